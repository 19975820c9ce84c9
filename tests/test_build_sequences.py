"""Any sequence of changes, each followed by an update, is as good as a fresh build."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from gpqa import discover
from gpqa.errors import SourceError
from tests.helpers_index import PARAGRAPHS, answers, build, contents

NAMES = st.sampled_from(["a.txt", "b.md", "x/a.txt", "y/a.txt", "y/a.md", "z/c.txt"])
CORPORA = st.sampled_from(["corpus.jsonl", "x/corpus.jsonl"])
TEXTS = st.lists(
    st.sampled_from([*PARAGRAPHS, "", "\n\n", "# Winter", "12 May 2015", "Share this"]), max_size=4
).map("\r\n\r\n".join)
RECORDS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "r1", "r2"]), TEXTS, st.sampled_from([None, "Titled"])),
    max_size=4,
)
_TICK = 0.012
"""Longer than the file system's clock stands still, so that every edit shows in a stat."""


class Updates(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.base = Path(tempfile.mkdtemp(prefix="gpqa-updates-"))
        self.folder = self.base / "in"
        self.folder.mkdir()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(discover, "_RACY_NS", int(_TICK * 0.75e9))
        self.builds = 0

    @rule(name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())

    @rule(name=CORPORA, records=RECORDS, broken=st.booleans())
    def write_corpus(
        self, name: str, records: list[tuple[str, str, str | None]], *, broken: bool
    ) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        lines = [json.dumps({"_id": i, "text": t, "title": title}) for i, t, title in records]
        path.write_text("\n".join([*lines, "{"] if broken else lines))

    @rule(name=st.one_of(NAMES, CORPORA))
    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @rule(name=NAMES, to=NAMES)
    def rename(self, name: str, to: str) -> None:
        (self.folder / to).parent.mkdir(exist_ok=True)
        if (self.folder / name).exists():
            (self.folder / name).rename(self.folder / to)

    @rule(name=st.one_of(NAMES, CORPORA))
    def touch(self, name: str) -> None:
        if (self.folder / name).exists():
            (self.folder / name).touch()

    @rule(name=NAMES)
    def spoil(self, name: str) -> None:
        if (self.folder / name).exists():
            (self.folder / name).write_bytes(b"caf\xe9")

    @rule()
    def update(self) -> None:
        time.sleep(_TICK)
        self.builds += 1
        fresh = self.base / f"fresh-{self.builds}"
        try:
            expected = build(fresh, self.folder)
        except SourceError as error:
            with pytest.raises(type(error)):
                build(self.base / "index", self.folder)
            return
        report = build(self.base / "index", self.folder)
        assert contents(self.base / "index") == contents(fresh)
        assert answers(self.base / "index") == answers(fresh)
        assert sorted((p.where, str(p.error)) for p in report.problems) == sorted(
            (p.where, str(p.error)) for p in expected.problems
        )
        shutil.rmtree(fresh)

    @invariant()
    def nothing_is_left_behind(self) -> None:
        if hasattr(self, "base"):
            assert not list(self.base.glob("index/gens/.building-*"))

    def teardown(self) -> None:
        if hasattr(self, "base"):
            self.patch.undo()
            shutil.rmtree(self.base)


TestUpdates = Updates.TestCase
TestUpdates.settings = settings(
    max_examples=50,
    stateful_step_count=14,
    suppress_health_check=[HealthCheck.too_slow],
)


class ManyUpdates(Updates):
    pass


TestManyUpdates = pytest.mark.slow(ManyUpdates.TestCase)
TestManyUpdates.settings = settings(
    max_examples=150,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow],
)

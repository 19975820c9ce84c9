"""Killed at any moment, an index is the old one or the new one, and the next build succeeds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.helpers_index import PARAGRAPHS, answers, build, generations_of, put

if TYPE_CHECKING:
    from pathlib import Path

# One process forks a builder for every kill, so that no time goes into imports.
# Each builder says when it begins; a slow fsync spreads the steps of publishing.
VICTIMS = """
import os, sys, time
from pathlib import Path
import faiss, filelock, numpy
from gpqa import build as build_module
from gpqa.build import build_index
from gpqa.testing import HashEncoder
from gpqa.store import generations

class Slow:
    def begin(self, documents, total): time.sleep(0.002)
    def advance(self, amount, passages): time.sleep(0.002)

for name in ("_sync_folder", "_prune"):
    def slow(*args, inner=getattr(generations, name), **options):
        time.sleep(0.002); inner(*args, **options); time.sleep(0.002)
    setattr(generations, name, slow)
os.fsync = lambda handle: time.sleep(0.003)
index, folder = map(Path, sys.argv[1:])
for line in sys.stdin:
    victim = os.fork()
    if not victim:
        try:
            build_index(index, [folder], HashEncoder(), progress=Slow())
        except BaseException as error:
            os.write(2, repr(error).encode())
            os._exit(1)
        os._exit(0)
    print(victim, flush=True)
    _, status = os.waitpid(victim, 0)
    print("killed" if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status), flush=True)
"""


HOLD = """
import signal, sys, time
from pathlib import Path
from gpqa.store import generations
# A job in the background of a shell inherits that Ctrl-C is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
with generations.writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def campaign(tmp_path: Path, kills: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    folder, index = tmp_path / "in", tmp_path / "index"
    put(folder, {f"{i}.txt": text for i, text in enumerate(PARAGRAPHS)})
    build(index, folder)
    fates: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", VICTIMS, str(index), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        took = 0.08
        for number in range(kills):
            before = answers(index)
            put(folder, {"0.txt": f"The vote about funding was carried by {number}."})
            build(tmp_path / f"expected-{number}", folder)
            after = answers(tmp_path / f"expected-{number}")
            assert before != after
            process.stdin.write("next\n")
            process.stdin.flush()
            victim = int(process.stdout.readline())
            begin = time.monotonic()
            time.sleep(chance.uniform(0, took))
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
            end = process.stdout.readline().strip()
            if end == "0":
                took = max(0.02, (time.monotonic() - begin) * 0.9)
            assert end in {"killed", "0"}, end
            now = answers(index)
            assert now in (before, after), f"kill {number} left something else"
            fates.append(f"{end} {'new' if now == after else 'old'}")
            report = build(index, folder)
            assert not report.notes, "nothing had to be built afresh"
            assert answers(index) == after
            left = generations_of(index)
            assert not [name for name in left if not name.startswith("gen-")], left
            assert len(left) <= 3
        process.stdin.close()
        assert process.wait(timeout=30) == 0
    return fates


def test_fifteen_kills_leave_no_index_that_cannot_be_read(tmp_path: Path) -> None:
    fates = campaign(tmp_path, 15, seed=1)
    assert "killed old" in fates, f"none was killed before it published: {fates}"


@pytest.mark.slow
def test_many_kills_leave_no_index_that_cannot_be_read(tmp_path: Path) -> None:
    fates = campaign(tmp_path, 150, seed=2)
    assert fates.count("killed old") >= 30
    assert "killed new" in fates, f"none was killed while it cleaned up: {fates}"


def test_a_writer_that_is_stopped_frees_its_lock(tmp_path: Path) -> None:
    folder, index = put(tmp_path / "in", {"a.txt": PARAGRAPHS[0]}), tmp_path / "index"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(index)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    assert not list((index / "gens").iterdir()), "Ctrl-C tidies up"
    assert build(index, folder).added == ["a"]

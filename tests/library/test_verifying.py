from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gpqa.library import Library
from gpqa.models import Verdict
from gpqa.testing import HashEncoder
from tests.helpers_index import put

if TYPE_CHECKING:
    from pathlib import Path

SAID = "The health secretary said that funding for general practice would rise."
KINDS = {
    "plain": ("a.txt", lambda text: text.encode(), None),
    "BOM": ("a.txt", lambda text: b"\xef\xbb\xbf" + text.encode(), None),
    "UTF-16": ("a.txt", lambda text: text.encode("utf-16"), None),
    "CRLF": ("a.txt", lambda text: text.replace("\n", "\r\n").encode(), None),
    "cp1252": ("a.txt", lambda text: ("£5 – " + text).encode("cp1252"), "cp1252"),
    "jsonl": (
        "corpus.jsonl",
        lambda text: json.dumps({"_id": "r", "text": text}).encode(),
        None,
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_verify_rereads_what_is_on_the_disk_now(tmp_path: Path, kind: str) -> None:
    name, encode, encoding = KINDS[kind]
    path = tmp_path / "in" / name

    def write(text: str) -> None:
        put(tmp_path / "in", {name: encode(text)})  # type: ignore[no-untyped-call]

    write(f"A first line of it.\n\n{SAID} He gave no date for it.\n")
    library, _ = Library.build(
        [tmp_path / "in"], tmp_path / "index", encoder=HashEncoder(), encoding=encoding
    )
    answer = library.ask("What did the health secretary say about funding?", top=1)
    (quote,) = answer.quotes
    assert quote.text == SAID

    def verdict() -> Verdict:
        (check,) = library.verify(answer).quotes
        assert library.verify(answer.model_dump_json()).quotes == (check,)
        return check.verdict

    assert verdict() is Verdict.VALID
    write(f"A first line of it.\n\n{SAID} Nothing more.\n")
    assert verdict() is Verdict.VALID
    (check,) = library.verify(answer).quotes
    assert not check.source_unchanged
    write(f"One line more than before.\n\nA first line of it.\n\n{SAID}\n")
    assert verdict() is Verdict.MOVED
    write(f"A first line of it.\n\n{SAID.replace('rise', 'fall')}\n")
    assert verdict() is Verdict.CHANGED
    path.unlink()
    assert verdict() is Verdict.MISSING
    library.close()


def test_a_record_that_went_is_missing_though_its_file_is_there(tmp_path: Path) -> None:
    put(tmp_path / "in", {"corpus.jsonl": json.dumps({"_id": "r", "text": SAID})})
    library, _ = Library.build([tmp_path / "in"], tmp_path / "index", encoder=HashEncoder())
    answer = library.ask("What did the health secretary say about funding?")
    put(tmp_path / "in", {"corpus.jsonl": json.dumps({"_id": "s", "text": SAID})})
    assert [check.verdict for check in library.verify(answer).quotes] == [Verdict.MISSING]
    library.close()

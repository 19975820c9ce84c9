from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from training.corpora import held_out, read_written
from training.written import WRITTEN, WrittenError, main, read_documents, read_paragraphs

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """\
= Council to close two of its seven libraries

The libraries in Moor Lane and at the station will close in May. Others stay.

"We had no choice," said Ann Lee. – A dash begins this line's second sentence.

? Which branches will shut?
> The libraries in Moor Lane and at the station
* Moor Lane and at the station
? How much will be saved?
- no sum is given
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "one.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_document_is_read_with_its_questions(tmp_path: Path) -> None:
    (document,) = read_documents(write(tmp_path, DOCUMENT))
    assert document.title == "Council to close two of its seven libraries"
    assert document.text.startswith("The libraries")
    assert document.text.endswith("sentence.")
    first, second = document.questions
    assert first.words in first.evidence[0]
    assert not second.evidence
    assert second.missing == "no sum is given"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("> The libraries in", "> The Libraries in", "not in the text"),
        ("> The libraries in Moor Lane and at the station", "> e", "more than once"),
        (
            "and at the station\n*",
            "and at the station will close in May. Others stay.\n*",
            "more than",
        ),
        ("* Moor Lane", "* More Lane", "is not in the first sentence"),
        ("- no sum is given", "", "needs either"),
        ("- no sum is given", "a stray line", "after the questions only"),
        ("= Council", "Council", "one.txt:1: a title"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in DOCUMENT
    with pytest.raises(WrittenError, match=said):
        list(read_documents(write(tmp_path, DOCUMENT.replace(old, new))))


def test_more_questions_are_read_with_what_they_are_about(tmp_path: Path) -> None:
    path = write(
        tmp_path, "@ a1\n~ Who owns it?\n- Who sold it?\n- Who bought it?\n\n@ a2\n~ When?\n"
    )
    one, two = read_paragraphs(path)
    assert (one.id, one.same, len(one.unanswered)) == ("a1", ["Who owns it?"], 2)
    assert (two.id, two.unanswered) == ("a2", [])
    with pytest.raises(WrittenError, match=r"one\.txt:1: neither"):
        list(read_paragraphs(write(tmp_path, "What is this?\n")))


def test_what_is_shipped_is_well_formed_and_partly_held_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([str(path) for path in sorted(WRITTEN.glob("*/*.txt"))]) == 0
    assert "unanswered" in capsys.readouterr().out
    records, asked = read_written()
    assert len({item.question for item in asked}) > 0.99 * len(asked)
    assert {item.about for item in asked} == {record.id for record in records}
    held = sum(held_out(record.article) for record in records)
    assert 0.1 < held / len(records) < 0.35

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library

CLAIM = "Mr Tom Park, who chairs the boat club, said that the wall had been paid for twice."
DENIAL = "Councillor Quill denied this."
TEXT = (
    "Councillor Ann Quill leads the council. {claim}{gap}{denial} The next meeting is in June.\n\n"
    "The club will hold its regatta in July. The ferry runs every day."
)


def library(folder: Path, gap: str = " ", denial: str = DENIAL) -> Library:
    text = TEXT.format(claim=CLAIM, gap=gap, denial=denial)
    build(folder / "index", put(folder / "docs", {"wall.txt": text}))
    return open_library(folder / "index")


@pytest.mark.parametrize(
    "denial",
    [DENIAL, "Councillor Ann Quill, the leader, disputes that.", "This was denied by Ann Quill."],
)
def test_who_denies_a_claim_is_found_by_it_and_quoted_with_it(tmp_path: Path, denial: str) -> None:
    with library(tmp_path, denial=denial) as lib:
        (quote,) = lib.ask("What did Quill say about the wall?", min_confidence=0.0).quotes
    assert (quote.text, quote.speaker) == (denial, "Ann Quill")
    assert quote.reply_to is not None
    assert (quote.reply_to.text, quote.reply_to.speaker) == (CLAIM, "Tom Park")


def test_what_denies_nothing_is_not_about_what_stands_before_it(tmp_path: Path) -> None:
    with library(tmp_path, denial="Councillor Quill praised the ferry.") as lib:
        quotes = lib.ask("What did Quill say?", min_confidence=0.0).quotes
    assert [(quote.text, quote.reply_to) for quote in quotes] == [
        ("Councillor Quill praised the ferry.", None)
    ]


def test_in_another_paragraph_another_claim_may_be_meant(tmp_path: Path) -> None:
    with library(tmp_path, gap="\n\n") as lib:
        quotes = lib.ask("What did Quill say?", min_confidence=0.0).quotes
    assert [(quote.text, quote.reply_to) for quote in quotes] == [(DENIAL, None)]

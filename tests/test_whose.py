"""Whose words answer, told by a small library of an article and a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers_index import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library

FILES = {
    "quay.txt": (
        "Harbour master Joe Kirk said the quay was sinking by the day. Ann Lee, a merchant, told"
        " the Courier that the rents would rise by half.\n"
    ),
    "review.txt": (
        "THE CHAIR: Mr Aldous, when did you come on duty that night?\n\n"
        "MR ALDOUS: I came on duty at ten, when the float switch was already stuck.\n\n"
        "THE CHAIR: Mrs Latimer, you lived in the lane below the pumps?\n\n"
        "MRS LATIMER: We were woken by a boy with a torch, and nobody has said sorry.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("whose"), FILES) as opened:
        yield opened


@pytest.mark.parametrize(
    "asked", ["tell the review", "say to the inquiry", "tell the public hearing"]
)
def test_what_a_hearing_was_told_is_all_that_its_transcript_has(
    library: Library, asked: str
) -> None:
    answer = library.ask(f"What did Mr Aldous {asked}?")
    assert {quote.speaker for quote in answer.quotes} == {"Mr Aldous"}


@pytest.mark.parametrize("asked", ["tell the review", "tell the committee"])
def test_what_a_paper_was_told_no_hearing_was(library: Library, asked: str) -> None:
    assert not library.ask(f"What did Ann Lee {asked}?").quotes


def test_who_is_left_out_is_not_quoted(library: Library) -> None:
    for question in (
        "Did anyone but Kirk say that the quay was sinking?",
        "quotes on the quay from anyone other than Joe Kirk",
        "Has anybody except Kirk warned about the quay sinking?",
    ):
        answer = library.ask(question, min_confidence=0)
        assert "Joe Kirk" not in {quote.speaker for quote in answer.quotes}

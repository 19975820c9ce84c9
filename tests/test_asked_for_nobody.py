"""Roles, bodies and names that nobody in the sources bears, and who is asked by description."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.asked import of_whom
from gpqa.parties import tells_of
from gpqa.question import understand
from gpqa.saying import has_saying
from gpqa.whose import whose_words
from tests.helpers_index import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library
    from gpqa.wanted import Whose

FILES = {
    "quay.txt": (
        "Deputy chief harbour officer Tom Rask said the quay was sound. A source close to the"
        " board told the Courier: “She will be gone by spring.”\n\n"
        "A senior GQB official, who asked not to be named, said the crane was never tested. The"
        " Gull Quay Board said it would appeal. “Everybody saw it,” the official said.\n\n"
        "Ch Supt Mary Quill said two men had been arrested. Cllr Jean Aldous said the council"
        " was sorry. Cllr Aldous would not say more.\n\n"
        "Eva Holm said the boats were late, and was helped ashore by firefighters. A navy"
        " launch towed the crane away.\n\n"
        "John Constable said the view was spoiled. Oftide’s director of safety, Ida Berg, said"
        " the owner had been warned.\n"
    ),
    "speech.txt": (
        "I met a woman in Holt last week. Jean is seventy and keeps bees. She told me that the"
        " bridge must open. Jean laughed, and so did I.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("nobody"), FILES) as opened:
        yield opened


def whose(library: Library, question: str) -> Whose:
    return whose_words(library.store, understand(question))


# --- who is asked by description -------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("the source close to the board", "A source close to the board"),
        ("the harbour officer", "Tom Rask"),
        ("the police", "Mary Quill"),
        ("GQB", "Gull Quay Board"),
        ("the GQB", "Gull Quay Board"),
    ],
)
def test_who_is_described_is_found_by_all_the_words(
    library: Library, asked: str, name: str
) -> None:
    assert whose(library, f"What did {asked} say?").names == (name,)


def test_once_described_somebody_is_called_by_the_noun_alone(library: Library) -> None:
    names = whose(library, "What did the GQB official say?").names
    assert names == ("A senior GQB official, who asked not to be named", "the official")


@pytest.mark.parametrize("asked", ["the source close to the union", "the council official"])
def test_one_word_that_does_not_fit_is_one_too_many(library: Library, asked: str) -> None:
    assert whose(library, f"What did {asked} say?").speakers is None


def test_a_firm_that_only_its_director_speaks_for_is_heard_in_her_words(library: Library) -> None:
    found = whose(library, "What did Oftide say?")
    assert found.besides
    names = {row.name for row in library.store.speakers() if row.no in found.besides}
    assert names == {"Ida Berg"}


# --- who is nobody ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    ["the whistleblower", "the firefighter", "the plumber", "@mq", "Mary_Quill_58", "gull2019"],
)
def test_who_nobody_is_is_unknown(library: Library, asked: str) -> None:
    assert whose(library, f"What did {asked} say?").unknown


def test_a_first_name_that_another_source_gives_somebody_else_is_not_hers(library: Library) -> None:
    found = whose(library, "What did Jean say?")
    assert found.unknown
    assert found.nearest == ("Jean Aldous",)
    assert whose(library, "What did Jean Aldous say?").names == ("Jean Aldous",)
    assert whose(library, "What did Eva say?").names == ("Eva Holm",)


def test_a_body_that_is_only_told_of_says_nothing(library: Library) -> None:
    assert not library.ask("What did the Navy say?").answered


@pytest.mark.parametrize(
    ("text", "asked", "tells"),
    [
        ("The Navy has denied it.", "the Navy", True),
        ("It declined to comment.", "the Navy", True),
        ("A Navy launch towed it away.", "the Navy", False),
        ("The council has denied it.", "the Navy", False),
        ("The PM has denied it.", "the prime minister", True),
        ("The floods minister has denied it.", "the prime minister", False),
    ],
)
def test_a_sentence_tells_what_a_body_says_by_its_name_and_a_verb(
    text: str, asked: str, *, tells: bool
) -> None:
    assert tells_of(text, asked, saying=True) is tells


def test_a_thing_done_is_nothing_said() -> None:
    assert not has_saying("It dropped an estimated 40 tonnes of stone.")
    assert has_saying("It apologised to the village.")


# --- of whom others speak --------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("Who criticised Jean Aldous?", ("Jean Aldous",)),
        (
            "Who has blamed the council for the crane?",
            ("the council for the crane", "the council"),
        ),
        ("Who criticised the Bank of England?", ("the Bank of England", "the Bank")),
        ("Who else is against Rask?", ("Rask",)),
        ("Who disagrees with Tom Rask about the quay?", ("Tom Rask about the quay", "Tom Rask")),
        ("Who is critical of Rask’s plan?", ("Rask’s plan", "Rask")),
        ("Who said that Rask was wrong?", ()),
        ("Who was criticised by Rask?", ()),
        ("Why did Quill criticise Rask?", ()),
    ],
)
def test_of_whom_others_speak_is_read(question: str, whom: tuple[str, ...]) -> None:
    assert of_whom(question) == whom


def test_who_criticised_somebody_is_not_that_somebody(library: Library) -> None:
    found = whose(library, "Who criticised Tom Rask?")
    assert found.attributed
    assert {row.name for row in library.store.speakers() if row.no in found.without} == {"Tom Rask"}

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.parties import speaks
from gpqa.question import understand
from gpqa.wanted import ANYONE
from gpqa.whose import whose_words
from tests.helpers_index import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library
    from gpqa.wanted import Whose

FILES = {
    "quay.txt": (
        "Mayor Jo Lindt said the quay would be closed to cars. Deputy harbour master Tom Rask said"
        " that the stones were loose.\n\n"
        "Energy minister Eva Holm told the paper that the wind farm would pay for the work. She"
        " said she would ask the state auditor to look at the bill.\n\n"
        "One tenant of the warehouse said that the noise was bad. Ann Poe, who lives on the quay,"
        " said: “We were never asked.”\n\n"
        "Teachers at the quay school were told of the works on Friday, and two teachers will move"
        " to other rooms. Anglers fear for the eels. Drivers queued on the bridge, and several"
        " motorists complained that the signs were wrong.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("parties"), FILES) as opened:
        yield opened


def whose(library: Library, question: str) -> Whose:
    return whose_words(library.store, understand(question))


def left_out(library: Library, found: Whose) -> set[str]:
    return {row.name for row in library.store.speakers() if row.no in found.without}


@pytest.mark.parametrize("office", ["governor", "ambassador", "pope", "bishop", "sheriff"])
def test_an_office_that_no_source_has_a_word_for_is_unknown(library: Library, office: str) -> None:
    assert whose(library, f"What did the {office} say about the quay?").unknown


def test_an_office_that_is_only_named_is_nobodys_who_holds_another(library: Library) -> None:
    found = whose(library, "What did the state auditor say about the bill?")
    assert found.unheard
    assert {"Jo Lindt", "Eva Holm"} <= left_out(library, found)
    assert "Ann Poe" not in left_out(library, found)


def test_a_minister_is_not_another_minister(library: Library) -> None:
    found = whose(library, "What did the transport minister say about the quay?")
    assert found.unheard
    assert "Eva Holm" in left_out(library, found)


def test_who_left_an_office_is_not_who_holds_it(library: Library) -> None:
    found = whose(library, "What did the former mayor say about the quay?")
    assert found.unheard
    assert "Jo Lindt" in left_out(library, found)


def test_residents_are_not_the_mayor_but_may_be_whoever_has_no_office(library: Library) -> None:
    found = whose(library, "What did residents say about the quay?")
    assert found.unheard
    assert {"Jo Lindt", "Eva Holm"} <= left_out(library, found)
    assert "Ann Poe" not in left_out(library, found)
    answer = library.ask("What did residents say about having been asked?")
    assert "Jo Lindt" not in {quote.speaker for quote in answer.quotes}


def test_a_group_one_of_whom_is_heard_is_not_unheard(library: Library) -> None:
    found = whose(library, "What did tenants say about the noise?")
    assert not found.unheard
    assert "Jo Lindt" in left_out(library, found)


def test_what_is_told_of_a_group_is_not_what_it_says(library: Library) -> None:
    silent = library.ask("What did the teachers say?")
    assert not silent.answered
    (quote, *_) = library.ask("What did the motorists say?").quotes
    assert "motorists complained" in quote.text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Nurses fear for their jobs.", True),
        ("They will strike, nurses say.", True),
        ("According to nurses, the roof leaks.", True),
        ("Some of the nurses, most of them part-time, criticised the plan.", True),
        ("“It is a shame,” said one nurse.", True),
        ("Nurses were told at a meeting on Friday, and forty will move.", False),
        ("The chief said nurses would move.", False),
        ("The council said nurses had been treated badly.", False),
        ("“It is over,” he told nurses.", False),
        ("Nurses gathered outside. The chief said nothing.", False),
    ],
)
def test_a_group_speaks_where_its_verb_is_its_own(text: str, *, says: bool) -> None:
    assert speaks(text, ("nurse", "nurses")) is says


@pytest.mark.parametrize(
    "question",
    [
        "What did critics say about the quay?",
        "What did the campaigners' leader say about the quay?",
        "What did people say about the quay?",
        "What did the driver say about the quay?",
    ],
)
def test_what_anybody_may_be_called_is_anybodys(library: Library, question: str) -> None:
    assert whose(library, question) == ANYONE


def test_silence_of_an_office_says_that_nobody_holds_it(library: Library) -> None:
    answer = library.ask("What did the governor say about the quay?")
    assert (answer.answered, answer.reason) == (False, "unknown_speaker")

"""Which words are wanted: what somebody promised, and what they wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.asked import asked_of, written_by
from gpqa.library import Library
from gpqa.question import understand
from gpqa.testing import HashEncoder
from gpqa.wanted import ANYONE
from gpqa.whose import whose_words
from tests.helpers_index import build, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = {
    "slip.txt": (
        "The head of the ferry users’ group, Dinah Prowse, said that the new timetable was “a"
        " start” but warned that the last boat must not be cut.\n\n"
        "Harbour master Colin Ede promised that the slip would be dredged by May. He said that the"
        " council had promised him money. “We shall see,” he said.\n\n"
        "Rosa Kell, who rows there, said that the council had promised a second crossing.\n\n"
        "Nora Vane has sailed there since 1970. It is the fog that Nora Vane dreads.\n\n"
        "Edda Rowe pledged a new slip and warned that the old one would go.\n\n"
        "Ms Prowse wrote two books on the tides of the firth.\n"
    ),
    "letters.txt": (
        "LETTERS TO THE EDITOR\n\n"
        "Sir, I have rowed to work since 1988. No timetable ever made me late.\n"
        "Osbert Finn\nWeir Cottage, Fell End\n\n"
        "Sir, The slip is as green as a meadow. I keep a goat and know one when I see it.\n"
        "Maud Tarrant\nMill Lane, Fell End\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base: Path = tmp_path_factory.mktemp("wanted")
    put(base / "in", FILES)
    build(base / "index", base / "in")
    with Library.open(base / "index", encoder=HashEncoder()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("What did Dinah Prowse warn?", "warn"),
        ("What else has Colin Ede promised?", "promised"),
        ("What did Ede warn about?", "warn"),
        ("What did Ede promise about the slip?", ""),
        ("What did Ede say?", ""),
        ("Why did Ede apologise?", ""),
        ("Did Ede apologise?", ""),
    ],
)
def test_what_somebody_did_by_saying_it_is_a_deed(question: str, deed: str) -> None:
    assert asked_of(question).deed == deed


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Dinah Prowse warn?", "warned that the last boat"),
        ("What did Colin Ede promise?", "promised that the slip"),
    ],
)
def test_what_is_told_with_that_verb_is_all_that_answers(
    library: Library, question: str, told: str
) -> None:
    answer = library.ask(question)
    assert len(answer.quotes) == 1
    assert told in answer.quotes[0].text


def test_what_nothing_tells_with_that_verb_is_asked_as_before(library: Library) -> None:
    answer = library.ask("What did Dinah Prowse promise?")
    assert answer.reason == "speaker_did_not_say"
    assert answer.speakers == ("Dinah Prowse",)


def test_of_somebody_never_heard_the_source_tells_what_they_fear_but_not_what_they_said(
    library: Library,
) -> None:
    assert (
        whose_words(library.store, understand("What does Nora Vane fear?")).told_of == "Nora Vane"
    )
    assert whose_words(library.store, understand("What does Nora Vane say of fog?")).unknown
    assert whose_words(library.store, understand("What does Tom Lee fear?")).unknown


def test_what_is_told_with_a_verb_of_the_same_kind_is_it(library: Library) -> None:
    assert "pledged a new slip" in library.ask("What did Edda Rowe promise?").quotes[0].text


def test_what_others_promised_is_no_promise_of_who_tells_of_it(library: Library) -> None:
    assert "second crossing" in library.ask("What did Rosa Kell say?").quotes[0].text
    assert library.ask("What did Rosa Kell promise?").reason == "speaker_did_not_say"


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("What did Osbert Finn write?", ("Osbert Finn", "")),
        ("What has Maud Tarrant written about the slip?", ("Maud Tarrant", "the slip")),
        ("What books did Maud Tarrant write?", None),
        ("What did Maud Tarrant write her book with?", None),
        ("Did Maud Tarrant write it?", None),
        ("Who wrote about the slip?", None),
    ],
)
def test_what_somebody_wrote_is_asked_with_or_without_a_topic(
    question: str, written: tuple[str, str] | None
) -> None:
    assert written_by(question) == written


def test_who_is_heard_wrote_what_stands_under_their_name(library: Library) -> None:
    about = library.ask("What did Maud Tarrant write about the slip?")
    assert {quote.speaker for quote in about.quotes} == {"Maud Tarrant"}
    bare = whose_words(library.store, understand("What did Osbert Finn write?"))
    assert bare.speakers is None  # a book of his, were one told of, comes first
    assert bare.otherwise is not None
    assert bare.otherwise.names == ("Osbert Finn",)
    assert bare.otherwise.any_words


def test_of_who_is_never_heard_anybody_may_tell_what_they_wrote(library: Library) -> None:
    assert whose_words(library.store, understand("What did Ida Storm write?")) is ANYONE

"""Of gpqa.whose, gpqa.heard, gpqa.speakers and gpqa.voices, over one small index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gpqa.heard import is_slip
from gpqa.models import Attribution
from gpqa.question import understand
from gpqa.speakers import is_named_only, list_statements
from gpqa.testing import HashEncoder
from gpqa.voices import OWN_VOICE, Voice
from gpqa.wanted import ANYONE, Whose
from gpqa.whose import whose_words
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gpqa.library import Library

FILES = {
    "council.txt": (
        "Council leader Ann Lee said the library in Barford would close. She blamed cuts to the"
        " budget.\n\n“Nobody asked us about the library,” said Tom Park, who runs the friends'"
        " group.\n\nThe library was built in 1904. The BBC said the roof of the library leaks.\n"
    ),
    "hearing.txt": (
        "Mr Keane: Did you visit the library in Barford?\n\n"
        "Ms Ode: I did visit the library, in the spring.\n\n"
        "Mr Keane: And what did Ann Lee tell you about the library?\n\n"
        "Ms Ode: She told me that the library would stay open.\n\n"
        "Mr Keane: Thank you, Ms Ode.\n"
    ),
    "comments.txt": (
        "The library closes\n\nThe library in Barford closes in June, the council decided.\n\n"
        "Readers' comments (1)\n\n  • The library is the only warm room that we visit in Barford.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base = tmp_path_factory.mktemp("speakers")
    put(base / "in", FILES)
    build(base / "index", base / "in", encoder=HashEncoder())
    with open_library(base / "index") as opened:
        yield opened


def whose(library: Library, question: str, speaker: str | None = None) -> Whose:
    return whose_words(library.store, understand(question), speaker)


# --- who is asked about ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Ann Lee say about the library?", ("Ann Lee",)),
        ("what did lee say about the library", ("Ann Lee",)),
        ("What did the council leader say about cuts?", ("Ann Lee",)),
        ("What did Ms Ode say when asked: did you visit?", ("Ms Ode",)),
        ("What did Ann Lee and Tom Park say about the library?", ("Ann Lee", "Tom Park")),
        ("What do readers say about the library?", ("reader",)),
        ("What did a reader say about the library?", ("reader",)),
    ],
)
def test_who_is_heard_is_found_by_what_a_question_calls_them(
    library: Library, question: str, names: tuple[str, ...]
) -> None:
    found = whose(library, question)
    assert found.names == names
    assert not found.unknown


def test_a_role_is_that_of_somebody_in_the_sources_that_may_answer(library: Library) -> None:
    hearing = [source.no for source in library.store.sources() if source.id == "hearing"]
    asked = understand("What did the council leader say about cuts?")
    assert whose_words(library.store, asked).names == ("Ann Lee",)
    assert whose_words(library.store, asked, sources=hearing).speakers is None


@pytest.mark.parametrize("question", ["What did Tom Park say about cuts?", "what did park say?"])
def test_a_name_is_the_same_persons_in_every_source(library: Library, question: str) -> None:
    hearing = [source.no for source in library.store.sources() if source.id == "hearing"]
    found = whose_words(library.store, understand(question), sources=hearing)
    assert found.names == ("Tom Park",)


@pytest.mark.parametrize(
    "question",
    [
        "What did Nora Quill say about the library?",
        "what did quill say about the library",
        "According to Mr Quill, who pays?",
    ],
)
def test_somebody_never_heard_is_unknown(library: Library, question: str) -> None:
    assert whose(library, question).unknown


def test_the_nearest_names_are_offered_and_not_taken(library: Library) -> None:
    found = whose(library, "What did Tom Parks say about the library?")
    assert found.unknown
    assert "Tom Park" in found.nearest


@pytest.mark.parametrize(
    "question",
    [
        "What did the article say about the library?",
        "What does the article say about the library?",
        "what did residents say about the library",
        "What does legislation say about the library?",
        "Do pensioners like the library?",
        "Library on Monday",
        "How old is the library?",
    ],
)
def test_what_is_nobodys_name_asks_for_no_speaker(library: Library, question: str) -> None:
    found = whose(library, question)
    assert found.speakers is None
    assert not found.attributed
    assert not found.unknown


def test_a_speaker_that_is_given_is_taken_for_one_whatever_it_looks_like(library: Library) -> None:
    assert whose(library, "What about the library?", "lee").names == ("Ann Lee",)
    assert whose(library, "What about the library?", "zebras").unknown


def test_who_said_it_wants_words_that_are_somebodys(library: Library) -> None:
    found = whose(library, "Who said that the roof leaks?")
    assert found.attributed
    assert not found.admits(OWN_VOICE)
    assert found.admits(Voice(None, Attribution.REPORTED, (1, 2)))
    assert found.admits(Voice("Ann Lee", Attribution.TURN, number=1))
    assert ANYONE.admits(OWN_VOICE)


@pytest.mark.parametrize(
    ("written", "name", "slip"),
    [
        ("Jenifer Dixon", "Jennifer Dixon", True),
        ("jermey hunt", "Jeremy Hunt", True),
        ("Maureen Bakker", "Maureen Baker", True),
        ("Paul Smith", "Paula Smith", False),
        ("John Nixon", "John Dixon", False),
        ("Ann Lee", "Anna Lee", False),
        ("Nixon", "Dixon", False),
        ("Michele Bauer", "Michael Bauer", False),
        ("Jonson Lee", "Jonsson Leigh", False),
        ("Jonas Lee", "Jonas Lee", False),
        ("Mary", "Mary Ann", False),
        ("", "", False),
    ],
)
def test_one_wrong_letter_inside_one_of_several_names_is_a_slip(
    written: str, name: str, slip: bool
) -> None:
    assert is_slip(written, name) is slip


# --- answers ---------------------------------------------------------------------------


def test_only_the_one_who_is_asked_about_is_quoted(library: Library) -> None:
    for who in ("Ann Lee", "Tom Park", "Ms Ode", "reader"):
        answer = library.ask("the library that we visit in Barford", speaker=who)
        assert answer.speakers == (who,)
        assert {quote.speaker for quote in answer.quotes} == {who}
        for quote in answer.quotes:
            text = library.source_text(quote.source_id, quote.start, quote.end)
            assert text == quote.text


def test_a_turns_words_are_its_speakers_and_not_those_of_who_it_tells_about(
    library: Library,
) -> None:
    answer = library.ask("What did Ann Lee say about the library?")
    assert answer.answered
    assert {quote.source_id for quote in answer.quotes} == {"council"}


def test_an_unknown_speaker_is_a_reason_of_its_own(library: Library) -> None:
    answer = library.ask("What did Tom Parks say about the library?")
    assert (answer.answered, answer.reason, answer.quotes) == (False, "unknown_speaker", ())
    assert answer.instead is not None
    assert "Tom Park" in answer.instead.speakers
    assert answer.instead.quotes
    assert all(quote.speaker for quote in answer.instead.quotes)


def test_silence_of_somebody_heard_is_another(library: Library) -> None:
    answer = library.ask("What did Tom Park say about zebras in Kenya?")
    assert (answer.answered, answer.reason) == (False, "speaker_did_not_say")
    assert answer.speakers == ("Tom Park",)
    assert answer.instead is not None
    assert answer.instead.quotes == ()
    roof = library.ask("What did Tom Park say about the leaking roof?")
    assert roof.reason == "speaker_did_not_say"
    assert roof.instead is not None
    assert "BBC" in {quote.speaker for quote in roof.instead.quotes}
    assert "Tom Park" not in {quote.speaker for quote in roof.instead.quotes}


def test_without_a_topic_anything_that_somebody_said_answers(library: Library) -> None:
    for question, who in (("What did readers say?", "reader"), ("Ms Ode's comments", "Ms Ode")):
        answer = library.ask(question)
        assert answer.answered
        assert {quote.speaker for quote in answer.quotes} == {who}


def test_of_an_office_or_a_body_never_heard_only_the_text_itself_tells(library: Library) -> None:
    answer = library.ask("What did the library board say about the library in Barford?")
    assert {quote.speaker for quote in answer.quotes} <= {None}


def test_a_name_written_small_is_somebodys_where_a_text_names_them(tmp_path: Path) -> None:
    put(tmp_path / "in", {"a.txt": "Ann Lee said the case of Mr John Barrow was closed."})
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as opened:
        assert whose(opened, "what did barrow say about the case").unknown
        assert not whose(opened, "what did case say about it").unknown


def test_both_of_two_must_be_heard(library: Library) -> None:
    found = whose(library, "What did Ann Lee and Nora Quill say about the library?")
    assert found.unknown
    assert "Ann Lee" in found.nearest


def test_of_what_a_body_says_the_article_may_tell(library: Library) -> None:
    answer = library.ask("What did the BBC say about when it was built in 1904?")
    assert answer.answered
    assert "1904" in answer.quotes[0].text


def test_search_narrows_to_passages_that_hold_a_speakers_words(library: Library) -> None:
    found = library.search("library", speaker="Tom Park").passages
    assert {passage.source_id for passage in found} == {"council"}
    assert library.search("library", speaker="Nora Quill").passages == ()


# --- who is heard ----------------------------------------------------------------------


def test_everybody_heard_is_listed_with_where(library: Library) -> None:
    listed = {each.name: each for each in library.speakers()}
    assert set(listed) == {"Ann Lee", "Tom Park", "Ms Ode", "Mr Keane", "reader", "BBC"}
    assert listed["Ms Ode"].sources == ("hearing",)
    assert listed["Ms Ode"].statements == 2


def test_statements_are_listed_in_their_order_with_their_own_words(library: Library) -> None:
    statements = list(library.statements())
    assert statements == sorted(statements, key=lambda s: (s.source_id, s.start, -s.end))
    for each in statements:
        assert library.source_text(each.source_id, each.start, each.end) == each.text
    assert {each.source_id for each in library.statements("hearing")} == {"hearing"}


# --- who is who, as the sources change -------------------------------------------------


def test_one_more_article_gives_a_name_in_full_and_a_second_of_it_takes_it_back(
    tmp_path: Path,
) -> None:
    folder = put(tmp_path / "in", {"a.txt": "Mr Cole said the bridge was unsafe."})

    def names() -> set[str]:
        build(tmp_path / "index", folder)
        with open_library(tmp_path / "index") as opened:
            return {each.name for each in opened.speakers() if each.sources == ("a",)}

    assert names() == {"Mr Cole"}
    put(folder, {"b.txt": "“It is late,” said Mr John Cole of the bridge authority."})
    build(tmp_path / "index", folder)
    with open_library(tmp_path / "index") as opened:
        (speaker,) = opened.speakers()
        assert (speaker.name, speaker.sources) == ("John Cole", ("a", "b"))
    put(folder, {"c.txt": "Mr Peter Cole said the bridge was safe."})
    assert names() == {"Mr Cole"}
    (folder / "c.txt").unlink()
    (folder / "b.txt").unlink()
    assert names() == {"Mr Cole"}


def test_whom_a_question_only_describes_may_be_anybody(library: Library) -> None:
    """The text may call the campaigners' leader something else; a name it would not."""
    found = whose(library, "How did the campaigners' leader react to the closure?")
    readers = frozenset(row.no for row in library.store.speakers() if row.name == "reader")
    assert found == replace(ANYONE, without=readers)  # who holds an office is no commenter
    named = whose(library, "How did the Royal Library Board react to the closure?")
    assert named.speakers == () or named.besides is not None or named.unknown


def test_anybody_but_one_is_anybody_but_that_one() -> None:
    others = Whose(attributed=True, without=frozenset({1}))
    assert others.admits(Voice("Tom Park", Attribution.DIRECT, None, 2))
    assert not others.admits(Voice("Ann Lee", Attribution.DIRECT, None, 1))
    assert not others.admits(OWN_VOICE)


WRITTEN = (
    {
        "minutes.txt": "Councillor Delany said that the branch would stay open. Ms. Ode said no.",
        "letter.txt": "Doctor Osei said that it was fine. Senator Rice said that it was not.",
    },
    {"gazette.txt": "Cllr Delany said that it was late. Dr Osei told the hall that it was early."},
    {"hearing.txt": "MS ODE: It is late.\n\nCLLR DELANY: Yes.\n\nMS ODE: Is it?\n\nMR. KEANE: No."},
)


@pytest.mark.parametrize("documents", range(1, 1 + len(WRITTEN)))
def test_everybody_is_shown_under_a_name_that_stands_in_the_corpus(
    documents: int, tmp_path: Path
) -> None:
    """But for capitals: nobody is shouted at since a transcript does it."""
    texts: dict[str, str] = {}
    for files in WRITTEN[:documents]:
        texts |= files
    put(tmp_path / "in", texts)
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        found = library.speakers()
    assert {"Delany", "Osei", "Rice"} <= {each.name.rpartition(" ")[2] for each in found}
    for each in found:
        for shown in (each.name, *each.forms):
            assert any(shown.casefold() in text.casefold() for text in texts.values()), shown


def test_who_is_named_but_never_heard_is_told_apart(tmp_path: Path) -> None:
    text = "Friends of Basil Thorne met. Mr Thorne was away. Ann Lee said the boat would sail.\n"
    put(tmp_path / "in", {"a.txt": text})
    build(tmp_path / "index", tmp_path / "in", encoder=HashEncoder())
    with open_library(tmp_path / "index") as opened:
        assert is_named_only(opened.store, "Basil Thorne")
        assert is_named_only(opened.store, "Thorne")
        for asked in ("Ann Lee", "Tom Lee", "Petra Vole", "the mayor", ""):
            assert not is_named_only(opened.store, asked), asked


FIRMS = {
    "ship.txt": (
        "The ship's owner, Saltmarsh Lines, declined to comment on the fire. The ship was built in"
        " 1987. Ines Holt put the fire out.\n\n"
        "A spokeswoman for Harrow Timber said the timber was insured. Jonas Reede, who saw the fire"
        " from the quay, said it burned for an hour. Greta Malm was on the quay as well.\n"
    ),
    "autumn.txt": "The leaves were brown when Ada Brown said that the school would stay open.\n",
}


@pytest.fixture(scope="module")
def ship(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base = tmp_path_factory.mktemp("ship")
    put(base / "in", FIRMS)
    build(base / "index", base / "in", encoder=HashEncoder())
    with open_library(base / "index") as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    ["What did Saltmarsh Lines say about the fire?", "Did Saltmarsh Lines comment on the fire?"],
)
def test_that_a_firm_would_not_comment_is_what_it_said(ship: Library, question: str) -> None:
    answer = ship.ask(question)
    assert [quote.speaker for quote in answer.quotes] == [None]
    assert "declined to comment" in answer.quotes[0].text


def test_who_speaks_for_a_firm_that_is_called_like_a_person_is_heard(ship: Library) -> None:
    answer = ship.ask("What did Harrow Timber say?")
    assert [quote.speaker for quote in answer.quotes] == ["A spokeswoman for Harrow Timber"]


def test_what_is_told_of_somebody_silent_is_not_what_they_said(ship: Library) -> None:
    for who in ("Ines Holt", "Greta Malm", "Acme Widgets"):
        answer = ship.ask(f"What did {who} say about the fire?")
        assert (answer.quotes, answer.reason) == ((), "unknown_speaker")


def test_what_somebody_silent_does_is_what_the_source_tells_of_them(ship: Library) -> None:
    assert ship.ask("Has Ines Holt put the fire out?").quotes[0].speaker is None
    assert whose(ship, "What does Tom Lee fear?").unknown  # whom no source names


@pytest.mark.parametrize("name", ["Reede", "reede", "Jonas Reede", "Mr Reede", "Ada Brown"])
def test_a_name_alone_asks_for_all_that_its_bearer_said(ship: Library, name: str) -> None:
    alone, asked = ship.ask(name), ship.ask(f"What did {name} say?")
    assert alone.answered
    assert alone.speakers == asked.speakers
    assert [quote.text for quote in alone.quotes] == [quote.text for quote in asked.quotes]


def test_a_name_alone_that_is_a_word_too_is_the_word_where_it_is_written_small(
    ship: Library,
) -> None:
    assert whose(ship, "brown") == ANYONE
    assert whose(ship, "Brown").names == ("Ada Brown",)


@pytest.mark.parametrize("name", ["Greta Malm", "greta malm", "Saltmarsh Lines", "Malm"])
def test_a_name_alone_that_is_never_heard_finds_what_is_told_of_it(
    ship: Library, name: str
) -> None:
    answer = ship.ask(name)
    assert answer.answered
    assert name.casefold() in answer.quotes[0].text.casefold()


# --- those who speak together ----------------------------------------------------------


@pytest.fixture(scope="module")
def joint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base = tmp_path_factory.mktemp("joint")
    text = (
        "The clerk, Ida Moss, and her deputy, Jan Reed, said the mill was safe.\n\n"
        "Both denied that the wheel was cracked.\n\nMs Moss said she would paint the mill.\n"
    )
    put(base / "in", {"mill.txt": text})
    build(base / "index", base / "in", encoder=HashEncoder())
    with open_library(base / "index") as opened:
        yield opened


def test_what_two_say_together_is_found_for_each_and_is_neithers_alone(joint: Library) -> None:
    said = {
        name: [(each.text, each.speaker) for each in list_statements(joint.store, speaker=name)]
        for name in ("Ida Moss", "Jan Reed")
    }
    both = "the clerk, Ida Moss, and her deputy, Jan Reed"
    denied = "Both denied that the wheel was cracked"
    together = [("the mill was safe", both), (denied, both)]
    assert said["Jan Reed"] == together
    assert said["Ida Moss"] == [*together, ("she would paint the mill", "Ida Moss")]
    known = whose(joint, "What did Jan Reed say about the mill?")
    assert known.names == ("Jan Reed",)
    assert len(known.speakers or ()) == 2


# --- what is denied --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "The baker, Eve Lind, denied having sold it.",
            "The baker, Eve Lind, denied having sold it",
        ),
        ("Mr Rob Vane denied that the well was dry.", "Mr Rob Vane denied that the well was dry"),
        (
            "Mrs Ivy Till does not believe that the fires were linked.",
            "Mrs Ivy Till does not believe that the fires were linked",
        ),
        ("Sam Holt, who has never lost a vote, said that the well was dry.", "the well was dry"),
        ("Sam Holt said that the well was not dry.", "the well was not dry"),
    ],
)
def test_what_is_denied_is_listed_with_its_denial(tmp_path: Path, text: str, shown: str) -> None:
    put(tmp_path / "in", {"note.txt": f"{text}\n\nThe fair opens at noon.\n"})
    build(tmp_path / "index", tmp_path / "in", encoder=HashEncoder())
    with open_library(tmp_path / "index") as opened:
        assert [each.text for each in opened.statements()] == [shown]

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.highlight import highlight
from gpqa.models import Attribution
from gpqa.replies import may_answer
from gpqa.voices import Voice
from tests.helpers_evidence import sentence
from tests.helpers_index import build, open_library, put
from tests.helpers_text import thorough

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library
    from gpqa.models import Quote

HEARING = """The Lowgate Inquiry

MS HART: Mr Dunn, you kept the lock at Lowgate until the flood?

A.  Yes, I did. I was there nine years.

Q.  Did you open the sluice gate on the night of the flood?

A.  No. I was asleep in the cottage.

Q.  Where did you find the broken chain in the morning?

A.  At the wall.

MS HART: I have no further questions.

MR PELL: Mr Dunn, was the sluice gate painted green?

MR DUNN: Never.

MR PELL: The gate was green in every photograph. Thank you.
"""
RADIO = """# Morning Call

**Presenter:** Good morning. Will the library close on Mondays next year?

**Gwen Ashe:** No. I gave my word on the library, Tom.

**Presenter:** [00:12:31] Is the library roof safe?

**Gwen Ashe:** The roof of the library was mended in June.

**Presenter:** Thank you. Is the van next?

**Gwen Ashe:** Not while I am here, it is not.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("heard")
    put(folder / "texts", {"hearing.txt": HEARING, "radio.md": RADIO})
    build(folder / "index", folder / "texts")
    return open_library(folder / "index")


def quotes(library: Library, question: str) -> list[Quote]:
    answer = library.ask(question, min_confidence=0)
    assert library.verify(answer).valid
    for quote in answer.quotes:
        text = library.source_text(quote.source_id)
        assert text[quote.start : quote.end] == quote.text
        assert all(quote.start <= a < b <= quote.end for a, b in quote.highlight)
        if quote.reply_to is not None:
            asked = quote.reply_to
            assert text[asked.start : asked.end] == asked.text
            assert asked.end <= quote.start
    return list(answer.quotes)


def one(library: Library, question: str, begin: str) -> Quote:
    found = [each for each in quotes(library, question) if each.text.startswith(begin)]
    assert found, [each.text for each in quotes(library, question)]
    return found[0]


@pytest.mark.parametrize(
    ("question", "words", "asked"),
    [
        (
            "Did you open the sluice gate on the night of the flood?",
            "No. I was asleep in the cottage.",
            "Did you open the sluice gate on the night of the flood?",
        ),
        (
            "Where did you find the broken chain in the morning?",
            "At the wall.",
            "Where did you find the broken chain in the morning?",
        ),
        (
            "Was the sluice gate painted green?",
            "Never.",
            "Mr Dunn, was the sluice gate painted green?",
        ),
        (
            "Will the library close on Mondays next year?",
            "No. I gave my word on the library, Tom.",
            "Good morning. Will the library close on Mondays next year?",
        ),
    ],
)
def test_a_short_answer_is_quoted_with_its_question(
    library: Library, question: str, words: str, asked: str
) -> None:
    quote = one(library, question, words)
    assert quote.text == words
    assert quote.reply_to is not None
    assert quote.reply_to.text == asked
    assert quote.speaker is None or quote.reply_to.speaker != quote.speaker


def test_what_follows_a_short_answer_is_quoted_from_the_answer_on(library: Library) -> None:
    quote = one(library, "Who was asleep in the cottage?", "No.")
    assert quote.text == "No. I was asleep in the cottage."
    assert quote.reply_to is not None


def test_what_says_enough_needs_no_question(library: Library) -> None:
    quote = one(library, "When was the roof of the library mended?", "The roof")
    assert quote.text == "The roof of the library was mended in June."
    assert quote.reply_to is None


def test_no_quote_and_no_mark_begins_in_a_label(library: Library) -> None:
    labels = ("A.", "Q.", "MS HART", "MR", "**", "[")
    for question in ("Gwen Ashe library", "Mr Pell and Ms Hart: the sluice gate", "presenter roof"):
        found = quotes(library, question)
        assert found
        for quote in found:
            if quote.attribution is Attribution.TURN:
                assert not quote.text.startswith(labels)
                assert quote.cue is None or quote.cue[1] <= quote.start


def test_a_receipt_whose_question_was_changed_is_not_valid(library: Library) -> None:
    answer = library.ask("Where did you find the broken chain in the morning?", min_confidence=0)
    (quote,) = [each for each in answer.quotes if each.text == "At the wall."]
    assert quote.reply_to is not None
    other = quote.reply_to.model_copy(update={"text": "Where did you hide the chain?"})
    forged = answer.model_copy(update={"quotes": (quote.model_copy(update={"reply_to": other}),)})
    report = library.verify(forged)
    assert not report.valid
    assert report.quotes[0].verdict == "valid"
    assert report.quotes[0].reply_to is not None
    assert report.quotes[0].reply_to.verdict == "changed"


@pytest.mark.parametrize(
    "form", ["plain", "markdown", "csv", "bibtex", "csl-json", "web-annotation"]
)
def test_every_form_shows_the_question(library: Library, form: str) -> None:
    answer = library.ask("Where did you find the broken chain in the morning?", min_confidence=0)
    kept = tuple(each for each in answer.quotes if each.reply_to)
    assert "broken chain" in library.cite(answer.model_copy(update={"quotes": kept}), form)


# --- labels ----------------------------------------------------------------------------


def turn(text: str, label: str, said: str) -> Voice:
    at, words = text.index(label), text.index(said)
    spans = ((words, len(text)), (at, at + len(label)))
    return Voice("Ann Lee", Attribution.TURN, (at, at + len(label)), 1, spans)


@pytest.mark.parametrize(
    ("text", "label", "said", "begins"),
    [
        ("[00:00:31] Ann Lee: We closed it.", "Ann Lee:", "We", "We"),
        ("Q5 Ann Lee: We closed it.", "Ann Lee:", "We", "We"),
        ("A.  We closed it.", "A.", "We", "We"),
        ("**Ann Lee:** We closed it.", "Ann Lee:**", "We", "We"),
        ("Ann Lee: “We closed it.”", "Ann Lee:", "We", "“We"),
        ("Ann Lee: (laughing) We closed it.", "Ann Lee:", "We", "We"),
        ("Ann Lee: 00:31 We closed it.", "Ann Lee:", "We", "We"),
        ("Ann Lee: We closed it (laughs) today.", "Ann Lee:", "today", "We"),
    ],
)
def test_a_turn_begins_at_its_first_words(text: str, label: str, said: str, begins: str) -> None:
    found = sentence(text, start=0, said=turn(text, label, said))
    assert text[found.begin :].startswith(begins)


def test_a_sentence_in_the_middle_of_a_turn_begins_where_it_begins() -> None:
    voice = Voice("Ann Lee", Attribution.TURN, (0, 8), 1, ((9, 90), (0, 8)))
    assert sentence("We closed it.", start=40, said=voice).begin == 40


def test_a_cue_of_other_speech_is_no_label() -> None:
    text = "Ann Lee said: We closed it."
    voice = turn(text, "Ann Lee said:", "We")._replace(attribution=Attribution.DIRECT)
    assert sentence(text, said=voice).begin == 0


@thorough
@given(st.text(" aB.“”[]():*\n0", max_size=60), st.integers(0, 80), st.integers(0, 80), st.data())
def test_a_sentence_always_begins_inside_itself_and_so_do_its_marks(
    text: str, cue_end: int, said: int, data: st.DataObject
) -> None:
    text = f"w{text}."
    voice = Voice("Ann", Attribution.TURN, (0, cue_end), 1, ((said, said + 9), (0, cue_end)))
    found = sentence(text, start=data.draw(st.integers(0, 30)), said=voice, asked="w a b?")
    assert found.start <= found.begin < found.end
    assert all(found.begin <= a < b <= found.end for a, b in highlight(found))


@pytest.mark.parametrize("words", ["No.", "No, no.", "Yes, sir.", "Never.", "At the wall."])
def test_a_short_answer_of_a_turn_says_nothing_by_itself(words: str) -> None:
    text = f"Ann Lee: {words}"
    assert not may_answer(sentence(text, said=turn(text, "Ann Lee:", words)))

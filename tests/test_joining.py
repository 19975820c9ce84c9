from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.compose import compose
from gpqa.joining import Neighbours
from gpqa.models import Attribution
from gpqa.units import LONGEST
from gpqa.voices import OWN_VOICE, Voice
from tests.helpers_evidence import Texts, sentence, sentences, voice
from tests.helpers_text import thorough


def quoted(
    text: str,
    scores: list[float],
    *,
    said: Voice = OWN_VOICE,
    top: int = 5,
    others: list[tuple[int, Voice]] | None = None,
) -> list[str]:
    """What is quoted of a text whose sentences have these scores."""
    found = sentences(text, said=said, scores=scores)
    for at, other in others or []:
        found[at] = sentence(
            found[at].text,
            start=found[at].start,
            score=found[at].score,
            kind=found[at].kind,
            said=other,
        )
    found.sort(key=lambda e: -e.score)
    quotes = compose(found, Texts(text).store, top)
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
    return [quote.text for quote in quotes]


# --- a subject that stands in the sentence before --------------------------------------


BRIDGE = "The bridge was built in 1890. It was closed by the council last May. Buses go round."


def test_a_sentence_is_quoted_with_the_one_that_it_needs() -> None:
    assert quoted(BRIDGE, [0.1, 1.5, 0.1]) == [BRIDGE[:68]]


def test_the_one_that_needs_nothing_is_quoted_alone() -> None:
    assert quoted(BRIDGE, [1.5, 0.1, 0.1]) == ["The bridge was built in 1890."]


def test_need_goes_back_as_far_as_it_must() -> None:
    text = "The bridge was old. It was shut. They had to go round. That is why buses are late."
    assert quoted(text, [0.1, 0.1, 0.1, 1.5]) == [text]


def test_what_was_joined_to_be_understood_is_not_marked() -> None:
    found = sentences(BRIDGE, scores=[0.1, 1.5, 0.1])
    found[0] = sentence("The bridge was built in 1890.", score=0.1, asked="bridge closed?")
    at = found[1].start
    found[1] = sentence(found[1].text, start=at, score=1.5, asked="bridge closed?")
    found.sort(key=lambda e: -e.score)
    (quote,) = compose(found, Texts(BRIDGE).store, 5)
    assert [BRIDGE[a:b] for a, b in quote.highlight] == ["closed"]


def test_the_words_of_another_are_not_joined() -> None:
    text = "The bridge was closed by Ms Lee. It must be opened again, Mr Ray said."
    ray = voice(7)
    alone = ["It must be opened again, Mr Ray said."]
    assert quoted(text, [0.1, 1.5], others=[(1, ray)]) == alone
    assert quoted(text, [0.1, 1.5], others=[(0, voice(8)), (1, ray)]) == alone
    assert quoted(text, [0.1, 1.5], others=[(0, ray), (1, ray)]) == [text]


def test_somebody_and_somebody_may_be_two() -> None:
    text = "The bridge must be closed, a man said. It must be opened again, a man said."
    assert quoted(text, [1.4, 1.5], said=voice(None)) == [text[39:], text[:38]]


def test_another_paragraph_is_not_joined() -> None:
    text = BRIDGE.replace(" It", "\n\nIt")
    assert quoted(text, [0.1, 1.5, 0.1]) == ["It was closed by the council last May."]


def test_a_quote_does_not_grow_beyond_its_limit() -> None:
    long = f"The bridge was {'very ' * 120}old."
    text = f"{long} It was closed by the council last May."
    assert len(text) > LONGEST
    assert quoted(text, [0.1, 1.5]) == ["It was closed by the council last May."]


# --- neighbours that are both quoted ---------------------------------------------------


def test_neighbours_that_there_is_no_room_for_are_one_quote_in_the_texts_order() -> None:
    text = "The bridge was closed in May. Buses now go round by Leeds. Trains are full."
    assert quoted(text, [1.4, 1.5, 0.1], top=1) == [text[:58]]


def test_where_there_is_room_each_is_a_quote() -> None:
    text = "The bridge was closed in May. Buses now go round by Leeds. Trains are full."
    assert quoted(text, [1.4, 1.5, 0.1], top=2) == [text[30:58], text[:29]]


def test_and_leave_room_for_another() -> None:
    text = "The bridge was closed in May. Buses now go round by Leeds.\n\nTrains are full."
    assert quoted(text, [1.4, 1.5, 1.3], top=2) == [text[:58], "Trains are full."]


def test_one_that_stands_between_them_and_is_not_quoted_keeps_them_apart() -> None:
    text = "The bridge was closed in May. Nobody liked the mayor. Buses go round by Leeds."
    assert quoted(text, [1.5, 0.1, 1.4]) == [text[:29], text[54:]]


def test_a_report_with_a_quotation_of_the_same_person_is_called_a_report() -> None:
    text = "Mr Ray said the bridge was shut. “Buses go round by Leeds,” he said."
    found = [
        sentence(text[:32], said=voice(7), score=1.4),
        sentence(text[33:], start=33, said=voice(7, Attribution.DIRECT), score=1.5),
    ]
    found.sort(key=lambda e: -e.score)
    (quote,) = compose(found, Texts(text).store, 1)
    assert (quote.text, quote.attribution, quote.speaker) == (text, "reported", "Person 7")


# --- quotations, and what a colon announces --------------------------------------------

OPENED = "“We need more beds. Nobody is safe in there,” he said. The board met on Monday."


def direct(text: str, words: str) -> Voice:
    start = text.index(words)
    spans = ((start, start + len(words)),)
    return voice(3, Attribution.DIRECT)._replace(spans=spans)


@pytest.mark.parametrize("scores", [[1.5, 0.1, 0.1], [0.1, 1.5, 0.1]])
def test_a_quotation_opened_in_one_and_closed_in_the_next_is_one_quote(
    scores: list[float],
) -> None:
    said = direct(OPENED, "“We need more beds. Nobody is safe in there,”")
    found = quoted(OPENED, scores, others=[(0, said), (1, said)])
    assert found == ["“We need more beds. Nobody is safe in there,” he said."]


def test_of_a_long_quotation_whole_sentences_are_quoted() -> None:
    text = "“We need beds. Nobody is safe. Wards leak. Doctors go. It must end,” he said."
    said = direct(text, "“We need beds. Nobody is safe. Wards leak. Doctors go. It must end,”")
    others = [(at, said) for at in range(5)]
    assert quoted(text, [0.1, 0.1, 1.5, 0.1, 0.1], others=others) == ["Wards leak."]


LED = "The minister ruled out all of these:\n\n• charging patients for visits\n• closing wards\n"


def test_an_item_of_a_list_is_quoted_with_what_announces_it() -> None:
    first = "The minister ruled out all of these:\n\n• charging patients for visits"
    assert quoted(LED, [0.1, 1.5, 0.1]) == [first]
    assert quoted(LED, [0.1, 0.1, 1.5]) == [LED.rstrip()]


def test_a_list_that_nothing_announces_is_quoted_by_the_item() -> None:
    text = LED.replace("these:", "these.")
    assert quoted(text, [0.1, 1.5, 0.1]) == ["• charging patients for visits"]


def test_a_paragraph_that_is_announced_is_quoted_with_what_announces_it() -> None:
    text = "Mr Ray said of the plan:\n\n“The ward will close in the spring.”\n"
    assert quoted(text, [0.1, 1.5], said=voice(3)) == [text.rstrip()]


# --- invariants ------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "The ward closed.",
        "It was full.",
        "They left, he said.",
        "“Never again.",
        "We go,” she said.",
        "He said:",
        "• a new roof",
        "This would help.",
        "x" * 300 + ".",
    ]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", "\u00a0"])


@thorough
@given(st.lists(st.tuples(PIECES, GAPS), max_size=14), st.data())
def test_what_is_joined_is_the_texts_own_within_limits_and_never_twice(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = "".join(piece + gap for piece, gap in parts)
    voices = [OWN_VOICE, voice(1), voice(1, Attribution.DIRECT), voice(2), voice(None)]
    found = [
        sentence(
            each.text,
            start=each.start,
            score=data.draw(st.floats(0, 1.5)),
            kind=each.kind,
            said=data.draw(st.sampled_from(voices)),
        )
        for each in sentences(text)
    ]
    found.sort(key=lambda e: -e.score)
    quotes = compose(found, Texts(text).store, 5)
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text
        assert len(quote.text) <= max([LONGEST, *(len(e.text) for e in found)])
        inside = [e for e in found if quote.start <= e.start and e.end <= quote.end]
        inside = [e for e in inside if not e.text.endswith(":")]
        assert {e.voice.speaker for e in inside} <= {quote.speaker, None}
        assert all(quote.start <= a < b <= quote.end for a, b in quote.highlight)
    spans = sorted((quote.start, quote.end) for quote in quotes)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    if found:
        best = found[0]
        assert any(q.start <= best.start and best.end <= q.end for q in quotes)


def test_neighbours_are_found_whatever_order_they_come_in() -> None:
    found = sentences(BRIDGE)
    store = Texts(BRIDGE).store
    for order in (found, found[::-1]):
        unit = Neighbours(order, store).whole(found[1])
        assert re.match("The bridge .* May.$", unit.text)


@thorough
@given(
    st.lists(
        st.sampled_from(["Never again.", "We go.", "It was full.", "Wards leak so."]), min_size=2
    ),
    st.data(),
)
def test_quotes_of_one_persons_long_quotations_never_overlap(
    parts: list[str], data: st.DataObject
) -> None:
    text = " ".join(f"{part[:-1]} {at}." for at, part in enumerate(parts))
    found = sentences(text)
    opens = [each.start for each in found if data.draw(st.booleans())]
    edges = [0, *opens, len(text)]
    spans = tuple((a, b) for a, b in pairwise(edges) if a < b)
    said = voice(3, Attribution.DIRECT)._replace(spans=spans)
    scores = [data.draw(st.floats(0.5, 1.5)) for _ in found]
    found = [replace(e, voice=said, score=score) for e, score in zip(found, scores, strict=True)]
    found.sort(key=lambda e: -e.score)
    top = data.draw(st.integers(1, 5))
    quotes = compose(found, Texts(text).store, top, all_answer=True)
    spread = sorted((quote.start, quote.end) for quote in quotes)
    assert all(one[1] <= other[0] for one, other in pairwise(spread))
    assert len(quotes) <= top


def test_a_quote_between_two_others_becomes_one_with_both() -> None:
    text = "“Wards leak here. Nobody knows why. The door is open to all,” he said."
    said = direct(text, "“Wards leak here. Nobody knows why. The door is open to all,”")
    others = [(at, said) for at in range(3)]
    assert quoted(text, [1.5, 1.3, 1.4], others=others) == [text]


# --- a list that is announced ----------------------------------------------------------

LISTED = "The board told us to:\n\n1. mend the pier;\n2. close the road; and\n3. wait.\n\nEnd."


@pytest.mark.parametrize("text", [LISTED, re.sub(r"\d\. ", "", LISTED)])
def test_a_line_that_announces_a_list_is_quoted_with_it(text: str) -> None:
    first = quoted(text, [1.5, 0.1, 0.1, 0.1])[0]
    assert first == text[: text.index("\n\nEnd")]


def test_of_a_long_list_with_as_much_as_there_is_room_for() -> None:
    text = "The board advised:\n\n" + "".join(f"- item {n} {'x' * 90};\n" for n in range(12))
    (first, *_) = quoted(text, [1.5, *[0.1] * 12])
    assert LONGEST - 110 < len(first) <= LONGEST
    assert first.endswith(";")


def test_what_only_follows_a_colon_is_no_list() -> None:
    text = "The board advised the town on:\n\nThe pier was mended in May by nine people."
    assert quoted(text, [1.5, 0.1])[0].startswith("The board advised the town on:")

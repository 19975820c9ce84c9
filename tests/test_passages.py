from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.greetings import find_formulas, greeting_end
from gpqa.passages import (
    Passage,
    Sentence,
    Unit,
    find_sentences,
    make_passages,
    make_tiles,
    measure,
)
from gpqa.sentences import MAX_SENTENCE
from gpqa.structure import QUOTABLE, Kind, parse_structure
from gpqa.testing import HashEncoder
from tests.helpers_text import FAMILIES, assert_linear, long_texts, texts, thorough

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def article(seeds: Path, number: int) -> str:
    (path,) = seeds.glob(f"00{number}_*.txt")
    return path.read_bytes().decode()


def sentences_of(text: str) -> list[Sentence]:
    return find_sentences(text, parse_structure(text))


def quotes_of(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences_of(text)]


def test_a_stage_direction_is_one_sentence_with_what_is_said_behind_it() -> None:
    text = (
        "A.  (Pause).  I did, sir.  I am sorry.\n\nAnn: [Laughter.] We go on. (It was late.) Yes.\n"
    )
    assert quotes_of(text) == [
        "A.  (Pause).  I did, sir.",
        "I am sorry.",
        "Ann: [Laughter.] We go on.",
        "(It was late.)",
        "Yes.",
    ]


def count_words(batch: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in batch]


# --- sentences, for any text -----------------------------------------------------------


@thorough
@given(long_texts)
def test_sentences_are_in_order_trimmed_bounded_and_quotable(text: str) -> None:
    at = 0
    for sentence in sentences_of(text):
        assert at <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        assert sentence.end - sentence.start <= MAX_SENTENCE
        assert sentence.kind in QUOTABLE
        at = sentence.end


@thorough
@given(texts)
def test_all_that_may_be_quoted_stands_in_a_sentence_but_for_bullets(text: str) -> None:
    held = set[int]()
    for sentence in sentences_of(text):
        held.update(range(sentence.start, sentence.end))
    blocks = parse_structure(text)
    formulas = find_formulas(text, blocks)
    for number, block in enumerate(blocks):
        left = "".join(text[i] for i in range(block.start, block.end) if i not in held).strip()
        if block.kind in QUOTABLE and number not in formulas:
            begin = greeting_end(text, block.start, block.end)
            left = left.removeprefix(text[block.start : begin].strip())
            assert re.fullmatch(r"[•‣◦▪●∙·*+-]?|#{1,6}", left)
        else:
            assert left == text[block.start : block.end]


@thorough
@given(texts)
def test_parts_are_numbered_in_order_and_between_them_stands_a_reason(text: str) -> None:
    for one, other in pairwise(sentences_of(text)):
        assert one.part <= other.part
        between = [b for b in parse_structure(text) if one.end <= b.start and b.end <= other.start]
        if any(block.kind not in QUOTABLE for block in between):
            assert one.part < other.part


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_finding_sentences_takes_linear_time(piece: str) -> None:
    assert_linear(sentences_of, piece)


# --- sentences of the five articles ----------------------------------------------------


@pytest.mark.parametrize(("number", "count"), [(0, 17), (1, 24), (2, 11), (3, 50), (4, 22)])
def test_the_articles_have_as_many_sentences_as_a_reader_counts(
    seeds: Path, number: int, count: int
) -> None:
    assert len(sentences_of(article(seeds, number))) == count


def test_an_announcement_is_one_sentence_with_what_it_announces(seeds: Path) -> None:
    quotes = quotes_of(article(seeds, 3))
    (vautrey,) = (q for q in quotes if q.startswith("GPC deputy chair"))
    assert vautrey == (
        "GPC deputy chair Dr Richard Vautrey said: ’\n\nMany practices and GPs already do this,"
        " caring for the vast majority of their diabetic patients."
    )
    assert quotes[quotes.index(vautrey) + 1] == (
        "However this shifted work is not matched and supported by shifted resources and moving"
        " funding to make such services sustainable is what is really needed.’"
    )


HARD = {
    "reported, with a quotation inside": (0, "He wanted instead “to see more", "outcomes”."),
    "bullet without a stop": (1, "Work into possible GP “scorecard”", " due in autumn"),
    "quotation that goes on": (1, "“Now deals have two parties, so", "deliver on my own."),
    "no-break space before": (2, "So in Somerset they might go for", " GP-led model.”"),
    "wrong-way mark and insertion": (3, "’[But] I think as far as", "general practice.’"),
    "in brackets": (3, "(He certainly knows just", "freefalling NHS morale!)"),
    "two stops": (3, "Which for the most part, is not", "for the privileged few.."),
    "marks of two kinds": (4, "‘But I don’t pretend to", "get a solution,' he said."),
    "apostrophes": (4, "I’m not reforming PCTs, I’m", "harmonise the system.’"),
}


@pytest.mark.parametrize(("number", "begin", "end"), HARD.values(), ids=HARD)
def test_hard_sentences_of_the_articles_are_whole(
    seeds: Path, number: int, begin: str, end: str
) -> None:
    text = article(seeds, number)
    start = text.index(begin)
    whole = text[start : text.index(end, start) + len(end)]
    assert whole in quotes_of(text)


def test_the_articles_fall_into_parts_where_pictures_and_readers_break_in(seeds: Path) -> None:
    parts = [len({s.part for s in sentences_of(article(seeds, n))}) for n in range(5)]
    # The picture in 0 and 1; the headline's date and button in 2; ten comments in 3.
    assert parts == [2, 2, 2, 11, 1]


# --- sentences, by hand ----------------------------------------------------------------

BODY = "The health secretary has announced more money for general practice, to be paid next year."
OTHER = "Doctors said that they would believe it when they saw it, and not a day before that."


@pytest.mark.parametrize(
    "lead", ["He said:", "He said: ’", "He said: “", "He called it “", "Why: ‘"]
)
def test_a_paragraph_that_only_announces_is_joined_with_the_next(lead: str) -> None:
    text = f"{BODY}\n\n{lead}\n\n{OTHER} He left."
    assert quotes_of(text) == [BODY, f"{lead}\n\n{OTHER}", "He left."]


@pytest.mark.parametrize(
    "lead", ["He said so.", "He said ‘no’", "He said it was the GPs’", "At 3:30."]
)
def test_a_paragraph_that_announces_nothing_is_not_joined(lead: str) -> None:
    text = f"{BODY}\n\n{lead}\n\n{OTHER}"
    assert lead in quotes_of(text)


def test_an_announcement_is_not_joined_across_furniture() -> None:
    text = f"{BODY}\n\nHe said:\n\nShare this article\n\n{OTHER}"
    assert quotes_of(text) == [BODY, "He said:", OTHER]


def test_an_announcement_is_not_joined_past_the_limit() -> None:
    long = "word " * (MAX_SENTENCE // 5 - 1) + "end."
    assert quotes_of(f"{BODY}\n\nHe said:\n\n{long}") == [BODY, "He said:", long]


def test_bullets_and_heading_marks_are_left_out() -> None:
    text = f"## News\n\n{BODY}\n\n• Money\n- Time\n1. Doctors. Nurses."
    assert quotes_of(text) == ["News", BODY, "Money", "Time", "1. Doctors.", "Nurses."]


def test_a_paragraph_that_only_looks_like_an_item_keeps_its_mark() -> None:
    text = f"{BODY}\n\n#\u2003of doctors: too few."
    assert quotes_of(text) == [BODY, "#\u2003of doctors: too few."]


def test_a_headline_begins_a_part_and_every_comment_is_one() -> None:
    comments = f"2 readers' comments\n\n• {BODY}\n\n{OTHER}\n\n• {BODY}"
    text = f"News\n\n{BODY}\n\nWhat next\n\n{OTHER}\n\n{comments}"
    assert [(s.kind, s.part) for s in sentences_of(text)] == [
        (Kind.HEADLINE, 1),
        (Kind.BODY, 1),
        (Kind.HEADLINE, 2),
        (Kind.BODY, 2),
        (Kind.COMMENT, 3),
        (Kind.COMMENT, 3),
        (Kind.COMMENT, 4),
    ]


# --- measure ---------------------------------------------------------------------------


def strange_counter(seed: int, most: int) -> Callable[[Sequence[str]], list[int]]:
    """Counts that have nothing to do with the text's length, but are always the same."""

    def count(batch: Sequence[str]) -> list[int]:
        digests = (hashlib.sha256(f"{seed}{t!r}".encode()).digest() for t in batch)
        return [int.from_bytes(d[:4]) % (most + 1) for d in digests]

    return count


counters = st.one_of(
    st.builds(strange_counter, st.integers(), st.integers(0, 50)),
    st.sampled_from([count_words, HashEncoder().count_tokens, lambda b: [len(t) for t in b]]),
    st.sampled_from([lambda b: [0] * len(b), lambda b: [10**6] * len(b)]),
)


@thorough
@given(texts, counters, st.integers(1, 40))
def test_units_hold_every_sentence_and_keep_the_limit_whatever_the_counter(
    text: str, counter: Callable[[Sequence[str]], list[int]], limit: int
) -> None:
    sentences = sentences_of(text)
    units = measure(text, sentences, counter, limit)
    assert all(unit.tokens <= limit or unit.end - unit.start == 1 for unit in units)
    for one, other in pairwise(units):
        assert one.start < one.end <= other.start
        assert one.part <= other.part
    held = {i for unit in units for i in range(unit.start, unit.end)}
    for s in sentences:
        assert not "".join(text[i] for i in range(s.start, s.end) if i not in held).strip()


def test_a_sentence_that_fits_is_one_unit_with_its_count() -> None:
    text = f"{BODY} {OTHER}"
    units = measure(text, sentences_of(text), count_words, 17)
    assert [(text[u.start : u.end], u.tokens) for u in units] == [(BODY, 15), (OTHER, 17)]


def test_a_sentence_too_long_is_halved_between_words() -> None:
    text = "one two three four five six seven eight nine ten."
    units = measure(text, [Sentence(0, len(text), Kind.BODY, 7)], count_words, 3)
    pieces = [text[u.start : u.end] for u in units]
    assert " ".join(pieces) == text
    assert len(pieces) > 3
    assert {u.part for u in units} == {7}


def test_a_word_too_long_is_cut_anywhere() -> None:
    text = "x" * 1000
    units = measure(
        text, [Sentence(0, 1000, Kind.BODY, 1)], lambda batch: [len(t) for t in batch], 64
    )
    assert "".join(text[u.start : u.end] for u in units) == text
    assert max(u.end - u.start for u in units) <= 64


def test_a_bullet_counts_since_a_passage_holds_it() -> None:
    text = f"{BODY}\n\n" + "\n".join(["• yes"] * 300)
    units = measure(text, sentences_of(text), count_words, 100)
    passages = make_passages(units, budget=100, overlap=30)
    assert max(count_words([text[p.start : p.end] for p in passages])) <= 100


# --- passages and tiles ----------------------------------------------------------------


@st.composite
def unit_lists(draw: st.DrawFn) -> list[Unit]:
    """Units of ten characters each, with any lengths, in any parts."""
    shapes = draw(st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=40))
    units, part = [], 0
    for position, (tokens, opens) in enumerate(shapes):
        part += opens
        units.append(Unit(position * 10, position * 10 + 9, part, tokens))
    return units


def members(passage: Passage, units: Sequence[Unit]) -> list[Unit]:
    inside = [u for u in units if passage.start <= u.start and u.end <= passage.end]
    assert (inside[0].start, inside[-1].end) == (passage.start, passage.end)
    return inside


def tokens_of(units: Sequence[Unit]) -> int:
    return sum(unit.tokens for unit in units)


@thorough
@given(unit_lists(), st.integers(1, 60), st.integers(0, 60))
def test_passages_keep_budget_parts_and_overlap_and_leave_nothing_out(
    units: list[Unit], budget: int, overlap: int
) -> None:
    passages = make_passages(units, budget=budget, overlap=overlap)
    groups = [members(passage, units) for passage in passages]
    assert {u.start for group in groups for u in group} == {u.start for u in units}
    for group in groups:
        assert len({unit.part for unit in group}) == 1
        assert tokens_of(group) <= budget or len(group) == 1
    for one, other in pairwise(groups):
        assert one[0].start < other[0].start
        assert one[-1].end < other[-1].end  # each brings something new
        assert tokens_of([unit for unit in other if unit in one]) <= overlap


def test_neighbours_share_what_fits_into_the_overlap() -> None:
    units = [Unit(i * 10, i * 10 + 9, 1, 10) for i in range(6)]
    assert make_passages(units, budget=30, overlap=10) == [
        Passage(0, 29),
        Passage(20, 49),
        Passage(40, 59),
    ]


def test_without_overlap_passages_are_apart() -> None:
    units = [Unit(i * 10, i * 10 + 9, 1, 10) for i in range(4)]
    assert make_passages(units, budget=25, overlap=0) == [Passage(0, 19), Passage(20, 39)]


def test_no_passage_is_a_piece_of_the_one_before() -> None:
    units = [Unit(0, 9, 1, 6), Unit(10, 19, 1, 4), Unit(20, 29, 1, 8)]
    assert make_passages(units, budget=10, overlap=4) == [Passage(0, 19), Passage(20, 29)]


def test_no_units_give_no_passages() -> None:
    assert make_passages([], budget=10, overlap=5) == []
    assert make_tiles([], budget=10) == []


@thorough
@given(unit_lists(), st.integers(1, 60))
def test_tiles_cut_all_units_into_stretches_within_the_budget(
    units: list[Unit], budget: int
) -> None:
    groups = [members(tile, units) for tile in make_tiles(units, budget=budget)]
    assert [unit for group in groups for unit in group] == units
    assert all(tokens_of(group) <= budget or len(group) == 1 for group in groups)
    for one, other in pairwise(groups):
        assert tokens_of(one) + other[0].tokens > budget  # as long as they can be


@thorough
@given(long_texts)
def test_every_sentence_stands_in_some_passage(text: str) -> None:
    sentences = sentences_of(text)
    units = measure(text, sentences, count_words, 20)
    passages = make_passages(units, budget=20, overlap=6)
    held = {i for p in passages for i in range(p.start, p.end)}
    for s in sentences:
        assert not "".join(text[i] for i in range(s.start, s.end) if i not in held).strip()

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from gpqa.models import Attribution
from gpqa.passages import Sentence
from gpqa.statements.statement import Statement
from gpqa.statements.voice import assign_voices
from gpqa.structure import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence


def sentence(start: int, end: int) -> Sentence:
    return Sentence(start, end, Kind.BODY, 1)


def said(start: int, end: int, *, nested: bool = False) -> Statement:
    return Statement(start, end, Attribution.REPORTED, None, None, nested=nested)


def voices(
    sentences: Sequence[Sentence], *statements: tuple[Statement, str | None]
) -> list[int | None]:
    return assign_voices(sentences, [s for s, _ in statements], [who for _, who in statements])


def test_a_sentence_that_holds_a_statement_is_in_its_speakers_words() -> None:
    assert voices([sentence(0, 50)], (said(20, 49), "Lee")) == [0]


def test_a_statement_over_several_sentences_gives_all_of_them_its_voice() -> None:
    parts = [sentence(0, 20), sentence(21, 40), sentence(41, 60)]
    assert voices(parts, (said(5, 60), "Lee")) == [0, 0, 0]


def test_what_nobody_said_is_the_texts_own() -> None:
    assert voices([sentence(0, 20), sentence(21, 40)], (said(21, 40), "Lee")) == [None, 0]


def test_of_two_speakers_in_one_sentence_neither_has_it() -> None:
    two = [(said(0, 20), "Lee"), (said(30, 50), "Park")]
    assert voices([sentence(0, 51)], *two) == [None]


def test_a_few_words_of_another_do_not_take_a_sentence_away() -> None:
    two = [(said(0, 100), "Lee"), (said(110, 115), "Park")]
    assert voices([sentence(0, 120)], *two) == [0]


def test_of_one_speakers_two_statements_the_longer_stands_for_the_sentence() -> None:
    two = [(said(0, 10), "Lee"), (said(20, 60), "Lee")]
    assert voices([sentence(0, 61)], *two) == [1]


def test_hearsay_is_in_the_words_of_who_reports_it() -> None:
    both = [(said(0, 60), "Lee"), (said(20, 60, nested=True), "Park")]
    assert voices([sentence(0, 61)], *both) == [0]


def test_somebody_uncertain_is_somebody_and_not_the_text() -> None:
    assert voices([sentence(0, 30)], (said(0, 29), None)) == [0]


@given(st.data())
def test_every_voice_is_a_statement_in_the_sentence(data: st.DataObject) -> None:
    borders = sorted(data.draw(st.lists(st.integers(0, 500), min_size=2, unique=True)))
    parts = [sentence(a, b) for a, b in zip(borders[::2], borders[1::2], strict=False)]
    cuts = sorted(data.draw(st.lists(st.integers(0, 500), min_size=2, unique=True)))
    statements = [said(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    people = data.draw(st.lists(st.sampled_from("abc"), min_size=len(statements)))
    found = assign_voices(parts, statements, people[: len(statements)])
    for part, voice in zip(parts, found, strict=True):
        inside = [s for s in statements if s.start < part.end and s.end > part.start]
        if voice is None:
            assert len(inside) != 1
        else:
            assert statements[voice] in inside

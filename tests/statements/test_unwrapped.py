"""Names are read as if no paragraph had been wrapped; offsets are the source's all the same."""

from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.statements.people import mentioned_people
from gpqa.statements.unwrapped import unwrap
from gpqa.structure import Block, Kind, parse_structure
from tests.helpers_text import FAMILIES, assert_linear, texts
from tests.statements.helpers_speakers import speakers


@given(texts)
def test_every_block_holds_the_same_words(text: str) -> None:
    blocks = parse_structure(text)
    copy = unwrap(text, blocks, [(block.start, block.end) for block in blocks])
    for block, moved, span in zip(blocks, copy.blocks, copy.spans, strict=True):
        assert span == (moved.start, moved.end)
        assert copy.text[moved.start : moved.end].split() == text[block.start : block.end].split()


@pytest.mark.parametrize("piece", [*FAMILIES.values(), "a" + " " * 60 + "\n"])
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda text: unwrap(text, [Block(Kind.BODY, 0, len(text))], []), piece)


def test_what_is_not_wrapped_is_the_very_same() -> None:
    text = "Ann Lee rose.\n\nTom Park sat."
    assert unwrap(text, parse_structure(text), []).text is text


PAST = "The treasurer, Ivy Moss, spoke of the lock for an hour, and she was\nheard in silence."


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n     "])
@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("It was by then late in the day. Councillor¶Sand denied this. ⟦He⟧ said no.", "Sand"),
        ("It was by then late in the day. The clerk, Peter¶Sand, rose. ⟦He⟧ said no.", "Peter"),
        ("It was by then late, and the clerk,¶Peter Sand, rose. ⟦He⟧ said no.", "Peter"),
    ],
)
def test_a_name_that_is_parted_at_a_line_s_end_is_one(words: str, who: str, gap: str) -> None:
    found = speakers(f"1.  {PAST}\n\n2.  {words.replace('¶', gap)}")
    assert found[0] is not None
    assert who in found[0]


def test_names_below_each_other_are_not_one() -> None:
    text = "Present:  Miss Ivy Moss\n          Peter Sand and the clerk of the parish council"
    named = {person.name for person in mentioned_people(text, parse_structure(text))}
    assert named >= {"Ivy Moss", "Peter Sand"}

from __future__ import annotations

import pytest

from gpqa.statements.candidates import find_candidates
from gpqa.statements.following import sentence_end
from gpqa.statements.noun_extents import noun_end
from tests.statements.helpers_prose import shown, words_of


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("the plan during a debate", "the plan"),
        ("the plan in a speech on Monday", "the plan"),
        ("the plan as he left", "the plan"),
        ("the plan as a fraud", "the plan as a fraud"),
        ("the plan by saying so", "the plan"),
        ("the plan, which was late", "the plan"),
        ("a rise of 10, half of which is new", "a rise of 10, half of which is new"),
        ("Mr Lee, Ms Moss and others", "Mr Lee, Ms Moss and others"),
        ("the plan and was late", "the plan"),
        ("the plan, the bill and the tax", "the plan, the bill and the tax"),
        (
            "the plan, the bill, the tax, and the fee on Monday",
            "the plan, the bill, the tax, and the fee",
        ),
        ("the plan, a mix of cuts and fees", "the plan"),
        ("the plan, the third this year", "the plan"),
        ("the plan, the bill and the mayor was ill", "the plan"),
        ("a claim, that it was late, as “absurd”", "a claim, that it was late, as “absurd”"),
        ("the plan, which would “ruin us”", "the plan, which would “ruin us”"),
        ("the plan, which Ms Moss calls “sound”", "the plan"),
    ],
)
def test_a_noun_phrase_ends_before_when_where_and_why(text: str, content: str) -> None:
    words = words_of(text)
    assert shown(words, (0, noun_end(words, 0, len(words)))) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "He accused the chair, Dame Ann Leigh, of “cowardice”.",
            "the chair, Dame Ann Leigh, of “cowardice”",
        ),
        (
            "He accused the owner, a retired judge, of greed.",
            "the owner, a retired judge, of greed",
        ),
        (
            "He criticised the mayor, Jo Bax, for “weakness” on Monday.",
            "the mayor, Jo Bax, for “weakness”",
        ),
        ("He blamed the mayor, Jo Bax, in a speech.", "the mayor, Jo Bax"),
        ("He accused Jo Bax, who left.", "Jo Bax"),
    ],
)
def test_a_charge_is_told_with_whom_it_is_against(text: str, content: str) -> None:
    words = words_of(text)
    outer = find_candidates(words)[0]
    assert outer.after is not None
    stop = noun_end(words, outer.after.first, sentence_end(words), [outer], outer)
    assert shown(words, (outer.after.first, stop)) == content

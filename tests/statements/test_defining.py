"""A clause that tells a subject apart keeps its nouns to itself."""

from __future__ import annotations

import pytest

from tests.helpers_text import assert_linear
from tests.statements.helpers_prose import cues, said, subject_of


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The baker whose oven exploded said so", "The baker"),
        ("A grocer whose cat was found alive said so", "A grocer"),
        ("A sailor whose wife died when the pier collapsed said so", "A sailor"),
        ("A cook who was burned when the stove fell over said so", "A cook"),
        ("A driver whose van hit the gate said so", "A driver"),
        ("A clerk who lost everything in the flood said so", "A clerk"),
        ("The firm that built the pier before the rules changed said so", "The firm"),
        ("The widow of a man who died when the crane fell said so", "The widow of a man"),
        ("At the hearing a farmer whose barn collapsed said so", "a farmer"),
        ("The man the police arrested said so", "The man"),
        ("The woman he married said so", "The woman"),
        ("People living near the quarry said so", "People"),
        ("A woman hit by a bus outside the school said so", "A woman"),
        ("Sources close to those who drafted the plan said so", "Sources close to those"),
    ],
)
def test_the_noun_before_the_clause_is_the_subject(text: str, subject: str) -> None:
    assert subject_of(text, "said") == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("In a letter to people whose homes burned the council said so", "the council"),
        ("After a fire in which three died the council said so", "the council"),
        ("The year that the pier opened the mayor said so", "the mayor"),
        ("A woman who wept when the judge said so", "the judge"),
        ("A man who the police said had lied", "the police"),
        ("With divers searching the lake the council said so", "the council"),
        ("Experts consulted said so", "Experts consulted"),
        ("The accused said so", "The accused"),
        ("When the pier collapsed said so", None),
    ],
)
def test_a_clause_that_lacks_its_verb_has_the_noun_beside_it(
    text: str, subject: str | None
) -> None:
    assert subject_of(text, "said") == subject


def test_what_such_a_subject_criticises_is_said() -> None:
    assert cues("The farmer who lost his barn criticised the council.") == [
        ("criticised", "The farmer")
    ]
    assert cues("The farmer who hates the council left.") == []


@pytest.mark.parametrize("piece", ["whose barn ", "that ", "who said "])
def test_a_heap_of_relatives_is_read_in_linear_time(piece: str) -> None:
    assert_linear(lambda heap: said(f"A man {heap} said no."), piece, length=8000)

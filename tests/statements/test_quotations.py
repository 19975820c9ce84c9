from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.statements.quotations import find_quotations
from gpqa.structure import parse_structure
from tests.helpers_text import FAMILIES, assert_linear, long_texts, thorough


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, parse_structure(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “yes” at once.", ["yes"]),
        ('He said "yes" at once.', ["yes"]),
        ("He said ‘yes’ at once.", ["yes"]),
        ("He said 'yes' at once.", ["yes"]),
        ("He said ''yes'' at once.", ["yes"]),
        ("Er sagt «ja» dazu.", ["ja"]),
        ("“Yes.” “No.”", ["Yes.", "No."]),
    ],
)
def test_every_style_of_marks_is_read(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said: ’I think so.’ Then he left.", ["I think so."]),
        ("It is ’far too long’ for us.", ["far too long"]),
        ("”The plan is dead,” he said.", ["The plan is dead,"]),
        ("“The plan is dead,“ he said.", ["The plan is dead,"]),
        ("” … what I heard is fine,” he said.", ["… what I heard is fine,"]),
    ],
)
def test_a_mark_is_judged_by_where_it_stands_not_by_how_it_curls(
    text: str, inside: list[str]
) -> None:
    assert quoted(text) == inside


@pytest.mark.parametrize(
    "text",
    [
        "The doctors’ pay and the nurses’ hours don’t add up.",
        "It’s the ’90s all over again, rock ’n’ roll and all.",
        "Don't tell 'em I said so.",
        "They were goin' home an' all.",
        "He is 6' 2\" tall.",
    ],
)
def test_apostrophes_open_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_possessive_does_not_close_a_quotation() -> None:
    text = "‘It’s the GPs’ contract that matters,’ he said."
    assert quoted(text) == ["It’s the GPs’ contract that matters,"]


def test_a_possessive_closes_where_nothing_else_does() -> None:
    assert quoted("She spoke of ‘the lost years’ and left.") == ["the lost years"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“He told me ‘no’ twice,” she said.", "He told me ‘no’ twice,"),
        ("‘It is a “new dawn” for us,’ she said.", "It is a “new dawn” for us,"),
        ("“I said, ‘Go.’” She nodded.", "I said, ‘Go.’"),
    ],
)
def test_of_marks_within_marks_the_outer_pair_is_given(text: str, inside: str) -> None:
    assert quoted(text) == [inside]


def test_a_quotation_runs_over_paragraphs_that_each_open_and_only_the_last_closes() -> None:
    text = "She said: “One.\n\n“Two.\n\n“Three.” She left."
    found = find_quotations(text, parse_structure(text))
    assert [text[q.start : q.end] for q in found] == ["One.", "Two.", "Three."]
    assert [(q.continues, q.resumes) for q in found] == [
        (True, False),
        (True, True),
        (False, True),
    ]


def test_an_opening_mark_left_behind_opens_the_next_paragraph() -> None:
    text = "Dr Moss said: ’\n\nMany of us do this already. It is hard.’"
    assert quoted(text) == ["Many of us do this already. It is hard."]


def test_marks_that_nothing_closes_open_nothing() -> None:
    assert quoted("The “plan is dead. So is the rest of it.") == []
    assert quoted("It was ‘a plan that nobody liked.") == []


def test_a_missing_closing_mark_after_a_colon_is_forgiven() -> None:
    assert quoted("He said: “We are done here.\n\nThe vote is on Monday, all agree.") == [
        "We are done here."
    ]


def test_outer_holds_the_marks() -> None:
    text = "He said “yes” twice."
    (found,) = find_quotations(text, parse_structure(text))
    assert text[slice(*found.outer)] == "“yes”"


@thorough
@given(long_texts)
def test_quotations_are_in_order_apart_and_not_empty(text: str) -> None:
    at = 0
    for quotation in find_quotations(text, parse_structure(text)):
        low, high = quotation.outer
        assert at <= low <= quotation.start < quotation.end <= high <= len(text)
        at = quotation.end


@pytest.mark.parametrize(
    "piece", [*FAMILIES.values(), "“", "“a ", "‘", "‘a ", "a’ ", "” ", "“\n\n"]
)
def test_it_takes_linear_time(piece: str) -> None:
    assert_linear(lambda text: find_quotations(text, parse_structure(text)), piece)


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("« We wait », said Ann. « Go », said Tom.", ["We wait", "Go"]),
        ('« We wait », said Ann. "Go," said Tom.', ["We wait", "Go,"]),
        ("Ann said: « We wait. » Then she left.", ["We wait."]),
        ("Ann spoke of l’« idée » (and « no »).", ["idée", "no"]),
        ("« He told me “no” », she said; « no » !", ["He told me “no”", "no"]),
        ("« Is it late ? » asked Ann.", ["Is it late ?"]),
    ],
)
def test_guillemets_may_stand_off_from_their_words(
    text: str, inside: list[str], space: str
) -> None:
    shown = text.replace("« ", f"«{space}").replace(" »", f"{space}»")
    assert quoted(shown) == inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("»We wait«, said Ann. »… or go«, said Tom.", ["We wait", "… or go"]),
        ("„We wait“, said Ann. „Go“, said Tom.", ["We wait", "Go"]),
        ("«We wait», said Ann. «Go», said Tom.", ["We wait", "Go"]),
        ("She said »Go!« and left. »No«, he said.", ["Go!", "No"]),
        ("»We wait», said Ann. »Go», said Tom.", ["We wait", "Go"]),
    ],
)
def test_guillemets_and_low_marks_that_touch_their_words_are_read_as_before(
    text: str, inside: list[str]
) -> None:
    assert quoted(text) == inside

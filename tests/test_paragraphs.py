from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.paragraphs import find_paragraphs
from gpqa.structure import Kind, parse_structure
from tests.helpers_text import FAMILIES, assert_covers, assert_linear, texts, thorough


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


@thorough
@given(texts)
def test_paragraphs_cover_the_text_in_order(text: str) -> None:
    assert_covers(text, list(find_paragraphs(text)))


@pytest.mark.parametrize("piece", [*FAMILIES.values(), "A: word\n    Word\n\n", "A" + " " * 99])
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda text: list(find_paragraphs(text)), piece)


@pytest.mark.parametrize(
    "turn",
    [
        "   A.  I drove the van home in the evening. The gate was open when\n       I came back.",
        "MRS HALE: It is so that the gate was left open, but it was not\n    Mr Orr who left it.",
        (
            "MRS HALE: It is so that the gate was left open, but it was not\n"
            "    Mr Orr who left it. They had\n    come before him."
        ),
    ],
)
def test_a_turn_whose_further_lines_are_indented_is_one_paragraph(turn: str) -> None:
    assert paragraphs(turn) == [turn.strip()]


def test_turns_without_an_empty_line_between_are_a_paragraph_each() -> None:
    turns = [
        "Q.  Who told you that the gate was open, and when was it that\n    Mr Orr came?",
        "A.  I saw that it was open when I came home, and so had\n    Mrs Hale.",
    ]
    assert paragraphs("\n".join(turns)) == turns


@pytest.mark.parametrize(
    "lines",
    [
        ["THE REPORT OF THE INQUIRY INTO THE FLOOD AT LOWER MARSH", "              Second Day"],
        ["Scope: All the persons who live in the borough of Lower Marsh", "    Fee: None"],
        ["Why the council of Lower Marsh will not pay for the bridge", "By Edith Orr"],
        ["Department of Bridges, Office of the Lower Marsh,", "Marsh Street"],
        ["The tide came in and took the bridge and what it carried,", "And nobody came out."],
        ["MRS HALE: It is so that the gate was left open by us and", "MR ORR: No."],
    ],
)
def test_lines_that_stand_for_themselves_are_not_joined(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == [line.strip() for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ["The council said that it would not be able to pay for the", "Marsh bridge."],
        ["It was seen from the other side of the river by Cllr.", "Moss."],
    ],
)
def test_a_line_that_cannot_end_there_goes_on(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == ["\n".join(lines)]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody at the mill believes that\nMr Cole was paid £7,000\nby the railway.",
        "The board denied what the Courier had said: that\nMr Orr was paid in cash by the bank.",
        "It is not true, we were told,\nthat the club is broke\nor that £9,000 was stolen.",
        "Mrs Hale said that the playground would cost\n£27,500, which was refused.",
        "Nobody is liable for delays caused by\n  (a) strikes;\n  (b) floods; or\n  (c) war.",
    ],
)
def test_a_sentence_is_not_cut_at_the_end_of_a_line_however_ragged(text: str) -> None:
    assert paragraphs(f"It rained.\n\n{text}\n\nIt rained.") == ["It rained.", text, "It rained."]


@pytest.mark.parametrize(
    "lines",
    [
        ["Bridge", "apples", "pears"],
        ["apples and", "pears."],
        ["Council drops its plan for a bridge", "The council has dropped its plan."],
        ["It pays for:", "(a) strikes;", "(b) floods."],
        ["Strikes;", "(a) floods."],
    ],
)
def test_ragged_lines_that_end_or_begin_nowhere_stay_apart(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == lines


def test_the_text_s_own_width_shows_that_two_lines_are_one_sentence() -> None:
    wrapped = (
        "The council of the marsh said on the day of the flood that\n"
        "the bridge would be built again, and that it would be done\n"
        "by the end of the next year, if not before, and as soon as\n"
        "it could be paid for."
    )
    two = "The builders of the bridge said at the same time that they\nLoved it."
    assert paragraphs(f"{wrapped}\n\n{two}") == [wrapped, two]
    assert paragraphs(two) == two.split("\n")


def test_an_answer_without_a_full_stop_is_no_headline_where_questions_are_asked() -> None:
    text = "Q.  Who opened the gate?\n\nA.  I did\n\nQ.  Why was that?\n\nA.  Nobody else would."
    assert {block.kind for block in parse_structure(text)} == {Kind.BODY}


def test_a_heading_with_a_letter_is_a_headline_elsewhere() -> None:
    text = "The gate was opened.\n\nA. Introduction\n\nNobody else would have done it."
    assert [block.kind for block in parse_structure(text)][1] is Kind.HEADLINE


@pytest.mark.parametrize("line", ["[00:01:36] Ann: Really", "**Presenter:** Why Mondays"])
def test_a_turn_with_a_time_or_in_bold_is_no_headline(line: str) -> None:
    text = f"The gate was opened.\n\n{line}\n\nNobody else would have done it."
    assert [block.kind for block in parse_structure(text)][1] is Kind.BODY

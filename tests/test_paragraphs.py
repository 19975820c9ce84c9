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


@pytest.mark.parametrize(
    "piece", [*FAMILIES.values(), "A: word\n    Word\n\n", "A" + " " * 99, "1. a\n   A\n"]
)
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


@pytest.mark.parametrize(
    "item",
    [
        (
            "4.  The lock was opened at the wish of the harbour master, Edith\n"
            "    Garrow, who says that she was asked to do so by the owner.\n"
            "    Nobody else was there at that time of the night."
        ),
        (
            "2.1  On 4 May I wrote about the lock to the harbour master, in which\n"
            '     I said: "It will not hold. It is to be repaired at once within\n'
            '     3 weeks." I had no answer.'
        ),
        (
            "Boat Owners' League       No objection. Its treasurer, Miss Ivy Sand,\n"
            '                          writes: "We do not use the lock in winter\n'
            '                          at all. We need it in May."'
        ),
        (
            "Lower Marsh Parish    The lock was built by the parish council, and it\n"
            "                      Ought to be kept. So says its clerk."
        ),
    ],
)
def test_what_stands_below_the_words_of_an_item_or_a_row_goes_on(item: str) -> None:
    assert paragraphs(f"It rained.\n\n{item}\n\nIt rained.") == ["It rained.", item, "It rained."]


def test_items_without_an_empty_line_between_are_a_paragraph_each_where_they_hang() -> None:
    items = [
        "1.  The lock was opened by Edith Garrow, who was told to do so by\n    Mr Orr.",
        "(a) He had the key of the lock from the old harbour master, whose\n    House it was.",
    ]
    assert paragraphs("\n".join(items)) == items


@pytest.mark.parametrize(
    "lines",
    [
        ["1.  The Harbour Master, Office of the Lower Marsh Bridges", "    Marsh Street"],
        ["1.  Miss Edith Garrow, the harbour master", "    Mr Orr (owner)"],
        ["3.  Nobody came.", "    Mr Orr said that the lock was not to be opened in any winter."],
        ["Sort of boat     Length      Place of its building in the county", " " * 17 + "Metres."],
        ["Edith Garrow     I shall open the lock when the river is high", " " * 17 + "Mr Orr: No."],
    ],
)
def test_names_rows_and_short_lines_below_each_other_are_not_joined(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == [line.strip() for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody had asked for a key to the lock, we heard. Councillor\nSand denied this.",
        "It was late, and it rained. The clerk of the council, Peter\nSand, had gone home.",
        "Mrs\nGarrow opened the lock herself.",
        "We mended the gate of the lock with the help of its master\nEdith Garrow. It held.",
    ],
)
def test_a_line_that_ends_before_a_name_goes_on_with_it(text: str) -> None:
    assert paragraphs(text) == [text]


@pytest.mark.parametrize(
    "lines",
    [
        ["A new gate for the lock is promised by the Professor", "The lock has a new gate."],
        ["Professor", "Lock."],
        ["It was late, and it rained. What Peter Sand knew of the lock", "The lock leaks."],
        ["Is it late? The clerk of the council of the Lower Marsh", "Peter Sand has a lock."],
        ["We mended the gate of the lock with the help of its master", "Edith Garrow."],
    ],
)
def test_a_line_that_may_be_a_heading_does_not_go_on(lines: list[str]) -> None:
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

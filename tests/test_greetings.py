from __future__ import annotations

import pytest

from gpqa.greetings import find_formulas, greeting_end
from gpqa.structure import parse_structure

BODY = "The council will close the pool in March. I write to object."


def left_out(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    blocks = parse_structure(text)
    return [text[blocks[n].start : blocks[n].end] for n in sorted(find_formulas(text, blocks))]


def test_how_a_letter_greets_and_closes_is_left_out() -> None:
    lines = ["Dear Sir,", BODY, "Yours sincerely,", "Ann Lee"]
    assert left_out(*lines) == ["Dear Sir,", "Yours sincerely,", "Ann Lee"]


@pytest.mark.parametrize(
    "line",
    ["Yours sincerely, Ann Lee", "Kind regards", "> Hi Ann,", "Cheers, Tom", "Dear Mr Park"],
)
def test_one_line_is_enough(line: str) -> None:
    assert left_out(BODY, line, BODY) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Best wishes, we will miss you all.",
        "Editor",
        "Hello Kitty",
        "Ann: Hello, Tom.",
        "Regards were sent to Tom.",
        "Ann Lee",
    ],
)
def test_what_is_no_formula_stays(line: str) -> None:
    assert left_out(BODY, line, BODY) == []


def test_words_begin_behind_a_greeting_on_their_line() -> None:
    text = f"Dear Sir, {BODY}"
    assert text[greeting_end(text, 0, len(text)) :] == BODY
    assert greeting_end("Dear food, they say, is bad.", 0, 28) == 0

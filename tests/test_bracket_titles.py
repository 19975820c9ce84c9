"""Titles in brackets belong to the name; other brackets are notes beside it."""

from __future__ import annotations

import pytest

from gpqa.bracket_titles import without_bracket
from gpqa.names import parse_name
from tests.helpers_text import assert_linear


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("(Mrs) N. Quill", "Mrs N. Quill"),
        ("N. Quill (Miss)", "Miss N. Quill"),
        ("(Dr.) Nora Quill", "Dr Nora Quill"),
        ("Nora Quill (Fenwick)", "Nora Quill (Fenwick)"),
        ("Nora (Mrs) Quill", "Nora (Mrs) Quill"),
        ("(Mrs)", "(Mrs)"),
    ],
)
def test_a_title_in_brackets_is_put_before_the_name(written: str, plain: str) -> None:
    assert without_bracket(written) == plain


def test_a_name_has_the_title_and_what_it_says_of_the_sex() -> None:
    name = parse_name("(Mrs) N. QUILL")
    assert name is not None
    assert (name.surname, name.titles, name.gender) == ("Quill", ("Mrs",), "f")


@pytest.mark.parametrize("piece", [" ", "( ", " (Mrs)"])
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda text: without_bracket(f"(Mrs{text}x"), piece)

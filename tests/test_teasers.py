from __future__ import annotations

import pytest

from gpqa.structure import Kind, parse_structure
from tests.helpers_text import assert_linear

BODY = "The council will close the swimming pool at Milbury in March, its leader said."
OTHER = "Residents had asked for the decision to be delayed until the end of the holidays."
FIRST, SECOND = "Mayor resigns over parking fines", "Why did the roof of the school fall?"


def furniture(*paragraphs: str, by: str = "\n\n") -> list[str]:
    text = by.join(paragraphs)
    blocks = parse_structure(text)
    return [text[b.start : b.end] for b in blocks if b.kind is Kind.FURNITURE]


@pytest.mark.parametrize("head", ["Most read:", "Related stories", "### Read more"])
def test_headlines_below_a_signpost_are_other_articles(head: str) -> None:
    assert furniture(BODY, head, FIRST, SECOND, OTHER) == [head, FIRST, SECOND]


def test_a_list_of_them_is_furniture() -> None:
    items = [f"- {FIRST}", f"- {SECOND}"]
    assert furniture(BODY, "Read more:", *items, OTHER) == ["Read more:", *items]


def test_one_subheading_below_a_bare_signpost_stays() -> None:
    assert furniture(BODY, "Read more", FIRST, OTHER) == ["Read more"]


def test_a_list_ends_where_the_gap_grows() -> None:
    text = f"{BODY}\n\nMost read:\n{FIRST}\n{SECOND}\n\nWhat happens to the pool\n\n{OTHER}"
    assert furniture(text) == ["Most read:", FIRST, SECOND]


def test_what_stands_above_the_first_sentence_stays() -> None:
    assert furniture("Most read:", FIRST, SECOND, BODY) == ["Most read:"]


def test_a_list_of_recommendations_stays() -> None:
    assert furniture(BODY, "Recommended:", "- That the plan be approved") == []


def test_the_next_reader_s_name_ends_a_list() -> None:
    comments = ["Comments (2)", "Ann K. says:", "Read more:", "Bernd K. says:", "It Is All True"]
    assert "It Is All True" not in furniture(BODY, *comments)


@pytest.mark.parametrize("piece", ["Most read:\n", "Most read\n\nThe Mayor Resigns\n\n"])
def test_time_is_linear(piece: str) -> None:
    assert_linear(parse_structure, piece)

"""A small table is quoted with its header; other lines with gaps are no table."""

from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.passages import find_sentences
from gpqa.structure import parse_structure
from gpqa.tables import LONGEST_TABLE, find_tables
from tests.helpers_text import FAMILIES, assert_linear, texts, thorough

BEFORE = "The ferries are dearer than they were, and fewer people take them to the islands."
AFTER = "Nobody knows yet what the next year brings, said those who run them."
TABLES = {
    "tabs": "Route\tSingle\tReturn\nHarle\t8.10\t15.50\nWick\t9.90\t17.80",
    "two columns": "Route\tFare\nHarle\t£8.10\nWick\t£9.90",
    "rows apart, as from a page": "Route\tSingle\n\nHarle\t8.10\n\nWick\t9.90",
    "Markdown": "| Route | 2021 |\n|---|---:|\n| Harle | 8.10 |\n| Wick | 9.90 |",
    "Markdown, words alone": "| Route | Boat |\n|---|---|\n| Harle | Heron |\n| Wick | Tern |",
    "Markdown, open": "Route | Single | Return\n--- | --- | ---\nHarle | 8 | 15\nWick | 9 | 17",
    "spaces": "Route     Single   Return\nHarle       8.10    15.50\nWick        9.90    17.80",
}


def quotable(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_sentences(text, parse_structure(text))]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_row_is_quoted_with_its_header(table: str) -> None:
    assert quotable(f"{BEFORE}\n\n{table}\n\n{AFTER}") == [BEFORE, table, AFTER]


@pytest.mark.parametrize(
    "lines",
    [
        "Harle\t8.10\nWick\t9.90\nStone\t7.00",  # no header
        "Route\tBoat\nHarle\tHeron\nWick\tTern",  # nothing shows which
        "Harle   was cold.\nWick   was wet.\nStone   was neither.",
        "Introduction\t3\nThe islands\t17\nThe boats\t29",
        "Route\tFare\nHarle\t8.10",
    ],
)
def test_what_has_no_plain_header_is_left_as_its_rows(lines: str) -> None:
    text = f"{BEFORE}\n\n{lines}\n\n{AFTER}"
    assert find_tables(text, parse_structure(text)) == {}


def test_a_long_table_is_left_as_its_rows() -> None:
    rows = "\n".join(f"| Harle {n} | {n}.10 |" for n in range(LONGEST_TABLE // 10))
    text = f"{BEFORE}\n\n| Route | Fare |\n|---|---|\n{rows}\n\n{AFTER}"
    assert find_tables(text, parse_structure(text)) == {}


@thorough
@given(texts)
def test_tables_are_apart_and_in_order(text: str) -> None:
    blocks = parse_structure(text)
    end = -1
    for first, last in find_tables(text, blocks).items():
        assert end < first < last < len(blocks)
        end = last


@pytest.mark.parametrize(
    "piece", [*FAMILIES.values(), "a\t1\n", "| a | 1 |\n", "a   b   1\n", "a\t", "|", "   "]
)
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda text: find_tables(text, parse_structure(text)), piece)

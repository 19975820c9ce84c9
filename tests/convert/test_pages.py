from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from gpqa.convert.pages import Line, drop_furniture, join_pages
from tests.helpers_text import assert_linear, thorough


def page(
    *texts: str, top: float = 700, gap: float = 12, size: float = 10, x: float = 72
) -> list[Line]:
    return [Line(text, x, top - gap * at, size) for at, text in enumerate(texts)]


def text_of(*pages: list[Line]) -> str:
    return join_pages(pages)[0]


BODY = [
    "The committee heard from nineteen witnesses in",
    "all, and most of them had not been told of",
    "anything. It asked the department for its",
    "records of the spring.",
]
NEXT = [
    "None was given. The minister wrote in June",
    "that they could not be found at present.",
]


def test_the_lines_of_a_paragraph_are_one_and_paragraphs_stay_apart() -> None:
    lines = page(*BODY) + page(*NEXT, top=700 - 4 * 12 - 6)
    assert text_of(lines) == " ".join(BODY) + "\n\n" + " ".join(NEXT) + "\n"


def test_a_heading_is_no_part_of_the_paragraph_below_it() -> None:
    lines = page("The spring", top=720, size=14) + page(*BODY)
    assert text_of(lines).startswith("The spring\n\nThe committee heard")


def test_an_indent_after_a_full_stop_begins_a_paragraph() -> None:
    lines = page(*BODY)
    lines += [Line(NEXT[0], 84, lines[-1].y - 12, 10), Line(NEXT[1], 72, lines[-1].y - 24, 10)]
    assert text_of(lines) == " ".join(BODY) + "\n\n" + " ".join(NEXT) + "\n"


def test_the_items_of_a_list_stay_apart_and_their_lines_together() -> None:
    lines = [
        Line("The committee asks for", 72, 700, 10),
        Line("• records of the spring, of every kind that", 72, 688, 10),
        Line("the department keeps, and", 82, 676, 10),
        Line("• the letters.", 72, 664, 10),
    ]
    assert text_of(lines) == (
        "The committee asks for\n\n"
        "• records of the spring, of every kind that the department keeps, and\n\n"
        "• the letters.\n"
    )


def test_a_sentence_goes_on_over_a_page_and_knows_both() -> None:
    text, starts = join_pages([page(*BODY[:2]), page(*BODY[2:])])
    assert text == " ".join(BODY) + "\n"
    assert starts == [0, text.index("anything.")]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    left, right = page(*BODY[:2]), page(*BODY[2:], x=300)
    assert text_of(left + right) == " ".join(BODY) + "\n"


def test_a_finished_paragraph_does_not_go_on_over_a_page() -> None:
    text, starts = join_pages([page(*BODY), page(*NEXT)])
    assert text == " ".join(BODY) + "\n\n" + " ".join(NEXT) + "\n"
    assert starts == [0, text.index("None")]


def test_a_page_without_text_begins_where_the_next_one_does() -> None:
    text, starts = join_pages([[], page(*BODY), [], [], page(*NEXT), []])
    assert starts == [0, 0, *[text.index("None")] * 3, len(text)]


# --- hyphens ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "expected"),
    [
        ("They asked for fund-", "ing of all.", "Funding rose.", "They asked for funding of all."),
        ("They asked for fund-", "ing of all.", "Money rose.", "They asked for fund-ing of all."),
        (
            "It was a well-",
            "known case here.",
            "A well-known one.",
            "It was a well-known case here.",
        ),
        ("They asked for fund\u00ad", "ing of all.", "Money.", "They asked for funding of all."),
        ("It was for pre-", "and post-war pay.", "Money.", "It was for pre- and post-war pay."),
        ("She was Anne-", "Marie to them all.", "Money.", "She was Anne-Marie to them all."),
        ("It ran from 2010-", "11 to 2015 or so.", "Money.", "It ran from 2010- 11 to 2015 or so."),
    ],
)
def test_a_hyphen_goes_only_where_the_document_writes_the_word_without(
    first: str, second: str, elsewhere: str, expected: str
) -> None:
    lines = page(first, second) + page(elsewhere, top=600)
    assert text_of(lines).split("\n\n")[0] == expected


def test_a_word_parted_by_a_page_is_one() -> None:
    text, starts = join_pages([page("It asked for the fund-"), page("ing that funding is.")])
    assert text == "It asked for the funding that funding is.\n"
    assert text[starts[1] :] == "ing that funding is.\n"


# --- heads, feet, numbers --------------------------------------------------------------


def furnished(number: int, head: str = "Report of the Committee", foot: str = "{}") -> list[Line]:
    return [
        Line(head.format(number), 72, 800, 9),
        *page(
            f"Finding {number} is about the spring of that year and", "about what came after it."
        ),
        Line(foot.format(number), 300, 30, 9),
    ]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Report of the Committee", "{}"),
        ("Report of the Committee, page {}", "Page {} of 9"),
        ("{} Report of the Committee", "- {} -"),
    ],
)
def test_heads_and_page_numbers_are_left_out(head: str, foot: str) -> None:
    text = text_of(*(furnished(number, head, foot) for number in range(1, 8)))
    assert "Report" not in text
    assert text.count("Finding") == 7
    assert text.startswith("Finding 1 is about the spring of that year and about what came")


def test_left_and_right_pages_may_have_heads_of_their_own() -> None:
    pages = [furnished(n, "The Committee" if n % 2 else "On the Spring") for n in range(1, 9)]
    text = text_of(*pages)
    assert "Committee" not in text
    assert "On the Spring" not in text


def test_what_stands_first_on_a_page_now_and_then_is_no_head() -> None:
    pages = [
        page("A. Yes." if n % 40 == 0 else f"Line {n} of it.", "Q. And then?") for n in range(200)
    ]
    assert text_of(*pages).count("A. Yes.") == 5


def test_numbers_that_do_not_count_the_pages_stay() -> None:
    pages = [[*page(*BODY), Line(number, 72, 40, 10)] for number in ("1854", "1901", "7")]
    text = text_of(*pages)
    assert all(number in text for number in ("1854", "1901", "7"))


def test_the_first_lines_of_forms_are_no_heads_where_no_gap_parts_them() -> None:
    pages = [page(f"Answer {n} was given in the", "spring of that year.") for n in range(9)]
    assert text_of(*pages).count("Answer") == 9


def test_a_head_of_two_lines_goes_whole() -> None:
    pages = [
        [Line("The Committee", 72, 800, 9), Line(f"Day {n}", 72, 790, 9), *page(*BODY)]
        for n in range(1, 6)
    ]
    assert "Committee" not in text_of(*pages)
    assert "Day" not in text_of(*pages)


def two(head: str, other: str, *, drop: float = 0, size: float = 10) -> str:
    """Two pages with these heads, in the middle of a sentence."""
    first = [Line(head, 72, 735, 10), *page(*BODY[:3])]
    second = [Line(other, 72, 735 - drop, size), *page(*NEXT)]
    return text_of(first, second)


@pytest.mark.parametrize(
    ("head", "other"),
    [
        ("Licensing Panel", "Licensing Panel"),
        ("Licensing Panel, page 1 of 2", "Licensing Panel, page 2 of 2"),
    ],
)
def test_two_pages_are_enough_for_a_head_that_is_the_very_same(head: str, other: str) -> None:
    text = two(head, other)
    assert "Licensing" not in text
    assert text == " ".join([*BODY[:3], *NEXT]) + "\n"


@pytest.mark.parametrize(
    ("head", "other", "drop", "size"),
    [
        ("Annex 1", "Annex 2", 0, 10),
        ("The Panel", "The panel", 0, 10),
        ("The Panel", "The Panel", 9, 10),
        ("The Panel", "The Panel", 0, 14),
    ],
)
def test_of_two_pages_what_only_resembles_the_other_stays_and_cuts_into_no_sentence(
    head: str, other: str, drop: float, size: float
) -> None:
    blocks = two(head, other, drop=drop, size=size).strip().split("\n\n")
    assert blocks == [head, " ".join(BODY[:3]), other, " ".join(NEXT)]


def test_of_three_pages_one_may_be_a_cover() -> None:
    pages = [[Line("The Panel", 72, 735, 10), *page(*part)] for part in (BODY[:2], BODY[2:])]
    assert text_of(page("Minutes of the year", size=24), *pages).endswith(
        "\n\n" + " ".join(BODY) + "\n"
    )


def test_two_pages_of_many_that_begin_alike_keep_their_headings() -> None:
    pages = [
        [Line("Costs" if n in {4, 5} else f"About {'abcdefghi'[n]}", 72, 735, 10), *page(*BODY)]
        for n in range(9)
    ]
    assert text_of(*pages).count("Costs") == 2


def test_a_foot_that_came_once_takes_nothing_of_the_next_page() -> None:
    first = [*page(*BODY[:2]), Line("Draft", 72, 40, 10)]
    blocks = text_of(first, page("anything at all.")).split("\n\n")
    assert blocks == [" ".join(BODY[:2]), "Draft", "anything at all.\n"]


def test_a_foot_that_is_drawn_first_takes_nothing_of_the_page_before() -> None:
    second = [Line("Draft 3", 72, 40, 10), *page("anything at all.", "It was of the spring.")]
    assert " ".join(BODY[:2]) + "\n\nDraft 3\n\n" in text_of(page(*BODY[:2]), second)


def test_the_last_line_of_a_paragraph_alone_at_the_top_is_still_its_own() -> None:
    second = [Line("Marsh, who had not been told.", 72, 700, 10), *page(*NEXT, top=670)]
    text = text_of(page(*BODY[:2]), second)
    assert text.split("\n\n")[0] == " ".join([*BODY[:2], "Marsh, who had not been told."])


def test_the_first_line_of_a_paragraph_alone_at_the_foot_is_still_its_own() -> None:
    first = [*page(*NEXT), Line(BODY[0], 72, 640, 10)]
    assert " ".join(BODY) in text_of(first, page(*BODY[1:]))


def test_a_single_page_keeps_every_line() -> None:
    lines = furnished(1)
    assert drop_furniture([lines]) == [lines]


# --- invariants ------------------------------------------------------------------------

words = st.text("abc Aé.-\u00ad•1", min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)
lines = st.builds(
    Line,
    words,
    st.floats(0, 600),
    st.floats(0, 800),
    st.sampled_from([0.0, 8.0, 10.0, 10.5, 14.0]),
)


@thorough
@given(st.lists(st.lists(lines, max_size=8), max_size=8))
def test_nothing_but_hyphens_spaces_and_furniture_changes(pages: list[list[Line]]) -> None:
    text, starts = join_pages(pages)
    kept = "".join(line.text for page in drop_furniture(pages) for line in page)

    def bare(words: str) -> str:
        return "".join(c for c in words if not c.isspace() and c not in "-\u00ad")

    assert bare(text) == bare(kept)
    assert len(starts) == len(pages)
    assert starts == sorted(starts)
    assert all(0 <= start <= len(text) for start in starts)


@thorough
@given(st.lists(st.lists(lines, min_size=1, max_size=5), min_size=1, max_size=5))
def test_every_page_begins_with_its_own_first_line(pages: list[list[Line]]) -> None:
    text, starts = join_pages(pages)
    for own, start in zip(drop_furniture(pages), starts, strict=True):
        if own:
            first = own[0].text.rstrip("-\u00ad")
            assert text[start:].startswith(first)


def test_lines_are_gone_through_once() -> None:
    def scan(text: str) -> object:
        return join_pages([[Line(word, 72, 700, 10)] for word in text.split(" ") if word])

    assert_linear(scan, "word ")
    assert_linear(scan, "fund- ")
    assert_linear(scan, "7 ")

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from gpqa.masthead import find_date, find_title
from gpqa.structure import QUOTABLE, Kind, parse_structure
from tests.helpers_text import FAMILIES, assert_covers, assert_linear, texts, thorough

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The health secretary has announced more money for general practice, to be paid next year."
OTHER = "Doctors said that they would believe it when they saw it, and not a day before that."


def parse(text: str) -> list[tuple[Kind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in parse_structure(text)]


def kind_of(line: str) -> Kind:
    """The kind of a line between two paragraphs of prose."""
    (kind,) = (
        kind for kind, text in parse(f"{BODY}\n\n{line}\n\n{OTHER}") if text not in {BODY, OTHER}
    )
    return kind


def article(seeds: Path, number: int) -> str:
    (path,) = seeds.glob(f"00{number}_*.txt")
    return path.read_bytes().decode()


# --- for any text ----------------------------------------------------------------------


@thorough
@given(texts)
def test_blocks_cover_the_text_in_order_and_are_trimmed(text: str) -> None:
    assert_covers(text, [(block.start, block.end) for block in parse_structure(text)])


@thorough
@given(texts)
def test_no_block_holds_a_paragraph_break(text: str) -> None:
    for _, block in parse(text):
        unified = block.replace("\r\n", "\n").replace("\r", "\n")
        assert "\n\n" not in unified


@thorough
@given(texts)
def test_a_title_is_verbatim_and_a_date_is_one_of_the_calendar(text: str) -> None:
    blocks = parse_structure(text)
    title, date = find_title(text, blocks), find_date(text, blocks)
    assert title is None or (title in text and title.strip() == title != "")
    assert date is None or datetime.date.fromisoformat(date).isoformat() == date


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_time_is_linear(piece: str) -> None:
    assert_linear(parse_structure, piece)


# --- the five articles -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, {Kind.BODY: 16, Kind.CAPTION: 2}),
        (1, {Kind.BODY: 18, Kind.BULLET: 4, Kind.CAPTION: 2}),
        (2, {Kind.BODY: 8, Kind.HEADLINE: 1, Kind.FURNITURE: 3}),
        (3, {Kind.BODY: 18, Kind.HEADLINE: 2, Kind.COMMENT: 15, Kind.FURNITURE: 18}),
        (4, {Kind.BODY: 12}),
    ],
)
def test_every_paragraph_of_the_articles_is_what_it_is(
    seeds: Path, number: int, expected: dict[Kind, int]
) -> None:
    assert Counter(kind for kind, _ in parse(article(seeds, number))) == expected


@pytest.mark.parametrize(
    ("number", "captions"),
    [
        (0, ["Jeremy Hunt", "Jeremy Hunt was critical of the structure of the GP contract"]),
        (
            1,
            [
                "Jeremy Hunt",
                (
                    "Jeremy Hunt said he will need will need the primary care sector’s cooperation"
                    " and support"
                ),
            ],
        ),
    ],
)
def test_a_picture_s_text_and_caption_are_captions(
    seeds: Path, number: int, captions: list[str]
) -> None:
    found = [text for kind, text in parse(article(seeds, number)) if kind is Kind.CAPTION]
    assert found == captions


def test_the_page_s_own_words_are_furniture(seeds: Path) -> None:
    furniture = Counter(text for kind, text in parse(article(seeds, 3)) if kind is Kind.FURNITURE)
    assert furniture == {
        "This site is intended for health professionals only": 1,
        "At the heart of general practice since 1960": 1,
        "pulse june2020 80x101px": 1,
        "Read the latest issue online": 1,
        "Readers' comments (57)": 1,
        "Unsuitable or offensive? Report this comment": 10,
        "• This comment has been moderated.": 1,
        "View results 10 results per page20 results per page50 results per page": 1,
        "Have your say": 1,
    }


def test_everything_under_the_article_is_the_readers(seeds: Path) -> None:
    text = article(seeds, 3)
    border = text.index("Readers' comments (57)")
    for block in parse_structure(text):
        assert (block.kind is Kind.COMMENT) <= (block.start > border)
        assert (block.start > border) <= (block.kind in {Kind.COMMENT, Kind.FURNITURE})


def test_summary_points_are_bullets(seeds: Path) -> None:
    bullets = [text for kind, text in parse(article(seeds, 1)) if kind is Kind.BULLET]
    assert bullets[0].startswith("• Government plans incentives")
    assert bullets[3] == "• Work into possible GP “scorecard” due in autumn"


@pytest.mark.parametrize(
    ("number", "title", "date"),
    [
        (0, None, None),
        (1, None, None),
        (2, "“We need to empower general practice,” Jeremy Hunt said", "2015-05-21"),
        (3, "Health secretary announces 'one-stop' plan to revolutionise role of GPs", None),
        (4, None, None),
    ],
)
def test_titles_and_dates_of_the_articles(
    seeds: Path, number: int, title: str | None, date: str | None
) -> None:
    text = article(seeds, number)
    blocks = parse_structure(text)
    assert (find_title(text, blocks), find_date(text, blocks)) == (title, date)


# --- what a line is by itself ----------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Follow us on Twitter",
        "Read more: the secretary's plans",
        "Click here to see the figures",
        "Sign in",
        "Subscribe now",
        "Advertisement",
        "Page 3 of 12",
        "Post a comment",
        "hunt-at-lectern.jpg",
        "banner 300x250px",
        "This website uses cookies.",
        "This site is intended for health professionals only.",
        "© Haymarket Media 2015",
        "Copyright 2015 Pulse Today. All rights reserved.",
        "21 May 2015",
        "Thursday, 21st May 2015",
        "May 21, 2015",
        "2015-05-21",
        "* * *",
        "-----",
        "•",
        "• Report this comment",
    ],
)
def test_buttons_notices_and_rulers_are_furniture(line: str) -> None:
    assert kind_of(line) is Kind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Share this with your patients, he told them, and they will come back to you for it.",
        "He would sign in blood.",
        "Cookies were served.",
        "Page 3 of the report says that money is short.",
        "Advertisements for doctors doubled.",
        "Comments were invited.",
        "It has been so since 1960.",
        "Readers' comments were scathing, all 57 of them.",
    ],
)
def test_a_sentence_that_begins_like_a_button_stays_body(line: str) -> None:
    assert kind_of(line) is Kind.BODY


@pytest.mark.parametrize("line", ["Room 12 2015", "Chapter 21, 1999", "Level 3 2020"])
def test_a_word_and_two_numbers_are_no_date(line: str) -> None:
    assert kind_of(line) is not Kind.FURNITURE


@pytest.mark.parametrize(
    "line", ["Pictured: Jeremy Hunt", "Photo: PA", "Credit: Getty Images", "Image: the lectern."]
)
def test_a_labelled_caption_is_a_caption(line: str) -> None:
    assert kind_of(line) is Kind.CAPTION


@pytest.mark.parametrize(
    "line",
    ["• more money", "- more money", "* more money", "1. more money", "(a) more money", "2) money"],
)
def test_an_item_of_a_list_is_a_bullet(line: str) -> None:
    assert kind_of(line) is Kind.BULLET


@pytest.mark.parametrize(
    "line", ["-more money.", "2015 was a year.", "*more* money.", "3.5m came."]
)
def test_a_mark_without_a_space_is_no_bullet(line: str) -> None:
    assert kind_of(line) is Kind.BODY


def test_a_long_line_is_never_a_button() -> None:
    line = "Share this article " + "with everyone you know " * 10
    assert parse(line.strip())[0][0] is Kind.BODY


# --- what a line is by its place -------------------------------------------------------


def test_short_lines_before_the_text_are_headlines() -> None:
    assert parse(f"More money for GPs\n\nBut no date for it\n\n{BODY}") == [
        (Kind.HEADLINE, "More money for GPs"),
        (Kind.HEADLINE, "But no date for it"),
        (Kind.BODY, BODY),
    ]


def test_a_short_line_between_paragraphs_is_a_subheading() -> None:
    assert kind_of("What doctors think of it") is Kind.HEADLINE


def test_a_name_and_a_line_after_it_are_a_picture_s() -> None:
    text = f"{BODY}\n\nMaureen Baker\n\nDr Baker at the conference\n\n{OTHER}"
    assert [kind for kind, _ in parse(text)] == [Kind.BODY, Kind.CAPTION, Kind.CAPTION, Kind.BODY]


def test_a_name_before_the_text_is_no_caption() -> None:
    assert parse(f"Maureen Baker\n\n{BODY}")[0] == (Kind.HEADLINE, "Maureen Baker")


def test_a_list_of_names_between_paragraphs_is_kept() -> None:
    text = f"{BODY}\n\nMaureen Baker\n\nJeremy Hunt\n\nMike Bewick\n\nChris Ham\n\n{OTHER}"
    assert {kind for kind, _ in parse(text)} == {Kind.BODY}


def test_an_address_between_paragraphs_is_kept() -> None:
    lines = ["Department of Health", "79 Whitehall", "SW1A 2NS"]
    text = "\n\n".join([BODY, *lines, OTHER])
    assert {kind for kind, _ in parse(text)} == {Kind.BODY}


@pytest.mark.parametrize("text", ["Buy milk", "Buy milk\nFeed the cat\nCall Jeremy Hunt"])
def test_a_text_of_nothing_but_short_lines_is_body(text: str) -> None:
    assert {kind for kind, _ in parse(text)} == {Kind.BODY}


def test_a_speaker_s_turn_is_no_headline() -> None:
    assert kind_of("Mr Hunt: Not at all") is Kind.BODY


def test_a_heading_of_markdown_is_a_headline_anywhere() -> None:
    assert kind_of("## What now? And when.") is Kind.HEADLINE


def test_a_hashtag_is_no_heading() -> None:
    assert kind_of("#generalpractice, they wrote.") is Kind.BODY


@pytest.mark.parametrize(
    "border",
    [
        "Readers' comments (57)",
        "Comments (1)",
        "3 readers' comments",
        "12 reader comments",
        "Readers’ comments:",
    ],
)
def test_what_follows_the_comments_heading_is_comment(border: str) -> None:
    assert parse(f"{BODY}\n\n{border}\n\n{OTHER}\n\nShare this article") == [
        (Kind.BODY, BODY),
        (Kind.FURNITURE, border),
        (Kind.COMMENT, OTHER),
        (Kind.FURNITURE, "Share this article"),
    ]


# --- lines and paragraphs --------------------------------------------------------------

WRAPPED = [
    "The secretary of state told the committee that the review of",
    "general practice would be published before the end of the",
    "year. It would look at workload, at pay and at the training",
    "of doctors.",
]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_hard_wrapped_paragraph_is_one_block(newline: str) -> None:
    paragraph = newline.join(WRAPPED)
    assert parse(paragraph + newline * 2 + paragraph) == [(Kind.BODY, paragraph)] * 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_long_lines_are_a_paragraph_each(newline: str) -> None:
    lines = [f"{BODY} {OTHER}", OTHER, f"{OTHER} {BODY}", BODY]
    assert [text for _, text in parse(newline.join(lines))] == lines


def test_lines_of_verse_are_not_joined() -> None:
    lines = [
        "Shall I compare thee to a summer's day, or not?",
        "Thou art more lovely,",
        "And summer's lease hath all too short a date.",
        "So long lives this.",
    ]
    assert [text for _, text in parse("\n".join(lines))] == lines


def test_a_line_of_spaces_parts_paragraphs() -> None:
    paragraph = "\n".join(WRAPPED)
    assert [text for _, text in parse(f"{paragraph}\n \t\u00a0\n{paragraph}")] == [paragraph] * 2


def test_wrapped_items_of_a_list_are_a_block_each() -> None:
    items = [
        (
            "- the secretary of state told the committee that the review\n"
            "of general practice would be published before the end of the\n"
            "year, and"
        ),
        (
            "- that the review would look at workload, at pay and at every\n"
            "other thing that the committee had asked for, one by one, so\n"
            "that nobody could complain"
        ),
    ]
    text = "\n".join(items * 3)
    assert [block for _, block in parse(text)] == items * 3


# --- titles and dates ------------------------------------------------------------------


def test_the_title_is_the_longest_headline_before_the_text() -> None:
    text = f"News\n\nMore money for GPs\n\n{BODY}\n\nA much longer headline further down\n\n{OTHER}"
    assert find_title(text, parse_structure(text)) == "More money for GPs"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# More money", "More money"),
        ("### More # money", "More # money"),
        ("#MoreMoney for GPs", "#MoreMoney for GPs"),
        ("# \x0cMore money", "More money"),
    ],
)
def test_a_title_loses_its_markdown_and_nothing_else(line: str, title: str) -> None:
    text = f"{line}\n\n{BODY}"
    assert find_title(text, parse_structure(text)) == title


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("21 May 2015", "2015-05-21"),
        ("1st September, 2015", "2015-09-01"),
        ("2 Sept. 2015", "2015-09-02"),
        ("Thursday 21 May 2015", "2015-05-21"),
        ("May 3rd, 2015", "2015-05-03"),
        ("DECEMBER 31 1999", "1999-12-31"),
        ("2015-05-21", "2015-05-21"),
        ("29 February 2016", "2016-02-29"),
        ("29 February 2015", None),
        ("31 June 2015", None),
        ("2015-13-01", None),
        ("0 May 2015", None),
        ("Chapter 12 2015", None),
        ("in May 2015", None),
    ],
)
def test_a_date_on_its_own_line_is_read(line: str, date: str | None) -> None:
    text = f"More money for GPs\n\n{line}\n\n{BODY}"
    assert find_date(text, parse_structure(text)) == date


def test_a_date_far_down_is_not_the_text_s_own() -> None:
    text = "\n\n".join([BODY] * 12 + ["21 May 2015"])
    assert find_date(text, parse_structure(text)) is None


def test_a_count_of_comments_in_minutes_makes_nobody_a_reader() -> None:
    prose = "Councillor Jones said that the bypass would be built."
    blocks = parse_structure(f"{prose}\n\n12 comments\n\n{prose}")
    assert Kind.COMMENT not in {block.kind for block in blocks}


def test_a_slogan_above_the_text_is_furniture_and_the_same_words_below_are_not() -> None:
    slogan = "At the hospital waiting times have doubled since 2010"
    prose = "The minister said that nothing of the kind had happened."
    above, below = parse_structure(f"{slogan}\n\n{prose}"), parse_structure(f"{prose}\n\n{slogan}")
    assert above[0].kind is Kind.FURNITURE
    assert below[1].kind in QUOTABLE


def test_two_short_lines_are_two_paragraphs_unless_the_second_goes_on() -> None:
    first = "The squeals of protest from influential leaders go on"
    assert len(parse_structure(f"{first}\nUnsuitable or offensive? Report this comment")) == 2
    assert len(parse_structure(f"{first}\nand on, since nobody has the courage to stop them.")) == 1

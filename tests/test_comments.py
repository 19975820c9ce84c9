"""Whose a reader's comment is, and which lines around it are nobody's words."""

from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.masthead import find_date
from gpqa.models import Attribution
from gpqa.passages import find_sentences
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure
from tests.helpers_text import FAMILIES, assert_linear, texts, thorough

ARTICLE = "The library may close on Mondays, the council said. It asks its readers what they think."


def heard(text: str) -> list[tuple[str, str]]:
    """Who comments, with their words."""
    blocks = parse_structure(text)
    speech = find_speech(text, blocks, find_sentences(text, blocks))
    return [
        (person.name if person else "", text[said.start : said.end])
        for said, person in zip(speech.statements, speech.people, strict=True)
        if said.attribution is Attribution.COMMENT
    ]


def quotable(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_sentences(text, parse_structure(text))]


def page(*comments: str, begin: str = "Comments (2)") -> str:
    return "\n\n".join([ARTICLE, begin, *comments])


LAYOUTS = {
    "two lines": ("Ines P.\n3 May 2023 at 09:15\n{}", "book_worm7\n3 May 2023 at 10:02\n{}"),
    "two lines, long ago": ("Ines P.\n2 hours ago\n{}", "book_worm7\n1h ago\n{}"),
    "says": ("Ines P. says:\nMay 3, 2023 at 9:15 am\n{}", "book_worm7 says:\nMay 4, 2023\n{}"),
    "says, no time": ("Ines P. says:\n{}", "book_worm7 wrote:\n{}"),
    "wrote on": (
        "Ines P. wrote on 3 May 2023:\n{}",
        "book_worm7 wrote on 4 May 2023 at 10:02:\n{}",
    ),
    "on, wrote": ("On 3 May 2023, Ines P. wrote:\n{}", "On 4 May 2023 book_worm7 wrote:\n{}"),
    "one line": ("Ines P. | 3 May 2023 09:15\n{}", "book_worm7 | 3 May 2023 10:02\n{}"),
    "brackets": ("Ines P. (03/05/2023)\n{}", "book_worm7 (04/05/2023)\n{}"),
    "posted by": ("Posted by Ines P. on 3 May 2023\n{}", "Posted by book_worm7 on 4 May 2023\n{}"),
    "with a place": ("Ines P., Oakford, 2 hours ago\n{}", "book_worm7, Leeds, 3 hours ago\n{}"),
    "bold": ("**Ines P.** - 3 May 2023\n{}", "**book_worm7** - 4 May 2023\n{}"),
    "bullets": ("* Ines P. - 3 May 2023\n{}", "* book_worm7 - 4 May 2023\n{}"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_comment_is_its_writers_in_every_usual_layout(layout: tuple[str, str]) -> None:
    first, second = "Mondays are the day I go.", "Close the car park instead. It is empty."
    text = page(layout[0].format(first), layout[1].format(second))
    assert heard(text) == [("Ines P.", first), ("book_worm7", second)]
    assert not any("Ines P" in each or "book_worm7" in each for each in quotable(text))


@pytest.mark.parametrize("stamp", ["3 May 2023 at 09:15", "2 hours ago", "yesterday", "08:14"])
def test_a_comment_may_begin_with_a_small_letter(stamp: str) -> None:
    text = page(f"Tom\n{stamp}\nno way.\nann_k\n{stamp}\nand yet.")
    assert heard(text) == [("Tom", "no way."), ("ann_k", "and yet.")]


def test_buttons_between_comments_are_nobodys_words() -> None:
    text = page(
        "Sort by: newest",
        "Ines P.\n3 May 2023\nMondays are my day.\nReply\n3 likes",
        "Guest\n3 May 2023\nClose it.\nReport abuse",
    )
    assert heard(text) == [("Ines P.", "Mondays are my day."), ("reader", "Close it.")]
    assert quotable(text)[-2:] == ["Mondays are my day.", "Close it."]


def test_all_paragraphs_of_a_comment_are_its_writers() -> None:
    text = page(
        "Ines P.\n3 May 2023\nOne thing.\n\n- the noise\n\nAnd another.", "Tom\n4 May 2023\nNo."
    )
    assert heard(text)[0] == ("Ines P.", "One thing.\n\n- the noise\n\nAnd another.")


def test_whom_a_reply_is_to_is_no_sentence() -> None:
    text = page("Tom\n3 May 2023\n@Ines P. The plan says otherwise. Read it.")
    assert quotable(text)[-2:] == ["@Ines P. The plan says otherwise.", "Read it."]


def test_comments_without_headings_stay_the_readers_as_before() -> None:
    text = page("• Mondays are the day I go.", "• Tom\n\n• 3 May 2023 was a Wednesday.")
    assert {name for name, _ in heard(text)} == {"reader"}


@pytest.mark.parametrize(
    "line",
    ["Rubbish", "My doctor said:", "Closed since 3 May 2023", "Ready at 10:30", "See page 4"],
)
def test_a_short_line_of_a_comment_is_no_heading(line: str) -> None:
    text = page("Ines P.\n3 May 2023\nI went there.", "Tom\n3 May 2023\n" + line + "\n\nSo there.")
    assert heard(text)[1] == ("Tom", f"{line}\n\nSo there.")


@pytest.mark.parametrize("begin", ["12 comments", "3 thoughts on “The library”", "Comments 4"])
def test_a_count_begins_comments_where_a_comments_heading_follows(begin: str) -> None:
    assert heard(page("Tom says:\nMay 3, 2023\nNo.", begin=begin)) == [("Tom", "No.")]
    assert heard(page("Nobody came. The clerk noted it.", begin=begin)) == []


def test_the_time_of_a_comment_is_not_the_articles_date() -> None:
    text = page("Tom\n3 May 2023\nNo.")
    assert find_date(text, parse_structure(text)) is None


@thorough
@given(texts)
def test_a_comment_holds_none_of_its_heading(text: str) -> None:
    whole = page("Ines P.\n3 May 2023\n" + text)
    assert all(not said.startswith("Ines P.\n3 May") for _, said in heard(whole))


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda text: parse_structure(f"Comments (3)\n\nTom\n3 May 2023\n{text}"), piece)


POSTS = "18:40\n\nReaders' comments\n\nmudlark9: We bailed all night!\n\n{}\n\nThe dam holds."


@pytest.mark.parametrize("time", ["18:05", "18.05 GMT", "6.05pm"])
def test_comments_in_a_post_end_with_it(time: str) -> None:
    text = "Dam live\n\n" + POSTS.format(time)
    assert heard(text) == [("reader", "mudlark9: We bailed all night!")]
    again = f"{text}\n\n17:30\n\nReaders' comments\n\nTurn it off.\n\n17:10\n\nIt rains."
    assert [words for _, words in heard(again)][1:] == ["Turn it off."]


def test_comments_below_no_time_go_on_to_the_end() -> None:
    text = POSTS.format("18:05").removeprefix("18:40\n\n")
    assert "The dam holds." in heard(f"Dam closed\n\n{text}")[0][1]


def test_comments_with_times_of_their_own_do_not_end_at_them() -> None:
    text = page("Ines P.\n09:15\nI hate it.", "Tom K.\n10:15\nSo do I.", begin="11:00\n\nComments")
    assert heard(text) == [("Ines P.", "I hate it."), ("Tom K.", "So do I.")]

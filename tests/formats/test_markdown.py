"""Markdown is read back by markdown-it, with the tables that GitHub adds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from gpqa.formats import write
from gpqa.models import Attribution
from gpqa.terminal import visible
from tests.helpers_answers import HOSTILE, answer, answers, everywhere, quote, reader
from tests.helpers_text import brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from gpqa.models import Answer

HARMLESS = {
    "text",
    "text_special",
    "strong_open",
    "strong_close",
    "softbreak",
    "paragraph_open",
    "paragraph_close",
    "blockquote_open",
    "blockquote_close",
    "code_inline",
    "inline",
}
URL = "https://example.org/a"


def tokens(markdown: str) -> Iterator[Token]:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in reader.parse(markdown):
        yield token
        yield from token.children or ()


def quoted(markdown: str) -> list[str]:
    """The words of each block quote's first paragraph, as they are shown."""
    found = []
    parsed = MarkdownIt("commonmark").parse(markdown)
    for before, token in zip(parsed, parsed[2:], strict=False):
        if before.type == "blockquote_open" and token.children is not None:
            shown = "".join(
                child.content if child.type != "softbreak" else " " for child in token.children
            )
            found.append(re.split(r"\[\^\d+-[0-9a-f]{8}\]", shown)[0])
    return found


def plain(text: str) -> str:
    return visible(" ".join(text.split()))


def test_a_quote_has_a_footnote_that_says_where_it_stands() -> None:
    one = quote(
        "Yes, we do.",
        9,
        speaker="Ann Lee",
        attribution=Attribution.DIRECT,
        source_title="Minutes *of* Monday",
        source_author="B. Ray",
        source_date="2015-06-19",
        source_url=URL,
        page=3,
    )
    written = write(answer(one), "markdown", reader("She said “Yes, we do.”"))
    mark = re.search(r"\[\^1-[0-9a-f]{8}\]", written)
    assert mark
    assert written == (
        "**How much is the roof?**\n\n"
        f"> Yes, we do.{mark[0]}\n>\n> — Ann Lee (direct)\n\n"
        f"{mark[0]}: B. Ray, Minutes \\*of\\* Monday, 2015-06-19, page 3,"
        f" [the quote on its page](<{URL}#:~:text=Yes%2C%20we%20do.>),"
        " source `monday:9-20`, sha256 `0000000000000000`…\n"
    )


def test_words_of_nobody_known_are_somebodys() -> None:
    written = write(answer(quote("It leaks.", attribution=Attribution.DIRECT)), "markdown")
    assert "> — somebody (direct)\n" in written


def test_answering_words_are_bold() -> None:
    one = quote("The roof costs £4,000 now.", 10, highlight=((25, 31), (32, 35)))
    assert "> The roof costs **£4,000** **now**.[^1" in write(answer(one), "markdown")


def test_answers_that_are_pasted_together_keep_their_own_footnotes() -> None:
    several = [write(answer(quote(start=start)), "markdown") for start in (0, 5)]
    labels = re.findall(r"(?m)^\[\^[^\]]+\]:", "\n".join(several))
    assert len(set(labels)) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_and_do_nothing(text: str) -> None:
    one = everywhere(text)
    kinds = {token.type for token in tokens(write(one, "markdown", reader(text)))}
    assert kinds <= HARMLESS
    assert quoted(write(one, "markdown")) == [plain(text)]


@pytest.mark.parametrize(
    "text", ["http://evil.example/a", "WWW.evil.example", "ftp://evil.example"]
)
def test_addresses_in_a_quote_are_no_links(text: str) -> None:
    parsed = MarkdownIt("gfm-like").parse(write(answer(quote(text), question=text), "markdown"))
    assert not [t for token in parsed for t in token.children or () if t.type == "link_open"]


def test_a_link_is_never_anything_but_a_web_address() -> None:
    written = write(answer(quote(source_url="javascript:alert(1)")), "markdown")
    assert "javascript" not in written


@given(answer=answers)
@brief
def test_every_quote_is_shown_word_for_word(answer: Answer) -> None:
    assert quoted(write(answer, "markdown")) == [plain(each.text) for each in answer.quotes]

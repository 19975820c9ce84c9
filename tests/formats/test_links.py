"""Links are read back by the rules of the URL Fragment Text Directives."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.formats.links import quote_link, web_address
from tests.helpers_answers import HOSTILE, quote, reader
from tests.helpers_text import FAMILIES, assert_linear, texts, thorough

URL = "https://example.org/article"
EXPLICIT = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!$'()*+./:;=?@_~%")


class Directive(NamedTuple):
    prefix: str
    start: str
    end: str
    suffix: str


def parsed(link: str) -> Directive:
    """As a browser takes it apart: at commas, a dash marks what stands around."""
    _, found, directive = link.partition(":~:text=")
    assert found
    assert set(directive) <= EXPLICIT | set(",-")
    parts = directive.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    assert len(parts) in {1, 2}
    assert all("-" not in part for part in (prefix, suffix, *parts))
    end = parts[1] if len(parts) == 2 else ""
    return Directive(*map(unquote, (prefix, parts[0], end, suffix)))


def found_by_a_browser(link: str, page: str) -> str | None:
    """What is marked on a page of these lines, each a block; white space is collapsed."""
    asked = parsed(link)
    blocks = [" ".join(line.split()) for line in re.split(r"[\r\n]+", page)]
    text = "\n".join(block for block in blocks if block).casefold()
    at = -1
    while (at := text.find(asked.start.casefold(), at + 1)) >= 0:
        before = text[:at].rstrip()
        if not before.endswith(asked.prefix.casefold()):
            continue
        end = at + len(asked.start)
        if asked.end:
            found = text.find(asked.end.casefold(), end)
            if found < 0:
                continue
            end = found + len(asked.end)
        if text[end:].lstrip().startswith(asked.suffix.casefold()):
            return text[at:end]
    return None


def marked(page: str, words: str, nth: int = 0) -> str | None:
    """What a browser marks for the ``nth`` of these words on the page."""
    start = -1
    for _ in range(nth + 1):
        start = page.index(words, start + 1)
    link = quote_link(quote(words, start, source_url=URL), reader(page))
    assert link
    return found_by_a_browser(link, page)


def shown(words: str) -> str:
    return "\n".join(
        " ".join(line.split()) for line in words.splitlines() if line.strip()
    ).casefold()


def test_a_short_quote_is_given_whole() -> None:
    link = quote_link(quote("The roof costs £4,000.", source_url=URL))
    assert link == f"{URL}#:~:text=The%20roof%20costs%20%C2%A34%2C000."


def test_commas_dashes_and_ampersands_are_encoded() -> None:
    link = quote_link(quote("A&E, so-called – 100%", source_url=URL))
    assert link == f"{URL}#:~:text=A%26E%2C%20so%2Dcalled%20%E2%80%93%20100%25"


def test_a_source_without_a_web_address_has_no_link() -> None:
    assert quote_link(quote()) is None
    assert quote_link(quote(source_url="reports/a.pdf")) is None


def test_a_fragment_that_is_there_is_kept_and_a_directive_is_not() -> None:
    assert quote_link(quote("Yes.", source_url=f"{URL}#part")) == f"{URL}#part:~:text=Yes."
    older = f"{URL}?a=b#part:~:text=No."
    assert quote_link(quote("Yes.", source_url=older)) == f"{URL}?a=b#part:~:text=Yes."


LONG = " ".join(f"word{number}" for number in range(100)) + " at the end."


def test_a_long_quote_is_given_by_its_ends_and_found_whole() -> None:
    page = f"Before it all.\n{LONG} After.\nMore."
    link = quote_link(quote(LONG, page.index(LONG), source_url=URL), reader(page))
    assert link
    assert len(link) < 300
    assert parsed(link).end
    assert marked(page, LONG) == LONG


def test_a_quote_over_several_paragraphs_is_found_whole() -> None:
    words = "“We cannot recruit.\r\n\r\n  Nobody wants\u00a0to work here.”"
    assert marked(f"First.\n{words}\nLast.", words) == shown(words)


def test_words_that_the_page_has_twice_are_told_apart_by_their_neighbours() -> None:
    page = "Mr Lee asked first: No.\nThen Ms Ray said: No. And went on.\nNo."
    for nth, around in enumerate(("first: No.", "said: No.")):
        start = page.index(around) + around.index("No.")
        link = quote_link(quote("No.", start, source_url=URL), reader(page))
        assert link
        assert found_by_a_browser(link, page) == "no."
        assert parsed(link).prefix.endswith(around.split()[0]), nth


def test_an_end_that_stands_in_the_quote_before_is_made_longer() -> None:
    words = f"We said so and we will say so again. {LONG} We will do more and we will say so again."
    page = f"Start.\n{words}\nStop."
    assert marked(page, words) == shown(words)


def test_a_word_that_never_ends_still_gives_a_link_of_a_decent_length() -> None:
    link = quote_link(quote("x" * 5000, source_url=URL), reader("x" * 6000))
    assert link
    assert len(link) < 500


def test_a_quote_that_is_the_whole_source_needs_nothing_around_it() -> None:
    link = quote_link(quote("Yes.", source_url=URL), reader("Yes."))
    assert link == f"{URL}#:~:text=Yes."


@given(before=texts, words=texts.filter(str.strip), after=texts)
@thorough
def test_any_link_is_of_the_form_that_browsers_read(before: str, words: str, after: str) -> None:
    page = before + words + after
    link = quote_link(quote(words, len(before), source_url=URL), reader(page))
    assert link
    assert link.isascii()
    parsed(link)


@given(
    lines=st.lists(
        st.sampled_from(["No.", "Yes, we do.", "Not so – never", LONG]), min_size=1, max_size=6
    ),
    data=st.data(),
)
@thorough
def test_a_line_of_a_page_is_found_by_its_link(lines: list[str], data: st.DataObject) -> None:
    page = "\n".join(lines)
    number = data.draw(st.integers(0, len(lines) - 1))
    start = sum(len(line) + 1 for line in lines[:number])
    link = quote_link(quote(lines[number], start, source_url=URL), reader(page))
    assert link
    assert found_by_a_browser(link, page) == shown(lines[number])


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "//example.org/a",
        "https://",
        "https:///a",
        "http://[bad/",
        "https://example.org/\u202egpj",
        "https://exa\nmple.org/",
        "",
        None,
        *HOSTILE,
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_what_is_unsafe_in_an_address_is_encoded() -> None:
    address = web_address(' https://example.org/a b"<i>{x}|\\^`é%20?q=[1]&r=(2)#f ')
    assert address == (
        "https://example.org/a%20b%22%3Ci%3E%7Bx%7D%7C%5C%5E%60%C3%A9%20?q=[1]&r=(2)#f"
    )


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES.keys())
def test_a_link_of_any_text_takes_time_in_proportion_to_it(piece: str) -> None:
    def link(text: str) -> object:
        return quote_link(quote(text, source_url=URL), reader(text + text))

    assert_linear(link, piece)

"""A source read on the page: long ones, hostile ones, and where its pages begin."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.serve.helpers_serve import FUNDING, Server
from tests.serve.page.helpers_page import AXE, QUOTE, asking, barriers, needs_browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = needs_browser


def test_a_long_source_is_read_in_slices_around_the_quote(opened: Callable[..., Page]) -> None:
    question = "What did the lighthouse keeper count?"
    page = opened(asking(question, index="harbour"))
    page.locator(f"{QUOTE} a.act").first.click()
    page.wait_for_selector("#reader mark.said")
    marked = "".join(page.locator("#reader mark.said").all_text_contents())
    assert "seventeen schooners" in marked
    begun = page.locator("#reader-body").evaluate("each => each.textContent.length")
    assert 1_000 < begun < 100_000
    page.locator("#reader-text").evaluate("each => { each.scrollTop = each.scrollHeight; }")
    page.wait_for_function(
        f"() => document.querySelector('#reader-body').textContent.length > {begun}"
    )
    before = page.locator("#reader-body .slice").count()  # scrolling may fetch before we look
    page.locator("#reader-text").evaluate("each => { each.scrollTop = 0; }")
    page.wait_for_function(
        f"() => document.querySelectorAll('#reader-body .slice').length > {before}"
    )


def test_hostile_words_do_nothing_and_are_seen_for_what_they_are(
    opened: Callable[..., Page], server: Server
) -> None:
    listed = server.get("/api/sources", index="harbour").json["sources"]
    hostile = next(each for each in listed if each["id"] != "long")
    text = server.get("/api/text", index="harbour", source=hostile["id"]).json["text"]
    page = opened(f"/?index=harbour&open={quote(hostile['id'])}:0-{len(text)}")
    page.wait_for_selector("#reader mark.said")
    assert page.evaluate("() => document.documentElement.dataset.owned") is None
    assert page.locator("#reader :is(script, img, b, iframe)").count() == 0
    body = page.locator("#reader-body")
    shown = body.evaluate("each => each.textContent")
    assert "".join(shown.split()) == "".join(text.split())
    odd = page.locator("#reader-body .odd")
    drawn = odd.evaluate_all("all => all.map(each => getComputedStyle(each, '::before').content)")
    assert drawn == ['"␛"', '"␛"', '"⟨U+202E⟩"', '"⟨U+202C⟩"']
    held = odd.evaluate_all("all => all.map(each => each.textContent)")
    assert held == ["\x1b", "\x1b", "\u202e", "\u202c"]
    # What follows the turned words stands where it would without them.
    assert odd.nth(2).evaluate("each => getComputedStyle(each).unicodeBidi") == "isolate"


def test_marks_are_right_behind_characters_outside_the_basic_plane(
    opened: Callable[..., Page],
) -> None:
    page = opened(asking("what is the fare of the ferry?", index="harbour"))
    page.locator(f"{QUOTE} a.act").first.click()
    page.wait_for_selector("#reader mark.said")
    marked = "".join(page.locator("#reader mark.said").all_text_contents())
    assert marked == page.locator(f"{QUOTE} blockquote").first.text_content()
    assert marked.endswith("two shillings.")


def test_it_is_seen_where_a_page_begins_and_the_text_stays_what_it_is(
    opened: Callable[..., Page], archive: Server
) -> None:
    text = archive.get("/api/text", source="inquiry").json
    second = text["pages"][1]["start"]
    wanted = text["text"][second - 20 : second + 20]
    page = opened(f"/?open=inquiry:{second - 20}-{second + 20}", base=archive)
    page.wait_for_selector("#reader mark.said")
    assert "".join(page.locator("#reader mark.said").all_text_contents()) == wanted
    body = page.locator("#reader-body")
    drawn = body.locator(".page-start").evaluate_all(
        "all => all.map(each => [each.localName, getComputedStyle(each, '::before').content,"
        " each.previousSibling?.textContent.slice(-8) ?? '', each.textContent])"
    )
    assert [each[:2] for each in drawn] == [
        ["div", '"page 1"'],
        ["span", '"p. 2"'],
        ["div", '"page 3"'],
        ["span", '"p. 4"'],
    ]
    assert {each[3] for each in drawn} == {""}
    assert drawn[1][2] == text["text"][second - 8 : second]
    assert "".join(body.evaluate("each => each.textContent").split()) == "".join(
        text["text"].split()
    )
    if AXE is not None:
        assert barriers(page) == []


def test_page_numbers_are_not_copied_with_the_text(
    opened: Callable[..., Page], archive: Server
) -> None:
    page = opened("/?open=inquiry:0-0", base=archive)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.wait_for_selector("#reader-body .page-start")
    page.locator("#reader-body").evaluate("each => getSelection().selectAllChildren(each)")
    page.keyboard.press("Control+C")
    taken = page.evaluate("() => navigator.clipboard.readText()")
    assert taken.split() == archive.get("/api/text", source="inquiry").json["text"].split()
    assert "\n\n\n" not in taken.replace("\r", "")


def test_a_page_is_told_to_a_screen_reader_between_paragraphs_only(
    opened: Callable[..., Page], archive: Server
) -> None:
    page = opened("/?open=inquiry:0-0", base=archive)
    page.wait_for_selector("#reader-body .page-start")
    told = page.locator("#reader-body [role=separator]")
    assert told.evaluate_all("all => all.map(each => each.ariaLabel)") == [
        "Page 1",
        "Page 2 begins in the paragraph above",
        "Page 3",
        "Page 4 begins in the paragraph above",
    ]
    assert set(told.evaluate_all("all => all.map(each => each.parentElement.className)")) == {
        "slice"
    }
    heard = page.locator("#reader-body p").evaluate_all(
        "all => all.flatMap(each => [...each.children].map(one => one.ariaHidden))"
    )
    assert heard == ["true", "true"]


def test_a_text_without_pages_shows_none(opened: Callable[..., Page]) -> None:
    page = opened(asking(FUNDING, open="004_0700c9a2c7974ebe:1966-2083"))
    page.wait_for_selector("#reader mark.said")
    assert page.locator(".page-start, [role=separator]").count() == 0

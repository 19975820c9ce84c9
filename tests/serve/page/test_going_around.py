"""Links, back, other indexes, who is heard: every way around the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.serve.helpers_serve import FUNDING, Server
from tests.serve.page.helpers_page import AXE, QUOTE, barriers, needs_browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = needs_browser


def test_a_shared_link_shows_the_same_and_back_goes_back(opened: Callable[..., Page]) -> None:
    page = opened()
    page.fill("#question", FUNDING)
    page.click("#form .go")
    page.wait_for_selector(QUOTE)
    page.locator(f"{QUOTE} a.act").first.click()
    page.wait_for_selector("#reader mark.said")
    link = page.url
    marked = page.locator("#reader mark.said").all_text_contents()
    page.go_back()
    page.wait_for_selector("#reader", state="hidden")
    assert page.locator(QUOTE).count() > 0
    page.go_back()
    page.wait_for_selector("#welcome", state="visible")
    assert page.input_value("#question") == ""
    page.go_forward()
    page.wait_for_selector(QUOTE)
    other = opened(link[link.index("/?") :])
    other.wait_for_selector("#reader mark.said.hit")
    assert other.locator("#reader mark.said").all_text_contents() == marked
    assert other.input_value("#question") == FUNDING


def test_another_index_is_chosen_and_asked(opened: Callable[..., Page]) -> None:
    page = opened()
    page.select_option("#index", "harbour")
    page.wait_for_url("**index=harbour*")
    page.fill("#question", "what is the fare of the ferry?")
    page.press("#question", "Enter")
    page.wait_for_selector(QUOTE)
    assert "nine o'clock" in page.inner_text("#answer")


def test_who_is_heard_can_be_seen_found_and_read(opened: Callable[..., Page]) -> None:
    page = opened("/?view=people")
    page.wait_for_selector("#people-list li")
    assert page.locator("#people-list h3").first.inner_text() == "Jeremy Hunt"
    page.fill("#people-find", "dixon")
    page.wait_for_function("() => document.querySelectorAll('#people-list > li').length === 1")
    page.click("text=What they say")
    page.wait_for_selector(".statements li")
    words = page.locator(".statements .words").first.text_content()
    page.locator(".statements .words").first.click()
    page.wait_for_selector("#reader mark.said")
    assert "".join(page.locator("#reader mark.said").all_text_contents()) == words


def test_what_somebody_denied_is_not_shown_as_what_they_say(
    opened: Callable[..., Page], archive: Server
) -> None:
    page = opened("/?view=people", base=archive)
    page.fill("#people-find", "quill")
    page.wait_for_function("() => document.querySelectorAll('#people-list > li').length === 1")
    page.click("text=What they say")
    page.wait_for_selector(".statements li")
    shown = page.locator(".statements li").all_inner_texts()
    assert [each.split("\n\n") for each in shown] == [
        [
            "as the source reports it",
            "Martha Quill denied that she had signed the lease of the quarry",
        ],
        ["“she said” · quoted directly", "I was in Leeds that day,"],
    ]
    if AXE is not None:
        assert barriers(page) == []
    page.locator(".statements .words").first.click()
    page.wait_for_selector("#reader mark.said")
    said = "".join(page.locator("#reader mark.said").all_text_contents())
    assert said.startswith("Martha Quill denied that")

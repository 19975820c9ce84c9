"""The page for the keyboard, screen readers, small screens and the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serve.helpers_serve import FUNDING
from tests.serve.page.helpers_page import (
    AXE,
    PHONE,
    QUOTE,
    asking,
    barriers,
    focused,
    needs_browser,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = needs_browser


def test_everything_is_done_with_the_keyboard_alone(opened: Callable[..., Page]) -> None:
    page = opened()
    assert focused(page) == "question"
    page.keyboard.type(FUNDING)
    page.keyboard.press("Enter")
    page.wait_for_selector(QUOTE)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent") == "Read in its place":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader mark.said")
    assert focused(page).startswith("said")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert focused(page) in {"reader-close", "reader-copy"}
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.textContent") == "Read in its place"
    page.keyboard.press("/")
    assert focused(page) == "question"


@pytest.mark.skipif(AXE is None, reason="axe-playwright-python is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        asking(FUNDING),
        asking(FUNDING, open="004_0700c9a2c7974ebe:1966-2083"),
        asking("What did Maureen Baker say about vaccination?", speaker="Maureen Baker"),
        "/?view=people",
        "/?view=sources",
    ],
    ids=["welcome", "answer", "source", "silence", "people", "sources"],
)
def test_axe_finds_nothing_serious(opened: Callable[..., Page], path: str, scheme: str) -> None:
    for viewport in ({"width": 1200, "height": 900}, PHONE):
        page = opened(path, color_scheme=scheme, viewport=viewport)
        page.wait_for_load_state("networkidle")
        assert barriers(page) == []
        if "open" not in path and "view" not in path:
            page.click("#narrow summary")
            assert barriers(page) == []


def test_on_a_phone_nothing_is_wider_than_it_and_the_source_is_all_there_is(
    opened: Callable[..., Page],
) -> None:
    for path in (asking(FUNDING), "/?view=people", "/?view=sources", "/?index=harbour"):
        page = opened(path, viewport={"width": 320, "height": 640})
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 320, path
    page = opened(asking(FUNDING), viewport=PHONE, has_touch=True)
    page.locator(f"{QUOTE} a.act").first.tap()
    page.wait_for_selector("#reader mark.said")
    box = page.locator("#reader").bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"]) == (0, 0, 390)
    assert page.evaluate("() => document.querySelector('main').inert")
    page.tap("#reader-close")
    page.wait_for_selector("#reader", state="hidden")
    assert not page.evaluate("() => document.querySelector('main').inert")


def test_dark_is_dark(opened: Callable[..., Page]) -> None:
    colours = [
        opened(asking(FUNDING), color_scheme=scheme).evaluate(
            "() => getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert colours == ["rgb(252, 251, 248)", "rgb(22, 23, 25)"]

"""What the tests of the page share: the browser that they need, and looking at a page."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.serve.helpers_serve import needs_extra

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = [
    "AXE",
    "CHROMIUM",
    "PHONE",
    "QUOTE",
    "asking",
    "barriers",
    "copied",
    "focused",
    "needs_browser",
]

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
needs_browser = [
    pytest.mark.browser,
    needs_extra,
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed"),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]

AXE = find_spec("axe_playwright_python")
QUOTE = "#answer .quote"
PHONE = {"width": 390, "height": 844}


def asking(question: str, **more: str) -> str:
    """The path of the page that asks this."""
    return "/?" + "&".join(f"{name}={quote(v)}" for name, v in {"q": question, **more}.items())


def barriers(page: Page) -> list[str]:
    """What axe finds that is serious or critical."""
    assert AXE is not None
    assert AXE.origin is not None
    page.evaluate((Path(AXE.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {[node['html'][:200] for node in each['nodes'][:3]]}"
        for each in found["violations"]
        if each["impact"] in {"serious", "critical"}
    ]


def focused(page: Page) -> str:
    """The id, or the class, of what has the focus."""
    return str(page.evaluate("() => document.activeElement.id || document.activeElement.className"))


def copied(page: Page, words: str) -> str:
    """What is on the clipboard once the page has said ``words``."""
    page.wait_for_function(
        "words => document.querySelector('#status').textContent === words", arg=words
    )
    return str(page.evaluate("() => navigator.clipboard.readText()"))

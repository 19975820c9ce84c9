"""A browser, and the page opened in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.serve.page.helpers_page import CHROMIUM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.serve.helpers_serve import Server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Of one module alone: it keeps an event loop running, and no other can begin beside it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Opens an address of the service; a complaint of the browser's fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_(path: str = "/", base: Server = server, **options: Any) -> Page:
        options.setdefault("viewport", {"width": 1200, "height": 900})
        context = browser.new_context(**options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if bad(said) else None)
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda asked: complaints.append(asked.url) if away(asked.url) else None)
        page.goto(base.address.rstrip("/") + path)
        page.wait_for_selector("html[data-ready], dialog[open]")
        return page

    def bad(said: Any) -> bool:
        told = ("401", "ERR_CONNECTION_REFUSED")  # the browser's own words on what is tested
        return said.type in {"error", "warning"} and not any(w in said.text for w in told)

    def away(url: str) -> bool:
        return not url.startswith(("http://127.0.0.1:", "blob:"))

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []

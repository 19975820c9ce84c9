"""The page asks for a token where there is one, and says when the service is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.serve.helpers_serve import FUNDING, TOKEN, Server
from tests.serve.page.helpers_page import QUOTE, asking, needs_browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = needs_browser


def test_the_token_is_asked_for_once_and_kept_for_the_tab(
    opened: Callable[..., Page], machine: dict[str, str]
) -> None:
    with Server(machine | {"GPQA_TOKEN": TOKEN}) as guarded:
        page = opened(asking(FUNDING), base=guarded)
        page.fill("#token", "wrong-token-of-some-length")
        page.press("#token", "Enter")
        page.wait_for_selector("#token-trouble", state="visible")
        page.fill("#token", TOKEN)
        page.press("#token", "Enter")
        page.wait_for_selector(QUOTE)
        page.reload()
        page.wait_for_selector(QUOTE)
        assert TOKEN not in page.url


def test_a_service_that_is_gone_is_said_to_be(
    opened: Callable[..., Page], machine: dict[str, str]
) -> None:
    from playwright.sync_api import expect

    with Server(machine) as other:
        page = opened(base=other)
    page.fill("#question", FUNDING)
    page.press("#question", "Enter")
    expect(page.locator("#alert")).to_contain_text("The service does not answer")

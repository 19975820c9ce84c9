"""Copying and downloading citations from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.serve.helpers_serve import FUNDING, Server
from tests.serve.page.helpers_page import QUOTE, asking, copied, focused, needs_browser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

pytestmark = needs_browser


def cited(server: Server, form: str, quote: dict[str, Any] | None = None, **asked: str) -> str:
    place = quote and f"{quote['source_id']}:{quote['start']}-{quote['end']}"
    wanted = {"question": FUNDING, **asked, "format": form, "quote": place}
    return str(server.post("/api/cite", wanted).json["text"]).rstrip("\r\n")


def test_what_is_copied_is_what_the_source_has(opened: Callable[..., Page], server: Server) -> None:
    page = opened(asking("What was the harbour bell?", index="harbour"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.wait_for_selector(QUOTE)
    quotes = server.ask("What was the harbour bell?", index="harbour")["quotes"]
    number = next(n for n, each in enumerate(quotes) if "\u202e" in each["text"])
    page.locator(f"{QUOTE}").nth(number).locator("button.act").click()
    text = copied(page, "Copied as plain text")
    assert quotes[number]["text"] in text
    assert f"{quotes[number]['source_id']}:{quotes[number]['start']}" in text


def test_a_citation_is_copied_in_the_format_that_was_chosen_and_the_choice_is_kept(
    opened: Callable[..., Page], server: Server
) -> None:
    page = opened(asking(FUNDING))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    second = page.locator(QUOTE).nth(1)
    quotes = server.ask(FUNDING)["quotes"]
    second.get_by_role("button", name="Copy citation").click()
    assert copied(page, "Copied as plain text") == cited(server, "plain", quotes[1])
    second.get_by_role("combobox", name="Format of citations").select_option("bibtex")
    chosen = page.locator("select.form").evaluate_all("all => all.map(each => each.value)")
    assert set(chosen) == {"bibtex"}
    assert len(chosen) == len(quotes) + 2, "each quote's, the answer's, the open source's"
    page.locator(QUOTE).first.get_by_role("button", name="Copy citation").click()
    assert copied(page, "Copied as BibTeX") == cited(server, "bibtex", quotes[0])
    page.fill("#question", "What did Jennifer Dixon say?")
    page.press("#question", "Enter")
    page.wait_for_function(
        "() => document.querySelector('.speaker')?.textContent.includes('Dixon')"
    )
    assert page.locator(f"{QUOTE} select.form").first.input_value() == "bibtex"
    page.reload()
    page.wait_for_selector(QUOTE)
    assert page.locator(f"{QUOTE} select.form").first.input_value() == "plain"


def test_a_format_is_chosen_and_copied_with_the_keyboard_and_said_aloud(
    opened: Callable[..., Page], server: Server
) -> None:
    page = opened(asking(FUNDING))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(QUOTE).first.get_by_role("button", name="Copy citation")
    button.focus()
    page.keyboard.press("Tab")
    assert focused(page) == "form"
    page.keyboard.type("as Mark")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    first = server.ask(FUNDING)["quotes"][0]
    assert copied(page, "Copied as Markdown") == cited(server, "markdown", first)
    assert page.evaluate("() => document.activeElement.textContent") == "Copied as Markdown"
    page.wait_for_function("() => document.activeElement.textContent === 'Copy citation'")


def test_the_citation_of_an_open_source_has_the_chosen_format_too(
    opened: Callable[..., Page], server: Server
) -> None:
    page = opened(asking(FUNDING))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(f"{QUOTE} a.act").first.click()
    page.wait_for_selector("#reader mark.said")
    page.locator("#reader").get_by_role("combobox").select_option("csv")
    page.click("#reader-copy")
    first = server.ask(FUNDING)["quotes"][0]
    assert copied(page, "Copied as CSV").splitlines() == cited(server, "csv", first).splitlines()
    page.goto(page.url.partition("?")[0] + "?open=004_0700c9a2c7974ebe:1966-2083")
    page.wait_for_selector("#reader mark.said")
    assert page.locator("#reader-cite").is_hidden(), "a place that no answer has is no quote"


def test_the_whole_answer_is_copied_and_downloaded(
    opened: Callable[..., Page], server: Server, tmp_path: Path
) -> None:
    page = opened(asking(FUNDING))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("text=Copy answer")
    assert copied(page, "Copied as plain text") == cited(server, "plain")
    page.locator(".whole select").select_option("web-annotation")
    with page.expect_download() as coming:
        page.click("text=Download")
    file = coming.value
    assert file.suggested_filename == "gpqa-what-did-hunt-say-about-funding.jsonld"
    file.save_as(tmp_path / "answer.jsonld")
    text = (tmp_path / "answer.jsonld").read_text(encoding="utf-8")
    assert text.rstrip("\n") == cited(server, "web-annotation")
    page.wait_for_function("() => document.querySelector('#status').textContent === 'Downloaded'")


def test_what_others_said_is_cited_as_no_answer(
    opened: Callable[..., Page], server: Server
) -> None:
    question = "What did Maureen Baker say about CCGs?"
    page = opened(asking(question))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.wait_for_selector(".nearest .quote")
    page.locator(".nearest select.form").first.select_option("markdown")
    page.locator(".nearest").get_by_role("button", name="Copy citation").first.click()
    quote = server.ask(question)["instead"]["quotes"][0]
    written = copied(page, "Copied as Markdown")
    assert written == cited(server, "markdown", quote, question=question)
    assert written.startswith("> ")


def test_nothing_is_copied_of_documents_that_were_indexed_anew(
    opened: Callable[..., Page],
) -> None:
    page = opened(asking(FUNDING))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def newer(route: Route) -> None:
        given = route.fetch()
        value = given.json()
        value["index"]["generation"] = "gen-of-tomorrow"
        route.fulfill(response=given, json=value)

    page.route("**/api/cite", newer)
    page.evaluate("() => navigator.clipboard.writeText('before')")
    page.locator(f"{QUOTE} button.act").first.click()
    page.wait_for_function("() => document.querySelector('#status').textContent.includes('anew')")
    assert page.locator(f"{QUOTE} button.act").first.inner_text() == "Not copied"
    assert page.evaluate("() => navigator.clipboard.readText()") == "before"


def test_a_citation_that_the_service_cannot_give_any_more_is_said_not_to_be_copied(
    opened: Callable[..., Page], machine: dict[str, str]
) -> None:
    with Server(machine) as other:
        page = opened(asking(FUNDING), base=other)
        page.wait_for_selector(QUOTE)
    page.click("text=Download")
    page.wait_for_function(
        "() => document.querySelector('#status').textContent.includes('does not answer')"
    )
    assert page.locator(".whole").inner_text().count("Not downloaded") == 1

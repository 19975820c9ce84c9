"""The page in a real Chromium, used as a person would."""

from __future__ import annotations

import os
import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.serve.helpers_serve import FUNDING, ON_INSULIN, TOKEN, Server, needs_extra

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.browser,
    needs_extra,
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed"),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]

AXE = find_spec("axe_playwright_python")
QUOTE = "#answer .quote"
PHONE = {"width": 390, "height": 844}
Open = "Callable[..., Page]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Of this module alone: it keeps an event loop running, and no other can begin beside it."""
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


def asking(question: str, **more: str) -> str:
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
    return str(page.evaluate("() => document.activeElement.id || document.activeElement.className"))


# --- asking ----------------------------------------------------------------------------


def test_a_question_is_answered_in_quotes_with_speakers_and_sources(
    opened: Callable[..., Page], server: Server
) -> None:
    page = opened()
    page.fill("#question", FUNDING)
    page.press("#question", "Enter")
    page.wait_for_selector(QUOTE)
    answer = server.ask(FUNDING)
    assert page.locator(QUOTE).count() == len(answer["quotes"])
    shown = page.locator(f"{QUOTE} blockquote").all_text_contents()
    assert shown == [each["text"] for each in answer["quotes"]]
    assert page.locator(f"{QUOTE} .who").first.inner_text().startswith("Jeremy Hunt")
    first = answer["quotes"][0]
    start, end = (place - first["start"] for place in first["highlight"][0])
    assert page.locator(f"{QUOTE} mark.hit").first.inner_text() == first["text"][start:end]
    assert "q=what+did+Hunt" in page.url
    assert "quotes found" in (page.text_content("#status") or "")


def test_a_quote_opens_in_its_place_marked_and_in_sight(
    opened: Callable[..., Page], server: Server
) -> None:
    page = opened(asking(FUNDING))
    wanted = server.ask(FUNDING)["quotes"][1]
    page.locator(f"{QUOTE} a.act").nth(1).click()
    page.wait_for_selector("#reader mark.said")
    marked = "".join(page.locator("#reader mark.said").all_text_contents())
    assert marked == wanted["text"]
    assert page.locator("#reader mark.said.hit").count() >= 1
    text = server.get("/api/text", source=wanted["source_id"]).json["text"]
    shown = "".join(page.locator("#reader-body").all_text_contents())
    assert "".join(shown.split()) == "".join(text.split())
    box = page.locator("#reader mark.said").first.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 900
    assert f"open={wanted['source_id']}" in page.url
    assert focused(page).startswith("said")
    page.keyboard.press("Escape")
    page.wait_for_selector("#reader", state="hidden")
    assert page.evaluate("() => document.activeElement.textContent") == "Read in its place"


def test_an_answer_is_narrowed_to_a_speaker_and_widened_again(
    opened: Callable[..., Page],
) -> None:
    page = opened(asking("What was said about the quality of primary care?"))
    page.wait_for_selector(QUOTE)
    page.click("#narrow summary")
    page.fill("#speaker", "Jennifer Dixon")
    page.press("#speaker", "Enter")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.chip.set')].length === 1"
        " && document.querySelector('#answer:not(.waiting)')"
    )
    page.wait_for_load_state("networkidle")
    speakers = set(page.locator(f"{QUOTE} .speaker").all_text_contents())
    assert speakers <= {"Jennifer Dixon"}
    assert "speaker=Jennifer+Dixon" in page.url
    page.click(".chip.set")
    page.wait_for_function("() => !document.querySelector('.chip.set')")
    assert "speaker=" not in page.url


def test_an_answer_is_narrowed_to_a_source_and_a_time(opened: Callable[..., Page]) -> None:
    page = opened(asking("what did Hunt say?"))
    page.wait_for_selector(QUOTE)
    page.click("#narrow summary")
    page.wait_for_function("() => document.querySelectorAll('#source-names option').length === 5")
    page.fill("#source", "004_0700c9a2c7974ebe")
    page.press("#source", "Enter")
    page.wait_for_url("**source=004_0700c9a2c7974ebe*")
    page.wait_for_load_state("networkidle")
    assert set(page.locator(f"{QUOTE} .id").all_text_contents()) == {"004_0700c9a2c7974ebe"}
    page.click(".chip.set")
    page.fill("#since", "2015-05-21")
    page.wait_for_url("**since=2015-05-21*")
    page.wait_for_load_state("networkidle")
    assert set(page.locator(f"{QUOTE} time").all_text_contents()) == {"21 May 2015"}
    assert "4 without a known date" in (page.text_content("#time-hint") or "")


def test_where_the_sources_do_not_say_that_is_plain_and_what_is_nearest_is_shown(
    opened: Callable[..., Page],
) -> None:
    page = opened(asking("What did Maureen Baker say about vaccination?"))
    page.wait_for_selector(".silence")
    assert page.inner_text(".silence h2") == "The sources do not say."
    assert "Maureen Baker is heard in these documents, but not on this" in page.inner_text(
        ".silence"
    )
    assert "Nothing in them stands near" in page.inner_text("#answer")
    page.fill("#question", "What did Chaand Nagpaul say about resources?")
    page.press("#question", "Enter")
    page.wait_for_selector(".passages li")
    assert "do not answer it" in page.inner_text("#nearest")
    assert page.locator(f"{QUOTE}:not(.nearest *)").count() == 0
    page.locator(".passages a").first.click()
    page.wait_for_selector("#reader mark.said")


def test_a_name_that_nobody_has_leads_to_who_is_heard(opened: Callable[..., Page]) -> None:
    page = opened(asking("What did Jenifa Dixson say?"))
    page.wait_for_selector(".silence")
    assert "Nobody of that name is heard" in page.inner_text(".silence")
    page.click("text=See who is heard")
    page.wait_for_selector("#people-list li")


# --- links, back, and several indexes --------------------------------------------------


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
            "“Martha Quill denied” · as the source reports it",
            "she had signed the lease of the quarry",
        ],
        ["“she said” · quoted directly", "I was in Leeds that day,"],
    ]
    if AXE is not None:
        assert barriers(page) == []
    page.locator(".statements .words").first.click()
    page.wait_for_selector("#reader mark.said")
    assert page.inner_text("#reader .cue") == "Martha Quill denied"


def test_places_of_the_same_words_count_as_sources(
    opened: Callable[..., Page], archive: Server
) -> None:
    page = opened(asking("When will the bridge over the Wend be closed?"), base=archive)
    page.wait_for_selector(".also-in")
    assert page.locator(QUOTE).count() == 1
    assert page.inner_text("#answer-title") == "1 quote from 2 sources"


def test_headings_and_paragraphs_of_the_nearest_passages_are_kept_apart(
    opened: Callable[..., Page], server: Server
) -> None:
    question = "What did Chaand Nagpaul say about resources?"
    page = opened(asking(question))
    page.wait_for_selector(".passages li")
    passages = server.ask(question)["instead"]["passages"]
    shown = page.locator(".passages .words").evaluate_all(
        "all => all.map(each => [...each.children].map(one => one.textContent))"
    )
    parts = [re.split(r"\n{2,}", each["text"].strip()) for each in passages]
    assert shown == parts
    assert max(map(len, parts)) > 1


# --- keyboard, screen readers, sizes ---------------------------------------------------


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


# --- long and hostile sources ----------------------------------------------------------


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
    page.locator("#reader-text").evaluate("each => { each.scrollTop = 0; }")
    before = page.locator("#reader-body .slice").count()
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


# --- citations -------------------------------------------------------------------------


def copied(page: Page, words: str) -> str:
    """What is on the clipboard once the page has said ``words``."""
    page.wait_for_function(
        "words => document.querySelector('#status').textContent === words", arg=words
    )
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def cited(server: Server, form: str, quote: dict[str, Any] | None = None, **asked: str) -> str:
    place = quote and f"{quote['source_id']}:{quote['start']}-{quote['end']}"
    wanted = {"question": FUNDING, **asked, "format": form, "quote": place}
    return str(server.post("/api/cite", wanted).json["text"]).rstrip("\r\n")


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


def test_a_files_date_is_called_so_and_passages_have_their_page(
    opened: Callable[..., Page], archive: Server
) -> None:
    page = opened(asking(ON_INSULIN), base=archive)
    page.wait_for_selector(QUOTE)
    where = page.locator(f"{QUOTE} .where").first.inner_text()
    assert "file of 1 January 2000" in where
    assert "page " in where
    page.locator(f"{QUOTE} a.act").first.click()
    page.wait_for_selector("#reader mark.said")
    assert "file of 1 January 2000" in page.inner_text("#reader-where")
    page = opened("/?view=sources", base=archive)
    page.wait_for_selector("#sources-list li")
    assert page.inner_text("#sources-list").count("file of 1 January 2000") == 1
    page = opened(asking("Why was the matron dismissed?"), base=archive)
    page.wait_for_selector(".passages li")
    near = page.locator(".passages .where").all_inner_texts()
    assert [line for line in near if "page 4" in line or "pages 3–4" in line] == near
    assert all("file of 1 January 2000" in line for line in near)
    if AXE is not None:
        assert barriers(page) == []


# --- the token, and a service that is gone ---------------------------------------------


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

"""Asking on the page, in a real Chromium as a person would, and what an answer shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.serve.helpers_serve import FUNDING, ON_INSULIN, Server
from tests.serve.page.helpers_page import AXE, QUOTE, asking, barriers, focused, needs_browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = needs_browser


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
    # The chip is there before the answer is: what is shown until then is the answer before.
    page.wait_for_function(
        "() => document.querySelectorAll('.chip.set').length === 1"
        " && [...document.querySelectorAll('#answer .quote .speaker')]"
        ".every(each => each.textContent === 'Jennifer Dixon')"
    )
    speakers = set(page.locator(f"{QUOTE} .speaker").all_text_contents())
    assert speakers == {"Jennifer Dixon"}
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

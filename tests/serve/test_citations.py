"""Citations that the service gives are the library's, and have limits of their own."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, get_args

import pytest

from gpqa.formats import FORMS
from gpqa.question import MAX_QUESTION
from gpqa.serve.models import FormName
from tests.serve.helpers_serve import FUNDING, ON_INSULIN, Server, needs_extra

if TYPE_CHECKING:
    from gpqa import Library

pytestmark = needs_extra


@pytest.mark.parametrize("form", FORMS)
def test_an_answer_is_cited_as_the_library_cites_it(
    server: Server, library: Library, form: str
) -> None:
    asked = {"question": FUNDING, "index": "seeds"}
    answer = library.ask(FUNDING)
    reply = server.post("/api/cite", {**asked, "format": form})
    assert reply.status == 200, reply.body
    assert reply.headers["content-type"] == "application/json"
    cited = reply.json
    assert cited["text"] == library.cite(answer, form)
    assert cited["index"] == answer.index.model_dump()
    assert (cited["format"], cited["media_type"]) == (form, FORMS[form].media_type)
    assert cited["file"] == f"gpqa-what-did-hunt-say-about-funding{FORMS[form].suffix}"
    for quote in answer.quotes:
        wanted = f"{quote.source_id}:{quote.start}-{quote.end}"
        one = server.post("/api/cite", {**asked, "format": form, "quote": wanted}).json["text"]
        alone = answer.model_copy(update={"quotes": (quote,)})
        assert one == library.cite(alone, form)


def test_every_form_is_offered_and_no_other(server: Server) -> None:
    assert get_args(FormName) == tuple(FORMS)
    assert server.post("/api/cite", {"question": FUNDING}).json["format"] == "plain"
    assert server.post("/api/cite", {"question": FUNDING, "format": "docx"}).status == 400


def test_what_is_cited_is_narrowed_as_the_question_is(server: Server) -> None:
    only = "004_0700c9a2c7974ebe"
    asked = {"question": FUNDING, "source": [only], "format": "csl-json", "top": 2}
    items = json.loads(server.post("/api/cite", asked).json["text"])
    assert {item["custom"]["source_id"] for item in items} == {only}
    assert len(items) == 2


def test_silence_is_cited_as_silence(server: Server) -> None:
    asked = {"question": "Why did Hunt resign?"}
    assert server.post("/api/cite", asked).json["text"] == "The sources do not say.\n"
    sheet = server.post("/api/cite", {**asked, "format": "csv"}).json["text"]
    assert len(sheet.splitlines()) == 1


def test_what_others_said_is_cited_without_the_question_that_it_does_not_answer(
    server: Server,
) -> None:
    asked = {"question": "What did Maureen Baker say about CCGs?"}
    answer = server.ask(**asked)
    assert not answer["answered"]
    quote = answer["instead"]["quotes"][0]
    place = f"{quote['source_id']}:{quote['start']}-{quote['end']}"
    for form in FORMS:
        cited = server.post("/api/cite", {**asked, "format": form, "quote": place}).json["text"]
        assert "Baker say" not in cited
        assert "do not say" not in cited
        assert str(quote["start"]) in cited


def test_a_quote_that_the_answer_has_not_is_not_cited(server: Server) -> None:
    for place in ("004_0700c9a2c7974ebe:0-10", "", "nobody", "../../etc/passwd:0-1", "x" * 2000):
        reply = server.post("/api/cite", {"question": FUNDING, "quote": place})
        assert (reply.status, reply.json["error"]) == (404, "quote")
    assert server.post("/api/cite", {"question": FUNDING, "quote": "x" * 2101}).status == 400


def test_citations_have_the_limits_of_questions_and_their_own(server: Server) -> None:
    beyond: list[dict[str, object]] = [{"top": 101}, {"top": "5"}, {"answer": {}}, {"format": None}]
    for more in beyond:
        assert server.post("/api/cite", {"question": FUNDING, **more}).status == 400
    assert server.post("/api/cite", {"question": ""}).status == 400
    assert server.post("/api/cite", {"question": "x" * (MAX_QUESTION + 1)}).status == 400
    assert server.post("/api/cite", {"question": "x" * 300_000}).status == 413
    assert server.post("/api/cite", {"question": FUNDING, "index": "nowhere"}).status == 404
    assert server.get("/api/cite").status == 405


def test_citations_are_behind_the_guard(server: Server) -> None:
    asked = {"question": FUNDING}
    for origin in ("null", "https://evil.example"):
        assert server.post("/api/cite", asked, {"Origin": origin}).status == 403
    assert server.post("/api/cite", asked, {"Host": "evil.example"}).status == 421
    assert server.post("/api/cite", asked, {"Content-Type": "text/plain"}).status == 415


def test_a_file_is_named_after_its_question_with_nothing_that_a_machine_would_obey(
    server: Server,
) -> None:
    for question in (
        "../../etc/passwd; rm -rf ~ funding",
        "funding \u202egpj.exe\x00",
        "経費 funding",
    ):
        name = server.post("/api/cite", {"question": question, "format": "csv"}).json["file"]
        assert re.fullmatch(r"gpqa(-[a-z0-9]+)*\.csv", name)


def test_hostile_words_are_inert_in_every_form_but_where_they_are_exact(server: Server) -> None:
    asked = {"question": "what was the harbour bell?", "index": "harbour"}
    for form in FORMS:
        reply = server.post("/api/cite", {**asked, "format": form})
        assert b"\x1b" not in reply.body
        assert ("\u202e" in reply.json["text"]) == (form == "plain")


def test_a_passage_of_a_pdf_and_a_citation_of_it_know_their_page(archive: Server) -> None:
    found = archive.post("/api/search", {"question": ON_INSULIN}).json["passages"][0]
    quote = archive.ask(ON_INSULIN)["quotes"][0]
    assert found["page"] <= quote["page"] <= found["page_end"]
    assert quote["source_date_of_file"]
    cited = archive.post("/api/cite", {"question": ON_INSULIN}).json["text"]
    assert ", file of 1 January 2000, page " in cited


def test_an_annotation_of_words_that_stand_twice_has_both_places(archive: Server) -> None:
    asked = {"question": "Until when will the bridge be closed?", "format": "web-annotation"}
    (item,) = json.loads(archive.post("/api/cite", asked).json["text"])["first"]["items"]
    assert len(item["target"]) == 2
    assert {each["selector"][0]["exact"] for each in item["target"]} == {
        "The bridge over the river Wend will be closed until the spring, said Ann Lee."
    }

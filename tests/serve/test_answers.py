"""Answers and searches of the service, a real process, asked as a program would."""

from __future__ import annotations

from gpqa import Answer, Library, SearchResult
from gpqa.config import TOP
from tests.serve.helpers_serve import FUNDING, HOSTILE, Server, needs_extra

pytestmark = needs_extra


def test_an_answer_is_the_librarys_byte_for_byte(server: Server, library: Library) -> None:
    for question in (FUNDING, "Why did Hunt resign?", "What did Chaand Nagpaul say?"):
        for _ in range(2):  # worked out, then remembered
            reply = server.post("/api/ask", {"question": question, "index": "seeds"})
            assert reply.status == 200
            assert reply.headers["content-type"] == "application/json"
            assert reply.body.decode() == library.ask(question, top=TOP).model_dump_json()


def test_a_search_is_the_librarys(server: Server, library: Library) -> None:
    reply = server.post("/api/search", {"question": FUNDING, "index": "seeds", "top": 3})
    assert reply.body.decode() == library.search(FUNDING, top=3).model_dump_json()
    assert len(SearchResult.model_validate_json(reply.body).passages) == 3


def test_every_quote_stands_where_it_says(server: Server) -> None:
    for index, question in (("seeds", FUNDING), ("harbour", "what is the fare of the ferry?")):
        answer = Answer.model_validate(server.ask(question, index=index))
        assert answer.answered
        for quote in answer.quotes:
            there = server.get(
                "/api/text", index=index, source=quote.source_id, start=quote.start, end=quote.end
            ).json
            assert there["text"] == quote.text
            assert there["source"]["sha256"] == quote.source_sha256


def test_a_question_is_narrowed_to_a_speaker_a_source_and_a_time(server: Server) -> None:
    one = server.ask("how good is the data on quality?", index="seeds", speaker="Dixon")
    assert {quote["speaker"] for quote in one["quotes"]} == {"Jennifer Dixon"}
    only = ["004_0700c9a2c7974ebe"]
    assert {q["source_id"] for q in server.ask(FUNDING, source=only)["quotes"]} == set(only)
    dated = server.ask("what did Hunt say?", since="2015", until="2015-05-21")
    assert {quote["source_id"] for quote in dated["quotes"]} == {"002_7337c63da4c34d42"}
    assert not server.ask("what did Hunt say?", since="2015-05-22")["answered"]
    backwards = {"question": "what did Hunt say?", "since": "2016", "until": "2015"}
    assert server.post("/api/ask", backwards).status == 400
    assert not server.ask("what did Hunt say?", until="2014")["answered"]
    assert not server.ask("what did Hunt say?", since="2015", source=only)["answered"]


def test_where_the_sources_do_not_say_that_is_the_answer(server: Server) -> None:
    silence = server.ask("What did Maureen Baker say about vaccination?")
    assert (silence["answered"], silence["reason"]) == (False, "speaker_did_not_say")


def test_hostile_words_are_given_as_they_stand_and_as_nothing_but_json(server: Server) -> None:
    listed = server.get("/api/sources", index="harbour").json["sources"]
    hostile = next(each for each in listed if each["id"] != "long")
    text = server.get("/api/text", index="harbour", source=hostile["id"])
    assert text.headers["content-type"] == "application/json"
    assert text.json["text"] == HOSTILE
    for quote in server.ask("what was the harbour bell?", index="harbour")["quotes"]:
        assert HOSTILE[quote["start"] : quote["end"]] == quote["text"]

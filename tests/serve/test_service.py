"""The service as a real process, asked as a program would."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from gpqa import Answer, Library, SearchResult
from gpqa.config import TOP
from gpqa.dates import TIME
from gpqa.formats import FORMS
from gpqa.question import MAX_QUESTION
from gpqa.serve import lookup
from gpqa.serve.limits import Limits
from gpqa.serve.models import FormName
from tests.serve.helpers_serve import FUNDING, HOSTILE, ON_INSULIN, TOKEN, Server, needs_extra

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = needs_extra
STATUSES = ("400", "401", "403", "404", "405", "413", "415", "421", "503", "504")


@pytest.fixture(scope="module")
def library(machine: dict[str, str]) -> Iterator[Library]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GPQA_CACHE", machine["GPQA_CACHE"])
        patch.setenv("GPQA_INDEXES", machine["GPQA_INDEXES"])
        with Library.open("seeds") as opened:
            yield opened


# --- answers ---------------------------------------------------------------------------


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


# --- citations -------------------------------------------------------------------------


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


# --- what there is ---------------------------------------------------------------------


def test_indexes_are_listed_and_the_default_one_is_first(server: Server) -> None:
    found = server.get("/api/indexes").json["indexes"]
    assert [each["name"] for each in found] == ["seeds", "harbour"]
    assert all(each["usable"] for each in found)
    about = server.get("/api/index").json
    assert (about["name"], about["sources"], about["undated"]) == ("seeds", 5, 4)
    assert about["first"] == about["last"] == "2015-05-21"


def test_sources_are_found_by_id_title_and_words_and_given_in_parts(server: Server) -> None:
    whole = server.get("/api/sources").json
    assert whole["total"] == len(whole["sources"]) == 5
    parts = [server.get("/api/sources", offset=n, limit=2).json["sources"] for n in (0, 2, 4)]
    assert [each for part in parts for each in part] == whole["sources"]
    assert server.get("/api/sources", q="one-stop health").json["total"] == 1
    named = server.get("/api/sources", id=["004_0700c9a2c7974ebe", "nobody"]).json["sources"]
    assert [each["id"] for each in named] == ["004_0700c9a2c7974ebe"]
    assert named[0]["opening"].startswith("Mr Hunt told a conference")


def test_no_folder_of_the_machine_is_told(server: Server, machine: dict[str, str]) -> None:
    for path in ("/api/sources", "/api/indexes", "/api/index", "/api/sources?index=harbour"):
        body = server.get(path).body.decode()
        assert machine["HOME"] not in body
        assert str(Path(__file__).resolve().parents[2]) not in body


def test_people_are_listed_found_and_quoted(server: Server) -> None:
    everybody = server.get("/api/speakers").json
    assert everybody["speakers"][0]["name"] == "Jeremy Hunt"
    assert server.get("/api/speakers", q="bewick").json["total"] == 1
    said = server.get("/api/statements", speaker="Jennifer Dixon").json
    assert said["total"] == 2
    assert {each["speaker"] for each in said["statements"]} == {"Jennifer Dixon"}
    later = server.get("/api/statements", speaker="Jennifer Dixon", offset=1, limit=1).json
    assert later["statements"] == said["statements"][1:]
    assert later["total"] == 2


def test_a_statement_comes_with_the_words_that_say_who_speaks_and_that_they_denied_it(
    archive: Server,
) -> None:
    said = archive.get("/api/statements", speaker="Martha Quill").json["statements"]
    assert [(each["cue_text"], each["text"]) for each in said] == [
        ("Martha Quill denied", "she had signed the lease of the quarry"),
        ("she said", "I was in Leeds that day,"),
    ]
    everything = archive.get("/api/statements", limit=100).json["statements"]
    assert len(everything) > 2
    for each in everything:
        if each["cue"] is None:
            assert each["cue_text"] is None
            continue
        start, end = each["cue"]
        there = archive.get("/api/text", source=each["source_id"], start=start, end=end).json
        assert there["text"] == each["cue_text"]


def test_a_slice_says_which_pages_it_stands_on(archive: Server) -> None:
    def pages(start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        place = {"start": start} if end is None else {"start": start, "end": end}
        got = archive.get("/api/text", None, source="inquiry", **place).json
        return [(each["page"], each["start"]) for each in got["pages"]]

    everything = pages()
    assert [number for number, _ in everything] == [1, 2, 3, 4]
    assert everything[0] == (1, 0)
    second = everything[1][1]
    assert pages(start=second - 1, end=second) == everything[:1]
    assert pages(start=second - 1, end=second + 1) == everything[:2]
    assert pages(start=second, end=second + 1) == everything[1:2]
    assert pages(start=second + 5, end=second + 5) == everything[1:2]
    assert archive.get("/api/text", source="herald").json["pages"] == []


@pytest.mark.parametrize(
    ("starts", "start", "end", "found"),
    [
        ([], 0, 10, []),
        ([0], 0, 0, [(1, 0)]),
        ([0, 0, 5], 0, 9, [(2, 0), (3, 5)]),
        ([0, 5, 5, 5, 8], 6, 7, [(4, 5)]),
        ([0, 5, 9, 9], 5, 9, [(2, 5)]),
        ([4, 8], 0, 3, []),
        ([4, 8], 0, 5, [(1, 4)]),
    ],
)
def test_an_empty_page_is_none_that_words_stand_on(
    starts: list[int], start: int, end: int, found: list[tuple[int, int]]
) -> None:
    pages = lookup._pages(starts, start, end)
    assert [(each.page, each.start) for each in pages] == found


def test_a_long_text_comes_in_slices_that_make_the_whole(server: Server) -> None:
    at, parts = 0, []
    length = server.get("/api/text", index="harbour", source="long", end=0).json["source"]["length"]
    assert length > 1_000_000
    while at < 100_000:
        part = server.get("/api/text", index="harbour", source="long", start=at).json
        assert part["start"] == at
        assert len(part["text"]) == part["end"] - at == Limits().text
        parts.append(part["text"])
        at = part["end"]
    assert "".join(parts).startswith("The tide table of day 0 gives")
    last = server.get("/api/text", index="harbour", source="long", start=length - 5).json
    assert (last["end"], len(last["text"])) == (length, 5)


def test_the_description_says_what_there_is(server: Server) -> None:
    described = server.get("/api/openapi.json").json
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == {
        *("/api/ask", "/api/search", "/api/cite", "/api/indexes", "/api/index"),
        *("/api/sources", "/api/text", "/api/speakers", "/api/statements"),
    }
    models = described["components"]["schemas"]
    assert not {"ValidationError", "HTTPValidationError"} & set(models)
    for methods in described["paths"].values():
        for operation in methods.values():
            assert set(operation["responses"]) == {"200", *STATUSES}
    page = (Path(__file__).parents[2] / "docs" / "service.md").read_text(encoding="utf-8")
    assert all(re.search(rf"\b{status}\b", page) for status in STATUSES)
    assert {"Answer", "Quote", "SearchResult", "TextSlice", "Failure"} <= set(models)
    assert models["CiteRequest"]["properties"]["format"]["enum"] == list(FORMS)
    assert {"text", "media_type", "file"} <= set(models["Citation"]["properties"])
    assert set(models["Answer"]["properties"]) == set(Answer.model_fields)


# --- what is not answered --------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'"a question"', 400),
        (b"{}", 400),
        (b'{"question": 7}', 400),
        (b'{"question": ""}', 400),
        (b'{"question": "  \\u200b "}', 400),
        (b'{"question": "a", "top": 0}', 400),
        (b'{"question": "a", "top": "5"}', 400),
        (b'{"question": "a", "top": 1e9}', 400),
        (b'{"question": "a", "since": "yesterday"}', 400),
        (b'{"question": "a", "unheard-of": 1}', 400),
        (b'{"question": "a", "speaker": " "}', 400),
        (b'{"question": "a \\ud800"}', 400),
        (b'{"question": "a", "index": "../seeds"}', 404),
        (b'{"question": "a", "index": "nowhere"}', 404),
        (b'{"question": "a", "source": ["nobody"]}', 404),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
    ],
)
def test_what_is_no_question_is_a_failure_with_a_sentence(
    server: Server, body: bytes, status: int
) -> None:
    reply = server.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
    assert reply.status == status, reply.body
    assert set(reply.json) == {"error", "message"}
    assert len(reply.body) < 1000


def test_a_question_may_be_long_and_not_longer(server: Server) -> None:
    assert server.post("/api/ask", {"question": "funding " * 1250}).status == 200
    assert server.post("/api/ask", {"question": "x" * (MAX_QUESTION + 1)}).status == 400
    assert server.post("/api/ask", {"question": "x" * 300_000}).status == 413


def test_a_failure_does_not_repeat_what_was_sent(server: Server) -> None:
    reply = server.post("/api/ask", {"question": 7, "speaker": "<script>secret</script>"})
    assert "secret" not in reply.body.decode()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"source": "nobody"}, 404),
        ({"source": "004_0700c9a2c7974ebe", "start": 10**9}, 400),
        ({"source": "004_0700c9a2c7974ebe", "start": 5, "end": 2}, 400),
        ({"source": "004_0700c9a2c7974ebe", "start": -1}, 400),
        ({"source": "004_0700c9a2c7974ebe", "start": "x"}, 400),
        ({}, 400),
        ({"source": "../../etc/passwd"}, 404),
    ],
)
def test_a_place_that_is_none_is_a_failure(
    server: Server, query: dict[str, Any], status: int
) -> None:
    assert server.get("/api/text", **query).status == status


@pytest.mark.parametrize(
    "path", ["/docs", "/redoc", "/api", "/api/", "/page/", "/page/../api.py", "/page/x", "/.env"]
)
def test_there_is_nothing_else(server: Server, path: str) -> None:
    reply = server.get(path)
    assert reply.status == 404
    assert reply.headers["content-type"] == "application/json"


def test_what_an_address_does_not_take_is_not_overlooked(server: Server) -> None:
    for path, query, message in (
        ("/api/sources", {"top": 1}, "there is no field 'top'; there are index, id, q, offset"),
        ("/api/speakers", {"limitt": 1}, "there is no field 'limitt'; did you mean limit?"),
        ("/api/indexes", {"q": "x"}, "there is no field 'q'; this address takes none here"),
    ):
        reply = server.get(path, **query)
        assert reply.status == 400
        assert reply.json["error"] == "request"
        assert reply.json["message"].startswith(message)


def test_methods_are_kept_to(server: Server) -> None:
    asked, deleted = server.get("/api/ask"), server.request("DELETE", "/api/ask", b"", {})
    assert (asked.status, deleted.status) == (405, 405)
    assert asked.json == {"error": "method", "message": "this address takes POST"}
    assert deleted.json["error"] == "method"
    assert server.post("/api/sources", {}).status == 405
    assert server.request("OPTIONS", "/api/ask").status == 405


def test_requests_of_other_pages_are_refused(server: Server) -> None:
    own = f"http://127.0.0.1:{server.port}"
    assert server.get("/api/indexes", {"Origin": own}).status == 200
    for origin in ("null", "https://evil.example", f"http://localhost:{server.port}"):
        assert server.get("/api/indexes", {"Origin": origin}).status == 403
    assert server.get("/api/indexes", {"Host": "evil.example"}).status == 421
    assert server.post("/api/ask", {"question": "a"}, {"Content-Type": "text/plain"}).status == 415


# --- the page's files ------------------------------------------------------------------


def test_the_page_loads_nothing_from_elsewhere_and_has_nothing_inline(server: Server) -> None:
    page = server.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    text = page.body.decode()
    assert "//" not in text.replace("<!doctype", "")
    assert "<style" not in text
    assert " style=" not in text
    assert not re.search(r"<[^>]*\son\w+\s*=", text)
    for part in text.split("<script")[1:]:
        assert 'src="/page/' in part.partition(">")[0]


def test_the_pages_files_are_kept_until_they_change(server: Server) -> None:
    first = server.get("/page/main.js")
    assert first.headers["content-type"] == "text/javascript; charset=utf-8"
    again = server.get("/page/main.js", {"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert server.request("HEAD", "/").body == b""


def test_no_script_of_the_page_reads_text_as_markup() -> None:
    folder = Path(__file__).resolve().parents[2] / "gpqa" / "serve" / "page"
    for path in folder.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in text, f"{path.name}: {way}"


# --- hostile sources -------------------------------------------------------------------


def test_hostile_words_are_given_as_they_stand_and_as_nothing_but_json(server: Server) -> None:
    listed = server.get("/api/sources", index="harbour").json["sources"]
    hostile = next(each for each in listed if each["id"] != "long")
    text = server.get("/api/text", index="harbour", source=hostile["id"])
    assert text.headers["content-type"] == "application/json"
    assert text.json["text"] == HOSTILE
    for quote in server.ask("what was the harbour bell?", index="harbour")["quotes"]:
        assert HOSTILE[quote["start"] : quote["end"]] == quote["text"]


# --- the command -----------------------------------------------------------------------


def serve(machine: dict[str, str], *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gpqa", "serve", *arguments],
        env=machine | env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_it_does_not_start_for_other_machines_without_a_token(machine: dict[str, str]) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1"):
        done = serve(machine, "--host", host, "--port", "0")
        assert done.returncode == 2
        assert "GPQA_TOKEN" in done.stderr
    short = serve(machine, "--host", "0.0.0.0", GPQA_TOKEN="short")
    assert short.returncode == 2


def test_the_token_is_asked_for_where_it_is_given(machine: dict[str, str]) -> None:
    with Server(machine | {"GPQA_TOKEN": TOKEN}, "--host", "0.0.0.0") as other:
        assert other.get("/").status == 200
        assert other.get("/api/indexes").status == 401
        assert other.get("/api/openapi.json").status == 401
        assert other.post("/api/cite", {"question": FUNDING}).status == 401
        given = {"Authorization": f"Bearer {TOKEN}"}
        assert other.get("/api/indexes", given).status == 200
        assert other.get("/api/indexes", {**given, "Host": "rebound.example"}).status == 421
    assert TOKEN not in other.errors


def test_a_taken_port_and_a_missing_index_are_one_line_each(
    machine: dict[str, str], server: Server
) -> None:
    taken = serve(machine, "--port", str(server.port))
    assert (taken.returncode, len(taken.stderr.splitlines())) == (2, 1)
    missing = serve(machine, "--index", "nowhere")
    assert missing.returncode == 1
    assert "gpqa index" in missing.stderr


def test_without_the_extra_the_message_is_the_command_that_installs_it(
    machine: dict[str, str],
) -> None:
    code = (
        "import sys, importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'fastapi' else real(name, *a)\n"
        "sys.argv = ['gpqa', 'serve']\n"
        "from gpqa.cli import run; sys.exit(run())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=machine,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.strip().endswith("pip install 'gpqa[serve]'")


def test_named_indexes_alone_are_served_by_their_folders_too(machine: dict[str, str]) -> None:
    folder = Path(machine["GPQA_INDEXES"]) / "harbour"
    with Server(machine, "--index", str(folder)) as other:
        assert [each["name"] for each in other.get("/api/indexes").json["indexes"]] == ["harbour"]
        assert other.get("/api/index", index="seeds").status == 404
        assert other.ask("what is the fare of the ferry?")["index"]["name"] == "harbour"


def test_it_says_nothing_but_where_it_is_and_ends_when_told(machine: dict[str, str]) -> None:
    with Server(machine) as other:
        other.ask(FUNDING)
        other.request("POST", "/api/ask", b"{", {"Content-Type": "application/json"})
    assert other.address == f"http://127.0.0.1:{other.port}/"
    assert other.errors == ""


def test_an_index_that_came_after_the_service_is_served(
    machine: dict[str, str], server: Server
) -> None:
    indexes = Path(machine["GPQA_INDEXES"])
    shutil.copytree(indexes / "harbour", indexes / "later")
    try:
        names = [each["name"] for each in server.get("/api/indexes").json["indexes"]]
        assert "later" in names
        assert server.ask("what is the fare of the ferry?", index="later")["answered"]
    finally:
        shutil.rmtree(indexes / "later")
    assert json.loads(server.get("/api/index", index="later").body)["error"] == "index"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"question": "a", "source": "n1"}', "source should be a list"),
        (b"{bad", "the body is not JSON"),
        (b"\xff\xfe", "the body is not JSON"),
        (b"[" * 100_000, "the body is not JSON"),
        (b"[]", "the body should be a JSON object, with a question"),
        (b"{}", "question is missing"),
        (b'{"question": "a", "since": "20"}', f"since must be {TIME}"),
        (b'{"question": "a", "topp": 1}', "there is no field 'topp'; did you mean top?"),
        (
            b'{"question": "a", "xyz": 1}',
            (
                "there is no field 'xyz';"
                " there are question, index, top, source, speaker, since, until"
            ),
        ),
    ],
)
def test_what_is_wrong_is_said_in_words_of_json(server: Server, body: bytes, message: str) -> None:
    reply = server.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
    assert reply.status == 400
    assert reply.json == {"error": "request", "message": message}

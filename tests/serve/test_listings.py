"""What the service tells of its indexes: documents, people, statements, texts, and itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gpqa import Answer
from gpqa.formats import FORMS
from gpqa.serve import lookup
from gpqa.serve.limits import Limits
from tests.serve.helpers_serve import Server, needs_extra

pytestmark = needs_extra
STATUSES = ("400", "401", "403", "404", "405", "413", "415", "421", "503", "504")


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
        ("Martha Quill denied", "Martha Quill denied that she had signed the lease of the quarry"),
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

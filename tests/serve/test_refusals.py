"""What the service does not answer, and that it says why."""

from __future__ import annotations

from typing import Any

import pytest

from gpqa.dates import TIME
from gpqa.question import MAX_QUESTION
from tests.serve.helpers_serve import Server, needs_extra

pytestmark = needs_extra


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

"""What reaches the application, and what does not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from gpqa.serve.guard import Guard, is_loopback
from gpqa.serve.limits import Limits

SECRET = "x" * 24


class Recorder:
    """An application that says what reached it."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.bodies.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"reached"})


def put(
    headers: list[tuple[str, str]],
    *,
    method: str = "GET",
    path: str = "/api/indexes",
    chunks: tuple[bytes, ...] = (b"",),
    **options: Any,
) -> tuple[int, dict[bytes, bytes]]:
    options.setdefault("host", "127.0.0.1")
    guard = Guard(Recorder(), Limits(), **options)
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers],
    }
    pending = [
        {"type": "http.request", "body": chunk, "more_body": number + 1 < len(chunks)}
        for number, chunk in enumerate(chunks)
    ]
    sent: list[Any] = []

    async def receive() -> Any:
        return pending.pop(0) if pending else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(guard(scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"])


HERE = ("Host", "127.0.0.1:4772")


@pytest.mark.parametrize(
    "host", ["127.0.0.1:4772", "localhost:9", "LOCALHOST", "[::1]:80", "[::1]"]
)
def test_the_names_of_this_machine_are_answered(host: str) -> None:
    assert put([("Host", host)])[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:4772",
        "127.0.0.1.evil.example",
        "localhost.evil.example:4772",
        "192.168.1.5:4772",
        "",
        "user@localhost",
        "localhost:4772, evil.example",
        "127.0.0.1:4772/../evil",
    ],
)
def test_a_forged_host_is_refused(host: str) -> None:
    assert put([("Host", host)])[0] == 421


def test_a_missing_or_second_host_is_refused() -> None:
    assert put([])[0] == 400
    assert put([HERE, ("Host", "evil.example")])[0] == 400


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://evil.example",
        "http://127.0.0.1:3000",
        "http://127.0.0.1",
        "file://",
        "http://127.0.0.1:4772.evil.example",
        "http://127.0.0.1:4772, http://evil.example",
    ],
)
def test_a_foreign_or_null_origin_is_refused(origin: str) -> None:
    assert put([HERE, ("Origin", origin)])[0] == 403


def test_the_pages_own_origin_and_none_at_all_are_answered() -> None:
    assert put([HERE])[0] == 200
    assert put([HERE, ("Origin", "http://127.0.0.1:4772")])[0] == 200
    assert put([HERE, ("Origin", "http://127.0.0.1:4772"), ("Origin", "null")])[0] == 403


def test_another_site_may_link_to_the_page_and_to_nothing_else() -> None:
    link = [HERE, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")]
    assert put(link, path="/")[0] == 200
    assert put(link, path="/api/indexes")[0] == 403
    image = [HERE, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")]
    assert put(image, path="/")[0] == 403
    same_site = [HERE, ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "cors")]
    assert put(same_site)[0] == 403
    assert put([HERE, ("Sec-Fetch-Site", "same-origin")])[0] == 200
    assert put([HERE, ("Sec-Fetch-Site", "none")])[0] == 200


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "TRACE", "CONNECT", "PATCH"])
def test_other_methods_are_refused_preflights_among_them(method: str) -> None:
    status, headers = put([HERE, ("Origin", "http://127.0.0.1:4772")], method=method)
    assert status == 405
    assert not any(name.startswith(b"access-control") for name in headers)


@pytest.mark.parametrize(
    "kind",
    [
        None,
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; application/json",
        "application/jsonp",
    ],
)
def test_a_body_that_is_not_json_is_refused(kind: str | None) -> None:
    headers = [HERE] if kind is None else [HERE, ("Content-Type", kind)]
    assert put(headers, method="POST", chunks=(b"{}",))[0] == 415


def test_json_is_answered_whatever_its_parameters() -> None:
    for kind in ("application/json", "application/json; charset=utf-8", "Application/JSON"):
        assert put([HERE, ("Content-Type", kind)], method="POST", chunks=(b"{}",))[0] == 200


def test_a_body_over_the_limit_is_refused_announced_or_not() -> None:
    json = [HERE, ("Content-Type", "application/json")]
    most = Limits().body
    assert put(json, method="POST", chunks=(bytes(most // 2),) * 2)[0] == 200
    assert put(json, method="POST", chunks=(bytes(most // 2),) * 3)[0] == 413
    announced = [*json, ("Content-Length", str(most + 1))]
    assert put(announced, method="POST", chunks=())[0] == 413
    assert put([*json, ("Content-Length", "9" * 400)], method="POST", chunks=())[0] == 413


def test_a_body_that_breaks_off_does_not_reach_the_application() -> None:
    json = [HERE, ("Content-Type", "application/json")]
    assert put(json, method="POST", chunks=())[0] == 400


@pytest.mark.parametrize(
    "given",
    [None, "", "Bearer", f"Bearer {SECRET}x", f"Basic {SECRET}", SECRET, "Bearer " + "é" * 24],
)
def test_without_the_token_nothing_of_the_api_is_answered(given: str | None) -> None:
    headers = [HERE] if given is None else [HERE, ("Authorization", given)]
    status, answered = put(headers, token=SECRET)
    assert status == 401
    assert b"www-authenticate" in answered


def test_with_the_token_the_api_is_answered_and_the_empty_page_needs_none() -> None:
    assert put([HERE, ("Authorization", f"Bearer {SECRET}")], token=SECRET)[0] == 200
    assert put([HERE, ("Authorization", f"bearer  {SECRET} ")], token=SECRET)[0] == 200
    assert put([HERE], path="/", token=SECRET)[0] == 200
    twice = [HERE, ("Authorization", "Bearer x"), ("Authorization", f"Bearer {SECRET}")]
    assert put(twice, token=SECRET)[0] == 401


def test_a_machine_that_others_reach_is_called_by_its_addresses_and_given_names() -> None:
    bound: dict[str, Any] = {"host": "0.0.0.0", "names": ["archive.example"], "token": None}
    for host in ("192.168.1.5:4772", "[2001:db8::1]:80", "archive.example", "localhost"):
        assert put([("Host", host)], **bound)[0] == 200
    assert put([("Host", "rebound.example")], **bound)[0] == 421


def test_every_response_forbids_what_a_source_could_do() -> None:
    for headers in ([HERE], [HERE, ("Origin", "null")]):
        answered = put(headers)[1]
        policy = answered[b"content-security-policy"].decode()
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answered[b"x-content-type-options"] == b"nosniff"
        assert not any(name.startswith(b"access-control") for name in answered)


def test_what_is_loopback() -> None:
    for host in ("127.0.0.1", "localhost", "::1", "[::1]", "127.9.9.9"):
        assert is_loopback(host)
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.org", "", "localhost.example"):
        assert not is_loopback(host)

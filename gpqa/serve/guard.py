"""Who may ask, from where, and how much: checked before anything of a request is used.

A page on the web can make a browser send requests to a service on the same machine. It
cannot read the answers (there is no CORS), but must not reach it either: so the name that
the browser believes to talk to (Host, against DNS rebinding), the page that asks (Origin,
Sec-Fetch-Site) and the kind of body (a form cannot send JSON) are all checked.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from gpqa.serve.limits import Limits

__all__ = ["HEADERS", "Guard", "is_loopback"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS: tuple[tuple[bytes, bytes], ...] = tuple(
    (name.encode(), value.encode())
    for name, value in (
        ("content-security-policy", _POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    )
)
"""On every response: nothing is loaded from elsewhere, nothing in a source can run."""

_HOST = re.compile(
    r"(?:\[(?P<address>[0-9a-f:.]{2,45})\]|(?P<name>[a-z0-9._-]{1,253}))(?::\d{1,5})?"
)
_METHODS = frozenset({"GET", "HEAD", "POST"})
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that is bound to ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class _RefusedError(Exception):
    def __init__(self, status: int, kind: str, message: str) -> None:
        super().__init__(message)
        self.status, self.kind = status, kind


class Guard:
    """An ASGI application around another that lets only sound requests through."""

    def __init__(
        self,
        app: ASGIApp,
        limits: Limits,
        *,
        host: str,
        names: Iterable[str] = (),
        token: str | None = None,
    ) -> None:
        """``host`` is what the server is bound to, ``names`` by what other names it is called.

        With ``token`` everything under ``/api`` needs ``Authorization: Bearer …``.
        """
        self._app = app
        self._limits = limits
        self._names = {*_LOOPBACK, host.strip("[]").lower(), *(name.lower() for name in names)}
        self._any_address = not is_loopback(host)
        self._token = None if token is None else _digest(token.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then hand on; see ASGI."""
        if scope["type"] != "http":
            return
        try:
            self._check(scope)
            body = await self._body(scope, receive) if scope["method"] == "POST" else b""
        except _RefusedError as refused:
            await _refuse(refused, send)
            return
        given = False

        async def whole() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def adorned(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        await self._app(scope, whole, adorned)

    def _check(self, scope: Scope) -> None:
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.lower(), []).append(value)
        if scope["method"] not in _METHODS:
            raise _RefusedError(405, "method", "only GET, HEAD and POST are answered")
        if len(scope["query_string"]) > self._limits.query:
            raise _RefusedError(414, "address", "the address is too long")
        size = sum(len(name) + len(value) + 4 for name, value in scope["headers"])
        if size > self._limits.head:  # h11 bounds only what is not complete yet
            raise _RefusedError(431, "headers", "the headers are too long")
        host = self._checked_host(headers.get(b"host", []))
        _check_origin(headers, host, may_be_linked=scope["path"] == "/")
        if scope["path"].startswith("/api"):
            self._check_token(headers.get(b"authorization", []))
        if scope["method"] == "POST":
            kinds = headers.get(b"content-type", [])
            if len(kinds) != 1 or not _is_json(kinds[0]):
                raise _RefusedError(415, "type", "the body must be application/json")

    def _checked_host(self, hosts: list[bytes]) -> str:
        if len(hosts) != 1:
            raise _RefusedError(400, "host", "a request must name one host")
        host = hosts[0].decode("latin-1").strip().lower()
        match = _HOST.fullmatch(host)
        name = (match["address"] or match["name"]) if match else ""
        # A rebound name is a name: an address cannot be made to lead elsewhere.
        if name not in self._names and not (self._any_address and _is_address(name)):
            raise _RefusedError(
                421, "host", "this service is not called so; see --allow-host of gpqa serve"
            )
        return host

    def _check_token(self, given: list[bytes]) -> None:
        if self._token is None:
            return
        scheme, _, token = (given[0] if len(given) == 1 else b"").partition(b" ")
        if scheme.lower() != b"bearer" or not hmac.compare_digest(
            _digest(token.strip()), self._token
        ):
            raise _RefusedError(401, "token", "this service needs its token")

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        too_long = _RefusedError(
            413, "size", f"a request may have {self._limits.body:,} bytes, not more"
        )
        for name, value in scope["headers"]:
            if name.lower() == b"content-length" and _number(value) > self._limits.body:
                raise too_long
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] != "http.request":
                raise _RefusedError(400, "body", "the request ended before its body did")
            body += message.get("body", b"")
            if len(body) > self._limits.body:
                raise too_long
            if not message.get("more_body", False):
                return bytes(body)


def _check_origin(headers: dict[bytes, list[bytes]], host: str, *, may_be_linked: bool) -> None:
    """Whether the page that asks is this service's own, or no page at all."""
    origins = headers.get(b"origin", [])
    own = (f"http://{host}".encode("latin-1"), f"https://{host}".encode("latin-1"))
    if origins and (len(origins) > 1 or origins[0].lower() not in own):
        raise _RefusedError(403, "origin", "requests from other pages are not answered")
    for site in headers.get(b"sec-fetch-site", []):
        # "none" is a person who typed the address or opened a bookmark; a link from another
        # page may lead to this page, and to nothing else.
        leads_here = may_be_linked and headers.get(b"sec-fetch-mode") == [b"navigate"]
        if site not in {b"same-origin", b"none"} and not leads_here:
            raise _RefusedError(403, "origin", "requests from other pages are not answered")


def _digest(token: bytes) -> bytes:
    """Of one length, so that comparing takes the same time for any token."""
    return hashlib.sha256(token).digest()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_json(kind: bytes) -> bool:
    return kind.partition(b";")[0].strip().lower() == b"application/json"


def _number(value: bytes) -> int:
    return int(value) if value.isdigit() and len(value) < 20 else 1 << 62


async def _refuse(refused: _RefusedError, send: Send) -> None:
    body = json.dumps({"error": refused.kind, "message": str(refused)}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *HEADERS,
    ]
    if refused.status == 401:
        headers.append((b"www-authenticate", b'Bearer realm="gpqa"'))
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

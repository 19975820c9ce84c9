"""Sockets that trickle, say nothing, or do not listen: a real process with tight limits."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import pytest

from tests.serve.helpers_serve import FUNDING, Server, needs_extra

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = needs_extra

MOST = 40
RECEIVE = 1.5
SCRIPT = f"""
from gpqa.serve.limits import Limits
from gpqa.serve.run import address_of, bind, run
from gpqa.serve.shelf import Shelf
listening = bind("127.0.0.1", 0)
limits = Limits(connections={MOST}, receive={RECEIVE}, send=3, idle=2)
run(Shelf(["seeds"]), listening, host="127.0.0.1", limits=limits,
    ready=lambda: print(address_of(listening, "127.0.0.1"), flush=True))
"""


@pytest.fixture(scope="module")
def tight(machine: dict[str, str]) -> Iterator[Server]:
    with Server(machine, script=SCRIPT) as running:
        running.ask(FUNDING)
        yield running


def connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=30)


def ended_after(connection: socket.socket) -> float:
    """Seconds until the server lets go."""
    begin = time.monotonic()
    try:
        while connection.recv(65536):
            pass
    except OSError:
        pass
    return time.monotonic() - begin


def send_until_refused(connection: socket.socket, data: bytes, pause: float = 0) -> None:
    """Send and send, until the server lets go or takes no more."""
    begin = time.monotonic()
    try:
        while time.monotonic() - begin < 60:
            connection.sendall(data)
            time.sleep(pause)
    except OSError:
        return


def test_a_hundred_trickling_sockets_do_not_stop_it(tight: Server) -> None:
    stop = threading.Event()
    with ExitStack() as stack:
        slow = [stack.enter_context(closing(connect(tight))) for _ in range(100)]

        def trickle() -> None:
            for byte in b"GET /api/indexes HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + b"x" * 1000:
                for each in slow:
                    try:
                        each.send(bytes([byte]))
                    except OSError:
                        continue
                if stop.wait(0.1):
                    return

        thread = threading.Thread(target=trickle)
        thread.start()
        try:
            for _ in range(20):
                assert tight.ask(FUNDING)["answered"]
                time.sleep(0.05)
        finally:
            stop.set()
            thread.join()


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n",
        (
            b"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: 50\r\n\r\n{"
        ),
    ],
    ids=["nothing", "a word", "half a head", "half a body"],
)
def test_a_request_that_does_not_end_is_ended(tight: Server, begun: bytes) -> None:
    with closing(connect(tight)) as connection:
        connection.sendall(begun)
        assert RECEIVE * 0.5 < ended_after(connection) < RECEIVE * 6


def test_one_byte_at_a_time_does_not_put_the_end_off(tight: Server) -> None:
    with closing(connect(tight)) as connection:
        begin = time.monotonic()
        send_until_refused(connection, b"G", pause=0.1)
        assert time.monotonic() - begin < RECEIVE * 6


def test_a_connection_is_kept_between_requests_and_not_for_ever(tight: Server) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", tight.port, timeout=30)) as connection:
        sockets = set()
        for _ in range(3):
            connection.request("GET", "/page/icon.svg")
            assert connection.getresponse().read().startswith(b"<svg")
            sockets.add(connection.sock)
            time.sleep(0.3)
        assert len(sockets) == 1
        assert ended_after(sockets.pop()) < 12


def test_requests_sent_all_at_once_are_all_answered(tight: Server) -> None:
    with closing(connect(tight)) as connection:
        connection.sendall(b"GET /page/icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n" * 5)
        got = b""
        while got.count(b"HTTP/1.1 200") < 5:
            part = connection.recv(65536)
            assert part
            got += part


def test_who_does_not_read_is_let_go(tight: Server) -> None:
    with closing(connect(tight)) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        request = b"GET /page/style.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
        connection.settimeout(20)
        begin = time.monotonic()
        send_until_refused(connection, request * 50)
        assert time.monotonic() - begin < 40
    assert tight.get("/api/indexes").status == 200


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 40_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
        b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
    ids=[
        "no host",
        "long header",
        "many headers",
        "long path",
        "tls",
        "two lengths",
        "chunk",
        "ff",
    ],
)
def test_what_is_no_request_is_refused(tight: Server, request_: bytes) -> None:
    with closing(connect(tight)) as connection:
        connection.sendall(request_)
        got = b""
        try:
            while part := connection.recv(65536):
                got += part
        except OSError:
            pass
        assert b"HTTP/1.1 200" not in got
    assert tight.get("/api/indexes").status == 200


def test_a_body_in_endless_chunks_is_ended(tight: Server) -> None:
    head = (
        b"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n"
    )
    with closing(connect(tight)) as connection:
        connection.sendall(head)
        begin = time.monotonic()
        send_until_refused(connection, b"1000\r\n" + b" " * 0x1000 + b"\r\n")
        assert time.monotonic() - begin < RECEIVE * 8

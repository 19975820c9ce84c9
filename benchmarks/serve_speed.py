"""How fast the service answers: start, page, and questions at a steady rate.

    python benchmarks/serve_speed.py [--rate 50] [--seconds 60] [--out FILE]

The server is a process of its own, the load another: this one. Requests are sent when they
are due, whether or not earlier ones have been answered, and a request's time counts from
when it was due; else a server that stalls would be asked less and look better.

Loads at that rate: the questions of the speed benchmark over and over ("repeated": answers
are remembered), and nine in ten of them so. Then every question another, as fast as two
who wait for their answers can ask ("distinct": nothing is remembered), which is what the
machine's cores can do. With playwright and a Chromium there is also how long the page
takes until a question can be typed and sent.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main"]

QUESTIONS = (
    "what did Hunt say about funding?",
    "what did Hunt say about targets?",
    "what did Hunt say about CCGs?",
    "How many extra staff will there be in primary care?",
    "Who chairs the RCGP?",
    "When will the review of quality indicators be completed?",
    "Which conditions does the one-stop programme cover?",
    "Why did Hunt resign?",
    "What was said about testing capacity in care homes?",
    "Who was responsible for pandemic planning before 2020?",
)
WORDS = (
    *("funding", "targets", "doctors", "hospitals", "patients", "nurses", "contracts", "surgeries"),
    *("recruitment", "the elderly", "weekends", "quality", "data", "budgets", "diabetes", "trust"),
)
_CONNECTIONS = 200
_STARTS = 5
_PAGES = 10


def main() -> None:
    """Measure, print, and write to ``--out`` where given."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rate", type=float, default=50.0, help="requests a second")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"GPQA_INDEXES": folder}
        subprocess.run([sys.executable, "-m", "gpqa", "index"], env=env, check=True)
        results: dict[str, object] = {
            "cores": len(os.sched_getaffinity(0)),
            "load_before": round(os.getloadavg()[0], 1),
            "rate": given.rate,
            "seconds": given.seconds,
            "start_seconds": starts(env),
        }
        number = count()
        loads: dict[str, Callable[[], str]] = {
            "repeated": lambda: QUESTIONS[next(number) % len(QUESTIONS)],
            "nine in ten repeated": lambda: mixed(next(number)),
        }
        with Server(env) as server:
            results["page_ms"] = page(server.port)
            for each in QUESTIONS:  # warm
                server.ask(each)
            for name, question in loads.items():
                results[name] = asyncio.run(load(server.port, question, given.rate, given.seconds))
                print(name, json.dumps(results[name]), file=sys.stderr)
            results["distinct"] = asyncio.run(
                in_turn(server.port, lambda: distinct(next(number)), given.seconds)
            )
    text = json.dumps(results, indent=2)
    print(text)
    if given.out:
        given.out.write_text(text + "\n", encoding="utf-8")


def distinct(number: int) -> str:
    """A question that was never asked before."""
    first, second = WORDS[number % len(WORDS)], WORDS[number // len(WORDS) % len(WORDS)]
    return f"what did Hunt say about {first} and {second} in plan {number}?"


def mixed(number: int) -> str:
    """Every tenth is another, the rest are the same few."""
    return distinct(number) if number % 10 == 0 else QUESTIONS[number % len(QUESTIONS)]


class Server:
    """``gpqa serve`` on a free port."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "gpqa", "serve", "--port", "0"],
            env=self._env,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def ask(self, question: str) -> None:
        """Ask once, and wait."""
        asyncio.run(self._ask(question))

    async def _ask(self, question: str) -> None:
        client = Client(self.port)
        status = await client.ask(question)
        assert status == 200, status
        client.close()


def starts(env: dict[str, str]) -> dict[str, float]:
    """Seconds from the command to its address printed, to the page, and to a first answer."""
    taken: dict[str, list[float]] = {"listening": [], "page": [], "first answer": []}
    for _ in range(_STARTS + 1):
        begin = time.perf_counter()
        with Server(env) as server:
            taken["listening"].append(time.perf_counter() - begin)
            asyncio.run(Client(server.port).get("/"))
            taken["page"].append(time.perf_counter() - begin)
            server.ask(QUESTIONS[0])
            taken["first answer"].append(time.perf_counter() - begin)
    return {name: round(statistics.median(values[1:]), 3) for name, values in taken.items()}


def page(port: int) -> dict[str, float] | None:
    """Milliseconds from opening the page until it is drawn, and until it can be used."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or find_spec("playwright") is None:
        return None
    from playwright.sync_api import sync_playwright

    drawn: list[float] = []
    usable: list[float] = []
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        for _ in range(_PAGES):
            context = browser.new_context()  # nothing is kept from the one before
            opened = context.new_page()
            opened.goto(f"http://127.0.0.1:{port}/")
            opened.wait_for_selector("html[data-ready]")
            for name, times in (("first-contentful-paint", drawn), ("usable", usable)):
                script = f"() => performance.getEntriesByName({name!r})[0]?.startTime ?? -1"
                times.append(float(opened.evaluate(script)))
            context.close()
        browser.close()
    return {
        "drawn_p50": round(statistics.median(drawn[1:])),
        "usable_p50": round(statistics.median(usable[1:])),
        "usable_most": round(max(usable[1:])),
    }


async def in_turn(port: int, question: Callable[[], str], seconds: float) -> dict[str, object]:
    """Two clients, each asking as soon as it was answered."""
    taken: list[float] = []
    statuses: dict[str, int] = {}
    begin = time.perf_counter()

    async def client() -> None:
        connection = Client(port)
        while time.perf_counter() - begin < seconds:
            sent = time.perf_counter()
            status = str(await connection.ask(question()))
            taken.append(1000 * (time.perf_counter() - sent))
            statuses[status] = statuses.get(status, 0) + 1
        connection.close()

    await asyncio.gather(client(), client())
    return summary(taken, statuses, time.perf_counter() - begin)


async def load(
    port: int, question: Callable[[], str], rate: float, seconds: float
) -> dict[str, object]:
    """Ask at a steady rate; milliseconds from when a request was due to its last byte."""
    idle: asyncio.Queue[Client] = asyncio.Queue()
    for _ in range(_CONNECTIONS):
        idle.put_nowait(Client(port))
    taken: list[float] = []
    statuses: dict[str, int] = {}

    async def one(due: float) -> None:
        client = await idle.get()
        try:
            status = str(await client.ask(question()))
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            status = type(error).__name__
            client.close()
            client = Client(port)
        idle.put_nowait(client)
        statuses[status] = statuses.get(status, 0) + 1
        taken.append(1000 * (time.perf_counter() - due))

    begin = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        due = begin + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(one(due)))
    await asyncio.gather(*tasks)
    return summary(taken, statuses, time.perf_counter() - begin)


def summary(taken: list[float], statuses: dict[str, int], seconds: float) -> dict[str, object]:
    """The figures of a load."""
    ordered = sorted(taken)
    return {
        "requests": len(taken),
        "a_second": round(len(taken) / seconds, 1),
        "p50_ms": round(statistics.median(ordered), 2),
        "p90_ms": round(ordered[int(0.9 * len(ordered))], 2),
        "p99_ms": round(ordered[int(0.99 * len(ordered))], 2),
        "most_ms": round(ordered[-1], 2),
        "statuses": statuses,
    }


class Client:
    """One connection, kept open; enough of HTTP for this service."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, question: str) -> int:
        """The status of a question's answer, all of it read."""
        body = json.dumps({"question": question}).encode()
        return await self._send(
            b"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        )

    async def get(self, path: str) -> int:
        """The status of a file's response, all of it read."""
        return await self._send(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

    async def _send(self, request: bytes) -> int:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        length = next(int(line[15:]) for line in lines if line.startswith(b"content-length:"))
        await reader.readexactly(length)
        return int(lines[0].split()[1])

    def close(self) -> None:
        """Let go of the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


if __name__ == "__main__":
    main()

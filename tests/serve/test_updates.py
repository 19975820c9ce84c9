"""An index built again while the service runs, and more questions than it can answer."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from tests.helpers_index import put
from tests.serve.helpers_serve import FUNDING, Server, needs_extra

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs_extra


def index(env: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, "-m", "gpqa", "index", *arguments]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=120)


def test_a_rebuilt_index_is_picked_up_and_no_request_is_dropped(
    machine: dict[str, str], tmp_path: Path
) -> None:
    env = machine | {"GPQA_INDEXES": str(tmp_path / "indexes")}
    texts = put(tmp_path / "texts", {"a.txt": "The ferry to the island sails at nine o'clock."})
    index(env, str(texts), "--name", "ferry")
    replies: list[tuple[int, Any]] = []
    stop = threading.Event()
    with Server(env, "--index", "ferry") as server:

        def ask() -> None:
            number = 0
            while not stop.is_set():
                number += 1  # else every answer but the first would be remembered
                question = {"question": f"When does the ferry sail, in the year {number}?"}
                reply = server.post("/api/ask", question)
                replies.append((reply.status, reply.json["index"]["generation"]))
                time.sleep(0.02)

        thread = threading.Thread(target=ask)
        thread.start()
        try:
            before = server.ask("When does the ferry sail?")
            put(texts, {"b.txt": "From May on the ferry to the island sails at seven o'clock."})
            index(env, "--name", "ferry")
            after = server.ask("When does the ferry sail?")
            for _ in range(100):
                if after["index"] != before["index"]:
                    break
                time.sleep(0.1)
                after = server.ask("When does the ferry sail?")
        finally:
            stop.set()
            thread.join()
        assert {status for status, _ in replies} == {200}
        assert {quote["source_id"] for quote in after["quotes"]} == {"a", "b"}
        assert server.get("/api/index").json["sources"] == 2
    assert server.errors == ""


def test_questions_that_cannot_be_answered_now_are_told_to_come_back(
    machine: dict[str, str],
) -> None:
    script = """
from gpqa.serve.limits import Limits
from gpqa.serve.run import address_of, bind, run
from gpqa.serve.shelf import Shelf
listening = bind("127.0.0.1", 0)
limits = Limits(workers=1, waiting=1)
run(Shelf(["seeds"]), listening, host="127.0.0.1", limits=limits,
    ready=lambda: print(address_of(listening, "127.0.0.1"), flush=True))
"""
    with Server(machine, script=script) as server, ThreadPoolExecutor(24) as threads:
        server.ask(FUNDING)
        questions = [{"question": f"What did Hunt say about {n} doctors?"} for n in range(48)]
        replies = list(threads.map(lambda each: server.post("/api/ask", each), questions))
        statuses = {reply.status for reply in replies}
        assert statuses == {200, 503}
        refused = next(reply for reply in replies if reply.status == 503)
        assert refused.headers["retry-after"] == "1"
        assert refused.json["error"] == "busy"
        # What is remembered, and what only reads, is answered all the same.
        assert server.ask(FUNDING)["answered"]


def test_the_same_question_asked_by_many_at_once_is_worked_out_once(
    machine: dict[str, str],
) -> None:
    script = """
from gpqa import Library
asked = Library.ask
def counted(self, question, **more):
    print("asked", flush=True)
    return asked(self, question, **more)
Library.ask = counted
from gpqa.serve.run import address_of, bind, run
from gpqa.serve.shelf import Shelf
listening = bind("127.0.0.1", 0)
run(Shelf(["seeds"]), listening, host="127.0.0.1",
    ready=lambda: print(address_of(listening, "127.0.0.1"), flush=True))
"""
    with Server(machine, script=script) as server, ThreadPoolExecutor(16) as threads:
        answers = list(threads.map(server.ask, [FUNDING] * 32))
        assert all(answer == answers[0] for answer in answers)
        server.process.terminate()
        assert server.process.stdout is not None
        assert server.process.stdout.read().count("asked") == 1

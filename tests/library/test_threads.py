from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from gpqa.errors import CorpusIndexError
from tests.helpers_index import QUESTIONS, put

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library
    from gpqa.models import Answer


def test_close_while_threads_ask_gives_answers_or_says_that_it_was_closed(
    library: Library,
) -> None:
    expected = library.ask(QUESTIONS[0])
    outcomes: list[object] = []
    asking = threading.Barrier(5)

    def ask() -> None:
        asking.wait()
        try:
            while True:
                outcomes.append(library.ask(QUESTIONS[0]))
        except Exception as error:  # noqa: BLE001 - whatever it is, is looked at below
            outcomes.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    asking.wait()
    library.close()
    for thread in threads:
        thread.join(timeout=60)
    errors = [outcome for outcome in outcomes if outcome != expected]
    assert [type(error) for error in errors] == [CorpusIndexError] * 4


def test_eight_threads_give_the_answers_of_one(seed_library: Library) -> None:
    words = ["funding", "doctors", "Hunt", "practice", "hospital", "patients", "training", "BMA"]
    questions = [f"What is said about {a} and {b}?" for a in words for b in words][:50]
    serial = [seed_library.ask(question) for question in questions]
    found: dict[int, list[Answer]] = {}

    def ask(number: int) -> None:
        found[number] = [seed_library.ask(question) for question in questions]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert [found.get(number) for number in range(8)] == [serial] * 8


def test_update_while_threads_ask_gives_answers_of_one_generation_or_another(
    library: Library, folder: Path
) -> None:
    question = "How was the vote about funding carried?"
    seen: list[Answer] = []
    failures: list[BaseException] = []
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                seen.append(library.ask(question))
        except BaseException as error:  # noqa: BLE001 - the main thread looks at it
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    expected = []
    for number in range(6):
        text = f"The vote about funding was carried by {number}."
        put(folder, {"vote.txt": text})
        report = library.update()
        assert report.manifest is not None
        expected.append((report.manifest.generation, text))
    while len(seen) <= 10 and not failures:  # a busy machine answers slowly
        time.sleep(0.01)
    done.set()
    for thread in threads:
        thread.join(timeout=60)
    assert not failures
    said = dict(expected)
    for answer in seen:
        votes = {quote.text for quote in answer.quotes if quote.source_id == "vote"}
        assert votes <= {said.get(answer.index.generation)}
    library.close()

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gpqa.errors import UsageError
from tests.helpers_index import PARAGRAPHS, QUESTIONS, build, open_library, put

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library


def test_every_quote_is_the_sources_own_words(seed_library: Library, seeds: Path) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in seeds.glob("*.txt")}
    count = 0
    for question in QUESTIONS[:2]:
        for quote in seed_library.ask(question, top=50).quotes:
            count += 1
            assert texts[quote.source_id][quote.start : quote.end] == quote.text
            for start, end in quote.highlight:
                assert quote.start <= start < end <= quote.end
        for passage in seed_library.search(question, top=50).passages:
            count += 1
            assert texts[passage.source_id][passage.start : passage.end] == passage.text
            assert passage.id == f"{passage.source_id}:{passage.start}-{passage.end}"
    assert count > 50


def test_top_bounds_what_is_given(seed_library: Library) -> None:
    for top in (1, 3, 1000):
        assert len(seed_library.ask(QUESTIONS[0], top=top).quotes) <= top
        assert len(seed_library.search(QUESTIONS[0], top=top).passages) <= top
    assert len(seed_library.search(QUESTIONS[0], top=3).passages) == 3
    for top in (0, -1, 1001):
        with pytest.raises(UsageError, match=f"top is {top}; it must be a whole number"):
            seed_library.ask(QUESTIONS[0], top=top)
        with pytest.raises(UsageError):
            seed_library.search(QUESTIONS[0], top=top)


def test_as_many_passages_are_given_as_were_asked_for(tmp_path: Path) -> None:
    # Each of other words, so that none is found for being equal to another.
    put(tmp_path / "in", {f"{i:03}.txt": f"Sheet{i} holds number{i}." for i in range(600)})
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        assert len(library.search("funding", top=500).passages) == 500


def test_less_is_the_beginning_of_more(seed_library: Library) -> None:
    many = seed_library.search(QUESTIONS[0], top=40).passages
    for top in (1, 5, 20):
        assert seed_library.search(QUESTIONS[0], top=top).passages == many[:top]


@pytest.mark.parametrize(
    "question",
    [
        'say "pump" OR NOT NEAR(x) * ^ {stems} : "unclosed',
        "a\U0001e900b a᧠b ＡＢＣ 𝐀𝐁 ﷺ",
        "\0 funding",
        "' ; DROP TABLE sources; --",
        " ".join(f"word{i}" for i in range(1100)),
        "funding " * 1200,
    ],
    ids=["operators", "letters", "NUL", "SQL", "1100 words", "one word 1200 times"],
)
def test_no_question_is_a_query_language(seed_library: Library, question: str) -> None:
    assert seed_library.search(question).question == question
    assert seed_library.ask(question).question == question


def test_the_same_question_gives_the_same_bytes(seed_library: Library) -> None:
    for question in QUESTIONS:
        first = seed_library.ask(question).model_dump_json()
        assert {seed_library.ask(question).model_dump_json() for _ in range(3)} == {first}


ASK = """
import sys
from gpqa.library import Library
from gpqa.testing import HashEncoder
with Library.open(sys.argv[1] + "/", encoder=HashEncoder()) as library:
    for question in sys.argv[2:]:
        print(library.ask(question).model_dump_json())
        print(library.search(question, top=50).model_dump_json())
"""


def test_two_processes_give_the_same_bytes(seed_index: Path) -> None:
    outputs = [
        subprocess.run(
            [sys.executable, "-c", ASK, str(seed_index), *QUESTIONS],
            env=os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed, threads in (("1", "1"), ("2", "2"))
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == 2 * len(QUESTIONS)


def test_equal_passages_come_by_id_and_place_whatever_the_order_they_came_in(
    tmp_path: Path,
) -> None:
    names = [f"n{i:03}" for i in range(250)]  # more than are ranked: none may be cut by chance
    put(tmp_path / "in", {f"{name}.txt": PARAGRAPHS[0] for name in reversed(names)})
    build(tmp_path / "index", tmp_path / "in")
    for name in names[:40]:
        put(tmp_path / "in", {f"{name}.txt": PARAGRAPHS[1]})
    build(tmp_path / "index", tmp_path / "in")
    for name in names[:40]:
        put(tmp_path / "in", {f"{name}.txt": PARAGRAPHS[0]})
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        found = library.search("funding for general practice", top=30).passages
        assert [passage.source_id for passage in found] == names[:30]
        assert len({passage.score for passage in found}) == 1


def test_an_answer_is_cited_with_what_stands_around_its_quotes(seed_library: Library) -> None:
    answer = seed_library.ask("What did the health secretary say about funding?")
    collection = json.loads(seed_library.cite(answer, "web-annotation"))
    for item in collection["first"]["items"]:
        words, place = item["target"]["selector"]
        source = next(quote.source_id for quote in answer.quotes if quote.text == words["exact"])
        text = seed_library.source_text(source)
        around = words["prefix"] + words["exact"] + words["suffix"]
        assert text[place["start"] - len(words["prefix"]) :].startswith(around)

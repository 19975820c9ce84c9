"""The public sets as they are read: two ways of asking, and a part of the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sets import DAYS, SETS, Loaded, PublicSet, load

from tests.benchmarks.helpers_sets import hearings

if TYPE_CHECKING:
    from pathlib import Path

BY_NAME = {each.name: each for each in SETS}


def test_names_are_distinct_and_titles_too() -> None:
    assert len(BY_NAME) == len(SETS) == len({each.title for each in SETS})


def test_a_part_is_the_days_with_most_questions(tmp_path: Path) -> None:
    data = hearings(tmp_path, DAYS + 2)
    part, whole = load(BY_NAME["inquiry-part"], data), load(BY_NAME["inquiry"], data)
    assert [path.stem for path in part.paths] == [f"day-{n:02}" for n in range(3, DAYS + 3)]
    assert len(part.gold.questions) == len(whole.gold.questions) - 1 - 2
    assert {name for q in part.gold.questions for name in q.grades} == {p.stem for p in part.paths}


def test_the_plain_way_of_asking_names_nobody(tmp_path: Path) -> None:
    data = hearings(tmp_path, 2)
    named, plain = load(BY_NAME["inquiry-part"], data), load(BY_NAME["inquiry-part-plain"], data)
    assert plain.gold.questions[0].question == "which day 0?"
    assert plain.gold.questions[0].evidence == named.gold.questions[0].evidence
    assert plain.documents_key == named.documents_key
    assert plain.key != named.key


def test_of_a_large_set_the_same_questions_are_drawn_each_time(tmp_path: Path) -> None:
    data = hearings(tmp_path, 6)
    about = replace(BY_NAME["inquiry"], drawn=5)
    first, again = load(about, data), load(about, data)
    assert len(first.gold.questions) == 5
    assert first.key == again.key
    assert len(first.paths) == 6  # all documents stay


def test_a_key_follows_the_documents(tmp_path: Path) -> None:
    data = hearings(tmp_path, 2)
    before = load(BY_NAME["inquiry"], data).key
    path = data / "inquiry" / "documents" / "day-01.txt"
    path.write_bytes(path.read_bytes() + b"More.")
    assert load(BY_NAME["inquiry"], data).key != before


def test_line_ends_of_documents_stay_as_they_are(tmp_path: Path) -> None:
    loaded: Loaded = load(BY_NAME["inquiry"], hearings(tmp_path, 1))
    assert loaded.sources[0].text.endswith("\r\n")


def test_a_set_that_is_not_there_says_so(tmp_path: Path) -> None:
    about: PublicSet = BY_NAME["squad2-dev"]
    with pytest.raises(FileNotFoundError, match=r"squad2-dev"):
        load(about, tmp_path)

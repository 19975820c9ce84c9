"""Everybody who is heard: tables by which nobody has to be compared with everybody."""

from __future__ import annotations

import time
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

import pytest

from gpqa import Library
from gpqa.directory import Directory, Speaker
from gpqa.heard import everybody
from gpqa.linking import link
from gpqa.matching import find_speakers
from tests.helpers_people import body, description, person

if TYPE_CHECKING:
    from pathlib import Path


def directory() -> Directory:
    people = [
        ("a", person("Jeremy Oakes", "secretary of state for wool")),
        ("a", person("Cllr Maureen Platt", "WTU chair")),
        ("b", body("Royal College of Weavers")),
        ("b", description("a spokesman for the Wool Trust")),
    ]
    return Directory.of(set(link(people).values()))


def names(speakers: object) -> list[str]:
    assert isinstance(speakers, (tuple, list))
    return [speaker.name for speaker in speakers]


def test_each_table_gives_those_who_are_asked_for_so() -> None:
    known = directory()
    assert names(known.by_surname["oakes"]) == ["Jeremy Oakes"]
    assert names(known.by_title["Cllr"]) == ["Maureen Platt"]
    assert names(known.by_initials["RCW"]) == ["Royal College of Weavers"]
    assert names(known.by_noun["spokesman"]) == ["a spokesman for the Wool Trust"]
    assert names(known.by_head["chair"]) == ["Maureen Platt"]
    assert names(known.by_part["platt"]) == names(known.by_letters["maureen platt"])
    assert "platt" not in known.by_letters


def test_all_words_must_stand_in_what_somebody_is_called() -> None:
    known = directory()
    assert names(known.with_words("the Wool Trust’s")) == ["a spokesman for the Wool Trust"]
    assert names(known.with_words("wool")) == ["Jeremy Oakes", "a spokesman for the Wool Trust"]
    assert known.with_words("Wool Board") == []
    assert known.with_words("“ ,") == []


def test_nobody_is_in_a_table_twice_and_all_are_in_one_order() -> None:
    known = directory()
    for name, table in vars(Directory).items():
        if isinstance(table, cached_property) and name.startswith("by_"):
            for speakers in getattr(known, name).values():
                assert list(speakers) == [s for s in known.everyone if s in speakers], name


def test_numbers_stay_those_that_were_given() -> None:
    speakers = list(directory())
    known = Directory({speaker: 10 * number for number, speaker in enumerate(speakers)})
    assert Directory.of(known) is known
    assert [known[speaker] for speaker in speakers] == [0, 10, 20, 30]
    with pytest.raises(KeyError):
        known[Speaker("x", "Nobody", speakers[0].kind)]


def test_to_ask_for_many_takes_less_than_to_read_everybody_once() -> None:
    surnames = ["Oak" + "".join(letters) for letters in product("abcdefgh", repeat=4)]
    people = [("a", person(f"Ann {surname}")) for surname in surnames]
    known = Directory.of(link(people).values())
    begin = time.process_time()
    assert find_speakers(surnames[0], known).speakers
    first = time.process_time() - begin
    begin = time.process_time()
    for surname in surnames[:200]:
        assert find_speakers(f"Ann {surname}", known).speakers
    assert time.process_time() - begin < first


def test_everybody_in_an_index_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("“It is late,” said Ann Lee.", encoding="utf-8")
    library, _ = Library.build([tmp_path / "one.txt"], tmp_path / "index")
    with library:
        known = everybody(library.store)
        assert names(known.everyone) == ["Ann Lee"]
        assert everybody(library.store) is known

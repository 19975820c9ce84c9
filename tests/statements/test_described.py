from __future__ import annotations

from pathlib import Path

import pytest

from gpqa.linking import link
from gpqa.statements.described import describe, read_person, read_speaker
from gpqa.statements.people import mentioned_people
from gpqa.structure import parse_structure

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_people_and_speakers_come_back_as_they_went(path: Path) -> None:
    text = path.read_bytes().decode()
    people = mentioned_people(text, parse_structure(text))
    assert people
    for person in people:
        assert read_person(describe(person)) == person
    for speaker in link((path.stem, person) for person in people).values():
        assert read_speaker(describe(speaker)) == speaker


def test_what_is_empty_takes_no_room() -> None:
    (person,) = mentioned_people(text := "Mr Cole left.", parse_structure(text))
    assert "roles" not in describe(person)
    assert "null" not in describe(person)

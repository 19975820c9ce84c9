from __future__ import annotations

import pytest

from gpqa.linking import link
from gpqa.matching import find_speakers
from tests.helpers_people import person

VILLAGE = [
    person("Councillor Edith Marl"),
    person("Owen Marl"),
    person("Dr Ikenna Tarn"),
    person("Mrs Tarn"),
    person("Professor Hugh Stell"),
    person("Lady Stell"),
    person("Ida Crane", "councillor"),
    person("Alan Crane", "former councillor"),
    person("Pat Crane", "father of three"),
]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Councillor Marl", ["Edith Marl"]),
        ("cllr marl", ["Edith Marl"]),
        ("Dr Tarn", ["Ikenna Tarn"]),
        ("Mrs Tarn", ["Mrs Tarn"]),
        ("Professor Stell", ["Hugh Stell"]),
        ("Lady Stell", ["Lady Stell"]),
        ("Councillor Crane", ["Ida Crane"]),
    ],
)
def test_a_title_is_of_who_bears_it(asked: str, names: list[str]) -> None:
    known = set(link([("a", each) for each in VILLAGE]).values())
    assert [one.name for one in find_speakers(asked, known).speakers] == names


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Marl", ["Edith Marl", "Owen Marl"]),
        ("Mr Marl", ["Owen Marl"]),
        ("Owen Marl", ["Owen Marl"]),
        ("Professor Marl", ["Edith Marl", "Owen Marl"]),  # nobody bears it: it may be a new one
        ("Father Crane", ["Alan Crane", "Pat Crane"]),
        ("Dr Ikenna Tarn", ["Ikenna Tarn"]),
    ],
)
def test_a_title_that_nobody_bears_tells_nothing(asked: str, names: list[str]) -> None:
    known = set(link([("a", each) for each in VILLAGE]).values())
    found = [one.name for one in find_speakers(asked, known).speakers]
    assert sorted(found) == names


def test_who_is_only_called_by_the_surname_may_bear_the_title() -> None:
    people = [("a", person("Cllr Edith Marl")), ("a", person("Owen Marl")), ("b", person("Marl"))]
    found = find_speakers("Councillor Marl", set(link(people).values())).speakers
    assert [one.name for one in found] == ["Edith Marl", "Marl"]

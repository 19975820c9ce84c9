from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.linking import link
from gpqa.matching import find_speakers
from gpqa.names import Name, parse_name
from gpqa.statements.person import Person, PersonKind, make_commenter
from tests.helpers_people import body, description, person

if TYPE_CHECKING:
    from gpqa.directory import Speaker


def corpus() -> set[Speaker]:
    people = [
        ("a", person("Jeremy Oakes", "secretary of state for wool")),
        ("a", person("Dr Richard Vane", "WTU deputy chair")),
        ("b", person("Maureen Platt", "WTU chair")),
        ("b", person("PENN")),
        ("b", body("NHS Anglia")),
        ("c", person("Chris Hale", "chief executive of Wool Watch")),
        ("c", person("Ada Hale")),
        ("c", description("a spokesman")),
        ("d", person("Jo Dunn", "chief executive of Tea Watch")),
        ("d", Person("reader", "reader", PersonKind.DESCRIPTION, forms=("reader",))),
    ]
    return set(link(people).values())


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Oakes", ["Jeremy Oakes"]),
        ("jeremy oakes", ["Jeremy Oakes"]),
        ("Mr Oakes", ["Jeremy Oakes"]),
        ("  Mr. OAKES’s ", ["Jeremy Oakes"]),
        ("Jeremy", ["Jeremy Oakes"]),
        ("the wool secretary", ["Jeremy Oakes"]),
        ("wool secretary Jeremy Oakes", ["Jeremy Oakes"]),
        ("Dr. Vane", ["Richard Vane"]),
        ("WTU chair", ["Maureen Platt"]),
        ("chair of the WTU", ["Maureen Platt"]),
        ("Penn", ["Penn"]),
        ("readers", ["reader"]),
        ("Readers", ["reader"]),
        ("NHS Anglia", ["NHS Anglia"]),
        ("nhs anglia", ["NHS Anglia"]),
        ("Hale", ["Ada Hale", "Chris Hale"]),
        ("Ms Hale", ["Ada Hale"]),
        ("chief executive", ["Chris Hale", "Jo Dunn"]),
        ("a spokesman", ["a spokesman"]),
    ],
)
def test_who_is_asked_for_is_found(asked: str, names: list[str]) -> None:
    match = find_speakers(asked, corpus())
    assert [speaker.name for speaker in match.speakers] == names
    assert match.suggestions == ()


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("Jermey Oakes", "Jeremy Oakes"),
        ("Oaks", "Jeremy Oakes"),
        ("jeremy okes", "Jeremy Oakes"),
        ("Maureen Plat", "Maureen Platt"),
        ("Peter Oakes", "Jeremy Oakes"),
        ("Dr Platt Maureen", "Maureen Platt"),
    ],
)
def test_a_slip_is_no_match_but_offers_the_nearest(asked: str, nearest: str) -> None:
    match = find_speakers(asked, corpus())
    assert match.speakers == ()
    assert match.suggestions[0].name == nearest


@pytest.mark.parametrize("asked", ["Buster Lamb", "Buster", "Edwin Lamb", "Mr Buster Lamb"])
def test_who_has_a_nickname_is_asked_for_by_either_name(asked: str) -> None:
    drummer = replace(person("Edwin Lamb"), forms=("Edwin Lamb", "Buster Lamb"))
    everyone = set(link([("a", drummer), ("a", person("Ann Lamb"))]).values())
    assert [one.name for one in find_speakers(asked, everyone).speakers] == ["Edwin Lamb"]
    assert find_speakers("Mrs Buster Lamb", everyone).speakers == ()


@pytest.mark.parametrize("asked", ["", "  ", "?", "Zyxwvu Qqqq", "the moon", "x" * 10_000])
def test_who_is_nowhere_is_nobody(asked: str) -> None:
    match = find_speakers(asked, corpus())
    assert match.speakers == ()


def test_somebody_else_of_the_surname_is_not_taken_for_who_is_asked_for() -> None:
    for asked in ("Tom Hale", "Ada Hales", "Penns", "Mrs Oakes", "Ada Oakes", "Lady Vane"):
        assert find_speakers(asked, corpus()).speakers == (), asked


@given(st.text(max_size=60))
def test_anything_can_be_asked(asked: str) -> None:
    find_speakers(asked, corpus())


def test_who_is_only_addressed_by_an_office_is_asked_for_by_it() -> None:
    house = set(link([("a", description("Mr Speaker")), ("a", person("PC Anita Rowe"))]).values())
    for asked in ("the Speaker", "Mr Speaker", "Speaker"):
        assert [one.name for one in find_speakers(asked, house).speakers] == ["Mr Speaker"]
    for asked in ("PC Rowe", "pc rowe", "Constable Rowe"):
        assert [one.name for one in find_speakers(asked, house).speakers] == ["Anita Rowe"]


def test_an_office_is_not_whoever_is_addressed_by_another() -> None:
    house = set(link([("a", description("Mr Speaker")), ("b", description("a speaker"))]).values())
    assert find_speakers("the Deputy Speaker", house).speakers == ()


TITLED = [
    ("the governor", "Gov. Dana Marsh"),
    ("the senator", "Sen. Paula Wicks"),
    ("the congresswoman", "Rep. Susan Dill"),
    ("the congressman", "Rep. David Orme"),
    ("the councillor", "Cllr Owen Tate"),
    ("the professor", "Prof Ivo Bell"),
    ("the doctor", "Dr Sam Roe"),
    ("the judge", "Judge Lena Frost"),
    ("the colonel", "Col. Max Reed"),
    ("the sergeant", "Sgt Kim Dale"),
    ("the superintendent", "Supt Roy Vine"),
    ("the reverend", "Rev Amos Lunt"),
    ("the captain", "Capt. Eve Moss"),
    ("the constable", "PC Ned Tull"),
    ("the detective inspector", "Det Insp Ada Crewe"),
]


@pytest.mark.parametrize(("asked", "titled"), TITLED)
def test_a_title_is_the_office_that_is_asked_for(asked: str, titled: str) -> None:
    everyone = set(link([("a", person(name)) for _, name in TITLED]).values())
    assert [one.forms for one in find_speakers(asked, everyone).speakers] == [(titled,)]


def test_all_of_a_title_are_meant_and_those_whose_role_is_written_out() -> None:
    several = ("Cllr Jo Pine", "Cllr Amy Vale")
    everyone = link([("a", person(name)) for name in several])
    everyone |= link([("b", person("Ken Marl", "councillor"))])
    found = find_speakers("the councillor", set(everyone.values())).speakers
    assert [one.name for one in found] == ["Amy Vale", "Jo Pine", "Ken Marl"]


@pytest.mark.parametrize(
    ("asked", "titled"),
    [
        ("the lieutenant", "Lt Col Hugh Pine"),
        ("the deputy sheriff", "Sheriff Jo Pine"),
        ("the chief inspector", "Inspector Jo Pine"),
        ("the congresswoman", "Rep. David Orme"),
        ("the mister", "Mr Hugh Pine"),
    ],
)
def test_a_title_is_no_other_office(asked: str, titled: str) -> None:
    everyone = set(link([("a", person(titled))]).values())
    assert find_speakers(asked, everyone).speakers == ()


@pytest.mark.parametrize(
    ("asked", "heard"),
    [
        ("Humphrey Lisle", "Elise Okafor"),
        ("Lisle", "Elise Okafor"),
        ("Gordon Marsh", "Gordon Tatlock"),
        ("Ruth Ellison", "Alison Pike"),
        ("Barnaby Finch", "Barnaby Thorpe"),
    ],
)
def test_a_part_that_is_alike_makes_no_name_near(asked: str, heard: str) -> None:
    everyone = set(link([("a", person(heard))]).values())
    assert find_speakers(asked, everyone).suggestions == ()


@pytest.mark.parametrize("asked", ["Gordon Tatlok", "Tatlok", "Gorden Tatlock", "Hugh Tatlock"])
def test_a_name_that_is_near_as_a_whole_is_offered(asked: str) -> None:
    everyone = set(link([("a", person("Gordon Tatlock"))]).values())
    assert [one.name for one in find_speakers(asked, everyone).suggestions] == ["Gordon Tatlock"]


def test_readers_are_all_who_comment_under_whatever_name() -> None:
    people = [
        ("a", Person("reader", "reader", PersonKind.DESCRIPTION, forms=("reader",))),
        ("a", make_commenter("Dr. Ines Park")),
        ("b", make_commenter("book_worm7")),
        ("b", person("Ines Park")),
    ]
    known = set(link(people).values())
    for asked in ("readers", "the reader", "reader"):
        names = {speaker.name for speaker in find_speakers(asked, known).speakers}
        assert names == {"reader", "Dr. Ines Park", "book_worm7"}
    assert [s.name for s in find_speakers("book_worm7", known).speakers] == ["book_worm7"]
    assert [s.name for s in find_speakers("Dr Park", known).speakers][:1] == ["Dr. Ines Park"]


def test_a_commenter_is_not_joined_to_somebody_of_that_name() -> None:
    linked = link([("a", make_commenter("Ines Park")), ("a", person("Ines Park"))])
    assert len({speaker.key for speaker in linked.values()}) == 2


def test_a_first_name_is_asked_for_without_reading_every_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everyone = corpus()
    read: list[str] = []

    def counting(text: str) -> Name | None:
        read.append(text)
        return parse_name(text)

    monkeypatch.setattr("gpqa.matching.parse_name", counting)
    assert not find_speakers("Wilma", everyone).speakers
    assert set(read) <= {"Wilma"}

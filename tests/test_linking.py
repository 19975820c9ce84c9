from __future__ import annotations

import gc
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.linking import link
from gpqa.names import parse_name
from gpqa.statements.person import Person, PersonKind
from tests.helpers_people import body, description, linked, person, same

# --- people -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Ann Lee", "Ms Lee"),
        ("Ann Lee", "LEE"),
        ("Ann Lee", "Dr Ann Lee KC"),
        ("Ann Lee", "A. Lee"),
        ("Ann Lee", "Ann B. Lee"),
        ("Mike Lee", "Michael Lee"),
        ("Mr Keyes", "Mr Keyes KC"),
        ("Mr Keyes", "Keyes"),
        ("Tom O’Shea", "Mr O'Shea"),
        ("Dr Ann Lee", "Mrs Lee"),
        ("Dr Ikenna Lee", "Mr Lee"),
    ],
)
def test_names_that_agree_are_one_person_across_documents(one: str, other: str) -> None:
    assert same(("a", person(one)), ("b", person(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Mr Lee"),
        ("Ann Lee", "Ann Li"),
        ("Ann Lee", "T. Lee"),
        ("Mr Lee", "Ms Lee"),
        ("Mr Lee", "Lord Lee"),
        ("Tom Lee", "Lord Lee"),
        ("Dr Ikenna Lee", "Mrs Lee"),
        ("Mrs Ikenna Lee", "Major Lee"),
        ("Mrs Lee", "Dr Lee"),
        ("Tom Lee Jr", "Tom Lee Sr"),
        ("Ann B. Lee", "Ann C. Lee"),
        ("Mr Sasha Lee", "Ms Sasha Lee"),
    ],
)
def test_names_that_contradict_each_other_stay_apart(one: str, other: str) -> None:
    assert not same(("a", person(one)), ("b", person(other)))


def test_a_peer_is_whom_a_document_calls_by_both_names() -> None:
    assert same(("a", person("Lord Tom Lee")), ("b", person("Lord Lee")))


def test_two_whom_a_document_tells_apart_stay_two() -> None:
    inquest = [("a", person("Ikenna Lee")), ("a", person("Mrs Lee"))]
    assert linked(*inquest) == ["Ikenna Lee", "Mrs Lee"]
    assert linked(*inquest, ("b", person("Ann Lee"))) == ["Ikenna Lee", "Ann Lee", "Ann Lee"]


def test_a_surname_that_two_of_its_document_bear_is_no_third_persons() -> None:
    ward = [("a", person("Ann Lee")), ("a", person("Tom Lee")), ("a", person("Lee"))]
    assert linked(*ward, ("b", person("Ruth Lee"))) == ["Ann Lee", "Tom Lee", "Lee", "Ruth Lee"]


def test_a_body_that_is_called_for_short_is_each_documents_own() -> None:
    assert not same(("a", body("the Trust")), ("b", body("the Trust")))
    assert same(("a", body("Tin Trust")), ("b", body("Tin Trust")))


def test_a_surname_that_two_bear_stays_its_documents_own() -> None:
    people = [("a", person("Ann Lee")), ("b", person("Ruth Lee")), ("c", person("Ms Lee")),
              ("d", person("Ms Lee"))]  # fmt: skip
    assert linked(*people) == ["Ann Lee", "Ruth Lee", "Ms Lee", "Ms Lee"]
    found = link(people)
    assert found["c", "person:Ms Lee"].document == "c"
    assert found["c", "person:Ms Lee"] != found["d", "person:Ms Lee"]


def test_the_sex_decides_between_two_of_one_surname() -> None:
    people = [("a", person("Ann Lee")), ("b", person("Tom Lee")), ("c", person("Mr Lee"))]
    assert linked(*people) == ["Ann Lee", "Tom Lee", "Tom Lee"]
    assert linked(*people, ("d", person("Lee")))[-1] == "Lee"


def test_an_initial_that_two_can_have_stays_its_documents_own() -> None:
    people = [("a", person("Ann Lee")), ("b", person("Alice Lee")), ("c", person("A. Lee"))]
    assert linked(*people) == ["Ann Lee", "Alice Lee", "A. Lee"]


def test_a_speaker_has_the_usual_full_name_not_the_one_of_an_oath() -> None:
    people = [("a", person("Tom Lee")), ("b", person("Tom Lee")), ("c", person("Tom Abel Lee"))]
    assert linked(*people) == ["Tom Lee"] * 3


def test_a_speaker_has_all_forms_and_roles() -> None:
    people = [("a", person("Ann Lee", "WTU chair")), ("b", person("Ms Lee"))]
    speaker = link(people)["b", "person:Ms Lee"]
    assert speaker.forms == ("Ann Lee", "Ms Lee")
    assert speaker.roles == ("WTU chair",)
    assert speaker.document is None


# --- offices, bodies, descriptions ------------------------------------------------------


def test_an_office_is_its_only_holder_where_the_document_names_the_holder() -> None:
    people = [
        ("a", person("Ann Lee", "secretary of state for wool")),
        ("b", person("Ms Lee")),
        ("b", description("the wool secretary")),
        ("c", description("the wool secretary")),
    ]
    assert linked(*people) == ["Ann Lee", "Ann Lee", "Ann Lee", "the wool secretary"]


def test_an_office_that_two_have_held_is_nobodys() -> None:
    people = [
        ("a", person("Ann Lee", "wool secretary")),
        ("b", person("Tom Moss", "wool secretary")),
        ("c", person("Ann Lee")),
        ("c", description("the wool secretary")),
    ]
    assert linked(*people)[-1] == "the wool secretary"


def test_bare_offices_and_descriptions_are_never_joined() -> None:
    people = [
        ("a", person("Ann Lee", "minister")),
        ("a", description("the minister")),
        ("b", description("a spokesman")),
        ("c", description("a spokesman")),
    ]
    found = link(people)
    assert linked(*people)[1] == "the minister"
    assert found["b", "d:a spokesman"] != found["c", "d:a spokesman"]


def test_bodies_are_joined_by_name_and_by_the_acronym_that_a_document_explains() -> None:
    assert same(
        ("a", body("Wool Traders Union", "WTU")), ("b", body("WTU")),
        ("c", body("The Wool Traders Union")),
    )  # fmt: skip
    assert not same(("a", body("the government")), ("b", body("the government")))
    two = [("a", body("Wool Traders Union", "WTU")), ("b", body("Welsh Tea Union", "WTU")),
           ("c", body("WTU"))]  # fmt: skip
    assert linked(*two) == ["Wool Traders Union", "Welsh Tea Union", "WTU"]


def test_a_body_is_never_a_person() -> None:
    assert not same(("a", person("Lee")), ("b", body("Lee")))


# --- in any order, at any size ----------------------------------------------------------

some_people = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.one_of(
            st.sampled_from(
                ["Ann Lee", "Ms Lee", "Mr Lee", "Lee", "A. Lee", "Tom Lee", "Thomas Lee", "T. Lee",
                 "Ann B. Lee", "Ann C. Lee", "Lord Lee", "Sasha Lee", "Mr Sasha Lee", "Dr Lee"]
            ).map(person),
            st.sampled_from(["the wool secretary", "a spokesman"]).map(description),
            st.sampled_from(["WTU", "the police"]).map(body),
            st.just(person("Ann Lee", "wool secretary", key="holder")),
        ),
    ),
    max_size=14,
)  # fmt: skip


@given(some_people, st.randoms())
def test_the_order_makes_no_difference(
    people: list[tuple[str, Person]], chance: random.Random
) -> None:
    unique = list({(document, one.key): (document, one) for document, one in people}.values())
    found = link(unique)
    assert set(found) == {(document, one.key) for document, one in unique}
    chance.shuffle(unique)
    assert link(unique) == found


def assert_in_proportion(people: list[tuple[str, Person]]) -> None:
    """Four times as many take about four times as long: sixteen times would be a square."""
    seconds = []
    gc.collect()
    gc.disable()  # it goes through everything that other tests have left, and not only this
    try:
        for some in (people[::4], people):
            begun = time.process_time()
            link(some)
            seconds.append(time.process_time() - begun)
    finally:
        gc.enable()
    assert seconds[1] < 9 * seconds[0]


def test_a_hundred_thousand_people_are_linked_in_linear_time() -> None:
    chance = random.Random(7)
    letters = "abcdefghijklmnopqrst"

    def word() -> str:
        return "".join(chance.choice(letters) for _ in range(4)).capitalize()

    surnames = [word() for _ in range(5000)] + ["Smith"] * 500
    people = []
    for at in range(100_000):
        surname = chance.choice(surnames)
        parts = parse_name(chance.choice([f"{word()} {surname}", f"Mr {surname}", surname]))
        if parts is not None:
            one = Person(f"p{at}", parts.display, PersonKind.PERSON, parts, parts.titles)
            people.append((f"d{at % 9000}", one))
    assert_in_proportion(people)


def test_a_hundred_thousand_people_of_one_surname_too() -> None:
    people = []
    for at in range(100_000):
        given_name = "".join(chr(97 + int(digit)) for digit in str(at)).capitalize()
        parts = parse_name(f"{given_name}ob Smith" if at % 2 else "Mr Smith")
        assert parts is not None
        people.append(
            (f"d{at}", Person(f"p{at}", parts.display, PersonKind.PERSON, parts, parts.titles))
        )
    assert_in_proportion(people)


def test_counsel_and_somebody_else_of_that_name_are_two_people() -> None:
    nurse, counsel = ("a", person("Mrs Jane Park")), ("b", person("Ms Park KC"))
    assert not same(nurse, counsel)
    assert same(("a", person("Ms Jane Park KC")), counsel)
    assert same(nurse, ("c", person("Ms Park")))
    either = ("c", person("Ms Park"))
    found = link([nurse, counsel, either])
    assert len({speaker.key for speaker in found.values()}) == 3

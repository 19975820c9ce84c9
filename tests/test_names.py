from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.names import Name, agrees, fold, fuller, parse_name, strip_possessive


def name(text: str) -> Name:
    parsed = parse_name(text)
    assert parsed is not None, text
    return parsed


@pytest.mark.parametrize(
    ("text", "titles", "given_names", "surname", "display"),
    [
        ("Ann Lee", (), ("Ann",), "Lee", "Ann Lee"),
        ("Mr Lee", ("Mr",), (), "Lee", "Mr Lee"),
        ("MR. LEE", ("Mr",), (), "Lee", "Mr. Lee"),
        ("LEE", (), (), "Lee", "Lee"),
        ("O'NEILL", (), (), "O'Neill", "O'Neill"),
        ("MCADAM", (), (), "McAdam", "McAdam"),
        ("Professor Sir Barnes", ("Professor", "Sir"), (), "Barnes", "Professor Sir Barnes"),
        ("Right Hon. Ruth Adeyemi", ("Right Hon",), ("Ruth",), "Adeyemi", "Ruth Adeyemi"),
        ("Lady Marsh", ("Lady",), (), "Marsh", "Lady Marsh"),
        ("Bill de Soto", (), ("Bill",), "de Soto", "Bill de Soto"),
        ("Jan van der Meer", (), ("Jan",), "van der Meer", "Jan van der Meer"),
        ("Ms Rees-Owen", ("Ms",), (), "Rees-Owen", "Ms Rees-Owen"),
        ("Mr. Luc d'Aubert", ("Mr",), ("Luc",), "d'Aubert", "Luc d'Aubert"),
        ("P.J. Harlow", (), ("P.J.",), "Harlow", "P.J. Harlow"),
        ("the Rev. Carl Moss", ("Rev",), ("Carl",), "Moss", "Carl Moss"),
        ("Vice President Ada Kerr", ("Vice President",), ("Ada",), "Kerr", "Ada Kerr"),
        ("Earl Warner", (), ("Earl",), "Warner", "Earl Warner"),
        ("Cllrs B Orme", ("Cllr",), ("B",), "Orme", "B Orme"),
    ],
)
def test_a_name_is_taken_apart(
    text: str, titles: tuple[str, ...], given_names: tuple[str, ...], surname: str, display: str
) -> None:
    parsed = name(text)
    assert (parsed.titles, parsed.given, parsed.surname) == (titles, given_names, surname)
    assert parsed.display == display


def test_suffixes_stand_apart_but_a_generation_belongs_to_the_plain_form() -> None:
    assert name("Mr Lee KC").suffixes == ("KC",)
    assert name("Mr Lee KC").display == "Mr Lee"
    assert name("Judge Paul A. Lee Jr.").display == "Paul A. Lee Jr"
    assert name("Ann Lee, MP").suffixes == ("MP",)


@pytest.mark.parametrize(
    "text",
    ["Councillor Lee", "Cllr Lee", "Mr. Lee", "Doctor Lee", "Prof. Sir Lee", "Rt. Hon. Lee",
     "Senator Lee", "Congresswoman Lee", "Det Con Lee", "DR LEE", "COUNCILLOR LEE"],
)  # fmt: skip
def test_a_name_is_shown_as_it_is_written_but_for_capitals(text: str) -> None:
    assert name(text).display.casefold() == text.casefold()
    assert name(text).display.rpartition(" ")[2] == "Lee"


def test_how_a_title_is_written_makes_no_other_name() -> None:
    assert name("Councillor Lee") == name("Cllr. Lee")
    assert hash(name("Councillor Lee")) == hash(name("Cllr. Lee"))
    assert name("Senators Lee and Moss".partition(" and")[0]).display == "Senator Lee"


def test_brackets_are_notes() -> None:
    assert name("Ms. Ann Lee (Leeds North, Lab.)").notes == ("Leeds North, Lab.",)
    assert name("Rep. Ann Lee (D-Ohio)").surname == "Lee"


@pytest.mark.parametrize("text", ["Lee’s", "Lee's", "Lee"])
def test_a_possessive_is_no_part_of_a_name(text: str) -> None:
    assert name(text).surname == "Lee"
    assert strip_possessive("Davis'") == "Davis"


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "Mr", "Mr.", "the", "the health secretary", "Project Manager", "Grad A",
        "The Witness", "a spokesman", "she", "NHS England", "The Wool Institute", "?!", "12", "(",
        "Ann Lee said that", "Mr President", "x" * 300,
    ],
)  # fmt: skip
def test_what_is_no_name_gives_none(text: str) -> None:
    assert parse_name(text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Lee"),
        ("Ann Lee", "Ms Lee"),
        ("Ann Lee", "ANN LEE"),
        ("Ann Lee", "A. Lee"),
        ("Ann Lee", "Ann B. Lee"),
        ("Mike Lee", "Michael Lee"),
        ("Shaun O’Shea", "Shaun O'Shea"),
        ("Mrs Lee", "Ms Lee"),
        ("Mr Ann-Marie Lee", "Ann-Marie Lee"),
        ("Lord Tom Lee", "Mr Tom Lee"),
        ("Professor Lee", "Ann Lee"),
        ("Iain Duncan Lee", "Mr Duncan Lee"),
        ("José Núñez", "Jose Nunez"),
    ],
)
def test_names_that_can_be_one_persons_agree(one: str, other: str) -> None:
    assert agrees(name(one), name(other))
    assert agrees(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Ann Li"),
        ("Ann Lee", "Tom Lee"),
        ("Ann Lee", "Mr Lee"),
        ("Mr Lee", "Mrs Lee"),
        ("Mr Lee", "Lady Lee"),
        ("Mr Lee", "Lord Lee"),
        ("Ann Lee", "T. Lee"),
        ("Tom Lee Jr", "Tom Lee Sr"),
        ("Ann B. Lee", "Ann C. Lee"),
    ],
)
def test_names_that_contradict_each_other_do_not_agree(one: str, other: str) -> None:
    assert not agrees(name(one), name(other))
    assert not agrees(name(other), name(one))


def test_the_fuller_name_has_more_given_names() -> None:
    assert fuller(name("Mr Lee"), name("Ann Lee")).display == "Ann Lee"
    assert fuller(name("A. Lee"), name("Ann Lee")).display == "Ann Lee"


def test_titles_and_given_names_show_the_sex() -> None:
    assert name("Dame Lee").gender == "f"
    assert name("Jeremy Lee").gender == "m"
    assert name("Dr Lee").gender is None
    assert name("Lord Ann Lee").gender == "m"


words = st.sampled_from(
    ["Mr", "Dr.", "Ann", "J.", "van", "der", "Lee", "O’Shea", "KC", "(MP)", "the", "’s", ",", "Ƨ"]
)
names = st.lists(words, min_size=1, max_size=7).map(" ".join)


@given(names)
def test_reading_a_names_plain_form_again_agrees_with_it(text: str) -> None:
    parsed = parse_name(text)
    if parsed is not None:
        again = parse_name(parsed.written)
        assert again is not None
        assert again.key == parsed.key


@given(names, names)
def test_comparing_does_not_depend_on_the_order(one: str, other: str) -> None:
    a, b = parse_name(one), parse_name(other)
    if a is not None and b is not None:
        assert agrees(a, b) == agrees(b, a)
        assert fuller(a, b) == fuller(b, a)
        assert agrees(a, a)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    parse_name(text)
    fold(text)


def test_reading_a_name_takes_no_time_whatever_it_is() -> None:
    begun = time.process_time()
    for letter in "Aa. '’(-":
        parse_name(letter * 2_000_000)
    assert time.process_time() - begun < 1


def test_the_title_of_several_is_no_given_name() -> None:
    name = parse_name("Councillors P. Roe")
    assert name is not None
    assert (name.given, name.written) == (("P.",), "Councillor P. Roe")


def test_police_ranks_are_titles_in_capitals_alone() -> None:
    for text, titles, display in (
        ("PC Rowe", ("PC",), "PC Rowe"),
        ("WPC Hall", ("WPC",), "WPC Hall"),
        ("DI Anita Hill", ("DI",), "Anita Hill"),
        ("PC ROWE", ("PC",), "PC Rowe"),
        ("Di Maio", (), "Di Maio"),
        ("DI MAIO", (), "Di Maio"),
    ):
        name = parse_name(text)
        assert name is not None
        assert (name.titles, name.display) == (titles, display)
    hall, comics = parse_name("WPC Hall"), parse_name("DC Comics")
    assert hall is not None
    assert hall.gender == "f"
    assert comics is None or not comics.titles


def test_a_letter_alone_is_a_name_behind_a_title() -> None:
    for text, title, display in (
        ("Mrs X", "Mrs", "Mrs X"),
        ("Mr A", "Mr", "Mr A"),
        ("Ms K.", "Ms", "Ms K"),
        ("Dr J’s", "Dr", "Dr J"),
    ):
        name = parse_name(text)
        assert name is not None
        assert (name.titles, name.display) == ((title,), display)
    assert parse_name("X") is None
    assert parse_name("Sir X") is None
    assert parse_name("Grade A") is None

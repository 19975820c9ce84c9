"""What the words that name a speaker are, read by themselves."""

from __future__ import annotations

import pytest

from gpqa.statements.phrases import PhraseKind, read_phrase


@pytest.mark.parametrize(
    "words",
    ["6%", "Two thirds", "Another", "Some", "one in five", "nearly 70 per cent", "half"],
)
def test_how_many_names_nobody(words: str) -> None:
    assert read_phrase(words).kind is PhraseKind.NOBODY


@pytest.mark.parametrize("words", ["two thirds of tenants", "another tenant", "both men", "Both"])
def test_how_many_of_whom_does(words: str) -> None:
    assert read_phrase(words).kind is PhraseKind.DESCRIPTION


def test_a_lone_number_may_be_a_label() -> None:
    assert read_phrase("40").kind is not PhraseKind.NOBODY


@pytest.mark.parametrize(
    "office",
    ["The Convener", "The Deputy Convener", "The Convenor", "The Presiding Officer", "The Chair"],
)
def test_an_office_with_its_holder_in_brackets_names_the_holder(office: str) -> None:
    phrase = read_phrase(f"{office} (Elspeth Orr)")
    assert phrase.name is not None
    assert phrase.name.display == "Elspeth Orr"


def test_a_part_with_who_plays_it_names_nobody_more() -> None:
    phrase = read_phrase("The Officer (Harry Lime)")
    assert phrase.name is None or phrase.name.display != "Harry Lime"


@pytest.mark.parametrize(
    "words",
    [
        "an earlier post",
        "An earlier version of this article",
        "An article on 5 November",
        "several posts on social media, one seen a million times",
        "post",
    ],
)
def test_what_a_page_corrects_or_shows_of_anybody_is_no_speaker(words: str) -> None:
    assert read_phrase(words).kind is PhraseKind.NOBODY


@pytest.mark.parametrize(
    "words", ["A post by Ann Lee", "The Post", "an article in the Lancet", "The report", "the post"]
)
def test_what_somebody_else_published_may_be_heard(words: str) -> None:
    assert read_phrase(words).kind is not PhraseKind.NOBODY


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Minister for Energy Olwin Pryce", "Olwin Pryce"),
        ("Minister for Public Expenditure Olwin Pryce TD", "Olwin Pryce"),
        ("Leader of Opposition Olwin Pryce", "Olwin Pryce"),
        ("Minister of State Olwin Pryce", "Olwin Pryce"),
        ("Labour’s Olwin Pryce TD", "Olwin Pryce"),
        ("Independent TD Olwin Pryce", "Olwin Pryce"),
        ("Taoiseach Olwin Pryce", "Olwin Pryce"),
        ("the Taoiseach, Olwin Pryce", "Olwin Pryce"),
        ("Olwin Pryce CEng", "Olwin Pryce"),
        ("Maine Department of Fisheries spokeswoman Olwin Pryce", "Olwin Pryce"),
        ("Bank of Wales governor Olwin Pryce", "Olwin Pryce"),
    ],
)
def test_an_office_before_or_behind_is_no_part_of_the_name(words: str, name: str) -> None:
    found = read_phrase(words).name
    assert found is not None
    assert f"{' '.join(found.given)} {found.surname}" == name


@pytest.mark.parametrize(
    "words",
    [
        "A spokesman for rival Ann Lee",
        "The office of Mayor Ann Lee",
        "The family of actor Tom Hall",
        "The Government of Prime Minister Ann Lee",
        "Supporters of Labour leader Ann Lee",
    ],
)
def test_those_around_somebody_are_not_that_person(words: str) -> None:
    assert read_phrase(words).kind is not PhraseKind.NAME


@pytest.mark.parametrize("words", ["Letters", "Reports", "Minutes", "Rumours"])
def test_papers_are_nobodys_name(words: str) -> None:
    phrase = read_phrase(words)
    assert phrase.kind is PhraseKind.DESCRIPTION
    assert phrase.plural


@pytest.mark.parametrize("words", ["Roberts", "Peters", "Lettice"])
def test_a_surname_is_no_paper(words: str) -> None:
    assert read_phrase(words).kind is PhraseKind.NAME


def test_people_are_nobody_unless_it_is_told_which() -> None:
    assert read_phrase("People").kind is PhraseKind.NOBODY
    assert read_phrase("people in Hull").kind is PhraseKind.DESCRIPTION


@pytest.mark.parametrize(
    "words",
    [
        "The Royal College of Gynaecology's vice-president, Dr Amara Nwosu",
        "The Department for Education’s permanent secretary, Dr Amara Nwosu",
        "The University of Leeds's head of law, Dr Amara Nwosu",
        "The chair of the committee, Amara Nwosu",
    ],
)
def test_an_officer_of_a_body_whose_name_holds_of_has_the_name_behind(words: str) -> None:
    read = read_phrase(words)
    assert read.name is not None
    assert read.name.surname == "Nwosu"


@pytest.mark.parametrize(
    "words",
    [
        "A spokesman for the manufacturer, Fenwick Devices",
        "A spokeswoman for the trust, Barford NHS",
        "A spokesman for the College of Nursing's president, Dr Ann Lee",
        "A critic of the Bank of Leeds's governor, Ann Lee",
    ],
)
def test_who_speaks_for_another_is_not_called_by_the_others_name(words: str) -> None:
    read = read_phrase(words)
    assert read.name is None
    assert read.kind in {PhraseKind.ROLE, PhraseKind.DESCRIPTION}
    assert read.words == words


def test_a_persons_name_behind_a_spokesman_is_his() -> None:
    read = read_phrase("A spokesman for the council, Tom Park")
    assert read.name is not None
    assert read.name.surname == "Park"

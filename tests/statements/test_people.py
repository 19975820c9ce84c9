from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.statements.people import mentioned_people, read_people, resolve_people
from gpqa.statements.person import PersonKind
from gpqa.structure import Block, Kind, parse_structure
from tests.helpers_text import assert_linear
from tests.statements.helpers_speakers import only, people, spans_of, speakers


def test_a_short_form_is_the_person_whom_the_document_names_in_full() -> None:
    text = "Ruth Adeyemi opened the library. ⟦Mrs Adeyemi⟧ said it was late. ⟦ADEYEMI⟧: Yes."
    assert speakers(text) == ["Ruth Adeyemi", "Ruth Adeyemi"]


def test_a_full_name_that_comes_later_counts_too() -> None:
    text = "⟦Adeyemi⟧ says no.\n\nThe mayor, Ruth Adeyemi, spoke on Monday."
    assert speakers(text) == ["Ruth Adeyemi"]


def test_a_given_name_alone_is_the_only_one_who_bears_it() -> None:
    text = "Ruth Adeyemi and Tom Lee met. ⟦Ruth⟧ said it was late. ⟦Peter⟧ said no."
    assert speakers(text)[0] == "Ruth Adeyemi"
    assert speakers(text)[1] != "Tom Lee"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ann Dahl and her sister Sunnhel.\n\nSunnhel Dahl, who paints, met us. ⟦Sunnhel⟧ left.",
            ["Sunnhel Dahl"],
        ),
        ("Ann Dahl sang. Her sister Sunnhel wept. ⟦Sunnhel⟧ said no.", ["Sunnhel"]),
        (
            "Ann Dahl and her sister Sunnhel. Sunnhel Hall, which is old, fell. ⟦Sunnhel⟧ left.",
            ["Sunnhel"],
        ),
    ],
)
def test_a_first_name_is_of_who_has_it_with_a_known_surname(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Edwin “Buster” Lamb drums. ⟦Lamb⟧ said no. ⟦He⟧ left.", ["Edwin Lamb"] * 2),
        ('Anneke "Jip" Moor drums. ⟦Jip⟧ said no. ⟦Jip Moor⟧ left.', ["Anneke Moor"] * 2),
        (
            "Edwin “Buster” Lamb and Ann Lamb drum. ⟦Buster Lamb⟧ said no. ⟦Edwin Lamb⟧ left.",
            ["Edwin Lamb"] * 2,
        ),
        ("Edwin Lamb, “Buster” to Ann Lamb, drums. ⟦Buster Lamb⟧ said no.", ["Buster Lamb"]),
    ],
)
def test_a_nickname_in_a_name_is_a_name_as_well(text: str, names: list[str]) -> None:
    assert speakers(text) == names


def test_a_knight_goes_by_his_given_name() -> None:
    text = "Sir Keir Harlow rose. ⟦Sir Keir⟧ said no. ⟦Mr Keir⟧ said yes."
    assert speakers(text) == ["Keir Harlow", "Mr Keir"]


def test_roles_and_titles_around_a_name_are_read() -> None:
    person = only("⟦WTU chair Maureen Platt⟧ said she welcomed it.")
    assert (person.name, person.role, person.gender) == ("Maureen Platt", "WTU chair", "f")
    person = only("⟦WTU deputy chair Dr Richard Moss⟧ said no.")
    assert (person.name, person.titles) == ("Richard Moss", ("Dr",))
    person = only("⟦Ann Lee, the director of Wool Watch,⟧ said no.")
    assert person.role == "director of Wool Watch"
    person = only("I and Ann Lee [chief executive of Wool Watch] spoke. ⟦Lee⟧ said no.")
    assert person.role == "chief executive of Wool Watch"


def test_a_name_behind_its_description_is_the_person() -> None:
    assert only("⟦The council’s leader, Ann Lee,⟧ said no.").name == "Ann Lee"
    assert only("⟦ATV’s Jack Tate⟧ said no.").name == "Jack Tate"
    assert only("⟦Mr John Cole of the bridge authority⟧ said no.").name == "John Cole"
    assert only("⟦Mayor of London Ann Lee⟧ said no.").name == "Ann Lee"
    assert only("⟦Rep. Ann Lee of Ohio, the panel's head⟧, said no.").name == "Ann Lee"


@pytest.mark.parametrize(
    "words",
    [
        "Lee’s campaign",
        "Mr Lee’s doctor",
        "a spokesman for Lee",
        "An aide to Ann Lee",
        "Lee supporters",
        "Lee and Moss",
        "Ann Lee and Tom Moss",
        "a Lee ad",
        "critics of Mr Lee",
    ],
)
def test_words_about_a_person_are_not_the_person(words: str) -> None:
    text = f"Ann Lee and Tom Moss are here.\n\n⟦{words}⟧ said no."
    person = only(text)
    assert person.kind is PersonKind.DESCRIPTION


@pytest.mark.parametrize("word", ["I", "we", "you", "said", "that", "…", ""])
def test_words_that_name_nobody_give_nobody(word: str) -> None:
    assert speakers(f"Ann Lee spoke. ⟦{word}⟧ said no.") == [None]


def test_captions_and_comments_are_evidence_of_a_name_but_nobody_speaks_in_them() -> None:
    text = "Photo: Ruth Adeyemi in the hall\n\n⟦Adeyemi⟧ said it would be opened before noon today."
    assert speakers(text) == ["Ruth Adeyemi"]


def test_an_office_with_its_holder_in_brackets_is_the_holder() -> None:
    text = "⟦The Acting Chair (Mr. Bruno Sand (Ely North, Lab.))⟧: Order.\n\n⟦Ms Kerr⟧: Yes."
    first, _ = people(text)
    assert first is not None
    assert (first.name, first.role) == ("Bruno Sand", "Acting Chair")


@pytest.mark.parametrize(
    ("label", "holder", "role"),
    [
        ("The Minister for Wool (Priya Sand)", "Priya Sand", "Minister for Wool"),
        ("The First Minister (Olwen Sand)", "Olwen Sand", "First Minister"),
        (
            "The Parliamentary Under-Secretary of State for Wool (Ann Sand)",
            "Ann Sand",
            "Parliamentary Under-Secretary of State for Wool",
        ),
        ("The Solicitor-General (Tom Sand)", "Tom Sand", "Solicitor-General"),
        ("The Lord Privy Seal (Tom Sand)", "Tom Sand", "Lord Privy Seal"),
    ],
)
def test_a_record_names_an_offices_holder_once_and_without_a_title(
    label: str, holder: str, role: str
) -> None:
    first, second = people(f"⟦{label}⟧: No.\n\n⟦{holder}⟧: Yes.")
    assert first is not None
    assert first == second
    assert (first.name, first.role) == (holder, role)


@pytest.mark.parametrize("label", ["The Member (West Wool)", "The Actor (Harry Lime)"])
def test_a_place_or_a_part_in_brackets_is_no_holder(label: str) -> None:
    assert only(f"⟦{label}⟧: No.").kind is not PersonKind.PERSON


@pytest.mark.parametrize(
    "words",
    ["Olwen Pryce of Unite", "Ife Obi from the Carers’ Union", "Aoife Black at Wool Watch"],
)
def test_an_unknown_name_before_a_bodys_is_a_person(words: str) -> None:
    person = only(f"⟦{words}⟧ said no.")
    assert person.kind is PersonKind.PERSON
    assert person.name == " ".join(words.split()[:2])


@pytest.mark.parametrize(
    "words",
    [
        "The Bank of Wool",
        "The National Grid of Wales",
        "Imperial College of Wool",
        "Age Concern of Wales",
        "Friends of Wool",
    ],
)
def test_a_bodys_name_with_of_in_it_is_no_person(words: str) -> None:
    assert only(f"⟦{words}⟧ said no.").kind is not PersonKind.PERSON


def test_two_before_their_bodies_are_not_the_first_of_them() -> None:
    two = only("⟦Ann Lee of Unite and Tom Park of Shelter⟧ said no.")
    assert (two.kind, two.parts) == (PersonKind.DESCRIPTION, None)
    assert only("⟦Ann Lee of Marks and Sand⟧ said no.").name == "Ann Lee"
    assert only("⟦Ann Lee of the Tom and Ruth Park Foundation⟧ said no.").name == "Ann Lee"


def test_a_policeman_is_his_rank_and_surname() -> None:
    text = "⟦PC Rowe⟧ said no. ⟦WPC Hall⟧ said yes. ⟦DI Hill⟧ said so. ⟦PC Anita Rowe⟧ said no."
    assert speakers(text) == ["Anita Rowe", "WPC Hall", "DI Hill", "Anita Rowe"]
    assert speakers("⟦DC Comics⟧ said no. ⟦Luigi Di Maio⟧ said yes.") == [
        "DC Comics",
        "Luigi Di Maio",
    ]
    assert only("⟦DC Comics⟧ said no.").kind is PersonKind.BODY


def test_people_who_are_only_mentioned_are_given() -> None:
    text = "Mr Hugo Brand, King's Counsel, will ask.\n\nMr Brand: Thank you."
    (person,) = mentioned_people(text, parse_structure(text))
    assert person.name == "Hugo Brand"


def test_bodies_are_not_mentioned_as_people() -> None:
    text = "The Grace Foundation and Justice Department met at Ely University. Labour said no."
    assert mentioned_people(text, parse_structure(text)) == []


# --- for any text -----------------------------------------------------------------------

bits = st.lists(
    st.sampled_from(
        ["Ann Lee", "Mr Lee", "Lee", "Tom Lee", "he", "She", "said", ". ", "\n\n", "“", "”", "the",
         "chair", ",", "who", "WTU", "(", ")", " and ", "’s", "Wool Watch", "senator", "  "]
    ),
    max_size=40,
)  # fmt: skip


@given(bits, st.data())
def test_there_is_an_answer_for_every_span_and_reading_again_gives_the_same(
    parts: list[str], data: st.DataObject
) -> None:
    text = " ".join(parts)
    positions = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(positions, positions), max_size=6))
    spans = sorted((min(pair), max(pair)) for pair in pairs)
    first = read_people(text, parse_structure(text), spans)
    assert len(first.speakers) == len(spans)
    assert first == read_people(text, parse_structure(text), spans)
    assert len({person.key for person in first.mentioned}) == len(first.mentioned)


def test_spans_may_come_in_any_order_and_repeatedly() -> None:
    plain, spans = spans_of("⟦Tom Lee⟧ spoke. ⟦He⟧ said no. ⟦Ann Moss⟧ left. ⟦She⟧ said so.")
    blocks = parse_structure(plain)
    in_order = resolve_people(plain, blocks, spans)
    assert resolve_people(plain, blocks, [*spans[::-1], *spans]) == [*in_order[::-1], *in_order]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    read_people(text, parse_structure(text), [(0, len(text))])


@pytest.mark.parametrize(
    "unit", ["A", "“", "said ", "Mr ", "A. ", "Ann Lee said. ", "chair Lee ", "Aa (RCN) ", "Aa’a"]
)
def test_the_time_grows_with_the_text(unit: str) -> None:
    assert_linear(lambda text: read_people(text, [Block(Kind.BODY, 0, len(text))]), unit)

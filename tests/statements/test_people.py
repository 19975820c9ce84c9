from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.statements.people import mentioned_people, read_people, resolve_people
from gpqa.statements.person import Person, PersonKind
from gpqa.structure import Block, Kind, parse_structure
from tests.helpers_text import assert_linear


def spans_of(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its ⟦marks⟧, and the spans that they held."""
    spans: list[tuple[int, int]] = []
    plain = ""
    for part in text.split("⟦"):
        inner, mark, rest = part.partition("⟧")
        if mark:
            spans.append((len(plain), len(plain) + len(inner)))
            plain += inner + rest
        else:
            plain += part
    return plain, spans


def people(text: str) -> list[Person | None]:
    plain, spans = spans_of(text)
    return resolve_people(plain, parse_structure(plain), spans)


def speakers(text: str) -> list[str | None]:
    """The names of those whose ⟦words⟧ are marked."""
    return [person.name if person else None for person in people(text)]


def only(text: str) -> Person:
    (person,) = people(text)
    assert person is not None
    return person


# --- names ------------------------------------------------------------------------------


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


def test_a_knight_goes_by_his_given_name() -> None:
    text = "Sir Keir Harlow rose. ⟦Sir Keir⟧ said no. ⟦Mr Keir⟧ said yes."
    assert speakers(text) == ["Keir Harlow", "Mr Keir"]


def test_titles_and_given_names_tell_two_of_one_surname_apart() -> None:
    text = (
        "Tom Lee and Ann Lee spoke.\n\n⟦Mr Lee⟧ said yes. ⟦Ms Lee⟧ said no. "
        "⟦Tom Lee⟧ said so. ⟦A. Lee⟧ agreed."
    )
    assert speakers(text) == ["Tom Lee", "Ann Lee", "Tom Lee", "Ann Lee"]


def test_a_surname_that_two_bear_is_nobody_where_both_are_near() -> None:
    assert speakers("Tom Lee and Ann Lee spoke. ⟦Lee⟧ said no.") == [None]


def test_a_surname_that_two_bear_is_the_one_named_just_before() -> None:
    text = (
        "Tom Lee spoke first.\n\nHe was brief.\n\nThe hall was cold.\n\nThen Ann Lee rose. "
        "⟦Lee⟧ said no."
    )
    assert speakers(text) == ["Ann Lee"]


def test_who_is_called_by_the_given_name_leaves_the_surname_to_the_other() -> None:
    text = (
        "Donald Oakes will explain. Maria has been away, said a friend of Maria Oakes.\n\n"
        "Maria is well. It is odd that ⟦Oakes⟧ asks for more."
    )
    assert speakers(text) != ["Maria Oakes"]


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


def test_who_follows_its_person() -> None:
    assert speakers("Ann Lee, ⟦who⟧ said no, left.") == ["Ann Lee"]
    assert speakers("Ann Lee left the hall, and those ⟦who⟧ said no stayed.") == [None]


@pytest.mark.parametrize("word", ["I", "we", "you", "said", "that", "…", ""])
def test_words_that_name_nobody_give_nobody(word: str) -> None:
    assert speakers(f"Ann Lee spoke. ⟦{word}⟧ said no.") == [None]


def test_captions_and_comments_are_evidence_of_a_name_but_nobody_speaks_in_them() -> None:
    text = "Photo: Ruth Adeyemi in the hall\n\n⟦Adeyemi⟧ said it would be opened before noon today."
    assert speakers(text) == ["Ruth Adeyemi"]


# --- offices ----------------------------------------------------------------------------


def test_an_office_is_the_person_to_whom_the_document_gives_it() -> None:
    text = "Wool secretary Ann Lee spoke. Tom Moss was there.\n\n⟦The wool secretary⟧ said no."
    assert speakers(text) == ["Ann Lee"]
    text = "Ann Lee, secretary of state for wool, spoke.\n\n⟦The wool secretary⟧ said no."
    assert speakers(text) == ["Ann Lee"]


def test_an_office_that_nobody_is_given_stays_a_description_that_says_which() -> None:
    person = only("Ann Lee spoke.\n\n⟦The wool secretary⟧ said no.")
    assert person.kind is PersonKind.DESCRIPTION
    assert person.role_keys == ("wool secretary",)


@pytest.mark.parametrize("office", ["former president", "deputy wool secretary", "mayor"])
def test_another_office_is_not_taken_for_it(office: str) -> None:
    text = f"President Ann Lee and wool secretary Tom Moss spoke.\n\n⟦The {office}⟧ said no."
    assert only(text).kind is PersonKind.DESCRIPTION


def test_an_office_that_two_hold_is_nobody() -> None:
    text = "Senator Ann Lee and Senator Tom Moss spoke. ⟦The senator⟧ said no."
    assert only(text).kind is PersonKind.DESCRIPTION


def test_a_former_holder_does_not_hold_the_office() -> None:
    text = "⟦Former wool secretary Ann Lee⟧ spoke.\n\n⟦The wool secretary⟧ said no."
    former, now = people(text)
    assert former is not None
    assert former.role_keys == ("former wool secretary",)
    assert now is not None
    assert now.kind is PersonKind.DESCRIPTION


# --- pronouns ---------------------------------------------------------------------------


def test_he_and_she_are_the_last_sentences_subject_of_that_sex() -> None:
    text = "Tom Lee met Ruth Moss. ⟦She⟧ said no. ⟦He⟧ said yes."
    assert speakers(text) == ["Ruth Moss", "Tom Lee"]


def test_a_pronoun_goes_on_with_the_last_speaker() -> None:
    text = "⟦Tom Lee⟧ said no.\n\n“It is late,” ⟦he⟧ said.\n\n“Very late.”\n\n⟦He⟧ added that."
    assert speakers(text) == ["Tom Lee"] * 3


def test_names_inside_a_quotation_do_not_take_the_pronoun() -> None:
    text = "⟦Tom Lee⟧ spoke.\n\n“I and Peter Moss are calm.”\n\nHowever, ⟦he⟧ said it was late."
    assert speakers(text)[1] == "Tom Lee"


def test_a_pronoun_that_two_can_be_meant_by_is_nobody() -> None:
    assert speakers("Tom Lee and Peter Moss spoke. ⟦He⟧ said no.")[0] is None
    assert speakers("Tom Lee spoke. It was said by Peter Moss. ⟦He⟧ said no.")[0] is None


def test_a_pronoun_without_anybody_before_it_is_nobody() -> None:
    assert speakers("⟦He⟧ said no. Tom Lee was there.") == [None]
    assert speakers("Ann Lee spoke. ⟦He⟧ said no.") == [None]


def test_a_spokesman_who_goes_on_stays_a_spokesman() -> None:
    text = "Tom Lee was there. ⟦A spokesman⟧ said no. ⟦He⟧ added that it was late."
    assert "Tom Lee" not in speakers(text)


def test_they_are_the_group_and_it_the_body_that_spoke_before() -> None:
    text = "⟦Wool Watch Institute⟧ said no. ⟦It⟧ added that.\n\n⟦Critics⟧ said so. ⟦They⟧ left."
    first, same, critics, they = people(text)
    assert first == same
    assert critics == they
    assert speakers("⟦Tom Lee⟧ said no. ⟦They⟧ left.")[1] is None


def test_it_shows_that_a_bare_name_is_a_bodys() -> None:
    first, second = people("⟦Wexel⟧ said no. ⟦It⟧ added that it was late.")
    assert first == second
    assert first is not None
    assert first.kind is PersonKind.BODY
    assert speakers("Ann Wexel was there. ⟦Wexel⟧ said no. ⟦It⟧ was late.")[1] is None


def test_somebody_without_a_name_in_between_makes_a_pronoun_doubtful() -> None:
    text = "⟦Ruth Moss⟧ spoke. My mother was there too. Even now ⟦she⟧ says no."
    assert speakers(text)[1] is None
    assert speakers("⟦Tom Lee⟧ spoke. When pressed by ⟦Peter Moss⟧, ⟦he⟧ said no.")[2] is None


# --- bodies and descriptions ------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["NHS Anglia", "The Ely Times", "the government", "Treasury", "WTU", "The King’s Fund",
     "Labour", "the Royal Institute of Wool", "France", "WoolWatch"],
)  # fmt: skip
def test_bodies_are_told_by_head_words_and_capitals(words: str) -> None:
    assert only(f"⟦{words}⟧ said no.").kind is PersonKind.BODY


def test_an_acronym_and_the_name_that_explains_it_are_one() -> None:
    text = "The ⟦Wool Traders Union⟧ (WTU) said no. ⟦The WTU⟧ added that."
    first, second = people(text)
    assert first is not None
    assert first == second
    assert first.name == "Wool Traders Union"


@pytest.mark.parametrize("words", ["Grad A", "Project Manager", "Counsel Inquiry", "The Witness"])
def test_labels_are_descriptions(words: str) -> None:
    assert only(f"⟦{words}⟧: Yes, it is late.").kind is PersonKind.DESCRIPTION


@pytest.mark.parametrize(
    "words",
    ["Our members", "our staff", "My colleagues", "Their customers", "Your readers", "His wife",
     "Its chairman", "Our Chairman", "Our members, who met on Friday,", "her NHS managers",
     "my father and mother", "its survey of 200 people"],
)  # fmt: skip
def test_words_that_leave_open_whose_they_are_are_nobodys_name(words: str) -> None:
    assert speakers(f"Ann Lee was there.\n\n⟦{words}⟧ said no.") == [None]


def test_whoever_is_meant_by_a_pronoun_after_such_words_has_no_name_either() -> None:
    text = (
        "⟦Ann Lee⟧ spoke.\n\n⟦Our members⟧ said no. ⟦They⟧ said so again.\n\n⟦Her mother⟧ said no."
    )
    assert speakers(text + " ⟦She⟧ left.") == ["Ann Lee", None, None, None, None]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Our chairman, Ann Lee,", "Ann Lee"),
        ("Our Lady’s Hospital", "Our Lady’s Hospital"),
        ("Our Lady of Peace School", "Our Lady of Peace School"),
        ("Her Majesty", "Her Majesty"),
        ("Ann Lee’s members", "Ann Lee’s members"),
        ("some members", "some members"),
    ],
)
def test_a_name_that_begins_like_them_is_one(words: str, name: str) -> None:
    assert speakers(f"⟦{words}⟧ said no.") == [name]


def test_an_office_with_its_holder_in_brackets_is_the_holder() -> None:
    text = "⟦The Acting Chair (Mr. Bruno Sand (Ely North, Lab.))⟧: Order.\n\n⟦Ms Kerr⟧: Yes."
    first, _ = people(text)
    assert first is not None
    assert (first.name, first.role) == ("Bruno Sand", "Acting Chair")


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


def test_many_people_of_one_surname_take_no_time_to_compare() -> None:
    letters = "abcdefghijklmnop"
    names = [
        f"{a.upper()}{b}{c}{d}" for a in letters for b in letters for c in "aeio" for d in "nrls"
    ]
    text = "".join(f"Sir {name} Smith spoke. Smith left. " for name in names)
    begun = time.process_time()
    read_people(text, [Block(Kind.BODY, 0, len(text))])
    assert time.process_time() - begun < 5

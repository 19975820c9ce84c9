from __future__ import annotations

import pytest

from gpqa.statements.person import PersonKind
from tests.helpers_speech import heard
from tests.statements.helpers_speakers import people, speakers


def test_who_follows_its_person() -> None:
    assert speakers("Ann Lee, ⟦who⟧ said no, left.") == ["Ann Lee"]
    assert speakers("Ann Lee left the hall, and those ⟦who⟧ said no stayed.") == [None]


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


def test_a_pronoun_never_goes_past_somebody_of_whom_only_the_name_is_known() -> None:
    said = "⟦Ann Lee⟧ praised it. ⟦Olbrin Pryce of Unite⟧ said no. “Never,” ⟦she⟧ said."
    assert speakers(said) == ["Ann Lee", "Olbrin Pryce", None]
    silent = "⟦Ann Lee⟧ praised it. Olbrin Pryce of Unite laughed. “Never,” ⟦she⟧ said."
    assert speakers(silent) == ["Ann Lee", None]
    beside = "⟦Ann Lee⟧ praised it. Olbrin Pryce of Unite laughed at Ann Lee when ⟦she⟧ said no."
    assert speakers(beside) == ["Ann Lee", None]


def test_a_given_name_that_is_known_says_which_of_two_is_meant() -> None:
    text = "⟦Peter Lee⟧ praised it. Olwen Pryce of Unite laughed. “Never,” ⟦she⟧ said."
    assert speakers(text) == ["Peter Lee", "Olwen Pryce"]
    text = "Rowland Teasdale sent his milk off. The price was a disgrace, ⟦he⟧ said."
    assert speakers(text) == ["Rowland Teasdale"]


def test_a_pronoun_goes_past_bodies_places_and_the_other_sex() -> None:
    for between in (
        "Downing Street was full.",
        "Peter Moss laughed.",
        "Climate Change was on all lips.",
    ):
        text = f"⟦Ann Lee⟧ spoke. {between} “Never,” ⟦she⟧ said."
        assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_who_begins_a_sentence_is_whom_the_next_pronoun_means() -> None:
    text = "⟦The judge⟧ said it was over.\n\nOutside court, Sue Moss wept. “I won,” ⟦she⟧ said."
    assert speakers(text) == ["the judge", "Sue Moss"]
    text = "⟦The judge⟧ said it was over. Outside court, she saw Sue Moss. “I won,” ⟦she⟧ said."
    assert speakers(text)[1] is None


@pytest.mark.parametrize(
    "asked",
    [
        "When pressed by Peter Moss",
        "Cross-examined by Mr Moss",
        "Asked on the second day by Mr. Moss KC about the keys",
        "But, told by the chair, Peter Moss, to speak up",
    ],
)
def test_who_asks_is_not_the_one_who_is_asked(asked: str) -> None:
    assert speakers(f"⟦Tom Lee⟧ spoke. {asked}, ⟦he⟧ said no.")[-1] == "Tom Lee"
    assert speakers(f"{asked}, ⟦he⟧ said no.") == [None]
    assert speakers(f"Peter Moss rose. {asked}, ⟦he⟧ said no.") == [None]
    assert speakers(f"Tom Lee and Paul Gray came. {asked}, ⟦he⟧ said no.") == [None]


def test_whose_clerk_asks_may_be_the_one_who_is_asked() -> None:
    text = "⟦Tom Lee⟧ spoke. Asked by Peter Moss’s clerk, ⟦he⟧ said no."
    assert speakers(text)[-1] is None


def test_a_name_like_a_participle_is_asked_by_nobody() -> None:
    text = "Ned Moss came by. Fred by then was out, and, led by Tom Lee, ⟦he⟧ said no."
    assert speakers(text)[-1] != "Tom Lee"


def test_whose_office_a_preposition_governs_is_not_who_a_sentence_is_about() -> None:
    for asked in (
        "Questioned by the coroner, Peter Moss, he wept.",
        "He wept with a clerk, Peter Moss, near.",
    ):
        assert "Peter Moss" not in speakers(f"Tom Lee rose. {asked} “Never,” ⟦he⟧ said.")


# --- whose given name shows no sex -------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "⟦Her agent, Obafemi Sule,⟧ says she is tired.",
        "⟦Her agent Obafemi Sule⟧ says she is tired.",
        "⟦Obafemi Sule⟧, her agent, says she is tired.",
        "⟦Obafemi Sule⟧, who sells her plays, was there.",
        "⟦Obafemi Sule⟧ has worked with her for years.",
        "⟦Obafemi Sule⟧ sold her to the stage.",
        "⟦Obafemi Sule⟧ sighed. He has sold nine plays.",
        "⟦Obafemi Sule⟧ calls it “a slow year, by any measure”. He has sold nine plays.",
    ],
)
def test_she_is_nobody_whom_the_text_calls_he_or_tells_by_another_she(told: str) -> None:
    text = f"Rain fell.\n\n{told}\n\nOn money ⟦she⟧ says that it was never hers."
    assert speakers(text) == ["Obafemi Sule", None]


def test_who_is_met_by_her_is_not_the_next_she() -> None:
    assert speakers("It rained. She met Obafemi Sule. “Never,” ⟦she⟧ said.") == [None]


def test_he_or_she_once_is_not_the_other_later() -> None:
    text = "⟦Obafemi Sule⟧ said no. ⟦He⟧ added that it was late. ⟦She⟧ said yes."
    assert speakers(text) == ["Obafemi Sule", "Obafemi Sule", None]


def test_an_unknown_name_is_still_the_next_she() -> None:
    text = "⟦Obafemi Sule⟧ said no. ⟦She⟧ added that it was late.\n\n⟦She⟧ left, she said."
    assert speakers(text) == ["Obafemi Sule"] * 3


@pytest.mark.parametrize("who", ["Her sister, Ann Lee,", "Her sister Ann Lee", "Her mother"])
def test_behind_her_sister_says_she_a_new_paragraphs_she_may_be_either(who: str) -> None:
    text = f"It rained.\n\n⟦{who}⟧ says she is vain.\n\n⟦She⟧ thinks that it failed."
    assert speakers(text)[-1] is None


def test_whoever_goes_on_speaking_of_her_is_the_sister() -> None:
    text = "It rained.\n\n⟦Her sister, Ann Lee,⟧ says she is vain.\n\n⟦She⟧ added that it failed."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]
    text = "It rained.\n\n⟦Her sister, Ann Lee,⟧ says it is vain.\n\n⟦She⟧ says that it failed."
    assert speakers(text) == ["Ann Lee", "Ann Lee"]


def test_says_she_shows_no_sex_where_another_woman_was_named() -> None:
    text = "Ann Lee is vain. ⟦Obafemi Sule⟧ says she is. ⟦She⟧ thinks that it failed."
    assert speakers(text) == ["Obafemi Sule", None]


# --- whoever the writer brings in --------------------------------------------------------


@pytest.mark.parametrize(
    "between",
    [
        "When my uncle moved here he had one coat.",
        "Before our neighbour left he wept.",
        "And then a baker came in.",
        "I often think of my late father.",
        "I once met a miner in Durham.",
        "There was a man at the gate.",
        "In the yard we found another driver.",
        "It was a teacher who began it.",
    ],
)
@pytest.mark.parametrize("before", ["⟦The treasurer⟧ said it was late.", "⟦Tom Lee⟧ spoke."])
def test_he_is_nobody_from_before_whoever_the_writer_brings_in(before: str, between: str) -> None:
    assert speakers(f"{before} {between} ⟦He⟧ used to say that it was early.")[-1] is None


@pytest.mark.parametrize(
    "between",
    [
        "When my aunt moved here she had one coat.",
        "I once met a nun in Durham.",
        "There was a knock at the gate.",
        "It was a matter for the mayor.",
        "While a student, he had one coat.",
        "“I think of my father,” read the card.",
    ],
)
def test_he_goes_past_things_and_the_other_sex(between: str) -> None:
    text = f"⟦Tom Lee⟧ spoke. {between} ⟦He⟧ said that it was early."
    assert speakers(text) == ["Tom Lee", "Tom Lee"]


def test_the_writers_own_people_may_have_a_name() -> None:
    assert speakers("I rang my boss Tom Lee. ⟦He⟧ said it was early.") == ["Tom Lee"]


@pytest.mark.parametrize(
    "told",
    ["Her aunt Rita, a baker, was a “riot”", "Rita, her aunt, was a “riot”"],
)
def test_whoever_is_told_of_as_hers_is_not_surely_she_who_tells_it(told: str) -> None:
    assert speakers(f"Ann Lee hates ovens. {told}, ⟦she⟧ says.") == [None]
    text = "Ann Lee hates ovens. ⟦Her aunt Rita⟧ said it was late, and ⟦she⟧ added that it rained."
    assert speakers(text) == ["Rita", "Rita"]


def test_who_may_be_the_he_of_a_sentence_in_between_is_not_she() -> None:
    text = "“Fine,” ⟦Dagrin Adair⟧ says now. Did he ring her? “Once,” ⟦she⟧ says."
    assert speakers(text) == ["Dagrin Adair", None]


def test_whom_somebody_speaks_of_shows_nothing_of_the_speakers_sex() -> None:
    text = "⟦Dagny Adair⟧ said on Monday that he should go. “It is late,” ⟦she⟧ said."
    assert speakers(text) == ["Dagny Adair"] * 2


def test_a_person_is_sooner_she_than_a_bare_name_is() -> None:
    assert speakers("Hollis Adair was paid. ⟦Weft⟧ said it was late. “No,” ⟦she⟧ said.")[1] is None
    assert speakers("Rita Moss was paid. ⟦Letters⟧ said it was late. “No,” ⟦she⟧ said.") == [
        "Letters",
        "Rita Moss",
    ]


def test_they_is_one_without_a_name_where_it_says_i() -> None:
    told = "⟦A senior nurse⟧ said it was unsafe.\n\n“I cry every night,” ⟦they⟧ said."
    nurse, they = people(told)
    assert nurse is not None
    assert they == nurse
    assert speakers("⟦Alex Moss⟧ said no.\n\n“I am tired,” ⟦they⟧ said.")[1] == "Alex Moss"


@pytest.mark.parametrize(
    "text",
    [
        "⟦A senior nurse⟧ said patients were cross.\n\n“We are tired,” ⟦they⟧ said.",
        "⟦A senior nurse⟧ said patients were cross. ⟦They⟧ added that I was late.",
        "⟦Mr Moss⟧ said patients were cross.\n\n“I am tired,” ⟦they⟧ said.",
        "⟦Critics⟧ said no.\n\n“I am tired,” ⟦they⟧ said.",
        "⟦The council⟧ said no.\n\n“I am tired,” ⟦they⟧ said.",
    ],
)
def test_they_without_i_or_behind_a_known_sex_is_not_that_one(text: str) -> None:
    assert people(text)[1] is None


@pytest.mark.parametrize(
    ("between", "named"),
    [
        ("", "A senior nurse"),
        ("Two porters disagreed. ", None),
        ("One patient’s relative was less sure. ", None),
    ],
)
def test_they_who_say_i_are_the_last_speaker_where_nobody_else_comes_in(
    between: str, named: str | None
) -> None:
    text = f"A senior nurse said the ward was full. {between}“I am tired,” they said."
    assert heard(text)[-1][0] == named


@pytest.mark.parametrize("firm", ["Saffron Building", "Sierra Leone", "Levi Strauss"])
def test_a_firm_or_a_place_that_begins_like_a_name_is_neither_he_nor_she(firm: str) -> None:
    for one, said in (("Tom Park", "He"), ("Ann Lee", "She")):
        text = f"{one} said the shop was full. {firm} was named in it. {said} said the roof leaked."
        assert heard(text)[-1][0] != firm

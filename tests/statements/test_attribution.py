"""Texts that tempt to say that somebody said what they did not, from the text to the person."""

from __future__ import annotations

import pytest

from tests.helpers_speech import heard_by_themselves as heard

# --- names that are words --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mr Kelly said it was late.", "Mr Kelly"),
        ("Sally Healy was there. “Never,” Healy said.", "Sally Healy"),
        ("“Never,” said Billy Donnelly.", "Billy Donnelly"),
        ("Ms O’Rourke-Daly said it was late.", "Ms O’Rourke-Daly"),
        ("Mr Long told the inquest it was late.", "Mr Long"),
        ("Rose Early left. Ms Early said it was late.", "Rose Early"),
        ("Drew Best came. “Never,” Best said.", "Drew Best"),
        ("Hugh Bishop, a chemist, spoke. Bishop said it was late.", "Hugh Bishop"),
        ("Survivor Jo March spoke. Ms March said it was late.", "Jo March"),
        ("Tully, who was there, said it was late.", "Tully"),
        ("Adam Stone, a constable, spoke. PC Stone told the court it was late.", "Adam Stone"),
        ("Det Con Amy Sharp said it was late.", "Amy Sharp"),
        ("Coun Derek Hollis said it was late.", "Derek Hollis"),
        ("The WHO said it was late.", "WHO"),
        ("The Safety First Trust said it was late.", "Safety First Trust"),
    ],
)
def test_a_name_that_is_also_a_word_is_a_name(text: str, who: str) -> None:
    assert heard(text)[-1][0] == who


@pytest.mark.parametrize("text", ["Finally said it was late.", "Mr Lee quickly said it was late."])
def test_an_adverb_is_still_no_speaker(text: str) -> None:
    assert all(name in {None, "Mr Lee"} for name, _ in heard(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Striker Max Toller said it was late.", "Max Toller"),
        ("Her co-author, Karl Weber of the Tin Museum, said it was late.", "Karl Weber"),
        ("“It is,” says palaeontologist Inma Coto of Tin College, who led it.", "Inma Coto"),
        ("The Bishop of Hull, the Rt Rev Ann Frost, said it was late.", "Ann Frost"),
        ("Her third husband, the actor Leo Crane, said it was late.", "Leo Crane"),
        ("Mr Crewe’s Labour counterpart, Sian Price, said it was late.", "Sian Price"),
        ("His rival (and former friend) Jo Bax said it was late.", "Jo Bax"),
        ("Donna Rawl, 59, of Ashton, Md., who saw it, said it was late.", "Donna Rawl"),
        ("Jo Bax, 44, of Leek, Staffordshire, who lost, said it was late.", "Jo Bax"),
        ("As Ian Rose, a tax lawyer and fellow of Tin Hall, once put it, “late”.", "Ian Rose"),
        ("The union, Unite, said it was late.", "Unite"),
        ("Ken Roe left. His daughter, Ruth, said it was late.", "Ruth"),
        ("Their insurer, Harbour Mutual, said it was late.", "Harbour Mutual"),
        ("Tin Services, the agency that runs it, said it was late.", "Tin Services"),
        ("PARIS (Reuters) - Gov. Dale Hurst signed it, saying it was late.", "Dale Hurst"),
        ("12:40 Hugh Penn says it is late.", "Hugh Penn"),
        ("Professor Lin Baxter of Keele and the Tin Trust said it was late.", "Lin Baxter"),
    ],
)
def test_what_stands_beside_a_name_does_not_hide_it(text: str, who: str) -> None:
    assert heard(text)[-1][0] == who


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for rival Pablo Diaz said it was late.",
        "A friend of singer Kim Dao said it was late.",
        "The wife of actor Leo Crane said it was late.",
        "A spokesman for the mayor, Ann Lee, said it was late.",
    ],
)
def test_who_speaks_for_somebody_is_not_that_person(text: str) -> None:
    ((who, _),) = heard(text)
    assert who is not None
    assert who[:5] in {"A spo", "A fri", "the w"}


def test_two_that_speak_together_are_not_the_second_alone() -> None:
    assert heard("The mayor and the council said it was late.") == [
        ("the mayor and the council", "it was late")
    ]
    assert heard("Ms Lee met the mayor and the council said it was late.") == [
        ("the council", "it was late")
    ]


# --- who "he", "she" and "it" are ------------------------------------------------------


def test_a_surname_that_may_be_either_leaves_the_pronoun_after_it_open() -> None:
    text = (
        "George Marsh and his son, Daniel Marsh, met.\n\nDaniel Marsh said it was late.\n\n"
        "Mr Marsh disagreed. “It was early,” he said."
    )
    assert heard(text)[-1] == (None, "It was early,")


def test_whoever_was_told_may_be_the_one_who_acts_then() -> None:
    text = "Ian Fisk told Harold Stone that he should go. He refused. “I am staying,” he said."
    assert heard(text)[-1] == (None, "I am staying,")


def test_it_is_not_the_body_of_before_where_a_sentence_is_about_something_else() -> None:
    text = "The Royal Guild said it was late. The report is damning. It says the plan failed."
    assert heard(text) == [("Royal Guild", "it was late"), (None, "the plan failed")]


def test_someone_by_age_is_the_only_person_around() -> None:
    text = "Terry Bloom runs the Anchor.\n\n“It is dear,” said the 58-year-old."
    assert heard(text) == [("Terry Bloom", "It is dear,")]
    text = "Terry Bloom and Ann Lee run it.\n\n“It is dear,” said the 58-year-old."
    assert heard(text) == [("the 58-year-old", "It is dear,")]


def test_an_office_is_the_same_by_the_initials_of_its_body() -> None:
    text = (
        "RCGP chair Beth Shaw said it was late. “No,” said Mo Ali.\n\n"
        "The chair of the Royal College of GPs added that it was early."
    )
    assert heard(text)[-1] == ("Beth Shaw", "it was early")


# --- whoever was brought in since -------------------------------------------------------


@pytest.mark.parametrize(
    "between",
    [
        "The landlord of the Ship Inn has opened his doors.",
        "The landlord opened his doors to villagers.",
        "The vicar spent the night in the hall.",
        "A neighbour brought soup.",
        "Across the lane, a crofter was digging out his ewes.",
        "One had lost his tractor.",
        "Another of them was in tears.",
        "The shop’s owner swept the floor.",
        "Mr Oduya’s husband was in tears.",
        "The refugee who sleeps there has lost everything.",
        "My father-in-law, who is 80, was in bed.",
        "The lad from the garage towed him home.",
    ],
)
@pytest.mark.parametrize("verb", ["said", "laughed", "told the paper"])
def test_he_is_not_the_speaker_before_somebody_without_a_name(between: str, verb: str) -> None:
    text = f"Mr Farrow said the road was shut. {between} “We have a coal fire,” he {verb}."
    assert heard(text)[-1] == (None, "We have a coal fire,")
    text = f"Mr Farrow said the road was shut.\n\n{between} “We have a coal fire,” he {verb}."
    assert heard(text)[-1] == (None, "We have a coal fire,")


@pytest.mark.parametrize(
    "between",
    [
        "A lorry blocked the lane.",
        "The report found nothing.",
        "The rules empower nobody.",
        "The weather was his enemy.",
        "The newspaper had his letter.",
        "For most it was worse.",
        "The letter that the mayor sent was short.",
        "A nun left early.",
    ],
)
def test_a_sentence_about_a_thing_or_the_other_sex_leaves_the_speaker(between: str) -> None:
    text = f"Mr Farrow said the road was shut. {between} “We have a coal fire,” he said."
    assert heard(text)[-1] == ("Mr Farrow", "We have a coal fire,")


def test_whoever_greets_somebody_may_be_the_one_who_speaks() -> None:
    text = "The landlord greeted Mr Farrow. “Come in,” he said."
    assert heard(text)[-1] == (None, "Come in,")
    text = "Mrs Farrow’s sister wept. “It was hard,” she said."
    assert heard(text)[-1] == (None, "It was hard,")


def test_somebody_without_a_name_goes_on_speaking() -> None:
    text = "Mr Farrow left. The landlord said it was late. “Never,” he said."
    assert heard(text)[-1][0] in {None, "the landlord"}
    text = "Mr Farrow said it was late. One caller asked why. “You are right,” he said."
    assert heard(text)[-1] == (None, "You are right,")


def test_a_pronoun_between_husband_and_verb_is_not_somebody_from_before() -> None:
    text = (
        "Mrs Strand taught there, said Prof. Ivor Moss.\n\nMrs Strand’s husband, Ben, wept as he "
        "described their last talk. “She said, ‘Feed the cat,’” he told the coroner."
    )
    assert [who for who, _ in heard(text)][1:] in ([None] * 2, ["Ben"] * 2, ["Ben Strand"] * 2)


# --- someone by age --------------------------------------------------------------------


@pytest.mark.parametrize("aged", ["The 19-year-old", "The 19-year-old Italian", "The winger, 19,"])
@pytest.mark.parametrize("act", ["smiled.", "said that it had been close."])
def test_someone_by_age_is_the_only_one_whom_the_sentence_before_names(aged: str, act: str) -> None:
    text = f"Paul Hale said it was late. Marco Testa joined in June. {aged} {act} "
    text += "“I overslept,” he laughed."
    assert {who for who, _ in heard(text)[1:]} == {"Marco Testa"}


@pytest.mark.parametrize("act", ["smiled.", "revealed he had nearly missed it."])
@pytest.mark.parametrize("name", ["Rui Dacosta", "Olumide Abeku", "Rasmus Vinter"])
@pytest.mark.parametrize("did", ["curled in from 20 yards", "struck late", "won it"])
def test_an_unknown_name_is_a_persons_whose_age_follows(name: str, act: str, did: str) -> None:
    text = f"“Poor,” said Paul Hale. {name} {did}. The 19-year-old {act} “I slept,” he laughed."
    text += " “We must do better,” said Paul Hale."
    assert [who for who, _ in heard(text)][-2] in {name, None}
    assert all(who != "Paul Hale" for who, _ in heard(text)[1:-1])


def test_someone_by_age_is_nobody_where_two_were_named() -> None:
    text = (
        "Paul Hale said it was late. Tom Sand crossed for Marco Testa. The 19-year-old smiled. "
        "“I overslept,” he laughed."
    )
    assert heard(text)[-1] == (None, "I overslept,")


# --- whose sex nothing shows -----------------------------------------------------------


@pytest.mark.parametrize("name", ["Ji-woo Han", "Oyelaran Tobi", "Ruth Sand"])
@pytest.mark.parametrize("role", ["Veltran’s chief executive", "The head teacher"])
def test_a_paragraph_that_begins_with_somebody_is_about_them(name: str, role: str) -> None:
    text = (
        f"“It is over,” said Margaret Leigh, an analyst.\n\n{role}, {name}, who has worked there "
        "for 15 years, sought to calm staff. “Nothing changes tomorrow,” she told them."
    )
    assert heard(text)[-1] == (name, "Nothing changes tomorrow,")


def test_within_one_paragraph_the_one_before_may_be_meant() -> None:
    text = "“No,” said Margaret Leigh. Ji-woo Han, the chair, wept. “It is late,” she said."
    assert heard(text)[-1] == (None, "It is late,")


@pytest.mark.parametrize("before", ["Peter Moss", "Ann Moss"])
def test_a_surname_with_a_family_is_a_persons(before: str) -> None:
    text = (
        f"“It is about money,” said {before}.\n\nRahman, whose young son has asthma, no longer "
        "cares. She wants to move. “I want no penny,” she says. “I want a dry wall.”"
    )
    assert [who for who, _ in heard(text)[1:]] == ["Rahman"] * 3


@pytest.mark.parametrize("link", ["although", "but", "and", "while"])
@pytest.mark.parametrize("verb", ["admits", "concedes"])
def test_a_speaker_goes_on_in_the_same_sentence(link: str, verb: str) -> None:
    text = (
        "“It works,” said Peter Moss. Zhang, an engineer, says that the device works, "
        f"{link} he {verb} that “the first one imploded”."
    )
    assert heard(text)[-1] == ("Zhang", "the first one imploded")


def test_a_speaker_does_not_go_on_where_another_came_in_between() -> None:
    text = (
        "“It works,” said Peter Moss. Zhang says the mayor has seen it, although he admits that "
        "“the first one imploded”."
    )
    assert heard(text)[-1][0] is None


# --- quoted headings -------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["‘Not good enough’", "“Not good enough”", "'We need it now'"])
def test_a_quoted_heading_is_nobodys(heading: str) -> None:
    text = (
        f"Prime Minister Tom Park said: “We have done all that we could.”\n\n{heading}\n\n"
        "Opposition leader Fiona Drummond said it was “not good enough”."
    )
    assert [who for who, _ in heard(text)] == ["Tom Park", "Fiona Drummond"]


def test_a_short_quotation_that_is_announced_or_ends_is_no_heading() -> None:
    assert heard("Ms Lee said:\n\n“Not good enough”")[-1] == ("Ms Lee", "Not good enough")
    text = "“It is late,” said Ms Lee.\n\n“It is very late.”"
    assert heard(text)[-1] == ("Ms Lee", "It is very late.")


# --- quotations without a cue of their own ---------------------------------------------


def test_a_sentence_that_brings_in_somebody_else_turns_to_them() -> None:
    text = (
        "Lucy Vane met Tom Brandt. “Fares are fair,” said Vane. Brandt was unimpressed. "
        "“She should try the 7.12 on a Monday.”"
    )
    assert heard(text) == [
        ("Lucy Vane", "Fares are fair,"),
        ("Tom Brandt", "She should try the 7.12 on a Monday."),
    ]


def test_a_sentence_about_the_speaker_does_not() -> None:
    text = (
        "Lucy Vane came. “Fares are fair,” said Vane. She paused. “Well, not so often, I suppose.”"
    )
    assert [who for who, _ in heard(text)] == ["Lucy Vane", "Lucy Vane"]


def test_a_sentence_about_a_thing_leaves_open_who_speaks() -> None:
    text = "“It is late,” said Ann Lee. The room fell silent. “It is later than any of you think.”"
    assert heard(text)[-1] == (None, "It is later than any of you think.")


def test_one_quotation_right_after_another_is_an_answer() -> None:
    text = "“You did,” Mr Lee told Ms Roe. “Did I really do that?” “Yes, on Monday, in the car.”"
    assert [who for who, _ in heard(text)] == ["Mr Lee", "Mr Lee", None]


def test_what_the_writer_asks_is_not_the_other_ones() -> None:
    text = "I met Paul Gage. “It is late,” he said. “Do you miss it at all now?” I asked."
    assert [words for _, words in heard(text)] == ["It is late,"]


def test_a_name_and_a_quotation_are_a_paragraph_of_reactions() -> None:
    text = "Ella Munro, of Tin Watch: “It is a great day for freedom.”"
    assert heard(text) == [("Ella Munro", "It is a great day for freedom.")]
    assert all(who is None for who, _ in heard("Verdict: “It is a great day for freedom.”"))


def test_bullets_go_on_with_what_leads_up_to_them() -> None:
    text = "Peter Lamb said the deal would:\n\n• give more time\n\n• end forms\n\nIt rained."
    assert heard(text) == [
        ("Peter Lamb", "the deal would:"),
        ("Peter Lamb", "give more time"),
        ("Peter Lamb", "end forms"),
    ]


# --- what is no statement, or another's ------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Man stabbed brother over parking, jury told",
        "If anyone says it is too thick, add water.",
        "He who says that it is over is wrong.",
        "Neither Mr Lee nor Ms Roe said that it was late.",
        "None of the men said that it was late.",
        "Those who say that it is over are wrong.",
        "Where the tenant claims that it is unfit, the landlord shall leave.",
        "These findings do not support routine use.",
        "The site rated 22% of Democratic claims as false.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert heard(text) == []


def test_a_title_after_the_cue_is_not_what_was_said() -> None:
    assert heard("“I was lazy,” Denys Cole recalled in his memoir, “The Green Hour”.") == [
        ("Denys Cole", "I was lazy,")
    ]
    assert heard("“I was lazy,” Ann Lee said on TV’s “State of Things.”") == [
        ("Ann Lee", "I was lazy,")
    ]


def test_what_leads_up_to_the_main_clause_is_not_half_of_the_sentence() -> None:
    text = "Speaking after a rally where Ms Park set out her plans, Mr Lee criticised the tax."
    assert heard(text) == [("Mr Lee", "the tax")]
    text = "Ann Noon, to whom he had said that it was dead, told the court it was warm."
    assert heard(text) == [("Ann Noon", "it was warm")]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        (
            "Elsie Crook, whose lawyer, Ned Parr, said it had dragged on, said she felt numb.",
            "Elsie Crook",
            "she felt numb",
        ),
        ("Tully, who neighbours called “odd”, told magistrates he was hungry.", "Tully", "he was"),
        ("He forced out a man who said he was ill, saying: “He is not ill.”", None, "He is not"),
        ("“Sad,” says Ann Cade, who told the agency in May that it leaked.", "Ann Cade", "it leak"),
        ("Asked about Tom Ray's claim that it fell, Ann Lee said, “It did.”", "Ann Lee", "It did."),
        ("MPs were told by the whip, Guy Rennet, that it was late.", "Guy Rennet", "it was late"),
        ("Guy Rennet was quoted as saying that it was late.", "Guy Rennet", "it was late"),
    ],
)
def test_clauses_within_clauses_keep_their_speakers(text: str, who: str | None, words: str) -> None:
    assert any(name == who and said.startswith(words) for name, said in heard(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dr Kerr, who wrote the report, said staff knew.", "staff knew"),
        ("Ann Lee said weekend working was unwise.", "weekend working was unwise"),
        ("Ann Lee told MPs last month that it was late.", "it was late"),
        ("Ann Lee told the coroner, Mary Orde, that it was late.", "it was late"),
        ("Ann Lee said in a letter seen by the paper that it was late.", "it was late"),
        ("Ann Lee told reporters outside that it was late.", "it was late"),
        ("Ann Lee said it was late, a view that Mo Ali does not share.", "it was late"),
        ("Ann Lee said it was late, though she did not say why.", "it was late"),
        ("Ann Lee set out in the greatest detail so far her plans.", "her plans"),
        ("Ann Lee dismissed that idea.", "that idea"),
    ],
)
def test_a_statement_begins_and_ends_where_its_speaker_does(text: str, words: str) -> None:
    assert heard(text) == [("Ann Lee" if "Kerr" not in text else "Dr Kerr", words)]


def test_what_somebody_defends_is_no_verb_of_his() -> None:
    text = "Don Park is defending his early-morning tweets attempting to shame her, saying: “No.”"
    assert {who for who, _ in heard(text)} == {"Don Park"}


def test_an_apostrophe_amid_rock_n_roll_closes_nothing() -> None:
    assert heard("‘It’s rock ’n’ roll without the fun,’ Ann Lee said.") == [
        ("Ann Lee", "It’s rock ’n’ roll without the fun,")
    ]


# --- transcripts -----------------------------------------------------------------------


def test_a_council_whose_members_are_named_in_full_only_once_is_a_transcript() -> None:
    text = """Cllr Amy Dent (Lab, Hove): Can you tell us why it is shut?

Cllr Ron Fogg: I said I hoped it would open.

Cllr Dent: You said “by Easter”.

Mayor: Order, please.

Cllr Fogg: Thank you, Madam Mayor.
"""
    assert [who for who, _ in heard(text)] == [
        "Amy Dent",
        "Ron Fogg",
        "Amy Dent",
        "Mayor",
        "Ron Fogg",
    ]


def test_members_who_rise_say_nothing() -> None:
    text = """Ann Pryce (Gower) (Lab): Which is it?

The Secretary of State for Wales (Mr Hugh Vane): Both.

Ann Pryce: I see.

Mr Vane: Thank you.

Several hon. Members rose—

Mr Speaker: Order. You have had your question.
"""
    assert "Several" not in " ".join(words for _, words in heard(text))


# --- ages beside names -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Seething Terry, 52, raged: ‘Never!’", "Terry Blaine"),
        ("Devastated Terry, 52, sobbed: ‘Never!’", "Terry Blaine"),
        ("Terry, 52, said: ‘Never!’", "Terry Blaine"),
        ("‘Never!’ fumed dad-of-two Terry, 52.", "Terry Blaine"),
        ("His wife Moira, 49, added: ‘Never!’", "Moira"),
        ("‘Never!’ said Moira, 49.", "Moira"),
        ("‘Never!’ said his wife Moira, 49, from Hull.", "Moira"),
        ("Her husband Terry, 52, added: ‘Never!’", "Terry Blaine"),
        ("Their daughter Shanelle, 20, added: ‘Never!’", "Shanelle"),
        ("Mum-of-three Anjali Rao, 31, said: ‘Never!’", "Anjali Rao"),
        ("Pal Moira, 49 said: ‘Never!’", "Moira"),
    ],
)
def test_whose_age_stands_beside_the_name_is_the_person(text: str, who: str) -> None:
    assert heard(f"Terry Blaine lost his van.\n\n{text}")[-1] == (who, "Never!")


@pytest.mark.parametrize(
    "text",
    [
        "Terry, 52, and his wife Moira, 49, said: ‘Never!’",
        "Terry, 52, and Moira, 49, said: ‘Never!’",
        "In 2019, 47 said it was late.",
        "Of the voters in Hull, 47 said it was late.",
    ],
)
def test_two_with_their_ages_are_neither_and_a_number_is_nobody(text: str) -> None:
    names = {name for name, _ in heard(f"Terry Blaine lost his van.\n\n{text}")}
    assert names.isdisjoint({"Terry Blaine", "Moira", "47", "Hull", "his wife Moira, 49"})

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.compose import compose
from gpqa.denials import denies, is_claim, says_no
from gpqa.formats import write
from gpqa.models import Attribution
from gpqa.voices import OWN_VOICE
from tests.helpers_answers import answer, elsewhere, quote
from tests.helpers_evidence import Texts, sentence, sentences, voice
from tests.helpers_index import build, open_library, put
from tests.helpers_text import thorough

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library
    from gpqa.models import Quote
    from gpqa.voices import Voice

# --- the words -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    """
    They do not.
    I won’t.
    I did not say that.
    I have never said that about any bridge.
    The officer denies having said so.
    They do not: the oil comes from the roots.
    It didn’t.
    He did no such thing.
    It was not so.
    That was never the case.
    It never happened.
    Police say this did not happen.
    That is untrue: divers found nine holes in June.
    “That is simply not true,” she said.
    But that is wrong.
    The claim is false.
    This claim has been widely debunked.
    This is a myth.
    Unfortunately, this is a misconception.
    That turned out to be a hoax.
    That is not what the minutes say.
    None of this is true.
    No such letter was ever sent.
    There was no such letter.
    Nothing came of it.
    Not so, says the keeper.
    Far from it.
    The opposite is true.
    The truth is different.
    We found no evidence for this.
    No evidence of this was found.
    There is no truth in it.
    There is no evidence to support the claim.
    There is no evidence that confirms this.
    However, the ledgers show the opposite.
    But letters of the time tell a different story.
    The auditors found otherwise.
    He later withdrew the remark.
    The journal has since retracted the paper.
    The newspaper later corrected its report.
    The company denies this.
    Both men deny the charges.
    Other botanists disagree.
    She has since changed her mind.
    She later said that this was wrong.
    The order was later quashed.
    The judge's ruling was overturned on appeal in 2009.
    The plan was never carried out.
    But it never opened.
    However, they were not asked.
    """.strip().splitlines(),
)
def test_what_denies_corrects_or_takes_back_is_told(text: str) -> None:
    assert denies(text.strip(), "The council said that the mill was sold.")


@pytest.mark.parametrize(
    "text",
    """
    In fact, it was the oldest mill in the county.
    In fact the mill has nine floors.
    However, the town built a hall.
    But the town built a hall.
    It is clear that the mill will close.
    It is not true that the mill will close.
    It is false that bees sting twice.
    It would be wrong to close the mill.
    It was not until 1990 that it opened.
    But it was not until 1990 that it opened.
    It does not open on Sundays.
    They are not paid for it.
    It was closed in May.
    He later became mayor.
    The board rejected the application.
    She denied that the mill would close.
    Nobody came.
    There is no lift.
    There is no evidence that bees sting twice.
    Wrong turnings are common there.
    No dogs are allowed.
    Never before had it rained so.
    Not everybody can swim.
    The report was published in May.
    The plan was approved.
    He questioned the driver.
    Rather than wait, they walked.
    But nobody was hurt.
    """.strip().splitlines(),
)
def test_what_only_goes_on_after_a_fact_denies_nothing(text: str) -> None:
    assert not denies(text.strip(), "The mill was built in 1790.")


@pytest.mark.parametrize(
    "claim",
    [
        "Opponents say the tunnel will cost 90 million.",
        "It is widely believed that the tunnel leaks.",
        "According to the union, half the pits are shut.",
        "The tunnel was expected to open in 1971.",
    ],
)
def test_in_fact_corrects_a_claim_but_not_the_speakers_own(claim: str) -> None:
    assert is_claim(claim)
    assert denies("In fact it cost 40 million.", claim)
    assert not denies("In fact it cost 40 million.", claim, another=False)
    assert not denies("In fact it cost 40 million.", "The tunnel opened in 1971.")


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("No.", True),
        ("No, I was asleep.", True),
        ("Well, no, not then.", True),
        ("I did not.", True),
        ("That’s not right.", True),
        ("Certainly not.", True),
        ("No doubt about it.", False),
        ("Yes.", False),
        ("I did.", False),
        ("Nobody told me.", False),
        ("Notes were kept.", False),
    ],
)
def test_an_answer_that_begins_by_denying_is_told(text: str, no: bool) -> None:
    assert says_no(text) is no


@thorough
@given(st.text(), st.text())
def test_any_text_is_read(text: str, claim: str) -> None:
    assert denies(text, claim) in {True, False}
    assert says_no(text) in {True, False}


@pytest.mark.parametrize("piece", ["x", "no ", "The ", "It is ", "a-", "said ", "In fact, ", " “"])
def test_long_texts_take_no_time(piece: str) -> None:
    text = piece * 1_000_000
    began = time.process_time()
    denies(text, text[:300])
    says_no(text)
    is_claim(text[:300])
    assert time.process_time() - began < 1


# --- what is quoted --------------------------------------------------------------------


def composed(text: str, scores: list[float], voices: list[Voice], top: int = 5) -> list[Quote]:
    found = [
        sentence(each.text, start=each.start, score=each.score, kind=each.kind, said=said)
        for each, said in zip(sentences(text, scores=scores), voices, strict=True)
    ]
    found.sort(key=lambda e: -e.score)
    quotes = compose(found, Texts(text).store, top)
    for each in quotes:
        assert text[each.start : each.end] == each.text
    return list(quotes)


OWN = "Willow bark cures gout, it is said. There is no evidence for this. Bark is brown."


def test_a_claim_is_quoted_with_its_denial() -> None:
    (quote,) = composed(OWN, [1.5, 0.1, 0.1], [OWN_VOICE] * 3)
    assert quote.text == OWN[:66]


def test_also_where_the_denial_begins_the_next_paragraph() -> None:
    text = OWN.replace(" There", "\n\nThere")
    (quote,) = composed(text, [1.5, 0.1, 0.1], [OWN_VOICE] * 3)
    assert quote.text == text[: text.index(" Bark")]


def test_and_where_both_would_be_quotes_they_are_one() -> None:
    assert [q.text for q in composed(OWN, [1.5, 1.4, 0.1], [OWN_VOICE] * 3)] == [OWN[:66]]


def test_what_does_not_deny_stays_out() -> None:
    text = OWN.replace("There is no evidence for this.", "In fact, it grows in Kent.")
    (quote,) = composed(text, [1.5, 0.1, 0.1], [voice(4), voice(4), OWN_VOICE])
    assert quote.text == "Willow bark cures gout, it is said."


DENIED = "Mr Ray said the pier was safe. That is untrue: it has cracks. Boats go by."


def test_anothers_denial_is_a_quote_of_its_own_right_after_the_claim() -> None:
    claim, denial = composed(DENIED, [1.5, 0.1, 0.1], [voice(1), OWN_VOICE, OWN_VOICE])
    assert (claim.text, claim.speaker) == (DENIED[:30], "Person 1")
    assert (denial.text, denial.speaker) == ("That is untrue: it has cracks.", None)
    assert denial.reply_to is not None
    assert (denial.reply_to.text, denial.reply_to.speaker) == (DENIED[:30], "Person 1")


def test_before_what_is_better_than_the_denial() -> None:
    quotes = composed(DENIED, [1.5, 0.1, 1.4], [voice(1), OWN_VOICE, voice(2)])
    assert [q.text for q in quotes] == [DENIED[:30], DENIED[31:61], DENIED[62:]]


def test_where_one_quote_is_asked_for_it_is_the_denial_with_the_claim_beside_it() -> None:
    (quote,) = composed(DENIED, [1.5, 0.1, 0.1], [voice(1), OWN_VOICE, OWN_VOICE], top=1)
    assert quote.text.startswith("That is untrue")
    assert quote.reply_to is not None
    assert quote.reply_to.text == DENIED[:30]


def test_a_denial_that_is_quoted_already_is_not_quoted_twice() -> None:
    voices = [voice(1), voice(2), OWN_VOICE]
    claim, denial = composed(DENIED, [1.3, 1.5, 0.1], voices)
    assert {claim.start, denial.start} == {0, 31}
    assert [q.reply_to is not None for q in (claim, denial)] == [
        q.start == 31 for q in (claim, denial)
    ]


def test_of_nobody_in_particular_claim_and_denial_are_the_sources_own_words() -> None:
    (quote,) = composed(DENIED, [1.5, 0.1, 0.1], [voice(None), OWN_VOICE, OWN_VOICE])
    assert (quote.text, quote.speaker, quote.attribution) == (DENIED[:61], None, None)


def test_ones_own_denial_stays_ones_own() -> None:
    (quote,) = composed(DENIED, [1.5, 0.1, 0.1], [voice(1), voice(1), OWN_VOICE])
    assert (quote.text, quote.speaker) == (DENIED[:61], "Person 1")


def test_a_denial_beyond_a_quotes_limit_is_a_quote_of_its_own() -> None:
    text = f"Bark {'really, ' * 75}cures gout. That is untrue: bark cures nobody. Bark is brown."
    one, other = composed(text, [1.5, 0.1, 0.1], [OWN_VOICE] * 3)
    assert other.text == "That is untrue: bark cures nobody."
    assert other.reply_to is not None
    assert other.reply_to.text == one.text


def test_the_same_words_are_not_the_same_where_one_source_denies_them() -> None:
    plain = "Willow bark cures the gout of old men. Bark is brown."
    denied = "Willow bark cures the gout of old men. This is a myth."
    found = [
        *sentences(plain, source=1, scores=[1.5, 0.1]),
        *sentences(denied, source=2, scores=[1.5, 0.1]),
    ]
    found.sort(key=lambda e: -e.score)
    quotes = compose(found, Texts(plain, denied).store, 5)
    assert {(q.source_id, q.text) for q in quotes} == {("s1", plain[:38]), ("s2", denied)}
    assert not any(q.also for q in quotes)


BREATH = "“It leaks. It has leaked since May. Nobody came,” said Ms Orr. Rain fell."


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_quotation_of_a_few_short_sentences_is_quoted_whole(at: int) -> None:
    said = voice(3, Attribution.DIRECT)._replace(spans=((0, 49),))
    scores = [0.1] * 4
    scores[at] = 1.5
    (quote,) = composed(BREATH, scores, [said, said, said, OWN_VOICE])
    assert quote.text == BREATH[:62]


def test_a_quotation_across_paragraphs_is_not() -> None:
    text = BREATH.replace(" It has", "\n\nIt has")
    said = voice(3, Attribution.DIRECT)._replace(spans=((0, 50),))
    quotes = composed(text, [0.1, 0.1, 1.5, 0.1], [said, said, said, OWN_VOICE])
    assert not any("\n" in quote.text for quote in quotes)


@pytest.mark.parametrize(
    ("said", "speaker", "shown"),
    [
        ("Is the pier safe?", "Mr Ray", "Asked by Mr Ray: “Is the pier safe?”"),
        ("“Is the pier safe?”", None, "Asked by somebody: ““Is the pier safe?””"),
        ("The pier is safe.", "Mr Ray", "In answer to Mr Ray: “The pier is safe.”"),
        ("The pier is safe.", None, "In answer to the source: “The pier is safe.”"),
    ],
)
def test_a_claim_is_not_shown_as_a_question(said: str, speaker: str | None, shown: str) -> None:
    claim = elsewhere(said).model_copy(update={"speaker": speaker})
    reply = quote("No.", start=90, reply_to=claim)
    assert shown in write(answer(reply), "plain")


# --- asked of an index -----------------------------------------------------------------

FILES = {
    "hives.txt": (
        "The hives\n\nIt is often claimed that the wild hives starved because nobody fed them."
        " We found no evidence for this. The survey took two years.\n\n"
        "Many people believe that heather honey causes hay fever. It does not.\n\n"
        "Peter Vance said that the hive bees of Thorpe had died of the spray.\n\n"
        "That is untrue, says Irma Holm, who keeps them. They froze.\n"
    ),
    "quay.txt": (
        "The quay\n\nThe harbour minister said the stone quay was sound. That is untrue:"
        " engineers found eleven cracks in March. A crane was moved.\n\n"
        "Opponents say the cable car will cost 300 million. In fact the contract is for"
        " 120 million. It opens in May.\n"
    ),
    "radio.txt": (
        "Lena Marsh: You told the board that the pump was broken in April.\n\n"
        "Karl Dunn: No. I told them it was old.\n\n"
        "Lena Marsh: The clerk of the works kept a diary of the repairs.\n\n"
        "Karl Dunn: Yes, he did.\n\n"
        "Lena Marsh: Did the sluice freeze in January?\n\nKarl Dunn: It did not.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("denied")
    put(folder / "texts", FILES)
    build(folder / "index", folder / "texts")
    return open_library(folder / "index")


def asked(library: Library, question: str, *, top: int = 5) -> list[Quote]:
    answer = library.ask(question, top=top, min_confidence=0)
    assert library.verify(answer).valid
    return list(answer.quotes)


@pytest.mark.parametrize(
    ("question", "claim", "denial"),
    [
        ("Did the wild hives starve?", "the wild hives starved", "no evidence for this"),
        ("Does heather honey cause hay fever?", "causes hay fever", "It does not."),
        ("How much will the cable car cost?", "will cost 300 million", "In fact the contract"),
    ],
)
def test_no_claim_is_quoted_without_its_denial(
    library: Library, question: str, claim: str, denial: str
) -> None:
    quotes = asked(library, question)
    assert any(claim in quote.text for quote in quotes)
    assert all(denial in quote.text for quote in quotes if claim in quote.text)


@pytest.mark.parametrize(
    ("question", "claim", "denial", "speaker"),
    [
        ("Is the stone quay sound?", "the stone quay was sound", "That is untrue: eng", None),
        ("Did the hive bees of Thorpe die?", "died of the spray", "That is untrue, s", "Irma Holm"),
        ("Was the pump broken in April?", "the pump was broken", "No. I told them", "Karl Dunn"),
    ],
)
@pytest.mark.parametrize("top", [1, 2, 5])
def test_nor_without_anothers(
    library: Library, question: str, claim: str, denial: str, speaker: str | None, top: int
) -> None:
    quotes = asked(library, question, top=top)
    assert len(quotes) <= top
    replies = [quote for quote in quotes if quote.text.startswith(denial)]
    assert [quote.speaker for quote in replies] == [speaker]
    assert replies[0].reply_to is not None
    assert claim in replies[0].reply_to.text
    assert not any(claim in quote.text and denial in quote.text for quote in quotes)


def test_of_one_persons_words_no_others_are_quoted(library: Library) -> None:
    (quote,) = asked(library, "What did Peter Vance say about the hive bees?")
    assert quote.speaker == "Peter Vance"
    (quote,) = asked(library, "What did Lena Marsh say about the pump?", top=1)
    assert quote.speaker == "Lena Marsh"


def test_what_is_answered_with_yes_is_not_followed(library: Library) -> None:
    quotes = asked(library, "Who kept a diary of the repairs?")
    assert quotes[0].text.startswith("The clerk of the works")
    assert not any(quote.text.startswith("Yes") for quote in quotes)


# --- fact-checks and corrections -------------------------------------------------------

CHECKED = (
    "CLAIM 2: The ferry sank in May.\n\nA diver says that she saw it afloat. The log says so.\n\n"
    "FALSE. It sails at noon. It is blue.\n\nMore tomorrow."
)


def test_a_claim_that_was_checked_is_followed_by_the_verdict() -> None:
    scores = [1.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    claim, verdict = composed(CHECKED, scores, [OWN_VOICE] * 7)
    assert claim.text == "CLAIM 2: The ferry sank in May."
    assert verdict.text == "FALSE. It sails at noon. It is blue."
    assert verdict.reply_to is not None
    assert verdict.reply_to.text == claim.text


def test_so_is_who_says_the_same_below_it_and_the_verdict_is_quoted_once() -> None:
    text = CHECKED.replace("A diver", "The ferry sank in May, one said. A diver")
    voices = [OWN_VOICE, voice(1), voice(2), *[OWN_VOICE] * 5]
    quotes = composed(text, [1.5, 1.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], voices)
    assert [q.text.split()[0] for q in quotes] == ["CLAIM", "FALSE.", "The"]


def test_what_was_found_out_about_a_claim_needs_no_verdict() -> None:
    scores = [0.1, 0.1, 1.5, 0.1, 0.1, 0.1, 0.1]
    (quote,) = composed(CHECKED, scores, [OWN_VOICE] * 7)
    assert quote.text == "The log says so."


@pytest.mark.parametrize(
    ("claim", "correction"),
    [
        ("An article on the fair said that 700 people came.", "The figure was 470."),
        ("Our report of 3 June gave the price as £95.", "It should have said £59."),
        ("We said that Mr Bates had been sacked.", "In fact, he resigned."),
        ("A profile of Ivo Kent misquoted him on flour.", "He said that it was dear."),
        ("A caption named the bridge as Tower Bridge.", "The name should have been London Bridge."),
        ("Ms Lee said that 400 slept there.", "The figure was 240."),
        ("Ms Lee said that it cost £4m.", "The actual cost was nearer £9 million."),
        ("He says she lied.", "We found no evidence that she did."),
    ],
)
def test_a_correction_is_told(claim: str, correction: str) -> None:
    assert denies(correction, claim)


@pytest.mark.parametrize(
    ("claim", "following"),
    [
        ("Ms Lee said that 400 slept there.", "The figure was 240 a year before."),
        ("Ms Lee said that 400 slept there.", "The figure is 400."),
        ("The hall had 400 beds.", "The number was 12."),
        ("Ms Lee said that sales rose.", "The figure was 240."),
        ("An article on the fair said that 700 people came.", "They stayed until dusk."),
        ("The man was wrongly convicted.", "He spent a year in gaol."),
    ],
)
def test_what_only_goes_on_is_no_correction(claim: str, following: str) -> None:
    assert not denies(following, claim)


def test_a_denial_is_quoted_to_the_end_of_its_quotation() -> None:
    text = "Mr Ray denied that it leaked. “That is untrue. We spent a lot on it.” Boats go by."
    said = voice(1, Attribution.DIRECT)._replace(spans=((31, 67),))
    (quote,) = composed(text, [1.5, 0.1, 0.1, 0.1], [voice(1), said, said, OWN_VOICE])
    assert quote.text == text[: text.index(" Boats")]


REJECTED = {
    "Weir debate": """\
Debate on weirs

Vera Sloane (Longmoor) (Ind): The minister says that the cheap ticket has saved the ferry. A \
cheap ticket is no use where no ferry calls. We lost the pier in June.

Toby Ames (Weir Head) (Lab): I thank her for her words on piers, which we have mended.
""",
    "Weir inquiry": """\
Weir inquiry

12. Mr Crane gave evidence. He said that the sluice was "shut by noon". That evidence cannot \
stand with the log, and I reject it.

13. The Trust says that the frost broke the sluice gate. I do not accept this. It was cracked.
""",
}


@pytest.mark.parametrize(
    ("question", "claim", "rejection"),
    [
        ("Does Vera Sloane support the cheap ticket?", "has saved the ferry", "no use where"),
        ("Was the sluice shut by noon?", "shut by noon", "I reject it"),
        ("Did the frost break the sluice gate?", "the frost broke", "I do not accept this"),
    ],
)
def test_what_is_reported_to_be_rejected_is_not_left_alone(
    tmp_path: Path, question: str, claim: str, rejection: str
) -> None:
    put(tmp_path / "docs", {f"{name}.txt": text for name, text in REJECTED.items()})
    build(tmp_path / "index", tmp_path / "docs")
    with open_library(tmp_path / "index") as library:
        quotes = asked(library, question)
    shown = " ".join(quote.text for quote in quotes)
    assert claim in shown
    assert rejection in shown

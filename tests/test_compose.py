from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.compose import Choice, choose, compose, fates, quotes_of
from gpqa.evidence import Evidence
from gpqa.models import Attribution, Fate
from gpqa.question import understand
from gpqa.replies import may_answer
from gpqa.structure import Kind
from gpqa.terms import find_terms
from gpqa.voices import OWN_VOICE, Voice

if TYPE_CHECKING:
    from gpqa.store import Store


class Sources:
    """A store that knows its sources, and has a page of spaces for each."""

    def source(self, number: int) -> Any:
        said = dict.fromkeys(
            "title date date_of_file author site url converter text_sha256".split()
        )
        return SimpleNamespace(id=f"s{number}", sha256="0" * 64, **said)

    def text(self, source: int, start: int, end: int) -> str:
        return " " * (end - start)

    def sentences(self, passages: Any) -> list[Any]:
        return []


STORE = cast("Store", Sources())


def evidence(
    text: str,
    score: float = 1.0,
    source: int = 1,
    start: int = 0,
    kind: Kind = Kind.BODY,
    asked: str = "",
) -> Evidence:
    terms = tuple(find_terms(text))
    stems = understand(asked).stems if asked else ()
    matches = tuple(
        term._replace(start=term.start + start, end=term.end + start)
        for term in terms
        if term.stem in stems
    )
    return Evidence(
        source, start, start + len(text), kind, text, terms, matches, score, score, score, score
    )


def texts(found: list[Evidence], top: int = 5) -> list[str]:
    return [quote.text for quote in compose(found, STORE, top)]


ROOF = "The roof would cost four thousand pounds"


def test_nearly_the_same_words_are_quoted_once() -> None:
    found = [evidence(f"{ROOF}.", 1.0), evidence(f"{ROOF}!", 0.9, source=2)]
    assert texts(found) == [f"{ROOF}."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The roof of the school costs £4,000 in all.",
            "The roof of the school costs £5,000 in all.",
        ),
        ("The scheme will cost £5m by spring.", "The scheme will cost £6m by spring."),
        ("The grant rose to 8.5bn pounds.", "The grant rose to 8.6bn pounds."),
        ("It grew by 3 per cent last year.", "It grew by -3 per cent last year."),
        ("The council will repair the roof.", "The council will not repair the roof."),
        ("The council will repair the roof.", "The council won’t repair the roof."),
        ("The council will repair the roof.", "The council will never repair the roof."),
        ("Labour voted for the hospital bill.", "Labour voted against the hospital bill."),
        ("Three hospitals closed in winter.", "Four hospitals closed in winter."),
        ("We cut 5 posts in 3 wards.", "We cut 3 posts in 5 wards."),
        ("We pay nurses and not doctors.", "We pay doctors and not nurses."),
        ("The trusts met the target.", "Nobody at the trusts met the target."),
    ],
)
def test_what_differs_in_one_word_that_matters_is_another_statement(one: str, other: str) -> None:
    assert len(texts([evidence(one, 1.0), evidence(other, 0.9, source=2)])) == 2


def test_other_sources_are_heard_before_one_goes_on() -> None:
    found = [
        evidence("Alpha beta gamma.", 1.00, source=1, start=0),
        evidence("Delta epsilon zeta.", 0.99, source=1, start=100),
        evidence("Eta theta iota.", 0.97, source=2),
    ]
    assert texts(found, top=2) == ["Alpha beta gamma.", "Eta theta iota."]


def test_a_far_better_quote_is_not_given_up_for_another_source() -> None:
    found = [
        evidence("Alpha beta gamma.", 1.0, source=1, start=0),
        evidence("Delta epsilon zeta.", 0.95, source=1, start=100),
        evidence("Eta theta iota.", 0.7, source=2),
    ]
    assert texts(found, top=2) == ["Alpha beta gamma.", "Delta epsilon zeta."]


def test_weak_quotes_do_not_pad_a_good_answer() -> None:
    found = [evidence("Alpha beta gamma.", 1.3), evidence("Delta epsilon zeta.", 0.7, source=2)]
    assert texts(found) == ["Alpha beta gamma."]


def test_what_reads_as_an_answer_is_no_padding_a_little_farther_below() -> None:
    best, other = evidence("Alpha beta gamma.", 1.3), evidence("Delta epsilon zeta.", 1.0, source=2)
    read = replace(other, read_as_answer=True)
    assert texts([best, other]) == ["Alpha beta gamma."]
    assert texts([best, read]) == ["Alpha beta gamma.", "Delta epsilon zeta."]
    assert texts([best, replace(read, score=0.9)]) == ["Alpha beta gamma."]


def test_where_everything_answers_nothing_is_padding() -> None:
    found = [evidence("Alpha beta gamma.", 1.3), evidence("Delta epsilon zeta.", 0.1, source=2)]
    assert len(compose(found, STORE, 5, all_answer=True)) == 2


def test_quotes_carry_the_place_the_voice_and_the_marked_words() -> None:
    text = "The roof of the village school costs £4,000."
    found = evidence(text, 0.98765, source=3, start=50, asked="village school roof?")
    voice = Voice("Ann Lee", Attribution.REPORTED, (41, 49), 7)
    (quote,) = compose([replace(found, voice=voice)], STORE, 1)
    assert (quote.source_id, quote.start, quote.end) == ("s3", 50, 50 + len(text))
    assert (quote.speaker, quote.attribution, quote.cue) == ("Ann Lee", "reported", (41, 49))
    assert [text[a - 50 : b - 50] for a, b in quote.highlight] == ["roof", "village school"]
    assert quote.score == 0.9877


def test_a_short_turn_is_no_quote_for_being_labelled() -> None:
    assert not may_answer(evidence("Ms Michelle O'Neill: No."))
    assert may_answer(evidence("Ms Michelle O'Neill: No health minister."))


def test_sentences_with_next_to_no_words_are_no_quotes() -> None:
    assert not may_answer(evidence("Lovely."))
    assert may_answer(evidence("Lovely weather."))


words = st.lists(st.sampled_from("roof school cost not no 4 5 pounds tax".split()), min_size=2)


@given(
    st.lists(st.tuples(words, st.floats(0, 1.5), st.integers(1, 3)), max_size=12),
    st.integers(1, 6),
)
def test_quotes_are_best_first_never_twice_and_never_more_than_asked(
    drawn: list[tuple[list[str], float, int]], top: int
) -> None:
    found = [
        evidence(" ".join(text), score, source, start=1000 * position)
        for position, (text, score, source) in enumerate(drawn)
    ]
    found.sort(key=lambda e: -e.score)
    quotes = compose(found, STORE, top)
    assert len(quotes) <= top
    scores = [quote.score for quote in quotes]
    assert scores == sorted(scores, reverse=True)
    assert len({quote.text for quote in quotes}) == len(quotes)
    assert not found or quotes[0].text == found[0].text


# --- what became of each ---------------------------------------------------------------


def told(found: list[Evidence], top: int, *, all_answer: bool = False) -> list[Choice]:
    return fates(found, choose(found, STORE, top, all_answer=all_answer), all_answer=all_answer)


def test_each_sentence_is_told_what_became_of_it() -> None:
    found = [
        evidence(f"{ROOF}.", 1.3),
        evidence("Delta epsilon zeta.", 1.2, source=2),
        evidence(f"{ROOF}!", 1.15, source=3),
        evidence("Eta theta iota.", 1.14, source=4),
        evidence("Kappa lambda mu.", 0.2, source=5),
    ]
    assert [(each.fate, each.quote) for each in told(found, 2)] == [
        (Fate.QUOTED, 1),
        (Fate.QUOTED, 2),
        (Fate.SAME_WORDS, 1),
        (Fate.BEYOND_TOP, None),
        (Fate.TOO_WEAK, None),
    ]
    assert [(each.fate, each.quote) for each in told(found, 9)] == [
        (Fate.QUOTED, 1),
        (Fate.QUOTED, 2),
        (Fate.SAME_WORDS, 1),
        (Fate.QUOTED, 3),
        (Fate.TOO_WEAK, None),
    ]


def test_of_nothing_nothing_is_chosen() -> None:
    assert choose([], STORE, 5) == []
    assert told([], 5) == []


@given(
    st.lists(st.tuples(words, st.floats(0, 1.5), st.integers(1, 3)), max_size=12),
    st.integers(1, 6),
    st.booleans(),
)
def test_every_sentence_has_one_fate_and_the_quotes_are_those_that_are_quoted(
    drawn: list[tuple[list[str], float, int]], top: int, all_answer: bool
) -> None:
    found = [
        evidence(" ".join(text), score, source, start=1000 * position)
        for position, (text, score, source) in enumerate(drawn)
    ]
    found.sort(key=lambda e: -e.score)
    chosen = choose(found, STORE, top, all_answer=all_answer)
    choices = fates(found, chosen, all_answer=all_answer)
    assert [choice.evidence for choice in choices] == found
    quoted = {choice.quote: choice for choice in choices if choice.fate is Fate.QUOTED}
    quotes = compose(found, STORE, top, all_answer=all_answer)
    assert quotes_of(chosen, STORE) == quotes
    assert set(quoted) == set(range(1, len(quotes) + 1))
    for number, choice in quoted.items():
        assert number is not None
        assert quotes[number - 1].text == choice.evidence.text
    for choice in choices:
        if choice.fate is Fate.SAME_WORDS:
            assert choice.quote in quoted
        if choice.fate is Fate.BEYOND_TOP:
            assert len(quotes) == top
        if choice.fate is Fate.TOO_WEAK:
            assert not all_answer


# --- the same words in several places --------------------------------------------------

AGENCY = "The pumping station at Lowgate has cost £4m, and will not open before May"


def test_the_same_words_in_several_sources_are_one_quote_with_all_its_places() -> None:
    found = [
        evidence(f"{AGENCY}.", 1.0, source=2, start=10),
        evidence(f"{AGENCY.replace('£4m', '£4 million')}!", 0.9, source=1, start=50),
        evidence(f"{AGENCY}.", 0.8, source=3, start=90),
    ]
    (quote,) = compose(found, STORE, 5)
    assert (quote.source_id, quote.start) == ("s2", 10)
    assert [(p.source_id, p.start, p.end, p.text) for p in quote.also] == [
        ("s1", 50, 50 + len(found[1].text), found[1].text),
        ("s3", 90, 90 + len(found[2].text), found[2].text),
    ]
    assert [place.source_id for place in quote.places] == ["s2", "s1", "s3"]


def test_a_place_is_noted_however_low_it_scores_and_takes_no_quotes_room() -> None:
    found = [
        evidence(f"{AGENCY}.", 1.0, source=1),
        evidence("The station was built in haste.", 0.9, source=2),
        evidence(f"{AGENCY}.", 0.1, source=3),
    ]
    quotes = compose(found, STORE, 2)
    assert [quote.source_id for quote in quotes] == ["s1", "s2"]
    assert [place.source_id for place in quotes[0].also] == ["s3"]


def test_a_number_more_or_less_is_another_quote_and_no_place() -> None:
    found = [evidence(f"{AGENCY}.", 1.0), evidence(AGENCY.replace("4", "5"), 0.9, source=2)]
    assert [quote.also for quote in compose(found, STORE, 5)] == [(), ()]


def test_the_same_words_of_two_people_are_two_quotes() -> None:
    voices = [Voice(name, Attribution.DIRECT, None, n) for n, name in enumerate(["Lee", "Ray"])]
    found = [
        replace(evidence(f"“{AGENCY}.”", 1.0, source=n), voice=voice)
        for n, voice in enumerate(voices)
    ]
    quotes = compose(found, STORE, 5)
    assert [(quote.speaker, quote.also) for quote in quotes] == [("Lee", ()), ("Ray", ())]


@given(
    st.lists(st.tuples(words, st.floats(0, 1.5), st.integers(1, 3)), max_size=12),
    st.integers(1, 6),
)
def test_every_place_is_shown_once_and_reads_as_it_says(
    drawn: list[tuple[list[str], float, int]], top: int
) -> None:
    found = [
        evidence(" ".join(text), score, source, start=1000 * position)
        for position, (text, score, source) in enumerate(drawn)
    ]
    found.sort(key=lambda e: -e.score)
    quotes = compose(found, STORE, top)
    places = [place for quote in quotes for place in quote.places]
    assert len({(place.source_id, place.start) for place in places}) == len(places)
    by_place = {(f"s{each.source}", each.start, each.end): each.text for each in found}
    for place in places:
        assert by_place[place.source_id, place.start, place.end] == place.text
    for quote in quotes:
        assert {tuple(place.text.split()) for place in quote.also} <= {tuple(quote.text.split())}


# --- headlines -------------------------------------------------------------------------

HEADLINE = "Minister refuses to rule out more harbour closures"
IN_FULL = (
    "The minister has refused to rule out further closures of harbours, telling the house that"
    " safety comes first."
)


def headline(text: str, score: float, source: int = 1, asked: str = "") -> Evidence:
    return evidence(text, score, source, kind=Kind.HEADLINE, asked=asked)


def test_a_headline_that_only_repeats_a_better_quote_is_none_beside_it() -> None:
    found = [evidence(IN_FULL, 1.0, start=100), headline(HEADLINE, 0.95)]
    chosen = choose(found, STORE, 5)
    assert [each.unit.anchor.text for each in chosen] == [IN_FULL]
    assert fates(found, chosen)[1] == Choice(found[1], Fate.REPEATS)
    assert chosen[0].also == []


@pytest.mark.parametrize(
    "other",
    [
        headline("Minister refuses to rule out 12 more harbour closures", 0.95),
        headline("Minister refuses to rule out fish market and harbour closures", 0.95),
        headline(HEADLINE, 0.95, source=2),
        headline("Angry minister refuses to rule out closures", 0.95, asked="Is he angry?"),
        replace(headline("Angry minister refuses to rule out closures", 0.95), answer=(0, 5)),
        headline("Harbour", 0.95),
        evidence(HEADLINE, 0.95, start=500),
    ],
)
def test_a_headline_that_tells_more_is_quoted_and_so_is_any_sentence(other: Evidence) -> None:
    found = [evidence(IN_FULL, 1.0, start=100), other]
    assert len(choose(found, STORE, 5)) == 2


def test_a_headline_alone_is_quoted() -> None:
    assert len(choose([headline(HEADLINE, 1.0)], STORE, 5)) == 1


def test_a_headline_comes_after_what_tells_the_same_nearly_as_well() -> None:
    other = evidence("She told the house that storms had broken two of the piers.", 0.9, start=400)
    title = headline("Minister refuses to rule out more harbour closures and fish taxes", 1.0)
    chosen = choose([title, other], STORE, 5)
    assert [each.unit.anchor.text for each in chosen] == [other.text, title.text]


@pytest.mark.parametrize(
    "title",
    [
        headline("Opening hours", 1.0),
        replace(
            headline("We will close each harbour before winter", 1.0),
            voice=OWN_VOICE._replace(attribution=Attribution.DIRECT),
        ),
    ],
)
def test_a_heading_or_a_quotation_keeps_its_place(title: Evidence) -> None:
    other = evidence("She told the house that storms had broken two of the piers.", 0.9, start=400)
    assert choose([title, other], STORE, 5)[0].unit.anchor.text == title.text


def test_where_all_answers_own_words_come_first_in_the_texts_order() -> None:
    kinds = [Attribution.REPORTED, Attribution.DIRECT, Attribution.REPORTED, Attribution.DIRECT]
    texts = [
        "Ann said that the roof leaked badly.",
        "Schools need new roofs at once.",
        "Ann thought that taxes must rise soon.",
        "Nobody listens to any builder here.",
    ]
    found = [
        replace(
            evidence(text, score, start=100 * at),
            voice=OWN_VOICE._replace(attribution=kind, speaker="Ann", number=1),
        )
        for at, (text, kind, score) in enumerate(
            zip(texts, kinds, [1.0, 0.2, 1.2, 0.4], strict=True)
        )
    ]
    found.sort(key=lambda e: -e.score)
    chosen = choose(found, STORE, 4, all_answer=True)
    assert [each.unit.anchor.text for each in chosen] == [texts[i] for i in (1, 3, 0, 2)]
    few = choose(found, STORE, 2, all_answer=True)
    assert [each.unit.anchor.text for each in few] == [texts[i] for i in (1, 3)]

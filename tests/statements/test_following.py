from __future__ import annotations

import pytest

from gpqa.statements.adjuncts import past_adjuncts
from gpqa.statements.following import find_following, past_hearer, sentence_end
from gpqa.statements.lexicon import VERBS
from tests.statements.helpers_prose import words_of


def following(text: str, form: str) -> tuple[str, str] | None:
    """The sort of what follows and the text from there on."""
    words = words_of(text)
    index = words.low.index(form)
    for verb, _ in VERBS[form]:
        if verb.particle not in {"", words.low[index + 1] if index + 1 < len(words) else ""}:
            continue
        after = find_following(words, index, verb)
        if after is not None:
            return after.sort, text[words.starts[after.first] :]
    return None


@pytest.mark.parametrize(
    ("text", "form", "rest"),
    [
        ("He said that it was late.", "said", "it was late."),
        ("He said it was late.", "said", "it was late."),
        ("He said that was wrong.", "said", "that was wrong."),
        ("He said only that it was late.", "said", "it was late."),
        ("He said on Monday that it was late.", "said", "it was late."),
        ("He said in an interview with the BBC that it was late.", "said", "it was late."),
        ("He says at a rally in Toledo, Ohio, that it is late.", "says", "it is late."),
        ("He said, in a statement, that it was late.", "said", "it was late."),
        ("He announced within the hour that it was late.", "announced", "it was late."),
        ("He denied having been late.", "denied", "having been late."),
        ("He said to reporters that it was late.", "said", "it was late."),
        ("He told the conference it was late.", "told", "it was late."),
        ("He told MPs on the health committee that it was late.", "told", "it was late."),
        ("He told me that it was late.", "told", "it was late."),
        ("He asked whether it was late.", "asked", "whether it was late."),
        ("He asked the council why it was late.", "asked", "why it was late."),
        ("He wants to go home.", "wants", "to go home."),
        ("He urged the council to pay.", "urged", "the council to pay."),
        ("He asks the council to “pay up”.", "asks", "the council to “pay up”."),
        ("He acknowledged practices needed money.", "acknowledged", "practices needed money."),
        ("Other plans he mentioned were new roads.", "mentioned", "new roads."),
        ("He said in the short term, it would fail.", "said", "in the short term, it would fail."),
    ],
)
def test_a_clause_is_found_behind_whom_when_and_where(text: str, form: str, rest: str) -> None:
    assert following(text, form) == ("clause", rest)


@pytest.mark.parametrize(
    ("text", "form", "rest"),
    [
        ("He criticised the plan.", "criticised", "the plan."),
        ("He called for an inquiry.", "called", "an inquiry."),
        ("He called the plan a disgrace.", "called", "the plan a disgrace."),
        ("He called it absurd.", "called", "it absurd."),
        ("He warned of famine.", "warned", "famine."),
        ("He accused her of lying.", "accused", "lying."),
        ("He attacked “lazy” managers.", "attacked", "“lazy” managers."),
        ("He set out plans for the year.", "set", "plans for the year."),
        ("He promised lower taxes and more nurses.", "promised", "lower taxes and more nurses."),
        ("He paid tribute to her “courage”.", "paid", "her “courage”."),
    ],
)
def test_a_noun_phrase_is_found(text: str, form: str, rest: str) -> None:
    assert following(text, form) == ("noun", rest)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("He said: “It is late.”", "said"),
        ("He said, “It is late.”", "said"),
        ("He said “it is late”.", "said"),
        ("He said of the plan: “It is late.”", "said"),
    ],
)
def test_a_quotation_is_found(text: str, form: str) -> None:
    found = following(text, form)
    assert found is not None
    assert found[0] == "quote"
    assert found[1].startswith("“")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("He said.", "said"),
        ("He said so.", "said"),
        ("He said nothing.", "said"),
        ("He said little about it.", "said"),
        ("He declined to comment.", "declined"),
        ("He asked not to be named.", "asked"),
        ("He advised on the plan.", "advised"),
        ("He called a meeting.", "called"),
        ("He told.", "told"),
        ("He urged", "urged"),
        ("He asked", "asked"),
    ],
)
def test_where_nothing_was_said_nothing_follows(text: str, form: str) -> None:
    assert following(text, form) is None


def test_the_sentences_own_stop_is_not_part_of_it() -> None:
    assert sentence_end(words_of("It is late.")) == 3
    assert sentence_end(words_of("")) == 0


def test_hearers_and_adjuncts_are_passed_over() -> None:
    words = words_of("the jury on Monday that")
    assert past_hearer(words, 0, 5) == 2
    assert past_adjuncts(words, 2, 5) == 4
    assert past_adjuncts(words, 5, 5) == 5


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("He wrote in a note to buyers that it was late.", "wrote"),
        ("He wrote to buyers in a note that it was late.", "wrote"),
        ("He wrote in a note to buyers on Monday that it was late.", "wrote"),
    ],
)
def test_in_what_and_to_whom_it_was_written_stand_in_any_order(text: str, form: str) -> None:
    assert following(text, form) == ("clause", "it was late.")


@pytest.mark.parametrize(
    ("text", "form", "rest"),
    [
        ("He accepted that it was late.", "accepted", ("clause", "it was late.")),
        (
            "He accepts that, had he known, he would stay.",
            "accepts",
            ("clause", "had he known, he would stay."),
        ),
        ("He accepted that post.", "accepted", None),
        ("He accepted that in principle but left.", "accepted", None),
        ("The shop does not accept cheques.", "accept", None),
    ],
)
def test_what_is_accepted_is_said_where_it_is_a_clause(
    text: str, form: str, rest: tuple[str, str] | None
) -> None:
    assert following(text, form) == rest

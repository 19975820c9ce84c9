from __future__ import annotations

import pytest

from gpqa.statements.candidates import find_candidates
from gpqa.statements.extents import clause_begin, clause_end, divide
from gpqa.statements.following import sentence_end
from tests.statements.helpers_prose import shown, words_of


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He said it was late but argued that it was safe.", "it was late"),
        ("He said it was late, adding that it was safe.", "it was late"),
        ("He said it was late, but Ms Moss said it was safe.", "it was late"),
        ("He said it was late, but it was not.", "it was late"),
        ("He said it was late, referring to the bill.", "it was late"),
        ("He said it was late, which surprised the room.", "it was late"),
        ("He said it was late, to applause from the floor.", "it was late"),
        ("He said it was late (it was not).", "it was late"),
        ("He said the bill, which was late, would pass.", "the bill, which was late, would pass"),
        (
            "He said it was late, but it was “not too late”.",
            "it was late, but it was “not too late”",
        ),
        ("He said it was late; the room was silent.", "it was late"),
        ("He said it was “late”, while the mayor, who was there, welcomed it.", "it was “late”"),
        (
            "He said wages fell, while prices, which he had not seen, rose.",
            "wages fell, while prices, which he had not seen, rose",
        ),
        ("When Mr Lee says that it is “over and done with” I laugh.", "it is “over and done with”"),
        ("He said that the “frost” I foretold had come.", "the “frost” I foretold had come"),
        ("He said it was late, but only if it rained.", "it was late, but only if it rained"),
        ("Mr Lee, who said it was late, declined to go.", "it was late"),
        ("Mr Lee, who said last year that it was late, has gone.", "it was late"),
        (
            "He said the heads will go home, ending a campaign that had “run for years”.",
            "the heads will go home",
        ),
        ("He said it was late, prompting a row with members who wept.", "it was late"),
        ("He said it was “late,” angering the guests.", "it was “late,”"),
        ("He said it was late, leading to jeers.", "it was late"),
        ("He said it was late, paving the way for a sale.", "it was late"),
        (
            "He said the bill, ending years of delay, would pass.",
            "the bill, ending years of delay, would pass",
        ),
        (
            "He said the bill would help, saving homes £9 a year.",
            "the bill would help, saving homes £9 a year",
        ),
        ("He said sales would drop, and raised his price target to 90p.", "sales would drop"),
        (
            "He said it would be read, and shelved if it failed.",
            "it would be read, and shelved if it failed",
        ),
        ("He said it was “grave” for staff but ruled out a sale.", "it was “grave” for staff"),
        ("He said it was late, but repeatedly declined to say why.", "it was late"),
        ("He said it was late, although he refused to stay.", "it was late"),
        ("He said he would stay, though he stopped short of a vow.", "he would stay"),
        ("He said it was dark, though it rarely rained.", "it was dark, though it rarely rained"),
        (
            "Mr Lee, who said the bill, if it passed, would fail",
            "the bill, if it passed, would fail",
        ),
        ("Mr Lee, who said it was dark, damp and late", "it was dark, damp and late"),
    ],
)
def test_a_clause_ends_where_the_writer_or_another_cue_takes_over(text: str, content: str) -> None:
    words = words_of(text)
    candidates = find_candidates(words)
    outer = candidates[0]
    assert outer.after is not None
    stop = clause_end(words, outer.after.first, sentence_end(words), candidates, outer)
    assert shown(words, divide(words, outer.after.first, stop)[0]) == content


def test_a_clause_begins_after_the_dateline() -> None:
    words = words_of("PARIS (Reuters) - France will pay, a minister said.")
    assert shown(words, (clause_begin(words, 8), 8)) == "France will pay"


def test_content_is_divided_where_that_is_repeated() -> None:
    words = words_of("it was late, and that it was safe")
    parts = divide(words, 0, len(words))
    assert [shown(words, part) for part in parts] == ["it was late", "it was safe"]


def test_nothing_but_loose_ends_is_nothing() -> None:
    words = words_of(", and")
    assert divide(words, 0, 2) == []

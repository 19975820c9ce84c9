from __future__ import annotations

from gpqa.statements.candidates import find_candidates
from gpqa.statements.stops import are_set_against, find_stops
from tests.statements.helpers_prose import words_of


def test_a_clause_that_only_leads_up_ends_at_its_comma() -> None:
    words = words_of("While Mr Lee said it was late, Ms Moss left.")
    candidates = find_candidates(words)
    comma = words.low.index(",")
    assert find_stops(words, 4, candidates, candidates[0]) == {comma: comma}


def test_the_next_cue_stops_what_was_said_but_one_that_it_holds_does_not() -> None:
    words = words_of("Ms Lee said that Mr Moss said it was late but argued that it was safe.")
    candidates = find_candidates(words)
    joint = words.low.index("but")
    assert joint + 1 in find_stops(words, 3, candidates, candidates[0])
    assert len(find_stops(words, 3, candidates, candidates[0])) == 1


def test_some_are_set_against_others_and_nobody_against_a_verb() -> None:
    words = words_of("Some stayed away, others complained.")
    assert are_set_against(words, 0, (4, 5))
    assert not are_set_against(words, 0, (1, 2))

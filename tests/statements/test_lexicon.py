from __future__ import annotations

import pytest

from gpqa.statements.lexicon import ADJECTIVES, ALSO_NOUNS, CUE_WORDS, NOUNS, VERBS


@pytest.mark.parametrize(
    ("form", "base", "kind"),
    [
        ("says", "say", "present"),
        ("said", "say", "past"),
        ("told", "tell", "past"),
        ("admitted", "admit", "past"),
        ("admitting", "admit", "ing"),
        ("denies", "deny", "present"),
        ("denied", "deny", "past"),
        ("written", "write", "participle"),
        ("criticised", "criticise", "past"),
        ("criticized", "criticize", "past"),
        ("favored", "favor", "past"),
        ("labelled", "label", "past"),
        ("labeled", "label", "past"),
        ("hitting", "hit", "ing"),
        ("agreed", "agree", "past"),
        ("sought", "seek", "past"),
        ("preferred", "prefer", "past"),
        ("agreeing", "agree", "ing"),
        ("submitted", "submit", "past"),
        ("averred", "aver", "past"),
        ("ruing", "rue", "ing"),
        ("termed", "term", "past"),
        ("held", "hold", "past"),
    ],
)
def test_every_form_is_made_from_the_base_in_both_spellings(
    form: str, base: str, kind: str
) -> None:
    assert (base, kind) in [(verb.base, name) for verb, name in VERBS[form]]


@pytest.mark.parametrize(
    "wrong", ["sayed", "telled", "deniing", "critiziced", "promized", "despized", "seeked"]
)
def test_no_form_is_made_up(wrong: str) -> None:
    assert wrong not in VERBS


def test_a_verb_with_a_particle_stands_beside_the_verb_itself() -> None:
    assert {verb.particle for verb, _ in VERBS["called"]} == {"", "out"}


def test_frames_are_only_those_that_are_explained() -> None:
    letters = {
        letter for entries in VERBS.values() for verb, _ in entries for letter in verb.frames
    }
    assert letters <= set("tzwqprionmakvdx")


def test_all_is_lower_case_and_a_cue_word() -> None:
    for word in [*VERBS, *ADJECTIVES, *NOUNS]:
        assert word == word.lower()
        assert word in CUE_WORDS


def test_forms_that_are_nouns_too_are_forms_that_can_be_read() -> None:
    assert {"claims", "calls", "states", "points"} <= ALSO_NOUNS & set(VERBS)

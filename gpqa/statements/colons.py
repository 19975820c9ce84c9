"""Quotations behind a colon and a clause that only tells how somebody felt or looked.

"Ann Reed was unmoved: “Nobody told me.”" has no word for saying, nor has "Tom Park had
another view: “…”". The quotation is of whom the clause is about, where that is one person. A
thing's mood is nobody's ("The law is clear: “…”"), and where the clause names a text or an
answer, the quotation may be that: "He was happy with the reply: “…”".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.statements.clauses import Range, verb_group
from gpqa.statements.cue import Cue
from gpqa.statements.lexicon import LOOKS, MOODS, NOUNS, STANCES
from gpqa.statements.phrases import PhraseKind, read_phrase
from gpqa.statements.subjects import find_subject
from gpqa.statements.words import (
    BE,
    DETERMINERS,
    FINITE,
    HAVE,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.words import Words

__all__ = ["find_announced"]

_LONGEST_RANGE = 14
"""Tokens from the word for a mood to the colon."""
_LINKING = frozenset(
    """
    remain remains remained seem seems seemed look looks looked sound sounds sounded stay stays
    stayed feel feels felt appear appears appeared
    """.split()
)
_DOUBTS = frozenset("doubt doubts regrets regret illusion illusions sympathy mood".split())
# "was more forgiving": how somebody spoke or took it, where the colon follows at once.
_MANNERS = frozenset(
    """
    forgiving understanding unforgiving conflicted torn kind kinder gentle gentler harsh harsher
    stern tough tougher sad upbeat downbeat relaxed calm humble modest curt terse sharp warm warmer
    cool cooler generous fair fairer softer guarded measured reserved tearful
    """.split()
)
_MANNER_ENDINGS = ("ful", "ous", "ive", "able", "ible", "ical", "stic", "etic", "less")
_NO_MANNER = re.compile(r"alive|un\w*able")  # how somebody is, not how it is said
_DEGREES = frozenset("more less far much rather so too no even equally similarly".split())
_LONGEST_VIEW = 12
# "had a different view", "took the opposite view", "gave this answer"
_HOLDING = frozenset(
    "has had have takes took offers offered gives gave sends sent leaves left issues issued".split()
)
_VIEWS = frozenset(
    """
    view views take opinion opinions message theory explanation interpretation answer response reply
    advice word words warning verdict suggestion solution request plea appeal complaint memory
    recollection thought thoughts version reading assessment prediction question say
    """.split()
)
_BREAKS = FINITE | SUBORDINATORS | RELATIVES | SUBJECT_PRONOUNS
# Behind one of these, the quotation may be what stands written, or another's words.
_TEXTS = frozenset(NOUNS) | frozenset(
    """
    sign signs letter letters note notes reply replies answer answers motto slogan slogans rule
    rules headline headlines message messages word words line lines question questions banner
    banners poster posters text texts email emails advice verdict verdicts title titles name
    notice notices
    response remark remarks comment comments quote review reviews ruling sentence chant song lyrics
    label tweet tweets post posts instruction instructions order orders
    """.split()
)


def find_announced(words: Words, taken: Sequence[Range]) -> list[Cue]:
    """The cue of a quotation that ends a sentence behind a colon, where no other carries it.

    ``taken`` are the tokens that other cues carry.
    """
    low = words.low
    quote = len(low) - 1
    while quote > 0 and low[quote] in {".", "!", "?", "…"}:
        quote -= 1
    if quote < 2 or low[quote] != QUOTED or low[quote - 1] != ":":
        return []
    if any(first <= quote < stop for first, stop in taken) or not _is_said(words, quote):
        return []
    colon = quote - 1
    subject = _holder(words, colon)
    if subject is None:
        return []
    return [Cue(subject[0], colon, subject, ((quote, quote + 1),))]


def _holder(words: Words, colon: int) -> Range | None:
    """Whose the quotation behind a colon is, by the clause before it; None for nobody's."""
    low = words.low
    view = _view(words, colon)
    if view is not None:
        return _one_person(words, view, stance=True)
    for index in range(colon - 1, max(0, colon - _LONGEST_RANGE), -1):
        group = _group(words, index)
        if group is not None:
            stance = low[index] in STANCES or low[index] not in MOODS | LOOKS | _DOUBTS
            return _one_person(words, group, stance=stance)
        if not words.is_word(index) or low[index] in _BREAKS or low[index] in _TEXTS:
            return None
    return None


def _one_person(words: Words, verb: int, *, stance: bool) -> Range | None:
    """The subject of a verb group that begins at ``verb``, where that is one person."""
    subject = find_subject(words, verb)
    return subject if subject and _is_somebody(words, subject, stance=stance) else None


def _view(words: Words, colon: int) -> int | None:
    """Where the verb begins of "had a different view", "gave this answer" before a colon.

    None for anything else, and where somebody is only said to have one in mind ("would have").
    """
    low = words.low
    for index in range(colon - 2, max(0, colon - _LONGEST_VIEW), -1):
        if low[index] in _HOLDING and not words.is_capital(index):
            held = low[index + 1 : colon]
            if held[0] not in DETERMINERS | {"another", "one", "two"} or _VIEWS.isdisjoint(held):
                return None
            group = verb_group(words, index)
            held_so = not (group.modal or group.infinitive or group.negated or group.be)
            return group.first if held_so and _asserted(words, group.first) else None
        if not words.is_word(index) or low[index] in _BREAKS:
            return None
    return None


def _is_said(words: Words, quote: int) -> bool:
    """Whether a quotation is a sentence: it ends as one and is no name in capitals."""
    quotation = words.quotations[quote]
    ends = words.closing(quote) in {".", "!", "?", "…"} or quotation.continues
    return ends and not words.text[quotation.start].islower()


def _group(words: Words, index: int) -> int | None:
    """Where the verb begins of a mood or look at ``index``; None where there is none."""
    low = words.low
    word = low[index]
    if word in LOOKS and not words.is_capital(index):
        after = low[index + 1]
        group = verb_group(words, index)
        plain = after == ":" or is_adverb(after)
        past = not (group.modal or group.infinitive or group.negated)
        return group.first if plain and past and _asserted(words, group.first) else None
    if word in _DOUBTS and low[index - 1] == "no":
        return _without_doubt(words, index - 2)
    if words.is_capital(index):
        return None
    if word not in MOODS and word not in STANCES and not _is_manner(words, index):
        return None
    group = verb_group(words, _degree(words, index))
    if group.be and not (group.modal or group.infinitive):
        return group.first
    verb = group.first - 1
    return verb if verb > 0 and low[verb] in _LINKING else None


def _is_manner(words: Words, index: int) -> bool:
    """Whether an adjective that is not listed stands between "was" and the colon: "was careful"."""
    word = words.low[index]
    ending = word.endswith(_MANNER_ENDINGS) and len(word) > 5 and not _NO_MANNER.fullmatch(word)
    listed = word in _MANNERS or ending
    verb = words.low[_degree(words, index) - 1]
    return listed and words.low[index + 1] == ":" and verb in BE | _LINKING


def _degree(words: Words, index: int) -> int:
    """Where an adjective begins with what tells how much: "far more hopeful"."""
    while index > 1 and (words.low[index - 1] in _DEGREES or is_adverb(words.low[index - 1])):
        index -= 1
    return index


def _without_doubt(words: Words, verb: int) -> int | None:
    """Where the verb begins of "has no doubts", "was in no doubt", with the word before "no"."""
    if verb > 0 and words.low[verb] in {"in", "under"}:
        group = verb_group(words, verb)
        return group.first if group.be and not group.modal else None
    return verb if verb > 0 and words.low[verb] in HAVE else None


def _asserted(words: Words, first: int) -> bool:
    return first > 0 and words.low[first - 1] not in {"to", "and", "or"}


def _is_somebody(words: Words, subject: Range, *, stance: bool) -> bool:
    """Whether a subject is one person; a thing can be clear, too, so there it must be plain."""
    first = subject[0]
    phrase = read_phrase(words.text[slice(*words.span(*subject))])
    if phrase.kind is PhraseKind.PRONOUN:
        return phrase.gender is not None
    if phrase.kind is PhraseKind.NAME and phrase.name is not None:
        shown = phrase.strong or phrase.name.is_full or first > 0
        return shown or not stance
    return phrase.one_person and words.low[first] not in {"no", "every", "each", "any"}

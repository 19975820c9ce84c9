"""Quotations behind a colon and a clause that only tells how somebody felt or looked.

"Ann Reed was unmoved: “Nobody told me.”" has no word for saying. The quotation is of
whom the clause is about, where that is one person. A thing's mood is nobody's
("The law is clear: “…”"), and where the clause names a text or an answer, the quotation
may be that: "He was happy with the reply: “…”".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.clauses import Range, verb_group
from gpqa.statements.cue import Cue
from gpqa.statements.lexicon import LOOKS, MOODS, NOUNS, STANCES
from gpqa.statements.phrases import PhraseKind, read_phrase
from gpqa.statements.subjects import find_subject
from gpqa.statements.words import (
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
    for index in range(colon - 1, max(0, colon - _LONGEST_RANGE), -1):
        group = _group(words, index)
        if group is not None:
            subject = find_subject(words, group)
            if subject is None or not _is_somebody(words, subject, low[index] in STANCES):
                return []
            return [Cue(subject[0], colon, subject, ((quote, quote + 1),))]
        if not words.is_word(index) or low[index] in _BREAKS or low[index] in _TEXTS:
            return []
    return []


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
    if words.is_capital(index) or (word not in MOODS and word not in STANCES):
        return None
    group = verb_group(words, index)
    if group.be and not (group.modal or group.infinitive):
        return group.first
    verb = group.first - 1
    return verb if verb > 0 and low[verb] in _LINKING else None


def _without_doubt(words: Words, verb: int) -> int | None:
    """Where the verb begins of "has no doubts", "was in no doubt", with the word before "no"."""
    if verb > 0 and words.low[verb] in {"in", "under"}:
        group = verb_group(words, verb)
        return group.first if group.be and not group.modal else None
    return verb if verb > 0 and words.low[verb] in HAVE else None


def _asserted(words: Words, first: int) -> bool:
    return first > 0 and words.low[first - 1] not in {"to", "and", "or"}


def _is_somebody(words: Words, subject: Range, stance: bool) -> bool:
    """Whether a subject is one person; a thing can be clear, too, so there it must be plain."""
    first = subject[0]
    phrase = read_phrase(words.text[slice(*words.span(*subject))])
    if phrase.kind is PhraseKind.PRONOUN:
        return phrase.gender is not None
    if phrase.kind is PhraseKind.NAME and phrase.name is not None:
        shown = phrase.strong or phrase.name.is_full or first > 0
        return shown or not stance
    return phrase.one_person and words.low[first] not in {"no", "every", "each", "any"}

"""Why an answer is what it is: every step's scores, and what became of each sentence.

Nothing is searched or chosen again. What the steps found is written down in
words and figures; only sums are taken apart into what each sign adds.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from gpqa.compose import fates
from gpqa.confidence import confidence_parts
from gpqa.evidence import ECHO_COST, Weights, score_parts
from gpqa.models import (
    AskedWord,
    Certainty,
    Considered,
    Contribution,
    Explanation,
    Fate,
    PassageScores,
    ScorerScores,
    Searched,
    SentenceScores,
)
from gpqa.scorer.signs import SIGNS, best_hits
from gpqa.terms import find_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gpqa.answer import Found
    from gpqa.compose import Choice, Composed
    from gpqa.evidence import Evidence
    from gpqa.retrieve import Hit
    from gpqa.scorer import EvidenceScorer
    from gpqa.scorer.combination import Combination
    from gpqa.store import Store
    from gpqa.wanted import Whose

__all__ = ["explain_answer"]

_SHOWN = 10
"""How many sentences are told of, at least."""
_LOST = 5
"""How many of them were not quoted, at least."""
_LEFT_OUT = 3
"""How many more are told of that could not be quoted at all."""
_DIGITS = 4


def explain_answer(
    found: Found,
    chosen: Sequence[Composed],
    store: Store,
    scorer: EvidenceScorer | None,
    *,
    speaker: str | None = None,
) -> Explanation:
    """What ``found`` and what was ``chosen`` of it show; ``scorer`` is who read it.

    ``speaker`` is whose words the caller asked for, where not the question did.
    """
    combination = scorer.combination if scorer is not None else None
    choices = fates(found.evidence, chosen, all_answer=found.whose.any_words, cut=found.cut)
    heads = [each.unit.anchor for each in chosen]
    weighed = [_fated(choice, found, heads) for choice in choices]
    left_out = [_left_out(evidence, found.whose) for evidence in found.left_out]
    counts = Counter(each.fate for each in (*weighed, *left_out))
    told = [*_worth_telling(weighed, choices), *_nearer(left_out, heads)]
    return Explanation(
        searched=_searched(found, store, speaker),
        certainty=_certainty(found, combination),
        sentences=tuple(_considered(each, found, store, combination) for each in told),
        fates={fate: counts[fate] for fate in Fate if counts[fate]},
    )


class _Fated(NamedTuple):
    """A sentence with its fate."""

    evidence: Evidence
    fate: Fate
    why: str
    quote: int | None = None


def _worth_telling(weighed: Sequence[_Fated], choices: Sequence[Choice]) -> list[_Fated]:
    """What is quoted, or would have been, and the best of the rest; best first."""
    chosen = [choice.fate is Fate.QUOTED for choice in choices]
    room = max(_LOST, _SHOWN - sum(chosen))
    told = []
    for each, is_quoted in zip(weighed, chosen, strict=True):
        if is_quoted or room:
            told.append(each)
            room -= not is_quoted
    return told


def _nearer(left_out: Sequence[_Fated], heads: Sequence[Evidence]) -> list[_Fated]:
    """What was found nearer than some quote's best sentence, and could not be one."""
    least = min(map(_first_score, heads), default=-math.inf)
    return [each for each in left_out if each.evidence.score >= least][:_LEFT_OUT]


def _first_score(evidence: Evidence) -> float:
    """The score of a sentence before any scorer read it."""
    return evidence.signs[SIGNS.index("score")] if evidence.signs else evidence.score


# --- what was searched for -------------------------------------------------------------


def _searched(found: Found, store: Store, speaker: str | None) -> Searched:
    asked = found.question
    terms = reversed(find_terms(asked.asked))  # the first of a stem is the one that is kept
    surfaces = {term.stem: asked.asked[term.start : term.end] for term in terms}
    return Searched(
        words=tuple(
            AskedWord(word=surfaces.get(stem, stem), stem=stem, weight=_round(weight))
            for stem, weight in Weights(asked, store).by_stem.items()
        ),
        text=asked.text,
        topic=asked.topic,
        speakers=found.whose.names,
        whose=_whose(found.whose, asked.who, speaker),
        passages=len(found.hits),
        among=found.among or store.manifest.counts["passages"],
        sentences=len(found.evidence) + len(found.left_out),
    )


def _whose(whose: Whose, who: str | None, speaker: str | None) -> str:
    """Whose words were looked for, and why."""
    if whose.unknown or whose.declining is not None or (whose.without and whose.named):
        return _of_the_unheard(whose)
    if whose.speakers is not None:
        names = _and(_possessive(name) for name in whose.names)
        if speaker is not None:
            return f"{names} alone, as asked for"
        named = f"the question names “{whose.named}”"
        return (
            f"{names} alone, and any of them: {named}"
            if whose.any_words
            else (f"{names} alone: {named}")
        )
    if whose.attributed:
        return "anybody's, as long as the source shows who: the question asks who"
    if whose.besides is not None:
        return f"the sources' own, and those of who speaks for “{who or speaker}”"
    return "anybody's"


def _of_the_unheard(whose: Whose) -> str:
    """The same where nobody is heard who is certain to be the one asked for."""
    if whose.unknown:
        return f"nobody's: nobody called “{whose.named}” is heard"
    if whose.declining is not None:
        return (
            f"nobody called “{whose.named}” is heard: only what tells that they would not"
            " speak, and who speaks for them"
        )
    return f"anybody's who is not known as something else than “{whose.named}”"


def _and(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


# --- how sure it is --------------------------------------------------------------------


def _certainty(found: Found, combination: Combination | None) -> Certainty:
    parts: Mapping[str, tuple[float, float]] = {}
    constant = 0.0
    among = None if found.whose.speakers is None else found.among
    if found.evidence and not found.whose.any_words:
        if combination is None or not found.evidence[0].signs:  # nothing was read
            parts, constant = confidence_parts(found.evidence[0].score, among)
        else:
            curve, signs = combination.curve(found.evidence, among)
            parts, constant = curve.parts(signs), curve.constant
    return Certainty(
        confidence=_round(found.confidence),
        threshold=found.threshold,
        contributions=_contributions(parts),
        constant=_round(constant),
    )


def _contributions(parts: Mapping[str, tuple[float, float]]) -> tuple[Contribution, ...]:
    """What each sign adds, most first; those that add nothing are left out."""
    found = [
        Contribution(
            sign=sign, value=_round(value), weight=_round(weight), adds=_round(value * weight)
        )
        for sign, (value, weight) in parts.items()
    ]
    return tuple(sorted((each for each in found if each.adds), key=lambda each: -abs(each.adds)))


def _round(value: float) -> float:
    return round(float(value), _DIGITS)


# --- what became of each sentence ------------------------------------------------------


def _fated(choice: Choice, found: Found, heads: Sequence[Evidence]) -> _Fated:
    """What became of a choice: where nothing is answered, nothing was quoted after all.

    ``heads`` are the best sentences of the quotes.
    """
    evidence, fate, number = choice
    if not found.answered:
        if fate is Fate.SAME_WORDS:
            return _Fated(evidence, fate, "the same words as a better one")
        if fate is not Fate.TOO_WEAK:
            return _Fated(evidence, Fate.NOT_SURE, "not sure enough to answer")
    if fate is Fate.QUOTED and number is not None:
        part = "quoted as" if heads[number - 1] is evidence else "part of quote"
        return _Fated(evidence, fate, f"{part} {number}", number)
    if fate is Fate.SAME_WORDS:
        return _Fated(evidence, fate, f"the same words as quote {number}", number)
    if fate in _WHY:
        return _Fated(evidence, fate, _WHY[fate])
    why = f"beyond the {len(heads)} asked for"
    if evidence.score > heads[-1].score:
        given = sum(each.source == evidence.source for each in heads)
        why += f": its source gave {given} of them"
    return _Fated(evidence, fate, why)


_WHY = {
    Fate.REPEATS: "a headline of what the quotes say",
    Fate.TOO_WEAK: "too weak to follow the best",
}


def _left_out(evidence: Evidence, whose: Whose) -> _Fated:
    """Why a sentence could not be quoted at all."""
    if whose.admits(evidence.voice):
        return _Fated(evidence, Fate.TOO_SHORT, "too few words to say anything by itself")
    why = "in the words of somebody else"
    if whose.speakers is not None:
        why = f"not in {_and(map(_possessive, whose.names))} words"
    elif whose.attributed:
        why = "nobody is shown to say it"
    return _Fated(evidence, Fate.OTHER_VOICE, why)


def _considered(
    fated: _Fated, found: Found, store: Store, combination: Combination | None
) -> Considered:
    """A sentence and all that was found out about it."""
    evidence = fated.evidence
    signs = dict(zip(SIGNS, evidence.signs, strict=True)) if evidence.signs else {}
    parts, constant = score_parts(evidence), 0.0
    if signs and combination is not None:
        parts, constant = combination.rank.parts(signs), combination.rank.constant
        if evidence.echo:
            parts["echo"] = (1.0, -ECHO_COST)
        if evidence.literal:
            parts["literal"] = (1.0, evidence.literal)
    (hit,) = best_hits([evidence], found.hits)
    return Considered(
        source_id=store.source(evidence.source).id,
        start=evidence.start,
        end=evidence.end,
        text=evidence.text,
        speaker=evidence.voice.speaker,
        attribution=evidence.voice.attribution,
        passage=None if hit is None else _passage(hit),
        sentence=SentenceScores(
            similarity=_round(evidence.similarity),
            coverage=_round(evidence.coverage),
            around=_round(evidence.around),
            score=_round(_first_score(evidence)),
        ),
        scorer=_read(signs),
        score=_round(evidence.score),
        contributions=_contributions(parts),
        constant=_round(constant),
        fate=fated.fate,
        quote=fated.quote,
        why=fated.why,
    )


def _passage(hit: Hit) -> PassageScores:
    return PassageScores(
        start=hit.passage.start,
        end=hit.passage.end,
        dense=_round(hit.dense),
        lexical=_round(hit.lexical),
        tile=_round(hit.tile),
        score=_round(hit.score),
    )


def _read(signs: Mapping[str, float]) -> ScorerScores | None:
    """What a scorer made of it; None where none read it."""
    if not signs or signs["unread"]:
        return None
    return ScorerScores(
        sentence=_round(signs["sentence"]),
        window=_round(signs["window"]),
        span=_round(signs["span"]),
    )

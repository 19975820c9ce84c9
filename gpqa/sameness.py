"""Whether two quotes say the same in the same words: the same report, printed in several places.

Strict, since whoever reads one of them no longer reads the other. Two may differ only in
what can never turn the sense:

- "the" (but not at the beginning, where the next word may be a name, nor before "few",
  "least" and the like), "a" for "an"
- a plain reporting clause at either end ("Mr Hunt said that …", "…, he added"), where both
  are known to be the same person's
- the shape of quotation marks, dashes, commas and brackets, not whether there are any: "No,
  doctors may" is not "No doctors may", and what one puts in quotation marks and the other
  does not are two claims about whose words these are
- how a stop ends it, except a question mark; the comma before the last of a list
- British and American spelling, "don't" for "do not", "£5m" for "£5 million"

All else counts: numbers, names and capitals, negations, modal verbs, titles, the order of
words, any word that one has and the other lacks. A headline that stands word for word
inside a longer sentence is not the same: what it leaves out may be what turns it ("Doctors
back plan", "few doctors back plan"). Nor are the words of two people ever one quote, unless
two sources call them the same and print one long sentence letter for letter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gpqa.structure import Kind
from gpqa.terms import stems
from gpqa.turning import turns_sense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.evidence import Evidence
    from gpqa.voices import Voice

__all__ = ["essence", "only_repeats", "same_words"]

_TOKEN = re.compile(
    r"(?P<number>[+−-]?[£$€]?\d++(?>(?:[.,]\d++)*))"
    r"|(?P<word>[^\W\d_]++(?>(?:['’][^\W\d_]++)*))"
    r"|(?P<mark>[“”„\"«»‘’'])"
    r"|(?P<pause>[,;:()\[\]–—]|--|(?<=\s)-(?=\s))"
    r"|(?P<stop>[.!…])"
    r"|(?P<other>\S)"
)
_MARK, _PAUSE, _STOP = "“", ",", "."
_QUANTITIES = frozenset(
    "few fewer little less least most more one only many same first last".split()
)
"""Before these "the" is no mere article: "the few" and "few", "the more", "the one doctor"."""
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_NEUTRAL = frozenset("said says say added adds told tells".split())
_NOT_PLAIN = frozenset(
    """
    not never no nobody none nor neither if unless whether would could might may should must shall
    will can have has had having is are was were be been do does did to as when while because what
    that who which how
    """.split()
)
"""A cue that holds one of these says more than who is speaking."""
_SPELLED = {
    "defence": "defense", "offence": "offense", "licence": "license", "practise": "practice",
    "programme": "program", "programmes": "programs",
    "grey": "gray", "ageing": "aging", "judgement": "judgment",
    "centre": "center", "centres": "centers", "theatre": "theater", "theatres": "theaters",
    "kilometre": "kilometer", "kilometres": "kilometers", "litre": "liter", "litres": "liters",
    "catalogue": "catalog", "dialogue": "dialog", "percent": "per cent", "%": "per cent",
    "anaesthetic": "anesthetic", "paediatric": "pediatric", "haemorrhage": "hemorrhage",
    "oestrogen": "estrogen", "foetus": "fetus", "manoeuvre": "maneuver", "fulfil": "fulfill",
    "enrol": "enroll", "skilful": "skillful", "travelled": "traveled", "travelling": "traveling",
    "cancelled": "canceled", "cancelling": "canceling", "labelled": "labeled",
    "modelling": "modeling", "counselling": "counseling", "whilst": "while", "amongst": "among",
    "towards": "toward",
}  # fmt: skip
_NOT_IN_SHORT = {
    "can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not",
}  # fmt: skip
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_ISE = re.compile(r"(?<=[a-z]{3}[iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")
_OUR = re.compile(r"(?<=[a-z]{3}o)u(?=r(?:s|ed|ing|able|ably|ful|hood|hoods|ite|ites|less)?$)")


def same_words(one: Evidence, other: Evidence) -> bool:
    """Whether two sentences are the same words of the same person, or of no person."""
    if one.voice.attribution != other.voice.attribution or not _alike(one, other):
        return False
    if one.voice.number != other.voice.number and not _is_reprint(one, other):
        return False
    return essence(one.text, one.start, one.voice) == essence(other.text, other.start, other.voice)


_FEWEST = 6
"""Content words of a sentence that two people called alike do not say by chance."""


def _is_reprint(one: Evidence, other: Evidence) -> bool:
    """Whether two sources print one sentence, of somebody whom each calls the same.

    "A report" and "the spokesman" are another's in every source, as far as names tell: but a
    whole sentence that is the same letter for letter, with what it calls them, is one report.
    """
    return (
        one.source != other.source
        and one.voice.speaker is not None
        and one.voice.speaker == other.voice.speaker
        and one.text == other.text
        and len({term.stem for term in one.terms}) >= _FEWEST
    )


_SHARE = 0.8
"""Of a headline's content words, how many a text must hold that says what it says: it has
words of its own for one or two of them ("boss", "operator")."""


def only_repeats(headline: Evidence, others: Sequence[Evidence]) -> bool:
    """Whether a headline tells in short what other sentences of its source tell in full.

    They are not the same: neither stands for the other's words. But beside them the
    headline adds nothing, where they hold its numbers and whatever of it was asked for
    or answers.
    """
    if headline.kind is not Kind.HEADLINE:
        return False
    held = {
        term.stem
        for each in others
        if each.source == headline.source and each.kind is not Kind.HEADLINE
        for term in each.terms
    }
    own = {term.stem for term in headline.terms} - _REPORTS
    lacking = own - held
    low, high = headline.answer or (0, 0)
    needed = {term.stem for term in headline.matches}
    needed |= {
        term.stem
        for term in headline.terms
        if low <= term.start + headline.start < high or term.stem[0].isdigit()
    }
    return len(own) > 1 and len(lacking) <= (1 - _SHARE) * len(own) and not lacking & needed


_REPORTS = frozenset(stems("say says said tell tells told warn warns claim claims report reports"))
"""Who says so is told beside a quote."""


def _alike(one: Evidence, other: Evidence) -> bool:
    """Whether two sentences share so many words that a closer look pays."""
    mine, theirs = ({term.stem for term in each.terms} for each in (one, other))
    return 3 * len(mine & theirs) >= min(len(mine), len(theirs))


def essence(text: str, start: int, voice: Voice) -> tuple[str, ...]:
    """What of a text that begins at ``start`` of its source decides whether others say the same."""
    cue = None
    if voice.number is not None and voice.cue is not None:
        low, high = voice.cue[0] - start, voice.cue[1] - start
        if 0 <= low < high <= len(text):
            cue = low, high
    return _essence(text, cue)


@lru_cache(maxsize=1024)
def _essence(text: str, cue: tuple[int, int] | None) -> tuple[str, ...]:
    words = None if cue is None else _without_cue(text, *cue)
    if words is None:
        words = list(_words(text))
    _fold(words)
    end = len(words)
    while end and words[end - 1] in {_STOP, _MARK}:
        end -= 1
    closing = words[end:].count(_MARK)
    listing = not turns_sense(text)
    return (*_kept(words[:end], listing=listing), *[_MARK] * closing)


def _without_cue(text: str, low: int, high: int) -> list[str] | None:
    """The words of a text without its reporting clause; None where that is no plain one.

    Only at the beginning or the end. In the middle it may hide what a pause there did:
    "“No,” he said, “doctors may refuse”".
    """
    cue = {word.casefold() for word in _words(text[low:high])}
    if not cue & _NEUTRAL or cue & _NOT_PLAIN:
        return None
    before, after = list(_words(text[:low])), list(_words(text[high:]))
    if not before:
        while after and after[0] in {_PAUSE, "that"}:
            after.pop(0)
        return after
    ended = {_PAUSE, _STOP}
    closed = before[-1] in ended or (before[-1] == _MARK and before[-2:-1] in ([_PAUSE], [_STOP]))
    if not closed or [word for word in after if word != _STOP]:
        return None
    at = len(before) - (1 if before[-1] in ended else 2)
    return before[:at] + before[at + 1 :]


def _fold(words: list[str]) -> None:
    """A small letter for the first, unless that may be a name: Bill is no bill."""
    from gpqa.given_names import GIVEN

    place = next((i for i, word in enumerate(words) if word != _MARK), None)
    if place is not None:
        small = words[place].lower()
        if (words[place][1:].islower() and small not in GIVEN) or small == "a":
            words[place] = small


def _words(text: str) -> Iterator[str]:
    """Words, numbers and marks, as they are compared."""
    previous = ""
    for match in _TOKEN.finditer(text):
        kind, found = match.lastgroup, match[0]
        if kind == "mark":
            found = _MARK
        elif kind == "pause":
            found = _PAUSE
        elif kind == "stop":
            found = _STOP
        elif kind == "number":
            found = _THOUSANDS.sub("", found).replace("−", "-")
        elif kind == "word":
            found = _word(found.replace("’", "'"), previous)
        previous = found
        yield from _SPELLED.get(found, found).split()


def _word(word: str, previous: str) -> str:
    if word in _SCALES and previous[:1] in {"£", "$", "€"}:
        return _SCALES[word]
    if word in _NOT_IN_SHORT:
        return _NOT_IN_SHORT[word]
    if word.endswith("n't"):
        return f"{word[:-3]} not"
    return _OUR.sub("", _ISE.sub("z", word)) if word.islower() else word


def _kept(words: list[str], *, listing: bool) -> Iterator[str]:
    begun = paused = False
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word == "the" and begun and following.casefold() not in _QUANTITIES:
            continue
        if word == _PAUSE:
            if listing and paused and following in {"and", "or"}:
                continue
            paused = True
        begun = begun or word != _MARK
        yield "a" if word == "an" else word

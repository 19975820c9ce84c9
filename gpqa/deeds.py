"""What somebody does by saying it: who warns does not promise, who praises does not deny.

Which verb a source tells words with says what they are. One that merely says that somebody
spoke ("said", "told") leaves it open; of two such deeds that exclude each other, what is told
with the one is no answer to who asks for the other.
"""

from __future__ import annotations

import re

__all__ = ["excludes", "is_done_by_others", "tells"]

_VERBS = {
    "commits": "promise pledge vow commit undertake guarantee swear",
    "warns": "warn caution",
    "blames": "criticise criticize condemn attack denounce blame accuse deplore complain slam",
    "praises": "praise commend applaud welcome hail congratulate thank",
    "denies": "deny refute rebut",
    "admits": "admit concede acknowledge confess apologise apologize",
    "asks": "urge implore plead appeal demand beg",
}
# A demand may blame and warn, and what is admitted may be promised to be mended: not here.
_EXCLUDES = {
    "commits": {"warns", "blames", "praises", "denies", "asks"},
    "warns": {"commits", "praises", "admits"},
    "blames": {"commits", "praises"},
    "praises": {"commits", "warns", "blames", "denies"},
    "denies": {"commits", "admits", "praises"},
    "admits": {"denies", "praises", "warns", "asks"},
    "asks": {"commits", "admits", "praises"},
}
_IRREGULAR = {
    "swear": ("swore", "sworn"),
    "undertake": ("undertook", "undertaken"),
    "commit": ("committed", "committing"),
    "admit": ("admitted", "admitting"),
    "rebut": ("rebutted", "rebutting"),
    "slam": ("slammed", "slamming"),
    "beg": ("begged", "begging"),
    "plead": ("pleaded", "pled"),
}


def _told_forms(verb: str) -> set[str]:
    """How a source tells it: "warns", "warned", "warning"; "warn" may be a noun's part."""
    root = verb.removesuffix("e")
    if verb.endswith("y"):
        return {f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    return {f"{verb}s", f"{root}es", f"{root}ed", f"{root}ing", *_IRREGULAR.get(verb, ())}


_TOLD = {
    form: deed
    for deed, verbs in _VERBS.items()
    for verb in verbs.split()
    for form in _told_forms(verb)
}
_ASKED = _TOLD | {verb: deed for deed, verbs in _VERBS.items() for verb in verbs.split()}
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def tells(cue: str, asked: str) -> bool:
    """Whether words that ``cue`` tells are of the kind asked for: "pledged" for "promise"."""
    return _deed(asked) in {_TOLD[word] for word in _words(cue) if word in _TOLD}


def excludes(cue: str, asked: str) -> bool:
    """Whether words that ``cue`` tells cannot be what is asked for with the verb ``asked``.

    "warned" for "promise"; never "said", nor "pledged and warned", nor "the Appeal judge said".
    """
    wanted = _deed(asked)
    told = {_TOLD[word] for word in _words(cue) if word in _TOLD}
    return wanted is not None and bool(told) and told <= _EXCLUDES[wanted]


# Who else did it: a name, "ministers have", "the council had"; not "the promised bridge".
_OTHERS = re.compile(
    r"""(?<![\w’'-])(?:
        (?!(?:I|We|He|She|They|You|It|Who|The|An?|Th[ei]se?|That|Those|My|Our|Your|His|Her|Their
            |As|If|When|While|And|But|So|Not|Also|Long|Having|Once|Never|Always|Today|Now|Then|Yes|Both
            |All|Us)\b)[A-Z][\w’'-]*+
        |(?!(?:i|we|he|she|they|you|it|who|which|that|and|or|but|now|still|us|myself|ourselves|lead)\b)[a-z][\w’'-]*+(?=\s++ha(?:s|ve|d)\b)
    )(?:\s++ha(?:s|ve|d))?(?:\s++(?:not|never|already|also|only|long))?\s*+$""",
    re.VERBOSE,
)
_MINE = re.compile(r"(?<![\w’'])(?:my|our)\s++(?:[\w’'-]++\s++){1,5}$", re.IGNORECASE)
_BEFORE = 60


def is_done_by_others(words: str, asked: str) -> bool:
    """Whether what somebody says tells of the same deed, done by somebody else whom it names.

    "Ministers have promised a bridge" is no promise of who says so; "I promised one", "she had
    promised one", "my government has promised one" and "the promised bridge will open" may be.
    """
    wanted = _deed(asked)
    for past in _WORD.finditer(words):
        if wanted is None or _TOLD.get(past[0]) != wanted or past[0].endswith(("s", "ing")):
            continue
        low = max(0, past.start() - _BEFORE)
        before = words[low : past.start()]
        if _OTHERS.search(before) and not _MINE.search(before):
            return True
    return False


def _deed(verb: str) -> str | None:
    return next((_ASKED[word] for word in _words(verb) if word in _ASKED), None)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]

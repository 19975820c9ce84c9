"""What somebody does by saying it: who warns does not promise, who praises does not deny.

Which verb a source tells words with says what they are. One that merely says that somebody
spoke ("said", "told") leaves it open; of two such deeds that exclude each other, what is told
with the one is no answer to who asks for the other.
"""

from __future__ import annotations

import re

from gpqa.terms import stems

__all__ = ["is_another_deed", "is_done_by_others"]

_VERBS = {
    "commits": "promise pledge vow commit undertake guarantee swear",
    "warns": "warn caution",
    "blames": "criticise criticize condemn attack denounce blame accuse deplore complain slam",
    "praises": "praise commend applaud welcome hail congratulate thank",
    "denies": "deny refute rebut",
    "admits": "admit concede acknowledge confess apologise apologize",
    "asks": "urge implore plead appeal demand beg",
}
_OF = {stem: deed for deed, verbs in _VERBS.items() for stem in stems(verbs)}
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


def is_another_deed(told: str, asked: str) -> bool:
    """Whether words told with one verb cannot be what is asked for with another.

    "warned" for "promise"; never "said", and never a verb of the same kind: "pledged".
    """
    wanted = _deed(asked)
    return wanted is not None and _deed(told) in _EXCLUDES[wanted]


_PAST = re.compile(r"(?<![\w’'])[a-z]+ed(?![\w’'])", re.IGNORECASE)
# "I have already promised", "she’d promised"; not "we were promised".
_OWN = re.compile(
    r"(?<![\w’'])(?:I|we|he|she|they)(?:[’'](?:ve|d))?"
    r"(?:\s++(?!(?:was|were|been|being|is|are)\b)[a-z]++){0,2}+\s*+$",
    re.IGNORECASE,
)
_BEFORE = 40


def is_done_by_others(words: str, asked: str) -> bool:
    """Whether what somebody says tells of the same deed, done by somebody else.

    "Ministers have promised a bridge" is no promise of who says so; "I promised one" and "she
    had promised one" may be.
    """
    wanted, kind = set(stems(asked)), _deed(asked)
    for past in _PAST.finditer(words):
        same = wanted.intersection(stems(past[0])) or (kind and _deed(past[0]) == kind)
        if same and not _OWN.search(words, max(0, past.start() - _BEFORE), past.start()):
            return True
    return False


def _deed(words: str) -> str | None:
    return next((_OF[stem] for stem in stems(words) if stem in _OF), None)

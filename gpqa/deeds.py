"""What somebody does by saying it: who warns does not promise, who praises does not deny.

Which verb a source tells words with says what they are. One that merely says that somebody
spoke ("said", "told") leaves it open; of two such deeds that exclude each other, what is told
with the one is no answer to who asks for the other.
"""

from __future__ import annotations

from gpqa.terms import stems

__all__ = ["is_another_deed"]

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


def _deed(words: str) -> str | None:
    return next((_OF[stem] for stem in stems(words) if stem in _OF), None)

"""Who only asks something, and who says it: a question is no answer but to "Who asked …?".

"Who rejected the toll?" is not answered by "Mrs Dean asked whether the Council had rejected it",
nor "Who asked about the toll?" by what she was told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.replies import ASKED

if TYPE_CHECKING:
    from gpqa.voices import Voice

__all__ = ["is_told_to_ask", "puts_question", "suits", "wants_questions"]

_WHO = r"\bwho(?:\s++else)?\s++(?:(?:has|have|had|was|were|also|first|ever)\s++){0,3}"
# "Who asked for £6,000?", "Who asked them to leave?" ask who wanted it.
_WANTS_ASKERS = re.compile(
    rf"""{_WHO}(?:ask(?:s|ed|ing)|(?:i|e)nquired|wondered)\s++
    (?:(?:him|her|them|it|(?:the\s++)?[\w’'-]++)\s++)?
    (?:about|whether|if|why|when|where|what|how|who|which)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Verbs with which somebody takes a stand, which whoever asks does not.
_WANTS_STAND = re.compile(
    rf"""{_WHO}(?:promis|pledg|vow|announc|argu|claim|insist|warn|admit|acknowledg|conced|accept
    |den(?:y|ie)|reject|predict|criticis|criticiz|attack|condemn|blam|accus|prais|welcom|support
    |oppos|back|favou?r|object|agree|disagree|complain|apologi)\w*+(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS = re.compile(
    r"""\b(?:asks|asked|wonders|wondered|(?:i|e)nquire[sd])
    (?!\s++(?:whether|if|why|when|where|what|who|which|how|by|not)\b)
    (?>(?:\s++[\w.’'-]++){0,6})\W*+$""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a cue ends whose verb is one of asking: in "Mr Rask, asked by Dean, said" it is not."""
_WHETHER = re.compile(r"\W*(?:whether|if|why|when|where|what|who|whose|which|how)\b", re.IGNORECASE)


def wants_questions(question: str) -> bool | None:
    """Whether "Who …?" asks who put a question, or who surely did not; None where it may be either.

    "Who asked about the toll?"; "Who rejected the toll?".
    """
    if _WANTS_ASKERS.search(question):
        return True
    return False if _WANTS_STAND.search(question) else None


def suits(text: str, start: int, voice: Voice, *, asking: bool) -> bool:
    """Whether a sentence, at ``start`` of its source, is a question where one is wanted.

    Else whether it tells more than that somebody put one.
    """
    if asking:
        return puts_question(text, start, voice)
    return not is_told_to_ask(text, start, voice)


def puts_question(text: str, start: int, voice: Voice) -> bool:
    """Whether a sentence, at ``start`` of its source, is a question that ``voice`` puts.

    "Is there a toll?", "Mrs Dean asked whether there was a toll"; not "Mr Rask, asked whether
    there was a toll, said no": he answers.
    """
    if ASKED.search(text.rstrip()) or is_told_to_ask(text, start, voice):
        return True
    told = _cue_in(text, start, voice)  # “Is there a toll?” asked Mrs Dean.
    return told is not None and ASKED.search(text[: told[0]].rstrip()) is not None


def is_told_to_ask(text: str, start: int, voice: Voice) -> bool:
    """Whether a sentence tells that ``voice`` asked whether, or why, something was so."""
    told = _cue_in(text, start, voice)
    if told is None or not _ASKS.search(text[told[0] : told[1]][-_LONGEST:]):
        return False
    if text[: told[0]].rstrip().endswith(","):  # "Mr Rask, asked whether …"
        return False
    return _WHETHER.match(text, told[1]) is not None


def _cue_in(text: str, start: int, voice: Voice) -> tuple[int, int] | None:
    """Where a sentence says who is speaking, as offsets into it; None where it does not."""
    if voice.cue is None:
        return None
    begin, end = voice.cue[0] - start, voice.cue[1] - start
    return (begin, end) if 0 <= begin < end <= len(text) else None


_LONGEST = 200
"""Code points at the end of a cue in which its verb is looked for."""

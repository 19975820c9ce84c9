"""What a writer tells of a speaker beside what they say: "Ann Lee, whose barn burned, said …".

The barn is the writer's topic and not hers. Of what she was asked about, or is known to
speak of, a clause in the same place tells as well: that is no aside here. Nor is what she is
("chair of the school"), of which she may well speak.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.models import Attribution

if TYPE_CHECKING:
    from gpqa.voices import Voice

__all__ = ["find_asides"]

_TOLD = frozenset({Attribution.DIRECT, Attribution.REPORTED})
_BEGINS = re.compile(r",\s{1,3}(?:\d{1,3},\s{1,3}(?:and\s)?)?(?=(?:who|whose|whom|which|where)\b)")
_LONGEST = 300
"""Code points of an aside, at most."""
# Whoever is asked, or talks of something elsewhere, talks of it here too.
_ON_TOPIC = re.compile(
    r"""\b(?:ask|question|quiz|press(?=ed)|challeng|t(?:ell|old|ells|elling)\b|sa(?:y|id)|sp(?:eak|oke)
    |talk|comment|respon|repl(?=[yi])|react|discuss|describ|warn|argu|claim|critic|call(?=s|ed|ing)|
    campaign|f(?:ight|ought)|protest|petition|lobb|oppos|support|back(?=s|ed|ing)|blam|accus|complain
    |wr(?:ite|ote)|report(?!er)|propos|announc|investigat|research|stud(?=ied|ying)|recall|remember
    |recount|explain|defend|prais|welcom|condemn|promis|pledg|vow|cho(?:ose|se)|decid|vot(?=e[sd]|ing)
    |explor|examin|address|rais(?=ed|es|ing)|about|regarding|concerning)""",
    re.IGNORECASE | re.VERBOSE,
)


def find_asides(text: str, start: int, voice: Voice) -> list[tuple[int, int]]:
    """Where a sentence that begins at ``start`` of its source describes who speaks in it.

    As offsets into the source. Between commas, right behind a name that it has for them.
    """
    if voice.attribution not in _TOLD or voice.cue is None:
        return []
    cue_start, cue_end = voice.cue[0] - start, voice.cue[1] - start
    if not 0 <= cue_start < cue_end <= len(text):
        return []
    said = [(a - start, b - start) for a, b in voice.spans if (a, b) != voice.cue]
    found = []
    # Whom it calls by a first name alone it still describes behind the first comma.
    first = text.find(",", cue_start, cue_end)
    for name_end in dict.fromkeys([first, *(end for _, end in voice.named_in(text))]):
        if not cue_start <= name_end <= cue_end:
            continue
        limit = min([len(text), name_end + _LONGEST, *(a for a, _ in said if a >= name_end)])
        begins = _BEGINS.match(text, name_end, limit)
        if begins is None:
            continue
        # Before the verb the last comma of the cue ends it; behind it, the sentence does.
        end = text.rfind(",", begins.end(), min(cue_end, limit))
        if end < 0 and text[begins.start() : cue_end].strip(" ,"):
            continue
        end = limit if end < 0 else end
        aside = text[begins.end() : end]
        if not _ON_TOPIC.search(aside) and not any(_refers_back(text[a:b], voice) for a, b in said):
            found.append((start + begins.end(), start + end))
    return found


def _refers_back(said: str, voice: Voice) -> bool:
    """Whether words may take up what stands before them: "We open at six", "It is late"."""
    pattern = _TAKES_UP if voice.attribution is Attribution.DIRECT else _TAKES_UP_REPORTED
    return pattern.search(said) is not None


_TAKES_UP_REPORTED = re.compile(
    r"\b(?:we|us|ours?|my|mine|it|its|there|here|this|that)\b", re.IGNORECASE
)
_TAKES_UP = re.compile(
    rf"{_TAKES_UP_REPORTED.pattern}|\b(?:he|she|him|her|his|they|their)\b", re.IGNORECASE
)

"""Whether a sentence's subject stands in the one before: "They refused", "That is why".

But not "It is clear that", where "it" is nothing, nor "He said", where whoever speaks is named
beside the quote.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.replies import may_answer

if TYPE_CHECKING:
    from gpqa.evidence import Evidence

__all__ = ["needs_the_one_before"]

_OPENING = re.compile(r"[\s‘“’\"'«(\[•‣◦▪*–—-]*+(?:[^\W\d_][^:\n]{0,60}:\s+)?")
_LOOK = 120  # code points of a sentence's beginning that are read
_NEEDS = re.compile(
    r"""(?:(?:And|But|So|Yet)\ )?(?:
      (?:This|That|These|Those)\ (?:is|are|was|were|would|will|could|can|may|might|must|should
        |has|have|had|does|do|did|means?|meant|includes?|included|comes?|came|follow(?:s|ed)
        |include[sd]?|made|makes?|led|leads|took|takes|applies|applied|left|gave|gives)\b
    | (?:Th(?:is|at)|It)['’]s\b
    | (?:It|They|Both|Neither)\b | (?:The\ latter|The\ former|Doing\ so|Which)\b
    | (?:If|Were)\ (?:so|not)\b | Otherwise\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PERSON = re.compile(r"(?:(?:And|But)\ )?(?:He|She)\b", re.IGNORECASE)
# "It is clear that", "it would be wrong to", "it was Hunt who": the subject comes later.
_EMPTY_IT = re.compile(
    r"""(?:(?:And|But|So|Yet)\ )?It(?:['’]s|\ (?:is|was|will|would|could|may|might|must|should|has
    |seems?|seemed|appears?|appeared|takes?|took|remains|became|emerged|turns?|turned|matters))\b
    .{0,80}?\b(?:that|to(?!\ (?:the|an?|his|her|their|our|my|its|th(?:is|at|ese|ose)|all)\b)
    |how|whether|what|why|when|who|if|emerged|time)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def needs_the_one_before(evidence: Evidence) -> bool:
    """Whether a sentence's subject stands in the sentence before it."""
    begin = _OPENING.match(evidence.text)
    at = begin.end() if begin else 0
    head = evidence.text[at : at + _LOOK]
    shown = evidence.voice.attribution is not None and may_answer(evidence)
    if not shown and _PERSON.match(head):
        return True
    return _NEEDS.match(head) is not None and _EMPTY_IT.match(head) is None

"""Who is asked about would not say anything: "Tidewater Freight declined to comment".

Of somebody who is named and never heard, that is the answer to what they said.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["declined"]

_NOT = r"""(?:
    declin(?:ed|es|ing)|refus(?:ed|es|ing|al)|fail(?:ed|s)|unable|unavailable|neither|nor|nobody
  | (?:would|did|does|do|has|have|had|could|can|was|were|is|are|will)(?:n['’]t|\s++not)
  | not\s++yet
)"""
_SAY = r"""(?:
    comments?|comment(?:ed|ing)|respon(?:d|ded|ding|se)|repl(?:y|ied|ying)|answer(?:ed|ing)?
  | discuss(?:ed)?|elaborate|say|talk|speak|be\s++(?:reached|contacted|interviewed)
  | return(?:ed)?\s++(?:\w++\s++){0,3}(?:calls?|emails?|messages?|requests?)
)"""
# Words between them without a comma: "who had not slept, was the first to speak" is none.
_FORMULA = re.compile(
    rf"""\b{_NOT}(?:\s++[\w’'-]++){{0,6}}?\s++{_SAY}\b
    |\b(?:approached|contacted|asked|reached)\s++for\s++(?:a\s++)?(?:comment|response|statement)\b
    |\bno\s++(?:immediate\s++)?(?:comment|response|reply|answer)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 4000  # code points that are read


def declined(text: str, name: str) -> bool:
    """Whether a sentence, or a passage, that has ``name`` tells that somebody did not speak.

    It is not read who did not: of those whom a sentence names, one is asked about.
    """
    text = text[:_LONGEST]
    return _naming(name).search(text) is not None and _FORMULA.search(text) is not None


@lru_cache(maxsize=64)
def _naming(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)

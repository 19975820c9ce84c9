"""Whose words a question leaves out: "Apart from X, who criticised it?", "people other than X".

Read from its form alone, and only of a question that is put to nobody in particular: "What did X
mention other than funding?" leaves a topic out, which is X's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gpqa.anybody import BUT, PERSONS
from gpqa.asked import asks_anybody, asks_who, topic_alone
from gpqa.saying import SAYS, SAYS_TOO

__all__ = ["Apart", "apart_from"]


class Apart(NamedTuple):
    """A question without whom it leaves out."""

    words: str
    who: str


_BUT = rf"(?P<but>{BUT})"
_WHOM = r"(?P<who>[^\s,?:;][^,?:;]{0,79}?)"
_ASKS = r"(?:who|what|which|did|does|do|has|have|had|is|are|was|were)"
_LEFT_OUT = tuple(
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        # Apart from X, who …? Besides X who …?
        rf"^\s*+{_BUT}\s++{_WHOM}(?:\s*+,\s*+|\s++)(?={_ASKS}\b)",
        # Who, apart from X, said …? What did people other than X say?
        rf"""\b{_BUT}\s++{_WHOM}
        (?:\s*+,\s*+(?=\w)|\s++(?=(?:(?:has|have|had|is|was|are|were|also|ever)\s++){{0,2}}
        (?:{SAYS}|{SAYS_TOO}|critical|against|in\s++favou?r)(?!\w)))""",
        # Everyone but X on trams. Quotes from anyone but X about trams.
        rf"""(?:^|\b(?:from|by)\s++){PERSONS}(?:\s*+,)?\s++{_BUT}\s++{_WHOM}(?:\s*+,)?\s++
        (?=(?:on|about|re)\s)""",
        # Quotes on trams that are not from X.
        rf"""\b(?:quot(?:e|ation)s|statements|remarks|comments)\s(?:[^,?:;]{{1,80}}?\s)??
        (?P<but>(?:(?:that|which)\s++are\s++)?not\s++(?:from|by))\s++{_WHOM}(?=\s*+[?.!]*+\s*+$)""",
        # Who said …, apart from X?
        rf"\b{_BUT}\s++{_WHOM}(?=\s*+[?.!]*+\s*+$)",
    )
)
_OTHERS = re.compile(
    r"""\bwhat\s++(?:did|do|have|has)\s++(?:(?:the\s++)?others?(?:\s++(?:people|speakers?))?
    |(?:any|every)(?:one|body)\s++else|other\s++(?:people|speakers))\s++
    (?:say|said|think|thought)\s++(?:about|of|on)\s++(?P<who>[^,?:;]{1,80})""",
    re.IGNORECASE | re.VERBOSE,
)


def apart_from(words: str) -> Apart | None:
    """Whom a question leaves out, and the question without them; None where it leaves out nobody.

    "What do others say about Hunt?" leaves out Hunt.
    """
    if others := _OTHERS.search(words):
        return Apart(words, others["who"].strip(" .!"))
    for pattern in _LEFT_OUT:
        if match := pattern.search(words):
            before = words[: match.start("but")].rstrip(" ,")
            rest = f"{before} {words[match.end() :]}".strip()
            if asks_who(rest) or asks_anybody(rest) or topic_alone(rest) is not None:
                return Apart(" ".join(rest.split()), match["who"].strip())
    return None

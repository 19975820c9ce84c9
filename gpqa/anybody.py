"""Who is nobody in particular: "anyone", "both of them", "all the speakers", "nobody but X".

Their words are anybody's: no name is looked for in such a phrase, least of all the one that it
leaves out.
"""

from __future__ import annotations

import re

__all__ = ["ANYBODY", "BUT", "EVERY", "PERSONS", "is_anybody"]

_PEOPLE = r"(?:people|persons?|speakers?|witness(?:es)?|participants?|commentators?|sides?|voices?)"
_WORKS = r"""(?:articles?|documents?|sources?|texts?|reports?|papers?|files?|pages?|transcripts?
  |hearings?|minutes|interviews?|statements?|collection|corpus|archive)"""
_SO_MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d++)"
_OF_THEM = rf"""of\s++(?:all\s++)?(?:them|those|these|(?:the|those|these)\s++
  (?:{_SO_MANY}(?:\s++{_PEOPLE})?|(?:other\s++)?{_PEOPLE}))"""
EVERY = r"(?:any|every)(?:one|body)"
_ONE = r"(?:any|every|no)(?:\s?one|body)"
PERSONS = rf"""(?:
    (?:{_ONE}|some(?:one|body))(?:\s++else)?
  | (?:(?:the|these|those|all(?:\s++the)?|other|the\s++other|most|several|many|some|any|no)\s++)?
    (?:people|speakers|witnesses|participants|persons)
  | (?:the\s++)?others|(?:both|the\s++two|the)\s++sides
  | (?:all|any|some|most|many|several|few|both|each|either|neither|none|one|(?:an)?other|{_SO_MANY})
    \s++(?:{_OF_THEM}|(?:other\s++)?{_PEOPLE})
)"""
"""For verbose patterns."""
ANYBODY = rf"(?:they|it|{PERSONS}|(?:the|these|those|your|my)\s++{_WORKS})"
"""The same, or what the documents themselves say."""
BUT = r"""(?:(?:apart|aside)\s++from|(?<!thing\s)other\s++than|besides
  |(?<!thing\s)except(?:ing)?(?:\s++(?:for|by|from))?|excluding|not\s++counting
  |leaving\s++aside|(?<=\bothers\s)than
  |(?<=\banyone\s)but|(?<=\beveryone\s)but|(?<=\bno\sone\s)but
  |(?<=\banybody\s)but|(?<=\beverybody\s)but|(?<=\bnobody\s)but)"""
"""What leads in who is left out; "anything other than funding" leaves out nobody."""
_IS_ANYBODY = re.compile(
    rf"""(?:
        {_ONE}(?:\s.*)?|some(?:one|body)(?:\s++else)?|(?:an|the|one)?\s*+other\s++{_PEOPLE}
      | an?\s++(?:other\s++)?(?:speaker|person)
      | another|many|most|several|few|both|either|neither|none
      | {PERSONS}(?:\s*+,?\s*+{BUT}\s.*)?
    )""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def is_anybody(who: str) -> bool:
    """Whether these words mean nobody in particular.

    "Nobody but Hunt", "one of the speakers"; not "the speaker", "one of the nurses", "the witness".
    """
    return _IS_ANYBODY.fullmatch(who) is not None

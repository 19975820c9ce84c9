"""Sentences that take back what the publication itself printed, and what puts it right.

"In our last issue we said that the ferry would sail at noon. It sails at ten." The first
sentence is there for the sake of the second: quoted alone it gives out again what was taken
back. So is "An earlier version of this article gave his age as 46". What stands right after
such a sentence puts it right, in whatever words; :mod:`gpqa.joining` quotes the two together.

What a withdrawn sentence has somebody say or do is the publication's mistake, not theirs
(:mod:`gpqa.statements.misreports`).

Read from words alone: a version of the text that is not this one; the publication as "we", with
the issue or the day of its mistake; a figure that was wrongly given.
"""

from __future__ import annotations

import re

from gpqa.sentences import split_sentences

__all__ = ["heads_corrections", "is_withdrawn", "puts_right", "withdrawn_to"]

_OF_TEXTS = r"""(?:(?:advisory|agenda|alert|announcement|article|blog|briefing|bulletin|calendar
    |caption|chart|column|diary|document|editorial|edition|email|entry|explainer|fact|factsheet
    |feature|figure|graph|graphic|guide|handout|headline|interview|issue|item|leaflet|letter|list
    |magazine|map|message|newsletter|note|notice|obituary|page|paper|piece|podcast|post|poster
    |press|profile|programme|recipe|release|report|review|sheet|site|statement|story|summary
    |table|text|timetable|transcript|update|video|web|webpage|website)s?
    |minutes|obituaries|stories|summaries|entries)"""
_VERSION = rf"""\b(?:earlier|previous|first|original|initial|prior)
    \ (?:online\ |print(?:ed)?\ |draft\ )?(?:versions?|editions?|drafts?)
    \ of\ (?:this|our|these)\ {_OF_TEXTS}\b
    (?!,?\ (?:was|were|appeared|is|has\ been|had\ been)\ (?!wrong|incorrect|mistaken))"""
_BY_MISTAKE = r"(?:wrongly|incorrectly|mistakenly|erroneously|inaccurately|in\ error)"
_FIRST = rf"(?:first|originally|initially|previously|earlier|also|{_BY_MISTAKE})"
# What is told, not "said goodbye", "gave £50".
_TOLD = r"""(?:said(?!\ (?:goodbye|farewell|no|yes|so)\b)|reported|wrote|stated|quoted|described
    |gave(?=\ [^.;:!?\n]{1,60}?\ (?:as|at)\b))"""
_TIME = r"""(?:issue|edition|number|newsletter|bulletin|magazine|paper|report|article|story|column
    |page|post|minutes|leaflet|programme|obituary|review|interview|week|month|year|yesterday
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day
    |(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})(?:['’]s)?\b"""
_LABEL = r"[\s*†‡•>_#–—-]{0,6}(?:[A-Z][A-Za-z]{1,14}(?:\ [\w’']{1,12}){0,4}[:.][*_]{0,2}\s{1,2})?"
_WE = rf"""{_LABEL}(?:
      (?:(?:in|on|at|last|this)\ [^.;:!?\n]{{0,40}}?)?\b{_TIME}[^.;:!?\n]{{0,40}}?
        \ we\ (?:{_FIRST}\ )?{_TOLD}
    | we\ {_FIRST}\ {_TOLD})\b"""
_WITHDRAWN = re.compile(
    rf"""{_VERSION}
    | \A{_WE}
    | \b(?:was|were)\ (?:first\ (?:given|reported|stated|put)|(?:originally|initially|{_BY_MISTAKE})
        \ (?:given|reported|printed|stated|listed|named|described|identified|quoted))
        \ (?:as|to|that|at)\b
    | \bfirst\ (?:circulated|issued|published|sent\ out|released|posted)\b[^.;:!?\n]{{1,100}}?
        \ (?:was|were)\ (?:given|stated|listed|named|described)\ (?:as|at)\b
    | \b(?:article|story|report|caption|headline|column|obituary|interview|review|post|we)
        (?:\ [^.;:!?\n]{{0,60}}?)?\ {_BY_MISTAKE}
        \ (?:said|gave|reported|wrote|stated|named|called|described|quoted|printed|attributed
          |identified|suggested|put)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_HEADING = re.compile(
    r"[\s*_#>]{0,6}(?:corrections?|clarifications?|errat(?:um|a))(?: and [a-z]{5,15})?"
    r"[\s*_.:!]{0,6}",
    re.IGNORECASE,
)
_PUTS_MORE = re.compile(
    r"(?:It|He|She|They|We (?:apologi|regret|are sorry)|In fact"
    r"|The (?:correct|right|real|actual))\b"
)
_LOOK = 300  # code points of a sentence's beginning that are read


def withdrawn_to(sentence: str) -> int | None:
    """Past the words with which a sentence takes back what was printed; None where it does not."""
    match = _WITHDRAWN.search(sentence[:_LOOK])
    return match.end() if match else None


def is_withdrawn(sentence: str) -> bool:
    """Whether a sentence only repeats what was printed, to take it back."""
    return withdrawn_to(sentence) is not None


def puts_right(sentence: str, claim: str) -> bool:
    """Whether a sentence puts right what ``claim``, which stands right before it, takes back.

    Whatever follows does, but for the next mistake; and so does a second sentence that goes
    on about the same: "He backed it. It was his brother who fought it."
    """
    before = [claim[start:end] for start, end in split_sentences(claim)[-2:]]
    if not before or is_withdrawn(sentence):
        return False
    if is_withdrawn(before[-1]):
        return True
    return is_withdrawn(before[0]) and _PUTS_MORE.match(sentence) is not None


def heads_corrections(sentence: str) -> bool:
    """Whether words are nothing but the heading of a paper's corrections."""
    return _HEADING.fullmatch(sentence) is not None

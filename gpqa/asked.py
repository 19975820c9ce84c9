"""Whose words a question asks for: "What did X say about Y?", "according to X", "Who said …?".

Read from the question's form alone: whether anybody is called X the documents know
(:mod:`gpqa.speakers`). Each pattern is linear in the question's length.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gpqa.anybody import ANYBODY, EVERY, PERSONS, is_anybody
from gpqa.late import LatePattern
from gpqa.saying import FINDS, HOLDS, PLAN, SAYS, SAYS_TOO, STANDING, VIEW, VIEWS
from gpqa.terms import stems

__all__ = [
    "Asked",
    "asked_of",
    "asks_anybody",
    "asks_who",
    "of_whom",
    "topic_alone",
    "written_by",
]

_ON = r"""(?:
    (?:about|on)\s++the\s++(?:subject|topic|issue|question|matter)\s++of
  | about|on|of|for|to(?!\s++(?:date|now)\b)|towards?|regarding|concerning|re|as\s++regards
  | with\s++(?:regards?|respect)\s++to|in\s++relation\s++to|when\s++it\s++comes\s++to
  | when\ asked(?:\ about)?:?
)"""
_DOES = r"(?:did|does|do|has|have|had|would|will)"
_IS = r"(?:is|are|was|were)"
# White space is never given back (``\s++``): a run of it would be gone through again and
# again. Who is asked about takes so many characters at most, so a search is linear.
# An article is never all of it: "the state auditor" does not state.
_WHO = r"(?P<who>(?>(?:(?:the|an?|his|her|their|its|our|my|your)\s++)?)[^\s,?:;][^,?:;]{0,79}?)"
_PART = r"(?>[^\s,?:;][^,?:;]{0,79})"
_PAIR = r"(?=(?:[^,?:;]{0,79}?\s)?(?:and|or|&)\s)[^\s,?:;][^,?:;]{0,79}?"
_ADVERB = r"""(?:ever|also|really|actually|just|not|himself|herself|themselves|personally|publicly
  |already)"""

# How much, and from where, which asks for no topic: "anything", "so far", "in the article".
_AS_MUCH = rf"""(?:
    (?:\s++(?:anything|something|everything|more|much|else|exactly|precisely)(?!\w)){{1,3}}
    (?=\s++{_ON}(?!\w)|\s*+(?:[?.!,;]|$))
)?"""
_ABOUT = r"(?:about|on|regarding|concerning|towards?|re)"
_WORKS = r"""(?:
    articles?|documents?|sources?|texts?|papers?|files?|pages?|transcripts?|interviews?
  | collection|corpus|archive|index
)"""
_ANYWHERE = rf"""(?:
    so\s++far|(?:up\s++)?(?:to\s++date|(?:un)?til\s++now|to\s++now)|at\s++all|in\s++(?:total|full|all)
  | (?:any|some|every)where|here|altogether|overall|verbatim|word\s++for\s++word|please
  | for\s++(?:me|us)
  | (?:in|from|across|throughout|within|of)\s++(?:(?:any|all|each|one|either)\s++(?:of\s++)?)?
    (?:the|this|that|these|those|your|my|our|all)?\s*+{_WORKS}
)(?!\w)"""
_END = rf"(?=(?:\s++{_ANYWHERE}){{0,3}}\s*+(?:[?.!]|$))"
_SAYINGS = "(?:things?|words|statements?|points?|quot(?:e|ation)s?|remarks?|comments?)"
_EACH = rf"(?:(?:all|any|some)\s++(?:of\s++)?)?(?:the\s++)?(?:(?:\w++\s++)?{_SAYINGS})"
_ALL = rf"(?:{_EACH}|(?:everything|anything|whatever|all)(?:\s++else)?)"
# What asks to be given something, whatever that is: "Please show me", "Can you list", "Summarise".
_LEAD = re.compile(
    r"""\s*+(?:(?:please|kindly|now|ok(?:ay)?|so|and)\b[\s,]*+){0,3}
    (?:(?:can|could|would|will)\s++you\s++|i(?:['’]d|\s++would)?\s++(?:like|want|need)\s++(?:you\s++)?(?:to\s++)?
      |let\s++(?:me|us)\s++
      |(?:(?:is|are|was|were)\s++there|do\s++(?:we|you)\s++have|have\s++(?:we|you)\s++got)\s++
       (?=(?:any|some)thing\b|(?:an?|any|some)\s++(?:\w++\s++)?quot(?:e|ation)s?\b))?
    (?:(?:please|kindly|also|now)\s++)?
    (?:(?:give|show|tell|get|find|fetch|bring|send|remind|read)\s++(?:me|us)\b
      |(?:show|find|get|list|see|know|hear|read|collect|gather|extract|compile|cite|recap|outline
        |summari[sz]e|sum\s++up|look\s++up|pull\s++(?:up|out)|search\s++for|(?P<quote>quote(?!\s++(?:by|from|of)\b)))(?:\s++(?:me|us))?\b
    )?[\s,:]*+
    (?:(?:an?|the)\s++(?:\w++\s++)?(?:list|summary|overview|recap|collection|selection)\s++of\s++)?""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_A_SPEAKER = tuple(
    LatePattern(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        rf"""\b(?:according\s++to|as\s++per)\s++(?:what\s++)?{_WHO}
        (?=\s*+(?:[,?:;]|$)|\s++(?:what|why|how|{_IS}|{_DOES}|should|can|could)(?!\w))""",
        rf"""\b(?:in|from)\s++{_WHO}['’]s?\s++(?:own\s++)?
        (?:view|opinion|words|eyes|perspective|standpoint|point\s++of\s++view)\b""",
        # Where does X stand on Y?
        rf"\bwhere\s++{_DOES}\s++{_WHO}\s++stand(?:\s++{_ON}(?!\w))?",
        # What does the text quote X as saying about Y? What is X quoted as saying?
        rf"\b{_IS}\s++{_WHO}\s++quoted(?:\s++as\s++saying)?(?!\w)(?:\s*+{_ON}(?!\w))?",
        rf"\bquot(?:es?|ed|ing)\s++{_WHO}\s++(?:as\s++)?saying(?!\w)(?:\s*+{_ON}(?!\w))?",
        # What did X say about Y? Why did X criticise Y? What did X have to say about Y?
        rf"""\b{_DOES}(?:n['’]t)?\s++{_WHO}\s++(?:{_ADVERB}\s++)?
        (?:ha(?:ve|s|d)\s++to\s++)?(?P<verb>{SAYS})(?!\w)(?:\s++or\s++{SAYS}(?!\w))?
        {_AS_MUCH}(?:\s*+{_ON}(?!\w))?""",
        # What did X, Y and Z say? What did X, the chair of Z, say?
        rf"""\b{_DOES}\s++(?P<who>{_PART}(?:,\s++{_PART}){{0,4}}?,\s++{_PAIR})\s++
        (?:{_ADVERB}\s++)?(?:ha(?:ve|s|d)\s++to\s++)?{SAYS}(?!\w){_AS_MUCH}(?:\s*+{_ON}(?!\w))?""",
        rf"""\b{_DOES}\s++(?P<who>{_PART}),\s++{_PART},\s++
        (?:{_ADVERB}\s++)?(?:ha(?:ve|s|d)\s++to\s++)?{SAYS}(?!\w){_AS_MUCH}(?:\s*+{_ON}(?!\w))?""",
        # What is X's view on Y? What's X's plan for Y? X's comments about Y
        rf"""(?:(?:\b{_IS}|\babout|\bwhat['’]?s)\s++|^(?!what|how|why|is|are|was|were)(?:(?:all|any|some)\s++(?:of\s++)?)?)
        {_WHO}['’]s?\s++(?:\w++\s++)?(?:{VIEW}(?!\w)(?:\s++{_ON}(?!\w))?|{PLAN}\s++{_ON}(?!\w))""",
        # Is X in favour of Y? What are X saying about Y?
        rf"(?:\b{_IS}|\bwhat['’]?s)\s++{_WHO}\s++{HOLDS}(?!\w)(?:\s*+{_ON}(?!\w))?",
        # what X said about Y; everything that X has said; X said what?
        rf"""(?:\bwhat(?:ever)?|^{_ALL})\s++(?:(?:that|which)\s++)?{_WHO}\s++
        (?:(?:has|have|had)\s++)?(?:ever\s++)?(?:said|says|thinks?|thought|told|promised|wants|wanted|believes|believed)(?!\w)
        (?:\s*+{_ON}(?!\w))?""",
        rf"^{_EACH}\s++(?:(?:that|which)\s++)?{_WHO}\s++(?:(?:has|have|had)\s++)?made(?!\w)(?:\s*+{_ON}(?!\w))?",
        rf"^{_WHO}\s++(?:said|says)\s++what(?!\w)(?:\s*+{_ON}(?!\w))?",
        # any quotes where X talks about Y
        rf"^(?:{_ALL})\s++(?:where|in\s++which|when)\s++{_WHO}\s++{SAYS}(?!\w)(?:\s*+{_ON}(?!\w))?",
        # the views of X on Y
        rf"(?:^|\b{_IS}\s++)(?:the\s++)?(?:\w++\s++)?{VIEWS}\s++of\s++{_WHO}\s++{_ABOUT}(?!\w)",
        # quotes by X on Y; what was said by X about Y
        rf"""\b(?:quot(?:e|ation)s?|statements?|remarks?|comments?|words|said|made)\s++
        (?:by|from|of(?=\s++(?-i:[A-Z])))\s++{_WHO}(?:\s++{_ON}(?!\w)|{_END})""",
    )
)
# "Hunt on funding", "hunt: funding": only of somebody whom the documents know.
_HEADING = LatePattern(rf"^{_WHO}(?:\s++(?:on|re)(?:\s++|:\s*+)|\s*+:\s*+)(?=\S)", re.IGNORECASE)
# "Okafor quotes", "anything from Okafor": the same.
_OF_THE_KNOWN = tuple(
    LatePattern(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        rf"""^(?:(?:all|any|some)\s++(?:of\s++)?(?:the\s++)?)?{_WHO}\s++
        (?:quot(?:e|ation)s?|statements?|remarks?|comments?)(?:\s++{_ON}(?!\w)|{_END})""",
        rf"(?:^|\b{_IS}\s++|\bwhats\s++){_WHO}\s++(?:{VIEWS}|take|position)\s++{_ABOUT}(?!\w)",
        rf"(?:^|\b{_IS}\s++)(?:the\s++)?(?:reaction|response)\s++(?:of|from)\s++{_WHO}\s++(?:to|on)(?!\w)",
        # Did X defend Y? How does X see Y?
        rf"""\b{_DOES}(?:n['’]t)?\s++{_WHO}\s++(?:{_ADVERB}\s++)?(?P<verb>{SAYS_TOO})(?!\w)
        {_AS_MUCH}(?:\s*+{_ON}(?!\w))?""",
        rf"\bhow\s++{_DOES}\s++{_WHO}\s++(?:see|view|rate|assess|interpret|characteri[sz]e|sum\s++up)(?!\w)",
        rf"\bwhat\s++(?:else\s++)?{_DOES}\s++{_WHO}\s++(?:have|had|got)\s++against(?!\w)",
        # What did X find sobering?
        rf"\bwhat\s++(?:else\s++)?{_DOES}\s++{_WHO}\s++(?:{_ADVERB}\s++)?{FINDS}",
        # What reason did X give for Y? What promises did X make?
        rf"""\b(?:what|which)\s++(?:\w++\s++)?(?:{VIEW}|(?P<told>{PLAN}|reasons?|evidence))\s++
        {_DOES}\s++{_WHO}\s++(?:give[ns]?|gave|ma[dk]e|take[ns]?|took|hold|held|have|express(?:ed)?
        |raised?|offer(?:ed)?|voiced?|put\s++forward|set\s++out)(?!\w)(?:\s++{_ON}(?!\w)|{_END})""",
        # What is X's problem with Y? X's reasons for opposing Y; of closing Y the source may tell.
        rf"""(?:(?:\b{_IS}|\babout|\bwhat['’]?s)\s++|^(?!what|how|why|is|are|was|were)){_WHO}['’]s?\s++
        (?:\w++\s++)?(?:(?:problems?|issues?|difficulty|trouble|quarrel|beef|gripe|disagreement)\s++(?:with|about)
          |recommendations?\s++(?:for|on|to|about)|(?:evidence|testimony)(?=\s++(?:on|about)\b|{_END})
          |(?:reservations?|doubts?|misgivings|line)\s++(?:on|about)
          |(?:reasons?|reasoning|grounds?|motives?|motivation|rationale|basis|case)\s++(?:for|in|behind)
            (?=\s++{STANDING}ing\b))(?!\w)(?:(?<=ce|ny)\s++{_ON}(?!\w))?""",
        # quotes on Y by X
        rf"""^(?:(?:any|all|some|the)\s++)?(?:quot(?:e|ation)s?|statements?|remarks?|comments?|anything)\s++
        (?:on|about)\s++(?P<told>[^?:;]{{1,80}}?)\s++(?:from|by)\s++{_WHO}{_END}""",
        rf"^(?:everything|anything|all)\s++(?:by|from)\s++{_WHO}(?:\s++(?:on|about)(?!\w)|{_END})",
    )
)
# What is left of "Quote Hunt on funding".
_QUOTED = LatePattern(rf"^{_WHO}(?:\s++(?:on|about)(?!\w)|{_END})", re.IGNORECASE | re.VERBOSE)
# What is no topic, behind who is asked about and before.
_MUCH = "any(?:thing)?|every(?:thing)?|some(?:thing)?|all|more|much|else|exactly|precisely|really"
_MUCH_AFTER = re.compile(
    rf"(?>(?:(?:{_ANYWHERE}|(?:{_MUCH}|so|then|in\s++(?:brief|short|detail)|recently|lately)(?!\w))"
    r"(?:[\s,;:.?!-]++|$))*)",
    re.IGNORECASE | re.VERBOSE,
)
_MUCH_BEFORE = re.compile(
    rf"""(?>(?:(?:{_ANYWHERE}|(?:
      {_MUCH}|what|whatever|which|others?|further|also|actually|so|and|but|then|well|now|are|is|was
      |there|what['’]?s|gist|essence|substance|do|does|did|we|you|have|got|know|of|direct|exact|{_SAYINGS}|(?:the|this|your)\s++{_WORKS}|the
    )(?!\w))(?:[\s,;:.?!-]++|$))*)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = LatePattern(rf"(?:\s++{_ANYWHERE}){{1,3}}$", re.IGNORECASE | re.VERBOSE)
# An article tells these in its own words as well.
_CIRCUMSTANCE = re.compile(
    r"\b(?:when|where|how\s++(?:much|many|long|often)(?:\s++\w++){0,4})\s++$", re.IGNORECASE
)
_ASKS_WHO = re.compile(
    rf"\b(?:who(?:\s++(?:else|all))?|which\s++\w++(?:\s++\w++)?"
    rf"|(?:who|which(?:\s++\w++)?)\s++(?:of|among(?:st)?)\s++\w++(?:\s++\w++){{0,2}})\s++"
    rf"(?:(?:has|have|had|is|was|were|are|also)\s++)?"
    rf"(?:{SAYS}|critical|against|in\s++favou?r)(?!\w)",
    re.IGNORECASE | re.VERBOSE,
)
_COMMENTS = re.compile(
    r"\b(?:(?:do|did)\s++(?:the\s++)?(?:readers?['’]?\s++)?comment(?:s|ers|ators)\s++(?=\w)"
    r"|in\s++the\s++(?:readers?['’]?\s++)?comments\b|readers?['’]?\s++comments\b)",
    re.IGNORECASE,
)
# Words that are no part of a name or a role, and those that name nobody in particular.
_NO_NAME = frozenset(
    """
    to like would could should is are was were be been what which who whom whose how why when where
    that than if did does do not have had about
    """.split()
)
_NOBODY = frozenset(
    """
    he she they it you i we one people anyone anybody someone somebody everyone everybody this that
    there these those the a an his her their its my our your any some
    """.split()
)
# "The source close to the board", "counsel to the inquiry".
_TO_WHOM = re.compile(
    r"\b(close|advis[eo]r|aide|counsel|ambassador|envoy|assistant|witness|letter|secretary)\s++to\s++"
    r"(?=the\b|an?\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
# "What reason did Hunt give for criticising …": nobody is called "Hunt give for".
_LEADS_ON = frozenset("for from by with at than about".split())
_POINTING = frozenset("there it this that these those any some".split())
_LONGEST_NAME = 10  # words
_LONGEST_TAIL = 120  # code points
# "the aim of the government's plan": nobody is called an aim.
_THINGS = frozenset("aim purpose point cost effect result rest part outcome end start".split())


def asks_who(words: str) -> bool:
    """Whether a question asks who said something."""
    return _ASKS_WHO.search(words) is not None


# Of whom somebody else says something: "Who criticised Hunt?", "Who is against the council?"
_OF_WHOM = LatePattern(
    r"""\bwho(?:\s++else)?\s++(?:(?:has|have|had|is|was|were|are|also|ever|publicly)\s++){0,3}
    (?:(?:criticis|criticiz|blam|accus|attack|condemn|prais|support|oppos|back|defend|mock|thank
      |challeng|contradict|rebuk|endors|den(?=ounc)ounc)(?:e|es|ed|s|ing)
      |(?:dis)?agree[sd]?\s++with|object(?:s|ed)?\s++to|(?:critical|supportive)\s++of|against
      |in\s++favou?r\s++of)\s++
    (?P<whom>(?!by\b)[^\s,?:;][^,?:;]{0,79})""",
    re.IGNORECASE | re.VERBOSE,
)
_GOES_ON = re.compile(
    r"\s++(?:for|over|about|on|because|when|after|before|during|in|at|as|of|by|to)\b|['’]s\b|[.!]",
    re.IGNORECASE,
)


def of_whom(words: str) -> tuple[str, ...]:
    """Of whom a question asks who criticised, backs or blames them, the longest reading first.

    "Who criticised the Bank of England for it?": the Bank of England for it, the Bank of
    England, the Bank. Empty where it asks of nobody.
    """
    match = _OF_WHOM.compiled.search(words)
    if match is None:
        return ()
    whom = match["whom"].rstrip(" .!")
    ends = [len(whom), *sorted((m.start() for m in _GOES_ON.finditer(whom)), reverse=True)]
    return tuple(dict.fromkeys(whom[:end].strip() for end in ends if whom[:end].strip()))


_WRITTEN = LatePattern(
    rf"""what\s++(?:else\s++)?(?:did|has|had)\s++{_WHO}\s++writ(?:e|ten)(?!\w)
    (?:\s++(?:about|on|of)(?!\w)|{_END})""",
    re.IGNORECASE | re.VERBOSE,
)


def written_by(words: str) -> tuple[str, str] | None:
    """Who is asked to have written something, and about what: "What did Hale write of rakes?".

    Their letter, where they are heard; of anybody else it may ask for a book.
    """
    match = _WRITTEN.compiled.match(words)
    if match is None or not _may_be_named(match["who"].strip()):
        return None
    topic = words[match.end() :].strip(_EDGES)
    return match["who"].strip(), topic if stems(topic) else ""


# What asks of nobody in particular: then the topic is all that is asked.
_OF_ANYBODY = LatePattern(
    rf"""\s*+(?:(?:
        what\s++(?:else\s++)?(?:{_IS}|has\s++been|have\s++been)\s++(?:being\s++)?
        (?:said|written|reported|stated|mentioned)
      | what\s++(?:else\s++)?{_DOES}\s++{ANYBODY}\s++(?:have\s++to\s++)?
        (?:say|state|report|mention|think|tell(?:\s++(?:us|me))?)
      | (?:please\s++)?tell\s++(?:me|us)(?:\s++(?:more|all|everything|something))?
      | (?:is|was)\s++(?:there\s++)?anything\s++(?:said|written|reported|stated|mentioned)
      | who\s++(?:else\s++)?(?:(?:ha[sd]|have)\s++)?(?:talk(?:s|ed)?|sp(?:oken?|eaks?)
        |comment(?:s|ed)?|(?:said|says)\s++(?:any|some)thing)(?=\s++(?:about|on|of)\b)
      | {_DOES}\s++{ANYBODY}\s++(?:ever\s++)?(?:say|said|talk|spoke|speak|comment)(?:ed)?
        (?:\s++(?:any|some)thing)?(?=\s++(?:about|on|of)\b)
      | (?:(?:any|all|some)\s++)?(?:(?:the|direct)\s++)?
        (?:quot(?:e|ation)s|statements|remarks|comments|anything|something)
        (?:\s++(?:by|from|of)\s++{ANYBODY})?(?=\s++(?:about|on)\b
        (?![^?]{{0,200}}\s(?:from|by)\s++(?!{ANYBODY}\s*+[?.!]*+$)))
      | {EVERY}(?=\s++(?:about|on)\b)
    )\s++{_ON}
    |(?:who|(?:which|what)\s++(?:speakers?|people|persons?))\s++(?:else\s++)?
      (?:(?:ha[sd]|have)\s++)?(?:mention|discuss)(?:e?s|ed)?
    |{_DOES}\s++{ANYBODY}\s++(?:ever\s++)?(?:mention|discuss)(?:ed)?)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


_FROM_ANYBODY = LatePattern(
    rf"\s++(?:from|by)\s++{ANYBODY}\s*+[?.!]*+\s*+$", re.IGNORECASE | re.VERBOSE
)


def topic_alone(words: str) -> str | None:
    """The topic where that is all that is asked: "What was said about X?"; None elsewhere."""
    lead = _LEAD.match(words)
    of_anybody = _OF_ANYBODY.compiled
    match = of_anybody.match(words) or of_anybody.match(words, lead.end() if lead else 0)
    topic = _FROM_ANYBODY.compiled.sub("", words[match.end() :]).strip(_EDGES) if match else ""
    return topic if stems(topic) else None


_PUT_TO_ANYBODY = LatePattern(
    rf"""(?:(?:(?:on\s++)?(?:what|which)(?:\s++(?:else|grounds|reasons?))?|why|how)\s++)?(?:
        {_DOES}(?:n['’]t)?\s++{PERSONS}\s++(?:{_ADVERB}\s++)?(?:{SAYS}|{SAYS_TOO}|give[ns]?)
      | {_IS}(?:n['’]t)?\s++(?:there\s++)?{PERSONS}\s++(?:{HOLDS}|quoted)
      | (?:what\s++)?{_IS}\s++{PERSONS}['’]s?\s++(?:{VIEW}|{PLAN})
    )(?!\w)
    |{PERSONS}\s++(?:on|about|re)\s
    |(?:(?:any|all|some|the)\s++)?(?:{VIEW}|anything|something|everything)\s++
     (?:{_ABOUT}\s++[^?.!]{{1,80}}\s++)?(?:by|from|of)\s++{PERSONS}(?:\s++{_ABOUT}\s|{_END})""",
    re.IGNORECASE | re.VERBOSE,
)


def asks_anybody(words: str) -> bool:
    """Whether a question is put to nobody in particular: "Did anyone mention it?".

    "What do people think of it?", "everybody on trams", "any quotes from others".
    """
    lead = _LEAD.match(words)
    return _PUT_TO_ANYBODY.compiled.match(words, lead.end() if lead else 0) is not None


class Asked(NamedTuple):
    """Whose words a question wants."""

    who: str | None = None
    topic: str | None = None
    """About what."""
    sure: bool = True
    """Whether its form shows that somebody is meant, known to the documents or not."""
    deed: str = ""
    """The verb whose object is all that is asked: "promise" of "What did X promise?"."""

    @property
    def sure_of_somebody(self) -> bool:
        """Whether its form shows that somebody is meant."""
        return self.who is not None and self.sure


def asked_of(words: str) -> Asked:
    """Whose words a question wants, and about what; None where it does not say."""
    if _COMMENTS.search(words):
        return Asked("readers", _COMMENTS.sub(" ", words).strip(_EDGES))
    lead = _LEAD.match(words)
    start = lead.end() if lead else 0
    words = words[start:]
    quoted = (_QUOTED,) if lead and lead["quote"] else ()
    for pattern in (*_OF_A_SPEAKER, *quoted, *_OF_THE_KNOWN, _HEADING):
        for match in pattern.compiled.finditer(words):
            who = _BOTH.sub("", _LISTED.sub(" and ", match["who"].strip()))
            who = _AND_OTHERS.sub("", who)
            before, after = words[: match.start()], words[match.end() :].strip(_EDGES)
            if _may_be_named(who) and not _CIRCUMSTANCE.search(before[-60:]):
                topic, deed = _topic(before.strip(_EDGES), after), ""
                if not stems(topic):
                    deed = _deed(match)
                    topic = deed or match.groupdict().get("told") or topic
                sure = pattern in _OF_A_SPEAKER or pattern in quoted
                return Asked(who, topic, sure, deed if _WHAT.fullmatch(before.strip()) else "")
    return Asked()


def _topic(before: str, after: str) -> str:
    """What is asked, without who said it: "Which part of the NHS", "as demoralised".

    What stands before without asking ("Summarise what …", a letter's opening) is left
    out, unless nothing follows: "…, according to X?".
    """
    before = "" if _MUCH_BEFORE.fullmatch(before) else before
    after = "" if _MUCH_AFTER.fullmatch(after) else after
    tail = _TAIL.compiled.search(after[-_LONGEST_TAIL:])
    if tail and stems(rest := after[: -len(tail[0])]):
        after = rest
    if not stems(after):
        return before
    asks = _QUESTION_WORD.match(before) and len(before.split()) <= _LONGEST_NAME
    return f"{before} {after}" if asks and stems(before) else after


def _deed(match: re.Match[str]) -> str:
    """What somebody is asked to have done, where that is all: "Did Hunt apologise?".

    Whatever they said answers what they said, but not whether they apologised.
    """
    verb = match.groupdict().get("verb") or ""
    return "" if _MERELY_SAYS.fullmatch(verb) else verb


_WHAT = re.compile(r"what(?:\s++else)?", re.IGNORECASE)
_MERELY_SAYS = re.compile(
    r"(?:sa(?:y|id)|t(?:ell|old)|th(?:ink|ought)|talk|sp(?:eak|oke)|mention|add|stat|comment|remark"
    r"|note|answer|repl|respond|react|argue|claim|believe|fe(?:el|lt))\w*",
    re.IGNORECASE,
)
# "Onslow, Tull, and Farouk", "both Onslow and Tull".
_LISTED = re.compile(r"\s*+,\s*+(?:(?:and|or|&)\s++)?", re.IGNORECASE)
_BOTH = re.compile(r"^(?:both|either)\s++(?=.{1,80}\s(?:and|or)\s)", re.IGNORECASE)
# Of "Onslow and others" only one is named.
_AND_OTHERS = re.compile(
    r"(?<=\w)\s++and\s++(?:(?:the\s++)?others?(?:\s++(?:people|speakers))?|every(?:one|body)\s++else)$",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"(?:in|with|of|to|from|for)?\s*+(?:wh|how)", re.IGNORECASE)
_EDGES = " \t\r\n,;:?!."


def _may_be_named(who: str) -> bool:
    """Whether these words may stand for somebody: "the health secretary", "Dr Vautrey"."""
    folded = _TO_WHOM.sub(r"\1 ", who).casefold().split()
    return (
        0 < len(folded) <= _LONGEST_NAME
        and not _NO_NAME.intersection(folded)
        and not _NOBODY.issuperset(folded)
        and not is_anybody(who)
        and _LEADS_ON.isdisjoint((folded[0], folded[-1]))
        and folded[0] not in _POINTING
        and not folded[-1].endswith(("'s", "’s"))
        and not (
            " of the " in f" {who.casefold()} " and folded[0] == "the" and folded[1] in _THINGS
        )
    )

"""Whose words a question asks for: "What did X say about Y?", "according to X", "Who said …?".

Read from the question's form alone: whether anybody is called X the documents know
(:mod:`gpqa.speakers`). Each pattern is linear in the question's length.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gpqa.terms import stems

__all__ = ["Asked", "asked_of", "asks_who", "topic_alone"]

# Verbs that make a statement or hold a view; all forms, since "did X promise" and
# "what X promised" ask the same.
_SAYS = r"""(?:
    say(?:s|ing)?|said|tell(?:s|ing)?|told|think(?:s|ing)?|thought|talk(?:s|ed)?|spoke|speaks?
  | mention(?:s|ed)?|add(?:s|ed)?|stat(?:e[sd]?|ing)|comment(?:s|ed)?|remark(?:s|ed)?|note[sd]?
  | ask(?:s|ed)?|answer(?:s|ed)?|repl(?:y|ies|ied)|respond(?:s|ed)?|react(?:s|ed)?
  | promise[sd]?|pledge[sd]?|vow(?:s|ed)?|announce[sd]?|propose[sd]?|plan(?:s|ned)?(?=\s+to\b)
  | suggest(?:s|ed)?|recommend(?:s|ed)?|urge[sd]?|demand(?:s|ed)?|call(?:s|ed)?
  | argue[sd]?|claim(?:s|ed)?|insist(?:s|ed)?|stress(?:es|ed)?|emphasi[sz]e[sd]?|warn(?:s|ed)?
  | admit(?:s|ted)?|acknowledge[sd]?|concede[sd]?|accept(?:s|ed)?|den(?:y|ies|ied)|reject(?:s|ed)?
  | explain(?:s|ed)?|describe[sd]?|justif(?:y|ies|ied)|reveal(?:s|ed)?|predict(?:s|ed)?
  | criticis(?:e[sd]?|ing)|criticiz(?:e[sd]?|ing)|attack(?:s|ed)?|condemn(?:s|ed)?|blame[sd]?
  | accuse[sd]?|praise[sd]?|welcome[sd]?|support(?:s|ed)?|oppose[sd]?|back(?:s|ed)?|favou?r(?:s|ed)?
  | object(?:s|ed)?|agree[sd]?|disagree[sd]?|complain(?:s|ed)?|apologi[sz]e[sd]?
  | believe[sd]?|feel(?:s)?|felt|want(?:s|ed)?|hope[sd]?|wish(?:es|ed)?|expect(?:s|ed)?
  | fear(?:s|ed)?|prefer(?:s|red)?|regret(?:s|ted)?|worr(?:y|ies|ied)|like(?=\s)|consider(?:s|ed)?
  | regard(?:s|ed)?|see(?:s)?(?=\s.{0,40}\bas\b)
)"""
_VIEW = r"""(?:
    views?|opinions?|positions?|stance|attitude|take|thoughts?|words|comments?|remarks?
  | statements?|response|reaction|reply|answer|criticisms?|advice|explanation|justification
)"""
# Things that others talk of as well: "Hunt's plan" is anybody's topic, "Hunt's plan for GPs" asks.
_PLAN = r"""(?:
    claims?|arguments?|promises?|pledges?|proposals?|plans?|ideas?|message|concerns?
  | priorities|priority|demands?|warnings?|hopes?|wishes
)"""
_HOLDS = r"""(?:
    in\s++favou?r\s++of|against|opposed\s++to|critical\s++of|happy|pleased|worried|concerned
  | confident|keen|sure|saying|thinking|asking|calling|promising|proposing|planning|talking
)"""
_ON = r"""(?:
    about|on|of|for|to|towards?|regarding|concerning|with\ regard\ to|when\ asked(?:\ about)?:?
)"""
_DOES = r"(?:did|does|do|has|have|had|would|will)"
_IS = r"(?:is|are|was|were)"
# White space is never given back (``\s++``): a run of it would be gone through again and
# again. Who is asked about takes so many characters at most, so a search is linear.
_WHO = r"(?P<who>[^\s,?:;][^,?:;]{0,79}?)"
_OF_A_SPEAKER = tuple(
    re.compile(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        rf"\baccording\s++to\s++(?:what\s++)?{_WHO}(?=\s*+(?:[,?:;]|$))",
        rf"\bin\s++{_WHO}['’]s?\s++(?:view|opinion|words|eyes)\b",
        # Where does X stand on Y?
        rf"\bwhere\s++{_DOES}\s++{_WHO}\s++stand(?:\s++{_ON}(?!\w))?",
        # What did X say about Y? Why did X criticise Y? What did X have to say about Y?
        rf"""\b{_DOES}(?:n['’]t)?\s++{_WHO}\s++(?:(?:ever|also|really|actually|just|not)\s++)?
        (?:ha(?:ve|s|d)\s++to\s++)?(?P<verb>{_SAYS})(?!\w)(?:\s*+{_ON}(?!\w))?""",
        # What is X's view on Y? What's X's plan for Y? X's comments about Y
        rf"""(?:(?:\b{_IS}|\babout|\bwhat['’]?s)\s++|^(?!what|how|why|is|are|was|were)(?:(?:give|tell|show)\s++(?:me|us)\s++)?)
        {_WHO}['’]s?\s++(?:\w++\s++)?(?:{_VIEW}(?!\w)(?:\s++{_ON}(?!\w))?|{_PLAN}\s++{_ON}(?!\w))""",
        # Is X in favour of Y? What are X saying about Y?
        rf"(?:\b{_IS}|\bwhat['’]?s)\s++{_WHO}\s++{_HOLDS}(?!\w)(?:\s*+{_ON}(?!\w))?",
        # what X said about Y
        rf"""\bwhat\s++{_WHO}\s++(?:(?:has|have|had)\s++)?
        (?:said|says|thinks?|thought|told|promised|wants|wanted|believes|believed)(?!\w)
        (?:\s*+{_ON}(?!\w))?""",
        # quotes by X on Y; what was said by X about Y
        rf"""\b(?:quot(?:e|ation)s?|statements?|remarks?|comments?|words|said|made)\s++
        (?:by|from)\s++{_WHO}(?:\s++{_ON}(?!\w)|\s*+(?=\?|$))""",
    )
)
# "Hunt on funding", "hunt: funding": only of somebody whom the documents know.
_HEADING = re.compile(rf"^{_WHO}(?:\s++on\s++|\s*+:\s*+)(?=\S)", re.IGNORECASE)
# An article tells these in its own words as well.
_CIRCUMSTANCE = re.compile(
    r"\b(?:when|where|how\s++(?:much|many|long|often)(?:\s++\w++){0,4})\s++$", re.IGNORECASE
)
_ASKS_WHO = re.compile(
    rf"\b(?:who(?:\s++else)?|which\s++\w++(?:\s++\w++)?)\s++"
    rf"(?:(?:has|have|had|is|was|were|are|also)\s++)?"
    rf"(?:{_SAYS}|critical|against|in\s++favou?r)(?!\w)",
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
_POINTING = frozenset("there it this that these those any some".split())
_LONGEST_NAME = 10  # words
# "the aim of the government's plan": nobody is called an aim.
_THINGS = frozenset("aim purpose point cost effect result rest part outcome end start".split())


def asks_who(words: str) -> bool:
    """Whether a question asks who said something."""
    return _ASKS_WHO.search(words) is not None


# Who is nobody in particular: then the topic is all that is asked.
_ANYBODY = r"""(?:
    they|it|people|any(?:one|body)|every(?:one|body)|(?:the|these|those|your|my)\s++
    (?:articles?|documents?|sources?|texts?|reports?|papers?|files?|pages?|transcripts?|hearings?
      |minutes|interviews?|statements?|collection|corpus|archive)
)"""
_OF_ANYBODY = re.compile(
    rf"""\s*+(?:(?:
        what\s++(?:else\s++)?(?:{_IS}|has\s++been|have\s++been)\s++(?:being\s++)?
        (?:said|written|reported|stated|mentioned)
      | what\s++(?:else\s++)?{_DOES}\s++{_ANYBODY}\s++(?:have\s++to\s++)?
        (?:say|state|report|mention|tell(?:\s++(?:us|me))?)
      | (?:please\s++)?tell\s++(?:me|us)(?:\s++(?:more|all|everything|something))?
      | (?:is|was)\s++(?:there\s++)?anything\s++(?:said|written|reported|stated|mentioned)
    )\s++{_ON})(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


def topic_alone(words: str) -> str | None:
    """The topic where that is all that is asked: "What was said about X?"; None elsewhere."""
    match = _OF_ANYBODY.match(words)
    topic = words[match.end() :].strip(_EDGES) if match else ""
    return topic if stems(topic) else None


class Asked(NamedTuple):
    """Whose words a question wants."""

    who: str | None = None
    topic: str | None = None
    """About what."""
    sure: bool = True
    """Whether its form shows that somebody is meant, known to the documents or not."""


def asked_of(words: str) -> Asked:
    """Whose words a question wants, and about what; None where it does not say."""
    if _COMMENTS.search(words):
        return Asked("readers", _COMMENTS.sub(" ", words).strip(_EDGES))
    for pattern in (*_OF_A_SPEAKER, _HEADING):
        for match in pattern.finditer(words):
            who = match["who"].strip()
            before, after = words[: match.start()], words[match.end() :].strip(_EDGES)
            if _may_be_named(who) and not _CIRCUMSTANCE.search(before[-60:]):
                topic = _topic(before.strip(_EDGES), after)
                if not stems(topic):
                    topic = _deed(match) or topic
                return Asked(who, topic, sure=pattern is not _HEADING)
    return Asked()


def _topic(before: str, after: str) -> str:
    """What is asked, without who said it: "Which part of the NHS", "as demoralised".

    What stands before without asking ("Summarise what …", a letter's opening) is left
    out, unless nothing follows: "…, according to X?".
    """
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


_MERELY_SAYS = re.compile(
    r"(?:sa(?:y|id)|t(?:ell|old)|th(?:ink|ought)|talk|sp(?:eak|oke)|mention|add|stat|comment|remark"
    r"|note|answer|repl|respond|react|argue|claim|believe|fe(?:el|lt))\w*",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"(?:in|with|of|to|from|for)?\s*+(?:wh|how)", re.IGNORECASE)
_EDGES = " \t\r\n,;:?!."


def _may_be_named(who: str) -> bool:
    """Whether these words may stand for somebody: "the health secretary", "Dr Vautrey"."""
    folded = who.casefold().split()
    return (
        0 < len(folded) <= _LONGEST_NAME
        and not _NO_NAME.intersection(folded)
        and not _NOBODY.issuperset(folded)
        and folded[0] not in _POINTING
        and not folded[-1].endswith(("'s", "’s"))
        and not (
            " of the " in f" {who.casefold()} " and folded[0] == "the" and folded[1] in _THINGS
        )
    )

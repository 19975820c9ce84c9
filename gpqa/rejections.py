"""Sentences in which somebody rejects a view that was just reported: "I do not accept this".

Judges, ombudsmen and debaters tell what a party says in order to turn it down: "He said that
the depot was spotless. That evidence cannot stand." Quoted without its second sentence the
first has the author say the opposite. :mod:`gpqa.denials` knows what says of itself that a
claim is untrue; here is how a view is turned down.

What rejects names what it rejects, as "this", "it" or "that submission", or nothing at all:
"I disagree.". Criticism or an idea that is rejected is no less true for it. Whatever may as well
go on to something new ("I prefer tea", "I do not accept that …") only rejects where somebody's
claim stands before it.
"""

from __future__ import annotations

import re

__all__ = ["LOOK", "MARKS", "rejects", "turns_against"]

LOOK = 160
"""Code points of a sentence's beginning that are read."""
MARKS = re.compile(r"[\s‘“’\"'«»(\[•‣◦▪*–—-]{0,8}+")
_HELD = r"""(?:accounts?|allegations?|analys[ei]s|arguments?|assertions?|cases?
    |characteri[sz]ations?|claims?|conclusions?|constructions?|contentions?
    |defences?|defenses?|descriptions?|evidence|excuses?|explanations?|grounds?
    |interpretations?|justifications?|narratives?|objections?|opinions?|points?|positions?
    |propositions?|readings?|reasoning|reasons?|statements?|submissions?|suggestions?|testimony
    |theor(?:y|ies)|versions?|views?)\b"""
# What is rejected: "this", "that submission", "the Council’s explanation", "his evidence".
_IT = rf"""(?:(?:th(?:is|at|ese|ose)|it|them|any\ of\ (?:this|it|that)|so)
      (?=\s?[.,;:!?’”)]|$|\ (?:for|because|as|and|at\ all|either|in|on|since|entirely|outright)\b)
    |(?:th(?:is|at|ese|ose)|the|his|her|their|its|your|my|such|any\ such|[\w-]{{2,20}}['’]s?)
      (?:\ [\w’'-]{{2,20}}){{0,3}}?\ {_HELD})"""
_SUBJECT = rf"""(?:(?:It|That|This|They|These|Those)
    |(?:That|This|These|Those|The|His|Her|Their|Its|Such)(?:\ [\w’'-]{{2,20}}){{0,3}}?\ {_HELD})"""
_WHO = r"[^.;:!?\n]{0,60}?\b"
_OPENS = r"""(?:(?:And|But|Yet|So|However|Nevertheless|Nonetheless|Again|Unfortunately
    |With\ respect|For\ my\ part|In\ my\ (?:view|judgment|judgement|opinion)),?\ ){0,2}"""
_NOT = r"(?:(?:do|does|did|can|could|will|would|am|is|are|was|were)(?:\ not|n['’]t)|cannot|never)"
_SOFT = (
    r"(?:\ (?:at\ all|quite|therefore|however|entirely|myself|wholly|simply|[a-z]{2,14}ly)){0,2}"
)
_END = r"(?=\s?[.!;:,–—’”]|$)"

_REJECTS = re.compile(
    rf"""{_OPENS}(?:
    # I do not accept this submission. We cannot agree with that. I was not persuaded by it.
      {_WHO}(?:{_NOT}|unable\ to|hard\ to|difficult\ to|Nor\ (?:do|did|can|could)\ \w+|no\ longer)
        {_SOFT}\ (?:accept|agree\ (?:with|to)|share|believe|adopt|uphold|endorse|recogni[sz]e
        |follow|buy|subscribe\ to|go\ along\ with|(?:find|found)
        |(?:persuaded|convinced|impressed|assisted|satisfied|attracted)\ (?:by|of|with))\ {_IT}
    | {_WHO}{_NOT}{_SOFT}\ (?:agree|(?:be\ )?(?:persuaded|convinced)|think\ so|believe\ so
        |believe\ (?:him|her|them|a\ word))\b{_END}
    # I do not think that this is right.
    | (?:I|We)\ {_NOT}{_SOFT}\ (?:think|believe|consider)\ (?:that\ )?(?:this|that|it|they|these
        |those)\ (?:is|was|are|were|can|could|does|did|has|have|will|would)\b
    # I reject it. The judge rightly dismissed that argument. I disagree.
    | {_WHO}(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|discount(?:s|ed|ing)?|disbelieved?
        |disregard(?:s|ed)?|refus(?:es?|ed|ing)\ to\ accept|declin(?:es?|ed)\ to\ accept
        |disagree[sd]?\ with|t(?:ake|akes|ook)\ issue\ with)\ {_IT}
    | (?:I|We|The\ \w+(?:\ \w+)?)(?:\ [a-z]{{2,14}})?\ (?:disagree[sd]?|dissent(?:s|ed)?){_END}
    | {_WHO}(?:attach|give|gave|place|put)(?:s|ed|d)?\ (?:no|little)\ weight\ (?:to|on)\ {_IT}
    # That evidence cannot stand. This argument fails. The point is misconceived.
    | {_SUBJECT}{_SOFT}\ (?:cannot|can\ not|could\ not|does\ not|do\ not|did\ not|will\ not
        |would\ not|must\ not|is\ not\ to|was\ not\ to)\ (?:therefore\ )?
        (?:(?:bear|withstand|survive)\ (?:\w+\ )?(?:scrutiny|examination)
        |stand(?:\ (?:with|against|alongside|up)\b|{_END})
        |(?:succeed|survive|hold(?:\ (?:up|good|water))?|wash|add\ up){_END}
        |(?:assist|help|avail|persuade|convince)(?:\ (?:him|her|them|us|me|the)\b|{_END})
        |be\ (?:right|correct|accepted|sustained|reconciled|relied\ (?:up)?on|believed|upheld
          |justified|so)\b)
    | {_SUBJECT}{_SOFT}\ (?:must\ |therefore\ )*(?:fails?|failed|falls?\ away|gets?\ (?:him|her|them
        |it)\ nowhere|does\ (?:him|her|them|it)\ no\ good){_END}
    | {_SUBJECT}(?:['’]s|\ (?:is|was|are|were|seems|appears|strikes\ me\ as))
        (?:\ (?:[a-z]{{2,14}}ly|quite|wholly|an?|to\ me|not|in\ my\ view|to\ be)){{0,3}}?
        \ (?:misconceived|untenable|unsustainable|unpersuasive|unconvincing|implausible|incredible
        |hopeless|unreal|fanciful|far-fetched|flawed|unreliable|unarguable|unacceptable|no\ answer
        |no\ excuse|no\ defence|not\ (?:credible|persuasive|convincing|plausible|reliable|tenable
          |acceptable|good\ enough|made\ out|an?\ (?:answer|excuse|defence|defense))|bad\ point
        |without\ (?:merit|substance|foundation))
        (?:{_END}|\ (?:for|because|as|and|in|on|since|when|given|to\ (?:say|suggest|argue))\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# The same only where a claim stands before it: they may as well open something new.
_REJECTS_CLAIM = re.compile(
    rf"""{_OPENS}(?:
      {_WHO}(?:{_NOT}|unable\ to){_SOFT}\ accept\ that\b
    | (?:I|We|The\ (?:judge|court|tribunal|inspector|panel|jury|ombudsman|coroner))
        (?:\ (?:much|very\ much|therefore|greatly|do|[a-z]{{2,12}}ly)){{0,2}}\ prefer(?:s|red)?
        \ (?:the|his|her|their|its|that|this|what|(?-i:[A-Z])[\w.’'-]*)\b
    | (?:I|We)(?:\ [a-z]{{2,14}})?\ (?:disagree|take\ issue)\ with\b
    | (?:I|We)\ (?:have\ )?(?:found|find)\ (?:him|her|them|that\ witness)\ (?:to\ be\ )?
        (?:an?\ )?(?:[a-z]{{2,14}}\ )?(?:unreliable|unconvincing|evasive|dishonest|unimpressive
        |incredible)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAIM = re.compile(
    r"""\b(?:say|says|said|tells?|told|claim(?:s|ed)?|argu(?:e[sd]?|ing)|submit(?:s|ted)?
    |submissions?|submitting|contend(?:s|ed)?|contentions?|maintain(?:s|ed)?|insist(?:s|ed)?
    |assert(?:s|ed)?|alleg(?:e[sd]?)|suggest(?:s|ed)?|believ(?:e[sd]?)|think|thinks|thought
    |according\ to|evidence\ (?:was|is)|den(?:y|ies|ied)|explain(?:s|ed)?|averr?(?:s|ed)?
    |complain(?:s|ed)?|considers?|urge[sd]?|relie[sd]\ on|held|ruled|decided|found)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# A sentence in which somebody else's view is given: "The Minister says that …".
_SOMEBODY = re.compile(
    r"""(?:\A|[.!?][’”"]?\s{1,3})[‘“’"'\s]{0,4}
    (?:(?:And|But|Now|Yet|So|Of\ course|Again|Meanwhile|Today|Yesterday),?\ )?
    (?:The|My|Our|His|Her|Their|Some|Many|Most|Others|Critics|Opponents|Supporters|Ministers|People
      |He|She|They|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|[A-Z][\w’'-]{1,20})
    (?:\ [\w’'.-]{1,20}){0,7}?
    \ (?:says?|said|claims?|claimed|argues?|argued|insists?|insisted|maintains?|maintained
      |believes?|believed|thinks?|thought|suggests?|suggested|boasts?|boasted|promised?|promises
      |(?:tells?|told|assures?|assured)\ (?:us|me|the\ \w+|you))\b
    [^.!?]{0,260}[.!?]?[’”"\s]{0,3}\Z""",
    re.VERBOSE,
)
_NEGATIVE = re.compile(
    r"""\b(?:not|no|none|nothing|nobody|never|neither|nor|cannot|hardly|scarcely|without|untrue
    |wrong|false|nonsense)\b|n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}|[£$€]?\d[\d.,]*")
_COMMON = frozenset(
    """
    that this these those with from have been were would could should will they them their there
    about which when what where who says said claims claimed argues argued believes thinks told
    tells into than then also more most much many some such very only just even over under after
    before because still other your ours minister member members people government
    """.split()
)


def rejects(sentence: str, claim: str) -> bool:
    """Whether ``sentence``, right after ``claim``, turns down what that reports."""
    head = sentence[:LOOK]
    marks = MARKS.match(head)
    at = marks.end() if marks else 0
    if _REJECTS.match(head, at):
        return True
    return _REJECTS_CLAIM.match(head, at) is not None and _CLAIM.search(claim) is not None


def turns_against(sentence: str, claim: str) -> bool:
    """Whether a speaker who gives somebody else's view goes on against it, in the same matter.

    For "The Minister says that the cheap fare has saved the bus. A cheap fare is no use where
    there is no bus.": a negative, with a word of the claim, after what another says.
    """
    if not _SOMEBODY.search(claim) or not _NEGATIVE.search(sentence):
        return False
    return not _matter(sentence).isdisjoint(_matter(claim))


def _matter(text: str) -> set[str]:
    words = {word.casefold().removesuffix("s") for word in _WORD.findall(text)}
    return words - {word.removesuffix("s") for word in _COMMON}

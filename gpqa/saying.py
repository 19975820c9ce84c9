"""The words for saying something and holding a view, as pieces of verbose patterns."""

from __future__ import annotations

import re

__all__ = [
    "FINDS",
    "HOLDS",
    "PLAN",
    "SAYING_STEMS",
    "SAYS",
    "SAYS_TOO",
    "STANDING",
    "VIEW",
    "VIEWS",
    "has_saying",
]

# Verbs that make a statement or hold a view; all forms, since "did X promise" and
# "what X promised" ask the same.
SAYS = r"""(?:
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
  | regard(?:s|ed)?|see(?:s)?(?=\s.{0,40}\bas\b)|discuss(?:es|ed)?|advocate[sd]?|endorse[sd]?
  | dispute[sd]?|doubt(?:s|ed)?|reckon(?:s|ed)?|(?:point|rule)(?:s|e?d)?\s++out|ma[dk]e(?=\s++of\b)
)"""
"""For verbose patterns."""
# What may be a deed as well, of which the source tells: of who is heard, what they said.
SAYS_TOO = r"""(?:
    confirm(?:s|ed)?|defend(?:s|ed)?|refer(?:s|red)?(?=\s++to\b)|express(?:es|ed)?|voice[sd]?
  | highlight(?:s|ed)?|testif(?:y|ies|ied)
  | (?:raise[sd]?|address(?:es|ed)?)(?=\s++(?:(?:the|an?|any|some|his|her|their)\s++)?(?:\w++\s++)?
      (?:concerns?|questions?|doubts?|objections?|issues?|subjects?|matters?|points?|topics?)\b)
)"""
VIEW = r"""(?:
    quot(?:e|ation)s?|views?|opinions?|positions?|stance|attitude|take|thoughts?|words|comments?|remarks?
  | statements?|response|reaction|reply|answer|criticisms?|advice|explanation|justification
)"""
# Things that others talk of as well: "Hunt's plan" is anybody's topic, "Hunt's plan for GPs" asks.
PLAN = r"""(?:
    claims?|arguments?|promises?|pledges?|proposals?|plans?|ideas?|message|concerns?
  | priorities|priority|demands?|warnings?|hopes?|wishes|complaints?|objections?|fears?
  | worr(?:y|ies)
  | feelings?|verdict|assessment|opposition
)"""
# Views that are anybody's where they are of somebody: "the views of nurses on pay".
VIEWS = r"(?:views?|opinions?|stance|attitude|thoughts?)"
HOLDS = r"""(?:
    (?:in\s++favou?r\s++(?:of\s++)?or\s++)?(?:for\s++or\s++)?against|in\s++favou?r\s++of
  | opposed\s++to|(?:critical|supportive|sceptical|skeptical)\s++of|(?:un)?happy|pleased|worried
  | concerned|confident|keen|sure|angry|disappointed|optimistic|hopeful|proud|sorry|afraid|upset
  | saying|thinking|asking|calling|promising|proposing|planning|talking|complaining|arguing
  | suggesting|claiming|demanding|warning|insisting
)"""
# Of what is only seen the source tells: "What did the inspectors find missing?"
FINDS = r"""(?:f(?:ind|ound)(?=\s++
    (?:(?:so|most|more|less|least|particularly|especially|very|really)\s++)?(?:
    (?!lawful|unlawful)\w{1,20}(?:ful|[ai]ble|ous|some)
  | (?:impress|persuas|offens|intrus|excess|addict|evas|oppress|attract|effect)ive
  | (?:un)?(?:sober|encourag|surpris|disappoint|worry|troubl|frustrat|shock|strik|interest|puzzl
    |alarm|depress|challeng|disturb|convinc|confus|upsett|annoy|reassur|insult|refresh|excit
    |astonish|amus|embarrass|mov|daunt|inspir|baffl|exhaust|appall|irritat|pleas|satisfy|grat
    |humbl|stagger)ing
  | hard(?:er|est)?(?=\W*+$|\s++(?:to|about|in|with|at)\b)
  | difficult|strange(?:st)?|odd(?:est)?|sad(?:dest)?|eas(?:y|ier|iest)|(?:un)?fair
  | absurd|funn(?:y|iest)|extraordinary
)(?!\w)))"""
"""To find something sobering is to hold a view."""
SAYING_STEMS = r"""(?:add|announc|warn|claim|insist|admit|confirm|declar|refus|declin|promis|pledg
  |apologi[sz]|conclud|recommend|urg|demand|propos|argu|order|advis|reject|accept|describ|report
  |publish|acknowledg|conced|reveal|explain|respond|welcom|condemn|criticis|criticiz|blam|accus
  |prais|suggest|stress|predict|calculat|dismiss|disput)"""
"""How regular verbs of saying begin; for verbose patterns."""
STANDING = rf"""(?:{SAYING_STEMS}|say|call|think|believ|want|oppos|support|back|favou?r
  |endors|defend|attack|object|(?:dis)?agree|doubt|fear|deny|question)"""
"""How verbs begin that take a stand, or state one."""

_SAYING = re.compile(
    rf"""(?<!\w)(?:sa(?:ys?|id|ying)|t(?:ell|ells|old)|found|finds|shows|showed|stat(?:es|ed|ing)
    |statements?|put\s++out|call(?:s|ed)\s++(?:for|on)|{SAYING_STEMS}(?:e[sd]|s|t?ed)
    |den(?:y|ies|ied)|repl(?:y|ies|ied))(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


def has_saying(text: str) -> bool:
    """Whether a text has a verb that somebody may be told to say something with."""
    return _SAYING.search(text) is not None

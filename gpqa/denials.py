"""Sentences that deny, correct or take back the one before them: "They do not.", "That is untrue".

Whoever quotes "Many people believe that tomatoes are poisonous" and leaves out "They are not"
has turned what the source says. So what denies a claim is quoted with it
(:mod:`gpqa.joining`), and this tells whether a sentence does.

Two kinds are told apart. Most denials say by themselves that they refer back: "That is
untrue", "We found no evidence for this", "He later withdrew the remark". Others only say so
after what is given as a claim and not as a fact: "In fact" corrects what opponents say, and
goes on where nobody's claim stands before it. So does a newspaper's correction: "The figure was
240" takes back what "an article said", or another number that somebody gave.

Read from words alone, and only from a sentence's beginning: what denies the sentence before
it does so at once.
"""

from __future__ import annotations

import re

from gpqa.rejections import LOOK, MARKS, rejects

__all__ = ["denies", "is_claim", "says_no"]

_OPENING = re.compile(
    r"""[\s‘“’\"'«»(\[•‣◦▪*–—-]{0,8}+
    (?:(?:And|But|Yet|However|Still|Nevertheless|Nonetheless|Unfortunately|Sadly|Alas|Well
      |In\ fact|In\ reality|In\ truth|Actually|Indeed|Of\ course|Later|Afterwards|Today|Now),?\s
    ){0,2}""",
    re.VERBOSE,
)
_BE = r"(?:['’]s|\ (?:is|are|was|were|has\ been|have\ been|had\ been|would\ be|remains?))"
_DO = r"(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|may|might|am)"
_HEDGE = r"""(?:\ (?:simply|just|quite|plainly|clearly|entirely|completely|totally|utterly|wholly
    |patently|demonstrably|largely|partly|only|also|still|now|of\ course|in\ fact|probably|almost
    |certainly|a|an|all|both|either|however|nothing\ but|far\ from|little\ more\ than|pure|mere
    |complete|common|total|flatly|absolutely|widely|since|later|long|soon|subsequently|then
    |repeatedly|publicly|thoroughly|already)){0,3}"""
_THING = r"""(?:accounts?|accusations?|allegations?|announcements?|arguments?|articles?|assertions?
    |assumptions?|beliefs?|charges?|claims?|comments?|conclusions?|estimates?|explanations?|figures?
    |findings?|forecasts?|headlines?|ideas?|image|impression
    |legends?|numbers?|notions?|papers?
    |pictures?|predictions?|promises?|quotations?|remarks?|reports?|rumou?rs?|sentences?
    |statements?|stories|story|stud(?:y|ies)|suggestions?|tales?|theor(?:y|ies)|views?|words?)"""
_RULED = r"""(?:agreements?|appointments?|approvals?|bans?|closures?|contracts?|convictions?
    |decisions?|deals?|judge?ments?|laws?|licen[cs]es?|offers?|orders?|permits?|permissions?|plans?
    |proposals?|rules?|rulings?|schemes?|sentences?|verdicts?)"""
_THIS = rf"""(?:th(?:is|ese|ose)(?:\ [a-z-]{{2,20}}){{0,2}}|it|them|so|such|any\ such
    |that(?=\s?[.,;:!?’”]|$|\ {_THING}\b)
    |(?:the|his|her|their|its|all|any|both|either)\ (?:[a-z-]{{2,16}}\ ){{0,2}}{_THING})\b"""
_BACK = rf"""(?:It|They|He|She|We|I|You|That|This|These|Those|There
    |(?:The|That|This|These|Those|His|Her|Their|Its|Such|All\ these|All\ this|Both)
     (?:\ [\w’'-]{{2,16}}){{0,2}}?\ {_THING}(?:\ (?:itself|themselves))?)"""
_FALSE = r"""(?:untrue|false|wrong|incorrect|inaccurate|misleading|mistaken|misguided|unfounded
    |baseless|groundless|fictitious|fake|fabricated|nonsense|rubbish|rot|invented|misinformation
    |disinformation|propaganda|myths?|lies?|hoax(?:es)?|fictions?|fabrications?|inventions?|legends?
    |falsehoods?|fallac(?:y|ies)|misconceptions?|misunderstandings?|misreadings?|mistakes?|errors?
    |fantas(?:y|ies)|debunked|refuted|retracted|withdrawn|disproved|disproven|discredited|denied
    |disputed|rejected|corrected|contradicted|rebutted|dismissed|abandoned|made\ up
    |out\ of\ the\ question)\b(?!\ (?:from|into|to)\b)"""
_TRUE = r"""(?:true|so|right|correct|accurate|the\ case|the\ truth|the\ reason|what\ happened|fair
    |how\ it|why|quite|really|entirely|strictly|proven|proved|borne\ out|supported|confirmed|enough
    |backed)\b"""
# "denied having said so", "never said that about any bridge"
_DONE = r"""(?:said|say|saying|done|do|doing|meant|mean|meaning|written|write|writing|made|making
    |told|promised|claimed|suggested|wrote|believed?)\ (?:(?:anybody|anyone|them|her|him|us|me)\ )?
    (?:so|it|this|(?:anything\ of|any\ of)\ (?:the\ (?:sort|kind)|this|it)|any\ such\ thing
      |that(?=\s?[.,;:!?’”]|$|\ (?:about|of|to|at|in)\b))\b"""
_STOP = r"""(?=\s?[.!;:–—’”]|,[’”"']|,\ (?:says?|said|according|writes?|insists?|argues?)\b
    |,\ [^.,]{2,40}?\ (?:says?|said|writes?|insists?|argues?|adds?|added)\b)"""
# What the sentence goes on to, where it is not about the one before: "It is false that …".
_NOT_AHEAD = r"(?!\s(?:to\ (?!say|claim|think|suggest|believe|call|blame)|that\b|of\ \w+\ to\b))"

_REFERS_BACK = re.compile(
    rf"""(?:
    # They do not. It was not so. He did no such thing. It never did.
      (?:It|They|He|She|We|I|You|That|This|These|Those|There|Neither|Most|Many)\ {_DO}
        (?:\ not|n['’]t)(?:\ so|\ any|\ either|\ at\ all|\ yet|\ really|\ happen|\ exist){{0,2}}
        {_STOP}
    | (?:They|He|She|We|I|You)\ (?:can['’]t|won['’]t|shan['’]t|cannot){_STOP}
    # I did not say that. She had never meant it.
    | (?:They|He|She|We|I|You)(?:\ {_DO}(?:\ not|n['’]t|\ never)|\ never)(?:\ ever)?\ {_DONE}
    | (?:It|They|He|She|We|I|You|That|This)\ {_DO}\ no(?:thing\ of\ the|\ such)\b
    | (?:It|They|He|She|We|That|This|These)\ never\ (?:did|was|were|has|have|had|happened|came
        |existed|materiali[sz]ed|took\ place|opened|said\ (?:so|that|this))\b{_STOP}
    # That is untrue. The claim is false. This turned out to be a myth.
    | {_BACK}(?:{_BE}|\ (?:turned\ out|proved|was\ shown|were\ shown|was\ found|were\ found|seems?
        |appears?)(?:\ to\ (?:be|have\ been))?){_HEDGE}\ {_FALSE}{_NOT_AHEAD}
    | {_BACK}(?:{_BE}|\ (?:turned\ out|proved)){_HEDGE}(?:n['’]t|\ (?:not|never|hardly|scarcely
      |far\ from))
        {_HEDGE}\ {_TRUE}{_NOT_AHEAD}
    | (?:That|This|These|Those|They){_BE}\ not\ (?:what|how|why)\b
    | (?:None|Nothing|Neither|Not\ (?:all|one|a\ word|everything|much))\ of\ (?:th(?:is|at|ese|ose)
        |it|them|the\ kind|the\ sort)\b
    | (?:Neither|Nothing)\ (?:is|was)\ (?:true|so)\b
    | (?:There\ (?:is|was|were|are|has\ been|had\ been)\ )?no\ such\ \w
    | There\ (?:is|was|were|are)\ none\b | Nothing\ (?:ever\ )?came\ of\b
    | The\ (?:very\ )?(?:opposite|reverse|contrary)\ (?:is|was|has|turned|happened)\b
    | (?:Quite\ |Just\ |Very\ much\ )?[Tt]he\ (?:opposite|reverse|contrary)\s?[.!;:,–—]
    | On\ the\ contrary\b | Quite\ the\ (?:opposite|reverse|contrary)\b
    # Not so, says … Far from it. Wrong.
    | (?:Not\ (?:so|true|at\ all|quite|really|exactly|any\ more|any\ longer|in\ the\ least|likely)
        |Far\ from\ it|Hardly|Wrong|Untrue|False|Nonsense|Rubbish|Never|Incorrect)\s?[.!;:,–—]
    | (?:Fact|Facts|Reality|Truth|The\ truth|The\ facts?|Correction|The\ reality)\s?:
    | The\ (?:truth|reality|facts?)\ (?:is|was|are|were)\ (?:very\ |quite\ |rather\ )?
        (?:different|otherwise|that|more)\b
    | Correction\b
    # We found no evidence for this. There is no truth in it. No evidence of this was found.
    | [^.;:!?\n]{{0,60}}?\bno\ (?:\w{{2,12}}\ ){{0,2}}?(?:evidence|proof|basis|truth
        |foundation|trace
        |signs?|records?|support|grounds?|substance|data|link|sense|word)(?:\ (?:at\ all|whatever
        |whatsoever))?\ (?:for|of|in|to|that|behind|supporting|or\ \w+\ (?:for|of|in))
        \ (?:(?:support(?:s|ed|ing)?|back(?:s|ed|ing)?(?:\ up)?|confirm(?:s|ed)?
          |suggests?)\ )?{_THIS}
    | [^.;:!?\n]{{0,60}}?\b(?:found|saw|seen|has|have|produced|gave|offered|provided|is|was)
        \ no\ (?:\w{{2,12}}\ )?(?:evidence|proof)\s?(?:[.!;]|$)
    # We found no evidence that she did.
    | [^.;:!?\n]{{0,60}}?\bno\ (?:\w{{2,12}}\ )?(?:evidence|proof|indication|suggestion)
        \ that\ (?:it|they|he|she|this|these|those|any\ of\ (?:it|them|this))\ {_DO}
        (?:\ (?:so|true|right|happened|said\ so|done\ so))?{_STOP}
    # The figures show the opposite. The letters say otherwise.
    | [^.;:!?\n]{{2,60}}?\b(?:shows?|showed|shown|suggests?|suggested|tells?|told|proves?|proved
        |says?|said|indicates?|indicated|finds?|found|reveals?|revealed|thinks?|thought|points?)
        \ (?:the\ (?:exact\ |very\ |direct\ )?(?:opposite|contrary|reverse)|otherwise|differently
        |(?:a|quite\ a|a\ very|a\ rather)\ different\ (?:story|picture|tale|thing))\b
    # She later said that this was wrong.
    | [^.,;:!?\n]{{1,60}}?\ (?:says?|said|admits?|admitted|concedes?|conceded|insists?|insisted
      |finds?
        |found|shows?|showed|shown|thinks?|wrote|writes|explains?|explained|points?\ out
          |pointed\ out
        |stress(?:es|ed)|agrees?|agreed|knows?|knew|reply|replies|replied|adds?
          |added)\ (?:that\ )?{_BACK}
        (?:{_BE}{_HEDGE}\ {_FALSE}{_NOT_AHEAD}
          |(?:{_BE}|\ {_DO})(?:\ not|n['’]t|\ never)(?:\ (?:{_TRUE}|happen\b|exist\b)|{_STOP}))
    # He later withdrew the remark. The paper retracted the article. He denied this.
    | [^.,;:!?\n]{{1,60}}?\ (?:withdr[ae]w|withdrawn|retract(?:s|ed)?|takes?\ back|took\ back
        |taken\ back|recant(?:s|ed)?|apologi[sz]e[sd]?\ for|disown(?:s|ed)?|back(?:s|ed)\ away\ from
        |den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|refut(?:e|es|ed)|contradict(?:s|ed)?
        |rebut(?:s|ted)?|dismiss(?:es|ed)?|debunk(?:s|ed)?|disprove[sdn]?|correct(?:s|ed)
        |challenge[sd]?|question(?:s|ed)|doubts|doubted|revers(?:es|ed)|overturn(?:s|ed)
        |quash(?:es|ed))\ (?:{_THIS}
        |(?:the|that|this|his|her|its|their)\ (?:[a-z-]{{2,16}}\ ){{0,1}}{_RULED}\b
        |(?:any|all)\ (?:of\ (?:this|it)|such|wrongdoing)|(?:having\ )?(?:ever\ )?{_DONE})
    | (?:He|She|They)(?:\ (?:has|have|had))?(?:\ (?:later|since|then|soon|subsequently|now
      |both)){{0,2}}
        \ (?:recanted|changed\ (?:his|her|their)\ minds?|denied?\ (?:saying|doing|having))\b
    | (?:It|They|(?:The|That|This|His|Her|Their|Its)\ (?:[\w’'-]{{2,16}}\ ){{0,2}}?
        (?:{_RULED}|{_THING}))\ (?:was|were|has\ been|have\ been|had\ been|is|are)
        (?:\ (?:later|since|subsequently|then|soon|now|eventually|never|finally|afterwards)){{0,2}}
        \ (?:overturned|quashed|reversed|revoked|rescinded|annulled|struck\ down|dropped|scrapped
        |cancelled|canceled|abandoned|withdrawn|retracted|shelved|called\ off|disproved|disproven
        |discredited|debunked|corrected|denied|taken\ down|carried\ out(?<=never\ carried\ out)
        |built(?<=never\ built)|kept(?<=never\ kept)|enforced(?<=never\ enforced))\b
        (?!\ (?:from|into|to)\b)
    | (?:[^.,;:!?\n]{{1,40}}?\ )?(?:disagree[sd]?|begs?\ to\ differ|begged\ to\ differ)
        (?=\s?[.!;:,–—]|\ (?:with\ (?:this|that|him|her|them|it)|strongly|sharply)\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# But it never opened. However, they were not asked.
_CONTRAST = re.compile(
    r"""(?:But|Yet|However,|In\ fact,?|In\ reality,?|In\ truth,?|Actually,?|Only)\s
    (?:(?:it|they|he|she|this|that|these|those)\ (?:[a-z]{2,8}\ ){0,2}?
        (?:not|never|\w{2,6}n['’]t|no\ longer)\b(?!\ (?:only|until|just|alone|merely
          |even\ \w+\ until))
      |(?:it|they|he|she|this|that|these|those)\ (?:\w{2,6}n['’]t|cannot)\b
      |none\ of\ (?:it|them|this|that)\b|nothing\ (?:came|happened|was\ (?:ever\ )?done)\b)""",
    re.VERBOSE,
)
# What corrects a claim, and goes on after a fact.
_CORRECTS = re.compile(
    r"""(?:But\ |Yet\ )?(?:In\ (?:actual\ )?fact|In\ reality|In\ truth|Actually
      |As\ a\ matter\ of\ fact
      |The\ (?:real|actual|true|correct)\ (?:\w{3,16}\ ){1,2}(?:is|was|are|were)\b
      |Rather(?!\ than)|Instead(?!\ of))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAIM = re.compile(
    r"""(?<!\bI\ )(?<!\bwe\ )\b(?:claim(?:s|ed|ing)?|believ(?:e[sd]?|ing)|beliefs?|think|thought
      |assum(?:e[sd]?|ption)
      |suppos(?:e[sd]?|edly)|alleg(?:e[sd]?|edly|ations?)|rumou?r(?:s|ed)?|reported(?:ly)?|reports
      |(?:is|are|was|were|been)\ (?:often\ |sometimes\ |widely\ |commonly\ |generally\ )?
        (?:said|expected|feared|meant|due)
      |legend|myths?|imagin(?:e[sd]?)|say|says|said|argu(?:e[sd]?|ing)|insist(?:s|ed)?|suggest(?:s
        |ed)?
      |promis(?:e[sd]?|ing)|predict(?:s|ed)?|fear(?:s|ed)?|warn(?:s|ed)?|according\ to|told|tells
      |suspect(?:s|ed)?|accus(?:e[sd]?|ation)|estimate[sd]?|announc(?:e[sd]?)|wrote|writes)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# A newspaper, a site or a broadcaster of what it published itself.
_PUBLICATION = r"""(?:article|articles|report|story|stories|review|obituary|interview|column|caption
    |headline|editorial|feature|leader|leading\ article|graphic|chart|table|map|letter|profile
    |piece|news\ item|item|post|podcast|newsletter|broadcast|programme|version|picture\ caption
    |photograph|advertisement|press\ release|correction|summary)"""
_PUBLISHED = re.compile(
    rf"""(?:^|[.!?:–—]\ )["“‘']?(?:In\ )?(?:
      (?:An?|The|This|These|Our|One|Two|Last\ week['’]s|Yesterday['’]s|[A-Z][a-z]+day['’]s)
        \ (?:[\w’'-]{{1,16}}\ ){{0,4}}?{_PUBLICATION}\b
      |We\ (?:wrongly\ |incorrectly\ |mistakenly\ )?(?:said|wrote|reported|called|named|gave
        |described|stated|published|quoted|misspelt|misspelled|misquoted|misstated|misidentified)\b)""",
    re.VERBOSE,
)
_ERRED = re.compile(
    r"""\b(?:wrongly|incorrectly|mistakenly|erroneously|inaccurately|in\ error|misquoted|misspell?ed
      |misspelt|misstated|misreported|misidentified|misnamed|misattributed|misdescribed)\b""",
    re.VERBOSE,
)
_MEASURE = r"""(?:figures?|numbers?|totals?|sums?|amounts?|prices?|costs?|dates?|years?|ages?
    |scores?|shares?|percentages?|rates?|distances?|times?|tolls?|counts?)"""
_QUANTITY = r"""(?:(?:in\ fact|actually|really|only|just|about|nearer|closer\ to|around)\ ){0,2}
    [£$€]?\d[\d,.]*+(?:\ ?(?:%|per\ cent|percent|million|billion|thousand|bn|m|k))?"""
# What puts right a thing that was published.
_PUTS_RIGHT = re.compile(
    rf"""(?:
      (?:The|Its|Their|His|Her)\ (?:[a-z-]{{2,12}}\ )?(?:{_MEASURE}|names?|titles?|places?|words?
        |quotations?|spelling|sentences?|quotes?)\ (?:is|was|are|were|should|ought)\b
    | (?:It|That|This|They|He|She|We|The\ (?:[a-z-]{{2,16}}\ ){{0,2}}[a-z-]{{2,16}})
        \ (?:should|ought\ to)\ (?:not\ )?(?:have\b|be\b|read\b|say\b)
    | (?:The|This|That)\ (?:error|mistake|misunderstanding)\b | We\ meant\b
    | We\ (?:apologi[sz]e|regret|are\ happy\ to|are\ sorry|have\ (?:since\ )?corrected)\b)""",
    re.VERBOSE,
)
_GOES_ON = re.compile(
    r"(?:He|She|It|They|We|The|His|Her|Its|Their|This|That|These|Those|Mr|Mrs|Ms|Dr|There)\b"
)
# Another number than the one that was given, and nothing else: "The figure was 240."
_NUMBER_IS = re.compile(
    rf"""The\ (?:[a-z-]{{2,12}}\ )?{_MEASURE}\ (?:is|was|were|are)\ (?P<number>{_QUANTITY})
    (?:\ [a-z]{{2,14}})?\s?(?:[.;,)]|$)""",
    re.VERBOSE,
)
_DIGITS = re.compile(r"\d[\d,.]*")
_NO = re.compile(
    r"""[\s‘“’\"'«(\[*–—-]{0,8}+(?:(?:Well|Oh|Er|Um|Sorry|But|Actually|Look|Sir|Madam)[,.]?\s){0,2}
    (?:No(?=[.,!;:\s–—…’”]|$)(?!\ (?:doubt|problem|wonder|question))|Nope\b|Never\b|Not\b
    |I\ (?:\w+\ )?(?:do|did|was|am|have|had|would|could|will)(?:\ not|n['’]t)\b(?!\ only)
    |(?:That|This|It)(?:['’]s|\ is|\ was)\ (?:\w+\ ){0,2}?(?:not|untrue|wrong|false|incorrect
      |nonsense
      |a\ lie)\b
    |(?:That|It)\ (?:isn|wasn|didn|doesn)['’]t\b
    |(?:He|She|They|It|We)\ (?:do|does|did|was|were|is|are|has|have|had|will|would|could)
      (?:\ not|n['’]t)\b
    |Nothing\ of\ the\b|On\ the\ contrary\b|Quite\ the\ (?:opposite|contrary|reverse)\b
    |Absolutely\ not\b|Certainly\ not\b|Of\ course\ not\b|Definitely\ not\b|Far\ from\ it\b
    |I\ (?:deny|disagree|dispute|reject)\b|Hardly\b|Wrong\b|False\b|Untrue\b|Nonsense\b
      |Rubbish\b)""",
    re.VERBOSE | re.IGNORECASE,
)


def denies(sentence: str, claim: str, *, another: bool = True) -> bool:
    """Whether ``sentence``, right after ``claim``, denies it, corrects it or takes it back.

    ``another`` where it is not in the words of whoever claims it: a speaker's own "in fact"
    goes on.
    """
    head = sentence[:LOOK]
    opening = _OPENING.match(head)
    at = opening.end() if opening else 0
    if _REFERS_BACK.match(head, at) or _REFERS_BACK.match(head, _skipped(head)):
        return True
    if rejects(sentence, claim):
        return True
    start = _skipped(head)
    if _CONTRAST.match(head, start):
        return True
    if another and _puts_right(head[start:], claim):
        return True
    return another and _CORRECTS.match(head, start) is not None and is_claim(claim)


def _puts_right(head: str, claim: str) -> bool:
    """Whether words correct what was published, or give another number than was claimed."""
    if _PUBLISHED.search(claim):
        if _PUTS_RIGHT.match(head) or _CORRECTS.match(head):
            return True
        return _ERRED.search(claim) is not None and _GOES_ON.match(head) is not None
    number = _NUMBER_IS.match(head)
    if number is None or not is_claim(claim):
        return False
    given = {digits.strip(".,") for digits in _DIGITS.findall(claim)}
    return bool(given) and given.isdisjoint(
        digits.strip(".,") for digits in _DIGITS.findall(number["number"])
    )


def says_no(sentence: str) -> bool:
    """Whether words with which somebody answers another begin by denying what that one said."""
    return _NO.match(sentence[:LOOK]) is not None


def is_claim(sentence: str) -> bool:
    """Whether a sentence gives what it holds as what somebody says or believes."""
    return _CLAIM.search(sentence) is not None


def _skipped(head: str) -> int:
    """Past quotation marks and bullets."""
    match = MARKS.match(head)
    return match.end() if match else 0

"""The labels of a transcript's speakers: what can be one, and what kind of one it is.

A label stands at the beginning of a line and ends in a colon: "Mr Keith:", "GRAD A:",
"[00:12:31] Speaker 1:", "**Jane Doe:**", "The Acting Chair (Ann Lee):". In the records of the
American Congress it ends in a full stop: "Mr. DOE of Ohio.", "The CHAIRMAN.". Many other
things do, too ("Update:", "Pros:", "London:"), so a line by itself proves nothing: here only
its shape is judged, and :mod:`gpqa.statements.turn_labels` decides by the whole text.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gpqa.given_names import GIVEN
from gpqa.names import parse_name

if TYPE_CHECKING:
    from gpqa.sentences import Span

__all__ = [
    "ADDRESS",
    "LONGEST",
    "Label",
    "Shape",
    "is_examiner_unnamed",
    "is_office",
    "is_stamped",
    "read_alone",
    "read_examiner",
    "read_label",
    "read_witness",
]

LONGEST = 240
"""Code points from a line's beginning within which a label must end."""


class Shape(IntEnum):
    """How much a label looks like a person's, by itself; more is surer."""

    WEAK = 1  # one capitalised word: "Pence", "Marketing", "Summary"
    ASKED = 2  # "Q", "A": nobody's name
    NAMED = 3  # several, or capitals: "Jane Doe", "GRAD A", "WALLACE"
    TITLED = 4  # with a title, or an office: "Mr Keith", "The Chair", "Speaker 1"
    FORMAL = 5  # Hansard's and the machines' own: "Ann Lee (Leeds) (Ind)", a time before it


class Label(NamedTuple):
    """A label at the beginning of a line."""

    start: int
    end: int
    """Of the words that stand for the speaker, without times, markup and stage directions."""
    cue_end: int
    """After its colon."""
    words: int
    """Where what is said begins, or would."""
    key: str
    """The same for the same label, however it is written."""
    shape: Shape
    capitals: bool
    """Whether it is in capitals throughout."""
    dated: bool = False
    """Whether a date and a time stand before it, as in the record of a chat."""
    stopped: bool = False
    """Whether it ends in a full stop: "Mr. DOE of Ohio."."""
    timed: bool = False
    """Whether a time is all that stands on its line besides: "Jane Doe  0:12"."""
    who: Span | None = None
    """Who asks or answers, where brackets behind the letter say it: "A: (Carr) No."."""

    @property
    def named(self) -> Span | None:
        """The words that stand for the speaker; None for a mere question or answer."""
        return self.who if self.shape is Shape.ASKED else (self.start, self.end)


# --- the pattern -----------------------------------------------------------------------

# Everything is possessive or bounded: a line that is no label is left after one pass.
_SPACE = r"[ \t\u00a0]"
_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\b\.?)?"
# Before a message of a chat: "[07/02/2023, 18:03:11]", "07/02/23, 18:03 -", "[18:03, 7.2.2023]".
_STAMP = (
    rf"\u200e?\[?(?:{_DATE}(?:,?{_SPACE}|T){_CLOCK}|{_CLOCK},?{_SPACE}{_DATE})(?![\w:])\]?"
    rf"(?:{_SPACE}?[-–—](?={_SPACE}))?\u200e?"
)
_PREFIX = (
    rf"(?>(?:(?:{_STAMP}|{_TIME}|\[?Q?\d{{1,4}}[.)\]]?(?![\w:])|\*\*|__|[\"“”‘’'«>*_•–—~-])"
    rf"{_SPACE}*+){{0,8}})"
)
_FIRST = r"[^\W\d_][\w.,'’&/\-]*+"
_WORD = r"[\w.,'’&/#\-]++"
_BRACKET = r"[(\[](?:[^()\[\]\r\n]|\([^()\r\n]{0,80}\)){1,140}[)\]],?"
_NAME = rf"(?P<label>{_FIRST}(?:{_SPACE}{{1,3}}(?:{_BRACKET}|{_WORD})){{0,13}})"
_MARK = r"(?:\*{1,3}|__?)?"  # Markdown: bold, italics, both
_COLON = rf"{_MARK}{_SPACE}?[:：]{_MARK}"
_LABEL = re.compile(
    rf"(?P<prefix>{_PREFIX}){_NAME}(?P<colon>{_COLON})(?=[\s\"“‘«(\[{{…–—-]|\Z)"
    rf"(?:{_SPACE}*+[(\[]?\d{{1,2}}:\d\d(?::\d\d)?[)\]]?(?=\s|\Z))?"
)
# Records of courts and press conferences leave the full stop out, and a gap: "Q    Thank you."
_ASKED = re.compile(
    rf"{_PREFIX}(?P<label>Q|A|QUESTION|ANSWER|Question|Answer)"
    rf"(?:(?:{_SPACE}?\([A-Z][^()\r\n]{{1,100}}\))?{_MARK}[.:]{_MARK}(?=\s|\Z)(?!{_SPACE}[A-Z]\.{_SPACE})|(?<=[QA])(?={_SPACE}{{2}}|\t))"
)
# Of Congress: only a title and a surname, or an office, and words behind it on the line.
_STYLED = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Adm|Col|Capt|Maj|Lt|Rev|Prof|Amb|Hon)\."
    r"|Miss|Senator|Representative|Delegate|Congress(?:man|woman)|(?:Vice[ -])?Chair(?:man|woman)?"
    r"|Ranking[ ]Member|(?:Under[ ]|Deputy[ ]|Assistant[ ])?Secretary|Ambassador|Judge|Justice"
    r"|Governor|Mayor|Sheriff|Chief|Commissioner|Director|Administrator|(?:Attorney[ ])?General"
    r"|(?:Lieutenant|Major|Brigadier)[ ]General|(?:Rear[ ]|Vice[ ])?Admiral"
    r"|(?:Lieutenant[ ])?Colonel|Captain|Sergeant|Professor|Reverend|Bishop|Rabbi|Father|Sister)"
)
_SURNAME = (
    r"(?:(?>(?:(?:de|del|la|van|von|der|den|al|el|bin)[ ])*)[A-Z][\w'’-]++"
    r"(?:,?[ ](?:Jr|Sr)(?=\.)|[ ](?!of\b)(?:(?:de|la|van|von|der)[ ])?[A-Z][\w'’-]*+){0,3})"
)
_STATE = r"(?:[ ]of[ ](?:the[ ])?[A-Z][\w'’-]*+(?:[ ][A-Z][\w'’-]*+){0,2})"
_HELD = (
    r"(?:The[ ](?:(?i:acting|deputy|vice|presiding|reading|legislative|assistant|co-?)[ -]){0,2}"
    r"(?i:chair|chairman|chairwoman|chairperson|president|speaker|officer|clerk|court|witness"
    r"|moderator|secretary)(?:[ ]pro[ ]tem(?:pore)?)?)"
)
_STOPPED = re.compile(
    rf"(?P<label>(?:{_STYLED}[ ]{{1,2}}){{1,2}}(?P<surname>{_SURNAME}){_STATE}?|{_HELD})"
    rf"(?:,?{_SPACE}(?:\([^()\r\n]{{1,60}}\)|\[[^\[\]\r\n]{{1,60}}\]))?"
    rf"\.(?=(?:{_SPACE}{{1,3}}|--)(?:[\"“'‘(\[]{{0,2}})[A-Z0-9$])"
)
ADDRESS = re.compile(
    rf"{_SPACE}{{1,3}}(?:Mr\.?|Madam|Madame)[ ](?:Speaker|President|Chair(?:man|woman)?),"
)
"""What a speech in Congress begins with, behind its label: "Mr. Speaker, "."""
_ALONE = re.compile(
    rf"(?P<prefix>{_PREFIX}){_NAME}{_MARK}(?:{_SPACE}{{1,4}}{_TIME})?(?:\*\*|__)?\s*\Z"
)
_EXAMINED = (
    rf"(?:direct{_SPACE}++)?(?:(?:re-?cross|re-?direct|re|cross)[- ]?)?examin"
    r"(?:ed|ation)(?:[- ]in[- ]chief)?|questioned|(?:re-?)?direct|(?:re-?)?cross"
)
_EXAMINER = re.compile(
    rf"{_PREFIX}(?:by|(?:further{_SPACE}++)?(?:questions?|{_EXAMINED})"
    rf"{_SPACE}++(?:by|from|of))(?-i:{_SPACE}++{_NAME}):?\s*\Z",
    re.IGNORECASE,
)
_SWORN = "re-?sworn|sworn|re-?affirmed|affirmed|re-?called|called|continued|resumed"
_WITNESS = re.compile(
    rf"{_PREFIX}(?P<label>{_FIRST}(?:{_SPACE}{{1,3}}{_WORD}){{0,8}}?)"
    rf"(?:{_SPACE}{{1,3}}[(\[](?i:{_SWORN})(?:[,;]?{_SPACE}[^()\[\]\r\n]{{0,60}})?[)\]]"
    rf"|(?<=,){_SPACE}{{1,3}}(?:{_SWORN}|{_SWORN.upper()})[.:]?)\s*\Z"
)
_BRACKETS = re.compile(_BRACKET)
_NUMBERED = re.compile(r"[*_\[]{0,3}Q\d")
_JOINED = re.compile(r"(?:d|l|al|el|o|ap|de|von)['’-](?=[^\W\d_])")  # d'Abo, al-Amin
_ROMAN = re.compile(r"[IVX]{2,}\.?")
_TIMED = re.compile(r"\d:\d\d")
_STAMPED = re.compile(_STAMP)

# --- words -----------------------------------------------------------------------------

_TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron viscount earl rev
    reverend father sister brother hon judge justice sen senator rep representative gov governor
    congressman congresswoman ambassador general gen colonel col captain capt major sergeant
    sgt lieutenant lt pc inspector superintendent cllr councillor master
    """.split()
)
_OFFICES = frozenset(
    """
    chair chairman chairwoman chairperson convener speaker president vice-president minister
    secretary chancellor attorney solicitor witness counsel clerk usher coroner court magistrate
    juror foreman defendant claimant appellant respondent barrister interviewer interviewee
    moderator host presenter anchor reporter correspondent narrator announcer caller operator
    participant facilitator researcher student teacher doctor patient nurse officer manager
    director questioner audience member members panellist panelist delegate mayor commissioner
    unknown unidentified male female voice chorus everyone taoiseach interpreter translator
    lords man woman boy girl editor undersecretary chamberlain treasurer comptroller advocate whip
    """.split()
)
_BEHIND_OFFICES = frozenset("general designate elect".split())  # "Solicitor-General"
# Beside these, an office is a list of those who hold it: "Members Present: …".
_PRESENT = frozenset("present absent attending excused apologies".split())
_PARTICLES = frozenset(
    "of the for and de del della der den di da du la le van von bin al to in on a an y e &".split()
)
# No label begins with one of these: a sentence or a heading does.
_OPENERS = frozenset(
    """
    in on at for and but so or if when where why how what which who this that these those it he
    she they we i you there here as to from by with not no yes then now after before since
    because although while also both each every some many most more other another all any
    such it's that's there's today yesterday tomorrow meanwhile however his her its their my
    our your first second third fourth fifth firstly secondly thirdly finally lastly next one
    two three four five six seven eight nine ten
    """.split()
)
# What stands before a colon in articles, forms, lists, mails, papers and recipes.
_NEVER = frozenset(
    """
    note notes update updates updated correction corrections clarification disclaimer warning
    caution tip tips hint reminder ps nb recipe recipes ingredients method methods directions
    serves servings preparation location venue address date dates time times when price prices
    cost costs tickets admission open opening hours subject from to cc bcc sent re fw fwd
    received reply-to email e-mail mail tel telephone phone mobile fax website web url link links
    source sources photo photos photograph photographs picture pictures image images video audio
    caption credit credits graphic chart figure fig table box appendix annex chapter section part
    article page volume issue vol number item step steps stage phase level day week month year
    read more related see also watch listen live breaking exclusive latest opinion analysis
    comment commentary review reviews verdict rating score scores result results summary
    overview background introduction intro abstract objective objectives aim aims purpose design
    setting settings participants outcome outcomes measures findings finding discussion
    conclusion conclusions interpretation limitations funding references bibliography keywords
    key legend title author authors publisher isbn doi copyright published posted edited by
    written advertisement sponsored pros cons pro con problem problems solution solutions cause
    causes effect effects symptom symptoms treatment treatments diagnosis prevention myth myths
    fact facts truth false true reality claim claims evidence reason reasons example examples
    explanation definition meaning synonym synonyms antonym etymology pronunciation usage
    translation spoiler moral lesson rule rules requirement requirements input output default
    type types name names age ages height weight sex gender nationality occupation status
    education skills experience languages hobbies born died children spouse parents height
    colour color size material brand model category tags tag topics topic theme genre director
    starring cast runtime language country release certificate platform version license licence
    file format usage options error errors todo fixme bug fix feature changes changelog winner
    winners loser losers prediction odds form team teams score goals assists possession shots
    attendance referee stadium weather forecast temperature humidity wind headline headlines
    question-and-answer q&a faq faqs agenda minutes present apologies absent attendees action
    actions decision decisions motion vote votes resolved deadline duration total subtotal
    quantity amount balance paid due invoice order reference ref case citation held cited
    plaintiff docket bottom line point points highlights lowlights takeaway takeaways advice
    info debug warn trace fatal
    answer answers question questions debate debates motions petitions business
    witnesses attending absentees monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    morning afternoon evening
    """.split()
) - {"director", "participants"}
_PAPERS = frozenset("times time mail".split())  # "Leeds Times" asks, too
# Of these: people's surnames, and given names, beside one that is nothing else.
_ALSO_SURNAMES = frozenset(
    """
    price case page winner order march may august read day key box rule held brand born link line
    legend friday
    """.split()
)
_ALSO_GIVEN = frozenset("april june may august".split())
# Given names that a form's field may begin with: "Grant Order", "Bill Page", "Max Price".
_ALSO_FIELDS = frozenset(
    """
    amber art austin bill brooklyn carol chad chase chelsea christian clay cliff crystal daisy
    dakota dale dawn dean drew earl eden eve faith flora florence frank gale gene georgia ginger
    grace grant guy hazel heather holly hope hunter iris ivy jack jasmine jay jean jordan joy kit
    lance lane lee lily mark mason max mercedes miles olive orlando paris parker pat pearl penny
    phoenix ray rich river rob robin rod rose ruby sage sandy santiago sky stan sterling sue taylor
    victor victoria violet virginia wade warren will
    """.split()
)
# Verbs and nouns of speech: "Hunt Says: …" is a headline, "Press Release: …" another.
_SPEECH = frozenset(
    """
    says said say asks asked tells told writes wrote warns warned adds added reads read report
    reports study poll survey statement release letter interview transcript quote quotes check
    """.split()
)
_MOST_WORDS = 8
# Nobody by name, in a Commonwealth Hansard: "Some hon. members: Hear, hear!"
_MEMBERS = re.compile(r"(?:(?:some|an|several) )?(?:hon|honourable) (?:member|senator)s?")


def read_label(text: str, start: int, end: int) -> Label | None:
    """The label at the beginning of the line ``text[start:end]``; None where there is none."""
    limit = min(end, start + LONGEST)
    match = _LABEL.match(text, start, limit)
    if match and (judged := _judge(match["label"])):
        key, shape, length, capitals = judged
        if shape is Shape.WEAK and " " in key and _NUMBERED.match(match["prefix"]):
            shape = Shape.NAMED  # "Q8 Olwyn Price:" asks
        dated = _STAMPED.search(match["prefix"]) is not None
        timed = _TIMED.search(match["prefix"]) or _TIMED.search(match[0], len(match["prefix"]))
        if dated or timed:
            shape = Shape.FORMAL
        at = match.start("label")
        words = _skip(text, match.end(), end)
        return Label(at, at + length, match.end("colon"), words, key, shape, capitals, dated)
    match = _ASKED.match(text, start, limit)
    if match:
        words = _skip(text, match.end(), end)
        letter = match["label"][0].casefold()
        at, stop = match.span("label")
        return Label(at, stop, match.end(), words, letter, Shape.ASKED, capitals=True)
    return _read_stopped(text, start, end)


def _read_stopped(text: str, start: int, end: int) -> Label | None:
    """The label of a record of Congress at the beginning of a line.

    Its shape is FORMAL where it has capitals, or who presides is spoken to behind it.
    """
    match = _STOPPED.match(text, start, min(end, start + LONGEST))
    if match is None or (match["surname"] or "").casefold() in _OFFICES:  # "Mr. Chairman. I rise"
        return None
    bracketed = text[match.end("label") : match.end() - 1].strip(" ,")
    at, stop = match.span("label")
    if bracketed[1:2].isupper() and parse_name(bracketed[1:-1]):  # "The SPEAKER (Mr. Doe)."
        stop = match.end() - 1
    key = " ".join(map(_folded, match["label"].split()))
    words = _skip(text, match.end(), end)
    shout = (match["surname"] or match["label"]).rsplit(maxsplit=1)[-1]
    formal = ADDRESS.match(text, match.end(), end) or shout[-2:].isupper() or "TEMP" in shout
    shape = Shape.FORMAL if formal else Shape.TITLED
    return Label(at, stop, match.end(), words, key, shape, capitals=False, stopped=True)


def read_alone(text: str, start: int, end: int) -> Label | None:
    """A label without a colon that is all of the line: "THE CHAIR", "Jane Doe  0:12"."""
    if end - start > LONGEST:
        return None
    match = _ALONE.match(text, start, end)
    judged = _judge(match["label"]) if match else None
    if match is None or judged is None:
        return None
    key, shape, length, capitals = judged
    at = match.start("label")
    timed = _TIMED.search(match[0]) is not None
    if timed:
        shape = Shape.FORMAL
    return Label(at, at + length, at + length, end, key, shape, capitals, timed=timed)


def is_stamped(text: str, start: int, end: int) -> bool:
    """Whether the line ``text[start:end]`` begins with a date and a time, and goes on."""
    match = _STAMPED.match(text, start, min(end, start + LONGEST))
    return match is not None and match.end() < end


def is_office(key: str) -> bool:
    """Whether the label of this ``key`` is an office alone, without anybody's name: "the chair"."""
    words = [word for word in key.split() if word not in _PARTICLES]
    return bool(words) and all(map(_has_office, words))


def read_examiner(text: str, start: int, end: int) -> Span | None:
    """Who asks from here on, where the line says only that: "BY MS LEE:"."""
    return _named(_EXAMINER, text, start, end)


def is_examiner_unnamed(text: str, span: Span) -> bool:
    """Whether the words for who asks are nobody's name: "COUNSEL TO THE INQUIRY"."""
    words = text[slice(*span)]
    judged = _judge(words)
    name = parse_name(words)
    return name is None or (judged is not None and is_office(judged[0]))


def read_witness(text: str, start: int, end: int) -> Span | None:
    """Who answers from here on, where the line says only that: "DR OKORO (sworn)"."""
    return _named(_WITNESS, text, start, end)


def _named(pattern: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    if end - start > LONGEST:
        return None
    match = pattern.match(text, start, end)
    judged = _judge(match["label"]) if match else None
    if match is None or judged is None or judged[1] < Shape.NAMED:
        return None
    at = match.start("label")
    return at, at + len(match["label"][: judged[2]].rstrip(","))


def _skip(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


@lru_cache(maxsize=4096)
def _judge(label: str) -> tuple[str, Shape, int, bool] | None:
    """Key, shape, length without what is no part of it, and whether it is in capitals."""
    brackets = list(_BRACKETS.finditer(label))
    length = len(label)
    for bracket in reversed(brackets):
        # "(laughing)", "(0:12)": how or when it is said. "(Leeds)", "(Ann Lee)": who says it.
        if bracket.end() == length and not bracket[0][1].isupper():
            length = len(label[: bracket.start()].rstrip())
    described = [each for each in brackets if each.end() <= length]
    bare = _BRACKETS.sub(" ", label[:length])
    words = bare.split()
    if not words or sum(word not in _PARTICLES for word in words) > _MOST_WORDS:
        return None
    folded = [_folded(word) for word in words]
    if not _can_name(words, folded):
        return None
    titled = any(word in _TITLES for word in folded[:3]) and len(folded) > 1
    office = any(map(_has_office, folded))
    doubtful = not (titled or office) and (
        folded[0] in _NEVER or (folded[-1] in _NEVER and folded[-1] not in _PAPERS)
    )
    capitals = bare.upper() == bare
    shape = _shape(bare, folded, titled=titled or office, capitals=capitals)
    if doubtful:
        named = _as_names(folded)
        if named is None:
            return None
        shape = min(shape, named)
    if described and _is_formal([each[0] for each in described], folded, shape):
        shape = Shape.FORMAL
    return " ".join(folded), shape, length, capitals


def _as_names(folded: list[str]) -> Shape | None:
    """How much words look like a name of which one is a word for something, too.

    "Simon Case" is one, "Test Case" and "Max Price" may be, "Case Update" is none.
    """
    first, last = folded[0], folded[-1]
    if not 2 <= len(folded) <= 4 or any(word in _NEVER for word in folded[1:-1]):
        return None
    if first not in _NEVER and last in _ALSO_SURNAMES:
        return Shape.NAMED if first in GIVEN and first not in _ALSO_FIELDS else Shape.WEAK
    if first in _ALSO_GIVEN and last not in _NEVER:
        return Shape.WEAK if last.endswith("s") else Shape.NAMED
    return None


def _can_name(words: list[str], folded: list[str]) -> bool:
    """Whether words may be somebody's label: capitalised, and no sentence's or heading's."""
    if _MEMBERS.fullmatch(" ".join(folded)):
        return True
    if len(folded) == 1 and folded[0] in {"q", "a"}:
        return False  # nobody's name
    if not all(
        word[:1].isupper() or word[:1].isdigit() or small in _PARTICLES or _JOINED.match(word)
        for word, small in zip(words, folded, strict=True)
    ):
        return False
    if folded[0] in _OPENERS or (len(folded) > 1 and folded[-1] in _PRESENT):
        return False
    if len(words) == 1 and _ROMAN.fullmatch(words[0]):
        return False  # "II: …", the second item
    return folded[-1] not in _SPEECH and folded[-1] not in _PARTICLES - {"a", "e", "y"}


def _is_formal(brackets: list[str], folded: list[str], shape: Shape) -> bool:
    """Whether it is Hansard's: "Ann Lee (Leeds) (Ind)", "The Chair (Tom Park)"."""
    if folded[0] == "the":
        return shape >= Shape.NAMED or _is_person(brackets[-1])
    return len(brackets) > 1 and shape >= Shape.NAMED


def _shape(bare: str, folded: list[str], *, titled: bool, capitals: bool) -> Shape:
    if titled:
        return Shape.TITLED
    if folded[0] == "the":
        return Shape.WEAK
    letters = sum(map(str.isalpha, bare))
    if len(folded) > 1 or (capitals and letters > 1):
        return Shape.NAMED
    return Shape.WEAK


def _has_office(word: str) -> bool:
    """Whether a word is an office, also behind a hyphen: "under-secretary"."""
    first, _, last = word.rpartition("-")
    return word in _OFFICES or last in _OFFICES or (last in _BEHIND_OFFICES and first in _OFFICES)


def _is_person(bracket: str) -> bool:
    """Whether somebody's name in full stands in brackets: "(Ann Lee)"."""
    name = parse_name(bracket.rstrip(",")[1:-1])
    return name is not None and (name.is_full or bool(name.titles))


def _folded(word: str) -> str:
    return word.casefold().strip(".,'’/&-#_") or word

"""The words of a sentence with what little grammar can be told from each alone.

No tagger: closed classes (articles, pronouns, prepositions, auxiliaries …) are
listed, the rest is told by endings and capitals. What stands in quotation
marks is one opaque word, :data:`QUOTED`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.given_names import GIVEN
from gpqa.sentence_words import SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.sentences import Span
    from gpqa.statements.quotations import Quotation

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "BE",
    "CLOCK",
    "COORDINATORS",
    "DETERMINERS",
    "DO",
    "FINITE",
    "HAVE",
    "MODALS",
    "MONTH_NAMES",
    "NEGATIONS",
    "OBJECT_PRONOUNS",
    "PREPOSITIONS",
    "QUOTED",
    "RELATIVES",
    "SUBJECT_PRONOUNS",
    "SUBORDINATORS",
    "TIMES",
    "TITLES",
    "Words",
    "is_adverb",
    "is_name_too",
]

QUOTED = "“”"
"""What ``Words.low`` holds for a whole quotation."""

_TOKEN = re.compile(
    r"""
      (?>(?:[^\W\d_]\.){2,})(?!\w)                             # U.S.  J.K.
    | (?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sens|Reps|Jr|Sr|St|Prof|Lt|Gen|Col|Sgt|Rev|Hon|Capt|Inc|Co
        |No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Del|Md|Va|[A-Z])\.(?=\s|,)
    | \d++(?>(?:[,.:]\d++)*)%?(?![-\w])
    | [^\W_]++(?>(?:[-/&.][^\W_]++|['’](?!(?:s|re|ve|ll|d|m)\b)[^\W_]++)*)
    | ['’](?:s|re|ve|ll|d|m)\b
    | --+ | \.\.+ | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BODIES_TOO = frozenset(["US", "WHO"])
"""In capitals these are no pronouns."""
_LONGEST_UNIT = 6000
"""Code points outside quotation marks that are read of one sentence: more is a table."""


class Words:
    """The tokens of ``text[start:end]`` in parallel lists, quotations as one token each."""

    __slots__ = ("ends", "low", "quotations", "starts", "text")

    def __init__(self, text: str, span: Span, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.low: list[str] = []
        self.quotations: dict[int, Quotation] = {}
        position, end = span
        end = min(end, position + _LONGEST_UNIT + sum(q.outer[1] - q.outer[0] for q in quotations))
        for quotation in quotations:
            before, after = quotation.outer
            if after > end:
                break
            self._read(position, before)
            self.quotations[len(self.low)] = quotation
            self.starts.append(before)
            self.ends.append(after)
            self.low.append(QUOTED)
            position = after
        self._read(position, end)
        self._name_first()

    def _read(self, start: int, end: int) -> None:
        starts, ends, low, text = self.starts, self.ends, self.low, self.text
        for match in _TOKEN.finditer(text, start, end):
            starts.append(match.start())
            ends.append(match.end())
            word = match[0]
            small = word.lower().replace("’", "'")
            # With a capital within a sentence it is a name, and so in no list of small words.
            name = word[0].isupper() and len(low) > 0 and _is_name(small, low[-1])
            low.append(word if name or word in _BODIES_TOO else small)

    def _name_first(self) -> None:
        """Keep the capital of a name that opens the sentence: "Kelly said", not "Finally"."""
        low = self.low
        if len(low) < 2 or not self.is_capital(0):
            return
        if not is_name_too(low[0]) and not (low[0] in MONTHS and low[1] in {"said", "says"}):
            return
        # "Tully, who …", "Kelly, 59, …": no adverb goes before these
        after = low[2] if len(low) > 2 and low[1] == "," else ""
        beside = after in {"who", "whose"} or after.isdigit()
        if low[0] in GIVEN or low[1] in SAYING or low[1] in HAVE or beside:
            low[0] = self.text[self.starts[0] : self.ends[0]]

    def __len__(self) -> int:
        return len(self.low)

    def span(self, first: int, stop: int) -> Span:
        """The characters of the tokens ``first`` to ``stop``, exclusive."""
        return self.starts[first], self.ends[stop - 1]

    def is_capital(self, index: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def is_word(self, index: int) -> bool:
        """Whether a token is a word or number, neither punctuation nor quotation."""
        return self.text[self.starts[index]].isalnum() and self.low[index] != QUOTED

    def closing(self, index: int) -> str:
        """The punctuation that the quotation at ``index`` ends with, marks within it apart."""
        quotation = self.quotations[index]
        return self.text[quotation.start : quotation.end].rstrip("'’\"”")[-1:]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SUBJECT_PRONOUNS = _set("he she they we i it you")
OBJECT_PRONOUNS = _set("him her them us me it you himself herself themselves itself")
RELATIVES = _set("who which whom whose that")
DETERMINERS = _set(
    """
    a an the this that these those his her its their our my your some many several most all both
    each every any no another other few one two three four five six seven eight nine ten dozens
    hundreds thousands such
    """
)
PREPOSITIONS = _set(
    """
    of in on at for from to by with as about against into over under after before during through
    between among amid within without since until than like including despite per via toward
    towards across around behind near outside inside upon throughout alongside following
    """
)
COORDINATORS = _set("and or but nor yet")
SUBORDINATORS = _set(
    """
    that because if while when whenever as since after before although though where whereas whether
    unless until once than so how why what
    """
)
BE = _set("is are was were be been being am 's 're 'm isn't aren't wasn't weren't ain't")
HAVE = _set("has have had having 's 've 'd hasn't haven't hadn't")
MODALS = _set(
    """
    will would can could may might must shall should 'll 'd won't wouldn't can't cannot couldn't
    shouldn't mustn't
    """
)
DO = _set("do does did don't doesn't didn't")
AUXILIARIES = BE | HAVE | MODALS | DO
NEGATIONS = _set(
    """
    not never isn't aren't wasn't weren't ain't hasn't haven't hadn't won't wouldn't can't cannot
    couldn't shouldn't don't doesn't didn't hardly neither nor mustn't
    """
)
ADVERBS = _set(
    """
    also then now again once often later earlier soon still even just only already always never not
    today yesterday tomorrow tonight meanwhile however instead further rather quite too therefore
    thus perhaps both all recently first initially since long yet previously subsequently famously
    hardly nevertheless nonetheless else here there ever almost finally afterwards himself herself
    themselves itself online so far much well back
    """
)
MONTH_NAMES = _set(
    """
    january february march april may june july august september october november december jan. feb.
    aug. sept. oct. nov. dec. jan feb aug sept oct nov dec
    """
)
TIMES = _set(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow
    january february march april june july august september october november december jan. feb.
    aug. sept. oct. nov. dec. morning afternoon evening night week month year weekend earlier later
    hours
    """
)
TITLES = _set(
    """
    mr mrs ms miss mr. mrs. ms. dr dr. sir dame lord lady baroness baron prof prof. professor sen
    sen. rep rep. gov gov. senator sens. reps. representative congressman congresswoman governor
    president judge justice king queen prince princess pope bishop archbishop rev. rev reverend
    father sister mayor coun alderman brigadier general gen. colonel col. captain capt. lieutenant
    lt. sergeant sgt. sgt
    chancellor councillor cllr superintendent inspector detective constable officer sheriff
    chairman chairwoman minister secretary spokesman spokeswoman spokesperson del. premier
    attorney commissioner director ambassador
    """
)

# Finite verbs that are no auxiliaries: the commonest irregular pasts, for clause borders.
_PASTS = _set(
    """
    went came took made gave got saw left kept began brought held stood met ran sent paid lost won
    fell rose grew led spent built drew drove sat wrote broke chose became sought bought hit cut
    put set let caught taught threw wore flew fled quit withdrew struck shook swept stole rang sank
    woke hid fought slept swam froze forgot forgave blew dealt dug drank ate fed hung knew leapt
    overcame slid stuck tore understood wept
    """
)
FINITE = AUXILIARIES | _PASTS


_NOT_ADVERBS = frozenset("family reply rally assembly ally italy july early supply only".split())
_MODAL_NAMES = frozenset("may will".split())


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb by the list or by its ending; no name is (Kelly, Long)."""
    if word in ADVERBS:
        return True
    return word.endswith("ly") and len(word) > 4 and word.islower() and word not in _NOT_ADVERBS


CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:am|pm)?|\d{1,2}(?:am|pm)")
"""A time of day that stands before what was said then: 12:40, 6.15pm."""
MONTHS = _set("march april may june august")  # names, too
_ADDRESS = _set("mr mrs ms miss dr mr. mrs. ms. dr. sir dame cllr prof lord lady professor")


_SMALL = DETERMINERS | PREPOSITIONS | TIMES | ADVERBS | FINITE | SUBORDINATORS | COORDINATORS


def _is_name(word: str, before: str) -> bool:
    """Whether a capitalised word within a sentence is a name though it is a small word, too."""
    if before in _ADDRESS and word in _SMALL:
        return True  # "Dr March", "Mr Long"
    return is_name_too(word) or (
        word in MONTHS and before.casefold() in GIVEN and before not in MONTHS
    )


def is_name_too(word: str) -> bool:
    """Whether a word is a name where it is written with a capital: kelly, rose, long, first."""
    return word in _MODAL_NAMES or word in _PASTS or is_adverb(word)

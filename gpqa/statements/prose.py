"""Who said what in running text: quotations and reported speech with their cues.

A sentence is read only where it holds quotation marks or one of the cue words.
What it says is found by :mod:`gpqa.statements.cues`; here the sentences are put
together around quotations, and a quotation without a cue of its own is given
that of the one it continues (:mod:`gpqa.statements.continued`), or the name beside
it (:mod:`gpqa.statements.named_quotations`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.statements.below_colons import listed_below, posted_below, units_inside
from gpqa.statements.continued import Source, continued, turns_to
from gpqa.statements.cues import find_cues
from gpqa.statements.headlines import find_headline, is_heading, is_headline
from gpqa.statements.lexicon import CUE_WORDS, VERBS, WHAT_WAS_TOLD
from gpqa.statements.named_quotations import announced, signed
from gpqa.statements.prose_units import SHORT_CUE, Unit, find_units, is_alone
from gpqa.statements.quotations import find_quotations
from gpqa.statements.statement import Statement
from gpqa.statements.words import QUOTED, Words
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.passages import Sentence
    from gpqa.statements.cue import Cue

__all__ = ["find_prose_statements"]

_KINDS = frozenset({Kind.BODY, Kind.BULLET, Kind.HEADLINE})
_WORD = re.compile(r"[^\W\d_]+")


def find_prose_statements(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]
) -> list[Statement]:
    """The statements in the paragraphs, bullets and headlines of ``text``, in order.

    ``blocks`` are those of :func:`gpqa.structure.parse_structure`, without any
    that another module answers for; ``sentences`` are those of
    :func:`gpqa.passages.find_sentences`. Takes time linear in the text's length.
    """
    prose = [block for block in blocks if block.kind in _KINDS]
    quotations = find_quotations(text, prose)
    found: list[Statement] = []
    latest: Source | None = None
    units = list(find_units(prose, sentences, quotations))
    known: set[int] = set()
    for number, unit in enumerate(units):
        if unit.start in known or is_heading(text, unit, prose):
            continue
        statements = _told(text, unit, prose)
        if not statements and number + 1 < len(units) and _asks(text, unit):
            statements = _asked(text, unit, units[number + 1])
        if (
            not statements
            and unit.quotations
            and _is_authors(text, unit, units[number + 1 : number + 2])
        ):
            continue
        if not statements and unit.quotations:
            led = _led(text, prose, units[number - 1], unit) if number else []
            statements = led or announced(text, units, number, prose[unit.block])
        if not statements and unit.quotations:
            statements = signed(text, unit, units[number + 1 : number + 2])
        if not statements and unit.quotations:
            turned = turns_to(text, units, number, latest)
            statements = list(continued(text, unit, number, turned))
        if statements:
            posted = posted_below(text, prose, unit, statements[-1])
            statements[len(statements) - bool(posted) :] = posted
            known.update(units_inside(units, number, posted))
            direct = [s for s in statements if s.attribution is Attribution.DIRECT]
            last = (direct or statements)[-1]
            latest = Source(
                last.cue, last.named, unit.block, number, last.attribution is Attribution.DIRECT
            )
            found += statements
            listed = listed_below(text, prose, units, number, statements[-1])
            found += listed
            known.update(statement.start for statement in listed)
    if units:
        found += find_headline(text, units[0], found)
    found = [each for each in found if not _says_nothing(text, each)]
    return sorted(found, key=lambda s: (s.start, s.end))


_NOTHING = WHAT_WAS_TOLD - {"them"} | {"he", "she", "they", "which"}


def _says_nothing(text: str, said: Statement) -> bool:
    """Whether only a word for what was said is left: "It was proposed by Ms Lee".

    Not where it is denied: that says something.
    """
    if said.attribution is not Attribution.REPORTED or said.end - said.start > len("these"):
        return False
    word = text[said.start : said.end].casefold()
    return word in _NOTHING and not (word in WHAT_WAS_TOLD and _says_no(text, said))


def _says_no(text: str, said: Statement) -> bool:
    """Whether a cue's verb says no to what was told before it: "This was denied by Ms Lee"."""
    words = _WORD.findall(text[slice(*said.cue)].lower()) if said.cue else []
    return any("x" in verb.frames for word in words for verb, _ in VERBS.get(word, ()))


def _asks(text: str, unit: Unit) -> bool:
    """Whether a unit is a quotation that ends in a mark that may stand within a sentence."""
    if not unit.quotations or not is_alone(text, unit):
        return False
    last = unit.quotations[-1]
    return text[last.start : last.end].rstrip("'’\"”")[-1:] in {*"?!…"} and not last.continues


def _asked(text: str, unit: Unit, following: Unit) -> list[Statement]:
    """What a unit says with the next as its cue: "“Why?” Mr Lee asked the audience."""
    if following.block != unit.block or following.end - following.start > SHORT_CUE:
        return []
    if following.quotations and following.quotations[0].outer[0] == following.start:
        return []
    both = Unit(unit.start, following.end, unit.block, unit.quotations + following.quotations)
    last = unit.quotations[-1]
    return [s for s in _read(text, both) if s.start <= last.start and s.end <= last.end]


# "5. The driver", "4.1 The chair", "[12] Lord Fenn", "(a) Counsel"; bare only where nothing is
# counted: "12 The court", never "12 Boys"
_PARAGRAPH_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|[\[(](?:\d{1,3}|[a-z]{1,4})[\])]"
    r"|\d{1,3}(?=\s{1,4}(?:The|An?|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|He|She|It|They|We|I|In|On"
    r"|At|This|That|His|Her|Counsel)\b))\s{1,4}(?=[“\"‘']?[^\W\d_a-z])"
)


def _past_number(text: str, start: int, end: int) -> int:
    """Where a line's own words begin behind its paragraph's number, which is nobody's name."""
    opens = start == 0 or text[start - 1] in "\n\r"
    number = _PARAGRAPH_NUMBER.match(text, start, end) if opens else None
    return number.end() if number else start


def _read(text: str, unit: Unit) -> list[Statement]:
    """The statements of a unit that have their cue in it."""
    if not _has_colon(text, unit) and CUE_WORDS.isdisjoint(
        _WORD.findall(text[unit.start : unit.end].lower())
    ):
        return []
    start = _past_number(text, unit.start, unit.end)
    words = Words(text, (start, unit.end), unit.quotations)
    statements: list[Statement] = []
    for cue in find_cues(words):
        statements += _statements(words, cue)
    return statements


def _has_colon(text: str, unit: Unit) -> bool:
    """Whether a colon stands before the last quotation: the clause before it may tell whose."""
    if not unit.quotations:
        return False
    return text[unit.start : unit.quotations[-1].outer[0]].rstrip().endswith(":")


def _told(text: str, unit: Unit, blocks: Sequence[Block]) -> list[Statement]:
    """The statements of a unit; of a headline, only what somebody says in it."""
    found = _read(text, unit)
    if not found or not is_headline(text, unit, blocks):
        return found
    return [each for each in found if _says(text, each) and not _is_told(text, each)]


_FREELY = frozenset("zq")
_TO_SOMEBODY = frozenset("ro")
_OF_WHAT = frozenset("of about over to that by".split())


def _is_told(text: str, statement: Statement) -> bool:
    """Whether a headline's subject only hears it: "Residents warned of floods".

    A headline tells what is done in the present, and what is done to somebody without "are".
    """
    if statement.cue is None or statement.start < statement.cue[1]:
        return False
    words = _WORD.findall(text[slice(*statement.cue)].lower())
    while words and words[-1] in _OF_WHAT:
        words.pop()
    forms = VERBS.get(words[-1], ()) if words else ()
    return any(form == "past" and verb.frames & _TO_SOMEBODY for verb, form in forms)


def _says(text: str, statement: Statement) -> bool:
    """Whether a headline's statement is what somebody says, not what they are said to do.

    "Mayor backs tram as critics fume" gives the writer's words in few, and nobody's.
    """
    if statement.attribution is Attribution.DIRECT or statement.cue is None:
        return True
    words = _WORD.findall(text[slice(*statement.cue)].lower())
    verbs = [verb for word in words for verb, _ in VERBS.get(word, ())]
    return not verbs or any(verb.frames & _FREELY for verb in verbs)


def _statements(words: Words, cue: Cue) -> Iterator[Statement]:
    cue_span = words.span(cue.first, cue.stop)
    named = words.span(*cue.named)
    for first, stop in cue.contents:
        if stop - first == 1 and words.low[first] == QUOTED:
            quotation = words.quotations[first]
            yield Statement(quotation.start, quotation.end, Attribution.DIRECT, cue_span, named)
            continue
        start, end = words.span(first, stop)
        quoted = tuple(
            (q.start, q.end) for i in range(first, stop) if (q := words.quotations.get(i))
        )
        yield Statement(start, end, Attribution.REPORTED, cue_span, named, quoted)


# "“Do you miss it?” I asked": the writer's own words.
_I_ASKED = re.compile(r"[\s,]*+(?:I|we)\s(?:then\s)?[a-z]{3,12}\b|[\s,]*+(?:said|asked) I\b")


def _is_authors(text: str, unit: Unit, following: Sequence[Unit]) -> bool:
    """Whether the writer says that the quotation is his own."""
    end = unit.quotations[-1].outer[1]
    stop = unit.end
    if following and following[0].block == unit.block:
        stop = following[0].end
    return _I_ASKED.match(text, end, stop) is not None


def _led(text: str, blocks: Sequence[Block], before: Unit, unit: Unit) -> list[Statement]:
    """A paragraph that is a quotation, below a numbered one that leads to it: "5. Mr Lee said:"."""
    first = blocks[before.block]
    if _past_number(text, first.start, first.end) == first.start:
        return []
    if before.block + 1 != unit.block or text[before.end - 1] != ":" or not is_alone(text, unit):
        return []
    both = Unit(before.start, unit.end, before.block, before.quotations + unit.quotations)
    return [each for each in _read(text, both) if each.start >= unit.start]

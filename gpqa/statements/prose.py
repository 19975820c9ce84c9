"""Who said what in running text: quotations and reported speech with their cues.

A sentence is read only where it holds quotation marks or one of the cue words.
What it says is found by :mod:`gpqa.statements.cues`; here the sentences are put
together around quotations, and a quotation without a cue of its own is given
that of the one it continues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from gpqa.models import Attribution
from gpqa.sentences import trim
from gpqa.statements.cues import find_cues
from gpqa.statements.lexicon import CUE_WORDS, VERBS, WHAT_WAS_TOLD
from gpqa.statements.listed import past_list
from gpqa.statements.opening_subjects import first_subject
from gpqa.statements.phrases import PhraseKind, read_phrase
from gpqa.statements.quotations import Quotation, find_quotations
from gpqa.statements.statement import Statement
from gpqa.statements.words import QUOTED, Words
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.passages import Sentence
    from gpqa.sentences import Span
    from gpqa.statements.cue import Cue

__all__ = ["find_prose_statements"]

_SHORT_CUE = 400  # code points of a sentence that is a quotation's cue
_KINDS = frozenset({Kind.BODY, Kind.BULLET, Kind.HEADLINE})
_LABEL = re.compile(r"[^\W\d_][\w. ]{1,30}:|\(")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or several where one quotation spans their borders."""

    start: int
    end: int
    block: int
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """Whom the latest statement came from, for what continues it."""

    cue: Span | None
    named: Span | None
    block: int
    unit: int
    direct: bool


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
    latest: _Source | None = None
    units = list(_units(prose, sentences, quotations))
    known: set[int] = set()
    for number, unit in enumerate(units):
        if unit.start in known or _is_heading(text, unit, prose):
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
            statements = led or _announced(text, units, number, prose[unit.block])
        if not statements and unit.quotations:
            statements = _signed(text, unit, units[number + 1 : number + 2])
        if not statements and unit.quotations:
            turned = _turns_to(text, units, number, latest)
            statements = list(_continued(text, unit, number, turned))
        if statements:
            posted = _posted(text, prose, unit, statements[-1])
            statements[len(statements) - bool(posted) :] = posted
            known.update(_inside(units, number, posted))
            direct = [s for s in statements if s.attribution is Attribution.DIRECT]
            last = (direct or statements)[-1]
            latest = _Source(
                last.cue, last.named, unit.block, number, last.attribution is Attribution.DIRECT
            )
            found += statements
            listed = _listed(text, prose, units, number, statements[-1])
            found += listed
            known.update(statement.start for statement in listed)
    if units:
        found += _headline(text, units[0], found)
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


def _listed(
    text: str, blocks: Sequence[Block], units: Sequence[_Unit], number: int, said: Statement
) -> list[Statement]:
    """The bullets that go on with a statement: "Ms Lee said the plan would:"."""
    unit = units[number]
    if text[unit.end - 1] != ":" or not unit.end - 1 <= said.end <= unit.end:
        return []
    found = []
    end = past_list(text, blocks, unit.block)
    for following in islice(units, number + 1, None):
        if following.block >= end:
            break
        quoted = tuple((q.start, q.end) for q in following.quotations)
        found.append(replace(said, start=following.start, end=following.end, quoted=quoted))
    return [replace(each, attribution=Attribution.REPORTED) for each in found]


_MARKER = re.compile(r"(?:>[ \t\u00a0]?){1,4}")
_LONGEST_POST = 4000
_MOST_POSTED = 200  # paragraphs


def _posted(text: str, blocks: Sequence[Block], unit: _Unit, said: Statement) -> list[Statement]:
    """Whole what somebody says below "She writes:": a paragraph, or the lines marked by ">"."""
    cue = blocks[unit.block]
    if unit.block + 1 == len(blocks) or text[cue.end - 1] != ":" or not said.cue:
        return []
    first = blocks[unit.block + 1]
    if unit.quotations or first.kind is not Kind.BODY or not first.start <= said.start < first.end:
        return []
    if said.cue[1] < cue.end - 1:
        return []
    marked = text[first.start] == ">"
    found = []
    for block in islice(blocks, unit.block + 1, unit.block + 1 + _MOST_POSTED):
        marker = _MARKER.match(text, block.start, block.end)
        if (marked and marker is None) or (not marked and block is not first):
            break
        start, end = trim(text, marker.end() if marker else block.start, block.end)
        if end - start > _LONGEST_POST or (not marked and _MARKS.search(text, start, end)):
            break
        if start < end:
            found.append(replace(said, start=start, end=end, attribution=Attribution.DIRECT))
    return found


_MARKS = re.compile('[“”"]')


def _inside(units: Sequence[_Unit], number: int, posted: Sequence[Statement]) -> Iterator[int]:
    """Where the units begin that stand behind one and in what was posted there."""
    for unit in islice(units, number + 1, None):
        if not posted or unit.start >= posted[-1].end:
            break
        yield unit.start


_NAMED_HEADLINE = re.compile(r"((?:[A-Z][\w.’'-]*+ ){0,3}[A-Z][\w’'-]*+): (\S[^\n]{15,300})")


def _headline(text: str, unit: _Unit, found: Sequence[Statement]) -> Iterator[Statement]:
    """For "Lee: Tax Must Fall", where the text goes on to tell what somebody called Lee said."""
    match = _NAMED_HEADLINE.fullmatch(text, unit.start, unit.end)
    if match is None or any(s.start < unit.end for s in found):
        return
    name = match[1].split()[-1]
    if not any(s.named and name in text[slice(*s.named)].split() for s in found):
        return
    start, end = match.span(2)
    while text[end - 1] == ".":
        end -= 1
    quoted = tuple((q.start, q.end) for q in unit.quotations if q.outer[0] >= start)
    yield Statement(start, end, Attribution.REPORTED, match.span(1), match.span(1), quoted)


def _asks(text: str, unit: _Unit) -> bool:
    """Whether a unit is a quotation that ends in a mark that may stand within a sentence."""
    if not unit.quotations or not _alone(text, unit):
        return False
    last = unit.quotations[-1]
    return text[last.start : last.end].rstrip("'’\"”")[-1:] in {*"?!…"} and not last.continues


def _asked(text: str, unit: _Unit, following: _Unit) -> list[Statement]:
    """What a unit says with the next as its cue: "“Why?” Mr Lee asked the audience."""
    if following.block != unit.block or following.end - following.start > _SHORT_CUE:
        return []
    if following.quotations and following.quotations[0].outer[0] == following.start:
        return []
    both = _Unit(unit.start, following.end, unit.block, unit.quotations + following.quotations)
    last = unit.quotations[-1]
    return [s for s in _read(text, both) if s.start <= last.start and s.end <= last.end]


def _units(
    blocks: Sequence[Block], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Iterator[_Unit]:
    """Sentences in ``blocks``, joined where a quotation spans their borders."""
    at = 0
    block = 0
    start: int | None = None
    end = 0
    inside: list[Quotation] = []
    for sentence in sentences:
        while block < len(blocks) and blocks[block].end <= sentence.start:
            block += 1
        if block == len(blocks):
            break
        if sentence.start < blocks[block].start:
            continue  # in a block that is somebody else's
        if start is None:
            start = sentence.start
            inside = []
        while at < len(quotations) and quotations[at].outer[0] < sentence.end:
            if quotations[at].outer[0] >= start:
                inside.append(quotations[at])
            at += 1
        end = sentence.end
        if inside and inside[-1].outer[1] > end:
            continue
        yield _Unit(start, end, block, tuple(inside))
        start = None
    if start is not None:
        yield _Unit(start, max(end, inside[-1].outer[1] if inside else end), block, tuple(inside))


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


def _read(text: str, unit: _Unit) -> list[Statement]:
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


def _has_colon(text: str, unit: _Unit) -> bool:
    """Whether a colon stands before the last quotation: the clause before it may tell whose."""
    if not unit.quotations:
        return False
    return text[unit.start : unit.quotations[-1].outer[0]].rstrip().endswith(":")


def _told(text: str, unit: _Unit, blocks: Sequence[Block]) -> list[Statement]:
    """The statements of a unit; of a headline, only what somebody says in it."""
    found = _read(text, unit)
    if not found or not _is_headline(text, unit, blocks):
        return found
    return [each for each in found if _says(text, each)]


_TOP = 2  # paragraphs: the title and what stands below it
_LONGEST_TITLE = 120
_QUOTED_LAST = re.compile(r"[\w%][’”\"']\Z")


def _is_headline(text: str, unit: _Unit, blocks: Sequence[Block]) -> bool:
    """Whether a unit is one, also where it ends in a word that is quoted: "… of ‘betrayal’"."""
    block = blocks[unit.block]
    return block.kind is Kind.HEADLINE or (
        unit.block < _TOP
        and (unit.start, unit.end) == (block.start, block.end)
        and block.end - block.start <= _LONGEST_TITLE
        and _QUOTED_LAST.search(text[block.end - 2 : block.end]) is not None
    )


_FREELY = frozenset("zq")


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


def _turns_to(
    text: str, units: Sequence[_Unit], number: int, latest: _Source | None
) -> _Source | None:
    """Who is heard where a sentence before the quotation brings in somebody else.

    "“It is fair,” said Ms Lee. Mr Park laughed. “She never pays.”" is Mr Park's: the sentence
    just before it is its cue. Where others come in between, nobody is.
    """
    unit = units[number]
    if number and _answers(text, units[number - 1], unit):
        return None
    for at in range(number - 1, max(-1, number - 4, latest.unit if latest else -1), -1):
        before = units[at]
        if before.block != unit.block or before.end - before.start > _SHORT_CUE:
            break
        if _alone(text, before):
            continue
        subject = _subject(text, before)
        phrase = read_phrase(text[slice(*subject)]) if subject is not None else None
        if subject is None or phrase is None:
            return None
        if phrase.kind is PhraseKind.PRONOUN and latest is not None:
            continue
        if latest is not None and latest.named and _names(text, latest.named, subject):
            continue
        person = phrase.one_person or phrase.kind in {PhraseKind.NAME, PhraseKind.PRONOUN}
        if at == number - 1 and person and _is_sentence(text, unit.quotations[0]):
            return _Source((before.start, before.end), subject, before.block, at, direct=False)
        return None
    return latest


def _answers(text: str, before: _Unit, unit: _Unit) -> bool:
    """Whether one quotation follows right on a question: "“Did I?” “You did.”" is two people's."""
    return (
        before.block == unit.block
        and bool(before.quotations)
        and before.quotations[-1].outer[1] == before.end
        and text[before.quotations[-1].end - 1] == "?"
        and unit.quotations[0].outer[0] == unit.start
    )


def _subject(text: str, unit: _Unit) -> Span | None:
    """The words that a sentence is about; None where its grammar does not show them."""
    words = Words(text, (unit.start, unit.end), unit.quotations)
    subject = first_subject(words, len(words)) if len(words) else None
    if subject is None or subject[1] >= len(words) or words.low[subject[1]] == QUOTED:
        return None
    return words.span(*subject)


def _names(text: str, named: Span, subject: Span) -> bool:
    """Whether both are the same name, by their last words: "Ann Lee", "Lee"."""
    one, other = text[slice(*named)].split(), text[slice(*subject)].split()
    return bool(one and other) and one[-1].strip(",") == other[-1].strip(",")


def _continued(text: str, unit: _Unit, number: int, latest: _Source | None) -> Iterator[Statement]:
    """Quotations that are a unit by themselves, under the cue of what they continue."""
    if not _alone(text, unit) and not (
        latest is not None
        and latest.direct
        and latest.block == unit.block
        and unit.quotations[0].outer[0] == unit.start
        and len(text[unit.quotations[0].start : unit.quotations[0].end].split(maxsplit=4)) > 4
    ):
        return
    first = unit.quotations[0]
    source = latest
    if source is not None:
        near = source.unit >= number - (3 if source.block == unit.block else 1)
        near = near and source.block >= unit.block - 1
        if not near and not first.resumes:
            source = None
    if source is None and not _is_sentence(text, first):
        return
    for quotation in unit.quotations if _alone(text, unit) else (first,):
        yield Statement(
            quotation.start,
            quotation.end,
            Attribution.DIRECT,
            source.cue if source else None,
            source.named if source else None,
        )


# "… greatest shame." ― Sonya Hill, of Leeds
_SIGNATURE = re.compile(
    r"\s*+(?:[―—–-]{1,3})\s*+((?:[A-Z][\w.'’-]*+\s*+){1,5})(?:,[^\n]{0,80})?\.?\s*+"
)


# "“Do you miss it?” I asked": the writer's own words.
_I_ASKED = re.compile(r"[\s,]*+(?:I|we)\s(?:then\s)?[a-z]{3,12}\b|[\s,]*+(?:said|asked) I\b")


def _is_authors(text: str, unit: _Unit, following: Sequence[_Unit]) -> bool:
    """Whether the writer says that the quotation is his own."""
    end = unit.quotations[-1].outer[1]
    stop = unit.end
    if following and following[0].block == unit.block:
        stop = following[0].end
    return _I_ASKED.match(text, end, stop) is not None


def _led(text: str, blocks: Sequence[Block], before: _Unit, unit: _Unit) -> list[Statement]:
    """A paragraph that is a quotation, below a numbered one that leads to it: "5. Mr Lee said:"."""
    first = blocks[before.block]
    if _past_number(text, first.start, first.end) == first.start:
        return []
    if before.block + 1 != unit.block or text[before.end - 1] != ":" or not _alone(text, unit):
        return []
    both = _Unit(before.start, unit.end, before.block, before.quotations + unit.quotations)
    return [each for each in _read(text, both) if each.start >= unit.start]


def _announced(text: str, units: Sequence[_Unit], number: int, block: Block) -> list[Statement]:
    """A paragraph that is a name and a quotation: "Ann Lee, of Shelter: “…”".

    With an age, a few words will do, and the next may follow in the same paragraph: "Ann Lee, 44:
    “I saw it.” Tom Park, 51, a baker, from Leeds: “So did I.”".
    """
    unit = units[number]
    quotation = unit.quotations[0]
    colon = text.rfind(":", unit.start, quotation.outer[0])
    far = colon == -1 or colon - unit.start > _LONGEST_NAME
    if far or any(map(str.isalnum, text[colon : quotation.outer[0]])):
        return []
    start, end = trim(text, unit.start, colon)
    aged = _AGED.fullmatch(text, start, end)
    short = aged is not None and _ends_as_sentence(text, quotation)
    if not short and not _is_sentence(text, quotation):
        return []
    if unit.start != block.start and not (aged and _follows_quotation(units, number)):
        return []
    phrase = read_phrase(text[start : aged.end(1) if aged else end])
    named = phrase.kind is PhraseKind.BODY or (phrase.name is not None and phrase.name.is_full)
    if not named or not text[start].isupper():
        return []
    if phrase.kind is PhraseKind.BODY and (
        not text[: block.start].strip() or _NUMBERED.search(text, start, end)
    ):
        return []  # a title: "The Long Road, part 2: “Who was there?”"
    return [
        Statement(quotation.start, quotation.end, Attribution.DIRECT, (start, end), (start, end))
    ]


def _follows_quotation(units: Sequence[_Unit], number: int) -> bool:
    """Whether the sentence before ends with a quotation."""
    before = units[number - 1] if number else None
    return bool(before and before.quotations and before.quotations[-1].outer[1] == before.end)


# Somebody of an age, and what else is told: "Paul Weir, 44, a baker, from Leeds", "Al Roe (9)".
_AGED = re.compile(
    r"((?:[A-Z][\w.’'-]*+ ){1,3}[A-Z][\w’'-]*+)"
    r"(?:, (?:aged )?\d{1,3}| \((?:aged )?\d{1,3}\b[^()\n]{0,60}\))"
    r"(?:,? [^:\n]{1,80})?"
)
_LONGEST_NAME = 90
_NUMBERED = re.compile(r",[^,]{1,40}?\d{1,6}\Z")
_INITIAL = re.compile(r"\b[A-Z]\.?\s*+\Z")


def _signed(text: str, unit: _Unit, following: Sequence[_Unit]) -> list[Statement]:
    """A quotation with its speaker's name after a dash."""
    quotation = unit.quotations[-1]
    if quotation.outer[0] != unit.start or not _is_sentence(text, quotation):
        return []
    match = _SIGNATURE.fullmatch(text, quotation.outer[1], unit.end)
    if match is not None and _INITIAL.search(match[1]):  # "― Ann P. Lee" is read as two sentences
        line = text.find("\n", unit.end, unit.end + 80)
        match = _SIGNATURE.fullmatch(text, quotation.outer[1], max(line, unit.end)) or match
    if match is None and following and following[0].block == unit.block:
        match = _SIGNATURE.fullmatch(text, quotation.outer[1], following[0].end)
    if match is None or not match[1].strip():
        return []
    named = trim(text, *match.span(1))
    cue = trim(text, *match.span())
    return [Statement(quotation.start, quotation.end, Attribution.DIRECT, cue, named)]


def _alone(text: str, unit: _Unit) -> bool:
    """Whether nothing but quotations stands in a unit."""
    rest = unit.start
    for quotation in unit.quotations:
        if any(map(str.isalnum, text[rest : quotation.outer[0]])):
            return False
        rest = quotation.outer[1]
    return not any(map(str.isalnum, text[rest : unit.end]))


_HEADING_WORDS = 30


def _is_heading(text: str, unit: _Unit, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph is quoted words without a full stop: a heading or pull quote, nobody's.

    What ends with a stop, a question or a comma, and what an open quotation goes on with, is
    said.
    """
    block = blocks[unit.block]
    if len(unit.quotations) != 1 or (unit.start, unit.end) != (block.start, block.end):
        return False
    only = unit.quotations[0]
    words = text[only.start : only.end]
    return (
        only.outer == (unit.start, unit.end)
        and not (only.continues or only.resumes)
        and words[-1:].isalnum()
        and len(words.split(maxsplit=_HEADING_WORDS)) <= _HEADING_WORDS
        and unit.block > 0
        and text[blocks[unit.block - 1].end - 1] not in ":,"
    )


def _is_sentence(text: str, quotation: Quotation) -> bool:
    words = text[quotation.start : quotation.end]
    return (
        _ends_as_sentence(text, quotation)
        and not _LABEL.match(words)
        and len(words.split(maxsplit=4)) > 4
    )


def _ends_as_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation, however short, begins and ends as a sentence."""
    words = text[quotation.start : quotation.end]
    return words[:1].isupper() and (words[-1:] in ".!?…" or quotation.continues)

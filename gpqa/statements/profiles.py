"""Portraits of one person who was interviewed: whose the answers are that name nobody.

"The Monday interview: Nora Quill", and then: "Has she forgiven him? “There was nothing to
forgive.”" In such an article a quotation without a speaker is the portrayed one's where it
answers the writer's question, or where its paragraph tells of nobody else. Whoever else is
quoted is named; where somebody else comes in between, the quotation stays nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gpqa.models import Attribution
from gpqa.name_words import PERSON_NOUNS
from gpqa.names import agrees, parse_name
from gpqa.statements.headings import find_heading
from gpqa.statements.interviewed import find_interviewed
from gpqa.statements.mentions import find_mentions
from gpqa.statements.nameless import find_nameless
from gpqa.statements.phrase_names import KIN, looks_like_person
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.given_names import Gender
    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.statements.mentions import Mention
    from gpqa.statements.person import Person
    from gpqa.statements.statement import Statement

__all__ = ["Portrait", "find_portrait", "with_answers"]


class Portrait(NamedTuple):
    """Whom an article portrays."""

    cue: Span
    """Where it says that this one is interviewed."""
    named: Span
    """The name there."""
    name: Name


# "The Friday interview: …", "… | Profile", "Ann Lee interview: …", "A profile of …"; never a
# high-profile captain, nor what the police or an employer holds.
_NO_PORTRAIT = r"(?<![\w-])(?<!police\s)(?<!job\s)(?<!tv\s)(?<!radio\s)"
_KICKER = r"(?:the\s(?:[\w’'&.]{1,20}\s){0,3}|(?:big|exclusive|weekend|[a-z]{3,6}day)\s)?"
_INTERVIEW = re.compile(
    rf"(?:\A|[:|•·–—]\s?){_KICKER}{_NO_PORTRAIT}(?:interview|profile)\s?(?:[:|•·–—]|\Z)"
    rf"|\A(?:(?-i:[^\W\d_a-z])[\w’'.-]{{0,20}}\s){{2,4}}{_NO_PORTRAIT}interview:"
    rf"|{_NO_PORTRAIT}interview\swith\b|(?:\A|\ba\s)profile\sof\b"
    r"|\b(?:in\sconversation\swith"
    r"|(?:lunch|dinner|breakfast|coffee|tea|an?\s(?:hour|afternoon|morning|evening|day))\swith)\b",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"(?:words|story|report(?:ing)?|interview|text)?\s?by:?\s|photo", re.IGNORECASE
)
_LEAD = 2  # paragraphs in which a writer tells whom they met
_QUOTED = re.compile(r"“[^”]*+(?:”|\Z)|\"[^\"]*+(?:\"|\Z)|(?<!\w)‘[^’]{0,300}+’")
_FAR = 4000  # code points of a paragraph before a quotation that are looked at
_ASIDE = 160  # of what may stand between a question and its answer
_HE: dict[str, Gender] = {"he": "m", "she": "f"}
_OF: dict[Gender, re.Pattern[str]] = {
    "m": re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b"),
    "f": re.compile(r"\b(?:[Ss]he|[Hh]er)\b"),
}
_QUESTION = re.compile(
    r"(?:\A|[.!?”\"]\s{1,3}|\n\s{0,3})([^.!?\n]{2,300}\?)[”\"*]?(?P<rest>[^?]*)\Z"
)
# "What does her mother think?" is answered by the mother.
_OF_ANOTHER = re.compile(
    r"\b(?:does|did|do|would|will|has|had|is|was|can|could|might|should)\s"
    r"(?!he\b|she\b|you\b|they\b|it\b|this\b|that\b|there\b)"
    r"[^?]{1,80}\b(?:think|say|feel|remember|mind|agree|react|respond|reply|answer|recall|like|want"
    r"|know|believe|make\sof)\b"
)


def find_portrait(text: str, blocks: Sequence[Block]) -> Portrait | None:
    """Whom an article portrays by its heading or its first paragraphs; None for nobody or two."""
    heading = find_heading(text, blocks)
    lines = [line for line in heading.lines if not _CREDITS.match(text, *line)]
    found: list[tuple[Span, Mention]] = [
        (line, mention)
        for line in lines
        for mention in find_mentions(text, [Block(Kind.BODY, *line)])
        if mention.name.is_full and (mention.strong or looks_like_person(mention.name))
    ]
    if any(_INTERVIEW.search(text[slice(*line)]) for line in lines):
        alone = not any(_is_joined(text, line, mention) for line, mention in found)
        if found and alone and all(agrees(each.name, found[0][1].name) for _, each in found):
            cue, mention = found[0]
            return Portrait(cue, (mention.start, mention.end), mention.name)
        return None
    body = [block for block in blocks[heading.blocks :] if block.kind is Kind.BODY]
    met = find_interviewed(text, body[:_LEAD], [])
    name = parse_name(text[slice(*met.answers)]) if met.answers and met.sure else None
    if name is None or met.answers is None:
        return None
    return Portrait(met.answers, met.answers, name)


_JOINED = re.compile(r",?\s(?:and|&)\s(?:(?:his|her|their)\s)?[^\W\d_a-z]")
_JOINS = re.compile(r"[^\W\d_a-z][\w’'-]{1,20},?\s(?:and|&)\s\Z")


def _is_joined(text: str, line: Span, mention: Mention) -> bool:
    """Whether somebody is named beside another: "Ann Lee and Tom Park"."""
    before = text[max(line[0], mention.start - 40) : mention.start]
    return _JOINS.search(before) is not None or bool(_JOINED.match(text, mention.end, line[1]))


def with_answers(
    text: str,
    blocks: Sequence[Block],
    portrait: Portrait,
    heard: Sequence[tuple[Statement, Person | None]],
    mentioned: Sequence[Person],
) -> list[tuple[Statement, Person | None]]:
    """The statements with who made them, the answers of whom the article portrays among them."""
    known = [each for each in mentioned if each.parts and agrees(each.parts, portrait.name)]
    if len(known) != 1:
        return list(heard)
    reader = _Reader(text, blocks, known[0], mentioned)
    answered: list[tuple[Statement, Person | None]] = []
    own: Span | None = None  # the "she" of the last answer, which may have two parts
    for statement, person in heard:
        again = own is not None and statement.named == own
        if person is None and (again or reader.is_answer(statement)):
            own = statement.named
            cue = statement.cue or portrait.cue
            named = statement.named or portrait.named
            answered.append((replace(statement, cue=cue, named=named), known[0]))
            reader.see(statement, known[0])
        else:
            answered.append((statement, person))
            reader.see(statement, person)
    return answered


class _Reader:
    """One way through an article, with what was said in the paragraph up to here."""

    def __init__(
        self, text: str, blocks: Sequence[Block], one: Person, mentioned: Sequence[Person]
    ) -> None:
        self._text = text
        self._blocks = blocks
        self._starts = [block.start for block in blocks]
        self._one = one
        self._sex = one.gender
        self._others: dict[str, set[Gender | None]] = {}
        for each in mentioned:
            if each.key != one.key and each.parts:
                for word in (each.parts.surname, *each.parts.given):
                    self._others.setdefault(word.casefold(), set()).add(each.gender)
        self._block = -1
        self._end = 0
        """Where the last statement ends."""
        self._by_others = False
        """Whether somebody else is heard in the paragraph."""

    def see(self, statement: Statement, person: Person | None) -> None:
        """Take in that somebody says something."""
        block = self._at(statement.start)
        if block != self._block:
            self._block, self._by_others = block, False
        said = self._text[slice(*statement.named)].casefold() if statement.named else ""
        if person is not None and person.key == self._one.key and said in _HE:
            self._sex = self._sex or _HE[said]
        self._by_others |= person is not None and person.key != self._one.key
        cue = statement.cue[1] if statement.cue and self._at(statement.cue[0]) == block else 0
        self._end = max(self._end, statement.end, cue)

    def is_answer(self, statement: Statement) -> bool:
        """Whether a statement that nobody else is known to make is the portrayed one's."""
        number = self._at(statement.start)
        block = self._blocks[number]
        if statement.attribution is not Attribution.DIRECT or block.kind is not Kind.BODY:
            return False
        sex = None
        if statement.named is not None:
            sex = _HE.get(self._text[slice(*statement.named)].casefold())
            if sex is None or sex != (self._sex or sex):
                return False
        first = max(block.start, self._end, statement.start - _FAR)
        if any(map(str.isalnum, self._text[first : statement.start])):
            lead = first, statement.start
        elif first == block.start and number:
            before = self._blocks[number - 1]
            lead = max(before.start, self._end, before.end - _FAR), before.end
        else:
            return False
        asked = _QUESTION.search(_plain(self._text, *lead))
        if asked is not None and _OF_ANOTHER.search(asked[1]):
            return False
        if asked is not None and len(asked["rest"]) <= _ASIDE:
            since = lead[1] - len(asked["rest"]) - 1
            return not self._tells_of_another((since, lead[1]), sex)
        own = first <= lead[0] and block.start < statement.start
        return own and not self._by_others and self._is_alone(number, statement.start, sex)

    def _at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _is_alone(self, number: int, end: int, sex: Gender | None) -> bool:
        """Whether a paragraph up to ``end`` tells of the portrayed one, and of nobody else."""
        block = self._blocks[number]
        if end - block.start > _FAR or self._tells_of_another((block.start, end), sex):
            return False
        plain = _plain(self._text, block.start, end)
        parts, own = self._one.parts, self._sex
        if parts is not None and re.search(rf"\b{re.escape(parts.surname)}\b", plain):
            return True
        # "She is careful": unless the paragraph before tells of another woman
        if own is None or not _OF[own].search(plain) or number == 0:
            return False
        before = self._blocks[number - 1]
        return not self._tells_of_another((max(before.start, before.end - _FAR), before.end), own)

    def _tells_of_another(self, span: Span, sex: Gender | None) -> bool:
        """Whether somebody else is told of whom "he" or "she", or a quotation, may mean."""
        plain = _plain(self._text, *span)
        for mention in find_mentions(plain, [Block(Kind.BODY, 0, len(plain))]):
            name = mention.name
            own = self._one.parts is not None and agrees(name, self._one.parts)
            words = [word.casefold() for word in (name.surname, *name.given)]
            sexes = {each for word in words for each in self._others.get(word, ())}
            if own or not (sexes or name.is_full or mention.strong):
                continue
            sexes = (sexes - {None} or {None}) if name.gender is None else {name.gender}
            if sex is None or sexes & {sex, None}:
                kin = _KIN.search(plain, max(0, mention.start - 40), mention.start)
                if kin is None or sex is None or (sex == "m") is (kin["man"] is not None):
                    return True
        return any(
            sex is None or each.gender in {sex, None}
            for each in find_nameless(plain, 0, len(plain))
        )


def _kin_of(sex: Gender) -> str:
    return "|".join(sorted(word for word in KIN if PERSON_NOUNS.get(word) == sex))


_KIN = re.compile(rf"\b(?:(?P<man>{_kin_of('m')})|{_kin_of('f')}),?[ \u00a0]\Z")


def _plain(text: str, start: int, end: int) -> str:
    """The same length of text, without the words that stand in quotation marks."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text[start:end])

"""What the tests of running text share: texts read into statements, written as short lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.passages import find_sentences
from gpqa.statements.candidates import find_candidates
from gpqa.statements.prose import find_prose_statements
from gpqa.statements.quotations import find_quotations
from gpqa.statements.subjects import find_subject
from gpqa.statements.words import Words
from gpqa.structure import Block, Kind, parse_structure

if TYPE_CHECKING:
    from gpqa.statements.statement import Statement


def statements(text: str) -> list[Statement]:
    blocks = parse_structure(text)
    return find_prose_statements(text, blocks, find_sentences(text, blocks))


def said(text: str) -> list[tuple[str | None, str]]:
    """Who is named, and what was said."""
    return [
        (text[slice(*s.named)] if s.named else None, text[s.start : s.end])
        for s in statements(text)
    ]


def words_of(text: str) -> Words:
    """The words of a text that is one sentence."""
    whole = Block(Kind.BODY, 0, len(text))
    return Words(text, (0, len(text)), find_quotations(text, [whole]))


def shown(words: Words, span: tuple[int, int] | None) -> str | None:
    """The characters of a range of tokens."""
    return None if span is None else words.text[slice(*words.span(*span))]


def cues(text: str) -> list[tuple[str, str | None]]:
    """The cue verbs of a sentence, and whose they are."""
    words = words_of(text)
    return [(words.low[c.index], shown(words, c.subject)) for c in find_candidates(words)]


def subject_of(text: str, verb: str) -> str | None:
    """The subject that is found before the first ``verb``."""
    words = words_of(text)
    return shown(words, find_subject(words, words.low.index(verb)))

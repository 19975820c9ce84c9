"""What the tests of statements share: who is heard in a text, and in which words."""

from __future__ import annotations

from gpqa.passages import find_sentences
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure

__all__ = ["heard", "heard_by_themselves"]

Heard = list[tuple[str | None, str]]


def heard(text: str) -> Heard:
    """Who is heard, with their words."""
    return [(name, words) for name, words, _ in _heard(text)]


def heard_by_themselves(text: str) -> Heard:
    """The same without hearsay: what stands in what somebody else said is left out."""
    return [(name, words) for name, words, nested in _heard(text) if not nested]


def _heard(text: str) -> list[tuple[str | None, str, bool]]:
    blocks = parse_structure(text)
    speech = find_speech(text, blocks, find_sentences(text, blocks))
    return [
        (person.name if person else None, text[said.start : said.end], said.nested)
        for said, person in zip(speech.statements, speech.people, strict=True)
    ]

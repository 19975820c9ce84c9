"""A question and a text as token ids: the same in training and in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ANSWERABLE",
    "END",
    "EVIDENCE",
    "HEADS",
    "START",
    "TOKENIZER",
    "WEIGHT",
    "Input",
    "encode_pair",
]

TOKENIZER = "tokenizer.json"
EVIDENCE, WEIGHT, START, END, ANSWERABLE = range(5)
"""What the five numbers of a token mean."""
HEADS = 5

_QUESTION, _TITLE, _TOTAL = 48, 16, 224
"""Most tokens of a question, of a title, of all."""


@dataclass(frozen=True, slots=True)
class Input:
    """Token ids, with where the sentences stand among them."""

    ids: tuple[int, ...]
    text_from: int
    """The first token after the question and its separator: the second segment."""
    spans: tuple[tuple[int, int], ...]
    """Of each sentence the tokens, end exclusive; (0, 0) where it was cut off."""
    offsets: tuple[tuple[int, int], ...]
    """Of each token from ``first`` on its characters in the text."""
    first: int
    """The first token of the text itself, after the title."""


def encode_pair(
    tokenizer: Any,
    question: str,
    texts: Sequence[tuple[str | None, str, Sequence[Sequence[int]]]],
) -> list[Input]:
    """``[CLS] question [SEP] title . text [SEP]`` for each (title, text, sentences)."""
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:_QUESTION]
    head = [cls, *asked, sep]
    titles: dict[str, list[int]] = {}
    made = []
    for title, text, sentences in texts:
        lead: list[int] = []
        if title:
            if title not in titles:
                ids = tokenizer.encode(title, add_special_tokens=False).ids[:_TITLE]
                titles[title] = [*ids, tokenizer.token_to_id(".")]
            lead = titles[title]
        body = tokenizer.encode(text, add_special_tokens=False)
        first = len(head) + len(lead)
        kept = min(len(body.ids), _TOTAL - first - 1)
        offsets = tuple(body.offsets[:kept])
        made.append(
            Input(
                (*head, *lead, *body.ids[:kept], sep),
                len(head),
                tuple(_tokens(offsets, start, end, first) for start, end in sentences),
                offsets,
                first,
            )
        )
    return made


def _tokens(
    offsets: Sequence[tuple[int, int]], start: int, end: int, first: int
) -> tuple[int, int]:
    inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
    return (first + inside[0], first + inside[-1] + 1) if inside else (0, 0)

"""Characters of a source in files that people and other programs open."""

from __future__ import annotations

import json
import re

from gpqa.terminal import visible

__all__ = ["inert", "json_text", "one_line"]

_KEPT = "\t\n\r"


def inert(text: str) -> str:
    """``text`` with what could act on a screen spelled out; white space stays as it is.

    That is control, bidirectional and invisible characters.
    """
    if text.isprintable() and text.isascii():
        return text
    return "".join(
        character if character in _KEPT or _is_space(character) else visible(character)
        for character in text
    )


def _is_space(character: str) -> bool:
    """Whether it is a space: no line or paragraph separator, no control character."""
    return character.isspace() and character > "\x85" and character not in "\u2028\u2029"


def one_line(text: str) -> str:
    """``text`` made inert, with every run of white space but no-break spaces one space."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", inert(text)).strip()


def json_text(value: object) -> str:
    """``value`` as indented JSON in which every character is exact and none can act.

    What is not printable is written as an escape, which every reader of JSON undoes.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if not text.isascii() or "\x7f" in text:
        text = "".join(
            character if character.isprintable() or character == "\n" else _escape(character)
            for character in text
        )
    return text + "\n"


def _escape(character: str) -> str:
    return "\\u007f" if character == "\x7f" else json.dumps(character)[1:-1]

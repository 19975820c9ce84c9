"""What a conversion gives, before it is a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Converted", "clean", "one_line", "paragraphs"]

_LONGEST = 300  # code points of a title, a name, an address's host: beyond it, it is none
_LONGEST_URL = 2000
# What no text holds on purpose: control characters, halves of surrogate pairs, and
# what is no character. Tabs and line ends are white space and are seen to apart.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOBODY = frozenset({
    "anonymous", "(anonymous)", "unknown", "(unspecified)", "author", "user", "admin",
    "administrator", "microsoft office user", "python-docx",
})  # fmt: skip
"""What programs write where nobody told them who writes."""
_BLANK = re.compile(r"[ \t\n\r]++")


@dataclass(frozen=True, slots=True)
class Converted:
    """A document's text and what it says of itself; None where it does not say."""

    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None
    """When it was published, ISO 8601."""
    created: str | None = None
    """When its file was made, ISO 8601: the date of a document that gives no other."""
    site: str | None = None
    url: str | None = None
    encoding: str = "utf-8"
    """What the original's bytes were decoded from, where they are text."""
    pages: tuple[int, ...] = ()
    """Where each page begins in the text."""

    @classmethod
    def checked(cls, **facts: object) -> Converted:
        """With what documents say of themselves made single lines of a sensible length."""
        for name in ("title", "author", "date", "created", "site", "url"):
            facts[name] = one_line(facts.get(name), _LONGEST_URL if name == "url" else _LONGEST)
        author = facts["author"]
        if isinstance(author, str) and author.casefold() in _NOBODY:
            facts["author"] = None
        url = facts["url"]
        if isinstance(url, str) and not url.lower().startswith(("http://", "https://")):
            facts["url"] = None
        return cls(**facts)  # type: ignore[arg-type]


def clean(text: str) -> str:
    """``text`` without control characters; each half of a surrogate pair is shown as such."""
    return _SURROGATE.sub("\ufffd", _NO_TEXT.sub("", text))


def one_line(value: object, longest: int = _LONGEST) -> str | None:
    """A string without line ends and spaces around it; None for none, or for one too long."""
    if not isinstance(value, str):
        return None
    line = _BLANK.sub(" ", clean(value)).strip()
    return line if 0 < len(line) <= longest else None


def paragraphs(blocks: list[str]) -> str:
    """Paragraphs as one text: an empty line between, a line end after the last."""
    kept = [block for block in blocks if block]
    return "\n\n".join(kept) + "\n" if kept else ""

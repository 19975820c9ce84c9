"""A PDF's text, page by page, and what its file says of itself: pypdf does it.

pypdf gives lines with their places; :mod:`gpqa.convert.pages` makes paragraphs of them.
"""

from __future__ import annotations

import datetime
import io
import logging
import math
import re
from typing import TYPE_CHECKING, Any

from gpqa.convert.converted import Converted, clean
from gpqa.convert.pages import Line, join_pages
from gpqa.errors import ConversionError, ConversionLimitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["convert"]

_MAX_PAGES = 20_000
# What programs put there where nobody gave a title.
_NO_TITLE = re.compile(
    r"microsoft\ (?:word|powerpoint|excel)\b.* | untitled.{0,4} | document\d* | .{0,9}print.{0,9}"
    r"| .*\.(?:docx?|pdf|rtf|odt|indd|qxd|pptx?|xlsx?|tex|dvi|html?|pages|p65|fm)",
    re.IGNORECASE | re.VERBOSE,
)
_BLANK = re.compile(r"[ \t\f\v]++")


def convert(data: bytes, where: str, *, max_chars: int) -> Converted:
    """The text of a PDF's bytes, at most so many characters.

    Raises :class:`ConversionError` where it is damaged, locked, or has pictures of
    pages in place of text.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ConversionError(f"{where} is locked with a password: save it without")
        pages = list(_pages(reader, where, max_chars))
        facts = _facts(reader)
    except LimitReachedError as error:
        raise ConversionLimitError(f"{where} holds more than a PDF should: {error}") from error
    except (DependencyError, FileNotDecryptedError) as error:
        raise ConversionError(f"{where} is encrypted in a way that is not read: {error}") from error
    except PyPdfError as error:
        raise ConversionError(f"{where} is no PDF that can be read: {error}") from error
    text, starts = join_pages(pages)
    if not text.strip():
        pictures = f"{len(pages)} {'page' if len(pages) == 1 else 'pages'}"
        raise ConversionError(
            f"{where} holds no text on its {pictures}: if they are pictures of pages, have the"
            " text recognised (OCR) and saved with them"
        )
    return Converted.checked(text=text, pages=tuple(starts), **facts)


def _pages(reader: Any, where: str, max_chars: int) -> Iterator[list[Line]]:
    total = 0
    for number, page in enumerate(reader.pages):
        if number >= _MAX_PAGES:
            raise ConversionLimitError(f"{where} has more than {_MAX_PAGES:,} pages")
        lines = _Lines()
        page.extract_text(visitor_text=lines.add)
        found = lines.finish()
        total += sum(len(line.text) for line in found)
        if total > max_chars:
            raise ConversionLimitError(f"{where} holds more than {max_chars:,} characters of text")
        yield found


class _Lines:
    """Lines out of the pieces that pypdf gives, each with its place, in its order."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._pieces: list[str] = []
        self._place: tuple[float, float] | None = None
        self._sizes: dict[float, int] = {}

    def add(self, text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        """Take in a piece of a page: see ``visitor_text`` of pypdf's ``extract_text``."""
        for position, part in enumerate(text.split("\n")):
            if position:
                self._finish_line()
            if not part:
                continue
            self._pieces.append(part)
            if part.isspace():
                continue
            a, b, c, d, e, f = (float(value) for value in cm)
            if self._place is None:
                self._place = (tm[4] * a + tm[5] * c + e, tm[4] * b + tm[5] * d + f)
            height = size * math.hypot(tm[2] * a + tm[3] * c, tm[2] * b + tm[3] * d)
            shown = round(height, 1) if math.isfinite(height) else 0.0
            self._sizes[shown] = self._sizes.get(shown, 0) + len(part)

    def _finish_line(self) -> None:
        text = _BLANK.sub(" ", clean("".join(self._pieces))).strip()
        if text and self._place is not None:
            size = max(self._sizes, key=lambda size: (self._sizes[size], size))
            x, y = (value if math.isfinite(value) else 0.0 for value in self._place)
            self._lines.append(Line(text, x, y, size))
        self._pieces, self._place, self._sizes = [], None, {}

    def finish(self) -> list[Line]:
        """All lines of the page."""
        self._finish_line()
        return self._lines


def _facts(reader: Any) -> dict[str, str | None]:
    """Title, author and the day of its making, where the file gives them and they are some."""
    from pypdf.errors import PyPdfError

    def ask(give: Callable[[], Any]) -> Any:
        try:
            return give()
        except (PyPdfError, ValueError, TypeError, AttributeError, KeyError, OverflowError):
            return None  # a damaged entry is as good as none

    facts = ask(lambda: reader.metadata)
    title = ask(lambda: facts.title)
    if not isinstance(title, str) or _NO_TITLE.fullmatch(title.strip()):
        title = None
    author = ask(lambda: facts.author)
    created = ask(lambda: facts.creation_date)
    return {
        "title": title,
        "author": author if isinstance(author, str) else None,
        "created": created.date().isoformat() if isinstance(created, datetime.datetime) else None,
    }

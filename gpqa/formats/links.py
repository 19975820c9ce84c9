"""Links that lead a browser to a quote's own words: ``#:~:text=…``.

The form is that of the URL Fragment Text Directives (WICG): ``[prefix-,]start[,end][,-suffix]``.
A browser looks for ``start`` within one block of the page, and so for each of the others. A
quote that is long or goes over a line end is therefore given by its first and last words, and
words around it are added only where the page has the quote's beginning more than once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from gpqa.formats import SourceText
    from gpqa.models import Quote

__all__ = ["quote_link", "web_address"]

_LONGEST = 300
"""Characters of a quote that is given whole, as browsers do that make such links."""
_EDGE = 6
"""Words of a longer one's beginning and end."""
_EDGE_CHARACTERS = 100
"""No more than this of either: some scripts have no spaces."""
_AROUND = 4
"""Words before and after, where they are needed to find the right place."""
_WINDOW = 200
"""Characters before and after that are looked at for them."""
_SAFE = ":/?#[]@!$&'()*+,;=%~-._"
"""What an address may hold as it is: the characters that RFC 3986 gives a meaning."""


def web_address(url: str | None) -> str | None:
    """``url`` where it is an http address, with everything unsafe percent-encoded; else None."""
    if url is None or not url.isprintable():
        return None
    url = url.strip()
    try:
        parts = urlsplit(url)
        named = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return percent_encode(url, safe=_SAFE, errors="replace") if named else None


def quote_link(quote: Quote, source_text: SourceText | None = None) -> str | None:
    """The address of a quote's source, with its words; None where the source has none.

    ``source_text`` gives the text of a source by its id, to see whether the words stand
    there once.
    """
    address = web_address(quote.source_url)
    if address is None:
        return None
    base, _, fragment = address.partition("#")
    fragment = fragment.partition(":~:")[0]
    text = source_text(quote.source_id) if source_text else None
    directive = _directive(quote, text)
    return f"{base}#{fragment}:~:text={directive}" if directive else address


def _directive(quote: Quote, text: str | None) -> str:
    blocks = [" ".join(line.split()) for line in re.split(r"[\r\n]+", quote.text)]
    blocks = [block for block in blocks if block]
    if not blocks:
        return ""
    whole = len(blocks) == 1 and len(blocks[0]) <= _LONGEST
    parts = blocks if whole else _edges(blocks)
    directive = ",".join(map(_encode, parts))
    if text is None or _stands_once(parts[0], text):
        return directive
    around = _around(text, quote.start, quote.end)
    before = f"{_encode(around.before)}-," if around.before else ""
    after = f",-{_encode(around.after)}" if around.after else ""
    return f"{before}{directive}{after}"


def _encode(words: str) -> str:
    """Percent-encoded for a directive, where a comma, a dash and an ampersand have a meaning."""
    return percent_encode(words, safe="", errors="replace").replace("-", "%2D")


def _edges(blocks: list[str]) -> list[str]:
    """The first and the last words, enough of the last that they stand at the end alone."""
    start = _first_words(blocks[0], _EDGE)
    whole = " ".join(blocks)
    end = ""
    for number in (_EDGE, 2 * _EDGE, 4 * _EDGE):
        end = _last_words(blocks[-1], number)
        if whole.find(end, len(start)) == len(whole) - len(end):
            break
    return [start, end]


def _first_words(text: str, number: int) -> str:
    words = " ".join(text.split(" ", number)[:number])
    return words if len(words) <= _EDGE_CHARACTERS else _whole_words(words[:_EDGE_CHARACTERS], -1)


def _last_words(text: str, number: int) -> str:
    words = " ".join(text.rsplit(" ", number)[-number:])
    return words if len(words) <= _EDGE_CHARACTERS else _whole_words(words[-_EDGE_CHARACTERS:], 0)


def _whole_words(cut: str, at: int) -> str:
    """Text that was cut, without the word that was cut: the last (-1) or the first (0)."""
    kept = cut.rpartition(" ")[0] if at else cut.partition(" ")[2]
    return kept or cut


def _stands_once(words: str, text: str) -> bool:
    page = " ".join(text.split()).casefold()
    words = words.casefold()
    first = page.find(words)
    return first < 0 or page.find(words, first + 1) < 0


@dataclass(frozen=True, slots=True)
class _Around:
    before: str
    after: str


def _around(text: str, start: int, end: int) -> _Around:
    """The words just before and after, each within one line."""
    left = text[max(0, start - _WINDOW) : start]
    if start > _WINDOW:
        left = re.sub(r"\A\S+", "", left)  # a word that the window cut
    right = text[end : end + _WINDOW]
    if end + _WINDOW < len(text):
        right = right[: len(right) - len(re.split(r"\s", right)[-1])]
    lines = [line for line in re.split(r"[\r\n]+", left) if line.strip()]
    before = lines[-1].split()[-_AROUND:] if lines else []
    lines = [line for line in re.split(r"[\r\n]+", right) if line.strip()]
    after = lines[0].split()[:_AROUND] if lines else []
    return _Around(" ".join(before), " ".join(after))

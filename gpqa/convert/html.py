"""A web page's main text, and what it says of itself: trafilatura does it.

Menus, banners, asides and related stories are left out. Paragraphs are parted by empty
lines; a heading has ``#`` in front and an item of a list ``•``, as in Markdown, neither of
which is ever part of a quote; the cells of a table's row are parted by tabs. White space is
one space, as in any browser. Readers' comments stand below the article, under a heading.

Nothing is fetched: the page is a tree before trafilatura sees it, and addresses in it
are only read.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from gpqa.convert.converted import Converted, clean, paragraphs
from gpqa.convert.page_comments import take_comments
from gpqa.convert.page_region import as_article, bare, main_heading
from gpqa.errors import ConversionError, UndecodableError
from gpqa.read import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["convert", "decode_page"]

_HEAD = 4096  # bytes: where a page names its encoding; the standard asks for the first 1024
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?charset\s{0,9}=|\?xml\b[^>]{0,200}?encoding\s{0,9}=)
    \s{0,9}["']?([\w:.-]{2,40})""",
    re.IGNORECASE | re.VERBOSE,
)
# What the names mean on the web, where that is not what they say.
_ON_THE_WEB = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_SEVEN_BIT = frozenset({"iso2022_jp", "hz"})  # valid UTF-8 whatever they say
_NEVER = frozenset({"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape"})
# What browsers write into a page that they save.
_SAVED_FROM = re.compile(
    r"<!--\s{0,9}(?:saved\ from\ url=\(\d{1,6}\)|Page\ saved\ with\ SingleFile\s{1,9}url:\s{0,9})"
    r"(https?://[^\s<>\"]{1,2000})",
    re.IGNORECASE | re.VERBOSE,
)
_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "div", "code", "ab"})
_BEFORE = {"head": "# ", "item": "• "}
_WHITE = re.compile(r"[ \t\n\r\f\v]++")
# htmldate would otherwise ask the clock, and search the text for anything like a date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def convert(data: bytes, encoding: str | None, where: str) -> Converted:
    """The text of a page's bytes; ``encoding`` is what to try where it is not what it says.

    Raises :class:`ConversionError` and :class:`UndecodableError`.
    """
    text, used = decode_page(data, encoding, where)
    tree = _parse(text, where)
    comments = take_comments(tree)
    page = _extracted(tree)
    found = [] if page is None else _whole(tree, page)
    main = paragraphs(found + comments)
    if page is None or not main.strip():
        raise ConversionError(f"{where} holds no text that could be told from the page around it")
    saved = _SAVED_FROM.search(text[:_HEAD])
    return Converted.checked(
        text=main,
        title=page.title,
        author=page.author,
        date=page.date,
        site=page.sitename,
        url=page.url or (saved[1] if saved else None),
        encoding=used,
    )


def _extracted(tree: _Element) -> Any:
    """What trafilatura finds in a page; None where it finds nothing."""
    from trafilatura import bare_extraction

    return bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
    )


def _whole(tree: _Element, page: Any) -> list[str]:
    """The article's paragraphs, with its main heading and what was left out among them."""
    found = _paragraphs(page.body)
    article = as_article(tree, found)
    again = None if article is None else _extracted(article)
    if again is not None:
        more = _paragraphs(again.body)
        if set(found) <= set(more):
            found = more
    heading = main_heading(tree)
    if heading is None:
        return found
    # By their words: paragraphs keep no-break spaces, and a heading may have lost its mark.
    if found and bare(found[0]) == bare(heading):
        found[0] = f"# {heading}"
    elif bare(heading) not in map(bare, found):
        found.insert(0, f"# {heading}")
    return found


def decode_page(data: bytes, encoding: str | None, where: str) -> tuple[str, str]:
    """A page's characters, and what they were decoded from.

    A byte-order mark decides; else UTF-8 does, whatever the page says, since hardly
    anything else is ever valid UTF-8; else what the page says; else ``encoding``.
    """
    declared = _declared(data)
    if declared in _SEVEN_BIT and data.isascii():
        try:
            return data.decode(declared), declared
        except UnicodeDecodeError:
            pass
    try:
        return decode(data, None, where=where)
    except UndecodableError:
        if declared is not None and declared != "utf-8":
            try:
                return data.decode(declared), declared
            except UnicodeDecodeError:
                pass
        return decode(data, encoding, where=where)


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD])
    if match is None:
        return None
    try:
        found = codecs.lookup(match[1].decode("ascii", "replace"))
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name in _NEVER:  # noqa: SLF001 - as codecs itself asks
        return None
    return _ON_THE_WEB.get(found.name, found.name)


def _parse(text: str, where: str) -> _Element:
    from lxml.etree import LxmlError, ParserError
    from lxml.html import HTMLParser, fromstring

    # UTF-8 is said here, so that what the page says of its encoding is not heard twice.
    parser = HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        no_network=True,
    )
    try:
        tree = fromstring(clean(text).encode(), parser=parser)
    except (LxmlError, ParserError, AssertionError) as error:
        raise ConversionError(f"{where} is no page that can be read: {error}") from error
    for entry in parser.error_log:
        # From there on the parser left everything out.
        if "xcessive depth" in entry.message or "uge" in entry.message:
            raise ConversionError(f"{where} is no page that can be read: {entry.message}")
    return tree


def _paragraphs(body: _Element) -> list[str]:
    """What trafilatura gives as a tree (``p``, ``head``, ``list``, ``table``), as paragraphs."""
    from lxml.etree import iterwalk

    found = _Paragraphs()
    for event, element in iterwalk(body, events=("start", "end")):
        if event == "start":
            found.begin(element)
        else:
            found.end(element)
    found.finish()
    return found.done


class _Paragraphs:
    """Paragraphs out of a tree's elements, as they begin and end."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._pending: list[str] = []
        self._before = ""
        self._row: _Element | None = None  # inside one, blocks are no paragraphs of their own
        self._cells: list[str] = []

    def begin(self, element: _Element) -> None:
        tag = element.tag
        if tag == "row" and self._row is None:
            self.finish()
            self._row = element
        elif tag in _BLOCKS and self._row is None:
            self.finish()
            self._before = _BEFORE.get(tag, self._before if tag in {"p", "quote"} else "")
        elif tag in _BLOCKS or tag == "lb":
            self._pending.append("\n" if self._row is None else " ")
        self._pending.append(_flat(element.text))

    def end(self, element: _Element) -> None:
        tag = element.tag
        if self._row is None:
            if tag in _BLOCKS:
                self.finish()
                self._before = ""
        elif tag == "cell" or element is self._row:
            self._cells.append(_WHITE.sub(" ", "".join(self._pending)).strip())
            self._pending.clear()
            if element is self._row:
                self.done.append("\t".join(self._cells).strip("\t"))
                self._cells.clear()
                self._row = None
        elif tag in _BLOCKS:
            self._pending.append(" ")
        self._pending.append(_flat(element.tail))

    def finish(self) -> None:
        lines = [_WHITE.sub(" ", line).strip() for line in "".join(self._pending).split("\n")]
        block = "\n".join(filter(None, lines))
        self._pending.clear()
        if block:
            self.done.append(self._before + block)
            self._before = ""


def _flat(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""

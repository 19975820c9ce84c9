"""A Word file's text, and what it says of itself.

python-docx opens the package; the paragraphs are read here, since python-docx leaves
out what stands in tracked insertions and content controls, and a sentence without its
"not" is another sentence. The text is as if all tracked changes were accepted, without
hidden words; foot- and endnotes come after it. Headers, footers and margin comments
are left out. Numbers that Word makes for lists are not in the file: an item has ``•``
in front, a heading ``#``, neither of which is ever part of a quote.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from gpqa.convert.converted import Converted, clean, paragraphs
from gpqa.errors import ConversionError, ConversionLimitError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

__all__ = ["convert"]

_MOST_BYTES = 256 * 2**20
"""What a file may unpack to: the pictures of a long report, and far from a bomb."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Not as the document reads: deleted, moved from here, said a second time for old
# programs, or no words at all.
_SKIPPED = frozenset(
    {_FALLBACK}
    | {
        _W + name
        for name in (
            "del moveFrom pPr rPr tblPr tblGrid trPr tcPr sectPr instrText delText delInstrText"
            " rubyPr rt"
        ).split()
    }
)
_TEXT = frozenset({_W + "t", _MATH + "t"})
_SIGNS = {
    _W + "tab": " ",
    _W + "ptab": " ",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
}
_BLANK = re.compile(r"[ \t\r\f\v]++")
_HEADING = re.compile(r"(?:heading \d|title|subtitle)", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number|paragraph)", re.IGNORECASE)
_LONGEST_ROW = 300  # code points: a longer row of a table is columns of text


def convert(data: bytes, where: str, *, max_chars: int) -> Converted:
    """The text of a Word file's bytes, at most so many characters.

    Raises :class:`ConversionError` for what is no Word file.
    """
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.exceptions import OpcError
    from docx.oxml.parser import parse_xml
    from lxml.etree import LxmlError

    _check_package(data, where)
    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
        if body is None:
            raise ConversionError(f"{where} is a Word file without a text")
        styles = _styles(document)
        reader = _Reader(styles, where, max_chars)
        reader.read(body)
        for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
            for relation in document.part.rels.values():
                if relation.reltype == kind and not relation.is_external:
                    reader.read(parse_xml(relation.target_part.blob))
        facts = _facts(document, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        NotImplementedError,  # a way of packing that Python does not know
        OSError,
        EOFError,
    ) as error:
        said = str(error) or type(error).__name__
        raise ConversionError(f"{where} is no Word file that can be read: {said}") from error
    text = paragraphs(reader.blocks)
    if not text:
        raise ConversionError(f"{where} holds no text")
    return Converted.checked(text=text, **facts)


def _check_package(data: bytes, where: str) -> None:
    """Raise where it is no ZIP archive, or unpacks to more than a document's worth."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ConversionError(
            f"{where} is locked with a password, or in the format of old Words: save it as .docx"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            # Python reads no more of a member than is declared here, whatever it holds.
            size = sum(member.file_size for member in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise ConversionError(f"{where} is no Word file: it is not a ZIP archive") from error
    if size > _MOST_BYTES:
        raise ConversionLimitError(
            f"{where} unpacks to {size / 2**20:,.0f} MB; the limit is {_MOST_BYTES / 2**20:.0f} MB"
        )


def _styles(document: Any) -> dict[str, str]:
    """The names of the styles of paragraphs by their ids: ids are translated, names are not."""
    names: dict[str, str] = {}
    for style in document.styles.element.iterchildren(_W + "style"):
        name = style.find(_W + "name")
        if name is not None:
            names[style.get(_W + "styleId") or ""] = name.get(_W + "val") or ""
    return names


def _facts(document: Any, core: str) -> dict[str, str | None]:
    relations = document.part.package.rels.values()
    if not any(each.reltype == core and not each.is_external for each in relations):
        return {}  # python-docx would make some up
    facts = document.core_properties
    try:
        created = facts.created
    except (ValueError, OverflowError):
        created = None
    day = created.date().isoformat() if isinstance(created, datetime.datetime) else None
    return {"title": facts.title, "author": facts.author, "created": day}


class _Reader:
    """Paragraphs and rows of tables, in their order, as lines of text."""

    def __init__(self, styles: Mapping[str, str], where: str, max_chars: int) -> None:
        self.blocks: list[str] = []
        self._styles = styles
        self._where = where
        self._room = max_chars
        self._open: list[tuple[list[str], int]] = []  # paragraphs begun, and their places
        self._row: _Element | None = None
        self._cells: list[list[int]] = []  # of the row: the places of each cell's paragraphs

    def read(self, root: _Element) -> None:
        """Take in all that stands below ``root``, as far down as it may be nested."""
        from lxml.etree import iterwalk

        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
            elif element.tag in _SKIPPED or (element.tag == _W + "r" and _hidden(element)):
                walk.skip_subtree()
            else:
                self._begin(element)

    def _begin(self, element: _Element) -> None:
        tag = element.tag
        if tag == _W + "p":
            # A place is kept: what stands in a text box comes after its paragraph.
            self._open.append(([], len(self.blocks)))
            self.blocks.append("")
            if self._row is not None and self._cells:
                self._cells[-1].append(len(self.blocks) - 1)
        elif tag == _W + "tr" and self._row is None:
            self._row, self._cells = element, []
        elif tag == _W + "tc" and self._row is not None and element.getparent() is self._row:
            self._cells.append([])

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if element is self._row:
            self._join(self._cells)
            self._row = None
        elif not self._open:
            return
        elif tag in _TEXT:
            if len(element):  # they are not looked up, and what comes after would be lost
                raise ConversionError(f"{self._where} holds XML entities, as no Word file does")
            self._open[-1][0].append((element.text or "").replace("\n", " "))
        elif tag in _SIGNS:
            self._open[-1][0].append(_SIGNS[tag])
        elif tag == _W + "p":
            self._finish(element, *self._open.pop(), plain=self._row is not None)

    def _finish(self, element: _Element, pieces: list[str], place: int, *, plain: bool) -> None:
        lines = (_BLANK.sub(" ", line).strip() for line in clean("".join(pieces)).split("\n"))
        block = "\n".join(filter(None, lines))
        self._room -= len(block)
        if self._room < 0:
            raise ConversionLimitError(f"{self._where} holds more text than one source may")
        if block:
            self.blocks[place] = block if plain else self._before(element) + block

    def _join(self, cells: list[list[int]]) -> None:
        """Make a row of short cells one line; of longer ones every paragraph stays one."""
        texts = [[self.blocks[place] for place in cell if self.blocks[place]] for cell in cells]
        short = sum(len(text) for cell in texts for text in cell) <= _LONGEST_ROW
        if len(cells) < 2 or not short or any(len(cell) > 1 for cell in texts):
            return
        line = "\t".join(" ".join(cell).replace("\n", " ") for cell in texts).strip("\t")
        for place in (place for cell in cells for place in cell):
            self.blocks[place], line = line, ""

    def _before(self, element: _Element) -> str:
        style, listed = "", False
        for properties in element.iterchildren(_W + "pPr"):
            for each in properties.iterchildren(_W + "pStyle", _W + "numPr"):
                if each.tag == _W + "pStyle":
                    style = self._styles.get(each.get(_W + "val") or "", "")
                elif each.tag == _W + "numPr":
                    listed = True
        if _HEADING.fullmatch(style):
            return "# "
        return "• " if listed or _LIST.match(style) else ""


def _hidden(run: _Element) -> bool:
    """Whether a run is formatted as hidden."""
    for properties in run.iterchildren(_W + "rPr"):
        for each in properties.iterchildren(_W + "vanish"):
            return each.get(_W + "val") not in {"0", "false", "off"}
    return False

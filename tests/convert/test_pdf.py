from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import pytest

from gpqa.convert.pdf import convert
from gpqa.errors import ConversionError, ConversionLimitError
from tests.helpers_documents import (
    HEAD,
    LINES,
    bomb_pdf,
    cyclic_pdf,
    locked_pdf,
    one_page_pdf,
    pdf_of_lines,
    report,
    sentence,
)

if TYPE_CHECKING:
    from gpqa.convert.converted import Converted


CHAPTERS = [
    [" ".join(sentence(10 * c + p + s) for s in range(4)) for p in range(9)] for c in range(4)
]


def converted(data: bytes, max_chars: int = 1_000_000) -> Converted:
    return convert(data, "report.pdf", max_chars=max_chars)


@pytest.fixture(scope="module")
def inquiry() -> Converted:
    return converted(report(CHAPTERS, title="Inquiry into Medicines", author="Jane Doe"))


def test_every_paragraph_of_a_typeset_report_is_itself(inquiry: Converted) -> None:
    blocks = inquiry.text.strip().split("\n\n")
    assert len(inquiry.pages) > 8
    expected = [
        text
        for number, paragraphs in enumerate(CHAPTERS, start=1)
        for text in (f"Chapter {number} of the evidence", *paragraphs)
    ]
    # A paragraph whose page ends with a full stop is parted there, between sentences.
    assert " ".join(blocks) == " ".join(expected)
    broken = [block for block in blocks if block not in expected]
    assert all(block.endswith(".") for block in broken)
    assert len(broken) <= len(inquiry.pages)


def test_heads_and_page_numbers_of_a_report_are_left_out(inquiry: Converted) -> None:
    assert HEAD not in inquiry.text
    assert not any(line.strip().isdigit() for line in inquiry.text.splitlines())


def test_a_place_is_on_the_page_that_shows_it(inquiry: Converted) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    data = report(CHAPTERS, title="Inquiry into Medicines", author="Jane Doe")
    shown = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]
    for place in range(0, len(inquiry.text) - 20, 97):
        page = bisect_right(inquiry.pages, place)
        words = " ".join(inquiry.text[place : place + 12].split())
        until = bisect_right(inquiry.pages, place + 11)
        if page == until:
            assert words in shown[page - 1]


def test_what_the_file_says_of_itself_is_kept(inquiry: Converted) -> None:
    assert (inquiry.title, inquiry.author) == ("Inquiry into Medicines", "Jane Doe")
    assert inquiry.date is None
    assert inquiry.created == "2000-01-01"


def test_columns_are_read_one_after_the_other() -> None:
    found = converted(report([CHAPTERS[0]], columns=2))
    assert " ".join(found.text.split()) == " ".join(["Chapter 1 of the evidence", *CHAPTERS[0]])


@pytest.mark.parametrize(
    "title", ["Microsoft Word - draft 3.doc", "report_final.indd", "untitled", "  "]
)
def test_a_program_s_own_title_is_none(title: str) -> None:
    assert converted(report([["One sentence stands here."]], title=title)).title is None


def test_a_line_s_end_is_a_space() -> None:
    assert converted(pdf_of_lines(*LINES)).text == f"{' '.join(LINES)}\n"


def test_a_file_that_anybody_may_read_is_read_though_it_is_encrypted() -> None:
    assert converted(locked_pdf("")).text == f"{' '.join(LINES)}\n"


# --- sad and hostile -------------------------------------------------------------------


def test_a_locked_file_says_so() -> None:
    with pytest.raises(ConversionError, match="locked with a password"):
        converted(locked_pdf("secret"))


def test_pictures_of_pages_are_no_text() -> None:
    with pytest.raises(ConversionError, match=r"no text on its 1 page: .*OCR"):
        converted(one_page_pdf(b"0 0 m 100 100 l S"))


def test_a_truncated_file_is_refused_or_read_as_far_as_it_goes() -> None:
    whole = report(CHAPTERS[:1])
    words = converted(whole).text.split()
    for length in range(0, len(whole), len(whole) // 12):
        try:
            found = converted(whole[:length]).text.split()
        except ConversionError as error:
            assert str(error).startswith("report.pdf ")  # noqa: PT017
        else:
            assert set(found) <= set(words)


def test_a_tree_of_pages_without_end_is_refused() -> None:
    with pytest.raises(ConversionError, match=r"report\.pdf"):
        converted(cyclic_pdf())


def test_a_bomb_is_refused() -> None:
    with pytest.raises(ConversionLimitError, match="more than a PDF should"):
        converted(bomb_pdf(120))


def test_more_text_than_a_source_may_have_is_refused() -> None:
    with pytest.raises(ConversionLimitError, match="more than 50 characters"):
        converted(pdf_of_lines(*LINES), max_chars=50)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"hello", b"%PDF-1.7\n" + b"x" * 5000])
def test_what_is_no_pdf_says_so(data: bytes) -> None:
    with pytest.raises(ConversionError, match=r"report\.pdf is no PDF that can be read"):
        converted(data)

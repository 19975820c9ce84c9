from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from gpqa.convert.docx import convert
from gpqa.errors import ConversionError, ConversionLimitError
from tests.helpers_documents import bomb_docx, docx_of_xml, word_file

if TYPE_CHECKING:
    from gpqa.convert.converted import Converted


def converted(data: bytes, max_chars: int = 10_000) -> Converted:
    return convert(data, "minutes.docx", max_chars=max_chars)


def run(words: str, around: str = "{}") -> str:
    return around.format(f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>')


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def text_of_xml(body: str) -> str:
    return converted(docx_of_xml(body)).text


def test_minutes_are_read_with_headings_lists_and_tables() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Minutes of the board", 0)
        document.add_heading("The roof", 1)
        document.add_paragraph("The treasurer said that the roof would cost\tmore.")
        document.add_paragraph("Slates", style="List Bullet")
        table = document.add_table(2, 2)
        for row, cells in enumerate([("Year", "Cost"), ("2017", "£4,000")]):
            for column, words in enumerate(cells):
                table.cell(row, column).text = words
        document.add_paragraph("The meeting closed at nine.")

    found = converted(word_file(fill))
    assert found.text == (
        "# Minutes of the board\n\n# The roof\n\n"
        "The treasurer said that the roof would cost more.\n\n• Slates\n\n"
        "Year\tCost\n\n2017\t£4,000\n\nThe meeting closed at nine.\n"
    )


def test_the_file_s_own_facts_are_kept() -> None:
    found = converted(
        word_file(
            lambda document: document.add_paragraph("One."),
            title="Minutes",
            author="Jane Doe",
            created=datetime.datetime(2017, 5, 4, 9, 30, tzinfo=datetime.UTC),
        )
    )
    assert (found.title, found.author, found.created) == ("Minutes", "Jane Doe", "2017-05-04")
    assert found.date is None


def test_the_name_of_the_program_is_no_author() -> None:
    found = converted(word_file(lambda document: document.add_paragraph("One.")))
    assert found.author is None


def test_tracked_changes_are_read_as_accepted() -> None:
    insertion, deletion = "<w:ins w:id='1'>{}</w:ins>", "<w:del w:id='2'>{}</w:del>"
    body = paragraph(
        run("The roof will "),
        run("not ", insertion),
        run("surely ", deletion).replace("w:t", "w:delText"),
        run("be mended."),
    )
    assert text_of_xml(body) == "The roof will not be mended.\n"


def test_words_in_controls_links_and_fields_are_read() -> None:
    body = paragraph(
        run("Of ", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"),
        run("all ", "<w:hyperlink>{}</w:hyperlink>"),
        run("these ", "<w:smartTag>{}</w:smartTag>"),
        run("HYPERLINK x").replace("w:t", "w:instrText"),
        run("four.", "<w:fldSimple>{}</w:fldSimple>"),
    )
    control = f"<w:sdt><w:sdtContent>{paragraph(run('A whole one.'))}</w:sdtContent></w:sdt>"
    assert text_of_xml(body + control) == "Of all these four.\n\nA whole one.\n"


def test_hidden_words_are_not_quoted() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>this.</w:t></w:r>"
    assert text_of_xml(paragraph(run("He said "), hidden, shown)) == "He said this.\n"


def test_a_text_box_comes_after_its_paragraph_and_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"
    space = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    both = (
        f"<w:r><mc:AlternateContent {space}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of_xml(paragraph(run("Around "), both, run("it."))) == "Around it.\n\nIn the box.\n"


def test_line_ends_and_hyphens_of_word_are_signs_of_the_text() -> None:
    body = paragraph(
        run("Dear all,"),
        "<w:r><w:br/></w:r>",
        run("well"),
        "<w:r><w:noBreakHyphen/></w:r>",
        run("known."),
    )
    assert text_of_xml(body) == "Dear all,\nwell\u2011known.\n"


def test_footnotes_come_after_the_text() -> None:
    data = docx_of_xml(
        paragraph(run("The roof is mended."), "<w:r><w:footnoteReference w:id='1'/></w:r>"),
        notes=f"<w:footnote w:id='1'>{paragraph(run('See the minutes of May.'))}</w:footnote>",
    )
    assert converted(data).text == "The roof is mended.\n\nSee the minutes of May.\n"


def test_a_page_laid_out_as_a_table_stays_paragraphs() -> None:
    def cell(*paragraphs: str) -> str:
        return f"<w:tc>{''.join(map(paragraph, map(run, paragraphs)))}</w:tc>"

    body = (
        f"<w:tbl><w:tr>{cell('First.', 'Second.')}</w:tr>"
        f"<w:tr>{cell('Left one.', 'Left two.')}{cell('Right.')}</w:tr>"
        f"<w:tr>{cell('a')}{cell('')}{cell('b')}</w:tr></w:tbl>"
    )
    assert text_of_xml(body) == (
        "First.\n\nSecond.\n\nLeft one.\n\nLeft two.\n\nRight.\n\na\t\tb\n"
    )


# --- sad and hostile -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hello", "not a ZIP archive"),
        (b"PK\x03\x04" + b"\x00" * 50, "not a ZIP archive"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "locked with a password, or in the format of old"),
    ],
)
def test_what_is_no_word_file_says_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(ConversionError, match=said):
        converted(data)


def test_a_file_without_words_says_so() -> None:
    with pytest.raises(ConversionError, match="no text"):
        converted(word_file(lambda document: None))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(ConversionLimitError, match="unpacks to"):
        converted(bomb_docx(300))


def test_more_text_than_a_source_may_have_is_refused() -> None:
    with pytest.raises(ConversionLimitError):
        converted(docx_of_xml(paragraph(run("word " * 100)) * 30), max_chars=10_000)


@pytest.mark.parametrize(
    "entity", ["<!ENTITY i SYSTEM 'file:///etc/passwd'>", "<!ENTITY i 'within'>"]
)
def test_entities_are_neither_looked_up_nor_passed_over(entity: str) -> None:
    body = paragraph(run("Before &i; after."))
    with pytest.raises(ConversionError, match="entities"):
        converted(docx_of_xml(body, before=f"<!DOCTYPE x [{entity}]>"))


def test_what_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(ConversionError, match="depth"):
        converted(docx_of_xml("<w:p><w:r>" * 100_000))

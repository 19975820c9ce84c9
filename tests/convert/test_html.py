from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.convert.html import convert, decode_page
from gpqa.errors import ConversionError, SourceError, UndecodableError
from tests.helpers_documents import NEWS, page_of

if TYPE_CHECKING:
    from gpqa.convert.converted import Converted


def converted(page: str | bytes, encoding: str | None = None) -> Converted:
    return convert(page.encode() if isinstance(page, str) else page, encoding, "page.html")


def test_a_news_page_is_its_article_and_nothing_around_it() -> None:
    page = converted(NEWS)
    assert page.text == (
        "# Hospital parking charges to end, minister says\n\n"
        "Charges for parking at hospitals will be abolished for patients with long illnesses from"
        " April, the health minister Ruth Okafor told parliament on Thursday.\n\n"
        "“Nobody who is being treated for cancer should have to look for coins,” Mrs Okafor said."
        " She put the cost at £95m a year, which the Treasury will carry.\n\n"
        "# Trusts are worried\n\n"
        "Hospital trusts said they had not been consulted. Peter Lang, of the Association of"
        " Trusts, warned that smaller hospitals would lose money for security and lighting.\n\n"
        "• Patients in dialysis will park free of charge.\n\n"
        "• Visitors will go on paying.\n\n"
        "Year\tIncome\n\n"
        "2017\t£226m\n\n"
        "The change has to pass both houses.\nIt is expected to do so before Easter.\n"
    )
    assert page.title == "Hospital parking charges to end, minister says"
    assert page.author == "Alice Smith"
    assert page.date == "2019-03-14"
    assert page.site == "The Daily Example"
    assert page.url == "https://news.example.org/2019/03/hospital-parking"


def test_the_same_page_is_the_same_text_every_time() -> None:
    assert converted(NEWS) == converted(NEWS)


def test_answers_that_are_given_twice_stay_twice() -> None:
    asked = "".join(
        f"<p>Q. Was witness {n} told of it in the spring?</p><p>A. Yes.</p>" for n in range(9)
    )
    assert converted(page_of(asked)).text.count("A. Yes.") == 9


def test_no_date_is_guessed_from_the_words() -> None:
    assert (
        converted(page_of("<p>In 1854 the pump was closed. It was 8 September.</p>")).date is None
    )


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- saved from url=(0031)https://a.example/story -->",
        "<!--\n Page saved with SingleFile \n url: https://a.example/story \n saved date: x\n-->",
    ],
)
def test_a_browser_s_own_note_says_where_a_page_is_from(mark: str) -> None:
    page = page_of("<p>The pump was closed in September by the board.</p>").replace(
        "<html>", f"{mark}<html>"
    )
    assert converted(page).url == "https://a.example/story"


def test_an_address_that_is_none_is_none() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="x">'
    assert converted(page_of("<p>The pump was closed by the board.</p>", head)).url is None


# --- characters ------------------------------------------------------------------------

WORDS = "<p>The café’s owner paid £5 to the naïve waiter, and he said “no”.</p>"


def declaring(name: str) -> str:
    return page_of(WORDS, f'<meta charset="{name}">')


@pytest.mark.parametrize(
    ("page", "used"),
    [
        (declaring("utf-8").encode(), "utf-8"),
        (declaring("iso-8859-1").encode(), "utf-8"),  # it lies: these bytes are UTF-8
        (declaring("windows-1252").encode("cp1252"), "cp1252"),
        (declaring("iso-8859-1").encode("cp1252"), "cp1252"),  # as browsers read it
        (page_of(WORDS).encode("utf-16"), "utf-16-le"),
        (b"\xef\xbb\xbf" + declaring("windows-1251").encode(), "utf-8"),
        (
            page_of(
                WORDS, '<meta http-equiv="Content-Type" content="text/html; charset=cp1252">'
            ).encode("cp1252"),
            "cp1252",
        ),
        (f'<?xml version="1.0" encoding="cp1252"?>{page_of(WORDS)}'.encode("cp1252"), "cp1252"),
    ],
)
def test_a_page_is_decoded_by_what_is_certain(page: bytes, used: str) -> None:
    found = converted(page)
    assert found.text == "The café’s owner paid £5 to the naïve waiter, and he said “no”.\n"
    assert found.encoding == used


def test_a_page_that_is_not_what_it_says_is_not_guessed_at() -> None:
    lying = declaring("utf-8").encode("cp1252")
    with pytest.raises(UndecodableError, match="--encoding"):
        converted(lying)
    assert "café" in converted(lying, "cp1252").text


def test_japanese_in_seven_bits_is_what_it_says() -> None:
    page = page_of("<p>病院の駐車場は無料になる。</p>", '<meta charset="iso-2022-jp">')
    assert decode_page(page.encode("iso-2022-jp"), None, "x")[1] == "iso2022_jp"
    assert "無料" in converted(page.encode("iso-2022-jp")).text


@pytest.mark.parametrize("name", ["utf-7", "rot13", "nonsense", "idna", "hex", "\\", "x" * 90])
def test_an_encoding_that_is_none_for_pages_is_not_used(name: str) -> None:
    with pytest.raises(UndecodableError):
        decode_page(declaring(name).encode("cp1252"), None, "x")


def test_control_characters_are_left_out_and_everything_else_stays() -> None:
    page = page_of("<p>He said\x00 \x1b[31mthis\x07 and \u202ethat\u202c there, quite plainly.</p>")
    assert converted(page).text == "He said [31mthis and \u202ethat\u202c there, quite plainly.\n"


# --- nothing there ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>x()</script></body></html>", " "]
)
def test_a_page_without_a_text_says_so(page: str) -> None:
    with pytest.raises(ConversionError, match=r"page\.html "):
        converted(page)


def test_a_program_that_is_called_a_page_is_refused() -> None:
    with pytest.raises(SourceError):
        converted(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20)


def test_what_is_nested_too_deeply_is_refused_not_cut() -> None:
    with pytest.raises(ConversionError, match="depth"):
        converted("<html><body>" + "<div>" * 100_000 + "<p>The very last words.</p>")

"""Documents from file to verdict: indexed, quoted with their page, checked, updated."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from gpqa.convert import formats
from gpqa.convert.workers import Converters
from gpqa.dates import time_of
from gpqa.errors import ConversionError, MissingReaderError, RecordError, UsageError
from gpqa.models import Against, Verdict
from gpqa.testing import HashEncoder
from gpqa.verify import parse_receipts, verify
from tests.helpers_documents import (
    HEAD,
    NEWS,
    cyclic_pdf,
    locked_pdf,
    page_of,
    report,
    sentence,
    word_file,
)
from tests.helpers_index import answers, build, contents, open_library, put, settle

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library
    from gpqa.models import Answer, Quote
    from gpqa.read import Record

CLIMAX = (
    "The treasurer of the hospital trust in Leeds admitted that nobody had counted the insulin"
    " which was kept in the cellar, and that the key to it had been lost since the winter."
)
CHAPTERS = [
    [" ".join(sentence(10 * c + p + s) for s in range(4)) for p in range(7)] for c in range(3)
]
CHAPTERS[1][4] = f"{sentence(98)} {CLIMAX} {sentence(99)}"
REPORT = report(CHAPTERS, title="Inquiry into Medicines", author="Jane Doe")


def minutes(words: str) -> bytes:
    return word_file(
        lambda document: document.add_paragraph(words), title="Minutes", author="A. B."
    )


FILES: dict[str, str | bytes] = {
    "report.pdf": REPORT,
    "parking.html": NEWS,
    "minutes.docx": minutes(
        "The secretary said that the slates of the roof cost four thousand pounds."
    ),
    "note.txt": "21 May 2015\n\nThe pump handle in Broad Street was removed by the board.",
}
ON_INSULIN = "Who lost the key to the cellar in which the insulin was kept?"
ON_PARKING = "What did Okafor say about coins for patients treated for cancer?"
ON_SLATES = "What did the slates of the roof cost?"
ON_PUMP = "Was the pump handle in Broad Street removed?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "documents", FILES)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are converted."""
    asked: list[str] = []
    original = Converters.convert

    def spy(self: Converters, path: Path, kind: formats.Format) -> Record:
        asked.append(path.name)
        return original(self, path, kind)

    monkeypatch.setattr(Converters, "convert", spy)
    return asked


def best(library: Library, question: str, **narrowed: Any) -> Quote:
    answer = library.ask(question, **narrowed)
    assert answer.quotes, question
    return answer.quotes[0]


# --- from file to quote ----------------------------------------------------------------


def test_every_kind_of_document_is_quoted_word_for_word(folder: Path, index: Path) -> None:
    report_ = build(index, folder)
    assert report_.problems == []
    with open_library(index) as library:
        for question, source in (
            (ON_INSULIN, "report"),
            (ON_PARKING, "parking"),
            (ON_SLATES, "minutes"),
            (ON_PUMP, "note"),
        ):
            quote = best(library, question)
            assert quote.source_id == source
            assert library.source_text(source)[quote.start : quote.end] == quote.text
            data = next(folder.glob(f"{source}.*")).read_bytes()
            assert quote.source_sha256 == hashlib.sha256(data).hexdigest()


def test_a_quote_of_a_pdf_knows_its_page(folder: Path, index: Path) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    build(index, folder)
    with open_library(index) as library:
        quote = best(library, ON_INSULIN)
    assert quote.text == CLIMAX
    shown = [" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(REPORT)).pages]
    assert quote.page is not None
    assert quote.page_end is not None
    assert quote.text.split()[0] in shown[quote.page - 1]
    assert "since the winter." in shown[quote.page_end - 1]
    assert "treasurer of the hospital" in shown[quote.page - 1]


def test_a_passage_of_a_pdf_knows_its_pages_as_quotes_do(folder: Path, index: Path) -> None:
    build(index, folder)
    with open_library(index) as library:
        quote = best(library, ON_INSULIN)
        found = library.search(ON_INSULIN, top=50).passages
        silence = library.ask("Who stole the insulin of the trust?", min_confidence=1)
        length = library.source("report").length
        starts = library.store.pages(library.store.find_source("report").no)  # type: ignore[union-attr]
    assert silence.instead is not None
    assert silence.instead.passages
    for passage in (*found, *silence.instead.passages):
        if passage.source_id != "report":
            assert (passage.page, passage.page_end) == (None, None)
            continue
        assert passage.page is not None
        assert passage.page_end is not None
        assert starts[passage.page - 1] <= passage.start
        assert passage.start < [*starts, length][passage.page]
        assert starts[passage.page_end - 1] < passage.end <= [*starts, length][passage.page_end]
    around = next(each for each in found if each.start <= quote.start and quote.end <= each.end)
    assert around.page is not None
    assert quote.page is not None
    assert around.page <= quote.page


def test_a_quote_carries_where_it_is_from(folder: Path, index: Path) -> None:
    build(index, folder)
    with open_library(index) as library:
        page, pdf, text = (best(library, q) for q in (ON_PARKING, ON_INSULIN, ON_PUMP))
        facts = {info.id: info for info in library.sources()}
    assert page.source_url == "https://news.example.org/2019/03/hospital-parking"
    assert (page.source_author, page.source_date) == ("Alice Smith", "2019-03-14")
    assert (page.source_site, page.page) == ("The Daily Example", None)
    assert page.converter is not None
    assert page.converter.startswith("trafilatura ")
    assert (pdf.source_title, pdf.source_author) == ("Inquiry into Medicines", "Jane Doe")
    assert (pdf.source_date, pdf.source_date_of_file) == ("2000-01-01", True)
    assert not page.source_date_of_file
    assert (text.converter, text.converted_sha256, text.page) == (None, None, None)
    assert text.source_date == "2015-05-21"
    assert facts["report"].media_type == "application/pdf"
    assert facts["parking"].media_type == "text/html"
    assert facts["note"].media_type == "text/plain"
    made = facts["parking"].converted_sha256
    assert made == page.converted_sha256


def test_heads_and_page_numbers_are_in_no_quote(folder: Path, index: Path) -> None:
    build(index, folder)
    with open_library(index) as library:
        assert HEAD not in library.source_text("report")


# --- receipts --------------------------------------------------------------------------


def receipt(index: Path, question: str = ON_INSULIN) -> Answer:
    with open_library(index) as library:
        return library.ask(question)


def test_a_receipt_is_checked_against_the_index_and_the_file_s_hash(
    folder: Path, index: Path, conversions: list[str]
) -> None:
    build(index, folder)
    answer = receipt(index)
    conversions.clear()
    with open_library(index) as library:
        checked = library.verify(answer)
    assert checked.valid
    check = checked.quotes[0]
    assert check.against is Against.STORED
    assert check.source_unchanged
    assert check.text_unchanged is True
    assert conversions == [], "the text is kept"


def test_a_changed_original_is_converted_again(folder: Path, index: Path) -> None:
    build(index, folder)
    answer = receipt(index)
    longer = [[sentence(77)], *CHAPTERS]
    (folder / "report.pdf").write_bytes(report(longer))
    with open_library(index) as library:
        check = library.verify(answer).quotes[0]
        assert library.outdated(["report"]) == ["report"]
    assert check.verdict is Verdict.MOVED
    assert check.against is Against.CONVERTED
    assert not check.source_unchanged
    assert check.text_unchanged is False

    (folder / "report.pdf").write_bytes(report([[sentence(1)]]))
    with open_library(index) as library:
        assert library.verify(answer).quotes[0].verdict is Verdict.CHANGED
    (folder / "report.pdf").unlink()
    with open_library(index) as library:
        check = library.verify(answer).quotes[0]
    assert (check.verdict, check.against) == (Verdict.MISSING, None)


def test_a_receipt_is_checked_without_an_index_by_converting_again(
    folder: Path, index: Path
) -> None:
    from gpqa.reread import from_folders

    build(index, folder)
    claims, _ = parse_receipts(receipt(index).model_dump_json())
    there = from_folders([folder])
    checked = verify(claims, there.read, there.same)
    assert checked.valid
    assert {check.against for check in checked.quotes} == {Against.CONVERTED}
    assert all(check.text_unchanged for check in checked.quotes)


def test_a_renamed_original_is_known_by_its_hash_without_converting_others(
    folder: Path, index: Path, conversions: list[str]
) -> None:
    from gpqa.reread import from_folders

    build(index, folder)
    claims, _ = parse_receipts(receipt(index).model_dump_json())
    (folder / "report.pdf").rename(folder / "inquiry.pdf")
    conversions.clear()
    there = from_folders([folder])
    check = verify(claims, there.read, there.same).quotes[0]
    assert (check.verdict, check.found_source_id) == (Verdict.MOVED, "inquiry")
    assert set(conversions) == {"inquiry.pdf"}


def test_receipts_of_before_there_were_conversions_are_checked(folder: Path, index: Path) -> None:
    build(index, folder)
    value = json.loads(receipt(index, ON_PUMP).model_dump_json())
    new = "source_author source_site source_url source_date_of_file page page_end".split()
    new += ["converter", "converted_sha256"]
    for quote in value["quotes"]:
        for name in new:
            del quote[name]
    with open_library(index) as library:
        checked = library.verify(json.dumps(value))
    assert checked.valid
    assert {check.against for check in checked.quotes} == {Against.SOURCE}
    assert {check.text_unchanged for check in checked.quotes} == {None}


# --- updates ---------------------------------------------------------------------------


def test_what_did_not_change_is_not_converted_again(
    folder: Path, index: Path, conversions: list[str]
) -> None:
    settle()
    build(index, folder)
    assert sorted(conversions) == ["minutes.docx", "parking.html", "report.pdf"]
    conversions.clear()
    settle()
    (folder / "minutes.docx").write_bytes(minutes("The meeting was closed at nine in the evening."))
    settle()
    updated = build(index, folder)
    assert conversions == ["minutes.docx"]
    assert (updated.changed, updated.unchanged) == (["minutes"], 3)
    fresh = index.with_name("fresh")
    build(fresh, folder)
    assert contents(index) == contents(fresh)
    assert answers(index) == answers(fresh)


def test_a_newer_converter_converts_again_and_encodes_only_what_differs(
    folder: Path, index: Path, conversions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    build(index, folder)
    conversions.clear()
    real = formats._version
    monkeypatch.setattr(
        formats, "_version", lambda package: "99.0" if package == "pypdf" else real(package)
    )
    encoder = HashEncoder()
    updated = build(index, folder, encoder=encoder)
    assert conversions == ["report.pdf"]
    assert (updated.changed, updated.unchanged, encoder.encoded) == ([], 4, [])
    with open_library(index) as library:
        made = {info.id: info.converter for info in library.sources()}
    assert made["report"] is not None
    assert made["report"].startswith("pypdf 99.0, ")


def test_what_was_converted_stays_when_its_converter_is_gone(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    build(index, folder)
    monkeypatch.setattr(formats, "_version", lambda package: None)
    updated = build(index, folder)
    assert (updated.unchanged, updated.problems) == (4, [])


def test_without_its_library_a_document_is_skipped_and_nothing_else(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = formats._version
    monkeypatch.setattr(
        formats, "_version", lambda package: None if package == "pypdf" else real(package)
    )
    report_ = build(index, folder)
    assert sorted(report_.added) == ["minutes", "note", "parking"]
    (problem,) = report_.problems
    assert isinstance(problem.error, MissingReaderError)
    assert str(problem.error).endswith(
        "report.pdf is a PDF file; to read it: pip install 'gpqa[pdf]'"
    )
    monkeypatch.setattr(formats, "_version", real)
    assert build(index, folder).added == ["report"]


def test_hostile_documents_cost_their_own_place_and_nothing_else(folder: Path, index: Path) -> None:
    put(
        folder,
        {
            "cycle.pdf": cyclic_pdf(),
            "locked.pdf": locked_pdf("x"),
            "no.docx": "hello",
            "empty.html": "",
            "deep.html": "<html><body>" + "<div>" * 300_000,
        },
    )
    report_ = build(index, folder)
    assert sorted(report_.added) == ["minutes", "note", "parking", "report"]
    assert len(report_.problems) == 5
    assert all(isinstance(problem.error, ConversionError) for problem in report_.problems)
    with open_library(index) as library:
        assert best(library, ON_INSULIN).text == CLIMAX


# --- where a file was saved from -------------------------------------------------------


def test_a_list_of_addresses_says_where_files_are_from(
    folder: Path, index: Path, conversions: list[str]
) -> None:
    listed = "https://gov.example/r.pdf\treport.pdf\nhttps://gov.example/n\tnote.txt\n"
    put(folder, {"urls.tsv": listed + "https://mirror.example/p\tparking.html\n"})
    settle()
    build(index, folder)
    with open_library(index) as library:
        urls = {info.id: info.url for info in library.sources()}
    assert urls == {
        "report": "https://gov.example/r.pdf",
        "note": "https://gov.example/n",
        "parking": "https://mirror.example/p",  # not what the page says of itself
        "minutes": None,
    }
    conversions.clear()
    put(folder, {"urls.tsv": listed})
    updated = build(index, folder)
    assert updated.changed == ["parking"]
    with open_library(index) as library:
        assert best(library, ON_PARKING).source_url == (
            "https://news.example.org/2019/03/hospital-parking"
        )


# --- records ---------------------------------------------------------------------------

SPEECHES = [
    {
        "id": 7,
        "content": "The minister said that rail fares will fall in spring.",
        "link": "https://a.example/7",
    }
    | {"headline": "Rail", "published": "2016-03-02T10:00:00Z", "authors": ["A. Hall", "B. Moss"]},
    {"text": "The minister said that bus fares will rise in autumn.", "date": 2017, "tags": ["x"]},
]


def records(*values: dict[str, Any]) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def test_anybody_s_records_are_sources_with_what_they_say(folder: Path, index: Path) -> None:
    put(folder, {"speeches.jsonl": records(*SPEECHES)})
    report_ = build(index, folder)
    assert report_.problems == []
    with open_library(index) as library:
        found = {info.id: info for info in library.sources()}
        rail = best(library, "What did the minister say about rail fares in spring?")
    digest = hashlib.sha256(str(SPEECHES[1]["text"]).encode()).hexdigest()
    assert f"speeches-{digest[:12]}" in found
    assert found[f"speeches-{digest[:12]}"].date == "2017"
    assert (rail.source_id, rail.source_title) == ("7", "Rail")
    assert rail.source_author == "A. Hall, B. Moss"
    assert rail.source_url == "https://a.example/7"


def test_a_record_without_an_id_is_called_the_same_wherever_it_stands(
    folder: Path, index: Path
) -> None:
    put(folder, {"speeches.jsonl": records(*SPEECHES)})
    settle()
    build(index, folder)
    answer = receipt(index, "Will bus fares rise in autumn?")
    put(folder, {"speeches.jsonl": records({"text": "Something before it."}, *SPEECHES)})
    assert len(build(index, folder).added) == 1
    with open_library(index) as library:
        assert library.verify(answer).valid


def test_a_log_in_a_folder_is_passed_by_but_a_problem_where_it_is_named(
    folder: Path, index: Path
) -> None:
    put(folder, {"log.jsonl": records({"level": "info"}, {"level": "warning"})})
    report_ = build(index, folder)
    assert (report_.problems, report_.skipped) == ([], 1)
    alone = build(index.with_name("alone"), folder / "note.txt", folder / "log.jsonl")
    assert [type(problem.error) for problem in alone.problems] == [RecordError, RecordError]


def test_a_bad_line_among_good_records_is_reported(folder: Path, index: Path) -> None:
    put(folder, {"speeches.jsonl": records(SPEECHES[0]) + "{nonsense\n" + records(SPEECHES[1])})
    report_ = build(index, folder)
    assert len(report_.problems) == 1
    assert "line 2" in str(report_.problems[0].error)


# --- narrowed by time ------------------------------------------------------------------

YEARS = {
    f"{year}.html": page_of(
        f"<p>The harbour master said that the ferry carried {year} passengers in one week.</p>",
        f'<meta property="article:published_time" content="{year}-06-15T08:00:00Z">',
    )
    for year in (2013, 2014, 2015)
}
ON_FERRY = "How many passengers did the ferry carry, according to the harbour master?"


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2014", None, {"2014", "2015"}),
        (None, "2014-06-15", {"2013", "2014"}),
        (None, "2014-06-14", {"2013"}),
        ("2014-06", "2014-06", {"2014"}),
        ("2015-06-16", None, set()),
        (None, None, {"2013", "2014", "2015", "undated"}),
    ],
)
def test_questions_are_narrowed_to_a_time(
    tmp_path: Path, index: Path, since: str | None, until: str | None, expected: set[str]
) -> None:
    undated = "The harbour master said that the ferry carried nobody in one week."
    folder = put(tmp_path / "ferries", {**YEARS, "undated.txt": undated})
    build(index, folder)
    with open_library(index) as library:
        found = library.search(ON_FERRY, top=20, since=since, until=until)
        assert {passage.source_id for passage in found.passages} == expected
        asked = library.ask(ON_FERRY, top=20, since=since, until=until)
        assert {quote.source_id for quote in asked.quotes} <= expected
        assert asked.answered is bool(expected)
        assert library.undated() == ["undated"]
        assert library.undated("2014") == []
        named = library.search(ON_FERRY, source=["2014", "undated"], since=since, until=until)
        assert {passage.source_id for passage in named.passages} == expected & {"2014", "undated"}


def test_a_time_that_is_none_is_an_error(folder: Path, index: Path) -> None:
    build(index, folder)
    with open_library(index) as library:
        with pytest.raises(UsageError, match="since is 'soon'"):
            library.ask(ON_PUMP, since="soon")
        with pytest.raises(UsageError, match="after"):
            library.search(ON_PUMP, since="2016", until="2015")


def test_the_date_of_every_document_is_understood(folder: Path, index: Path) -> None:
    build(index, folder)
    with open_library(index) as library:
        assert all(time_of(info.date) for info in library.sources())

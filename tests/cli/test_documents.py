"""PDFs, pages and Word files through the real command, as a person would use it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.helpers_documents import NEWS, report, sentence, word_file
from tests.helpers_index import put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers_shell import Shell

COUNTED = "The matron of the ward said that nobody had ever counted the insulin in the cellar."
PAGES = [[" ".join(sentence(p + s) for s in range(4)) for p in range(9)] for _ in range(2)]
PAGES[1][5] = COUNTED


@pytest.fixture(scope="module")
def archive(shell: Shell) -> Path:
    folder = put(
        shell.folder / "archive",
        {
            "report.pdf": report(PAGES, title="Inquiry into Medicines", author="Jane Doe"),
            "parking.html": NEWS,
            "minutes.docx": word_file(
                lambda document: document.add_paragraph("The slates of the roof cost £4,000.")
            ),
            "note.txt": "The pump handle in Broad Street was removed by the board.",
            "broken.pdf": "%PDF-1.4 and then nothing",
            "urls.tsv": "https://gov.example/report.pdf\treport.pdf\n",
        },
    )
    done = shell("index", str(folder), "--name", "archive")
    assert done.returncode == 1, "a document could not be read"
    out, err = done.stdout.decode(), done.stderr.decode()
    assert out.startswith("archive: 4 sources, ")
    assert "(4 added; 1 could not be read)" in out
    assert f"{folder}/broken.pdf is no PDF that can be read" in err
    return folder


def test_a_quote_of_a_pdf_is_shown_with_where_it_is_from(shell: Shell, archive: Path) -> None:
    done = shell("ask", "-i", "archive", "Who had counted the insulin in the cellar?")
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert " ".join(COUNTED.split()) in " ".join(shown.split())
    assert "Inquiry into Medicines · Jane Doe" in " ".join(shown.split())
    assert "file of 2000-01-01" in shown
    assert "· page " in " ".join(shown.split())
    assert "https://gov.example/report.pdf" in shown


def test_passages_of_a_pdf_are_shown_with_their_page(shell: Shell, archive: Path) -> None:
    question = "Who had counted the insulin in the cellar?"
    found = shell("search", "-i", "archive", question, "--top", "1").stdout.decode()
    (passage,) = json.loads(
        shell("search", "-i", "archive", question, "--top", "1", "--json").stdout
    )["passages"]
    assert passage["source_id"] == "report"
    pages = {passage["page"], passage["page_end"]}
    on = f"page {passage['page']}" if len(pages) == 1 else "pages {page}-{page_end}"
    place = " ".join(found.partition("\n\n")[0].split())  # it may be longer than a line
    assert place.startswith(f"1. {passage['id']} · ")
    assert f" · {on.format(**passage)} " in place
    silent = shell("ask", "-i", "archive", "Why was the matron dismissed?")
    assert silent.returncode == 3
    assert re.search(r"\[report:\d+-\d+, pages? \d", silent.stderr.decode())


def test_plain_text_is_exact_in_a_file_and_calls_a_files_date_one(
    shell: Shell, archive: Path
) -> None:
    question = "Who had counted the insulin in the cellar?"
    plain = shell("ask", "-i", "archive", question, "-f", "plain").stdout.decode()
    text = json.loads(shell("ask", "-i", "archive", question, "--json").stdout)["quotes"][0]["text"]
    assert plain.startswith(f"“{text}”\n— ")
    assert "Jane Doe, “Inquiry into Medicines”, file of 1 January 2000, page" in plain


def test_markdown_names_author_date_and_address(shell: Shell, archive: Path) -> None:
    question = "What did Okafor say about coins?"
    done = shell("ask", "-i", "archive", question, "--format", "markdown")
    shown = done.stdout.decode()
    assert "Alice Smith" in shown
    assert "2019" in shown
    assert "(<https://news.example.org/2019/03/hospital-parking#:~:text=" in shown


def test_a_receipt_says_what_it_was_checked_against(shell: Shell, archive: Path) -> None:
    asked = shell("ask", "-i", "archive", "Who had counted the insulin in the cellar?", "--json")
    done = shell("verify", "-", stdin=asked.stdout)
    assert done.returncode == 0, done.stderr
    assert "from converted files (PDF, HTML, Word): compared with the text in the index" in (
        done.stdout.decode()
    )
    alone = shell("verify", "-", "--sources", str(archive), "--json", stdin=asked.stdout)
    assert alone.returncode == 0, alone.stderr
    assert {check["against"] for check in json.loads(alone.stdout)["quotes"]} == {"converted"}


def test_a_file_that_was_replaced_is_not_blamed_on_the_converter(
    shell: Shell, tmp_path: Path
) -> None:
    folder = put(tmp_path / "papers", {"a.docx": word_file(lambda d: d.add_paragraph(COUNTED))})
    shell("index", str(folder), "--name", "papers")
    receipt = shell("ask", "-i", "papers", "Who had counted the insulin?", "--json").stdout
    put(folder, {"a.docx": word_file(lambda d: d.add_paragraph("The cellar is dry."))})
    told = shell("verify", "-", stdin=receipt).stdout.decode()
    assert told.startswith("changed a:")
    assert "a is not as it was when it was quoted" in told
    assert "the text is another than when" not in told


def test_a_passage_is_shown_with_its_title_and_page(shell: Shell, archive: Path) -> None:
    done = shell("search", "-i", "archive", "insulin in the cellar", "--top", "1")
    shown = " ".join(done.stdout.decode().split())
    assert " · Inquiry into Medicines · Jane Doe · file of 2000-01-01 · page" in shown


def test_a_question_that_names_no_index_is_told_which_was_asked(
    shell: Shell, archive: Path
) -> None:
    told = b"asked were the five articles that gpqa comes with; to ask others: --index archive"
    assert told in shell("ask", "Who had counted the insulin in the cellar?").stderr
    assert told not in shell("ask", "what did Hunt say about funding?").stderr, "an answer is one"
    assert told not in shell("ask", "-i", "seeds", "Who had counted the insulin?").stderr
    assert told not in shell("ask", "-i", "archive", "Who chairs the RCGP?").stderr


def test_a_document_of_another_index_is_told_of_indexes(shell: Shell, archive: Path) -> None:
    done = shell("show", "report:0-20")
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "gpqa: no source 'report' in the index (5 sources)\n"
        "gpqa: another index is asked with --index NAME; gpqa config lists them\n"
    )


def test_what_somebody_denied_is_listed_with_the_word_that_says_so(
    shell: Shell, tmp_path: Path
) -> None:
    text = "Councillor Ruth Delany denied that she had been consulted about the roof.\n"
    put(tmp_path / "paper", {"a.txt": text})
    shell("index", str(tmp_path / "paper"), "--name", "paper")
    shown = shell("speakers", "-i", "paper", "--speaker", "Delany").stdout.decode()
    assert "she had been consulted about the roof" in shown
    assert "· cue: Councillor Ruth Delany denied" in shown


def test_questions_of_a_time_say_what_has_no_date(shell: Shell, archive: Path) -> None:
    done = shell("search", "-i", "archive", "parking", "--since", "2019", "--json")
    found = json.loads(done.stdout)["passages"]
    assert {passage["source_id"] for passage in found} == {"parking"}
    assert done.stderr.decode() == (
        "gpqa: 1 document has no date and was left out by --since and --until\n"
    )
    wrong = shell("ask", "-i", "archive", "parking?", "--since", "May")
    assert wrong.returncode == 2
    assert b"it must be a day, a month or a year" in wrong.stderr


def test_a_place_is_shown_with_its_page_and_converter(shell: Shell, archive: Path) -> None:
    shown = shell("show", "report:0-20", "-i", "archive").stdout.decode()
    assert "page 1 of " in shown
    assert "text as converted by pypdf" in shown


def test_what_lacks_its_library_is_skipped_with_the_command_that_brings_it(
    shell: Shell, tmp_path: Path
) -> None:
    put(
        tmp_path,
        {
            "site/sitecustomize.py": (
                "import importlib.metadata as m\nreal = m.version\n"
                "def version(name):\n"
                "    if name == 'pypdf': raise m.PackageNotFoundError(name)\n"
                "    return real(name)\n"
                "m.version = version\n"
            ),
            "some/a.pdf": "x",
            "some/b.pdf": "y",
            "some/c.txt": "The pump handle was removed by the board.",
        },
    )
    env = {"PYTHONPATH": str(tmp_path / "site")}
    done = shell("index", str(tmp_path / "some"), "--name", "some", env=env)
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "gpqa: skipped 2 PDF files; to read them: pip install 'gpqa[pdf]'\n"
    )
    assert "1 source" in done.stdout.decode()
    put(tmp_path / "some", {"c.txt": "The pump was closed."})
    (tmp_path / "some" / "b.pdf").unlink()
    again = shell("index", "--name", "some", env=env)
    assert again.stderr.decode() == (
        f"gpqa: skipped {tmp_path}/some/a.pdf, a PDF file; to read it: pip install 'gpqa[pdf]'\n"
    )

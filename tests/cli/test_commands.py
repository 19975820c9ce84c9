from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.helpers_index import put
from tests.helpers_model import make_model

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers_shell import Shell

FUNDING = "what did Hunt say about funding?"
ROOF = "The treasurer said the roof would cost £4,000 in all."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "minutes"
    place.mkdir()
    (place / "monday.txt").write_text(ROOF, encoding="utf-8")
    (place / "tuesday.md").write_text("# Tuesday\n\nThe secretary resigned.\n", encoding="utf-8")
    return place


def test_index_tells_what_it_did_and_then_that_nothing_changed(
    asked: Shell, folder: Path, tmp_path: Path
) -> None:
    name = str(tmp_path / "index")
    first = asked("index", str(folder), "--name", name)
    assert first.returncode == 0
    assert "2 sources, 2 passages (2 added)" in first.stdout.decode()
    assert "(up to date)" in asked("index", "--name", name).stdout.decode()


def test_index_follows_changes_without_being_told_the_paths_again(
    asked: Shell, folder: Path, tmp_path: Path
) -> None:
    name = str(tmp_path / "index")
    asked("index", str(folder), "--name", name)
    (folder / "monday.txt").write_text("The roof was repaired.", encoding="utf-8")
    (folder / "tuesday.md").unlink()
    (folder / "wednesday.txt").write_text("All present.", encoding="utf-8")
    report = json.loads(asked("index", "--name", name, "--json").stdout)
    assert report["changed"] == ["monday"]
    assert report["removed"] == ["tuesday"]
    assert report["added"] == ["wednesday"]


def test_add_keeps_the_earlier_paths(asked: Shell, folder: Path, tmp_path: Path) -> None:
    name = str(tmp_path / "index")
    asked("index", str(folder / "monday.txt"), "--name", name)
    done = asked("index", str(folder / "tuesday.md"), "--name", name, "--add", "--json")
    assert json.loads(done.stdout)["counts"]["sources"] == 2


def test_a_bad_file_is_named_and_the_others_are_indexed(
    asked: Shell, folder: Path, tmp_path: Path
) -> None:
    (folder / "latin.txt").write_bytes("caf\xe9 au lait".encode("latin-1"))
    done = asked("index", str(folder), "--name", str(tmp_path / "index"))
    assert done.returncode == 1
    assert "2 sources" in done.stdout.decode()
    assert "1 could not be read" in done.stdout.decode()
    error = done.stderr.decode()
    assert "latin.txt" in error
    assert "e9" in error
    assert "--encoding" in error
    fixed = asked("index", "--name", str(tmp_path / "index"), "--encoding", "latin-1")
    assert fixed.returncode == 0


def test_an_empty_folder_is_an_error_that_says_what_is_read(asked: Shell, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = asked("index", str(tmp_path / "empty"), "--name", str(tmp_path / "index"))
    assert done.returncode == 1
    assert ".txt, .md, .html, .pdf, .docx and .jsonl" in done.stderr.decode()
    assert not (tmp_path / "index" / "CURRENT.json").exists()


def test_an_index_without_paths_asks_for_them(asked: Shell) -> None:
    done = asked("index", "--name", "unheard-of")
    assert done.returncode == 2
    assert "gpqa index PATH… --name unheard-of" in done.stderr.decode()


def test_search_gives_passages_best_first_with_ids_that_show_takes(asked: Shell) -> None:
    value = json.loads(asked("search", "mental health", "--json", "--top", "3").stdout)
    assert set(value) == {"question", "passages"}
    assert len(value["passages"]) == 3
    scores = [passage["score"] for passage in value["passages"]]
    assert scores == sorted(scores, reverse=True)
    first = value["passages"][0]
    assert first["id"] == f"{first['source_id']}:{first['start']}-{first['end']}"
    shown = json.loads(asked("show", first["id"], "--json").stdout)
    assert shown["text"] == first["text"]


def test_search_answers_many_questions_line_by_line(asked: Shell) -> None:
    done = asked("search", "--nl", "--top", "1", stdin=b"funding\ndiabetes\n")
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert [value["question"] for value in values] == ["funding", "diabetes"]


def test_show_gives_a_place_its_context(asked: Shell) -> None:
    value = json.loads(
        asked("show", "004_0700c9a2c7974ebe:1775-1782", "--json", "--context", "20").stdout
    )
    assert (value["before"], value["text"]) == ("erated that he wanted "[-20:], "funding")
    assert len(value["after"]) == 20
    assert b"funding" in asked("show", "004_0700c9a2c7974ebe:1775-1782").stdout


def test_show_without_a_place_gives_the_whole_document(asked: Shell) -> None:
    shown = " ".join(asked("show", "002_7337c63da4c34d42").stdout.decode().split())
    assert "This site is intended for health professionals only" in shown
    assert "patient safety in hospitals." in shown


@pytest.mark.parametrize("place", ["nowhere", "nowhere:1-2", "002_7337c63da4c34d42:9-5"])
def test_show_refuses_what_is_not_there(asked: Shell, place: str) -> None:
    done = asked("show", place)
    assert done.returncode == 2
    assert not done.stdout


def test_show_refuses_a_place_beyond_the_end(asked: Shell) -> None:
    done = asked("show", "002_7337c63da4c34d42:10-999999")
    assert done.returncode == 2
    assert b"within 0-" in done.stderr


def test_a_receipt_verifies_and_follows_what_happens_to_its_source(
    asked: Shell, folder: Path, tmp_path: Path
) -> None:
    name = str(tmp_path / "index")
    asked("index", str(folder), "--name", name)
    receipt = asked("ask", "What would the roof cost?", "--index", name, "--json").stdout
    source = folder / "monday.txt"

    def verdict() -> tuple[int, str]:
        done = asked("verify", "-", "--json", stdin=receipt)
        return done.returncode, json.loads(done.stdout)["quotes"][0]["verdict"]

    assert verdict() == (0, "valid")
    source.write_text(f"Minutes. {ROOF}", encoding="utf-8")
    assert verdict() == (1, "moved")
    source.write_text(ROOF.replace("4,000", "5,000"), encoding="utf-8")
    assert verdict() == (1, "changed")
    source.unlink()
    assert verdict() == (1, "missing")


def test_a_receipt_verifies_against_a_copy_of_the_sources_without_an_index(
    asked: Shell, folder: Path, tmp_path: Path
) -> None:
    name = str(tmp_path / "index")
    asked("index", str(folder), "--name", name)
    receipt = tmp_path / "receipt.json"
    receipt.write_bytes(asked("ask", "roof cost", "--index", name, "--json").stdout)
    copy = shutil.copytree(folder, tmp_path / "copy")
    shutil.rmtree(name)
    done = asked("verify", str(receipt), "--sources", str(copy))
    assert done.returncode == 0
    assert done.stdout.decode().startswith("valid")


def test_every_answer_of_a_batch_is_verified(asked: Shell) -> None:
    batch = asked("ask", "--nl", stdin=b"funding\ndiabetes\n").stdout
    done = asked("verify", "-", stdin=batch)
    assert done.returncode == 0
    assert done.stdout.decode().count("valid  ") >= 2


AGENCY = "The pumping station at Lowgate has cost £4m and is still not open."


@pytest.fixture
def printed_twice(asked: Shell, tmp_path: Path) -> tuple[Path, str]:
    """Two papers with the same report, and the index of both."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, lead in (("gazette", "Rain fell."), ("mercury", "It was a slow day in town.")):
        (folder / f"{name}.txt").write_text(f"{lead}\n\n{AGENCY}\n", encoding="utf-8")
    index = str(tmp_path / "index")
    assert asked("index", str(folder), "--name", index).returncode == 0
    return folder, index


def test_what_two_papers_print_is_one_quote_with_both_places(
    asked: Shell, printed_twice: tuple[Path, str]
) -> None:
    _, index = printed_twice
    question = ("ask", "What has the pumping station cost?", "--index", index)
    (quote,) = json.loads(asked(*question, "--json").stdout)["quotes"]
    (place,) = quote["also"]
    assert {quote["source_id"], place["source_id"]} == {"gazette", "mercury"}
    assert quote["text"] == place["text"] == AGENCY
    where = f"{place['source_id']}:{place['start']}-{place['end']}"
    shown = asked(*question).stdout.decode()
    assert f"also in {where}" in shown
    assert "1 quote from 2 sources" in shown
    assert f"also in `{where}`" in asked(*question, "--format", "markdown").stdout.decode()


def test_every_place_of_a_quote_is_verified(asked: Shell, printed_twice: tuple[Path, str]) -> None:
    folder, index = printed_twice
    question = ("ask", "What has the pumping station cost?", "--index", index, "--json")
    receipt = asked(*question).stdout
    done = asked("verify", "-", stdin=receipt)
    assert done.returncode == 0
    assert "1 of 1 quote, 1 of 1 other place valid" in done.stdout.decode()
    other = json.loads(receipt)["quotes"][0]["also"][0]["source_id"]
    source = folder / f"{other}.txt"
    source.write_text(AGENCY.replace("£4m", "£9m"), encoding="utf-8")
    done = asked("verify", "-", stdin=receipt)
    assert done.returncode == 1
    assert f"  also changed {other}:" in done.stdout.decode()
    assert "1 of 1 quote, 0 of 1 other place valid" in done.stdout.decode()
    told = [line for line in done.stdout.decode().splitlines() if "is not as it was" in line]
    assert told == [f"{other} is not as it was when it was quoted: look for an older copy"]


@pytest.mark.parametrize("receipt", [b"", b"{}", b"[]", b"not json", b"\xff", b'{"quotes": [1]}'])
def test_what_is_no_receipt_is_an_error(asked: Shell, receipt: bytes) -> None:
    done = asked("verify", "-", stdin=receipt)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_tampered_receipt_is_found_out(asked: Shell) -> None:
    receipt = asked("ask", "what did Hunt say about funding?", "--json").stdout
    forged = receipt.replace(b"he wanted funding diverted", b"he wanted funding abolished")
    assert forged != receipt
    done = asked("verify", "-", stdin=forged)
    assert done.returncode == 1
    assert b"changed" in done.stdout


def test_config_shows_folders_and_indexes(asked: Shell) -> None:
    value = json.loads(asked("config", "--json").stdout)
    assert value["indexes"] == asked.env["GPQA_INDEXES"]
    assert value["cache"] == asked.env["GPQA_CACHE"]
    assert "seeds" in {index["name"] for index in value["available"]}
    assert b"seeds: 5 sources" in asked("config").stdout


def test_a_setting_that_makes_no_sense_is_named(asked: Shell) -> None:
    done = asked("config", env={"GPQA_MAX_MB": "lots"})
    assert done.returncode == 1
    assert b"GPQA_MAX_MB" in done.stderr


def test_every_command_has_help_worth_reading(asked: Shell) -> None:
    for command in ("ask", "search", "show", "verify", "index", "config"):
        shown = asked(command, "--help")
        assert shown.returncode == 0
        assert len(shown.stdout) > 300


def test_the_version_is_shown(asked: Shell) -> None:
    assert asked("--version").stdout.startswith(b"gpqa ")


def test_paths_without_a_name_do_not_replace_the_five_articles(asked: Shell, folder: Path) -> None:
    done = asked("index", str(folder))
    assert done.returncode == 2
    assert b"--name" in done.stderr
    assert asked("ask", "what did Hunt say about funding?").returncode == 0


def test_an_index_keeps_its_model_when_it_is_brought_up_to_date(
    asked: Shell, folder: Path, tmp_path: Path
) -> None:
    model = make_model(tmp_path / "tiny", "bert")
    name = str(tmp_path / "index")
    assert asked("index", str(folder), "--name", name, "--model", str(model)).returncode == 0
    (folder / "new.txt").write_text("All were present.", encoding="utf-8")
    done = asked("index", "--name", name, "--json")
    assert json.loads(done.stdout)["added"] == ["new"]
    assert b"afresh" not in done.stderr
    assert asked("ask", "roof", "--index", name).returncode in {0, 3}


def test_a_renamed_source_is_found_again(asked: Shell, folder: Path, tmp_path: Path) -> None:
    name = str(tmp_path / "index")
    asked("index", str(folder), "--name", name)
    receipt = asked("ask", "What would the roof cost?", "--index", name, "--json").stdout
    (folder / "2027").mkdir()
    (folder / "2027" / "monday.txt").write_text("Nothing was decided at all.", encoding="utf-8")
    (folder / "2026").mkdir()
    (folder / "monday.txt").rename(folder / "2026" / "monday.txt")
    asked("index", "--name", name)
    done = asked("verify", "-", "--json", stdin=receipt)
    (check,) = json.loads(done.stdout)["quotes"]
    assert (check["verdict"], check["found_source_id"]) == ("moved", "2026/monday")


def test_verify_says_why_a_source_could_not_be_read(asked: Shell, tmp_path: Path) -> None:
    source = tmp_path / "old.txt"
    source.write_bytes("Le café coûte £4 à Paris.".encode("cp1252"))
    name = str(tmp_path / "index")
    asked("index", str(source), "--name", name, "--encoding", "cp1252")
    receipt = asked("ask", "café Paris", "--index", name, "--json").stdout
    blind = asked("verify", "-", "--sources", str(source), stdin=receipt)
    assert blind.returncode == 1
    assert b"--encoding" in blind.stderr
    seen = asked("verify", "-", "--sources", str(source), "--encoding", "cp1252", stdin=receipt)
    assert seen.returncode == 0


def test_verify_says_that_speakers_are_not_checked_where_some_are_named(asked: Shell) -> None:
    receipt = json.loads(asked("ask", "what did Hunt say about funding?", "--json").stdout)
    for quote in receipt["quotes"]:
        quote["speaker"] = "Hugh Pym"
    done = asked("verify", "-", stdin=json.dumps(receipt).encode())
    assert done.returncode == 0
    assert done.stdout.decode().endswith("checked are words and places, not who said them\n")
    report = asked("verify", "-", "--json", stdin=json.dumps(receipt).encode()).stdout
    assert "speaker" not in report.decode()
    for quote in receipt["quotes"]:
        quote["speaker"] = None
    done = asked("verify", "-", stdin=json.dumps(receipt).encode())
    assert b"who said" not in done.stdout


def test_verify_does_not_call_missing_what_only_could_not_be_read(
    asked: Shell, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "cafe.txt").write_bytes("The café closed in May after a fire.".encode("cp1252"))
    index = str(tmp_path / "index")
    asked("index", str(texts), "--name", index, "--encoding", "cp1252")
    receipt = asked("ask", "When did the café close?", "--index", index, "--json").stdout
    done = asked("verify", "-", "--sources", str(texts), stdin=receipt)
    assert done.returncode == 1
    assert done.stdout.startswith(b"could not be read cafe:")
    assert b"--encoding" in done.stderr
    (texts / "cafe.txt").rename(texts / "other.pdf")
    assert b"missing cafe:" in asked("verify", "-", "--sources", str(texts), stdin=receipt).stdout


def test_files_that_are_passed_by_are_named_where_they_are_few(
    asked: Shell, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("It rained.", "utf-8")
    (texts / "b.txt").touch()
    (texts / "b.png").touch()
    index = str(tmp_path / "index")
    done = asked("index", str(texts), "--name", index)
    assert done.returncode == 0
    assert f"{texts}/b.txt holds no text" in done.stderr.decode()
    reason = "no document by its name (its name ends in .png)"
    assert f"passed by {texts}/b.png: {reason}" in done.stderr.decode()
    for number in range(20):
        (texts / f"{number}.css").touch()
    done = asked("index", "--name", index)
    assert b".css" not in done.stderr
    assert b"--json" in done.stderr
    value = json.loads(asked("index", "--name", index, "--json").stdout)
    assert value["skipped"] == 21
    assert {"where": f"{texts}/b.png", "reason": reason} in value["passed_by"]


def test_a_folder_of_documents_is_not_taken_for_an_index(asked: Shell, tmp_path: Path) -> None:
    documents = put(tmp_path / "docs", {"a.txt": "The ferry sails at nine."})
    for command in (("ask", "when?"), ("search", "ferry"), ("speakers",)):
        done = asked(*command, "--index", str(documents))
        assert done.returncode == 1
        told = f"{documents} is a folder of documents, not an index. Index it with:"
        assert f"{told} gpqa index {documents} --name docs".encode() in done.stderr
    for inside in (documents, tmp_path):
        done = asked("index", str(documents), "--name", str(inside))
        assert done.returncode == 2
        assert b"cannot be the index: it holds documents" in done.stderr
        assert sorted(each.name for each in tmp_path.iterdir()) == ["docs"]
    for _ in range(2):  # beside the documents of a project, and no part of them
        done = asked("index", str(tmp_path), "--name", f"{tmp_path}/indexes/docs", "--json")
        assert done.returncode == 0
        assert json.loads(done.stdout)["passed_by"] == []


def test_verify_names_the_next_step_where_there_is_no_index(asked: Shell) -> None:
    receipt = asked("ask", FUNDING, "--json").stdout
    done = asked("verify", "-", "--index", "nope", stdin=receipt)
    assert done.returncode == 1
    assert b"there is no index 'nope' at" in done.stderr
    assert b"gpqa index PATH\xe2\x80\xa6 --name nope" in done.stderr
    done = asked("ask", FUNDING, "--index", "../evil")
    assert b".." not in done.stderr.replace(b"gpqa: ", b"").split(b"Build")[0]
    done = asked("verify", "-", "--encoding", "cp1252", stdin=receipt)
    assert done.returncode == 2
    assert b"--encoding goes with --sources" in done.stderr


def test_a_receipt_of_a_renamed_file_hints_at_where_it_may_be(asked: Shell, tmp_path: Path) -> None:
    documents = put(tmp_path / "docs", {"a.txt": "The ferry to the island sails at nine."})
    asked("index", str(documents), "--name", str(tmp_path / "index"))
    receipt = asked(
        "ask",
        "when does the ferry sail?",
        "--index",
        f"{tmp_path}/index",
        "--json",
        "--min-confidence",
        "0",
    ).stdout
    (documents / "a.txt").rename(documents / "b.txt")
    done = asked("verify", "-", stdin=receipt)
    assert done.returncode == 1
    assert b"--sources FOLDER" in done.stderr


def test_almost_a_place_is_told_what_a_place_is(asked: Shell) -> None:
    done = asked("show", "p:0")
    assert done.returncode == 2
    assert b"SOURCE:START-END" in done.stderr


def test_only_options_that_may_have_been_meant_are_offered(asked: Shell) -> None:
    done = asked("ask", FUNDING, "--nope")
    assert done.returncode == 2
    assert b"ossible" not in done.stderr
    assert b"ean" not in done.stderr
    assert b"--speaker" in asked("ask", FUNDING, "--speeker", "Hunt").stderr

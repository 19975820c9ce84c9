from __future__ import annotations

import gc
import json
import os
import re
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from gpqa.errors import (
    CorpusIndexError,
    IndexModelError,
    IndexNotFoundError,
    IndexWriteError,
    QuestionError,
    ReceiptError,
    SourceError,
    UnknownSourceError,
    UsageError,
)
from gpqa.library import Library
from gpqa.models import Verdict
from gpqa.testing import HashEncoder
from tests.helpers_index import PARAGRAPHS, QUESTIONS, build, open_library, put, settle

if TYPE_CHECKING:
    from gpqa.models import Answer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {f"{name}.txt": text for name, text in zip("abcde", PARAGRAPHS, strict=True)}
    return put(tmp_path / "documents", files)


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return Library.build([folder], tmp_path / "index", encoder=HashEncoder())[0]


# --- opening ---------------------------------------------------------------------------


def test_a_missing_index_names_the_command_that_builds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GPQA_INDEXES", str(tmp_path))
    with pytest.raises(IndexNotFoundError, match=r"no index 'laws' .*gpqa index PATH… --name laws"):
        Library.open("laws", encoder=HashEncoder())


def test_a_bare_name_lies_under_indexes_and_a_path_is_itself(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GPQA_INDEXES", str(tmp_path / "indexes"))
    with Library.build([folder], "notes", encoder=HashEncoder())[0] as library:
        assert library.folder == tmp_path / "indexes" / "notes"
        assert library.ask(QUESTIONS[0]).index.name == "notes"
    with Library.open(tmp_path / "indexes" / "notes", encoder=HashEncoder()) as library:
        assert library.name == "notes"
    with Library.build([folder], tmp_path / "else", encoder=HashEncoder())[0] as library:
        assert library.name == str(tmp_path / "else")


def test_another_encoder_is_refused_and_nothing_stays_open(seed_index: Path) -> None:
    with pytest.raises(IndexModelError, match=r"built with another model .*gpqa index --name"):
        Library.open(seed_index, encoder=HashEncoder(dimension=32))
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        gc.collect()


def test_closed_it_answers_no_more(library: Library) -> None:
    with library as same:
        assert same is library
        assert library.ask(QUESTIONS[0]).answered
    with pytest.raises(CorpusIndexError, match="closed"):
        library.ask(QUESTIONS[0])
    library.close()


def test_close_while_threads_ask_gives_answers_or_says_that_it_was_closed(
    library: Library,
) -> None:
    expected = library.ask(QUESTIONS[0])
    outcomes: list[object] = []
    asking = threading.Barrier(5)

    def ask() -> None:
        asking.wait()
        try:
            while True:
                outcomes.append(library.ask(QUESTIONS[0]))
        except Exception as error:  # noqa: BLE001 - whatever it is, is looked at below
            outcomes.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    asking.wait()
    library.close()
    for thread in threads:
        thread.join(timeout=60)
    errors = [outcome for outcome in outcomes if outcome != expected]
    assert [type(error) for error in errors] == [CorpusIndexError] * 4


# --- asking ----------------------------------------------------------------------------


def test_every_quote_is_the_sources_own_words(seed_library: Library, seeds: Path) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in seeds.glob("*.txt")}
    count = 0
    for question in QUESTIONS[:2]:
        for quote in seed_library.ask(question, top=50).quotes:
            count += 1
            assert texts[quote.source_id][quote.start : quote.end] == quote.text
            for start, end in quote.highlight:
                assert quote.start <= start < end <= quote.end
        for passage in seed_library.search(question, top=50).passages:
            count += 1
            assert texts[passage.source_id][passage.start : passage.end] == passage.text
            assert passage.id == f"{passage.source_id}:{passage.start}-{passage.end}"
    assert count > 50


def test_top_bounds_what_is_given(seed_library: Library) -> None:
    for top in (1, 3, 1000):
        assert len(seed_library.ask(QUESTIONS[0], top=top).quotes) <= top
        assert len(seed_library.search(QUESTIONS[0], top=top).passages) <= top
    assert len(seed_library.search(QUESTIONS[0], top=3).passages) == 3
    for top in (0, -1, 1001):
        with pytest.raises(UsageError, match=f"top is {top}; it must be a whole number"):
            seed_library.ask(QUESTIONS[0], top=top)
        with pytest.raises(UsageError):
            seed_library.search(QUESTIONS[0], top=top)


@pytest.mark.parametrize("least", [-0.1, 1.01, float("nan"), float("inf"), True, "0.5"])
def test_how_sure_is_enough_is_a_share(seed_library: Library, least: float) -> None:
    with pytest.raises(UsageError, match=r"min_confidence is .*; it must be a number from 0 to 1"):
        seed_library.ask(QUESTIONS[0], min_confidence=least)


def test_as_many_passages_are_given_as_were_asked_for(tmp_path: Path) -> None:
    # Each of other words, so that none is found for being equal to another.
    put(tmp_path / "in", {f"{i:03}.txt": f"Sheet{i} holds number{i}." for i in range(600)})
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        assert len(library.search("funding", top=500).passages) == 500


def test_less_is_the_beginning_of_more(seed_library: Library) -> None:
    many = seed_library.search(QUESTIONS[0], top=40).passages
    for top in (1, 5, 20):
        assert seed_library.search(QUESTIONS[0], top=top).passages == many[:top]


def test_only_the_named_sources_are_searched(seed_library: Library) -> None:
    names = [info.id for info in seed_library.sources()]
    for chosen in (names[3], [names[3]], names[1:3], []):
        allowed = {chosen} if isinstance(chosen, str) else set(chosen)
        found = seed_library.search(QUESTIONS[0], source=chosen, top=30).passages
        assert {passage.source_id for passage in found} == allowed
        quotes = seed_library.ask(QUESTIONS[0], source=chosen, top=30).quotes
        assert {quote.source_id for quote in quotes} <= allowed


def test_an_unknown_source_is_named_with_those_like_it(seed_library: Library) -> None:
    with pytest.raises(
        UnknownSourceError, match=r"no source '000_073de' .*did you mean 000_073de1677af4728d\?"
    ):
        seed_library.ask(QUESTIONS[0], source="000_073de")
    with pytest.raises(UnknownSourceError, match=r"no source 'zzz' in the index \(5 sources\)"):
        seed_library.search(QUESTIONS[0], source=["000_073de1677af4728d", "zzz"])
    with pytest.raises(UnknownSourceError):
        seed_library.source_text("zzz")
    with pytest.raises(UnknownSourceError):
        seed_library.outdated(["zzz"])


def test_an_empty_question_is_refused(seed_library: Library) -> None:
    for question in ("", "  ", "\n"):
        with pytest.raises(QuestionError):
            seed_library.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        'say "pump" OR NOT NEAR(x) * ^ {stems} : "unclosed',
        "a\U0001e900b a᧠b ＡＢＣ 𝐀𝐁 ﷺ",
        "\0 funding",
        "' ; DROP TABLE sources; --",
        " ".join(f"word{i}" for i in range(1100)),
        "funding " * 1200,
    ],
    ids=["operators", "letters", "NUL", "SQL", "1100 words", "one word 1200 times"],
)
def test_no_question_is_a_query_language(seed_library: Library, question: str) -> None:
    assert seed_library.search(question).question == question
    assert seed_library.ask(question).question == question


def test_the_same_question_gives_the_same_bytes(seed_library: Library) -> None:
    for question in QUESTIONS:
        first = seed_library.ask(question).model_dump_json()
        assert {seed_library.ask(question).model_dump_json() for _ in range(3)} == {first}


ASK = """
import sys
from gpqa.library import Library
from gpqa.testing import HashEncoder
with Library.open(sys.argv[1] + "/", encoder=HashEncoder()) as library:
    for question in sys.argv[2:]:
        print(library.ask(question).model_dump_json())
        print(library.search(question, top=50).model_dump_json())
"""


def test_two_processes_give_the_same_bytes(seed_index: Path) -> None:
    outputs = [
        subprocess.run(
            [sys.executable, "-c", ASK, str(seed_index), *QUESTIONS],
            env=os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed, threads in (("1", "1"), ("2", "2"))
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == 2 * len(QUESTIONS)


def test_equal_passages_come_by_id_and_place_whatever_the_order_they_came_in(
    tmp_path: Path,
) -> None:
    names = [f"n{i:03}" for i in range(250)]  # more than are ranked: none may be cut by chance
    put(tmp_path / "in", {f"{name}.txt": PARAGRAPHS[0] for name in reversed(names)})
    build(tmp_path / "index", tmp_path / "in")
    for name in names[:40]:
        put(tmp_path / "in", {f"{name}.txt": PARAGRAPHS[1]})
    build(tmp_path / "index", tmp_path / "in")
    for name in names[:40]:
        put(tmp_path / "in", {f"{name}.txt": PARAGRAPHS[0]})
    build(tmp_path / "index", tmp_path / "in")
    with open_library(tmp_path / "index") as library:
        found = library.search("funding for general practice", top=30).passages
        assert [passage.source_id for passage in found] == names[:30]
        assert len({passage.score for passage in found}) == 1


# --- threads ---------------------------------------------------------------------------


def test_eight_threads_give_the_answers_of_one(seed_library: Library) -> None:
    words = ["funding", "doctors", "Hunt", "practice", "hospital", "patients", "training", "BMA"]
    questions = [f"What is said about {a} and {b}?" for a in words for b in words][:50]
    serial = [seed_library.ask(question) for question in questions]
    found: dict[int, list[Answer]] = {}

    def ask(number: int) -> None:
        found[number] = [seed_library.ask(question) for question in questions]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert [found.get(number) for number in range(8)] == [serial] * 8


def test_update_while_threads_ask_gives_answers_of_one_generation_or_another(
    library: Library, folder: Path
) -> None:
    question = "How was the vote about funding carried?"
    seen: list[Answer] = []
    failures: list[BaseException] = []
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                seen.append(library.ask(question))
        except BaseException as error:  # noqa: BLE001 - the main thread looks at it
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    expected = []
    for number in range(6):
        text = f"The vote about funding was carried by {number}."
        put(folder, {"vote.txt": text})
        report = library.update()
        assert report.manifest is not None
        expected.append((report.manifest.generation, text))
    while len(seen) <= 10 and not failures:  # a busy machine answers slowly
        time.sleep(0.01)
    done.set()
    for thread in threads:
        thread.join(timeout=60)
    assert not failures
    said = dict(expected)
    for answer in seen:
        votes = {quote.text for quote in answer.quotes if quote.source_id == "vote"}
        assert votes <= {said.get(answer.index.generation)}
    library.close()


def test_updates_leave_no_file_open(library: Library, folder: Path) -> None:
    descriptors = Path("/proc/self/fd")
    if not descriptors.is_dir():
        pytest.skip("open files are counted in /proc")
    library.ask(QUESTIONS[0])
    gc.collect()
    before = len(list(descriptors.iterdir()))
    for number in range(5):
        put(folder, {"a.txt": f"The vote was carried by {number}."})
        library.update()
        library.ask(QUESTIONS[0])
    gc.collect()
    assert len(list(descriptors.iterdir())) == before
    library.close()


# --- updating --------------------------------------------------------------------------


def test_update_mirrors_the_paths_of_last_time(library: Library, folder: Path) -> None:
    put(folder, {"new.txt": "A pump was painted green."})
    (folder / "a.txt").unlink()
    report = library.update()
    assert (report.added, report.removed) == (["new"], ["a"])
    assert [info.id for info in library.sources()] == ["b", "c", "d", "e", "new"]
    assert library.ask("Who painted the pump green?").quotes[0].source_id == "new"
    library.close()


def test_update_keeps_the_encoding_that_was_given(tmp_path: Path) -> None:
    put(tmp_path / "in", {"a.txt": "It cost £5.".encode("cp1252")})
    library, _ = Library.build(
        [tmp_path / "in"], tmp_path / "index", encoder=HashEncoder(), encoding="cp1252"
    )
    put(tmp_path / "in", {"a.txt": "It cost £6.".encode("cp1252")})
    library.update()
    assert library.source_text("a") == "It cost £6."
    library.close()


def test_an_update_that_fails_leaves_the_library_as_it_was(library: Library, folder: Path) -> None:
    before = library.ask(QUESTIONS[0])
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(SourceError):
        library.update()
    assert library.ask(QUESTIONS[0]) == before
    library.close()


# --- what the index says of itself -----------------------------------------------------


def test_sources_and_manifest_say_what_there_is(seed_library: Library, seeds: Path) -> None:
    found = seed_library.sources()
    assert [info.id for info in found] == sorted(path.stem for path in seeds.glob("*.txt"))
    for info in found:
        text = (seeds / f"{info.id}.txt").read_bytes().decode()
        assert (info.length, seed_library.source_text(info.id)) == (len(text), text)
        assert seed_library.source_text(info.id, 5, 9) == text[5:9]
        assert seed_library.source_text(info.id, len(text) - 3, 10**9) == text[-3:]
        assert seed_library.source_text(info.id, 10**9) == ""
        assert info.path == str(seeds / f"{info.id}.txt")
    counts = seed_library.manifest["counts"]
    assert isinstance(counts, dict)
    assert counts["sources"] == 5
    assert counts["characters"] == sum(info.length for info in found)


def test_outdated_are_the_changed_and_the_gone(folder: Path, tmp_path: Path) -> None:
    put(folder, {"corpus.jsonl": json.dumps({"_id": "r", "text": "Text."}) + "\n{}\n"})
    settle()
    library, _ = Library.build([folder], tmp_path / "index", encoder=HashEncoder())
    names = ["a", "b", "c", "r"]
    assert library.outdated(names) == []
    (folder / "a.txt").touch()
    assert library.outdated(names) == [], "touched, not changed"
    put(folder, {"b.txt": "Else."})
    (folder / "c.txt").unlink()
    put(folder, {"corpus.jsonl": json.dumps({"_id": "r", "text": "New."})})
    assert library.outdated(names) == ["b", "c", "r"]
    assert library.outdated([]) == []
    library.close()


def test_what_changed_after_it_was_indexed_the_moment_it_was_written_is_outdated(
    tmp_path: Path,
) -> None:
    put(tmp_path / "in", {"a.txt": "One thing."})
    library, _ = Library.build([tmp_path / "in"], tmp_path / "index", encoder=HashEncoder())
    assert library.outdated(["a"]) == []
    put(tmp_path / "in", {"a.txt": "Or another."})
    assert library.outdated(["a"]) == ["a"]
    library.close()


# --- verifying -------------------------------------------------------------------------

SAID = "The health secretary said that funding for general practice would rise."
KINDS = {
    "plain": ("a.txt", lambda text: text.encode(), None),
    "BOM": ("a.txt", lambda text: b"\xef\xbb\xbf" + text.encode(), None),
    "UTF-16": ("a.txt", lambda text: text.encode("utf-16"), None),
    "CRLF": ("a.txt", lambda text: text.replace("\n", "\r\n").encode(), None),
    "cp1252": ("a.txt", lambda text: ("£5 – " + text).encode("cp1252"), "cp1252"),
    "jsonl": (
        "corpus.jsonl",
        lambda text: json.dumps({"_id": "r", "text": text}).encode(),
        None,
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_verify_rereads_what_is_on_the_disk_now(tmp_path: Path, kind: str) -> None:
    name, encode, encoding = KINDS[kind]
    path = tmp_path / "in" / name

    def write(text: str) -> None:
        put(tmp_path / "in", {name: encode(text)})  # type: ignore[no-untyped-call]

    write(f"A first line of it.\n\n{SAID} He gave no date for it.\n")
    library, _ = Library.build(
        [tmp_path / "in"], tmp_path / "index", encoder=HashEncoder(), encoding=encoding
    )
    answer = library.ask("What did the health secretary say about funding?", top=1)
    (quote,) = answer.quotes
    assert quote.text == SAID

    def verdict() -> Verdict:
        (check,) = library.verify(answer).quotes
        assert library.verify(answer.model_dump_json()).quotes == (check,)
        return check.verdict

    assert verdict() is Verdict.VALID
    write(f"A first line of it.\n\n{SAID} Nothing more.\n")
    assert verdict() is Verdict.VALID
    (check,) = library.verify(answer).quotes
    assert not check.source_unchanged
    write(f"One line more than before.\n\nA first line of it.\n\n{SAID}\n")
    assert verdict() is Verdict.MOVED
    write(f"A first line of it.\n\n{SAID.replace('rise', 'fall')}\n")
    assert verdict() is Verdict.CHANGED
    path.unlink()
    assert verdict() is Verdict.MISSING
    library.close()


def test_a_record_that_went_is_missing_though_its_file_is_there(tmp_path: Path) -> None:
    put(tmp_path / "in", {"corpus.jsonl": json.dumps({"_id": "r", "text": SAID})})
    library, _ = Library.build([tmp_path / "in"], tmp_path / "index", encoder=HashEncoder())
    answer = library.ask("What did the health secretary say about funding?")
    put(tmp_path / "in", {"corpus.jsonl": json.dumps({"_id": "s", "text": SAID})})
    assert [check.verdict for check in library.verify(answer).quotes] == [Verdict.MISSING]
    library.close()


def test_one_path_is_one_path_and_not_its_letters(tmp_path: Path) -> None:
    folder = put(tmp_path / "minutes", {"monday.txt": "The roof was repaired at last."})
    for paths in (str(folder), folder):
        library, _ = Library.build(paths, tmp_path / "index", encoder=HashEncoder())
        with library:
            assert [info.id for info in library.sources()] == ["monday"]
    for nothing in ([], "", [""]):
        with pytest.raises(UsageError, match="at least one"):
            Library.build(nothing, tmp_path / "index", encoder=HashEncoder())


@pytest.mark.parametrize(
    ("narrowed", "fault"),
    [
        ({"since": 2024}, "since is 2024; it must be a day"),
        ({"until": ["2024"]}, "until is"),
        ({"speaker": 5}, "speaker is 5"),
        ({"speaker": ""}, "speaker is ''; it must be somebody's name"),
        ({"speaker": " \t"}, "speaker is"),
        ({"source": 5}, "source is 5"),
        ({"source": b"a"}, "source is"),
        ({"source": [5]}, "source has 5"),
    ],
)
def test_values_that_cannot_be_are_named_without_words_of_the_command_line(
    seed_library: Library, narrowed: dict[str, Any], fault: str
) -> None:
    for put_question in (seed_library.ask, seed_library.search):
        with pytest.raises(UsageError, match=f"^{re.escape(fault)}") as raised:
            put_question("what did Hunt say about funding?", **narrowed)
        assert "--" not in str(raised.value)


def test_no_error_of_the_wrong_type_is_pythons_own(seed_library: Library, tmp_path: Path) -> None:
    wrong: Any = None
    for call in (
        lambda: seed_library.source(wrong),
        lambda: seed_library.source_text(wrong),
        lambda: seed_library.source_text("004_0700c9a2c7974ebe", "a"),  # type: ignore[arg-type]
        lambda: seed_library.cite(wrong, "plain"),
        lambda: Library.open(wrong),
        lambda: Library.build(wrong, tmp_path / "index"),
        lambda: Library.build([wrong], tmp_path / "index"),
        lambda: Library.build(tmp_path, wrong),
    ):
        with pytest.raises(UsageError):
            call()
    with pytest.raises(ReceiptError):
        seed_library.verify(wrong)


def test_a_question_is_text(seed_library: Library) -> None:
    for question in (None, b"bytes", 7):
        with pytest.raises(QuestionError, match="is text, not"):
            seed_library.ask(cast("str", question))


def test_an_index_is_never_written_through_a_link(tmp_path: Path) -> None:
    folder = put(tmp_path / "minutes", {"monday.txt": "The roof was repaired at last."})
    victim = put(tmp_path, {"victim.txt": "Keep me."}) / "victim.txt"
    precious = tmp_path / "precious" / "gen-a"
    precious.mkdir(parents=True)
    index = tmp_path / "index"
    index.mkdir()
    (index / ".CURRENT.json.new").symlink_to(victim)
    Library.build(folder, index, encoder=HashEncoder())[0].close()
    assert victim.read_text(encoding="utf-8") == "Keep me."
    assert not (index / "CURRENT.json").is_symlink()
    other = tmp_path / "other"
    other.mkdir()
    (other / "gens").symlink_to(precious.parent)
    with pytest.raises(IndexWriteError, match="is a link"):
        Library.build(folder, other, encoder=HashEncoder())
    assert precious.is_dir()


def test_an_answer_is_cited_with_what_stands_around_its_quotes(seed_library: Library) -> None:
    answer = seed_library.ask("What did the health secretary say about funding?")
    collection = json.loads(seed_library.cite(answer, "web-annotation"))
    for item in collection["first"]["items"]:
        words, place = item["target"]["selector"]
        source = next(quote.source_id for quote in answer.quotes if quote.text == words["exact"])
        text = seed_library.source_text(source)
        around = words["prefix"] + words["exact"] + words["suffix"]
        assert text[place["start"] - len(words["prefix"]) :].startswith(around)


def test_one_document_is_described_by_its_id(seed_library: Library) -> None:
    (first, *_) = seed_library.sources()
    assert seed_library.source(first.id) == first
    with pytest.raises(UnknownSourceError):
        seed_library.source("nowhere")


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("minuets", "did you mean minutes?"),
        ("nute", "did you mean minutes?"),
        ("minutes.txt", "did you mean minutes?"),
        ("some/where/Minutes.TXT", "did you mean minutes?"),
        ("news", "news.jsonl holds records, each a source of its own: n1, n2, n3, …"),
        ("news.jsonl", "news.jsonl holds records, each a source of its own: n1, n2, n3, …"),
        ("nope", "(6 sources)"),
        ("", "(6 sources)"),
    ],
)
def test_only_what_may_well_have_been_meant_is_offered(
    tmp_path: Path, asked: str, offered: str
) -> None:
    rows = [f'{{"_id": "n{n}", "text": "The pump was closed."}}' for n in range(1, 5)]
    files = {"minutes.txt": "It rained.", "page.txt": "It rained.", "news.jsonl": "\n".join(rows)}
    build(tmp_path / "index", put(tmp_path / "texts", files))
    with open_library(tmp_path / "index") as library:
        with pytest.raises(UnknownSourceError) as caught:
            library.source_text(asked)
        assert str(caught.value).endswith(offered)

"""The tools by themselves: what they give is the sources' own, within limits."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from gpqa.errors import UnknownSourceError, UsageError
from gpqa.mcp.arguments import Ask, ReadSource, Search, VerifyQuote
from gpqa.mcp.tools import Tools
from tests.helpers_documents import report, sentence
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from gpqa.mcp.results import Verified

ROOF = (
    "“The roof costs £4,000,” said Ann Lee. “We cannot pay for it.”\n\n"
    "The treasurer, Bob Ray, said the roof would last ten years."
)


def verify(tools: Tools, text: str, source: str = "monday") -> Verified:
    return tools.verify_quote(VerifyQuote(source_id=source, text=text))


def test_ask_gives_quotes_that_stand_where_it_says(tools: Tools) -> None:
    result = tools.ask(Ask(question="What did Ann Lee say the roof costs?"))
    assert result.answered
    assert result.index == "minutes"
    for quote in result.quotes:
        assert ROOF[quote.start : quote.end] == quote.text
        assert quote.source_id == "monday"
    assert result.quotes[0].speaker == "Ann Lee"


def test_ask_of_what_is_not_there_says_so_and_gives_no_quote(tools: Tools) -> None:
    result = tools.ask(Ask(question="Who won the football?"))
    assert not result.answered
    assert result.reason == "nothing_relevant"
    assert "do not say" in result.message
    assert result.quotes == ()


def test_ask_of_somebody_who_is_not_heard_offers_who_is(tools: Tools) -> None:
    result = tools.ask(Ask(question="What is said about the roof?", speaker="Anne Leigh"))
    assert result.reason == "unknown_speaker"
    assert result.instead is not None


def test_search_gives_passages_whether_or_not_they_answer(tools: Tools) -> None:
    result = tools.search(Search(question="roof", source=("monday",), top=1))
    (passage,) = result.passages
    assert ROOF[passage.start : passage.end] == passage.text


@pytest.fixture
def dated(tmp_path: Path) -> Iterator[Tools]:
    """Three documents of other years, and one that is of nobody knows when."""
    said = "The mayor said the {} bridge would be painted {}."
    records = [
        {"_id": "old", "date": "1998", "text": said.format("iron", "grey")},
        {"_id": "may", "date": "2015-05-21", "text": said.format("stone", "white")},
        {"_id": "june", "date": "2015-06-02", "text": said.format("wooden", "green")},
        {"_id": "undated", "text": said.format("rope", "red")},
    ]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    put(tmp_path / "years", {"corpus.jsonl": lines})
    build(tmp_path / "dated", tmp_path / "years")
    with open_library(tmp_path / "dated") as library:
        yield Tools({"years": library})


@pytest.mark.parametrize(
    ("narrowed", "there"),
    [
        ({"since": "2015"}, {"may", "june"}),
        ({"until": "2015-05-21"}, {"old", "may"}),
        ({"since": "2015-05", "until": "2015-05"}, {"may"}),
        ({"source": ["may", "undated"]}, {"may", "undated"}),
        ({"source": "old"}, {"old"}),
        ({"source_id": "old"}, {"old"}),
        ({"source": ["june", "old"], "since": "2000"}, {"june"}),
        ({"source": [], "since": "", "until": None, "speaker": " "}, {"old", "may", "june"}),
    ],
)
def test_what_is_asked_is_narrowed_to_documents_and_times(
    dated: Tools, narrowed: dict[str, object], there: set[str]
) -> None:
    given = {"question": "What did the mayor say about the bridge?", "top": 10} | narrowed
    answer = dated.ask(Ask.model_validate(given))
    found = dated.search(Search.model_validate(given))
    assert {quote.source_id for quote in answer.quotes} >= there - {"undated"}
    everything = there | {"undated"} if narrowed.get("source") == [] else there
    assert {quote.source_id for quote in answer.quotes} <= everything
    assert {passage.source_id for passage in found.passages} == everything


def test_documents_without_a_date_are_said_to_be_left_out(dated: Tools) -> None:
    question = "What did the mayor say about the bridge?"
    left_out = "1 document has no date and was left out by since and until."
    assert left_out in dated.ask(Ask(question=question, since="2015")).message
    assert left_out in dated.search(Search(question=question, until="2015")).message
    of_one = Search(question=question, since="2015", source=("may",))
    assert "left out" not in dated.search(of_one).message
    assert "left out" not in dated.search(Search(question=question)).message


def test_a_time_of_no_document_is_not_called_the_documents_silence(dated: Tools) -> None:
    answer = dated.ask(Ask(question="What did the mayor say about the bridge?", since="2030"))
    assert not answer.answered
    assert "known to be of that time: nothing was searched" in answer.message
    found = dated.search(Search(question="bridge", since="2030"))
    assert found.passages == ()
    assert "known to be of that time: nothing was searched" in found.message


def test_a_search_says_that_near_is_no_answer_and_why_there_is_nothing(tools: Tools) -> None:
    assert "Near is not an answer" in tools.search(Search(question="roof")).message
    nobody = tools.search(Search(question="roof", speaker="Anne Leigh"))
    assert nobody.passages == ()
    assert "'Anne Leigh' is heard" in nobody.message


def test_the_names_that_arguments_once_had_are_still_taken(tools: Tools) -> None:
    old = Search.model_validate({"query": "roof", "source_id": "monday", "top": 1})
    assert old == Search(question="roof", source=("monday",), top=1)
    assert tools.search(old).passages
    assert ReadSource.model_validate({"source": "monday"}) == ReadSource(source_id="monday")


def test_what_is_of_a_pdf_has_its_page_and_a_files_date_is_called_so(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    chapters = [[sentence(9 * c + p) for p in range(8)] for c in range(3)]
    put(tmp_path / "files", {"report.pdf": report(chapters)})
    build(tmp_path / "index", tmp_path / "files")
    with open_library(tmp_path / "index") as library:
        tools = Tools({"files": library})
        found = tools.search(Search(question="Witness 17 said")).passages
        plain = library.search("Witness 17 said").passages
        part = tools.read_source(ReadSource(source_id="report"))
    assert [each.page for each in found] == [each.page for each in plain]
    assert None not in [each.page for each in found]
    assert {each.date for each in found} == {part.date} == {"file of 2000-01-01"}


def test_read_source_gives_a_part_and_whether_there_is_more(tools: Tools) -> None:
    part = tools.read_source(ReadSource(source_id="monday", start=4, length=10))
    assert (part.text, part.start, part.end, part.more) == (ROOF[4:14], 4, 14, True)
    rest = tools.read_source(ReadSource(source_id="monday", start=14, length=8000))
    assert part.text + rest.text == ROOF[4:]
    assert (rest.end, rest.length, rest.more) == (len(ROOF), len(ROOF), False)


def test_read_source_begins_within_the_source(tools: Tools) -> None:
    with pytest.raises(UsageError, match="has 123 characters"):
        tools.read_source(ReadSource(source_id="monday", start=5000))


def test_verify_says_where_words_stand_and_who_says_them(tools: Tools) -> None:
    result = verify(tools, "We cannot pay")
    assert result.verbatim
    assert result.times == 1
    (place,) = result.places
    assert ROOF[place.start : place.end] == "We cannot pay"
    assert [voice.speaker for voice in result.said_by] == ["Ann Lee"]
    assert result.near_misses == ()
    assert result.source_unchanged


def test_verify_calls_nothing_verbatim_that_is_almost(tools: Tools) -> None:
    result = verify(tools, '"we cannot  pay for it"')
    assert not result.verbatim
    assert result.places == ()
    assert [(miss.text, miss.differs_in) for miss in result.near_misses] == [
        ("We cannot pay for it", ("white space", "letter case", "punctuation around"))
    ]
    assert "Not verbatim" in result.message


@pytest.mark.parametrize(
    "text", ["We can pay for it.", "The roof costs £40,000", "We cannot … pay", "roof roof"]
)
def test_verify_of_other_words_shows_the_nearest_passage(tools: Tools, text: str) -> None:
    result = verify(tools, text)
    assert not result.verbatim
    assert result.near_misses == ()
    assert result.nearest is not None
    assert ROOF[result.nearest.start : result.nearest.end] == result.nearest.text


def test_verify_of_words_of_another_source_is_not_verbatim(tools: Tools) -> None:
    assert not verify(tools, "We cannot pay", "tuesday").verbatim


def test_verify_of_a_common_word_gives_the_first_places(tools: Tools, tmp_path: Path) -> None:
    put(tmp_path / "many", {"many.txt": "yes no " * 500})
    build(tmp_path / "other", tmp_path / "many")
    with open_library(tmp_path / "other") as library:
        result = verify(Tools({"many": library}), "yes", "many")
    assert (result.times, len(result.places)) == (500, 10)


def test_verify_says_where_the_document_changed_since(tools: Tools, folder: Path) -> None:
    source = folder / "monday.txt"
    source.write_text("Nothing.", encoding="utf-8")
    os.utime(source, (1, 1))
    result = verify(tools, "We cannot pay")
    assert result.verbatim
    assert not result.source_unchanged


def test_no_words_are_nothing_to_verify(tools: Tools) -> None:
    with pytest.raises(UsageError, match="no words"):
        verify(tools, " \n")


def test_only_the_indexes_of_the_start_can_be_named(tools: Tools, tmp_path: Path) -> None:
    for name in ("seeds", str(tmp_path / "index"), "../index", ""):
        with pytest.raises(UsageError, match="name one of the indexes: minutes"):
            tools.ask(Ask(question="roof", index=name))


def test_of_several_indexes_one_must_be_named(tools: Tools, tmp_path: Path) -> None:
    with open_library(tmp_path / "index") as one, open_library(tmp_path / "index") as two:
        both = Tools({"one": one, "two": two})
        with pytest.raises(UsageError, match="one, two"):
            both.ask(Ask(question="roof"))
        assert both.ask(Ask(question="roof costs", index="two")).index == "two"


def test_a_document_is_named_by_its_id_and_never_by_a_path(tools: Tools, folder: Path) -> None:
    for name in (str(folder / "monday.txt"), "../minutes/monday", "/etc/passwd", "MONDAY"):
        with pytest.raises(UnknownSourceError):
            tools.read_source(ReadSource(source_id=name))


def test_an_index_that_is_built_again_is_read_again(
    tools: Tools, folder: Path, tmp_path: Path
) -> None:
    put(folder, {"wednesday.txt": "The mayor said the bridge would be painted green."})
    build(tmp_path / "index", folder)
    assert tools.ask(Ask(question="bridge painted green")).quotes[0].source_id == "wednesday"


def test_an_index_that_is_gone_is_answered_from_as_it_was(tools: Tools, tmp_path: Path) -> None:
    (tmp_path / "index" / "CURRENT.json").unlink()
    assert tools.ask(Ask(question="What did Ann Lee say the roof costs?")).answered


def test_long_quotes_and_titles_are_cut_at_a_limit_and_say_so(tmp_path: Path) -> None:
    long = "The mayor said that " + "the bridge and " * 1000 + "nothing else."
    record = f'{{"_id": "a", "title": "{"t" * 9000}", "text": "{long}"}}\n'
    put(tmp_path / "long", {"corpus.jsonl": record})
    build(tmp_path / "longest", tmp_path / "long")
    with open_library(tmp_path / "longest") as library:
        tools = Tools({"long": library})
        result = tools.ask(Ask(question="What did the mayor say of the bridge?"))
        found = tools.search(Search(question="bridge"))
    for quote in result.quotes:
        assert len(quote.text) <= 4000
        assert long[quote.start : quote.end] == quote.text
        assert len(quote.title or "") < 400
    assert all(len(each.text) <= 4000 for each in found.passages)


@pytest.mark.parametrize(
    ("model", "given"),
    [
        (Ask, {}),
        (Ask, {"question": ""}),
        (Ask, {"question": "x" * 2001}),
        (Ask, {"question": "x", "top": 0}),
        (Ask, {"question": "x", "top": 11}),
        (Ask, {"question": "x", "top": 10**400}),
        (Ask, {"question": ["x"]}),
        (Ask, {"question": "x", "path": "/etc/passwd"}),
        (Ask, {"question": "x", "speaker": "y" * 201}),
        (Search, {"question": "x", "top": 21}),
        (Search, {"question": "x", "query": "y"}),
        (Search, {"question": "x", "source": ["a"] * 51}),
        (Search, {"question": "x", "source": ["a" * 1001]}),
        (Search, {"question": "x", "source": {"a": 1}}),
        (Ask, {"question": "x", "since": "2" * 41}),
        (Ask, {"question": "x", "until": 2015}),
        (ReadSource, {"source_id": "a", "start": -1}),
        (ReadSource, {"source_id": "a", "length": 8001}),
        (ReadSource, {"source_id": "a", "start": 2**60}),
        (ReadSource, {"source_id": "a" * 1001}),
        (VerifyQuote, {"source_id": "a", "text": "x" * 8001}),
        (VerifyQuote, {"source_id": "a", "text": "\ud800"}),
    ],
)
def test_arguments_beyond_their_limits_are_refused(
    model: type[BaseModel], given: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(given)

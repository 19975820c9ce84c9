"""A gold set is read whole or refused, with file, line and what was found there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.errors import GoldError, UsageError
from gpqa.evaluate.gold import GoldQuestion, check_places, read_gold
from tests.evaluate.helpers_gold import ROWS, TEXTS, place, write_gold
from tests.helpers_text import thorough

if TYPE_CHECKING:
    from pathlib import Path


def changed(number: int, **fields: Any) -> list[dict[str, Any]]:
    rows = [dict(row) for row in ROWS]
    rows[number] |= fields
    return rows


def row_with(at: dict[str, Any]) -> str:
    places = [{"source_id": "pump"} | at]
    return json.dumps({"id": "x", "question": "Who?", "answerable": True, "evidence": places})


def refusal(path: Path, split: str | None = None) -> str:
    with pytest.raises(GoldError) as caught:
        read_gold(path, split)
    return str(caught.value)


def test_a_folder_and_its_file_are_the_same_set(gold_folder: Path) -> None:
    gold = read_gold(gold_folder)
    assert [question.id for question in gold.questions] == [row["id"] for row in ROWS]
    assert gold.lines == (1, 2, 3, 4, 5, 6)
    assert gold.name == "small"
    assert gold.questions[2].grades == {"ward": 1}
    assert gold.questions[1].evidence[0].speaker == "John Snow"
    assert read_gold(gold_folder / "gold.jsonl") == gold


def test_a_split_keeps_its_questions(gold_folder: Path) -> None:
    gold = read_gold(gold_folder, "test")
    assert [question.id for question in gold.questions] == ["a3", "n2"]
    assert gold.lines == (3, 6)
    with pytest.raises(UsageError, match=r"no question of .* is in the split 'train'"):
        read_gold(gold_folder, "train")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('{"id": "x"', "not JSON: EOF while parsing an object at line 1 column 10"),
        ("[]", "should be an object; it is []"),
        ('{"id": "x", "answerable": true}', '"question" is missing'),
        (
            '{"id": 7, "question": "Who?", "answerable": false}',
            '"id": input should be a valid string; it is 7',
        ),
        ('{"id": "", "question": "Who?", "answerable": false}', "at least 1 character"),
        (
            '{"id": "x", "question": "Who?", "answerable": "yes"}',
            "\"answerable\": input should be a valid boolean; it is 'yes'",
        ),
        ('{"id": "x", "question": " ", "answerable": false}', "the question is empty"),
        (
            row_with({"start": -1, "end": 3, "quote": "Cho"}),
            '"evidence.0.start": input should be greater than or equal to 0; it is -1',
        ),
        (
            row_with({"start": 1.5, "end": 3, "quote": "Cho"}),
            '"evidence.0.start"',
        ),
        (
            '{"id": "x", "question": "Who?", "answerable": false, "tags": "date"}',
            "\"tags\": input should be a valid array; it is 'date'",
        ),
        (
            json.dumps(
                {"id": "x", "question": "Who?", "answerable": False}
                | {"evidence": [place("pump", "Cholera")]}
            ),
            '"answerable" is false, but there is evidence',
        ),
        (
            '{"id": "x", "question": "Who?", "answerable": false, "short_answers": ["Snow"]}',
            '"answerable" is false, but there is a short answer',
        ),
        (
            '{"id": "x", "question": "Who?", "answerable": true, "short_answers": ["Snow", " "]}',
            "short answer 2 is ' ': it has no words",
        ),
        ('{"id": "a1", "question": "Who?", "answerable": false}', "'a1' is also on line 1"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, found: str) -> None:
    file = write_gold(tmp_path) / "gold.jsonl"
    file.write_bytes(file.read_bytes() + b"\n" + line.encode() + b"\n")
    message = refusal(tmp_path)
    assert message.startswith(f"{file}, line 8: "), message
    assert found in message


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"evidence": [], "short_answers": []},
        {"references": [[], []]},
        {"sources": ["pump"]},
        {"about": 1},
        {"about": ""},
    ],
)
def test_a_question_that_is_said_to_be_answerable_must_say_by_what(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    row = {"id": "x", "question": "Who closed the pump?", "answerable": True} | fields
    file = write_gold(tmp_path, [*ROWS, row]) / "gold.jsonl"
    assert refusal(tmp_path) == (
        f'{file}, line {len(ROWS) + 1}: "answerable" is true, but there is neither evidence nor'
        ' a short answer, and "about" names no source that answers'
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"short_answers": ["Dr Snow"]},
        {"references": [[{"source_id": "pump", "quote": "Dr Snow"}]]},
        {"about": "pump"},
    ],
)
def test_a_question_whose_places_nobody_noted_is_answerable_by_what_is_known(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    row = {"id": "x", "question": "Who closed the pump?", "answerable": True} | fields
    question = read_gold(write_gold(tmp_path, [*ROWS, row])).questions[-1]
    assert question.answerable
    assert question.grades == {}
    assert question.only_source == fields.get("about")


def test_the_only_source_that_a_question_names_must_be_there(tmp_path: Path) -> None:
    row = {"id": "x", "question": "Who?", "answerable": True, "about": "gone"}
    write_gold(tmp_path, [row])
    assert "line 1: no source 'gone' among the documents" in refusal(tmp_path)
    noted = row | {"evidence": [place("pump", "Cholera")], "about": "cholera, and its end"}
    write_gold(tmp_path, [noted])
    assert len(read_gold(tmp_path).questions) == 1  # a key of its own, where more is known


def test_a_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    file = write_gold(tmp_path) / "gold.jsonl"
    file.write_bytes(file.read_bytes() + b'{"id": "caf\xe9"}\n')
    assert refusal(tmp_path) == f"{file}, line 7: not UTF-8 at byte 11"


def test_an_offset_that_does_not_match_its_quote_says_what_stands_there(tmp_path: Path) -> None:
    wrong = place("pump", "Cholera came") | {"start": 1, "end": 13}
    write_gold(tmp_path, changed(0, evidence=[wrong]))
    message = refusal(tmp_path)
    assert message.endswith(
        "gold.jsonl, line 1: evidence 1 is 'Cholera came', but pump reads 'holera came '"
        f" at 1-13 of {len(TEXTS['pump'])}; these words stand at 0-12"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 0, "end": 4000},
        {"start": 12, "end": 0},
        {"start": 5, "end": 5, "quote": ""},
        {"quote": "Cholera  came"},
    ],
)
def test_offsets_of_no_place_are_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    write_gold(tmp_path, changed(0, evidence=[place("pump", "Cholera came") | wrong]))
    assert "line 1: evidence 1" in refusal(tmp_path)


@pytest.mark.parametrize(
    "fields",
    [
        {"evidence": [place("pump", "Cholera") | {"source_id": "gone"}]},
        {"sources": ["pump", "gone"]},
        {"references": [[{"source_id": "gone", "quote": "x"}]]},
    ],
)
def test_an_unknown_source_is_named(tmp_path: Path, fields: dict[str, Any]) -> None:
    write_gold(tmp_path, changed(0, **fields))
    assert "line 1: no source 'gone' among the documents" in refusal(tmp_path)


def test_sets_that_are_none(tmp_path: Path) -> None:
    assert "holds neither gold.jsonl nor queries.jsonl" in refusal(tmp_path)
    assert "there is no gold set at" in refusal(tmp_path / "gone")
    (tmp_path / "gold.jsonl").write_text("\n\n")
    assert "holds no question" in refusal(tmp_path)


def test_without_documents_places_are_checked_later(tmp_path: Path) -> None:
    wrong = place("pump", "Cholera came") | {"start": 1, "end": 13}
    file = write_gold(tmp_path / "set", changed(0, evidence=[wrong])) / "gold.jsonl"
    alone = file.rename(tmp_path / "mine.jsonl")
    gold = read_gold(alone)
    assert (gold.name, gold.documents) == ("mine", None)
    with pytest.raises(GoldError, match="these words stand at 0-12"):
        check_places(gold, TEXTS.get)


def test_a_corpus_of_records_and_a_file_with_a_mark(tmp_path: Path) -> None:
    records = [{"_id": name, "text": text} for name, text in TEXTS.items()]
    write_gold(tmp_path)
    for file in (tmp_path / "documents").iterdir():
        file.unlink()
    (tmp_path / "documents").rmdir()
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    file = tmp_path / "gold.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert len(read_gold(tmp_path).questions) == len(ROWS)


def write_beir(folder: Path, qrels: str, queries: str = "") -> Path:
    (folder / "qrels").mkdir(parents=True)
    records = [{"_id": name, "text": text} for name, text in TEXTS.items()]
    (folder / "corpus.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    (folder / "queries.jsonl").write_text(
        queries or '{"_id": "1", "text": "cholera"}\n{"_id": "2", "text": "snow"}\n'
    )
    (folder / "qrels" / "test.tsv").write_text(qrels)
    return folder


def test_a_beir_folder(tmp_path: Path) -> None:
    qrels = "query-id\tcorpus-id\tscore\n1\tpump\t2\n1\tward\t0\n2\tsnow\t1\n"
    gold = read_gold(write_beir(tmp_path / "beir", qrels))
    assert [question.grades for question in gold.questions] == [{"pump": 2}, {"snow": 1}]
    assert all(question.answerable for question in gold.questions)
    assert gold.name == "beir"


@pytest.mark.parametrize(
    ("qrels", "queries", "found"),
    [
        ("1\tpump\n", "", "test.tsv, line 1: 2 columns"),
        ("1\tpump\tmuch\n", "", "line 1: the grade is 'much'"),
        ("1\tpump\t1\n1\tpump\t1\n", "", "line 2: 'pump' is judged for query '1' on line 1"),
        ("9\tpump\t1\n", "", "test.tsv, line 1: no query '9'"),
        ("1\tgone\t1\n", "", "queries.jsonl, line 1: no source 'gone'"),
        ("1\tpump\t0\n", "", "holds no question"),
        ("1\tpump\t1\n", '{"_id": 1, "text": "x"}', 'line 1: "_id" must be a string; it is 1'),
        ("1\tpump\t1\n", "{", "line 1: not JSON"),
        ("1\tpump\t1\n", "3", "line 1: a JSON int"),
        (
            "1\tpump\t1\n",
            '{"_id": "1", "text": "x"}\n{"_id": "1", "text": "y"}',
            "line 2: the id '1' is also on line 1",
        ),
    ],
)
def test_a_bad_beir_folder(tmp_path: Path, qrels: str, queries: str, found: str) -> None:
    assert found in refusal(write_beir(tmp_path, qrels, queries))


def test_a_beir_folder_without_judgements(tmp_path: Path) -> None:
    folder = write_beir(tmp_path, "1\tpump\t1\n")
    assert "dev.tsv" in refusal(folder, "dev")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(sorted(GoldQuestion.model_fields))


@thorough
@given(st.dictionaries(FIELDS, JSON, max_size=6))
def test_whatever_a_line_holds_it_is_a_question_or_refused(
    tmp_path_factory: pytest.TempPathFactory, row: dict[str, Any]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.jsonl"
    file.write_text(json.dumps(row))
    refused = None
    try:
        assert read_gold(file).questions[0].id == row["id"]
    except GoldError as error:
        refused = str(error)
    assert refused is None or refused.startswith(f"{file}, line 1: ")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("evidnce", "evidence"),
        ("Evidence", "evidence"),
        ("short_answer", "short_answers"),
        ("tag", "tags"),
        ("spilt", "split"),
    ],
)
def test_a_misspelt_key_is_refused(tmp_path: Path, key: str, meant: str) -> None:
    row = {"id": "x", "question": "Who?", "answerable": True, key: []}
    file = write_gold(tmp_path) / "gold.jsonl"
    file.write_text(json.dumps(row), "utf-8")
    assert refusal(tmp_path) == f'{file}, line 1: unknown key "{key}"; did you mean "{meant}"?'


def test_a_misspelt_key_of_a_place_is_refused(tmp_path: Path) -> None:
    wrong = place("pump", "Cholera") | {"spaeker": "John Snow"}
    wrong.pop("speaker", None)
    row = {"id": "x", "question": "Who?", "answerable": True, "evidence": [wrong]}
    file = write_gold(tmp_path) / "gold.jsonl"
    file.write_text(json.dumps(row), "utf-8")
    assert 'evidence 1: unknown key "spaeker"; did you mean "speaker"?' in refusal(tmp_path)


def test_keys_of_somebodys_own_are_left_alone(tmp_path: Path) -> None:
    own = {"about": 1, "speaker": "x", "source": "x", "plain_question": "x", "evidences": 1}
    row = {"id": "x", "question": "Who?", "answerable": False, "evidence": [], "sources": []} | own
    (write_gold(tmp_path) / "gold.jsonl").write_text(json.dumps(row), "utf-8")
    assert len(read_gold(tmp_path).questions) == 1

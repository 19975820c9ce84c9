"""The hand-written gold set: exact, complete in form, and as its README says."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "eval" / "gold"
SEEDS = {path.stem: path.read_bytes().decode() for path in (ROOT / "seeds").glob("*.txt")}
SPEAKERS = {
    "Chris Ham",
    "Jennifer Dixon",
    "Jeremy Hunt",
    "Maureen Baker",
    "Mike Bewick",
    "Richard Vautrey",
    "reader",
}
NO_ANSWER = {
    "near-miss-fact",
    "near-miss-topic",
    "near-miss-speaker",
    "unknown-name",
    "false-presupposition",
    "furniture",
    "nonsense",
    "off-topic",
}
FURNITURE = {
    "21 May 2015",
    "At the heart of general practice since 1960",
    "GPs go forth",
    "Have your say",
    "Jeremy Hunt",
    "Jeremy Hunt said he will need will need the primary care sector’s cooperation and support",
    "Jeremy Hunt was critical of the structure of the GP contract",
    "Read the latest issue online",
    "Readers' comments (57)",
    "Share this article",
    "This site is intended for health professionals only",
    "Unsuitable or offensive? Report this comment",
    "View results 10 results per page20 results per page50 results per page",
    "pulse june2020 80x101px",
    "• This comment has been moderated.",
}
STOP = set(
    "a about according an and any anyone anything are as at be been but by can could did do does "
    "for from get going had has have he her him his how i if in into is it its may might more most "
    "must no not of on one or other ought our out she should so some such than that the their them "
    "then there these they this those to up us was we were what whatever when where which who whom "
    "why will with would you your".split()
)


def load(name: str) -> list[Row]:
    rows: list[Row] = [json.loads(line) for line in (GOLD / name).read_bytes().splitlines()]
    return rows


QUESTIONS = load("gold.jsonl")
STATEMENTS = load("statements.jsonl")
EVIDENCE = [(row["id"], place) for row in QUESTIONS for place in row["evidence"]]


def furniture(source_id: str) -> list[tuple[int, int]]:
    lines = re.finditer(r"[^\n]+", SEEDS[source_id])
    return [line.span() for line in lines if line[0].strip() in FURNITURE]


def overlap(first: Row, second: Row) -> bool:
    here: bool = (
        first["source_id"] == second["source_id"]
        and first["start"] < second["end"]
        and second["start"] < first["end"]
    )
    return here


def words(text: str) -> set[str]:
    """The content words."""
    plain = text.lower().replace("’s", "").replace("'s", "")
    return {word for word in re.findall(r"[a-z]{2,}", plain) if word not in STOP}


def alike(first: str, second: str) -> bool:
    """Roughly, whether two words have a stem in common."""
    return first == second or (min(len(first), len(second)) >= 5 and first[:5] == second[:5])


def tagged(tag: str) -> set[str]:
    return {row["id"] for row in QUESTIONS if tag in row["tags"]}


def test_the_folder_is_a_gold_set() -> None:
    link = GOLD / "documents"
    assert link.is_symlink()
    assert str(link.readlink()) == "../../seeds"
    assert {path.stem for path in link.glob("*.txt")} == set(SEEDS)
    assert len(SEEDS) == 5


def test_the_sources_give_the_files_byte_for_byte(tmp_path: Path) -> None:
    command = [sys.executable, str(GOLD / "make.py"), str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)
    for name in ("gold.jsonl", "statements.jsonl", "README.md"):
        assert (tmp_path / name).read_bytes() == (GOLD / name).read_bytes()


@pytest.mark.parametrize("wrong", ["a sentence that is nowhere", "the"])
def test_a_quote_that_does_not_stand_there_once_is_refused(tmp_path: Path, wrong: str) -> None:
    copy = tmp_path / "eval" / "gold"
    shutil.copytree(GOLD, copy)
    places = (copy / "places.toml").read_text("utf-8")
    first = re.sub(r'^quote = ".*"$', f'quote = "{wrong}"', places, count=1, flags=re.MULTILINE)
    (copy / "places.toml").write_text(first, "utf-8")
    command = [sys.executable, str(copy / "make.py"), str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert "not once" in done.stderr
    assert not (tmp_path / "gold.jsonl").exists()


def test_every_question_has_exactly_the_agreed_keys() -> None:
    keys = ["id", "question", "answerable", "evidence", "short_answers", "tags", "split"]
    for row in QUESTIONS:
        assert list(row) == keys
    for _, place in EVIDENCE:
        assert list(place) == ["source_id", "start", "end", "quote", "speaker"]


def test_ids_and_questions_are_unique() -> None:
    for key in ("id", "question"):
        assert not [value for value, n in Counter(r[key] for r in QUESTIONS).items() if n > 1]
    for row in QUESTIONS:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)?-\d\d", row["id"])
        assert row["question"] == row["question"].strip()


def test_there_are_enough_questions_of_either_kind() -> None:
    answerable = sum(row["answerable"] for row in QUESTIONS)
    assert len(QUESTIONS) >= 160
    assert answerable >= 100
    assert len(QUESTIONS) - answerable >= 60


def test_answerable_means_that_there_is_evidence() -> None:
    for row in QUESTIONS:
        assert row["answerable"] is bool(row["evidence"]), row["id"]
        assert row["answerable"] or not row["short_answers"], row["id"]


def test_every_quote_is_the_articles_own() -> None:
    for name, place in EVIDENCE:
        text = SEEDS[place["source_id"]]
        assert text[place["start"] : place["end"]] == place["quote"], name
        assert place["quote"] == place["quote"].strip(), name


def test_evidence_is_whole_sentences() -> None:
    """Before each stands a line's start or a sentence's end, after it the like."""
    for name, place in EVIDENCE:
        text = SEEDS[place["source_id"]]
        before = re.sub(r"^ *• *", "", text[: place["start"]].rpartition("\n")[2]).rstrip()
        after = text[place["end"] :].partition("\n")[0].strip()
        assert not before or before[-1] in ".!?…)’”", name
        assert not after or place["quote"][-1] in ".!?…)’”", name


def test_places_of_one_question_do_not_overlap() -> None:
    for row in QUESTIONS:
        for first, second in combinations(row["evidence"], 2):
            assert not overlap(first, second), row["id"]


def test_short_answers_stand_in_the_evidence_or_are_the_speaker() -> None:
    for row in QUESTIONS:
        for short in row["short_answers"]:
            places = row["evidence"]
            assert any(short in p["quote"] or short == p["speaker"] for p in places), row["id"]


def test_the_split_is_by_the_id_alone() -> None:
    for row in QUESTIONS:
        digit = hashlib.sha256(row["id"].encode()).hexdigest()[0]
        assert row["split"] == ("dev" if digit < "8" else "test"), row["id"]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_each_split_covers_every_article_speaker_and_kind(split: str) -> None:
    rows = [row for row in QUESTIONS if row["split"] == split]
    places = [place for row in rows for place in row["evidence"]]
    assert {place["source_id"] for place in places} == set(SEEDS)
    assert {place["speaker"] for place in places} == SPEAKERS | {None}
    known = {tag for row in QUESTIONS for tag in row["tags"]}
    assert {tag for row in rows for tag in row["tags"]} == known


def test_the_articles_are_covered_evenly() -> None:
    per = Counter(s for row in QUESTIONS for s in {p["source_id"] for p in row["evidence"]})
    assert max(per.values()) <= 1.5 * min(per.values())


def test_tags_are_those_of_the_readme() -> None:
    readme = (GOLD / "README.md").read_text("utf-8")
    documented = re.findall(r"^- `([a-z-]+)`: ", readme, flags=re.MULTILINE)
    assert len(documented) == len(set(documented))
    assert set(documented) == {tag for row in QUESTIONS for tag in row["tags"]}
    for row in QUESTIONS:
        assert row["tags"], row["id"]
        assert len(row["tags"]) == len(set(row["tags"])), row["id"]


def test_tags_mean_what_the_readme_says() -> None:
    for row in QUESTIONS:
        name, asked, tags = row["id"], row["question"], set(row["tags"])
        spoken = len(re.findall(r"[\w'’-]+", asked))
        bare = asked == asked.lower() and asked != asked.upper()
        sources = {place["source_id"] for place in row["evidence"]}
        assert bool(tags & NO_ANSWER) is not row["answerable"], name
        assert ("one-word" in tags) is (spoken == 1), name
        assert ("long" in tags) is (spoken > 40), name
        assert ("informal" in tags) is (bare or not asked.endswith("?")), name
        assert ("multi-source" in tags) is (len(sources) > 1), name
        assert "comment" in tags or "reader" not in {p["speaker"] for p in row["evidence"]}, name


def test_a_paraphrase_shares_no_content_word_with_what_answers() -> None:
    names = words(" ".join(SPEAKERS - {"reader"}))
    for row in QUESTIONS:
        if "paraphrase" in row["tags"]:
            said = {word for place in row["evidence"] for word in words(place["quote"])}
            asked = words(row["question"]) - names
            shared = [(a, b) for a in asked for b in said if alike(a, b)]
            assert not shared, row["id"]


def test_furniture_is_never_evidence_nor_a_statement() -> None:
    for source_id in SEEDS:
        for start, end in furniture(source_id):
            line = {"source_id": source_id, "start": start, "end": end}
            for name, place in EVIDENCE:
                assert not overlap(line, place), name
            for statement in STATEMENTS:
                assert not overlap(line, statement), statement["quote"]


def test_the_furniture_is_really_there() -> None:
    lines = {line.strip() for text in SEEDS.values() for line in text.split("\n")}
    assert lines >= FURNITURE


def test_names_in_unknown_name_questions_are_nowhere() -> None:
    everything = " ".join(SEEDS.values()).lower()
    for name in ("Burnham", "Nagpaul", "Gerada", "Wollaston", "Winterbottom", "Sturgeon"):
        assert name.lower() not in everything
        assert any(name.lower() in row["question"].lower() for row in QUESTIONS)
    assert len(tagged("unknown-name")) == 6


def test_the_readme_counts_right() -> None:
    readme = (GOLD / "README.md").read_text("utf-8")
    cells = re.findall(r"^\| `?([\w -]+?)`? \| (\d+) \| (\d+) \| (\d+) \|$", readme, re.MULTILINE)
    table = {name: tuple(map(int, numbers)) for name, *numbers in cells}
    assert len(table) == len(cells)
    chosen = {
        "all": QUESTIONS,
        "answerable": [row for row in QUESTIONS if row["answerable"]],
        "not answerable": [row for row in QUESTIONS if not row["answerable"]],
    }
    for tag in {tag for row in QUESTIONS for tag in row["tags"]}:
        chosen[tag] = [row for row in QUESTIONS if tag in row["tags"]]
    assert set(table) == set(chosen)
    for name, rows in chosen.items():
        dev = sum(row["split"] == "dev" for row in rows)
        assert table[name] == (dev, len(rows) - dev, len(rows)), name


def test_statements_are_the_articles_own() -> None:
    keys = ["source_id", "start", "end", "quote", "speaker", "attribution", "cue"]
    for row in STATEMENTS:
        text = SEEDS[row["source_id"]]
        assert list(row) == keys
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["quote"]
        assert row["quote"] == row["quote"].strip()
        assert row["speaker"] in SPEAKERS
        assert row["attribution"] in {"direct", "reported", "comment"}
        assert (row["attribution"] == "comment") is (row["speaker"] == "reader")


def test_statements_cover_every_article_and_speaker_once_each() -> None:
    assert len(STATEMENTS) >= 80
    assert {row["source_id"] for row in STATEMENTS} == set(SEEDS)
    assert {row["speaker"] for row in STATEMENTS} == SPEAKERS
    spans = [(row["source_id"], row["start"], row["end"]) for row in STATEMENTS]
    assert len(spans) == len(set(spans))
    assert spans == sorted(spans, key=lambda span: (span[0], span[1], -span[2]))


def test_statements_nest_only_as_words_in_marks_within_the_same_persons_clause() -> None:
    for outer, inner in combinations(STATEMENTS, 2):
        if overlap(outer, inner):
            assert outer["speaker"] == inner["speaker"], inner["quote"]
            assert (outer["attribution"], inner["attribution"]) == ("reported", "direct")
            assert outer["start"] <= inner["start"] <= inner["end"] <= outer["end"]
            assert outer["cue"] == inner["cue"]


def test_direct_statements_stand_within_marks_and_hold_none_of_them() -> None:
    for row in STATEMENTS:
        if row["attribution"] == "direct":
            text = SEEDS[row["source_id"]]
            assert text[: row["start"]].rstrip()[-1] in "“‘’", row["quote"]
            assert text[row["end"]] in "”’'\n", row["quote"]
            assert row["quote"].count("“") == row["quote"].count("”"), row["quote"]


def test_a_cue_lies_in_the_article_and_outside_its_statement() -> None:
    for row in STATEMENTS:
        if row["cue"] is not None:
            start, end = row["cue"]
            words_of_cue = SEEDS[row["source_id"]][start:end]
            assert re.fullmatch(r"[\w’,\u00a0 ]+", words_of_cue), words_of_cue
            assert words_of_cue == words_of_cue.strip()
            assert end <= row["start"] or row["end"] <= start


def test_what_answers_by_a_persons_words_holds_a_statement_of_theirs() -> None:
    for name, place in EVIDENCE:
        if place["speaker"] is not None:
            theirs = [row for row in STATEMENTS if row["speaker"] == place["speaker"]]
            assert any(overlap(place, row) for row in theirs), name

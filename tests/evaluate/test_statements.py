"""Figures on statements: each by hand, and each falls for what it measures."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.errors import GoldError
from gpqa.evaluate import collect, evaluate, read_gold
from gpqa.evaluate.html import page
from gpqa.evaluate.markdown import markdown
from gpqa.evaluate.measures import STATEMENT_MEASURES
from gpqa.evaluate.results import Results
from gpqa.evaluate.source_names import is_pronoun, last_name, last_names, small_words
from gpqa.evaluate.statement_gold import (
    GoldDocument,
    GoldStatement,
    Names,
    StatementGold,
    read_statement_gold,
)
from gpqa.evaluate.statements import Said, StatementSource, score_statements
from gpqa.evaluate.table import evaluation_lines
from gpqa.library import Library
from gpqa.models import Attribution, Statement
from gpqa.testing import HashEncoder
from tests.evaluate.helpers_gold import Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.evaluate.results import Evaluation, Statements

# One word a position, so that overlaps can be counted by eye.
TEXT = "Ann Lee said one two three four five . Tom Park said six seven eight nine ten . He left"


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def said(words: str, speaker: str | None = None, cue: str | None = None) -> Said:
    return Said(*span(words), speaker, None if cue is None else span(cue))


LEE, PARK = "one two three four five", "six seven eight nine ten"
RIGHT = [said(LEE, "Ann Lee", "Ann Lee said"), said(PARK, "Tom Park", "Tom Park said")]


def gold_of(
    *statements: tuple[str, str | None], names: Names = Names.RESOLVED, text: str = TEXT
) -> StatementGold:
    own = tuple(GoldStatement((span(words, text),), speaker) for words, speaker in statements)
    return StatementGold(Path("gold"), names, (GoldDocument("a", text, own),))


GOLD = gold_of((LEE, "Ann Lee"), (PARK, "Tom Park"))


def values(statements: Statements) -> dict[str, float]:
    return {figure.name: round(figure.value, 4) for figure in statements.figures}


def score(found: Sequence[Said], gold: StatementGold = GOLD) -> dict[str, float]:
    return values(score_statements(gold, {"a": found}))


PERFECT = score(RIGHT)


# --- content ---------------------------------------------------------------------------


def test_what_is_right_throughout_has_full_marks() -> None:
    assert PERFECT == {
        "content_precision@0.3": 1,
        "content_recall@0.3": 1,
        "content_f1@0.3": 1,
        "content_precision@0.8": 1,
        "content_recall@0.8": 1,
        "content_f1@0.8": 1,
        "speaker_right": 1,
        "speaker_wrong": 0,
    }


def test_one_of_two_found_and_one_found_that_is_none() -> None:
    by_hand = score([RIGHT[0], said("He left")])
    assert by_hand["content_precision@0.3"] == by_hand["content_recall@0.3"] == 0.5
    # 2 · 1 right / (2 found + 2 wanted); the harmonic mean of 1/3 and 1/2 is 0.4:
    assert by_hand["content_f1@0.3"] == 0.5
    assert score([RIGHT[0], said("He left"), said("Tom")])["content_f1@0.3"] == 0.4


@pytest.mark.parametrize(
    ("words", "loose", "strict"),
    [
        ("one two three four", 1, 1),  # 4 of 5
        ("Lee said one two three four five", 1, 0),  # 5 of 7
        ("two three four", 1, 0),  # 3 of 5
        ("one two", 1, 0),  # 2 of 5
        ("one", 0, 0),  # 1 of 5
        ("Ann Lee said one two", 0, 0),  # 2 of 8
        ("five . Tom", 0, 0),  # 1 of 6
    ],
)
def test_overlap_is_the_words_of_both_by_the_words_of_either(
    words: str, loose: int, strict: int
) -> None:
    found = score([said(words)], gold_of((LEE, None)))
    assert found["content_recall@0.3"] == found["content_precision@0.3"] == loose
    assert found["content_recall@0.8"] == strict


def test_a_border_inside_a_word_or_on_marks_makes_no_difference() -> None:
    start, end = span(LEE)
    assert score([Said(start + 1, end - 1), Said(*span(f"{PARK} ."))])["content_f1@0.8"] == 1


def test_a_word_said_twice_is_two_words() -> None:
    text = "never never never he said never never never"
    gold = StatementGold(
        Path("gold"),
        Names.RESOLVED,
        (GoldDocument("a", text, (GoldStatement(((0, 17),), None),)),),
    )
    assert score([Said(26, 43)], gold)["content_f1@0.3"] == 0
    assert score([Said(0, 17)], gold)["content_f1@0.3"] == 1


def test_what_stands_on_both_sides_of_a_cue_is_one_statement_on_either_side() -> None:
    both = StatementGold(
        Path("gold"),
        Names.RESOLVED,
        (
            GoldDocument(
                "a", TEXT, (GoldStatement((span("one two"), span("four five")), "Ann Lee"),)
            ),
        ),
    )
    halves = [said("one two", "Ann Lee", "three"), said("four five", "Ann Lee", "three")]
    assert score(halves, both)["content_f1@0.8"] == 1
    apart = [replace(half, cue=None) for half in halves]
    assert score(apart, both)["content_precision@0.3"] == 0.5
    assert score(apart, both)["content_recall@0.8"] == 0


def test_without_a_cue_each_stands_for_itself() -> None:
    assert score([said(LEE), said(PARK)])["content_f1@0.8"] == 1


def test_each_is_matched_once_and_the_best_pair_first() -> None:
    # The long one overlaps both, by 5/11; the short one fits the first exactly.
    long = f"{LEE} . Tom Park said six seven eight"
    found = score_statements(GOLD, {"a": [said(long), said(LEE), said(LEE)]})
    first, second = found.records[0].wanted
    assert first.overlap == 1
    assert second.overlap == pytest.approx(0)  # 3 of 13 is too little
    assert values(found)["content_precision@0.3"] == 0.3333
    assert len(found.records[0].beside) == 2


def test_of_equal_pairs_the_first_in_the_text_is_taken_whatever_the_order() -> None:
    one = [said("one two", "X"), said("four five", "Y")]
    for found in (one, one[::-1]):
        scored = score_statements(gold_of((LEE, "X")), {"a": found})
        assert scored.records[0].wanted[0].given == "X"


# --- what breaks what ------------------------------------------------------------------


def fallen(found: Sequence[Said]) -> set[str]:
    now = score(found)
    return {
        name
        for name in PERFECT
        if STATEMENT_MEASURES[name].gain(now.get(name, 0), PERFECT[name]) < 0
    }


def test_shifted_by_one_word_only_the_borders_are_wrong() -> None:
    shifted = [
        said("two three four five .", "Ann Lee", "Ann Lee said"),
        said("Park said six seven eight nine ten", "Tom Park", "He"),
    ]
    strict = {"content_precision@0.8", "content_recall@0.8", "content_f1@0.8"}
    assert fallen([shifted[1], RIGHT[0]]) == strict
    moved = said("said one two three four", "Ann Lee", "Ann Lee said")  # 4 of 6
    assert fallen([moved, RIGHT[1]]) == strict


def test_a_wrong_speaker_pulls_down_the_speaker_alone() -> None:
    assert fallen([replace(RIGHT[0], speaker="Tom Park"), RIGHT[1]]) == {
        "speaker_right",
        "speaker_wrong",
    }


def test_no_speaker_is_not_right_and_not_wrong_either() -> None:
    assert fallen([replace(RIGHT[0], speaker=None), RIGHT[1]]) == {"speaker_right"}


def test_none_found_recalls_nothing_and_has_no_precision() -> None:
    assert score([]) == {
        "content_recall@0.3": 0,
        "content_f1@0.3": 0,
        "content_recall@0.8": 0,
        "content_f1@0.8": 0,
    }


def test_one_missed_pulls_down_recall_alone() -> None:
    assert fallen(RIGHT[:1]) == {
        f"content_{kind}@{at}" for kind in ("recall", "f1") for at in (0.3, 0.8)
    }


def test_everything_found_pulls_down_precision_alone() -> None:
    words = [Said(start, start + 2) for start in (0, 39, 54)]
    assert fallen([*RIGHT, *words]) == {
        f"content_{kind}@{at}" for kind in ("precision", "f1") for at in (0.3, 0.8)
    }
    assert score([Said(0, len(TEXT))])["content_recall@0.8"] == 0  # one for all is no answer


def test_what_holds_no_word_and_another_document_count_for_nothing() -> None:
    # A mark alone, an empty span, and one behind the text's end.
    nothing = [Said(*span(".")), Said(3, 3), Said(10_000, 10_010)]
    found = {"a": [*RIGHT, *nothing], "elsewhere": [Said(0, 9)]}
    assert values(score_statements(GOLD, found)) == PERFECT


# --- documents and intervals -----------------------------------------------------------


def two_documents() -> StatementGold:
    (own,) = GOLD.documents
    return replace(GOLD, documents=(own, replace(own, id="b")))


def test_figures_are_sums_over_documents_and_intervals_over_documents() -> None:
    scored = score_statements(two_documents(), {"a": RIGHT, "b": [said("He left")]})
    recall, precision = scored["content_recall@0.3"], scored["content_precision@0.3"]
    assert recall.value == 0.5
    assert precision.value == pytest.approx(2 / 3)
    assert (recall.low, recall.high, recall.n) == (0, 1, 2)
    assert scored["speaker_right"].value == 1
    assert "pronouns_resolved" not in scored
    with pytest.raises(KeyError):
        scored["pronouns_resolved"]


def test_a_document_of_which_nothing_was_found_counts() -> None:
    assert values(score_statements(two_documents(), {"a": RIGHT}))["content_recall@0.3"] == 0.5


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT)),
            st.integers(0, len(TEXT)),
            st.sampled_from([None, "Ann Lee", "Tom Park"]),
            st.sampled_from([None, (0, 3), (4, 7)]),
        ),
        max_size=8,
    )
)
def test_whatever_is_found_figures_are_shares_and_the_strict_ones_no_larger(
    rows: list[tuple[int, int, str | None, tuple[int, int] | None]],
) -> None:
    found = [Said(min(a, b), max(a, b), who, cue) for a, b, who, cue in rows]
    now = score(found)
    assert now == score(found[::-1])
    assert all(0 <= value <= 1 for value in now.values())
    for kind in ("precision", "recall", "f1"):
        assert now.get(f"content_{kind}@0.8", 0) <= now.get(f"content_{kind}@0.3", 0)
    assert now.get("speaker_right", 0) + now.get("speaker_wrong", 0) <= 1


# --- who says it -----------------------------------------------------------------------


def test_a_resolved_name_must_be_the_full_one_titles_aside() -> None:
    def right(speaker: str) -> float:
        return score([said(LEE, speaker)], gold_of((LEE, "Ann Lee")))["speaker_right"]

    assert right("Dame Ann Lee") == 1
    assert right("Lee") == 0
    assert right("Tom Park") == 0


def test_whoever_is_named_where_nobody_can_be_is_wrong() -> None:
    gold = gold_of((LEE, None), (PARK, "Tom Park"))
    found = score([said(LEE, "Ann Lee"), said(PARK, "Tom Park")], gold)
    assert found["speaker_right"] == found["speaker_wrong"] == 0.5
    assert score([said(LEE), said(PARK, "Tom Park")], gold)["speaker_right"] == 1


WRITTEN = gold_of((LEE, "Gov. Ann Lee"), (PARK, "He"), names=Names.WRITTEN)


def test_words_that_are_a_name_are_judged_by_the_last_and_pronouns_apart() -> None:
    found = score([said(LEE, "Ann Lee"), said(PARK, "Ann Lee")], WRITTEN)
    assert found["speaker_right"] == found["pronouns_resolved"] == 1
    found = score([said(LEE, "Ann Park"), said(PARK)], WRITTEN)
    assert found["speaker_wrong"] == 1
    assert found["pronouns_resolved"] == found["speaker_right"] == 0


def test_where_no_source_is_a_name_there_is_no_figure_on_names() -> None:
    found = score([said(PARK, "Ann Lee")], gold_of((PARK, "he"), names=Names.WRITTEN))
    assert "speaker_right" not in found
    assert found["pronouns_resolved"] == 1


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Lee", {"lee"}),
        ("Ms. Lee’s", {"lee"}),
        ("Republican nominee Gov. Ann Lee (R-IN)", {"lee"}),
        ("the party's chairman, Ann Lee,", {"lee"}),
        ("Ann Lee, a spokeswoman for Tom Park", {"lee"}),
        ("Park spokeswoman Ann Lee", {"lee"}),
        ("Ann Lee Jr.", {"lee"}),
        ("Ann Lee and Tom Park", {"lee", "park"}),
        ("Ann Lee of Ohio", {"lee"}),
        ("Ann O’Hara", {"o'hara"}),
        ("the Department of Transport", {"department", "transport"}),
        ("NASA", {"nasa"}),
        ("a spokesman for Tom Park", set()),
        ("Park’s spokesman", set()),
        ("the Park campaign", set()),
        ("Officials", set()),
        ("Surgeons", set()),  # small elsewhere in the text
        ("the Republican nominee", set()),
        ("who", set()),
        ("", set()),
        ("—", set()),
    ],
)
def test_which_words_are_a_name(words: str, names: set[str]) -> None:
    assert last_names(words, small_words("the surgeons met Lee")) == names


@pytest.mark.parametrize(
    ("name", "last"),
    [("Ann Lee", "lee"), ("Sen. Lee", "lee"), ("Tom Park Jr.", "park"), ("", ""), ("the", "")],
)
def test_the_last_name_of_a_speaker(name: str, last: str) -> None:
    assert last_name(name) == last


def test_pronouns_are_told_whatever_their_case() -> None:
    assert is_pronoun("He")
    assert is_pronoun(" their ")
    assert not is_pronoun("Lee")
    assert not is_pronoun("he and Lee")


# --- gold sets -------------------------------------------------------------------------


def row(words: str, speaker: str | None, cue: str | None, **more: Any) -> dict[str, Any]:
    start, end = span(words)
    return {
        "source_id": "a",
        "start": start,
        "end": end,
        "quote": words,
        "speaker": speaker,
        "attribution": "reported",
        "cue": None if cue is None else span(cue),
    } | more


def write(folder: Path, rows: list[dict[str, Any]], name: str = "statements.jsonl") -> Path:
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "documents" / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = "".join(json.dumps(each) + "\n" for each in rows)
    (folder / name).write_text(lines, encoding="utf-8")
    return folder


def attributions(**more: Any) -> dict[str, Any]:
    return {
        "_id": "a",
        "text": TEXT,
        "attributions": [
            {
                "source": [span("Ann Lee")],
                "cue": [span("said")],
                "content": [span("four five"), span("one two")],
            },
            {"source": [], "cue": [], "content": [span(PARK)]},
        ],
    } | more


def test_a_quotation_inside_what_the_same_person_is_reported_to_say_is_a_part_of_it(
    tmp_path: Path,
) -> None:
    rows = [
        row("two three", "Ann Lee", "Ann Lee said"),
        row(LEE, "Ann Lee", "Ann Lee said"),
        row("seven", "Ann Lee", "He"),  # hearsay: somebody else's, and kept
        row(PARK, "Tom Park", "Tom Park said"),
    ]
    (document,) = read_statement_gold(write(tmp_path, rows)).documents
    assert [each.spans for each in document.statements] == [
        (span(LEE),),
        (span(PARK),),
        (span("seven"),),
    ]


def test_both_sides_of_one_cue_are_one_gold_statement(tmp_path: Path) -> None:
    rows = [row("one two", "Ann Lee", "three"), row("four", "Ann Lee", "three")]
    rows += [row("six", "reader", None), row("eight", "reader", None)]
    (document,) = read_statement_gold(write(tmp_path, rows)).documents
    assert [each.spans for each in document.statements] == [
        (span("one two"), span("four")),
        (span("six"),),
        (span("eight"),),
    ]


def test_attributions_bring_their_texts_and_the_words_for_the_speaker(tmp_path: Path) -> None:
    folder = write(tmp_path, [attributions()], "attributions.jsonl")
    gold = read_statement_gold(folder)
    (document,) = gold.documents
    assert gold.names is Names.WRITTEN
    assert document.text == TEXT
    first, second = document.statements
    assert first == GoldStatement((span("one two"), span("four five")), "Ann Lee")
    assert second.speaker is None


@pytest.mark.parametrize(
    ("rows", "name", "message"),
    [
        ([row(LEE, "Ann Lee", None, quote="other")], "statements.jsonl", "the quote is 'other'"),
        ([row(LEE, "Ann Lee", None, source_id="b")], "statements.jsonl", "no source 'b'"),
        ([row(LEE, "Ann Lee", None, start=-1)], "statements.jsonl", '"start"'),
        ([row(LEE, None, None, start=3, end=3, quote="")], "statements.jsonl", "at 3-3"),
        ([], "statements.jsonl", "holds no statement"),
        ([attributions(attributions=[])], "attributions.jsonl", "holds no statement"),
        ([attributions(), attributions()], "attributions.jsonl", "also on line 1"),
        ([attributions(text="short")], "attributions.jsonl", "is no span of 5"),
        ([{"_id": "a", "text": TEXT}], "attributions.jsonl", '"attributions" is missing'),
        ([attributions(attributions=[{"content": []}])], "attributions.jsonl", "content"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(
    tmp_path: Path, rows: list[dict[str, Any]], name: str, message: str
) -> None:
    with pytest.raises(GoldError, match=name) as caught:
        read_statement_gold(write(tmp_path, rows, name))
    assert message in str(caught.value)


def test_statements_without_documents_and_a_folder_without_statements_are_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(GoldError, match="holds neither"):
        read_statement_gold(tmp_path)
    (tmp_path / "statements.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no documents/"):
        read_statement_gold(tmp_path)


# --- gpqa eval -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Placed:
    source_id: str
    start: int
    end: int
    speaker: str | None
    cue: tuple[int, int] | None


@dataclass
class Speaking(Told):
    """A system that also gives statements."""

    said: dict[str, Sequence[Said]] = field(default_factory=dict)

    def statements(self, source_id: str | None = None) -> list[Placed]:
        return [
            Placed(source, each.start, each.end, each.speaker, each.cue)
            for source, own in self.said.items()
            for each in own
            if source_id in {None, source}
        ]


def evaluated(folder: Path, found: Sequence[Said] = RIGHT) -> Evaluation:
    return evaluate(folder, system=Speaking({}, {"a": TEXT}, {"a": found}))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    rows = [row(LEE, "Ann Lee", "Ann Lee said"), row(PARK, "Tom Park", "Tom Park said")]
    return write(tmp_path / "own", rows)


def test_a_folder_of_statements_alone_is_evaluated_and_shown(own: Path) -> None:
    evaluation = evaluated(own, [replace(RIGHT[0], speaker="<Tom>"), said("He left", "<b>")])
    assert evaluation.statements is not None
    assert evaluation.statements["speaker_wrong"].value == 1
    assert not evaluation.figures
    table = "\n".join(evaluation_lines(evaluation))
    assert table.startswith("own: no questions\n")
    assert "Statements" in table
    assert "content_f1@0.3" in table
    results = collect([evaluation])
    assert Results.model_validate_json(results.model_dump_json()) == results
    shown, written = page(results), markdown(results)
    for report in (shown, written):
        assert "content_recall@0.8" in report
        assert "named somebody else (1)" in report
        assert "missed (1)" in report
        assert "<Tom>" not in report
        assert "<b>" not in report


def test_questions_and_statements_of_one_folder_are_both_measured(own: Path) -> None:
    question = {"id": "q", "question": "What is the capital of Peru?", "answerable": False}
    (own / "gold.jsonl").write_text(json.dumps(question) + "\n", encoding="utf-8")
    gold = read_gold(own)
    assert len(gold.questions) == 1
    assert gold.statements is not None
    assert read_gold(own / "gold.jsonl").statements is None  # the file was named, not the folder
    assert not read_gold(own / "statements.jsonl").questions


def test_another_text_in_the_index_is_refused(own: Path) -> None:
    for texts in ({}, {"a": f"x{TEXT}"}):
        with pytest.raises(GoldError, match="the index has"):
            evaluate(own, system=Speaking({}, texts, {"a": RIGHT}))


def test_a_system_that_gives_no_statements_is_not_measured_on_them(own: Path) -> None:
    assert not isinstance(Told({}), StatementSource)
    assert evaluate(own, system=Told({}, {"a": TEXT})).statements is None


def test_the_texts_in_attributions_are_indexed_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Speaker(Library):
        def statements(self, source: str | Sequence[str] | None = None) -> Iterator[Statement]:
            assert source == "a"
            for each in (LEE, PARK):
                start, end = span(each)
                yield Statement(
                    source_id="a", start=start, end=end, attribution=Attribution.DIRECT, text=each
                )

    monkeypatch.setenv("GPQA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("gpqa.evaluate.index.Library", Speaker)
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "attributions.jsonl").write_text(json.dumps(attributions()), encoding="utf-8")
    evaluation = evaluate(folder, encoder=HashEncoder())
    assert evaluation.system.sources == 1
    assert evaluation.statements is not None
    assert evaluation.statements["content_f1@0.3"].value == 1
    assert evaluation.statements["content_f1@0.8"].value == 0.5 + 0.5  # 4 of 5 words, and 5

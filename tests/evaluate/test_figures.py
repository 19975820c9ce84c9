"""Each figure against a value worked out by hand, by brute force, or by another library."""

from __future__ import annotations

import math
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from gpqa.errors import MissingExtraError, UsageError
from gpqa.evaluate import abstention, retrieval
from gpqa.evaluate.bootstrap import DRAWS, difference, draw, interval, ratio
from gpqa.evaluate.evidence import sem_f1, values
from gpqa.evaluate.gold import GoldQuestion, Place, Reference
from gpqa.evaluate.measures import MEASURES, measure
from gpqa.evaluate.places import covered, covers
from gpqa.evaluate.retrieval import Ranking
from gpqa.evaluate.run import look_at
from gpqa.evaluate.speakers import same_person
from gpqa.evaluate.system import Attempt, Ranked
from gpqa.evaluate.words import exact, token_f1, words
from gpqa.models import Place as PlaceShown
from tests.evaluate.helpers_gold import TEXTS, Told, quote

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def once(questions: int) -> NDArray[np.int64]:
    """The set itself: every question drawn once."""
    return np.ones((1, questions), dtype=np.int64)


def at(start: int, end: int, source: str = "pump") -> Place:
    return Place(source_id=source, start=start, end=end, quote=TEXTS[source][start:end])


# --- places and words ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "wanted", "hit"),
    [
        ((0, 20), (5, 8), True),  # an answer in a sentence
        ((5, 8), (0, 20), True),  # a sentence in a paragraph
        ((0, 20), (10, 30), True),  # half of each
        ((0, 20), (11, 31), False),
        ((0, 20), (20, 40), False),  # side by side
        ((0, 20), (17, 20), True),
        ((0, 20), (19, 22), False),  # a third of it
    ],
)
def test_half_of_the_shorter_one_is_a_hit(
    found: tuple[int, int], wanted: tuple[int, int], hit: bool
) -> None:
    assert covers(at(*found), at(*wanted)) is hit
    assert covers(at(*wanted), at(*found)) is hit
    assert not covers(at(*found), at(*wanted, "ward"))


def test_the_other_places_of_a_quotes_words_are_found_and_count_against_it() -> None:
    """But a hit is at the quote's own place: that is what is read."""
    told = quote("pump", "All was quiet.")
    answers = at(0, 27)
    right = PlaceShown(source_id="pump", start=0, end=27, text=TEXTS["pump"][:27], source_sha256="")
    wrong = PlaceShown(source_id="ward", start=0, end=14, text=TEXTS["ward"][:14], source_sha256="")
    question = GoldQuestion(id="q", question="?", answerable=True, evidence=(answers,))

    def figures(*also: PlaceShown) -> dict[str, float]:
        shown = told.model_copy(update={"also": also})
        outcome = look_at(
            question, Attempt(answered=True, confidence=1.0, quotes=(shown,)), Told({})
        )
        return {name: share.got / share.of for name, share in values(outcome).items()}

    assert figures()["recall@5"] == figures()["char_recall"] == 0
    with_right, with_both = figures(right), figures(right, wrong)
    assert with_right["hit@1"] == 0
    assert with_right["recall@5"] == with_right["char_recall"] == 1
    assert with_right["char_precision"] == pytest.approx(27 / 41)
    assert with_both["char_precision"] == pytest.approx(27 / 55)
    assert with_both["verbatim"] == 1
    misread = right.model_copy(update={"text": "Cholera came from the well."})
    assert figures(misread)["verbatim"] == 0.5


SPANS = st.lists(
    st.tuples(st.sampled_from(["pump", "ward"]), st.integers(0, 30), st.integers(0, 12)).map(
        lambda t: at(t[1], t[1] + t[2], t[0])
    ),
    max_size=6,
)


@given(SPANS, SPANS)
def test_covered_counts_characters_as_sets_do(mine: list[Place], others: list[Place]) -> None:
    a, b = (
        {(p.source_id, i) for p in side for i in range(p.start, p.end)} for side in (mine, others)
    )
    assert covered(mine, others) == (len(a), len(a & b))


def test_words_as_squads_script_takes_them() -> None:
    assert words("The “Pump’s” handle, a relic — of An era!") == [
        "pumps",
        "handle",
        "relic",
        "of",
        "era",
    ]
    assert exact("the Pump.", "Pump") == 1
    assert exact("pump handle", "handle pump") == 0
    # 3 words of 4 and of 5: 2 · 3 / 9
    assert token_f1(
        "five thousand new doctors", "some five thousand more doctors"
    ) == pytest.approx(6 / 9)
    assert token_f1("", "") == token_f1("the", "a") == 1
    assert token_f1("", "pump") == token_f1("pump", "the") == 0
    assert token_f1("pump pump", "pump") == pytest.approx(2 / 3)


def test_sem_f1_takes_for_each_source_the_person_who_fits_best() -> None:
    def said(source: str, text: str) -> Reference:
        return Reference(source_id=source, quote=text)

    gold = GoldQuestion(
        id="q",
        question="?",
        answerable=True,
        references=(
            (said("pump", "cholera came"), said("ward", "five thousand doctors")),
            (said("pump", "pump"),),
        ),
        sources=("pump", "ward", "snow"),
    )
    quotes = (quote("pump", "Cholera"), quote("pump", "came"), quote("ward", "five"))
    # pump: 1 against the first person; ward: 2 · 1 / 4; snow: nobody quotes it, 1
    assert sem_f1(gold, quotes) == pytest.approx((1 + 0.5 + 1) / 3)
    # One quoted beside those given counts as 0.
    asked = gold.model_copy(update={"sources": ("pump",)})
    assert sem_f1(asked, quotes) == pytest.approx(1 / 2)
    # Nothing quoted: silence agrees with the second person on ward, and with all on snow.
    assert sem_f1(gold, ()) == pytest.approx((0 + 1 + 1) / 3)


def test_evidence_by_hand() -> None:
    gold = GoldQuestion(
        id="q",
        question="?",
        answerable=True,
        evidence=(at(0, 27), at(28, 49), at(65, 79), at(0, 4, "snow")),
        short_answers=("the pump", "Broad Street"),
    )
    quotes = (
        quote("snow", "Nobody counted the trains."),
        quote("pump", TEXTS["pump"][0:49], highlight="the pump. “Take"),
        quote("pump", TEXTS["pump"][69:79]),
    )
    outcome = look_at(gold, Attempt(answered=True, confidence=0.9, quotes=quotes), Told({}))
    assert outcome.hits == [False, True, True]
    got = {name: value.got for name, value in values(outcome).items()}
    assert got["hit@1"] == 0
    assert got["hit@5"] == 1
    assert got["recall@5"] == got["capped_recall@5"] == 3 / 4
    assert got["char_recall"] == (27 + 21 + 10) / (27 + 21 + 14 + 4)
    assert got["char_precision"] == (27 + 21 + 10) / (26 + 49 + 10)  # the space between is not
    assert got["em"] == got["f1"] == 0  # nothing is lit in the first
    first = look_at(gold, Attempt(answered=True, confidence=0.9, quotes=quotes[1:]), Told({}))
    assert values(first)["f1"].got == pytest.approx(2 / 3)  # "pump take" against "pump"


def test_more_places_than_quotes_cap_the_recall() -> None:
    places = tuple(at(i, i + 10) for i in range(0, 80, 10))
    gold = GoldQuestion(id="q", question="?", answerable=True, evidence=places)
    quotes = tuple(quote("pump", TEXTS["pump"][p.start : p.end], start=p.start) for p in places)
    got = values(look_at(gold, Attempt(answered=True, confidence=1.0, quotes=quotes), Told({})))
    assert got["recall@5"].got == 5 / 8
    assert got["capped_recall@5"].got == 1


def test_names_are_the_same_but_for_case_spaces_and_titles() -> None:
    assert same_person("Dr Richard Vautrey", "richard  vautrey")
    assert same_person("Professor Dame Maureen Baker", "Maureen Baker")
    assert not same_person("Hunt", "Jeremy Hunt")
    assert same_person("Jeremy Hunt", "Right Hon. Jeremy Hunt MP (Chancellor)")
    assert same_person("Chris Whitty", "Professor Sir Whitty")
    assert not same_person("Mr Whitty", "Chris Whitty")
    assert not same_person("Jeremy Hunt", "Jane Hunt")
    assert not same_person("Mrs Hunt", "Mr Hunt")
    assert same_person("Project Manager", "project  manager")
    assert not same_person("Project Manager", "Christa Pavlov")


# --- abstention ------------------------------------------------------------------------

SURE = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0]), st.booleans()),
    min_size=2,
    max_size=30,
)


@given(SURE)
def test_auroc_is_scikit_learns(pairs: list[tuple[float, bool]]) -> None:
    confidence, positive = np.array(pairs, dtype=float).T
    (mine,) = abstention.auroc(confidence, positive, once(len(pairs)))
    if len(set(positive)) == 1:
        assert math.isnan(mine)
    else:
        assert mine == pytest.approx(roc_auc_score(positive, confidence))


def test_auroc_by_hand() -> None:
    confidence, positive = np.array([0.9, 0.4, 0.4, 0.1]), np.array([1.0, 1.0, 0.0, 0.0])
    # pairs: .9 beats both, .4 ties one and beats one
    assert abstention.auroc(confidence, positive, once(4)) == pytest.approx(3.5 / 4)


def test_the_risk_coverage_curve_by_hand() -> None:
    confidence, wrong = np.array([0.6, 0.9, 0.7, 0.8]), np.array([1.0, 0.0, 0.0, 1.0])
    coverage, risk = abstention.risk_coverage(confidence, wrong)
    assert coverage.tolist() == [0.25, 0.5, 0.75, 1]
    assert risk.tolist() == pytest.approx([0, 1 / 2, 1 / 3, 1 / 2])
    assert abstention.aurc(confidence, wrong, once(4)) == pytest.approx((1 / 2 + 1 / 3 + 1 / 2) / 4)


@given(st.lists(st.tuples(st.sampled_from([0.2, 0.5]), st.booleans()), min_size=1, max_size=6))
def test_equal_confidence_is_the_mean_over_all_orders(pairs: list[tuple[float, bool]]) -> None:
    def area(order: tuple[tuple[float, bool], ...]) -> float:
        wrong = [each for _, each in order]
        return sum(sum(wrong[:k]) / k for k in range(1, len(wrong) + 1)) / len(wrong)

    falling = [
        order for order in permutations(pairs) if all(a[0] >= b[0] for a, b in pairwise(order))
    ]
    confidence, wrong = np.array(pairs, dtype=float).T
    expected = sum(map(area, falling)) / len(falling)
    assert abstention.aurc(confidence, wrong, once(len(pairs)))[0] == pytest.approx(expected)


def test_calibration_by_hand() -> None:
    confidence = np.array([0.95, 1.0, 0.05, 0.41, 0.49])
    right = np.array([1.0, 0.0, 0.0, 1.0, 1.0])
    bins = abstention.reliability(confidence, right)
    assert [(b.low, b.high, b.n, b.right) for b in bins] == [
        (0.0, 0.1, 1, 0.0),
        (0.4, 0.5, 2, 1.0),
        (0.9, 1.0, 2, 0.5),
    ]
    assert [b.confidence for b in bins] == pytest.approx([0.05, 0.45, 0.975])
    expected = (1 * 0.05 + 2 * 0.55 + 2 * 0.475) / 5
    assert abstention.ece(confidence, right, once(5)) == pytest.approx(expected)


@given(SURE, st.integers(0, 100))
def test_a_question_drawn_twice_counts_as_two(pairs: list[tuple[float, bool]], seed: int) -> None:
    confidence, flags = np.array(pairs, dtype=float).T
    counts = np.random.default_rng(seed).integers(0, 3, size=(1, len(pairs)))
    counts[0, 0] += 1
    again = np.repeat(np.arange(len(pairs)), counts[0])
    for figure in (abstention.auroc, abstention.aurc, abstention.ece):
        (drawn,) = figure(confidence, flags, counts)
        (spelled_out,) = figure(confidence[again], flags[again], once(len(again)))
        assert drawn == pytest.approx(spelled_out, nan_ok=True)


# --- retrieval -------------------------------------------------------------------------


def test_retrieval_by_hand() -> None:
    found = tuple((name, 1 - 0.1 * rank) for rank, name in enumerate("xaybz"))
    judged = {"documents": [Ranking("a question, with spaces", found, {"a": 2, "b": 1, "c": 1})]}
    got = {k: v.got for k, v in retrieval.values(judged)["a question, with spaces"].items()}
    ideal = 2 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
    assert got["documents/nDCG@10"] == pytest.approx((2 / math.log2(3) + 1 / math.log2(5)) / ideal)
    assert got["documents/RR"] == 1 / 2
    assert got["documents/R@10"] == pytest.approx(2 / 3)


def test_a_question_that_finds_nothing_counts_as_nothing() -> None:
    judged = {"passages": [Ranking("q", (), {"a": 1}), Ranking("r", (("a", 1.0),), {"a": 1})]}
    shares = retrieval.values(judged)
    assert shares["q"]["passages/RR"].got == 0
    assert shares["r"]["passages/RR"].got == 1


def test_ties_go_by_our_order_and_stay_so_in_single_precision() -> None:
    gold = GoldQuestion(id="q", question="?", answerable=True, grades={"pump": 1})
    ranking = (
        Ranked("pump", 0, 9, 0.5),
        Ranked("ward", 0, 9, 0.5),
        Ranked("snow", 0, 9, 0.5 - 1e-12),
    )
    outcome = look_at(gold, Attempt(answered=False, confidence=0.0, ranking=ranking), Told({}))
    (judged,) = retrieval.judge([outcome], Told({}))["documents"]
    assert [name for name, _ in judged.found] == ["pump", "ward", "snow"]
    scores = np.array([score for _, score in judged.found], dtype=np.float32)
    assert (np.diff(scores) < 0).all()


def test_a_passage_is_relevant_that_is_at_a_place() -> None:
    gold = GoldQuestion(
        id="q", question="?", answerable=True, evidence=(at(0, 60),), grades={"pump": 1}
    )
    outcome = look_at(gold, Attempt(answered=False, confidence=0.0), Told({}))
    (judged,) = retrieval.judge([outcome], Told({}))["passages"]
    assert judged.grades == {"pump:0-27": 1, "pump:28-64": 1}


def test_run_files_are_trecs(tmp_path: Path) -> None:
    import ir_measures

    judged = {
        "documents": [Ranking("q 1", (("a b", 0.75), ("c", 0.5)), {"a b": 1, "c%": 2})],
        "passages": [],
    }
    paths = retrieval.write_runs(judged, tmp_path / "new", "set")
    assert [path.name for path in paths] == ["set.documents.run", "set.documents.qrels"]
    assert paths[0].read_text() == "q%201 Q0 a%20b 1 0.75 gpqa\nq%201 Q0 c 2 0.5 gpqa\n"
    assert paths[1].read_text() == "q%201 0 a%20b 1\nq%201 0 c%25 2\n"
    run = list(ir_measures.read_trec_run(str(paths[0])))  # type: ignore[no-untyped-call]
    assert run[0].doc_id == "a%20b"


def test_without_the_extra_the_install_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'gpqa\[eval\]'"):
        retrieval.require()


# --- bootstrap -------------------------------------------------------------------------


def test_the_interval_of_a_mean_is_about_the_normal_one() -> None:
    sample = np.random.default_rng(1).normal(0.5, 0.2, size=400)
    value, low, high = interval(ratio(sample.tolist(), [1.0] * 400), 400)
    half = 1.96 * sample.std() / 20
    assert value == pytest.approx(sample.mean())
    assert low == pytest.approx(value - half, abs=0.15 * half)
    assert high == pytest.approx(value + half, abs=0.15 * half)


def test_a_pair_is_drawn_together() -> None:
    old = np.random.default_rng(2).random(100)
    same = difference(ratio(old.tolist(), [1.0] * 100), ratio(old.tolist(), [1.0] * 100), 100)
    assert same == (0, 0, 0)
    better = ratio((old + 0.01).tolist(), [1.0] * 100)
    assert difference(better, ratio(old.tolist(), [1.0] * 100), 100) == pytest.approx((0.01,) * 3)


def test_the_same_records_give_the_same_interval() -> None:
    first = draw(50).copy()
    draw.cache_clear()
    assert (draw(50) == first).all()
    assert first.shape == (DRAWS, 50)
    assert (first.sum(axis=1) == 50).all()


def test_a_ratio_weighs_questions_by_what_they_are_of() -> None:
    assert interval(ratio([1, 1], [1, 3]), 2)[0] == 0.5


# --- names -----------------------------------------------------------------------------


def test_figures_parse_from_their_names() -> None:
    assert all(str(measure(name)) == name for name in MEASURES)
    with pytest.raises(UsageError, match=r"no figure 'hit@2'; did you mean hit@"):
        measure("hit@2")

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from gpqa.scorer.combination import MOST, PASSAGES, TALK, Combination, Linear
from gpqa.scorer.signs import SIGNS
from training import combine
from training.cases import Case, column, folds
from training.combine import (
    FIRST_STAGE,
    RECIPES,
    WAYS,
    Part,
    Pools,
    certainty,
    fit_combination,
    fit_sure_of_one,
    refit_scale,
    scores_of,
    sign,
)

if TYPE_CHECKING:
    from pathlib import Path


def case(rng: Any, kind: str = "answerable", **given: Any) -> Case:
    """Eight sentences, of which the right one has a high logit and often a high score."""
    signs = rng.random((8, len(SIGNS)))
    signs[:, column("unread")] = [0] * 6 + [1] * 2
    signs[:, column("sentence")] = rng.normal(-3, 1, 8)
    right = np.zeros(8, dtype=bool)
    if kind == "answerable":
        right[2] = True
        signs[2, column("sentence")] += 5
        signs[2, column("score")] += 0.5
    values: dict[str, Any] = {
        "id": "one", "kind": kind, "group": f"article {rng.integers(10)}", "of_one": False,
        "any_words": False, "passages": 0, "signs": signs, "right": right,
        "echo": np.zeros(8, dtype=bool), "reply": np.zeros(8, dtype=bool),
    }  # fmt: skip
    return Case(**values | given)


@pytest.fixture(scope="module")
def pools() -> Pools:
    rng = np.random.default_rng(5)
    kinds = ["answerable", "near-miss"]
    held = [case(rng, kind) for kind in kinds * 60]
    absent = [case(rng, "absent") for _ in range(60)]
    gold = [case(rng, kind) for kind in kinds * 20]
    gold += [case(rng, kind, of_one=True, passages=40) for kind in kinds * 20]
    hearings = [case(rng, kind, of_one=True, passages=400) for kind in kinds * 40]
    written = [case(rng, kind) for kind in kinds * 20]
    return Pools(held, absent, gold, hearings, written)


@pytest.fixture(scope="module")
def fitted(pools: Pools) -> Combination:
    return fit_combination(pools, RECIPES["all"])


def test_the_right_sentence_comes_first_and_is_sure(pools: Pools, fitted: Combination) -> None:
    first = [int(np.argmax(scores_of(fitted, c))) == 2 for c in pools.gold if c.answerable]
    assert np.mean(first) > 0.9
    sure = np.array([certainty(fitted, c) for c in pools.gold])
    right = np.array([c.answerable for c in pools.gold])
    assert sure[right].mean() > 0.8
    assert sure[~right].mean() < 0.2


def test_where_people_speak_certainty_has_a_constant_of_its_own() -> None:
    rng = np.random.default_rng(7)
    silent = [case(rng, kind) for kind in ["answerable", "near-miss"] * 40]
    for each in silent:
        each.signs[:, column("said")] = 0
    spoken = [case(rng, kind) for kind in ["answerable"] * 30 + ["near-miss"] * 10]
    for each in spoken:
        each.signs[:, column("said")] = 1
    rank, flat = Linear({"sentence": 1.0}, 0.0), Linear({"similarity": 1e-3}, 0.0)
    scaled = refit_scale(rank, flat, [Part(silent, 0.5), Part(spoken, 0.5)])
    assert scaled.weights[TALK] == pytest.approx(np.log(3), abs=0.3)  # three of four, one of two


def test_no_sign_counts_the_wrong_way(fitted: Combination) -> None:
    for part in (fitted.rank, fitted.sure, fitted.sure_of_speaker):
        assert all(weight * WAYS.get(name, 0) >= 0 for name, weight in part.weights.items())


def test_ways_and_recipes_name_signs_that_exist() -> None:
    known = {*SIGNS, *MOST, TALK, PASSAGES}
    assert set(WAYS) <= known
    for recipe in RECIPES.values():
        assert {*recipe.rank} <= {*SIGNS}
        assert {*recipe.sure, *recipe.of_one} <= known


def test_how_sure_of_one_person_can_be_fitted_without_the_held_out_articles(
    pools: Pools, fitted: Combination
) -> None:
    few = pools._replace(held=[], absent=[])
    assert fit_sure_of_one(fitted.rank, few, RECIPES["all"]) == fitted.sure_of_speaker


def test_scores_lie_where_the_first_stage_has_its_own(pools: Pools, fitted: Combination) -> None:
    ours = np.concatenate([scores_of(fitted, c)[c.read] for c in pools.held])
    theirs = np.concatenate([scores_of(FIRST_STAGE, c)[c.read] for c in pools.held])
    assert ours.mean() == pytest.approx(theirs.mean(), abs=1e-3)
    assert ours.std() == pytest.approx(theirs.std(), abs=1e-3)


def test_what_is_written_is_what_was_fitted(
    fitted: Combination, pools: Pools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(combine, "seal", lambda _: None)
    combine.write_combination(fitted, tmp_path)
    read = Combination.read(tmp_path / "combination.json")
    for each in pools.gold:
        assert certainty(read, each) == pytest.approx(certainty(fitted, each), abs=1e-3)


def test_a_fit_sees_the_signs_that_confidence_sees(pools: Pools) -> None:
    for each in pools.gold[:20] + pools.hearings[:20]:
        first = int(np.argmax(scores_of(FIRST_STAGE, each)))
        for name in ("sentence", "most sentence", *([PASSAGES] if each.of_one else [])):
            only = Linear({name: 1.0}, 0.0)
            logit = sign(each, first, name)
            sure = certainty(Combination(FIRST_STAGE.rank, only, only), each)
            assert sure == pytest.approx(1 / (1 + np.exp(-logit)))


def test_nothing_found_is_never_sure_and_any_words_are() -> None:
    rng = np.random.default_rng(5)
    none = np.zeros(0, dtype=bool)
    nothing = case(rng, signs=np.zeros((0, len(SIGNS))), right=none, echo=none, reply=none)
    assert certainty(FIRST_STAGE, nothing) == 0
    assert certainty(FIRST_STAGE, case(rng, any_words=True)) > 0.9


def test_an_article_is_never_on_both_sides_of_a_fold(pools: Pools) -> None:
    for pool in (pools.held + pools.absent, pools.gold):
        own = folds(pool)
        by_group = {c.group: n for c, n in zip(pool, own, strict=True)}
        assert all(by_group[c.group] == n for c, n in zip(pool, own, strict=True))
    left = pools.without(0)
    gone = {c.group for c in pools.held + pools.absent}
    gone -= {c.group for c in left.held + left.absent}
    assert gone
    assert not gone & {c.group for c in left.held + left.absent}
    assert all(c.kind == "absent" for c in left.absent)

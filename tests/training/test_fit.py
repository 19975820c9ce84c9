from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from training.fit import conditional_logit, logistic


def questions(weights: list[float], number: int = 600) -> tuple[list[Any], list[Any]]:
    """Questions whose right candidate is drawn by a conditional logit of these weights."""
    rng = np.random.default_rng(5)
    tables, rights = [], []
    for _ in range(number):
        table = rng.normal(size=(int(rng.integers(2, 9)), len(weights)))
        chances = np.exp(table @ weights)
        right = np.zeros(len(table), dtype=bool)
        right[rng.choice(len(table), p=chances / chances.sum())] = True
        tables.append(table)
        rights.append(right)
    return tables, rights


def test_the_ranking_finds_a_planted_weight() -> None:
    found = conditional_logit(*questions([2.0, -1.0, 0.0]), [0, 0, 0], penalty=0.1)
    assert found == pytest.approx([2.0, -1.0, 0.0], abs=0.25)


def test_the_curve_finds_a_planted_weight() -> None:
    rng = np.random.default_rng(5)
    table = rng.normal(3.0, 2.0, size=(4000, 2))
    right = rng.random(4000) < 1 / (1 + np.exp(-(1.5 * table[:, 0] - 4)))
    weights, constant = logistic(table, right, np.ones(4000), [0, 0], penalty=0.1)
    assert weights == pytest.approx([1.5, 0.0], abs=0.15)
    assert constant == pytest.approx(-4, abs=0.4)


def test_a_sign_counts_only_the_way_it_may() -> None:
    tables, rights = questions([2.0, -1.0])
    assert conditional_logit(tables, rights, [-1, 1], penalty=0.1).tolist() == [0.0, 0.0]
    table = np.array([[0.0], [1.0]] * 50)
    against = np.array([True, False] * 50)
    assert logistic(table, against, np.ones(100), [1], penalty=0.1)[0].tolist() == [0.0]
    assert logistic(table, against, np.ones(100), [-1], penalty=0.1)[0][0] < -1


def test_a_row_of_double_weight_is_two_rows() -> None:
    table = np.array([[0.0], [1.0], [2.0], [3.0]])
    right = np.array([False, True, False, True])
    doubled = logistic(table, right, np.array([1.0, 2.0, 1.0, 1.0]), [0], penalty=0.0)
    again = logistic(table[[0, 1, 1, 2, 3]], right[[0, 1, 1, 2, 3]], np.ones(5), [0], penalty=0.0)
    assert doubled[0] == pytest.approx(again[0], abs=1e-3)
    assert doubled[1] == pytest.approx(again[1], abs=1e-3)


def test_questions_that_tell_nothing_give_no_weight() -> None:
    table = np.ones((3, 2))
    nothing = [np.zeros(3, dtype=bool), np.ones(3, dtype=bool)]
    assert conditional_logit([table, table], nothing, [0, 0], penalty=1.0).tolist() == [0.0, 0.0]


def test_a_sign_that_never_changes_breaks_nothing() -> None:
    tables, rights = questions([1.0])
    tables = [np.column_stack([table, np.full(len(table), 7.0)]) for table in tables]
    found = conditional_logit(tables, rights, [0, 0], penalty=1.0)
    assert found[0] == pytest.approx(1.0, abs=0.25)
    assert np.isfinite(found).all()

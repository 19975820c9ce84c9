from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from gpqa.answer import find
from gpqa.errors import ModelIntegrityError
from gpqa.scorer.combination import COMBINATION, Combination, Linear, talk_among
from gpqa.scorer.load import WEIGHTS
from gpqa.scorer.signs import SIGNS

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library

NOTHING = Linear({}, 0.0)
PARTS = ("rank", "sure", "sure_of_speaker")


def row(**signs: float) -> tuple[float, ...]:
    return tuple(signs.get(name, 0.0) for name in SIGNS)


def test_a_sum_is_the_same_for_one_sentence_and_for_many() -> None:
    linear = Linear({"similarity": 2.0, "span": -0.5}, 1.0)
    table = np.array([row(similarity=0.25, span=2.0), row()])
    assert linear.of_all(table).tolist() == [0.5, 1.0]
    assert linear.of(dict(zip(SIGNS, row(similarity=0.25, span=2.0), strict=True))) == 0.5


def test_confidence_looks_at_the_first_sentence_and_at_the_best_that_was_read(
    seed_library: Library,
) -> None:
    evidence = find(seed_library.store, seed_library.encoder, "funding").evidence[:2]
    one, other = evidence
    weighed = [replace(one, signs=row(sentence=-1.0)), replace(other, signs=row(sentence=3.0))]
    first = Combination(NOTHING, Linear({"sentence": 1.0}, 0.0), NOTHING)
    best = Combination(NOTHING, Linear({"most sentence": 1.0}, 0.0), NOTHING)
    assert first.confidence(weighed, None) == pytest.approx(0.2689, abs=1e-4)
    assert best.confidence(weighed, None) == pytest.approx(0.9526, abs=1e-4)


def test_talk_is_how_much_of_what_was_read_somebody_says() -> None:
    read, unread = row(said=1.0), row(said=1.0, unread=1.0)
    assert talk_among([read, row(), row(), row(), unread]) == 0.25
    assert talk_among([unread]) == talk_among([]) == 0.0


def test_of_one_person_who_says_much_a_score_means_less(seed_library: Library) -> None:
    evidence = find(seed_library.store, seed_library.encoder, "funding").evidence[:1]
    weighed = [replace(evidence[0], signs=row(score=1.0))]
    shipped = Combination.read(WEIGHTS / COMBINATION)
    assert shipped.confidence(weighed, 3) > shipped.confidence(weighed, 1000)
    # Nobody that it was fitted to says more: farther the curve is not drawn.
    assert shipped.confidence(weighed, 50_000) == shipped.confidence(weighed, 1000)


def test_confidence_is_a_probability_however_large_a_sum_is(seed_library: Library) -> None:
    evidence = find(seed_library.store, seed_library.encoder, "funding").evidence[:1]
    weighed = [replace(evidence[0], signs=row())]
    for constant, sure in ((1e9, 1.0), (-1e9, 0.0)):
        found = Combination(NOTHING, Linear({}, constant), NOTHING).confidence(weighed, None)
        assert found == pytest.approx(sure)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"rank": 1, "sure": 1, "sure_of_speaker": 1}',
        json.dumps({part: {"weights": {}} for part in PARTS}),
        json.dumps({part: {"weights": {"luck": 1}, "constant": 0} for part in PARTS}),
    ],
)
def test_a_file_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / COMBINATION).write_text(text)
    with pytest.raises(ModelIntegrityError, match=COMBINATION):
        Combination.read(tmp_path / COMBINATION)

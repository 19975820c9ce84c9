from __future__ import annotations

from training.card import SYSTEMS, figure_rows


def test_a_row_for_every_figure_and_the_set_is_named_once() -> None:
    found = {"n": [96, 46], "hit@1": [0.8651, 0.79, 0.93], "highlight em": [0.2, 0.1, 0.3]}
    rows = list(figure_rows({"gold.all": dict.fromkeys(SYSTEMS, found), "unknown": {}}))
    assert rows == [
        "| eval/gold, dev (142) | hit@1 | 86.5 [79.0, 93.0] | 86.5 | 86.5 | 86.5 [79.0, 93.0] |",
        "|  | highlight EM | none | none | 20.0 | 20.0 [10.0, 30.0] |",
    ]


def test_a_set_that_not_all_were_measured_on_is_left_out() -> None:
    assert not list(figure_rows({"gold.all": {"all": {"n": [1, 1]}}}))

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from gpqa.answer import Found, find
from gpqa.evidence import Weights
from gpqa.scorer.features import FEATURES, features, question_type

if TYPE_CHECKING:
    from gpqa.library import Library


def signs(library: Library, question: str) -> tuple[Found, dict[str, np.ndarray]]:
    found = find(library.store, library.encoder, question)
    table = features(found, library.store, Weights(found.question, library.store).by_stem)
    assert table.shape == (len(found.evidence), len(FEATURES))
    assert np.isfinite(table).all()
    return found, {name: table[:, i] for i, name in enumerate(FEATURES)}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who resigned?", "who"),
        ("In what year did it close?", "when"),
        ("How many doctors were promised?", "number"),
        ("how did it happen", "how"),
        ("Is the surgery open?", "yes-no"),
        ("Why was it closed?", "why"),
        ("Surgeries", "other"),
    ],
)
def test_a_question_says_what_kind_of_thing_it_asks_for(question: str, kind: str) -> None:
    assert question_type(question) == kind


def test_a_number_that_is_asked_for_and_not_there_is_missed(seed_library: Library) -> None:
    found, table = signs(seed_library, "Were 98765 doctors promised to general practice?")
    assert not any("98765" in each.text for each in found.evidence)
    assert table["numbers missing"].min() == 1
    assert signs(seed_library, "Were doctors promised?")[1]["numbers missing"].max() == 0


def test_the_best_leads_and_all_others_follow(seed_library: Library) -> None:
    _, table = signs(seed_library, "What did the health secretary say about funding?")
    assert table["score gap"][0] >= 0
    assert (table["score gap"][1:] <= 0).all()
    assert table["rank score"][0] == 1


def test_nothing_found_gives_an_empty_table(seed_library: Library) -> None:
    found = find(seed_library.store, seed_library.encoder, "funding")
    nothing = Found(found.question, (), ())
    assert features(nothing, seed_library.store, {}).shape == (0, len(FEATURES))


def test_ten_megabytes_of_one_letter_pass_in_seconds(seed_library: Library) -> None:
    assert question_type("a" * 10_000_000) == "other"
    assert question_type("how " * 2_500_000) == "how"

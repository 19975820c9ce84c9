"""No quote stands under the name of somebody who did not say it, on any gold question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gpqa.evaluate import read_gold, read_statement_gold, score_statements
from gpqa.evaluate.places import covers
from gpqa.evaluate.speakers import same_person

if TYPE_CHECKING:
    from gpqa.evaluate.results import Statements
    from gpqa.library import Library

GOLD = Path(__file__).parent.parent / "eval" / "gold"


@pytest.fixture(scope="module")
def scored(seed_library: Library) -> Statements:
    gold = read_statement_gold(GOLD)
    return score_statements(
        gold, {each.id: list(seed_library.statements(each.id)) for each in gold.documents}
    )


def test_no_statement_of_the_seeds_has_a_wrong_speaker(scored: Statements) -> None:
    assert scored["speaker_wrong"].value == 0
    assert scored["speaker_right"].value == 1


def test_next_to_all_statements_of_the_seeds_are_found_whole(scored: Statements) -> None:
    """What is missing or too much is for speakers.md: what is arguable stays so."""
    assert scored["content_recall@0.8"].value > 0.9
    assert scored["content_precision@0.8"].value > 0.9


def test_no_quote_is_under_the_name_of_somebody_who_did_not_say_it(seed_library: Library) -> None:
    """With an encoder that knows nothing of meaning: other quotes than a user's, the same names."""
    quoted = 0
    for item in read_gold(GOLD).questions:
        for quote in seed_library.ask(item.question, top=20).quotes:
            spoken = {place.speaker for place in item.evidence if covers(quote, place)}
            people = {name for name in spoken if name is not None}
            if not people or quote.speaker is None:
                continue
            quoted += 1
            assert any(same_person(quote.speaker, name) for name in people), quote.text
    assert quoted > 100

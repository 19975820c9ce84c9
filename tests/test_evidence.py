from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.answer import find
from gpqa.evidence import Weights
from gpqa.question import understand
from gpqa.terms import find_terms
from gpqa.testing import HashEncoder
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.library import Library


def matched(library: Library, question: str, text: str) -> list[str]:
    weights = Weights(understand(question), library.store)
    return [text[term.start : term.end] for term in weights.matching(text, find_terms(text))]


def test_a_name_is_not_inflected(seed_library: Library) -> None:
    text = "Mr Hunt, who chairs the King’s Fund, spoke of funds and funded posts."
    assert matched(seed_library, "what about funding?", text) == ["funds", "funded"]
    assert matched(seed_library, "what did the King's Fund do?", text)[:2] == ["King’s", "Fund"]
    assert "Hunt" in matched(seed_library, "what did hunt say", text)


def test_acronyms_are_matched_in_the_plural(seed_library: Library) -> None:
    assert matched(seed_library, "which CCG?", "Many of the CCGs agreed.") == ["CCGs"]


def test_rare_words_weigh_more_than_common_ones(seed_library: Library) -> None:
    weights = Weights(understand("practice burnout"), seed_library.store)
    assert weights.by_stem["burnout"] > 2 * weights.by_stem["practic"]


def test_words_that_stand_nowhere_count_against_coverage(seed_library: Library) -> None:
    weights = Weights(understand("burnout zebras"), seed_library.store)
    assert weights.coverage({"burnout"}) < 0.6
    assert weights.coverage({"burnout", "zebra"}) == pytest.approx(1)
    assert weights.coverage(set()) == 0


def test_evidence_is_the_sources_own_text_with_its_matches_in_place(seed_library: Library) -> None:
    found = find(seed_library.store, seed_library.encoder, "what did Hunt say about funding?")
    assert found.evidence
    for evidence in found.evidence:
        name = seed_library.store.source(evidence.source).id
        whole = seed_library.source_text(name)
        assert whole[evidence.start : evidence.end] == evidence.text
        for term in evidence.matches:
            assert whole[term.start : term.end].casefold().startswith("fund")


def test_evidence_is_ordered_and_each_sentence_is_there_once(seed_library: Library) -> None:
    found = find(seed_library.store, seed_library.encoder, "general practice funding").evidence
    assert [e.score for e in found] == sorted((e.score for e in found), reverse=True)
    assert len({(e.source, e.start) for e in found}) == len(found)


HEARING = """Ms Counsel: What was the plan for testing in care homes?

Mr Witness: We had none until April, and then it was too late for many.

Ms Counsel: Thank you. I turn to ventilators.
"""


def test_the_reply_answers_and_not_counsel_asking_the_same(tmp_path: Path) -> None:
    build(tmp_path / "index", put(tmp_path / "hearing", {"day1.txt": HEARING}))
    with open_library(tmp_path / "index") as library:
        found = find(
            library.store, HashEncoder(), "What was the plan for testing in care homes?"
        ).evidence
    assert found[0].text.startswith("Mr Witness: We had none")


def test_a_rhetorical_question_inside_a_paragraph_passes_nothing_on(tmp_path: Path) -> None:
    text = "What was the plan for testing in care homes? Nobody knew it, the minister said.\n"
    build(tmp_path / "index", put(tmp_path / "article", {"a.txt": text}))
    with open_library(tmp_path / "index") as library:
        found = find(
            library.store, HashEncoder(), "What was the plan for testing in care homes?"
        ).evidence
    assert found[0].text.endswith("care homes?")

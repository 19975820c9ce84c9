"""Sentences that turn the words in them: quoted whole, marked with what turns them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gpqa.answer import find
from gpqa.highlight import highlight
from gpqa.scorer.load import load_scorer
from gpqa.testing import HashEncoder
from tests.helpers_hostile import ARTICLES, CASES
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.evidence import Evidence
    from gpqa.library import Library
    from gpqa.models import Quote
    from tests.helpers_hostile import Case


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An index of the articles, open."""
    folder = tmp_path_factory.mktemp("hostile")
    files = {f"{name}.txt": text for name, text in ARTICLES.items()}
    build(folder / "index", put(folder / "articles", files))
    with open_library(folder / "index") as opened:
        yield opened


def quote_of(case: Case, quotes: tuple[Quote, ...]) -> Quote:
    """The quote that has the case's sentence, whole."""
    held = [quote for quote in quotes if case.sentence in quote.text]
    assert held, [quote.text for quote in quotes]
    return held[0]


def marks(quote: Quote) -> list[str]:
    return [quote.text[a - quote.start : b - quote.start] for a, b in quote.highlight]


def ids(case: Case) -> str:
    return f"{case.family}: {case.question}"


@pytest.mark.parametrize("read", [False, True], ids=["unread", "read"])
@pytest.mark.parametrize("case", CASES, ids=ids)
def test_what_turns_a_sentence_is_quoted_with_it(library: Library, case: Case, read: bool) -> None:
    found = find(
        library.store,
        HashEncoder(),
        case.question,
        scorer=load_scorer() if read else None,
    )
    quote = quote_of(case, found.quotes(library.store, 5))
    source = library.source_text(quote.source_id)
    assert source[quote.start : quote.end] == quote.text
    assert case.turning in quote.text
    assert quote.speaker in case.speakers
    for mark in marks(quote):
        assert case.turned not in mark or case.turning in mark


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_whatever_a_scorer_takes_for_the_answer_is_marked_with_what_turns_it(
    library: Library, case: Case
) -> None:
    evidence = evidence_of(case, library)
    at = evidence.start + evidence.text.index(case.turned)
    chosen = replace(evidence, answer=(at, at + len(case.turned)))
    marked = [evidence.text[a - evidence.start : b - evidence.start] for a, b in highlight(chosen)]
    assert marked
    for mark in marked:
        assert case.turned not in mark or case.turning in mark


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_the_questions_words_in_it_claim_nothing_by_themselves(
    library: Library, case: Case
) -> None:
    evidence = replace(evidence_of(case, library), answer=None)
    for a, b in highlight(evidence):
        assert case.turned not in evidence.text[a - evidence.start : b - evidence.start]


def evidence_of(case: Case, library: Library) -> Evidence:
    found = find(library.store, HashEncoder(), case.question).evidence
    return next(evidence for evidence in found if case.turned in evidence.text)


def test_every_family_is_there_and_every_sentence_in_the_articles() -> None:
    assert {case.family for case in CASES} == {"negation", "hypothetical", "somebody else"}
    for case in CASES:
        assert any(case.sentence in text for text in ARTICLES.values()), case.sentence
        assert case.turning in case.sentence
        assert case.turned in case.sentence
        assert case.turning not in case.turned

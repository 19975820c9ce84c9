"""The report as Markdown: the same tables and failures, the curves as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.evaluate.measures import GROUPS, MEASURES, STATEMENT_MEASURES
from gpqa.evaluate.table import (
    asked_of,
    failures,
    misheard,
    operating_point,
    points,
    tag_rows,
    title,
)
from gpqa.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.evaluate.measures import Measure
    from gpqa.evaluate.results import (
        Evaluation,
        Figure,
        Given,
        Record,
        Results,
        Statements,
        Wanted,
    )

__all__ = ["markdown"]

_MOST_FAILURES = 50
_MOST_PLACES = 5
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>()#+-.!|~&"})


def markdown(results: Results) -> str:
    """The whole page."""
    lines = [
        "# How good the answers are",
        "",
        (
            f"gpqa {results.gpqa}, {results.date}. Shares are in points of 100, with 95% bootstrap"
            " intervals over questions."
        ),
    ]
    for each in results.sets:
        lines += ["", *_evaluation(each)]
    return "\n".join(lines) + "\n"


def _text(value: object) -> str:
    return visible(" ".join(str(value).split())).translate(_SIGNS)


def _evaluation(evaluation: Evaluation) -> Iterator[str]:
    asked = evaluation.system
    yield f"## {_text(title(evaluation))}"
    yield ""
    yield (
        f"{asked_of(evaluation).capitalize()}; {asked.sources:,} sources"
        f" ({asked.passages:,} passages);"
        f" index {_text(asked.index)}, {_text(asked.generation)}; encoder"
        f" {_text(asked.fingerprint)}; threshold {asked.threshold}."
    )
    for note in evaluation.notes:
        yield ""
        yield f"**{_text(note)}**"
    if evaluation.records:
        yield from _figures(
            [
                (figure, MEASURES[figure.name])
                for group in GROUPS
                for figure in evaluation.figures
                if MEASURES[figure.name].group == group
            ]
        )
    yield from _tags(evaluation)
    yield from _curves(evaluation)
    if evaluation.steps:
        yield ""
        yield "| how questions ended | n |"
        yield "|---|--:|"
    for step, count in evaluation.steps.items():
        yield f"| {step} | {count} |"
    for step, own in failures(evaluation):
        yield ""
        yield f"### {step[:1].upper()}{step[1:]} ({len(own)})"
        for record in own[:_MOST_FAILURES]:
            yield ""
            yield from _failure(record)
        if len(own) > _MOST_FAILURES:
            yield ""
            yield f"… and {len(own) - _MOST_FAILURES:,} more in results.json"
    if evaluation.statements is not None:
        yield from _statements(evaluation.statements)


def _figures(rows: list[tuple[Figure, Measure]], counted: str = "n") -> Iterator[str]:
    yield ""
    yield f"| figure | value | 95% interval | {counted} | |"
    yield "|---|--:|--:|--:|---|"
    for figure, about in rows:
        less = " (less is better)" if about.lower_is_better else ""
        yield (
            f"| `{figure.name}` | {points(figure.value)} | {points(figure.low)} –"
            f" {points(figure.high)} | {figure.n} | {about.meaning}{less} |"
        )


def _statements(statements: Statements) -> Iterator[str]:
    yield ""
    yield "### Statements"
    rows = [(figure, STATEMENT_MEASURES[figure.name]) for figure in statements.figures]
    yield from _figures(rows, "documents")
    for kind, own in misheard(statements):
        yield ""
        yield f"#### Statements {kind} ({len(own)})"
        yield ""
        for source, words, who in own[:_MOST_FAILURES]:
            yield f"- “{_text(words)}” — {_text(who)} ({_text(source)})"
        if len(own) > _MOST_FAILURES:
            yield f"- and {len(own) - _MOST_FAILURES:,} more in results.json"


def _tags(evaluation: Evaluation) -> Iterator[str]:
    columns, rows = tag_rows(evaluation)
    if columns:
        yield ""
        yield f"| tag | n | {' | '.join(columns)} |"
        yield f"|---|{'--:|' * (len(columns) + 1)}"
        for tag, cells in rows:
            yield f"| {_text(tag)} | {' | '.join(cells)} |"


def _curves(evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.coverage:
        return
    yield ""
    yield "| confidence | mean | right | n |"
    yield "|---|--:|--:|--:|"
    for each in evaluation.reliability:
        yield (
            f"| {each.low:.1f} – {each.high:.1f} | {points(each.confidence)} |"
            f" {points(each.right)} | {each.n} |"
        )
    yield ""
    yield "| answered (coverage) | wrong of these (risk) |"
    yield "|--:|--:|"
    curve = evaluation.coverage
    rows = [curve[max(0, len(curve) * tenth // 10 - 1)] for tenth in range(2, 11, 2)]
    for coverage, risk in rows:
        yield f"| {points(coverage)} | {points(risk)} |"
    if at := operating_point(evaluation):
        yield f"| {points(at[0])} (at the threshold) | {points(at[1])} |"


def _failure(record: Record) -> Iterator[str]:
    end = "answered" if record.answered else f"silent ({record.reason})"
    yield f"**{_text(record.question)}**"
    yield (
        f"({_text(record.id)}; {_text(', '.join(record.tags) or 'no tags')}; confidence"
        f" {record.confidence:.2f}; {_text(end)})"
    )
    yield ""
    places = [*record.wanted[:_MOST_PLACES]]
    for place in places:
        yield f"- expected{' (found)' if place.found else ''}: {_quoted(place)}"
    if len(record.wanted) > len(places):
        yield f"- and {len(record.wanted) - len(places)} more places"
    if record.relevant:
        yield f"- expected: {_text(', '.join(record.relevant[:_MOST_PLACES]))}"
    if not record.answerable:
        yield "- expected: silence"
    for quote in record.given:
        yield f"- came{' (right)' if quote.hit else ''}: {_quoted(quote)}"


def _quoted(place: Wanted | Given) -> str:
    text = place.quote if hasattr(place, "quote") else place.text
    who = f"{_text(place.speaker)}, " if place.speaker else ""
    return f"“{_text(text)}” — {who}{_text(place.source_id)}:{place.start}-{place.end}"

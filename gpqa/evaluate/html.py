"""The report as one HTML page: no script, nothing loaded, every word of a source escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gpqa.evaluate.measures import GROUPS, MEASURES, STATEMENT_MEASURES
from gpqa.evaluate.results import Step
from gpqa.evaluate.style import CSS
from gpqa.evaluate.svg import reliability_diagram, risk_coverage_curve
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

__all__ = ["page"]

_MOST_FAILURES = 100
"""A step's failures shown; results.json has them all."""
_MOST_PLACES = 8


def page(results: Results) -> str:
    """The whole page."""
    names = ", ".join(title(each) for each in results.sets)
    body = "".join("".join(_evaluation(each)) for each in results.sets)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        # Even if something slipped through: nothing may run or be loaded.
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>gpqa: {_text(names)}</title><style>{CSS}</style></head><body><main>"
        f'<header><h1>How good the answers are</h1><p class="faint">gpqa {_text(results.gpqa)},'
        f" {_text(results.date)}. Shares are in points of 100, with 95% bootstrap intervals over"
        f" questions.</p></header>{body}</main></body></html>\n"
    )


def _text(value: object) -> str:
    """Anything as text that a browser shows and does not obey."""
    return escape(visible(str(value)))


def _evaluation(evaluation: Evaluation) -> Iterator[str]:
    asked = evaluation.system
    yield (
        f"<section><h2>{_text(title(evaluation))}</h2><p>{asked_of(evaluation).capitalize()};"
        f" {asked.sources:,} sources ({asked.passages:,} passages).</p>"
        f'<p class="faint">index {_text(asked.index)}, {_text(asked.generation)} · model'
        f" {_text(asked.model)} · encoder {_text(asked.fingerprint)} · threshold"
        f" {asked.threshold} · gold sha256 {evaluation.gold_sha256[:12]}</p>"
    )
    for note in evaluation.notes:
        yield f'<p class="note">{_text(note)}</p>'
    if evaluation.records:
        yield from _figures(evaluation)
        yield from _curves(evaluation)
        yield from _tags(evaluation)
        yield from _failures(evaluation)
    if evaluation.statements is not None:
        yield from _statements(evaluation.statements)
    yield "</section>"


def _statements(statements: Statements) -> Iterator[str]:
    rows = "".join(
        _figure(figure, STATEMENT_MEASURES[figure.name]) for figure in statements.figures
    )
    yield (
        '<h3>Statements</h3><table class="figures"><tbody><tr><th colspan="2"></th>'
        '<th class="number">95% interval</th><th class="number">documents</th><th></th>'
        f"<th></th></tr>{rows}</tbody></table>"
    )
    for kind, own in misheard(statements):
        yield f"<details><summary><h4>{kind} ({len(own)})</h4></summary><ul>"
        for source, words, who in own[:_MOST_FAILURES]:
            yield (
                f'<li>“{_text(words)}” — {_text(who)} <span class="faint">({_text(source)})'
                "</span></li>"
            )
        if len(own) > _MOST_FAILURES:
            yield f'<li class="faint">and {len(own) - _MOST_FAILURES:,} more in results.json</li>'
        yield "</ul></details>"


def _figures(evaluation: Evaluation) -> Iterator[str]:
    yield '<h3>Figures</h3><table class="figures">'
    for group in GROUPS:
        own = [figure for figure in evaluation.figures if MEASURES[figure.name].group == group]
        if own:
            yield (
                f'<tbody><tr><th colspan="2">{group}</th><th class="number">95% interval</th>'
                f'<th class="number">n</th><th></th><th></th></tr>'
                f"{''.join(_figure(each, MEASURES[each.name]) for each in own)}</tbody>"
            )
    yield "</table>"


def _figure(figure: Figure, about: Measure) -> str:
    low, width = 100 * figure.low, 100 * (figure.high - figure.low)
    less = ' <span class="faint">(less is better)</span>' if about.lower_is_better else ""
    kind = " headline" if about.headline else ""
    return (
        f'<tr class="figure{kind}"><td>{figure.name}</td>'
        f'<td class="number">{points(figure.value)}</td>'
        f'<td class="number faint">{points(figure.low)} – {points(figure.high)}</td>'
        f'<td class="number faint">{figure.n:,}</td>'
        f'<td><svg class="interval" viewBox="0 0 100 10" preserveAspectRatio="none" role="img"'
        f' aria-label="{points(figure.low)} to {points(figure.high)}"><title>'
        f"{points(figure.low)} – {points(figure.high)}</title>"
        f'<rect class="track" width="100" height="10"/>'
        f'<rect class="span" x="{low:.2f}" width="{max(width, 0.6):.2f}" height="10"/>'
        f'<rect class="mark" x="{min(100 * figure.value, 99.2):.2f}" width="0.8" height="10"/>'
        f'</svg></td><td class="meaning">{about.meaning}{less}</td></tr>'
    )


def _curves(evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.coverage:
        return
    at = operating_point(evaluation)
    yield (
        '<h3>Confidence</h3><div class="curves"><figure>'
        f"{reliability_diagram(evaluation.reliability)}<figcaption>Of answers about as sure as"
        " this, the share whose first quote answers. True confidence lies on the diagonal."
        " Numbers are questions.</figcaption></figure><figure>"
        f"{risk_coverage_curve(evaluation.coverage, at)}<figcaption>If only the surest share of"
        " questions were answered, the share of these answers that would be wrong. The dot is"
        " where the threshold puts us.</figcaption></figure></div>"
    )


def _tags(evaluation: Evaluation) -> Iterator[str]:
    columns, rows = tag_rows(evaluation)
    if not columns:
        return
    heads = "".join(f'<th class="number">{name}</th>' for name in ("n", *columns))
    yield f'<h3>By tag</h3><div class="wide"><table><tr><th>tag</th>{heads}</tr>'
    for tag, cells in rows:
        shown = "".join(f'<td class="number">{cell}</td>' for cell in cells)
        yield f"<tr><td>{_text(tag)}</td>{shown}</tr>"
    yield "</table></div>"


def _failures(evaluation: Evaluation) -> Iterator[str]:
    total = len(evaluation.records)
    yield '<h3>How questions ended</h3><table class="steps">'
    for step, count in evaluation.steps.items():
        kind = "bad" if step.failed else "good"
        yield (
            f'<tr><td>{step}</td><td class="number">{count:,}</td><td><svg class="interval"'
            f' viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect class="track" width="100" height="10"/><rect class="{kind}"'
            f' width="{100 * count / total:.2f}" height="10"/></svg></td></tr>'
        )
    yield "</table>"
    for step, own in failures(evaluation):
        is_open = " open" if step is not Step.NOT_FIRST and len(own) <= 30 else ""
        yield f"<details{is_open}><summary><h4>{step} ({len(own)})</h4></summary>"
        for record in own[:_MOST_FAILURES]:
            yield _failure(record)
        if len(own) > _MOST_FAILURES:
            yield f'<p class="faint">and {len(own) - _MOST_FAILURES:,} more in results.json</p>'
        yield "</details>"


def _failure(record: Record) -> str:
    tags = "".join(f'<span class="tag">{_text(tag)}</span>' for tag in record.tags)
    end = "answered" if record.answered else f"silent: {record.reason or 'no reason given'}"
    wanted = "".join(map(_wanted, record.wanted[:_MOST_PLACES]))
    if len(record.wanted) > _MOST_PLACES:
        wanted += f'<li class="faint">and {len(record.wanted) - _MOST_PLACES} more places</li>'
    if record.relevant:
        wanted += f"<li>{_text(', '.join(record.relevant[:_MOST_PLACES]))}</li>"
    came = "would have come" if not record.answered else "came"
    return (
        f'<article><h5>{_text(record.question)}</h5><p class="faint">{_text(record.id)} ·'
        f" confidence {record.confidence:.2f} · {_text(end)} {tags}</p>"
        f'<div class="pair"><div><h6>expected</h6><ul>'
        f"{wanted or '<li>silence: the documents do not say</li>'}</ul></div>"
        f"<div><h6>{came}</h6><ul>{''.join(map(_given, record.given)) or '<li>nothing</li>'}</ul>"
        "</div></div></article>"
    )


def _wanted(place: Wanted) -> str:
    kind = "hit" if place.found else "lost"
    return f'<li class="{kind}">{_text(place.quote)}{_origin(place)}</li>'


def _given(quote: Given) -> str:
    kind = "hit" if quote.hit else "lost"
    broken = "" if quote.verbatim else ' <strong class="note">not verbatim</strong>'
    return f'<li class="{kind}">{_text(quote.text)}{broken}{_origin(quote)}</li>'


def _origin(place: Wanted | Given) -> str:
    who = f"{_text(place.speaker)}, " if place.speaker else ""
    return f' <span class="faint">— {who}{_text(place.source_id)}:{place.start}-{place.end}</span>'

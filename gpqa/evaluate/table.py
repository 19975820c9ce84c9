"""Figures as lines of plain text, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.evaluate.measures import GROUPS, HEADLINES, MEASURES, STATEMENT_MEASURES
from gpqa.evaluate.results import Step, Verdict
from gpqa.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.evaluate.compare import Comparison
    from gpqa.evaluate.measures import Measure
    from gpqa.evaluate.results import Evaluation, Figure, Record, Statements

__all__ = [
    "TAG_COLUMNS",
    "asked_of",
    "comparison_lines",
    "evaluation_lines",
    "failures",
    "misheard",
    "operating_point",
    "points",
    "tag_rows",
    "title",
]

TAG_COLUMNS = ("correct", "hit@1", "hit@5", "recall@5", "answered_wrongly", "silent_wrongly")
"""The figures in a table of tags."""


def points(value: float) -> str:
    """A share in points of 100."""
    return f"{100 * value:.1f}"


def title(evaluation: Evaluation) -> str:
    """A gold set's name, with its split."""
    return f"{evaluation.name} ({evaluation.split})" if evaluation.split else evaluation.name


def evaluation_lines(evaluation: Evaluation) -> Iterator[str]:
    """The tables of one gold set; shares are in points of 100."""
    asked = evaluation.system
    yield visible(f"{title(evaluation)}: {asked_of(evaluation)}")
    yield visible(
        f"{asked.index}: {asked.sources:,} sources, {asked.passages:,} passages,"
        f" model {asked.model}, {asked.generation}"
    )
    yield from (visible(note) for note in evaluation.notes)
    for group in GROUPS:
        own = [figure for figure in evaluation.figures if MEASURES[figure.name].group == group]
        if own:
            yield ""
            yield f"{group:<20}{'':>7}  {'95% interval':>14}  {'n':>6}"
            yield from map(_figure_line, own)
    yield from _tag_lines(evaluation)
    if evaluation.steps:
        yield ""
        yield "how questions ended"
    for step, count in evaluation.steps.items():
        yield f"  {step:<26}{count:>6}"
    if evaluation.statements is not None:
        yield ""
        yield from _statement_lines(evaluation.statements)


def asked_of(evaluation: Evaluation) -> str:
    """How much was asked, and how long it took."""
    if not evaluation.records:
        return "no questions"
    answerable = sum(record.answerable for record in evaluation.records)
    return (
        f"{_questions(len(evaluation.records))}, {answerable:,} with an answer;"
        f" asked in {evaluation.seconds:.1f} s"
    )


def _statement_lines(statements: Statements) -> Iterator[str]:
    total = sum(len(record.wanted) for record in statements.records)
    yield f"{'Statements':<25}{'':>7}  {'95% interval':>14}  {'documents':>9}"
    for figure in statements.figures:
        about = STATEMENT_MEASURES[figure.name]
        yield f"  {figure.name:<23}{_cells(figure, about, 9)}"
    yield f"  ({total:,} statements in {len(statements.records):,} documents)"


def misheard(statements: Statements) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """What went wrong with statements, by kind; of each the source, the words, and why."""
    wrong, missed, beside = [], [], []
    for record in statements.records:
        for each in record.wanted:
            if each.verdict is Verdict.WRONG:
                why = f"{each.speaker}, not {each.given}"
                wrong.append((record.source_id, each.text, why))
            elif each.overlap == 0:
                missed.append((record.source_id, each.text, each.speaker or "nobody named"))
        beside += [
            (record.source_id, each.text, each.speaker or "nobody named") for each in record.beside
        ]
    kinds = (
        ("named somebody else", wrong),
        ("missed", missed),
        ("found beside those of the set", beside),
    )
    return [(kind, own) for kind, own in kinds if own]


def _figure_line(figure: Figure) -> str:
    return f"  {figure.name:<18}{_cells(figure, MEASURES[figure.name], 6)}"


def _cells(figure: Figure, own: Measure, width: int) -> str:
    ends = f"{points(figure.low)} – {points(figure.high)}"
    arrow = "  (less is better)" if own.lower_is_better else ""
    return f"{points(figure.value):>7}  {ends:>14}  {figure.n:>{width}}{arrow}"


def _tag_lines(evaluation: Evaluation) -> Iterator[str]:
    columns, rows = tag_rows(evaluation)
    if not columns:
        return
    yield ""
    widths = [5, *(max(len(name), 6) + 2 for name in columns)]

    def line(first: str, cells: Sequence[str]) -> str:
        shown = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        return f"{first:<22}{''.join(shown)}"

    yield line("tag", ["n", *columns])
    for tag, cells in rows:
        yield line(f"  {visible(tag)}", cells)


def tag_rows(evaluation: Evaluation) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The table of tags: its columns after the number of questions, and each tag's cells."""
    given = {figure.name for tag in evaluation.tags for figure in tag.figures}
    columns = [name for name in TAG_COLUMNS if name in given]
    rows = []
    for tag in evaluation.tags:
        own = {figure.name: points(figure.value) for figure in tag.figures}
        rows.append((tag.tag, [str(tag.n), *(own.get(name, "·") for name in columns)]))
    return columns, rows


def failures(evaluation: Evaluation) -> list[tuple[Step, list[Record]]]:
    """The questions that failed, by the step at which they were lost, as many first."""
    by_step = {
        step: [record for record in evaluation.records if record.step == step]
        for step in Step
        if step.failed
    }
    # What only came second was found after all: last.
    order = sorted(by_step, key=lambda step: (step is Step.NOT_FIRST, -len(by_step[step])))
    return [(step, by_step[step]) for step in order if by_step[step]]


def operating_point(evaluation: Evaluation) -> tuple[float, float] | None:
    """The share that was answered, and the share of these that is wrong; None for no answer."""
    judged = [record for record in evaluation.records if record.right is not None]
    answered = [record for record in judged if record.answered]
    if not answered:
        return None
    wrong = sum(not record.right for record in answered)
    return len(answered) / len(judged), wrong / len(answered)


def comparison_lines(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """What differs; of the figures that are no headline only those that do."""
    for comparison in comparisons:
        name = (
            comparison.name
            if comparison.split is None
            else (f"{comparison.name} ({comparison.split})")
        )
        yield visible(
            f"{name}: {_questions(comparison.questions)} in both"
            + (f", {comparison.unpaired:,} unpaired left out" if comparison.unpaired else "")
        )
        yield ""
        yield f"{'':<20}{'old':>7}{'new':>7}{'change':>8}  {'95% interval':>15}"
        for each in comparison.differences:
            if each.name not in HEADLINES and each.verdict not in {"better", "worse"}:
                continue
            ends = f"{100 * each.low:+.1f} – {100 * each.high:+.1f}"
            yield (
                f"  {each.name:<18}{points(each.old):>7}{points(each.new):>7}"
                f"{100 * each.difference:>+8.1f}  {ends:>15}  {each.verdict}"
            )
        yield ""
        better = sum(change.better for change in comparison.changes)
        yield f"{_questions(better)} ended better, {len(comparison.changes) - better} worse"
        for change in sorted(comparison.changes, key=lambda each: (each.better, each.id)):
            sign = "+" if change.better else "-"
            yield visible(
                f"  {sign} {change.id}: {change.old} → {change.new}: {change.question[:100]}"
            )
        yield ""


def _questions(number: int) -> str:
    return f"{number:,} question{'' if number == 1 else 's'}"

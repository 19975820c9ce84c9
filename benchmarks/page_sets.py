"""The part of docs/benchmarks.md about the public sets: a table a set, and what was lost where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from measure import NDCG, READ, SYSTEMS
from sets import DAYS, DRAWN, SETS
from tables import cell, figure_of, measured_on, points, table

from gpqa.evaluate import MEASURES, Step
from gpqa.evaluate.bootstrap import difference, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sets import PublicSet

__all__ = ["NAMES", "at_a_glance", "lost", "sets"]

Result = dict[str, Any]
Results = dict[str, dict[str, Result]]
"""Per set and system."""

NAMES = {
    "gpqa": "**gpqa**",
    "gpqa-without-scorer": "gpqa, no scorer",
    "gpqa-without-replies": "gpqa, no reply rule",
    "bm25": "BM25 alone",
    "dense": "dense alone",
    "fused": "fused",
    "txtai": "txtai",
    "haystack": "Haystack",
}
_QUOTED = {
    "hit@1": "first is right",
    "hit@5": "one of 5",
    "hit@10": "one of 10",
    "quotes/read@500": "read in 500",
    "quotes/read@1000": "read in 1,000",
    "quotes/read@2000": "read in 2,000",
    "f1@3": "F1 of first 3",
    "auroc": "AUROC",
}
_FOUND = {
    "passages/hit@1": "first passage",
    "passages/hit@5": "one of 5",
    "passages/hit@10": "one of 10",
    "passages/read@1000": "read in 1,000",
    "passages/read@2000": "read in 2,000",
    "document@1": "first document",
    "documents/nDCG@10": "nDCG@10",
    "documents/R@10": "recall@10",
    "documents/R@100": "recall@100",
}
_OWN = (
    "correct",
    "answered_wrongly",
    "silent_wrongly",
    "ece",
    "aurc",
    "recall@5",
    "char_precision",
    "sem_f1",
    "f1",
    "squad2_em",
    "squad2_f1",
    "speaker_accuracy",
    "speaker_wrong",
    "verbatim",
    "whole",
)
_SHARED = ("figure", "value", "n", "what it is")


def at_a_glance(results: Results) -> str:
    """One figure a set, for everyone; and by how much gpqa is ahead."""
    rows, leads = [], []
    for about in SETS:
        own = results.get(about.name, {})
        name = next((n for n in (READ, NDCG) if _has(own, n)), None)
        if name is not None:
            title = f"[{about.title}](#{_anchor(about.title)}){_marks(about)}"
            measure = "read in 1,000" if name == READ else "nDCG@10"
            rows.append([title, measure, *(_short(own.get(each), name) for each in SYSTEMS)])
            leads.append([title, *(_lead(own, each) for each in SYSTEMS if each != "gpqa")])
    head = [NAMES[system] for system in SYSTEMS]
    return f"""{table(["set", "figure", *head], rows)}
By how much gpqa is ahead of each, question by question (the paired difference with its interval;
**bold** where that lies wholly on one side of 0):

{table(["set", *head[1:]], leads)}
‡ Settings of gpqa were chosen on it, or on a part of it: others were not tuned there.

† Not evidence of better retrieval: see the caution there. *No scorer* is gpqa where nothing
reads the question together with what was found; *no reply rule* is gpqa without the rule that the
paragraph behind a question may answer it, asked on transcripts only.
"""


def _marks(about: PublicSet) -> str:
    marks = ("†" if about.caution else "") + ("‡" if about.chosen_on else "")
    return f" {marks}" if marks else ""


def _lead(own: Mapping[str, Result], other: str) -> str:
    """gpqa less another system over the same questions."""
    pair = [found for name in ("gpqa", other) if (found := own.get(name, {}).get("headline"))]
    if len(pair) < 2 or pair[0]["questions"] != pair[1]["questions"]:
        return "·"
    new, old = ([float(value) for value in each["values"].split()] for each in pair)
    ones = [1.0] * len(new)
    value, low, high = difference(ratio(new, ones), ratio(old, ones), len(new))
    shown = f"{100 * value:+.1f} [{100 * low:+.1f}, {100 * high:+.1f}]"
    return f"**{shown}**" if low > 0 or high < 0 else shown


def sets(results: Results) -> str:
    """Every set that was measured, and which were not."""
    parts = [part for about in SETS if (part := "\n".join(_set(about, results)))]
    missing = [about.title for about in SETS if not results.get(about.name)]
    if missing:
        parts.append(f"Not measured: {'; '.join(missing)}.\n")
    return "\n".join(parts)


def lost(results: Results) -> str:
    """How questions ended, set by set: gpqa's failures by cause."""
    steps = [step for step in Step if step is not Step.UNKNOWN]
    rows = []
    for about in SETS:
        result = results.get(about.name, {}).get("gpqa")
        if result is None or not result["questions"]:
            continue
        counts = [result["steps"].get(str(step), 0) for step in steps]
        total = result["questions"]
        rows.append(
            [
                about.title,
                f"{total:,}",
                *(f"{count:,} ({points(count / total)}%)" if count else "" for count in counts),
            ]
        )
    return table(["set", "questions", *map(str, steps)], rows)


def _set(about: PublicSet, results: Results) -> Iterator[str]:
    own = results.get(about.name)
    if not own:
        return
    any_result = next(iter(own.values()))
    yield f"### {about.title}\n"
    yield f"{about.about}\n"
    yield f"{_counts(any_result)}\n"
    if about.chosen_on:
        yield f"gpqa's settings were chosen on {about.chosen_on}.\n"
    if not about.asks_products:
        why = about.without_products or "a lead would say nothing"
        yield f"No other product is asked: {why}.\n"
    if about.caution:
        yield f"**Caution.** {about.caution}\n"
    if about.reference:
        yield f"*Reference:* {about.reference}\n"
    if any_result["questions"]:
        yield from _tables(own)
    else:
        yield _figures(own["gpqa"], [each["name"] for each in own["gpqa"]["figures"]])
    yield f"{_dates(own)}\n"


def _tables(own: Mapping[str, Result]) -> Iterator[str]:
    columns = [name for name in _QUOTED if _has(own, name)]
    if figure_of(own.get("gpqa", {"figures": []}), "hit@10") is None:
        columns = [name for name in columns if name != "hit@10"]  # gpqa was not asked for ten
    if READ in columns:
        yield "What is quoted (of txtai and Haystack: what passages are given):\n"
        yield _compared(own, columns, _QUOTED, length=True)
        yield "What is found, before anything is chosen from it:\n"
    columns = [name for name in _FOUND if _has(own, name)]
    if _has(own, "hit@1"):  # nobody was asked for a hundred
        columns = [name for name in columns if name != "documents/R@100"]
    else:  # documents are judged, and no places
        columns = [name for name in columns if name.startswith("document")]
    yield _compared(own, columns, _FOUND)
    if "gpqa" in own and _has(own, "hit@1"):
        yield "gpqa alone:\n"
        yield _figures(own["gpqa"], _OWN)


def _compared(
    own: Mapping[str, Result],
    columns: Sequence[str],
    heads: Mapping[str, str],
    *,
    length: bool = False,
) -> str:
    rows = []
    for system in SYSTEMS:
        if system in own:
            figures = [cell(figure_of(own[system], name)) for name in columns]
            size = figure_of(own[system], "characters")
            lengths = [f"{size['value']:.0f}" if size else ""] if length else []
            rows.append([NAMES[system], *lengths, *figures])
    head = ["", *(["characters"] if length else []), *(heads[name] for name in columns)]
    return table(head, rows)


def _figures(result: Result, names: Sequence[str]) -> str:
    from gpqa.evaluate import measures

    known = dict(MEASURES)
    if not result["questions"]:
        known |= getattr(measures, "STATEMENT_MEASURES", {})
    rows = [
        [f"`{name}`", cell(found), f"{found['n']:,}", _meaning(known.get(name))]
        for name in names
        if (found := figure_of(result, name)) is not None
    ]
    return table(_SHARED, rows)


def _meaning(measure: Any) -> str:
    if measure is None:
        return ""
    return f"{measure.meaning}{' (less is better)' if measure.lower_is_better else ''}"


def _counts(result: Result) -> str:
    asked = ""
    if result["questions"]:
        silent = result["questions"] - result["answerable"]
        without = f", {silent:,} of them without an answer" if silent else ""
        asked = f"{result['questions']:,} questions{without}; "
    return (
        f"{asked}{result['documents']:,} documents, {result['characters'] / 1e6:.1f} million"
        " characters."
    )


def _dates(own: Mapping[str, Result]) -> str:
    """Who was measured when and how: those alike in one go."""
    groups: dict[str, list[str]] = {}
    for system in SYSTEMS:
        if system in own:
            facts = own[system]
            name = facts["about"]["index"] if system in {"txtai", "haystack"} else system
            groups.setdefault(measured_on(facts), []).append(name)
    said = [f"{', '.join(names)}: {facts}." for facts, names in groups.items()]
    notes = [f"{each}: {note}." for each in own for note in own[each]["notes"]]
    return f"<sub>{' '.join([*said, *notes])}</sub>"


def _has(own: Mapping[str, Result], name: str) -> bool:
    return any(figure_of(result, name) is not None for result in own.values())


def _short(result: Result | None, name: str) -> str:
    figure = figure_of(result, name) if result else None
    return points(figure["value"]) if figure else "·"


def _anchor(title: str) -> str:
    kept = (c for c in title.lower() if c.isalnum() or c in " -")
    return "".join(kept).replace(" ", "-")


INTRODUCTION = f"""## The public sets

Everyone gets the same documents, the same questions and the same model (all-MiniLM-L6-v2 out
of the same package), and all documents of a set are indexed at once.

| system | what it is |
| --- | --- |
{chr(10).join(f"| {NAMES[name]} | {about} |" for name, about in SYSTEMS.items())}

**What can be compared, and what not.** gpqa and the plain rankings made out of its index give
sentences; txtai and Haystack give passages, as their own splitters cut them. A longer passage is
at a place that answers more easily, and has more beside it to read. So *first is right* and *one
of 5* (is what is shown at a place that answers? see [evaluation](evaluation.md)) compare only
rows of about the same length (*characters*: of what is shown first, on average). *Read in 1,000*
is fair to both: what is shown is read from the top, one after the other, for that many
characters; how often is a place that answers among them? Overlapping passages are read twice, as
a reader would. gpqa gives five quotes at most, so its reading may be over sooner. The second
table of each set leaves choosing aside and looks at passages and documents only: *first
document* and nDCG do not depend on how passages are cut. Passages of a set that judges places are
right when they are at one. txtai and Haystack are asked for 20 passages, where documents are
judged for 100.

txtai, Haystack and the plain rankings never are silent. *AUROC* asks whether their best score
could be used for it: how often does a question that can be answered have a better one than a
question that cannot (50 is chance)? gpqa's is of its `confidence`. Scores of reciprocal ranks say
little about that by nature.

The hearings are 2.5 million words: encoding these takes txtai and Haystack too long here. They
are asked of the {DAYS} days with most questions (ties by name), gpqa of those and, with {DRAWN}
questions, of all.

Figures are in points of 100, with 95% bootstrap intervals over questions. SQuAD and Natural
Questions were probably among what the model was trained on: trust Time, Medline, the hearings
and the meetings more. Settings were chosen on the sets named under [how settings were
chosen](#how-settings-were-chosen).
"""

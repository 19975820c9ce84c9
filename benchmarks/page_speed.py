"""The part of docs/benchmarks.md about speed and size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from page_sets import NAMES
from tables import measured_on, table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["speed"]

_IDLE = 1.0
"""Load up to which a machine of two cores counts as doing nothing else."""


def speed(result: Mapping[str, Any]) -> str:
    """Cold and warm questions, indexing, and a large index."""
    parts = [_cold(result), _warm(result)]
    if result["load_before"] > _IDLE:
        parts.insert(0, _busy(result["load_before"]))
    if "indexing" in result:
        parts.append(_indexing(result))
    if "hearings" in result:
        parts.append(_hearings(result["hearings"]))
    parts += [f"{note}.\n" for note in result["notes"]]
    return "\n".join(["## Speed and size\n", *parts])


def _busy(load: float) -> str:
    return (
        f"**Provisional**: the machine was busy with other things (load {load} before the run)."
        " That slows whoever waits for a second thread more than others, ratios included.\n"
    )


def _named(name: str, versions: Mapping[str, str]) -> str:
    return f"{NAMES[name]} {versions[name]}" if name in versions else name


def _cold(result: Mapping[str, Any]) -> str:
    cold = result["cold"]
    rows = [
        [
            _named(name, result["versions"]),
            f"{seconds:.3f} s",
            f"{cold['over_ask'][name]}",
            f"{cold['peak_mb'][name]} MB",
        ]
        for name, seconds in cold["seconds_median"].items()
    ]
    return f"""{measured_on(result)}

Speeds are compared within one run, in turn, since machines are shared and noisy; the ratios are
what counts.

**Cold**: a process from start to exit that opens a saved index of the five articles and answers
one question, median of {result["rounds"]} rounds. "The model alone" loads the same model with
sentence-transformers, encodes the same question, and does nothing else: it takes
**{cold["over_ask"]["the model alone"]} times** as long as `gpqa ask`.

{table(["command", "wall", "ratio to gpqa ask", "peak memory"], rows)}"""


def _warm(result: Mapping[str, Any]) -> str:
    warm = result["warm"]
    rows = [
        [_named(name, result["versions"]), f"{taken['p50']} ms", f"{taken['p99']} ms"]
        for name, taken in warm["ms"].items()
    ]
    return f"""**Warm**: {warm["questions"]} questions to open indexes of the same. gpqa encodes a
topic as well where a question names one.

{table(["", "median", "99th percentile"], rows)}"""


def _indexing(result: Mapping[str, Any]) -> str:
    own = result["indexing"]
    rows = [
        [
            NAMES[name],
            f"{seconds:.1f} s",
            f"{own['characters'] / seconds / 1000:,.0f}",
            f"{own['over_gpqa'][name]}",
            f"{own['peak_mb'][name]} MB",
        ]
        for name, seconds in own["seconds_median"].items()
    ]
    head = ["", "seconds", "thousand characters a second", "ratio to gpqa", "peak memory"]
    return f"""**Indexing** {own["set"]} ({own["documents"]} documents), model and libraries being
loaded already, median of {result["indexing_rounds"]} rounds. gpqa also takes sentences apart and
keeps a vector for each.

{table(head, rows)}"""


def _hearings(own: Mapping[str, Any]) -> str:
    part, whole = own["part"], own["whole"]
    counts, warm = whole["counts"], whole["warm_ms"]
    rate = part["characters_per_second"] / 1000
    built = [
        [
            "build",
            f"{part['build_seconds']} s: {rate:,.0f} thousand characters a second",
        ],
        ["peak memory", f"{part['build_peak_mb']} MB"],
        ["build again, nothing changed", f"{part['unchanged_rebuild_seconds']} s"],
    ]
    asked = [
        [
            "sources, passages, sentences",
            f"{counts['sources']:,}, {counts['passages']:,}, {counts['sentences']:,}",
        ],
        [
            "on disk",
            f"{whole['bytes_per_passage']:,} bytes a passage, vectors of sentences included",
        ],
        ["cold question", f"{whole['cold_ask_seconds']} s, {whole['cold_ask_peak_mb']} MB"],
        ["warm question", f"median {warm['p50']} ms, 99th percentile {warm['p99']} ms"],
    ]
    return f"""**Larger indexes**: gpqa's of {part["documents"]} days of the hearings,
{part["characters"] / 1e6:.1f} million characters, built by `gpqa index`:

{table(["", ""], built)}
and of all days, asked:

{table(["", ""], asked)}"""

"""Markdown out of results: tables, cells, and what something was measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["cell", "figure_of", "measured_on", "points", "table"]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines: list[Sequence[object]] = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def figure_of(result: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    """A result's figure of that name, if it has it."""
    return next((each for each in result["figures"] if each["name"] == name), None)


def points(value: float) -> str:
    """A share in points of 100."""
    return f"{100 * value:.1f}"


def cell(figure: Mapping[str, Any] | None) -> str:
    """A share with its 95% interval, in points of 100; nothing where there is none."""
    if figure is None:
        return ""
    return f"{points(figure['value'])} [{points(figure['low'])}, {points(figure['high'])}]"


def measured_on(result: Mapping[str, Any], *, command: bool = True) -> str:
    """Date, commit, machine and command."""
    facts = result["machine"]
    parts = [facts.get("date") or result.get("date")]
    if facts.get("commit"):
        parts.append(f"commit {facts['commit']}")
    parts += [str(facts.get("processor") or facts.get("cpu")), f"{facts['cores']} cores"]
    if command and result.get("command"):
        parts.append(f"`{result['command']}`")
    return ", ".join(map(str, parts))

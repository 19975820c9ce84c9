"""The two curves of the report, as SVG that stands in a page and loads nothing.

Colours come from the page (``var(--…)``), so that they are readable in light and dark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.evaluate.results import Bin

__all__ = ["reliability_diagram", "risk_coverage_curve"]

_SIZE, _LEFT, _TOP, _BOTTOM = 260, 46, 12, 42
_WIDTH, _HEIGHT = _LEFT + _SIZE + 14, _TOP + _SIZE + _BOTTOM
_MOST_POINTS = 400
"""More than a curve of this size can show."""


def reliability_diagram(bins: Sequence[Bin]) -> str:
    """Per bin of confidence the share that is right; on the diagonal, confidence is true.

    A bar's strength is its number of questions, which is written over it.
    """
    most = max(each.n for each in bins)
    parts = [f'<path class="guide" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>']
    for each in bins:
        left, top, width = _x(each.low) + 1, _y(each.right), _SIZE * (each.high - each.low) - 2
        strength = 0.35 + 0.65 * each.n / most
        shown = f"{each.n} questions, mean confidence {each.confidence:.2f}, {each.right:.0%} right"
        parts += [
            (
                f'<g><title>{shown}</title><rect class="bar" fill-opacity="{strength:.2f}"'
                f' x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{_y(0) - top:.1f}"/>'
                f'<circle class="dot" cx="{_x(each.confidence):.1f}" cy="{top:.1f}" r="3"/></g>'
            ),
            (
                f'<text class="small" text-anchor="middle" x="{left + width / 2:.1f}"'
                f' y="{max(_TOP + 9, top - 7):.1f}">{each.n}</text>'
            ),
        ]
    return _plot("Reliability diagram", "confidence", "share right", parts)


def risk_coverage_curve(
    points: Sequence[tuple[float, float]], at: tuple[float, float] | None
) -> str:
    """The share wrong over the share answered; ``at`` is where the threshold puts us."""
    step = max(1, len(points) // _MOST_POINTS)
    kept = [*points[::step], points[-1]]
    line = "L".join(f"{_x(coverage):.1f} {_y(risk):.1f}" for coverage, risk in kept)
    area = f"M{_x(kept[0][0]):.1f} {_y(0)}L{line}L{_x(1)} {_y(0)}Z"
    parts = [f'<path class="area" d="{area}"/>', f'<path class="line" d="M{line}"/>']
    if at is not None:
        x, y = _x(at[0]), _y(at[1])
        parts += [
            f'<path class="guide" d="M{x:.1f} {_y(0)}V{y:.1f}H{_x(0)}"/>',
            (
                f"<g><title>at the threshold {at[0]:.0%} are answered, {at[1]:.0%} of these are"
                f' wrong</title><circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/></g>'
            ),
        ]
    return _plot("Risk-coverage curve", "coverage (share answered)", "risk (share wrong)", parts)


def _x(share: float) -> float:
    return _LEFT + _SIZE * share


def _y(share: float) -> float:
    return _TOP + _SIZE * (1 - share)


def _plot(name: str, below: str, beside: str, parts: Sequence[str]) -> str:
    middle = _TOP + _SIZE / 2
    return (
        f'<svg class="plot" role="img" aria-label="{name}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}">{"".join(_axes())}{"".join(parts)}'
        f'<text text-anchor="middle" x="{_x(0.5)}" y="{_HEIGHT - 6}">{below}</text>'
        f'<text text-anchor="middle" transform="rotate(-90)" x="{-middle}" y="11">{beside}</text>'
        "</svg>"
    )


def _axes() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        share = tenth / 10
        yield f'<path class="grid" d="M{_x(0)} {_y(share)}H{_x(1)}M{_x(share)} {_y(0)}V{_y(1)}"/>'
        yield (
            f'<text class="small" text-anchor="end" x="{_LEFT - 5}" y="{_y(share) + 3.5}">'
            f'{tenth * 10}%</text><text class="small" text-anchor="middle" x="{_x(share)}"'
            f' y="{_y(0) + 14}">{tenth * 10}%</text>'
        )

"""The small models over signs: how well a sentence answers, and whether any does.

Fitted by training/combine.py, read from a file beside the scorer's weights.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from gpqa.confidence import log_passages
from gpqa.errors import ModelIntegrityError
from gpqa.scorer.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from gpqa.evidence import Evidence

__all__ = ["COMBINATION", "Combination", "Linear", "talk_among"]

COMBINATION = "combination.json"
MOST = ("most sentence", "most window")
"""Signs of a whole question: the best logits of any sentence that was read."""
TALK = "talk"
"""Sign of a whole question: how much of what was read is what somebody is heard to say, 0 to 1."""
PASSAGES = "log passages"
"""Sign of a question of one person: :func:`gpqa.confidence.log_passages`."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of signs and a constant."""

    weights: Mapping[str, float]
    constant: float

    def of(self, signs: Mapping[str, float]) -> float:
        """The sum for one sentence."""
        return self.constant + sum(w * signs[name] for name, w in self.weights.items())

    def parts(self, signs: Mapping[str, float]) -> dict[str, tuple[float, float]]:
        """The value and the weight of each sign that counts, for one sentence."""
        return {name: (signs[name], w) for name, w in self.weights.items() if w}

    def of_all(self, table: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sums for the rows of a table of SIGNS."""
        row = np.array([self.weights.get(name, 0.0) for name in SIGNS])
        # Rounded: the same sentence in two places is to tie, whatever stands around it.
        result: NDArray[np.float64] = np.round(table @ row + self.constant, 6)
        return result


@dataclass(frozen=True, slots=True)
class Combination:
    """What is made of a sentence's signs."""

    rank: Linear
    """The score: comparable between sentences, on the scale of :attr:`Evidence.score`."""
    sure: Linear
    """The logit that the first sentence answers; its signs are SIGNS, MOST and TALK."""
    sure_of_speaker: Linear
    """The same where only one person's words were looked at; PASSAGES is one more sign."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """From its file; ModelIntegrityError where it cannot be read."""
        try:
            raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            parts = [
                Linear(
                    {str(name): float(weight) for name, weight in raw[part]["weights"].items()},
                    float(raw[part]["constant"]),
                )
                for part in ("rank", "sure", "sure_of_speaker")
            ]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelIntegrityError(f"Cannot read {path}: {error!r}") from error
        known = {*SIGNS, *MOST, TALK, PASSAGES}
        if unknown := {name for part in parts for name in part.weights} - known:
            raise ModelIntegrityError(f"{path} weighs signs that do not exist: {sorted(unknown)}")
        return cls(*parts)

    def confidence(self, weighed: Sequence[Evidence], passages: int | None) -> float:
        """The probability, 0 to 1, that the first sentence answers.

        ``passages``: in how many stand the words of whoever is asked about; None: of anybody.
        """
        curve, signs = self.curve(weighed, passages)
        return _sigmoid(curve.of(signs))

    def curve(
        self, weighed: Sequence[Evidence], passages: int | None
    ) -> tuple[Linear, dict[str, float]]:
        """The sum that gives the log-odds of that, and the signs that it is of."""
        signs = dict(zip(SIGNS, weighed[0].signs, strict=True))
        for name in MOST:
            column = SIGNS.index(name.removeprefix("most "))
            signs[name] = max(each.signs[column] for each in weighed)
        signs[TALK] = talk_among(each.signs for each in weighed)
        if passages is None:
            return self.sure, signs
        signs[PASSAGES] = log_passages(passages)
        return self.sure_of_speaker, signs


_SAID, _UNREAD = SIGNS.index("said"), SIGNS.index("unread")


def talk_among(rows: Iterable[Sequence[float]]) -> float:
    """TALK of a question's sentences, by their SIGNS."""
    said = [row[_SAID] for row in rows if not row[_UNREAD]]
    return sum(said) / len(said) if said else 0.0


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, value))))

"""How sure an answer is: the share of such answers whose first quote is right.

A logistic curve over the best sentence's score. Fitted on SQuAD 2.0 training
questions asked of half of its articles: half of them answered there, a quarter
about the other articles, a quarter near-misses. Twenty-two further features
were tried and transferred worse. ``benchmarks/calibrate.py`` fits it again;
docs/benchmarks.md says how well it holds.

Where a question names somebody, only their words are searched: a score means
more there, and the more the fewer there are of them, since the best of many
wrong sentences is better than the best of few. That curve is fitted on
questions of a person, asked of them and of somebody else.
"""

from __future__ import annotations

import math

__all__ = [
    "ANY_WORDS",
    "NAMED",
    "READ_THRESHOLD",
    "SPEAKER_THRESHOLD",
    "THRESHOLD",
    "confidence",
    "confidence_parts",
    "least_confidence",
    "log_passages",
    "speaker_confidence",
]

THRESHOLD = 0.3
"""Below this the sources do not say, by the score alone."""
SPEAKER_THRESHOLD = 0.4
"""Below this somebody who is heard did not say it, by the score alone."""
READ_THRESHOLD = 0.25
"""The same where a scorer read the question with what was found, whoever is asked about. About as
many questions are then left wrongly as answered wrongly, of the documents written for training
that nothing was trained on; of one person's, fewer are answered wrongly: training/README.md,
trials 26 and 29."""

_SLOPE = 5.38
_INTERCEPT = -5.4

_SPEAKER_SLOPE = 7.71
_SPEAKER_PASSAGES = -0.69
_SPEAKER_INTERCEPT = -2.38
_MOST_PASSAGES = 1000
"""Nobody in what the curve was fitted on has words in more passages: farther it is not drawn."""
ANY_WORDS = 0.97
"""How sure a quote of somebody is to answer what they said, with no word about what."""

NAMED = 0.5
"""How sure a sentence at least is to tell of a name, with no word about what, where it holds
that name. Set by eye: a name's vector says little of what is told of it."""


def least_confidence(*, of_speaker: bool, read: bool) -> float:
    """How sure an answer has to be, where whoever asks does not say.

    ``of_speaker``: only the words of somebody who was asked about were looked at.
    ``read``: a scorer read the question with what was found.
    """
    if read:
        return READ_THRESHOLD
    return SPEAKER_THRESHOLD if of_speaker else THRESHOLD


def confidence(score: float) -> float:
    """The probability, 0 to 1, that a quote of this score answers its question."""
    return _sigmoid(_SLOPE * score + _INTERCEPT)


def speaker_confidence(score: float, passages: int) -> float:
    """The same for a question of one person, whose words stand in so many passages."""
    return _sigmoid(
        _SPEAKER_SLOPE * score + _SPEAKER_PASSAGES * log_passages(passages) + _SPEAKER_INTERCEPT
    )


def confidence_parts(
    score: float, passages: int | None
) -> tuple[dict[str, tuple[float, float]], float]:
    """What these are made of: each sign's value and weight, and the constant.

    ``passages`` as :func:`speaker_confidence` counts them; None: of anybody.
    """
    if passages is None:
        return {"score": (score, _SLOPE)}, _INTERCEPT
    return {
        "score": (score, _SPEAKER_SLOPE),
        "log passages": (log_passages(passages), _SPEAKER_PASSAGES),
    }, _SPEAKER_INTERCEPT


def log_passages(passages: int) -> float:
    """How much somebody said, as their curve counts it."""
    return math.log1p(min(passages, _MOST_PASSAGES))


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))

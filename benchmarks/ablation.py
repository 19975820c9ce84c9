"""gpqa without one of its rules, where a set's making may reward just that rule.

In a transcript the sentence nearest to a question is often the question itself; gpqa then
looks at the paragraph behind it (``gpqa.evidence``). The questions of the hearings stand
word for word in their transcripts, right before what answers: without this row, nobody
could tell what of gpqa's lead there is that rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from systems import GpqaSystem

from gpqa import evidence

if TYPE_CHECKING:
    from reading import Shown

    from gpqa.evaluate import Attempt

__all__ = ["ABLATED", "TRANSCRIPTS", "WithoutReplies"]

ABLATED = {"gpqa-without-replies": "gpqa without its rule that the next paragraph may answer"}
"""On :data:`TRANSCRIPTS` only."""
TRANSCRIPTS = frozenset({"inquiry", "qmsum-val"})
"""Folders of the sets that the rule concerns."""

_RULE = "_pass_on_to_replies"


class WithoutReplies(GpqaSystem):
    """gpqa, but a question found in the text passes nothing on to the paragraph behind it."""

    def ask(self, question: str) -> Attempt:
        """gpqa's attempt without the rule; raises AttributeError once there is no such rule."""
        with patch.object(evidence, _RULE, lambda found, *_: found):
            return super().ask(question)

    def shown(self, question: str, attempt: Attempt) -> Shown:
        """The same, where ten quotes are asked for."""
        with patch.object(evidence, _RULE, lambda found, *_: found):
            return super().shown(question, attempt)

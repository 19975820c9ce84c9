"""gpqa without one of its parts, to see what that part brings.

Without its scorer nothing reads the question together with what was found: cheap signs
alone choose, and decide silence.

Without the rule for replies, since a set's making may reward just that rule. In a
transcript the sentence nearest to a question is often the question itself; gpqa then
looks at the paragraph behind it (``gpqa.evidence``). The questions of the hearings stand
word for word in their transcripts, right before what answers: without this row, nobody
could tell what of gpqa's lead there is that rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from systems import GpqaSystem

from gpqa import Library, evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sets import PublicSet

    from gpqa.evaluate import Attempt

__all__ = ["ABLATED", "WithoutReplies", "WithoutScorer", "concerns"]

_TRANSCRIPTS = frozenset({"inquiry", "qmsum-val"})
"""Folders of the sets that the rule for replies concerns."""

_RULE = "_pass_on_to_replies"


class WithoutReplies(GpqaSystem):
    """gpqa, but a question found in the text passes nothing on to the paragraph behind it."""

    def ask(self, question: str) -> Attempt:
        """gpqa's attempt without the rule; raises AttributeError once there is no such rule."""
        with patch.object(evidence, _RULE, lambda found, *_: found):
            return super().ask(question)


class WithoutScorer(GpqaSystem):
    """gpqa, but nothing reads the question together with what was found."""

    def __init__(
        self, library: Library, *, ten: bool, given: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        own = Library(library.folder, library.store, library.encoder, library.name, scorer=None)
        super().__init__(own, ten=ten, given=given)


ABLATED: dict[str, tuple[type[GpqaSystem], str]] = {
    "gpqa-without-scorer": (WithoutScorer, "gpqa without its evidence scorer"),
    "gpqa-without-replies": (
        WithoutReplies,
        "gpqa without its rule that the next paragraph may answer; on transcripts only",
    ),
}
"""The class of each, and what it is."""


def concerns(system: str, about: PublicSet) -> bool:
    """Whether to measure a part that is left out on a set.

    Where it can make a difference; and of the hearings on a part of the days only, since
    asking all of them again takes as long as the rest of the sets together.
    """
    if system not in ABLATED:
        return True
    if about.whole:
        return False
    return system != "gpqa-without-replies" or about.folder in _TRANSCRIPTS

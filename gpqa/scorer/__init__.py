"""Reading a question together with a text: which sentence answers it, in which words.

``EvidenceScorer`` is what answering needs of one, ``OnnxScorer`` the one that gpqa comes
with: a small model of its own training (``weights/README.md`` is its card), run without
torch. What it says is one sign beside others: :mod:`.signs`, :mod:`.combination`.
"""

from __future__ import annotations

from gpqa.scorer.load import load_scorer, warm_up
from gpqa.scorer.protocol import EvidenceScorer, Judgement, Text

__all__ = ["EvidenceScorer", "Judgement", "Text", "load_scorer", "warm_up"]

"""Weighing evidence: windows of text around what was found, read together with the question.

``windows`` cuts them, ``protocol`` says what a scorer gives, ``onnx`` is the one
that there is, ``features`` are the cheap signs that need no model.
"""

from __future__ import annotations

from gpqa.scorer.protocol import EvidenceScorer, Judgement, Text
from gpqa.scorer.windows import Window, cut_windows

__all__ = ["EvidenceScorer", "Judgement", "Text", "Window", "cut_windows"]

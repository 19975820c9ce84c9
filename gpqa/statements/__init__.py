"""Who said which characters: statements, found by rules in a text's structure and words."""

from __future__ import annotations

from gpqa.statements.speech import RULES, Speech, find_speech
from gpqa.statements.statement import Statement

__all__ = ["RULES", "Speech", "Statement", "find_speech"]

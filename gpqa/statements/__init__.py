"""Who said which characters: statements, found by rules in a text's structure and words."""

from __future__ import annotations

from gpqa.statements.statement import Statement

__all__ = ["Statement"]

"""How good it is: gold sets asked, answers measured, runs compared.

>>> from gpqa.evaluate import evaluate
>>> evaluation = evaluate("eval/gold", split="dev")
>>> evaluation["hit@1"].value

``docs/evaluation.md`` defines every figure.
"""

from __future__ import annotations

from gpqa.evaluate.evaluation import collect, evaluate
from gpqa.evaluate.gold import GoldQuestion, GoldSet, Place, read_gold
from gpqa.evaluate.measures import MEASURES, Measure, measure
from gpqa.evaluate.results import Evaluation, Figure, Record, Results, Step, read_results
from gpqa.evaluate.statement_gold import StatementGold, read_statement_gold
from gpqa.evaluate.statements import Said, score_statements
from gpqa.evaluate.system import Attempt, LibrarySystem, Ranked, System

__all__ = [
    "MEASURES",
    "Attempt",
    "Evaluation",
    "Figure",
    "GoldQuestion",
    "GoldSet",
    "LibrarySystem",
    "Measure",
    "Place",
    "Ranked",
    "Record",
    "Results",
    "Said",
    "StatementGold",
    "Step",
    "System",
    "collect",
    "evaluate",
    "measure",
    "read_gold",
    "read_results",
    "read_statement_gold",
    "score_statements",
]

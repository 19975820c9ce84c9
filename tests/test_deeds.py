"""Which deeds, done by saying something, exclude each other."""

from __future__ import annotations

import pytest

from gpqa.deeds import is_another_deed


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("warned", "promise"),
        ("has urged", "promise"),
        ("promised", "warn"),
        ("praised", "criticise"),
        ("condemned", "praise"),
        ("admitted", "deny"),
        ("denied", "admit"),
    ],
)
def test_what_is_told_as_one_is_not_the_other(told: str, asked: str) -> None:
    assert is_another_deed(told, asked)


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("promised", "promise"),
        ("pledged", "promised"),
        ("said", "promise"),  # what was promised may be told so
        ("warned", "criticise"),  # a warning may be both
        ("demanded", "criticise"),
        ("warned", "say"),
        ("warned", "explain"),  # nothing that is known to be a deed
        ("", "promise"),
        ("warned", ""),
    ],
)
def test_what_may_be_both_is_not_excluded(told: str, asked: str) -> None:
    assert not is_another_deed(told, asked)

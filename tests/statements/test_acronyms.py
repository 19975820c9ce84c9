from __future__ import annotations

import pytest

from gpqa.statements.acronyms import read_acronyms
from tests.helpers_text import assert_linear


@pytest.mark.parametrize(
    ("text", "acronym", "spelled"),
    [
        ("The Wool Traders Union (WTU) said no.", "wtu", "Wool Traders Union"),
        ("The Royal Society of Wool (RSW) said no.", "rsw", "Royal Society of Wool"),
        ("The Bridge and Road Office (BRO) said no.", "bro", "Bridge and Road Office"),
        ("The Royal College of GPs (RCGP) said no.", "rcgp", "Royal College of GPs"),
    ],
)
def test_an_acronym_behind_its_words_is_explained(text: str, acronym: str, spelled: str) -> None:
    assert read_acronyms(text) == {acronym: spelled}


@pytest.mark.parametrize(
    "text", ["He left (WTU).", "The Wool Union (WTU)", "Wool traders (WT)", "(WTU)", ""]
)
def test_letters_that_the_words_do_not_begin_with_explain_nothing(text: str) -> None:
    assert read_acronyms(text) == {}


def test_the_first_explanation_counts() -> None:
    text = "The Wool Union (WU) and the Water Union (WU) met."
    assert read_acronyms(text) == {"wu": "Wool Union"}


@pytest.mark.parametrize("unit", ["A", "Aa (RCN) ", " (", "Aa Bb ", " (AA"])
def test_the_time_grows_with_the_text(unit: str) -> None:
    assert_linear(read_acronyms, unit)

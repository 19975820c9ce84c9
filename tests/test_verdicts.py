from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.verdicts import find_checked, is_rating
from tests.helpers_text import thorough


def checked(text: str, at: str) -> tuple[str, str] | None:
    """The claim, and how its verdict begins."""
    found = find_checked(text, text.index(at))
    if found is None:
        return None
    return text[slice(*found.claim)], text[found.verdict :].splitlines()[0]


BODY = "A nurse told us that she had seen two. The log has eleven."


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("CLAIM: Swans stopped the tram.\n\n{}\n\nVERDICT: False. No swan was near.", "False. No"),
        ("CLAIM 2: “Swans stopped it.”\n{}\nFALSE.", "FALSE."),
        ("CLAIM 2: “Swans stopped it.”\n{} UNPROVEN.\n\nMore.", "UNPROVEN."),
        ("CLAIM 2: “Swans stopped it.”\n{} This is FALSE. It ran.", "This is FALSE. It"),
        ("THE CLAIM\n\nSwans stopped it.\n\n{}\n\nOUR VERDICT\n\nHalf true. It ran.", "Half"),
        ("**Claim:** Swans stopped it.\n\n{}\n\n**Verdict:** Mostly false", "Mostly false"),
        ("## Claim\n\nSwans stopped it.\n\n{}\n\n## Conclusion\n\nIncorrect. It ran.", "Incor"),
        ("CLAIM: Swans stopped it.\n\nMEDIA DESK'S ASSESSMENT: Missing context. {}", "Missing"),
        ("Myth: Swans stopped it.\n\n{}\n\nFact: It ran all day.", "It ran all day."),
        ("Claim: Swans stopped it.\n\n{}\n\nWe rate this claim FALSE.", "We rate this claim"),
        ("| **Claim** | Swans stopped it. |\n| Who | {} |\n| **Verdict** | **FALSE** |", "**FALSE"),
        ("Claim\tSwans stopped it.\nWho\t{}\nVerdict\tFALSE", "FALSE"),
        ("### Claim 2: Swans stopped it\n\n**Half true, but long ago.** {}", "Half true, but"),
        ("Claim 2: Swans stopped it\n\nFalse. {}", "False. A nurse"),
    ],
)
def test_a_claim_has_the_verdict_that_stands_further_down(text: str, verdict: str) -> None:
    found = checked(text.format(BODY), "Swans")
    assert found is not None
    assert "Swans stopped" in found[0]
    assert found[1].startswith(verdict)


def test_the_verdict_of_the_next_claim_is_not_this_ones() -> None:
    text = f"CLAIM 1: Swans stopped it.\n{BODY}\nCLAIM 2: It sank.\n{BODY}\nFALSE."
    assert checked(text, "Swans") is None
    assert checked(text, "It sank") == ("It sank.", "FALSE.")


def test_the_verdict_below_several_claims_is_no_single_ones() -> None:
    one = "Claim 1: It sank.\n\nFalse. It ran.\n\n"
    text = f"{one}Claim 2: Swans stopped it.\n\n{BODY}\n\nVerdict\n\nIt ran."
    assert checked(text, "It sank") == ("It sank.", "False. It ran.")
    assert checked(text, "Swans") is None
    alone = text.removeprefix(one)
    assert checked(alone, "Swans") == ("Swans stopped it.", "It ran.")


@pytest.mark.parametrize(
    "text",
    [
        "The claim\n\n1. Swans stopped the tram, he says.\n\nConclusion\n\n2. I allow it.",
        "What is claimed is:\n\n1. A tram that Swans cannot stop.\n\n2. A tram as in claim 1.",
        "Claims about Swans are made each year. It is false. They like trams.",
        "CLAIM: Swans stopped the tram.\n\nIt is right that they should be asked.",
        "Swans stopped the tram. FALSE.",
    ],
)
def test_what_nobody_judges_has_no_verdict(text: str) -> None:
    assert checked(text, "Swans") is None


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("FALSE.", True),
        ("Mostly false", True),
        ("**Unproven.**", True),
        ("This is half true.", True),
        ("That is untrue: it has cracks.", False),
        ("False friends are many.", False),
        ("", False),
    ],
)
def test_a_sentence_that_only_rates_is_told(text: str, rates: bool) -> None:
    assert is_rating(text) is rates


@thorough
@given(st.text(), st.integers(0, 50))
def test_any_text_is_read(text: str, at: int) -> None:
    found = find_checked(f"CLAIM: {text}\nFALSE.\n{text}", at)
    assert found is None or 0 < found.claim[0] <= found.claim[1]


@pytest.mark.parametrize("piece", ["x", " ", "\n", "> ", "CLAIM: x\n", "The ", "a.'s ", "# "])
def test_long_texts_take_no_time(piece: str) -> None:
    text = "CLAIM: it is.\n" + piece * 100_000
    began = time.process_time()
    find_checked(text, 8)
    assert time.process_time() - began < 3

from __future__ import annotations

import pytest

from gpqa.furniture import has_credit, heads_teasers, is_button, is_notice


@pytest.mark.parametrize(
    "line",
    [
        "Most read:",
        "Related stories:",
        "**Read more**",
        "ALSO READ: Pool to reopen",
        "Story continues below advertisement",
        "5 min read",
    ],
)
def test_signposts_are_buttons(line: str) -> None:
    assert is_button(line)


@pytest.mark.parametrize(
    "line",
    ["Recommended:", "Related to the closure was the cost.", "Most read it and agreed.", "Topics"],
)
def test_what_begins_like_a_signpost_is_none(line: str) -> None:
    assert not is_button(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Sign up to our daily newsletter for the latest news from Milbury.", True),
        ("Follow BBC Milbury on Facebook, X and Instagram.", True),
        ("Get the latest news straight to your inbox", True),
        ("Sign up for our newsletter, she said.", False),
        ("Follow the debate on Tuesday.", False),
        ("The agenda is sent to your inbox every week.", False),
    ],
)
def test_notices_are_what_a_site_tells_its_visitors(line: str, told: bool) -> None:
    assert is_notice(line) is told


def test_a_picture_s_line_has_its_credit() -> None:
    assert has_credit("The pool at Milbury (Image: PA / Getty)")
    assert has_credit("Photo by Ann Lee / Getty Images")
    assert not has_credit("Pictures by Monet hung there.")


def test_a_colon_makes_a_signpost_sure() -> None:
    assert heads_teasers("Most read:") is True
    assert heads_teasers("Most read") is None
    assert heads_teasers("Mayor resigns") is False

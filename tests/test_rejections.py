"""Views that are reported to be turned down: what turns them down, and what only sounds so."""

from __future__ import annotations

import pytest

from gpqa.denials import denies
from gpqa.rejections import rejects, turns_against
from tests.helpers_text import assert_linear

CLAIM = "He said that the kiln was cold by noon."


@pytest.mark.parametrize(
    "text",
    """
    I do not accept this.
    I do not accept that submission.
    Nor do I accept that explanation.
    With respect, I cannot accept his evidence on this point.
    The Ombudsman did not accept the Trust’s explanation.
    I do not accept that the kiln was cold.
    We were not persuaded by that argument.
    But I do not agree.
    We do not share that view.
    I do not think that this is right.
    I did not believe him.
    I reject it.
    The judge rightly rejected that evidence.
    That evidence cannot stand with the log, and I reject it.
    In my judgment that submission fails.
    The argument is misconceived.
    That is no excuse.
    I attach little weight to his account.
    I prefer the evidence of Ms Vance.
    I found him an unreliable witness.
    I disagree.
    That is not so.
    """.strip().splitlines(),
)
def test_a_view_is_turned_down(text: str) -> None:
    assert denies(text.strip(), CLAIM)


@pytest.mark.parametrize(
    "text",
    """
    I accept that submission.
    I do not know.
    I prefer not to say.
    He prefers tea.
    We do not accept cash.
    The council did not accept the tender.
    It cannot be seen from the road.
    It is an unacceptable risk to children.
    It does not help that the road is closed.
    They could not hold the meeting.
    The case was heard in May.
    The evidence is clear.
    """.strip().splitlines(),
)
def test_what_goes_on_turns_nothing_down(text: str) -> None:
    assert not denies(text.strip(), CLAIM)


@pytest.mark.parametrize(
    "text", ["I prefer the blue one.", "I do not accept that the tide is early."]
)
def test_what_may_open_something_new_needs_a_claim_before_it(text: str) -> None:
    assert not rejects(text, "The kiln stood by the weir.")
    assert rejects(text, CLAIM)


@pytest.mark.parametrize(
    ("after", "against"),
    [
        ("A new kiln is no use to a town without clay.", True),
        ("No kiln will bring the potters back.", True),
        ("The kiln was lit in May.", False),
        ("We have nothing to add.", False),
    ],
)
def test_a_speaker_goes_on_against_the_view_of_another(after: str, *, against: bool) -> None:
    claim = "The minister says that the new kiln has saved the town."
    assert turns_against(after, claim) is against
    assert not turns_against(after, "I say that the new kiln has saved the town.")


@pytest.mark.parametrize("unit", ["I do not ", "that ", "it is ", "said ", "The a ", "a"])
def test_the_time_grows_with_the_text(unit: str) -> None:
    assert_linear(lambda text: (rejects(text, text), turns_against(text, text)), unit)

from __future__ import annotations

import pytest

from gpqa.statements.candidates import find_candidates
from tests.statements.helpers_prose import shown, words_of


def cues(text: str) -> list[tuple[str, str | None]]:
    words = words_of(text)
    return [(words.low[c.index], shown(words, c.subject)) for c in find_candidates(words)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Lee said that it was late.", [("said", "Mr Lee")]),
        ("Mr Lee has denied that it was late.", [("denied", "Mr Lee")]),
        ("Mr Lee does not believe that it is late.", [("believe", "Mr Lee")]),
        ("Mr Lee went on to say that it was late.", [("say", "Mr Lee")]),
        ("Critics say that it is late.", [("say", "Critics")]),
        ("“It is late,” said Mr Lee.", [("said", "Mr Lee")]),
        ("Mr Lee rose and said that it was late.", [("said", "Mr Lee")]),
        ("Mr Lee left, saying that it was late.", [("saying", "Mr Lee")]),
        ("Saying that it was late, Mr Lee left.", [("saying", "Mr Lee")]),
        ("Mr Lee sent a letter saying it was late.", [("saying", "Mr Lee")]),
        (
            "Mr Lee has written to 30 towns demanding to know why.",
            [("written", "Mr Lee"), ("demanding", "Mr Lee")],
        ),
        (
            "The umpire, Jo Bax, wrote to clubs saying it was late.",
            [("wrote", "The umpire, Jo Bax"), ("saying", "The umpire, Jo Bax")],
        ),
        ("Ms Roe had emailed staff insisting that it was late.", [("insisting", "Ms Roe")]),
        ("Theresa May said that it was late.", [("said", "Theresa May")]),
        ("Minister Says It Is Late", [("says", "Minister")]),
        ("Mr Lee is recorded as saying that it was late.", [("saying", "Mr Lee")]),
        ("Mr Lee was quoted by a paper as saying it was late.", [("saying", "Mr Lee")]),
        ("The minutes quote Mr Lee as saying it was late.", [("saying", "Mr Lee")]),
        ("No 10 said that it was late.", [("said", "No 10")]),
        (
            "The Moss Trust, a charity, published figures suggesting it was late.",
            [("suggesting", "The Moss Trust, a charity")],
        ),
        ("Tom Pike, the director, calls it a sham.", [("calls", "Tom Pike, the director")]),
        ("Its director, Ann Moss, calls it a sham.", [("calls", "Its director, Ann Moss")]),
        ("Mr Lee denied having said that it was late.", [("denied", "Mr Lee")]),
        ("Council bosses threaten to go", [("threaten", "Council bosses")]),
    ],
)
def test_cue_verbs_are_found_with_their_subjects(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert cues(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lee did not say that it was late.",
        "Mr Lee would not say that it was late.",
        "Mr Lee would say that it was late.",
        "It was said that it was late.",
        "Mr Lee is expected to win.",
        "To say that it was late is unfair.",
        "If he says that it is late, we go.",
        "The insurance claims were late.",
        "The report on the calls was late.",
        "The United States was late.",
        "This suggests that it was late.",
        "I think that it was late.",
        "Nobody said that it was late.",
        "The evidence suggests that it was late.",
        "That is what he said it was.",
        "No cook said that it was late.",
        "No 9 geese said that it was late.",
        "An earlier version of this article said that it was late.",
        "This article first said that it was late.",
        "Mayor permits challenge to plan",
        "THE COOK WHO HATES GEESE",
        "The cook who hates geese",
        "Old mill road gate says it is late.",
        "The minutes did not quote Mr Lee as saying that it was late.",
    ],
)
def test_what_nobody_said_is_no_cue(text: str) -> None:
    assert cues(text) == []


def test_a_sentence_of_nothing_but_cues_is_cut_short() -> None:
    assert len(cues("he said " * 200)) < 50

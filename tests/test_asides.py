from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.asides import find_asides
from gpqa.models import Attribution
from gpqa.voices import Voice
from tests.helpers_index import build, open_library, put

if TYPE_CHECKING:
    from pathlib import Path


def asides(text: str, cue: str, said: str, kind: Attribution = Attribution.DIRECT) -> list[str]:
    """The asides of a sentence that begins at 7 of its source."""
    start = 7
    spans = tuple(
        (start + text.index(each), start + text.index(each) + len(each)) for each in (cue, said)
    )
    voice = Voice("Eva Holm", kind, spans[0], 1, spans, ("Eva Holm", "Holm"))
    return [text[a - start : b - start] for a, b in find_asides(text, start, voice)]


@pytest.mark.parametrize(
    ("cue", "aside"),
    [
        ("Eva Holm, whose cat was found in a tree, added", "whose cat was found in a tree"),
        ("Eva Holm, who keeps the inn, said", "who keeps the inn"),
        ("Holm, 44, who keeps the inn, said", "who keeps the inn"),
        ("Eva, whose cat was found in a tree, said", "whose cat was found in a tree"),
        # What she talks of, is asked about, or is.
        ("Eva Holm, who was asked about the inn, said", None),
        ("Eva Holm, who spoke for the inn, said", None),
        ("Eva Holm, who campaigned for the inn, said", None),
        ("Eva Holm, speaking at the inn, said", None),
        ("Eva Holm, landlady of the inn, said", None),
        ("Eva Holm said", None),
    ],
)
def test_a_clause_that_describes_the_speaker_is_an_aside(cue: str, aside: str | None) -> None:
    text = f"{cue}: “You could lose an arm in some of them.”"
    assert asides(text, cue, text[len(cue) + 3 : -1]) == ([] if aside is None else [aside])


@pytest.mark.parametrize(
    "said", ["We open at six.", "It is shut.", "My roof leaks.", "There was nobody."]
)
def test_what_she_says_may_take_it_up(said: str) -> None:
    cue = "Eva Holm, who keeps the inn, said"
    assert asides(f"{cue}: “{said}”", cue, said) == []


def test_a_turn_has_no_asides() -> None:
    cue = "Eva Holm, who keeps the inn, said"
    text = f"{cue}: “You could lose an arm.”"
    assert asides(text, cue, "You could lose an arm.", Attribution.TURN) == []


def test_the_writers_words_are_not_the_topic_of_what_is_said(tmp_path: Path) -> None:
    text = (
        "Eva Holm, whose parrot was rescued by sailors, said: “The harbour walls are full of"
        " holes.”\n\nTom Rask, who painted the lighthouse, said he painted in all weathers.\n\n"
        "The lighthouse needs new glass.\n"
    )
    build(tmp_path / "index", put(tmp_path / "in", {"a.txt": text}))
    with open_library(tmp_path / "index") as library:
        assert not library.ask("What did Eva Holm say about her parrot?").answered
        assert library.ask("What did Eva Holm say about the harbour walls?").answered
        assert library.ask("What did Tom Rask say about the lighthouse?").answered

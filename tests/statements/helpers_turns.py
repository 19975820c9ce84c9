"""What the tests of transcripts share: two texts, and how what is found in one is shown."""

from __future__ import annotations

from gpqa.statements.turns import TurnsFound, find_turns
from gpqa.structure import parse_structure

__all__ = ["ARTICLE", "HEARING", "heard", "left", "turns"]

HEARING = """\
Mr Keane: Can you tell us when you first heard of the flood?

Ms Abara: I heard of it on the Tuesday. We had no warning before that.

Mr Keane: And what did you do?

Ms Abara: I rang the council, and nobody answered.
"""


ARTICLE = """\
Okoro: no new bridge before winter

The mayor of Bexley has ruled out a new bridge before the winter, she told a local station.

She said the money had not come, and that the council was still waiting for it.

The station has published what was said:

OKORO: We have asked for the money, and I am still waiting.

PARK: When did you ask for it?

OKORO: I asked in March. I wrote to them again in May.

PARK: And they did not answer you?

OKORO: No, they did not.

The council said it had no record of a letter, and Park said he would ask again.

A spokesman declined to comment.
"""


def turns(text: str) -> TurnsFound:
    return find_turns(text, parse_structure(text))


def heard(text: str) -> list[tuple[str | None, str]]:
    """Label and words, a line a statement."""
    found = turns(text)
    return [
        (None if turn.named is None else text[slice(*turn.named)], text[slice(*span)])
        for turn in found.turns
        for span in turn.said
    ]


def left(text: str) -> list[str]:
    return [text[block.start : block.end] for block in turns(text).blocks_left]

"""Columns and speeches are one person's throughout; reports under a byline are nobody's."""

from __future__ import annotations

import pytest

from gpqa.statements.letters import find_letters
from gpqa.statements.own_texts import find_own_text
from gpqa.structure import parse_structure
from tests.helpers_speech import heard
from tests.helpers_text import assert_linear

COLUMN = (
    "I have lived beside the canal for thirty years, and I like a quiet night.\n\n"
    "The new bridge will not be quiet. Lorries will cross it from five in the morning.\n\n"
    "So I would rather keep the ferry, and pay my fare."
)
SPEECH = (
    "Friends, thank you for having me.\n\n"
    "We will build the bridge, and we will build it before the winter.\n\n"
    "The ferry is thirty years old.\n\n"
    "I will not let it sail for another ten."
)


def owners(text: str) -> list[str]:
    """Those to whom whole paragraphs are given."""
    blocks = parse_structure(text)
    letters = find_letters(text, blocks).letters
    return [text[slice(*each.named)] for each in letters]


# --- columns ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Opinion\n\nKeep the ferry\n\nNora Quill\n\n3 May 2025",
        "OPINION\n\nWho needs a bridge?\n\nBy Nora Quill",
        "# Keep the ferry\n\n*Comment*\n\n*By Nora Quill*",
        "Opinion | Keep the ferry\n\nBy Nora Quill, Fenwick\n\nA bridge is noisy.\n\n3 May 2025",
        "Keep the ferry\n\nOpinion by Nora Quill",
        "Keep the ferry\n\nNora Quill, Gazette columnist",
        "---\ntitle: Keep the ferry\nauthor: Nora Quill\nsection: Opinion\n---",
        "Opinion\nNora Quill\n\nA bridge is a noisy thing. The ferry is not.\n\n3 May 2025",
    ],
)
def test_a_column_is_its_writers(heading: str) -> None:
    assert heard(f"{heading}\n\n{COLUMN}") == [("Nora Quill", COLUMN)]


@pytest.mark.parametrize(
    "foot",
    [
        "Nora Quill is a columnist for the Gazette.",
        "*Nora Quill is the author of The Lock*\n\nThe views expressed are the author's own.",
    ],
)
def test_what_is_told_of_the_writer_below_is_not_the_writers(foot: str) -> None:
    assert heard(f"Keep the ferry\n\nBy Nora Quill\n\n{COLUMN}\n\n{foot}") == [
        ("Nora Quill", COLUMN)
    ]


def test_a_column_signed_at_its_end_is_the_signers() -> None:
    assert heard(f"Opinion\n\nKeep the ferry\n\n{COLUMN}\n\nNora Quill") == [("Nora Quill", COLUMN)]


def test_others_are_heard_in_a_column_and_the_writer_around_them() -> None:
    column = (
        "Opinion\n\nKeep the ferry\n\nBy Nora Quill\n\n"
        "I like the ferry, and I said so. Now the mayor, Ida Storm, says that the ferry leaks. "
        "It does not. “I have never been wet,” its captain, Tom Brook, tells me. I believe him."
    )
    assert heard(column) == [
        ("Nora Quill", "I like the ferry, and I said so."),
        ("Ida Storm", "the ferry leaks"),
        ("Nora Quill", "It does not."),
        ("Tom Brook", "I have never been wet,"),
        ("Nora Quill", "I believe him."),
    ]


def test_quotations_that_nobody_is_named_for_are_not_the_columnists() -> None:
    column = (
        "Opinion\n\nKeep the ferry\n\nBy Tom Brook\n\nI am for the ferry, and so is my aunt.\n\n"
        "“The bridge is a fine thing to look at.”\n\nMy father was a miner. “No bridges for me,” "
        "he said. I agree."
    )
    assert [name for name, words in heard(column) if "bridge" in words] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        f"Keep the ferry\n\nBy Nora Quill\n\n{COLUMN}",
        f"News\n\nOpinion\n\nSport\n\nKeep the ferry\n\nBy Nora Quill\n\n{COLUMN}",
        f"Opinion\n\nKeep the ferry\n\nBy Nora Quill and Tom Brook\n\n{COLUMN}",
        f"Opinion\n\nKeep the ferry\n\n{COLUMN}",
        (
            "Opinion\n\nKeep the ferry\n\nBy Nora Quill\n\nThe council has voted for the bridge. It"
            " will open in June.\n\nThe ferry is to be sold."
        ),
        f"Opinion\n\nIda Storm\n\n{COLUMN}\n\nBut Storm wants her bridge, and Ms Storm rules us.",
        f"Opinion\n\nIda Storm\n\nKeep the ferry\n\nNora Quill\n\n{COLUMN}",
        (
            f"Opinion\n\nKeep the ferry\n\nBy Nora Quill\n\n{COLUMN}\n\nOpinion\n\nSell it\n\n"
            f"By Tom Brook\n\n{COLUMN}"
        ),
    ],
    ids=["report", "sections", "two", "nobody", "no I", "told of", "two lines", "two columns"],
)
def test_what_is_not_plainly_one_persons_opinion_is_nobodys(text: str) -> None:
    assert owners(text) == []


# --- speeches --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Rt Hon Ida Storm MP\nBridge Party leader\nSpeech to the spring conference\n3 May 2025",
        "CHECK AGAINST DELIVERY\n\nIda Storm",
        "Remarks by the Mayor of Fenwick, Ida Storm, at the Guildhall",
        "Remarks by Mayor Ida Storm at the Tom Brook Memorial Dinner\n\nFenwick",
        "Ida Storm’s speech to the spring conference: full text",
        "Ida Storm: speech on the bridge",
        "The bridge and the ferry\n\nDelivered by: Ida Storm",
        "# The bridge\n\nFrom: Fenwick Council and Mayor Ida Storm\n\nDelivered on: 3 May 2025",
        "Opening statement by Ida Storm",
        "Opening statement\n\nIda Storm",
        "Address to the rowing club\n\nIda Storm",
        "Statement on the bridge\n\nDelivered by Ida Storm",
    ],
)
def test_a_speech_is_its_speakers(heading: str) -> None:
    assert heard(f"{heading}\n\n{SPEECH}\n\nENDS\n\nWe are open from nine.") == [
        ("Ida Storm", SPEECH)
    ]


def test_what_is_done_while_somebody_speaks_is_not_said() -> None:
    said = (
        "We thank you all.\n\n[Applause]\n\nI will be short.\n\n(A voice: Speak up!)\n\nWe are off."
    )
    assert heard(f"Ida Storm\nSpeech to the rowing club\n\n{said}") == [
        ("Ida Storm", "We thank you all."),
        ("Ida Storm", "I will be short."),
        ("Ida Storm", "We are off."),
    ]


def test_whom_a_speaker_quotes_is_heard_in_the_speech() -> None:
    said = (
        "I met the captain, Tom Brook. Tom Brook said: “She leaks, ma'am.” We laughed.\n\n"
        "Our plan is a bridge."
    )
    assert heard(f"Ida Storm\nSpeech to the rowing club\n\n{said}") == [
        ("Ida Storm", "I met the captain, Tom Brook."),
        ("Tom Brook", "She leaks, ma'am."),
        ("Ida Storm", "We laughed.\n\nOur plan is a bridge."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Ida Storm’s speech to the spring conference divides\n\nBy Tom Brook\n\nWe"
            " were promised a bridge, and our mayor, Ida Storm, did not say so.\n\nI sat. We sat."
        ),
        (
            "Ida Storm\nSpeech to the rowing club\n\nThe mayor spoke of the bridge.\n\nIt will"
            " open in June.\n\nThe ferry is to be sold."
        ),
        f"Speech to the rowing club\n\n{SPEECH}",
        f"Ida Storm\nTom Brook\nSpeech to the rowing club\n\n{SPEECH}",
        f"Statement from Fenwick Council\n\n{SPEECH}",
        f"Statement\n\nIda Storm\n\n{SPEECH}",
        f"Ida Storm\nStatement on the flood\n\n{SPEECH}",
        f"Ida Storm\nAddress\n\n{SPEECH}",
    ],
    ids=["told of", "no we", "nobody", "two", "a body", "statement", "on", "address"],
)
def test_what_is_not_plainly_one_persons_speech_is_nobodys(text: str) -> None:
    assert owners(text) == []


@pytest.mark.parametrize("line", ["Opinion\n\nAnn Lee\n\n", "Speech to us\n\nAnn Lee\n\n"])
@pytest.mark.parametrize("part", ["I ", "“I ", "I\n\n", "My Lee ", "Ann Lee\n\n", "[", "x, "])
def test_the_work_is_linear(line: str, part: str) -> None:
    assert_linear(lambda rest: find_own_text(line + rest, parse_structure(line + rest)), part)

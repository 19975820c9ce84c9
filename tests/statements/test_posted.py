"""Words that are set apart are whose name stands below them, and no reporter's or agency's."""

from __future__ import annotations

import pytest

from gpqa.passages import find_sentences
from gpqa.statements.posted import find_posted
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure
from tests.helpers_text import assert_linear

SIGNED = """\
The lock has two new gates, and nine people look after it by day and by night.

{0}

Boats paid less last year than they had the year before.
"""


def said(text: str) -> list[tuple[str | None, str]]:
    blocks = parse_structure(text)
    speech = find_speech(text, blocks, find_sentences(text, blocks))
    return [
        (None if person is None else person.name, text[statement.start : statement.end])
        for statement, person in zip(speech.statements, speech.people, strict=True)
    ]


@pytest.mark.parametrize(
    ("quoted", "name"),
    [
        ("“The winter was long and nobody came.”\n\n— Enid Marsh, lock keeper", "Enid Marsh"),
        ("“The winter was long and nobody came.”\n– Enid Marsh", "Enid Marsh"),
        ('> "The winter was long and nobody came."\n>\n> -- Enid Marsh', "Enid Marsh"),
        ('"The winter was long and nobody came."\n\n— Enid, lock keeper', "Enid"),
    ],
)
def test_a_quotation_is_whose_name_stands_below_it_behind_a_dash(quoted: str, name: str) -> None:
    assert said(SIGNED.format(quoted)) == [(name, "The winter was long and nobody came.")]


def test_so_are_all_paragraphs_of_one() -> None:
    quoted = "“We had ice in March.\n\n“I broke it with an oar.”\n\n— Enid Marsh, lock keeper"

    assert said(SIGNED.format(quoted)) == [
        ("Enid Marsh", "We had ice in March."),
        ("Enid Marsh", "I broke it with an oar."),
    ]


@pytest.mark.parametrize(
    "post",
    [
        "Ice on the lock again. Bring skates.\n\n— Enid Marsh (@lockside) March 3, 2023",
        """A post by the lock keeper:

        — Enid Marsh (@lockside) 3 March 2023

        Ice on the lock again. Bring skates.""",
    ],
)
def test_a_post_is_whose_handle_stands_beside_it(post: str) -> None:
    assert said(SIGNED.format(post)) == [("Enid Marsh", "Ice on the lock again. Bring skates.")]


@pytest.mark.parametrize(
    "ending",
    [
        # who wrote the article
        "Mr Pole was sorry about the ice.\n\n“I should have broken it.”\n\n— Enid Marsh",
        "Mr Pole was sorry about the ice.\n\n“I should have broken it.”\n\n— Enid Marsh, Reuters",
        # or which agency, above other articles
        "Mr Pole wept.\n\n“I should have broken it.”\n\n— Reuters, Hull\n\nMore.",
        "Mr Pole wept.\n\n“I should have broken it.”\n\n— Enid Marsh, Associated Press\n\nMore.",
        "Mr Pole wept.\n\n“I should have broken it.”\n\n— Enid Marsh, our reporter\n\nMore.",
        # what goes on with another's words
        "“The ice was thick,” said Mr Pole.\n\n“I should have broken it.”\n\n— Enid Marsh\n\nMore.",
        "Mr Pole said:\n\n“I should have broken it.”\n\n— Enid Marsh, lock keeper\n\nMore.",
        # an article's paragraph on the poster
        "Marsh wrote of the ice.\n\n— Enid Marsh (@lockside) March 3, 2023\n\nMore.",
    ],
)
def test_other_names_behind_a_dash_are_nobodys_who_is_quoted(ending: str) -> None:
    assert find_posted(ending, parse_structure(ending)).statements == ()


@pytest.mark.parametrize(
    "piece",
    [
        '"I was there.\\n',
        "— Enid Marsh\\n",
        "“I was there.”\\n— Enid Marsh, keeper\\n",
        "— Enid Marsh (@lockside) 2023\\n",
    ],
)
def test_a_heap_of_them_is_read_in_linear_time(piece: str) -> None:
    assert_linear(lambda heap: find_posted(heap, parse_structure(heap)), piece)

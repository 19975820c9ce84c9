from __future__ import annotations

import io
import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.cli.explanation import explanation_lines, explanation_markdown, shortened
from gpqa.formats.markdown import code, escape
from gpqa.models import (
    AskedWord,
    Certainty,
    Considered,
    Contribution,
    Explanation,
    Fate,
    PassageScores,
    ScorerScores,
    Searched,
    SentenceScores,
)
from gpqa.scorer.signs import SIGNS
from gpqa.terminal import Paint
from tests.helpers_text import texts, thorough

if TYPE_CHECKING:
    from tests.helpers_shell import Shell

PLAIN = Paint(io.StringIO())
FUNDING = "what did Hunt say about funding?"

figures = st.one_of(st.sampled_from([0.0, -0.001, 0.004, 1.0, -1.0]), st.floats(-99, 99))
signs = st.builds(
    Contribution,
    sign=st.one_of(st.sampled_from([*SIGNS, "log passages", "echo"]), texts),
    value=figures,
    weight=figures,
    adds=figures,
)
offsets = st.integers(0, 10**9)
sentences = st.builds(
    Considered,
    source_id=texts,
    start=offsets,
    end=offsets,
    text=texts,
    speaker=st.one_of(st.none(), texts),
    passage=st.one_of(
        st.none(),
        st.builds(
            PassageScores,
            start=offsets,
            end=offsets,
            dense=figures,
            lexical=figures,
            tile=figures,
            score=figures,
        ),
    ),
    sentence=st.builds(
        SentenceScores, similarity=figures, coverage=figures, around=figures, score=figures
    ),
    scorer=st.one_of(
        st.none(), st.builds(ScorerScores, sentence=figures, window=figures, span=figures)
    ),
    score=figures,
    contributions=st.lists(signs, max_size=8).map(tuple),
    constant=figures,
    fate=st.sampled_from(Fate),
    why=texts,
)
explanations = st.builds(
    Explanation,
    searched=st.builds(
        Searched,
        words=st.lists(st.builds(AskedWord, word=texts, stem=texts, weight=figures)).map(tuple),
        text=texts,
        topic=st.one_of(st.none(), texts),
        whose=texts,
        passages=st.integers(0, 20),
        among=st.integers(0, 10**7),
        sentences=st.integers(0, 10**4),
    ),
    certainty=st.builds(
        Certainty,
        confidence=st.floats(0, 1),
        threshold=st.floats(0, 1),
        contributions=st.lists(signs, max_size=4).map(tuple),
        constant=figures,
    ),
    sentences=st.lists(sentences, max_size=4).map(tuple),
    fates=st.dictionaries(st.sampled_from(Fate), st.integers(1, 99)),
)


def columns_of(line: str) -> int:
    widths = {"W": 2, "F": 2}
    return sum(
        0
        if unicodedata.category(c) in {"Mn", "Me", "Cf"}
        else widths.get(unicodedata.east_asian_width(c), 1)
        for c in line
    )


@thorough
@given(explanations, st.integers(20, 100))
def test_no_line_is_wider_than_the_terminal_and_none_can_harm_it(
    explanation: Explanation, columns: int
) -> None:
    for line in explanation_lines(explanation, PLAIN, columns):
        assert columns_of(line) <= columns
        for character in line:
            if character not in "\u200c\u200d":
                assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl"}


@thorough
@given(explanations)
def test_markdown_is_lists_of_one_line_a_piece(explanation: Explanation) -> None:
    shown = explanation_markdown(explanation, escape, code)
    items = [line for line in shown.split("\n") if line.startswith("- ")]
    searched = bool(explanation.searched.passages)
    assert len(items) >= len(explanation.sentences) + (1 if not searched else 5)
    assert "<" not in re.sub(r"`[^`\n]*`", "", shown).replace("\\<", "")  # in code it is inert


@thorough
@given(texts, st.integers(1, 60))
def test_what_is_shortened_is_whole_words_of_the_beginning(text: str, limit: int) -> None:
    whole = " ".join(text.split())
    short = shortened(text, limit)
    assert whole.startswith(short.removesuffix(" …"))
    assert len(short) <= max(limit, 0) + 2
    assert short == whole or short.endswith(" …")


# --- as the command shows it -----------------------------------------------------------


def shown(asked: Shell, question: str, *options: str) -> list[str]:
    lines: list[str] = asked("ask", question, "--explain", *options).stdout.decode().splitlines()
    return lines


def test_the_answer_comes_first_and_then_how_it_was_found(asked: Shell) -> None:
    lines = shown(asked, FUNDING)
    at = lines.index("How this was found")
    assert lines[: at - 1] == asked("ask", FUNDING).stdout.decode().splitlines()
    text = "\n".join(lines[at:])
    assert "Jeremy Hunt's alone: the question names “Hunt”" in text
    assert re.search(r"Words +funding \(\d\.\d\)", text)
    assert "quoted as 1 · Jeremy Hunt · 00" in text
    assert len(lines) - at <= 100
    assert max(map(len, lines)) <= 80
    assert "-0.00" not in text


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize(
    "question", [FUNDING, "Why did Hunt resign?", "What did Obama say?", "???", "flurble"]
)
def test_every_line_fits_whatever_is_asked(asked: Shell, question: str, columns: str) -> None:
    done = asked("ask", question, "--explain", env={"COLUMNS": columns})
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert "How this was found" in lines
    assert b"Traceback" not in done.stderr


def test_silence_is_explained_and_stays_silence(asked: Shell) -> None:
    done = asked("ask", "Why did Hunt resign?", "--explain")
    assert done.returncode == 3
    text = done.stdout.decode()
    assert text.startswith("The sources do not say.\n\nHow this was found\n")
    assert "not sure enough to answer" in text
    assert "would be enough" in text
    assert "quoted as" not in text


def test_markdown_has_it_as_a_list(asked: Shell) -> None:
    text = "\n".join(shown(asked, FUNDING, "--format", "markdown"))
    assert "**How this was found**" in text
    assert "- Whose words: " in text
    assert ", quoted as 1: " in text


def test_the_json_has_all_of_it_and_verifies(asked: Shell) -> None:
    done = asked("ask", FUNDING, "--explain", "--json")
    explanation = json.loads(done.stdout)["explanation"]
    assert set(explanation) == {"searched", "certainty", "sentences", "fates"}
    first = explanation["sentences"][0]
    assert {"passage", "sentence", "scorer", "score", "contributions", "fate", "why"} <= set(first)
    assert asked("verify", "-", stdin=done.stdout).returncode == 0
    plain = json.loads(asked("ask", FUNDING, "--json").stdout)
    assert plain == json.loads(done.stdout) | {"explanation": None}


def test_many_questions_are_explained_line_by_line(asked: Shell) -> None:
    done = asked("ask", "--nl", "--explain", stdin=b"diabetes\nzebras in Kenya\n")
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert [value["answered"] for value in values] == [True, False]
    assert all(value["explanation"]["sentences"] for value in values)


def test_nothing_is_shown_as_certain() -> None:
    searched = Searched(words=(), text="wool", whose="anybody", passages=3, among=3, sentences=9)
    certainty = Certainty(confidence=0.9999, threshold=0.5)
    sure = Explanation(searched=searched, certainty=certainty, sentences=(), fates={})
    lines = "\n".join(explanation_lines(sure, Paint(io.StringIO()), 80))
    assert "99%; 50% is enough" in lines
    assert "100%" not in lines

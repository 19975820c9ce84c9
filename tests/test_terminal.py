from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.models import Answer, Attribution, IndexRef, Place, Quote, Reason
from gpqa.terminal import Paint, note, render_answer, render_marked, visible, width
from tests.helpers_text import FAMILIES, assert_linear, texts, thorough


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def colours() -> Paint:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NO_COLOR", raising=False)
        patch.setenv("TERM", "xterm")
        paint = Paint(Screen())
    assert paint.on
    return paint


PLAIN = Paint(io.StringIO())
ESCAPES = re.compile(r"\x1b\[(?:1;33|1;36|2|0)m")
WHOLE = re.compile(r"\x1b\[(?:1;33|1;36|2)m[^\x1b]*\x1b\[0m")

ABUSE = ["\x1b[31m", "\x1b]0;x\x07", "\x9b2J", "\u202e", "\u2066", "\r", "\x08", "a", " "]
abusive = st.one_of(
    texts,
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Lo"])),
    st.lists(st.sampled_from(ABUSE)).map("".join),
)


def assert_harmless(shown: str) -> None:
    """Nothing in it moves a cursor, turns the reading direction or hides."""
    for character in shown:
        if character in "\u200c\u200d":
            continue
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        assert not character.isspace() or character == " "


def columns_of(line: str) -> int:
    """How wide a terminal shows it."""
    widths = {"W": 2, "F": 2}
    return sum(
        0
        if unicodedata.category(c) in {"Mn", "Me", "Cf"}
        else widths.get(unicodedata.east_asian_width(c), 1)
        for c in line
    )


# --- nothing that a source could abuse -------------------------------------------------


@thorough
@given(abusive)
def test_visible_text_is_harmless(text: str) -> None:
    assert_harmless(visible(text))


@thorough
@given(abusive, st.integers(2, 100), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_marked_text_is_harmless_but_for_its_own_paint(
    text: str, columns: int, marks: list[tuple[int, int]]
) -> None:
    for line in render_marked(text, marks, PLAIN, columns):
        assert_harmless(line)
    for line in render_marked(text, marks, colours(), columns):
        assert_harmless(WHOLE.sub(lambda painted: ESCAPES.sub("", painted[0]), line))


names = st.one_of(st.none(), abusive)


def quote(
    text: str,
    *,
    highlight: tuple[tuple[int, int], ...] = (),
    source_id: str = "a",
    speaker: str | None = None,
    attribution: Attribution | None = None,
    title: str | None = None,
    date: str | None = None,
) -> Quote:
    start = 100
    return Quote.model_construct(
        text=text,
        source_id=source_id,
        start=start,
        end=start + len(text),
        speaker=speaker,
        attribution=attribution,
        highlight=tuple((a + start, b + start) for a, b in highlight),
        score=1.0,
        source_sha256="0" * 64,
        source_title=title,
        source_date=date,
    )


def answer(*quotes: Quote, confidence: float = 0.5) -> Answer:
    return Answer.model_construct(
        question="?",
        answered=bool(quotes),
        reason=None if quotes else Reason.NOTHING_RELEVANT,
        confidence=confidence,
        quotes=quotes,
        index=IndexRef(name="x", generation="g", format=1),
    )


@thorough
@given(abusive, abusive, names, names, names)
def test_a_rendered_answer_is_harmless_but_for_its_own_paint(
    text: str, source_id: str, speaker: str | None, title: str | None, date: str | None
) -> None:
    shown = answer(
        quote(
            text,
            highlight=((0, len(text) // 2),),
            source_id=source_id,
            speaker=speaker,
            attribution=Attribution.DIRECT,
            title=title,
            date=date,
        )
    )
    for line in render_answer(shown, PLAIN, 40):
        assert_harmless(line)
    for line in render_answer(shown, colours(), 40):
        assert_harmless(WHOLE.sub(lambda painted: ESCAPES.sub("", painted[0]), line))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ASCII.", "plain ASCII."),
        ("Café “yes” 你好 🙂", "Café “yes” 你好 🙂"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x00b\x07c\x7fd", "a␀b␇c⟨U+007F⟩d"),
        ("a\x9b31mb", "a⟨U+009B⟩31mb"),
        ("a\u202eb\u2069c", "a⟨U+202E⟩b⟨U+2069⟩c"),
        ("a\u200bb\ufeffc\u00add", "a⟨U+200B⟩b⟨U+FEFF⟩c⟨U+00AD⟩d"),
        ("a\u3164b\u2800c", "a⟨U+3164⟩b⟨U+2800⟩c"),
        ("a\ud800b", "a⟨U+D800⟩b"),
        ("a\U000e0041b", "a⟨U+E0041⟩b"),
        ("a\tb\rc\u00a0d\u2028e\x85f", "a b c d e f"),
        ("a\nb", "a␊b"),
        ("a\x1cb", "a␜b"),
        ("می‌خواهم", "می‌خواهم"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
    ],
)
def test_what_cannot_be_seen_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_note_goes_to_stderr_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    note("caf\x1b[31m\nsecond")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "gpqa: caf␛[31m␊second\n")


# --- colours ---------------------------------------------------------------------------


def test_on_a_terminal_there_are_colours() -> None:
    paint = Paint(Screen())
    assert paint.mark("a") == "\x1b[1;33ma\x1b[0m"
    assert paint.name("a") == "\x1b[1;36ma\x1b[0m"
    assert paint.faint("a") == "\x1b[2ma\x1b[0m"


@pytest.mark.parametrize("setting", ["NO_COLOR=1", "NO_COLOR=0", "TERM=dumb"])
def test_who_wants_none_gets_none(monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv(*setting.split("="))
    paint = Paint(Screen())
    assert [paint.mark("a"), paint.name("a"), paint.faint("a")] == ["a"] * 3


def test_an_empty_no_color_forbids_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert Paint(Screen()).on


def test_what_is_no_terminal_gets_none() -> None:
    assert not Paint(io.StringIO()).on
    shown = answer(quote("Some words.", highlight=((0, 4),), speaker="Jeremy Hunt"))
    assert "\x1b" not in "".join(render_answer(shown, PLAIN, 40))


# --- width -----------------------------------------------------------------------------


@pytest.mark.parametrize(("columns", "used"), [("50", 50), ("500", 100), ("5", 20), ("100", 100)])
def test_the_width_is_the_terminal_s_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: str, used: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == used


@thorough
@given(abusive, st.integers(2, 60))
def test_no_line_is_wider_than_asked(text: str, columns: int) -> None:
    assert all(columns_of(line) <= columns for line in render_marked(text, (), PLAIN, columns))


@thorough
@given(abusive, st.integers(2, 60))
def test_wrapping_loses_nothing_but_white_space(text: str, columns: int) -> None:
    lines = list(render_marked(text, (), PLAIN, columns))
    shown = visible(text.replace("\n", " "))
    assert "".join(lines).replace(" ", "") == "".join(shown.split())
    assert all(line.strip() == line != "" for line in lines)


def test_lines_break_between_words() -> None:
    assert list(render_marked("one two  three\n four", (), PLAIN, 9)) == [
        "one two",
        "three",
        "four",
    ]
    assert list(render_marked("one two", (), PLAIN, 6)) == ["one", "two"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert list(render_marked("a bbbbbbbbbb c", (), PLAIN, 4)) == ["a", "bbbb", "bbbb", "bb c"]


def test_wide_and_combining_characters_count_as_shown() -> None:
    assert list(render_marked("你好你好", (), PLAIN, 5)) == ["你好", "你好"]
    assert list(render_marked("e\u0301" * 6, (), PLAIN, 3)) == ["e\u0301" * 3] * 2


def test_of_nothing_there_are_no_lines() -> None:
    assert list(render_marked(" \n\u00a0", (), PLAIN, 10)) == []


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_wrapping_takes_linear_time(piece: str) -> None:
    assert_linear(lambda text: list(render_marked(text, (), PLAIN, 80)), piece, length=10_000)


# --- marks -----------------------------------------------------------------------------


def painted(lines: list[str]) -> list[tuple[str, bool]]:
    """Each character that is not white space, and whether it is painted."""
    found, on = [], False
    for line in lines:
        for piece in re.split(r"(\x1b\[1;33m|\x1b\[0m)", line):
            if piece.startswith("\x1b"):
                assert on != (piece == "\x1b[1;33m")  # never nested, never closed twice
                on = not on
            else:
                found += [(character, on) for character in piece if not character.isspace()]
        assert not on
    return found


@thorough
@given(abusive, st.integers(2, 60), st.lists(st.tuples(st.integers(-9, 60), st.integers(-9, 60))))
def test_exactly_what_is_marked_is_painted(
    text: str, columns: int, marks: list[tuple[int, int]]
) -> None:
    expected = [
        (shown, any(start <= position < end for start, end in marks))
        for position, character in enumerate(text)
        for shown in visible(character if character != "\n" else " ")
        if not shown.isspace()
    ]
    assert painted(list(render_marked(text, marks, colours(), columns))) == expected


def test_the_space_between_two_marked_words_is_painted_and_no_other() -> None:
    (line,) = render_marked("so many words here", [(3, 13)], colours(), 80)
    assert line == "so \x1b[1;33mmany words\x1b[0m here"


def test_a_mark_over_a_line_s_end_is_painted_on_both() -> None:
    assert list(render_marked("many words", [(0, 10)], colours(), 6)) == [
        "\x1b[1;33mmany\x1b[0m",
        "\x1b[1;33mwords\x1b[0m",
    ]


# --- answers ---------------------------------------------------------------------------


def test_an_answer_is_laid_out_to_be_read() -> None:
    shown = answer(
        quote(
            "We need to find a way of working together.",
            highlight=((3, 7), (31, 42)),
            speaker="Jeremy Hunt",
            attribution=Attribution.DIRECT,
            title="Hunt speaks",
            date="2015-05-21",
        ),
        quote("Second.", source_id="b"),
        confidence=0.666,
    )
    assert list(render_answer(shown, PLAIN, 30)) == [
        "1. We need to find a way of",
        "   working together.",
        "   — Jeremy Hunt (direct)",
        "   a:100-142 · Hunt speaks ·",
        "   2015-05-21",
        "",
        "2. Second.",
        "   b:100-107",
        "",
        "2 quotes from 2 sources, confidence 67%",
    ]


def test_what_somebody_says_of_whom_it_is_not_certain_who_is_not_the_documents_own() -> None:
    said, told = quote("It leaks.", attribution=Attribution.REPORTED), quote("It leaks.")
    assert "   — somebody (reported)" in render_answer(answer(said), PLAIN, 40)
    assert "—" not in "".join(render_answer(answer(told), PLAIN, 40))


def test_the_other_places_of_a_quote_stand_below_its_own_and_their_sources_count() -> None:
    also = (
        Place(source_id="b", start=7, end=14, text="Second.", source_sha256="", source_title="A"),
        Place(source_id="c" * 30, start=1, end=8, text="Second!", source_sha256=""),
    )
    shown = answer(quote("Second.").model_copy(update={"also": also}), confidence=1.0)
    assert list(render_answer(shown, PLAIN, 30)) == [
        "1. Second.",
        "   a:100-107",
        "   also in b:7-14 · A",
        f"   also in {'c' * 19}",
        f"           {'c' * 11}:1-8",
        "",
        "1 quote from 3 sources, confidence 99%",
    ]


def test_an_answer_on_a_terminal_is_painted() -> None:
    shown = answer(quote("Some words.", highlight=((5, 10),), speaker="Ann Lee"), confidence=1.0)
    assert list(render_answer(shown, colours(), 60)) == [
        "1. Some \x1b[1;33mwords\x1b[0m.",
        "   — \x1b[1;36mAnn Lee\x1b[0m",
        "   \x1b[2ma:100-111\x1b[0m",
        "",
        "\x1b[2m1 quote from 1 source, confidence 99%\x1b[0m",
    ]


def test_where_there_is_no_answer_it_says_so() -> None:
    assert list(render_answer(answer(), PLAIN, 60)) == ["The sources do not say."]


@thorough
@given(abusive, abusive, st.integers(20, 80))
def test_no_line_of_a_quote_or_its_place_is_wider_than_asked(
    text: str, title: str, columns: int
) -> None:
    *lines, _ = render_answer(answer(*[quote(text, title=title)] * 11), PLAIN, columns)
    assert all(columns_of(line) <= columns for line in lines)

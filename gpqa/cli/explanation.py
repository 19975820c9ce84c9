"""An explanation for a person to read: lines for a terminal, or a Markdown list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.terminal import percent, render_marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gpqa.models import Considered, Contribution, Explanation, Searched
    from gpqa.terminal import Paint

__all__ = ["explanation_lines", "explanation_markdown", "shortened"]

_MARGIN = 6
_LABEL = 13
"""Columns before what is told of a sentence, and of the whole."""
_MOST_SIGNS = 3
"""How many of what a score is made of are shown; the JSON has all of it."""
_LONGEST = 150
"""Characters of a sentence that are shown."""

_NAMES = {
    "similarity": "meaning",
    "coverage": "words",
    "score": "sentence",
    "headline": "a headline",
    "bullet": "a bullet",
    "comment": "a comment",
    "missing nearby": "words missing nearby",
    "pairs": "words side by side",
    "bm25": "words for its length",
    "type held": "the kind of thing asked for",
    "type missing": "not the kind of thing asked for",
    "asks back": "asks itself",
    "echo": "asks the same",
    "reply": "replies to it",
    "sentence": "read",
    "window": "read around",
    "span": "read words",
    "first": "read as the best",
    "lead": "lead as read",
    "unread": "not read",
    "most sentence": "best read",
    "most window": "best read around",
    "talk": "people speaking",
    "log passages": "passages with their words",
}
"""Signs in plain words; others are called what they are."""

_LEGEND = (
    "In brackets: how near in meaning (-1 to 1), the share of the question's words that are"
    " there (0 to 1, rare ones counting more), and the same around it. Read: what a small model"
    " makes of the sentence, of what stands around it and of its likeliest words; more than 0"
    " is rather an answer. --json has all figures."
)


# --- a terminal ------------------------------------------------------------------------


def explanation_lines(explanation: Explanation, paint: Paint, columns: int) -> Iterator[str]:
    """The lines of an explanation, none wider than ``columns``."""
    yield "How this was found"
    for label, text in _facts(explanation):
        yield from _hanging(label, text, _LABEL, paint, columns)
    for title, sentences in _parts(explanation):
        yield ""
        yield from render_marked(title, (), paint, columns)
        for each in sentences:
            yield from _sentence_lines(each, paint, columns)
    if explanation.sentences:
        yield ""
        yield from map(paint.faint, render_marked(_LEGEND, (), paint, columns))


def _sentence_lines(each: Considered, paint: Paint, columns: int) -> Iterator[str]:
    fate = f"{each.why} · {_where(each)}"
    yield from _hanging(_two(each.score), fate, _MARGIN, paint, columns)
    wide = columns - _MARGIN
    for line in render_marked(shortened(each.text, wide - 2), (), paint, wide):
        yield " " * _MARGIN + line
    for text in _steps(each):
        for line in render_marked(text, (), paint, wide):
            yield " " * _MARGIN + paint.faint(line)


def _hanging(label: str, text: str, indent: int, paint: Paint, columns: int) -> Iterator[str]:
    """``text`` wrapped beside its label."""
    for row, line in enumerate(render_marked(text, (), paint, columns - indent)):
        yield (
            " " * indent + line
            if row
            else f"{paint.name(label)}{' ' * (indent - len(label))}{line}"
        )


# --- Markdown --------------------------------------------------------------------------


def explanation_markdown(
    explanation: Explanation, escape: Callable[[str], str], code: Callable[[str], str]
) -> str:
    """The same as Markdown: a list of facts, and lists of sentences."""
    blocks = ["**How this was found**"]
    blocks.append("\n".join(f"- {label}: {escape(text)}" for label, text in _facts(explanation)))
    for title, sentences in _parts(explanation):
        blocks.append(escape(title))
        blocks.append("\n".join(_item(each, escape, code) for each in sentences))
    if explanation.sentences:
        blocks.append(escape(_LEGEND))
    return "\n\n".join(blocks)


def _item(each: Considered, escape: Callable[[str], str], code: Callable[[str], str]) -> str:
    who = f"{escape(each.speaker)}, " if each.speaker else ""
    place = code(f"{each.source_id}:{each.start}-{each.end}")
    words = escape(shortened(each.text, _LONGEST))
    steps = "; ".join(map(escape, _steps(each)))
    return f"- **{_two(each.score)}**, {escape(each.why)}: {words} ({who}{place}); {steps}"


# --- both ------------------------------------------------------------------------------


def _parts(explanation: Explanation) -> Iterator[tuple[str, list[Considered]]]:
    """What might have been quoted, and what could not be, each with a title."""
    left_out = [each for each in explanation.sentences if each.fate in _LEFT_OUT]
    weighed = [each for each in explanation.sentences if each.fate not in _LEFT_OUT]
    if weighed:
        yield "The best sentences, by their scores", weighed
    if left_out:
        yield "Near, but not to be quoted; with their first scores", left_out


_LEFT_OUT = ("other_voice", "too_short")


def _facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """What was searched for, and how sure the answer is."""
    searched, certainty = explanation.searched, explanation.certainty
    yield "Whose words", searched.whose
    if not searched.passages:
        return
    words = sorted(searched.words, key=lambda each: -each.weight)
    yield "Words", ", ".join(f"{each.word} ({each.weight:.1f})" for each in words) or "none"
    topic = f", and as much “{searched.topic}”" if searched.topic else ""
    yield "Meaning", f"“{searched.text}”{topic}"
    yield "Looked at", _looked_at(searched)
    if explanation.fates:
        yield "Of these", ", ".join(f"{n} {_FATES[fate]}" for fate, n in explanation.fates.items())
    enough = "is" if certainty.confidence >= certainty.threshold else "would be"
    yield "How sure", f"{percent(certainty.confidence)}; {certainty.threshold:.0%} {enough} enough"
    if adds := _adds(certainty.contributions):
        total = certainty.constant + sum(adds.values())
        yield "Log-odds", f"{_two(total)} = {_sum(adds, certainty.constant)}"


_FATES = {
    "quoted": "quoted",
    "same_words": "the same words",
    "repeats": "a headline of what is quoted",
    "too_weak": "too weak to follow the best",
    "beyond_top": "beyond those asked for",
    "not_sure": "not sure enough",
    "other_voice": "not in the words asked for",
    "too_short": "too short",
}


def _looked_at(searched: Searched) -> str:
    near = f"the nearest {searched.passages:,} of " if searched.passages < searched.among else ""
    theirs = " with their words" if searched.speakers else ""
    passages = _count(searched.among, "passage")
    return f"{_count(searched.sentences, 'sentence')} in {near}{passages}{theirs}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _where(each: Considered) -> str:
    who = f"{each.speaker or 'somebody'} · " if each.attribution else ""
    return f"{who}{each.source_id}:{each.start}-{each.end}"


def _steps(each: Considered) -> Iterator[str]:
    """The scores of a sentence, step by step."""
    passage, own, read = each.passage, each.sentence, each.scorer
    adds = _adds(each.contributions)
    before = f"passage {_two(passage.score)}" if passage else ""
    if passage:
        before += _in_brackets(passage.dense, passage.lexical, passage.tile)
    if each.score == own.score:  # nothing came after it
        yield before
        yield f"sentence = {_sum(adds, each.constant)}"
        return
    shares = _in_brackets(own.similarity, own.coverage, own.around)
    yield f"{before}{', ' if before else ''}sentence {_two(own.score)}{shares}"
    if read:
        yield f"read {read.sentence:+.1f} (around {read.window:+.1f}, words {read.span:+.1f})"
    else:
        adds = _unread(adds)
    yield f"score = {_sum(adds, each.constant)}"


def _in_brackets(*numbers: float) -> str:
    return f" ({', '.join(map(_two, numbers))})"


def _adds(contributions: Iterable[Contribution]) -> dict[str, float]:
    """What each sign adds to a score."""
    return {each.sign: each.adds for each in contributions}


def _unread(adds: Mapping[str, float]) -> dict[str, float]:
    """What it counts not to have been read, as one: each sign of the model is then its least."""
    from gpqa.scorer.signs import READ

    known = {sign: part for sign, part in adds.items() if sign not in READ}
    return known | {"unread": sum(part for sign, part in adds.items() if sign in READ)}


def _sum(adds: Mapping[str, float], constant: float) -> str:
    """What adds up to a score: the constant, the signs that count most, and the rest."""
    signs = sorted(adds, key=lambda sign: -abs(adds[sign]))
    parts = [(_NAMES.get(sign, sign), adds[sign]) for sign in signs[:_MOST_SIGNS]]
    parts = [("", constant), *parts, ("rest", sum(adds[sign] for sign in signs[_MOST_SIGNS:]))]
    text = ""
    for name, part in parts:
        if figure := round(part, 2):
            joint = f" {'-' if figure < 0 else '+'} " if text else "-" if figure < 0 else ""
            text += f"{joint}{abs(figure):.2f} {name}".rstrip()
    return text or "0.00"


def _two(number: float) -> str:
    return f"{round(number, 2) + 0.0:.2f}"  # never -0.00


def shortened(text: str, limit: int) -> str:
    """The beginning of a text on one line: whole words, at most so many characters of them."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    return f"{words[: limit + 1].rsplit(' ', 1)[0][:limit]} …"

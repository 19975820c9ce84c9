"""Fact-checks: a claim under its label, and the verdict on it that stands further down.

"CLAIM 2: “The well is dry.”", then what was looked into, then "FALSE." A claim quoted without
its verdict is the opposite of what the page says, so the two are quoted together
(:mod:`gpqa.joining`), however much stands between them.

Read from the shapes of lines alone: a label at a line's beginning, or in a table's first cell,
with the claim after it or on the next line; then, before the next claim, a line that is labelled
as the verdict, a line that is nothing but one of the words that claims are rated with, such a
word in capitals as a sentence of its own, or one that opens what stands below the claim. A
verdict below several numbered claims is on all of them together. What is called a claim and never
judged (in a court's papers, in a patent) has no verdict and is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gpqa.sentences import Span

__all__ = ["REACH", "Checked", "find_checked", "is_rating"]

REACH = 4000
"""Code points between a claim and its verdict, at most."""

_DECOR = r"[ \t>#*_•|]{0,12}+"
_NUMBER = r"""(?:[ ]?(?:no\.?[ ])?[#(]?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)
    \)?)?"""
# After a label: a colon or a dash and words on its line, a table's next cell, or nothing more.
_TAIL = r"""[*_]{0,3}(?:[ ]?:[*_]{0,3}[ \t]*|[ ][–—-][ ]|\.[ ](?=[“‘\"'])|[ ]*[|\t][ \t]*
    |[ \t]*(?=[\r\n]|\Z))"""
_CLAIM = re.compile(
    rf"""^{_DECOR}(?:(?:the|main|viral|key)[ ]){{0,2}}
    (?:claims?|myth|rumou?r|what[ ](?:was|is|they)[ ]claim(?:ed)?)(?P<number>{_NUMBER}){_TAIL}""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_VERDICT = re.compile(
    rf"""^{_DECOR}(?:(?:the|our|[\w.]{{1,20}}(?:[ ][\w.]{{1,20}})?['’]s)[ ])?
    (?:(?P<sure>verdicts?|rulings?|ratings?|facts?|reality|truth|(?:what[ ]is|what['’]s)[ ]true)
      |assessments?|conclusions?|findings?|answer|judge?ment|bottom[ ]line)
    {_NUMBER}{_TAIL}""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_RATED = r"""(?:(?:almost|mostly|largely|partly|partially|half|completely|entirely|totally|wholly
      |not|broadly|essentially|somewhat|very|quite|four|three|two)[ -]){0,2}
    (?:true|false|untrue|unproven|unproved|unsupported|unsubstantiated|unverified|unfounded
      |misleading|inaccurate|incorrect|correct|accurate|wrong|right|exaggerated|mixed|mixture
      |outdated|satire|hoax|fake|scam|a[ ]myth|myth|busted|confirmed|debunked|altered|miscaptioned
      |misattributed|baseless|proven|supported|pinocchios?|pants[ ]on[ ]fire
      |(?:missing|lacks|needs|out[ ]of)[ ]context|no[ ]evidence)\b"""
_RATES = r"""(?:(?:this|that|it|the[ ]claim)[ ]is[ ]
    |we[ ]rate[ ](?:this|it|the)(?:[ ]claim)?[ ](?:as[ ])?)"""
# A line of nothing else; or a sentence of its own, in capitals.
_LINE = re.compile(
    rf"^{_DECOR}(?P<line>{_RATES}?{_RATED})[*_.!]{{0,4}}[ \t]*$",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_SENTENCE = re.compile(
    rf"(?:^|(?<=[.!?”\"’'][ ])){_DECOR}(?P<said>{_RATES}?(?P<word>{_RATED}))[*_]{{0,3}}[.!:]",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# What opens the words below a claim: "**Mostly true, but out of date.** In 2019 …", "False. It".
_QUALIFIED = r"(?:,[ ](?:but|and|though|although|if|or)[ ][^.!:;\n]{1,50})?"
_OPENING = re.compile(
    rf"{_DECOR}(?P<opens>{_RATED}{_QUALIFIED})(?:[*_]{{0,3}}[.!]|[*_]{{2,3}})",
    re.VERBOSE | re.IGNORECASE,
)
_RATING = re.compile(rf"{_DECOR}{_RATES}?{_RATED}", re.VERBOSE | re.IGNORECASE)

_ONLY_RATES = re.compile(
    rf"{_DECOR}{_RATES}?{_RATED}{_QUALIFIED}[*_.!:]{{0,4}}", re.VERBOSE | re.IGNORECASE
)


class Checked(NamedTuple):
    """A claim, and where the verdict on it begins."""

    claim: Span
    verdict: int


def find_checked(text: str, at: int) -> Checked | None:
    """The claim under whose label ``text[at]`` stands, and its verdict; None without either.

    ``text`` begins where a line does. Takes time linear in its length.
    """
    label = previous = following = None
    for match in _CLAIM.finditer(text):
        if match.start() <= at:
            label, previous = match, label
        else:
            following = match
            break
    if label is None:
        return None
    claim = _words_after(text, label.end())
    if claim is None:
        return None
    stop = len(text) if following is None else following.start()
    # Where the claims before have none under a label, the last label is of all of them.
    labelled = (
        previous is None
        or not (previous["number"] and label["number"])
        or _VERDICT.search(text, previous.end(), label.start()) is not None
    )
    verdict = _find_verdict(text, claim[1], stop, labelled=labelled)
    return None if verdict is None else Checked(claim, verdict)


def is_rating(sentence: str) -> bool:
    """Whether a sentence only says how a claim is rated: "FALSE.", "This is half true"."""
    return _ONLY_RATES.fullmatch(sentence) is not None


def _find_verdict(text: str, start: int, stop: int, *, labelled: bool) -> int | None:
    """Where the first verdict between two claims begins; after its label, where one counts."""
    places = [match.start("line") for match in [_LINE.search(text, start, stop)] if match]
    below = _words_after(text, start)
    opens = _OPENING.match(text, below[0], stop) if below else None
    if opens:
        places.append(opens.start("opens"))
    for match in _VERDICT.finditer(text, start, stop) if labelled else ():
        words = _words_after(text, match.end())
        if words is None or words[0] >= stop:
            continue
        if match["sure"] or _RATING.match(text, words[0]):
            places.append(words[0])
            break
    for match in _SENTENCE.finditer(text, start, stop):
        if match["word"].isupper():
            places.append(match.start("said"))
            break
    return min(places, default=None)


_WORDS = re.compile(r"\S[^\r\n]*")


def _words_after(text: str, start: int) -> Span | None:
    """The rest of a line, or the next that is not empty."""
    match = _WORDS.search(text, start)
    return None if match is None else match.span()

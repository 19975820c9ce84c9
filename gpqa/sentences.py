"""Where sentences begin and end.

One left-to-right scan, linear in the text's length whatever the text is:
every step moves forward, and look-behind reads one word of bounded length.
The general splitters were measured and left: they hang or go quadratic on
real input (see docs/how-it-works.md).

A sentence ends at ``.``, ``!``, ``?`` or ``…`` (with any closing quotation
marks and brackets attached to it), when white space follows and what comes
next can open a sentence. Marks are judged by where they stand, not by which
way they curl: in "he said: ’I think" the wrong mark opens a quotation.
"""

from __future__ import annotations

import re

__all__ = ["MAX_SENTENCE", "Span", "split_sentences"]

Span = tuple[int, int]
"""``(start, end)`` in code points of the source's text, end exclusive."""

MAX_SENTENCE = 1200
"""Longest sentence, in code points: text that never ends one (tables, logs, a
single letter for 100 MB) is cut at white space, so that every step downstream
has bounded work. Real sentences, of contracts and judgments too, are shorter."""

# One match is a run of terminals with the closers attached to it. Possessive
# (``++``) so that a run is never given back, and tried only at a run's first
# character: a million full stops cost a million steps, not a million squared.
# Stops with spaces between (". . .") are one run: a printer's ellipsis.
_TERMINAL = re.compile(
    r"(?<![.!?…])(?<![.…][ \u00a0])[.!?…]++(?:[ \u00a0][.…]++)*[’”\"'»›)\]*_]*+(?=\s|\Z)"
    r"|(?<![。！？؟।])[。！？؟।]++[’”」』）]*+"
)
_ELLIPSES = ("..", "…", ". . .", ".\u00a0.\u00a0.")
_OPENERS = "‘“’\"'«‹([*_¿¡£$€•–—-"
_WORD_BEFORE = re.compile(r"[^\s‘“’”\"'«»()\[\]]+$")
_PARTS = re.compile(r"[-./]")
_NEXT_WORD = re.compile(r"\s*+(\S{1,40})")
_LOOK = 40  # code points looked at before a full stop: longer than any abbreviation
# "1." "1.2." "B." "iv." at the beginning: a list's label, not a sentence.
_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}|[^\W\d_]|[ivx]{2,5}|[IVX]{2,5}")

# A full stop after these never ends a sentence: a name or a number follows.
_TITLES = frozenset(
    """
    mr mrs ms mx dr drs prof profs rev revd hon rt st lt lieut col gen capt cpt sgt cpl l/cpl pte
    pvt maj cmdr cmdt cdr adm gov sen rep pres amb supt insp det cllr cllrs ald messrs msgr mme
    mlle fr sr jr
    """.split()
)
# The same, but only with a capital: he was put in the brig.
_NAMES = frozenset("Brig Const Ven Wm Chas Thos Jas Robt Geo Edw".split())
# After these it ends one only where the next word shows it.
_SHORT_FORMS = frozenset(
    """
    etc inc ltd co corp plc llc bros dept est al vs v cf ca approx viz a.m p.m am pm u.s u.k
    u.n e.u u.s.a d.c ph.d m.d b.a m.a b.sc
    """.split()
)
# The same, but only with a capital: the cat sat in the sun.
_CALENDAR = frozenset(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    """.split()
)
# These announce what follows: e.g. an example, no. a number.
_ANNOUNCERS = frozenset(
    """
    e.g i.e eg ie no nos vol vols fig figs pp p para paras ch sec art
    """.split()
)

# Words among them: with a small letter they announce nothing but figures.
_WORDS_TOO = frozenset("no art fig p".split())
_NUMBER = re.compile(
    r"[ivxlc]{1,7}|[a-z]|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?)(?:['’]s)?",
    re.IGNORECASE,
)

# "@Ann K. The plan …": whom an answer is to, not a sentence of its own.
_ADDRESSED = re.compile(r"\s*+@[^\s@]{1,30}(?:[ \u00a0][^\s@]{1,30}){0,2}")

_STARTERS = frozenset(
    """
    the a an this that these those it its he she they we you i his her their our my in on at
    for from to by with as if when while where but and or so yet however there then after
    before since because although what why how who which is are was were do does did has have
    had mr mrs ms dr sir now no yes not all some many most other another one two
    """.split()
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of ``text[start:end]``, in order, as spans into ``text``.

    Together they hold every character of the range that is not white space
    between two of them; none is empty, none overlaps another, and none is
    longer than :data:`MAX_SENTENCE`.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    begin = start
    for match in _TERMINAL.finditer(text, start, end):
        stop = match.end()
        if _ends_sentence(text, begin, match.start(), stop, end):
            _append(spans, text, begin, stop)
            begin = stop
    _append(spans, text, begin, end)
    return spans


def _ends_sentence(text: str, begin: int, terminal: int, stop: int, end: int) -> bool:
    mark = text[terminal]
    if mark in "。！？؟।":
        return True
    following = _NEXT_WORD.match(text, stop, end)
    if following is None:
        return True
    word = following[1]
    bare = word.lstrip(_OPENERS)
    opened = len(bare) < len(word)
    first = bare[:1]
    ellipsis = text.startswith(_ELLIPSES, terminal)
    alone = text[terminal - 1 : terminal].isspace() or text[terminal:stop] == ". ."
    if alone and not ellipsis:
        # " . next", "u.s. . next": text that was cut into tokens, often without capitals
        return _word_before(text, begin, terminal - 1).lower() not in _TITLES
    if first.islower() or (not first and not opened):
        return False
    if mark in "!?" or ellipsis or stop > terminal + 1:
        # A question or an exclamation, an ellipsis, or a stop inside closing
        # marks: “… Gone.” He left.  A lower-case word was ruled out above.
        return True
    return _full_stop_ends(text, begin, terminal, bare)


def _full_stop_ends(text: str, begin: int, terminal: int, following: str) -> bool:
    """Whether a bare full stop ends its sentence, by the words around it."""
    word = _word_before(text, begin, terminal)
    if not word:
        return True
    opens = terminal - begin <= _LOOK and not text[begin : terminal - len(word)].strip()
    if (opens and _LABEL.fullmatch(word)) or _is_title(word):
        return False
    lower = word.lower()
    if lower in _ANNOUNCERS and word != "P":  # "P. Jones" is somebody
        return not _announces(text, begin, terminal - len(word), word, following)
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    is_dotted = "." in word and word[-1].isalpha() and all(len(p) <= 2 for p in word.split("."))
    if is_initial or is_dotted or lower in _SHORT_FORMS or _is_calendar(word):
        if is_initial and _ADDRESSED.fullmatch(text, begin, terminal):
            return False
        starter = following.rstrip(".,;:!?’”\"'").lower()
        # "J. A. Smith" is one name; "in section B. A witness" is rarer than it.
        return starter in _STARTERS and not (is_initial and len(starter) == 1)
    return True


def _is_title(word: str) -> bool:
    """Whether a name follows: "Cllr", "Lt.-Col", "ex-Sen"."""
    if word.lower() in _TITLES or word in _NAMES:
        return True
    last = _PARTS.split(word)[-1]
    return len(last) < len(word) and last[:1].isupper() and last.lower() in _TITLES


def _announces(text: str, begin: int, position: int, word: str, following: str) -> bool:
    """Whether what follows belongs to "e.g.", "No." or "Fig.", which stands at ``position``.

    "He left No. Ten" but "No. Ten people left.": an answer stands where a sentence opens.
    """
    if word.lower() not in _WORDS_TOO or following[:1].isdigit():
        return True
    number = following.rstrip(".,;:!?’”\"')]")
    if word.islower() or not _NUMBER.fullmatch(number):
        return False
    if word.lower() != "no":
        return True
    before = text[max(begin, position - 2) : position]
    return len(number) > 1 and len(before) == 2 and before[0].isalnum() and before[1].isspace()


def _is_calendar(word: str) -> bool:
    return word[0].isupper() and word.capitalize() in _CALENDAR


def _word_before(text: str, begin: int, position: int) -> str:
    """The word that ends at ``position``, or its last :data:`_LOOK` characters; "" for none."""
    match = _WORD_BEFORE.search(text[max(begin, position - _LOOK) : position])
    return match[0] if match else ""


def _append(spans: list[Span], text: str, begin: int, stop: int) -> None:
    """Add ``text[begin:stop]`` without the white space around it, in bounded pieces."""
    begin, stop = trim(text, begin, stop)
    while stop - begin > MAX_SENTENCE:
        cut = _last_space(text, begin + MAX_SENTENCE // 2, begin + MAX_SENTENCE)
        spans.append(trim(text, begin, cut))
        begin, stop = trim(text, cut, stop)
    if begin < stop:
        spans.append((begin, stop))


def _last_space(text: str, low: int, high: int) -> int:
    """Where to cut a text that never ends: after the last white space, or at ``high``."""
    for position in range(high, low, -1):
        if text[position - 1].isspace():
            return position
    return high


def trim(text: str, start: int, end: int) -> Span:
    """``(start, end)`` moved inwards past white space; an empty range collapses to its start."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

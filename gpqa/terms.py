"""Words as they are compared: folded, stemmed, without function words.

One analysis serves the index, the question and the marking of answering
words, so that what was matched is what is marked. It only ever looks at
copies; the source's own characters are what is shown.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

__all__ = ["ANALYSIS", "Term", "find_terms", "stems"]

ANALYSIS = 3
"""Version of this analysis. An index records it; changing what :func:`stems`
gives for any text means raising it."""

_WORD = re.compile(
    r"\d+(?:[.,]\d+)+[^\W\d_]*"  # 10,000  8.5bn
    r"|(?:[A-Za-z]\.){2,}"  # U.S.
    # GP's  A&E; accents that follow their letter, and soft hyphens, are inside a word
    r"|[^\W_]+(?:(?:['’&]|[\u00ad\u0300-\u036f]+)[^\W_]+)*[\u0300-\u036f]*"
)
_PLAIN = re.compile(r"[a-z0-9]+")
_CONSONANTS = re.compile(r"[^aeiouy\d]{2,}s")
_STOP = frozenset(
    """
    a about above after again against all also am an and any are aren't as at be because been
    before being below between both but by can can't cannot could couldn't did didn't do does
    doesn't doing don't down during each few for from further had hadn't has hasn't have
    haven't having he he'd he'll he's her here here's hers herself him himself his how how's i
    i'd i'll i'm i've if in into is isn't it it's its itself let's me more most my myself of
    off on once only or other ought our ours ourselves out over own shall shan't she she'd
    she'll she's should shouldn't so some such than that that's the their theirs them
    themselves then there there's these they they'd they'll they're they've this those through
    to too under until up upon us very was wasn't we we'd we'll we're we've were weren't what
    what's when when's where where's whether which while who who's whom whose why why's will
    with won't would wouldn't you you'd you'll you're you've your yours yourself yourselves s
    t mr mrs ms
    """.split()
)
_NAMES = frozenset({"US", "WHO", "IT"})  # in capitals never the function word, nor is U.S.
_LONGEST = 64  # code points of a word that count: longer ones are no words, but are remembered
_local = threading.local()


class Term(NamedTuple):
    """A word of a text: its stem, and the span that it was read from."""

    stem: str
    start: int
    end: int


def find_terms(text: str, start: int = 0, end: int | None = None) -> list[Term]:
    """The content words of ``text[start:end]`` in order, with spans into ``text``."""
    end = len(text) if end is None else end
    return [
        Term(stem, match.start(), match.end())
        for match in _WORD.finditer(text, start, end)
        if (stem := _stem(match[0][:_LONGEST]))
    ]


def stems(text: str) -> list[str]:
    """The stems of the content words of ``text``, in order, repeats included."""
    return [stem for word in _WORD.findall(text) if (stem := _stem(word[:_LONGEST]))]


@lru_cache(maxsize=2**16)
def _stem(word: str) -> str:
    """The stem of a word, or "" for a function word."""
    word = word.replace("’", "'")
    if word.endswith(".") or word.removesuffix("'s") in _NAMES:
        return word.removesuffix("'s").replace(".", "").lower()
    folded = word.casefold()
    if folded in _STOP:
        return ""
    folded = folded.removesuffix("'s").replace("'", "").replace("&", "and")
    folded = folded.replace(",", "").replace(".", "p")  # 8.5 is neither 85 nor two numbers
    if not _PLAIN.fullmatch(folded):
        decomposed = unicodedata.normalize("NFKD", folded).casefold()
        folded = "".join(c for c in decomposed if c.isalnum())
    if folded in _STOP:
        return ""
    if _CONSONANTS.fullmatch(folded):
        return folded[:-1]  # GPs, CCGs, MPs: Snowball leaves an s after no vowel
    return str(_stemmer().stemWord(folded))


def _stemmer() -> Stemmer.Stemmer:
    """This thread's Snowball stemmer: one is not safe to share."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("english")
    return _local.stemmer

"""Whether the words that stand for a speaker are a name, and what the last name is.

For gold sets that give these words and nobody's full name. They are cautious: words that
may be no name ("Officials", "the Lee campaign", "a spokesman for Lee") are not judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["is_pronoun", "last_name", "last_names", "small_words"]

_PRONOUNS = frozenset(
    """
    i me my mine myself we us our ours ourselves you your yours he him his himself she her hers
    herself they them their theirs themselves it its itself one who whom whose that which
    this these those everyone everybody someone somebody anyone anybody nobody both all each
    some many others
    """.split()
)
# Capitalised in some house style, and no name by themselves.
_ROLES = frozenset(
    """
    the a an this that these those mr mrs ms miss mx dr prof professor sir dame lord lady rev
    president presidents vice prime minister ministers secretary chancellor governor gov
    senator senators sen sens representative representatives rep reps congressman congresswoman
    mayor judge justice general attorney director commissioner commissioners chairman
    chairwoman chair chief executive officer official officials spokesman spokeswoman
    spokesperson nominee candidate candidates leader leaders lawmaker lawmakers critic critics
    expert experts police officers analyst analysts source sources aide aides supporter
    supporters voter voters reporter reporters republican republicans democrat democrats
    democratic conservative conservatives liberal liberals labour tory tories american
    americans british britons russian russians chinese people report reports study studies
    researchers scientists doctors lawyers prosecutors investigators authorities jr sr ii iii
    """.split()
)
_INSTITUTIONS = frozenset(
    """
    department ministry university bank house college institute church council office union
    committee board bureau league court federation association
    """.split()
)
_WORD = re.compile(r"\w++(?>(?:[.'’\-]\w++)*)\.?")
_POSSESSIVE = re.compile(r"['’]s?$")
_CLAUSE = re.compile(r"[,;:()\[\]“”\"–—]|\s-\s")
# What follows these says more of the speaker, or is somebody else: "spokesman for Lee".
_FURTHER = re.compile(r"\b(?:who|whose|which|that|for|from|of|in|at|on|with|to|by|as)\b")
_AND = re.compile(r"\s(?:and|&|or)\s")


def small_words(text: str) -> frozenset[str]:
    """The words that a text has in small letters: these are no names."""
    return frozenset(_fold(word) for word in _WORD.findall(text) if word[0].islower())


def is_pronoun(words: str) -> bool:
    """Whether they are one pronoun."""
    return words.strip().casefold() in _PRONOUNS


def last_name(name: str) -> str:
    """The last word of a name that is no title, folded; "" for none."""
    words = [folded for word in _WORD.findall(name) if (folded := _fold(word)) not in _ROLES]
    return words[-1] if words else ""


def last_names(words: str, small: Collection[str]) -> frozenset[str]:
    """The last names, folded, of those that ``words`` name; empty for none.

    Several where several speak ("Lee and Park"). ``small`` are the text's
    :func:`small_words`.
    """
    for clause in _CLAUSE.split(words):
        head, *further = _FURTHER.split(clause, maxsplit=1)
        parts = [head, *further] if _is_institution(head) else [head]
        found = (_head_name(each, small) for part in parts for each in _AND.split(part))
        if names := frozenset(filter(None, found)):
            return names
    return frozenset()


def _is_institution(head: str) -> bool:
    """Whether its name goes on: "Department" of Justice."""
    words = _WORD.findall(head)
    return bool(words) and words[-1][0].isupper() and _fold(words[-1]) in _INSTITUTIONS


def _head_name(part: str, small: Collection[str]) -> str:
    """The name that a phrase ends in: in "Lee aide Ann Park" Park, in "the Lee campaign" none."""
    words = _WORD.findall(part)
    if not words or not words[-1][0].isupper():
        return ""
    names = [_fold(word) for word in words]
    name = names[-2] if len(names) > 1 and names[-1] in {"jr", "sr", "ii", "iii"} else names[-1]
    # "Lawmakers" opens a sentence or stands in a title: elsewhere the text has it small.
    known = len(name) > 1 and name not in _ROLES and name not in _PRONOUNS
    return name if known and name not in small else ""


def _fold(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold()).rstrip(".").replace("’", "'")

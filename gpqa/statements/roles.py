"""Offices and trades as they are compared, whatever their wording.

"Secretary of state for health" is the health secretary, the chairwoman of the Royal
College of GPs the RCGP chair; a former or deputy minister is not the minister.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gpqa.name_words import BODY_HEADS, PARTIES, PERSON_NOUNS, TITLES
from gpqa.names import fold, strip_possessive
from gpqa.place_words import STATES
from gpqa.sentence_words import FUNCTION_WORDS
from gpqa.statements.heads import has_person_head, read_head
from gpqa.statements.name_runs import is_acronym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.given_names import Gender
    from gpqa.names import Name

__all__ = [
    "OTHER_OFFICE",
    "Role",
    "read_role",
    "role_gender",
    "role_key",
    "same_head",
    "shorter_role",
    "state_of",
    "title_roles",
]


@dataclass(frozen=True, slots=True)
class Role:
    """An office or trade as it is compared: its head word and what narrows it."""

    head: str
    modifiers: frozenset[str]

    @property
    def narrowed(self) -> frozenset[str]:
        """The modifiers that make it another office: "deputy", "former", "vice"."""
        return self.modifiers & OTHER_OFFICE


OTHER_OFFICE = frozenset(
    """
    former ex vice deputy vice-presidential assistant acting interim shadow junior senior associate
    running elect co outgoing incoming next late retired permanent
    """.split()
)
"""What makes another office of one."""
_PREFIX = re.compile(r"\b(vice|ex|co)-", re.IGNORECASE)
_PRIVY_SEAL = re.compile(r"\bprivy seal\b", re.IGNORECASE)
_SHORT_OFFICES = {"pm": "prime minister", "ceo": "chief executive"}
_SAME_HEAD = {
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congressman": "representative",
    "congresswoman": "representative",
    "rep": "representative",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "sen": "senator",
    "senators": "senator",
    "gov": "governor",
    "gen": "general",
    "adviser": "advisor",
    "businesswoman": "businessman",
}
_TITLE_ROLES = {
    "President": "president",
    "Vice President": "vice president",
    "Prime Minister": "prime minister",
    "Sen": "senator",
    "Rep": "representative",
    "Gov": "governor",
    "Mayor": "mayor",
    "Justice": "justice",
    "Judge": "judge",
    "Gen": "general",
    "Professor": "professor",
    "Ambassador": "ambassador",
    "Sheriff": "sheriff",
    "Bishop": "bishop",
    "Archbishop": "archbishop",
    "Pope": "pope",
}


def same_head(noun: str) -> str:
    """A folded noun as offices are compared: "spokeswoman" is a spokesman, "chairman" a chair."""
    return _SAME_HEAD.get(noun, noun)


_WORDS = re.compile(r"[\w’'&.\-]+")
_HEAD_PREPOSITIONS = frozenset("of for at in to on from with by".split())


@lru_cache(maxsize=2**14)
def read_role(role: str) -> Role | None:
    """An office as it is compared: "secretary of state for health" is the health secretary."""
    plain = _PRIVY_SEAL.sub("privy-seal", _PREFIX.sub(r"\1 ", role[:200]))
    folded = [fold(strip_possessive(word)) for word in _WORDS.findall(plain)]
    folded = [word for word in folded if word not in {"the", "a", "an", "its", "their", "our"}]
    folded = [part for word in folded for part in _SHORT_OFFICES.get(word, word).split()]
    cut = next(
        (at for at, word in enumerate(folded) if at and word in _HEAD_PREPOSITIONS), len(folded)
    )
    core, rest = folded[:cut], folded[cut:]
    if not core:
        return None
    head = core[-1]
    if head not in PERSON_NOUNS and head not in TITLES and head not in PARTIES:
        return None
    modifiers = {PARTIES.get(word, word) for word in core[:-1]}
    modifiers |= {word for word in rest if word not in FUNCTION_WORDS and word != "state"}
    head = _SAME_HEAD.get(head, PARTIES.get(head, head))
    return Role(head, frozenset(modifiers))


_BODY_NAME = re.compile(
    r" (?:of|for|at) (?:the )?([A-Z][\w’'&-]*+(?: (?:of |for |the |and |in )?[A-Z][\w’'&-]*+){2,7})"
)


@lru_cache(maxsize=2**14)
def shorter_role(role: str) -> Role | None:
    """The office with its body's initials: "chair of the Royal College of GPs" is RCGP chair.

    None where no body's name of three words or more stands in it.
    """
    match = _BODY_NAME.search(role[:200])
    read = read_role(role[: match.start()]) if match else None
    if match is None or read is None:
        return None
    words = [word for word in match[1].split() if word[0].isupper()]
    if not any(fold(word) in BODY_HEADS for word in words):
        return None
    letters = "".join(word.rstrip("s") if is_acronym(word) else word[0] for word in words)
    return Role(read.head, read.modifiers | {letters.casefold()})


def role_key(role: str) -> str | None:
    """The office as one string, the same for all its wordings: "health secretary"."""
    read = read_role(role)
    return " ".join([*sorted(read.modifiers), read.head]) if read else None


def role_gender(role: str) -> Gender | None:
    """The sex that a role's head word shows: "spokeswoman for the chairman", "eldest son"."""
    head = read_head(role)
    return PERSON_NOUNS.get(head.folded) if head else None


def title_roles(name: Name, before: Sequence[str] = ()) -> list[str]:
    """The offices that a name's titles give, with what stands before them: "Former" "President"."""
    found = []
    for title in name.titles:
        if role := _TITLE_ROLES.get(title):
            prefix = next((words for words in before if not has_person_head(words)), "")
            found.append(f"{prefix} {role}".strip())
    return found


def state_of(note: str) -> str:
    """The American state in a politician's brackets: "R-S.C." is south carolina's."""
    place = re.split(r"[-–,]", note)[-1]
    return STATES.get(fold(place).replace(" ", ""), "")

"""What a cue is: the words that show that somebody said something.

First only a verb of saying with its subject is known, a candidate; it is a cue once it is
settled what it carries. With them stand the words that, as a subject or beside the verb, tell
whether anybody is heard: all who look for cues ask for these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.statements.words import PREPOSITIONS, SUBORDINATORS

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range, VerbGroup
    from gpqa.statements.following import After
    from gpqa.statements.lexicon import Form, Verb
    from gpqa.statements.words import Words

__all__ = ["AUTHOR", "NOBODY", "TELLING", "WRITER", "Candidate", "Cue"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue verb with its subject."""

    index: int
    """The verb."""
    group: VerbGroup
    verb: Verb
    form: Form
    subject: Range
    after: After | None
    own: bool = True
    """Whether the subject stands with the verb; else it is taken from before."""
    inverted: bool = False
    """Whether it stands after it: "said Mr Lee"."""
    begins: int | None = None
    """The cue's first token where that is not the subject's: "The paper quoted him as saying"."""

    @property
    def first(self) -> int:
        """The cue's first token."""
        if self.begins is not None:
            return self.begins
        return self.subject[0] if self.own and not self.inverted else self.group.first

    @property
    def stop(self) -> int:
        """The token after the verb, or after the subject that follows it."""
        return self.subject[1] if self.inverted else self.index + 1

    def in_aside(self, words: Words) -> bool:
        """Whether it only tells what happened somewhere: "a rally where …", "at which …"."""
        low = words.low
        before = low[self.first - 1] if self.first else ""
        return before == "where" or (
            before in {"which", "whom"} and self.first > 1 and low[self.first - 2] in PREPOSITIONS
        )

    def opens_sentence(self, words: Words) -> bool:
        """Whether its clause only leads up to the main one: "While Mr Lee said A, …"."""
        if self.form == "ing" and self.group.first == 0:
            return True
        before = words.low[self.first - 1] if self.first else ""
        if self.first > 3:
            return before in {"where", "when"} or self.in_aside(words)
        return before in SUBORDINATORS and before != "that"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its speaker and what it carries, as ranges of tokens."""

    first: int
    stop: int
    named: Range
    contents: tuple[Range, ...]


NOBODY = frozenset(
    "this that these those there nobody none nothing what anyone anybody whoever whatever".split()
)
"""Subjects that are no speaker."""
AUTHOR = frozenset("i you we".split())
"""Pronouns that, outside quotation marks, are the writer's own or mean anybody."""
WRITER = frozenset(
    """
    referring speaking citing pointing according following alluding commenting responding reacting
    replying becoming
    """.split()
)
"""After a comma: the writer goes on, with what the speaker meant or where it was said."""

TELLING = frozenset("tell inform remind".split())
"""What follows these is who was told."""

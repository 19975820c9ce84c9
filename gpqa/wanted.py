"""Whose words are wanted: which voices can answer a question, and which of their sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gpqa.inquiries import suits
from gpqa.models import Attribution
from gpqa.parties import speaks, tells_of
from gpqa.question import understand
from gpqa.terms import stems
from gpqa.votes import is_another_side

if TYPE_CHECKING:
    from gpqa.question import Question
    from gpqa.voices import Voice

__all__ = ["ANYONE", "Whose"]


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose words can answer a question."""

    speakers: tuple[int, ...] | None = None
    """Only those of these speakers, by their numbers in the store; None: anybody's."""
    names: tuple[str, ...] = ()
    """Their names."""
    any_words: bool = False
    """Whether anything that they said answers: nothing is asked but what they said."""
    attributed: bool = False
    """Only what somebody said, whoever that is; of the source's own voice words that are quoted."""
    besides: frozenset[int] | None = None
    """Only the source's own voice and these speakers."""
    without: frozenset[int] = frozenset()
    """Anybody's but these speakers'."""
    named: str | None = None
    """Who was asked for, as the question puts it."""
    unknown: bool = False
    """Whether the corpus never hears who was asked for."""
    unheard: bool = False
    """The same, though the sources may tell of it: that they would not comment."""
    told_of: str | None = None
    """Of the source's own voice only what names this body or office, or begins with "It"."""
    saying: bool = False
    """And only what has a verb of saying; of a group only what it says itself."""
    declining: str | None = None
    """Of the source's own voice only what tells that somebody of this name would not speak."""
    telling: tuple[str, ...] = ()
    """Of the source's own voice only what has one of these words; all, where there are none."""
    asking: bool | None = None
    """Only what is a question (True), or nothing that is told as one (False)."""
    topic: str | None = None
    """What they are asked about, where the question's form does not tell; empty for anything."""
    turns: bool = False
    """Only what a transcript puts behind their label."""
    replying: bool = False
    """Only what they replied to whoever asked them just that: "Will you resign?"."""
    deed: str = ""
    """Only what is told with this verb: what they promised, and not what else they said."""
    unless_deed: str = ""
    """Nothing that cannot be this deed of theirs: of a promise, no warning, nor another's."""
    vote: str = ""
    """Of the rows of a vote only that of this side."""
    nearest: tuple[str, ...] = ()
    """The names most like the one asked for, where that is unknown."""
    otherwise: Whose | None = None
    """Whose words may do where these do not answer: what a body or a report "says" an
    article tells in its own words, or in those of who speaks for it."""

    def asked(self, question: Question) -> Question:
        """A question as it is put to these speakers: its topic alone; to anybody, as it is."""
        if self.speakers is None:
            return question
        if self.replying:
            question = replace(question, who=self.named, topic=self.topic)
        elif self.topic:  # whoever is heard says what they write
            question = understand(f"What did {self.named} say about {self.topic}?")
        return question.of_topic()

    def admits(self, voice: Voice) -> bool:
        """Whether words in this voice can answer."""
        if self.speakers is not None:
            is_turn = voice.attribution is Attribution.TURN
            return voice.number in self.speakers and (is_turn or not self.turns)
        if self.besides is not None:
            return voice.attribution is None or voice.number in self.besides
        if voice.number in self.without:
            return False
        return not self.attributed or voice.attribution is not None

    def tells(self, voice: Voice, text: str, start: int = 0) -> bool:
        """Whether a sentence that these words admit, at ``start``, tells what is asked for."""
        if self.asking is not None and not suits(text, start, voice, asking=self.asking):
            return False
        if self.deed and not voice.told_with(self.deed, text, start):
            return False
        if self.unless_deed and voice.tells_no_such_deed(self.unless_deed, text, start):
            return False
        if self.vote and voice.attribution is None and is_another_side(text, self.vote):
            return False
        return self._tells_of_them(voice, text)

    def _tells_of_them(self, voice: Voice, text: str) -> bool:
        """Whether a sentence is about who is asked for."""
        if self.saying and self.telling and voice.speaker is None:
            direct = voice.attribution is Attribution.DIRECT  # it may be one of them who says it
            return direct or speaks(text, self.telling)
        if voice.attribution is not None:
            return True
        if self.telling and not {s for w in self.telling for s in stems(w)} & set(stems(text)):
            return False
        if self.told_of is not None and not tells_of(text, self.told_of, saying=self.saying):
            return False
        return self.declining is None or _is_declined(text, self.declining)


def _is_declined(text: str, name: str) -> bool:
    """Whether a sentence tells that somebody of this name would not speak."""
    from gpqa.declined import declined

    return declined(text, name)


ANYONE = Whose()

"""What a question asks for: its words, its topic, and whose words it wants."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gpqa.apart import apart_from
from gpqa.asked import Asked, asked_of, asks_who, topic_alone
from gpqa.errors import QuestionError
from gpqa.literal import quoted_in, without_quoted
from gpqa.terms import stems

__all__ = ["MAX_QUESTION", "Question", "holds_name", "understand"]

MAX_QUESTION = 10_000
"""Longest question, in code points. The encoder reads its first 250 words or so;
a paragraph pasted as a question is fine, a document is a mistake."""


# Words that ask for a statement, but do not say about what.
_SAYING = frozenset(
    stems("say says said saying tell tells told telling mention mentions mentioned according")
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood."""

    text: str
    """What is searched for: the question, or its topic alone where whose words answer
    is settled."""
    asked: str
    """As asked, without white space around it."""
    read: str
    """What a model reads of it: without whom it leaves out, of whom it asks nothing."""
    stems: tuple[str, ...]
    """Its content words, each once, in order."""
    who: str | None = None
    """The words that name whose statement is asked for: "Hunt" in "What did Hunt say?"."""
    is_sure: bool = True
    """Whether somebody is meant, known to the documents or not; else only where they know."""
    asks_who: bool = False
    """Whether it asks who said something: only what is attributed can answer."""
    is_bare: bool = False
    """Whether it is no question but what one is about: "diabetes", "GP contract"."""
    asks_saying: bool = False
    """Whether it has a word for saying: "What did residents say?", not "Do they like it?"."""
    topic: str | None = None
    """What the statement is to be about, where the question tells it from the speaker."""
    deed: str = ""
    """The verb whose object is all that it asks: "promise" of "What did Hunt promise?"."""
    quoted: tuple[str, ...] = ()
    """What it puts in quotation marks, where it asks for these very words."""
    rest: frozenset[str] = frozenset()
    """The stems of what else it asks about than those words and who says them."""

    apart: str | None = None
    """Whose words are not asked for: "Hunt" in "Apart from Hunt, who spoke of it?"."""

    @property
    def speaker_stems(self) -> frozenset[str]:
        """The stems of who is asked about, unless they are all that it asks about."""
        return frozenset(stems(self.who or "")) if self.topic else frozenset()

    def of_topic(self) -> Question:
        """The same without who is asked about: whose words answer it is settled."""
        rest = tuple(stem for stem in self.stems if stem not in self.speaker_stems)
        return replace(self, text=self.topic or self.text, stems=rest, who=None, topic=None)


# What may be asked of words in quotation marks, with no word about anything else.
_OF_WORDS = _SAYING | frozenset(
    stems(
        "use uses used using word words phrase phrases quote quotes quoted quotation line sentence"
        " statement write wrote written call calls called describe described exact exactly"
        " verbatim find text article document source"
    )
)
_WORD = re.compile(r"[\w'’&-]+")
_LINKS = frozenset("a an and at by for from in of on or the to with".split())
_ADDRESS = frozenset("mr mrs ms".split())
_MOST = 4
"""Words of a topic that is no question; a headline has more."""


def _is_bare(text: str) -> bool:
    words = _WORD.findall(text[:200])
    words = [word for word in words if word.casefold() not in _LINKS | _ADDRESS]
    return 0 < len(words) <= _MOST and len(text) <= 200 and all(map(stems, words))


def holds_name(text: str, topic: str) -> bool:
    """Whether a sentence has all of a bare topic as a name: in one piece, written large.

    Any word is written large at the beginning: there only a topic so written is a name.
    """
    words = _WORD.findall(topic[:200])
    if not words:
        return False
    piece = r"\W{1,3}".join(map(re.escape, words))
    for match in re.finditer(rf"(?<!\w)(?:{piece})(?!\w)", text, re.IGNORECASE):
        named = [word for word in _WORD.findall(match[0]) if word not in _LINKS]
        inside = any(map(str.isalnum, text[: match.start()]))
        if all(word[0].isupper() for word in named) and (inside or not topic.islower()):
            return True
    return False


_CIRCUMSTANCES = re.compile(r"(?:how|why|when|where)\b", re.IGNORECASE)


def _asks_for_words(around: str, who: str) -> bool:
    """Whether a question asks for what it quotes: around it only "did X say", or nothing.

    What is asked of a thing ("What is the “Good Life”?"), or of why it was said, is more.
    """
    asks = frozenset(stems(around)) - frozenset(stems(who))
    if asks - _OF_WORDS or _REASONS.search(around):
        return False
    return bool(asks) or not any(map(str.isalnum, around))


_ABOUT_VIEWS = re.compile(r"\s*+(?:please\s++)?tell\s++(?:me|us)\b", re.IGNORECASE)
_REASONS = re.compile(r"\b(?:how|why)\b", re.IGNORECASE)


def understand(text: str) -> Question:
    """Take a question apart; raises :class:`QuestionError` where there is none."""
    if not isinstance(text, str):
        raise QuestionError(f"a question is text, not {type(text).__name__}")
    words = text.strip()
    if not any(character.isprintable() and not character.isspace() for character in words):
        raise QuestionError("the question is empty: ask in words, in quotation marks")
    if len(words) > MAX_QUESTION:
        raise QuestionError(
            f"the question has {len(words):,} characters; the limit is {MAX_QUESTION:,}."
            " To index a text, save it as a file and use gpqa index"
        )
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise QuestionError(
            f"the question holds half of a surrogate pair at position {error.start}"
        ) from error
    quoted = quoted_in(words)
    around = without_quoted(words) if quoted else words
    wants_who = bool(quoted) and asks_who(around)
    whole = words
    apart = None if quoted else apart_from(words)
    if apart is not None:
        words = around = apart.words
    # To a model that reads, "What was said about X?" asks for more than words about X.
    alone = topic_alone(words)
    if alone is not None and _ABOUT_VIEWS.match(words) and asked_of(alone).sure_of_somebody:
        words, alone = alone, None  # "Tell me about Hunt's views on pay"
    text = alone or words
    read = f"What was said about {alone}?" if alone and not _ABOUT_VIEWS.match(words) else ""
    # Who is named inside a quotation is not who is asked for.
    to_nobody = alone is not None or wants_who or apart is not None
    asked = Asked() if to_nobody else asked_of(words)
    topic = asked.topic if stems(asked.topic or "") else None
    if quoted and not wants_who and not _asks_for_words(around, asked.who or ""):
        quoted = ()
    if quoted and asked.who and topic is None:
        topic = quoted[0]
    plain = asked.who and asked.sure and topic is None
    if plain and not _CIRCUMSTANCES.match(words):
        text = f"What did {asked.who} say?"  # so that all ways of putting it find the same
    return Question(
        text=text,
        asked=whole,
        read=read or (words if apart is not None else whole),
        stems=tuple(stem for stem in dict.fromkeys(stems(text)) if stem not in _SAYING),
        who=asked.who,
        is_sure=asked.sure,
        is_bare=_is_bare(text),
        asks_saying=not _SAYING.isdisjoint(stems(words)),
        asks_who=(asked.who is None or not asked.sure) and asks_who(words),
        topic=topic,
        deed=asked.deed,
        quoted=quoted,
        apart=apart.who if apart else None,
        rest=frozenset(stems(around)) - _OF_WORDS - frozenset(stems(asked.who or "")),
    )

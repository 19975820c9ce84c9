"""Whose a verb of saying is where no subject stands before it.

A verb joined to another shares the subject of that: "rose and said". A participle has that of
the clause it is attached to, or of whoever sent or published what it tells of: "sent a letter
saying". And with a quotation before it a verb may stand before its subject: "said Mr Lee".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gpqa.statements.clauses import (
    DASHES,
    find_first,
    has_finite,
    noun_phrase_end,
    verb_group,
)
from gpqa.statements.cue import AUTHOR, NOBODY, TELLING, WRITER
from gpqa.statements.following import sentence_end
from gpqa.statements.inverted_subjects import is_measure, subject_after
from gpqa.statements.lexicon import ALSO_NOUNS
from gpqa.statements.noun_phrases import head_noun
from gpqa.statements.opening_subjects import first_subject, opening_subject, with_name
from gpqa.statements.plausible import can_speak, is_plural, tells
from gpqa.statements.subjects import antecedent, find_subject
from gpqa.statements.words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range, VerbGroup
    from gpqa.statements.cue import Candidate
    from gpqa.statements.lexicon import Form, Verb
    from gpqa.statements.words import Words

__all__ = ["inherited_subject", "inverted_subject", "read_participle"]

_JOINED_BY = COORDINATORS | {",", "then"}


def inherited_subject(
    words: Words, verb: Verb, group: VerbGroup, form: Form, previous: Range | None
) -> Range | None:
    """The subject of a verb that is joined to one before: "… and said"."""
    before = words.low[group.first - 1] if group.first > 0 else ""
    if before not in _JOINED_BY or form == "participle" or (form == "base" and not group.do):
        return None
    if before == "," and form not in {"past", "present"}:
        return None
    subject = previous or first_subject(words, group.first)
    if before == "," and subject is not None and _stands_before(words, subject, group.first - 1):
        # "Ann Lee, told of this, laughed": what was done to her, no verb of hers
        return subject if verb.frames.isdisjoint(_DONE_TO_SOMEBODY) else None
    return subject


def _stands_before(words: Words, subject: Range, comma: int) -> bool:
    """Whether a subject ends at a comma, and is no name between two."""
    first, stop = subject
    return stop == comma and (first == 0 or words.low[first - 1] != ",")


_DONE_TO_SOMEBODY = frozenset("ronm")


# --- participles -------------------------------------------------------------------------


def read_participle(words: Words, candidate: Candidate, previous: Range | None) -> Candidate | None:
    """For ", saying that …", "after admitting …", "a statement saying …"."""
    low = words.low
    index, first = candidate.index, candidate.group.first
    before = low[first - 1] if first > 0 else ""
    if before == "as" and candidate.verb.base == "say":
        return _as_saying(words, candidate)
    if candidate.after is None or low[index] in WRITER:
        return None
    own = False
    if before in _LEADS_PARTICIPLE or before in DASHES:
        subject = previous or first_subject(words, first)
    elif before in {"", QUOTED}:
        subject = _main_subject(words, index)
    elif candidate.verb.frames & {"z", "q"} and low[index] not in ALSO_NOUNS:
        subject, own = _attached_subject(words, first, before)
    else:
        return None
    if subject is None or low[subject[0]] in AUTHOR or low[subject[0]] in NOBODY:
        return None
    return replace(candidate, subject=subject, own=own)


_QUOTING = frozenset(
    "quoted recorded reported cited quote quotes record records report reports cite cites".split()
)
_LONGEST_QUOTED = 14
"""Tokens from "quoted" to "as saying": who is quoted, or by whom."""


def _as_saying(words: Words, candidate: Candidate) -> Candidate | None:
    """For "Mr Lee was quoted as saying" and "the minutes record Mr Lee as saying"."""
    low = words.low
    stop = candidate.group.first - 1
    verb = stop - 1
    while verb > max(0, stop - _LONGEST_QUOTED) and low[verb] not in _QUOTING:
        if not words.is_word(verb) and low[verb] != ",":
            return None
        verb -= 1
    if verb < 1 or low[verb] not in _QUOTING or words.is_capital(verb):
        return None
    group = verb_group(words, verb)
    source = find_subject(words, group.first)
    if source is None or group.modal or group.negated or group.infinitive:
        return None
    subject = source if group.be else (verb + 1, stop)
    if subject[0] >= subject[1] or low[subject[0]] in AUTHOR | NOBODY | _NOT_QUOTED:
        return None
    return replace(candidate, subject=subject, own=True, begins=source[0])


_NOT_QUOTED = PREPOSITIONS | {"me", "us", "it"}


_LEADS_PARTICIPLE = frozenset([",", *"while after before when and but by in".split()])
_NO_SUBJECT = frozenset("worth start stop keep keeps kept of is was".split())
_MESSAGES = frozenset(
    """
    tweet tweets letter letters statement statements message messages post posts email emails e-mail
    memo report note series speech video article
    """.split()
)


def _main_subject(words: Words, index: int) -> Range | None:
    """The subject after the comma in "Saying that it was late, Mr Lee left"."""
    low = words.low
    comma = index
    while comma < len(low) and low[comma] != ",":
        if low[comma] == QUOTED and words.closing(comma) == ",":
            break
        comma += 1
    first = comma + 1
    if first >= len(low):
        return None
    if low[first] in SUBJECT_PRONOUNS:
        return first, first + 1
    subject = opening_subject(words, first, len(low))
    return None if subject is None else with_name(words, subject)


def _attached_subject(words: Words, first: int, before: str) -> tuple[Range | None, bool]:
    """Who says it in "a statement saying", "Lee sent a letter saying"; whether it adjoins."""
    if before in _NO_SUBJECT:
        return None, False
    subject = antecedent(words, first)
    writer = _sender(words, first)
    if writer is not None:
        return writer, False
    if subject is not None:
        published = _published(words, subject)
        if published is not None:
            return published, False
    if subject is not None and subject[0] > 1 and head_noun(words, subject) in _MESSAGES:
        author = first_subject(words, subject[0])
        if author is not None and author[1] < subject[0]:
            return author, False
    return subject, subject is not None


_SENDS = frozenset("written wrote emailed e-mailed texted messaged".split())
_LONGEST_ADDRESS = 16


def _sender(words: Words, first: int) -> Range | None:
    """Who wrote it, where those it went to stand before the verb: "X wrote to Y demanding"."""
    low = words.low
    for verb in range(first - 1, max(0, first - _LONGEST_ADDRESS), -1):
        if low[verb] in _SENDS and (low[verb + 1] == "to" or low[verb].endswith("ed")):
            group = verb_group(words, verb)
            told = group.modal or group.infinitive or group.negated
            told = told or (low[verb] == "written" and not group.have)
            return None if told else find_subject(words, group.first)
        if not words.is_word(verb) or low[verb] in RELATIVES:
            return None
    return None


def _published(words: Words, subject: Range) -> Range | None:
    """Who made it public, where a phrase holds the verb: "X published figures suggesting"."""
    low = words.low
    for index in range(subject[0], subject[1] - 1):
        if low[index] in _MAKES_PUBLIC and low[index - 1 : index] not in _ARTICLE_BEFORE:
            author = find_subject(words, index) if index else None
            return author if author is not None and author[1] <= index else None
    return None


_MAKES_PUBLIC = frozenset("published released issued circulated unveiled presented".split())
_ARTICLE_BEFORE = tuple([word] for word in DETERMINERS | {"newly", "just", "recently"})


# --- after the verb ----------------------------------------------------------------------


def inverted_subject(
    words: Words, index: int, verb: Verb, group: VerbGroup, subject: Range | None
) -> Range | None:
    """The subject after its verb: "…," said Mr Lee, who …"."""
    low = words.low
    if index + 1 >= len(low) or group.first == 0 or verb.base in TELLING:
        return None  # whoever follows "told" is told
    before, following = low[group.first - 1], low[index + 1]
    opens = before in {",", QUOTED, "as"} | DASHES and not (before == "," and subject is not None)
    if not opens or not _can_be_subject(words, index + 1) or is_measure(words, index + 1):
        return None
    stop = subject_after(words, index + 1)
    if following in SUBJECT_PRONOUNS:
        acts = index + 2 < len(low) and _can_be_verb(words, index + 2)
        stop = index + (1 if acts else 2)  # ", said she felt “ill”": no subject
    if stop <= index + 1:
        return None
    quoted = before in {QUOTED, "as"} or low[max(0, group.first - 2)] == QUOTED
    comma = find_first(words, ",", index + 1, stop)
    if not quoted and has_finite(words, index + 1, comma):
        return None  # ", said he would": no subject, but what was said
    if not quoted and not (
        _is_anybody(words, index + 1, stop) or _is_headline_source(words, index, verb, stop)
    ):
        return None
    return (index + 1, stop) if following else None


_SAID = frozenset("nothing little much more enough so no yes sorry anything hello goodbye".split())
"""What "says" may have behind it that was said."""


def _is_headline_source(words: Words, index: int, verb: Verb, stop: int) -> bool:
    """Whether a headline ends in what told it: "Firm failed villagers, says report".

    Of a verb that takes a noun for its object only a text that can tell: "warns study".
    """
    low = words.low
    if low[index - 1] != "," or not low[index].endswith("s") or sentence_end(words) > stop:
        return False
    if verb.base == "say":
        return low[index + 1] not in _SAID
    return "z" in verb.frames and tells(low[stop - 1])


def _can_be_verb(words: Words, index: int) -> bool:
    """Whether the word after a pronoun can be its verb: anything but "of", "who", "again"."""
    word = words.low[index]
    small = PREPOSITIONS | SUBORDINATORS | COORDINATORS | TIMES | RELATIVES | DETERMINERS
    return words.is_word(index) and word not in small and not is_adverb(word)


def _is_anybody(words: Words, first: int, stop: int) -> bool:
    """Whether words behind a verb can be who did it: no adverb without "-ly", no mere thing.

    A name, what an article opens, a plural, or a noun for a person or body: "warned critics",
    not "complained anew".
    """
    if words.low[first] in SUBJECT_PRONOUNS or words.low[first] in DETERMINERS:
        return True
    stop = min(stop, noun_phrase_end(words, first, stop))
    if stop <= first or any(map(words.is_capital, range(first, stop))):
        return True
    return is_plural(words, (first, stop)) or can_speak(words.low[stop - 1])


def _can_be_subject(words: Words, index: int) -> bool:
    word = words.low[index]
    if not words.is_word(index) or word in PREPOSITIONS or word in SUBORDINATORS:
        return False
    if word in SUBJECT_PRONOUNS:
        return word in {"he", "she", "they"}
    return not is_adverb(word) and word not in TIMES

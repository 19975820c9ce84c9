"""Whether the subject that stands with a verb of saying can be the one that says it.

What looks like such a verb may be a noun ("insurance claims"), and a subject may be nobody
("no cook said"), the very text that is read, or a thing that suggests and does not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.name_words import BODY_HEADS, PERSON_NOUNS
from gpqa.statements.clauses import find_first, has_finite
from gpqa.statements.cue import AUTHOR, NOBODY
from gpqa.statements.lexicon import ALSO_NOUNS, NOUNS
from gpqa.statements.nameless import is_human
from gpqa.statements.noun_phrases import head_noun, is_address
from gpqa.statements.words import (
    BE,
    COORDINATORS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTED,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
)

if TYPE_CHECKING:
    from gpqa.statements.clauses import Range
    from gpqa.statements.cue import Candidate
    from gpqa.statements.words import Words

__all__ = ["can_speak", "is_announced", "is_plausible", "is_plural", "tells", "tells_who_began"]

_THINGS = frozenset(
    """
    it evidence fact facts move moves result results experience history logic sign signs
    trend trends pattern patterns name title nature success failure decision timing outcome
    """.split()
)
_FINDINGS = frozenset("finding findings data figure figures numbers statistics results".split())
_DOCUMENTS = frozenset(
    """
    report study poll polls survey research analysis review inquiry investigation court judge jury
    documents document records figures data researchers scientists economists experts investigators
    statistics papers audit surveys studies reports letter memo officials lawmakers police
    team scientists doctors authors professor company university charity union watchdog committee
    commission agency regulator institute ministers mps inspectors auditors
    """.split()
)
_PLURALS = frozenset(
    """
    they people police majority number percent many some most others all both men women few
    """.split()
)
_ANYBODY = SUBJECT_PRONOUNS | NOBODY | {"those", "someone", "everyone"}
_OPENS_CLAUSE = SUBORDINATORS | COORDINATORS | TIMES | {"also", "today", "yesterday", "who"}


def is_plausible(words: Words, candidate: Candidate) -> bool:
    """Whether the subject that stands with a verb can be the one that says it."""
    low = words.low
    first, stop = candidate.subject
    alone = low[first] in NOBODY and stop == first + 1
    none = low[first] in {"no", "none", "neither"} and not is_address(words, first)
    none = none or (first > 0 and low[first - 1] == "nor")
    if low[first] in AUTHOR or none or alone or _is_nobody(words, candidate):
        return False
    if low[stop - 1] in {"who", "which"}:
        return True
    if low[stop] in {"who", "that"} and stop == first + 1 and low[first] in _ANYBODY:
        return False  # "he who says so", "those who say"
    if first == 1 and low[0] == "where":
        return False  # "Where the tenant claims that …, the landlord shall"
    if low[first] in _WHATEVER or (first and low[first - 1] in _DOUBTED):
        return False
    return _agrees(words, candidate) and _can_say(words, candidate)


_WHATEVER = frozenset({"whatever", "whichever"})
_DOUBTED = _WHATEVER | {"if", "unless", "whether", "what"}
"""What leaves open whether somebody says a thing, or what: "whatever he is telling you"."""
_IFFY = frozenset("if unless should had were whenever sometimes often always usually".split())
_ANYBODYS = frozenset("you anyone anybody everyone everybody nobody us".split())


def is_announced(words: Words, candidate: Candidate) -> bool:
    """Whether "will say" is the news of a speech to come, not what somebody would say or anybody.

    Of whom it is: he, she, a name, or a person, body or paper with an article. "If asked, he
    will say", "he will tell you", "critics will say" are no news.
    """
    low = words.low
    first, stop = candidate.subject
    before = low[candidate.first - 1] if candidate.first else ""
    if low[0] in _IFFY or before in _OPENS_ASIDE or not _IFFY.isdisjoint(low[first : stop + 3]):
        return False
    after = candidate.after
    if after is None:
        carries = before in {",", QUOTED}
    else:
        carries = after.sort != "noun" or candidate.verb.base == "call"
    if not carries or not _ANYBODYS.isdisjoint(low[candidate.index + 1 : candidate.index + 3]):
        return False
    if low[first] in SUBJECT_PRONOUNS:
        return low[first] in {"he", "she"}
    head = head_noun(words, candidate.subject)
    if head in _CROWD or head.removesuffix("s") in _CROWD:
        return False
    if any(low[i] == head and words.is_capital(i) for i in range(first, stop)):
        return head not in _SMALL
    definite = low[first] in _DEFINITE or words.is_capital(first + 1)
    return definite and (can_speak(head) or head in _DOCUMENTS)


_DEFINITE = frozenset("the his her its their".split())
_CROWD = frozenset("critic sceptic skeptic opponent cynic fan supporter people reader".split())
_OPENS_ASIDE = SUBORDINATORS | {"nor"}
_SMALL = DETERMINERS | PREPOSITIONS | SUBORDINATORS | COORDINATORS | SUBJECT_PRONOUNS | _PLURALS


_IN_TURN = frozenset("first last next back again earlier before then instead too".split())


def tells_who_began(words: Words, candidate: Candidate) -> bool:
    """For "And it was Ms Lee who wrote first: “…”": who did it is told, not who says this."""
    low = words.low
    first = candidate.subject[0]
    return (
        first > 1
        and low[first - 2] == "it"
        and low[first - 1] in BE
        and not _IN_TURN.isdisjoint(low[candidate.index + 1 : candidate.index + 2])
    )


def _is_nobody(words: Words, candidate: Candidate) -> bool:
    """Whether the subject speaks for nobody, or its clause only tells which one is meant."""
    subject = candidate.subject
    return (
        _is_page(words, subject)
        or _is_heap(words, subject)
        or _is_shouted(words, subject)
        or (_only_describes(words, candidate) and _is_described(words, candidate))
    )


def _is_shouted(words: Words, subject: Range) -> bool:
    """Whether a pronoun has a headline's capitals, and is no body: "THE MAN WHO HATES CLOCKS"."""
    first, last = subject[0], subject[1] - 1
    if first == last or words.low[last] != "WHO" or words.low[last - 1] in DETERMINERS:
        return False
    return words.is_capital(last - 1)


def _is_page(words: Words, subject: Range) -> bool:
    """Whether a subject is the very text that is read: "an earlier version of this article"."""
    low = words.low
    for index in range(subject[0], subject[1] - 1):
        if low[index] in {"this", "our"} and low[index + 1] in _PAGES:
            return index == subject[0] or low[index - 1] in {"of", "in", "to", "on"}
    return False


_PAGES = frozenset(
    "article story page piece headline post blog column live-blog newsletter".split()
)


def _only_describes(words: Words, candidate: Candidate) -> bool:
    """Whether a verb shows what somebody is like, or is after, rather than what was said.

    "The man who hates clocks", "people who wanted to work for us".
    """
    frames = candidate.verb.frames
    wishes = "i" in frames and "p" not in frames
    return frames - {"x"} <= {"m"} or (
        wishes and words.low[candidate.index + 1 : candidate.index + 2] == ["to"]
    )


def _is_described(words: Words, candidate: Candidate) -> bool:
    """Whether a clause only tells which one is meant: "the woman who hates clocks"."""
    stop = candidate.subject[1]
    return (
        words.low[stop : stop + 1] in (["who"], ["which"], ["that"])
        and stop + 1 == candidate.group.first
        and not words.is_capital(stop - 1)
    )


def _agrees(words: Words, candidate: Candidate) -> bool:
    """Whether the form fits the subject, and is a verb at all."""
    group = candidate.group
    helped = group.do or group.modal
    if candidate.form == "base" and not helped and not is_plural(words, candidate.subject):
        return False
    helped = group.have or group.be or group.do
    if not (helped or group.modal) and _is_governed(words, candidate):
        return False
    return (
        helped or words.low[candidate.index] not in ALSO_NOUNS or _is_surely_verb(words, candidate)
    )


def _is_governed(words: Words, candidate: Candidate) -> bool:
    """Whether a preposition right before makes a noun of it: "will be seen under plans to".

    What is as often a noun is no verb there, unless the clause before it is a subject's own.
    """
    word = words.low[candidate.index]
    before = candidate.group.first - 1
    return (
        (word in NOUNS or word in ALSO_NOUNS)
        and before >= candidate.subject[1]
        and words.low[before] in PREPOSITIONS
    )


def _can_say(words: Words, candidate: Candidate) -> bool:
    if candidate.verb.base in {"suggest", "indicate", "imply"}:
        return head_noun(words, candidate.subject) not in _THINGS
    if candidate.verb.frames - {"x"} <= {"m"} and head_noun(words, candidate.subject) in _FINDINGS:
        return False  # "these findings do not support"
    if candidate.verb.particle == "evidence" and not _is_witness(words, candidate.subject):
        return False
    return "k" not in candidate.verb.frames or _is_speaker(words, candidate.subject)


def is_plural(words: Words, subject: Range) -> bool:
    """Whether a subject takes the verb's plural: "critics say", "Ann Lee and Tom Park say"."""
    head = head_noun(words, subject)
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return plural or head in _PLURALS or "and" in words.low[slice(*subject)]


def _is_surely_verb(words: Words, candidate: Candidate) -> bool:
    """Whether what is as often a noun is a verb: "Mr Lee claims", not "insurance claims"."""
    low = words.low
    after = candidate.after
    if after is not None and low[after.first - 1] in {"that", "for", "on", ":"}:
        return True
    first, stop = candidate.subject
    # No verb: "The site rated 22% of Democratic claims", "defended his early-morning tweets"
    head = head_noun(words, candidate.subject)
    theirs = low[first] in {"his", "her", "its", "their"} and not can_speak(head)
    if theirs or has_finite(words, first, stop):
        return False
    if _reads_as_verb(words, candidate):
        return False
    if after is not None and after.sort == "clause":
        return True
    named_to = find_first(words, ",", first, stop)  # "Ann Lee, the director, calls it a sham"
    named = words.is_capital(first) and (first > 0 or words.is_capital(named_to - 1))
    shown = (
        named
        or low[first] in SUBJECT_PRONOUNS
        or low[first] in DETERMINERS
        or low[first] in {"who", "some", "many"}
    )
    amid = first > 0 and words.is_word(first - 1) and low[first - 1] not in _OPENS_CLAUSE
    if not shown or amid:
        return False
    following = low[candidate.index + 1] if candidate.index + 1 < len(low) else ""
    return following not in FINITE | {"such", "like", "including", "of", "and"}


_FEWEST_PILED = 3


def _is_heap(words: Words, subject: Range) -> bool:
    """Whether a subject is nouns in a heap, as no sentence has them: "market road gate".

    Without an article, the singular of what cannot speak is no subject but in a headline.
    """
    low = words.low
    first, stop = subject
    plain = all(
        words.is_word(i) and (i == first or not words.is_capital(i)) for i in range(first, stop)
    )
    if not plain or stop - first < _FEWEST_PILED or low[first] in DETERMINERS:
        return False
    small = PREPOSITIONS | COORDINATORS | SUBJECT_PRONOUNS | FINITE
    if not small.isdisjoint(low[first:stop]):
        return False
    head = head_noun(words, subject)
    return not (head.endswith("s") or head in _DOCUMENTS | _PLURALS or can_speak(head))


def _reads_as_verb(words: Words, candidate: Candidate) -> bool:
    """Whether the subject ends in a verb, and the cue is its object: "Judge allows challenge to".

    A headline has no article; what cannot speak after one who can is a verb, not a plural.
    """
    first, stop = candidate.subject
    if candidate.form != "base" or candidate.group.do or stop - first < 2:
        return False
    verb, doer = words.low[stop - 1], words.low[stop - 2]
    if words.low[first] in DETERMINERS or words.is_capital(stop - 1) or can_speak(verb):
        return False
    after = candidate.after
    prepositional = after is not None and words.low[after.first] == "to"
    return prepositional and verb.endswith("s") and (doer in PERSON_NOUNS or doer in BODY_HEADS)


def can_speak(noun: str) -> bool:
    """Whether a noun stands for a person, people or a body: "lawyers", "office", "family"."""
    return not _SPEAKING.isdisjoint((noun, noun.removesuffix("s"), noun.removesuffix("es")))


def tells(noun: str) -> bool:
    """Whether a noun stands for what somebody wrote or found, or who did: "report", "inquiry"."""
    return noun in _DOCUMENTS


_FOLK = frozenset("family friend parent fan people staff allies relative".split())
_SPEAKING = frozenset({*PERSON_NOUNS, *BODY_HEADS, *_FOLK})


# Whose office it is to find and to hold: "the judge held that", "the tribunal ruled that"
_DECIDERS = frozenset(
    """
    adjudicator arbitrator coroner court courts inspector judge judges jury justices magistrate
    magistrates ombudsman recorder registrar sheriff tribunal umpire
    """.split()
)


def _is_witness(words: Words, subject: Range) -> bool:
    """Whether somebody can be heard as a witness: "the results gave evidence that" are nobody."""
    head = head_noun(words, subject)
    named = words.is_capital(subject[1] - 1) and subject[1] - subject[0] > 1
    return head in {"he", "she", "they", "who"} or named or can_speak(head) or is_human(head)


def _is_speaker(words: Words, subject: Range) -> bool:
    """Whether a subject is a person, a named body, or a document that tells something."""
    low = words.low
    return (
        low[subject[0]] in {"he", "she", "they"}
        or head_noun(words, subject) in _DOCUMENTS | _DECIDERS
        or (words.is_capital(subject[1] - 1) and low[subject[0]] != "it")
    )

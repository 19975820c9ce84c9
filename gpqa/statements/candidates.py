"""The cue verbs of a sentence, each with its subject and with what follows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gpqa.name_words import BODY_HEADS, PERSON_NOUNS
from gpqa.statements.clauses import (
    DASHES,
    Range,
    VerbGroup,
    find_first,
    has_finite,
    verb_group,
)
from gpqa.statements.following import After, find_following
from gpqa.statements.lexicon import ALSO_NOUNS, VERBS, Form, Verb
from gpqa.statements.subjects import (
    PRONOUN_LIKE,
    antecedent,
    find_subject,
    first_subject,
    head_noun,
    is_address,
    opening_subject,
    subject_after,
)
from gpqa.statements.words import (
    COORDINATORS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

if TYPE_CHECKING:
    from gpqa.statements.words import Words

__all__ = ["AUTHOR", "NOBODY", "TELLING", "WRITER", "Candidate", "Cue", "find_candidates"]


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

_UNKNOWN: Range = (0, 0)
_MOST_CUES = 24
"""Cues read in one sentence: a real one has six or seven at most."""
# Not doing these is an attitude too: "does not support", "never wanted".
_ATTITUDES = frozenset(
    "want believe think expect support agree accept favour favor endorse back regret like".split()
)
# "went on to say", "continued to insist".
_LEADING = frozenset(
    "on used continued began started proceeded rushed continuing continues quick".split()
)
_JOINED_BY = COORDINATORS | {",", "then"}


def find_candidates(words: Words) -> list[Candidate]:
    """The cue verbs of a sentence, in order."""
    found: list[Candidate] = []
    previous: Range | None = None
    titled: bool | None = None
    for index, word in enumerate(words.low):
        entries = VERBS.get(word)
        if entries is None:
            continue
        if index and words.is_capital(index):  # a name, unless all have capitals
            titled = _is_titled(words) if titled is None else titled
            if not titled:
                continue
        for verb, form in sorted(entries, key=_is_plain):  # "ruled out" is not "ruled"
            candidate = _candidate(words, index, verb, form, previous)
            if candidate is not None:
                found.append(candidate)
                introduces = candidate.after is not None or "p" in verb.frames
                if introduces and not _is_restricted(words, candidate):
                    previous = candidate.subject
                break
        if len(found) == _MOST_CUES:
            break
    return found


def _is_plain(entry: tuple[Verb, Form]) -> bool:
    return not entry[0].particle


def _is_restricted(words: Words, candidate: Candidate) -> bool:
    """Whether it only tells which one is meant: "a man who said he was ill"."""
    if candidate.own and _is_relatives(words, candidate.subject[0]):
        return True
    stop = candidate.subject[1]
    return (
        candidate.own
        and words.low[stop : stop + 1] == ["who"]
        and stop < candidate.index
        and not words.is_capital(stop - 1)
    )


def _is_relatives(words: Words, first: int) -> bool:
    """Whether the subject at ``first`` is a relative clause's: "Lee, whose wife, Ann, said"."""
    low = words.low
    if first and low[first - 1] in {"who", "whom", "which", "whose"}:
        return True
    if low[first] == "whose":
        return True
    if first < 3 or low[first - 1] != ",":
        return False
    begin = max((i for i in range(max(0, first - 10), first - 1) if low[i] == ","), default=0)
    return low[begin + 1] == "whose"


def _is_titled(words: Words) -> bool:
    """Whether It Is Written Like a Headline, where capitals show nothing."""
    plain = [i for i in range(len(words)) if words.is_word(i) and len(words.low[i]) > 3]
    return len(plain) > 2 and sum(map(words.is_capital, plain)) > 0.8 * len(plain)


def _candidate(
    words: Words, index: int, verb: Verb, form: Form, previous: Range | None
) -> Candidate | None:
    """The cue verb at ``index``; ``previous`` is the subject of the one before it."""
    group = _asserting_group(words, index, verb, form)
    if group is None:
        return None
    after = find_following(words, index, verb)
    nothing = after is None and verb.frames & {"d", "v"}
    if nothing or (verb.frames == {"p"} and not _shows_how(words, index, group)):
        return None
    if form == "ing" and not group.be:
        return _participle(words, Candidate(index, group, verb, form, _UNKNOWN, after), previous)
    subject = find_subject(words, group.first)
    if "p" in verb.frames and (after is None or subject is None):
        turned = _inverted(words, index, verb, group, subject)
        if turned is not None and (form != "base" or _is_plural(words, turned)):
            return Candidate(index, group, verb, form, turned, None, inverted=True)
    if subject is None:
        subject = _inherited(words, group, form, previous)
        own = Candidate(index, group, verb, form, subject or _UNKNOWN, after, own=False)
        return None if subject is None else own
    candidate = Candidate(index, group, verb, form, subject, after)
    return candidate if _is_plausible(words, candidate) else None


def _shows_how(words: Words, index: int, group: VerbGroup) -> bool:
    """Whether a face or gesture goes with the quotation before it: ""It happens," he shrugged".

    After a question, who shrugs may be whoever was asked: there the name must follow the verb.
    """
    low = words.low
    quote = index - 1
    while quote >= 0 and low[quote] != QUOTED and index - quote < _LONGEST_NAMED:
        quote -= 1
    if quote < 0 or low[quote] != QUOTED:
        return False
    comma = words.closing(quote) == "," or low[quote + 1] == ","
    return comma or group.first == quote + 1


_LONGEST_NAMED = 16
"""Tokens from a quotation to the verb that shows how it was said."""


def _asserting_group(words: Words, index: int, verb: Verb, form: Form) -> VerbGroup | None:
    """The verb's group, where it tells what was said; None for "would say" and the like."""
    particle = verb.particle.split()
    after = index + 1 + len(particle)
    if particle and words.low[index + 1 : after] != particle:
        return None
    if particle == ["on"] and words.low[after : after + 1] == ["to"]:
        return None  # "went on to say": that is said by the next verb
    group: VerbGroup | None = verb_group(words, index)
    if group is not None and _is_gerund(words, group):
        return None
    if group is not None and group.infinitive:
        group = _leading_group(words, group) if form == "base" else None
    return group if group is not None and _asserts(words, group, verb, form) else None


def _is_gerund(words: Words, group: VerbGroup) -> bool:
    """Whether a perfect is what another verb takes: "denied having said so"."""
    if words.low[group.first] != "having" or group.first == 0:
        return False
    before = words.low[group.first - 1]
    return before in VERBS or (before.endswith("ed") and not words.is_capital(group.first - 1))


def _leading_group(words: Words, group: VerbGroup) -> VerbGroup | None:
    """The whole of "went on to" and "continued to"; None for any other "to"."""
    low = words.low
    first = group.first - 2
    if first < 1 or low[first] not in _LEADING:
        return None
    if low[first] == "on" and low[first - 1] in {"went", "goes", "gone"}:
        first -= 1
    leading = verb_group(words, first)
    return VerbGroup(
        leading.first,
        have=leading.have,
        modal=leading.modal,
        do=True,
        negated=leading.negated,
    )


def _asserts(words: Words, group: VerbGroup, verb: Verb, form: Form) -> bool:
    """Whether the verb tells what was said: no "would say", "did not say", "it was said"."""
    if "v" in verb.frames:  # "would give no promise" is as good as "gave no promise"
        return not (group.negated or group.be or (form == "participle" and not group.have))
    if group.modal or (group.negated and verb.base not in _ATTITUDES):
        return False
    if group.be and form in {"past", "participle"} and verb.base != "agree":
        return False
    if form == "participle":
        return group.have
    if form == "base" and not group.do and group.first > 0:
        before = words.low[group.first - 1]
        return before not in DETERMINERS or before in PRONOUN_LIKE
    return True


# --- whose it is -----------------------------------------------------------------------


def _inherited(words: Words, group: VerbGroup, form: Form, previous: Range | None) -> Range | None:
    """The subject of a verb that is joined to one before: "… and said"."""
    before = words.low[group.first - 1] if group.first > 0 else ""
    if before not in _JOINED_BY or form == "participle" or (form == "base" and not group.do):
        return None
    if before == "," and form not in {"past", "present"}:
        return None
    return previous or first_subject(words, group.first)


def _participle(words: Words, candidate: Candidate, previous: Range | None) -> Candidate | None:
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
    return opening_subject(words, first, len(low))


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


def _inverted(
    words: Words, index: int, verb: Verb, group: VerbGroup, subject: Range | None
) -> Range | None:
    """The subject after its verb: "…," said Mr Lee, who …"."""
    low = words.low
    if index + 1 >= len(low) or group.first == 0 or verb.base in TELLING:
        return None  # whoever follows "told" is told
    before, following = low[group.first - 1], low[index + 1]
    opens = before in {",", QUOTED, "as"} | DASHES and not (before == "," and subject is not None)
    if not opens or not _can_be_subject(words, index + 1):
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
    return (index + 1, stop) if following else None


def _can_be_verb(words: Words, index: int) -> bool:
    """Whether the word after a pronoun can be its verb: anything but "of", "who", "again"."""
    word = words.low[index]
    small = PREPOSITIONS | SUBORDINATORS | COORDINATORS | TIMES | RELATIVES | DETERMINERS
    return words.is_word(index) and word not in small and not is_adverb(word)


def _can_be_subject(words: Words, index: int) -> bool:
    word = words.low[index]
    if not words.is_word(index) or word in PREPOSITIONS or word in SUBORDINATORS:
        return False
    if word in SUBJECT_PRONOUNS:
        return word in {"he", "she", "they"}
    return not is_adverb(word) and word not in TIMES


# --- who can say something -------------------------------------------------------------

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


def _is_plausible(words: Words, candidate: Candidate) -> bool:
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
    if first and low[first - 1] in {"if", "unless", "whether", "what"}:
        return False
    return _agrees(words, candidate) and _can_say(words, candidate)


def _is_nobody(words: Words, candidate: Candidate) -> bool:
    """Whether the subject speaks for nobody, or its clause only tells which one is meant."""
    subject = candidate.subject
    return (
        _is_page(words, subject)
        or _is_heap(words, subject)
        or _is_shouted(words, subject)
        or (candidate.verb.frames <= {"m"} and _is_described(words, candidate))
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


def _is_described(words: Words, candidate: Candidate) -> bool:
    """Whether a clause only tells which one is meant: "the woman who hates clocks"."""
    stop = candidate.subject[1]
    return (
        words.low[stop : stop + 1] in (["who"], ["which"], ["that"])
        and stop < candidate.index
        and not words.is_capital(stop - 1)
    )


def _agrees(words: Words, candidate: Candidate) -> bool:
    """Whether the form fits the subject, and is a verb at all."""
    group = candidate.group
    helped = group.do or group.modal
    if candidate.form == "base" and not helped and not _is_plural(words, candidate.subject):
        return False
    helped = group.have or group.be or group.do
    return (
        helped or words.low[candidate.index] not in ALSO_NOUNS or _is_surely_verb(words, candidate)
    )


def _can_say(words: Words, candidate: Candidate) -> bool:
    if candidate.verb.base in {"suggest", "indicate", "imply"}:
        return head_noun(words, candidate.subject) not in _THINGS
    if candidate.verb.frames <= {"m"} and head_noun(words, candidate.subject) in _FINDINGS:
        return False  # "these findings do not support"
    return "k" not in candidate.verb.frames or _is_speaker(words, candidate.subject)


def _is_plural(words: Words, subject: Range) -> bool:
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
    theirs = low[first] in {"his", "her", "its", "their"} and not _can_speak(head)
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
    return not (head.endswith("s") or head in _DOCUMENTS | _PLURALS or _can_speak(head))


def _reads_as_verb(words: Words, candidate: Candidate) -> bool:
    """Whether the subject ends in a verb, and the cue is its object: "Judge allows challenge to".

    A headline has no article; what cannot speak after one who can is a verb, not a plural.
    """
    first, stop = candidate.subject
    if candidate.form != "base" or candidate.group.do or stop - first < 2:
        return False
    verb, doer = words.low[stop - 1], words.low[stop - 2]
    if words.low[first] in DETERMINERS or words.is_capital(stop - 1) or _can_speak(verb):
        return False
    after = candidate.after
    prepositional = after is not None and words.low[after.first] == "to"
    return prepositional and verb.endswith("s") and (doer in PERSON_NOUNS or doer in BODY_HEADS)


def _can_speak(noun: str) -> bool:
    """Whether a noun stands for a person, people or a body: "lawyers", "office", "family"."""
    nouns = {noun, noun.removesuffix("s"), noun.removesuffix("es")}
    return not nouns.isdisjoint(PERSON_NOUNS) or not nouns.isdisjoint(BODY_HEADS | _FOLK)


_FOLK = frozenset("family friend parent fan people staff allies relative".split())


def _is_speaker(words: Words, subject: Range) -> bool:
    """Whether a subject is a person, a named body, or a document that tells something."""
    low = words.low
    return (
        low[subject[0]] in {"he", "she", "they"}
        or head_noun(words, subject) in _DOCUMENTS
        or (words.is_capital(subject[1] - 1) and low[subject[0]] != "it")
    )

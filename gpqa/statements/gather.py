"""Who there is in a document: everybody whom it names, before it is told who speaks where.

First those with a given name, so that a short form finds its person also where the
full name comes later; then those who are only ever "Mr Keith" or "Tompkins".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from gpqa.given_names import GIVEN
from gpqa.names import fold
from gpqa.statements.introduced import gender_behind_sentence, gender_introduced, is_relative
from gpqa.statements.phrase_names import KIN, looks_like_person
from gpqa.statements.phrases import PhraseKind
from gpqa.statements.quoted_spans import within
from gpqa.statements.relatives import find_owner, is_relative_of
from gpqa.statements.roster import Roster
from gpqa.statements.sexes import speaks_of_another

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.statements.mentions import Mention
    from gpqa.statements.phrases import Phrase

__all__ = ["gather"]


def gather(
    text: str, mentions: Sequence[Mention], spans: Sequence[Span], phrases: Sequence[Phrase]
) -> Roster:
    """Everybody whom the mentions of a text name, or the phrases that stand in its ``spans``."""
    roster = Roster()
    vocabulary = _Vocabulary(text)
    beside = list(zip(spans, phrases, strict=True))
    _gather_full_names(roster, vocabulary, mentions, beside)
    _gather_introduced(roster, vocabulary, mentions)
    _gather_family(roster, mentions)
    _gather_relatives(roster, text, mentions)
    _gather_namesakes(roster, text, mentions)
    _gather_surnames(roster, vocabulary, mentions, beside)
    _gather_called(roster, text, mentions)
    return roster


def _gather_full_names(
    roster: Roster,
    vocabulary: _Vocabulary,
    mentions: Sequence[Mention],
    beside: Sequence[tuple[Span, Phrase]],
) -> None:
    """Everybody who is named with a given name, with evidence that it is a person."""
    names = [span for span, phrase in beside if phrase.kind is PhraseKind.NAME]
    named = [
        (mention.start, mention.name, mention.roles, not within(names, mention.start))
        for mention in mentions
        if mention.name.given
        and (mention.strong or _has_age(mention, vocabulary.text))
        and not _is_doubtful(mention.name, vocabulary)
    ]
    for (start, _), phrase in beside:
        name = phrase.name
        if name and name.given and not _is_doubtful(name, vocabulary):
            named.append((start, name, phrase.roles, True))
    # Known given names first: "Exercise Wren Ann Lee" is Ann Lee where she is named.
    named.sort(key=lambda entry: (fold(entry[1].given[0]) not in GIVEN, entry[0]))
    for _, name, roles, counts in named:
        plain = _without_prefix(name, roster)
        entity = roster.enter(plain)
        entity.see(plain, roles, counts=counts)
        entity.sure.update(dict.fromkeys(plain.titles))


def _gather_introduced(
    roster: Roster, vocabulary: _Vocabulary, mentions: Sequence[Mention]
) -> None:
    """Everybody whom only the "he" of the next sentence shows to be a person."""
    found = []
    surnames = {entity.name.key for entity in roster.entities}
    for at, mention in enumerate(mentions):
        name = mention.name
        if mention.strong or not name.given or roster.is_known_in_full(name):
            continue
        gender = gender_introduced(mentions, at, vocabulary.text, surnames)
        if gender and not _is_doubtful(name, vocabulary) and not roster.bearers(name.key):
            found.append((name, gender))
    for name, gender in found:
        entity = roster.enter(name)
        entity.see(name, ())
        entity.genders.add(gender)


def _gather_family(roster: Roster, mentions: Sequence[Mention]) -> None:
    """Those with somebody's surname whom the text calls by the first name as well.

    "Her sister Sunniva wept. Sunniva Dahl, who paints, …" is somebody where there is an Eli Dahl.
    """
    alone = {each.name.key for each in mentions if each.strong and not _is_longer(each.name)}
    for mention in mentions:
        name = mention.name
        if mention.strong or len(name.given) != 1 or fold(name.given[0]) not in alone:
            continue
        if roster.bearers(name.key) and not roster.is_known_in_full(name):
            roster.enter(name).see(name, ())


def _is_longer(name: Name) -> bool:
    return bool(name.given or name.titles)


def _gather_relatives(roster: Roster, text: str, mentions: Sequence[Mention]) -> None:
    """Those who are nobody yet: "Mrs Marr, his mother", where only a child's name is known."""
    for mention in mentions:
        owner = find_owner(mention, text)
        if owner is None:
            continue
        name = mention.name
        bearers = roster.of_surname(name)
        if any(map(owner.leaves, bearers)):
            continue
        relative = roster.add(name)
        relative.relative = True
        relative.titles.update(dict.fromkeys(name.titles))
        relative.sure.update(dict.fromkeys(name.titles))


def _gather_namesakes(roster: Roster, text: str, mentions: Sequence[Mention]) -> None:
    """Those who are not the relative named after them: "Mr Lyle fell. His brother, Sam Lyle, …"."""
    titled: dict[str, dict[Name, None]] = {}
    met: set[int] = set()
    for mention in mentions:
        name = mention.name
        if not name.given:
            if name.titles and name.gender:
                titled.setdefault(name.key, {})[name] = None
            continue
        fits = roster.of_full_name(name)
        if len(fits) != 1 or fits[0].number in met:
            continue
        one = fits[0]
        met.add(one.number)
        for namesake in filter(one.can_be, titled.get(name.key, ())):
            alone = len(roster.of_surname(namesake)) == 1
            if alone and is_relative_of(mention, namesake, text):
                other = roster.add(namesake)
                other.relative = one.awaited = True
                other.sure.update(dict.fromkeys(namesake.titles))


def _gather_surnames(
    roster: Roster,
    vocabulary: _Vocabulary,
    mentions: Sequence[Mention],
    beside: Sequence[tuple[Span, Phrase]],
) -> None:
    """Those who are only ever named without a given name: "Mr Keith", "Tompkins"."""
    short: list[tuple[int, Name]] = [
        (mention.start, mention.name)
        for mention in mentions
        if not mention.name.given
        and (
            mention.name.titles
            or _has_kin(mention, vocabulary.text)
            or is_relative(mention, vocabulary.text)
        )
        and (mention.name.titles or not _is_word(mention.name, roster, vocabulary))
    ]
    for (start, _), phrase in beside:
        name = phrase.name
        if name and not name.given and (phrase.strong or not _is_word(name, roster, vocabulary)):
            short.append((start, name))
    # Those with a title first: "Hunt" may be the Mr Hunt who comes later.
    short.sort(key=lambda entry: (not entry[1].titles, entry[0]))
    for _, name in short:
        fits = roster.of_surname(name)
        if not fits and not roster.is_given_name(name):
            fits = [roster.add(name)]
        if len(fits) == 1:
            fits[0].sure.update(dict.fromkeys(name.titles))


_SENTENCE = 400  # code points


def _gather_called(roster: Roster, text: str, mentions: Sequence[Mention]) -> None:
    """Whether the text goes on with "he" or "she" behind those whose sex nothing shows."""
    for at, mention in enumerate(mentions):
        fits = roster.of_surname(mention.name)
        if len(fits) == 1 and fits[0].gender is None:
            gender = gender_behind_sentence(mentions, at, text)
            low = max(0, mention.start - _SENTENCE)
            begin = max(low, *(text.rfind(mark, low, mention.start) for mark in "\n.!?"))
            if gender and not speaks_of_another(gender, begin, mention.start, text):
                fits[0].called.add(gender)


# Within a sentence whose next goes on about somebody's age.
_THEN_AGED = re.compile(
    r"[^.!?\n]{1,200}+[.!?][”\"]?\s{1,3}The[ \u00a0]\d{1,3}-year-old\b", re.IGNORECASE
)


def _has_age(mention: Mention, text: str) -> bool:
    """Whether an unknown full name begins a sentence, and "The 19-year-old" the next."""
    begins = not text[max(0, mention.start - 2) : mention.start].strip(' \u00a0\n”".!?')
    return (
        begins
        and not mention.possessive
        and looks_like_person(mention.name)
        and _THEN_AGED.match(text, mention.end, mention.end + 260) is not None
    )


# "Rahman, whose son has asthma, …"
_KIN = re.compile(
    rf",[ \u00a0]whose[ \u00a0](?:[\w-]{{1,20}}[ \u00a0]){{0,2}}(?:(?:{'|'.join(sorted(KIN))})s?"
    r"|child|children|partner|parents|baby|family|home)\b"
)


def _has_kin(mention: Mention, text: str) -> bool:
    """Whether a name is shown to be a person's by a family."""
    return not mention.possessive and _KIN.match(text, mention.end, mention.end + 70) is not None


def _without_prefix(name: Name, roster: Roster) -> Name:
    """A name without the capitalised words before it, where it stands elsewhere without."""
    if fold(name.given[0]) in GIVEN:
        return name
    for at in range(1, len(name.given)):
        plain = replace(name, given=name.given[at:])
        if fold(plain.given[0]) in GIVEN and roster.is_known_in_full(plain):
            return plain
    return name


# --- words that are no names ------------------------------------------------------------

_PLURAL = ("ers", "ists", "crats", "icans")
_LOWER_WORD = re.compile(r"(?<![^\s“‘\"'(\[])[a-z]{3,20}+")


class _Vocabulary:
    """The words that a text writes small. Most texts are never asked for theirs."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_LOWER_WORD.findall(self.text))

    def holds(self, name: Name) -> bool:
        """Whether all words of a name stand in the text, be it without their last s."""
        words = [fold(word) for word in (*name.given, *name.surname.split())]
        known = self._words
        return all(word in known or (word.endswith("s") and word[:-1] in known) for word in words)


def _is_doubtful(name: Name, vocabulary: _Vocabulary) -> bool:
    """Whether only its place in a sentence makes it a name: "Pacific Rim, the region"."""
    known = name.titles or fold(name.given[0]) in GIVEN
    return not known and vocabulary.holds(name)


def _is_word(surname: Name, roster: Roster, vocabulary: _Vocabulary) -> bool:
    """Whether a surname without other evidence may be a word that the text uses otherwise."""
    words = surname.surname.split()
    if len(words) == 1:
        if roster.bearers(surname.key):
            return False
        if fold(words[0]).endswith(_PLURAL):
            return True
    return vocabulary.holds(surname)

"""Whose words can answer: who is asked about, known to the sources or not."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from gpqa.addressed import addressed_by, may_tell_of_somebody
from gpqa.asked import of_whom, written_by
from gpqa.bearers import silent_bearers, silent_namesakes
from gpqa.errors import UsageError
from gpqa.heard import everybody, find_heard, with_joint
from gpqa.holding import passages_holding
from gpqa.inquiries import wants_questions
from gpqa.naming import is_a_firm, is_a_handle, is_a_party, is_described, is_somebody
from gpqa.office_holders import holders_elsewhere
from gpqa.parties import read_party
from gpqa.statements.person import READER
from gpqa.terms import stems
from gpqa.votes import side_asked
from gpqa.wanted import ANYONE, Whose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gpqa.directory import Directory, Speaker
    from gpqa.matching import Match
    from gpqa.question import Question
    from gpqa.store import Store

__all__ = ["whose_words"]


def whose_words(
    store: Store,
    question: Question,
    speaker: str | None = None,
    sources: Sequence[int] | None = None,
) -> Whose:
    """Whose words can answer: those of ``speaker`` where given, else of who the question names.

    ``sources`` are those that may answer, where not all may.
    """
    given: object = speaker
    if speaker is not None and (not isinstance(given, str) or not given.strip()):
        raise UsageError(f"speaker is {speaker!r}; it must be somebody's name")
    asked = question.who if speaker is None else speaker
    if asked is None:
        return _of_nobody(question, store)
    whose = _of_somebody(asked, question, store, speaker, sources)
    topic = (question.topic or "") if _TELLS.search(question.asked) else ""
    if speaker is not None:
        return whose
    if question.deed and whose.speakers is not None:
        said = replace(whose, unless_deed=question.deed)
        return replace(whose, any_words=True, deed=question.deed, otherwise=said)
    if whose.speakers is not None and whose.otherwise is None and _LISTEN.fullmatch(topic):
        return replace(whose, otherwise=replace(whose, any_words=True, turns=True))
    return _telling(whose, asked, question) if question.asks_saying else whose


# "What did Hunt tell the inquiry?" asks for all that a transcript of it has of him, which seldom
# names it; where an article has "told the inquiry that …", these words come first.
_TELLS = re.compile(r"\b(?:t(?:ell|ells|old)|sa(?:y|ys|id)\s++to)\b", re.IGNORECASE)
_LISTEN = re.compile(
    r"""(?:(?:to|at|before)\s++)?(?:(?:the|this)\s++)?(?:[\w’'-]++\s++){0,2}?
    (?:(?:i|e)nquiry|inquest|review|committee|commission|hearing|panel|tribunal|court|jury|meeting)
    \W*+""",
    re.IGNORECASE | re.VERBOSE,
)


def _telling(whose: Whose, asked: str, question: Question) -> Whose:
    """The same, where the source's own voice must tell of who is asked for by name.

    "What did the navy say?" asks for no sentence that only has the navy in it. What a body
    says of something an article may tell without naming it again; but beside the words of
    whoever holds an office, what it tells of others is not what they say.
    """
    from gpqa.statements.phrases import PhraseKind, read_phrase

    other = whose.otherwise
    if other is not None and other.besides is not None:
        if question.topic is None or read_phrase(asked).kind is PhraseKind.ROLE:
            other = replace(other, told_of=asked, saying=question.topic is None)
        return replace(whose, otherwise=other)
    if whose.besides is None or whose.declining is not None or question.topic is not None:
        return whose
    return replace(whose, told_of=asked, saying=True)


def _of_somebody(
    asked: str,
    question: Question,
    store: Store,
    speaker: str | None,
    sources: Sequence[int] | None,
) -> Whose:
    """Whose words those of ``asked`` are: of a speaker who is given, or whom the question names."""
    known = everybody(store)
    match = find_heard(asked, known)
    if speaker is None and sources is not None and is_described(asked, store):
        match = _heard_in(sources, match, known, store)
    is_sure = speaker is not None or question.is_sure
    if match.speakers and (is_sure or any(each.kind == "person" for each in match.speakers)):
        heard = {each: known[each] for each in match.speakers}
        return _heard(asked, heard, known, question, store, given=speaker is not None)
    if speaker is None and is_sure and (spokespeople := _spokespeople(asked, known)):
        return Whose(
            speakers=tuple(sorted(known[each] for each in spokespeople)),
            names=tuple(sorted({each.name for each in spokespeople})),
            any_words=question.topic is None,
            named=asked,
            otherwise=_told_by_others(asked, known),
        )
    if speaker is None and is_sure and is_a_firm(asked, store):
        told = _told_by_others(asked, known)
        if told.besides:
            return replace(told, named=asked)
    if speaker is not None or (is_sure and (is_somebody(asked, store) or is_a_handle(asked))):
        nearest = tuple(dict.fromkeys(each.name for each in match.suggestions))
        unknown = Whose(named=asked, unknown=True, nearest=nearest)
        return unknown if speaker is not None else _declining(unknown, question, known, store)
    if not is_sure:
        return Whose(attributed=True) if question.asks_who else ANYONE
    return _of_a_party(asked, known, question, store)


def _heard(
    asked: str,
    heard: Mapping[Speaker, int],
    known: Directory,
    question: Question,
    store: Store,
    *,
    given: bool,
) -> Whose:
    """The words of those who are heard, unless the sources call somebody else so.

    ``given``: whoever asks gave the name, and not the question.
    """
    # Those of many who comment are not told one by one.
    readers = _are_readers(heard)
    names = {READER.name} if readers and len(heard) > 1 else {each.name for each in heard}
    person = any(each.kind == "person" for each in heard)
    silent = silent_bearers(asked, heard, store) if person else None
    if (silent is not None and silent.alone) or (
        person and not given and silent_namesakes(asked, heard, store)
    ):
        return Whose(named=asked, unknown=True, nearest=tuple(sorted(names)))
    elsewhere = {} if given or readers else holders_elsewhere(asked, heard, known, store)
    otherwise = None
    if elsewhere:
        otherwise = Whose(
            speakers=tuple(sorted(known[each] for each in with_joint(elsewhere, known))),
            names=tuple(sorted({each.name for each in elsewhere})),
            named=asked,
        )
    elif not (given or person or readers):
        otherwise = _told_by_others(asked, known)
    return Whose(
        speakers=tuple(sorted(known[each] for each in with_joint(heard, known))),
        names=tuple(sorted(names.union(silent.names if silent else ()))),
        any_words=question.topic is None and not given,
        named=asked,
        otherwise=otherwise,
    )


def _of_a_party(asked: str, known: Directory, question: Question, store: Store) -> Whose:
    """Whose words tell what an office, a body or a group says that is no speaker."""
    if is_a_party(asked):
        return _told_by_others(asked, known)
    party = read_party(asked, known, store)
    if party is None:
        return Whose(without=_readers(known)) if _is_an_office(asked) else ANYONE
    if party.absent:
        return Whose(named=asked, unknown=True)
    return Whose(
        named=asked,
        without=party.others if party.is_group else party.others | _readers(known),
        unheard=not party.heard,
        telling=party.words if question.asks_saying else (),
        saying=party.is_group and question.asks_saying and question.topic is None,
    )


def _is_an_office(asked: str) -> bool:
    """Whether it is one holder of an office, who is no reader that comments; teachers may be."""
    from gpqa.statements.roles import read_role

    return not asked.endswith("s") and read_role(asked) is not None


def _readers(known: Directory) -> frozenset[int]:
    """Those who comment below a text."""
    return frozenset(known[each] for each in known.by_form.get(READER.name, ()))


def _of_nobody(question: Question, store: Store) -> Whose:
    """Whose words a question wants that does not say; of a name alone that is heard, theirs."""
    if question.asks_who:
        others = _of_whom(question.asked, store)
        others |= _left_out(question, store)
        return Whose(attributed=True, without=others, asking=wants_questions(question.asked))
    if others := _left_out(question, store):
        return Whose(attributed=True, without=others)
    if (written := written_by(question.asked)) is not None:
        return _written_by(*written, store)
    if question.is_bare:
        return _bearing(question.asked, store) or ANYONE
    otherwise = _addressed(question.asked, store)
    return replace(ANYONE, vote=side_asked(question.asked), otherwise=otherwise)


def _written_by(who: str, topic: str, store: Store) -> Whose:
    """Anybody's words, and those of who is asked to have written something, where they are heard.

    Anybody's first: a text may well tell what else they wrote.
    """
    known = everybody(store)
    heard = {each: known[each] for each in find_heard(who, known).speakers}
    if not heard or not _are_meant(who, heard, store):
        return ANYONE
    theirs = Whose(
        speakers=tuple(sorted(known[each] for each in with_joint(heard, known))),
        names=tuple(sorted(each.name for each in heard)),
        any_words=not topic,
        named=who,
        topic=topic,
    )
    return replace(ANYONE, otherwise=theirs)


def _are_meant(who: str, heard: Mapping[Speaker, int], store: Store) -> bool:
    """Whether these are people, and nobody else is called so who is never heard."""
    if any(each.kind != "person" for each in heard):
        return False
    silent = silent_bearers(who, heard, store)
    return not (silent is not None and silent.alone) and not silent_namesakes(who, heard, store)


def _addressed(words: str, store: Store) -> Whose | None:
    """The words of somebody who is told of, where they were asked it themselves."""
    if not may_tell_of_somebody(words):
        return None
    known = everybody(store)
    found = addressed_by(words, known)
    if found is None or not _are_meant(found.named, {s: known[s] for s in found.speakers}, store):
        return None
    return Whose(
        speakers=tuple(sorted(known[each] for each in found.speakers)),
        names=tuple(sorted({each.name for each in found.speakers})),
        named=found.named,
        topic=found.topic,
        replying=True,
    )


def _of_whom(words: str, store: Store) -> frozenset[int]:
    """Those of whom a question asks who criticised them: their own words do not answer."""
    known = everybody(store)
    heard = (find_heard(whom, known).speakers for whom in of_whom(words))
    return frozenset(known[each] for each in next(filter(None, heard), ()))


def _left_out(question: Question, store: Store) -> frozenset[int]:
    """Those whose words a question leaves out: "Apart from X, …"."""
    if question.apart is None:
        return frozenset()
    known = everybody(store)
    found = find_heard(question.apart, known).speakers
    return frozenset(known[each] for each in with_joint(found, known)) if found else frozenset()


def _bearing(words: str, store: Store) -> Whose | None:
    """The words of who bears a name that is all there is of a question; None where nobody does."""
    from gpqa.names import fold

    name = words.strip(' \t\r\n?!.,;:"“”')
    if _words_of_names(store).isdisjoint(fold(name).split()):
        return None  # as nearly always: nothing that reads names is loaded, nobody compared
    from gpqa.statements.phrases import PhraseKind, read_phrase

    known = everybody(store)
    if read_phrase(name).kind in {PhraseKind.ROLE, PhraseKind.BODY}:
        return None
    match = find_heard(name, known)
    if not match.speakers or any(each.parts is None for each in match.speakers):
        return None
    if name.islower() and _is_a_word(name, store):
        return None
    heard = {each: known[each] for each in match.speakers}
    silent = silent_bearers(name, heard, store)
    if silent is not None and silent.alone:
        return None
    return Whose(
        speakers=tuple(sorted(known[each] for each in with_joint(heard, known))),
        names=tuple(sorted({each.name for each in heard}.union(silent.names if silent else ()))),
        any_words=True,
        named=name,
        otherwise=ANYONE,
    )


_WORDS: WeakKeyDictionary[Store, frozenset[str]] = WeakKeyDictionary()


def _words_of_names(store: Store) -> frozenset[str]:
    """The words of everybody's name, as they are compared; nobody is read for it."""
    from gpqa.names import fold

    if store not in _WORDS:
        rows = store.speakers()
        _WORDS[store] = frozenset(word for row in rows for word in fold(row.name).split())
    return _WORDS[store]


def _is_a_word(name: str, store: Store) -> bool:
    """Whether the sources write a single word small as well: "brown", "lee" of a ship."""
    if " " in name:
        return False
    small = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    found = passages_holding(store, stems(name), _LOOKED_AT)
    return any(small.search(text) for _, text in found)


_LOOKED_AT = 50
"""Passages in which a name is looked for as it is written."""


def _declining(unknown: Whose, question: Question, known: Directory, store: Store) -> Whose:
    """Nobody, but what tells that one who is named would not speak, or a firm's spokesman does.

    Of what they did or feel, where not their words are asked for, whatever tells of them.
    Firms are called like people: "Tidewater Freight".
    """
    from gpqa.declined import declined
    from gpqa.given_names import GIVEN
    from gpqa.names import fold, strip_possessive
    from gpqa.spokespeople import body_spoken_for
    from gpqa.statements.phrases import read_phrase

    name = strip_possessive(unknown.named or "")
    read = read_phrase(name).name
    firm = read and read.given and not read.titles and fold(read.given[0]) not in GIVEN
    besides = frozenset(
        known[speaker]
        for speaker in (known.with_words(name) if firm else ())
        if not speaker.parts and any(body_spoken_for(form, name) for form in speaker.called)
    )
    called = name if read is None or read.given else read.surname
    found = [] if besides else passages_holding(store, stems(called), _LOOKED_AT)
    if not besides and not any(declined(text, called) for _, text in found):
        return unknown if question.asks_saying or not found else _told_of(unknown)
    return replace(
        unknown,
        unknown=False,
        unheard=True,
        besides=besides,
        declining=called,
        any_words=question.topic is None,
    )


def _told_of(unknown: Whose) -> Whose:
    """What the sources tell of somebody who is never heard: not what they said, but their doings.

    "What does Hyacinth Moyo fear?" may well be told in the source's own words.
    """
    return replace(unknown, unknown=False, unheard=True, besides=frozenset(), told_of=unknown.named)


def _heard_in(sources: Sequence[int], match: Match, known: Directory, store: Store) -> Match:
    """Those who are heard in these sources.

    "The judge" of a document is not another one's, though nobody in this one is called so.
    """
    heard = (
        s
        for s in match.speakers
        if (scope := store.scope(sources, [known[each] for each in with_joint([s], known)])) is None
        or scope.passages
    )
    return match._replace(speakers=tuple(heard))


@lru_cache(maxsize=2**14)
def _bare(role: str) -> str:
    """A role as it is compared: "the Treasury's director" is of the Treasury."""
    from gpqa.names import fold, strip_possessive

    return fold(" ".join(map(strip_possessive, role.split())))


def _told_by_others(asked: str, known: Directory) -> Whose:
    """The source's own voice, and those who speak for the body that is asked about."""
    from gpqa.names import fold, without_the
    from gpqa.spokespeople import body_spoken_for, left_office

    body = fold(without_the(asked))
    return Whose(
        besides=frozenset(
            known[speaker]
            for speaker in known.with_words(body)
            if any(
                f" {body} " in f" {_bare(role)} " and not left_office(role)
                for role in speaker.roles
            )
            or (
                speaker.parts is None
                and any(body_spoken_for(form, asked) for form in speaker.called)
            )
        )
    )


def _spokespeople(asked: str, known: Directory) -> list[Speaker]:
    """Who is known as a body's voice alone, where that body itself is never heard.

    Nobody with a name of their own, whose other words may be theirs alone; nor anybody of
    "the Trust", which is another one in every document.
    """
    from gpqa.linking import names_one_body
    from gpqa.names import without_the
    from gpqa.spokespeople import body_spoken_for
    from gpqa.statements.phrases import PhraseKind, read_phrase

    found = []
    for speaker in known.with_words(without_the(asked)):
        forms = () if speaker.parts else speaker.called
        bodies = filter(None, (body_spoken_for(form, asked) for form in forms))
        if any(
            names_one_body(body) and read_phrase(body).kind is PhraseKind.BODY for body in bodies
        ):
            found.append(speaker)
    return found


def _are_readers(heard: Iterable[Speaker]) -> bool:
    return all(READER.name in {each.name, *each.forms} for each in heard)

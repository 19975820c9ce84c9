"""Near-misses that are made: the right topic with the wrong name, number, word or speaker.

A swapped name in the question alone would be told by its oddness; so names and
numbers are swapped in the question, in the text, or in both, where the last
still answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gpqa.sentences import split_sentences
from gpqa.terms import stems

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

__all__ = ["Made", "Swap", "article_of_speech", "names_in", "numbers_in", "swap", "topics_in"]

_NAME = re.compile(r"(?:[A-Z][\w'’.-]*[a-z][\w'’-]*)(?: (?:of |the |de |van )?[A-Z][\w'’-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
_QUESTION_WORDS = frozenset(
    """
    what who whom whose when where which why how did do does is are was were has have had can
    could would should will in on at by for from to of during after before according name the a
    an and about with as under
    """.split()
)
_OPPOSITES = [
    pair.split("/")
    for pair in """
    first/last largest/smallest biggest/smallest most/least more/fewer before/after north/south
    northern/southern east/west eastern/western increase/decrease increased/decreased rise/fall
    rose/fell high/low higher/lower highest/lowest early/late earlier/later oldest/youngest
    older/younger best/worst begin/end began/ended started/stopped start/end above/below
    inside/outside won/lost win/lose male/female men/women rich/poor long/short longest/shortest
    maximum/minimum support/oppose supported/opposed accept/reject accepted/rejected public/private
    minority/majority positive/negative cause/prevent caused/prevented allowed/forbidden
    allow/forbid open/close opened/closed allies/enemies agree/disagree strong/weak
    strongest/weakest old/new hot/cold heavy/light heavier/lighter buy/sell bought/sold
    """.split()
]
_OPPOSITE = dict(_OPPOSITES) | {b: a for a, b in _OPPOSITES}


@dataclass(frozen=True, slots=True)
class Swap:
    """One string for another."""

    old: str
    new: str

    def __call__(self, text: str) -> str:
        """The text with every whole occurrence swapped."""
        return re.sub(rf"(?<!\w){re.escape(self.old)}(?!\w)", lambda _: self.new, text)

    def touches(self, text: str) -> bool:
        """Whether a text changes."""
        return self(text) != text


def names_in(text: str) -> list[str]:
    """Runs of capitalised words that are not only a sentence's beginning."""
    found = []
    for match in _NAME.finditer(text):
        name = match[0]
        first, _, rest = name.partition(" ")
        if first.lower() in _QUESTION_WORDS:
            name = rest
        if len(name) > 2 and name[0].isupper() and (match.start() > 0 or " " in name):
            found.append(name)
    return found


def numbers_in(text: str) -> list[str]:
    """Numbers, years among them."""
    return _NUMBER.findall(text)


def _like(number: str, rng: random.Random) -> str:
    """Another number of the same form."""
    if re.fullmatch(r"1[0-9]\d\d|20[0-2]\d", number):
        step = rng.choice([-30, -11, -4, -2, -1, 1, 2, 3, 8, 20])
        return str(min(2025, max(1000, int(number) + step)))
    digits = list(number)
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    place = rng.choice(places)
    digits[place] = str(rng.choice([d for d in range(1, 10) if str(d) != digits[place]]))
    return "".join(digits)


def swap(
    question: str, names: Sequence[str], words: Sequence[str], rng: random.Random
) -> Swap | None:
    """A swap that changes what ``question`` asks; None where nothing in it can be swapped.

    ``names`` are others' names, ``words`` other words that stand near its answer.
    """
    ways: list[Swap] = []
    for name in names_in(question):
        others = [n for n in rng.sample(list(names), min(20, len(names))) if _other(n, name)]
        shaped = [n for n in others if n.count(" ") == name.count(" ")] or others
        if shaped:
            ways.append(Swap(name, rng.choice(shaped)))
    ways += [Swap(number, _like(number, rng)) for number in numbers_in(question)]
    lower = re.findall(r"\b[a-z]{3,}\b", question)
    ways += 2 * [Swap(word, _OPPOSITE[word]) for word in lower if word in _OPPOSITE]
    plain = [w for w in lower if len(w) > 4 and w not in _QUESTION_WORDS and w not in _OPPOSITE]
    if plain and words and rng.random() < 0.5:
        old = rng.choice(plain)
        same = [w for w in words if w[-2:] == old[-2:] and w[:4] != old[:4]]
        if same:
            ways.append(Swap(old, rng.choice(same)))
    return rng.choice(ways) if ways else None


def _other(one: str, two: str) -> bool:
    return not (set(one.lower().split()) & set(two.lower().split()))


# --- speech ----------------------------------------------------------------------------

_FIRST = """
    James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Susan Richard
    Jessica Thomas Sarah Amir Fatima Wei Mei Priya Arjun Olga Ivan Chidi Ngozi Siobhan Declan
    Rhys Angharad Hamish Isla Pierre Camille Sofia Diego Yuki Kenji Nadia Omar Grace Samuel
    """.split()
_LAST = """
    Carter Hughes Patel Okafor Novak Kim Rossi Schmidt Larsen Murphy Campbell Evans Hassan Chen
    Gupta Ivanova Silva Moreau Tanaka Haddad Walker Bennett Fraser Doyle Price Webb Lowe Marsh
    Holt Finch Barker Sutton Reid Pryce Quinn Ellis Boyd Nash Pope Vance
    """.split()
_TITLE = ["", "", "", "Dr ", "Professor ", "Mr ", "Mrs ", "Sir ", "Lord ", "Senator ", "Judge "]
_ROLES = (
    """
    minister|chief executive|spokeswoman|spokesman|campaigner|historian|union leader|council leader
    |head teacher|economist|opposition leader|party chair|health secretary|mayor|analyst|editor
    |police chief|scientist|author
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_VERBS = (
    "said|told reporters|told MPs|argued|added|insisted|warned|explained|admitted|wrote|claimed"
    "|noted"
)
_THAT = (
    "said that|argued that|told the committee that|insisted that|warned that|claimed that"
    "|admitted that|explained that|suggested that|said"
)
_ASK = (
    "What did {who} say about {topic}?",
    "What did {who} say about {topic}?",
    "what does {who} say on {topic}?",
    "What is {who}'s view on {topic}?",
    "What did {who} tell reporters about {topic}?",
    "What did {who} say when asked about {topic}?",
    "What has {who} said regarding {topic}?",
    "According to {who}, what about {topic}?",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A made text with a question about it."""

    question: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    evidence: tuple[int, ...]
    """Positions of the sentences that answer; none for a near-miss."""
    kind: str


def topics_in(sentence: str, rng: random.Random) -> str | None:
    """A few words of a sentence that say what it is about."""
    sentence = re.sub(r"^\w+", lambda m: m[0].lower() if not stems(m[0]) else m[0], sentence)
    runs = re.findall(
        r"(?:[a-z]{4,}|[A-Z][a-z]+|\d{4})(?: (?:of |the |and |in )?(?:[a-z]{4,}|[A-Z][a-z]+)){0,2}",
        sentence,
    )
    good = [run for run in runs if len(run) > 5 and len(stems(run)) >= 0.6 * len(run.split())]
    return rng.choice(good) if good else None


def article_of_speech(  # noqa: C901, PLR0912, PLR0915 -- one text, made piece by piece
    paragraph: str, other: str, rng: random.Random
) -> list[Made]:
    """A paragraph's sentences put into several people's mouths, with questions to them.

    One that is answered; one to another speaker, one on another topic, one to somebody who
    is not there.
    """
    plain = [paragraph[slice(*span)] for span in split_sentences(paragraph)]
    plain = [s for s in plain if 40 < len(s) < 260 and s.endswith(".") and "“" not in s][:5]
    if len(plain) < 3:
        return []
    people = [_person(rng) for _ in range(rng.choice([2, 2, 3]))]
    if len({last for _, last, _ in people}) < len(people):
        return []
    pronouns = [rng.choice(["He", "She"]) for _ in people] + ["It"]
    pieces: list[str] = []
    by: list[int] = []
    known: set[int] = set()
    for number, sentence in enumerate(plain):
        if number and by[-1] >= 0 and rng.random() < 0.35:
            speaker = by[-1]
            pieces.append(_said(sentence, pronouns[speaker], rng))
        elif rng.random() < 0.15:
            speaker = -1
            pieces.append(sentence)
        else:
            speaker = rng.randrange(len(people))
            full, last, role = people[speaker]
            named = last if speaker in known else full
            if speaker not in known and rng.random() < 0.4:
                named = f"{full}, {role}," if rng.random() < 0.5 else f"{role.capitalize()} {full}"
            known.add(speaker)
            pieces.append(_said(sentence, named, rng))
        by.append(speaker)
    text, spans = "", []
    for piece in pieces:
        start = len(text) + bool(text)
        text = f"{text} {piece}" if text else piece
        spans.append((start, len(text)))
    spoken = [i for i, speaker in enumerate(by) if speaker >= 0]
    if not spoken:
        return []
    made = []
    at = rng.choice(spoken)
    topic = topics_in(plain[at], rng)
    elsewhere = topics_in(rng.choice(split_texts(other) or [other]), rng)
    if topic is None:
        return []

    def ask(who: str, about: str, evidence: tuple[int, ...], kind: str) -> None:
        question = rng.choice(_ASK).format(who=who, topic=about)
        made.append(Made(question, text, tuple(spans), evidence, kind))

    name = _called(people[by[at]], rng)
    same = tuple(i for i in spoken if by[i] == by[at] and topic.lower() in pieces[i].lower())
    ask(name, topic, same, "speech")
    wrong = [p for p in range(len(people)) if p != by[at] and p in known]
    if wrong:
        who = rng.choice(wrong)
        if not any(by[i] == who and topic.lower() in pieces[i].lower() for i in spoken):
            ask(_called(people[who], rng), topic, (), "speech, other speaker")
    if elsewhere and elsewhere.lower() not in text.lower():
        ask(name, elsewhere, (), "speech, other topic")
    if rng.random() < 0.3:
        ask(_called(_person(rng), rng), topic, (), "speech, nobody there")
    return made


def split_texts(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[slice(*span)] for span in split_sentences(text)]


def _person(rng: random.Random) -> tuple[str, str, str]:
    last = rng.choice(_LAST)
    title = rng.choice(_TITLE)
    return f"{title}{rng.choice(_FIRST)} {last}", last, f"the {rng.choice(_ROLES)}"


def _called(person: tuple[str, str, str], rng: random.Random) -> str:
    full, last, _ = person
    return rng.choice([last, full, full, last.lower() if rng.random() < 0.2 else last])


def _said(sentence: str, who: str, rng: random.Random) -> str:
    body = sentence.rstrip(".")
    verb, that = rng.choice(_VERBS.split("|")), rng.choice(_THAT.split("|"))
    first = body.split()[0]
    common = not stems(first) or first.endswith("ing")
    lowered = body[0].lower() + body[1:] if common else body
    way = rng.random()
    if way < 0.35:
        low = who.startswith(("He", "She", "The ")) and who not in _FIRST
        after = who[0].lower() + who[1:] if low else who
        return f"“{body},” {after.rstrip(',')} {verb}."
    if way < 0.45:
        return f"{who} {verb}: “{body}.”"
    return f"{who} {that} {lowered}."

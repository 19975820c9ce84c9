"""The public sets: what each is, what others reach on it, and its documents and questions.

They are not part of the project: a folder of them is named with ``--data``. What is
missing there is skipped.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from machine import ROOT

from gpqa.evaluate import GoldSet, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["DAYS", "SETS", "Loaded", "PublicSet", "Source", "documents_of", "load", "sources"]

OWN = ROOT / "eval"
"""Where the project's own set lies."""
ALL = "all of it"
DAYS = 4
"""Days of hearings in the part that every system is asked of."""
SEED = 0
DRAWN, DRAWN_SQUAD = 400, 2000
"""Questions that are put to all days of hearings and to SQuAD's paragraphs: fewer than there are,
so that a run of everything stays below half an hour; intervals of five and of two points each way
at most."""


@dataclass(frozen=True, slots=True)
class PublicSet:
    """One set, or one way of asking it."""

    name: str
    folder: str
    title: str
    about: str
    """What it is and what it measures, for an outsider."""
    caution: str = ""
    """What a reader must know before believing a lead."""
    chosen_on: str = ""
    """What gpqa's settings were chosen on of it: no test of them. Of all of it: no other
    product is asked, since a lead there would say nothing and their indexes take long."""
    reference: str = ""
    """What its literature gives, as far as it can be compared."""
    plain: bool = False
    """Ask each question's wording without the speaker's name."""
    drawn: int = 0
    """Only so many of its questions, drawn with a fixed seed; 0 for all of them."""
    part: bool = False
    """Only the days with most questions: the whole takes other systems too long."""
    without_products: str = ""
    """Why no other product is asked, where it is not for ``chosen_on``."""
    whole: bool = False
    """The whole of what all others are asked a part of: only gpqa is asked."""
    given: bool = False
    """Each question is asked only of the text that it is about: only gpqa is asked."""
    split: str | None = None
    """Only the questions of that split."""
    own: bool = False
    """The project's own gold set, under ``eval/``."""

    @property
    def asks_products(self) -> bool:
        """Whether other products are asked: no reason against it is given."""
        return self.chosen_on != ALL and not self.without_products

    @property
    def corpus(self) -> str:
        """The name of its documents: two ways of asking share one index."""
        return f"{self.folder}-part" if self.part else self.folder


_HEARINGS = (
    "Questions that counsel put at the UK Covid-19 Inquiry; what answers is the witness's turn"
    " that follows. {}"
)
_NAMED = "“What did X say when asked: …”: the speaker's name is in the question."
_PLAIN = "The same questions without the name."
_PART = f"Of the {DAYS} days with most questions, so that every system can be asked."
_CAUTION = (
    "Every question stands word for word in its transcript, and the turn that answers begins"
    " right behind it. So this is looking up a known place and reading on, not what a question in"
    " one's own words would meet. gpqa has a rule for just that, chosen on transcripts: the row"
    " without it shows how much of gpqa's lead here is that rule. Retrievers that give the"
    " paragraph of the question itself are counted as wrong, though a reader would see the answer"
    " below. None of this is data that gpqa has not seen."
)

SETS = (
    PublicSet(
        "gold-test",
        "gold",
        "gpqa's own gold set (test split)",
        "Questions on the five articles, written by hand from reading them: what somebody said,"
        " numbers, dates, other words, near-misses, names that are nowhere.",
        split="test",
        own=True,
    ),
    PublicSet(
        "gold-dev",
        "gold",
        "gpqa's own gold set (dev split)",
        "The other half of it.",
        split="dev",
        own=True,
        chosen_on=ALL,
    ),
    PublicSet(
        "squad2-dev",
        "squad2-dev",
        "SQuAD 2.0 (a quarter of its dev set)",
        "Questions on paragraphs of Wikipedia, half of which no paragraph answers though one is"
        " on the topic. All paragraphs are indexed at once: the right one has to be found first."
        " Places that answer are a few words long; a sentence around them is a hit."
        f" {DRAWN_SQUAD:,} of its 3,143 questions, drawn.",
        drawn=DRAWN_SQUAD,
        reference="On the whole dev set, with the right paragraph given: BERT (single) EM 78.7, F1"
        " 81.8; BiDAF with ELMo 65.7, 67.9. BM25 finds the paragraph first for 81.2% of questions."
        " gpqa highlights words; it is no span extractor, which `f1` and `squad2_f1` show.",
    ),
    PublicSet(
        "squad2-dev-given",
        "squad2-dev",
        "SQuAD 2.0, the paragraph given",
        "The same questions, each asked only of its own paragraph: is it answered there, in which"
        " sentence, in which words?",
        given=True,
        drawn=DRAWN_SQUAD,
        reference="Sentence by cosine: hit@1 75. An extractor of two epochs on the same data: 79,"
        " AUROC of answerable against not 56.",
    ),
    PublicSet(
        "clapnq-dev",
        "clapnq-dev",
        "CLAPnq (dev)",
        "Natural questions with passages of Wikipedia, half of which do not answer; the gold"
        " sentences are given. All passages are indexed at once.",
        reference="A lexical floor: F1 of the first three sentences .55, AUROC of answerable"
        " against not .80 (each question with its own passage given).",
    ),
    PublicSet(
        "clapnq-dev-given",
        "clapnq-dev",
        "CLAPnq, the passage given",
        "The same questions, each asked only of its own passage.",
        given=True,
        reference="Sentence by cosine: hit@1 71; AUROC of answerable against not 88.",
    ),
    PublicSet(
        "quotesum-dev",
        "quotesum-dev",
        "QuoteSum (dev)",
        "Questions that several sources answer together; what several people quoted of them is"
        " the measure.",
        reference="People against each other, leave one out: Sem-F1 78.1 (with the sources given;"
        " here they have to be found).",
    ),
    PublicSet(
        "qmsum-val",
        "qmsum-val",
        "QMSum (validation)",
        "Questions about 35 meetings, many of them asking for a summary, with the turns that"
        " answer. All meetings are indexed at once, though questions rarely say which they mean.",
        chosen_on=ALL,
        reference="BM25 over turns on the test split, the meeting given: hit@1 43%, hit@5 73%.",
    ),
    PublicSet(
        "beir-time",
        "beir-time",
        "Time (BEIR layout)",
        "News articles of 1963 in capitals, with queries. Documents are judged, not places.",
        chosen_on="its even-numbered queries",
        reference="Plain BM25: nDCG@10 .671.",
    ),
    PublicSet(
        "beir-med",
        "beir-med",
        "Medline (BEIR layout)",
        "Medical abstracts with 30 queries.",
        chosen_on="its even-numbered queries",
        without_products="a lead would be within chance",
        reference="Plain BM25: nDCG@10 .701.",
    ),
    PublicSet(
        "beir-cran",
        "beir-cran",
        "Cranfield (BEIR layout)",
        "Abstracts on aerodynamics with queries.",
        chosen_on="its even-numbered queries",
        without_products="to index it takes them three minutes of the whole run's thirty, and Time"
        " says more of what gpqa is for",
        reference="Plain BM25: nDCG@10 .360.",
    ),
    PublicSet(
        "inquiry-part",
        "inquiry",
        "Inquiry hearings, a part, with the speaker's name",
        _HEARINGS.format(_PART),
        part=True,
        caution=_CAUTION,
    ),
    PublicSet(
        "inquiry-part-plain",
        "inquiry",
        "Inquiry hearings, a part, without the name",
        f"{_PLAIN} {_PART}",
        plain=True,
        part=True,
        caution=_CAUTION,
    ),
    PublicSet(
        "inquiry",
        "inquiry",
        "Inquiry hearings, all days, with the speaker's name",
        _HEARINGS.format(f"{_NAMED} 65 days, 2.5 million words, {DRAWN} of 1,000 questions."),
        reference="BM25 over turns, all questions: recall@10 57% (of the turn that answers).",
        drawn=DRAWN,
        whole=True,
        caution=_CAUTION,
    ),
    PublicSet(
        "polnear-dev",
        "polnear-dev",
        "PolNeAR (dev)",
        "Articles of US news in which every attribution is marked: source, cue and content. It"
        " measures statements and their speakers, not answers to questions.",
        reference="Annotators agree on 92%. A quote extractor in use, on its own and narrower"
        " corpus: F1 83.7 at 0.3 overlap and 76.1 at 0.8, speaker right 87.4%.",
    ),
)


@dataclass(frozen=True)
class Source:
    """A document."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Loaded:
    """A set that is there."""

    about: PublicSet
    gold: GoldSet
    paths: tuple[Path, ...]
    """The files to index."""
    given: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Of each question's words the sources that alone it is asked of, if only some are."""

    @cached_property
    def documents_key(self) -> str:
        """A hash of the documents' names and bytes."""
        return _hash(self.paths)

    @cached_property
    def key(self) -> str:
        """A hash of documents and questions."""
        asked = "\n".join(question.model_dump_json() for question in self.gold.questions)
        return hashlib.sha256(f"{self.documents_key}\n{asked}".encode()).hexdigest()

    @property
    def has_statements(self) -> bool:
        """Whether it is about statements, and asks no questions."""
        return not self.gold.questions

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The documents, as other systems are given them."""
        return tuple(sources(self.paths))


def documents_of(folder: Path) -> list[Path]:
    """The files with a set's documents."""
    for name in ("corpus.jsonl", "attributions.jsonl"):
        if (folder / name).is_file():
            return [folder / name]
    return sorted((folder / "documents").glob("*.txt"))


def load(about: PublicSet, data: Path) -> Loaded:
    """Read a set; raises :class:`FileNotFoundError` where it is not there."""
    folder = (OWN if about.own else data) / about.folder
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no {folder}")
    gold = read_gold(folder, about.split)
    paths = documents_of(folder)
    if about.plain:
        gold = _reworded(gold)
    if about.part:
        days = _busiest(gold)
        gold = gold.take(lambda question: set(question.grades) <= days)
        paths = [path for path in paths if path.stem in days]
    if about.drawn and about.drawn < len(gold.questions):
        names = [question.id for question in gold.questions]
        chosen = set(random.Random(SEED).sample(names, about.drawn))
        gold = gold.take(lambda question: question.id in chosen)
    given = _about(gold) if about.given else {}
    return Loaded(about, replace(gold, name=about.name), tuple(paths), given)


def _rows(gold: GoldSet) -> Iterator[dict[str, Any]]:
    return map(json.loads, gold.path.read_text(encoding="utf-8").splitlines())


def _about(gold: GoldSet) -> dict[str, list[str]]:
    """Of each question's words the source that it is about; two, where it is put of two."""
    about: dict[str, list[str]] = {}
    for row in _rows(gold):
        if "about" not in row:
            raise FileNotFoundError(f"{gold.path} does not say what its questions are about")
        about.setdefault(row["question"], []).append(row["about"])
    return about


def _reworded(gold: GoldSet) -> GoldSet:
    """The same questions in the words of ``plain_question``."""
    plain = {row["id"]: row["plain_question"] for row in _rows(gold)}
    return replace(
        gold,
        questions=tuple(
            question.model_copy(update={"question": plain[question.id]})
            for question in gold.questions
        ),
    )


def _busiest(gold: GoldSet) -> set[str]:
    """The documents with most questions; of equals the first by name."""
    asked = Counter(name for question in gold.questions for name in question.grades)
    return set(sorted(asked, key=lambda name: (-asked[name], name))[:DAYS])


def sources(paths: tuple[Path, ...]) -> Iterator[Source]:
    """The documents in these files, with the ids that gpqa gives them."""
    for path in paths:
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                yield Source(row["_id"], row.get("title") or "", row["text"])
        else:
            # Bytes, decoded here: reading as text would change line ends, and every offset.
            yield Source(path.stem, "", path.read_bytes().decode("utf-8-sig"))


def _hash(paths: tuple[Path, ...]) -> str:
    total = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        total.update(f"{path.name} {digest}\n".encode())
    return total.hexdigest()

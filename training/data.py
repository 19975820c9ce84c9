"""Examples for the evidence scorer: questions with windows of text, and which sentences answer.

    python -m training.data --data ../bench --cache .cache-training

Texts are found by gpqa's own retrieval over one index of all training texts and cut into
windows as they will be in use, so that what the scorer sees in training is what it will see.
Writes CACHE/examples.jsonl and CACHE/written.jsonl: a group a line, a question with the windows
to compare.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.progress import track

from gpqa import Library
from gpqa.answer import find
from gpqa.scorer.windows import cut_windows
from gpqa.sentences import split_sentences
from gpqa.terms import stems
from training.corpora import Asked, held_out, more_questions, read_corpora, read_written
from training.nearmiss import Swap, article_of_speech, names_in, swap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gpqa.evidence import Evidence
    from gpqa.scorer.windows import Window
    from training.corpora import Record

SEED = 5
QAMR_MINED = 4000
"""Of QAMR's 37,678 questions on single sentences so many are asked of the index too."""
Example = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the indexes, mine, make, write, unless that was done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    options = parser.parse_args(arguments)
    records, asked = read_corpora(options.data)
    write(options.cache / "examples.jsonl", lambda: public_examples(records, asked, options.cache))
    more = more_questions(asked)
    write(options.cache / "written.jsonl", lambda: written_examples(records, more, options.cache))


def write(target: Path, examples: Callable[[], Iterator[Example]]) -> None:
    """Write a file of examples, unless it is there, and print how many of each kind."""
    if target.exists():
        return
    counts: dict[str, int] = defaultdict(int)
    part = target.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        for group in examples():
            counts[group["kind"]] += 1
            file.write(json.dumps(group, ensure_ascii=False) + "\n")
    part.replace(target)
    print(json.dumps(counts, indent=1))


def public_examples(
    records: list[Record], asked: Sequence[Asked], cache: Path
) -> Iterator[Example]:
    """Of the public sets: their questions, near-misses made of them, speech made of their texts."""
    library = training_index(records, cache)
    rng = random.Random(SEED)
    order = list(asked)
    rng.shuffle(order)
    left = QAMR_MINED
    near = Nearby(records)
    for item in track(order, "mining"):
        mined = item.set != "qamr" or left > 0
        left -= item.set == "qamr" and mined
        group = mine(library, item, rng, mined=mined)
        if group is not None:
            yield group
            yield from near.misses(item, group, rng)
    long = [record for record in records if len(record.text) > 300]
    for record in track(long * 3, "making speech"):
        yield from speech_of(record, long, rng)


def speech_of(record: Record, others: Sequence[Record], rng: random.Random) -> Iterator[Example]:
    """Questions on what people say in an article that is made of a text's sentences."""
    for number, speech in enumerate(article_of_speech(record.text, rng.choice(others).text, rng)):
        window = {
            "title": rng.choice(["", record.title]),
            "text": speech.text,
            "sentences": speech.sentences,
            "labels": [int(i in speech.evidence) for i in range(len(speech.sentences))],
            "span": None,
        }
        yield {
            "id": f"speech-{record.id}-{number}",
            "kind": speech.kind,
            "article": record.article,
            "held_out": held_out(record.article),
            "question": speech.question,
            "windows": [window],
        }


def written_examples(
    records: list[Record], more: Sequence[Asked], cache: Path
) -> Iterator[Example]:
    """Of what was written: questions on documents of its own, more on the public sets' texts."""
    own, asked = read_written()
    for library, items in (
        (written_index(own, cache), asked),
        (training_index(records, cache), more),
    ):
        context = get_context("spawn")  # onnxruntime's threads do not live on in a fork
        with ProcessPoolExecutor(
            mp_context=context, initializer=_open, initargs=(library.folder,)
        ) as pool:
            found = pool.map(_mine, items, chunksize=20)
            for group in track(found, "mining what was written", total=len(items)):
                if group is not None:
                    yield group


_opened: list[Library] = []
"""The index that a process of the pool asks."""


def _open(index: Path) -> None:
    _opened.append(Library.open(index))


def _mine(item: Asked) -> Example | None:
    # Drawn by the question's id: however many processes there are, the same.
    return mine(_opened[0], item, random.Random(f"{SEED} {item.id}"), mined=True)


def training_index(records: list[Record], cache: Path) -> Library:
    """One index of all texts of the public training sets, built once."""
    return _index(records, cache.absolute() / "corpus", cache.absolute() / "index")


def written_index(records: list[Record], cache: Path) -> Library:
    """One index of the documents that were written for training."""
    return _index(records, cache.absolute() / "written", cache.absolute() / "indexes" / "written")


def _index(records: list[Record], folder: Path, index: Path) -> Library:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{"_id": r.id, "title": r.title, "text": r.text, "article": r.article} for r in records]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    return Library.build([folder / "corpus.jsonl"], index)[0]


def mine(library: Library, item: Asked, rng: random.Random, *, mined: bool) -> Example | None:
    """A question's own window and those that retrieval offers for it."""
    store, encoder = library.store, library.encoder
    source = store.find_source(item.about)
    if source is None:
        return None
    if not mined:
        return plain(store.text(source.no, 0, source.length), item)
    own = find(store, encoder, item.question, sources=[source.no]).evidence
    if not own:
        return None
    answerable = bool(item.answers or item.sentences)
    right = [evidence for evidence in own if answers(evidence, item)]
    if answerable and not right:
        return None
    best = right[0] if right else own[0]
    # The window grows around the sentence that answers, wherever it ranks.
    order = [best, *(evidence for evidence in own if evidence is not best)]
    windows = [record_window(window, order, item, right) for window in cut_windows(order, store)]
    chosen = windows[:1]
    evidence = find(store, encoder, item.question).evidence
    offered = [
        record_window(window, evidence, item, [])
        for window in cut_windows(evidence, store)
        if window.source != best.source
        and all(not answers(evidence[i], item) for i in window.members)
        and (item.sentences or not any(answer in window.text.text for answer in item.answers))
    ]
    if item.set == "qamr":
        chosen += offered[:1]
    else:
        same = [w for w in windows[1:] if not any(w["labels"])]
        chosen += (same + offered)[: 2 if answerable else 1]
        if len(offered) > 3 and rng.random() < 0.5:
            chosen.append(rng.choice(offered[2:]))
    return group_of(item, chosen)


def plain(text: str, item: Asked) -> Example | None:
    """A short text as it is, nothing beside it."""
    sentences = split_sentences(text)
    labels = [int(any(a in text[slice(*span)] for a in item.answers)) for span in sentences]
    if 1 not in labels:
        return None
    at = next(at for answer in item.answers if (at := text.find(answer)) >= 0)
    length = next(len(answer) for answer in item.answers if text.find(answer) == at)
    window = {
        "title": "",
        "text": text,
        "sentences": sentences,
        "labels": labels,
        "span": [at, at + length],
    }
    return group_of(item, [window])


def group_of(item: Asked, windows: list[Example]) -> Example:
    """A question with its windows."""
    answerable = bool(item.answers or item.sentences)
    return {
        "id": item.id,
        "kind": item.set if answerable else f"{item.set}, unanswerable",
        "article": item.article,
        "held_out": held_out(item.article),
        "question": item.question,
        "windows": windows,
    }


def answers(evidence: Evidence, item: Asked) -> bool:
    """Whether a sentence holds the answer's words; its source must be the right one."""
    if item.sentences:
        return holds(evidence.text, item.sentences)
    return any(answer in evidence.text for answer in item.answers)


def holds(text: str, sentences: Sequence[str]) -> bool:
    """Whether a sentence is one of these, or holds one: they may be parts."""
    return any(text in sentence or sentence in text for sentence in sentences)


def record_window(
    window: Window, evidence: Sequence[Evidence], item: Asked, right: list[Evidence]
) -> Example:
    """A window as it is written: 1 answers, 0 does not, -1 may (it holds the same words)."""
    places = {(e.source, e.start): rank for rank, e in enumerate(right)}
    labels = []
    for member in window.members:
        rank = places.get((evidence[member].source, evidence[member].start))
        sure = rank == 0 or (rank is not None and item.sentences)
        labels.append(0 if rank is None else 1 if sure else -1)
    span = None
    if right and 1 in labels and item.answers:
        start, end = window.text.sentences[labels.index(1)]
        # The words that most people marked: the first that this sentence holds.
        for answer in item.answers:
            at = window.text.text.find(answer, start, end)
            if at >= 0:
                span = [at, at + len(answer)]
                break
    return {
        "title": window.text.title or "",
        "text": window.text.text,
        "sentences": window.text.sentences,
        "labels": labels,
        "span": span,
    }


class Nearby:
    """What stands near: other names and words of the same article, and of all."""

    def __init__(self, records: list[Record]) -> None:
        self.names: dict[str, list[str]] = defaultdict(list)
        self.all: list[str] = []
        for record in records:
            found = names_in(record.text)
            self.names[record.article] += found
            self.all += found

    def misses(self, item: Asked, group: Example, rng: random.Random) -> list[Example]:
        """Near-misses made from an answered question."""
        if not item.answers or (item.set == "qamr" and rng.random() < 0.7):
            return []
        window = group["windows"][0]
        pool = self.names[item.article] if rng.random() < 0.6 else self.all
        words = [w for w in window["text"].split() if w.isalpha() and w.islower() and len(w) > 4]
        change = swap(item.question, pool, words, rng)
        if change is None or any(change.new in answer for answer in item.answers):
            return []
        question = change(item.question)
        if set(stems(question)) == set(stems(item.question)):
            return []
        silent = {**window, "labels": [0] * len(window["labels"]), "span": None}
        made = []
        in_text = change.touches(window["text"]) and change.new not in window["text"]
        way = rng.random()
        if not in_text or way < 0.4:
            if change.new in window["text"] and change.new[0].islower():
                return []  # another word that stands there may well be right as well
            made.append((question, silent, "swapped question"))
        elif way < 0.7:
            made.append((item.question, swapped(silent, change), "swapped text"))
        else:
            made.append((question, silent, "swapped question"))
            if window["span"] and not change.touches(window["text"][slice(*window["span"])]):
                made.append((question, swapped(window, change), "swapped both"))
        return [
            {**group, "id": f"{group['id']}-{kind}", "kind": kind, "question": q, "windows": [w]}
            for q, w, kind in made
        ]


def swapped(window: Example, change: Swap) -> Example:
    """A window in whose every sentence a swap was made, its offsets kept right."""
    text, spans, span = "", [], None
    last = 0
    for start, end in window["sentences"]:
        text += change(window["text"][last:start])
        begin = len(text)
        if window["span"] and start <= window["span"][0] < end:
            a, b = window["span"]
            text += change(window["text"][start:a])
            span = [len(text), len(text) + b - a]
            text += window["text"][a:b] + change(window["text"][b:end])
        else:
            text += change(window["text"][start:end])
        spans.append([begin, len(text)])
        last = end
    return {**window, "text": text, "sentences": spans, "span": span}


if __name__ == "__main__":
    main()

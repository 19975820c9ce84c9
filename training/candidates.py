"""What gpqa finds for the questions of a set, written down once: signs, windows, what is right.

    python -m training.candidates --data ../bench --cache .cache-training [SET …]

Each question of a set is asked of an index in a mode: "all" its documents at once, "given"
only the text that it is about, "absent" all but its own article. Writes
CACHE/candidates/SET.MODE.jsonl, which the fits and the evaluation read.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.progress import track

from gpqa import Library
from gpqa.answer import find
from gpqa.evaluate.places import covers
from gpqa.evidence import Weights
from gpqa.scorer.features import features
from gpqa.scorer.windows import WINDOWS, cut_windows
from training.corpora import held_out, read_corpora
from training.data import training_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEED = 5
DEEP = 20
"""Sentences that are written down where no window holds them."""
EVALUATED = ("squad2-dev", "clapnq-dev", "quotesum-dev", "qmsum-val")


class Stretch(NamedTuple):
    """A place in a source."""

    source_id: str
    start: int
    end: int


class Item(NamedTuple):
    """A question as it is asked of an index."""

    id: str
    question: str
    answerable: bool
    group: str
    """Its article: what figures are drawn by, and fits are crossed over."""
    kind: str
    only: Sequence[str] | None
    """Ids of the sources that it is asked of; None for all."""
    is_right: Callable[[Stretch, str], bool]
    """Whether a sentence, by its place and text, answers."""
    answers: tuple[str, ...] = ()


def main() -> None:
    """Ask everything, write it down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--gold", type=Path, default=Path("eval/gold"))
    parser.add_argument("--most", type=int, default=1500, help="questions of a set, drawn")
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args()
    (options.cache / "candidates").mkdir(parents=True, exist_ok=True)
    for name, library, items in runs(options):
        if options.sets and name.partition(".")[0] not in options.sets:
            continue
        asked = list(items)
        random.Random(SEED).shuffle(asked)
        target = options.cache / "candidates" / f"{name}.jsonl"
        if target.exists():
            continue
        with target.with_suffix(".part").open("w", encoding="utf-8") as file:
            for item in track(asked[: options.most], name):
                row = ask(library(), item)
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        target.with_suffix(".part").replace(target)


def runs(
    options: argparse.Namespace,
) -> Iterator[tuple[str, Callable[[], Library], Iterator[Item]]]:
    """Every set in every mode, with the index that it is asked of."""
    records, _ = read_corpora(options.data)
    training = _once(lambda: training_index(records, options.cache))
    for mode in ("all", "given", "absent"):
        yield f"held-out.{mode}", training, _held_out(options.data, mode)
    yield "held-out.swapped", training, _swapped(options.cache / "examples.jsonl")
    for name in EVALUATED:
        folder = options.data / name
        documents = folder / "documents"
        if not documents.is_dir():
            documents = folder / "corpus.jsonl"
        library = _once(_builder([documents], options.cache.absolute() / "indexes" / name))
        yield f"{name}.all", library, _gold(folder, "all", None)
        if name in {"squad2-dev", "clapnq-dev"}:
            yield f"{name}.given", library, _gold(folder, "given", None)
    index = options.cache.absolute() / "indexes" / "gold"
    seeds = _once(_builder([options.gold / "documents"], index))
    yield "gold.all", seeds, _gold(options.gold, "all", "dev")


def _once(make: Callable[[], Library]) -> Callable[[], Library]:
    made: list[Library] = []

    def get() -> Library:
        if not made:
            made.append(make())
        return made[0]

    return get


def _builder(paths: list[Path], target: Path) -> Callable[[], Library]:
    return lambda: Library.build(paths, target)[0]


def _held_out(data: Path, mode: str) -> Iterator[Item]:
    records, asked = read_corpora(data)
    by_article: dict[str, set[str]] = {}
    for record in records:
        by_article.setdefault(record.article, set()).add(record.id)
    everything = {record.id for record in records}
    for item in asked:
        if item.set == "qamr" or not held_out(item.article):
            continue
        words = item.sentences or item.answers

        def is_right(
            place: Stretch, text: str, words: tuple[str, ...] = words, about: str = item.about
        ) -> bool:
            return place.source_id == about and any(w in text or text in w for w in words)

        only = None
        if mode == "given":
            only = [item.about]
        elif mode == "absent":
            only = sorted(everything - by_article[item.article])
        yield Item(
            item.id,
            item.question,
            bool(words) and mode != "absent",
            item.article,
            item.set,
            only,
            is_right,
            item.answers,
        )


def _swapped(path: Path) -> Iterator[Item]:
    """Near-misses that were made from held-out questions: nothing answers them."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row["held_out"] and row["kind"] == "swapped question":
                yield Item(
                    row["id"],
                    row["question"],
                    answerable=False,
                    group=row["article"],
                    kind="swapped",
                    only=None,
                    is_right=lambda _place, _text: False,
                )


def _gold(folder: Path, mode: str, split: str | None) -> Iterator[Item]:
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if split and row["split"] != split:
                continue
            places = [Stretch(e["source_id"], e["start"], e["end"]) for e in row["evidence"]]

            def is_right(place: Stretch, _: str, places: list[Stretch] = places) -> bool:
                return any(covers(place, one) for one in places)

            about = row.get("about")
            group = str(about).rpartition("-")[0] if "squad" in folder.name else row["id"]
            yield Item(
                row["id"],
                row["question"],
                row["answerable"],
                group,
                folder.name,
                [about] if mode == "given" else None,
                is_right,
                tuple(row.get("short_answers", ())) if row["answerable"] else (),
            )


def ask(library: Library, item: Item) -> dict[str, Any]:
    """What is found for one question."""
    store = library.store
    only = None
    if item.only is not None:
        rows = [store.find_source(name) for name in item.only]
        only = [row.no for row in rows if row is not None]
    found = find(store, library.encoder, item.question, sources=only)
    table = features(found, store, Weights(found.question, store).by_stem)
    windows = cut_windows(found.evidence, store, limit=WINDOWS)
    read = {member for window in windows for member in window.members}
    kept = sorted(read | set(range(min(DEEP, len(found.evidence)))))
    number = {position: i for i, position in enumerate(kept)}
    candidates = []
    for position in kept:
        each = found.evidence[position]
        place = Stretch(store.source(each.source).id, each.start, each.end)
        candidates.append(
            {
                "place": place,
                "text": each.text,
                "right": item.answerable and item.is_right(place, each.text),
                "features": [round(float(x), 5) for x in table[position]],
            }
        )
    return {
        "id": item.id,
        "question": item.question,
        "answerable": item.answerable,
        "group": item.group,
        "kind": item.kind,
        "answers": item.answers,
        "candidates": candidates,
        "windows": [
            {
                "title": window.text.title or "",
                "text": window.text.text,
                "sentences": window.text.sentences,
                "members": [number[member] for member in window.members],
            }
            for window in windows
        ],
    }


if __name__ == "__main__":
    main()

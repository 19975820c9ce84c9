"""What finding out who said it costs: of the time to build an index, and on hostile text.

    make bench DATA=folder PARTS=studies

The share is measured inside one build, of news (``polnear-dev``) and of hearings (some of
``inquiry``): the processor time of finding statements and people, and of linking them,
against that of the whole build. Hostile texts are 1 and 10 million characters of one
repeated piece: linear is a tenfold time.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from gpqa import build
from gpqa.config import load_settings
from gpqa.encoder import load_encoder
from gpqa.hear import hear, link_speakers
from gpqa.passages import find_sentences
from gpqa.statements.speech import find_speech
from gpqa.structure import parse_structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from bar import Steps

    from gpqa.encoder import Encoder

__all__ = ["measure"]

HEARINGS = 6
SIZES = (1_000_000, 10_000_000)
PIECES = {
    "one letter": "a",
    "said": "said ",
    "he said that": "he said that ",
    "opening marks": "“",
    "straight marks": '" ',
    "apostrophes": "' ",
    "quotations": "“Yes,” said Mr Lee. ",
    "names": "Ann Lee and Tom Park, ",
    "paragraphs of labels": "Mr Lee: no\n\nMs Park: yes\n\n",
    "one label": "Mr Lee: ",
}


class Clock:
    """Adds up the processor time of some functions while they are wrapped."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def wrap(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed."""

        def timed(*arguments: Any, **options: Any) -> Any:
            begin = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                self.seconds += time.process_time() - begin

        return timed


def measure(data: Path, work: Path, bar: Steps) -> dict[str, object]:
    """Build with every part timed, then take hostile texts apart."""
    del work
    encoder = load_encoder(None, cache=load_settings().cache, export=True)
    texts = corpora(data)
    steps = len(texts) + len(PIECES)
    building = {}
    for done, (name, these) in enumerate(texts.items()):
        bar.share(done, steps)
        building[name] = share(these, encoder)
    hostile_seconds = {}
    for done, (name, piece) in enumerate(PIECES.items(), start=len(texts)):
        bar.share(done, steps)
        hostile_seconds[name] = hostile(piece)
    return {"building": building, "hostile": hostile_seconds}


def corpora(data: Path) -> dict[str, list[str]]:
    """The texts of each set that is there."""
    found = {}
    if (news := data / "polnear-dev" / "attributions.jsonl").is_file():
        with news.open(encoding="utf-8") as lines:
            found["polnear-dev"] = [json.loads(line)["text"] for line in lines]
    if (hearings := data / "inquiry" / "documents").is_dir():
        files = sorted(hearings.glob("*.txt"))[10 : 10 + HEARINGS]
        found[f"inquiry, {HEARINGS} days"] = [f.read_text(encoding="utf-8") for f in files]
    return found


def share(texts: list[str], encoder: Encoder) -> dict[str, float]:
    """Processor seconds of a build, of attribution in it, and what the rest is increased by."""
    clock = Clock()
    with (
        patch.object(build, "hear", clock.wrap(hear)),
        patch.object(build, "link_speakers", clock.wrap(link_speakers)),
        tempfile.TemporaryDirectory() as base,
    ):
        folder = Path(base) / "texts"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_bytes(text.encode())
        begin = time.process_time()
        build.build_index(Path(base) / "index", [folder], encoder)
        whole = time.process_time() - begin
    return {
        "characters": sum(map(len, texts)),
        "build, seconds": round(whole, 2),
        "attribution, seconds": round(clock.seconds, 2),
        "added to the rest, percent": round(100 * clock.seconds / (whole - clock.seconds), 1),
    }


def hostile(piece: str) -> dict[str, float]:
    """Processor seconds to find the statements of a text of that piece repeated, by its length."""
    seconds = {}
    for size in SIZES:
        text = (piece * (size // len(piece) + 1))[:size]
        blocks = parse_structure(text)
        sentences = find_sentences(text, blocks)
        begin = time.process_time()
        find_speech(text, blocks, sentences)
        seconds[f"{size:,}"] = round(time.process_time() - begin, 2)
    return seconds

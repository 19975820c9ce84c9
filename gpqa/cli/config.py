"""``gpqa config``: where everything lies, and which indexes there are."""

from __future__ import annotations

import json
from pathlib import Path

from gpqa import __version__
from gpqa.cli.options import JsonOption
from gpqa.terminal import print_json, visible

__all__ = ["config"]


def config(as_json: JsonOption = False) -> int:
    """Show the settings, the folders in use and the indexes.

    Settings come from the environment: GPQA_INDEX (the index to ask where --index
    is not given), GPQA_INDEXES (folder of indexes), GPQA_CACHE (exported models),
    GPQA_MAX_MB (largest single document).
    """
    from gpqa.config import default_index, load_settings

    settings = load_settings()
    value = {
        "version": __version__,
        "index": default_index(),
        "indexes": str(settings.indexes),
        "seeds": str(settings.seeds),
        "cache": str(settings.cache),
        "max_mb": settings.max_bytes // 2**20,
    }
    found = _indexes(settings.indexes)
    if as_json:
        print_json(json.dumps({**value, "available": found}, ensure_ascii=False))
        return 0
    for name, setting in value.items():
        print(f"{name:<8} {visible(str(setting))}")
    print()
    if not found:
        print("no index yet: gpqa ask builds the one of the five articles on first use")
    for facts in found:
        print(visible(f"{facts['name']}: {facts['what']}"))
    return 0


def _indexes(folder: Path) -> list[dict[str, object]]:
    from gpqa.errors import CorpusIndexError
    from gpqa.store import generations

    found: list[dict[str, object]] = []
    for index in sorted(folder.iterdir()) if folder.is_dir() else []:
        if not generations.exists(index):
            continue
        try:
            manifest = generations.current(index)[1]
        except CorpusIndexError as error:
            found.append({"name": index.name, "what": str(error), "usable": False})
            continue
        counts = manifest.counts
        found.append(
            {
                "name": index.name,
                "what": f"{counts['sources']:,} sources, {counts['passages']:,} passages,"
                f" model {manifest.encoder['model']}, {manifest.generation}",
                "usable": True,
                "paths": manifest.inputs["paths"],
            }
        )
    return found

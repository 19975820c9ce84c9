"""Where exported encoders are kept, and how one is found again without reading the model.

A cache folder holds ``encoders/KEY/`` for each exported model. KEY names the model, the
sha256 of what it is made of, and the version of the export recipe. The packaged model's
key is known beforehand. For a model that a user names, a small note under
``encoders/known/`` says which key its folder had, with the size and time of each file:
while these are unchanged, nothing needs to be hashed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

from gpqa.encoder.packaged import PACKAGED_MODEL, PACKAGED_SHA256, is_packaged, sha256_of
from gpqa.errors import EncoderError

__all__ = [
    "RECIPE",
    "default_cache_dir",
    "encoders_folder",
    "known_key",
    "model_key",
    "remember_key",
]

RECIPE = 2
"""Version of the way models are exported; raising it makes every model export anew."""

_USED = (".json", ".safetensors", ".bin", ".txt", ".model")
"""Endings of the files that decide what a model computes."""


def default_cache_dir() -> Path:
    """Return ``$GPQA_CACHE`` if set, otherwise the user's cache folder for gpqa."""
    chosen = os.environ.get("GPQA_CACHE")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("gpqa", appauthor=False)


def encoders_folder(cache: Path | None) -> Path:
    """Return the folder of exported encoders in ``cache`` (default_cache_dir() if None)."""
    return (cache if cache is not None else default_cache_dir()) / "encoders"


def model_key(model: str | Path | None, folder: Path) -> str:
    """Return the key of a model by hashing its files (the packaged one's is fixed)."""
    if is_packaged(model):
        return _key(PACKAGED_MODEL, PACKAGED_SHA256)
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{sha256_of(path)}\n".encode())
    return _key(folder.name, digest.hexdigest())


def known_key(model: str | Path | None, folder: Path, encoders: Path) -> str | None:
    """Return a model's key without reading it, or None if it is new here or has changed."""
    if is_packaged(model):
        return _key(PACKAGED_MODEL, PACKAGED_SHA256)
    try:
        note = json.loads(_note(folder, encoders).read_text(encoding="utf-8"))
        same = note["folder"] == str(folder) and note["files"] == _signature(folder)
        key = str(note["key"])
        # Rebuilt rather than believed: it becomes a path, and it carries the recipe's version.
        same = same and key == _key(folder.name, key.rsplit("-", 2)[-2])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None  # as good as no note: the model is hashed again
    return key if same else None


def remember_key(model: str | Path | None, folder: Path, encoders: Path, key: str) -> None:
    """Note which key the model in ``folder`` has."""
    if is_packaged(model):
        return
    path = _note(folder, encoders)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    note = {"folder": str(folder), "files": _signature(folder), "key": key}
    temporary.write_text(json.dumps(note, indent=1), encoding="utf-8")
    temporary.replace(path)


def _key(name: str, digest: str) -> str:
    return f"{re.sub(r'[^A-Za-z0-9._-]', '_', name)}-{digest[:24]}-r{RECIPE}"


def _note(folder: Path, encoders: Path) -> Path:
    return encoders / "known" / f"{hashlib.sha256(os.fsencode(folder)).hexdigest()[:24]}.json"


def _signature(folder: Path) -> list[list[str | int]]:
    """Return name, size and time of each file that decides what the model computes."""
    rows: list[list[str | int]] = []
    for path in _files(folder):
        status = path.stat()
        rows.append([path.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns])
    return rows


def _files(folder: Path) -> list[Path]:
    """Return the model's files; EncoderError when there are none."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in _USED and path.is_file())
    if not found:
        raise EncoderError(f"The folder {folder} holds no model files.")
    return found

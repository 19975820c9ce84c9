"""``encoder.json``: what an exported encoder is, and the sha256 of each of its files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path  # noqa: TC003 -- part of a dataclass's public signatures
from typing import Any

from gpqa.encoder.pooling import POOLINGS, Pooling
from gpqa.errors import ModelIntegrityError

__all__ = ["MANIFEST", "MODEL_FILE", "TOKENIZER_FILE", "Manifest", "damaged"]

MANIFEST = "encoder.json"
MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
_FORMAT = 1


def damaged(folder: Path, what: str) -> ModelIntegrityError:
    """Return the error for an exported encoder that cannot be trusted."""
    return ModelIntegrityError(
        f"The exported encoder in {folder} is damaged: {what}. "
        f"Delete {folder} and run gpqa index again."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The contents of ``encoder.json``; see :class:`gpqa.encoder.Encoder` for the terms.

    ``precision`` is ``int8`` or ``fp32``; ``pad_id`` fills the unused places of a batch;
    ``normalised`` says whether the model itself ends in a normalisation (gpqa's vectors
    are unit vectors either way); ``prompts`` are the prefixes that the model's authors
    give for kinds of text, which gpqa records and leaves to the caller; ``agreement`` is
    the mean cosine to the reference that was measured after the export.
    """

    model: str
    fingerprint: str
    dimension: int
    max_tokens: int
    pooling: Pooling
    precision: str
    pad_id: int
    normalised: bool
    agreement: float
    files: dict[str, str]
    prompts: dict[str, str] = field(default_factory=dict)
    format: int = _FORMAT

    def write(self, folder: Path) -> None:
        """Write ``encoder.json`` into ``folder``."""
        text = json.dumps(asdict(self), indent=1, sort_keys=True)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read ``encoder.json``; ModelIntegrityError when it is missing or malformed."""
        try:
            raw: Any = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            manifest = cls(**raw)
        except (OSError, ValueError, TypeError) as error:
            raise damaged(folder, f"{MANIFEST} cannot be read ({error})") from error
        if (
            manifest.format != _FORMAT
            or manifest.pooling not in POOLINGS
            or not {MODEL_FILE, TOKENIZER_FILE} <= set(manifest.files)
        ):
            raise damaged(folder, f"{MANIFEST} is not in the format of this version of gpqa")
        return manifest

    def read_file(self, folder: Path, name: str) -> bytes:
        """Return a file's bytes after checking them; ModelIntegrityError when they differ.

        What is checked is what is used: the file is not opened a second time.
        """
        try:
            content = (folder / name).read_bytes()
        except OSError as error:
            raise damaged(folder, f"{name} cannot be read ({error})") from error
        if hashlib.sha256(content).hexdigest() != self.files[name]:
            raise damaged(folder, f"{name} does not have the sha256 recorded for it")
        return content

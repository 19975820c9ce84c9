"""Getting an encoder: the exported one if it is there, exporting it first if allowed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from gpqa.encoder.cache import encoders_folder, known_key
from gpqa.encoder.packaged import PACKAGED_MODEL, is_packaged
from gpqa.errors import ModelIntegrityError, NotExportedError

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.encoder.onnx import OnnxEncoder
    from gpqa.encoder.protocol import Encoder

__all__ = ["find_encoder", "load_encoder"]

_LOG = logging.getLogger(__name__)


def load_encoder(model: str | Path | None, cache: Path | None, *, export: bool) -> Encoder:
    """Return the encoder of ``model``, ready to run without torch.

    ``model`` is a folder that sentence-transformers saved, or ``None`` or
    ``all-MiniLM-L6-v2`` for the packaged model. ``cache`` is where exports are kept,
    by default :func:`gpqa.encoder.default_cache_dir`. With ``export`` a model that has
    not been exported yet is, and a damaged export is replaced; this imports torch and
    takes some seconds. Without, they are a NotExportedError and a ModelIntegrityError.
    ModelNotFoundError when there is no such model.
    """
    exported = _find(model, encoders_folder(cache))
    if not export:
        if exported is None:
            raise NotExportedError(
                f"The model {PACKAGED_MODEL if is_packaged(model) else model} has not been "
                "prepared on this machine, or has changed since. Run gpqa index to prepare it."
            )
        return _open(exported)
    if exported is not None:
        try:
            return _open(exported)
        except ModelIntegrityError as error:
            _LOG.warning("%s It is exported anew.", error)
    from gpqa.encoder.export import export_encoder

    return _open(export_encoder(model, cache))


def find_encoder(fingerprint: str, cache: Path | None) -> Encoder:
    """Return the exported encoder of that fingerprint: what an index was built with.

    Only what was exported on this machine is looked at, by what it says of itself: an
    index may come from anywhere, and must not decide what is loaded from where. Raises
    NotExportedError when there is none, ModelIntegrityError when it is damaged.
    """
    from gpqa.encoder.manifest import MANIFEST, Manifest

    encoders = encoders_folder(cache)
    for folder in sorted(encoders.glob(f"*/{MANIFEST}")):
        try:
            found = Manifest.read(folder.parent).fingerprint == fingerprint
        except ModelIntegrityError:  # of another model, or of this one: then none is found
            continue
        if found:
            return _open(folder.parent)
    raise NotExportedError(
        f"The model that the index was built with ({fingerprint}) has not been prepared on this "
        "machine: run gpqa index (with --model FOLDER if it is not the packaged one)."
    )


def _open(folder: Path) -> OnnxEncoder:
    from gpqa.encoder.onnx import OnnxEncoder

    return OnnxEncoder(folder)


def _find(model: str | Path | None, encoders: Path) -> Path | None:
    """Return the folder of an earlier export, without reading the model's files."""
    if is_packaged(model):
        # An export answers questions even where the package itself is gone.
        key = known_key(None, encoders, encoders)
    else:
        from gpqa.encoder.reference import model_folder

        key = known_key(model, model_folder(model), encoders)
    if key is None or not (encoders / key).is_dir():
        return None
    return encoders / key

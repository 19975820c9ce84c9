"""Getting an encoder: the exported one if it is there, exporting it first if allowed."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from gpqa.encoder.cache import encoders_folder, known_key
from gpqa.encoder.packaged import PACKAGED_MODEL, is_packaged
from gpqa.errors import ModelIntegrityError, NotExportedError

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.encoder.onnx import OnnxEncoder
    from gpqa.encoder.protocol import Encoder

__all__ = ["find_encoder", "load_encoder", "warm_up"]

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


class _WarmUp:
    """The packaged model's export, loaded in a thread before anybody asked for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._encoder: OnnxEncoder | None = None
        self._thread = threading.Thread(target=self._load, daemon=True)
        self._thread.start()

    def _load(self) -> None:
        # Whatever is wrong is met again, and raised, by whoever needs the encoder.
        with suppress(Exception):
            self._encoder = _open(self._folder)

    def take(self, fingerprint: str) -> OnnxEncoder | None:
        """The encoder, if it is the one that is wanted."""
        self._thread.join()
        wanted = self._encoder is not None and self._encoder.fingerprint == fingerprint
        return self._encoder if wanted else None


_warm: _WarmUp | None = None


def warm_up() -> None:
    """Begin to load the packaged model in the background, if it was exported.

    For a process that is about to ask a question: loading lets go of the
    interpreter, so that the libraries can be imported meanwhile.
    """
    global _warm  # noqa: PLW0603 - one model is shared by whoever asks in this process
    folder = _find(None, encoders_folder(None))
    if folder is not None and _warm is None:
        _warm = _WarmUp(folder)


def find_encoder(fingerprint: str, cache: Path | None) -> Encoder:
    """Return the exported encoder of that fingerprint: what an index was built with.

    Only what was exported on this machine is looked at, by what it says of itself: an
    index may come from anywhere, and must not decide what is loaded from where. Raises
    NotExportedError when there is none, ModelIntegrityError when it is damaged.
    """
    from gpqa.encoder.manifest import MANIFEST, Manifest

    encoders = encoders_folder(cache)
    if _warm is not None and encoders == encoders_folder(None):
        encoder = _warm.take(fingerprint)
        if encoder is not None:
            return encoder
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

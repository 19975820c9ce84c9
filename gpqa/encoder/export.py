"""Exporting a sentence-transformers model once, so that questions need no torch."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock

from gpqa.encoder.cache import encoders_folder, model_key, remember_key
from gpqa.encoder.manifest import MODEL_FILE, TOKENIZER_FILE, Manifest
from gpqa.encoder.packaged import check_packaged, is_packaged, sha256_of
from gpqa.encoder.reference import SentenceTransformersEncoder, model_folder
from gpqa.errors import EncoderError, ModelIntegrityError

if TYPE_CHECKING:
    from gpqa.encoder.onnx import OnnxEncoder

__all__ = ["export_encoder"]

_LOG = logging.getLogger(__name__)
_TEMPORARY = ".export-"

_AGREEMENT = {"int8": 0.995, "fp32": 0.9999}
"""Mean cosine to the reference that an export must reach, by precision."""


def export_encoder(model: str | Path | None, cache: Path | None = None) -> Path:
    """Export ``model`` into ``cache`` unless it is there, and return the export's folder.

    ``model`` is a folder that sentence-transformers saved, or ``None`` or a name for the
    packaged model. The folder appears complete or not at all, and several processes may
    ask for the same one at once. Raises ModelNotFoundError when there is no such model,
    ModelIntegrityError when the packaged one is not the published one, and EncoderError
    when a model is of an unsupported kind, or its export does not agree with it.
    """
    source = model_folder(model)
    encoders = encoders_folder(cache)
    try:
        encoders.mkdir(parents=True, exist_ok=True)
        with FileLock(encoders / "export.lock"):
            return _export_locked(model, source, encoders)
    except OSError as error:
        raise EncoderError(f"Cannot export the encoder into {encoders}: {error}") from error


def _export_locked(model: str | Path | None, source: Path, encoders: Path) -> Path:
    # Whoever holds the lock is the only exporter: other temporary folders are leftovers.
    for leftover in encoders.glob(f"{_TEMPORARY}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    if is_packaged(model):
        check_packaged(source)
    key = model_key(model, source)
    target = encoders / key
    if not _is_sound(target):
        temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=encoders))
        try:
            _export_into(temporary, model, key)
            if target.exists():  # unsound, and so far unnoticed: another took its place
                target.rename(Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=encoders)) / "old")
            temporary.chmod(0o755)  # mkdtemp's folders are closed to others
            temporary.replace(target)
            _sync(encoders)
        finally:
            for rest in encoders.glob(f"{_TEMPORARY}*"):
                shutil.rmtree(rest, ignore_errors=True)
    remember_key(model, source, encoders, key)
    return target


def _is_sound(folder: Path) -> bool:
    """Tell whether an export is complete and unaltered."""
    if not folder.is_dir():
        return False
    try:
        manifest = Manifest.read(folder)
        for name in manifest.files:
            manifest.read_file(folder, name)
    except ModelIntegrityError:
        return False
    return True


def _export_into(folder: Path, model: str | Path | None, key: str) -> None:
    """Write every file of the export: int8 if that agrees with the reference, else fp32."""
    from gpqa.encoder.graph import SENTENCES, fuse, quantise_file, trace

    reference = SentenceTransformersEncoder(model)
    limit = reference.limit
    limit.tokenizer.save(str(folder / TOKENIZER_FILE))
    plain, fused = folder / "plain.onnx", folder / "fused.onnx"
    pair = reference.loaded.tokenizer(
        ["A text of several words.", "Short."], padding=True, return_tensors="pt"
    )
    try:
        trace(reference.transformer, dict(pair), plain)
        fuse(plain, fused)
    except Exception as error:  # exporters raise whatever the architecture makes them raise
        raise EncoderError(f"Cannot export {reference.model} to ONNX: {error}") from error

    texts = [reference.fit(text) for text in SENTENCES]
    expected = reference.encode(texts)
    failures: list[str] = []
    for precision in ("int8", "fp32"):
        try:
            if precision == "int8":
                quantise_file(fused, folder / MODEL_FILE, limit)
            else:
                fused.replace(folder / MODEL_FILE)
            found = _finish(folder, reference, key, precision).encode(texts)
        except Exception as error:  # noqa: BLE001 -- an architecture that int8 does not suit
            failures.append(f"{precision} cannot be run ({error})")
            continue
        agreement = float(np.mean(np.sum(found * expected, axis=1)))
        if agreement >= _AGREEMENT[precision]:
            _finish(folder, reference, key, precision, agreement=agreement)
            break
        failures.append(f"{precision} agrees only to {agreement:.4f} (mean cosine)")
    else:
        raise EncoderError(
            f"The export of {reference.model} does not reproduce the model: {'; '.join(failures)}."
        )
    if failures:
        _LOG.info("Exported %s as %s: %s", reference.model, precision, "; ".join(failures))
    for temporary in (plain, fused):
        temporary.unlink(missing_ok=True)
    for path in folder.iterdir():
        _sync(path)
    _sync(folder)


def _finish(
    folder: Path,
    reference: SentenceTransformersEncoder,
    key: str,
    precision: str,
    *,
    agreement: float = 0.0,
) -> OnnxEncoder:
    """Write ``encoder.json`` and return the encoder that the folder then holds."""
    from gpqa.encoder.onnx import OnnxEncoder

    names = (MODEL_FILE, TOKENIZER_FILE)
    Manifest(
        model=reference.model,
        fingerprint=f"{key}/{reference.pooling}/{precision}",
        dimension=reference.dimension,
        max_tokens=reference.max_tokens,
        pooling=reference.pooling,
        precision=precision,
        pad_id=int(reference.loaded.tokenizer.pad_token_id or 0),
        normalised=len(reference.loaded) > 2,
        agreement=round(agreement, 6),
        files={name: sha256_of(folder / name) for name in names},
        prompts={name: text for name, text in reference.loaded.prompts.items() if text},
    ).write(folder)
    return OnnxEncoder(folder)


def _sync(path: Path) -> None:
    """Make sure that a file or folder has reached the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

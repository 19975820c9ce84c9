"""Where things lie, and the settings that the environment may change."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from gpqa.errors import ConfigError, UsageError

__all__ = [
    "DEFAULT_INDEX",
    "INDEX_VARIABLE",
    "MOST",
    "TOP",
    "Settings",
    "default_index",
    "index_folder",
    "index_name",
    "load_settings",
]

DEFAULT_INDEX = "seeds"
"""The index that is asked where none is named: the five articles that gpqa comes with."""
INDEX_VARIABLE = "GPQA_INDEX"
"""What the environment calls the name or the folder of another such index."""

TOP = 5
"""Quotes and passages given where no number is named."""
MOST = 1000
"""The largest such number."""

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``gpqa config`` shows."""

    indexes: Path
    """Where indexes with bare names lie (``GPQA_INDEXES``)."""
    seeds: Path
    """The five articles."""
    cache: Path
    """Where exported models lie (``GPQA_CACHE``)."""
    max_bytes: int
    """Largest single source (``GPQA_MAX_MB``)."""


def load_settings() -> Settings:
    """The settings of this process and its environment."""
    from gpqa.encoder import default_cache_dir

    return Settings(
        indexes=_indexes(),
        seeds=_seeds(),
        cache=default_cache_dir(),
        max_bytes=_megabytes("GPQA_MAX_MB", 32) * 2**20,
    )


def _indexes() -> Path:
    """``GPQA_INDEXES``; else ``indexes/`` of the checkout; else in the user's data folder.

    Never a folder that happens to be here: an index has one place, wherever it is asked from.
    """
    if named := os.environ.get("GPQA_INDEXES"):
        return Path(os.path.abspath(os.path.expanduser(named)))  # noqa: PTH100, PTH111 - no symlink is followed
    if _in_checkout():
        return _CHECKOUT / "indexes"
    from platformdirs import user_data_path

    return user_data_path("gpqa", appauthor=False) / "indexes"


def _seeds() -> Path:
    return _CHECKOUT / "seeds" if _in_checkout() else _PACKAGE / "_seeds"


def _in_checkout() -> bool:
    return (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "seeds").is_dir()


def _megabytes(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise ConfigError(f"{name} is {value!r}; it must be a whole number of megabytes")
    return int(value)


def default_index() -> str:
    """The index that is asked where none is named: ``GPQA_INDEX``, else the five articles."""
    return os.environ.get(INDEX_VARIABLE) or DEFAULT_INDEX


def index_folder(name: str | os.PathLike[str], settings: Settings) -> Path:
    """The folder of an index: a bare name lies under ``indexes/``, a path is itself.

    ``~/`` is the home: no shell reads what stands in a file of settings, or behind ``--index=``.
    """
    if not isinstance(name, (str, os.PathLike)):
        raise UsageError(f"{name!r} names no index: that is a name or the path of a folder")
    text = os.fspath(name)
    if not text:
        raise ConfigError("the index has no name")
    if not isinstance(name, Path) and text.startswith("~/"):
        text = os.path.expanduser(text)  # noqa: PTH111 - which leaves it be where there is no home
    if isinstance(name, Path) or os.sep in text or "/" in text:
        return Path(os.path.abspath(text))  # noqa: PTH100 - no symlink is followed
    if text.startswith((".", "-")):
        raise ConfigError(f"{text!r} is no name for an index; for a folder, write ./{text}")
    return settings.indexes / text


def index_name(folder: Path, settings: Settings) -> str:
    """What an index is called in receipts: its bare name, or its folder."""
    name = folder.name if folder.parent == settings.indexes else str(folder)
    return name.encode("utf-8", "backslashreplace").decode()  # a path may hold any bytes

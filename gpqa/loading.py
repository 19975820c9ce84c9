"""The encoder that belongs to an index: found, loaded beside everything else, and checked."""

from __future__ import annotations

import threading
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Self, cast

from gpqa.errors import CorpusIndexError, IndexModelError
from gpqa.store import generations

if TYPE_CHECKING:
    import os

    from gpqa.encoder import Encoder
    from gpqa.store import Store

__all__ = ["Loading", "check_model", "encoder_for"]


def encoder_for(folder: Path, model: str | os.PathLike[str] | None, cache: Path) -> Encoder:
    """The encoder to build an index with: the model named, else the one that it has."""
    from gpqa.encoder import PACKAGED_MODEL, find_encoder, load_encoder

    if model is None:
        try:
            earlier = generations.current(folder)[1].encoder
        except CorpusIndexError:  # none there, or none that can be kept
            earlier = {"model": PACKAGED_MODEL}
        if earlier["model"] != PACKAGED_MODEL:
            return find_encoder(earlier["fingerprint"], cache)
    named = model if model is None or isinstance(model, str) else Path(model)
    return load_encoder(named, cache=cache, export=True)


class Loading:
    """An index's encoder, loaded in a thread of its own while everything else is.

    A model takes about as long to load as the libraries take to import, and lets
    go of the interpreter meanwhile: on two cores a cold question waits for one.
    """

    def __init__(self, folder: Path, cache: Path, given: Encoder | None) -> None:
        self._given = given
        self._outcome: list[Encoder | BaseException] = []
        self._thread: threading.Thread | None = None
        if given is None:
            fingerprint = generations.current(folder)[1].encoder["fingerprint"]
            self._thread = threading.Thread(target=self._load, args=(fingerprint, cache))

    def _load(self, fingerprint: str, cache: Path) -> None:
        from gpqa.encoder import find_encoder

        try:
            self._outcome.append(find_encoder(fingerprint, cache))
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            self._outcome.append(error)

    def __enter__(self) -> Self:
        if self._thread is not None:
            self._thread.start()
        import gpqa.answer  # noqa: F401 - pydantic and numpy, while the model loads

        return self

    def result(self) -> Encoder:
        """The encoder; raises what loading it raised."""
        if self._thread is None:
            return cast("Encoder", self._given)
        self._thread.join()
        (outcome,) = self._outcome
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def __exit__(self, *_: object) -> None:
        if self._thread is not None:
            self._thread.join()


def check_model(store: Store, encoder: Encoder, name: str) -> None:
    """Raise IndexModelError where an index has vectors of another model than ``encoder``."""
    built_with = store.manifest.encoder
    if encoder.fingerprint != built_with["fingerprint"]:
        raise IndexModelError(
            f"the index {name!r} was built with another model ({built_with['fingerprint']})"
            f" than the one at hand ({encoder.fingerprint})."
            f" Build it again with: gpqa index --name {quote(name)} --rebuild"
        )

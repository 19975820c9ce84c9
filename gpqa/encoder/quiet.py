"""Keeping other libraries' chatter off the screen while a model is loaded or exported."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["offline", "quiet"]


def offline() -> None:
    """Forbid downloads to the Hugging Face libraries; call before importing them.

    They read these settings once, when they are imported.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Hide warnings, notes and progress bars; errors still come through as exceptions.

    Changes process-wide settings for the time of the block: meant for loading and
    exporting, not for code that runs in several threads.
    """
    disabled = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings(), _no_bars():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(disabled)


@contextlib.contextmanager
def _no_bars() -> Iterator[None]:
    """Switch transformers' progress bars off, if transformers is there to have any."""
    if "transformers" not in sys.modules:
        yield
        return
    from transformers.utils import logging as chatter

    shown = chatter.is_progress_bar_enabled()
    chatter.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            chatter.enable_progress_bar()  # type: ignore[no-untyped-call]

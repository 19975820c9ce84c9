from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.encoder.export import export_encoder
from gpqa.encoder.onnx import OnnxEncoder
from gpqa.encoder.reference import SentenceTransformersEncoder
from tests import helpers_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def exported(model_cache: Path) -> Path:
    return export_encoder(None, model_cache)


@pytest.fixture(scope="session")
def encoder(exported: Path) -> OnnxEncoder:
    return OnnxEncoder(exported)


@pytest.fixture(scope="session")
def reference() -> SentenceTransformersEncoder:
    return SentenceTransformersEncoder()


@pytest.fixture(scope="session")
def make_model() -> Callable[..., Path]:
    return helpers_model.make_model

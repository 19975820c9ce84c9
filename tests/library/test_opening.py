from __future__ import annotations

import gc
import warnings
from typing import TYPE_CHECKING

import pytest

from gpqa.errors import CorpusIndexError, IndexModelError, IndexNotFoundError
from gpqa.library import Library
from gpqa.testing import HashEncoder
from tests.helpers_index import QUESTIONS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_index_names_the_command_that_builds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GPQA_INDEXES", str(tmp_path))
    with pytest.raises(IndexNotFoundError, match=r"no index 'laws' .*gpqa index PATH… --name laws"):
        Library.open("laws", encoder=HashEncoder())


def test_a_bare_name_lies_under_indexes_and_a_path_is_itself(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GPQA_INDEXES", str(tmp_path / "indexes"))
    with Library.build([folder], "notes", encoder=HashEncoder())[0] as library:
        assert library.folder == tmp_path / "indexes" / "notes"
        assert library.ask(QUESTIONS[0]).index.name == "notes"
    with Library.open(tmp_path / "indexes" / "notes", encoder=HashEncoder()) as library:
        assert library.name == "notes"
    with Library.build([folder], tmp_path / "else", encoder=HashEncoder())[0] as library:
        assert library.name == str(tmp_path / "else")


def test_another_encoder_is_refused_and_nothing_stays_open(seed_index: Path) -> None:
    with pytest.raises(IndexModelError, match=r"built with another model .*gpqa index --name"):
        Library.open(seed_index, encoder=HashEncoder(dimension=32))
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        gc.collect()


def test_closed_it_answers_no_more(library: Library) -> None:
    with library as same:
        assert same is library
        assert library.ask(QUESTIONS[0]).answered
    with pytest.raises(CorpusIndexError, match="closed"):
        library.ask(QUESTIONS[0])
    library.close()

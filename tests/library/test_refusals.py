from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import pytest

from gpqa.errors import IndexWriteError, QuestionError, ReceiptError, UsageError
from gpqa.library import Library
from gpqa.testing import HashEncoder
from tests.helpers_index import QUESTIONS, put

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("least", [-0.1, 1.01, float("nan"), float("inf"), True, "0.5"])
def test_how_sure_is_enough_is_a_share(seed_library: Library, least: float) -> None:
    with pytest.raises(UsageError, match=r"min_confidence is .*; it must be a number from 0 to 1"):
        seed_library.ask(QUESTIONS[0], min_confidence=least)


def test_an_empty_question_is_refused(seed_library: Library) -> None:
    for question in ("", "  ", "\n"):
        with pytest.raises(QuestionError):
            seed_library.ask(question)


def test_one_path_is_one_path_and_not_its_letters(tmp_path: Path) -> None:
    folder = put(tmp_path / "minutes", {"monday.txt": "The roof was repaired at last."})
    for paths in (str(folder), folder):
        library, _ = Library.build(paths, tmp_path / "index", encoder=HashEncoder())
        with library:
            assert [info.id for info in library.sources()] == ["monday"]
    for nothing in ([], "", [""]):
        with pytest.raises(UsageError, match="at least one"):
            Library.build(nothing, tmp_path / "index", encoder=HashEncoder())


@pytest.mark.parametrize(
    ("narrowed", "fault"),
    [
        ({"since": 2024}, "since is 2024; it must be a day"),
        ({"until": ["2024"]}, "until is"),
        ({"speaker": 5}, "speaker is 5"),
        ({"speaker": ""}, "speaker is ''; it must be somebody's name"),
        ({"speaker": " \t"}, "speaker is"),
        ({"source": 5}, "source is 5"),
        ({"source": b"a"}, "source is"),
        ({"source": [5]}, "source has 5"),
    ],
)
def test_values_that_cannot_be_are_named_without_words_of_the_command_line(
    seed_library: Library, narrowed: dict[str, Any], fault: str
) -> None:
    for put_question in (seed_library.ask, seed_library.search):
        with pytest.raises(UsageError, match=f"^{re.escape(fault)}") as raised:
            put_question("what did Hunt say about funding?", **narrowed)
        assert "--" not in str(raised.value)


def test_no_error_of_the_wrong_type_is_pythons_own(seed_library: Library, tmp_path: Path) -> None:
    wrong: Any = None
    for call in (
        lambda: seed_library.source(wrong),
        lambda: seed_library.source_text(wrong),
        lambda: seed_library.source_text("004_0700c9a2c7974ebe", "a"),  # type: ignore[arg-type]
        lambda: seed_library.cite(wrong, "plain"),
        lambda: Library.open(wrong),
        lambda: Library.build(wrong, tmp_path / "index"),
        lambda: Library.build([wrong], tmp_path / "index"),
        lambda: Library.build(tmp_path, wrong),
    ):
        with pytest.raises(UsageError):
            call()
    with pytest.raises(ReceiptError):
        seed_library.verify(wrong)


def test_a_question_is_text(seed_library: Library) -> None:
    for question in (None, b"bytes", 7):
        with pytest.raises(QuestionError, match="is text, not"):
            seed_library.ask(cast("str", question))


def test_an_index_is_never_written_through_a_link(tmp_path: Path) -> None:
    folder = put(tmp_path / "minutes", {"monday.txt": "The roof was repaired at last."})
    victim = put(tmp_path, {"victim.txt": "Keep me."}) / "victim.txt"
    precious = tmp_path / "precious" / "gen-a"
    precious.mkdir(parents=True)
    index = tmp_path / "index"
    index.mkdir()
    (index / ".CURRENT.json.new").symlink_to(victim)
    Library.build(folder, index, encoder=HashEncoder())[0].close()
    assert victim.read_text(encoding="utf-8") == "Keep me."
    assert not (index / "CURRENT.json").is_symlink()
    other = tmp_path / "other"
    other.mkdir()
    (other / "gens").symlink_to(precious.parent)
    with pytest.raises(IndexWriteError, match="is a link"):
        Library.build(folder, other, encoder=HashEncoder())
    assert precious.is_dir()

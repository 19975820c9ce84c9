"""Written documents as a gold set, each question asked of its own document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.evaluate import read_gold
from training.unseen import main, write_gold
from training.written import WrittenError

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = """\
= The ferry

The last boat leaves at nine. Dinah Prowse said that it must stay.

? When does the last boat leave?
> The last boat leaves at nine.
* nine
? What did Dinah Prowse promise?
- she promises nothing

= The last boat leaves at nine.

The slip was dredged in May.

? When was the slip dredged?
> dredged in May
* May
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "boats.txt"
    path.write_text(WRITTEN, encoding="utf-8")
    return path


def test_a_gold_set_has_each_question_with_its_place(written: Path, tmp_path: Path) -> None:
    given = write_gold([written], tmp_path / "gold")
    gold = read_gold(tmp_path / "gold")  # which checks every offset
    assert [question.answerable for question in gold.questions] == [True, False, True]
    assert given["When was the slip dredged?"] == ["boats-1"]
    assert {tag for question in gold.questions for tag in question.tags} == {"boats"}


def test_the_figures_are_of_all_and_of_each_file(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(written)]) == 0
    head, whole, boats = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert head[:3] == ["file", "questions", "hit@1"]
    assert (whole[:2], boats[:2]) == (["all", "3"], ["boats", "3"])


def test_a_file_that_is_not_well_formed_is_refused(written: Path, tmp_path: Path) -> None:
    written.write_text(WRITTEN.replace("> dredged in May", "> dredged in June"), encoding="utf-8")
    with pytest.raises(WrittenError, match="not in the text"):
        write_gold([written], tmp_path / "gold")

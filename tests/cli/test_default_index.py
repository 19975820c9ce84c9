"""Which index is asked where ``--index`` is not given."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.serve.helpers_serve import Server, needs_extra

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers_shell import Shell

QUESTION = "What would the roof cost?"
COMMANDS = [
    ("ask", QUESTION),
    ("search", QUESTION),
    ("show", "minutes"),
    ("speakers",),
    ("mcp",),
    ("serve", "--port", "0"),
]


@pytest.fixture(scope="module")
def named(asked: Shell, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The setting that names an index, in a folder whose path has a space in it."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "minutes.txt").write_text(
        "The treasurer, Ann Lee, said the roof would cost £4,000 in all.", encoding="utf-8"
    )
    index = folder / "my index"
    assert asked("index", str(folder / "minutes.txt"), "--name", str(index)).returncode == 0
    return {"GPQA_INDEX": str(index)}


def test_the_index_that_the_environment_names_is_asked(asked: Shell, named: dict[str, str]) -> None:
    answer = asked("ask", QUESTION, "--json", env=named)
    assert json.loads(answer.stdout)["index"]["name"] == named["GPQA_INDEX"]
    assert asked("verify", "-", stdin=answer.stdout, env=named).returncode == 0
    found = json.loads(asked("search", QUESTION, "--json", env=named).stdout)
    assert {each["source_id"] for each in found["passages"]} == {"minutes"}
    assert b"The treasurer" in asked("show", "minutes", env=named).stdout
    assert asked("speakers", env=named).stdout.startswith(b"Ann Lee  ")
    assert json.loads(asked("config", "--json", env=named).stdout)["index"] == named["GPQA_INDEX"]


def test_a_bare_name_is_looked_for_among_the_indexes(asked: Shell) -> None:
    done = asked("ask", "what did Hunt say about funding?", env={"GPQA_INDEX": "seeds"})
    assert done.returncode == 0


def test_an_index_that_is_given_goes_before_the_environment(
    asked: Shell, named: dict[str, str]
) -> None:
    done = asked("speakers", "--index", "seeds", env=named)
    assert done.stdout.startswith(b"Jeremy Hunt  ")


def test_an_empty_setting_is_none(asked: Shell) -> None:
    done = asked("speakers", env={"GPQA_INDEX": ""})
    assert done.stdout.startswith(b"Jeremy Hunt  ")


def test_a_home_is_found_where_no_shell_did(
    asked: Shell, named: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(named["GPQA_INDEX"], tmp_path / "mine")
    done = asked("speakers", env={"GPQA_INDEX": "~/mine", "HOME": str(tmp_path)})
    assert done.stdout.startswith(b"Ann Lee  ")


def test_a_receipt_is_verified_with_the_index_that_it_names(
    asked: Shell, named: dict[str, str]
) -> None:
    receipt = asked("ask", "what did Hunt say about funding?", "--json").stdout
    assert asked("verify", "-", stdin=receipt, env=named).returncode == 0


def test_no_index_of_the_environments_is_ever_written(asked: Shell, named: dict[str, str]) -> None:
    done = asked("index", "--json", env=named)
    assert json.loads(done.stdout)["index"] == "seeds"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["not there", "/not there/either"])
def test_a_setting_that_names_nothing_is_said_to(
    asked: Shell, command: tuple[str, ...], name: str
) -> None:
    done = asked(*command, env={"GPQA_INDEX": name})
    assert done.returncode == 1
    assert done.stdout == b""
    assert name.encode() in done.stderr
    assert b"GPQA_INDEX names it; gpqa config lists the indexes" in done.stderr
    given = asked(*command, "--index", "nowhere", env={"GPQA_INDEX": name})
    assert b"GPQA_INDEX" not in given.stderr, "it is not to blame"


def test_a_setting_that_can_be_no_name_is_said_to_be_one(asked: Shell) -> None:
    done = asked("ask", QUESTION, env={"GPQA_INDEX": ".hidden"})
    assert done.returncode == 1
    assert b"GPQA_INDEX names it" in done.stderr


@pytest.mark.parametrize("command", ["ask", "search", "show", "speakers", "verify", "serve", "mcp"])
def test_the_help_of_what_reads_an_index_tells_of_the_setting(asked: Shell, command: str) -> None:
    assert b"GPQA_INDEX" in asked(command, "--help").stdout


@needs_extra
def test_the_index_of_the_environment_alone_is_served(asked: Shell, named: dict[str, str]) -> None:
    with Server(asked.env | named) as server:
        assert [each["name"] for each in server.get("/api/indexes").json["indexes"]] == ["my index"]

"""Tasks at once: each done by one process, what goes wrong told, nobody waited for in vain."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from bar import Bar
from workers import at_once

if TYPE_CHECKING:
    from pathlib import Path

    from bar import Steps


@dataclass(frozen=True)
class Task:
    name: str
    weight: float
    folder: Path


def note(task: Task, bar: Steps) -> str | None:
    """Leaves a file that tells which process did it, on which cores."""
    bar.share(1, 2)
    bar.say(f"{task.name} says so")
    with (task.folder / task.name).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()} {sorted(os.sched_getaffinity(0))}\n")
    return f"{task.name} failed" if task.name == "bad" else None


def die(task: Task, bar: Steps) -> str | None:
    if task.name == "bad":
        os._exit(9)
    return note(task, bar)


def tasks(folder: Path, *names: str) -> list[Task]:
    return [Task(name, len(names) - place, folder) for place, name in enumerate(names)]


def test_each_is_done_once_and_what_fails_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Bar(3) as bar:
        failed = at_once(tasks(tmp_path, "one", "bad", "two"), 2, bar, note)
    assert failed == ["bad failed"]
    done = {path.name: path.read_text("utf-8").splitlines() for path in tmp_path.iterdir()}
    assert sorted(done) == ["bad", "one", "two"]
    assert all(len(lines) == 1 and str(os.getpid()) not in lines[0] for lines in done.values())
    told = capsys.readouterr().err
    assert "one says so\n" in told
    assert "  two: 0." in told


def test_processes_share_the_cores(tmp_path: Path) -> None:
    whole = sorted(os.sched_getaffinity(0))
    if len(whole) < 2:
        pytest.skip("one core cannot be shared out")
    with Bar(2) as bar:
        at_once(tasks(tmp_path, "one"), 1, bar, note)
        at_once(tasks(tmp_path, "two"), 2, bar, note)
    assert str(whole) in (tmp_path / "one").read_text("utf-8")
    assert str(whole) not in (tmp_path / "two").read_text("utf-8")
    assert sorted(os.sched_getaffinity(0)) == whole


def test_a_process_that_dies_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    with Bar(3) as bar:
        failed = at_once(tasks(tmp_path, "bad", "one", "two"), 2, bar, die)
    assert failed == ["bad: its process died"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]

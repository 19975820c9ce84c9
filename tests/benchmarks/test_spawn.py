from __future__ import annotations

import sys

from spawn import Spawner


def test_a_command_is_timed_and_its_memory_is_its_own() -> None:
    held = bytearray(300_000_000)  # what this process holds is nothing to it
    held[::4096] = b"x" * len(held[::4096])
    with Spawner() as spawner:
        seconds, megabytes, code = spawner.run(
            [sys.executable, "-S", "-c", "import time; time.sleep(0.1)"]
        )
        _, larger, _ = spawner.run([sys.executable, "-S", "-c", "x = b'x' * 200_000_000"])
    assert 0.1 <= seconds < 5
    assert code == 0
    assert megabytes < 100
    assert larger > 190


def test_exit_codes_and_variables_are_passed_on() -> None:
    with Spawner() as spawner:
        command = [sys.executable, "-S", "-c", "import os, sys; sys.exit(int(os.environ['CODE']))"]
        assert spawner.run(command, {"CODE": "3"})[2] == 3

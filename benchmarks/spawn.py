"""Times commands and tells their peak memory, from a process that holds next to nothing.

What Linux reports of a process that ended (``ru_maxrss``) begins with what its parent held
when it was forked. Run from a benchmark that has just built an index, every command would
seem to need as much as that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Spawner"]

_LOOP = """
import json, os, subprocess, sys, time
for line in sys.stdin:
    command, env = json.loads(line)
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=env,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps([seconds, usage.ru_maxrss / 1024, process.returncode]), flush=True)
"""


class Spawner:
    """The small process; a context manager."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _LOOP],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(
        self, command: Sequence[str], env: Mapping[str, str] | None = None
    ) -> tuple[float, float, int]:
        """Wall seconds, peak MB and exit code of a command."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        variables = dict(os.environ if env is None else env)
        self._process.stdin.write(json.dumps([list(command), variables]) + "\n")
        self._process.stdin.flush()
        seconds, megabytes, code = json.loads(self._process.stdout.readline())
        return float(seconds), float(megabytes), int(code)

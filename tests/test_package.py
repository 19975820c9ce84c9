"""What a user gets: the public names, the errors, the wheel."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

import gpqa
from gpqa import errors

ROOT = Path(__file__).resolve().parent.parent


def test_every_public_name_is_there_and_no_other() -> None:
    assert dir(gpqa) == sorted(gpqa.__all__)
    for name in gpqa.__all__:
        assert getattr(gpqa, name) is not None
    with pytest.raises(AttributeError):
        gpqa.nonsense  # noqa: B018


def test_the_version_is_the_packages() -> None:
    assert gpqa.__version__ == version("gpqa")


def test_the_error_tree_is_drawn_as_it_is() -> None:
    classes = [value for value in vars(errors).values() if inspect.isclass(value)]
    own = {each.__name__ for each in classes if issubclass(each, errors.GpqaError)}
    assert own == set(errors.__all__)
    drawn: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        name = line.strip(" │├└─").split(" ")[0]
        if name in own:
            drawn.append((line.index(name), name))
    assert {name for _, name in drawn} == own
    for position, (depth, name) in enumerate(drawn):
        parents = [other for level, other in drawn[:position] if level < depth]
        if parents:
            assert getattr(errors, name).__mro__[1].__name__ == parents[-1], name


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, gpqa; print(*sorted(name for name in sys.modules if '.' not in name))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"numpy", "pydantic", "faiss", "torch"}.isdisjoint(done.stdout.split())


def test_an_installed_wheel_answers_outside_the_checkout(tmp_path: Path, model_cache: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run(
        [*command, "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT)],
        check=True,
        timeout=120,
        stderr=subprocess.DEVNULL,
    )
    installed = tmp_path / "site"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        assert "gpqa/py.typed" in wheel.namelist()
        wheel.extractall(installed)
    env = os.environ | {
        "PYTHONPATH": str(installed),
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "GPQA_CACHE": str(model_cache),
    }
    env.pop("GPQA_INDEXES", None)
    done = subprocess.run(
        [sys.executable, "-m", "gpqa", "ask", "Who chairs the RCGP?"],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert "Maureen Baker" in done.stdout
    assert str(installed / "gpqa" / "_seeds") in done.stderr
    assert (tmp_path / "data" / "gpqa" / "indexes" / "seeds" / "CURRENT.json").exists()


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python up to 3.11.4 goes back into such groups and matches too much (gh-106052).

    Debian 12 has 3.11.2. An atomic group, (?>(?:…)*), is right everywhere.
    """
    for path in sorted((ROOT / "gpqa").rglob("*.py")):
        for line in path.read_text(encoding="utf-8").splitlines():
            # In an f-string braces are doubled.
            repeated = re.search(r"(?<!\\)\)(?:[*+?]|\{{1,2}[\d,]+\}{1,2})\+", line)
            assert not repeated or "_SAFE" in line, path

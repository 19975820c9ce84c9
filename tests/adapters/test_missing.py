from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [("langchain", "langchain_core", "langchain"), ("haystack", "haystack", "haystack")],
)
def test_without_the_package_the_install_command_is_told(
    module: str, package: str, extra: str
) -> None:
    code = (
        f"import sys; sys.modules[{package!r}] = None\n"
        "from gpqa.errors import MissingExtraError\n"
        f"try:\n    import gpqa.adapters.{module}\nexcept MissingExtraError as error:\n"
        "    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith(f"pip install 'gpqa[{extra}]'")

"""Takes the picture of the page: docs/images/serve.png. `make picture` runs it.

As a reader would come to see it: the index of the five articles, served from a home of its own,
a question, and the quote in its place in the article. In the system's own Chromium; fonts are
the machine's, so that no test compares the picture itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from shown_output import ROOT, open_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shown_output import Terminal

PICTURE = ROOT / "docs" / "images" / "serve.png"
QUESTION = "What did Jennifer Dixon say about the data?"
QUOTED = "Good data on quality"
"""Words of the quote that is opened."""
SIZE = (1240, 760)
"""Pixels."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Where the system's own Chromium is."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def served(terminal: Terminal) -> Iterator[str]:
    """The address at which a reader's indexes are served, until the end of the ``with``."""
    with subprocess.Popen(
        [sys.executable, "-m", "gpqa", "serve", "--port", "0"],
        env=terminal.env,
        cwd=terminal.home,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        try:
            address = server.stdout.readline().strip()
            if not address:
                raise SystemExit("gpqa serve did not start: it says why above")
            yield address
        finally:
            server.terminate()


def take(terminal: Terminal, file: Path, chromium: str) -> None:
    """Write the picture to a file, as PNG."""
    from playwright.sync_api import sync_playwright

    width, height = SIZE
    # Chromium's sandbox does not run as root, as in a container.
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with served(terminal) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="light", locale="en-GB"
        )
        page.goto(f"{address}?{urlencode({'q': QUESTION})}")
        quote = page.locator("#answer .quote", has_text=QUOTED)
        quote.get_by_role("link", name="Read in its place").click()
        page.wait_for_selector("#reader mark.said")
        page.wait_for_load_state("networkidle")
        page.mouse.move(0, 0)  # nothing is pointed at
        page.screenshot(path=file, caret="hide", animations="disabled")
        browser.close()


def main() -> int:
    """Take it anew."""
    chromium = find_chromium()
    if chromium is None:
        print(f"there is no Chromium here: none of {', '.join(_NAMES)}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        take(open_terminal(Path(folder).resolve()), PICTURE, chromium)
    return 0


if __name__ == "__main__":
    sys.exit(main())

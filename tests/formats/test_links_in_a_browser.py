"""Links in a real Chromium: the browser scrolls to the paragraph that the quote stands in."""

from __future__ import annotations

import html
import http.server
import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest

from gpqa.formats.links import quote_link
from tests.helpers_answers import quote, reader

if TYPE_CHECKING:
    from collections.abc import Iterator

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

LONG = " ".join(f"word{number}" for number in range(100)) + " at the end."
PARAGRAPHS = [
    *["Nothing here to see, move along."] * 3,
    "Mr Lee said: No.",
    "Filler.",
    "Ms Ray said: No. And she left, so-called A&E, 100% sure; “quite” – sure.",
    "Filler.",
    LONG,
    "“We cannot recruit.",
    "Nobody wants to work here.”",
    "Filler.",
    "Größe und naïve café, 𝄞 music — done.",
]
TEXT = "\n".join(PARAGRAPHS)
PAGE = "<!doctype html><meta charset=utf-8>" + "".join(
    f'<p id="p{number}" style="margin: 1500px 0">{html.escape(paragraph)}'
    for number, paragraph in enumerate(PARAGRAPHS)
)
IN_VIEW = """[...document.querySelectorAll('p')].filter(p => {
    const box = p.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
}).map(p => p.id)"""


class _Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize(
    ("words", "nth"),
    [
        ("No.", 0),
        ("No.", 1),
        ("Nothing here to see, move along.", 2),
        ("so-called A&E, 100% sure; “quite” – sure.", 0),
        (LONG, 0),
        ("“We cannot recruit.\nNobody wants to work here.”", 0),
        ("Größe und naïve café, 𝄞 music — done.", 0),
    ],
)
def test_a_link_leads_to_the_paragraph_that_the_quote_stands_in(
    address: str, browser: Any, words: str, nth: int
) -> None:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    paragraph = f"p{TEXT.count(chr(10), 0, start)}"
    page = browser.new_page()
    page.goto(quote_link(quote(words, start, source_url=address), reader(TEXT)))
    page.wait_for_function(f"({IN_VIEW}).includes('{paragraph}')", timeout=20_000)
    page.close()

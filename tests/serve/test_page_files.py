"""The page's files as they are served: nothing from elsewhere, nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

from tests.serve.helpers_serve import Server, needs_extra

pytestmark = needs_extra


def test_the_page_loads_nothing_from_elsewhere_and_has_nothing_inline(server: Server) -> None:
    page = server.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    text = page.body.decode()
    assert "//" not in text.replace("<!doctype", "")
    assert "<style" not in text
    assert " style=" not in text
    assert not re.search(r"<[^>]*\son\w+\s*=", text)
    for part in text.split("<script")[1:]:
        assert 'src="/page/' in part.partition(">")[0]


def test_the_pages_files_are_kept_until_they_change(server: Server) -> None:
    first = server.get("/page/main.js")
    assert first.headers["content-type"] == "text/javascript; charset=utf-8"
    again = server.get("/page/main.js", {"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert server.request("HEAD", "/").body == b""


def test_no_script_of_the_page_reads_text_as_markup() -> None:
    folder = Path(__file__).resolve().parents[2] / "gpqa" / "serve" / "page"
    for path in folder.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in text, f"{path.name}: {way}"

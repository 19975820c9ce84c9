from __future__ import annotations

import gc
import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from gpqa.convert import formats
from gpqa.convert.formats import FORMATS, format_of
from gpqa.convert.workers import Converters, Limits
from gpqa.errors import (
    ConversionError,
    ConversionLimitError,
    MissingReaderError,
    OversizeError,
    SourceError,
)
from tests.helpers_documents import (
    LINES,
    NEWS,
    bomb_docx,
    cyclic_pdf,
    docx_of_xml,
    endless_pdf,
    locked_pdf,
    page_of,
    pdf_of_lines,
    word_file,
)
from tests.helpers_index import put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gpqa.read import Record

GOOD = {
    "news.html": NEWS.encode(),
    "lines.pdf": pdf_of_lines(*LINES),
    "minutes.docx": word_file(lambda document: document.add_paragraph("The roof is mended.")),
}
SLOW = page_of("<p>The minister said that this is so and nothing else is.</p>" * 60_000).encode()
"""A page that takes a minute: every paragraph is another one's repetition."""


@pytest.fixture(scope="module")
def converters() -> Iterator[Converters]:
    with Converters(processes=2) as kept:
        yield kept


def convert(converters: Converters, path: Path) -> Record:
    kind = format_of(path)
    assert kind is not None
    return converters.convert(path, kind)


def refusal(converters: Converters, path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        convert(converters, path)
    assert str(caught.value).startswith(str(path))
    return str(caught.value)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_document_becomes_a_source_with_the_hash_of_its_own_bytes(
    converters: Converters, tmp_path: Path, name: str
) -> None:
    put(tmp_path, GOOD)
    record = convert(converters, tmp_path / name)
    assert record.sha256 == hashlib.sha256(GOOD[name]).hexdigest()
    assert record.conversion is not None
    assert record.conversion.sha256 == hashlib.sha256(record.text.encode()).hexdigest()
    kind = format_of(tmp_path / name)
    assert kind is not None
    assert record.conversion.converter == kind.converter
    assert bool(record.conversion.pages) == name.endswith(".pdf")
    assert record.text.endswith(".\n")


def test_processes_are_used_again(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    with Converters(processes=1) as kept:
        for _ in range(3):
            for name in GOOD:
                convert(kept, tmp_path / name)
        assert len(kept._all) == 1


def test_many_at_once_give_what_one_by_one_does(converters: Converters, tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    paths = [tmp_path / name for name in sorted(GOOD)] * 4
    alone = {path: convert(converters, path) for path in set(paths)}
    begun = [(path, converters.submit(path, kind)) for path in paths if (kind := format_of(path))]
    assert all(future.result() == alone[path] for path, future in begun)
    assert len(converters._all) <= 2


# --- one bad document costs itself -----------------------------------------------------

HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.docx": lambda: bomb_docx(300),
    "text.docx": lambda: docx_of_xml(f"<w:p><w:r><w:t>{'a' * 2**20}</w:t></w:r></w:p>" * 100),
    "no.docx": lambda: b"hello",
    "deep.docx": lambda: docx_of_xml("<w:p><w:r>" * 50_000),
    "cycle.pdf": cyclic_pdf,
    "endless.pdf": endless_pdf,
    "locked.pdf": lambda: locked_pdf("x"),
    "cut.pdf": lambda: pdf_of_lines(*LINES)[:100],
    "deep.html": lambda: b"<html><body>" + b"<div>" * 4_000_000 + b"Hello there.",
    "empty.html": lambda: b"",
    "empty.pdf": lambda: b"",
    "empty.docx": lambda: b"",
    "lying.html": lambda: page_of("<p>Café.</p>", "<meta charset=utf-8>").encode("cp1252"),
}


def test_every_hostile_document_is_refused_with_a_reason_and_the_next_one_read(
    converters: Converters, tmp_path: Path
) -> None:
    put(tmp_path, GOOD)
    for name, make in HOSTILE.items():
        path = tmp_path / name
        path.write_bytes(make())
        reason = refusal(converters, path)
        assert len(reason) < len(str(path)) + 250
        assert convert(converters, tmp_path / "lines.pdf").text == f"{' '.join(LINES)}\n"


def test_a_document_that_takes_too_much_work_is_ended(tmp_path: Path) -> None:
    put(tmp_path, {**GOOD, "slow.html": SLOW})
    short = Limits(seconds=1, seconds_per_mb=0, slack=200)
    with Converters(processes=1, limits=short) as kept:
        assert "takes more than 1 s of work" in refusal(kept, tmp_path / "slow.html")
        assert convert(kept, tmp_path / "minutes.docx").text == "The roof is mended.\n"


def test_a_document_that_takes_too_long_by_the_clock_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {**GOOD, "slow.html": SLOW})
    # What hangs without working: stopped as a whole, a second after it began.
    with Converters(processes=1, limits=Limits(seconds=1, most_seconds=1, slack=-7)) as kept:
        convert(kept, tmp_path / "lines.pdf")
        (process,) = kept._all
        os.kill(process._popen.pid, signal.SIGSTOP)
        begin = time.monotonic()
        assert "takes more than 3 seconds" in refusal(kept, tmp_path / "news.html")
        assert time.monotonic() - begin < 60
        assert convert(kept, tmp_path / "lines.pdf").text


def test_a_document_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    put(tmp_path, {**GOOD, "text.docx": HOSTILE["text.docx"]()})
    small = Limits(memory=200 * 2**20)
    with Converters(processes=1, max_bytes=2**30, limits=small) as kept:
        refusal(kept, tmp_path / "text.docx")
        assert convert(kept, tmp_path / "lines.pdf").text


def test_a_process_that_dies_is_replaced(tmp_path: Path) -> None:
    put(tmp_path, {**GOOD, "slow.html": SLOW})
    with Converters(processes=1) as kept:
        convert(kept, tmp_path / "lines.pdf")
        (process,) = kept._all
        process._popen.kill()
        process._popen.wait()
        assert convert(kept, tmp_path / "lines.pdf").text  # idle when it died

        begun = kept.submit(tmp_path / "slow.html", FORMATS[0])
        time.sleep(2)
        for each in list(kept._all):
            each._popen.kill()
        with pytest.raises(ConversionError, match="the process that read it ended"):
            begun.result()
        assert convert(kept, tmp_path / "lines.pdf").text


def test_an_original_may_be_larger_than_a_text_but_not_without_end(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    with Converters(max_bytes=150, processes=1) as kept:
        assert (tmp_path / "lines.pdf").stat().st_size > 150
        assert convert(kept, tmp_path / "lines.pdf").text
        with pytest.raises(OversizeError):
            convert(kept, tmp_path / "minutes.docx")
    (tmp_path / "long.html").write_text(page_of(f"<p>{'One more. ' * 200}</p>"))
    with Converters(max_bytes=900, processes=1) as kept, pytest.raises(ConversionLimitError):
        convert(kept, tmp_path / "long.html")


def test_a_library_that_is_missing_is_named_with_the_command_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, GOOD)
    monkeypatch.setattr(formats, "_version", lambda package: None)
    with Converters() as kept:
        with pytest.raises(MissingReaderError, match=r"is a PDF .*: pip install 'gpqa\[pdf\]'$"):
            convert(kept, tmp_path / "lines.pdf")
        assert not kept._all, "nothing was started for that"


def test_processes_end_with_those_who_wanted_them(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    kept = Converters(processes=1)
    convert(kept, tmp_path / "lines.pdf")
    (process,) = kept._all
    popen = process._popen
    del kept, process
    gc.collect()
    popen.wait(10)  # else this raises


# --- nothing is fetched, nothing is written --------------------------------------------


def test_nothing_in_a_page_is_fetched(converters: Converters, tmp_path: Path) -> None:
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]

        def listen() -> None:
            until = time.monotonic() + 3
            while time.monotonic() < until:
                try:
                    calls.append(server.accept())
                except TimeoutError:
                    continue

        listening = threading.Thread(target=listen)
        listening.start()
        address = f"http://127.0.0.1:{port}/x"
        page = (
            f'<!DOCTYPE html PUBLIC "-//X//EN" "{address}.dtd">'
            f'<html><head><title>T</title><link rel="canonical" href="{address}">'
            f'<link rel="stylesheet" href="{address}.css"><base href="{address}">'
            f'<meta http-equiv="refresh" content="0; url={address}">'
            f'<link rel="amphtml" href="{address}"><script src="{address}.js"></script></head>'
            f'<body><article><p>The pump was closed by the board.</p><img src="{address}">'
            f'<iframe src="{address}"></iframe></article></body></html>'
        )
        put(tmp_path, {"page.html": page})
        record = convert(converters, tmp_path / "page.html")
        listening.join()
    assert record.url == address
    assert "pump" in record.text
    assert calls == []


REACHES = {
    "the network": "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
    "names": "import socket; socket.getaddrinfo('example.org', 80)",
    "pages": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "programs": "import subprocess; subprocess.run(['true'])",
    "shells": "import os; os.system('true')",
    "forks": "import os; os.fork()",
    "new files": "open('new', 'w')",
    "folders": "import os; os.mkdir('new')",
    "removal": "import os; os.remove('kept')",
    "temporary files": "import tempfile; tempfile.TemporaryFile()",
}


@pytest.mark.parametrize("what", sorted(REACHES))
def test_a_conversion_may_not_reach_for(tmp_path: Path, what: str) -> None:
    (tmp_path / "kept").write_text("")
    hook = "import sys; from gpqa.convert import child; sys.addaudithook(child._refuse)"
    ran = subprocess.run(
        [sys.executable, "-c", f"{hook}; {REACHES[what]}"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert ran.returncode == 1
    assert b"a conversion may not: " in ran.stderr or b"No usable temporary" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]

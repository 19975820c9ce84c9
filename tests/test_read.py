from __future__ import annotations

import codecs
import encodings.aliases
import hashlib
import io
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.errors import (
    ConfigError,
    GpqaError,
    OversizeError,
    RecordError,
    SourceError,
    UndecodableError,
    UnsupportedFileError,
)
from gpqa.read import Record, _record, decode, lines, read_file, read_records, read_text
from tests.helpers_files import as_nobody, open_folder
from tests.helpers_text import FAMILIES, assert_linear, thorough

if TYPE_CHECKING:
    from collections.abc import Callable

characters = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)
"""Text that no one could take for binary."""

MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}

# --- decode: what is text stays that text ----------------------------------------------


@thorough
@given(characters.filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@thorough
@given(characters, st.sampled_from(sorted(MARKS)), st.sampled_from([None, "cp1252"]))
def test_a_mark_decides_and_is_dropped(text: str, encoding: str, other: str | None) -> None:
    assert decode(MARKS[encoding] + text.encode(encoding), other) == (text, encoding)


TEXTS = [
    "a\r\nb\rc\nd",
    "a\x00b",
    "a\x0bb\x0cc\x85d\u2028e",
    "e\u0301 ﬁ \u00a0",
    "a\ufeffb",
    "",
    "\x1b[0m",
]


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_in_a_text_is_changed(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


def test_only_the_first_of_two_marks_is_one() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"a") == ("\ufeffa", "utf-8")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "cp1252"),
        ("latin-1", "iso8859-1"),
        ("ISO-8859-15", "iso8859-15"),
        ("koi8-r",) * 2,
    ],
)
def test_what_is_not_utf8_is_decoded_as_was_said(encoding: str, name: str) -> None:
    text = "Café" if "koi8" not in encoding else "Кофе"
    assert decode(text.encode(encoding), encoding) == (text, name)


def test_what_is_utf8_is_utf8_whatever_was_said() -> None:
    assert decode("Café".encode(), "cp1252") == ("Café", "utf-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("text", ["plain words\r\n" * 20, "“Кофе” с молоком " * 20])
def test_wide_text_without_its_mark_needs_its_name(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    with pytest.raises(SourceError):
        decode(data)
    assert decode(data, encoding) == (text, encoding)


# --- decode: what is not text ----------------------------------------------------------


def test_a_wrong_byte_is_named_with_its_place_and_a_way_out() -> None:
    data = "First line\nA café was “open”".encode() + b"\x81 there"
    with pytest.raises(UndecodableError) as caught:
        decode(data, where="menu.txt")
    assert str(caught.value).startswith(
        f"menu.txt is not utf-8 text: bytes 81 20 74 68 at offset {data.index(0x81)}"
        " (line 2, after ' café was “open”')."
    )
    assert "--encoding, in Python encoding=" in str(caught.value)


def test_the_place_counts_from_the_beginning_of_the_file_mark_included() -> None:
    data = codecs.BOM_UTF8 + b"one\ntwo\nthr\xffee"
    with pytest.raises(UndecodableError, match=r"bytes ff 65 65 at offset 14 \(line 3, after"):
        decode(data)


def test_lines_of_wide_text_are_counted_in_characters() -> None:
    data = codecs.BOM_UTF16_LE + "a\nb\u0a0a\n".encode("utf-16-le") + b"\x00\xd8"
    with pytest.raises(UndecodableError, match="line 3"):
        decode(data)


def test_what_is_not_in_the_encoding_that_was_said_is_an_error_naming_that_one() -> None:
    with pytest.raises(UndecodableError, match="not cp1252 text: bytes 81"):
        decode(b"caf\x81", "cp1252")


@pytest.mark.parametrize(
    "data", [b"\xed\xa0\x80", b"\xed\xb0\x80x", codecs.BOM_UTF16_LE + b"\x00\xd8"]
)
def test_half_a_surrogate_pair_is_no_text(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


def test_half_a_surrogate_pair_is_no_text_where_the_codec_lets_it_through() -> None:
    with pytest.raises(UndecodableError, match="half of a surrogate pair"):
        decode(bytes(range(1, 8)) * 20 + b"+2AA-", "utf-7")


NO_ENCODINGS = [
    *"none rot13 hex base64 zlib idna punycode unicode_escape raw_unicode_escape undefined".split(),
    "",
    "\0",
    "é",
    "\ud800",
    "x" * 10_000,
]


@pytest.mark.parametrize("name", NO_ENCODINGS)
def test_an_encoding_that_is_none_of_texts_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match="no text encoding named"):
        decode(b"caf\xe9", name)


@thorough
@given(st.binary(max_size=100), st.sampled_from(sorted({*encodings.aliases.aliases.values()})))
def test_any_bytes_in_any_encoding_are_text_or_an_error_of_ours(data: bytes, name: str) -> None:
    try:
        text, used = decode(data, name)
    except GpqaError:
        return
    text.encode()  # raises where it holds half of a surrogate pair
    assert codecs.lookup(used)


BINARIES = {
    "PDF": b"%PDF-1.4\n" + bytes(range(128, 256)) * 4,
    "ZIP": b"PK\x03\x04" + bytes(256),
    "program": b"\x7fELF" + bytes(256),
    "PNG": b"\x89PNG\r\n\x1a\n" + bytes(256),
    "JPEG": b"\xff\xd8\xff\xe0" + bytes(range(256)),
    "GIF": b"GIF89a" + bytes(range(256)),
    "gzip": b"\x1f\x8b\x08" + bytes(range(256)),
    "database": b"SQLite format 3\x00" + bytes(256),
    "old Office": b"\xd0\xcf\x11\xe0" + bytes(range(256)),
    "noise": hashlib.shake_256(b"noise").digest(4096),
    "NULs": bytes(1000),
    "controls": bytes(range(1, 9)) * 20,
}


@pytest.mark.parametrize("data", BINARIES.values(), ids=BINARIES)
@pytest.mark.parametrize("encoding", [None, "latin-1"])
def test_binary_data_is_no_text_whatever_encoding_is_named(
    data: bytes, encoding: str | None
) -> None:
    with pytest.raises(UnsupportedFileError, match=r"a\.txt is"):
        decode(data, encoding, where="a.txt")


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_its_mark_gets_a_hint(name: str) -> None:
    with pytest.raises(UnsupportedFileError, match=r"may be UTF-16 without its mark"):
        decode(("plain words " * 20).encode(name))


def test_binary_data_gets_no_hint_at_utf16() -> None:
    with pytest.raises(UnsupportedFileError) as caught:
        decode(BINARIES["controls"])
    assert "UTF-16" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["SQLite format 3 is what it reads.", "PK is a name.", "GIF is a format.", "%PDF is not."],
)
def test_a_text_may_begin_with_the_name_of_a_format(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_decoding_takes_linear_time(piece: str) -> None:
    def scan(text: str) -> None:
        for data in (text.encode(), text.encode() + b"\xff"):
            with suppress(SourceError):
                decode(data)

    assert_linear(scan, piece)


# --- read_file and read_text -----------------------------------------------------------


def test_a_text_is_read_with_its_hash_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    data = codecs.BOM_UTF8 + "Café\r\n".encode()
    path.write_bytes(data)
    record = read_text(path)
    assert (record.text, record.encoding) == ("Café\r\n", "utf-8")
    assert record.sha256 == hashlib.sha256(data).hexdigest()
    assert (record.id, record.title, record.date, record.line) == (None, None, None, None)


def test_an_error_of_decoding_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "menu.txt"
    path.write_bytes(b"caf\xe9 au lait")
    with pytest.raises(UndecodableError, match=r"menu\.txt is not utf-8 text"):
        read_text(path)
    assert read_text(path, encoding="cp1252").text == "café au lait"


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    assert read_text(path).text == ""


def test_a_file_up_to_the_limit_is_read_and_one_beyond_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    assert read_file(path, max_bytes=100) == b"x" * 100
    with pytest.raises(OversizeError, match=r"a\.txt .*GPQA_MAX_MB"):
        read_file(path, max_bytes=99)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("reader", [read_file, lambda path: next(read_records(path))])
def test_a_pipe_never_blocks(tmp_path: Path, reader: Callable[[Path], object]) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    try:
        found = reader(path)
    except UnsupportedFileError as error:
        found = error
    assert isinstance(found, SourceError)
    assert "not a plain file" in str(found)


def test_a_folder_and_a_device_are_no_files_and_leave_nothing_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path in (tmp_path, Path("/dev/zero")):
        with pytest.raises(UnsupportedFileError, match="not a plain file"):
            read_file(path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_missing_file_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.txt cannot be read: No such file"):
        read_file(tmp_path / "a.txt")


def test_an_unreadable_file_is_an_error_that_says_so() -> None:
    with open_folder() as folder:
        path = folder / "a.txt"
        path.write_text("secret")
        path.chmod(0)
        with as_nobody():
            with pytest.raises(SourceError, match=r"a\.txt cannot be read: Permission denied"):
                read_file(path)
            (found,) = read_records(path)
    assert isinstance(found, RecordError)
    assert "Permission denied" in str(found)


# --- read_records ----------------------------------------------------------------------


def read(path: Path, data: bytes, **options: Any) -> list[Record | RecordError]:
    path.write_bytes(data)
    return list(read_records(path, **options))


def good(text: str = "One.") -> bytes:
    return json.dumps({"_id": "a", "text": text}).encode()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus.jsonl"


def test_a_record_is_read_with_all_it_brings(corpus: Path) -> None:
    line = {
        "_id": "d1",
        "title": "A title",
        "text": "Café.\r\n“Yes.”\u0000",
        "date": "2015-05-21",
        "url": "https://example.com",
        "tags": {"a": [1, None]},
    }
    (record,) = read(corpus, json.dumps(line, ensure_ascii=False).encode() + b"\n")
    assert record == Record(
        text="Café.\r\n“Yes.”\u0000",
        sha256=hashlib.sha256("Café.\r\n“Yes.”\u0000".encode()).hexdigest(),
        encoding="utf-8",
        id="d1",
        title="A title",
        date="2015-05-21",
        metadata={"tags": {"a": [1, None]}},
        line=1,
        url="https://example.com",
    )


@thorough
@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_the_text_of_a_record_comes_back_as_it_was(text: str, ascii_only: bool) -> None:
    line = json.dumps({"_id": "a", "text": text}, ensure_ascii=ascii_only).encode()
    record = _record(line, 1, "here")
    assert isinstance(record, Record)
    assert record.text == text


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_blank_lines_and_a_mark_are_passed_over_and_lines_still_counted(
    corpus: Path, end: bytes
) -> None:
    data = codecs.BOM_UTF8 + end.join([good("One."), b"", b" \t", good("Two.")])
    found = read(corpus, data)
    assert [(r.text, r.line) for r in found if isinstance(r, Record)] == [("One.", 1), ("Two.", 4)]
    assert len(found) == 2


def test_a_mark_on_a_line_of_its_own_is_passed_over(corpus: Path) -> None:
    (record,) = read(corpus, codecs.BOM_UTF8 + b"\n" + good())
    assert isinstance(record, Record)


def test_an_empty_text_and_a_number_as_id_are_records(corpus: Path) -> None:
    (record,) = read(corpus, b'{"_id": 12, "text": "", "title": "  ", "date": 2015}')
    assert isinstance(record, Record)
    assert (record.id, record.text, record.title, record.date) == ("12", "", None, "2015")


BAD_LINES = {
    "no JSON": (b"{nonsense", "not JSON: .* at column 2"),
    "cut off": (b'{"_id": "b", "text": "x', "not JSON"),
    "two values": (good() + good(), "not JSON"),
    "list": (b'["_id", "text"]', "a JSON list, not an object"),
    "string": (b'"text"', "a JSON str, not an object"),
    "number": (b"5", "a JSON int, not an object"),
    "null": (b"null", "not an object"),
    "nothing in it": (b"{}", '"_id" is missing'),
    "no id": (b'{"text": "x"}', '"_id" is missing'),
    "empty id": (b'{"_id": "", "text": "x"}', '"_id" is empty'),
    "id is true": (b'{"_id": true, "text": "x"}', '"_id" is a bool; it must be a string'),
    "id is a float": (b'{"_id": 1.5, "text": "x"}', '"_id" is a float'),
    "id is a list": (b'{"_id": [], "text": "x"}', '"_id" is a list'),
    "no text": (b'{"_id": "b"}', '"text" is missing'),
    "text is null": (b'{"_id": "b", "text": null}', '"text" is missing'),
    "text is a number": (b'{"_id": "b", "text": 5}', '"text" is a int'),
    "text is a list": (b'{"_id": "b", "text": ["x"]}', '"text" is a list'),
    "half a pair in text": (b'{"_id": "b", "text": "\\ud800"}', "surrogate"),
    "half a pair in id": (b'{"_id": "\\udfff", "text": "x"}', "surrogate"),
    "half a pair in a key": (b'{"_id": "b", "text": "x", "\\ud800": 1}', "surrogate"),
    "half a pair deep down": (b'{"_id": "b", "text": "x", "m": [{"k": ["\\ud800"]}]}', "surrogate"),
    "half a pair in UTF-8": (b'{"_id": "b", "text": "\xed\xa0\x80"}', "surrogate"),
    "not UTF-8": (b'{"_id": "b", "text": "caf\xe9"}', "not UTF-8 at byte 25"),
    "deep": (b'{"_id": "b", "text": "x", "m": ' + b"[" * 500 + b"]" * 500 + b"}", "too deeply"),
    "bottomless": (b'{"a":' * 100_000, "too deeply"),
    "endless number": (b'{"_id": "b", "text": "x", "m": ' + b"9" * 10_000 + b"}", "not JSON"),
}


@pytest.mark.parametrize(("line", "fault"), BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_an_error_with_its_place_and_the_next_is_read(
    corpus: Path, line: bytes, fault: str
) -> None:
    found = read(corpus, b"\n".join([good("One."), line, good("Three.")]))
    first, error, third = found
    assert isinstance(error, RecordError)
    assert str(error).startswith(f"{corpus}, line 2: ")
    with pytest.raises(RecordError, match=fault):
        raise error
    assert isinstance(first, Record)
    assert isinstance(third, Record)
    assert (first.text, third.text, third.line) == ("One.", "Three.", 3)


def test_metadata_that_is_taken_can_be_written_again_anywhere(corpus: Path) -> None:
    """At no depth is a record read that whoever stores it could not write."""
    for depth in range(50, 1100, 7):
        nested = b"[" * depth + b"]" * depth
        (found,) = read(corpus, b'{"_id": "b", "text": "x", "m": ' + nested + b"}")
        if isinstance(found, Record):
            assert depth < 200
            json.dumps([[dict(found.metadata)]])


def test_a_line_too_long_is_an_error_and_the_next_is_read(corpus: Path) -> None:
    data = b"\n".join([good("One."), good("x" * 300), good("Three."), good("y" * 5000), good("5")])
    found = read(corpus, data, max_bytes=200)
    assert [r.text if isinstance(r, Record) else "" for r in found] == [
        "One.",
        "",
        "Three.",
        "",
        "5",
    ]
    assert [str(r) for r in found if isinstance(r, RecordError)] == [
        f"{corpus}, line {n}: longer than the limit of 0 MB for one source" for n in (2, 4)
    ]


def test_the_last_line_too_long_is_an_error(corpus: Path) -> None:
    (found,) = read(corpus, good("x" * 300), max_bytes=200)
    assert isinstance(found, RecordError)


def test_a_missing_corpus_is_an_error(tmp_path: Path) -> None:
    (found,) = read_records(tmp_path / "corpus.jsonl")
    assert isinstance(found, RecordError)
    assert "No such file" in str(found)


LINES = st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"")), max_size=12)


@thorough
@given(LINES, st.integers(1, 25))
def test_lines_are_those_of_the_file_but_for_too_long_ones(parts: list[bytes], limit: int) -> None:
    data = b"\n".join(parts)
    expected = [
        None if len(line) - line.endswith(b"\n") > limit else line
        for line in io.BytesIO(data).readlines()
    ]
    assert list(lines(io.BytesIO(data), limit)) == expected


KEYS = st.sampled_from(["_id", "text", "title", "x"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


@thorough
@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner)))
def test_any_json_is_a_record_or_an_error_of_ours(value: object) -> None:
    found = _record(json.dumps(value).encode(), 3, "corpus.jsonl, line 3")
    if isinstance(found, Record):
        assert found.id
        assert found.text.encode() or not found.text
    else:
        assert str(found).startswith("corpus.jsonl, line 3: ")


@pytest.mark.parametrize("name", ["cp1252", "ascii", "utf-16-le"])
def test_binary_data_is_called_so_in_whatever_encoding_it_is_not(name: str) -> None:
    data = bytes(range(256)) * 3 + b"\x81\x00\xd8"
    with pytest.raises(UnsupportedFileError, match="is binary, not text"):
        decode(data, name)


def test_nobody_is_advised_to_do_what_was_done_or_has_no_effect() -> None:
    for data, name in ((b"caf\x81", "cp1252"), (codecs.BOM_UTF16_LE + b"\x00\xd8", None)):
        with pytest.raises(UndecodableError) as caught:
            decode(data, name)
        assert "pass " not in str(caught.value)


def test_wide_text_that_breaks_off_is_told_where_it_does() -> None:
    data = ("plain words " * 20).encode("utf-16-le") + b"\x00\xd8"
    with pytest.raises(UndecodableError, match=r"bytes 00 d8 at offset 480"):
        decode(data, "utf-16-le")

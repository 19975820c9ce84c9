from __future__ import annotations

import copy
import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from gpqa.errors import IndexDamagedError, IndexFormatError
from gpqa.store import generations
from gpqa.store.manifest import FORMAT, MANIFEST, Manifest, file_sha256

if TYPE_CHECKING:
    from pathlib import Path

GOOD = Manifest(
    generation="gen-000001-0123456789ab",
    encoder={"model": "hash", "fingerprint": "f", "dimension": 64},
    settings={"budget": 192},
    inputs={"paths": ["/a"], "encoding": None},
    counts=dict.fromkeys(
        ("sources", "passages", "sentences", "statements", "speakers", "characters"), 1
    ),
    files={
        "corpus.sqlite": {"bytes": 3, "sha256": "x"},
        "vectors.faiss": {"bytes": 3, "sha256": "x"},
    },
    created="2026-01-01T00:00:00+00:00",
    gpqa="0.1.0",
)


def load(folder: Path, value: Any) -> Manifest:
    """A manifest whose hash is right, whatever it holds."""
    data = json.dumps(value).encode()
    (folder / MANIFEST).write_bytes(data)
    return Manifest.load(folder, hashlib.sha256(data).hexdigest())


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    data = GOOD.to_json()
    (tmp_path / MANIFEST).write_bytes(data)
    assert Manifest.load(tmp_path, hashlib.sha256(data).hexdigest()) == GOOD
    assert data.endswith(b"}\n")


def test_a_path_of_any_bytes_comes_back_as_it_was(tmp_path: Path) -> None:
    odd = copy.deepcopy(asdict(GOOD)) | {"inputs": {"paths": ["/caf\udce9/ü"], "encoding": None}}
    data = Manifest(**odd).to_json()
    (tmp_path / MANIFEST).write_bytes(data)
    assert Manifest.load(tmp_path, hashlib.sha256(data).hexdigest()).inputs == odd["inputs"]


WRONG = {
    "a list": [],
    "a list for the encoder": {"encoder": []},
    "no dimension": {"encoder": {"model": "m", "fingerprint": "f"}},
    "a dimension in words": {"encoder": {"model": "m", "fingerprint": "f", "dimension": "64"}},
    "a dimension that is true": {"encoder": {"model": "m", "fingerprint": "f", "dimension": True}},
    "no files": {"files": {}},
    "one file": {"files": {"corpus.sqlite": {"bytes": 1, "sha256": ""}}},
    "a file elsewhere": {
        "files": {
            "../corpus.sqlite": {"bytes": 1, "sha256": ""},
            "vectors.faiss": {"bytes": 1, "sha256": ""},
        }
    },
    "a file without a hash": {
        "files": {"corpus.sqlite": {"bytes": 1}, "vectors.faiss": {"bytes": 1, "sha256": ""}}
    },
    "counts in words": {"counts": dict.fromkeys(GOOD.counts, "1")},
    "paths that are one": {"inputs": {"paths": "/a", "encoding": None}},
    "a number for a path": {"inputs": {"paths": [1], "encoding": None}},
    "settings in a row": {"settings": [1]},
    "a number for a name": {"generation": 1},
    "something more": {"surprise": 1},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_manifest_of_the_wrong_shape_is_damage(tmp_path: Path, change: Any) -> None:
    value = asdict(GOOD) | change if isinstance(change, dict) else change
    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        load(tmp_path, value)


def test_a_missing_member_is_damage(tmp_path: Path) -> None:
    for name in asdict(GOOD):
        value = asdict(GOOD)
        del value[name]
        with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
            load(tmp_path, value)


def test_other_formats_say_which_side_is_to_be_renewed(tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError, match=r"manifest\.json has format .* update gpqa"):
        load(tmp_path, asdict(GOOD) | {"format": FORMAT + 1, "unknown": {}})
    with pytest.raises(IndexFormatError, match="build the index again"):
        load(tmp_path, asdict(GOOD) | {"format": FORMAT - 1})


@pytest.mark.parametrize("version", [True, 1.0, "1", None, []])
def test_a_format_that_is_no_number_is_damage(tmp_path: Path, version: object) -> None:
    with pytest.raises(IndexDamagedError, match="does not say its format"):
        load(tmp_path, asdict(GOOD) | {"format": version})


def test_every_file_is_compared(tmp_path: Path) -> None:
    files = {}
    for name in GOOD.files:
        (tmp_path / name).write_bytes(b"abc")
        files[name] = {"bytes": 3, "sha256": file_sha256(tmp_path / name)}
    manifest = Manifest(**asdict(GOOD) | {"files": files})
    manifest.check_files(tmp_path)
    for name in files:
        (tmp_path / name).write_bytes(b"abd")
        with pytest.raises(IndexDamagedError, match=rf"{name} is not the file .*sha256"):
            manifest.check_files(tmp_path)
        (tmp_path / name).write_bytes(b"ab")
        with pytest.raises(IndexDamagedError, match=rf"{name} has 2 bytes, not 3"):
            manifest.check_files(tmp_path)
        (tmp_path / name).unlink()
        with pytest.raises(IndexDamagedError, match=rf"{name} cannot be read: No such file"):
            manifest.check_files(tmp_path)
        (tmp_path / name).write_bytes(b"abc")


POINTERS = {
    "not JSON": b"{",
    "empty": b"",
    "not UTF-8": b"\xff\xfe\x00",
    "nested without end": b"[" * 100_000,
    "a list": b"[]",
    "no generation": json.dumps({"format": FORMAT, "manifest_sha256": ""}).encode(),
    "a number": json.dumps({"format": FORMAT, "generation": 1, "manifest_sha256": ""}).encode(),
    **{
        f"the name {name!r}": json.dumps(
            {"format": FORMAT, "generation": name, "manifest_sha256": "0" * 64}
        ).encode()
        for name in (
            "",
            ".",
            "..",
            "../gens/gen-000001-0123456789ab",
            "/etc",
            "gen-000001-0123456789ab/",
            "gen-000001-0123456789ab\n",
            "gen-1\0",
            "gen-\ud800",
            "gen-" + "0" * 5000,
        )
    },
}


@pytest.mark.parametrize("data", POINTERS.values(), ids=POINTERS.keys())
def test_a_pointer_that_names_no_generation_is_damage(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "CURRENT.json").write_bytes(data)
    with pytest.raises(IndexDamagedError, match=r"CURRENT\.json"):
        generations.current(tmp_path)


def test_a_pointer_of_a_newer_format_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "CURRENT.json").write_text('{"format": 7, "place": "elsewhere"}')
    with pytest.raises(IndexFormatError, match=r"CURRENT\.json has format 7.*update gpqa"):
        generations.current(tmp_path)

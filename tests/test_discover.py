from __future__ import annotations

import os
import socket
import time
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.discover import (
    Discovery,
    Document,
    discover,
    name_sources,
    signature_of,
    unread_note,
)
from gpqa.errors import GpqaError, SourceError, UnsupportedFileError
from tests.helpers_files import as_nobody, open_folder
from tests.helpers_index import put
from tests.helpers_text import thorough


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Like every path that discover gives back: without links in it."""
    root = Path(os.path.realpath(tmp_path)) / "texts"
    root.mkdir()
    return root


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def names_of(found: Discovery) -> list[str]:
    return [document.relative.as_posix() for document in found.documents]


def problems_of(found: Discovery) -> list[str]:
    for problem in found.problems:
        assert isinstance(problem.error, GpqaError)
        assert str(problem.error).startswith(problem.where)
    return [str(problem.error) for problem in found.problems]


# --- walking ---------------------------------------------------------------------------


def test_a_bottomless_folder_ends_itself_and_not_the_walk(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Good.", encoding="utf-8")
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "lost.txt").write_text("Lost.", encoding="utf-8")
    found = discover([tmp_path])
    assert [document.path.name for document in found.documents] == ["good.txt"]
    assert "folders deep" in str(found.problems[0].error)


def test_a_folder_is_searched_to_the_bottom_in_a_fixed_order(folder: Path) -> None:
    touch(folder, "b.txt", "a.txt", "z/1.txt", "c/deep/er/2.md", "c/0.text", "B.markdown")
    found = discover([folder])
    assert names_of(found) == [
        "B.markdown",
        "a.txt",
        "b.txt",
        "c/0.text",
        "c/deep/er/2.md",
        "z/1.txt",
    ]
    assert {document.root for document in found.documents} == {folder}
    assert [document.size for document in found.documents][:2] == [len("B.markdown"), 5]
    assert problems_of(found) == []


def test_folders_are_gone_through_by_name_whatever_the_file_system_says(folder: Path) -> None:
    order = [f"{name}/1.txt" for name in "qwertyuiopasdfghjkl"]
    touch(folder, *order)
    assert names_of(discover([folder])) == sorted(order)


def test_only_documents_are_taken_and_the_rest_is_counted(folder: Path) -> None:
    touch(folder, "a.txt", "A.TXT", "b.pdf", "c.py", "noending", "sub/d.html", "e.jsonl", "f.DOCX")
    touch(folder, "g.epub", "h.png")
    found = discover([folder])
    assert names_of(found) == ["A.TXT", "a.txt", "b.pdf", "e.jsonl", "f.DOCX", "sub/d.html"]
    assert found.skipped == 4


def test_documents_of_a_kind_that_is_not_read_are_told_of_by_kind(folder: Path) -> None:
    touch(folder, "a.txt", "b.doc", "sub/C.DOC", "d.rtf", "e.png", "noending", ".hidden.doc")
    found = discover([folder])
    assert found.skipped == 5
    assert unread_note(found.unread) == (
        "passed by 2 Word (.doc), 1 RTF (.rtf) files, not read by gpqa:"
        " save them as PDF, HTML or text"
    )


def test_of_pictures_and_data_that_are_passed_by_only_their_number_is_told(folder: Path) -> None:
    touch(folder, "a.txt", "b.png", "c.csv")
    found = discover([folder])
    assert found.skipped == 2
    assert unread_note(found.unread) is None


def test_nothing_beside_a_corpus_is_taken_for_another_one(folder: Path) -> None:
    touch(folder, "beir/corpus.jsonl", "beir/queries.jsonl", "beir/more.jsonl")
    touch(folder, "queries.jsonl", "speeches.jsonl")
    found = discover([folder])
    assert names_of(found) == ["speeches.jsonl", "beir/corpus.jsonl"]
    assert found.skipped == 3


def test_what_a_browser_saved_with_a_page_is_not_gone_through(folder: Path) -> None:
    touch(folder, "Page.html", "Page_files/frame.html", "Page_files/a.js", "my_files/b.html")
    assert names_of(discover([folder])) == ["Page.html", "my_files/b.html"]


def test_hidden_files_and_folders_are_not_looked_at(folder: Path) -> None:
    touch(folder, "a.txt", ".b.txt", ".git/c.txt", "sub/.d/e.txt")
    found = discover([folder])
    assert names_of(found) == ["a.txt"]
    assert found.skipped == 0


def test_a_corpus_holds_records_wherever_it_lies(folder: Path) -> None:
    touch(folder, "corpus.jsonl", "sub/Corpus.JSONL", "queries.jsonl", "a.txt")
    found = discover([folder])
    assert [(d.relative.as_posix(), d.holds_records) for d in found.documents] == [
        ("a.txt", False),
        ("corpus.jsonl", True),
        ("sub/Corpus.JSONL", True),
    ]


def test_an_empty_folder_has_nothing_and_no_problem(folder: Path) -> None:
    assert discover([folder]) == Discovery()


@pytest.mark.timeout(10)
def test_a_pipe_and_a_socket_in_a_folder_are_problems(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    touch(folder, "a.txt")
    with socket.socket(socket.AF_UNIX) as listening, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # the address of a socket may not be long
        listening.bind("socket.txt")
        found = discover([folder])
    assert names_of(found) == ["a.txt"]
    assert problems_of(found) == [
        f"{folder}/pipe.txt is not a plain file",
        f"{folder}/socket.txt is not a plain file",
    ]


def test_a_folder_that_ends_like_a_text_is_a_folder(folder: Path) -> None:
    touch(folder, "notes.txt/a.txt")
    assert names_of(discover([folder])) == ["notes.txt/a.txt"]


# --- where files were saved from -------------------------------------------------------


def addresses_of(found: Discovery) -> dict[str, str | None]:
    return {document.relative.as_posix(): document.url for document in found.documents}


LIST = """# saved in May
https://a.example/1\tone.html

sub/two.html\thttps://a.example/2?x=1
https://a.example/gone\tgone.html
"""


def test_a_list_in_a_folder_says_where_its_files_are_from(folder: Path) -> None:
    touch(folder, "one.html", "sub/two.html", "three.txt")
    (folder / "urls.tsv").write_text(LIST, encoding="utf-8")
    found = discover([folder])
    assert addresses_of(found) == {
        "one.html": "https://a.example/1",
        "three.txt": None,
        "sub/two.html": "https://a.example/2?x=1",
    }
    assert problems_of(found) == []
    assert found.skipped == 0


def test_a_list_named_by_itself_is_its_files(folder: Path) -> None:
    touch(folder, "one.html", "sub/two.html", "three.txt")
    (folder / "urls.tsv").write_text(LIST, encoding="utf-8")
    found = discover([folder / "urls.tsv"])
    assert list(addresses_of(found)) == ["one.html", "sub/two.html"]
    assert problems_of(found) == [f"{folder}/gone.html cannot be read: No such file or directory"]


@pytest.mark.parametrize(
    "line",
    [
        "https://a.example/1",
        "https://a.example/1\thttps://a.example/2",
        "one.html\tnowhere",
        "https://a.example/1\t../secret.txt",
        "https://a.example/1\t/etc/passwd",
        "https://a.example/\x1b[2J\tone.html",
        "https://a.example/1\t",
    ],
)
def test_a_list_that_is_none_is_a_problem_and_leads_nowhere(folder: Path, line: str) -> None:
    touch(folder, "one.html")
    (folder / "urls.tsv").write_text(f"{line}\n", encoding="utf-8")
    found = discover([folder])
    assert addresses_of(found) == {"one.html": None}
    (problem,) = problems_of(found)
    assert problem.startswith(f"{folder}/urls.tsv, line 1: ")


# --- files named by themselves ---------------------------------------------------------


def test_a_file_named_by_itself_may_end_in_anything(folder: Path) -> None:
    touch(folder, "a.log", "README", ".hidden")
    found = discover([folder / "a.log", folder / "README", folder / ".hidden"])
    assert names_of(found) == ["a.log", "README", ".hidden"]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.DOC", "Word"), ("a.mhtml", "web archive"), ("a.epub", "EPUB")]
)
def test_a_document_of_another_format_is_a_problem_where_it_is_named(
    folder: Path, name: str, kind: str
) -> None:
    touch(folder, name)
    found = discover([folder / name])
    assert found.documents == []
    assert problems_of(found) == [
        f"{folder}/{name} is a {kind} file, which gpqa does not read: save it as PDF, HTML or text"
    ]
    assert isinstance(found.problems[0].error, UnsupportedFileError)


def test_what_is_not_there_is_a_problem_and_the_rest_is_found(folder: Path) -> None:
    touch(folder, "a.txt")
    found = discover([folder / "gone.txt", folder / "gone" / "b", folder / "a.txt"])
    assert names_of(found) == ["a.txt"]
    assert problems_of(found) == [
        f"{folder}/gone.txt cannot be read: No such file or directory",
        f"{folder}/gone/b cannot be read: No such file or directory",
    ]
    assert not isinstance(found.problems[0].error, UnsupportedFileError)


def test_a_file_that_is_met_twice_is_found_once(folder: Path) -> None:
    touch(folder, "a.txt", "sub/b.txt")
    (folder.parent / "again").symlink_to(folder)
    found = discover(
        [folder, folder / "a.txt", folder / "sub", folder / "sub/../a.txt", folder.parent / "again"]
    )
    assert names_of(found) == ["a.txt", "sub/b.txt"]
    assert problems_of(found) == []


def test_a_relative_path_is_made_absolute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(folder, "a.txt")
    monkeypatch.chdir(folder)
    (document,) = discover([Path()]).documents
    assert document.path == folder / "a.txt"


# --- links -----------------------------------------------------------------------------


def test_a_root_may_be_a_link(folder: Path) -> None:
    touch(folder, "a.txt")
    link = folder.parent / "link"
    link.symlink_to(folder)
    (document,) = discover([link]).documents
    assert (document.path, document.root) == (folder / "a.txt", folder)


def test_a_link_inside_the_folder_adds_nothing(folder: Path) -> None:
    touch(folder, "sub/a.txt")
    (folder / "b.txt").symlink_to(folder / "sub/a.txt")
    (folder / "c").symlink_to("sub")
    found = discover([folder])
    assert names_of(found) == ["sub/a.txt"]
    assert found.skipped == 2
    assert problems_of(found) == []


def test_a_link_out_of_the_folder_is_a_problem_that_says_what_to_do(folder: Path) -> None:
    touch(folder.parent, "outside/a.txt")
    (folder / "a.txt").symlink_to("../outside/a.txt")
    (folder / "sub").symlink_to(folder.parent / "outside")
    found = discover([folder])
    assert names_of(found) == []
    assert problems_of(found) == [
        f"{folder}/{name} is a link out of the folder; name its target to index it"
        for name in ("sub", "a.txt")
    ]


def test_a_link_to_nothing_is_a_problem(folder: Path) -> None:
    (folder / "a.txt").symlink_to("gone.txt")
    assert problems_of(discover([folder])) == [
        f"{folder}/a.txt is a link to nothing that can be read"
    ]


@pytest.mark.parametrize("target", [".data/a.txt", "a.dat", ".data"])
def test_a_link_to_what_is_passed_by_is_not_lost_silently(folder: Path, target: str) -> None:
    touch(folder, ".data/a.txt", "a.dat")
    (folder / "b.txt").symlink_to(target)
    assert problems_of(discover([folder])) == [
        f"{folder}/b.txt is a link to what is passed by; name its target to index it"
    ]


@pytest.mark.timeout(10)
def test_links_in_a_circle_end(folder: Path) -> None:
    touch(folder, "a.txt", "sub/b.txt")
    (folder / "sub/up").symlink_to(folder)
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    found = discover([folder])
    assert names_of(found) == ["a.txt", "sub/b.txt"]
    assert len(problems_of(found)) == 2


def test_a_named_link_is_its_target(folder: Path) -> None:
    touch(folder, "sub/a.txt")
    (folder / "b.txt").symlink_to("sub/a.txt")
    (document,) = discover([folder / "b.txt"]).documents
    assert (document.path, document.root) == (folder / "sub/a.txt", folder / "sub")


# --- what may not be looked at ---------------------------------------------------------


def test_a_closed_folder_is_a_problem_and_the_rest_is_found() -> None:
    with open_folder() as folder:
        touch(folder, "a.txt", "closed/b.txt", "open/c.txt")
        (folder / "closed").chmod(0)
        with as_nobody():
            found = discover([folder])
    assert names_of(found) == ["a.txt", "open/c.txt"]
    assert problems_of(found) == [f"{folder}/closed cannot be read: Permission denied"]
    assert type(found.problems[0].error) is SourceError


def test_a_folder_that_may_be_listed_but_not_entered_is_a_problem() -> None:
    with open_folder() as folder:
        touch(folder, "listed/b.txt", "listed/sub/c.txt", "a.txt")
        (folder / "listed").chmod(0o444)
        with as_nobody():
            found = discover([folder])
    assert names_of(found) == ["a.txt"]
    assert problems_of(found) == [
        f"{folder}/listed/{name} cannot be read: Permission denied" for name in ("b.txt", "sub")
    ]


def test_a_path_and_a_link_into_a_closed_folder_are_problems() -> None:
    with open_folder() as folder:
        touch(folder, "closed/b.txt", "texts/a.txt")
        (folder / "texts/link.txt").symlink_to("../closed/b.txt")
        (folder / "closed").chmod(0)
        with as_nobody():
            found = discover([folder / "closed/b.txt", folder / "texts"])
    assert names_of(found) == ["a.txt"]
    assert problems_of(found) == [
        f"{folder}/closed/b.txt cannot be read: Permission denied",
        f"{folder}/texts/link.txt is a link to nothing that can be read",
    ]


def test_names_that_are_not_utf8_are_problems_that_can_be_printed(folder: Path) -> None:
    touch(folder, "a.txt")
    for name in (b"caf\xe9.txt", b"caf\xe9/b.txt"):
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = discover([folder])
    assert names_of(found) == ["a.txt"]
    messages = problems_of(found)
    assert messages == [
        f"{folder}/caf\\xe9.txt has a name that is not UTF-8; rename it",
        f"{folder}/caf\\xe9/b.txt has a name that is not UTF-8; rename it",
    ]
    assert all(message.encode() for message in messages)


# --- signatures ------------------------------------------------------------------------


def test_a_signature_stays_until_the_file_changes(folder: Path) -> None:
    touch(folder, "a.txt")
    time.sleep(0.12)
    (document,) = discover([folder]).documents
    assert document.signature
    assert signature_of(str(document.path)) == document.signature
    os.utime(document.path, (1, 1))
    time.sleep(0.12)
    assert signature_of(str(document.path)) not in {document.signature, ""}


def test_a_file_that_just_changed_has_a_signature_that_proves_nothing(folder: Path) -> None:
    touch(folder, "a.txt")
    now = time.time()
    os.utime(folder / "a.txt", (now + 60, now + 60))  # however slowly this test runs
    (document,) = discover([folder]).documents
    assert document.signature == ""


def test_a_file_that_is_gone_has_a_signature_that_no_file_has(folder: Path) -> None:
    assert signature_of(str(folder / "a.txt")) == "gone"


# --- names -----------------------------------------------------------------------------


def at(path: str, root: str = "/r") -> Document:
    return Document(Path(path), Path(root), "", 0)


def names(*documents: Document, taken: tuple[str, ...] = ()) -> list[str]:
    found = name_sources(documents, taken)
    return [found[document.path] for document in documents]


def test_a_source_is_called_by_its_stem() -> None:
    assert names(at("/r/000_073de.txt"), at("/r/sub/b.c.md")) == ["000_073de", "b.c"]


def test_those_of_one_stem_are_called_by_their_folders() -> None:
    assert names(at("/r/a/x.txt"), at("/r/b/c/x.txt"), at("/r/x.txt"), at("/r/a/y.txt")) == [
        "a/x",
        "b/c/x",
        "x",
        "y",
    ]


def test_those_of_one_stem_and_folder_are_called_by_their_endings() -> None:
    assert names(at("/r/a/x.txt"), at("/r/a/x.md")) == ["a/x.txt", "a/x.md"]


def test_those_of_one_path_in_two_roots_are_called_by_their_roots() -> None:
    assert names(at("/p/x.txt", "/p"), at("/q/x.txt", "/q")) == ["p/x.txt", "q/x.txt"]
    assert names(at("/1/p/x.txt", "/1/p"), at("/2/p/x.txt", "/2/p")) == ["/1/p/x.txt", "/2/p/x.txt"]


def test_a_record_keeps_its_id_and_the_file_gives_way() -> None:
    assert names(at("/r/a/x.txt"), at("/r/y.txt"), taken=("x", "z")) == ["a/x", "y"]


def test_a_record_may_be_called_anything_at_all() -> None:
    everything = ("x", "a/x", "a/x.txt", "r/a/x.txt", "/r/a/x.txt", "file:///r/a/x.txt")
    (name,) = names(at("/r/a/x.txt"), taken=(*everything, "file:///r/a/x.txt#1"))
    assert name not in everything


PARTS = st.sampled_from(["a", "b", "x.txt", "x.md", "x", "r", "x.txt.md"])
PATHS = st.lists(PARTS, min_size=1, max_size=3).map("/".join)
ROOTS = st.sampled_from(["/r", "/s/r"])
DOCUMENTS = st.lists(
    st.builds(
        lambda root, path: at(f"{root}/{path}", root), st.sampled_from(["/r", "/s/r"]), PATHS
    ),
    max_size=12,
    unique_by=lambda document: document.path,
)
TAKEN = st.lists(PATHS | st.builds("/r/{}".format, PATHS) | st.just("x"), max_size=6)


@thorough
@given(DOCUMENTS, TAKEN)
def test_names_are_unique_whatever_the_paths(documents: list[Document], taken: list[str]) -> None:
    found = name_sources(documents, taken)
    assert found.keys() == {document.path for document in documents}
    assert len(set(found.values())) == len(found)
    assert not set(found.values()) & set(taken)


@thorough
@given(DOCUMENTS, TAKEN)
def test_names_do_not_depend_on_the_order(documents: list[Document], taken: list[str]) -> None:
    assert name_sources(documents, taken) == name_sources(documents[::-1], taken[::-1])


@thorough
@given(DOCUMENTS, st.sampled_from(["new", "sub/new", "a/new"]))
def test_adding_a_file_of_another_stem_renames_nothing(
    documents: list[Document], added: str
) -> None:
    before = name_sources(documents)
    after = name_sources([*documents, at(f"/r/{added}.txt")])
    assert before.items() <= after.items()


@thorough
@given(DOCUMENTS)
def test_a_stem_that_is_one_s_alone_is_its_name(documents: list[Document]) -> None:
    stems = [PurePosixPath(document.path).stem for document in documents]
    found = name_sources(documents)
    for document, stem in zip(documents, stems, strict=True):
        # "x.txt" may also be what a file of that whole name is told apart by.
        if stems.count(stem) == 1 and "." not in stem:
            assert found[document.path] == stem


def test_what_is_passed_by_is_named_with_its_reason(folder: Path) -> None:
    put(folder, {"a.txt": "A.", "b.PNG": "x", "Makefile": "x", "c.doc": "x"})
    put(folder / "set", {"corpus.jsonl": "{}", "queries.jsonl": "{}"})
    (folder / "link.txt").symlink_to(folder / "a.txt")
    passed = discover([folder]).passed
    assert [(Path(each.where).name, each.reason, each.told) for each in passed] == [
        ("Makefile", "no document by its name (no ending)", False),
        ("b.PNG", "no document by its name (its name ends in .PNG)", False),
        ("c.doc", "a Word file, which gpqa does not read", True),
        ("link.txt", "a link to what is met anyway", False),
        ("queries.jsonl", "no corpus.jsonl, but beside one", False),
    ]

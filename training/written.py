"""Texts and questions written for training: in plain files that are pleasant to write and read.

    python -m training.written training/written/documents/*.txt     # checks, and counts

A file of documents, each with questions whose answers were written down with them::

    = Council to close two of its seven libraries

    Paragraphs of the text, an empty line between them.

    ? Which branches will shut?
    > The libraries in Moor Lane and at the station will close in May.
    * Moor Lane and at the station
    ? How much will be saved?
    - the saving is debated, no sum is given

``?`` asks; ``>`` is a sentence that answers, or a distinctive part of one, as it stands in the
text (several where several answer); ``*`` its words that answer (they may be left out); ``-``
says why the text does not answer, where it does not.

A file of paragraphs has more questions on texts of the public sets, which are not copied here::

    @ 57267b755951b619008f7433
    ~ Which firm is the network's owner?
    - Which firm sold the network to its owner?

``@`` names a question of the set; ``~`` asks the same in other words; ``-`` asks of the same
paragraph what it does not say.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gpqa.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Document", "More", "Question", "WrittenError", "read_documents", "read_paragraphs"]

WRITTEN = Path(__file__).with_name("written")


class WrittenError(Exception):
    """A line that is not as the format wants it; says which."""


@dataclass(slots=True)
class Question:
    """A question on a document."""

    text: str
    evidence: list[str] = field(default_factory=list)
    """Parts of the document, each within one sentence; none where nothing answers."""
    words: str = ""
    """The answering words, in the first piece of evidence's sentence."""
    missing: str = ""
    """Why nothing answers."""


@dataclass(slots=True)
class Document:
    """A text that was written for training."""

    title: str
    text: str
    questions: list[Question]


@dataclass(slots=True)
class More:
    """More questions on the paragraph that a question of a public set is about."""

    id: str
    same: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a file, checked."""
    reading: Document | None = None
    body: list[str] = []
    for number, line in enumerate(_lines(path), start=1):
        sign, _, rest = line.partition(" ")
        rest = rest.strip()
        if sign == "=" and rest:
            if reading is not None:
                yield _checked(reading, body, path)
            reading, body = Document(rest, "", []), []
        elif reading is None and line.strip():
            msg = f"{path}:{number}: a title (= ...) comes first: {line!r}"
            raise WrittenError(msg)
        elif reading is not None and not _read_line(reading.questions, sign, rest):
            if reading.questions and line.strip():
                msg = f"{path}:{number}: after the questions only ? > * - = may follow: {line!r}"
                raise WrittenError(msg)
            body.append(line)
    if reading is not None:
        yield _checked(reading, body, path)


def _read_line(questions: list[Question], sign: str, rest: str) -> bool:
    """Take in a line of the questions; False where it is none."""
    if not rest or (sign != "?" and not questions):
        return False
    match sign:
        case "?":
            questions.append(Question(rest))
        case ">":
            questions[-1].evidence.append(rest)
        case "*":
            questions[-1].words = rest
        case "-":
            questions[-1].missing = rest
        case _:
            return False
    return True


def _checked(document: Document, body: Sequence[str], path: Path) -> Document:
    document.text = "\n".join(body).strip()
    sentences = split_sentences(document.text)
    for question in document.questions:
        _check(document, question, sentences, path)
    return document


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _check(
    document: Document, question: Question, sentences: Sequence[tuple[int, int]], path: Path
) -> None:
    where = f"{path}: {document.title!r}: {question.text!r}"
    if bool(question.evidence) == bool(question.missing):
        msg = f"{where}: needs either > (a sentence that answers) or - (why none does)"
        raise WrittenError(msg)
    for place, part in enumerate(question.evidence):
        at = document.text.find(part)
        if at < 0:
            msg = f"{where}: not in the text: {part!r}"
            raise WrittenError(msg)
        if document.text.find(part, at + 1) >= 0:
            msg = f"{where}: stands in the text more than once: {part!r}"
            raise WrittenError(msg)
        end = at + len(part)
        sentence = next((slice(*s) for s in sentences if s[0] <= at and end <= s[1]), None)
        if sentence is None:
            msg = f"{where}: more than one sentence, give each its own line: {part!r}"
            raise WrittenError(msg)
        if place == 0 and question.words not in document.text[sentence]:
            msg = f"{where}: * is not in the first sentence: {question.words!r}"
            raise WrittenError(msg)


_ID = re.compile(r"@ (\S+)")


def read_paragraphs(path: Path) -> Iterator[More]:
    """The further questions of a file."""
    last: More | None = None
    for number, line in enumerate(_lines(path), start=1):
        if match := _ID.fullmatch(line.strip()):
            if last is not None:
                yield last
            last = More(match[1])
        elif last is not None and line.startswith("~ "):
            last.same.append(line[2:].strip())
        elif last is not None and line.startswith("- "):
            last.unanswered.append(line[2:].strip())
        elif line.strip():
            msg = f"{path}:{number}: neither @, ~ nor -: {line!r}"
            raise WrittenError(msg)
    if last is not None:
        yield last


def main(arguments: Sequence[str]) -> int:
    """Check some files; say how much is in them."""
    counts: Counter[str] = Counter()
    wrong = 0
    for path in map(Path, arguments):
        try:
            if path.parent.name == "paragraphs":
                for more in read_paragraphs(path):
                    counts["asked again"] += len(more.same)
                    counts["unanswered"] += len(more.unanswered)
            else:
                for document in read_documents(path):
                    counts["documents"] += 1
                    counts["words"] += len(document.text.split())
                    answered = sum(bool(q.evidence) for q in document.questions)
                    counts["answered"] += answered
                    counts["unanswered"] += len(document.questions) - answered
        except (WrittenError, OSError, UnicodeDecodeError) as error:
            wrong += 1
            print(error, file=sys.stderr)
    print(", ".join(f"{value} {name}" for name, value in counts.items()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

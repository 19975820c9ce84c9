"""An answer for other programs: citations, sheets, annotations, text with footnotes.

One module a form, each with one function, ``write``, which turns an answer into text
and does nothing else. They are imported when they are used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from gpqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from gpqa.models import Answer

    SourceText = Callable[[str], str]

    class Writer(Protocol):
        """What a module of this package has for its ``write``."""

        def __call__(self, answer: Answer, source_text: SourceText | None = None) -> str: ...


__all__ = ["FORMS", "Form", "write"]


class Form(NamedTuple):
    """A form: the module that writes it, and what a file of it is."""

    module: str
    media_type: str
    """As IANA knows it, or as the programs that read it do."""
    suffix: str
    """Of a file's name, with its dot."""


FORMS = {
    "plain": Form("plain", "text/plain", ".txt"),
    "markdown": Form("markdown", "text/markdown", ".md"),
    "bibtex": Form("bibtex", "application/x-bibtex", ".bib"),
    "csl-json": Form("csl_json", "application/vnd.citationstyles.csl+json", ".json"),
    "web-annotation": Form(
        "web_annotation",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        ".jsonld",
    ),
    "csv": Form("sheet", "text/csv; header=present", ".csv"),
}
"""What an answer can be written as."""


def write(answer: Answer, form: str, source_text: SourceText | None = None) -> str:
    """``answer`` in one of :data:`FORMS`, ending in a line end.

    ``source_text`` gives a source's text by its id. It is called only where a form says
    what stands around a quote; without it that is left out. Raises
    :class:`~gpqa.errors.UsageError` for a form that there is not.
    """
    if form not in FORMS:
        raise UsageError(f"there is no format {form!r}; there is {', '.join(FORMS)}")
    module = import_module(f"gpqa.formats.{FORMS[form].module}")
    return cast("Writer", module.write)(answer, source_text)

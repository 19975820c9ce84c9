"""What an assistant may pass to the tools, and no more: every argument has its limits."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field

__all__ = ["Ask", "ReadSource", "Search", "VerifyQuote"]


def _given(value: object) -> object:
    """None for a blank text: assistants fill in what they mean to leave out."""
    return None if isinstance(value, str) and not value.strip() else value


def _several(value: object) -> object:
    """One id as well as a list of them."""
    value = _given(value)
    return () if value is None else [value] if isinstance(value, str) else value


Id = Annotated[str, Field(max_length=1000)]
Index = Annotated[
    str | None, Field(max_length=200, description="Which collection of documents to use.")
]
Sources = Annotated[
    tuple[Id, ...],
    Field(
        max_length=50,
        validation_alias=AliasChoices("source", "source_id"),
        description="Only these documents: source_ids of earlier results. Leave out to use all.",
    ),
    BeforeValidator(_several),
]
SourceId = Annotated[
    Id,
    Field(
        min_length=1,
        validation_alias=AliasChoices("source_id", "source"),
        description="The document: a source_id of an earlier result, as it stands there.",
    ),
]
Question = Annotated[
    str,
    Field(
        min_length=1,
        max_length=2000,
        validation_alias=AliasChoices("question", "query"),
    ),
]
Speaker = Annotated[str | None, Field(max_length=200), BeforeValidator(_given)]
_TIME = "2015-05-21, 2015-05 or 2015. Documents without a date are left out."
Since = Annotated[
    str | None,
    Field(max_length=40, description=f"Only documents of that day, month or year on: {_TIME}"),
    BeforeValidator(_given),
]
Until = Annotated[
    str | None,
    Field(max_length=40, description=f"Only documents up to that day, month or year: {_TIME}"),
    BeforeValidator(_given),
]


class _Arguments(BaseModel):
    # What is misspelled must not be passed over: the answer would be to another question.
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ask(_Arguments):
    """See :meth:`gpqa.mcp.tools.Tools.ask`."""

    question: Annotated[
        Question, Field(description='A whole question: "What did the minister say about testing?"')
    ]
    speaker: Annotated[
        Speaker, Field(description='Only what this person said, by name or office: "Ms Ray".')
    ] = None
    source: Sources = ()
    since: Since = None
    until: Until = None
    top: Annotated[int, Field(ge=1, le=10, description="At most so many quotes.")] = 5
    index: Index = None


class Search(Ask):
    """The same for :meth:`gpqa.mcp.tools.Tools.search`, where some of it means something else."""

    question: Annotated[Question, Field(description="What to look for: a question, or some words.")]
    speaker: Annotated[
        Speaker,
        Field(
            description="Only passages in which this person is heard, by name or office; others"
            " may speak in them as well."
        ),
    ] = None
    top: Annotated[int, Field(ge=1, le=20, description="At most so many passages.")] = 5


class ReadSource(_Arguments):
    """See :meth:`gpqa.mcp.tools.Tools.read_source`."""

    source_id: SourceId
    start: Annotated[
        int,
        Field(ge=0, le=2**40, description="Where to begin: the number of the character, from 0."),
    ] = 0
    length: Annotated[int, Field(ge=1, le=8000, description="How many characters to read.")] = 2000
    index: Index = None


class VerifyQuote(_Arguments):
    """See :meth:`gpqa.mcp.tools.Tools.verify_quote`."""

    source_id: SourceId
    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=8000,
            description="The words, character by character, without quotation marks of your own.",
        ),
    ]
    index: Index = None

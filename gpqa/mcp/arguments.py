"""What an assistant may pass to the tools, and no more: every argument has its limits."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Ask", "ReadSource", "Search", "VerifyQuote"]

Index = Annotated[
    str | None, Field(max_length=200, description="Which collection of documents to use.")
]
Question = Annotated[
    str,
    Field(
        min_length=1,
        max_length=2000,
        description='In plain words: "What did the minister say about testing?"',
    ),
]
SourceId = Annotated[
    str, Field(min_length=1, max_length=1000, description="The source_id of an earlier result.")
]
OneSource = Annotated[
    str | None,
    Field(max_length=1000, description="Only this document: the source_id of an earlier result."),
]
Speaker = Annotated[
    str | None, Field(max_length=200, description="Only what this person said, by name or office.")
]


class _Arguments(BaseModel):
    # What is misspelled must not be passed over: the answer would be to another question.
    model_config = ConfigDict(extra="forbid", frozen=True)

    index: Index = None


class Ask(_Arguments):
    """See :meth:`gpqa.mcp.tools.Tools.ask`."""

    question: Question
    speaker: Speaker = None
    source_id: OneSource = None
    top: Annotated[int, Field(ge=1, le=10, description="At most so many quotes.")] = 5


class Search(_Arguments):
    """See :meth:`gpqa.mcp.tools.Tools.search`."""

    query: Annotated[
        str, Field(min_length=1, max_length=2000, description="What to look for, in plain words.")
    ]
    speaker: Speaker = None
    source_id: OneSource = None
    top: Annotated[int, Field(ge=1, le=20, description="At most so many passages.")] = 5


class ReadSource(_Arguments):
    """See :meth:`gpqa.mcp.tools.Tools.read_source`."""

    source_id: SourceId
    start: Annotated[
        int,
        Field(ge=0, le=2**40, description="Where to begin: the number of the character, from 0."),
    ] = 0
    length: Annotated[int, Field(ge=1, le=8000, description="How many characters to read.")] = 2000


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

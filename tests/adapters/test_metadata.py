from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gpqa.adapters.metadata import identifier, metadata

if TYPE_CHECKING:
    from gpqa.library import Library


def test_metadata_say_who_speaks_where_and_how_to_check_it(library: Library, text: str) -> None:
    answer = library.ask("What did Ann Lee say the roof costs?")
    quote = answer.quotes[0]
    known = metadata(answer, quote)
    assert text[known["start"] : known["end"]] == quote.text
    assert known["speaker"] == "Ann Lee"
    assert known["source"] == known["source_id"] == "monday"
    assert identifier(quote) == f"monday:{quote.start}-{quote.end}"
    assert "text" not in known


def test_metadata_are_plain_json(library: Library) -> None:
    answer = library.ask("What did Ann Lee say the roof costs?")
    known = metadata(answer, answer.quotes[0])
    assert json.loads(json.dumps(known)) == known


def test_each_receipt_is_of_its_quote_alone_and_can_be_checked(library: Library) -> None:
    answer = library.ask("What is said about the roof?")
    for quote in answer.quotes:
        report = library.verify(metadata(answer, quote)["receipt"])
        assert report.valid
        (check,) = report.quotes
        assert (check.start, check.end) == (quote.start, quote.end)

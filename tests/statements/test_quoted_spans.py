from __future__ import annotations

import pytest

from gpqa.statements.quoted_spans import quoted_spans, within


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He called it “a mess” and left.", ["“a mess”"]),
        ("The dog’s home is the Lees’ own.", []),
        ("She said ‘it’s over’ and left.", ["‘it’s over’"]),
        ("He said: “It has begun", ["“It has begun"]),
    ],
)
def test_what_stands_in_marks_is_found_and_an_apostrophe_is_none(
    text: str, quoted: list[str]
) -> None:
    assert [text[slice(*span)] for span in quoted_spans(text, 0, len(text))] == quoted


def test_a_place_lies_in_a_span_up_to_its_end() -> None:
    spans = [(2, 5), (8, 9)]
    assert [at for at in range(11) if within(spans, at)] == [2, 3, 4, 8]
    assert not within([], 0)

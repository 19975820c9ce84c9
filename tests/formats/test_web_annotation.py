"""Annotations are read back as JSON and anchored again by each of their selectors."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from gpqa.formats import write
from gpqa.formats.web_annotation import UNIT
from gpqa.models import Attribution
from tests.helpers_answers import (
    HOSTILE,
    SHA,
    answer,
    answers,
    elsewhere,
    everywhere,
    quote,
    reader,
)
from tests.helpers_text import brief, texts

if TYPE_CHECKING:
    from gpqa.models import Answer

MOTIVATIONS = {"highlighting"}
PURPOSES = {"describing", "tagging"}


def annotated(text: str) -> list[dict[str, Any]]:
    """The annotations of a collection, held against what the model says must be."""
    value = json.loads(text)
    assert value["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert value["type"] == "AnnotationCollection"
    assert isinstance(value.get("label", ""), str)
    items = value["first"]["items"] if value["total"] else []
    assert len(items) == value["total"]
    identities = [value["id"]]
    if items:
        page = value["first"]
        assert page["type"] == "AnnotationPage"
        assert "@context" not in page
        assert (page["startIndex"], page["partOf"], value["last"]) == (0, value["id"], page["id"])
        identities.append(page["id"])
    for item in items:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert all(body["purpose"] in PURPOSES for body in item.get("body", []))
        target = item["target"]
        for each in target if isinstance(target, list) else [target]:
            words, place = each["selector"]
            assert words["type"] == "TextQuoteSelector"
            assert place["type"] == "TextPositionSelector"
            assert 0 <= place["start"] < place["end"]
            assert place["label"] == UNIT
        identities.append(item["id"])
    assert all(identity.startswith("urn:uuid:") for identity in identities)
    return list(items)


def test_an_annotation_selects_the_quote_by_its_words_and_by_its_place() -> None:
    text = "𝄞 Mr Lee, 40, said on Monday that the roof costs £4,000. Nobody was surprised at all."
    start = text.index("the roof")
    one = quote("the roof costs £4,000.", start, speaker="Mr Lee", attribution=Attribution.REPORTED)
    (item,) = annotated(write(answer(one), "web-annotation", reader(text)))
    words, place = item["target"]["selector"]
    assert text[place["start"] : place["end"]] == words["exact"] == one.text
    assert words["prefix"] == text[start - 32 : start]
    assert words["suffix"] == " Nobody was surprised at all."
    around = words["prefix"] + words["exact"] + words["suffix"]
    assert text.index(around) + len(words["prefix"]) == start
    assert [(body["purpose"], body["value"]) for body in item["body"]] == [
        ("describing", "Mr Lee (reported)"),
        ("tagging", "Mr Lee"),
    ]


def test_places_count_code_points_not_utf16_units() -> None:
    text = "𝄞𝄞 Yes."
    (item,) = annotated(write(answer(quote("Yes.", 3)), "web-annotation", reader(text)))
    assert item["target"]["selector"][1]["start"] == 3


def test_a_source_without_an_address_is_named_by_the_hash_of_its_bytes() -> None:
    (item,) = annotated(write(answer(quote()), "web-annotation"))
    scheme, _, hashed = item["target"]["source"].partition(";")
    assert scheme == "ni:///sha-256"
    assert base64.urlsafe_b64decode(hashed + "=").hex() == SHA
    assert "state" not in item["target"]
    assert "body" not in item


def test_a_source_with_an_address_says_which_representation_the_places_hold_for() -> None:
    one = quote(source_url="https://example.org/a b")
    (item,) = annotated(write(answer(one), "web-annotation"))
    assert item["target"]["source"] == "https://example.org/a%20b"
    assert item["target"]["state"]["type"] == "TimeState"
    assert item["target"]["state"]["cached"].startswith("ni:///sha-256;")


def test_a_quote_that_stands_in_several_places_has_them_all_as_targets() -> None:
    texts_of = {"monday": "He said yes. All rose.", "tuesday": "“Yes”, he said.", "friday": "Yes"}
    other = elsewhere("Yes").model_copy(
        update={
            "source_id": "tuesday",
            "start": 1,
            "end": 4,
            "speaker": None,
            "source_title": "Tuesday's paper",
            "source_date": "2015",
            "source_date_of_file": True,
            "source_url": "https://example.org/tuesday",
            "page": 2,
        }
    )
    third = elsewhere("Yes").model_copy(
        update={"source_id": "friday", "start": 0, "end": 3, "speaker": "Al", "source_title": None}
    )
    one = quote("yes", 8, speaker="Al", source_title="Monday's", also=(other, third))
    written = write(answer(one), "web-annotation", texts_of.__getitem__)
    (item,) = annotated(written)
    assert len(item["target"]) == 3
    for target, name in zip(item["target"], texts_of, strict=True):
        words, place = target["selector"]
        assert texts_of[name][place["start"] : place["end"]] == words["exact"]
        assert texts_of[name].startswith(words["prefix"][-32:])
    assert item["target"][1]["source"] == "https://example.org/tuesday"
    assert item["target"][1]["selector"][0]["suffix"] == "”, he said."
    assert [(body["purpose"], body["value"]) for body in item["body"]] == [
        ("describing", "Al — Monday's; also Tuesday's paper, file of 2015, page 2"),
        ("tagging", "Al"),
    ]
    (alone,) = annotated(write(answer(one.model_copy(update={"also": ()})), "web-annotation"))
    assert isinstance(alone["target"], dict)
    assert alone["id"] != item["id"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_to_the_character(text: str) -> None:
    one = everywhere(text)
    (item,) = annotated(write(one, "web-annotation", reader("x" * 7 + text + "\x1b")))
    words, place = item["target"][0]["selector"]
    assert (words["exact"], words["prefix"], words["suffix"]) == (text, "x" * 7, "\x1b")
    assert place["end"] - place["start"] == len(text)
    assert item["target"][1]["selector"][0]["exact"] == text


@given(answer=answers, text=texts)
@brief
def test_every_quote_comes_back_to_the_character(answer: Answer, text: str) -> None:
    read = annotated(write(answer, "web-annotation", reader(text)))
    exact = [item["target"]["selector"][0]["exact"] for item in read]
    assert exact == [each.text for each in answer.quotes]

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.errors import ReceiptError
from gpqa.models import Answer, IndexRef, Quote, Reason, Verdict
from gpqa.read import Record
from gpqa.verify import Claim, PlaceClaim, parse_receipts, verify
from tests.helpers_text import texts, thorough

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "The cat sat. The dog ran. The cat sat. The end."


def claim(text: str, start: int, end: int | None = None, *, sha: str = "now") -> Claim:
    return Claim(
        text=text,
        source_id="a",
        start=start,
        end=start + len(text) if end is None else end,
        source_sha256=sha,
    )


def source(text: str) -> Callable[[str], Record | None]:
    return lambda name: Record(text, "now", "utf-8") if name == "a" else None


def verdict(text: str, checked: Claim) -> tuple[str, tuple[int, int] | None]:
    report = verify([checked], source(text))
    (check,) = report.quotes
    assert report.valid == (check.verdict is Verdict.VALID)
    assert (check.source_id, check.start, check.end) == ("a", checked.start, checked.end)
    return check.verdict.value, check.found


# --- verdicts --------------------------------------------------------------------------


def test_the_same_words_in_the_same_place_are_valid() -> None:
    assert verdict(TEXT, claim("The dog ran.", 13)) == ("valid", (13, 25))


def test_the_same_words_elsewhere_have_moved() -> None:
    assert verdict("New. " + TEXT, claim("The dog ran.", 13)) == ("moved", (18, 30))
    assert verdict(TEXT[4:], claim("The dog ran.", 13)) == ("moved", (9, 21))


PLACES = {1: 0, 9: 0, 13: 0, 14: 26, 25: 26, 30: 26, 10**30: 26}


@pytest.mark.parametrize(("start", "found"), PLACES.items())
def test_moved_words_are_found_at_the_nearest_place_and_of_two_as_near_the_first(
    start: int, found: int
) -> None:
    kind, place = verdict(TEXT, claim("The cat sat.", start))
    assert (kind, place) == ("moved", (found, found + 12))


@pytest.mark.parametrize(
    "words", ["The cow ran.", "the dog ran.", "The dog ran", "The dog\u00a0ran.", " The dog ran. "]
)
def test_other_words_in_the_place_are_changed_unless_they_stand_elsewhere(words: str) -> None:
    text = "The\ndog\nran."
    assert verdict(text, claim(words, 0)) == ("changed", None)


def test_words_that_only_look_the_same_are_changed() -> None:
    assert verdict("caf\u00e9", claim("cafe\u0301", 0)) == ("changed", None)


def test_a_source_that_is_gone_is_missing() -> None:
    report = verify([claim("x", 0)], lambda _: None)
    (check,) = report.quotes
    assert (check.verdict, check.found, report.valid) == (Verdict.MISSING, None, False)
    assert not check.source_unchanged


def test_no_words_are_never_valid() -> None:
    assert verdict(TEXT, claim("", 5)) == ("changed", None)
    assert verdict("", claim("", 0)) == ("changed", None)


@pytest.mark.parametrize("end", [0, 35, 38, 46, 48, 10**30])
def test_an_end_that_is_not_the_words_own_is_not_valid(end: int) -> None:
    assert verdict(TEXT, claim("The end.", 39, end)) == ("moved", (39, 47))


def test_a_source_is_unchanged_when_its_bytes_are() -> None:
    report = verify([claim("The cat", 0, sha="now"), claim("The cat", 0, sha="then")], source(TEXT))
    assert [check.source_unchanged for check in report.quotes] == [True, False]
    assert report.valid


def test_a_report_keeps_the_order_and_is_valid_only_if_all_is() -> None:
    claims = [claim("The cat", 0), claim("The cow", 0), claim("The dog", 13)]
    report = verify(claims, source(TEXT))
    assert [check.verdict.value for check in report.quotes] == ["valid", "changed", "valid"]
    assert not report.valid
    assert verify(claims[::2], source(TEXT)).valid


def test_the_other_places_of_a_quotes_words_are_checked_too() -> None:
    first, second = claim("The cat sat.", 0), claim("The cat sat.", 26)
    wrong = claim("The cat ran.", 26)
    for places, valid in (([second], True), ([second, wrong], False), ([wrong], False)):
        other = [PlaceClaim.model_validate(place.model_dump(exclude={"also"})) for place in places]
        report = verify([first.model_copy(update={"also": other})], source(TEXT))
        (check,) = report.quotes
        assert check.verdict is Verdict.VALID
        assert [each.verdict is Verdict.VALID for each in check.also] == [
            place is second for place in places
        ]
        assert report.valid == valid


def test_of_no_quotes_all_are_valid() -> None:
    assert verify([], source(TEXT)).valid


def test_each_source_is_read_once() -> None:
    asked: list[str] = []

    def read(name: str) -> Record | None:
        asked.append(name)
        return None

    others = [claim("x", 0).model_copy(update={"source_id": name}) for name in "abab"]
    verify(others, read)
    assert asked == ["a", "b"]


@thorough
@given(texts, st.data())
def test_every_piece_of_a_text_is_valid_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kind, place = verdict(text, claim(text[start:end], start))
    assert (kind, place) == (("valid", (start, end)) if start < end else ("changed", None))


@thorough
@given(st.text("ab", max_size=12), st.text("ab", min_size=1, max_size=4), st.integers(0, 15))
def test_found_is_where_the_words_stand_and_nowhere_nearer(text: str, words: str, at: int) -> None:
    places = [p for p in range(len(text)) if text.startswith(words, p)]
    kind, place = verdict(text, claim(words, at))
    if not places:
        assert (kind, place) == ("changed", None)
        return
    nearest = min(places, key=lambda p: (abs(p - at), p))
    assert place == (nearest, nearest + len(words))
    assert kind == ("valid" if nearest == at else "moved")


@pytest.mark.parametrize("start", [0, 100_000, 200_000])
def test_repeated_letters_take_no_longer_to_find(start: int) -> None:
    words = "a" * 40_000 + "b" + "a" * 40_000
    begin = time.process_time()
    assert verdict("a" * 200_000, claim(words, start)) == ("changed", None)
    assert time.process_time() - begin < 0.5


# --- receipts --------------------------------------------------------------------------


def answer(*words: str, index: str = "seeds") -> str:
    quotes = tuple(
        Quote(
            text=text,
            source_id="a",
            start=7,
            end=7 + len(text),
            cue=(0, 3),
            highlight=((7, 8),),
            score=0.5,
            source_sha256="0" * 64,
        )
        for text in words
    )
    return Answer(
        question="Why?",
        answered=bool(words),
        reason=None if words else Reason.NOTHING_RELEVANT,
        confidence=0.5,
        quotes=quotes,
        index=IndexRef(name=index, generation="g", format=1),
    ).model_dump_json()


def words_of(text: str) -> list[str]:
    claims, _ = parse_receipts(text)
    return [c.text for c in claims]


def test_an_answer_is_a_receipt() -> None:
    assert parse_receipts(answer("one")) == (
        [Claim(text="one", source_id="a", start=7, end=10, source_sha256="0" * 64)],
        "seeds",
    )


@pytest.mark.parametrize("between", ["\n", "", "  \r\n\n\t", "\u00a0"])
def test_many_answers_one_after_another_are_receipts(between: str) -> None:
    text = between.join([answer("one", "two"), answer(), answer("three")])
    assert words_of(text + between) == ["one", "two", "three"]


def test_an_indented_answer_with_a_byte_order_mark_is_a_receipt() -> None:
    assert words_of("\ufeff" + json.dumps(json.loads(answer("one")), indent=4)) == ["one"]


def test_an_answer_without_quotes_is_a_receipt_of_nothing() -> None:
    assert parse_receipts(answer()) == ([], "seeds")


@pytest.mark.parametrize(
    ("answered", "quoted", "fault"),
    [
        (True, (), '"answered" is true, and "quotes" is empty'),
        (False, ("one",), '"answered" is false, and there are quotes'),
    ],
)
def test_an_answer_that_contradicts_itself_is_refused(
    answered: bool, quoted: tuple[str, ...], fault: str
) -> None:
    altered = json.loads(answer(*quoted)) | {"answered": answered}
    with pytest.raises(ReceiptError, match=f"^answer 2 contradicts itself: {fault}"):
        parse_receipts(answer("two") + json.dumps(altered))


@pytest.mark.parametrize("nothing", [None, b"{}", {"quotes": []}, 7])
def test_what_is_no_text_is_no_receipt(nothing: Any) -> None:
    with pytest.raises(ReceiptError, match="is the JSON of an answer, not"):
        parse_receipts(nothing)


def test_an_answer_may_come_without_an_index() -> None:
    assert parse_receipts('{"quotes": []}') == ([], None)
    assert parse_receipts('{"quotes": [], "index": {"name": 5}}') == ([], None)


def test_answers_of_one_index_go_together_and_of_two_do_not() -> None:
    assert parse_receipts(answer("one") + answer("two"))[1] == "seeds"
    with pytest.raises(ReceiptError, match="different indexes: other, seeds"):
        parse_receipts(answer("one") + answer("two", index="other"))


@pytest.mark.parametrize("nothing", ["", " \n", "\ufeff"])
def test_nothing_is_no_receipt(nothing: str) -> None:
    with pytest.raises(ReceiptError, match="nothing to verify"):
        parse_receipts(nothing)


@pytest.mark.parametrize(
    ("garbage", "fault"),
    [
        ("nonsense", "answer 1 is not JSON"),
        ("{'quotes': []}", "answer 1 is not JSON"),
        ('{"quotes": [', "answer 1 is not JSON"),
        ('{"quotes": []}, {"quotes": []}', "answer 2 is not JSON"),
        ('{"quotes": []}\nnonsense', "answer 2 is not JSON"),
        ("[" * 100_000, "answer 1 is not JSON"),
        ('{"a":' * 100_000, "answer 1 is not JSON"),
        ('{"quotes": ' + "[" * 600 + "]" * 600 + "}", "answer 1 is not"),
        ('{"quotes": [{"start": ' + "9" * 10_000 + "}]}", "answer 1 is not JSON"),
        ("[]", "answer 1 is not an answer's JSON: the answer"),
        ("5", "answer 1 is not an answer's JSON: the answer"),
        ("null", "answer 1 is not an answer's JSON: the answer"),
        ('[{"quotes": []}]', "answer 1 is not an answer's JSON: the answer"),
        ("{}", "answer 1 is not an answer's JSON: quotes"),
        ('{"quotes": null}', "answer 1 is not an answer's JSON: quotes"),
        ('{"quotes": {}}', "answer 1 is not an answer's JSON: quotes"),
        ('{"quotes": [5]}', r"answer 1 is not an answer's JSON: quotes\.0"),
        ('{"quotes": [], "index": []}', "answer 1 is not an answer's JSON: index"),
        ('{"quotes": [{"text": "\\ud800"}]}', "answer 1 is not an answer's JSON"),
    ],
)
def test_garbage_is_an_error_that_says_which_answer(garbage: str, fault: str) -> None:
    with pytest.raises(ReceiptError, match=fault):
        parse_receipts(garbage)


WRONG: list[tuple[str, Any]] = [
    ("start", True),
    ("start", 7.0),
    ("start", "7"),
    ("start", -1),
    ("start", None),
    ("start", float("nan")),
    ("end", False),
    ("end", 1e300),
    ("end", [10]),
    ("text", 5),
    ("text", None),
    ("text", ["one"]),
    ("source_id", 5),
    ("source_id", None),
    ("source_sha256", 0),
]


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_value_of_a_wrong_type_is_an_error_that_names_its_place(field: str, value: Any) -> None:
    receipt = json.loads(answer("one", "two"))
    receipt["quotes"][1][field] = value
    with pytest.raises(ReceiptError, match=rf"quotes\.1\.{field}: "):
        parse_receipts(json.dumps(receipt))


@pytest.mark.parametrize("field", ["text", "source_id", "start", "end", "source_sha256"])
def test_a_value_that_is_missing_is_an_error_that_names_it(field: str) -> None:
    receipt = json.loads(answer("one"))
    del receipt["quotes"][0][field]
    with pytest.raises(ReceiptError, match=rf"quotes\.0\.{field}: Field required"):
        parse_receipts(json.dumps(receipt))


PLACE: dict[str, Any] = {
    "text": "one",
    "source_id": "b",
    "start": 3,
    "end": 6,
    "source_sha256": "1" * 64,
}


def test_a_receipt_names_the_other_places_and_one_from_before_names_none() -> None:
    receipt = json.loads(answer("one"))
    assert receipt["quotes"][0].pop("also") == []
    (before,), _ = parse_receipts(json.dumps(receipt))
    assert before.also == []
    receipt["quotes"][0]["also"] = [PLACE | {"speaker": None, "also": [PLACE]}]
    (now,), _ = parse_receipts(json.dumps(receipt))
    assert now.also == [PlaceClaim.model_validate(PLACE)]


@pytest.mark.parametrize("wrong", [5, [5], {"0": PLACE}, None, [PLACE | {"start": -1}], [{}]])
def test_places_of_a_wrong_shape_are_an_error(wrong: Any) -> None:
    receipt = json.loads(answer("one"))
    receipt["quotes"][0]["also"] = wrong
    with pytest.raises(ReceiptError, match=r"quotes\.0\.also"):
        parse_receipts(json.dumps(receipt))


def test_an_offset_of_any_size_is_read_and_is_not_valid() -> None:
    receipt = json.loads(answer("The end."))
    receipt["quotes"][0] |= {"start": 10**100, "end": 10**100 + 8}
    (checked,), _ = parse_receipts(json.dumps(receipt))
    assert verdict(TEXT, checked) == ("moved", (39, 47))


KEYS = st.sampled_from(["quotes", "index", "text", "start", "name"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


@thorough
@given(st.text() | VALUES.map(json.dumps))
def test_any_text_is_receipts_or_an_error_of_ours(text: str) -> None:
    try:
        claims, name = parse_receipts(text)
    except ReceiptError:
        return
    assert claims == []
    assert name is None or name in text or "\\" in text


def test_reading_many_receipts_takes_linear_time() -> None:
    one = answer("one") + "\n"
    begin = time.process_time()
    assert len(words_of(one * 4000)) == 4000
    assert time.process_time() - begin < 3


def test_a_source_that_was_only_renamed_has_moved_and_is_not_accused() -> None:
    record = Record(TEXT, "now", "utf-8")
    other = Record("Quite another text.", "other", "utf-8")
    checked = claim("The dog ran.", 13)

    def same(sha256: str) -> str | None:
        return "b" if sha256 == "now" else None

    for there in ({"b": record}, {"a": other, "b": record}):
        (check,) = verify([checked], there.get, same).quotes
        assert (check.verdict, check.found, check.found_source_id) == ("moved", (13, 25), "b")
        assert check.source_unchanged
    (check,) = verify([checked], {"a": other}.get, lambda _: None).quotes
    assert (check.verdict, check.found_source_id) == ("changed", None)

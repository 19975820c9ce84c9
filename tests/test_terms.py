from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.terms import _stem, _stemmer, find_terms, stems
from tests.helpers_text import FAMILIES, assert_linear, texts, thorough

# --- for any text ----------------------------------------------------------------------


@thorough
@given(texts)
def test_terms_are_in_order_apart_and_inside_the_text(text: str) -> None:
    at = 0
    for term in find_terms(text):
        assert at <= term.start < term.end <= len(text)
        assert term.stem
        at = term.end


@thorough
@given(texts)
def test_the_index_and_the_marking_see_the_same_words(text: str) -> None:
    terms = find_terms(text)
    assert [term.stem for term in terms] == stems(text)
    assert [stems(text[term.start : term.end]) for term in terms] == [[t.stem] for t in terms]


@thorough
@given(texts, st.data())
def test_the_terms_of_a_range_are_those_of_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shifted = [
        t._replace(start=t.start + start, end=t.end + start) for t in find_terms(text[start:end])
    ]
    assert find_terms(text, start, end) == shifted


@thorough
@given(texts)
def test_stems_are_folded(text: str) -> None:
    for stem in stems(text):
        assert stem.isalnum()
        assert stem == stem.lower()


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_time_is_linear(piece: str) -> None:
    _stem.cache_clear()
    assert_linear(stems, piece)


# --- by hand ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "variants",
    [
        "GP GPs GP's GP’s GPs' GPs’ gp gps",
        "CCG CCGs CCG's CCGs'",
        "MP MPs MP’s",
        "10000 10,000",
        "8.5bn 8.5BN",
        "U.S. US US's US’s",
        "U.K. UK",
        "A&E a&e A&Es",
        "fund funds funded funding Fund's",
        "King Kings King's King’s",
        "résumé Résumé resume re\u0301sume\u0301 re\u0301sume",
        "naïve naive",
        "Müller Mu\u0308ller muller",
        "Straße strasse STRASSE",
        "ﬁnance finance",
        "prac\u00adtice practice practices",
        "𝐆𝐏 ＧＰ GP",
        "１０ 10",
        "o'clock o’clock",
    ],
)
def test_spellings_of_one_word_have_one_stem(variants: str) -> None:
    found = {variant: stems(variant) for variant in variants.split(" ")}
    assert len({tuple(stem) for stem in found.values()}) == 1, found
    assert [len(stem) for stem in found.values()] == [1] * len(found)


@pytest.mark.parametrize(
    "pair",
    [
        "8.5 85",
        "8.5 5",
        "10,000 10",
        "US us",
        "GP GPC",
        "A&E AE",
        "A&E and",
        "2015 2016",
        "ill I'll",
    ],
)
def test_different_words_keep_apart(pair: str) -> None:
    one, other = pair.split()
    assert stems(one) != stems(other)


@pytest.mark.parametrize(
    "word", ["the", "The", "THE", "isn't", "isn’t", "it's", "who", "us", "Mr", "won’t"]
)
def test_function_words_have_no_stem(word: str) -> None:
    assert stems(word) == []


def test_a_dotted_number_is_one_word_and_a_sentence_s_stop_is_not_in_it() -> None:
    text = "It cost 8.5bn. Then 10,000, or 1.2.3."
    assert [text[t.start : t.end] for t in find_terms(text)] == ["cost", "8.5bn", "10,000", "1.2.3"]


def test_spans_hold_the_word_as_written() -> None:
    text = "The GPs’ King’s Fund: re\u0301sume\u0301 of the U.S. A&E (ﬁnance)"
    assert [text[t.start : t.end] for t in find_terms(text)] == [
        "GPs",
        "King’s",
        "Fund",
        "re\u0301sume\u0301",
        "U.S.",
        "A&E",
        "ﬁnance",
    ]


def test_order_and_repeats_are_kept() -> None:
    assert stems("Money, doctors, money") == ["money", "doctor", "money"]


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "שלום עולם", "Привет мир", "안녕 세계"])
def test_words_of_other_scripts_are_words(text: str) -> None:
    assert [text[t.start : t.end] for t in find_terms(text)] == text.split()


def test_text_without_spaces_is_one_word_and_no_error() -> None:
    assert stems("你好世界") == ["你好世界"]


# --- threads ---------------------------------------------------------------------------


def test_no_two_threads_share_a_stemmer() -> None:
    together = Barrier(3)

    def own(_: int) -> object:
        together.wait(10)
        return _stemmer()

    with ThreadPoolExecutor(3) as pool:
        stemmers = list(pool.map(own, range(3)))
    assert len({id(stemmer) for stemmer in stemmers}) == 3


def test_threads_give_the_stems_that_one_thread_gives() -> None:
    words = [
        stem + ending
        for stem in ("fund", "train", "care", "refund", "retrain")
        for ending in ("ing", "ed", "s", "ation", "fulness", "")
    ]
    expected = [stems(word) for word in words]
    _stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: [stems(word) for word in words], range(40)):
            assert found == expected

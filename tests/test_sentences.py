from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.sentences import MAX_SENTENCE, split_sentences, trim
from tests.helpers_text import FAMILIES, assert_covers, assert_linear, long_texts, texts, thorough


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


# --- for any text ----------------------------------------------------------------------


@thorough
@given(long_texts)
def test_sentences_cover_the_text_in_order_and_are_trimmed(text: str) -> None:
    assert_covers(text, split_sentences(text))


@thorough
@given(long_texts)
def test_no_sentence_is_longer_than_the_limit(text: str) -> None:
    assert all(end - start <= MAX_SENTENCE for start, end in split_sentences(text))


@thorough
@given(texts, st.data())
def test_a_range_is_split_without_touching_what_is_around_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = split_sentences(text, start, end)
    assert all(start <= a < b <= end for a, b in spans)
    assert_covers(text[start:end], [(a - start, b - start) for a, b in spans])


@thorough
@given(texts, st.data())
def test_trim_gives_what_strip_gives(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    a, b = trim(text, start, end)
    assert start <= a <= b <= end
    assert text[a:b] == text[start:end].strip()


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_time_is_linear(piece: str) -> None:
    assert_linear(split_sentences, piece)


@pytest.mark.parametrize("piece", ["x J. ", "1. a 1. ", "Mr. ", "e.g. X "])
def test_time_is_linear_where_no_stop_ends_a_sentence(piece: str) -> None:
    assert_linear(split_sentences, piece, length=100_000)


@pytest.mark.parametrize("nothing", ["", " ", "\n\r\n\t\u00a0\u2028"])
def test_white_space_has_no_sentences(nothing: str) -> None:
    assert split_sentences(nothing) == []


# --- text that never ends a sentence ---------------------------------------------------


def test_an_endless_word_is_cut_at_the_limit() -> None:
    spans = split_sentences("a" * (3 * MAX_SENTENCE + 1))
    assert [end - start for start, end in spans] == [MAX_SENTENCE] * 3 + [1]


def test_an_endless_sentence_is_cut_between_words() -> None:
    pieces = split("word " * 1000)
    assert len(pieces) > 1
    assert all(piece.split() == ["word"] * len(piece.split()) for piece in pieces)


def test_a_sentence_of_exactly_the_limit_stays_whole() -> None:
    text = "a" * (MAX_SENTENCE - 1) + "."
    assert split(text) == [text]


# --- hand-written cases: a bar stands where one sentence ends ----------------------------

CASES = {
    "two sentences": "He left.|She stayed.",
    "no stop at the end": "He left.|She stayed",
    "question and exclamation": "Why?|Because!|Really?!|Yes.",
    "lower case goes on": "He said no. and left.",
    "title": "Mr. Hunt met Dr. Baker and Prof. Field.|They talked.",
    "titles of rank": "Gen. Smith, Sen. Jones, Rep. Brown and St. Mary’s.|The end.",
    "sir is a word": "Yes, sir.|Then he left.",
    "professor is a word": "She is a professor.|Her husband is not.",
    "initials": "J. K. Rowling and George W. Bush met J. A. Smith.|They talked.",
    "initial before a starter": "See section B.|The court agreed.",
    "initial that is the pronoun": "It was not I.|Peter did it.",
    "initial, not a page": "It was not P. Jones who lied.|See p. 5, P. 6 and pp. 7.",
    "initial and the next sentence": "We chose plan P.|The court agreed.",
    "titles of council and police": "Cllr. Moss, Ald. Hart and Det. Insp. Hall saw it.|Yes.",
    "titles joined": "Lt.-Col. Smith met Det.-Sgt. Hall and ex-Cllr. Moss.|They talked.",
    "a rank that is a word": "He met Brig. Smith.|He slept in the brig.|Nobody came.",
    "given name cut short": "It is by Wm. Blake and Thos. Gray.|The end.",
    "number in letters announced": "They left No. Ten.|See Fig. Four, Fig. A and Art. IX of it.",
    "answer before a number": "“No.|Ten of them.”|She asked: “Who?”|No.|Twenty people left.",
    "the words, not the numbers": "He ate a fig.|Four people saw it.|She loved Art.|Peter did not.",
    "country goes on": "The U.S. Congress met in the U.K. Parliament.|It sat.",
    "country ends": "He left the U.S.|The rest stayed.",
    "for example": "Some drugs, e.g. Aspirin, are old.|Others, i.e. Most, are not.",
    "number announced": "He lives at No. 10 Downing Street.|See fig. 3 and p. 5 too.",
    "no is a word": "The answer was no.|Ten people left.",
    "no at the end before a name": "She said no.|Labour agreed.",
    "company goes on": "Smith & Co. Limited bought Jones Inc. Monday.",
    "company ends": "He works at Jones Inc.|The rest do not.",
    "versus": "In Donoghue v. Stevenson the court agreed.|It was 1932.",
    "et al": "Smith et al. Found this.|We did not.",
    "hour goes on": "It opens at 9 a.m. Monday.",
    "hour ends": "It closes at 5 p.m.|The bar stays open.",
    "month abbreviated": "It fell on Sept. 11 and Dec. 25.|Nobody came.",
    "sat is a word": "The cat sat.|Peter left the sun.|Birds sang.",
    "ellipsis goes on": "I was... not sure… of it.|Nor she.",
    "ellipsis ends": "I was not sure...|Then it came…|Then it went.",
    "ellipsis standing alone": "I think ... we should … go.|Now.",
    "printer’s ellipsis": "The law . . . applies.|It does.",
    "printer’s ellipsis ends": "The law applies. . . .|It does . . . .|Yes.",
    "ellipsis before a quotation": "He fell silent . . .|“Go.”|Now.",
    "quotation closes after the stop": "“I am gone.”|He left.|(He did.)|She stayed.",
    "quotation goes on": "“Gone.” he said.|‘Why?’ asked she.",
    "single quotation": "‘I am gone.’|He left.",
    "quotation opens": "He left.|“Now we go.”|‘Yes.’",
    "opens with a wrong-way mark": "He said: ’It is so.|’But it costs.|”Nobody pays.",
    "bracketed insertion": "It ended.|[But] I think not.|‘[They] left.’",
    "mark before the stop": "He called it “wrong”.|She called it ‘right’.",
    "decimals": "It rose by 8.5 to 10.25 per cent.|Then it fell.",
    "decimal at the end": "It rose by 8.5.|Labour said so.|It cost £3.50.|Nobody paid.",
    "money opens": "They asked for money.|£8bn was pledged.|$5 came.",
    "number opens": "That was in 2015.|21 people came.|40% left.",
    "two stops": "For the privileged few..|40% are unfilled.",
    "no space after the stop": "now confirmed..he is crazy..paying more",
    "web address": "Go to www.example.com/a.b for more.|Write to a.b@c.org.|Thanks.",
    "file and version": "Version 2.1 reads a.txt.|Version 3 does not.",
    "list label": "1. Introduction to it.|2. The scope.|10. Results",
    "list label of two levels": "1.1. The scope.|1.2. Terms.",
    "list label of a letter": "A. The first.|B. The second.",
    "roman label": "iv. The scope.|XII. Terms.",
    "year is no label": "It was so in 1999.|2000.|That was the year.",
    "accents open": "Il est parti.|Élodie reste.|Être là.",
    "hyphenated": "It was co-op.|So-called experts left.",
    "emphasis": "He *left.*|She _stayed._|Yes.",
    "guillemets": "«Il est parti.»|Elle reste.",
    "dash opens": "He left.|— She stayed.|- And I.",
    "Spanish opens": "Se fue.|¿Por qué?|¡No sé!",
    "Cyrillic": "Он ушёл.|Она осталась.",
    "Arabic": "ذهب الرجل.|هل بقيت؟",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    expected = marked.split("|")
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
@pytest.mark.parametrize("space", ["\u00a0", "\r\n", "\n    ", " " * 30])
def test_the_kind_of_white_space_after_a_stop_changes_nothing(marked: str, space: str) -> None:
    expected = marked.split("|")
    assert split(space.join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he left . she stayed . why ? yes", ["he left .", "she stayed .", "why ?", "yes"]),
        ("mr . hunt left . dr . baker stayed .", ["mr . hunt left .", "dr . baker stayed ."]),
        ("he left the u.s. . she stayed .", ["he left the u.s. .", "she stayed ."]),
        ("he was ... unsure . yes", ["he was ... unsure .", "yes"]),
        ("' it is . ' he said .", ["' it is .", "' he said ."]),
    ],
)
def test_text_cut_into_tokens_is_split_at_its_stops(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他走了。她留下了！为什么？", ["他走了。", "她留下了！", "为什么？"]),
        ("「行こう。」彼は言った。", ["「行こう。」", "彼は言った。"]),
        ("वह गया। वह रुकी।", ["वह गया।", "वह रुकी।"]),
    ],
)
def test_stops_of_other_scripts_need_no_space(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_hard_wrapped_text_is_split_across_its_line_ends() -> None:
    text = "We met Mr.\r\nHunt at No.\r\n10 today. He\r\nsaid he\r\nwould pay.\r\nWe left."
    assert split(text) == [
        "We met Mr.\r\nHunt at No.\r\n10 today.",
        "He\r\nsaid he\r\nwould pay.",
        "We left.",
    ]


def test_a_title_keeps_its_name_across_a_wide_gap() -> None:
    text = f"He met Mr.{' ' * 100}Hunt there."
    assert split(text) == [text]


@pytest.mark.parametrize("only", [".", "...", ". . .", "?!", "”", ". . . .’", "1.", "A."])
def test_marks_alone_are_one_sentence(only: str) -> None:
    assert split(only) == [only]

from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.formats import write
from gpqa.models import Answer, Attribution
from tests.formats.test_formats import ACTING, TURNING
from tests.helpers_answers import HOSTILE, answer, answers, elsewhere, quote, silence
from tests.helpers_text import brief


def test_a_citation_is_the_words_and_where_they_stand() -> None:
    one = quote(
        "The roof costs £4,000.",
        43,
        speaker="Ann Lee",
        attribution=Attribution.REPORTED,
        source_title="Minutes",
        source_author="B. Ray",
        source_site="The Parish",
        source_date="2015-06-19T10:00:00Z",
        source_url="https://example.org/minutes",
        page=3,
        page_end=4,
    )
    assert write(answer(one), "plain") == (
        "“The roof costs £4,000.”\n"
        "— Ann Lee (reported), B. Ray, “Minutes”, The Parish, 19 June 2015, pages 3-4,"
        " https://example.org/minutes, monday:43-65\n"
    )


def test_words_of_nobody_known_are_somebodys() -> None:
    one = quote("It leaks.", attribution=Attribution.REPORTED)
    assert write(answer(one), "plain") == "“It leaks.”\n— somebody (reported), monday:0-9\n"


def test_quotes_stand_apart_and_name_their_other_places() -> None:
    other = elsewhere("Yes.").model_copy(update={"source_id": "tuesday", "source_title": None})
    written = write(answer(quote("Yes.", also=(other,)), quote("No.", 9)), "plain")
    assert written == ("“Yes.”\n— monday:0-4\nAlso in tuesday:30-34\n\n“No.”\n— monday:9-12\n")


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2015", "2015"),
        ("2015-06", "June 2015"),
        ("2015-06-09", "9 June 2015"),
        ("0800-01-01", "1 January 0800"),
        ("2015-02-30", "2015-02-30"),
        ("19 June\n2015", "19 June 2015"),
    ],
)
def test_dates_are_as_people_write_them_and_a_files_is_called_one(date: str, shown: str) -> None:
    assert f"— {shown}, monday" in write(answer(quote(source_date=date)), "plain")
    of_file = quote(source_date=date, source_date_of_file=True)
    assert f"— file of {shown}, monday" in write(answer(of_file), "plain")


@pytest.mark.parametrize("text", HOSTILE)
def test_the_words_are_exact_and_nothing_around_them_acts(text: str) -> None:
    one = quote(text, source_id=text, speaker=text, source_title=text, source_author=text)
    one = one.model_copy(update={"source_date": text, "source_site": text, "source_url": text})
    written = write(answer(one.model_copy(update={"also": (elsewhere(text),)})), "plain")
    assert written.startswith(f"“{text}”\n— ")
    assert not (ACTING | TURNING) & set(written[len(text) + 2 :])


@given(answer=answers)
@brief
def test_every_quotes_words_are_there_to_the_character(answer: Answer) -> None:
    written = write(answer, "plain")
    for each in answer.quotes:
        assert f"“{each.text}”\n— " in written


def test_silence_is_said() -> None:
    assert write(silence(), "plain") == "The sources do not say.\n"

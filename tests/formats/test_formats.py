from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpqa.cli.options import Format
from gpqa.errors import UsageError
from gpqa.formats import FORMS, write
from gpqa.formats.entries import date_parts, keys
from tests.helpers_answers import (
    HOSTILE,
    answer,
    answers,
    elsewhere,
    everywhere,
    quote,
    quotes,
    reader,
    silence,
)
from tests.helpers_text import brief

ACTING = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))} - set("\t\n\r")
INERT = [form for form in FORMS if form != "plain"]
"""All but the one in which the words are exact to the character: see its own tests."""
PLAIN = set("abcdefghijklmnopqrstuvwxyz0123456789_.-")
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\ufeff")


def test_the_command_offers_every_form_and_its_own_two() -> None:
    assert {form.value for form in Format} == {"text", "json", *FORMS}


def test_a_form_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="there is plain, markdown, bibtex"):
        write(answer(quote()), "docx")


@pytest.mark.parametrize("form", INERT)
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_hostile_source_acts_on_a_screen(form: str, text: str) -> None:
    written = write(everywhere(text), form, reader(text))
    assert not (ACTING | TURNING) & set(written)


@pytest.mark.parametrize("form", INERT)
@given(answer=answers)
@brief
def test_any_answer_can_be_written_with_nothing_that_acts(form: str, answer: object) -> None:
    written = write(answer, form, reader("some text of the source"))  # type: ignore[arg-type]
    assert written.endswith("\n")
    assert not (ACTING | TURNING) & set(written)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_answer_is_written_the_same(form: str) -> None:
    one = answer(quote(source_url="https://example.org/"), quote("Again.", 50))
    assert write(one, form) == write(one, form)


@pytest.mark.parametrize("form", FORMS)
def test_the_other_places_of_the_same_words_are_told(form: str) -> None:
    other = elsewhere("Yes.").model_copy(update={"source_id": "tuesday"})
    written = write(answer(quote("Yes.", also=(other,))), form)
    said = ["tuesday:30-34", '"source_id": "tuesday"', '"start": 30']
    assert any(each in written for each in said)


@pytest.mark.parametrize("form", FORMS)
def test_a_quote_by_itself_comes_without_a_question(form: str) -> None:
    alone = answer(quote("Yes."), question="")
    written = write(alone, form)
    assert "Yes." in written
    if form == "markdown":
        assert written.startswith("> Yes.")
    elif form == "csv":
        assert ",0.9,monday," in written, "its score"
        assert "0.9,0.9" not in written, "and nothing that one could be sure of"
    elif form == "web-annotation":
        assert "label" not in json.loads(written)


@pytest.mark.parametrize("form", ["plain", "markdown", "csv", "web-annotation"])
def test_a_date_that_is_only_the_files_is_called_so(form: str) -> None:
    one = quote(source_date="2015", source_date_of_file=True)
    assert "file of 2015" in write(answer(one), form)


def test_every_form_can_be_a_file() -> None:
    for form in FORMS.values():
        assert re.fullmatch(r"[a-z]+/[a-z.+-]+(; .+)?", form.media_type)
    suffixes = [form.suffix for form in FORMS.values()]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("form", FORMS)
def test_where_the_sources_do_not_say_nothing_is_made_up(form: str) -> None:
    written = write(silence(), form)
    assert "monday" not in written
    if form == "plain":
        assert written == "The sources do not say.\n"
    elif form == "markdown":
        assert written == "**Who resigned?**\n\nThe sources do not say.\n"
    elif form == "bibtex":
        assert written == "% The sources do not say: nothing_relevant.\n"
    elif form == "csl-json":
        assert json.loads(written) == []
    elif form == "csv":
        assert len(written.splitlines()) == 1
    else:
        value = json.loads(written)
        assert value["total"] == 0
        assert "first" not in value


@given(quotes=st.lists(quotes, max_size=8))
@brief
def test_keys_are_plain_and_no_two_are_the_same(quotes: list[object]) -> None:
    made = keys(quotes)  # type: ignore[arg-type]
    assert len({key.lower() for key in made}) == len(made)
    assert all(key.isascii() and set(key) <= PLAIN for key in made)


def test_a_key_depends_on_its_quote_alone() -> None:
    one, other = quote(source_id="Größe (1)"), quote(source_id="monday", start=9)
    assert keys([one])[0] == keys([other, one])[1]
    assert keys([other]) == [f"monday-9-{9 + len(other.text)}"]


def test_ids_that_differ_in_case_or_signs_alone_have_keys_of_their_own() -> None:
    made = keys([quote(source_id=name) for name in ("a-b", "a.b", "A.b", "a b", "a/b", "é", "è")])
    assert len({key.lower() for key in made}) == 7


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2015-06-19", [2015, 6, 19]),
        ("2015-06-19T10:00:00Z", [2015, 6, 19]),
        ("2015-06", [2015, 6]),
        (" 2015 ", [2015]),
        ("2015-02-30", None),
        ("2015-13", None),
        ("19 June 2015", None),
        ("0000", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_taken_apart_where_they_are_certain(
    date: str | None, parts: list[int] | None
) -> None:
    assert date_parts(date) == parts

"""In a thread of e-mails each message has its own day, and the document all of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from gpqa.dates import time_of
from gpqa.threads import date_at, find_thread_dates
from tests.helpers_text import FAMILIES, assert_linear

if TYPE_CHECKING:
    from gpqa.store import SourceRow, Store

THREAD = """\
From: Ivy Moss <ivy@example.org>
Date: Tue, 5 Mar 2024 08:15
To: Peter Sand
Subject: Lock gates of 1 June 2019

The lock gates leak at the hinges.

> On 4 Mar 2024, at 19:30, Peter Sand <peter@example.org> wrote:
>
> The harbour dues were raised without a vote.
>> The boathouse roof was mended by volunteers.

The lamps on the quay are broken again.

-----Original Message-----
From: Joan Reed
Sent: 2 March 2024 07:02
To: Peter Sand

The ferry timetable is a muddle.
"""


def test_a_thread_is_of_its_first_to_its_last_day() -> None:
    assert find_thread_dates(THREAD) == "2024-03-02/2024-03-05"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The lock gates", "2024-03-05"),
        ("The harbour dues", "2024-03-04"),
        ("The lamps", "2024-03-05"),
        ("The ferry", "2024-03-02"),
        ("The boathouse", "2024-03-02/2024-03-05"),  # sent on by whom, and when, nothing says
    ],
)
def test_a_quote_is_of_its_message_s_day(words: str, day: str) -> None:
    assert date_at(*opened(THREAD, "2024-03-02/2024-03-05"), THREAD.index(words)) == day


@pytest.mark.parametrize("date", [None, "2024", "5 March 2024"])
def test_any_other_document_has_one_date(date: str | None) -> None:
    assert date_at(*opened(THREAD, date), THREAD.index("The ferry")) == date


def opened(text: str, date: str | None) -> tuple[Store, SourceRow]:
    """A store with one source of that date."""
    store = SimpleNamespace(text=lambda _, start, end: text[start:end])
    return cast("Store", store), cast("SourceRow", SimpleNamespace(no=1, date=date))


def test_all_days_of_a_thread_are_its_time() -> None:
    assert time_of("2024-03-02/2024-03-05") == ("2024-03-02", "2024-03-05")


@pytest.mark.parametrize(
    "text",
    [
        "From: Ivy Moss\nDate: 5 Mar 2024\nTo: Joan Reed\n\nIt leaks.",
        THREAD.replace("2024", "24"),
        "The gates leak. " * 20 + "\n\n" + THREAD,
        "It leaks.\n\nFrom 5 March 2024\n\nTo 6 March 2024",
    ],
)
def test_one_letter_and_an_article_that_shows_letters_are_no_thread(text: str) -> None:
    assert find_thread_dates(text) is None


@pytest.mark.parametrize("piece", [*FAMILIES.values(), THREAD])
def test_time_is_linear(piece: str) -> None:
    assert_linear(find_thread_dates, piece)

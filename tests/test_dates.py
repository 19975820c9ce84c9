from __future__ import annotations

import datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given

from gpqa.dates import Period, span_of, time_of
from gpqa.errors import UsageError
from gpqa.store import SourceRow


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2015-05-21", ("2015-05-21", "2015-05-21")),
        (" 2015-05-21T10:00:00Z ", ("2015-05-21", "2015-05-21")),
        ("2015-05-21 23:59:59+02:00", ("2015-05-21", "2015-05-21")),
        ("2015/05/21", ("2015-05-21", "2015-05-21")),
        ("20150521", ("2015-05-21", "2015-05-21")),
        ("2015-02", ("2015-02-01", "2015-02-28")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2015-12", ("2015-12-01", "2015-12-31")),
        ("2015", ("2015-01-01", "2015-12-31")),
        ("21 May 2015", ("2015-05-21", "2015-05-21")),
        ("21st May, 2015", ("2015-05-21", "2015-05-21")),
        ("Thursday, 21 May 2015", ("2015-05-21", "2015-05-21")),
        ("Thu, 21 May 2015 10:00:00 GMT", ("2015-05-21", "2015-05-21")),
        ("May 21, 2015", ("2015-05-21", "2015-05-21")),
        ("Sept. 3, 2015", ("2015-09-03", "2015-09-03")),
        ("May 2015", ("2015-05-01", "2015-05-31")),
    ],
)
def test_what_a_document_says_of_its_time_is_understood(text: str, period: Period) -> None:
    assert time_of(text) == period


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "  ", "04/05/2015", "5-4-2015", "31 June 2015", "2015-13", "2015-00-01"),
        *("21 May", "215", "20155", "0000", "2015-5-1", "May", "2015 May 21 or 22", "x" * 10_000),
        *("2015-05-21/2015-05-20", "2015-05-21/2015-06-31", "2015-05-21/22"),
    ],
)
def test_what_is_not_certain_is_no_date(text: str | None) -> None:
    assert time_of(text) is None


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
def test_every_day_is_itself_and_in_its_month_and_year(day: datetime.date) -> None:
    iso = day.isoformat()
    assert time_of(iso) == (iso, iso)
    for shorter in (iso[:7], iso[:4]):
        period = time_of(shorter)
        assert period is not None
        assert period.first <= iso <= period.last
        assert span_of(shorter, shorter) == (period.first, period.last)


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    period = time_of(text)
    assert period is None or period.first <= period.last


def of(first: str | None, last: str | None) -> SourceRow:
    row = SourceRow(1, "a", "a.txt", False, "", "utf-8", 1, None, None, "")  # noqa: FBT003
    return row._replace(first_day=first, last_day=last)


@pytest.mark.parametrize(
    ("since", "until", "period", "inside"),
    [
        ("2015", None, ("2015-01-01", "2015-01-01"), True),
        ("2015", None, ("2014-12-31", "2014-12-31"), False),
        (None, "2015", ("2015-12-31", "2015-12-31"), True),
        (None, "2015-05", ("2015-06-01", "2015-06-01"), False),
        ("2015-06-01", "2015-06-01", ("2015-06-01", "2015-06-01"), True),
        ("2015-06", "2015-07", ("2015-01-01", "2015-12-31"), True),  # it may be
        ("2016", None, ("2015-01-01", "2015-12-31"), False),
        ("1900", "2100", (None, None), False),
    ],
)
def test_documents_are_of_a_time_or_may_be(
    since: str | None, until: str | None, period: tuple[str, str], *, inside: bool
) -> None:
    span = span_of(since, until)
    assert span is not None
    assert span.holds(of(*period)) is inside
    assert span.numbers([of(*period)]) == ([1] if inside else [])


def test_no_border_is_no_span() -> None:
    assert span_of() is None


def test_dates_of_python_are_dates() -> None:
    day = datetime.date(2015, 5, 21)
    noon = datetime.datetime(2015, 5, 21, 12, tzinfo=datetime.UTC)
    assert span_of(day, noon) == ("2015-05-21", "2015-05-21")


@pytest.mark.parametrize(
    "asked", ["", "21 May 2015", "2015-13", "04/05/2015", "last year", "2015-02-30"]
)
def test_what_is_asked_for_must_be_iso(asked: str) -> None:
    with pytest.raises(UsageError, match="must be a day, a month or a year"):
        span_of(asked)
    with pytest.raises(UsageError, match="until is"):
        span_of(None, asked)


def test_a_time_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(UsageError, match="since 2016 is after until 2015"):
        span_of("2016", "2015")
    assert span_of("2015-06", "2015-06-01") == ("2015-06-01", "2015-06-01")

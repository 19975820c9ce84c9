from __future__ import annotations

import pytest

from gpqa.masthead import find_date, find_title
from gpqa.structure import Kind, parse_structure
from tests.helpers_text import FAMILIES, assert_linear

BODY = "The council said on 4 May 1999 that the bridge would be built again before the winter."


def date_of(text: str) -> str | None:
    return find_date(text, parse_structure(text))


def title_of(text: str) -> str | None:
    return find_title(text, parse_structure(text))


@pytest.mark.parametrize(
    "piece", [*FAMILIES.values(), "By A, ", "held on ", "Minutes of ", "May 1", "A   22 May 2022\n"]
)
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda text: (date_of(text), title_of(text)), piece)


@pytest.mark.parametrize(
    "line",
    [
        "Published 22 May 2022",
        "First published: 22 May 2022, 10.15 am",
        "*Broadcast 22 May 2022, 8.10 am. Transcript by the programme.*",
        "Posted on May 22, 2022 by Edith Orr",
        "Date: Sun, 22 May 2022 09:12:44 +0000",
        "date: 2022-05-22T09:12:44Z",
        "Sent: Sunday, May 22, 2022 9:12 AM",
        "Date of meeting: 22 May 2022",
        "By Edith Orr, court reporter, published 22 May 2022",
        "By Edith Orr | 22 May 2022",
        "By Edith Orr, 22 May 2022",
        "Last updated: 22 May 2022 at 10:15",
        "Live    Updated Sun 22 May 2022 10.15 BST",
        "Live: updated 22 May 2022",
        "Milbury | Updated: May 22, 2022 10:15 IST",
        "*Sun 22 May 2022*",
        "**22 May 2022**",
        "_Published on 22 May 2022_",
        "**Court reporter: Edith Orr**\n**22 May 2022**",
        "May 22, 2022 | 10:15 AM EST",
        "By Edith Orr | 22 May 2022 | Updated 10:15",
    ],
)
def test_a_byline_s_date_is_the_text_s_own(line: str) -> None:
    assert date_of(f"The bridge\n\n{line}\n\n{BODY}") == "2022-05-22"


@pytest.mark.parametrize(
    "line",
    [
        "Published on 22 May 2022, the report found that nobody had seen the bridge fall.",
        "He spoke of the report, published 22 May 2022.",
        "The book was published 22 May 2022.",
        "Dated as it looks, on 22 May 2022 the bridge was new.",
        "By 22 May 2022, nobody used the bridge.",
        "By Easter Edith Orr had seen it, and on 22 May 2022 it fell.",
        "Date of birth: 22 May 2022",
        "> Date: Sun, 22 May 2022 09:12:44 +0000",
        "On Sun, 22 May 2022 at 17:40, Edith Orr wrote:",
        "Published 31 June 2022",
        "Minutes of the last meeting, held on 22 May 2022, were read.",
        "Minutes of the meeting held on 22 May 2022 were approved.",
        "A meeting was held on 22 May 2022 between the council and the builders.",
        "Minutes of the meetings held on 21 May 2022 and on 22 May 2022",
        "“The bridge fell.” – Edith Orr, 22 May 2022",
    ],
)
def test_a_date_in_running_text_or_of_something_else_is_not(line: str) -> None:
    assert date_of(f"The bridge\n\n{BODY}\n\n{line}\n\n{BODY}") is None


@pytest.mark.parametrize(
    "heading",
    [
        "What the council said of the bridge\nMarsh Board of Health, 22 May 2022",
        "The bridge\nThe Marsh Echo | Sunday 22 May 2022",
        "Press conference, 22 May 2022",
        "Transcript of hearing on 22 May 2022",
        "Minutes of the Bridge Committee (22 May 2022)",
    ],
)
def test_a_masthead_s_date_is_the_text_s_own(heading: str) -> None:
    assert date_of(f"{heading}\n\n{BODY}") == "2022-05-22"


@pytest.mark.parametrize(
    "heading",
    [
        "The flood of 22 May 2022",
        "The flood, 22 May 2022",
        "The road from 21 May 2022 to the hearing of 22 May 2022",
    ],
)
def test_a_title_s_date_is_what_it_is_about(heading: str) -> None:
    assert date_of(f"{heading}\n\n{BODY}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Minutes of the Bridge Committee held in St. Ann's Hall on Sunday 22 May 2022 at 7.00 p.m.",
        "Minutes of a meeting held at 7.00 p.m. on 22 May 2022 in the Hall",
        "Agenda for the meeting to be held on 22 May 2022",
    ],
)
def test_minutes_are_of_the_day_on_which_the_meeting_was_held(line: str) -> None:
    assert date_of(f"MARSH COUNCIL\n\n{line}\n\n{BODY}") == "2022-05-22"


def test_the_day_of_publication_comes_before_that_of_a_change() -> None:
    text = f"The bridge\n\nUpdated 23 May 2022\nPublished 22 May 2022\n\n{BODY}"
    assert date_of(text) == "2022-05-22"


@pytest.mark.parametrize(
    "head",
    [
        "HARBOUR BOARD                       22 May 2022\nItem 3",
        "HARBOUR BOARD\n\nheld in the Boathouse, Lower Marsh\non Sunday 22 May 2022 at 6.30 p.m.",
        "Minutes of the Harbour Board\n\non 22 May 2022",
    ],
)
def test_the_date_at_a_head_s_other_end_is_the_text_s_own(head: str) -> None:
    assert date_of(f"{head}\n\n{BODY}") == "2022-05-22"


@pytest.mark.parametrize(
    "head",
    [
        "The lock opened        22 May 1922\nThe lock mended        23 May 1923",
        "The lock opened\n\non 22 May 1922",
        "The lock of Lower Marsh 22 May 1922",
    ],
)
def test_the_dates_of_a_table_and_of_what_happened_are_not(head: str) -> None:
    assert date_of(f"{head}\n\n{BODY}") is None


def test_a_date_in_a_column_of_its_own_is_no_part_of_the_title() -> None:
    assert title_of(f"HARBOUR BOARD            22 May 2022\n\n{BODY}") == "HARBOUR BOARD"


def test_a_reader_s_date_is_not_the_text_s() -> None:
    assert date_of(f"{BODY}\n\nComments (1)\n\nPosted 22 May 2022\n\nWell said.") is None


def test_a_heading_of_markdown_comes_before_a_longer_line() -> None:
    text = f"# Morning\n\n*A programme of the radio of the marshes*\n\n## News\n\n{BODY}"
    assert title_of(text) == "Morning"


@pytest.mark.parametrize(
    "line",
    [
        "The House met at half-past Eleven o'clock in the Great Hall",
        "[Mr Speaker in the Chair, and everybody in their places]",
        "*A programme of the radio of the marshes*",
        "By Edith Orr, who has written of the bridge before",
        "Published on Sunday 22 May 2022 in the Marsh Echo",
    ],
)
def test_what_is_said_of_a_text_is_not_its_title(line: str) -> None:
    assert title_of(f"Bridges (Upper Marsh)\n\n{line}\n\n{BODY}") == "Bridges (Upper Marsh)"


def test_a_title_that_ends_in_a_quotation_is_one() -> None:
    title = 'The Long Road, part 8: "Who broke the bridge?"'
    assert title_of(f"{title}\n\nAnn: Hello.\n\nJoe: Hello.") == title


@pytest.mark.parametrize(
    "line",
    [
        "He asked at the gate: “Who broke the bridge?”",
        "“I never saw the bridge.”",
        BODY,
    ],
)
def test_a_first_sentence_is_no_title(line: str) -> None:
    assert title_of(f"{line}\n\n{BODY}") is None


def test_a_first_turn_is_no_title() -> None:
    assert title_of('Ann Lee: And then "who broke it?"\n\nJoe: Me.\n\nAnn Lee: Ah.') is None


def test_front_matter_names_the_text_and_is_not_of_it() -> None:
    text = '---\ntitle: "Pensions, a handbook"\ndate: 2023-09-01\n---\n# Part one\n\nAll pay six.\n'
    blocks = parse_structure(text)
    assert find_title(text, blocks) == "Pensions, a handbook"
    assert find_date(text, blocks) == "2023-09-01"
    assert [block.kind for block in blocks if block.end <= text.index("#")] == [Kind.FURNITURE] * 4


def test_a_rule_above_a_text_is_no_front_matter() -> None:
    text = "---\nThe council met.\ntitle: Rain\n---\nIt rained.\n"
    assert Kind.BODY in {block.kind for block in parse_structure(text)}
    assert title_of(text) is None


def test_of_two_headlines_the_first_is_the_title() -> None:
    below = "Cracks were seen in spring but nobody closed the road, papers of the council show"
    head = "Ministers were told of cracks in the bridge a year before it fell"
    assert title_of(f"{head}\n\n{below}\n\nEdith Orr\n\n{BODY}") == head


def test_an_office_s_name_above_a_title_is_not_the_title() -> None:
    office = "Department for Transport and the Islands of the North"
    head = "Ministers were told of cracks in the bridge a year before it fell"
    assert title_of(f"{office}\n\n{head}\n\n{BODY}") == head


@pytest.mark.parametrize(
    "head",
    ["'THEY LEFT US TO DROWN'", "“Nobody came”", "Milbury bridge: hundreds flee as it falls"],
)
def test_a_quotation_or_a_colon_above_a_headline_is_a_title(head: str) -> None:
    below = "Updated Sun 22 May 2022"
    assert title_of(f"{head}\n\n{below}\n\nBy EDITH ORR, Chief Reporter\n\n{BODY}") == head


def test_a_quotation_above_who_said_it_is_no_title() -> None:
    text = f"THE CLAIM\n\n“The tram costs 900 million.” – Edith Orr, mayor\n\n{BODY}"
    assert title_of(text) == "THE CLAIM"


@pytest.mark.parametrize("title", ["Will Orr resign?", "Ward is ‘not safe’", "Orr: ‘I will stay’"])
def test_a_question_or_quotation_above_a_byline_is_the_title(title: str) -> None:
    text = f"{title}\nBy Ann Lee and Tom Park\nTue 4 Mar 2025 07.00 GMT\n\nMr Orr said no.\n"
    blocks = parse_structure(text)
    assert find_title(text, blocks) == title
    assert find_date(text, blocks) == "2025-03-04"
    assert [block.kind for block in blocks][1:3] == [Kind.FURNITURE] * 2


def test_a_heading_that_begins_with_by_is_no_byline_further_down() -> None:
    text = "The council met.\n\n" * 6 + "By Popular Demand\n\nThe council met again."
    assert Kind.FURNITURE not in {block.kind for block in parse_structure(text)}


@pytest.mark.parametrize(
    "dateline",
    [
        "BERGEN, 22 May 2022 (Fjordwire) - ",
        "BERGEN, May 22, 2022 (Fjordwire) -- ",
        "BERGEN, Norway, May 22, 2022 /FjordNewswire/ -- ",
        "BERGEN (Fjordwire), 22 May 2022 – ",
        "SANTA FE, N.M., May 22, 2022 — ",
        "BERGEN and OSLO, 22 May 2022 – ",
        "**BERGEN, 22 May 2022** – ",
        "BERGEN – 22 May 2022 – ",
        "Bergen, 22 May 2022 (Fjordwire) – ",
    ],
)
def test_a_dateline_is_the_text_s_own(dateline: str) -> None:
    assert date_of(f"Bridge to be built\n\nBy Edith Orr\n\n{dateline}{BODY}") == "2022-05-22"
    assert date_of(f"{dateline}{BODY}") == "2022-05-22"


@pytest.mark.parametrize(
    "opening",
    [
        "Lisbon, 25 April 1974 – the day on which nobody slept. ",
        "The date, 22 May 2022 – a Sunday – was chosen by lot. ",
        "On 22 May 2022 - a Sunday - the bridge fell. ",
        "BERGEN, 22 May 2022, is where and when it fell. ",
        "THE BRIDGE fell on 22 May 2022 - a Sunday. ",
        "BERGEN, 31 June 2022 (Fjordwire) - ",
    ],
)
def test_a_day_that_a_text_opens_with_is_no_dateline(opening: str) -> None:
    assert date_of(f"Bridge to be built\n\n{opening}{BODY}") is None


def test_a_dateline_further_down_is_another_text_s() -> None:
    assert date_of(f"Bridge\n\n{BODY} {BODY}\n\nBERGEN, 22 May 2022 – {BODY}") is None


@pytest.mark.parametrize(
    "line",
    [
        "The Oakford Gazette, 22 May 2022",
        "Oakford & Milbury Echo | Sunday 22 May 2022",
        "The Oakford Times - May 22, 2022",
        "**The Oakford Herald**, Letters, 22 May 2022",
    ],
)
def test_a_newspaper_s_line_is_a_date_and_no_title(line: str) -> None:
    text = f"LETTERS\n\n{line}\n\n{BODY}"
    assert (title_of(text), date_of(text)) == ("LETTERS", "2022-05-22")


@pytest.mark.parametrize(
    "line", ["The hard times, 22 May 2022", "What they told the press, 22 May 2022"]
)
def test_words_that_a_newspaper_s_name_may_end_with_are_none(line: str) -> None:
    assert date_of(f"{line}\n\n{BODY}") is None


@pytest.mark.parametrize("piece", ["A", "AB ", "AB, ", "The A ", "OSLO and "])
def test_time_of_datelines_is_linear(piece: str) -> None:
    assert_linear(date_of, piece)

from __future__ import annotations

import pytest

from tests.helpers_speech import heard
from tests.statements.helpers_prose import said


def test_a_headline_with_a_name_and_a_colon_counts_where_the_text_bears_it_out() -> None:
    told = "Moss: Tax Cuts Must Wait for Growth\n\nThe chancellor, Ida Moss, said it was too soon."
    assert said(told)[0] == ("Moss", "Tax Cuts Must Wait for Growth")
    untold = "Explainer: Tax Cuts and How They Work\n\nThe chancellor, Ida Moss, spoke at noon."
    assert said(untold) == []


@pytest.mark.parametrize(
    "title",
    [
        "Mayor backs tram as critics fume",
        "Council rejects repair of town baths after row",
        "Minister defends tunnel as Greens accuse her of ‘surrender’",
    ],
)
def test_what_somebody_is_said_to_do_in_a_headline_is_nobodys_words(title: str) -> None:
    assert said(f"{title}\n\nThe tram runs every hour. It was late.") == []


def test_what_somebody_says_in_a_headline_is_theirs() -> None:
    text = "Mayor says tram will be free by May\n\nThe tram runs every hour. It was late."
    assert said(text) == [("Mayor", "tram will be free by May")]


@pytest.mark.parametrize(
    ("title", "heard_in_it"),
    [
        ("Water firm failed villagers, says report", [("report", "Water firm failed villagers")]),
        ("Ambulances must wait, says draft order", [("draft order", "Ambulances must wait")]),
        ("Rivers are dying, warns study", [("study", "Rivers are dying")]),
        ("Minister stays, rejects report", []),  # what a verb has for its object tells nothing
        ("Mayor resigns, says sorry", []),
    ],
)
def test_a_headline_may_end_in_what_told_it(title: str, heard_in_it: list[object]) -> None:
    assert heard(f"{title}\n\nThe tram runs every hour. It was late.") == heard_in_it


@pytest.mark.parametrize(
    "title",
    [
        "Residents warned of floods",
        "Passengers warned to expect delays",
        "MPs told of ‘chaos’ at the baths",
        "Staff told: ‘Go home at once’",
        "Villagers promised new tram",
        "Ministers asked to explain delay",
        "Government urged to act on tram",
    ],
)
def test_who_is_told_something_in_a_headline_does_not_say_it(title: str) -> None:
    assert heard(f"{title}\n\nThe tram runs every hour. It was late.") == []


@pytest.mark.parametrize(
    ("title", "heard_in_it"),
    [
        ("Union boss warns of winter strikes", [("Union boss", "winter strikes")]),
        ("Fares must fall, demands mayor", [("mayor", "Fares must fall")]),
        ("Lee told MPs that tram was late", [("Lee", "tram was late")]),
    ],
)
def test_who_tells_it_does(title: str, heard_in_it: list[object]) -> None:
    assert heard(f"{title}\n\nThe tram runs every hour. It was late.") == heard_in_it


def test_a_long_quotation_without_a_stop_by_itself_is_nobodys() -> None:
    before = "“We rise early,” says Ann Moss. “We always did.”"
    pulled = "“If nobody buys the loaves, we eat them ourselves and sing”"
    assert [who for who, _ in said(f"{before}\n\n{pulled}\n\nIt rained.")] == ["Ann Moss"] * 2
    whole = pulled.replace("sing”", "sing.”")
    assert [who for who, _ in said(f"{before}\n\n{whole}")] == ["Ann Moss"] * 3


def test_two_who_speak_in_a_headline_are_heard_apart() -> None:
    text = "Union says offer is “a sticking plaster” as ministers insist pay is “fair”\n"
    assert heard(text) == [
        ("Union", "offer is “a sticking plaster”"),
        ("ministers", "pay is “fair”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee says that she will stay as she wants to help.\n",
        "Ann Lee says that it is hard as parents expect the school to open.\n",
        "Ann Lee said that it was hard as ministers said that it was easy.\n",
    ],
)
def test_as_that_gives_a_reason_belongs_to_what_was_said(text: str) -> None:
    [(who, words), *_] = heard(text)
    assert who == "Ann Lee"
    assert " as " in words


def test_in_a_sentence_as_may_be_because() -> None:
    text = "Jane Park says the pool should close as engineers say the roof is failing.\n"
    assert [name for name, _ in heard(text)] == ["Jane Park"]

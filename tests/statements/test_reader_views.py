"""What readers wrote under "WHAT YOU SAID" is theirs who signed it, and nobody else's."""

from __future__ import annotations

import pytest

from tests.helpers_speech import heard
from tests.helpers_text import assert_linear

ARTICLE = "The council voted on Monday to close the pool. Leader Tom Brook said: “It leaks.”"
FIRST = "It is a disgrace that our children have nowhere to swim."
SECOND = "They closed the library as well, so nobody should be surprised."


def page(heading: str, first: str, second: str) -> str:
    return f"Pool to close\n\n{ARTICLE}\n\n{heading}\n\n{first}\n\n{second}\n"


@pytest.mark.parametrize(
    "heading",
    ["WHAT YOU SAID", "What you've been saying", "## Your views", "Readers' reactions:",
     "What our readers said about the pool"],
)  # fmt: skip
def test_a_paragraph_is_the_readers_who_signed_below_it(heading: str) -> None:
    text = page(heading, f"{FIRST}\n\nAnn Lee, Otley", f"{SECOND}\n\nSam Okafor")
    assert heard(text) == [("Tom Brook", "It leaks."), ("Ann Lee", FIRST), ("Sam Okafor", SECOND)]


@pytest.mark.parametrize("signed", ["{} (Ann Lee, Otley)", "{} – Ann Lee, Otley", "{} - Ann Lee"])
def test_a_signature_may_stand_at_the_paragraphs_end(signed: str) -> None:
    text = page("YOUR VIEWS", signed.format(FIRST), f"{SECOND} — Zorb Nixby, Leeds")
    assert heard(text)[1:] == [("Ann Lee", FIRST), ("Zorb Nixby", SECOND)]


def test_what_nobody_signed_is_nobodys() -> None:
    lead = "Hundreds wrote to us, and here is what some told us."
    unsigned = "About time that it went."
    text = page(
        "WHAT YOU SAID",
        f"{lead}\n\n{FIRST}\n\nAnn Lee, Otley\n\n{unsigned}\n\nBookworm72",
        f"I swam there for years.\n\n{SECOND}\n\nSam Okafor\n\nSPORT\n\nOtley won on Saturday.",
    )
    assert heard(text)[1:] == [("Ann Lee", FIRST), ("Sam Okafor", SECOND)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"Ann Lee, Otley\n\n{FIRST}", f"Sam Okafor\n\n{SECOND}"),  # names above
        (f"Hundreds wrote to us.\n\nAnn Lee\n\n{FIRST}", f"Sam Okafor\n\n{SECOND}"),
        (f"{FIRST}\n\nAnn Lee, Otley", SECOND),  # one name may be a caption's
        (f"{FIRST}\n\nPool Closures, Otley", f"{SECOND}\n\nTotal Disgrace"),
        (f"{FIRST}\n\nMilton Keynes", f"{SECOND}\n\nVictoria Park, Hackney"),
        (f"{FIRST}\n\nAnn Lee, Planning Officer", f"{SECOND}\n\nJoan Hill, Sports Reporter"),
        (f"{FIRST}\n\nTom Brook, leader of the council", f"{SECOND}\n\nTom Brook"),  # the article's
        (f"{FIRST}\n\nAnn Lee/PA", f"{SECOND}\n\nSam Okafor (2019)"),
        (f"{FIRST}\n\nAnn Lee\n\nSam Okafor, Leeds", f"{SECOND}\n\nZorb Nixby, Leeds\n\nAnn Poe"),
        (f"{FIRST} (The Pool, 2019)", f"{SECOND} – more tomorrow"),
        (f"{FIRST} (Ann Lee, 2019)", f"{SECOND} (Joan Hill, BBC News)"),
        ("They said: “Never surrender.” – Winston Churchill", f"{SECOND} – Bob Hale, Editor"),
    ],
)  # fmt: skip
def test_other_lines_sign_nothing(first: str, second: str) -> None:
    who = {who for who, _ in heard(page("WHAT YOU SAID", first, second))}
    assert who <= {"Tom Brook", "They", None}


def test_a_heading_ends_them_unless_it_is_one_of_theirs() -> None:
    text = page("## Your views", f"### Swim\n\n{FIRST}\n\nAnn Lee", f"{SECOND}\n\nSam Okafor")
    text += "\n## Sport\n\nOtley won again on Saturday.\n\nJoan Hill, Otley\n"
    assert [who for who, _ in heard(text)] == ["Tom Brook", "Ann Lee", "Sam Okafor"]


def test_many_are_read_in_linear_time() -> None:
    one = f"{FIRST}\n\nAnn Lee, Otley\n\n"
    assert_linear(lambda text: heard(f"WHAT YOU SAID\n\n{text}"), one)

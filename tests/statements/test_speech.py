from __future__ import annotations

from hypothesis import example, given

from gpqa.models import Attribution
from gpqa.passages import find_sentences
from gpqa.statements.speech import Speech, find_speech
from gpqa.structure import parse_structure
from tests.helpers_text import texts, thorough

ARTICLE = """Council to close two libraries

Libraries in Barford and Sefton will close in June.

Council leader Ann Lee said the savings were unavoidable. She told members: “We have nothing left
to cut.”

“Nobody asked us,” said Tom Park, who runs the friends' group.

Readers' comments (2)

  • Typical of Lee.

    And of her party.

    Report this comment

  • Shame.
"""


LETTER = """To the bank, from the village.

Our members have told us that the van came twice. Councillor Ruth Delany was there.

“Our staff say that the queue is long. My colleagues said so too,” said Councillor Delany.
"""


def hear(text: str) -> Speech:
    blocks = parse_structure(text)
    return find_speech(text, blocks, find_sentences(text, blocks))


def heard(text: str) -> list[tuple[str, str | None, str]]:
    speech = hear(text)
    return [
        (person.name if person else "?", said.attribution, text[said.start : said.end])
        for said, person in zip(speech.statements, speech.people, strict=True)
    ]


def test_prose_and_comments_are_heard_in_their_order() -> None:
    assert heard(ARTICLE) == [
        ("Ann Lee", "reported", "the savings were unavoidable"),
        ("Ann Lee", "direct", "We have nothing left\nto cut."),
        ("Tom Park", "direct", "Nobody asked us,"),
        ("reader", "comment", "Typical of Lee.\n\n    And of her party."),
        ("reader", "comment", "Shame."),
    ]


def test_in_a_transcript_the_turns_are_all_that_is_said() -> None:
    text = "\n\n".join(
        f"{name}: I said that the report was late, and Mr Cole told me “never”."
        for name in ("Mr Keane", "Ms Ode", "Mr Keane", "Ms Ode", "Mr Keane")
    )
    found = heard(text)
    assert {kind for _, kind, _ in found} == {"turn"}
    assert [name for name, _, _ in found] == ["Mr Keane", "Ms Ode"] * 2 + ["Mr Keane"]


def test_who_is_named_and_never_heard_is_known_all_the_same() -> None:
    speech = hear("Mr John Cole was in the room. “Never,” said Ann Lee of the plan.")
    assert {person.name for person in speech.mentioned} >= {"John Cole", "Ann Lee"}


def test_an_empty_text_holds_no_speech() -> None:
    assert hear("") == ((), (), ())


@thorough
@given(texts)
@example("A: b\n\nB: c\n\nA: d\n\nB: “e” said f")
def test_statements_lie_in_the_text_and_only_hearsay_overlaps(text: str) -> None:
    speech = hear(text)
    end = 0
    for statement in speech.statements:
        assert 0 <= statement.start < statement.end <= len(text)
        for span in (statement.cue, statement.named, *statement.quoted):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
        if not statement.nested:
            assert statement.start >= end
            end = statement.end
    assert len(speech.people) == len(speech.statements)
    for statement, person in zip(speech.statements, speech.people, strict=True):
        if statement.attribution is Attribution.COMMENT:
            assert person is not None
            assert person.name == "reader"


def test_our_members_are_heard_without_a_name_or_in_the_words_of_who_speaks_of_them() -> None:
    assert heard(LETTER) == [
        ("?", Attribution.REPORTED, "the van came twice"),
        (
            "Ruth Delany",
            Attribution.DIRECT,
            "Our staff say that the queue is long. My colleagues said so too,",
        ),
    ]

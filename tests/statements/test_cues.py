from __future__ import annotations

import pytest
from hypothesis import given

from gpqa.statements.cues import find_cues
from gpqa.statements.words import Words
from tests.helpers_text import texts, thorough
from tests.statements.helpers_prose import said, shown, words_of


def read(text: str) -> list[tuple[str | None, list[str | None]]]:
    """Who says what, in the order of the cues."""
    words = words_of(text)
    return [
        (shown(words, cue.named), [shown(words, piece) for piece in cue.contents])
        for cue in find_cues(words)
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“It is late,” said Mr Lee.", ["“It is late,”"]),
        ("“It is late,” Mr Lee said.", ["“It is late,”"]),
        ("It is late now, Mr Lee said.", ["It is late now"]),
        ("It is late now, said Mr Lee, the mayor.", ["It is late now"]),
        ("“Never,” Mr Lee said, “again.”", ["“Never,”", "“again.”"]),
        ("The bill, Mr Lee said, would pass.", ["The bill", "would pass"]),
        ("The bill, Mr Lee said, “would pass”.", ["The bill", "“would pass”"]),
        ("It was, Mr Lee admitted, a gamble.", ["It was", "a gamble"]),
        ("The bill was “a mess”, Mr Lee said.", ["The bill was “a mess”"]),
        ("The bill is dead, as Mr Lee said.", ["The bill is dead"]),
        ("As Mr Lee said, the bill is dead.", ["the bill is dead"]),
        ("The rule is a “sham,” as Mr Lee put it.", ["The rule is a “sham,”"]),
        ("The bill is dead, Mr Lee told MPs on Monday.", ["The bill is dead"]),
        ("“It is late,” Mr Lee was quoted as saying.", ["“It is late,”"]),
        ("“It is late,” the minutes quote Mr Lee as saying.", ["“It is late,”"]),
        (
            "It was late, he told MPs, but only if it rained.",
            ["It was late", "but only if it rained"],
        ),
        ("It was no cut, he said.", ["It was no cut"]),
        ("He was not sacked, he says, but “moved on”.", ["He was not sacked", "but “moved on”"]),
        ("It was not a cut, Mr Lee said, but a “pause”.", ["It was not a cut", "but a “pause”"]),
        ("It was late now, Mr Lee said, but “not too late”.", ["It was late now"]),
        ("Sales are to rise, the chief has told Packaging Week.", ["Sales are to rise"]),
        ("Sales are to rise, Ms Roe told the Evening Post.", ["Sales are to rise"]),
        ("While it was late, Mr Lee said it was safe.", ["While it was late", "it was safe"]),
    ],
)
def test_what_was_said_may_stand_before_its_cue_or_around_it(text: str, pieces: list[str]) -> None:
    assert [contents for _, contents in read(text)] == [pieces]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (
            "He admitted that it was late but said it was safe and argued that it would pass.",
            [("He", "it was late"), ("He", "it was safe"), ("He", "it would pass")],
        ),
        (
            "Mr Lee said it was late, but Ms Moss said it was early.",
            [("Mr Lee", "it was late"), ("Ms Moss", "it was early")],
        ),
        ("Ms Moss wants a vote now, Mr Lee said.", [("Mr Lee", "Ms Moss wants a vote now")]),
        ("Mr Lee said Ms Moss told him it was late.", [("Mr Lee", "Ms Moss told him it was late")]),
    ],
)
def test_each_cue_carries_its_own_and_nested_ones_are_not_read(
    text: str, cues: list[tuple[str, str]]
) -> None:
    assert read(text) == [(named, [content]) for named, content in cues]


@pytest.mark.parametrize(
    "verb",
    """
    smiled grinned shrugged laughed wept sighed sobbed winced nodded gasped snapped chuckled joked
    quipped deadpanned fumed frowned grins smiles
    """.split(),
)
def test_how_somebody_looked_shows_who_said_the_quotation_before_it(verb: str) -> None:
    assert read(f"“We were so close,” {verb} captain Hugh Penn.") == [
        ("captain Hugh Penn", ["“We were so close,”"])
    ]
    assert read(f"“We were so close,” Ms Roe {verb}.") == [("Ms Roe", ["“We were so close,”"])]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Roe smiled that it was late.",
        "It was late enough, Ms Roe shrugged.",
        "Ms Roe grinned “like a cat” at us.",
        "“Is it late?” Ms Roe nodded.",  # she may be the one who was asked
        "The “Iron Lady” smiled.",
    ],
)
def test_how_somebody_looked_reports_nothing_else(text: str) -> None:
    assert read(text) == []


def test_who_only_nods_at_what_another_says_does_not_say_it() -> None:
    assert read("“It is late,” said Ms Roe, and Mr Lee smiled.") == [("Ms Roe", ["“It is late,”"])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mr Lee ruled out a merger.", "a merger"),
        ("Ms Roe has ruled out any rise in fares.", "any rise in fares"),
        ("Mr Lee shrugged off the claim.", "the claim"),
        ("Mr Lee gave no commitment on pay.", "no commitment on pay"),
        ("Ms Roe made no promises about fares on Monday.", "no promises about fares"),
        (
            "Ms Roe would give no undertaking that it would stay.",
            "no undertaking that it would stay",
        ),
        ("Ms Roe has committed herself to a new bridge.", "a new bridge"),
        ("The council committed itself to building 90 homes.", "building 90 homes"),
        ("Mr Lee put the fall in sales down to the heat.", "the fall in sales down to the heat"),
        ("Mr Lee called out the mayor.", "the mayor"),
        ("The judge ruled that it was late.", "it was late"),
    ],
)
def test_a_verb_with_its_particle_is_another_than_without(text: str, content: str) -> None:
    assert [contents for _, contents in read(text)] == [[content]]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lee put the book down.",
        "Mr Lee put his name down to go.",
        "Mr Lee put, down to the last, all he had.",
        "Ms Roe gave no sign of it.",
        "Ms Roe did not give no promise on pay.",
        "The man committed a crime.",
    ],
)
def test_what_is_put_or_given_otherwise_is_not_said(text: str) -> None:
    assert read(text) == []


def test_two_clauses_of_one_cue_are_two_pieces() -> None:
    assert read("He added it was late, and that it was safe.") == [
        ("He", ["it was late", "it was safe"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "When asked about the leak, the senator laughed.",
        "Speaking in Leeds, Mr Lee said.",
        "On “The Hour,” Mr Lee laughed.",
        "The film, “The Man Who Said No”, won.",
        "",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert read(text) == []


def test_the_title_of_a_programme_is_not_what_was_said_on_it() -> None:
    assert read("On Sunday’s “The Hour,” Mr Lee said the bill was dead.") == [
        ("Mr Lee", ["the bill was dead"])
    ]


@thorough
@given(texts)
def test_every_range_lies_within_the_sentence_and_holds_something(text: str) -> None:
    words = Words(text, (0, len(text)), [])
    for cue in find_cues(words):
        for first, stop in [(cue.first, cue.stop), cue.named, *cue.contents]:
            assert 0 <= first < stop <= len(words)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Holt arrives early, complains twice, and goes.",
        "The bank called him, warned three times, and froze the account.",
        "Jo Holt came in, complained anew, and left.",
        "She came, moaned all day and left.",
        "The second sang, the first told me to run.",
        "The first told me to wait, the second told me to run.",
        "Ann told Tom to stay, Tom told Ann to go.",
        "Some cheered, others complained.",
    ],
)
def test_how_often_it_was_said_and_a_second_clause_are_no_parenthesis(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lake is dry, warned officials.", [("officials", "The lake is dry")]),
        ("The lake is dry, said owner Jo Holt.", [("owner Jo Holt", "The lake is dry")]),
        (
            "Ann said it was hot, Tom said it was cold.",
            [("Ann", "it was hot"), ("Tom", "it was cold")],
        ),
        (
            "Ann Holt complained twice about the soup.",
            [("Ann Holt", "the soup")],
        ),
        ("The vote is lost, Jo Holt said, the paper said.", [("Jo Holt", "The vote is lost")]),
    ],
)
def test_a_subject_behind_its_verb_or_a_comma_is_somebody(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ann Holt warned of ice, and resigned.", "ice"),
        ("Ann Holt thanked the crews and walked home.", "the crews"),
        ("Ann Holt called it rude and outdated.", "it rude and outdated"),
        ("Ann Holt praised the sick and injured.", "the sick and injured"),
        ("Ann Holt criticised the mayor, and related costs.", "the mayor, and related costs"),
        ("Ann Holt said the bolts were loose, and resigned.", "the bolts were loose"),
        ("Ann Holt put the cost at £9m.", "the cost at £9m"),
        ("Ann Holt put it at nearly 40 hours on Monday.", "it at nearly 40 hours"),
        ("Ann Holt put the price of a new bridge at six million.", None),
        ("Ann Holt dismissed that as “a stunt”.", "that as “a stunt”"),
        ("Ann Holt called that “daft”.", "that “daft”"),
        ("Ann Holt described that as unwise.", "that as unwise"),
    ],
)
def test_what_is_carried_ends_before_what_the_speaker_does_next(
    text: str, what: str | None
) -> None:
    whole = text.removeprefix("Ann Holt put ").removesuffix(".")
    assert said(text) == [("Ann Holt", whole if what is None else what)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Holt put the vase at the window.",
        "Ann Holt put her bag at 9 on the shelf.",
        "Ann Holt dismissed that as he left.",
    ],
)
def test_what_is_put_somewhere_is_no_estimate(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Holt will say today that the pool is shut.", ("Ann Holt", "the pool is shut")),
        ("Ann Holt will tell delegates: “Rents must fall.”", ("Ann Holt", "Rents must fall.")),
        ("“Rents must fall,” she will tell them.", ("she", "Rents must fall,")),
        ("Ann Holt is expected to say that it is shut.", ("Ann Holt", "it is shut")),
        ("The mayor is expected to tell delegates that it leaks.", ("The mayor", "it leaks")),
        ("She is due to announce that it will close.", ("She", "it will close")),
        ("The mayor is to tell MPs that it leaks.", ("The mayor", "it leaks")),
    ],
)
def test_what_is_announced_is_said(text: str, expected: tuple[str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Holt would say that it is shut.",
        "Ann Holt was expected to say that it is shut.",
        "Ann Holt will not say that it is shut.",
        "If asked, Ann Holt will say that it is shut.",
        "Critics will say that it is shut.",
        "He will tell you that it is shut.",
        "The aim is to say that it is shut.",
        "Ann Holt’s first impulse is to say that it is shut.",
        "Nobody knows whether Ann Holt will say that it is shut.",
    ],
)
def test_what_would_be_said_or_by_anybody_is_not(text: str) -> None:
    assert said(text) == []


def test_what_is_said_in_brackets_ends_with_them() -> None:
    assert read("Mr Lee (the club said he was ill) told us that it was late.") == [
        ("Mr Lee (the club said he was ill)", ["it was late"]),
        ("the club", ["he was ill"]),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Councillor Quill denied this.", "this"),
        ("Councillor Quill disputes that.", "that"),
        ("Councillor Quill denied that in a letter to the Echo.", "that"),
        ("Councillor Quill rejected it on Monday and left.", "it"),
        ("Councillor Quill denied all the charges.", "all the charges"),
        ("Councillor Quill disagreed with this.", "this"),
    ],
)
def test_a_denial_says_something_though_it_only_refers_back(text: str, content: str) -> None:
    assert said(text) == [("Councillor Quill", content)]


def test_a_denial_in_the_passive_does_too() -> None:
    assert said("This was denied by Councillor Quill.") == [("Councillor Quill", "This")]
    assert said("It was denied by the trust that the books were sold.") == [
        ("the trust", "the books were sold")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Quill gave this.",
        "Councillor Quill welcomed it.",
        "Councillor Quill did not deny this.",
        "Councillor Quill would deny it.",
        "Councillor Quill rejected them.",
        "Councillor Quill denied him the keys.",
        "The trust denied it the money.",
        "The figures contradict this.",
    ],
)
def test_no_other_word_for_what_was_told_is_said_by_itself(text: str) -> None:
    assert said(text) == []


def test_a_clause_behind_denied_that_is_what_is_denied() -> None:
    assert said("Ms Lee denied that in May the council paid.") == [
        ("Ms Lee", "in May the council paid")
    ]
    assert said("Ms Lee rejected that idea.") == [("Ms Lee", "that idea")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A new wall was ruled out by Mr Ahmed.", "A new wall"),
        ("A new wall was called for by Mr Ahmed.", "A new wall"),
        ("The new wall was objected to by Mr Ahmed.", "The new wall"),
        ("The council was urged by Mr Ahmed to act.", "to act"),
        ("Mr Ahmed regrets that the wall fell.", "the wall fell"),
        ("Mr Ahmed spoke against the wall.", "the wall"),
    ],
)
def test_attitudes_are_their_subjects_in_the_passive_too(text: str, content: str) -> None:
    assert said(text) == [("Mr Ahmed", content)]


def test_a_place_that_somebody_is_sent_to_is_nothing_that_he_asked() -> None:
    assert [who for who, _ in said("The talks were urged by the envoy to Spain.")] == [
        "the envoy to Spain"
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Said the union’s Ann Lee: “It will stand for years.”", "the union’s Ann Lee"),
        ("Added Ms Lee: “It will stand for years.”", "Ms Lee"),
        ("Says Ann Lee, its chair: “It will stand for years.”", "Ann Lee, its chair"),
    ],
)
def test_a_verb_may_open_the_sentence_before_its_subject(text: str, who: str) -> None:
    assert said(text) == [(who, "It will stand for years.")]


@pytest.mark.parametrize(
    "text",
    ["Asked Mr Lee: “Will it stand for years?”", "Said to be safe: “It will stand for years.”"],
)
def test_who_is_told_or_meant_is_no_such_subject(text: str) -> None:
    assert not any(who for who, _ in said(text))

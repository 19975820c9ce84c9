"""Who said what in running text: the ways of newspapers, wires, reports and press releases."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from gpqa.models import Attribution
from gpqa.passages import find_sentences
from gpqa.statements.prose import find_prose_statements
from gpqa.structure import Kind, parse_structure
from tests.helpers_text import FAMILIES, assert_linear, long_texts, texts, thorough
from tests.statements.helpers_prose import said, statements

# --- direct quotations -----------------------------------------------------------------


def test_a_quotation_after_its_cue() -> None:
    text = "Mr Lee told the hall: “We were not warned.”"
    (found,) = statements(text)
    assert found.attribution is Attribution.DIRECT
    assert text[found.start : found.end] == "We were not warned."
    assert found.cue is not None
    assert text[slice(*found.cue)] == "Mr Lee told the hall"


def test_an_interrupted_quotation_is_two_statements_with_one_cue() -> None:
    text = "“Never,” Mr Lee said, “again.”"
    first, second = statements(text)
    assert first.cue == second.cue
    assert [text[s.start : s.end] for s in (first, second)] == ["Never,", "again."]


def test_a_quotation_of_several_sentences_is_one() -> None:
    assert said("“We lost. It was close. It hurt,” said Ann Moss.") == [
        ("Ann Moss", "We lost. It was close. It hurt,")
    ]


def test_a_question_in_quotation_marks_has_its_cue_in_the_same_sentence() -> None:
    assert said("“Does anybody here know the rules?” Ms Moss asked the hall. “I do not.”") == [
        ("Ms Moss", "Does anybody here know the rules?"),
        ("Ms Moss", "I do not."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bedroom tax” began in April.",
        "The film, “The Man Who Said No”, won two awards.",
        "Her show, ‘Say Yes’, begins in May.",
        "There will be “new freedoms” for nurses near the end of their careers.",
    ],
)
def test_scare_quotes_and_titles_are_no_statements(text: str) -> None:
    assert said(text) == []


# --- reported speech -------------------------------------------------------------------


def test_marks_within_a_reported_clause_are_noted_and_no_statements_of_their_own() -> None:
    text = "Mr Lee said the bill was “a mess” and that it would “never pass”."
    found = statements(text)
    assert [text[s.start : s.end] for s in found] == [
        "the bill was “a mess”",
        "it would “never pass”",
    ]
    assert [[text[a:b] for a, b in s.quoted] for s in found] == [["a mess"], ["never pass"]]
    assert {s.attribution for s in found} == {Attribution.REPORTED}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mr Lee said that it was late.", "it was late"),
        ("Mr Lee said he would go.", "he would go"),
        ("Mr Lee has revealed he thinks it is late.", "he thinks it is late"),
        ("Mr Lee admitted it was late.", "it was late"),
        ("Mr Lee denied that it was late.", "it was late"),
        ("Mr Lee does not believe that it is late.", "it is late"),
        ("Mr Lee wants more nurses on wards.", "more nurses on wards"),
        ("Mr Lee called for an inquiry into the fire.", "an inquiry into the fire"),
        ("Mr Lee criticised the plan in a speech.", "the plan"),
        ("Mr Lee asked whether it was late.", "whether it was late"),
        ("Mr Lee described the plan as a fiasco.", "the plan as a fiasco"),
        ("Mr Lee vowed to fight on.", "to fight on"),
        ("Mr Lee fears it is too late.", "it is too late"),
        ("Mr Lee was critical of the plan.", "the plan"),
        ("It is too late now, Mr Lee said.", "It is too late now"),
        ("It is too late now, according to Mr Lee.", "It is too late now"),
        ("Mr Lee submitted that the notice had come late.", "the notice had come late"),
        ("Mr Lee averred that he was away.", "he was away"),
        ("Mr Lee termed the offer a disgrace.", "the offer a disgrace"),
        ("Mr Lee rued the missed chances.", "the missed chances"),
        ("Mr Lee held that the road was unsafe.", "the road was unsafe"),
        ("Mr Lee said Monday’s lunch was slow.", "Monday’s lunch was slow"),
        ("Mr Lee said last week's match was dull.", "last week's match was dull"),
        ("Mr Lee said Monday that lunch was slow.", "lunch was slow"),
        ("Mr Lee told Monday’s meeting that lunch was slow.", "lunch was slow"),
        ("According to Mr Lee, however, lunch was slow.", "lunch was slow"),
    ],
)
def test_every_way_of_reporting_is_read(text: str, content: str) -> None:
    assert said(text) == [("Mr Lee", content)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lee did not say whether he would stand.",
        "Mr Lee would not say when it was due.",
        "Mr Lee declined to comment.",
        "It was claimed that officers had been late.",
        "He is expected to appear in court on Monday.",
        "The prime minister is said to be furious.",
        "If he says no, the deal is dead.",
        "To say that the plan failed would be unfair.",
        "“Good morning.” He said nothing.",
        "He held that job for ten years.",
        "Mr Park submitted the forms that he had been sent.",
        "The terms were clear to all.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_what_others_are_reported_to_have_said_is_not_given_to_the_outer_speaker_twice() -> None:
    assert said("Ms Jones said Mr Smith told her the money was gone.") == [
        ("Ms Jones", "Mr Smith told her the money was gone")
    ]


def test_a_verb_without_a_subject_takes_the_one_before() -> None:
    assert said("Ms Holt urged delegates to back it and criticised the board.") == [
        ("Ms Holt", "delegates to back it"),
        ("Ms Holt", "the board"),
    ]


# --- whole texts -----------------------------------------------------------------------


def test_a_broadsheet_story() -> None:
    text = (
        "Helen Marsh, the shadow transport secretary, accused ministers of “hammering families” "
        "and said the rise was “unfair, unwise and unnecessary”.\n\n"
        "The AA’s president, Edwin Cole, warned that the policy could backfire. “Every penny on "
        "fuel takes money from the high street,” he said, adding: “I urge the chancellor to think "
        "again.”\n\n"
        "Downing Street insisted no decision had been taken. “The budget is on Wednesday,” the "
        "prime minister’s official spokeswoman said. “I’m not going to get into hypotheticals.”"
    )
    assert said(text) == [
        ("Helen Marsh, the shadow transport secretary", "ministers of “hammering families”"),
        (
            "Helen Marsh, the shadow transport secretary",
            "the rise was “unfair, unwise and unnecessary”",
        ),
        ("The AA’s president, Edwin Cole", "the policy could backfire"),
        ("he", "Every penny on fuel takes money from the high street,"),
        ("he", "I urge the chancellor to think again."),
        ("Downing Street", "no decision had been taken"),
        ("the prime minister’s official spokeswoman", "The budget is on Wednesday,"),
        ("the prime minister’s official spokeswoman", "I’m not going to get into hypotheticals."),
    ]


def test_a_tabloid_story() -> None:
    text = (
        "A furious mayor has slammed council chiefs after rubbish went uncollected.\n\n"
        "Paula Dean raged: “My residents are paying for nothing.” The mum-of-two also hit out at "
        "“lazy” managers. But a council insider claimed the mayor had “only herself to blame”."
    )
    assert said(text) == [
        ("A furious mayor", "council chiefs"),
        ("Paula Dean", "My residents are paying for nothing."),
        ("The mum-of-two", "“lazy” managers"),
        ("a council insider", "the mayor had “only herself to blame”"),
    ]


def test_a_wire_story() -> None:
    text = (
        "PARIS (Reuters) - France will send more trucks to the border, its foreign minister said "
        "on Tuesday.\n\n"
        '"We cannot wait," Luc Bernard told reporters on the sidelines of a summit. "Every day '
        'counts."\n\n'
        "Bernard, 52, said he would meet his German counterpart, Anna Vogel. Vogel has criticized "
        'France for moving too slowly, saying that Paris was "asleep at the wheel."\n\n'
        'Asked if sanctions were likely, Bernard said, "Nothing is off the table."'
    )
    assert said(text) == [
        ("its foreign minister", "France will send more trucks to the border"),
        ("Luc Bernard", "We cannot wait,"),
        ("Luc Bernard", "Every day counts."),
        ("Bernard, 52", "he would meet his German counterpart, Anna Vogel"),
        ("Vogel", "France for moving too slowly"),
        ("Vogel", 'Paris was "asleep at the wheel."'),
        ("Bernard", "Nothing is off the table."),
    ]


def test_a_press_release() -> None:
    text = (
        'Brightline Energy announced today that it will open a plant in Hull. "This shows our '
        'confidence in the region," said Maria Stone, Chief Executive Officer of Brightline '
        'Energy. "We are proud to be part of its future."\n\n'
        'Councillor Jim Fry, Leader of Hull City Council, commented: "I\'m thrilled."'
    )
    assert said(text) == [
        ("Brightline Energy", "it will open a plant in Hull"),
        (
            "Maria Stone, Chief Executive Officer of Brightline Energy",
            "This shows our confidence in the region,",
        ),
        (
            "Maria Stone, Chief Executive Officer of Brightline Energy",
            "We are proud to be part of its future.",
        ),
        ("Councillor Jim Fry, Leader of Hull City Council", "I'm thrilled."),
    ]


def test_a_parliamentary_report() -> None:
    text = (
        "The Committee heard from the Permanent Secretary, who told us that the Department had "
        '"no idea" how many people were affected. Witnesses from Shelter argued that the policy '
        "was flawed. Dr Patel believed that help would have come sooner, and Professor Wells "
        "agreed."
    )
    assert said(text) == [
        ("the Permanent Secretary", 'the Department had "no idea" how many people were affected'),
        ("Witnesses from Shelter", "the policy was flawed"),
        ("Dr Patel", "help would have come sooner"),
    ]


# --- which blocks ----------------------------------------------------------------------


def test_comments_captions_and_furniture_are_not_read() -> None:
    text = (
        "The plan was published on Monday, to some surprise.\n\n"
        "Picture: Mr Lee said it was late\n\n"
        "Readers' comments (1)\n\n• Mr Lee said that he would go."
    )
    assert said(text) == []


def test_blocks_that_another_module_answers_for_are_left_out() -> None:
    text = "Mr Lee said it was late.\n\nMs Moss said it was early."
    blocks = parse_structure(text)
    found = find_prose_statements(text, blocks[1:], find_sentences(text, blocks))
    assert [text[s.start : s.end] for s in found] == ["it was early"]


def test_bullets_are_read_like_paragraphs() -> None:
    text = "The main points of the day are these:\n\n• Mr Lee said it was late\n\n• It rained"
    assert [block.kind for block in parse_structure(text)][-1] is Kind.BULLET
    assert said(text) == [("Mr Lee", "it was late")]


# --- for any text ----------------------------------------------------------------------


@thorough
@given(texts)
def test_statements_are_in_order_and_their_spans_lie_in_the_text(text: str) -> None:
    found = statements(text)
    assert [s.start for s in found] == sorted(s.start for s in found)
    for statement in found:
        assert 0 <= statement.start < statement.end <= len(text)
        for span in (statement.cue, statement.named, *statement.quoted):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert (statement.cue is None) == (statement.named is None)
        assert all(statement.start <= a < b <= statement.end for a, b in statement.quoted)


@thorough
@given(long_texts)
def test_no_text_breaks_it(text: str) -> None:
    statements("He said: “" + text + "” said Mr Lee.\n\n" + text)


_HOSTILE = [
    "said ",
    "he said that ",
    "“",
    "“a.” ",
    "“a?” he said ",
    ", said",
    "according to ",
    "– he said – ",
    "“he said\n\n",
    "was critical of ",
    "the claim that ",
]


@pytest.mark.parametrize("piece", [*FAMILIES.values(), *_HOSTILE])
def test_it_takes_linear_time(piece: str) -> None:
    def scan(text: str) -> None:
        blocks = parse_structure(text)
        find_prose_statements(text, blocks, find_sentences(text, blocks))

    assert_linear(scan, piece)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["“", "of ", "said ", "he said that "])
def test_ten_megabytes_of_one_paragraph_take_seconds(piece: str) -> None:
    text = piece * (10_000_000 // len(piece))
    blocks = parse_structure(text)
    sentences = find_sentences(text, blocks)
    begin = time.process_time()
    find_prose_statements(text, blocks, sentences)
    assert time.process_time() - begin < 30


def test_a_word_for_what_was_said_is_nothing_said() -> None:
    assert said("The plan was read. It was proposed by Ms Lee, and carried.") == []


def test_what_says_something_may_begin_with_such_a_word() -> None:
    assert said("Ms Lee said it was late.") == [("Ms Lee", "it was late")]


def test_who_it_was_that_wrote_first_does_not_say_what_stands_behind() -> None:
    text = "“It was a hen,” said Ms Roe. And it was Mr Lee who wrote first: “I kept the card.”"
    assert ("Mr Lee", "I kept the card.") not in said(text)
    assert said("It was Mr Lee who wrote: “I kept the card.”") == [("Mr Lee", "I kept the card.")]
    assert said("It was Mr Lee who first said: “I kept it all.”") == [("Mr Lee", "I kept it all.")]


@pytest.mark.parametrize("number", ["5. ", "4.1 ", "(3) ", "[12] ", "14 ", "7) ", "12.3. "])
def test_a_paragraphs_number_is_nobodys_name(number: str) -> None:
    text = f"{number}The driver of the lorry, Mr Marek Dudek, said that it was dark."
    assert said(text) == [("The driver of the lorry, Mr Marek Dudek", "it was dark")]


def test_a_number_that_counts_belongs_to_those_who_are_counted() -> None:
    ((named, _),) = said("12 Palestinians said that it was dark.")
    assert named == "12 Palestinians"

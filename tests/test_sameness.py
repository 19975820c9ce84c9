from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gpqa.models import Attribution
from gpqa.sameness import essence, same_words
from gpqa.voices import OWN_VOICE, Voice
from tests.helpers_evidence import sentence, voice
from tests.helpers_text import thorough

if TYPE_CHECKING:
    from gpqa.evidence import Evidence

HUNT = voice(1)
BAKER = voice(2)


def same(one: str | Evidence, other: str | Evidence) -> bool:
    first, second = (sentence(s) if isinstance(s, str) else s for s in (one, other))
    assert same_words(first, second) == same_words(second, first)
    return same_words(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council will mend the roof.", "The council will mend the roof"),
        ("The council will mend the roof.", "The council will mend roof!"),
        ("It is an honest answer to a hard question.", "It is a honest answer to a hard question."),
        ("The ward – the oldest of all – will close.", "The ward, the oldest of all, will close."),
        ("They called the plan “a start”.", 'They called the plan "a start."'),
        ("They called the plan “a start”.", "They called the plan 'a start'."),
        ("Nurses, porters and cooks will strike.", "Nurses, porters, and cooks will strike."),
        ("It doesn’t work for the ward.", "It does not work for the ward."),
        ("It can't work for the ward.", "It cannot work for the ward."),
        ("It cost £5m to organise.", "It cost £5 million to organize."),
        ("It cost 10,000 pounds in all.", "It cost 10000 pounds in all."),
        ("It fell by 3% in the autumn.", "It fell by 3 per cent in the autumn."),
        ("The centre favoured one ward.", "The center favored one ward."),
    ],
)  # fmt: skip
def test_how_it_is_printed_makes_no_other_statement(one: str, other: str) -> None:
    assert same(one, other)


PAIRS = [
    # numbers
    ("The roof costs £4,000 in all.", "The roof costs £5,000 in all."),
    ("The roof costs £5m in all.", "The roof costs £5bn in all."),
    ("It rose by 8,5 points.", "It rose by 85 points."),
    ("It rose by 3 points.", "It rose by -3 points."),
    ("It rose by 3%.", "It rose by 3 percentage points."),
    ("Three wards closed.", "Four wards closed."),
    ("It cost 5m to reach.", "It cost 5 million to reach."),
    # negations
    ("The council will mend the roof.", "The council will not mend the roof."),
    ("The council will mend the roof.", "The council won’t mend the roof."),
    ("No doctors may refuse.", "No, doctors may refuse."),
    ("They had doubts.", "They had no doubts."),
    ("Few people came.", "A few people came."),
    ("The few who came were glad.", "Few who came were glad."),
    ("The least it costs is four pounds.", "Least it costs is four pounds."),
    # names
    ("Mr Hunt resigned.", "Mrs Hunt resigned."),
    ("Mr Hunt resigned.", "Mr Burnham resigned."),
    ("He asked May for help.", "He asked may for help."),
    ("It helped us win.", "It helped US win."),
    ("Bill will be paid.", "The bill will be paid."),
    ("Stone fell at the first hurdle.", "The stone fell at the first hurdle."),
    ("Labour won the vote.", "Labor won the vote."),
    ("He will resign.", "She will resign."),
    # modality
    ("The ward will close.", "The ward may close."),
    ("The ward could close.", "The ward would close."),
    ("The ward should close.", "The ward must close."),
    ("He will close it if asked.", "He will close it as asked."),
    # order
    ("Nurses blame doctors.", "Doctors blame nurses."),
    ("We pay nurses and not doctors.", "We pay doctors and not nurses."),
    ("Only nurses met the board.", "Nurses met only the board."),
    # what punctuation can turn
    ("The ward will close.", "The ward will close?"),
    ("The nurses, who strike, are right.", "The nurses who strike are right."),
    ("The reform failed.", "The “reform” failed."),
    ("It did not close, move or merge.", "It did not close, move, or merge."),
    # what one says and the other does not
    ("Doctors back the plan.", "Few doctors back the plan, a survey finds."),
    ("Doctors back the plan.", "Doctors back the plan in Leeds."),
    ("She is the chair of the board.", "She is a chair of the board."),
    ("The number of beds fell.", "A number of beds fell."),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_turns_the_sense_makes_another_statement(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_neither_does_a_reporting_clause_hide_it(one: str, other: str) -> None:
    told = [
        sentence(f"{text.rstrip('.')}, Mr Hunt said.", said=HUNT, cue="Mr Hunt said")
        for text in (one, other)
    ]
    assert not same(*told)
    led = [
        sentence(f"Mr Hunt said that {text}", said=HUNT, cue="Mr Hunt said")
        for text in (one, other)
    ]
    assert not same(*led)


def test_a_plain_reporting_clause_at_either_end_is_nothing_said() -> None:
    first = sentence("Mr Hunt said that practices needed funding.", said=HUNT, cue="Mr Hunt said")
    for text, cue in (
        ("Practices needed funding, the minister said.", "the minister said"),
        ("Jeremy Hunt said practices needed funding.", "Jeremy Hunt said"),
        ("He added: practices needed funding.", "He added"),
    ):
        assert same(first, sentence(text, said=HUNT, cue=cue)), text


def test_the_same_quotation_led_in_or_followed_by_who_said_it_is_one() -> None:
    direct = voice(1, Attribution.DIRECT)
    after = sentence("“We need more GPs,” he said.", said=direct, cue="he said")
    before = sentence("Mr Hunt said: “We need more GPs.”", said=direct, cue="Mr Hunt said")
    bare = sentence("“We need more GPs.”", said=direct)
    assert same(after, before)
    assert same(after, bare)


def test_a_quotation_mark_alone_before_who_said_it_closes_nothing() -> None:
    torn = sentence("” he said.", said=HUNT, cue="he said")
    assert not same(torn, sentence("We need more GPs, he said.", said=HUNT, cue="he said"))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Mr Hunt denied that practices needed funding.", "Mr Hunt denied"),
        ("Mr Hunt claimed that practices needed funding.", "Mr Hunt claimed"),
        ("Mr Hunt never said that practices needed funding.", "Mr Hunt never said"),
        ("Mr Hunt might have said that practices needed funding.", "Mr Hunt might have said"),
        ("If Mr Hunt said practices needed funding.", "Mr Hunt said"),
        ("Practices, Mr Hunt said, needed funding.", "Mr Hunt said"),
    ],
)
def test_a_cue_that_says_more_or_stands_elsewhere_counts(text: str, cue: str) -> None:
    first = sentence("Mr Hunt said that practices needed funding.", said=HUNT, cue="Mr Hunt said")
    assert not same(first, sentence(text, said=HUNT, cue=cue))


def test_a_pause_for_who_said_it_may_not_hide_one_that_was_spoken() -> None:
    direct = voice(1, Attribution.DIRECT)
    refused = sentence("“No,” he said, “doctors may refuse.”", said=direct, cue="he said")
    ruled = sentence("“No doctors may refuse,” he said.", said=direct, cue="he said")
    assert not same(refused, ruled)


WORDS = "Practices needed funding, he said."


REPORT = "The dredging would cost 4.2 million pounds, according to a report of the harbour board."


def described(number: int, name: str = "a report of the harbour board") -> Voice:
    return Voice(name, Attribution.REPORTED, None, number)


def test_one_report_in_two_sources_is_one_quote_though_a_description_joins_nobody() -> None:
    first = sentence(REPORT, said=described(1))
    assert same(first, sentence(REPORT, source=2, said=described(2)))
    assert not same(first, sentence(REPORT, said=described(2)))  # two in one source are two
    assert not same(first, sentence(REPORT, source=2, said=described(2, "a report")))
    assert not same(first, sentence(REPORT.replace("4.2", "4.3"), source=2, said=described(2)))
    short = "A spokesman said no."
    one, other = (sentence(short, source=n, said=described(n, "A spokesman")) for n in (1, 2))
    assert not same(one, other)


def test_the_words_of_two_people_are_never_one_quote() -> None:
    told = [sentence(WORDS, said=said, cue="he said") for said in (HUNT, BAKER, voice(None))]
    for one in told:
        for other in (*told, sentence(WORDS)):
            assert same(one, other) == (one is other)


def test_a_quotation_and_a_report_are_two_claims() -> None:
    assert not same(sentence(WORDS, said=HUNT), sentence(WORDS, said=voice(1, Attribution.DIRECT)))


def test_where_nobody_is_named_who_said_it_is_part_of_the_words() -> None:
    somebody = voice(None)
    one = sentence("A doctor said wards were full.", said=somebody, cue="A doctor said")
    other = sentence("A nurse said wards were full.", said=somebody, cue="A nurse said")
    assert not same(one, other)


# --- invariants ------------------------------------------------------------------------

VOCABULARY = st.sampled_from(
    "nurses doctors Hunt Baker Leeds York wards beds may will could must not never no few five 5 "
    "50 £5 rose fell closed opened in by of and or if she he".split()
)
TEXTS = st.lists(VOCABULARY, min_size=3, max_size=10)


def core(words: list[str]) -> tuple[str, ...]:
    return essence(" ".join(words), 0, OWN_VOICE)


@thorough
@given(TEXTS, st.data())
def test_one_word_more_or_less_or_another_is_another_statement(
    words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(VOCABULARY)
    assume(words[at].casefold() != other.casefold())
    assert core(words) != core([*words[:at], other, *words[at + 1 :]])
    assert core(words) != core([*words[:at], *words[at + 1 :]])
    assert core(words) != core([*words[:at], other, *words[at:]])


@thorough
@given(TEXTS, st.data())
def test_the_same_words_in_another_order_are_another_statement(
    words: list[str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(words))
    changed = [word.casefold() for word in words] != [word.casefold() for word in order]
    assume(changed)
    assert core(words) != core(order)


@thorough
@given(TEXTS, st.sampled_from([".", "!", "", ". "]))
def test_articles_and_the_stop_never_count(words: list[str], stop: str) -> None:
    assume(not {"few", "no", "not"} & set(words))
    assert core(words) == core([*words, stop]) == core([*words[:-1], "the", words[-1]])


@pytest.mark.parametrize("text", ["a" * 10**6, "“" * 10**5, "the " * 10**5, "5," * 10**5])
def test_comparing_takes_linear_time(text: str) -> None:
    begin = time.process_time()
    essence(text, 0, Voice())
    assert time.process_time() - begin < 4

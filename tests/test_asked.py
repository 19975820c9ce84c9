from __future__ import annotations

import time

import pytest

from gpqa.asked import asked_of, asks_anybody, asks_who, topic_alone
from gpqa.question import MAX_QUESTION, understand
from tests.helpers_text import FAMILIES


@pytest.mark.parametrize(
    ("text", "who", "topic"),
    [
        ("What did Mr Hunt say about funding?", "Mr Hunt", "funding"),
        ("What did Dr Ann Lee say on GPs and money?", "Dr Ann Lee", "GPs and money"),
        ("what does jeremy hunt think of the GP contract", "jeremy hunt", "the GP contract"),
        ("What has the NHS chief said regarding pay?", "the NHS chief", "pay"),
        ("What did Hunt say when asked about pay?", "Hunt", "pay"),
        ("What did Hunt say when asked: pay?", "Hunt", "pay"),
        ("What did\nMr Hunt\nsay about\nthe\nfuture?", "Mr Hunt", "the\nfuture"),
        ("Why did Hunt criticise the contract?", "Hunt", "the contract"),
        ("Did the chief executive of the trust promise more beds?",
         "the chief executive of the trust", "more beds"),
        ("What is Ms O'Neill's view on targets?", "Ms O'Neill", "targets"),
        ("Dr Lee’s concerns about rotas", "Dr Lee", "rotas"),
        ("According to Mr Hunt, what is wrong?", "Mr Hunt", "what is wrong"),
        ("What is wrong, according to Mr Hunt?", "Mr Hunt", "What is wrong"),
        ("In the minister's opinion, is pay fair?", "the minister", "is pay fair"),
        ("Summarise what Hunt said about nurses", "Hunt", "nurses"),
        ("quotes by Jeremy Hunt on nurses", "Jeremy Hunt", "nurses"),
        ("Which part of the service did Hunt describe as tired?",
         "Hunt", "Which part of the service as tired"),
        ("What did readers say about the plan?", "readers", "the plan"),
        ("What do the comments say about the plan?", "readers", "What say about the plan"),
        ("What did Hunt say about readers?", "Hunt", "readers"),
    ],
)  # fmt: skip
def test_a_question_of_a_person_tells_who_and_about_what(text: str, who: str, topic: str) -> None:
    question = understand(text)
    assert question.who == who
    assert " ".join((question.topic or "").split()) == " ".join(topic.split())
    assert not question.asks_who


@pytest.mark.parametrize(
    ("text", "topic"),
    [("Did Hunt apologise?", "apologise"), ("What did Hunt promise?", "promise")],
)
def test_a_deed_is_what_is_asked_where_nothing_else_is(text: str, topic: str) -> None:
    question = understand(text)
    assert question.who == "Hunt"
    assert question.topic == topic


@pytest.mark.parametrize("text", ["What did Mr Hunt say?", "Mr Hunt's comments"])
def test_who_is_all_that_it_is_about_where_there_is_no_topic(text: str) -> None:
    question = understand(text)
    assert (question.who, question.topic) == ("Mr Hunt", None)
    assert question.speaker_stems == frozenset()
    assert "hunt" in question.stems


@pytest.mark.parametrize(
    "text",
    [
        "Give me quotes by Ms Ode",
        "Please give me all statements by Ms Ode.",
        "Give me everything Ms Ode said",
        "Show me what Ms Ode said",
        "Summarise what Ms Ode said",
        "Summarize Ms Ode's comments",
        "List everything that Ms Ode has said so far",
        "Find statements by Ms Ode in these documents",
        "Collect the remarks of Ms Ode",
        "Can you show me all of Ms Ode's statements, please?",
        "I want to know what Ms Ode said.",
        "I'd like to see all the statements made by Ms Ode in the article",
        "Let me see a list of quotes from Ms Ode",
        "Quote Ms Ode",
        "quote what Ms Ode said",
        "everything Ms Ode said",
        "all the things that Ms Ode said",
        "Give me the main points Ms Ode made",
        "All of Ms Ode's quotes",
        "Are there any quotes from Ms Ode?",
        "What else did Ms Ode say?",
        "What exactly did Ms Ode say?",
        "What did Ms Ode say exactly?",
        "What has Ms Ode said so far?",
        "What has Ms Ode said to date?",
        "What did Ms Ode say in the article?",
        "In the article, what did Ms Ode say?",
        "What did Ms Ode say here?",
        "Did Ms Ode say anything?",
        "What does the article quote Ms Ode as saying?",
        "What is Ms Ode quoted as saying?",
    ],
)
def test_all_that_somebody_said_is_one_question_in_many_words(text: str) -> None:
    question = understand(text)
    assert (question.who, question.topic, question.is_sure) == ("Ms Ode", None, True)
    assert question.text == "What did Ms Ode say?"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Give me everything Ms Ode said about the roof", "the roof"),
        ("Show me all quotes by Ms Ode on the roof in these documents", "the roof"),
        ("Quote Ms Ode on the roof", "the roof"),
        ("What else did Ms Ode say about the roof?", "the roof"),
        ("What exactly did Ms Ode say about the roof so far?", "the roof"),
        ("Did Ms Ode say anything about the roof?", "the roof"),
        ("What is Ms Ode quoted as saying about the roof?", "the roof"),
        ("Ms Ode said what about the roof?", "the roof"),
        ("What did Ms Ode say about the papers?", "the papers"),
        ("What did Ms Ode say about more light?", "more light"),
        ("What did Ms Ode say on Tuesday?", "Tuesday"),
        ("What did Ms Ode say in 2015?", "in 2015"),
    ],
)
def test_a_topic_is_kept_whatever_asks_for_it(text: str, topic: str) -> None:
    question = understand(text)
    assert (question.who, question.topic) == ("Ms Ode", topic)


@pytest.mark.parametrize("text", ["Ode quotes", "Anything from Ode?", "all by Ode"])
def test_a_short_form_is_only_of_somebody_whom_the_documents_know(text: str) -> None:
    question = understand(text)
    assert (question.who, question.is_sure) == ("Ode", False)


@pytest.mark.parametrize(
    "text",
    [
        "List the members of the committee",
        "Can you tell me who owns the bakery?",
        "Show me the money",
        "Give me a summary of the article",
        "Quotes of the day",
        "Will the fee be quoted as part of the price?",
        "quote",
    ],
)
def test_not_all_that_is_to_be_given_is_somebodys_words(text: str) -> None:
    assert understand(text).who is None


@pytest.mark.parametrize(
    "text",
    [
        "Who said that the contract was wrong?",
        "Who criticised Labour?",
        "who else thinks so",
        "Which minister promised more beds?",
        "Who is against the plan?",
    ],
)
def test_who_said_it_asks_for_anybody_and_nobody_in_particular(text: str) -> None:
    question = understand(text)
    assert question.asks_who
    assert question.who is None


@pytest.mark.parametrize(
    "text",
    [
        "How many GPs are needed?",
        "Why did waiting times rise?",
        "Is there a saying at the King's Fund?",
        "When was the essay published?",
        "When did Hunt announce the plan?",
        "How much did the minister pledge for hospitals?",
        "Did anyone say so?",
        "What did he say about it?",
        "Is there help for doctors who would like fewer hours, or want more?",
        "Who reads it?",
    ],
)
def test_a_question_for_a_fact_asks_for_nobodys_words(text: str) -> None:
    question = understand(text)
    assert question.who is None
    assert not question.asks_who


HOSTILE = {
    **FAMILIES,
    "what a": "what a ",
    "which which": "who which a ",
    "in x": "in x ",
    "according to": "according to ",
    "is a's": "is a's ",
    "quotes by": "quotes by ",
    "in the comments": "in the comments ",
    "one name": "x",
    "so far": " so far",
    "in all of the": " in all of the articles",
    "anything": " anything",
    "give me": "give me ",
    "all the": "all the things ",
    "quoted as": "quoted as ",
    "anyone but": "anyone but x ",
    "not from": "quotes not from ",
    "from on": "quotes on from ",
    "one of the": "one of the other speakers ",
    "reasons for": "is a's reasons for opposing ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("lead", ["", "what did ", "quotes by ", "quote x", "did x say", "x said"])
def test_no_question_takes_long_to_understand(lead: str, piece: str) -> None:
    begin = time.process_time()
    understand((lead + piece * MAX_QUESTION)[: MAX_QUESTION - 1] + "x")
    assert time.process_time() - begin < 0.25


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What was said about diabetes?", "diabetes"),
        ("what is said on named GPs", "named GPs"),
        ("What do the articles say about the quality of care?", "the quality of care"),
        ("Tell me about the RCGP.", "the RCGP"),
        ("Is there anything written about school meals?", "school meals"),
        ("Who talked about the harbour?", "the harbour"),
        ("who else has spoken of rents", "rents"),
        ("Who mentioned dredging?", "dredging"),
        ("Who has said anything on school meals?", "school meals"),
    ],
)
def test_what_is_asked_of_nobody_in_particular_is_its_topic(question: str, topic: str) -> None:
    assert topic_alone(question) == topic
    assert understand(question).text == topic
    assert understand(question).who is None


@pytest.mark.parametrize(
    "question",
    [
        "What did Hunt say about diabetes?",
        "What was said by Hunt about diabetes?",
        "What do the unions say about pay?",
        "What was said about it?",
        "What is the report about?",
        "Who said what about pay?",
        "Who spoke up for the tenants?",
        "Who talked to the tenants?",
    ],
)
def test_a_question_for_more_than_a_topic_is_asked_as_it_is(question: str) -> None:
    assert topic_alone(question) is None


@pytest.mark.parametrize(
    ("text", "who", "topic"),
    [
        ("What is Ode's problem with the roof?", "Ode", "the roof"),
        ("what's Ode's issue with the roof", "Ode", "the roof"),
        ("What was Ode's reason for opposing the roof?", "Ode", "opposing the roof"),
        ("Ode's main grounds for rejecting it, the roof", "Ode", "rejecting it, the roof"),
        ("What reason did Ode give for criticising the roof?", "Ode", "criticising the roof"),
        ("quote from Ode on the roof", "Ode", "the roof"),
        ("What is Ode's line on the roof?", "Ode", "the roof"),
        ("What does Ode have against the roof?", "Ode", "the roof"),
        ("What does Ode reckon about the roof?", "Ode", "the roof"),
        ("Ode's evidence on the roof", "Ode", "the roof"),
        ("Summarise Ode's testimony", "Ode", ""),
        ("What's the gist of what Ode said?", "Ode", ""),
        ("Ode re: roof", "Ode", "roof"),
        ("any quotes on the roof by Ode", "Ode", "the roof"),
        ("What did Ode and others say about the roof?", "Ode", "the roof"),
        ("What did Ode find sobering?", "Ode", "sobering"),
        ("what else does Ode find most difficult about the roof", "Ode",
         "most difficult about the roof"),
    ],
)  # fmt: skip
def test_reasons_problems_and_quotes_are_somebodys(text: str, who: str, topic: str) -> None:
    asked = asked_of(text)
    assert (asked.who, asked.topic) == (who, topic)


@pytest.mark.parametrize(
    "text",
    [
        "What was Ode's reason for selling the roof?",  # the source may tell
        "What is the problem with the roof?",
        "What reasons are there for opposing the roof?",
        "What is Ode's issue?",
        "Did nobody criticise the roof?",
        "What did Ode find missing?",  # seen, not held
        "What did Ode find?",
        "What did Ode find alive in the roof?",
        "What did Ode find hard evidence of?",
        "What did Ode find wrong with the roof?",
        "What did Ode find unlawful?",
    ],
)
def test_what_the_source_may_tell_is_nobodys(text: str) -> None:
    assert asked_of(text).who is None


@pytest.mark.parametrize(
    "text",
    [
        "Which of the speakers criticised the roof?",
        "Which one of them backed the roof?",
        "Who among the witnesses opposes the roof?",
        "Who all criticised the roof?",
    ],
)
def test_which_of_several_asks_who(text: str) -> None:
    assert asks_who(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Did anyone criticise the roof?", True),
        ("Why do people oppose the roof?", True),
        ("What are others' views on the roof?", True),
        ("Did anyone fall off the roof?", False),
        ("Did Ode criticise others?", False),
        ("Is anyone there?", False),
        ("", False),
    ],
)
def test_what_is_put_to_anybody(text: str, asks: bool) -> None:
    assert asks_anybody(text) is asks

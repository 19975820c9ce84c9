from __future__ import annotations

import pytest

from gpqa.anaphora import needs_the_one_before
from tests.helpers_evidence import sentence, voice


@pytest.mark.parametrize(
    "text",
    [
        "This would cost the county £5m.",
        "That is why the ward was closed.",
        "It closed in the autumn of 1999.",
        "It’s a disgrace to the county.",
        "They walked out on the Monday.",
        "But they will not come back.",
        "Both were opened by the mayor.",
        "These include the old library.",
        "“It doesn’t work for patients,” he said.",
        "Ms Lee: It was closed in May.",
        "Doing so would save lives.",
        "Otherwise the ward will close.",
    ],
)
def test_it_and_this_and_they_need_the_sentence_before(text: str) -> None:
    assert needs_the_one_before(sentence(text))


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the ward will close.",
        "It would be wrong to close the ward.",
        "It is not true that the ward will close.",
        "It was Ms Lee who closed the ward.",
        "It emerged that the ward was closed.",
        "It remains to be seen how much it costs.",
        "This year the ward will close.",
        "That ward will close.",
        "These wards will close.",
        "The ward will close.",
        "Thistle Ward will close.",
        "Item five was closed.",
        "Theyer is the chair.",
    ],
)
def test_where_the_subject_comes_later_or_is_named_nothing_is_needed(text: str) -> None:
    assert not needs_the_one_before(sentence(text))


def test_he_needs_the_sentence_before_unless_who_speaks_is_shown() -> None:
    assert needs_the_one_before(sentence("He was appointed in 2012."))
    assert not needs_the_one_before(sentence("He said it was full.", said=voice(1)))

from __future__ import annotations

import pytest

from tests.helpers_text import assert_linear
from tests.statements.helpers_speakers import only, people, speakers


@pytest.mark.parametrize(
    "text",
    [
        "Adaeze Nwosu was furious. ⟦She⟧ told us it was late.",
        "Adaeze Nwosu sells fish by the bridge. “It is late,” ⟦she⟧ said.",
        "The rain came early.\n\nAdaeze Nwosu is a welder. ⟦She⟧ said it was late.",
    ],
)
def test_an_unknown_full_name_is_who_the_next_sentence_goes_on_with(text: str) -> None:
    person = only(text)
    assert (person.name, person.gender) == ("Adaeze Nwosu", "f")


@pytest.mark.parametrize(
    "before",
    [
        "Tom Lee left. Costa Rica was warm.",
        "Tom Lee left.\n\nCosta Rica was warm.",
        "My father kept bees. Costa Rica was warm.",
        "He loved it there. Costa Rica was warm.",
        "Mount Ararat frightened the guide.",
        "Kestrel Air is late. Costa Rica was warm for his sister.",
    ],
)
def test_where_somebody_else_may_be_meant_a_name_is_nobodys(before: str) -> None:
    (who,) = people(f"{before} ⟦He⟧ said it was late.")
    assert who is None


def test_the_other_sex_is_somebody_else() -> None:
    text = "Adaeze Nwosu wept. ⟦She⟧ said it was late. ⟦He⟧ said no."
    assert speakers(text) == ["Adaeze Nwosu", None]


def test_a_relatives_given_name_is_a_name() -> None:
    text = "Tom Lee is for it. His daughter Ilka, a vet, disagrees. “Never,” ⟦she⟧ said."
    assert speakers(text) == ["Ilka"]


def test_bringing_in_is_read_in_linear_time() -> None:
    for part in ("Adaeze Nwosu wept. ", "Adaeze Nwosu wept. “", "his son Ilka, "):
        assert_linear(lambda text: speakers(text + "⟦She⟧ said no."), part)

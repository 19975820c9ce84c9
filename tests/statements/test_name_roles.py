from __future__ import annotations

import pytest

from gpqa.statements.mentions import find_mentions
from gpqa.structure import parse_structure


def roles(text: str) -> dict[str, tuple[str, ...]]:
    """What each person is called, by the surname."""
    found = find_mentions(text, parse_structure(text))
    return {mention.name.surname: mention.roles for mention in found}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The wool secretary, Ann Lee, flew in.", "wool secretary"),
        ("The secretary of state for wool, Ann Lee, flew in.", "secretary of state for wool"),
        ("On Monday the mayor, Ann Lee, has left.", "mayor"),
        ("The guild’s clerk, Ann Lee, who is ill, left.", "guild’s clerk"),
        ("Ann Lee, who was elected mayor last May, left.", "mayor"),
        ("Ann Lee, who is mayor of Dale, left.", "mayor of Dale"),
        ("Ann Lee, who was appointed as chief executive, left.", "chief executive"),
    ],
)
def test_an_office_beside_a_name_is_that_persons(text: str, role: str) -> None:
    assert role in roles(text)["Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "We saw the mayor, Ann Lee and Tom Moss.",
        "The mayor, Ann Lee, Tom Moss and a cook came.",
        "The wife of the mayor, Ann Lee, flew in.",
        "The mayor’s office, Ann Lee, flew in.",
        "After he met the mayor, Ann Lee flew in.",
        "Ann Lee, who was elected mayor in May and resigned in June, left.",
        "Ann Lee, who is suing the mayor, left.",
        "Ann Lee, who is hardly mayor, left.",
        "Ann Lee, who is married to the mayor, left.",
    ],
)
def test_an_office_that_may_be_anothers_is_not(text: str) -> None:
    assert not any("mayor" in role for role in roles(text).get("Lee", ()))

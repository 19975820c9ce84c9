from __future__ import annotations

import pytest

from gpqa.names import agrees, parse_name
from gpqa.nicknames import cut_nickname
from tests.helpers_text import assert_linear


@pytest.mark.parametrize(
    ("name", "rest", "nickname"),
    [
        ('Edwin "Buster" Lamb', "Edwin Lamb", "Buster"),
        ("Edwin “Buster” Lamb", "Edwin Lamb", "Buster"),
        ("Dr Edwin ‘Buster’ Lamb", "Dr Edwin Lamb", "Buster"),
        ("Edwin 'Buster' Lamb", "Edwin Lamb", "Buster"),
        ("Edwin Lamb", "Edwin Lamb", None),
        ("“Buster” Lamb", "“Buster” Lamb", None),
        ("Edwin Lamb “Buster”", "Edwin Lamb “Buster”", None),
        ("Edwin “the Buster” Lamb", "Edwin “the Buster” Lamb", None),
        ("Edwin, “Buster” Lamb", "Edwin, “Buster” Lamb", None),
        ("Sean O'Casey Lamb'", "Sean O'Casey Lamb'", None),
    ],
)
def test_a_nickname_stands_between_a_first_name_and_the_surname(
    name: str, rest: str, nickname: str | None
) -> None:
    assert cut_nickname(name) == (rest, nickname)


def test_who_has_a_nickname_is_called_by_either_name() -> None:
    known = parse_name("Edwin “Buster” Lamb")
    short = parse_name("Buster Lamb")
    other = parse_name("Walter Lamb")
    assert known is not None
    assert short is not None
    assert other is not None
    assert known == parse_name("Edwin Lamb")
    assert agrees(known, short)
    assert agrees(short, known)
    assert not agrees(known, other)


def test_the_time_grows_with_the_text() -> None:
    assert_linear(cut_nickname, "Edwin “Buster ")

from __future__ import annotations

import pytest

from gpqa.convert.converted import Converted


@pytest.mark.parametrize("author", ["anonymous", "(Anonymous)", "Microsoft Office User", "unknown"])
def test_what_programs_write_for_want_of_a_name_is_no_author(author: str) -> None:
    assert Converted.checked(text="Words.", author=author).author is None


def test_a_name_is_one() -> None:
    assert Converted.checked(text="Words.", author=" Ann\n Lee ").author == "Ann Lee"


def test_an_address_that_is_no_web_address_is_none() -> None:
    assert Converted.checked(text="Words.", url="javascript:alert(1)").url is None

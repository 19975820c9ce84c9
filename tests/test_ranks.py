from __future__ import annotations

import pytest

from gpqa.ranks import ranks_agree, ranks_clash


@pytest.mark.parametrize(
    ("bare", "known", "sexed"),
    [
        ({"Mrs"}, {"Dr"}, False),
        ({"Miss"}, {"Professor"}, False),
        ({"Lord"}, {"Professor"}, False),
        ({"Maj"}, {"Mrs"}, True),
        ({"Dr"}, {"Miss", "Cllr"}, True),
    ],
)
def test_a_title_that_one_keeps_is_not_a_wifes_or_a_lords(
    bare: set[str], known: set[str], sexed: bool
) -> None:
    assert ranks_clash(bare, known, sexed=sexed)


@pytest.mark.parametrize(
    ("bare", "known", "sexed"),
    [
        ({"Mrs"}, {"Dr"}, True),  # Dr Jane Roe
        ({"Mrs"}, {"Dr", "Mrs"}, False),
        ({"Mr"}, {"Dr"}, False),
        ({"Dr"}, {"Mr"}, True),
        ({"Mrs"}, {"Cllr"}, False),
        ({"Mr"}, {"Supt"}, False),
        ({"Professor"}, {"Lord"}, True),
        (set(), {"Dr"}, False),
        ({"Mrs"}, set(), False),
    ],
)
def test_titles_that_one_person_may_bear_do_not_clash(
    bare: set[str], known: set[str], sexed: bool
) -> None:
    assert not ranks_clash(bare, known, sexed=sexed)


def test_no_mister_is_a_lord_too() -> None:
    assert not ranks_agree({"Mr"}, {"Lord"})
    assert ranks_agree({"Mr", "Lord"}, {"Lord"})

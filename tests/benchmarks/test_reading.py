"""What a reader comes upon, worked out by hand."""

from __future__ import annotations

import pytest
from reading import Shown, figures, read_within

from gpqa.evaluate import GoldQuestion, Place, Ranked


def place(start: int, end: int, source: str = "a") -> Place:
    return Place(source_id=source, start=start, end=end, quote="x" * (end - start))


def shown(start: int, end: int, source: str = "a") -> Ranked:
    return Ranked(source, start, end, 1.0)


@pytest.mark.parametrize(
    ("start", "limit", "read"),
    [
        pytest.param(100, 200, True, id="the place is before the limit"),
        pytest.param(400, 200, False, id="it is past it"),
        pytest.param(185, 200, True, id="it is cut by it, and more than half is read"),
        pytest.param(192, 200, False, id="it is cut by it, and less than half is read"),
    ],
)
def test_reading_ends_at_the_limit(start: int, limit: int, read: bool) -> None:
    assert read_within([shown(0, 1000)], [place(start, start + 20)], limit) is read


def test_what_came_before_uses_up_characters() -> None:
    quotes = [shown(0, 90, "b"), shown(0, 20)]
    assert read_within(quotes, [place(0, 20)], 110)
    assert not read_within(quotes, [place(0, 20)], 95)


def test_a_sliver_of_a_long_quote_is_not_the_quote() -> None:
    assert not read_within([shown(0, 100)], [place(0, 1000)], 5)
    assert read_within([shown(0, 100)], [place(0, 1000)], 50)


def test_the_same_offsets_of_another_source_are_another_place() -> None:
    assert not read_within([shown(0, 100, "b")], [place(0, 100)], 1000)


def test_figures_of_two_questions() -> None:
    def question(name: str, *places: Place) -> GoldQuestion:
        grades = {each.source_id: 1 for each in places}
        return GoldQuestion(
            id=name, question="?", answerable=bool(places), evidence=places, grades=grades
        )

    asked = [question("1", place(0, 50), place(60, 90)), question("2"), question("3", place(0, 9))]
    answers = [
        Shown([shown(0, 50), shown(200, 230)], [shown(300, 900, "b"), shown(0, 300)]),
        Shown([shown(0, 50)], [shown(0, 300)]),
        Shown([], []),
    ]
    found = {each["name"]: each for each in figures(asked, answers)}
    assert found["characters"]["value"] == 50
    assert found["characters"]["n"] == 2
    assert found["hit@10"]["value"] == 0.5
    assert found["document@1"]["value"] == 0
    assert found["passages/hit@1"]["value"] == 0
    assert found["passages/hit@5"]["value"] == 0.5
    # One of two quotes is right, one of two places found; nothing for the other question.
    assert found["f1@3"]["value"] == pytest.approx(0.25)
    assert found["quotes/read@500"]["value"] == 0.5
    assert found["passages/read@500"]["value"] == 0
    assert found["passages/read@1000"]["value"] == 0.5


def test_ten_quotes_count_only_where_ten_were_asked_for() -> None:
    asked = [GoldQuestion(id="1", question="?", answerable=True, evidence=(place(0, 9),))]
    five = Shown([shown(0, 9)], [shown(0, 9)], asked_for_ten=False)
    assert "hit@10" not in {each["name"] for each in figures(asked, [five])}

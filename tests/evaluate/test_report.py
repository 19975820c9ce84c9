"""The report stands by itself, shows what failed, and obeys nothing that it shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from gpqa.errors import ResultsError
from gpqa.evaluate import collect
from gpqa.evaluate.html import page
from gpqa.evaluate.markdown import markdown
from gpqa.evaluate.report import write_report
from gpqa.evaluate.results import Bin, read_results
from gpqa.evaluate.svg import reliability_diagram, risk_coverage_curve
from gpqa.evaluate.table import comparison_lines, evaluation_lines
from tests.evaluate.helpers_gold import ROWS, measured, quote, write_gold

if TYPE_CHECKING:
    from pathlib import Path

    from gpqa.evaluate.results import Evaluation
    from gpqa.evaluate.system import Attempt

HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)> | `x` \x1b[31m\u202e &amp;'
VOID = {"meta", "img", "br", "link"}


def evil(attempt: Attempt) -> Attempt:
    """Everybody, everything and every reason is an attack, and nothing is answered."""
    bad = quote("snow", "Dr Snow stayed at home.").model_copy(
        update={"text": HOSTILE, "speaker": HOSTILE, "source_id": HOSTILE}
    )
    return attempt._replace(quotes=(bad,), answered=False, reason=HOSTILE)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    rows = [dict(row) for row in ROWS]
    for row in rows:
        row["question"] = f"{HOSTILE} {row['question']}"
        row["id"] += HOSTILE
        row["tags"] = [HOSTILE]
    folder = tmp_path_factory.mktemp("gold") / "<b>set"
    broken = measured(write_gold(folder, rows), evil)
    return broken.model_copy(update={"notes": (HOSTILE,)})


class Page(HTMLParser):
    """Which elements and attributes a browser would see; that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_loads_and_runs_nothing(hostile: Evaluation, gold_folder: Path) -> None:
    for evaluation in (hostile, measured(gold_folder)):
        seen = Page(page(collect([evaluation])))
        assert not seen.open
        assert seen.seen.isdisjoint({"script", "img", "link", "iframe", "object", "a", "b"})
        names = {name for name, _ in seen.attributes}
        assert names.isdisjoint({"src", "href", "srcset", "action", "background", "style"})
        assert not {name for name in names if name.startswith("on")}
        policy = dict(seen.attributes)["content"]
        assert any("default-src 'none'" in value for _, value in seen.attributes), policy
    assert not re.search(r"url\(|@import|https?:", page(collect([hostile])))


def test_hostile_words_are_shown_as_what_they_are(hostile: Evaluation) -> None:
    text = Page(page(collect([hostile]))).text
    assert '<script>alert("1")</script>' in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    shown = markdown(collect([hostile]))
    assert not re.search(r"(?<!\\)<(?:script|img|b>)", shown)
    assert "\x1b" not in shown
    rows = [line for line in shown.splitlines() if line.startswith("|") and "script" in line]
    assert rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 9 for row in rows), rows
    assert "\x1b" not in "\n".join(evaluation_lines(hostile))


def test_the_report_says_of_a_failure_what_was_wanted_what_came_and_where_it_was_lost(
    gold_folder: Path,
) -> None:
    def lose(attempt: Attempt) -> Attempt:
        return attempt._replace(
            quotes=(quote("snow", "Dr Snow stayed at home."),), looked_at=(), confidence=0.37
        )

    results = collect([measured(gold_folder, lose)])
    for text in (Page(page(results)).text, markdown(results)):
        for words in (
            "What did Dr Snow say about the handle?",
            "“Take the handle off,”",
            "John Snow",
            "Dr Snow stayed at home",
            "0.37",
        ):
            assert words in text.replace("\\", ""), words
        assert re.search(r"not retrieved.{0,4}4", text.lower().replace("\\", ""))


def test_the_curves_are_drawings_of_their_numbers(gold_folder: Path) -> None:
    evaluation = measured(gold_folder)
    bins = [
        Bin(low=0.0, high=0.1, n=4, confidence=0.05, right=0.25),
        Bin(low=0.9, high=1.0, n=1, confidence=1.0, right=1.0),
    ]
    drawing = ElementTree.fromstring(reliability_diagram(bins))
    bars = list(drawing.iter("rect"))
    assert [float(bar.attrib["height"]) for bar in bars] == pytest.approx([65, 260])
    titles = [each.text for each in drawing.iter("title")]
    assert titles[0] == "4 questions, mean confidence 0.05, 25% right"
    points = [(n / 5000, 0.1) for n in range(1, 5001)]
    curve = risk_coverage_curve(points, (0.5, 0.1))
    assert len(curve) < 20_000
    assert "at the threshold 50% are answered, 10% of these are wrong" in curve
    ElementTree.fromstring(curve)
    ElementTree.fromstring(risk_coverage_curve(evaluation.coverage, None))


def test_a_report_is_three_files(gold_folder: Path, tmp_path: Path) -> None:
    results = collect([measured(gold_folder), measured(gold_folder)])
    paths = write_report(results, tmp_path / "a" / "b")
    assert [path.name for path in paths] == ["report.html", "report.md", "results.json"]
    assert read_results(paths[2]) == results
    (tmp_path / "file").write_text("")
    with pytest.raises(ResultsError, match="cannot be written"):
        write_report(results, tmp_path / "file")


def test_the_table_has_every_figure_with_its_interval(gold_folder: Path) -> None:
    evaluation = measured(gold_folder)
    lines = list(evaluation_lines(evaluation))
    assert lines[0] == "small: 6 questions, 4 with an answer; asked in 0.0 s"
    for figure in evaluation.figures:
        (line,) = [each for each in lines if each.split()[:1] == [figure.name]]
        assert line.split()[1] == f"{100 * figure.value:.1f}"
    assert any(
        line.split() == ["near-miss", "1", "100.0", "·", "·", "·", "0.0", "·"] for line in lines
    )
    assert max(map(len, lines)) <= 100


def test_a_comparison_shows_headlines_and_what_changed(gold_folder: Path) -> None:
    from gpqa.evaluate.compare import compare

    def mute(attempt: Attempt) -> Attempt:
        return attempt._replace(answered=False)

    pair = [collect([measured(gold_folder, change)]) for change in (lambda a: a, mute)]
    text = "\n".join(comparison_lines(compare(*pair)))
    assert re.search(r"correct +100\.0 +33\.3 +-66\.7 +.* worse", text)
    assert "0 questions ended better, 4 worse" in text
    assert "- a2: found → chosen but withheld: What did Dr Snow say about the handle?" in text

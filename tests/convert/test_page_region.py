from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from lxml.html import HTMLParser, fromstring

from gpqa.convert.page_region import as_article

if TYPE_CHECKING:
    from lxml.etree import _Element

FIRST = "The council will close both of its pools from the first of April, it decided on Monday."
SECOND = "Residents marched through the town on Tuesday, and four hundred signed a petition."
LOST = "<h2>What it costs</h2>"


def tree_of(page: str) -> _Element:
    return fromstring(page, parser=HTMLParser(huge_tree=True))


def test_what_was_left_out_beside_the_paragraphs_is_in_the_article() -> None:
    tree = tree_of(f"<html><body><div><p>{FIRST}</p>{LOST}<p>{SECOND}</p></div></body></html>")
    page = as_article(tree, [FIRST, SECOND])
    assert page is not None
    assert [each.tag for each in page.find("body/article")] == ["p", "h2", "p"]
    assert tree.find("body/article") is None


def test_paragraphs_in_the_body_itself_and_beside_it_are_no_article() -> None:
    tree = tree_of(f"<html><body><p>{FIRST}</p>{LOST}</body></html>")
    tree.append(tree.makeelement("p"))
    tree[-1].text = SECOND
    assert as_article(tree, [FIRST, SECOND]) is None


def test_an_element_s_name_is_never_read_as_a_path() -> None:
    for name in ("x@y", "x=y", "x[y]", "x[@y='1']", "x:y", "{x}y", "x*"):
        inner = f"<p>{FIRST}</p>{LOST}<p>{SECOND}</p>"
        tree = tree_of(f"<html><body><p>Menu</p><{name}>{inner}</{name}></body></html>")
        page = as_article(tree, [FIRST, SECOND])
        assert page is not None
        assert page.findtext("body/article/h2") == "What it costs"


def test_of_a_part_of_a_page_nothing_outside_is_given() -> None:
    tree = tree_of(f"<html><body><div><p>{FIRST}</p></div>{LOST}<p>{SECOND}</p></body></html>")
    assert as_article(tree[0][0], [FIRST]) is None


def seconds(tree: _Element) -> float:
    """The least that a few runs take."""
    taken: list[float] = []
    gc.disable()
    try:
        for _ in range(5):
            begin = time.process_time()
            as_article(tree, [FIRST, SECOND])
            taken.append(time.process_time() - begin)
    finally:
        gc.enable()
    return min(taken)


def test_a_text_is_gone_through_once_however_deep_its_lists_and_tables_are() -> None:
    words = "A word of it. " * 50_000
    story = f"<p>{FIRST}</p><p>{SECOND}</p>"
    flat = seconds(tree_of(f"<html><body>{story}<ul><li>{words}</li></ul></body></html>"))
    for begin, end in (
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<blockquote>", "</blockquote>"),
    ):
        page = f"<html><body>{story}{begin * 60}{words}{end * 60}</body></html>"
        assert seconds(tree_of(page)) < max(8 * flat, 0.02)

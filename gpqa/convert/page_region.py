"""What of a web page's article trafilatura left out: lists, headings, a second part.

It looks for the box that a page says is its article, and keeps all that is in it. Where no
box says so, or only one of several does, it keeps paragraphs alone: the headings and the
lists among them, which menus are made of, too, are lost. So the smallest part of the page
that holds all paragraphs which it kept is given to it again as an article, where lists,
headings or paragraphs stand in that part that it has not kept. Menus, footers, asides and
lists of links are told by it as in any other article.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

__all__ = ["as_article", "bare", "main_heading"]

_SURE = 40  # code points of a paragraph that is told by its words
_LONGEST_HEADING = 300
_PARAGRAPHS = frozenset({"p", "li", "td", "dd", "blockquote"})
_PARTS = frozenset({"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_AROUND = frozenset({"nav", "aside", "footer", "form", "figure", "head", "script", "style", "menu"})
_MOST_LINKED = 0.5  # of a part's characters: above it, it is a menu's or a teaser's
_OG_TITLE = ".//meta[@property='og:title']/@content"
_WHITE = re.compile(r"\s++")
_MARK = re.compile(r"[#•]\s")


def as_article(tree: _Element, kept: Sequence[str]) -> _Element | None:
    """The page with the part that holds ``kept`` as its article; None where nothing is missing.

    ``kept`` are the paragraphs that were found in ``tree``, which is not changed.
    """
    words = {said for paragraph in kept for line in paragraph.split("\n") if (said := bare(line))}
    found = [
        element
        for element in tree.iter(*_PARAGRAPHS)
        if not _holds(element, _PARAGRAPHS) and _text(element) in words and not _is_around(element)
    ]
    sure = [element for element in found if len(_text(element)) >= _SURE]
    region = _common(sure or found)
    if region is not None:
        region = _with_others(region)
    if region is None or not _misses(region, words):
        return None
    page = deepcopy(tree)
    body = page.find("body")
    part = _same_place(region, tree, page)
    if body is None or part is None or part is page:
        return None
    article = body.makeelement("article")
    article.text = part.text
    article.extend(list(part))
    body.clear()
    body.append(article)
    return page


def _same_place(element: _Element, tree: _Element, copy: _Element) -> _Element | None:
    """What stands in the copy of a tree where ``element`` stands in it; None outside the tree.

    Places are counted: no path can be written with the names that pages give to elements.
    """
    steps: list[int] = []
    at = element
    while at is not tree:
        above = at.getparent()
        if above is None:
            return None
        steps.append(above.index(at))
        at = above
    for step in reversed(steps):
        copy = copy[step]
    return copy


def main_heading(tree: _Element) -> str | None:
    """The words of the page's one main heading, where the page is called by them."""
    headings = [each for each in tree.iter("h1") if _text(each)]
    titles = [tree.findtext(".//head/title") or "", *tree.xpath(_OG_TITLE)]
    if len(headings) != 1:
        return None
    words = _text(headings[0])
    is_title = any(bare(each).casefold().startswith(words.casefold()) for each in titles)
    return words if is_title and len(words) <= _LONGEST_HEADING else None


def _common(elements: Sequence[_Element]) -> _Element | None:
    """The lowest element that holds all of them."""
    if not elements:
        return None
    common = [*reversed(list(elements[0].iterancestors()))]
    for element in elements[1:]:
        above = [*reversed(list(element.iterancestors()))]
        same = 0
        while same < min(len(common), len(above)) and common[same] is above[same]:
            same += 1
        del common[same:]
    return common[-1] if common else None


def _with_others(region: _Element) -> _Element:
    """What holds several articles of which the region is in one, where each is a whole one."""
    article = next(
        (each for each in (region, *region.iterancestors()) if each.tag == "article"), None
    )
    parent = None if article is None else article.getparent()
    if article is None or parent is None:
        return region
    others = [each for each in parent.iterchildren("article") if each is not article]
    return parent if others and all(map(_is_whole, others)) else region


def _is_whole(article: _Element) -> bool:
    """Whether it is no teaser: two paragraphs at least, under no heading that is a link."""
    said = [text for each in article.iter("p") if len(text := _text(each)) >= _SURE]
    linked = any(next(each.iter("a"), None) is not None for each in article.iter(*_HEADINGS))
    return len(said) >= 2 and not linked


def _misses(region: _Element, words: set[str]) -> bool:
    """Whether a part of the region was left out that no menu or list of links is made of."""
    for element in region.iter(*_PARTS):
        if _holds(element, _PARTS):
            continue
        text = _text(element)
        if not text or text in words or _is_around(element, region):
            continue
        linked = sum(len(_text(link)) for link in element.iter("a"))
        if linked <= _MOST_LINKED * len(text):
            return True
    return False


def _holds(element: _Element, parts: Iterable[str]) -> bool:
    """Whether one of the parts stands in it.

    Asked before its text is taken: else the text in nested lists is gone through at each level.
    """
    return any(each is not element for each in element.iter(*parts))


def _is_around(element: _Element, region: _Element | None = None) -> bool:
    for above in element.iterancestors():
        if above is region:
            return False
        if above.tag in _AROUND:
            return True
    return False


def bare(line: str) -> str:
    """The words of a line: without the mark of a heading or an item, white space as one space."""
    return _WHITE.sub(" ", _MARK.sub("", line, count=1) if _MARK.match(line) else line).strip()


def _text(element: _Element) -> str:
    return _WHITE.sub(" ", "".join(element.itertext())).strip()

"""The readers' comments of a web page, taken out of its tree before the article is looked for.

They are told by their box: a ``div``, ``section`` or list whose ``id`` or ``class`` begins with
"comment", as trafilatura tells what it would throw away. They come as paragraphs under a
heading ``# Comments`` (or the page's own), so that whoever reads the text knows them for what
they are. The line that names a comment's writer has ``#`` in front, and a colon behind it
where no date says that it heads a comment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.comments import heads_comments
from gpqa.days import STAMP, STAMPED

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["take_comments"]

_HEADING = "# Comments"
_LONGEST_NAME = 60  # code points
_LONGEST_MARKUP = 300  # code points of a name with the white space around it
_SHORT = 120  # code points of a line that may be a button's or a notice's
# A forum's page is nothing but its posts, which have the same boxes.
_FORUM = re.compile(r'"DiscussionForumPosting"')
_SKIPPED = frozenset(
    """
    script style noscript template form button svg img picture input textarea select option label
    iframe object embed audio video canvas nav head link meta
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body dd details div dl dt figcaption figure footer h1 h2 h3 h4
    h5 h6 header hr li main ol p pre section summary table td th tr ul
    """.split()
)
# Whose words stand against each other without white space: "Ann" and "18 Feb 2026".
_LABELS = frozenset({"a", "b", "cite", "small", "span", "strong", "time"})
_WRITER = re.compile(
    r"(?:^|[\s_-])(?:author|user|username|user-?name|name|nick|nickname|fn|commenter|handle|byline"
    r"|poster)(?:$|\s)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
# What may stand behind a writer's name on the line that heads the comment.
_WHEN = re.compile(
    rf"[\s,|·•–—-]*(?:(?:says|said|wrote|writes|replied|posted|commented)\b\s?)?"
    rf"(?:(?:on\s|at\s)?[(\[]?(?:{STAMP})[)\]]?)?\s?:?",
    re.IGNORECASE,
)
_LOGIN = r"(?:log(?:ged)?[\s-]?[io]n|sign(?:ed)?[\s-]?(?:in|up)|register(?:ed)?)"
_ONE = r"(?:comments?|repl(?:y|ies)|responses?)"
# What a page writes into an empty box, or around what it holds. Each is told by more than how it
# begins: readers, too, begin with "please" and "you have".
_NOTICE = re.compile(
    rf"""
    (?:
      (?:the\s)?comments?\s(?:are|is|have|has|on|for|section)\b.*\b(?:closed|disabled|off|moderated)
    | this\s(?:article|conversation|discussion|thread|topic)\sis\s(?:now\s|currently\s)?
      (?:archived|closed|locked|moderated|no\slonger)\b.*
    | (?:you\s(?:have|must|need)\sto\s(?:be\s)?|you\smust\s(?:be\s)?|please\s)?
      {_LOGIN}(?:\s?(?:[|/·•,]|or|and)\s?(?:{_LOGIN}|create\san\saccount)){{0,3}}
      (?:\s(?:first|here|now))?
      (?:\s(?:in\sorder\s)?to\s(?:access|add|comment|continue|join\s(?:in|the)|leave|participate
      |post|rate|read|reply|report|respond|see|take\spart|view|write|your\saccount)\b.*
      |\sbefore\s(?:commenting|posting|replying|you\s(?:comment|post|reply))\b.*
      |\swith\s(?:apple|disqus|facebook|google|twitter|x|your)\b.*)?
    | (?:you\s(?:have|must|need)|please)\b.*\bjavascript\b.*
    | please\s(?:keep|make)\s(?:all\s|your\s)?comments\b.*
    | (?:please\s)?(?:follow|read|respect|review|see|view)\sour\s(?:\w{{1,20}}\s){{0,3}}
      (?:guidelines|policy|policies|rules|standards|terms)\b.*
    | be\sthe\sfirst(?:\s(?:one|person))?(?:\sto\s(?:comment|post|reply|respond|review
      |(?:add|leave|share|start|write)\s(?:an?|the|your)\b).*)?
    | (?:add|leave|post|submit|write)\s(?:an?\s|the\s|your\s)?(?:(?:first|new|public)\s)?
      (?:(?:comments?|reply)\b.*|response|review|thoughts?)
    | join\sthe\s(?:community|conversation|debate|discussion)
      (?:\s(?:\(?\d{{1,6}}\)?|below|here|now|on\s(?:facebook|this|twitter|x)\b.*))?
    | (?:hide|load|read|see|show|view)\s
      (?:(?:all|earlier|full|hidden|less|more|newer|older|other|previous|the|\d{{1,6}})\b\s?){{0,4}}
      (?:{_ONE}|conversation|discussion|thread)?(?:\s\(?\d{{1,6}}\)?|\s(?:in|on|to)\sthis\b.*)?
    | your\se-?mail(?:\saddress)?
      (?:\b.*\b(?:displayed|published|required|shared|shown)\b.*|\s?[(*:].*)?
    | required(?:\sfields?\b.*|\s?\*)?
    | no\s{_ONE}(?:\s(?:found|have|posted|so\sfar|to\s(?:display|show)|yet)\b.*)?
    | there\sare\s(?:currently\s)?no\s(?:{_ONE}|reviews)\b.*
    | cancel(?:\s{_ONE})? | submit(?:\s{_ONE})?
    | notify\sme\b.*\b(?:e-?mail|posts?|{_ONE})\b.*
    | (?>(?:(?:reply|share|report|flag|likes?|quote|permalink|edit|(?:up|down)vote|\d{{1,6}})
      (?:\s[|·•]?\s?|\Z))+)
    | \d*\s?{_ONE}
    )\s?[.!…»›]?""",
    re.IGNORECASE | re.VERBOSE,
)
_WHITE = re.compile(r"[ \t\n\r\f\v\u00a0]++")


def take_comments(tree: _Element) -> list[str]:
    """The paragraphs of the readers' comments, whose boxes are taken out of ``tree``.

    A box with the page's main heading in it is no box of comments: it stays, without the
    name that would have it thrown away. Those in it are taken out.
    """
    if any(_FORUM.search(script.text or "") for script in tree.iterfind(".//script[@type]")):
        return []
    paragraphs: list[str] = []
    for box in _boxes(tree):
        paragraphs += _read(box)
        _take_out(box)
    if paragraphs and not heads_comments(paragraphs[0]):
        paragraphs.insert(0, _HEADING)
    return paragraphs


def _boxes(tree: _Element) -> list[_Element]:
    """The outermost boxes of comments, in order; what holds a main heading is forgotten as one."""
    from trafilatura.xpaths import REMOVE_COMMENTS_AND_LISTS_XPATH

    called = [box for expression in REMOVE_COMMENTS_AND_LISTS_XPATH for box in expression(tree)]
    above = {each for heading in tree.iter("h1") for each in heading.iterancestors()}
    found: list[_Element] = []
    for box in called:
        if box in above:
            _forget(box)
        else:
            found.append(box)
    inside = set(found)
    return [box for box in found if not any(each in inside for each in box.iterancestors())]


def _forget(box: _Element) -> None:
    """A box loses what tells that it is one of comments; those in it keep theirs."""
    for name in ("id", "class"):
        box.attrib.pop(name, None)


def _take_out(box: _Element) -> None:
    parent = box.getparent()
    if parent is None:
        return
    if box.tail:
        before = box.getprevious()
        if before is None:
            parent.text = (parent.text or "") + box.tail
        else:
            before.tail = (before.tail or "") + box.tail
    parent.remove(box)


def _read(box: _Element) -> list[str]:
    """The lines of a box; none where it holds no comment."""
    lines = _Lines()
    lines.walk(box)
    kept: list[str] = []
    for position, (line, writer) in enumerate(lines.done):
        # First of all: people are called "42" and "Read Smith".
        named = writer is not None and line.startswith(writer)
        if not named and _is_notice(line):
            continue
        if writer is not None:
            below = lines.done[position + 1][0] if position + 1 < len(lines.done) else ""
            kept += _headed(line, writer, below)
        elif position == 0 and heads_comments(line):
            kept.append(f"# {line}")
        else:
            kept.append(line)
    said = [line for line in kept if line[:2] != "# " and not STAMPED.fullmatch(line[:_SHORT])]
    return kept if said else []


def _is_notice(line: str) -> bool:
    return len(line) <= _SHORT and not heads_comments(line) and bool(_NOTICE.fullmatch(line))


def _headed(line: str, writer: str, below: str) -> list[str]:
    """A line that names a comment's writer, parted from the comment where that begins on it."""
    if not line.startswith(writer):
        return [line]
    rest = line[len(writer) :]
    if len(rest) > _SHORT or not _WHEN.fullmatch(rest):
        return [f"# {writer}:", rest.lstrip(" ,:|·•–—-")]
    dated = bool(rest.strip()) or (len(below) <= _SHORT and STAMPED.fullmatch(below))
    return [f"# {line}" if dated else f"# {line}:"]


class _Lines:
    """The lines of an element, each with the name of a comment's writer where one is on it."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str | None]] = []
        self._pending: list[str] = []
        self._writer: str | None = None

    def walk(self, box: _Element) -> None:
        from lxml.etree import iterwalk

        walker = iterwalk(box, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if _is_left_out(element):
                    walker.skip_subtree()
                else:
                    self._begin(element)
            else:
                self._end(element, last=element is box)
        self._finish()

    def _begin(self, element: _Element) -> None:
        if element.tag in _BLOCKS or element.tag == "br":
            self._finish()
        elif element.tag in _LABELS:
            self._part(element)
        if self._writer is None:
            self._writer = _writer(element)
        self._pending.append(element.text or "")

    def _end(self, element: _Element, *, last: bool) -> None:
        if element.tag in _BLOCKS:
            self._finish()
        if not last:
            self._pending.append(element.tail or "")

    def _part(self, element: _Element) -> None:
        before = element.getprevious()
        if before is not None and before.tag in _LABELS and not before.tail:
            self._pending.append(" ")

    def _finish(self) -> None:
        line = _WHITE.sub(" ", "".join(self._pending)).strip()
        self._pending.clear()
        if line:
            self.done.append((line, self._writer))
            self._writer = None


def _is_left_out(element: _Element) -> bool:
    return (
        element.tag in _SKIPPED
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _writer(element: _Element) -> str | None:
    """The name of a comment's writer, where an element holds that and nothing else."""
    called = " ".join(filter(None, (element.get("class"), element.get("itemprop"))))
    if element.get("rel") != "author" and not _WRITER.search(called):
        return None
    parts: list[str] = []
    for part in element.itertext():
        parts.append(part)
        if sum(map(len, parts)) > _LONGEST_MARKUP:
            return None
    text = _WHITE.sub(" ", "".join(parts)).strip()
    return text if 0 < len(text) <= _LONGEST_NAME else None

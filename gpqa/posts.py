"""Posts and messages that a text shows, and where it goes on after them.

"A post from the MP: / Hearing that the dam has burst. Praying for all. / The water board says
that this is not true." What is said of a post stands below all of it, so a sentence of the post
is denied there and not in the sentence right after it (:mod:`gpqa.joining`).

A paragraph is a post where a line beside it tells whose it is, "— Rex Odell (@odell) May 2", or
where the line above announces it with a colon.
"""

from __future__ import annotations

import re

__all__ = ["REACH", "find_post_end"]

REACH = 1200
"""Code points on either side of a sentence that its post is looked for in."""

_BYLINE = re.compile(r"[ \t>*_]{0,8}(?:[–—-]{1,2}[ \t]?)?[^\n(@]{2,60}\(@\w{1,40}\)[^\n]{0,60}")


def find_post_end(text: str, start: int, end: int) -> int | None:
    """Where the post ends in which ``text[start:end]`` is a sentence; None where it is in none.

    Takes time linear in the text's length.
    """
    border = "\n\n" if "\n\n" in text else "\n"
    low = text.rfind(border, 0, start) + 1
    high = text.find(border, end)
    if not low or high < 0:
        return None
    below = text[high:].lstrip().split(border, 1)[0].rstrip()
    if _BYLINE.fullmatch(below):
        return text.index(below, high) + len(below)
    above = text[:low].rstrip().rsplit("\n", 1)[-1]
    return high if above.endswith(":") or _BYLINE.fullmatch(above) else None

"""Whom an interview is with, and who puts the questions, where no label says so.

The title does ("an hour with Ann Lee"), the words above it ("We spoke to Ann Lee", "Interview by
Tom Park"), or its last line ("Ann Lee was speaking to Tom Park"). Where two people may be meant
nobody is: no speaker is better than a wrong one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gpqa.names import agrees, parse_name
from gpqa.statements.mentions import find_mentions
from gpqa.statements.phrase_names import looks_like_person
from gpqa.structure import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpqa.names import Name
    from gpqa.sentences import Span
    from gpqa.statements.mentions import Mention

__all__ = ["Interviewed", "find_interviewed", "names_another"]


class Interviewed(NamedTuple):
    """The words that name them; None for whoever is not plainly named."""

    answers: Span | None
    asks: Span | None
    sure: bool
    """Whether the text says of whoever answers that they do, not only who they are."""
    said: bool
    """Whether the text calls itself an interview, or as good as."""


_LOOK = 100
_LONGEST = 2000  # code points of a block that are read
_DEEP = 12  # blocks above and below the questions that are looked at
_WHO = r"(?:(?:the|our|a|an|its)[ ])?(?:[a-z][\w’'-]{1,20},?[ ]){0,5}"
# Before whom an interview is with.
_WITH = re.compile(
    r"(?:\b(?:interview(?:s|ed|ing)?|conversation|q[ ]?&[ ]?a|chat|talk)[ ]with"
    r"|\b(?:we|I)[ ](?:(?:recently|then|also|first)[ ])?(?:(?:spoke|talked|chatted)[ ](?:to|with)"
    r"|(?:sat|caught)[ ](?:down|up)[ ]with|asked|met|interviewed|called|rang|reached|visited"
    r"|put[ ].{1,40}[ ]to)"
    r"|\b(?:sat[ ]down|sits[ ]down|caught[ ]up|catches[ ]up)[ ]with"
    r"|\b(?:hour|afternoon|morning|evening|lunch|coffee|tea|minutes|day|breakfast|dinner)[ ]with"
    r"|\b(?:questions|minutes)[ ](?:for|with|to)|\b[Mm]eet)[:]?[ ]" + _WHO + r"\Z",
    re.IGNORECASE,
)
# Behind whom an interview is with.
_WAS = re.compile(
    r"(?:,[ ][^.,\n]{1,60},)?(?=[ ,])(?:[ ](?:was|is|were)[ ]"
    r"(?:speaking|talking|interviewed|in[ ]conversation)\b"
    r"|[ ](?:spoke|speaks|talks|talked)[ ](?:to|with)[ ](?:us|me|the|this|our)\b"
    r"|[^.\n]{0,120}[ ](?:duly[ ]sworn|duly[ ]affirmed)\b"
    r"|[ ]answers?[ ](?:our|your|the|these|some|readers|\w+[ ])?[ ]?questions\b)"
)
# Before who puts the questions.
_BY = re.compile(
    r"(?:\b(?:interview(?:ed)?|questions|words|text|story|as[ ]told[ ]to|conversation|q[ ]?&[ ]?a)"
    r"(?:[ ]and[ ][a-z]{2,20})?(?::|[ ]by)?[ ]|(?:\A|[\n.|·–—])[ ]*by[ ]"
    r"|\b(?:was|is|were)[ ](?:speaking|talking|in[ ]conversation)[ ](?:to|with)[ ]"
    r"|\b(?:was|is|were)[ ]interviewed[ ]by[ ]|\bas[ ]told[ ]to[ ]|\binterviewer:?[ ])\Z",
    re.IGNORECASE,
)
_ALSO_TITLE = re.compile(r"(?:\binterview|q[ ]?&[ ]?a)(?::|[ ])[ ]?\Z", re.IGNORECASE)
_INTERVIEWS = re.compile(r"[ ](?:interviews|interviewed|questions|questioned|asks|asked)[ ]\Z")
_JOINED = re.compile(r",?[ ](?:and|&)[ ](?:(?:his|her|their)[ ]|[A-Z])")
_CALLED = re.compile(
    r"\binterview(?:s|ed|er|ing)?\b|\bin conversation\b|\bq ?& ?a\b|\bquestions (?:for|with|to)\b"
    r"|\b(?:spoke|speaks?|talks|talked) (?:to|with)\b|\b(?:was|were|is) (?:speaking|talking)\b"
    r"|\b(?:hour|lunch|minutes|coffee|tea) with\b|\bsat down with\b|\bwe asked\b",
    re.IGNORECASE,
)


def find_interviewed(text: str, above: Sequence[Block], below: Sequence[Block]) -> Interviewed:
    """Who answers, and who asks, by the blocks above the first question and below the last answer.

    Only those nearest to the questions, and the first of all, are read.
    """
    near = [*above[: _DEEP // 2], *above[_DEEP // 2 :][-_DEEP // 2 :], *below[:_DEEP]]
    read = [Block(Kind.BODY, each.start, min(each.end, each.start + _LONGEST)) for each in near]
    people: list[_Seen] = []
    for mention in _full_names(text, read):
        block = read[mention.block]
        one = next((each for each in people if agrees(each.name, mention.name)), None)
        if one is None:
            one = _Seen(mention.name, (mention.start, mention.end))
            people.append(one)
        one.see(text, block, mention, title=block.start == near[0].start)
    _see_pairs(text, people)
    called = any(_CALLED.search(text, each.start, each.end) for each in read)
    asks = [one for one in people if one.asks and not one.answers]
    sure = [one for one in people if one.answers and not one.asks]
    left = [one for one in people if not one.asks and not one.answers]
    if not sure and len(left) == 1 and left[0].foremost:
        answers: list[_Seen] = left
    else:
        answers = sure
    plain = len(answers) == 1 and not answers[0].joined
    return Interviewed(
        answers[0].span if plain else None,
        asks[0].span if len(asks) == 1 else None,
        sure=len(sure) == 1,
        said=called or any(one.answers or one.asks for one in people),
    )


def names_another(text: str, blocks: Sequence[Block], one: Span) -> bool:
    """Whether ``blocks`` name somebody in full who is not the person that ``one`` names."""
    name = parse_name(text[slice(*one)])
    read = [Block(Kind.BODY, each.start, each.end) for each in blocks]
    return name is None or any(not agrees(each.name, name) for each in _full_names(text, read))


def _full_names(text: str, blocks: Sequence[Block]) -> Iterator[Mention]:
    """The places where blocks name people in full."""
    for mention in find_mentions(text, blocks):
        name = mention.name
        person = name.is_full and (mention.strong or looks_like_person(name))
        if person and not mention.possessive:
            yield mention


class _Seen:
    """Somebody who is named beside an interview, and what the words around the name show."""

    def __init__(self, name: Name, span: Span) -> None:
        self.name = name
        self.span = span
        self.answers = False
        self.asks = False
        self.foremost = False
        """Whether named in the title, or as what a sentence is about."""
        self.joined = False
        """Whether somebody is named beside them: "Ann Lee and her son"."""
        self.at: list[Span] = []

    def see(self, text: str, block: Block, mention: Mention, *, title: bool) -> None:
        """Take in one mention of them."""
        self.at.append((mention.start, mention.end))
        before = text[max(block.start, mention.start - _LOOK) : mention.start].replace("\n", " ")
        self.answers |= _WITH.search(before) is not None
        end = min(block.end, mention.end + 2 * _LOOK)
        self.answers |= _WAS.match(text, mention.end, end) is not None
        self.joined |= _JOINED.match(text, mention.end, end) is not None
        if not (title and _ALSO_TITLE.search(before)):  # "Interview: Ann Lee" is with her
            self.asks |= _BY.search(before) is not None
        self.foremost |= title or (not before.strip() and not mention.quoted)


def _see_pairs(text: str, people: Sequence[_Seen]) -> None:
    """Take in "Tom Park interviews Ann Lee"."""
    places = sorted(((at, one) for one in people for at in one.at), key=lambda each: each[0])
    for (first, one), (second, other) in pairwise(places):
        near = one is not other and second[0] - first[1] < _LOOK
        if near and _INTERVIEWS.fullmatch(text, first[1], second[0]):
            one.asks = other.answers = True

"""The page's own words, as single lines: buttons, notices, signposts to other articles.

Only formulas are known, and only as whole lines: what stays doubtful stays the text's own.
"""

from __future__ import annotations

import re

__all__ = ["has_credit", "heads_teasers", "is_button", "is_notice"]

_MARKS = "*_ "
_STOPPED = re.compile(r"[.。][’”\"')\]]{0,2}\Z")
# Buttons and labels: whole lines, never a sentence with its full stop.
_BUTTON = re.compile(
    r"""(?:
      (?:share|print|email|e-mail|save|bookmark|tweet)\ (?:this|on|via)\b.{0,40}
    | (?:follow|like|find|join)\ us\ on\b.*
    | (?:read|view|see)\ (?:the\ )?(?:latest\ issue|more|next|also|results|comments|all)\b.{0,60}
    | (?:click|tap)\ here\b.*  |  (?:log|sign)[ -]?(?:in|up|out)\b.{0,30}
    | (?:subscribe|register)(?:\ (?:now|here|today|to)\b.{0,40})?
    | (?:advertisement|sponsored(?:\ content)?|loading|most\ popular|back\ to\ top
      |cookie\ (?:policy|settings)|privacy\ policy|terms\ (?:of\ use|and\ conditions)
      |have\ your\ say)
    | skip\ (?:(?:past|to)\ )?(?:(?:main\ )?content|ad(?:vertisement)?s?
      |newsletter(?:\ promotion)?)
    | (?:advertisement\W{1,3})?(?:story|article)\ continues\ below
      (?:\ (?:this\ )?ad(?:vertisement)?)?
    | (?:copy|share)\ (?:link|page)  |  listen\ to\ this\ (?:article|story)
    | \d{1,3}\ min(?:ute)?s?\ read
    | (?:last\ )?(?:updated|published|posted)\ .{1,20}\ ago
    | (?:tags?|filed\ under|related\ topics)\s?:\s.{1,80}
    | (?:post|leave|add)\ (?:a|your)\ (?:comment|reply)  |  page\ \d+(?:\ of\ \d+)?
    | .*\d{2,4}\ ?[x×]\ ?\d{2,4}\ ?px  |  .*\.(?:jpe?g|png|gif|svg|webp)
    )\s?[:»›→]?""",
    re.IGNORECASE | re.VERBOSE,
)
# What stands above other articles' headlines: "Most read:".
_SIGNPOST = (
    r"(?:most\s(?:read|viewed|shared|commented)(?:\s(?:stories|articles|news|now|today))?"
    r"|most\spopular\s(?:stories|articles|news)"
    r"|related(?:\s(?:articles?|stories|content|news|coverage|links|reading|topics))?"
    r"|(?:also\s)?read\s(?:more|next|also)|also\sread|see\salso|keep\sreading|what\sto\sread\snext"
    r"|more\s(?:on\sthis(?:\s(?:story|topic))?|like\sthis|stories|news|top\sstories|headlines)"
    r"|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested\sin)"
    r"|(?:other|top|latest)\s(?:stories|headlines)|recommended\s(?:reading|stories|articles|for\syou)"
    r"|trending(?:\s(?:now|stories|today))?|editor['’]?s['’]?\spicks?|in\sother\snews)"
)
_SIGNPOSTS = re.compile(rf"{_SIGNPOST}\s?(?P<colon>[:»›→])?", re.IGNORECASE)
_TEASER = re.compile(rf"{_SIGNPOST}\s?(?::|\s[|–—-]|[»›→])\s?\S.*", re.IGNORECASE)
# Notices: formulas, with or without their full stop.
_PLACES = (
    r"(?:facebook|twitter|x|instagram|tiktok|youtube|whatsapp|linkedin|threads|bluesky|telegram"
    r"|google\snews|snapchat|social\smedia)"
)
_NOTICE = re.compile(
    rf"""(?:
      this\ (?:site|website)\ is\ (?:intended|only)\ for\b.*
    | .{{0,40}}\breport\ this\ comment | this\ comment\ (?:has\ been|was)\ \w+(?:\ by\ .{{1,40}})?
    | (?:this\ (?:site|website)\ uses|we\ use)\ cookies\b.*
    | (?:©|\(c\)|copyright\b).{{0,60}}\d{{4}}.*  |  .*\ball\ rights\ reserved
    | (?:sign\ up|subscribe|register)\ (?:here\ )?(?:to|for)\ (?:our|free|daily|weekly)\b
      [^“"]{{0,60}}\bnewsletters?(?:\ [^,;:“"]{{0,80}})?
    | (?:get|receive)\ [^,;:“"]{{0,80}}\b(?:straight|directly|delivered|sent)\ (?:\w+\ )?
      (?:in)?to\ your\ inbox(?:\ [^,;:“"]{{0,40}})?
    | follow\ [^.!?“"]{{1,50}}\ on\ (?:our\ )?{_PLACES}
      (?:(?:,|,?\s(?:and|or|&))\s{_PLACES})*(?:\ (?:at\ )?@\w+)?
    )[.!]?""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT = re.compile(
    r"""(?:
      (?:.{0,160}[ ])?[(\[](?:image|photo(?:graph)?|picture|pic|credit)s?(?:\ credit)?\s?:\s?
      [^()\[\]]{1,60}[)\]]
    | image\ (?:source|caption|credit),\ .{1,160}
    | (?:photo(?:graph)?|image|picture)s?\ by\ [^.]{1,60}+(?!\.)
    | (?:[^.!?:]{1,40}\s?/\s?)?
      (?:getty(?:\ images)?|alamy|shutterstock|istock|pa\ (?:media|wire|images))
      (?:\s?/\s?[^.!?:]{1,40})?
    )\.?""",
    re.IGNORECASE | re.VERBOSE,
)


def is_button(line: str) -> bool:
    """Whether a line is a button, a label, or another article's headline behind a signpost."""
    bare = line.strip(_MARKS)
    if _BUTTON.fullmatch(bare) or _SIGNPOSTS.fullmatch(bare):
        return True
    return _TEASER.fullmatch(bare) is not None and _STOPPED.search(bare[-4:]) is None


def is_notice(line: str) -> bool:
    """Whether a line is what a site tells its visitors: of its cookies, its newsletter."""
    return _NOTICE.fullmatch(line.strip(_MARKS)) is not None


def has_credit(line: str) -> bool:
    """Whether a line is a picture's: with whom it is from at its end, or nothing else."""
    return _CREDIT.fullmatch(line.strip(_MARKS)) is not None


def heads_teasers(line: str) -> bool | None:
    """Whether a line stands above other articles' headlines; None where it may be.

    With its colon it does: "Read more" alone may belong to what stands above it.
    """
    found = _SIGNPOSTS.fullmatch(line.strip(_MARKS))
    if found is None:
        return False
    return True if found["colon"] else None

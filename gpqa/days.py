"""Days and times of day as texts write them: patterns that several readers of a page share."""

from __future__ import annotations

import re

__all__ = ["CLOCK", "DATE", "DATED", "STAMP", "STAMPED", "TIME"]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun),?\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))",
    re.IGNORECASE,
)
"""A day of the calendar, in words or ISO 8601: its groups are ``d1 m1 y1`` to ``d3 m3 y3``."""
_ZONE = (
    r"(?:IST|CES?T|EES?T|WES?T|[ECMP][SD]?T|A[ECW][SD]T|NZ[SD]T|JST|KST|SGT|HKT|PKT|MSK"
    r"|SAST)\b"
)
CLOCK = (
    r"(?:T?\d{1,2}(?:[:.]\d\d){1,2}(?:\.\d+)?|\d{1,2}(?=\s?[ap]\.?m))"
    rf"(?:\s?[ap](?:m\b|\.m\.?))?(?:\s?(?:Z|GMT|BST|UTC|[+-]\d\d:?\d\d|{_ZONE}))?\)?"
)
"""A time of day, as a pattern."""
TIME = rf"(?:\s*[,;(|·•–—-]?\s*(?:at\s)?{CLOCK})?"
"""The time that may follow a day, as a pattern."""
DATED = re.compile(rf"{DATE.pattern}{TIME}", re.IGNORECASE)
"""A day, perhaps with the time."""
_ANY_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
STAMP = (
    rf"(?:(?:posted\s|published\s|submitted\s)?(?:on\s|at\s)?(?:{CLOCK}[\s,]+(?:on\s)?)?(?:"
    + re.sub(r"\(\?P<\w+>", "(?:", DATE.pattern)
    + rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}\s{_ANY_MONTH}|{_ANY_MONTH}\s\d{{1,2}}"
    rf"|(?:yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)){TIME}"
    r"|(?:about\s|over\s)?(?:\d{1,3}|an?|one|a\sfew)\s?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?"
    r"|weeks?|months?|years?|yrs?|[smhdwy])\sago|just\snow|yesterday"
    rf"|(?:at\s)?{CLOCK})"
)
"""When a comment was written, as a pattern. No day is read from it: "03/04/2024" only shows that it
is one, "2 hours ago" that there is none."""
STAMPED = re.compile(rf"[(\[–—-]?\s?{STAMP}[)\]:]?", re.IGNORECASE)
"""A line that says when, and nothing else."""

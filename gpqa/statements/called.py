"""The name that a text gives somebody for its own use: "one tenant, whom we call Mr Ash".

What is said under the words for the tenant is Mr Ash's, whom the text goes on to call so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.names import parse_name

if TYPE_CHECKING:
    from gpqa.names import Name

__all__ = ["CALLED", "read_called"]

_NAME = r"((?:[^\W\d_a-z][\w.’'-]{0,20}[ \u00a0]){0,3}[^\W\d_a-z][\w’'-]{0,20})"
CALLED = re.compile(
    r",?[ \u00a0]whom?[ ](?:"
    r"(?:we|I|the[ ](?:court|judge|coroner|inquiry|tribunal|panel|police))"
    r"(?:[ ](?:will|shall|have|has|had|are|am|is|only|here|can)){0,3}"
    r"[ ](?:call|calls|called|calling|name|names|named|naming|know[ ]as|refer[ ]to[ ]as)"
    r"|(?:(?:is|was|are|were|can|could|may|must|will|has|had|asked|wants|wanted|prefers|preferred"
    r"|chose|to|be|been)[ ]){1,4}(?:only[ ])?"
    r"(?:called|named|known|identified|referred[ ]to)"
    r")(?:[ ](?:only|here|simply|just)){0,2}(?:[ ]as)?[ ]" + _NAME + r"(?!\w)"
)
"""A clause that says what somebody is called; its group is the name."""


def read_called(clause: re.Match[str] | None) -> Name | None:
    """The name in a clause that :data:`CALLED` found; None for none."""
    return parse_name(clause[1]) if clause else None

"""Words of a sentence that stand around a name and are none: lists, nothing else.

All words stand folded, as in :mod:`gpqa.name_words`.
"""

from __future__ import annotations

__all__ = ["FUNCTION_WORDS", "SAYING", "SENTENCE_OPENERS"]

SAYING = frozenset(
    """
    accused accuses acknowledged acknowledges added adds admits admitted advised advises agreed
    agrees announced announces answered answers argued argues asked asks asserted asserts
    believes blamed blames called calls cautioned claimed claims commented comments complained
    concedes conceded concluded concludes confirmed confirms continued continues countered
    criticised criticises criticized declared declares demanded denied denies described describes
    disagreed disclosed emphasised emphasized estimated estimates explained explains expressed
    feels felt hailed hinted hopes indicated indicates insisted insists joked joins knows
    lamented maintained maintains mentioned mocked noted notes observed observes offered opined
    pledged pointed praised predicted predicts promised promises proposed quipped read recalled
    recalls recommended remarked repeated replied replies reported reports responded responds
    revealed reveals said says saw states stated stresses stressed suggested suggests telling
    tells testified thinks thought told tweeted urged urges vowed wants wanted warned warns
    welcomed welcomes wondered writes wrote
    """.split()
)
"""Verbs whose subject is mostly a person, in the forms that follow a name."""

FUNCTION_WORDS = frozenset(
    """
    a about above according across after again against all along also although always am amid
    among an and another any anyone are aren't around as asked at back be because been before
    behind being below best between both but by can can't clearly could day dear despite did
    didn't do does doesn't don't down during each earlier either else even ever every everyone
    everything something nothing anything
    few finally first for from further get give given go good had has have having
    he he'd he'll he's hello her here here's hers hi him his how however i i'd i'll i'm i've if
    in indeed inside instead into is isn't it it's its just last later least less let let's like
    many maybe me meanwhile more most much must my nearly never next no nobody none nor not
    nothing now of off oh ok okay on once one only or other others our out outside over own
    perhaps please rather read really right said same says second see several shall she she's
    should since so some someone sometimes somewhat soon speaking still such sure take thank
    thanks that that's the their them then there there's therefore these they they're this those
    though three through throughout thus to today together tomorrow too toward towards two under
    unless unlike until up upon us very via was wasn't we we'd we'll we're we've well were what
    what's when where whereas whether which while who who's whoever whom whose why will with
    within without won't would yeah yes yesterday yet you you'd you'll you're you've your
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december
    """.split()
)
"""Words that are in no name, though a sentence may begin with them."""

SENTENCE_OPENERS = FUNCTION_WORDS | frozenset(
    """
    addressing adding asking breaking calling citing exclusive following including interim longtime
    members photo pictured presumptive quoting responding watch writing retired rival incoming
    outgoing acting former formerly ex late fellow new old
    """.split()
)
"""Words that a name does not begin with."""

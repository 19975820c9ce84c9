"""The words that show that somebody said, wrote, wanted or thought something.

To add a verb, put its base form into the line of :data:`_VERBS` whose frames
fit: what may follow it decides which words are taken for what was said. British
and American spellings and all forms are made from the base form.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ADJECTIVES",
    "ALSO_NOUNS",
    "CUE_WORDS",
    "LOOKS",
    "MOODS",
    "NOUNS",
    "STANCES",
    "VERBS",
    "WHAT_WAS_TOLD",
    "Form",
    "Verb",
]

Form = str
"""``base`` (say), ``present`` (says), ``past`` (said, wrote), ``participle`` (written;
where it looks like the past it is listed as that) or ``ing`` (saying)."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that introduces what somebody said, and what may follow it.

    ``frames`` is made of these letters:

    - ``t`` a clause with "that"; ``z`` one without it too; ``w`` "whether", "how", "why" …
    - ``q`` a quotation; ``p`` stands after what was said too: "…, Mr Hunt said". With nothing but
      ``p`` it is how somebody looked: only a quotation right before it is said so
    - ``r`` first somebody who is told: "told the conference that …"
    - ``i`` "to" with a verb; ``o`` somebody with "to" and a verb: "urged him to go"
    - ``n`` a noun phrase: "criticised the plan"; ``m`` the same, only for people and bodies
      that are named
    - ``a`` a noun phrase and what it is called: "called him a liar"
    - ``v`` on, about, to or that what nothing is promised: with its particle it is what is said
    - ``d`` a noun phrase and "down to": "put the decline down to the weather";
      the same with "at" and a sum: "put the cost at 9m"
    - ``x`` says no to what was told before it: "denied this" says something, "gave this" nothing
    - ``k`` clauses only where the subject is somebody: things "show" and "suggest" too
    """

    base: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    """After which the content may stand: "called for", "warned of"."""
    particle: str = ""
    """The small word that belongs to it: "pointed out"."""


# frames / prepositions: verbs
_VERBS = """
zwqp / about of : say
zwqpn / : add
zwqp / on about : remark observe comment muse
zwqp / : explain insist maintain contend assert allege reiterate repeat quip conclude concede
zwqp / : recall testify opine reckon reply counter retort proclaim
zwqp / about of : joke brag boast complain lament
zwqp / about of against : caution
rzwqpo / of about against : warn
zwqp / for against with : argue
zwqpn / : claim acknowledge stress emphasise declare note announce confirm disclose admit
zwqpn / : predict underscore underline highlight
zwqp / : respond
zwqp / : aver clarify posit affirm
tqp / : submit concur venture
tqpn / : rue
t / : plead
tq / : accept
zwqp / : state report reveal hint imply
zwqp / : suggest indicate
zwqp / for : apologise
zn / : estimate forecast mention
zwqpi / with on to : agree
rzwqp / about of : tell inform remind
rz / of about : assure notify convince
rzwpo / about against : advise
zwqpi / : vow
rzwqpin / : promise pledge
zi / : threaten swear
wqprio / about for : ask
wq / about whether : wonder inquire
wqp / : continue
nwq / : question
zinqwp / : demand
oqp / : urge implore beg instruct encourage
nt / : urge
io / for : plead
o / : order command invite press challenge
qa / for on upon : call
zqp / : tweet post write shout yell whisper exclaim
qp / : fume rage storm gush rant moan groan sigh beam enthuse hiss bark thunder scoff sneer crow
qpx / with : disagree
qp / : cry boom roar bellow chirp recollect
qp / : mutter growl sob laugh snap blast slam plead beg chuckle intone deadpan vent
p / : write
p / : smile grin shrug weep wince nod gasp giggle grimace frown smirk scowl
n / as : describe
n / : criticise criticize slam blast condemn denounce mock ridicule praise hail welcome applaud
n / : commend lambast lambaste rip bash chide scold rebuke chastise castigate disparage decry
n / : deplore bemoan disavow renounce tout deride rubbish savage laud
mx / : refute rebut contradict contest
x / : deny reject dismiss dispute doubt
m / : attack defend back support endorse oppose reject dismiss favour champion promote blame
m / : accuse fault cite thank discuss outline detail reference prefer dislike dispute
m / : love hate admire resent despise loathe respect distrust embrace appreciate
m / : compare link equate attribute credit condone justify downplay
ik / : plan seek aim intend decide resolve
tn / : propose recommend advocate deny
n / : express voice reject liken
i / : refuse decline offer
wion / : want
zi / for : hope wish
zion / : expect
znp / : fear suspect
zwp / about of : think
zwp / in : believe
z / : feel
zwn / : doubt
tni / : regret
z / about over : worry fret
a / : remember
a / : consider label brand dub term
n / : regard view portray characterise depict
tk / : hold consider depose
/ of about : speak talk
/ to : object refer allude
/ against : rail speak
/ for : push appeal lobby campaign
/ on : insist elaborate
zwqpk / : find show rule conclude calculate
zk / : speculate theorise insinuate
"""
# verb + particle, with frames and prepositions as above
_PHRASAL = """
point out / zwqpn /
point / / to
lay out / nw /
set out / nw /
spell out / nw /
rule out / n /
lash out / / at against
hit out / q / at
hit back / qp / at
call out / nqp /
make clear / zw /
make it clear / zw /
go after / n /
go on / qp /
pay tribute / / to
take aim / / at
take issue / / with
give evidence / t /
raise concerns / t / about over
raise questions / / about over
cast doubt / / on
pour scorn / / on
heap praise / / on
stand by / n /
double down / / on
shrug off / n /
brush off / n /
play down / n /
speak out / / against about
come out / / against
sound the alarm / / over about
issue a warning / t / about over
put it / zqp /
commit himself / / to
commit herself / / to
commit itself / / to
commit themselves / / to
"""
# Who gives none of these has said so: "gave no commitment on pay", "would give no assurance that".
_WITHHELD = "commitment undertaking guarantee assurance promise pledge".split()
_DOUBLING = frozenset(
    "admit brag quip beg slam snap rip dub refer regret chat plan commit rebut prefer fret sob "
    "deadpan grin shrug nod submit aver concur".split()
)
_ONLY_ISE = frozenset("promise advise praise surmise despise chastise raise".split())
_PASTS = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "feel": ("felt", "felt"),
    "write": ("wrote", "written"),
    "speak": ("spoke", "spoken"),
    "swear": ("swore", "sworn"),
    "make": ("made", "made"),
    "give": ("gave", "given"),
    "lay": ("laid", "laid"),
    "set": ("set", "set"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "put": ("put", "put"),
    "find": ("found", "found"),
    "show": ("showed", "shown"),
    "go": ("went", "gone"),
    "forecast": ("forecast", "forecast"),
    "seek": ("sought", "sought"),
    "pay": ("paid", "paid"),
    "take": ("took", "taken"),
    "cast": ("cast", "cast"),
    "stand": ("stood", "stood"),
    "come": ("came", "come"),
    "weep": ("wept", "wept"),
}


def _spellings(base: str) -> set[str]:
    """British and American forms of a base form."""
    found = {base}
    if base.endswith("ise") and base not in _ONLY_ISE:
        found.add(base[:-3] + "ize")
    if base == "favour":
        found.add("favor")
    return found


def _forms(base: str) -> list[tuple[str, Form]]:
    """All forms of a verb: ``[("says", "present"), …]``."""
    consonant_y = base.endswith("y") and base[-2] not in "aeou"
    if consonant_y:
        third, past, ing = base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    elif base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third, past, ing = base + "es", base + "ed", base + "ing"
    else:
        third, past, ing = base + "s", base + "ed", base + "ing"
    if base.endswith("e"):
        past = base + "d"
        ing = base + "ing" if base.endswith("ee") else base[:-1] + "ing"
    stem = base + base[-1]
    if base in _DOUBLING or base in {"set", "put"}:
        past, ing = stem + "ed", stem + "ing"
    pasts, participle = _PASTS.get(base, (past, past))
    forms = [(base, "base"), (third, "present"), (pasts, "past"), (ing, "ing")]
    if base == "hit":
        forms[3] = ("hitting", "ing")
    if participle != pasts:
        forms.append((participle, "participle"))
    if base in {"label", "signal", "channel"}:
        forms += [(stem + "ed", "past"), (stem + "ing", "ing")]
    return forms


def _read_verbs() -> dict[str, list[tuple[Verb, Form]]]:
    merged: dict[tuple[str, str], tuple[set[str], set[str]]] = {}

    def add(base: str, particle: str, frames: str, prepositions: str) -> None:
        for spelling in _spellings(base):
            known = merged.setdefault((spelling, particle), (set(), set()))
            known[0].update(frames)
            known[1].update(prepositions.split())

    for line in _VERBS.strip().splitlines():
        head, bases = line.split(":")
        frames, prepositions = head.split("/")
        for base in bases.split():
            add(base, "", frames.strip(), prepositions)
    for line in _PHRASAL.strip().splitlines():
        words, frames, prepositions = (part.strip() for part in line.split("/"))
        base, _, particle = words.partition(" ")
        add(base, particle, frames, prepositions)
    for base in ("give", "make", "offer"):
        for noun in _WITHHELD:
            add(base, f"no {noun}", "v", "")
            add(base, f"no {noun}s", "v", "")
    add("put", "", "d", "")
    table: dict[str, list[tuple[Verb, Form]]] = {}
    for (base, particle), (frames_, prepositions_) in merged.items():
        verb = Verb(base, frozenset(frames_), frozenset(prepositions_), particle)
        for form, name in _forms(base):
            table.setdefault(form, []).append((verb, name))
    return table


VERBS = _read_verbs()
"""Every form of every cue verb, lower case: ``{"said": [(Verb("say", …), "past")], …}``."""

WHAT_WAS_TOLD = frozenset("it this that these those them".split())
"""What stands for what was told before it, and holds nothing by itself."""

ADJECTIVES: dict[str, frozenset[str]] = {
    word: frozenset(after.split())
    for words, after in {
        "critical sceptical skeptical dismissive wary fearful supportive": "of about",
        "confident hopeful optimistic adamant convinced certain sure": "that z about of",
        "concerned worried disappointed pleased delighted glad proud": "that z about by with at",
        "clear": "that about",
        "opposed": "to",
        "coy bullish bearish": "about on",
        "angry furious upset unhappy frustrated": "that about at with over",
        "sorry afraid": "that z for about",
    }.items()
    for word in words.split()
}
"""After "was": what may follow each. ``z`` is a clause without "that"."""

NOUNS: dict[str, frozenset[str]] = {
    word: frozenset(after.split())
    for words, after in {
        "claim claims view views belief opinion allegation allegations assertion contention "
        "submission submissions contentions argument suggestion warning conviction complaint "
        "accusation statement insistence "
        "admission acknowledgement acknowledgment announcement report prediction concern "
        "concerns fear fears hope hopes assurance pledge promise vow declaration": "that",
        "call calls demand demands": "for that",
        "plan plans proposal proposals": "to",
        "criticism condemnation praise disdain contempt support opposition": "of for",
    }.items()
    for word in words.split()
}
"""After "his", "Mr Hunt's": what may follow each."""

ALSO_NOUNS = frozenset(
    """
    claim claims call calls report reports state states remark remarks comment comments demand
    demands question questions promise promises pledge pledges attack attacks support supports
    estimate estimates forecast forecasts complaint fear fears hope hopes doubt doubts wish wishes
    back backs order orders challenge challenges point points show shows rule rules tweet tweets
    post posts worry worries campaign campaigns push talk talks view views label labels brand brands
    cite thank thanks outline outlines detail details reference references champion vow vows boast
    brag joke jokes lament appeal appeals regret regrets praise blame object objects cite hint
    hints shout yell whisper command press advocate advocates signal warning finding ruling showing
    feeling thinking reporting speaking hoping portrait note notes mention request fault
    instruct quip answer address ask asks term terms hold holds venture ventures
    """.split()
)
"""Forms that are as often nouns: verbs only where their subject leaves no doubt."""

LOOKS = frozenset(
    form
    for form, entries in VERBS.items()
    if any(verb.frames == {"p"} and name in {"past", "present"} for verb, name in entries)
)
"""Forms of the verbs for a face or gesture: "smiled", "shrugs"."""
MOODS = frozenset(
    """
    confident hopeful optimistic pessimistic adamant convinced sure concerned worried disappointed
    pleased delighted glad proud angry furious upset unhappy happy frustrated sorry afraid wary
    sceptical skeptical dismissive unmoved unimpressed unrepentant unapologetic unconvinced
    undeterred unfazed unbowed defiant indignant incredulous outraged livid incensed aghast appalled
    horrified shocked stunned relieved jubilant ecstatic elated thrilled excited amused bemused
    baffled
    bewildered puzzled perplexed resigned philosophical rueful wistful heartbroken devastated
    distraught inconsolable bitter scornful contemptuous exasperated annoyed irritated nonplussed
    determined resolute phlegmatic sanguine stoical cautious enthusiastic sympathetic grateful
    thankful apologetic contrite impressed surprised embarrassed ashamed
    """.split()
)
"""After "was", what only somebody is: a quotation behind its colon is his."""
STANCES = frozenset(
    """
    clear blunt frank candid direct emphatic categorical unequivocal scathing critical certain
    positive negative forthright succinct brief matter-of-fact outspoken unsparing
    """.split()
)
"""The same of what a thing can be, too: "The advice is clear"."""
_EXTRA = frozenset(
    """
    according doubt doubts regret regrets illusion illusions sympathy judgment judgement estimation
    """.split()
)
CUE_WORDS = frozenset(VERBS) | frozenset(ADJECTIVES) | frozenset(NOUNS) | MOODS | STANCES | _EXTRA
"""A sentence without any of these, and without quotation marks, says nothing of anybody."""

"""Whether a verb of saying tells that something was said: "said", not "would say", "to say".

What is announced counts as said: "will say" and "is expected to say" of somebody tell his words,
and whoever reads the sentence reads that they are yet to come.

It is told by the verb's group, the auxiliaries and "not" before it, and for a verb that only
shows how something was said ("he shrugged") by the quotation that stands before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gpqa.statements.clauses import DASHES, VerbGroup, verb_group
from gpqa.statements.lexicon import VERBS, Form, Verb
from gpqa.statements.noun_phrases import PRONOUN_LIKE
from gpqa.statements.words import DETERMINERS, QUOTED

if TYPE_CHECKING:
    from gpqa.statements.words import Words

__all__ = ["asserting_group", "shows_how"]

# Not doing these is an attitude too: "does not support", "never wanted".
_ATTITUDES = frozenset(
    "want believe think expect support agree accept favour favor endorse back regret like".split()
)
# "went on to say", "continued to insist".
_LEADING = frozenset(
    "on used continued began started proceeded rushed continuing continues quick".split()
)


def asserting_group(words: Words, index: int, verb: Verb, form: Form) -> VerbGroup | None:
    """The verb's group, where it tells what was said; None for "would say" and the like."""
    particle = verb.particle.split()
    after = index + 1 + len(particle)
    if particle and words.low[index + 1 : after] != particle:
        return None
    if particle == ["on"] and words.low[after : after + 1] == ["to"]:
        return None  # "went on to say": that is said by the next verb
    if particle == ["it"] and words.low[after : after + 1] == ["at"]:
        return None  # "put it at $9m" is no "put it mildly"
    group: VerbGroup | None = verb_group(words, index)
    if group is not None and (_is_gerund(words, group) or _passes_on(words, verb, after)):
        return None
    if group is not None and form == "base" and verb.base in _ANNOUNCED:
        coming = _coming_group(words, group)
        if coming is not None:
            return coming
    if group is not None and group.infinitive:
        group = _leading_group(words, group) if form == "base" else None
    return group if group is not None and _asserts(words, group, verb, form) else None


def _passes_on(words: Words, verb: Verb, after: int) -> bool:
    """Whether the writer is asked for what is told around it: ", he asks us to say,"."""
    low = words.low
    if (
        verb.base != "ask"
        or low[after : after + 1] not in (["us"], ["me"])
        or low[after + 1 : after + 2] != ["to"]
    ):
        return False
    stop = after + 3
    says = stop <= len(low) and low[stop - 1] in VERBS
    return says and (stop == len(low) or low[stop] in _ENDS_ASIDE)


_ENDS_ASIDE = DASHES | {",", ")", "."}


def _is_gerund(words: Words, group: VerbGroup) -> bool:
    """Whether a perfect is what another verb takes: "denied having said so"."""
    if words.low[group.first] != "having" or group.first == 0:
        return False
    before = words.low[group.first - 1]
    return before in VERBS or (before.endswith("ed") and not words.is_capital(group.first - 1))


# What a preview announces: "the minister will say", "she is expected to tell delegates".
_ANNOUNCED = frozenset(
    """
    say tell announce warn argue declare pledge promise vow urge insist claim reveal confirm add
    stress call conclude
    """.split()
)
_DUE = frozenset("expected due set scheduled going about poised".split())
_PRESENT = frozenset("is are 's 're".split())


def _coming_group(words: Words, group: VerbGroup) -> VerbGroup | None:
    """The whole of "will say", "is expected to say", "is to say"; None for any other verb.

    "Would say" and "was expected to say" tell of nothing that is yet to be said.
    """
    low = words.low
    if group.negated or group.have or group.be or group.do:
        return None
    if group.modal:
        stop = group.first + _LONGEST_COMING
        return replace(group, announces=True) if "will" in low[group.first : stop] else None
    first = group.first - 2  # before "to"
    if not group.infinitive or first < 1:
        return None
    if low[first] in _DUE:
        leading = verb_group(words, first)
        helpers = low[leading.first : first]
    else:
        leading = VerbGroup(first)
        helpers = low[first : first + 1]
    if leading.negated or leading.modal or leading.have or _PRESENT.isdisjoint(helpers):
        return None
    return VerbGroup(leading.first, do=True, announces=True)


_LONGEST_COMING = 4
"""Tokens of "will" with its adverbs."""


def _leading_group(words: Words, group: VerbGroup) -> VerbGroup | None:
    """The whole of "went on to" and "continued to"; None for any other "to"."""
    low = words.low
    first = group.first - 2
    if first < 1 or low[first] not in _LEADING:
        return None
    if low[first] == "on" and low[first - 1] in {"went", "goes", "gone"}:
        first -= 1
    leading = verb_group(words, first)
    return VerbGroup(
        leading.first,
        have=leading.have,
        modal=leading.modal,
        do=True,
        negated=leading.negated,
    )


def _asserts(words: Words, group: VerbGroup, verb: Verb, form: Form) -> bool:
    """Whether the verb tells what was said: no "would say", "did not say", "it was said"."""
    if "v" in verb.frames:  # "would give no promise" is as good as "gave no promise"
        return not (group.negated or group.be or (form == "participle" and not group.have))
    if group.modal or (group.negated and verb.base not in _ATTITUDES):
        return group.modal and _says_no_more(words, group, verb)
    if group.be and form in {"past", "participle"} and verb.base != "agree":
        return False
    if form == "participle":
        return group.have
    if form == "base" and not group.do and group.first > 0:
        before = words.low[group.first - 1]
        return before not in DETERMINERS or before in PRONOUN_LIKE
    return True


def _says_no_more(words: Words, group: VerbGroup, verb: Verb) -> bool:
    """Whether somebody says this and nothing else: "would say only that", "would only confirm".

    That tells of no case that may come: it is what was said when more was asked.
    """
    low = words.low
    if verb.base not in _SAYS_LITTLE or group.negated or group.have or group.be:
        return False
    index = next((i for i in range(group.first, len(low)) if low[i] in _SAYS_LITTLE), 0)
    only = "only" in low[group.first : index + 2]
    conditional = low[0] == "if" or not _WHEN.isdisjoint(low[index + 1 :])
    return only and low[group.first] == "would" and not conditional


_WHEN = frozenset("if when once after unless until".split())
_SAYS_LITTLE = frozenset("say confirm comment".split())


def shows_how(words: Words, index: int, group: VerbGroup) -> bool:
    """Whether a face or gesture goes with the quotation before it: ""It happens," he shrugged".

    After a question, who shrugs may be whoever was asked: there the name must follow the verb.
    """
    low = words.low
    quote = index - 1
    while quote >= 0 and low[quote] != QUOTED and index - quote < _LONGEST_NAMED:
        quote -= 1
    if quote < 0 or low[quote] != QUOTED:
        return False
    comma = words.closing(quote) == "," or low[quote + 1] == ","
    return comma or group.first == quote + 1


_LONGEST_NAMED = 16
"""Tokens from a quotation to the verb that shows how it was said."""

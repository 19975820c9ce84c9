"""What in a sentence shows that somebody said something, who did, and what was said.

First every cue verb is found with its subject and with what follows it; then
it is settled which words each carries: what came before ("…, Mr Hunt said"),
what follows, or both. What one cue carries is not read for further cues: what
somebody reports that others said is his word for it, not theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.statements.adjuncts import past_adjuncts, refers_back
from gpqa.statements.candidates import find_candidates
from gpqa.statements.clauses import (
    DASHES,
    Range,
    bracket_end,
    find_first,
    has_finite,
    is_title,
    names_work,
)
from gpqa.statements.colons import find_announced
from gpqa.statements.cue import TELLING, Candidate, Cue
from gpqa.statements.extents import clause_begin, clause_end, divide, opens_condition
from gpqa.statements.following import past_hearer, sentence_end
from gpqa.statements.lexicon import VERBS
from gpqa.statements.nominal import find_according, find_nominal, find_passive
from gpqa.statements.noun_extents import noun_end
from gpqa.statements.plausible import tells_who_began
from gpqa.statements.stops import are_set_against
from gpqa.statements.words import (
    DETERMINERS,
    FINITE,
    NEGATIONS,
    PREPOSITIONS,
    QUOTED,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.statements.words import Words

__all__ = ["find_cues"]


_ASIDE = DASHES | {","}
# What may follow "…, Mr Lee said" and belongs to the cue, not to what was said.
_AFTER_CUE = _ASIDE | frozenset(
    [";", *"in as after when while during at on before of about to with adding from".split()]
)
# After "…, he said," these do not go on with what was said.
_WRITER_RESUMES = frozenset(
    """
    who which where whose but as when while after before during in at according with and although
    though
    """.split()
)
_FARTHEST_RESUMED = 14
_LONGEST_CUE = 12
"""Tokens of a cue after its verb: "told a conference on the future of primary care"."""


def find_cues(words: Words) -> list[Cue]:
    """The cues of one sentence in order, each with the tokens that it carries."""
    candidates = find_candidates(words)
    found = [
        cue
        for candidate in candidates
        if (cue := _carries_before(words, candidate, candidates)) is not None
    ]
    found += find_according(words, _carried(found))
    for candidate in candidates:
        if candidate.after is None or _within(candidate.index, _carried(found)):
            continue
        if _within(candidate.index, [(cue.first, cue.stop) for cue in found]):
            continue
        if _only_leads_up(words, candidate, candidates):
            continue
        cue = _carries_after(words, candidate, candidates)
        if cue is not None:
            found.append(cue)
    found += find_nominal(words, _carried(found), [(cue.first, cue.stop) for cue in found])
    found += find_passive(words, _carried(found))
    found += find_announced(words, _carried(found))
    return sorted(found, key=lambda cue: cue.first)


def _only_leads_up(words: Words, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a report only says which event is meant, before what the sentence is about.

    "Speaking after a rally where Ms Park set out her plans, Mr Lee criticised them" is what
    Mr Lee said.
    """
    if not candidate.in_aside(words):
        return False
    comma = find_first(words, ",", candidate.index, len(words))
    fronted = words.low[0] in PREPOSITIONS or words.low[0] in {"speaking", "writing"}
    return any(
        (fronted and other.own and other.first == comma + 1)
        # "Mr Lee, to whom she had said that he was ill, told the court"
        or (other.subject[0] < candidate.first < comma < other.index)
        for other in candidates
    )


def _carried(cues: Sequence[Cue]) -> list[Range]:
    return [piece for cue in cues for piece in cue.contents]


def _within(index: int, ranges: Sequence[Range]) -> bool:
    return any(first <= index < stop for first, stop in ranges)


# --- what was said stands after its cue ------------------------------------------------


def _carries_after(
    words: Words, candidate: Candidate, candidates: Sequence[Candidate]
) -> Cue | None:
    """For "Mr Lee said that A, and that B"; "Mr Lee criticised the plan"."""
    after = candidate.after
    if after is None:
        return None
    end = bracket_end(words, candidate.index, sentence_end(words))
    if after.first >= end:
        return None
    if after.sort == "noun":
        reached = max(after.first, after.reaches - 1)
        stop = noun_end(words, reached, end, candidates, candidate)
    elif after.sort == "quote" and _is_sentence(words, after.first):
        stop = after.first + 1
    else:
        stop = clause_end(words, after.first, end, candidates, candidate)
    if "x" in candidate.verb.frames and refers_back(words, after.first, stop):
        contents = [(after.first, after.first + 1)]
    else:
        contents = divide(words, after.first, stop)
    if after.sort != "clause" and contents:
        contents = [(contents[0][0], contents[-1][1])]
    if not contents or tells_who_began(words, candidate):
        return None
    fronted = _fronted(words, candidate, candidates)
    if fronted is not None:
        contents.insert(0, fronted)
    cue_stop = max(candidate.index + 1, min(after.cue_stop, candidate.index + _LONGEST_CUE))
    return Cue(candidate.first, cue_stop, candidate.subject, tuple(contents))


def _is_sentence(words: Words, index: int) -> bool:
    """Whether the quotation at ``index`` is a sentence by itself."""
    if words.low[index] != QUOTED:
        return False
    last = words.closing(index)
    announced = index > 0 and words.low[index - 1] in {",", ":"}
    ends = last in {".", "!", "?", "…"} or (last == "," and announced)
    return ends and words.text[words.quotations[index].start].isupper()


def _fronted(words: Words, candidate: Candidate, candidates: Sequence[Candidate]) -> Range | None:
    """A clause before the cue that belongs to what was said: "While A, he said B"."""
    if not candidate.own or candidate.after is None or candidate.after.sort == "quote":
        return None
    comma = candidate.first - 1
    if "q" not in candidate.verb.frames or comma < 4 or words.low[comma] != ",":
        return None
    begin = clause_begin(words, comma)
    if words.low[begin] not in {"while", "although", "though", "if"}:
        return None
    if any(other.index < comma for other in candidates) or not has_finite(words, begin, comma):
        return None
    return begin, comma


# --- what was said stands before its cue, or on both sides -----------------------------


def _carries_before(
    words: Words, candidate: Candidate, candidates: Sequence[Candidate]
) -> Cue | None:
    """A cue after or amid what was said: ""A," said Mr Lee", "A, he said, B"."""
    first = candidate.first
    if "p" not in candidate.verb.frames or not candidate.own or first == 0:
        return None
    quoting = words.low[candidate.group.first - 1] == "as"  # "…,” she is quoted as saying"
    participle = candidate.form == "ing" and not candidate.group.be and not quoting
    if participle or _tells_nobody(words, candidate):
        return None
    before = words.low[first - 1]
    if before == "as":
        return _as_said(words, candidate, candidates) if candidate.after is None else None
    quote = _quote_before(words, first)
    pieces: list[Range] = []
    if quote is not None:
        pieces = _quotations_before(words, candidate, quote)
    elif before in _ASIDE and "z" in candidate.verb.frames:
        pieces = _clause_before(words, candidate)
    if not pieces:
        return None
    resumed = _resumed(words, candidate, candidates)
    if quote is None:
        pieces = _worth_keeping(words, pieces[0], resumed)
    if resumed is not None:
        pieces.append(resumed)
    return Cue(first, candidate.stop, candidate.subject, tuple(pieces)) if pieces else None


def _tells_nobody(words: Words, candidate: Candidate) -> bool:
    """Whether it is a headline's "…, jury told": the jury was told so, and said nothing."""
    if candidate.verb.base not in TELLING or candidate.inverted:
        return False
    following = words.low[candidate.stop : candidate.stop + 1]
    return not following or not (words.is_word(candidate.stop) or following == [QUOTED])


def _quote_before(words: Words, first: int) -> int | None:
    """The quotation just before a cue, perhaps with a comma between."""
    low = words.low
    if low[first - 1] == QUOTED:
        return first - 1
    if first > 1 and low[first - 1] in _ASIDE and low[first - 2] == QUOTED:
        return first - 2
    return None


def _quotations_before(words: Words, candidate: Candidate, quote: int) -> list[Range]:
    """The quotations that end before a cue; with the words before them if they are partial."""
    low = words.low
    last = words.closing(quote)
    if not candidate.inverted:
        if last not in {*",!?…—-."} and low[candidate.first - 1] == QUOTED:
            return []
        if candidate.after is not None:  # "On “The Hour,” he said that …" is not “The Hour”
            alone = quote == 0 or low[quote - 1] in _ASIDE or low[quote - 1] in {":", QUOTED}
            if not alone or (last != "," and candidate.after.sort != "noun"):
                return []
    if quote > 0 and low[quote - 1] in PREPOSITIONS and is_title(words, quote):
        return []
    begin = clause_begin(words, candidate.first - 1)
    announced = low[quote - 1] == ":" or low[quote - 1] in DASHES
    if low[quote - 1] == "," and quote - 1 > begin:
        announced = not has_finite(words, begin, quote - 1)
    if quote != begin and not announced:
        return [(begin, quote + 1)]
    pieces = [(quote, quote + 1)]
    while pieces[0][0] > 0 and low[pieces[0][0] - 1] == QUOTED:  # "A." "B," he said
        pieces.insert(0, (pieces[0][0] - 1, pieces[0][0]))
    return pieces


def _clause_before(words: Words, candidate: Candidate) -> list[Range]:
    """The reported clause before ", Mr Lee said"."""
    low = words.low
    first = candidate.first
    if candidate.after is not None and not _splits(words, candidate):
        return []
    end = sentence_end(words)
    after = _past_cue(words, candidate, end)
    if after < end and low[after] not in _AFTER_CUE:
        return []
    if after < end and low[after] == "to" and "r" in candidate.verb.frames:
        return []  # "Ann left, Tom told me to stay" are two clauses
    begin = clause_begin(words, first - 1)
    if are_set_against(words, begin, candidate.subject):
        return []
    if low[begin] in {"speaking", "asked"} or low[begin + 1] in {"asked", "pressed"}:
        return []
    if first > 2 and low[first - 2] in {"where", "which", "who"} and low[first - 3] == ",":
        begin = first - 2  # "…, where, she says, the need is greater"
    return [(begin, first - 1)]


def _past_cue(words: Words, candidate: Candidate, end: int) -> int:
    """Past who was told, when and where: what stands after the cue."""
    stop = candidate.stop
    if candidate.inverted:
        return stop
    if "r" in candidate.verb.frames and stop < end:
        stop = past_hearer(words, stop, end)
    return past_adjuncts(words, stop, end)


def _splits(words: Words, candidate: Candidate) -> bool:
    """Whether a cue stands between a subject and its quoted verb: "The man, he said, “ran”"."""
    after = candidate.after
    if after is None or after.sort != "quote" or words.low[after.first - 1] != ",":
        return False
    begin = clause_begin(words, candidate.first - 1)
    word = words.low[begin]
    if word in PREPOSITIONS or word in SUBORDINATORS or is_adverb(word) or word.endswith("ing"):
        return False
    lower = words.text[words.quotations[after.first].start].islower()
    return lower and not has_finite(words, begin, candidate.first - 1)


def _worth_keeping(words: Words, piece: Range, resumed: Range | None) -> list[Range]:
    """The piece before the cue, unless it is too short to say anything by itself."""
    first, stop = piece
    if resumed is None:
        return [piece] if stop - first >= 3 else []
    opening = words.low[first] in RELATIVES or words.low[first] in SUBORDINATORS
    return [] if opening and stop - first < 2 else [piece]


def _as_said(words: Words, candidate: Candidate, candidates: Sequence[Candidate]) -> Cue | None:
    """For "As Mr Lee said, A" and "A, as Mr Lee put it"."""
    low = words.low
    end = sentence_end(words)
    first = candidate.first
    stop = candidate.stop + len(candidate.verb.particle.split())
    if first <= 2:
        after = find_first(words, ",", past_adjuncts(words, stop, end), min(end, stop + 16))
        if after + 2 >= end or low[after] != ",":
            return None
        return Cue(first, stop, candidate.subject, ((after + 1, end),))
    begin = clause_begin(words, first - 2)
    last = first - 1 if low[first - 2] == QUOTED else first - 2
    if low[first - 2] not in {",", QUOTED} or last - begin < 3:
        return None
    if any(begin <= other.index < last for other in candidates):
        # What the sentence tells is somebody else's: only the quotation is this one's.
        begin = first - 2 if low[first - 2] == QUOTED else first - 3
        if low[begin] != QUOTED:
            return None
        last = begin + 1
    return Cue(first, stop, candidate.subject, ((begin, last),))


def _resumed(words: Words, candidate: Candidate, candidates: Sequence[Candidate]) -> Range | None:
    """What goes on after the cue: ""A," he said, "B""; "A, he said, B"."""
    low = words.low
    end = sentence_end(words)
    after = position = _past_cue(words, candidate, end)
    while position < end and low[position] not in _ASIDE and low[position] not in {":", QUOTED}:
        position += 1
    if position < end and low[position] != QUOTED:
        position += 1
    if position >= end or position - after > _FARTHEST_RESUMED + 1:
        return None
    if low[position] == QUOTED:
        named = low[position - 1] in PREPOSITIONS or low[position - 1] == "'s"
        if named or names_work(words, position):
            return None  # "he said on the BBC's “Today”"
    elif (
        position == after
        or low[position - 1] not in _ASIDE
        or not _goes_on(words, candidate, position, end)
        or any(other.own and other.subject[0] == position for other in candidates)
    ):
        return None
    if position + 1 >= end:
        return position, end
    return position, clause_end(words, position, end, candidates, candidate)


def _goes_on(words: Words, candidate: Candidate, position: int, end: int) -> bool:
    """Whether what was said, and not the writer, goes on at ``position``."""
    word = words.low[position]
    if opens_condition(words, position) or _corrects(words, candidate, position, end):
        return True
    if word in _WRITER_RESUMES:
        return False
    if word.endswith("ing"):
        comma = find_first(words, ",", position, end)
        if word in VERBS or not has_finite(words, position, comma):
            return False
    broken = words.low[candidate.first - 2] in FINITE  # "It is, he admits, a gamble"
    return broken or word.endswith("ed") or has_finite(words, position, end)


def _corrects(words: Words, candidate: Candidate, position: int, end: int) -> bool:
    """Whether "but" brings what is so instead: "He was not sacked, he says, but “encouraged”"."""
    low = words.low
    if low[position] != "but":
        return False
    quote = find_first(words, QUOTED, position + 1, min(end, position + 4))
    if low[quote : quote + 1] != [QUOTED] or not all(
        low[i] in PREPOSITIONS or low[i] in DETERMINERS or is_adverb(low[i])
        for i in range(position + 1, quote)
    ):
        return False
    before = low[clause_begin(words, candidate.first - 1) : candidate.first]
    return not NEGATIONS.isdisjoint(before)

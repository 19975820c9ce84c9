"""Short sentences that turn what stands right before them: "I won't.", "He's not a suspect.".

Somebody who speaks says in few words that it is otherwise: "Some say that I should sell the
mill. I won't." They deny nothing that was said (:mod:`gpqa.denials` knows what does), and hold
next to no words that a question could ask for; yet what they follow says the opposite without
them. So does a writer who tells what somebody did not say, or does not believe, right after what
they said: "Mrs Eddy did not say that it was unsafe." And whoever has "been asked whether" answers
next, as whoever puts a question does with "Yes".

Here a sentence too many is only a longer quote. It stays short, and in the same words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gpqa.denials import is_claim
from gpqa.models import Attribution
from gpqa.name_words import FEMALE_TITLES, MALE_TITLES
from gpqa.names import agrees, parse_name
from gpqa.rejections import MARKS
from gpqa.replies import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpqa.voices import Voice

__all__ = ["answers_at_once", "goes_on_about", "is_turned", "turns_back", "unsays"]

_LONGEST = 80
"""Code points of a sentence that turns the one before it by saying little."""
_OPENS = r"""(?:(?:And|But|Yet|Well|No|However|Still|So|Look|Actually|In\ fact|Honestly|Sorry),?
    \ )?"""
_N_T = r"(?:\w{2,6}n['’]t|can['’]t|won['’]t|shan['’]t)"
_IS = r"""(?:am|is|are|was|were|do|does|did|has|have|had|will|would|can|could|shall|should|may
    |might|must)"""
_NOT = rf"""(?:(?:['’](?:m|s|re|ve|d|ll)|\ {_IS})?(?:\ (?:[a-z]{{2,14}}ly|still|just|also)){{0,2}}
    \ (?:not|never|no\ longer)\b(?!\ (?:only|just|merely|simply|until|to\ mention))
    |\ {_N_T}(?!\ (?:only|just|merely|simply|until)\b)|\ cannot\b)"""
# I won't. He's not a suspect. It wasn't staff. There is no such plan. Nobody did.
_TURNS_BACK = re.compile(
    rf"""{_OPENS}(?:(?:I|We|You|He|She|It|They|That|This|There|Those|These){_NOT}
    |(?:It|That|This|There)(?:['’]s|\ (?:is|was|are|were))\ (?:no|nothing|nobody|none)\b
    |(?:I|We|You|He|She|It|They)(?:['’]ve|\ (?:have|had|has|did|do|was|were))?
      \ (?:refused?|declined|den(?:y|ied))\b
    |(?:Nobody|No\ one|None|Neither)\ (?:{_IS})\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_IF = re.compile(r"[\s‘“’\"'«(\[]{0,4}+(?:(?:And|But|So),?\ )?If\b", re.IGNORECASE)

_SAID = r"""(?:sa(?:y|id|ying)|stat(?:e|ed|ing)|claim(?:ed|ing)?|suggest(?:ed|ing)?|mean(?:t|ing)?
    |believ(?:e|ed|ing)|think|thought|thinking|agree[d]?|accept(?:ed)?|support(?:ed)?|endorse[d]?
    |want(?:ed)?|call(?:ed)?\ for|propos(?:e|ed|ing)|recommend(?:ed)?|go\ so\ far|intend(?:ed)?)"""
# What follows the speaker's name: "did not say that it was unsafe".
_UNSAYS = re.compile(
    rf"""(?:(?:\ {_IS})?(?:\ (?:[a-z]{{2,14}}ly|then|also|himself|herself|themselves)){{0,2}}
      \ (?:not|never|no\ longer)\b(?!\ (?:only|just|merely|simply))
    |\ {_N_T}(?!\ (?:only|just|merely|simply)))
    (?:\ (?:[a-z]{{2,14}}ly|himself|herself|themselves|in\ fact|ever)){{0,2}}\ {_SAID}\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ONE = re.compile(r"(?:(?:But|Yet|However|Later),?\ )?(?P<one>He|She)\b", re.IGNORECASE)

_CAPITAL = r"[A-Z][\w.’'-]{0,20}"
_SUBJECT = re.compile(
    rf"The (?:[a-z-]{{2,16}} ){{0,2}}?(?P<noun>[a-z-]{{2,20}})\b|{_CAPITAL}(?: {_CAPITAL}){{0,4}}"
)

_ASKED_OF_ME = re.compile(
    r"""[\s‘“’\"'«(\[•‣◦▪*–—\d.-]{0,12}+(?:(?:And|But|So|Now),?\ )?
    (?:I(?:['’]ve|\ (?:have|had|am|was))?\ (?:(?:also|often|sometimes|now|then|been|being)\ ){0,3}
        (?:asked|pressed|questioned)
      |(?:You|They|People|Some|Many|Counsel)\ (?:(?:have|also|often|now|may|will)\ ){0,2}
        ask(?:s|ed)?(?:\ me|\ us)?
      |The\ question\ is)
    \ (?:whether|if|why|how|what|when|where|who|about)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AGREES = re.compile(
    r"""[\s‘“’\"'«(\[]{0,4}+(?:Yes|Yeah|Certainly|Absolutely|Definitely|Of\ course|Indeed)
    (?=[\s.,!;:–—])""",
    re.VERBOSE | re.IGNORECASE,
)


def is_turned(sentence: str, claim: str, mine: Voice, theirs: Voice, *, one: bool) -> bool:
    """Whether a sentence turns, or answers, the words of ``mine`` right before it.

    ``one`` where both are in the same words; else ``theirs`` may be the writer's of the speaker.
    """
    if goes_on_about(sentence, mine, theirs) and unsays(sentence, mine.forms):
        return True
    own = mine.attribution is None
    return one and (answers_at_once(sentence, claim) or turns_back(sentence, claim, own=own))


def goes_on_about(sentence: str, mine: Voice, theirs: Voice) -> bool:
    """Whether the writer goes on about whoever was just quoted: "She did not believe it"."""
    return (
        mine.number is not None
        and mine.attribution in {Attribution.DIRECT, Attribution.REPORTED}
        and theirs.attribution is None
        and _subject_end(sentence, mine.forms) > 0
    )


def turns_back(sentence: str, claim: str, *, own: bool = False) -> bool:
    """Whether a few words of the same voice, right after ``claim``, say that it is otherwise.

    ``own`` for the source's own voice, which tells facts one after the other: there only after
    what others say or believe, or after an "if".
    """
    if len(sentence) > _LONGEST or ASKED.search(sentence):
        return False
    if not _TURNS_BACK.match(sentence, _begin(sentence)):
        return False
    return not own or is_claim(claim) or _IF.match(claim) is not None


def unsays(sentence: str, names: Iterable[str]) -> bool:
    """Whether a sentence tells what one of these names did not say or does not believe."""
    subject = _subject_end(sentence, names)
    return subject > 0 and _UNSAYS.match(sentence, subject) is not None


def answers_at_once(sentence: str, question: str) -> bool:
    """Whether whoever puts a question, or tells what they were asked, answers it next."""
    if ASKED.search(question):
        return _AGREES.match(sentence) is not None
    return _ASKED_OF_ME.match(question) is not None


def _subject_end(sentence: str, names: Iterable[str]) -> int:
    """Where the subject of a sentence ends that is one of ``names``, or "he" or "she"; else 0.

    It need not be written alike: of "Joan Eddy" tells "Mrs Eddy", of "a bus driver" "the driver".
    "He" tells of no Joan Eddy, whatever she said of the mayor.
    """
    begin = _begin(sentence)
    pronoun = _ONE.match(sentence, begin)
    if pronoun:
        others = FEMALE_TITLES if pronoun["one"].lower() == "he" else MALE_TITLES
        other = "f" if pronoun["one"].lower() == "he" else "m"
        for name in names:
            read = parse_name(name)
            if (read and read.gender == other) or any(word in others for word in name.split()):
                return 0
        return pronoun.end()
    subject = _SUBJECT.match(sentence, begin)
    if subject is None:
        return 0
    if subject["noun"]:
        same = any(name.split()[-1:] == [subject["noun"]] for name in names)
        return subject.end() if same else 0
    told = parse_name(subject[0])
    known = [name for name in map(parse_name, names) if name is not None]
    if told is None or not known or not all(agrees(told, name) for name in known):
        return 0
    return subject.end()


def _begin(sentence: str) -> int:
    """Past quotation marks and bullets."""
    match = MARKS.match(sentence)
    return match.end() if match else 0

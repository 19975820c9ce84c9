"""Speech into an index: who says what in a source, and who is who in all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gpqa.directory import Speaker
from gpqa.linking import link
from gpqa.statements.described import describe, read_person
from gpqa.statements.person import READER
from gpqa.statements.speech import find_speech
from gpqa.statements.voice import assign_voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpqa.passages import Sentence
    from gpqa.store.corpus_writer import CorpusWriter
    from gpqa.structure import Block

__all__ = ["hear", "link_speakers"]


def hear(
    corpus: CorpusWriter,
    source: int,
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
) -> list[Sentence]:
    """Note who says what in a source; its sentences with the statements that they are part of."""
    speech = find_speech(text, blocks, sentences)
    numbers: dict[str, int] = {}
    for person in (*speech.people, *speech.mentioned):
        if person is not None and person.key not in numbers:
            surname = person.parts.key if person.parts else None
            numbers[person.key] = corpus.add_person(source, surname, describe(person))
    speakers = [None if person is None else numbers[person.key] for person in speech.people]
    statements = [
        corpus.add_statement(source, statement, speaker)
        for statement, speaker in zip(speech.statements, speakers, strict=True)
    ]
    voices = assign_voices(sentences, speech.statements, speakers)
    return [
        sentence if voice is None else replace(sentence, statement=statements[voice])
        for sentence, voice in zip(sentences, voices, strict=True)
    ]


def link_speakers(corpus: CorpusWriter) -> None:
    """Find out anew who is the same person in all sources.

    Anew, since one more article can give a name in full, or bring a second person of it.
    """
    people = [
        (number, source, read_person(described)) for number, source, described in corpus.people()
    ]
    heard = corpus.heard()
    numbers = {(source, person.key): number for number, source, person in people}
    # Whoever speaks with others is heard, be it never alone.
    heard |= {
        numbers[source, key]
        for number, source, person in people
        if number in heard
        for key in person.members
    }
    linked = link((source, person) for _, source, person in people if person.key != READER.key)
    members: dict[str, list[int]] = {}
    speakers: dict[str, Speaker] = {}
    for number, source, person in people:
        speaker = _READER if person.key == READER.key else linked[source, person.key]
        if number in heard:
            members.setdefault(speaker.key, []).append(number)
            speakers[speaker.key] = speaker
    corpus.put_speakers(
        (speakers[key].name, describe(speakers[key]), members[key])
        for key in sorted(members, key=lambda key: (speakers[key].name, key))
    )


_READER = Speaker(key="reader", name=READER.name, kind=READER.kind, forms=("reader", "readers"))

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gpqa.question import understand
from gpqa.whose import whose_words
from tests.helpers_index import library_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpqa.library import Library

FILES = {
    # Of no captain is more told here than that.
    "quarry.txt": "“We shall plant it in March,” said Captain Idris Vane at the old quarry.\n",
    "fen.txt": (
        "Dredger captain Mara Quist showed visitors the dyke. “The pump ran dry in May,” she said."
        " A farmer asked the captain to mend it.\n"
    ),
    "gate.txt": "Tug captain Otto Lisle said that the pump at the gate would be moved.\n",
    "moor.txt": (
        "Ferry captain Ros Amory said the pump was on fire. Barge captain Bo Stead said that the"
        " pump was not on fire. Nobody asked the captain twice.\n"
    ),
    "marsh.txt": (
        "Former ferry captain Eda Pyle said that the pump was stolen. The captain of today is shy"
        " of the pump, and nobody asked the captain.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of(tmp_path_factory.mktemp("holders"), FILES) as opened:
        yield opened


def test_an_office_is_also_whose_in_a_document_that_calls_somebody_so(library: Library) -> None:
    found = whose_words(library.store, understand("What did the captain say about the pump?"))
    assert found.names == ("Idris Vane",)
    assert found.otherwise is not None
    assert found.otherwise.names == ("Mara Quist",)


def test_who_is_silent_on_it_gives_way_to_another_documents(library: Library) -> None:
    answer = library.ask("What did the captain say about the pump?")
    assert [quote.speaker for quote in answer.quotes] == ["Mara Quist"]
    answer = library.ask("What did the captain say about planting?")
    assert {quote.speaker for quote in answer.quotes} == {"Idris Vane"}


@pytest.mark.parametrize("question", ["What did the tug captain say?", "What did Vane say?"])
def test_an_office_told_closer_or_a_name_is_one_persons(library: Library, question: str) -> None:
    assert whose_words(library.store, understand(question)).otherwise is None


def test_a_speaker_that_is_given_is_taken_at_their_word(library: Library) -> None:
    given = whose_words(library.store, understand("What of the pump?"), "the captain")
    assert given.names == ("Idris Vane",)
    assert given.otherwise is None

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.helpers_shell import Shell


def test_who_is_heard_is_listed_with_how_often(asked: Shell) -> None:
    done = asked("speakers")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("Jeremy Hunt  ")
    assert lines[0].endswith(" in 5 sources")
    vautrey = "Richard Vautrey  1 statement in 003_7efa0e590c4f147e"
    assert any(line.startswith(vautrey) for line in lines)


def test_all_that_one_person_said_is_shown_with_its_place(asked: Shell) -> None:
    done = asked("speakers", "--speaker", "Vautrey")
    text = " ".join(done.stdout.decode().split())
    assert "Many practices and GPs already do this" in text
    assert "— Richard Vautrey (direct)" in text
    assert "Hunt" not in text


def test_the_json_is_every_statement_a_line(asked: Shell) -> None:
    done = asked("speakers", "--json")
    statements = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(statements) > 50
    for each in statements:
        assert {"source_id", "start", "end", "speaker", "attribution", "cue"} <= set(each)
        assert each["end"] - each["start"] == len(each["text"])
    one = [s for s in statements if s["source_id"].startswith("003")]
    narrowed = asked("speakers", "003_7efa0e590c4f147e", "--json").stdout.decode().splitlines()
    assert [json.loads(line) for line in narrowed] == one


def test_a_source_that_is_not_there_is_said_to_be(asked: Shell) -> None:
    done = asked("speakers", "nowhere")
    assert done.returncode == 2
    assert b"no source 'nowhere'" in done.stderr


def test_a_speaker_who_is_not_heard_has_no_statements(asked: Shell) -> None:
    done = asked("speakers", "--speaker", "Nagpaul")
    assert done.returncode == 3
    assert done.stdout == b""
    assert b"nobody of that name is heard" in done.stderr


def test_the_nearest_names_are_offered_to_a_typing_error(asked: Shell) -> None:
    done = asked("speakers", "--speaker", "Vautry")
    assert b"the nearest names: Richard Vautrey" in done.stderr


@pytest.mark.parametrize("form", [["--json"], []])
def test_an_unknown_speaker_is_told_with_what_others_said(asked: Shell, form: list[str]) -> None:
    done = asked("ask", "What did Chaand Nagpaul say about resources?", *form)
    assert done.returncode == 3
    assert b"nobody of that name is heard in these sources" in done.stderr
    assert b"what others said on it, which is no answer" in done.stderr
    if form:
        answer = json.loads(done.stdout)
        assert answer["reason"] == "unknown_speaker"
        assert answer["instead"]["quotes"]
    else:
        assert done.stdout == b"The sources do not say.\n"


def test_somebody_who_is_silent_on_it_is_told_apart(asked: Shell) -> None:
    done = asked("ask", "What did Maureen Baker say about vaccination?")
    assert done.returncode == 3
    assert b"Maureen Baker: heard in these sources, but not on this" in done.stderr


def test_a_speaker_option_narrows_to_their_words(asked: Shell) -> None:
    done = asked("ask", "funding to support shifted work", "--speaker", "Vautrey", "--json")
    answer = json.loads(done.stdout)
    assert answer["speakers"] == ["Richard Vautrey"]
    assert {quote["speaker"] for quote in answer["quotes"]} == {"Richard Vautrey"}

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from gpqa import Answer
from gpqa.config import load_settings
from gpqa.formats import FORMS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers_shell import Shell

FUNDING = "what did Hunt say about funding?"
MONEY = ("fund", "money", "invest", "spend", "paid", "pay", "£", "budget", "resources", "financial")


def answer(shell: Shell, question: str, *options: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(shell("ask", question, "--json", *options).stdout)
    return value


def source_text(name: str) -> str:
    return (load_settings().seeds / f"{name}.txt").read_bytes().decode()


def test_the_first_question_builds_the_index_and_says_so(
    tmp_path: Path, shell: Shell, asked: Shell
) -> None:
    fresh = {"GPQA_INDEXES": str(tmp_path / "none yet")}
    done = shell("ask", FUNDING, env=fresh)
    assert done.returncode == 0
    assert b"building the index of the five articles" in done.stderr
    assert b"building" not in done.stdout
    assert b"building" not in shell("ask", FUNDING, env=fresh).stderr


def test_funding_gets_five_quotes_from_three_sources_all_about_money(asked: Shell) -> None:
    quotes = answer(asked, FUNDING)["quotes"]
    assert len(quotes) >= 5
    assert len({quote["source_id"] for quote in quotes}) >= 3
    ends = {(quote["source_id"], quote["end"]) for quote in quotes}
    for quote in quotes:
        # "But I don't pretend to have an answer to that problem now" goes on from the one before.
        goes_on = (quote["source_id"], quote["start"] - 1) in ends
        assert goes_on or any(word in quote["text"].lower() for word in MONEY), quote["text"]


def test_every_quote_and_highlight_is_the_sources_own_characters(asked: Shell) -> None:
    for question in (FUNDING, "what did Hunt say about CCGs?", "diabetes", "named GPs"):
        for quote in answer(asked, question)["quotes"]:
            text = source_text(quote["source_id"])
            assert text[quote["start"] : quote["end"]] == quote["text"]
            for start, end in quote["highlight"]:
                assert quote["start"] <= start < end <= quote["end"]


def test_the_json_has_exactly_the_promised_keys(asked: Shell) -> None:
    value = answer(asked, FUNDING)
    promised = {"question", "answered", "reason", "confidence", "quotes", "index"}
    assert set(value) == promised | {"speakers", "instead", "explanation"}
    assert value["explanation"] is None
    assert set(value["index"]) == {"name", "generation", "format"}
    assert set(value["quotes"][0]) == {
        "text",
        "source_id",
        "start",
        "end",
        "speaker",
        "attribution",
        "cue",
        "highlight",
        "score",
        "source_sha256",
        "source_title",
        "source_date",
        "source_date_of_file",
        "source_author",
        "source_site",
        "source_url",
        "page",
        "page_end",
        "converter",
        "converted_sha256",
        "reply_to",
        "also",
    }
    assert Answer.model_validate(value).question == FUNDING


def test_quotes_come_best_first(asked: Shell) -> None:
    scores = [quote["score"] for quote in answer(asked, FUNDING)["quotes"]]
    assert scores == sorted(scores, reverse=True)


def test_what_the_sources_do_not_say_exits_3_with_nothing_quoted(asked: Shell) -> None:
    done = asked("ask", "What is the capital of France?")
    assert (done.returncode, done.stdout.decode()) == (3, "The sources do not say.\n")
    value = json.loads(asked("ask", "What is the capital of France?", "--json").stdout)
    assert value["answered"] is False
    assert value["reason"] == "nothing_relevant"
    assert value["quotes"] == []


def test_silence_offers_the_nearest_as_no_answer(asked: Shell) -> None:
    done = asked("ask", "Why did Hunt resign?")
    assert (done.returncode, done.stdout.decode()) == (3, "The sources do not say.\n")
    lines = done.stderr.decode().splitlines()
    assert lines[0] == "gpqa: the nearest, which is no answer:"
    assert 1 <= len(lines[1:]) <= 3
    for line in lines[1:]:
        assert len(line) < 170
        place = line[line.rindex("[") + 1 : -1]
        words = line.removeprefix("gpqa:   ").removeprefix("… ").split(" …")[0]
        text = json.loads(asked("show", place, "--json").stdout)["text"]
        assert words.removesuffix(f" [{place}]") in " ".join(text.split())


def test_nonsense_is_answered_by_silence_alone(asked: Shell) -> None:
    done = asked("ask", "flurble gnarp wibble")
    assert (done.returncode, done.stdout, done.stderr) == (3, b"The sources do not say.\n", b"")


def test_the_notes_on_a_person_come_before_the_nearest(asked: Shell) -> None:
    lines = asked("ask", "What did Jennifer Dixon say about funding?").stderr.decode().splitlines()
    assert lines[0] == "gpqa: Jennifer Dixon: heard in these sources, but not on this"
    assert "gpqa: the nearest, which is no answer:" in lines[1:]


def test_what_others_said_is_not_offered_twice(asked: Shell) -> None:
    done = asked("ask", FUNDING, "--min-confidence", "1", "--json")
    instead = json.loads(done.stdout)["instead"]
    assert instead["quotes"]
    assert len(instead["passages"]) == 3
    nearest = done.stderr.decode().partition("the nearest, which is no answer")[2]
    shown = [p for p in instead["passages"] if f"[{p['id']}]" in nearest]
    for quote in instead["quotes"]:
        assert not [
            p
            for p in shown
            if p["source_id"] == quote["source_id"]
            and p["start"] < quote["end"]
            and p["end"] > quote["start"]
        ]


def test_how_sure_an_answer_has_to_be_can_be_said(asked: Shell) -> None:
    unsure = "Why did Hunt resign?"
    assert asked("ask", unsure).returncode == 3
    done = asked("ask", unsure, "--min-confidence", "0")
    assert done.returncode == 0
    assert done.stdout.startswith(b"1. ")
    done = asked("ask", FUNDING, "--min-confidence", "1")
    assert done.returncode == 3
    assert re.match(
        r"gpqa: Jeremy Hunt: the best that was found is \d+% sure to answer,"
        r" and 100% was asked for\n",
        done.stderr.decode(),
    )
    lines = asked("ask", "--nl", "--min-confidence", "0", stdin=f"{unsure}\n".encode()).stdout
    assert json.loads(lines)["answered"]


def test_how_sure_is_a_share_and_nothing_else(asked: Shell) -> None:
    for share in ("-0.1", "1.5", "nan", "inf", "much", ""):
        done = asked("ask", FUNDING, "--min-confidence", share)
        assert done.returncode == 2, share
        assert not done.stdout


def test_two_processes_give_the_same_bytes(asked: Shell) -> None:
    first, second = (asked("ask", FUNDING, "--json").stdout for _ in range(2))
    assert first == second


def test_page_furniture_and_captions_are_never_quoted(asked: Shell) -> None:
    for question in (
        "Who is this site intended for?",
        "How do I report this comment?",
        "Where can I read the latest issue online?",
        "Have your say",
    ):
        value = answer(asked, question, "--top", "50")
        for quote in value["quotes"]:
            assert "Report this comment" not in quote["text"]
            assert "site is intended" not in quote["text"]
            assert "latest issue" not in quote["text"]
            assert quote["text"] != "Have your say"


def test_a_readers_comment_is_given_to_a_reader(asked: Shell) -> None:
    quotes = answer(asked, "Who thinks inulin pump clinics will fail?")["quotes"]
    assert quotes[0]["speaker"] == "reader"
    assert quotes[0]["attribution"] == "comment"


def test_a_question_about_what_hunt_said_is_never_answered_by_a_reader(asked: Shell) -> None:
    quotes = answer(asked, "What did Hunt say about outpatient budget?", "--top", "50")["quotes"]
    assert quotes
    assert all(quote["speaker"] != "reader" for quote in quotes)


def test_narrowing_to_a_source_quotes_only_it(asked: Shell) -> None:
    quotes = answer(asked, FUNDING, "--source", "000_073de1677af4728d")["quotes"]
    assert {quote["source_id"] for quote in quotes} == {"000_073de1677af4728d"}


def test_an_unknown_source_is_a_usage_error_with_the_nearest_names(asked: Shell) -> None:
    done = asked("ask", FUNDING, "--source", "000_073de1677af4728")
    assert done.returncode == 2
    assert b"did you mean 000_073de1677af4728d" in done.stderr


def test_many_questions_come_back_in_order_one_object_a_line(asked: Shell) -> None:
    lines = [FUNDING, "What is the capital of France?", "Who chairs the RCGP?"]
    done = asked("ask", "--nl", stdin="\n".join(lines).encode())
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert [value["question"] for value in values] == lines
    assert [value["answered"] for value in values] == [True, False, True]
    assert done.returncode == 0


def test_a_line_that_is_no_question_does_not_stop_the_others(asked: Shell) -> None:
    done = asked(
        "ask", "--nl", stdin=b"\n\xff\xfe\n" + b"x" * 200_000 + b"\nWho chairs the RCGP?\n"
    )
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["error" in value for value in values] == [True, True, True, False]
    assert done.returncode == 1


def test_an_answer_is_flushed_as_soon_as_it_is_there(asked: Shell) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gpqa", "ask", "--nl"],
        env=asked.env,
        cwd=asked.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question in ("diabetes", "targets"):
            process.stdin.write(f"{question}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        process.stdin.close()


def test_empty_and_endless_questions_are_refused_with_advice(asked: Shell) -> None:
    for question, advice in (("", "empty"), (" \t\n", "empty"), ("a " * 50_000, "limit")):
        done = asked("ask", question)
        assert done.returncode == 2
        assert advice in done.stderr.decode()
        assert not done.stdout


def test_what_asks_nothing_is_answered_by_silence(asked: Shell) -> None:
    assert asked("ask", "???").returncode == 3


def test_a_long_question_within_the_limit_is_answered(asked: Shell) -> None:
    long = "what did Hunt say about funding? " + "I ask because of my practice. " * 200
    assert asked("ask", long, "--json").returncode in {0, 3}


def test_half_a_surrogate_pair_in_a_question_is_refused(asked: Shell) -> None:
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"gpqa", b"ask", b"what about \xff\xfe funding"],
        env=asked.env,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"surrogate" in done.stderr


def test_a_missing_index_names_the_command_that_builds_it(asked: Shell) -> None:
    done = asked("ask", FUNDING, "--index", "hearings")
    assert done.returncode == 1
    assert "gpqa index PATH… --name hearings" in done.stderr.decode()


def test_neither_or_both_ways_to_ask_is_a_usage_error(asked: Shell) -> None:
    assert asked("ask").returncode == 2
    assert asked("ask", FUNDING, "--nl").returncode == 2
    assert asked("ask", FUNDING, "--top", "0").returncode == 2
    assert asked("ask", FUNDING, "--nonsense").returncode == 2


def test_plain_output_has_no_escape_sequences(asked: Shell) -> None:
    assert b"\x1b" not in asked("ask", FUNDING).stdout


def test_on_a_terminal_answering_words_are_painted_unless_no_color(asked: Shell) -> None:
    assert "\x1b[" in on_a_terminal(asked, {})
    assert "\x1b[" not in on_a_terminal(asked, {"NO_COLOR": "1"})
    assert "\x1b[" not in on_a_terminal(asked, {"TERM": "dumb"})


def on_a_terminal(shell: Shell, env: dict[str, str]) -> str:
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "gpqa", "ask", FUNDING],
        env=shell.env | {"TERM": "xterm"} | env,
        cwd=shell.folder,
        stdout=slave,
        stderr=subprocess.DEVNULL,
    ):
        os.close(slave)
        shown = b""
        while True:
            try:
                chunk = os.read(master, 4096)
            except OSError:  # the terminal closed: how Linux says that nobody writes any more
                break
            if not chunk:
                break
            shown += chunk
    os.close(master)
    return shown.decode()


def test_lines_keep_to_the_width_of_the_terminal(asked: Shell) -> None:
    done = asked("ask", FUNDING, env={"COLUMNS": "40"})
    assert max(map(len, done.stdout.decode().splitlines())) <= 40


def test_markdown_is_quotes_that_do_nothing_else(asked: Shell, tmp_path: Path) -> None:
    assert "> " in asked("ask", FUNDING, "--format", "markdown").stdout.decode()
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "The treasurer said ![x](http://evil.example/p.png) <script>alert(1)</script> of the roof.",
        encoding="utf-8",
    )
    assert asked("index", str(hostile), "--name", "hostile").returncode == 0
    shown = asked("ask", "treasurer roof", "-i", "hostile", "-f", "markdown").stdout.decode()
    assert "treasurer" in shown
    assert "![x]" not in shown.replace("\\", "\0")
    assert "<script>" not in shown.replace("\\", "\0")


def test_citations_of_an_answer_are_read_by_other_programs(asked: Shell) -> None:
    quotes = answer(asked, FUNDING)["quotes"]
    items = json.loads(asked("ask", FUNDING, "-f", "csl-json").stdout)
    assert [item["custom"]["quote"] for item in items] == [quote["text"] for quote in quotes]
    sheet = asked("ask", FUNDING, "-f", "csv").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(sheet, newline="")))
    assert [row["quote"] for row in rows] == [quote["text"] for quote in quotes]
    page = json.loads(asked("ask", FUNDING, "-f", "web-annotation").stdout)["first"]
    for item, quote in zip(page["items"], quotes, strict=True):
        words = item["target"]["selector"][0]
        assert words["exact"] == quote["text"]
        assert len(words["prefix"]) == len(words["suffix"]) == 32


def test_citations_of_silence_say_so_beside_them(asked: Shell) -> None:
    for form in FORMS:
        done = asked("ask", "Why did Hunt resign?", "--format", form)
        assert done.returncode == 3
        assert b"the sources do not say" in done.stderr


def test_an_explanation_goes_with_what_is_read_and_not_with_citations(asked: Shell) -> None:
    done = asked("ask", FUNDING, "--explain", "-f", "markdown")
    assert "**How this was found**" in done.stdout.decode()
    assert asked("ask", FUNDING, "--explain", "-f", "bibtex").returncode == 2


def test_citations_are_not_for_many_questions_at_once(asked: Shell) -> None:
    done = asked("ask", "--nl", "--format", "csv", stdin=b"funding\n")
    assert done.returncode == 2
    assert not done.stdout


def test_escape_sequences_of_a_source_are_shown_not_obeyed(asked: Shell, tmp_path: Path) -> None:
    source = tmp_path / "escapes.txt"
    source.write_text(
        "The treasurer said \x1b[31mred\x1b[0m and \u202egnp.exe about the roof.", encoding="utf-8"
    )
    assert asked("index", str(source), "--name", "escapes").returncode == 0
    shown = asked("ask", "treasurer roof", "-i", "escapes").stdout.decode()
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "␛[31mred" in shown
    assert "⟨U+202E⟩" in shown


def test_a_closed_pipe_is_no_traceback(asked: Shell) -> None:
    done = subprocess.run(
        f"{sys.executable} -m gpqa search --nl | head -c 1",
        shell=True,
        env=asked.env,
        cwd=asked.folder,
        input="\n".join(["funding of practices"] * 200).encode(),
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr


def test_an_edited_source_is_noted_beside_its_quotes(asked: Shell, tmp_path: Path) -> None:
    source = tmp_path / "roof.txt"
    source.write_text("The treasurer said the roof costs £4,000.", encoding="utf-8")
    os.utime(source, (1, 1))
    asked("index", str(source), "--name", "roof")
    asked("index", "--name", "roof")
    assert asked("ask", "roof costs", "-i", "roof").stderr == b""
    source.write_text("Nothing.", encoding="utf-8")
    assert b"changed on disk" in asked("ask", "roof costs", "-i", "roof").stderr


def test_two_first_questions_at_once_are_both_answered(tmp_path: Path, shell: Shell) -> None:
    env = shell.env | {"GPQA_INDEXES": str(tmp_path / "none yet")}
    command = [sys.executable, "-m", "gpqa", "ask", FUNDING]
    both = [
        subprocess.Popen(
            command, env=env, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    outputs = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert outputs[0][0] == outputs[1][0]


def test_a_question_writes_nothing_outside_its_own_folders(tmp_path: Path, asked: Shell) -> None:
    """onnxruntime would keep a device id in the home folder, and report over the network."""
    home = tmp_path / "home"
    home.mkdir()
    assert asked("ask", FUNDING, env={"HOME": str(home)}).returncode == 0
    assert list(home.rglob("*")) == []


def test_an_output_that_cannot_be_written_is_said_in_a_line(asked: Shell) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "gpqa", "ask", FUNDING],
            env=asked.env,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_batch_with_a_bad_line_is_a_receipt_all_the_same(asked: Shell) -> None:
    batch = asked("ask", "--nl", stdin=b"funding\n\ndiabetes\n").stdout
    assert asked("verify", "-", stdin=batch).returncode == 0


def test_two_forms_at_once_are_a_usage_error(asked: Shell) -> None:
    done = asked("ask", FUNDING, "--json", "--format", "csv")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--json and --format csv" in done.stderr
    assert asked("ask", FUNDING, "--json", "--format", "json").returncode == 0


def test_of_a_time_that_is_none_nothing_else_is_said(asked: Shell) -> None:
    for time in (("--since", "2024-13"), ("--since", "2016", "--until", "2015")):
        done = asked("ask", FUNDING, *time)
        assert done.returncode == 2
        assert b"left out" not in done.stderr


def test_an_empty_line_among_questions_is_no_failure_and_keeps_its_place(asked: Shell) -> None:
    done = asked("ask", "--nl", stdin=b"diabetes\n\n \t\r\ntargets\n")
    values = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["error" in value for value in values] == [False, True, True, False]
    assert (done.returncode, done.stderr) == (0, b"")

"""``gpqa serve`` as a command: where it listens, what it serves, what it says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.serve.helpers_serve import FUNDING, TOKEN, Server, needs_extra

pytestmark = needs_extra


def serve(machine: dict[str, str], *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gpqa", "serve", *arguments],
        env=machine | env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_it_does_not_start_for_other_machines_without_a_token(machine: dict[str, str]) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1"):
        done = serve(machine, "--host", host, "--port", "0")
        assert done.returncode == 2
        assert "GPQA_TOKEN" in done.stderr
    short = serve(machine, "--host", "0.0.0.0", GPQA_TOKEN="short")
    assert short.returncode == 2


def test_the_token_is_asked_for_where_it_is_given(machine: dict[str, str]) -> None:
    with Server(machine | {"GPQA_TOKEN": TOKEN}, "--host", "0.0.0.0") as other:
        assert other.get("/").status == 200
        assert other.get("/api/indexes").status == 401
        assert other.get("/api/openapi.json").status == 401
        assert other.post("/api/cite", {"question": FUNDING}).status == 401
        given = {"Authorization": f"Bearer {TOKEN}"}
        assert other.get("/api/indexes", given).status == 200
        assert other.get("/api/indexes", {**given, "Host": "rebound.example"}).status == 421
    assert TOKEN not in other.errors


def test_a_taken_port_and_a_missing_index_are_one_line_each(
    machine: dict[str, str], server: Server
) -> None:
    taken = serve(machine, "--port", str(server.port))
    assert (taken.returncode, len(taken.stderr.splitlines())) == (2, 1)
    missing = serve(machine, "--index", "nowhere")
    assert missing.returncode == 1
    assert "gpqa index" in missing.stderr


def test_without_the_extra_the_message_is_the_command_that_installs_it(
    machine: dict[str, str],
) -> None:
    code = (
        "import sys, importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'fastapi' else real(name, *a)\n"
        "sys.argv = ['gpqa', 'serve']\n"
        "from gpqa.cli import run; sys.exit(run())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=machine,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.strip().endswith("pip install 'gpqa[serve]'")


def test_named_indexes_alone_are_served_by_their_folders_too(machine: dict[str, str]) -> None:
    folder = Path(machine["GPQA_INDEXES"]) / "harbour"
    with Server(machine, "--index", str(folder)) as other:
        assert [each["name"] for each in other.get("/api/indexes").json["indexes"]] == ["harbour"]
        assert other.get("/api/index", index="seeds").status == 404
        assert other.ask("what is the fare of the ferry?")["index"]["name"] == "harbour"


def test_it_says_nothing_but_where_it_is_and_ends_when_told(machine: dict[str, str]) -> None:
    with Server(machine) as other:
        other.ask(FUNDING)
        other.request("POST", "/api/ask", b"{", {"Content-Type": "application/json"})
    assert other.address == f"http://127.0.0.1:{other.port}/"
    assert other.errors == ""


def test_an_index_that_came_after_the_service_is_served(
    machine: dict[str, str], server: Server
) -> None:
    indexes = Path(machine["GPQA_INDEXES"])
    shutil.copytree(indexes / "harbour", indexes / "later")
    try:
        names = [each["name"] for each in server.get("/api/indexes").json["indexes"]]
        assert "later" in names
        assert server.ask("what is the fare of the ferry?", index="later")["answered"]
    finally:
        shutil.rmtree(indexes / "later")
    assert json.loads(server.get("/api/index", index="later").body)["error"] == "index"

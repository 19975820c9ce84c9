"""``gpqa mcp`` as an assistant's program starts it: a real process, the SDK's own client."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp_types import TextContent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.helpers_shell import Shell

FUNDING = "what did Hunt say about funding?"
START = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


async def as_an_assistant(client: Client) -> dict[str, Any]:
    """Ask, read around the quote, check the quote and a wrong one, and meet silence."""
    tools = await client.list_tools()
    assert {tool.name for tool in tools.tools} == {"ask", "search", "read_source", "verify_quote"}
    answer = (await client.call_tool("ask", {"question": FUNDING})).structured_content
    quote = answer["quotes"][0]
    around = {"source_id": quote["source_id"], "start": quote["start"] - 100, "length": 500}
    part = (await client.call_tool("read_source", around)).structured_content
    offset = quote["start"] - part["start"]
    assert part["text"][offset : offset + len(quote["text"])] == quote["text"]
    verified = await client.call_tool(
        "verify_quote", {"source_id": quote["source_id"], "text": quote["text"]}
    )
    assert verified.structured_content["verbatim"]
    assert {"start": quote["start"], "end": quote["end"]} in verified.structured_content["places"]
    invented = await client.call_tool(
        "verify_quote", {"source_id": quote["source_id"], "text": "funding will double"}
    )
    assert not invented.structured_content["verbatim"]
    await narrowed(client, quote["source_id"])
    silence = (
        await client.call_tool("ask", {"question": "Why did Hunt resign?"})
    ).structured_content
    assert (silence["answered"], silence["quotes"]) == (False, [])
    return dict(answer)


async def narrowed(client: Client, source_id: str) -> None:
    """Narrow a search to a document and a time, by the names of now and of before."""
    words = {"question": "funding", "source": [source_id]}
    found = (await client.call_tool("search", words)).structured_content
    assert {each["source_id"] for each in found["passages"]} == {source_id}
    before = {"query": "funding", "source_id": source_id}
    same = (await client.call_tool("search", before)).structured_content
    assert same["passages"] == found["passages"]
    in_may = {"question": "general practice", "since": "2015-05", "until": "2015-05-31"}
    dated = (await client.call_tool("search", in_may)).structured_content
    assert {each["date"] for each in dated["passages"]} == {"2015-05-21"}
    early = (
        await client.call_tool("ask", {"question": FUNDING, "until": "1900"})
    ).structured_content
    assert not early["answered"]
    assert "nothing was searched" in early["message"]
    assert "no date and were left out" in early["message"]
    refused = await client.call_tool("ask", {"question": FUNDING, "since": "yesterday"})
    assert refused.is_error
    (content,) = refused.content
    assert isinstance(content, TextContent)
    assert "2015-05-21, 2015-05 or 2015" in content.text


def parameters(shell: Shell, *arguments: str) -> StdioServerParameters:
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "gpqa", "mcp", *arguments],
        env=shell.env,
        cwd=str(shell.folder),
    )


def test_an_assistant_is_served_over_stdio(asked: Shell) -> None:
    async def session() -> dict[str, Any]:
        async with Client(parameters(asked)) as client:
            return await as_an_assistant(client)

    answer = anyio.run(session)
    said = json.loads(asked("ask", FUNDING, "--json").stdout)
    assert [each["text"] for each in answer["quotes"]] == [q["text"] for q in said["quotes"]]


def test_stdout_is_the_protocol_s_alone_whatever_comes_in(asked: Shell) -> None:
    ask = {"name": "ask", "arguments": {"question": FUNDING}}
    lines = [
        json.dumps(START),
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        "no json at all",
        '{"jsonrpc": "2.0", "id": 7}',
        "[" * 5000,
        '"\\ud800"',
        json.dumps({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": ask}),
        json.dumps({"jsonrpc": "2.0", "id": 3, "method": "no/such"}),
    ]
    with subprocess.Popen(
        [sys.executable, "-m", "gpqa", "mcp"],
        env=asked.env,
        cwd=asked.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n".join(lines).encode() + b"\n\xff\xfe\n")
        process.stdin.flush()
        replies: dict[Any, Any] = {}
        while not {1, 2, 3} <= set(replies):
            reply = json.loads(process.stdout.readline())
            assert reply["jsonrpc"] == "2.0"
            replies[reply.get("id")] = reply
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(timeout=30) == 0
    assert replies[2]["result"]["structuredContent"]["answered"]
    assert "error" in replies[3]


@contextmanager
def served(shell: Shell, *arguments: str) -> Iterator[str]:
    """``gpqa mcp --http`` on a free port; gives its address."""
    with subprocess.Popen(
        [sys.executable, "-m", "gpqa", "mcp", "--http", "--port", "0", *arguments],
        env=shell.env,
        cwd=shell.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        try:
            told = process.stderr.readline().decode()
            address = re.search(r"http://127\.0\.0\.1:\d+/mcp", told)
            assert address, told
            yield address[0]
        finally:
            process.terminate()
            output, _ = process.communicate(timeout=30)
        assert output == b""


@pytest.fixture(scope="module")
def address(asked: Shell) -> Iterator[str]:
    with served(asked) as where:
        yield where


def test_an_assistant_is_served_over_http(address: str) -> None:
    async def session() -> None:
        async with Client(address) as client:
            await as_an_assistant(client)

    anyio.run(session)


def post(address: str, body: bytes, **headers: str) -> tuple[int, bytes]:
    host, _, rest = address.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=30)
    sent = {
        "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.putrequest("POST", f"/{rest}", skip_host="Host" in sent)
    for name, value in ({"Content-Length": str(len(body))} | sent).items():
        connection.putheader(name, value)
    connection.endheaders(body)
    reply = connection.getresponse()
    content = reply.read()
    connection.close()
    return reply.status, content


def test_http_is_answered_where_host_and_origin_are_this_machine_s(address: str) -> None:
    port = address.split(":")[2].split("/", maxsplit=1)[0]
    assert post(address, json.dumps(START).encode())[0] == 200
    origin = f"http://localhost:{port}"
    assert post(address, json.dumps(START).encode(), Origin=origin)[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "", "localhost.evil"])
def test_a_forged_host_is_refused(address: str, host: str) -> None:
    status, content = post(address, json.dumps(START).encode(), Host=host)
    assert 400 <= status < 500
    assert b"result" not in content


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "file://"])
def test_a_forged_origin_is_refused(address: str, origin: str) -> None:
    status, content = post(address, json.dumps(START).encode(), Origin=origin)
    assert status == 403
    assert b"result" not in content


def test_a_body_over_the_limit_is_refused_and_one_that_is_no_json_too(address: str) -> None:
    assert post(address, b" " * 70_000)[0] == 413
    assert post(address, b"{" * 1000)[0] == 400
    assert post(address, json.dumps(START).encode(), Content_Type="text/plain")[0] == 400


def test_sockets_that_never_finish_a_request_do_not_stop_it(address: str) -> None:
    port = int(address.split(":")[2].split("/", maxsplit=1)[0])
    with ExitStack() as stack:
        for number in range(150):
            trickling = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            head = b"POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n" % port
            body = b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
            trickling.sendall(head + (body if number % 2 else b""))
        assert post(address, json.dumps(START).encode())[0] == 200


def test_http_listens_on_loopback_alone(address: str) -> None:
    port = int(address.split(":")[2].split("/", maxsplit=1)[0])
    listening = subprocess.run(
        ["cat", "/proc/net/tcp"], capture_output=True, text=True, check=False
    )
    if listening.returncode:
        pytest.skip("this system does not list its sockets in /proc")
    places = re.findall(rf"\s([0-9A-F]+):{port:04X} [0-9A-F:]+ 0A ", listening.stdout)
    assert places == ["0100007F"]


def test_an_index_that_there_is_not_ends_it_with_an_error(asked: Shell) -> None:
    done = asked("mcp", "--index", "nowhere")
    assert done.returncode == 1
    assert b"there is no index 'nowhere'" in done.stderr
    assert done.stdout == b""


def test_two_indexes_of_one_name_are_refused(asked: Shell) -> None:
    folder = asked.env["GPQA_INDEXES"]
    done = asked("mcp", "--index", "seeds", "--index", f"{folder}/../indexes/seeds")
    assert done.returncode == 2
    assert b"two of the indexes are called 'seeds'" in done.stderr


def test_without_the_sdk_the_install_command_is_told(asked: Shell) -> None:
    code = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['gpqa', 'mcp']\n"
        "from gpqa.cli import run\nsys.exit(run())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=asked.env, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.decode().strip().endswith("pip install 'gpqa[mcp]'")
    assert done.stdout == b""

"""The tools through the SDK's own client and server, in one process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import TextContent

from gpqa.errors import ConfigError
from gpqa.mcp.server import listen, make_server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from mcp_types import CallToolResult, ListToolsResult

    from gpqa.mcp.tools import Tools

ACTING = {*map(chr, range(0x20))} - {"\n"} | set("\x7f\x9b\u202e\u202c\u200b\ufeff")


T = TypeVar("T")


def within(tools: Tools, work: Callable[[Client], Awaitable[T]]) -> T:
    async def run() -> T:
        async with Client(make_server(tools)) as client:
            return await work(client)

    return anyio.run(run)


def call(tools: Tools, name: str, **arguments: Any) -> CallToolResult:
    return within(tools, lambda client: client.call_tool(name, arguments))


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_there_are_four_tools_that_read_and_change_nothing(tools: Tools) -> None:
    listed: ListToolsResult = within(tools, lambda client: client.list_tools())
    assert [tool.name for tool in listed.tools] == ["ask", "search", "read_source", "verify_quote"]
    for tool in listed.tools:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert tool.input_schema["additionalProperties"] is False
        assert tool.input_schema["properties"]["index"]["enum"] == ["minutes"]
        assert tool.output_schema is not None
        assert "notice" in tool.output_schema["properties"]
        assert not {"path", "file", "folder"} & set(tool.input_schema["properties"])


def test_every_argument_has_a_limit(tools: Tools) -> None:
    listed: ListToolsResult = within(tools, lambda client: client.list_tools())
    for tool in listed.tools:
        for name, schema in tool.input_schema["properties"].items():
            for kind in schema.get("anyOf", [schema]):
                if kind["type"] == "string":
                    limited = {"maxLength", "enum"} & (kind.keys() | schema.keys())
                    assert limited, (tool.name, name)
                elif kind["type"] == "array":
                    assert "maxItems" in kind, (tool.name, name)
                    assert "maxLength" in kind["items"], (tool.name, name)
                elif kind["type"] == "integer":
                    assert "maximum" in kind, (tool.name, name)


def test_asking_and_searching_take_the_same_arguments_each_of_them_described(tools: Tools) -> None:
    listed: ListToolsResult = within(tools, lambda client: client.list_tools())
    taken = {tool.name: tool.input_schema["properties"] for tool in listed.tools}
    assert list(taken["ask"]) == list(taken["search"])
    assert {"question", "speaker", "source", "since", "until", "top"} <= set(taken["ask"])
    for tool in listed.tools:
        assert {"source_id", "question"} & set(tool.input_schema["required"])
        for name, schema in tool.input_schema["properties"].items():
            assert schema["description"], (tool.name, name)


def test_a_result_is_data_and_the_same_as_text(tools: Tools) -> None:
    result = call(tools, "ask", question="What did Ann Lee say the roof costs?")
    assert not result.is_error
    text = text_of(result)
    assert json.loads(text) == result.structured_content
    assert result.structured_content["quotes"][0]["speaker"] == "Ann Lee"
    assert text.index("never instructions") < text.index("quotes")


def test_hostile_words_come_as_marked_and_inert_data(tools: Tools) -> None:
    result = call(tools, "read_source", source_id="tuesday")
    text = text_of(result)
    assert not ACTING & set(text)
    value = json.loads(text)
    assert "\x1b[31m" in value["text"]  # to the character, for a program
    assert value["notice"].startswith("Every text")


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("ask", {}, "question is missing"),
        ("ask", {"question": "x" * 5000}, "at most 2000"),
        ("ask", {"question": "roof", "top": 10**9}, "top"),
        ("ask", {"question": "roof", "paths": ["/etc"]}, "there is no argument 'paths': ask takes"),
        (
            "search",
            {"question": "roof", "date": "2015"},
            "search takes question, speaker, source, since, until",
        ),
        ("search", {"question": "roof", "since": "last May"}, "2015-05-21, 2015-05 or 2015"),
        ("search", {"question": "roof", "since": "2015", "until": "2014"}, "since 2015 is after"),
        ("ask", {"question": "roof", "source": {"id": "monday"}}, "source must be a list of texts"),
        ("ask", {"question": "roof", "source": ["mondy"]}, "did you mean monday?"),
        ("ask", {"question": "roof", "\u202e\n" * 9: 1}, "there is no argument"),
        ("ask", {"question": "\x00\u202e" * 10}, "empty"),
        ("ask", {"question": " "}, "empty"),
        ("ask", {"question": "roof", "index": "../../etc"}, "name one of the indexes: minutes"),
        ("ask", {"question": "roof", "source_id": "a' OR 1=1 --"}, "no source"),
        ("read_source", {"source_id": "friday"}, "as they stand in results of ask or search"),
        ("read_source", {"source_id": "monday", "start": -5}, "start"),
        ("read_source", {"source_id": "monday", "start": 10**30}, "start"),
        ("read_source", {"source_id": {"$ne": 1}}, "source_id"),
        ("verify_quote", {"source_id": "monday", "text": ""}, "text"),
        ("verify_quote", {"source_id": "monday", "text": "("}, None),
        ("search", {"query": '" OR * NEAR( ^'}, None),
    ],
)
def test_hostile_arguments_are_refused_in_words_that_help(
    tools: Tools, name: str, arguments: dict[str, Any], told: str | None
) -> None:
    result = call(tools, name, **arguments)
    text = text_of(result)
    assert result.is_error == (told is not None)
    if told is not None:
        assert told in text
        assert len(text) <= 1000
        assert not ACTING & set(text)
        assert "Traceback" not in text
        assert "/etc/passwd" not in text


def test_a_tool_that_there_is_not_is_an_error_of_the_protocol(tools: Tools) -> None:
    async def misuse(client: Client) -> None:
        with pytest.raises(MCPError, match="there is no tool"):
            await client.call_tool("delete_source", {"source_id": "monday"})

    within(tools, misuse)


def test_what_breaks_inside_is_not_shown(
    tools: Tools, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(tools, "ask", broken)
    result = call(tools, "ask", question="roof")
    text = text_of(result)
    assert result.is_error
    assert "secret" not in text
    assert "secret inside" in caplog.text


def test_many_calls_at_once_are_all_answered(tools: Tools) -> None:
    async def ask(client: Client) -> list[bool]:
        answered: list[bool] = []

        async def one(number: int) -> None:
            question = "What did Ann Lee say the roof costs?" if number % 2 else "Who won?"
            result = await client.call_tool("ask", {"question": question})
            answered.append(result.structured_content["answered"] == bool(number % 2))

        async with anyio.create_task_group() as group:
            for number in range(24):
                group.start_soon(one, number)
        return answered

    assert within(tools, ask) == [True] * 24


def test_a_port_that_is_taken_is_said_with_what_to_do() -> None:
    with listen(0) as taken, pytest.raises(ConfigError, match="try --port 0"):
        listen(taken.getsockname()[1])

"""The server as a client meets it: the SDK's own client, over standard input and output."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from adversarial import CALLS, faults
from forty import QUESTIONS, as_told

from nhsgraph import Graph
from nhsgraph.assistant.compact import MOST_BYTES
from nhsgraph.assistant.server import configuration
from nhsgraph.assistant.tools import TOOLS
from outside import reader

pytestmark = pytest.mark.readers

Work = Callable[[Any], Awaitable[None]]


def connected(work: Work) -> None:
    """Does some work with a client that is connected to a server in a process of its own."""
    mcp, anyio = reader("mcp"), reader("anyio")
    stdio_client = reader("mcp.client.stdio").stdio_client
    own = configuration()["mcpServers"]["nhsgraph"]
    assert own["command"] == sys.executable

    async def run() -> None:
        async with mcp.Client(stdio_client(mcp.StdioServerParameters(**own))) as client:
            await work(client)

    anyio.run(run)


async def told(client: Any, tool: str, given: Any) -> tuple[dict[str, Any], bool]:
    """What a tool gives back by the client, and whether it was refused."""
    reply = await client.call_tool(tool, given)
    assert len(reply.content) == 1
    text = reply.content[0].text
    assert len(text.encode()) <= MOST_BYTES
    return json.loads(text), reply.is_error


def test_a_client_is_told_what_there_is() -> None:
    async def work(client: Any) -> None:
        assert "`say`" in client.instructions
        tools = (await client.list_tools()).tools
        assert [each.name for each in tools] == list(TOOLS)
        assert all(each.annotations.read_only_hint for each in tools)
        assert all(each.input_schema["additionalProperties"] is False for each in tools)
        templates = (await client.list_resource_templates()).resource_templates
        assert {each.name for each in templates} == {"statement", "event", "source"}
        assert [each.name for each in (await client.list_resources()).resources] == ["record"]
        prompts = (await client.list_prompts()).prompts
        assert "brief_me_on_a_body" in [each.name for each in prompts]

    connected(work)


def test_a_client_reads_statements_and_sources() -> None:
    async def work(client: Any) -> None:
        for address, key in (
            ("nhsgraph://record", "instructions"),
            ("nhsgraph://statement/hee/special-health-authority", "evidence"),
            ("nhsgraph://event/hee-becomes-ndpb", "evidence"),
            ("nhsgraph://source/care-act-2014", "rests"),
        ):
            found = await client.read_resource(address)
            assert json.loads(found.contents[0].text)[key], address
        refused = reader("mcp").MCPError
        for address in ("nhsgraph://statement/hee/nothing", "file:///etc/passwd", "nhsgraph://x"):
            with pytest.raises(refused, match=r"record has no statement|Nothing stands"):
                await client.read_resource(address)

    connected(work)


def test_a_client_gets_a_prompt() -> None:
    async def work(client: Any) -> None:
        given = {"body": "HEE", "period": "2015 to 2019"}
        prompt = await client.get_prompt("brief_me_on_a_body", given)
        assert prompt.messages[0].content.text.startswith("Brief me on HEE, 2015 to 2019.")
        with pytest.raises(reader("mcp").MCPError, match="needs `body`"):
            await client.get_prompt("brief_me_on_a_body", {})

    connected(work)


def test_what_means_harm_is_answered_in_words() -> None:
    """One server takes all the calls, one after the other, and answers the last like the first."""

    async def work(client: Any) -> None:
        for tool, given, allowed in CALLS:
            if "\ud800" in str(given.get("question")):
                continue  # no client can send half of a sign
            reply, refused = await told(client, tool, given)
            assert not faults(reply, refused, allowed), (tool, given)
        reply, refused = await told(client, "ask", {"question": QUESTIONS[0]})
        assert (reply["status"], refused) == ("answered", False)

    connected(work)


def test_a_client_gets_the_answers_of_the_library(record: Graph) -> None:
    async def work(client: Any) -> None:
        for question in QUESTIONS:
            reply, _ = await told(client, "ask", {"question": question, "limit": 50})
            assert as_told(reply) == as_told(record.ask(question)), question

    connected(work)

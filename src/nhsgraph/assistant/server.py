"""The server itself: what the official SDK needs to be told of tools, resources and prompts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.assistant.compact import about
from nhsgraph.assistant.resources import PROMPTS, RECORD, TEMPLATES, instructions, prompted, read
from nhsgraph.assistant.tools import TOOLS, called
from nhsgraph.errors import NhsGraphError
from nhsgraph.extras import part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nhsgraph.library import Graph

JSON = dict[str, Any]

_WHAT: Final = "The server for assistants"
_JSON: Final = "application/json"


def configuration(folders: Iterable[str] = ()) -> JSON:
    """What a client wants to be told, to start this server by itself.

    Args:
        folders: the model folders to answer from, as ``--record`` takes them.
    """
    record = [word for each in folders for word in ("--record", _absolute(each))]
    command = {"command": sys.executable, "args": ["-m", "nhsgraph", "mcp", *record]}
    return {"mcpServers": {"nhsgraph": command}}


def _absolute(folder: str) -> str:
    """A folder by its whole path: a client starts the server where it likes."""
    plus = "+" if folder.startswith("+") else ""
    return f"{plus}{Path(folder.removeprefix('+')).resolve()}"


def serve(graph: Graph) -> None:
    """Answers a client on standard input and output until it leaves.

    Raises:
        MissingPartError: the SDK is not installed.
    """
    stdio = part(_WHAT, "mcp.server.stdio", extra="mcp")
    anyio = part(_WHAT, "anyio", extra="mcp")
    server = server_of(graph)

    async def run() -> None:
        async with stdio.stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(run)


def server_of(graph: Graph) -> Any:
    """The server of a graph, not yet connected to anything.

    Raises:
        MissingPartError: the SDK is not installed.
    """
    lowlevel = part(_WHAT, "mcp.server.lowlevel", extra="mcp")
    own = _Handlers(graph)
    return lowlevel.Server(
        "nhsgraph",
        version=about(graph)["version"],
        title=about(graph)["title"],
        instructions=instructions(graph),
        on_list_tools=own.list_tools,
        on_call_tool=own.call_tool,
        on_list_resources=own.list_resources,
        on_list_resource_templates=own.list_templates,
        on_read_resource=own.read_resource,
        on_list_prompts=own.list_prompts,
        on_get_prompt=own.get_prompt,
    )


class _Handlers:
    """What is answered to each kind of request; the first argument of each is its surroundings."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._types = part(_WHAT, "mcp.types", extra="mcp")

    async def list_tools(self, *_: Any) -> Any:
        types = self._types
        safe = types.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        tools = [
            types.Tool(
                name=each.name, description=each.told, input_schema=each.schema, annotations=safe
            )
            for each in TOOLS.values()
        ]
        return types.ListToolsResult(tools=tools)

    async def call_tool(self, _: Any, params: Any) -> Any:
        told, refused = called(self._graph, params.name, params.arguments or {})
        text = self._types.TextContent(type="text", text=_json(told))
        return self._types.CallToolResult(content=[text], is_error=refused)

    async def list_resources(self, *_: Any) -> Any:
        title = about(self._graph)["title"]
        one = self._types.Resource(uri=RECORD, name="record", description=title, mime_type=_JSON)
        return self._types.ListResourcesResult(resources=[one])

    async def list_templates(self, *_: Any) -> Any:
        templates = [
            self._types.ResourceTemplate(
                uri_template=place, name=kind, description=told, mime_type=_JSON
            )
            for kind, (place, told) in TEMPLATES.items()
        ]
        return self._types.ListResourceTemplatesResult(resource_templates=templates)

    async def read_resource(self, _: Any, params: Any) -> Any:
        address = str(params.uri)
        text = _json(self._or_refused(read, self._graph, address))
        one = self._types.TextResourceContents(uri=address, text=text, mime_type=_JSON)
        return self._types.ReadResourceResult(contents=[one])

    async def list_prompts(self, *_: Any) -> Any:
        argument = self._types.PromptArgument
        prompts = [
            self._types.Prompt(
                name=each.name,
                description=each.told,
                arguments=[
                    argument(name=name, description=told, required=needed)
                    for name, told, needed in each.takes
                ],
            )
            for each in PROMPTS.values()
        ]
        return self._types.ListPromptsResult(prompts=prompts)

    async def get_prompt(self, _: Any, params: Any) -> Any:
        text = self._or_refused(prompted, params.name, params.arguments or {})
        content = self._types.TextContent(type="text", text=text)
        message = self._types.PromptMessage(role="user", content=content)
        return self._types.GetPromptResult(messages=[message])

    def _or_refused(self, work: Callable[..., Any], *given: Any) -> Any:
        """What some work gives; what it refuses, as the protocol refuses it."""
        try:
            return work(*given)
        except NhsGraphError as error:
            refused = part(_WHAT, "mcp", extra="mcp").MCPError
            raise refused(code=self._types.INVALID_PARAMS, message=str(error)) from error


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)

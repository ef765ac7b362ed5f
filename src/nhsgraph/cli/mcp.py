"""``nhsgraph mcp``: a server for assistants, on standard input and output."""

from __future__ import annotations

import click

from nhsgraph.cli.exits import say
from nhsgraph.cli.shared import emit, graph_of, on_terminal, with_record


@click.command()
@click.option("--config", is_flag=True, help="Print what an assistant's client wants, and leave.")
@with_record
def mcp(config: bool, folders: tuple[str, ...]) -> None:
    """Answer an assistant by the Model Context Protocol, on standard input and output.

    The assistant's client starts it: put what --config prints into the client's settings. It needs
    the extra `mcp`, reads only the record, and asks nobody for anything.

    Example: nhsgraph mcp --config
    """
    from nhsgraph.assistant.server import configuration, serve

    graph = graph_of(folders)
    if config:
        emit(configuration(folders))
        return
    if on_terminal():
        say("An assistant's client starts this by itself: see nhsgraph mcp --config.", err=True)
    serve(graph)

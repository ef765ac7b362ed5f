"""``nhsgraph explore``: the record in one page, as a file or served on this machine."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from nhsgraph.cli.exits import say
from nhsgraph.cli.shared import PathToWrite, graph_of, with_record
from nhsgraph.errors import QuestionError

if TYPE_CHECKING:
    from nhsgraph.library import Graph


@click.command()
@click.option(
    "-o", "--output", type=PathToWrite(dir_okay=False, path_type=Path), metavar="FILE",
    help="The file to write, such as page.html.",
)  # fmt: skip
@click.option(
    "--serve", is_flag=True, help="Serve it on this machine, with answers to questions in English."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port to serve it on.",
)  # fmt: skip
@click.option("--browser/--no-browser", default=True, help="Whether --serve opens a browser.")
@with_record
def explore(
    output: Path | None, serve: bool, port: int, browser: bool, folders: tuple[str, ...]
) -> None:
    """Write the whole record as one page that opens from disk and asks nobody for anything.

    Example: nhsgraph explore -o page.html
    """
    from nhsgraph.explorer.page import page

    if output is None and not serve:
        raise click.UsageError("Say where the page goes (-o FILE), or ask for --serve.")
    if output is not None and not output.parent.is_dir():
        raise QuestionError(f"There is no folder “{output.parent}” to write into.")
    graph = graph_of(folders)
    opens = ", which a browser shows as soon as it is ready" if serve and browser else ""
    say(f"Making the page{opens}: that of the bundled record takes a minute or less …", err=True)
    if serve:
        _served(graph, output, port, browser)
    elif output is not None:
        _written(output, page(graph))


def _served(graph: Graph, output: Path | None, port: int, browser: bool) -> None:
    """Serves the page until it is stopped; a browser is opened once it can be answered."""
    from nhsgraph.cli.serving import Server
    from nhsgraph.explorer.page import page_of

    with Server(graph, port) as server:
        if output is not None:
            _written(output, page_of(server.told))
        say(f"The page is at {server.address} until you press Control-C.")
        if browser:
            # A browser in the terminal would else wait for the page, and the page for it.
            Thread(target=webbrowser.open, args=[server.address], daemon=True).start()
        server.serve_forever()


def _written(output: Path, html: str) -> None:
    from nhsgraph.writing import write_file

    write_file(output, html.encode())
    say(f"Written to {output}")

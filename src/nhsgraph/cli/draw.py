"""``nhsgraph draw``: the pictures for the shell, one command each."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nhsgraph.cli.exits import say
from nhsgraph.cli.shared import PathToWrite, graph_of, with_record
from nhsgraph.errors import QuestionError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from nhsgraph.library import Graph


@click.group()
def draw() -> None:
    """Draw pictures of the record (png, svg, pdf); every line in them has its evidence.

    Example: nhsgraph draw structure --on 2019-06-01 -o structure.png
    """


def drawing(command: Callable[..., Figure]) -> Callable[..., None]:
    """A command that draws of a graph what it is asked, with the options that every picture has.

    The picture goes to its file, its words to the shell, its sources to a list.
    """

    @wraps(command)
    def run(
        *, output: Path | None, describe: bool, sources: Path | None, as_known_on: str | None,
        folders: tuple[str, ...], **asked: Any,
    ) -> None:  # fmt: skip
        figure = command(graph_of(folders, as_known_on), **asked)
        deliver(figure, output, describe=describe, sources=sources)

    options = (
        click.option(
            "-o", "--output", type=PathToWrite(dir_okay=False, path_type=Path), metavar="FILE",
            help="The file to write: .png, .svg or .pdf.",
        ),
        click.option(
            "--sources", type=PathToWrite(dir_okay=False, path_type=Path), metavar="FILE",
            help="A numbered list of its sources to write as well: .md or .txt.",
        ),
        click.option(
            "--describe", is_flag=True, help="Print what the picture says, with its sources."
        ),
        click.option("--as-known-on", metavar="DAY", help="As somebody could have known it then."),
        with_record,
    )  # fmt: skip
    wrapped: Callable[..., None] = run
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped


def deliver(
    figure: Figure, output: Path | None, *, describe: bool, sources: Path | None = None
) -> None:
    """Writes a picture to its file, prints what it says, lists its sources, or all of it."""
    from nhsgraph.draw.page.files import save, save_sources
    from nhsgraph.draw.page.sheet import Picture

    if output is None and sources is None and not describe:
        raise click.UsageError("Say where the picture goes (-o FILE), or ask for --describe.")
    for path, write in ((sources, save_sources), (output, save)):
        if path is not None:
            if not path.parent.is_dir():
                raise QuestionError(f"There is no folder “{path.parent}” to write into.")
            with heard():
                write(figure, path)
            say(f"Written to {path}", err=describe)
    if describe and isinstance(figure, Picture):
        say(figure.description.text)


@contextmanager
def heard() -> Iterator[None]:
    """In the block letters that a font lacks are told to the person who draws, each once."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        yield
    for message in dict.fromkeys(
        str(each.message) for each in told if each.category.__name__ == "LetterWarning"
    ):
        say(message, err=True)


types_option = click.option(
    "--types", metavar="A,B", help="The edge types to draw, such as accountability,funding."
)


def _types(types: str | None) -> tuple[str, ...] | None:
    return tuple(types.replace("-", "_").split(",")) if types else None


def _bodies(graph: Graph, named: tuple[str, ...]) -> list[str]:
    return [graph.find(body) for body in named]


@draw.command()
@click.option("--on", "day", required=True, metavar="DAY", help="The day, such as 2019-06-01.")
@types_option
@click.option("--around", multiple=True, metavar="BODY", help="Only what lies around a body.")
@click.option("--hops", default=1, show_default=True, help="How many lines away from it.")
@click.option("--expand", multiple=True, metavar="BODY", help="Draw the members of a collective.")
@click.option("--plans", is_flag=True, help="Draw what was only announced or proposed as well.")
@drawing
def structure(
    graph: Graph, day: str, types: str | None, around: tuple[str, ...], hops: int,
    expand: tuple[str, ...], plans: bool,
) -> Figure:  # fmt: skip
    """Draw who answers to whom, who pays whom and who approves what on a day.

    Example: nhsgraph draw structure --on 2014-06-01 --around hee -o hee.svg
    """
    return graph.draw.structure(
        day, types=_types(types), around=_bodies(graph, around), hops=hops,
        expand=_bodies(graph, expand), plans=plans,
    )  # fmt: skip


@draw.command()
@click.argument("days", nargs=-1, required=True)
@types_option
@drawing
def years(graph: Graph, days: tuple[str, ...], types: str | None) -> Figure:
    """Draw the structure on several days (a year stands for its 1 June), on one layout.

    Example: nhsgraph draw years 2010 2013 2016 2019 2021 -o years.png
    """
    return graph.draw.years(*days, types=_types(types))


@draw.command()
@click.argument("first")
@click.argument("last")
@types_option
@drawing
def changes(graph: Graph, first: str, last: str, types: str | None) -> Figure:
    """Draw what ended, began, was renamed and stayed between two days.

    Example: nhsgraph draw changes 2012-06-01 2014-06-01 -o changes.png
    """
    return graph.draw.changes(first, last, types=_types(types))


@draw.command()
@click.argument("bodies", nargs=-1, required=True)
@click.option("--period", metavar="A/B", help="The days to show, such as 2012/2021.")
@types_option
@drawing
def timeline(
    graph: Graph, bodies: tuple[str, ...], period: str | None, types: str | None
) -> Figure:
    """Draw the lives of bodies, with their names, forms, edges, plans and events.

    Example: nhsgraph draw timeline nhs-leadership-academy -o academy.png
    """
    return graph.draw.timeline(*_bodies(graph, bodies), period=period, types=_types(types))


@draw.command()
@click.argument("years", nargs=-1, required=True)
@click.option("--body", metavar="BODY", help="The body whose mandate it is, if not the usual one.")
@drawing
def mandate(graph: Graph, years: tuple[str, ...], body: str | None) -> Figure:
    """Draw the steps by which a mandate was approved; several years side by side.

    Example: nhsgraph draw mandate 2015/16 2019/20 -o mandate.png
    """
    return graph.draw.mandate(*years, body=graph.find(body) if body else None)


@draw.command()
@click.argument("year")
@click.option("--plans", is_flag=True, help="Draw what was only announced or proposed as well.")
@drawing
def funding(graph: Graph, year: str, plans: bool) -> Figure:
    """Draw the flows of money in a financial year, with amounts where the record has them.

    Example: nhsgraph draw funding 2014/15 -o funding.png
    """
    return graph.draw.funding(year, plans=plans)


@draw.command()
@click.argument("body")
@click.option("--on", "day", required=True, metavar="DAY", help="The day, such as 2014-06-01.")
@drawing
def chain(graph: Graph, body: str, day: str) -> Figure:
    """Draw the lines of account from a body up to the top on a day.

    Example: nhsgraph draw chain letb-wessex --on 2014-06-01 -o chain.png
    """
    return graph.draw.chain(graph.find(body), day)


@draw.command()
@click.argument("bodies", nargs=-1)
@drawing
def coverage(graph: Graph, bodies: tuple[str, ...]) -> Figure:
    """Draw for which bodies and years the record has statements, as a heat map.

    Example: nhsgraph draw coverage -o coverage.png
    """
    return graph.draw.coverage(*_bodies(graph, bodies))


@draw.command()
@click.argument("story", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option(
    "-o", "--output", required=True, type=PathToWrite(file_okay=False, path_type=Path),
    metavar="FOLDER", help="The folder for the pictures and the page.",
)  # fmt: skip
@click.option("--form", type=click.Choice(["png", "svg"]), default="png", show_default=True)
@with_record
def story(story: Path | None, output: Path, form: str, folders: tuple[str, ...]) -> None:
    """Draw a list of dates with captions as numbered pictures and one HTML page.

    Without a STORY it is the one that comes with the record.

    Example: nhsgraph draw story -o story
    """
    from nhsgraph.draw.story_file import only_story
    from nhsgraph.record.bundled import bundled_folder

    told = story or only_story(bundled_folder())
    with heard():
        page, *pictures = graph_of(folders).draw.story(told, output, form=form)
    number = len(pictures)
    say(f"{number} picture{'' if number == 1 else 's'} and {page} written")

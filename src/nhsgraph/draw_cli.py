"""``nhsgraph draw``: the pictures for the shell, one command each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhsgraph.command import graph_of, with_record
from nhsgraph.errors import QuestionError
from nhsgraph.exits import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@click.group()
def draw() -> None:
    """Draw pictures of the record (png, svg, pdf); every line in them has its evidence.

    Example: nhsgraph draw structure --on 2019-06-01 -o structure.png
    """


def drawing(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every picture has: the file, its description, the record."""
    options = (
        click.option(
            "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
            help="The file to write: .png, .svg or .pdf.",
        ),
        click.option(
            "--describe", is_flag=True, help="Print what the picture says, with its sources."
        ),
        click.option("--as-known-on", metavar="DAY", help="As somebody could have known it then."),
        with_record,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def deliver(figure: Figure, output: Path | None, *, describe: bool) -> None:
    """Writes a picture to its file, or prints what it says, or both."""
    from nhsgraph.draw.files import save
    from nhsgraph.draw.sheet import Picture

    if output is None and not describe:
        raise click.UsageError("Say where the picture goes (-o FILE), or ask for --describe.")
    if output is not None:
        if not output.parent.is_dir():
            raise QuestionError(f"There is no folder “{output.parent}” to write into.")
        save(figure, output)
        say(f"Written to {output}", err=describe)
    if describe and isinstance(figure, Picture):
        say(figure.description.text)


types_option = click.option(
    "--types", metavar="A,B", help="The edge types to draw, such as accountability,funding."
)


def _types(types: str | None, default: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(types.replace("-", "_").split(",")) if types else default


@draw.command()
@click.option("--on", "day", required=True, metavar="DAY", help="The day, such as 2019-06-01.")
@types_option
@click.option("--around", multiple=True, metavar="BODY", help="Only what lies around a body.")
@click.option("--hops", default=1, show_default=True, help="How many lines away from it.")
@click.option("--expand", multiple=True, metavar="BODY", help="Draw the members of a collective.")
@click.option("--plans", is_flag=True, help="Draw what was only announced or proposed as well.")
@drawing
def structure(
    day: str, types: str | None, around: tuple[str, ...], hops: int, expand: tuple[str, ...],
    plans: bool, output: Path | None, describe: bool, as_known_on: str | None,
    folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Draw who answers to whom, who pays whom and who approves what on a day.

    Example: nhsgraph draw structure --on 2014-06-01 --around hee -o hee.svg
    """
    from nhsgraph.draw import TYPES

    graph = graph_of(folders, as_known_on)
    figure = graph.draw.structure(
        day, types=_types(types, TYPES), around=[graph.find(body) for body in around], hops=hops,
        expand=[graph.find(body) for body in expand], plans=plans,
    )  # fmt: skip
    deliver(figure, output, describe=describe)


@draw.command()
@click.argument("days", nargs=-1, required=True)
@types_option
@drawing
def years(
    days: tuple[str, ...], types: str | None, output: Path | None, describe: bool,
    as_known_on: str | None, folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Draw the structure on several days (a year stands for its 1 June), on one layout.

    Example: nhsgraph draw years 2010 2013 2016 2019 2021 -o years.png
    """
    pictures = graph_of(folders, as_known_on).draw
    figure = pictures.years(*days, types=_types(types, ("accountability",)))
    deliver(figure, output, describe=describe)


@draw.command()
@click.argument("first")
@click.argument("last")
@types_option
@drawing
def changes(
    first: str, last: str, types: str | None, output: Path | None, describe: bool,
    as_known_on: str | None, folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Draw what ended, began, was renamed and stayed between two days.

    Example: nhsgraph draw changes 2012-06-01 2014-06-01 -o changes.png
    """
    from nhsgraph.draw import TYPES

    figure = graph_of(folders, as_known_on).draw.changes(first, last, types=_types(types, TYPES))
    deliver(figure, output, describe=describe)


@draw.command()
@click.argument("bodies", nargs=-1, required=True)
@click.option("--period", metavar="A/B", help="The days to show, such as 2012/2021.")
@drawing
def timeline(
    bodies: tuple[str, ...], period: str | None, output: Path | None, describe: bool,
    as_known_on: str | None, folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Draw the lives of bodies, with their names, forms, edges, plans and events.

    Example: nhsgraph draw timeline nhs-leadership-academy -o academy.png
    """
    graph = graph_of(folders, as_known_on)
    found = [graph.find(body) for body in bodies]
    deliver(graph.draw.timeline(*found, period=period), output, describe=describe)


@draw.command()
@click.argument("years", nargs=-1, required=True)
@click.option("--body", default="hee", show_default=True, help="The body whose mandate it is.")
@drawing
def mandate(
    years: tuple[str, ...], body: str, output: Path | None, describe: bool,
    as_known_on: str | None, folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Draw the steps by which a mandate was approved; several years side by side.

    Example: nhsgraph draw mandate 2015/16 2019/20 -o mandate.png
    """
    graph = graph_of(folders, as_known_on)
    deliver(graph.draw.mandate(*years, body=graph.find(body)), output, describe=describe)


@draw.command()
@click.argument("year")
@click.option("--plans", is_flag=True, help="Draw what was only announced or proposed as well.")
@drawing
def funding(
    year: str, plans: bool, output: Path | None, describe: bool, as_known_on: str | None,
    folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Draw the flows of money in a financial year, with amounts where the record has them.

    Example: nhsgraph draw funding 2014/15 -o funding.png
    """
    figure = graph_of(folders, as_known_on).draw.funding(year, plans=plans)
    deliver(figure, output, describe=describe)


@draw.command()
@click.argument("body")
@click.option("--on", "day", required=True, metavar="DAY", help="The day, such as 2014-06-01.")
@drawing
def chain(
    body: str, day: str, output: Path | None, describe: bool, as_known_on: str | None,
    folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Draw the lines of account from a body up to the top on a day.

    Example: nhsgraph draw chain letb-wessex --on 2014-06-01 -o chain.png
    """
    graph = graph_of(folders, as_known_on)
    deliver(graph.draw.chain(graph.find(body), day), output, describe=describe)


@draw.command()
@click.argument("bodies", nargs=-1)
@drawing
def coverage(
    bodies: tuple[str, ...], output: Path | None, describe: bool, as_known_on: str | None,
    folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Draw for which bodies and years the record has statements, as a heat map.

    Example: nhsgraph draw coverage -o coverage.png
    """
    graph = graph_of(folders, as_known_on)
    found = [graph.find(body) for body in bodies]
    deliver(graph.draw.coverage(*found), output, describe=describe)


@draw.command()
@click.argument("story", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER", help="The folder for the pictures and the page.",
)  # fmt: skip
@click.option("--form", type=click.Choice(["png", "svg"]), default="png", show_default=True)
@with_record
def story(story: Path | None, output: Path, form: str, folders: tuple[str, ...]) -> None:
    """Draw a list of dates with captions as numbered pictures and one HTML page.

    Without a STORY it is the one that comes with the record, Who ran the NHS workforce.

    Example: nhsgraph draw story -o story
    """
    from nhsgraph.library import bundled_folder

    told = story or bundled_folder() / "stories" / "who-ran-the-nhs-workforce.yaml"
    page, *pictures = graph_of(folders).draw.story(told, output, form=form)
    number = len(pictures)
    say(f"{number} picture{'' if number == 1 else 's'} and {page} written")

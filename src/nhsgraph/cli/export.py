"""``nhsgraph export``: the record, or a part of it, as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from nhsgraph.cli.exits import say
from nhsgraph.cli.progress import progress
from nhsgraph.cli.shared import PathToWrite, graph_of, understood, with_record
from nhsgraph.export.formats import FORMATS

_LIST = "\n".join(f"{name:<13} {form.told}" for name, form in FORMATS.items())


@click.command(
    help=f"""Write the record, or a part of it, in a format of other programs.

    \b
    {_LIST.replace(chr(10), chr(10) + "    ")}

    Example: nhsgraph export csv -o record.zip

    Example: nhsgraph export sqlite -o hee.sqlite --around hee --from 2013 --to 2016
    """,
)
@click.argument("form", metavar="FORMAT", type=click.Choice([*FORMATS]))
@click.option(
    "-o", "--output", type=PathToWrite(path_type=Path), metavar="FILE", required=True,
    help="The file to write; of csv a folder or a .zip.",
)  # fmt: skip
@click.option("--on", "day", metavar="DAY", help="Only what held on that day.")
@click.option("--from", "first", metavar="A", help="Only what held from then on.")
@click.option("--to", "last", metavar="B", help="Only what held up to then.")
@click.option("--as-known-on", metavar="DAY", help="As somebody could have known it then.")
@click.option("--around", multiple=True, metavar="BODY", help="Only what lies around a body.")
@click.option("--hops", type=int, help="How many lines away from it; one without.")
@click.option(
    "--for-spreadsheets", is_flag=True,
    help="csv: an apostrophe before texts that a spreadsheet would take for formulas.",
)  # fmt: skip
@click.option(
    "--answer", "question", metavar="QUESTION",
    help="bibliography, markdown, docx: of the answer to a question in English.",
)  # fmt: skip
@with_record
def export(
    form: str, output: Path, day: str | None, first: str | None, last: str | None,
    as_known_on: str | None, around: tuple[str, ...], hops: int | None, for_spreadsheets: bool,
    question: str | None,    folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Writes the record, or a part of it, in a format."""
    if day is not None and (first is not None or last is not None):
        raise click.UsageError("Give either --on DAY, or --from A and --to B.")
    graph = graph_of(folders, as_known_on)
    answer = None if question is None else understood(graph.ask(question))
    with progress(f"Writing {form}") as watch:
        written = graph.export(
            form, output, on=day, during=_during(first, last), around=around, hops=hops,
            for_spreadsheets=for_spreadsheets, answer=answer, watch=watch,
        )  # fmt: skip
    say(f"Written to {', '.join(dict.fromkeys(str(_shown(each, output)) for each in written))}")


def _during(first: str | None, last: str | None) -> str | None:
    """The two ends as one period."""
    return None if first is None and last is None else f"{first or '..'}/{last or '..'}"


def _shown(path: Path, output: Path) -> Path:
    """The file, or the folder of all files where that was named."""
    return output if output in path.parents else path

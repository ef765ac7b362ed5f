"""``nhsgraph changes``: between two days of a record, or between two editions of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhsgraph.cli.exits import say
from nhsgraph.cli.shared import as_json, emit, graph_of, with_record

if TYPE_CHECKING:
    from nhsgraph.record.editions import Edition
    from nhsgraph.record.revisions import Revision


@click.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.argument("body", required=False)
@click.option(
    "--between-models",
    "between",
    nargs=2,
    metavar="OLD NEW",
    help="In place of days: compare two model folders, of which the first may be of an older form."
    " +FOLDER is one laid over the first.",
)
@click.option("--markdown", is_flag=True, help="With --between-models: print a page for readers.")
@as_json
@with_record
def changes(
    a: str | None, b: str | None, body: str | None, between: tuple[str, str] | None,
    markdown: bool, as_json: bool, folders: tuple[str, ...],
) -> None:  # fmt: skip
    """List what began, ended or was renamed between two days (or years), of a body or of all.

    With two model folders in place of days: what the record of the second added, corrected and
    withdrew, by the ids of statements, bodies, events and sources.

    Example: nhsgraph changes 2014 2016 hee

    Example: nhsgraph changes --between-models old-models models

    Example: nhsgraph changes --between-models my-folder +what-if
    """
    if between is not None:
        if a is not None or folders:
            given = "days" if a is not None else "--record"
            raise click.UsageError(f"Give either {given} or --between-models, not both.")
        if markdown and as_json:
            raise click.UsageError("Give either --markdown or --json, not both.")
        _between_models(*between, markdown=markdown, as_json=as_json)
        return
    if markdown:
        raise click.UsageError("--markdown needs --between-models OLD NEW.")
    if a is None or b is None:
        raise click.UsageError(
            "Give two days, such as 2014 2016, or two folders: --between-models OLD NEW."
        )
    _between_days(a, b, body, folders, as_json=as_json)


def _between_days(
    a: str, b: str, body: str | None, folders: tuple[str, ...], *, as_json: bool
) -> None:
    """Prints what changed in the world between two days, as a record has it."""
    from nhsgraph.show.tables import change_rows

    graph = graph_of(folders)
    rows = change_rows(graph, graph.changes(a, b, graph.find(body) if body else None))
    if as_json:
        emit(rows)
        return
    from nhsgraph.show.layout import Row
    from nhsgraph.show.terminal import Screen, table

    shown = [
        Row(
            (r["day_in_words"], r["change"], r["text"]),
            (("id", r["statement"]), *((("event", title),) if (title := r["event_title"]) else ())),
        )
        for r in rows
    ]
    table(Screen(), ("day", "change", "what"), shown)


def _between_models(old: str, new: str, *, markdown: bool, as_json: bool) -> None:
    """Prints what changed in a record between two editions of it."""
    from nhsgraph.record.editions import read_editions
    from nhsgraph.record.revisions import revisions

    options = (name for name in (old, new) if name.startswith("-") and not Path(name).exists())
    if option := next(options, ""):
        raise click.UsageError(f"--between-models needs two folders, and “{option}” is none.")
    before, after = read_editions(old, new)
    rows = revisions(before, after)
    if as_json:
        folders = {"old": before, "new": after}
        told = {
            key: {"folder": str(edition.folder), "version": edition.version}
            for key, edition in folders.items()
        }
        emit({**told, "changes": [row.to_dict() for row in rows]})
    elif markdown:
        from nhsgraph.show.changelog import page

        say(page(rows, before, after).rstrip("\n"))
    else:
        _show_revisions(rows, before, after)


def _show_revisions(rows: list[Revision], old: Edition, new: Edition) -> None:
    """Prints how many parts of a record changed, then a table of them."""
    from nhsgraph.show.layout import Row
    from nhsgraph.show.terminal import Screen, paragraph, table

    out = Screen()
    versions = f"from version {old.version or '?'} to version {new.version or '?'}"
    if not rows:
        paragraph(out, f"The two folders say the same ({versions}).", style="bold")
        return
    counts = Counter(row.change for row in rows)
    told = ", ".join(f"{number} {change}" for change, number in sorted(counts.items()))
    paragraph(out, f"{told}, {versions}", style="bold")
    out.print()
    shown = [Row((row.change, row.what, row.told), (("id", row.id),)) for row in rows]
    table(out, ("change", "what", "differs in"), shown)

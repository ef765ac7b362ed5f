"""``nhsgraph init`` and ``nhsgraph fmt``: a model folder begun, and its files put in order."""

from __future__ import annotations

from pathlib import Path

import click

from nhsgraph.cli.exits import FAULTY, say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Begin a model of your own in a new folder: a body and sources that are made up, to replace.

    With schemas by which an editor checks while you type. `nhsgraph check FOLDER` accepts it.

    Example: nhsgraph init my-folder
    """
    from nhsgraph.record.new_model import start

    for path in start(folder):
        say(str(path))
    say(f"Begun. Now: nhsgraph check {folder}")


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if one would be.")
def fmt(folders: tuple[Path, ...], only_check: bool) -> None:
    """Put the files of model folders in house order: keys, blank lines; every comment stays.

    What the files say does not change. Nothing is written if one of them can't be read.

    Example: nhsgraph fmt my-folder
    """
    from nhsgraph.record.house_order import put_in_order

    changed = [path for folder in folders for path in put_in_order(folder, check=only_check)]
    for path in changed:
        say(f"{'Would change' if only_check else 'Changed'} {path}")
    if not changed:
        say("All in order.")
    elif only_check:
        click.get_current_context().exit(FAULTY)

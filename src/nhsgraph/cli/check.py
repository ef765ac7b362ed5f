"""``nhsgraph check``: the faults of a model folder, and what folders laid over it bring."""

from __future__ import annotations

import sys

import click

from nhsgraph.cli.exits import ANSWERED, FAULTY, say
from nhsgraph.cli.shared import as_json, emit, graph_of, several, with_record


@click.command()
@click.argument("models", metavar="[FOLDERS]...", nargs=-1)
@as_json
@with_record
def check(models: tuple[str, ...], as_json: bool, folders: tuple[str, ...]) -> None:
    """Check a model folder (the bundled record if none): faults of its files, then of governance.

    Of folders laid over another (+FOLDER over the bundled record), what they bring comes first.

    Example: nhsgraph check my-folder
    """
    from nhsgraph.checks import brought, run
    from nhsgraph.record.bundled import laid
    from nhsgraph.show.tables import withdrawn_line, withdrawn_view

    folders = (*folders, *models)
    graph = graph_of(folders)
    findings = run(graph)
    base, *over = map(str, laid(*folders) or [""])
    own = brought(findings, run(graph_of((base,))), over) if over else []
    findings = [*own, *(each for each in findings if each not in own)]
    errors = [each for each in findings if each.severity == "error"]
    withdrawn = withdrawn_view(graph)
    if as_json:
        rows = [each.to_dict() | ({"brought": each in own} if over else {}) for each in findings]
        emit({"errors": len(errors), "findings": rows}
             | ({"withdrawn": withdrawn} if over else {}))  # fmt: skip
    else:
        for row in withdrawn:
            say(withdrawn_line(row))
        for number, each in enumerate(findings):
            if over and number == len(own):
                say("What the record below has by itself:")
            say(str(each))
        warnings = len(findings) - len(errors)
        counts = f"{several(len(errors), 'error')} and {several(warnings, 'warning')}"
        of_own = f"; {len(own)} of them by what is laid over it" if over else ""
        say(f"{counts} in {graph}{of_own}.")
    sys.exit(FAULTY if errors else ANSWERED)

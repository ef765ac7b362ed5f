"""The verbs of the library for the shell; thin, and with heavy imports inside the commands."""

from __future__ import annotations

import sys
from typing import Any

import click

from nhsgraph.command import Program, as_json, emit, graph_of, typed, with_record
from nhsgraph.exits import ANSWERED, FAULTY, say, version


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Prints the version and leaves."""
    if wanted and not context.resilient_parsing:
        say(f"nhsgraph, version {version()}")
        context.exit()


@click.group(
    cls=Program,
    late={"draw": "nhsgraph.draw_cli"},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    help="Show the traceback of a fault of the program; may stand behind a command too.",
)
def main() -> None:  # fmt: skip
    """Who governed the NHS workforce in England, 2010 to 2021: ask, see and check.

    Example: nhsgraph ask "who holds HEE to account in 2019"
    """


@main.command()
@click.argument("question", nargs=-1)
@click.option("--as-known-on", metavar="DAY", help="Answer as somebody could have known it then.")
@click.option("--plans", is_flag=True, help="Show plans beside what was in force.")
@click.option("--explain", is_flag=True, help="Show how the question is read, and near misses.")
@as_json
@with_record
def ask(
    question: tuple[str, ...], as_known_on: str | None, plans: bool, explain: bool,
    as_json: bool, folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Answer a question in English, with dates and sources; without one, open a prompt.

    Example: nhsgraph ask "who holds HEE to account in 2019"
    """
    graph = graph_of(folders)
    if explain:
        emit(graph.explain(" ".join(question) or typed()))
        return
    if not question and not as_json and sys.stdin is not None and sys.stdin.isatty():
        from nhsgraph.prompt import converse

        converse(graph, as_known_on=as_known_on, plans=plans)
        return
    text = " ".join(question) or typed()
    answer = graph.ask(text, as_known_on=as_known_on, plans=plans)
    if as_json:
        emit(answer.to_dict())
        return
    from nhsgraph.terminal import console, show_answer

    show_answer(console(), answer)


@main.command()
@click.argument("body")
@click.option("--on", "day", metavar="DAY", help="Only what held on that day.")
@as_json
@with_record
def show(body: str, day: str | None, as_json: bool, folders: tuple[str, ...]) -> None:
    """Show everything that is said of a body, by its id.

    Example: nhsgraph show hee --on 2014-06-01
    """
    from nhsgraph.views import body_view

    graph = graph_of(folders)
    view = body_view(graph, graph.find(body), day)
    if as_json:
        emit(view)
        return
    from nhsgraph.terminal import console, paragraph, table

    out = console()
    paragraph(out, f"{view['name']} ({view['id']}, {view['kind'].replace('_', ' ')})", style="bold")
    paragraph(out, view["lived"])
    for note in filter(None, (view["identity"], view["note"])):
        paragraph(out, note)
    rows = [
        (row["statement"], row["text"], _days(row), row["standing"], ", ".join(row["sources"]))
        for row in view["statements"]
    ]
    table(out, ("statement", "says", "when", "standing", "sources"), rows)


@main.command()
@click.argument("day")
@click.option("--as-known-on", metavar="DAY", help="As somebody could have known it then.")
@as_json
@with_record
def snapshot(day: str, as_known_on: str | None, as_json: bool, folders: tuple[str, ...]) -> None:
    """List the edges that held on a day, with their certainty.

    Example: nhsgraph snapshot 2019-06-01
    """
    from nhsgraph.views import passing, snapshot_view

    shown = graph_of(folders, as_known_on).on(day)
    view = snapshot_view(shown)
    if as_json:
        emit(view)
        return
    from nhsgraph.terminal import console, paragraph, table

    out = console()
    heading = f"{len(view['bodies'])} bodies and {len(view['edges'])} edges on {view['day']}"
    heading += passing(shown)
    paragraph(out, heading, style="bold")
    rows = [(e["type"], e["from"], e["to"], e["certainty"], _days(e)) for e in view["edges"]]
    table(out, ("type", "from", "to", "certainty", "when"), rows, narrow=("certainty",))
    for either in view["alternatives"]:
        paragraph(out, either)


def _days(row: dict[str, Any]) -> str:
    """The days of a statement in words, for a table."""
    from nhsgraph.dates import When, when_in_words

    return when_in_words(When.read(row["when"]), short=True)


@main.command()
@click.argument("a")
@click.argument("b")
@click.argument("body", required=False)
@as_json
@with_record
def changes(a: str, b: str, body: str | None, as_json: bool, folders: tuple[str, ...]) -> None:
    """List what began, ended or was renamed between two days (or years), of a body or of all.

    Example: nhsgraph changes 2014 2016 hee
    """
    from nhsgraph.views import change_rows

    graph = graph_of(folders)
    rows = change_rows(graph, graph.changes(a, b, graph.find(body) if body else None))
    if as_json:
        emit(rows)
        return
    from nhsgraph.terminal import console, table

    shown = [(r["day"], r["change"], r["text"], r["event_title"] or "") for r in rows]
    table(console(), ("day", "change", "what", "event"), shown)


@main.command()
@click.argument("folders", nargs=-1)
@as_json
def check(folders: tuple[str, ...], as_json: bool) -> None:
    """Check a model folder (the bundled record if none): faults of its files, then of governance.

    Example: nhsgraph check my-folder
    """
    from nhsgraph.checks import run

    graph = graph_of(folders)
    findings = run(graph)
    errors = [each for each in findings if each.severity == "error"]
    if as_json:
        emit({"errors": len(errors), "findings": [each.to_dict() for each in findings]})
    else:
        for each in findings:
            say(str(each))
        warnings = len(findings) - len(errors)
        counts = f"{_several(len(errors), 'error')} and {_several(warnings, 'warning')}"
        say(f"{counts} in {graph}.")
    sys.exit(FAULTY if errors else ANSWERED)


def _several(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


@main.command()
@click.argument("body", required=False)
@as_json
@with_record
def coverage(body: str | None, as_json: bool, folders: tuple[str, ...]) -> None:
    """Show what the record covers, body by year, or one body by type and year.

    A cell counts the statements of the year; – is silence while the body lived, a blank no life.

    Example: nhsgraph coverage hee
    """
    graph = graph_of(folders)
    covered = graph.coverage(*([graph.find(body)] if body else []))
    if as_json:
        emit(covered.to_dict())
        return
    from nhsgraph.terminal import console, table

    years = tuple(head[2:] for head in covered.heads[1:])
    rows = covered.type_rows() if body else covered.rows()
    table(console(), ("type" if body else "body", *years), rows, narrow=years)


@main.command()
@as_json
@with_record
def info(as_json: bool, folders: tuple[str, ...]) -> None:
    """Say what the record is and how much it holds.

    Example: nhsgraph info
    """
    view = graph_of(folders).info()
    if as_json:
        emit(view)
        return
    from nhsgraph.terminal import console, paragraph, table

    out = console()
    paragraph(out, view["title"], style="bold")
    covers = f"Covers {view['covers']}; version {view['version']}; licence {view['licence']}."
    paragraph(out, covers)
    counts = [("bodies", view["bodies"]), ("statements", view["statements"])]
    counts += [(f"  {name.replace('_', ' ')}", n) for name, n in view["by_type"].items()]
    counts += [("sources", view["sources"]), ("events", view["events"])]
    table(out, ("what", "number"), [(name, str(number)) for name, number in counts])


@main.command()
@click.argument("statement")
@click.option("--style", type=click.Choice(["plain", "bibtex", "csl"]), default="plain")
@with_record
def cite(statement: str, style: str, folders: tuple[str, ...]) -> None:
    """Cite the sources of a statement, for a footnote or a reference manager.

    Example: nhsgraph cite hee/accountable-to-secretary-of-state --style bibtex
    """
    from nhsgraph.citations import STYLES

    chosen = next(each for each in STYLES if each == style)
    say(graph_of(folders).cite(statement, chosen))


@main.command()
def schema() -> None:
    """Print the JSON Schema of the model files, for editors.

    Example: nhsgraph schema
    """
    from nhsgraph.schema.json_schema import schema as made

    emit(made())

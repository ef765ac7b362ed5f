"""The verbs of the library for the shell; thin, and with heavy imports inside the commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from nhsgraph.cli.exits import UNREADABLE, say, version
from nhsgraph.cli.shared import (
    Program,
    as_json,
    emit,
    graph_of,
    on_terminal,
    questions_of_file,
    several,
    typed,
    understood,
    with_record,
)

_STYLES = ["plain", "bibtex", "csl", "ris", "harvard", "vancouver", "oscola"]
"""The styles of citations, as ``nhsgraph.words.citations`` has them."""


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Prints the version and leaves."""
    if wanted and not context.resilient_parsing:
        say(f"nhsgraph, version {version()}")
        context.exit()


@click.group(
    cls=Program,
    late={
        "changes": "nhsgraph.cli.changes",
        "check": "nhsgraph.cli.check",
        "draw": "nhsgraph.cli.draw",
        "explore": "nhsgraph.cli.explore",
        "export": "nhsgraph.cli.export",
        "fmt": "nhsgraph.cli.models",
        "init": "nhsgraph.cli.models",
        "mcp": "nhsgraph.cli.mcp",
        "sql": "nhsgraph.cli.sql",
    },
    invoke_without_command=True,
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
@click.pass_context
def main(context: click.Context) -> None:
    """Who governed the NHS workforce in England, 2010 to 2021: ask, see and check.

    Without a command it opens a prompt on a terminal.

    Example: nhsgraph ask "who holds HEE to account in 2019"
    """
    if context.invoked_subcommand is not None:
        return
    if not on_terminal():
        raise click.exceptions.NoArgsIsHelpError(context)
    from nhsgraph.cli.prompt import converse

    converse(graph_of(()))


@main.command()
@click.argument("question", nargs=-1)
@click.option("--as-known-on", metavar="DAY", help="Answer as somebody could have known it then.")
@click.option("--plans", is_flag=True, help="Show plans beside what was in force.")
@click.option("--explain", is_flag=True, help="Show how the question is read, and near misses.")
@click.option("--brief", is_flag=True, help="Only the sentence, and one source for each statement.")
@click.option("--all", "everything", is_flag=True, help="Every statement, and all beside, uncut.")
@click.option(
    "--sources",
    type=click.Choice(["best", "all"]),
    default="best",
    help="The best sources of each statement, or all of them.",
)
@questions_of_file
@as_json
@with_record
def ask(
    question: tuple[str, ...], as_known_on: str | None, plans: bool, explain: bool, brief: bool,
    everything: bool, sources: str, file: Path | None, output: Path | None, as_json: bool,
    folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Answer a question in English, with dates and sources; without one, open a prompt.

    The sentence comes first, then the statements that it rests on, each with its id (which
    `nhsgraph cite` takes), what stands beside them, and the best sources of each.

    Example: nhsgraph ask "who holds HEE to account in 2019"
    """
    if (output and not file) or (file and (question or explain or as_json)):
        raise click.UsageError("--file CSV takes -o FILE, and no question, --explain or --json.")
    graph = graph_of(folders)
    if file is not None:
        from nhsgraph.cli.many import answer_file

        answer_file(graph, file, output, as_known_on, plans)
        return
    if explain:
        emit(graph.explain(" ".join(question) or typed()))
        return
    if not question and not as_json and sys.stdin is not None and sys.stdin.isatty():
        from nhsgraph.cli.prompt import converse

        converse(graph, as_known_on=as_known_on, plans=plans)
        return
    text = " ".join(question) or typed()
    answer = graph.ask(text, as_known_on=as_known_on, plans=plans)
    if as_json:
        emit(answer.to_dict())
        if answer.status == "not_understood":
            click.get_current_context().exit(UNREADABLE)
        return
    understood(answer)
    from nhsgraph.show.answer import show_answer, show_brief
    from nhsgraph.show.terminal import Screen

    if brief:
        show_brief(Screen(), answer, everything=everything)
    else:
        show_answer(Screen(), answer, everything=everything, all_sources=sources == "all")


@main.command()
@click.argument("body")
@click.option("--on", "day", metavar="DAY", help="Only what held on that day.")
@as_json
@with_record
def show(body: str, day: str | None, as_json: bool, folders: tuple[str, ...]) -> None:
    """Show everything that is said of a body, by its id.

    Example: nhsgraph show hee --on 2014-06-01
    """
    from nhsgraph.show.tables import body_view, withdrawn_line

    graph = graph_of(folders)
    view = body_view(graph, graph.find(body), day)
    if as_json:
        emit(view)
        return
    from nhsgraph.show.layout import Row
    from nhsgraph.show.terminal import Screen, paragraph, table

    out = Screen()
    kind = view["kind"].replace("_", " ")
    paragraph(out, f"{view['name']} ({view['id']}, {kind})", style="bold")
    if described := view["description"]:
        paragraph(out, f"{described['text']} ({', '.join(described['sources'])})")
    paragraph(out, view["lived"])
    if codes := [f"{each['scheme']} {each['value']}" for each in view["identifiers"]]:
        paragraph(out, f"Known elsewhere as: {'; '.join(codes)}.")
    for note in filter(None, (view["identity"], view["note"])):
        paragraph(out, note)
    out.print()
    rows = [
        Row(
            (row["text"], _days(row), row["standing"]),
            (("id", row["statement"]), ("sources", ", ".join(row["sources"]))),
        )
        for row in view["statements"]
    ]
    table(out, ("says", "when", "standing"), rows)
    for each in view["withdrawn"]:
        paragraph(out, withdrawn_line(each))


@main.command()
@click.argument("day")
@click.option("--as-known-on", metavar="DAY", help="As somebody could have known it then.")
@as_json
@with_record
def snapshot(day: str, as_known_on: str | None, as_json: bool, folders: tuple[str, ...]) -> None:
    """List the edges that held on a day, with their certainty.

    Example: nhsgraph snapshot 2019-06-01
    """
    from nhsgraph.dates import read_day, speak_day
    from nhsgraph.show.tables import passing, snapshot_view

    shown = graph_of(folders, as_known_on).on(day)
    view = snapshot_view(shown)
    if as_json:
        emit(view)
        return
    from nhsgraph.show.terminal import Screen, paragraph, table

    out = Screen()
    on = speak_day(read_day(view["day"]))
    heading = f"{len(view['bodies'])} bodies and {len(view['edges'])} edges on {on}"
    heading += passing(shown)
    paragraph(out, heading, style="bold")
    rows = [
        (e["type"].replace("_", " "), e["from"], e["to"], e["certainty"], _days(e))
        for e in view["edges"]
    ]
    table(out, ("type", "from", "to", "certainty", "when"), rows)
    for beside in (*view["alternatives"], *view["notes"]):
        paragraph(out, beside)


def _days(row: dict[str, Any]) -> str:
    """The days of a statement in words, for a table."""
    from nhsgraph.dates import When, span_in_words

    return span_in_words(When.read(row["when"]))


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
    from nhsgraph.show.terminal import Screen, table

    years = tuple(head[2:] for head in covered.heads[1:])
    rows = covered.type_rows() if body else covered.rows()
    rows = [(str(first).replace("_", " "), *cells) for first, *cells in rows]
    table(Screen(), ("type" if body else "body", *years), rows)


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
    from nhsgraph.dates import When, span_in_words
    from nhsgraph.show.terminal import Screen, paragraph, table

    out = Screen()
    paragraph(out, view["title"], style="bold")
    covers = span_in_words(When.read(view["covers"]))
    paragraph(out, f"Covers {covers}; version {view['version']}; licence {view['licence']}.")
    counts = [("bodies", view["bodies"]), ("statements", view["statements"])]
    counts += [(f"  {name.replace('_', ' ')}", n) for name, n in view["by_type"].items()]
    counts += [("sources", view["sources"]), ("events", view["events"])]
    table(out, ("what", "number"), [(name, str(number)) for name, number in counts])


@main.command()
@click.argument("what")
@click.option(
    "--style", type=click.Choice(_STYLES), default="plain",
    show_default=True, help="harvard, vancouver and oscola need the extra cite.",
)  # fmt: skip
@with_record
def cite(what: str, style: str, folders: tuple[str, ...]) -> None:
    """Cite the sources of a statement or an event, by its id; of a body, list what can be cited.

    A plain line, an entry for a reference manager (bibtex, csl, ris), or a line in the style of
    a library (harvard, vancouver, oscola).

    The ids stand beneath each statement of an answer, and in what a body shows.

    Example: nhsgraph cite hee/accountable-to-secretary-of-state --style bibtex
    """
    from nhsgraph.words.citations import STYLES

    graph = graph_of(folders)
    if "/" in what or what in graph.record.events:
        say(graph.cite(what, next(each for each in STYLES if each == style)))
        return
    from nhsgraph.show.layout import Row
    from nhsgraph.show.tables import body_view
    from nhsgraph.show.terminal import Screen, paragraph, table

    view = body_view(graph, graph.find(what))
    statements = view["statements"]
    out = Screen()
    told = f"{several(len(statements), 'statement')} of {view['name']} can be cited"
    example = f": nhsgraph cite {statements[0]['statement']}" if statements else ""
    paragraph(out, f"{told}, by id{example}", style="bold")
    out.print()
    rows = [Row((row["text"], _days(row)), (("id", row["statement"]),)) for row in statements]
    table(out, ("says", "when"), rows)


@main.command()
@click.option("--body", metavar="BODY", help="Only what is said of a body, by id or name.")
@click.option("--cited", is_flag=True, help="Leave out sources on which nothing rests.")
@as_json
@with_record
def sources(body: str | None, cited: bool, as_json: bool, folders: tuple[str, ...]) -> None:
    """List the sources, of all or of one body, with their standing and what rests on each.

    Example: nhsgraph sources --body hee --cited
    """
    graph = graph_of(folders)
    rows = graph.sources(body, cited=cited)
    if as_json:
        emit(rows)
        return
    from nhsgraph.dates import FuzzyDay, day_in_words
    from nhsgraph.show.layout import Row
    from nhsgraph.show.terminal import Screen, paragraph, table

    out = Screen()
    second = sum(row["rank"] == "secondary" for row in rows)
    copies = sum(row["copy"] for row in rows)
    told = f"{several(len(rows), 'source')}: {second} second-hand, {copies} read in copies alone"
    paragraph(out, told, style="bold")
    out.print()
    shown = [
        Row(
            (
                "; ".join([row["title"], *row["remarks"]]),
                row["publisher"],
                day_in_words(FuzzyDay.read(row["published"])) if row["published"] else "undated",
                str(len(row["rests"])),
            ),
            (("id", row["id"]), *((("address", row["address"]),) if row["address"] else ())),
        )
        for row in rows
    ]
    table(out, ("source", "publisher", "published", "bears"), shown)


@main.command()
@click.argument("file", required=False, type=click.Choice(["body", "sources", "events", "record"]))
def schema(file: str | None) -> None:
    """Print the JSON Schema of one kind of model file, for an editor; of all four by their names.

    Example: nhsgraph schema body > body.json
    """
    from nhsgraph.schema.json_schema import schema as made

    emit(made() if file is None else made()[file])

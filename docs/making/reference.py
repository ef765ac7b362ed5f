"""The pages that are made from the program itself: commands, library, tables, rules, coverage."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import click

import nhsgraph
from nhsgraph.checks import RULES
from nhsgraph.cli import main
from nhsgraph.export.extract import Extract
from nhsgraph.export.formats import FORMATS
from nhsgraph.export.markdown import unmarked
from nhsgraph.export.tables import tables
from nhsgraph.graph.coverage import SILENT
from nhsgraph.words.kinds import kind_in_words

PAGES: Final = "reference"


def write(graph: nhsgraph.Graph, pages: Path) -> None:
    """Writes the pages into their folder."""
    folder = pages / PAGES
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "command-line": command_line(),
        "library": library(),
        "data-dictionary": data_dictionary(graph),
        "checks": checks(),
        "coverage": coverage(graph),
    }
    for name, lines in made.items():
        (folder / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table in Markdown, whose cells are Markdown already."""
    heads = [*heads]
    yield from (f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |")
    yield from (f"| {' | '.join(cells)} |" for cells in rows)
    yield ""


# -- the command line ---------------------------------------------------------------------------


def command_line() -> Iterator[str]:
    """Every command with its arguments and options, from the commands themselves."""
    yield from ("# Every command and option", "")
    yield "Made from the program. [The commands](commands.md) says what they are for."
    yield ""
    yield from _command(click.Context(main, info_name="nhsgraph"))


def _command(context: click.Context) -> Iterator[str]:
    command = context.command
    name = context.command_path
    depth = "##" if context.parent is None or context.parent.parent is None else "###"
    yield from (f"{depth} {name}", "", "```text")
    yield " ".join([name, *command.collect_usage_pieces(context)])
    yield from ("```", "", *_help(inspect.cleandoc(command.help or "")), "")
    options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    rows = (_option(each, context) for each in options if not each.hidden)
    yield from table(("option", "what it does"), rows)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            inside = command.get_command(context, each)
            if inside is not None and not inside.hidden:
                yield from _command(click.Context(inside, info_name=each, parent=context))


def _help(text: str) -> Iterator[str]:
    """The help of a command: paragraphs, what stands as it is typed, and examples."""
    for part in text.split("\n\n"):
        if part.startswith("\b"):
            yield from ("```text", *part.removeprefix("\b").strip("\n").splitlines(), "```", "")
        elif part.strip().startswith("Example:"):
            yield from ("```text", " ".join(part.split()).removeprefix("Example: "), "```", "")
        else:
            yield from (unmarked(" ".join(part.split())), "")


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    record = option.get_help_record(context)
    names, told = record or (", ".join(option.opts), "")
    return f"`{names}`".replace("|", "\\|"), unmarked(" ".join(told.split()))


# -- the library --------------------------------------------------------------------------------


def library() -> Iterator[str]:
    """Every public name with its docstring; Sphinx puts them in."""
    yield from ("# The library", "", "Made from the docstrings. `import nhsgraph`, then:", "")
    yield from ("```{eval-rst}", ".. py:module:: nhsgraph", "")
    first = ["load", "Graph", "ask", "Answer", "Question", "Snapshot"]
    for name in dict.fromkeys([*first, *nhsgraph.__all__]):
        kind = "class" if inspect.isclass(getattr(nhsgraph, name)) else "function"
        yield f".. auto{kind}:: {home(name)}"
        if kind == "class":
            yield from ("   :members:", "   :inherited-members: Exception, tuple, str, Enum")
        yield ""
    yield "```"


def home(name: str) -> str:
    """Where a public name is at home, as Sphinx finds and lists it."""
    thing: Any = getattr(nhsgraph, name)
    return "nhsgraph.schema.json_schema.schema" if name == "schema" else (
        f"{thing.__module__}.{thing.__qualname__}"
    )  # fmt: skip


# -- tables, rules, coverage --------------------------------------------------------------------


def data_dictionary(graph: nhsgraph.Graph) -> Iterator[str]:
    """Every table and column of the exports, in the words that travel with them."""
    yield from ("# The data dictionary", "")
    yield "What stands in the tables of `nhsgraph export`, made from the schema. The descriptor of"
    yield "the format `csv` (`datapackage.json`), the metadata for Datasette and the description of"
    yield "[the files](files.md) have the same words. *Derived* is what follows from the rest."
    yield ""
    for name, form in FORMATS.items():
        ends = ", ".join(each or "a folder" for each in form.endings)
        yield f"- `{name}`: {unmarked(form.told)} ({ends})"
    yield ""
    for each in tables(Extract(graph)):
        derived = " Derived." if each.derived else ""
        key = f" Key: {', '.join(f'`{one}`' for one in each.key)}." if each.key else ""
        yield from (f"## {each.name}", "", f"{unmarked(each.told)}.{key}{derived}", "")
        yield from table(("column", "kind", "what it means"), (
            (f"`{one.name}`", _kind(one), unmarked(one.told)) for one in each.columns
        ))  # fmt: skip


def _kind(column: Any) -> str:
    refers = f", of [{column.refers}](#{column.refers})" if column.refers else ""
    return f"{column.kind}{refers}{', derived' if column.derived else ''}"


def checks() -> Iterator[str]:
    """Every rule of governance, what breaks it and why it is one."""
    yield from ("# The checks and their reasons", "")
    yield "`nhsgraph check` tries a record against these rules, after its files could be read. An"
    yield "*error* is a fault that can be mended, a *warning* a gap, which may be how things were."
    yield "[Add a fact](../how-to/add-a-fact.md) says what to do about them. Made from the rules."
    yield ""
    for name, rule in sorted(RULES.items()):
        first = " ".join((rule.__doc__ or "").partition("\n\n")[0].split())
        told = f"{first} {rule.explanation}".replace("``", "`")
        yield from (f"## {name}", "", f"*{rule.severity}.* {told}", "")


def coverage(graph: nhsgraph.Graph) -> Iterator[str]:
    """What the record covers, body by year, as ``nhsgraph coverage`` has it."""
    covered = graph.coverage()
    years = [str(year)[2:] for year in covered.years]
    yield from ("# What the record covers", "")
    yield "How many statements beside its names say something of a body in a year. "
    yield f"{SILENT} is silence while it lived, a blank no life. `nhsgraph coverage BODY` has the"
    yield "types of one body."
    yield from ("", "## By type", "")
    yield from table(("type", *years), (
        (row[0].replace("_", " "), *row[1:]) for row in covered.type_rows()
    ))  # fmt: skip
    kinds = dict.fromkeys(each.kind for each in covered.bodies)
    for kind in kinds:
        yield from (f"## {kind_in_words(kind).capitalize()}", "")
        yield from table(("body", *years), (
            (
                f"[{unmarked(each.name)}](../bodies/{each.body}/index.md)",
                *map(each.cell, covered.years),
            )
            for each in covered.bodies if each.kind == kind
        ))  # fmt: skip

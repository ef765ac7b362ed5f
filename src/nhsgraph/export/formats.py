"""The formats by their names, and the one door through which a graph goes out into any of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from nhsgraph.dates import Period
from nhsgraph.errors import QuestionError
from nhsgraph.export.extract import Extract
from nhsgraph.extras import part
from nhsgraph.given import one_of, path_of
from nhsgraph.graph import DatedGraph


class Format(NamedTuple):
    """A format: the module that writes it, what it is for, how its files end, what it takes.

    ``extra`` is what must be installed for it beside nhsgraph, and ``needs`` the module of that.
    """

    module: str
    told: str
    endings: tuple[str, ...]
    extra: str = ""
    needs: str = ""
    takes: tuple[str, ...] = ()


FORMATS: Final = {
    "csv": Format(
        "csv_tables", "tidy tables with a datapackage.json, in a folder or a .zip", ("", ".zip"),
        takes=("for_spreadsheets",),
    ),
    "json": Format("json_record", "the whole record; of a part, a node-link graph", (".json",)),
    "sqlite": Format(
        "sqlite_file", "a database with views and search, ready for Datasette", (".sqlite", ".db"),
    ),
    "xlsx": Format(
        "xlsx", "a workbook for people: a sheet a table, filters, no formulas", (".xlsx",),
        "xlsx", "xlsxwriter",
    ),
    "graphml": Format("graphml", "bodies and lines for igraph, yEd and R", (".graphml",)),
    "parquet": Format(
        "parquet", "tidy tables for DuckDB, pandas, polars and Spark, in a folder", ("",),
        "parquet", "pyarrow",
    ),
    "mermaid": Format("mermaid", "a small diagram, drawn from its text", (".mmd", ".mermaid")),
    "dot": Format("dot", "a small diagram for Graphviz", (".dot", ".gv")),
    "bibliography": Format(
        "bibliography", "the sources, of all or of an answer, for Zotero and the like",
        (".bib", ".ris", ".json"), takes=("answer",),
    ),
    "jsonld": Format(
        "jsonld", "linked data in JSON: ORG, PROV-O and OWL-Time", (".jsonld", ".json"),
    ),
    "turtle": Format("turtle", "the same as Turtle, for triple stores", (".ttl",)),
    "markdown": Format(
        "markdown", "a report of a body, a day or an answer, with picture and sources",
        (".md", ".markdown"), takes=("answer",),
    ),
    "docx": Format(
        "docx_file", "the same report for Word", (".docx",), "docx", "docx", takes=("answer",),
    ),
    "site": Format("site", "static JSON files for any web server, told by an OpenAPI file", ("",)),
    "gexf": Format("gexf", "bodies and lines with their days, for Gephi's timeline", (".gexf",)),
}  # fmt: skip
"""The formats by the names that ``export`` takes."""


def export(
    graph: DatedGraph, name: str, path: str | os.PathLike[str], *, period: Period | None = None,
    around: str | Collection[str] = (), hops: int | None = None, **options: Any,
) -> list[Path]:  # fmt: skip
    """Writes a graph, or a part of it, in a format; all files of it or none.

    Args:
        graph: the graph.
        name: the format, one of ``FORMATS``.
        path: the file to write; of ``csv`` a folder or a ``.zip``.
        period: only what holds on some day of it.
        around: only what ties bodies within ``hops`` lines of these, by id or name.
        hops: how many lines; one if None.
        options: what the format takes beside; what is None or False is as if it were not given.
            Every format takes ``watch``, a function that is called with the number of tables as
            each of them begins to be written.

    Returns:
        The files that were written.

    Raises:
        QuestionError: there is no such format, the file ends otherwise, the format does not take
            an option, or one is given that would do nothing.
        UnknownBodyError: the record has no such body.
        MissingPartError: what writes the format is not installed.
        OSError: the file can't be written; what stood there before still does.
    """
    form = FORMATS[one_of(name, FORMATS, "format")]
    watch: Callable[[int], None] | None = options.pop("watch", None)
    place = path_of(path, "the path of the file to write")
    given = {key: value for key, value in options.items() if value not in {None, False, ()}}
    for option in given.keys() - {*form.takes}:
        those = ", ".join(each for each in FORMATS if option in FORMATS[each].takes)
        told = option.replace("_", "-")
        raise QuestionError(f"“{name}” does not take {told}.", [f"It is for {those}."])
    _fit(name, form, place)
    _alone(period, around, hops, given)
    hops = 1 if hops is None else hops
    module = _module(name, form)
    extract = Extract.of(graph, period=period, around=around, hops=hops, watch=watch)
    written: list[Path] = module.write(extract, place, **given)
    return written


def _alone(period: object, around: object, hops: int | None, given: Collection[str]) -> None:
    """Refuses what would be passed over beside, or without, something else.

    Raises:
        QuestionError: there is such a thing.
    """
    if hops is not None and not around:
        raise QuestionError("Of hops a body is needed, around which they lead.", ["Name one."])
    if "answer" in given and (period is not None or around):
        hint = "Leave out the days and bodies, or the answer; the question may name them."
        raise QuestionError("An answer is exported by itself.", [hint])


def _fit(name: str, form: Format, path: Path) -> None:
    """Refuses a path that is none of the format, and one in no folder.

    Raises:
        QuestionError: it is one.
    """
    if path.suffix.lower() not in form.endings:
        ends = " or ".join(each or "with nothing (a folder)" for each in form.endings)
        example = path.with_suffix(form.endings[-1] or "").name
        told = f"A file of the format {name} ends {ends}; “{path.name}” does not."
        raise QuestionError(told, [f"Write it to {example}, for example."])
    if not path.parent.is_dir():
        raise QuestionError(f"There is no folder “{path.parent}” to write into.")


def _module(name: str, form: Format) -> Any:
    """The module that writes a format.

    Raises:
        MissingPartError: what it needs is not installed.
    """
    if form.needs:
        part(f"The format {name}", form.needs, extra=form.extra)
    return import_module(f"nhsgraph.export.{form.module}")

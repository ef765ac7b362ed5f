"""How a graph goes out of Python: as pictures, as a page, as files for other programs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nhsgraph.dates import Period, read_day, write_day
from nhsgraph.errors import QuestionError
from nhsgraph.given import text_of
from nhsgraph.graph import DatedGraph
from nhsgraph.values import dataclass

if TYPE_CHECKING:
    import os
    import sqlite3
    from pathlib import Path

    from nhsgraph.draw import Draw
    from nhsgraph.explorer import Explorer


@dataclass(frozen=True, eq=False)
class WaysOut(DatedGraph):
    """A dated graph with its ways out."""

    @property
    def draw(self) -> Draw:
        """The pictures of this graph; each returns a matplotlib ``Figure``.

        Raises:
            MissingPartError: there is no matplotlib that works.

        >>> graph.draw.structure("2019-06-01").description.title
        'Who governed the NHS workforce on 1 June 2019'
        """
        from nhsgraph.draw import Draw

        return Draw(self)

    def explore(self) -> Explorer:
        """The record in one page: a notebook shows it, and ``save`` writes it into a file.

        Raises:
            MissingPartError: what lays out pictures, or a part of the page, is not installed.
            QuestionError: the graph is one as known on a day; the page has all such days.

        >>> graph.explore().save("record.html")  # doctest: +SKIP
        """
        from nhsgraph.explorer import Explorer

        return Explorer.of(self)

    def to_frame(self, table: str, library: str = "pandas") -> Any:
        """A table of all that the graph knows, as a data frame with real dates.

        Args:
            table: ``statements``, ``bodies``, ``evidence``, ``sources``, ``lines``, ``events``,
                ``names``, ``amounts``, ``aliases`` or ``identifiers``.
            library: ``pandas`` or ``polars``.

        Returns:
            The frame; its columns are those of ``export("csv", …)``, told there in
            ``datapackage.json``. Both ends of a time are days on which it held.

        Raises:
            QuestionError: there is no such table or library.
            MissingPartError: the library is not installed.

        >>> len(graph.to_frame("bodies")) == len(graph.bodies)
        True
        """
        from nhsgraph.export.extract import Extract
        from nhsgraph.export.frames import frame

        return frame(Extract(self), table, library)

    def series(
        self, types: str | Collection[str] | None = None, every: str = "month",
        library: str = "pandas",
    ) -> Any:  # fmt: skip
        """How many lines of each type held, step by step over the days that the record covers.

        Args:
            types: the types of lines, such as ``accountability``, or the one; all if None.
            every: the step: ``day``, ``month`` or ``year``; lines are counted on its first day.
            library: ``pandas`` or ``polars``.

        Returns:
            A frame with a row for each step and type: ``day``, ``type``, ``certain`` and
            ``possible`` (lines as they are written, less those handed down by collectives).

        Raises:
            QuestionError: there is no such type, step or library.
            MissingPartError: the library is not installed.

        >>> counts = graph.series("hosting", every="year")
        >>> counts.pivot(index="day", columns="type", values="certain").plot()  # doctest: +SKIP
        """
        from nhsgraph.export.frames import series

        return series(self, types, every, library)

    @cached_property
    def _base(self) -> sqlite3.Connection:
        from nhsgraph.export.in_sql import base_of

        return base_of(self)

    def sql(
        self, text: str, *, body: str | None = None, on: str | date | None = None,
        during: str | date | Period | None = None, as_known_on: str | date | None = None,
    ) -> list[dict[str, Any]]:  # fmt: skip
        """What a question as SQL, or a query of one's own, finds in the tables of ``export``.

        They stand in SQLite in memory, made when the first is asked, and are only read.

        Args:
            text: ``holders``, ``held``, ``chain``, ``snapshot``, ``period``, ``changes`` or
                ``known``; or a query, in which the values are ``:body``, ``:day``, ``:known_on``,
                ``:first_day`` and ``:before_day``.
            body: a body, by id or name.
            on: a day.
            during: a period; its day after the last is ``:before_day``.
            as_known_on: the day of knowledge, which ``known`` asks for. For the others take
                ``graph.as_known_on(day).sql(…)``.

        Returns:
            The rows, by the names of the columns; days are texts, null is None.

        Raises:
            QuestionError: there is no such question, it lacks a value or takes none such, or
                SQLite can't run the query.
            UnknownBodyError: the record has no such body.
            DateError: a day or period can't be read.

        >>> [row["holder"] for row in graph.sql("holders", body="HEE", on="2019-06-01")]
        ['secretary-of-state', 'dhsc']
        >>> graph.sql("select count(*) as sources from sources")[0]["sources"] == len(graph.sources)
        True
        """
        from nhsgraph.export.in_sql import rows_of, values_of

        values = values_of(
            self, body=body,
            day=None if on is None else write_day(read_day(on)),
            known_on=None if as_known_on is None else write_day(read_day(as_known_on)),
            period=None if during is None else Period.read(during),
        )  # fmt: skip
        return list(rows_of(self._base, text_of(text, "the question"), values))

    def export(
        self, form: str, path: str | os.PathLike[str], *, on: str | date | None = None,
        during: str | date | Period | None = None, around: str | Collection[str] = (),
        hops: int | None = None, **options: Any,
    ) -> list[Path]:  # fmt: skip
        """Writes the record, or a part of it, in a format of other programs.

        Args:
            form: the format, such as ``csv``, ``sqlite`` or ``json``; ``nhsgraph export --help``
                has all of them.
            path: the file to write; of ``csv`` a folder or a ``.zip``.
            on: a day; only what holds on it.
            during: a period in its place; only what holds on some day of it.
            around: bodies, by id or name; only what ties those within ``hops`` lines of them.
            hops: how many lines; one if None.
            options: what a format takes beside: ``for_spreadsheets=True`` of ``csv``, and
                ``answer``, an answer of ``ask``, of ``bibliography``, ``markdown`` and ``docx``.

        Returns:
            The files that were written; all of them are, or none.

        Raises:
            QuestionError: there is no such format, the file ends otherwise, or both a day and a
                period are given.
            UnknownBodyError: the record has no such body.
            DateError: the day or period can't be read.
            MissingPartError: what writes the format is not installed.
            OSError: the file can't be written; what stood there before still does.

        >>> graph.export("sqlite", "record.sqlite")  # doctest: +SKIP
        """
        from nhsgraph.export.formats import export

        if on is not None and during is not None:
            raise QuestionError("Give either a day (on) or a period (during).")
        day = Period.of_day(read_day(on)) if on is not None else None
        period = Period.read(during) if during is not None else day
        return export(self, form, path, period=period, around=around, hops=hops, **options)


def show_in_notebooks() -> None:
    """Lets notebooks show answers; what shows one is imported when it is first shown."""
    from nhsgraph.answers import Answer

    def html(found: Answer) -> str:
        from nhsgraph.show.notebook import answer_html

        return answer_html(found)

    Answer._as_html = html  # noqa: SLF001 - the one that gives it

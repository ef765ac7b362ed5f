"""How a graph goes out of Python: as pictures, as a page, as files for other programs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from nhsgraph.dates import Period, read_day
from nhsgraph.errors import QuestionError
from nhsgraph.graph import DatedGraph
from nhsgraph.values import dataclass

if TYPE_CHECKING:
    import os
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

    def export(
        self, form: str, path: str | os.PathLike[str], *, on: str | date | None = None,
        during: str | date | Period | None = None, around: str | Collection[str] = (),
        hops: int = 1, **options: Any,
    ) -> list[Path]:  # fmt: skip
        """Writes the record, or a part of it, in a format of other programs.

        Args:
            form: the format, such as ``csv``, ``sqlite`` or ``json``; ``nhsgraph export --help``
                has all of them.
            path: the file to write; of ``csv`` a folder or a ``.zip``.
            on: a day; only what holds on it.
            during: a period in its place; only what holds on some day of it.
            around: bodies, by id or name; only what ties those within ``hops`` lines of them.
            hops: how many lines.
            options: what a format takes beside: ``for_spreadsheets=True`` of ``csv``, and
                ``answer``, an answer of ``ask``, of ``bibliography``.

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

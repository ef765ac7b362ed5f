"""Pictures of the record, drawn with matplotlib on one shared layout; loaded when first used."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nhsgraph.dates import Period
from nhsgraph.draw.page.settings import load_matplotlib
from nhsgraph.draw.page.theme import THEME, Theme
from nhsgraph.graph import DatedGraph

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from nhsgraph.draw.page.sheet import Picture


@dataclass(frozen=True, slots=True)
class Draw:
    """The pictures of a graph, each a ``matplotlib.figure.Figure`` that a notebook shows by itself.

    A day is a day, or a year, which stands for its 1 June. What a picture says in words is its
    ``description``; ``nhsgraph.draw.page.files.save`` puts it into the file. ``theme`` is the
    look of all pictures, a ``nhsgraph.draw.page.theme.Theme``.
    """

    graph: DatedGraph
    theme: Theme = THEME

    def __post_init__(self) -> None:
        """Imports matplotlib in its own way, before any of the drawing modules does.

        Raises:
            MissingPartError: there is no matplotlib that works.
        """
        load_matplotlib()

    def structure(
        self, on: str | date, *, types: str | Collection[str] | None = None,
        around: str | Collection[str] = (), hops: int = 1, expand: str | Collection[str] = (),
        plans: bool = False,
    ) -> Picture:  # fmt: skip
        """Who answers to whom, who pays whom and who approves what on a day.

        Args:
            on: the day.
            types: the edge types to draw, or one; account, funding and mandates if None.
            around: a body, or several, whose surroundings alone are drawn.
            hops: how many lines away from it a body may be.
            expand: a collective, or several, whose members are drawn one by one.
            plans: whether what was only announced or proposed is drawn as well.

        Raises:
            DateError: the day can't be read.
            QuestionError: there is no such type or body, or nothing to draw.
        """
        from nhsgraph.draw.structure.one_day import structure

        return structure(
            self.graph, on, types=types, around=around, hops=hops, expand=expand, plans=plans,
            theme=self.theme,
        )  # fmt: skip

    def years(self, *days: str | date, types: str | Collection[str] | None = None) -> Picture:
        """The structure on several days, one strip a day, each body in its one place.

        Args:
            days: the days, in the order of the strips; a year stands for its 1 June.
            types: the edge types to draw, or one; accountability alone if None.

        Raises:
            DateError: a day can't be read.
            QuestionError: there is no such type, no day, or nothing to draw.
        """
        from nhsgraph.draw.structure.years import years

        return years(self.graph, days, types=types, theme=self.theme)

    def changes(
        self, first: str | date, last: str | date, *, types: str | Collection[str] | None = None
    ) -> Picture:
        """What began, ended, got another name and stayed between two days, with the events.

        Args:
            first: the earlier day.
            last: the later day.
            types: the edge types to draw, or one; account, funding and mandates if None.

        Raises:
            DateError: a day can't be read, or the second lies before the first.
            QuestionError: there is no such type, or nothing to draw.
        """
        from nhsgraph.draw.structure.changes import changes

        return changes(self.graph, first, last, types=types, theme=self.theme)

    def timeline(
        self, *bodies: str, period: str | date | Period | None = None,
        types: str | Sequence[str] | None = None, plans: bool = True,
    ) -> Figure:  # fmt: skip
        """The lives of bodies as bars, with their names, legal forms, edges and events.

        Args:
            bodies: ids or names, in the order of the bars.
            period: the days from left to right; the years that the record covers if None.
            types: the edge types to draw, or one; as many as there is room for if None.
            plans: whether what was only announced or proposed is drawn as well.

        Raises:
            DateError: the period can't be read.
            QuestionError: there is no such body or type, or no body is named.
        """
        from nhsgraph.draw.timeline.timeline import timeline

        return timeline(
            self.graph, *bodies, period=period, types=types, plans=plans, theme=self.theme
        )

    def mandate(self, *years: str, body: str | None = None) -> Figure:
        """The steps by which the mandates of some years were approved, side by side.

        Args:
            years: one to four mandates, by the financial years that they cover.
            body: the id of the body whose mandate it is; that which the record names for it if
                None, or the only one that has a mandate.

        Raises:
            DateError: a year can't be read.
            QuestionError: there is no such body, no year, or more years than fit on the page.
        """
        from nhsgraph.draw.mandate import mandate

        return mandate(self.graph, *years, body=body, theme=self.theme)

    def funding(self, year: str, *, plans: bool = False) -> Figure:
        """The flows of money in a financial year, with their amounts where the record has them.

        Args:
            year: a financial year, such as ``2014/15``; amounts are in pounds.
            plans: whether what was only announced or proposed is drawn as well.

        Raises:
            DateError: the year can't be read.
            QuestionError: the year has more flows than fit on the page.
        """
        from nhsgraph.draw.layered.funding import funding

        return funding(self.graph, year, plans=plans, theme=self.theme)

    def chain(self, body: str, on: str | date) -> Figure:
        """The ways from a body up to the top, step by step, on a day.

        Args:
            body: the body at the foot, by id or name.
            on: the day.

        Raises:
            DateError: the day can't be read.
            QuestionError: there is no such body.
        """
        from nhsgraph.draw.layered.chain import chain

        return chain(self.graph, body, on, theme=self.theme)

    def coverage(self, *bodies: str, types: str | Sequence[str] | None = None) -> Figure:
        """For which bodies and years the record has statements, as a heat map.

        Args:
            bodies: ids or names, of which types are told apart; all, a row each, if none is named.
            types: the types of statement that count, or one; all but names if None.

        Raises:
            QuestionError: there is no such body or type, or the rows don't fit on the page.
        """
        from nhsgraph.draw.coverage import coverage

        return coverage(self.graph, *bodies, types=types, theme=self.theme)

    def story(
        self, story: str | os.PathLike[str], folder: str | os.PathLike[str], *, form: str = "png"
    ) -> list[Path]:
        """Draws the pictures of a story into a folder, with one HTML page that shows them all.

        All of it is put into the folder, or nothing. It takes the place of an earlier story there;
        other files stay.

        Args:
            story: the file of the story, ``story.yaml``.
            folder: where to put the pictures and the page; made if it does not exist.
            form: the format of the pictures, ``png`` or ``svg``.

        Returns:
            The page, then the pictures in order.

        Raises:
            QuestionError: the story can't be read, or asks for a picture that can't be drawn.
            DateError: a date in it can't be read.
            OSError: the folder or a file in it can't be written.
        """
        from nhsgraph.draw.story import tell

        return tell(self, story, folder, form)

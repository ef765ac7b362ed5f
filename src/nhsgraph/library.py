"""The same verbs for Python as ``cli.py`` has for the shell."""

from __future__ import annotations

import os
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from nhsgraph.built import read_built
from nhsgraph.citations import Style, cite
from nhsgraph.dates import Period, read_day, write_day
from nhsgraph.errors import MissingPartError, QuestionError, shortened
from nhsgraph.given import path_of, text_of
from nhsgraph.graph import DatedGraph
from nhsgraph.questions import Answer, Question, answer
from nhsgraph.questions.english import Asker
from nhsgraph.schema import Record
from nhsgraph.snapshot import Snapshot
from nhsgraph.views import info_view

if TYPE_CHECKING:
    from nhsgraph.checks import Finding
    from nhsgraph.coverage import Coverage
    from nhsgraph.draw import Draw
    from nhsgraph.draw.sheet import Picture

Folder = str | os.PathLike[str]

BUILT = Path(__file__).parent / "built" / "record.json"
"""The built form of the bundled record, in an installed package."""
REMEMBERED = 1000
"""How many answers to typed questions a graph keeps."""


class ShownSnapshot(Snapshot):
    """A snapshot that a notebook shows by itself: of a day its picture, and a small table."""

    @cached_property
    def _picture(self) -> Picture | None:
        from nhsgraph.draw import Draw

        day = self.period.first
        if day is None or day != self.period.last:
            return None
        try:
            return Draw(self.graph).structure(day)
        except (QuestionError, MissingPartError):
            return None

    @cached_property
    def _png(self) -> bytes | None:
        return self._picture._repr_png_() if self._picture else None

    def _repr_png_(self) -> bytes | None:
        """The structure on the day; None of a longer period, or where there is nothing to draw."""
        return self._png

    def _repr_html_(self) -> str:
        """The same picture, a table of the lines by type, and all of them, folded."""
        from nhsgraph.notebook import snapshot_html

        summary = self._picture.description.summary if self._picture else ""
        return snapshot_html(self, self._png, summary)

    def __repr__(self) -> str:
        days = [day for day in (self.period.first, self.period.last) if day is not None]
        told = " to ".join(dict.fromkeys(days)) if len(days) == 2 else self.period.speak()
        return f"<Snapshot of {told}: {len(self.bodies)} bodies>"


class Graph(DatedGraph):
    """A record as a dated graph, with everything that can be done with it."""

    def on(self, day: str | date) -> ShownSnapshot:
        """The graph on one day, as ``DatedGraph.on``; a notebook shows its picture."""
        snapshot = super().on(day)
        return ShownSnapshot(snapshot.graph, snapshot.period)

    def during(self, period: str | date | Period) -> ShownSnapshot:
        """The graph over a period, as ``DatedGraph.during``; a notebook shows it as a table."""
        snapshot = super().during(period)
        return ShownSnapshot(snapshot.graph, snapshot.period)

    @cached_property
    def _asker(self) -> Asker:
        return Asker(self.all_known())

    def ask(
        self, text: str, *, as_known_on: str | date | None = None, plans: bool = False
    ) -> Answer:
        """Answers a question in English.

        Args:
            text: the question, such as ``who holds HEE to account in 2019``.
            as_known_on: a day; the answer is then what could have been known on it.
            plans: whether plans stand beside what was in force.

        Raises:
            QuestionError: the question fits no form that can be asked.
            DateError: a date in it, or ``as_known_on``, does not exist.
        """
        text = text_of(text, "the question")
        known = None if as_known_on is None else write_day(read_day(as_known_on))
        return self._asker.ask(self, text, as_known_on=known, plans=plans)

    def explain(self, text: str) -> dict[str, Any]:
        """How a question in English is read: its time, bodies, shape, the pattern, near misses.

        Raises:
            QuestionError: there is nothing to read.
            DateError: a date in it does not exist.
        """
        return self._asker.explain(text_of(text, "the question"))

    def answer(self, question: Question) -> Answer:
        """Answers a typed question; asked again, it gets the same answer, which is read-only.

        Raises:
            QuestionError: the form or role is not known, or the form needs a body and has none.
            UnknownBodyError: the record has no such body.
        """
        if not isinstance(question, Question):
            hint = "Ask in words with Graph.ask, or give a nhsgraph.Question."
            raise QuestionError(f"“{shortened(str(question))}” is no Question.", [hint])
        found = self._answered.get(question)
        if found is None:
            if len(self._answered) >= REMEMBERED:
                self._answered.clear()
            found = self._answered[question] = answer(self, question)
        return found

    @cached_property
    def _answered(self) -> dict[Question, Answer]:
        return {}

    def find(self, words: str) -> str:
        """The id of a body, from its id or one of its names.

        Raises:
            UnknownBodyError: no body is called so; the message names the nearest.
            QuestionError: several bodies are or were called so; the message has their ids.
        """
        words = text_of(words, "the id or a name of a body")
        if words in self.record.bodies:
            return words
        called = self.index.names.called(words)
        if len(called) > 1:
            hint = f"Give the id of one of them: {', '.join(called)}."
            raise QuestionError(f"“{words}” may mean several bodies.", [hint])
        return called[0] if called else self.body(words).id

    def called(self) -> list[str]:
        """Every name and alias by which a body is found, in the order of the alphabet."""
        names = {alias.alias for body in self.record.bodies.values() for alias in body.aliases}
        names |= {name.name for body in self.record.bodies for name, _ in self.names(body)}
        return sorted(names)

    def info(self) -> dict[str, Any]:
        """What the record is, and its counts: bodies, statements by type, sources, events."""
        return info_view(self)

    def cite(self, statement_id: str, style: Style = "plain") -> str:
        """The citations of a statement's sources, in the order of its evidence.

        Args:
            statement_id: the id of the statement, ``body/id``.
            style: ``plain`` (a line a source), ``bibtex`` or ``csl`` (CSL JSON).

        Raises:
            QuestionError: the record has no such statement, or there is no such style.
        """
        return cite(self.statement(statement_id), dict(self.record.sources), style)

    def coverage(self, *bodies: str) -> Coverage:
        """What the record covers, body by year by type, and where it is silent: of some, or of all.

        Raises:
            UnknownBodyError: the record has no such body.
        """
        from nhsgraph.coverage import coverage

        return coverage(self, *bodies)

    def check(self) -> list[Finding]:
        """What the rules of governance find in the record, errors first."""
        from nhsgraph.checks import run

        return run(self)

    @property
    def draw(self) -> Draw:
        """The pictures of this graph; each returns a matplotlib ``Figure``.

        Raises:
            MissingPartError: there is no matplotlib that works.
        """
        from nhsgraph.draw import Draw

        return Draw(self)

    @classmethod
    def load(cls, *folders: Folder) -> Self:
        """The graph of a model folder and of folders laid over it; of the bundled record if none.

        Raises:
            RecordError: the folders have faults; all of them are in ``faults``.
            QuestionError: what is given is no path of a folder.
        """
        for folder in folders:
            path_of(folder, "the path of each folder by itself")
        return cls.of(_read(*folders) if folders else _bundled_record())

    def __repr__(self) -> str:
        return f"<Graph of {self}>"


def _read(*folders: Folder) -> Record:
    from nhsgraph.reading import read_record

    return read_record(*folders)


def _bundled_record() -> Record:
    """The bundled record: from its built form where that is of just these files, else from YAML."""
    folder = bundled_folder()
    return read_built(folder, BUILT) or _read(folder)


def bundled_folder() -> Path:
    """The folder of the record that comes with the package, or that of the checkout it runs from.

    Raises:
        MissingPartError: there is none, as where the package runs from a zip.
    """
    package = Path(__file__).parent
    inside, checkout = package / "models", package.parent.parent
    if inside.is_dir():
        return inside
    if package.parent.name == "src" and _is_ours(checkout) and (checkout / "models").is_dir():
        return checkout / "models"
    raise MissingPartError(
        "The record that comes with nhsgraph is not beside it, as where it runs from a zip file:"
        " install nhsgraph with pip, or name a model folder (--record FOLDER, or"
        " nhsgraph.load(folder))."
    )


def _is_ours(checkout: Path) -> bool:
    """True for a folder that holds this project, not another with a folder of the same name."""
    import tomllib

    try:
        told = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(told.get("project", {}).get("name") == "nhsgraph")


def load(*folders: Folder) -> Graph:
    """Loads a record as a graph.

    Args:
        folders: a model folder, then folders laid over it; the bundled record if none is given.

    Raises:
        RecordError: the folders have faults; all of them are in ``faults``.
        QuestionError: what is given is no path of a folder.
    """
    return Graph.load(*folders)


@cache
def bundled() -> Graph:
    """The bundled record, loaded once."""
    return Graph.load()


def ask(text: str, *, as_known_on: str | date | None = None, plans: bool = False) -> Answer:
    """Answers a question in English from the bundled record; see ``Graph.ask``."""
    return bundled().ask(text, as_known_on=as_known_on, plans=plans)

"""The same verbs for Python as ``cli.py`` has for the shell."""

from __future__ import annotations

import os
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from nhsgraph.citations import Style, citations, cite
from nhsgraph.graph import DatedGraph
from nhsgraph.questions import Answer, Question, answer
from nhsgraph.questions.english import Asker
from nhsgraph.reading import read_record
from nhsgraph.views import info_view

if TYPE_CHECKING:
    from nhsgraph.checks import Finding
    from nhsgraph.draw import Draw

Folder = str | os.PathLike[str]


class Graph(DatedGraph):
    """A record as a dated graph, with everything that can be done with it."""

    @cached_property
    def _asker(self) -> Asker:
        return Asker(self.all_known())

    def ask(self, text: str, *, as_known_on: str | None = None, plans: bool = False) -> Answer:
        """Answers a question in English.

        Args:
            text: the question, such as ``who holds HEE to account in 2019``.
            as_known_on: a day; the answer is then what could have been known on it.
            plans: whether plans stand beside what was in force.

        Raises:
            QuestionError: the question fits no form that can be asked.
            DateError: a date in it, or ``as_known_on``, does not exist.
        """
        return self._asker.ask(self, text, as_known_on=as_known_on, plans=plans)

    def explain(self, text: str) -> dict[str, Any]:
        """How a question in English is read: its time, bodies, shape, the pattern, near misses.

        Raises:
            QuestionError: there is nothing to read.
            DateError: a date in it does not exist.
        """
        return self._asker.explain(text)

    def answer(self, question: Question) -> Answer:
        """Answers a typed question.

        Raises:
            QuestionError: the form is not known, or needs a body and has none.
            UnknownBodyError: the record has no such body.
        """
        return answer(self, question)

    def find(self, words: str) -> str:
        """The id of a body, from its id or one of its names.

        Raises:
            UnknownBodyError: no body is called so; the message names the nearest.
        """
        if words in self.record.bodies:
            return words
        mention = self._asker.vocabulary.exactly(words)
        return mention or self.body(words).id

    def called(self) -> list[str]:
        """Every name and alias by which a body is found, in the order of the alphabet."""
        names = {alias.alias for body in self.record.bodies.values() for alias in body.aliases}
        names |= {name.name for body in self.record.bodies for name, _ in self.names(body)}
        return sorted(names)

    def info(self) -> dict[str, Any]:
        """What the record is, and its counts: bodies, statements by type, sources, events."""
        return info_view(self)

    def cite(self, statement_id: str, style: Style = "plain") -> str:
        """The citations of a statement's sources: ``plain``, ``bibtex`` or ``csl`` (CSL JSON).

        Raises:
            QuestionError: the record has no such statement.
        """
        return cite(self.statement(statement_id), dict(self.record.sources), style)

    def citations(self, answer: Answer, style: Style = "plain") -> str:
        """The citations of all that an answer's results rest on, each source once."""
        places: dict[str, list[str]] = {}
        for each in answer.sources:
            places.setdefault(each.source, []).append(each.locator)
        cited = [(self.record.sources[key], where) for key, where in places.items()]
        return citations(cited, style)

    def check(self) -> list[Finding]:
        """What the rules of governance find in the record, errors first."""
        from nhsgraph.checks import run

        return run(self)

    @property
    def draw(self) -> Draw:
        """The pictures of this graph; each returns a matplotlib ``Figure``."""
        from nhsgraph.draw import Draw

        return Draw(self)

    @classmethod
    def load(cls, *folders: Folder) -> Self:
        """The graph of a model folder and of folders laid over it; of the bundled record if none.

        Raises:
            RecordError: the folders have faults; all of them are in ``faults``.
        """
        return cls.of(read_record(*(folders or (bundled_folder(),))))


def bundled_folder() -> Path:
    """The folder of the record that comes with the package."""
    inside = Path(__file__).parent / "models"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "models"


def load(*folders: Folder) -> Graph:
    """Loads a record as a graph.

    Args:
        folders: a model folder, then folders laid over it; the bundled record if none is given.

    Raises:
        RecordError: the folders have faults; all of them are in ``faults``.
    """
    return Graph.load(*folders)


@cache
def bundled() -> Graph:
    """The bundled record, loaded once."""
    return Graph.load()


def ask(text: str, *, as_known_on: str | None = None, plans: bool = False) -> Answer:
    """Answers a question in English from the bundled record; see ``Graph.ask``."""
    return bundled().ask(text, as_known_on=as_known_on, plans=plans)

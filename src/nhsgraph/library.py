"""The same verbs for Python as ``cli/`` has for the shell."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from nhsgraph.answers import Answer, Question, answer, helped
from nhsgraph.dates import Period, read_day, write_day
from nhsgraph.english.asker import Asker
from nhsgraph.errors import DateError, MissingPartError, QuestionError, shortened
from nhsgraph.given import path_of, text_of
from nhsgraph.graph import DatedGraph
from nhsgraph.record.built import read_built
from nhsgraph.record.kept import kept_record
from nhsgraph.schema import Record, evidence_of
from nhsgraph.show.tables import info_view
from nhsgraph.words.citations import Style, cite

if TYPE_CHECKING:
    from nhsgraph.checks import Finding
    from nhsgraph.draw import Draw
    from nhsgraph.explorer import Explorer
    from nhsgraph.graph.coverage import Coverage
    from nhsgraph.graph.in_force import Change
    from nhsgraph.listings import Bodies, Events, Sources, Statements
    from nhsgraph.record.revisions import Revision
    from nhsgraph.shown_snapshot import Snapshot

Folder = str | os.PathLike[str]

BUILT = Path(__file__).parent / "built" / "record.json"
"""The built form of the bundled record, in an installed package."""
REMEMBERED = 1000
"""How many answers to typed questions a graph keeps."""


class Graph(DatedGraph):
    """A record as a dated graph, with everything that can be done with it.

    >>> import nhsgraph
    >>> graph = nhsgraph.load()
    >>> graph.ask("who hosted the NHS Leadership Academy in 2015").ids
    ['nhse']
    """

    def on(self, day: str | date) -> Snapshot:
        """The graph on one day: its bodies, and its edges with their certainty.

        A notebook shows its picture.

        Raises:
            DateError: the day can't be read or is no single day.

        >>> snapshot = graph.on("2019-06-01")
        >>> snapshot
        <Snapshot of 2019-06-01: 155 bodies>
        >>> snapshot.name("dhsc")
        'Department of Health and Social Care'
        """
        from nhsgraph.shown_snapshot import Snapshot

        return Snapshot(self, Period.of_day(read_day(day)))

    def during(self, period: str | date | Period) -> Snapshot:
        """The graph over a period: all that held on any day of it. A notebook shows it as a table.

        Args:
            period: a day, month, year, financial year (``2019/20``) or two dates (``a/b``).

        Raises:
            DateError: the period can't be read.

        >>> snapshot = graph.during("2013/14")
        >>> [line.edge.id for line in snapshot.edges if line.edge.type == "hosting"][:1]
        ['hee-knowledge-and-library-team/hosted-by-hee']
        """
        from nhsgraph.shown_snapshot import Snapshot

        return Snapshot(self, Period.read(period))

    def changes(self, a: str | date, b: str | date, body: str | None = None) -> list[Change]:
        """What began, ended, was renamed or changed its form, from the first day of ``a`` on.

        Args:
            a: a day or period; its first day is the state from which changes count.
            b: a day or period; its last day is the last on which a change counts.
            body: a body, by id or name, for its changes alone.

        Returns:
            The changes by day, then as the record writes them; uncertain ones last.

        Raises:
            DateError: a day can't be read, or ``b`` lies before ``a``.
            UnknownBodyError: the record has no such body.

        >>> for change in graph.changes("2015-03-31", "2015-04-01", "HEE")[:1]:
        ...     print(change.kind, change.statement.id)
        ended hee-board/part-of-hee-2012
        """
        first, last = Period.read(a), Period.read(b)
        if last.stop <= first.start:
            raise DateError(str(b), f"lies before {a}", "give the earlier one first")
        from nhsgraph.graph.changes import changes_between

        own = None if body is None else self.find(body)
        return changes_between(self, Period(first.start, last.stop), own)

    @cached_property
    def _asker(self) -> Asker:
        return Asker(self.all_known())

    def ask(
        self, text: str, *, as_known_on: str | date | None = None, plans: bool = False,
        after: Answer | None = None,
    ) -> Answer:  # fmt: skip
        """Answers a question in English.

        Args:
            text: the question, such as ``who holds HEE to account in 2019``.
            as_known_on: a day; the answer is then what could have been known on it.
            plans: whether plans stand beside what was in force.
            after: the answer to the question before: *and in 2014?* takes the rest from it.

        Raises:
            QuestionError: the question fits no form that can be asked.
            DateError: a date in it, or ``as_known_on``, does not exist.

        >>> print(graph.ask("who hosted the NHS Leadership Academy in 2015"))
        In 2015 NHS England hosted the NHS Leadership Academy.
        """
        text = text_of(text, "the question")
        known = None if as_known_on is None else write_day(read_day(as_known_on))
        found = self._asker.ask(self, text, as_known_on=known, plans=plans, after=after)
        return helped(self if found.known_on is None else self.as_known_on(found.known_on), found)

    def explain(self, text: str) -> dict[str, Any]:
        """How a question in English is read: its time, bodies, shape, the pattern, near misses.

        Raises:
            QuestionError: there is nothing to read.
            DateError: a date in it does not exist.

        >>> sorted(graph.explain("who funds HEE in 2015"))[:3]
        ['bodies', 'kind', 'readings']
        """
        return self._asker.explain(text_of(text, "the question"))

    def answer(self, question: Question) -> Answer:
        """Answers a typed question; asked again, it gets the same answer, which is read-only.

        Raises:
            QuestionError: the form or role is not known, or the form needs a body and has none.
            UnknownBodyError: the record has no such body.

        >>> year = nhsgraph.Period.read("2015")
        >>> asked = nhsgraph.Question("hosting", ("NHS Leadership Academy",), period=year)
        >>> graph.answer(asked).ids
        ['nhse']
        """
        if not isinstance(question, Question):
            hint = "Ask in words with Graph.ask, or give a nhsgraph.Question."
            raise QuestionError(f"“{shortened(str(question))}” is no Question.", [hint])
        question = self._with_ids(question)
        found = self._answered.get(question)
        if found is None:
            if len(self._answered) >= REMEMBERED:
                self._answered.clear()
            found = self._answered[question] = helped(self, answer(self, question))
        return found

    def _with_ids(self, question: Question) -> Question:
        """The same question with ids in place of names of bodies."""
        if question.lacks_body:
            return question  # which is told first
        bodies = tuple(map(self.find, question.bodies))
        candidate = self.find(question.candidate) if question.candidate else None
        among = self.find(question.among) if question.among else None
        if (bodies, candidate, among) == (question.bodies, question.candidate, question.among):
            return question
        return replace(question, bodies=bodies, candidate=candidate, among=among)

    @cached_property
    def _answered(self) -> dict[Question, Answer]:
        return {}

    def called(self) -> list[str]:
        """Every name and alias by which a body is found, in the order of the alphabet.

        >>> "Health Education England" in graph.called()
        True
        """
        names = {alias.alias for body in self.record.bodies.values() for alias in body.aliases}
        names |= {name.name for body in self.record.bodies for name, _ in self.names(body)}
        return sorted(names)

    def info(self) -> dict[str, Any]:
        """What the record is, and its counts: bodies, statements by type, sources, events.

        >>> sorted(graph.info())[:3]
        ['bodies', 'by_type', 'contested']
        """
        return info_view(self)

    def cite(self, statement_id: str, style: Style = "plain") -> str:
        """The citations of a statement's sources, in the order of its evidence.

        Args:
            statement_id: the id of the statement, ``body/id``, or of an event.
            style: ``plain`` (a line a source), ``bibtex`` or ``csl`` (CSL JSON).

        Raises:
            QuestionError: the record has no such statement or event, or there is no such style.

        >>> print(graph.cite("nhs-leadership-academy/hosted-by-nhse").splitlines()[0][:40])
        SHA Library Leads (4 February 2013). The
        """
        event = self.record.events.get(text_of(statement_id, "the id of a statement"))
        proofs = event.evidence if event else evidence_of(self.statement(statement_id))
        return cite(proofs, self.record.sources, style)

    def coverage(self, *bodies: str) -> Coverage:
        """What the record covers, body by year by type, and where it is silent: of some, or of all.

        Raises:
            UnknownBodyError: the record has no such body.

        >>> graph.coverage("HEE").bodies[0].body
        'hee'
        """
        from nhsgraph.graph.coverage import coverage

        return coverage(self, *bodies)

    # -- what there is, to go through -----------------------------------------------------------

    @property
    def bodies(self) -> Bodies:
        """The bodies of the record, to go through, by ``len``, ``in`` and ``[]``.

        >>> "HEE" in graph.bodies, graph.bodies["Health Education England"].kind
        (True, 'arms_length_body')
        """
        from nhsgraph.listings import Bodies

        return Bodies(self)

    @property
    def statements(self) -> Statements:
        """The statements of the record, to go through; called, those of a type, body, day, source.

        >>> hosts = graph.statements(type="hosting", body="NHS Leadership Academy", on="2015")
        >>> [host.id for host in hosts]
        ['nhs-leadership-academy/hosted-by-nhse']
        """
        from nhsgraph.listings import Statements

        return Statements(self)

    @property
    def sources(self) -> Sources:
        """The sources of the record, to go through; called, rows of what they are and what rests.

        >>> graph.sources["care-act-2014"].publisher
        'UK Parliament'
        >>> "care-act-2014" in [row["id"] for row in graph.sources("HEE")]
        True
        """
        from nhsgraph.listings import Sources

        return Sources(self)

    @property
    def events(self) -> Events:
        """The events of the record, to go through, by ``len``, ``in`` and ``[]``.

        >>> graph.events["hee-becomes-ndpb"].date.text
        '2015-04-01'
        """
        from nhsgraph.listings import Events

        return Events(self)

    def check(self) -> list[Finding]:
        """What the rules of governance find in the record, errors first.

        >>> [finding for finding in graph.check() if finding.severity == "error"]
        []
        """
        from nhsgraph.checks import run

        return run(self)

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

    @classmethod
    def load(cls, *folders: Folder) -> Self:
        """The graph of a model folder and of folders laid over it; of the bundled record if none.

        Args:
            folders: a text that begins with ``+`` names a folder that is laid over those before
                it, or over the bundled record if it is the first.

        Raises:
            RecordError: the folders have faults; all of them are in ``faults``.
            QuestionError: what is given is no path of a folder.

        >>> nhsgraph.Graph.load("models", "my-own-models")  # doctest: +SKIP
        """
        for folder in folders:
            path_of(folder, "the path of each folder by itself")
        return cls.of(_read(*laid(*folders)) if folders else _bundled_record())

    def __repr__(self) -> str:
        return f"<Graph of {self}>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """The same where IPython, or a library that prints like it, would print every field."""
        printer.text("…" if cycle else repr(self))


def laid(*folders: Folder) -> list[Folder]:
    """The folders of a model, the lowest first, less their signs ``+``.

    A folder whose own name begins with one is named with its path: ``./+mine``.

    Raises:
        MissingPartError: the first is laid over the bundled record, and there is none.
    """
    over = [isinstance(each, str) and each.startswith("+") for each in folders]
    named = [str(each)[1:] if plus else each for each, plus in zip(folders, over, strict=True)]
    return [bundled_folder(), *named] if over and over[0] else named


def _read(*folders: Folder) -> Record:
    if all(os.fspath(folder) for folder in folders):
        return kept_record([Path(folder) for folder in folders])
    from nhsgraph.record.reading import read_record

    return read_record(*folders)  # the folder without a name is refused there


def _bundled_record() -> Record:
    """The bundled record: from the built form of just these files where there is one, or YAML."""
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
            A text that begins with ``+`` names a folder that is laid over those before it, or
            over the bundled record if it is the first: ``load("+mine")``.

    Raises:
        RecordError: the folders have faults; all of them are in ``faults``.
        QuestionError: what is given is no path of a folder.

    >>> nhsgraph.load()  # doctest: +ELLIPSIS
    <Graph of Who ...
    """
    return Graph.load(*folders)


def compare(old: Folder, new: Folder) -> list[Revision]:
    """What the record in one model folder has in place of that in another, as they are written.

    The folders are not held against the schema, so that the old one may be of an older edition.

    Args:
        old: the folder of the earlier edition.
        new: the folder of the later one.

    Returns:
        A row for each part that was added, corrected, withdrawn or given another id: the record
        itself first, then bodies with their statements, then events, then sources; each by body,
        then type, then id. None where the two say the same.

    Raises:
        RecordError: a folder has faults; it says which, and all of them are in ``faults``.
        QuestionError: what is given is no path of a folder.

    >>> nhsgraph.compare("models-2020", "models-2021")  # doctest: +SKIP
    """
    from nhsgraph.record.editions import read_editions
    from nhsgraph.record.revisions import revisions

    for folder in (old, new):
        path_of(folder, "the path of each folder by itself")
    return revisions(*read_editions(old, new))


@cache
def bundled() -> Graph:
    """The bundled record, loaded once."""
    return Graph.load()


def ask(text: str, *, as_known_on: str | date | None = None, plans: bool = False) -> Answer:
    """Answers a question in English from the bundled record; see ``Graph.ask``.

    >>> nhsgraph.ask("who hosted the NHS Leadership Academy in 2015").ids
    ['nhse']
    """
    return bundled().ask(text, as_known_on=as_known_on, plans=plans)


def _html_of(found: Answer) -> str:
    """An answer as a notebook shows it; what shows it is imported when it is first shown."""
    from nhsgraph.show.notebook import answer_html

    return answer_html(found)


Answer._as_html = _html_of  # noqa: SLF001 - the one that gives it

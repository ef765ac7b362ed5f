"""The same verbs for Python as ``cli/`` has for the shell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any, Self

from nhsgraph.dates import Period, read_day, write_day
from nhsgraph.errors import DateError, QuestionError, shortened
from nhsgraph.given import path_of, text_of
from nhsgraph.record.bundled import Folder, bundled_record, laid, read_folders
from nhsgraph.schema import evidence_of
from nhsgraph.values import replace
from nhsgraph.ways_out import WaysOut, show_in_notebooks

if TYPE_CHECKING:
    from nhsgraph.answers import Answer, Question
    from nhsgraph.checks import Finding
    from nhsgraph.english.asker import Asker
    from nhsgraph.export.answered import Asked
    from nhsgraph.graph.coverage import Coverage
    from nhsgraph.graph.in_force import Change
    from nhsgraph.listings import Bodies, Events, Sources, Statements
    from nhsgraph.shown_snapshot import Snapshot
    from nhsgraph.words.citations import Style

REMEMBERED = 1000
"""How many answers to typed questions a graph keeps."""


class Graph(WaysOut):
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
        >>> snapshot  # doctest: +ELLIPSIS
        <Snapshot of 2019-06-01: ... bodies>
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
        from nhsgraph.english.asker import Asker

        show_in_notebooks()
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

        Returns:
            The answer; its ``status`` says whether it is one. A question that can't be read has the
            status ``not_understood``, and examples of what can be asked among its notes.

        Raises:
            QuestionError: there is nothing to read, or far too much.
            DateError: a date in it, or ``as_known_on``, does not exist.

        >>> print(graph.ask("who hosted the NHS Leadership Academy in 2015"))
        In 2015 NHS England hosted the NHS Leadership Academy.
        """
        from nhsgraph.answers import helped

        text = text_of(text, "the question")
        known = None if as_known_on is None else write_day(read_day(as_known_on))
        found = self._asker.ask(self, text, as_known_on=known, plans=plans, after=after)
        return helped(self if found.known_on is None else self.as_known_on(found.known_on), found)

    def ask_all(
        self, questions: Iterable[str], *, as_known_on: str | date | None = None,
        plans: bool = False,
    ) -> Iterator[Asked]:  # fmt: skip
        """Answers many questions, one after the other, each as ``ask`` does.

        Args:
            questions: the questions.
            as_known_on: a day; the answers are then what could have been known on it.
            plans: whether plans stand beside what was in force.

        Returns:
            For each question, in order, an ``Asked`` with ``question``, ``answer``, ``status``
            and ``row()``, its answer as texts for a table. What can't be asked at all (an empty
            text, a date that does not exist) has no answer; ``problem`` says why.

        Raises:
            DateError: ``as_known_on`` can't be read.

        >>> asked = graph.ask_all(["who hosted the NHS Leadership Academy in 2015", ""])
        >>> [each.status for each in asked]
        ['answered', 'not_understood']
        """
        from nhsgraph.export.answered import each_asked

        known = None if as_known_on is None else write_day(read_day(as_known_on))
        return each_asked(partial(self.ask, as_known_on=known, plans=plans), questions)

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
        from nhsgraph.answers import Question, answer, helped

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
        show_in_notebooks()
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
        from nhsgraph.show.tables import info_view

        return info_view(self)

    def cite(self, statement_id: str, style: Style = "plain") -> str:
        """The citations of a statement's sources, in the order of its evidence.

        Args:
            statement_id: the id of the statement, ``body/id``, or of an event.
            style: ``plain`` (a line a source); ``bibtex``, ``csl`` (CSL JSON) or ``ris`` for
                reference managers; ``harvard``, ``vancouver`` or ``oscola`` (the extra ``cite``).

        Raises:
            QuestionError: the record has no such statement or event, or there is no such style.
            MissingPartError: what writes the style is not installed.

        >>> print(graph.cite("nhs-leadership-academy/hosted-by-nhse").splitlines()[0][:40])
        SHA Library Leads (4 February 2013). The
        """
        from nhsgraph.words.citations import cite

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

        >>> hosts = graph.statements(type="hosting", body="NHS Improving Quality", on="2014")
        >>> [host.id for host in hosts]
        ['nhs-improving-quality/hosted-by-nhse']
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

    @classmethod
    def load(cls, *folders: Folder) -> Self:
        """The graph of a model folder and of folders laid over it; of the bundled record if none.

        Args:
            folders: a text that begins with ``+`` names a folder that is laid over those before
                it, or over the bundled record if it is the first. Alone it may be what ``export``
                wrote of a whole record as JSON, CSV or SQLite.

        Raises:
            RecordError: the folders have faults; all of them are in ``faults``.
            QuestionError: what is given is no path of a folder, or an export of a part.

        >>> nhsgraph.Graph.load("models", "my-own-models")  # doctest: +SKIP
        """
        for folder in folders:
            path = path_of(folder, "the path of each folder by itself")
            if path.is_file() or (path / "datapackage.json").is_file():
                from nhsgraph.export.reading import read_alone

                return cls.of(read_alone(path, [*folders]))
        return cls.of(read_folders(*laid(*folders)) if folders else bundled_record())

    def __repr__(self) -> str:
        return f"<Graph of {self}>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """The same where IPython, or a library that prints like it, would print every field."""
        printer.text("…" if cycle else repr(self))


def load(*folders: Folder) -> Graph:
    """Loads a record as a graph.

    Args:
        folders: a model folder, then folders laid over it; the bundled record if none is given.
            Or one export of a whole record, as JSON, CSV or SQLite.
            A text that begins with ``+`` names a folder that is laid over those before it, or
            over the bundled record if it is the first: ``load("+mine")``.

    Raises:
        RecordError: the folders have faults; all of them are in ``faults``.
        QuestionError: what is given is no path of a folder.

    >>> nhsgraph.load()  # doctest: +ELLIPSIS
    <Graph of Who ...
    """
    return Graph.load(*folders)


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

"""What a record has, to go through: bodies, statements, sources and events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Generic, TypeVar

from nhsgraph.dates import Certainty, Period
from nhsgraph.errors import QuestionError
from nhsgraph.given import one_of, text_of, texts_of
from nhsgraph.graph import DatedGraph
from nhsgraph.near import NearTexts, did_you_mean
from nhsgraph.schema import (
    EDGE_TYPES,
    STATEMENT_TYPES,
    Body,
    Event,
    Source,
    Statement,
    evidence_of,
)

_LONGEST: Final = 200
"""A longer id is taken for no misspelt one."""
_Listed = TypeVar("_Listed", Body, Statement, Source, Event)


class Listing(Generic[_Listed]):
    """Parts of one kind, in the order in which the record writes them.

    ``for`` goes through the parts, ``len`` counts them, ``[]`` takes one by its id, and ``in`` says
    whether there is one of an id (or the part itself). A graph as known on a day has all of them.

    >>> len(graph.events) == len(graph.events.ids)
    True
    """

    what = "part"
    _kind = ""

    def __init__(self, graph: DatedGraph, some: Mapping[str, _Listed] | None = None) -> None:
        self._graph = graph
        self._some: Mapping[str, _Listed] | None = some

    @property
    def _parts(self) -> Mapping[str, _Listed]:
        """The parts by their ids: all of the kind in the record, or some."""
        parts: Mapping[str, _Listed] = getattr(self._graph.record, self._kind)
        return parts if self._some is None else self._some

    @property
    def ids(self) -> list[str]:
        """The ids of the parts, in order.

        >>> "hee" in graph.bodies.ids
        True
        """
        return list(self._parts)

    def __iter__(self) -> Iterator[_Listed]:
        return iter(self._parts.values())

    def __len__(self) -> int:
        return len(self._parts)

    def __contains__(self, part: object) -> bool:
        key = part if isinstance(part, str) else getattr(part, "id", None)
        return isinstance(key, str) and key in self._parts

    def __getitem__(self, key: str) -> _Listed:
        """The part of an id.

        Raises:
            QuestionError: there is none; the message names the nearest.
        """
        part = self._parts.get(text_of(key, f"the id of a {self.what}"))
        if part is None:
            near = NearTexts(self._parts, longest=_LONGEST).like(key, 0.6)[:3]
            raise QuestionError(f"The record has no {self.what} “{key}”.", did_you_mean(near))
        return part

    def __repr__(self) -> str:
        kind = type(self).__name__
        return f"<{kind}: {len(self)}, from {', '.join(self.ids[:3])} on>" if self else f"<{kind}>"


class Bodies(Listing[Body]):
    """The bodies of a record; each is found by its id, and by a name that means it alone.

    >>> "HEE" in graph.bodies
    True
    """

    what, _kind = "body", "bodies"

    def __contains__(self, part: object) -> bool:
        if not isinstance(part, str):
            return super().__contains__(part)
        try:
            return bool(self._graph.find(part))
        except QuestionError:
            return False

    def __getitem__(self, key: str) -> Body:
        """The body of an id or a name.

        Raises:
            UnknownBodyError: there is none; the message names the nearest.
            QuestionError: several bodies are or were called so; the message has their ids.
        """
        return self._graph.body(key)


class Sources(Listing[Source]):
    """The sources of a record; called, as rows that say what each is and what rests on it.

    >>> graph.sources["care-act-2014"].kind
    'act'
    """

    what, _kind = "source", "sources"

    def __call__(self, body: str | None = None, *, cited: bool = False) -> list[dict[str, Any]]:
        """The sources with their standing and what rests on each, in the order of their ids.

        Args:
            body: a body, by id or name; then only those of its statements, head and events.
            cited: leave out sources on which nothing rests.

        Raises:
            UnknownBodyError: the record has no such body.
        """
        from nhsgraph.show.references import source_rows

        own = self._graph.find(body) if body is not None else None
        return source_rows(self._graph, own, cited=cited)


class Events(Listing[Event]):
    """The events of a record.

    >>> "hee-becomes-ndpb" in graph.events
    True
    """

    what, _kind = "event", "events"


class Statements(Listing[Statement]):
    """The statements of a record, or some of them: plans and contested claims among them.

    >>> forms = graph.statements(type="legal_form", body="HEE")
    >>> [form.id for form in forms(on="2014-06-01")]
    ['hee/special-health-authority']
    """

    what, _kind = "statement", "statements"

    def __call__(
        self, *, type: str | Collection[str] | None = None, body: str | None = None,  # noqa: A002
        on: str | date | Period | None = None, source: str | None = None,
    ) -> Statements:  # fmt: skip
        """Those of the statements that fit all that is given.

        Args:
            type: a type, or several, such as ``accountability`` or ``post``.
            body: a body, by id or name, at whichever end.
            on: a day or a period; then what is in force, not contested and holds on some day of
                it, for certain or possibly, as far as the graph knows.
            source: the id of a source on which they rest.

        Raises:
            QuestionError: there is no such type or source, or a name means several bodies.
            UnknownBodyError: the record has no such body.
            DateError: the time can't be read.
        """
        found: Iterable[Statement] = self
        if body is not None:
            own = self._graph.find(body)
            found = self._graph.index.of_body(own) if self._some is None else found
            found = [each for each in found if own in each.bodies or each.owner == own]
        if type is not None:
            known = [*STATEMENT_TYPES]
            types = {one_of(one, known, "type of statement") for one in texts_of(type, "types")}
            if found is self and self._some is None and len(types) == 1 and types <= {*EDGE_TYPES}:
                found = self._graph.index.of_type(*types)
            found = (each for each in found if each.type in types)
        if source is not None:
            wanted = Sources(self._graph)[source].id
            found = (each for each in found if _rests_on(each, wanted))
        if on is not None:
            period = Period.read(on)
            found = (each for each in found if self._holds(each, period))
        return Statements(self._graph, {each.id: each for each in found})

    def _holds(self, statement: Statement, period: Period) -> bool:
        held = self._graph.held(statement) if statement.counts else None
        return held is not None and held.told.at_best(period) is not Certainty.NO


def _rests_on(statement: Statement, source: str) -> bool:
    return any(source in {each.source, each.read_in} for each in evidence_of(statement))

"""Models made by a program, of any size: the same for the same seed, held in memory, no file read.

A model is made of eras of a thousand statements and a hundred bodies each. Where eras follow each
other (``crowded=False``) each is like the first, 40 years later: a model of ten times the size has
as much on any one day. Where all fall into the same years, it has ten times as much on each. The
bodies of an era answer to one another like a tree, up to a parliament; some are collectives with
members; sources come out somewhat before or after what they tell.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from nhsgraph import Graph
from nhsgraph.dates import FuzzyDay, When
from nhsgraph.schema import (
    Accountability,
    Body,
    Contested,
    Event,
    Evidence,
    Funding,
    Halt,
    LegalForm,
    Membership,
    Name,
    Outcome,
    Oversight,
    Partnership,
    Post,
    Record,
    RecordInfo,
    Size,
    Source,
    Statement,
    Succession,
)
from nhsgraph.schema.edges import Means

ERA = 1000
"""So many statements an era has."""
BODIES = 100
YEARS = 40
FIRST = 2000
BRANCHES = 6
"""So many bodies answer to each."""


def generated(statements: int, *, crowded: bool = False, seed: int = 1) -> Graph:
    """The graph of a model of so many statements.

    Args:
        statements: how many, a multiple of ``ERA``.
        crowded: whether all eras fall into the same years, each with another seed.
        seed: what is drawn.
    """
    eras = [
        _Era(number, FIRST if crowded else FIRST + YEARS * number, seed + number * crowded)
        for number in range(statements // ERA)
    ]
    last = eras[-1].first + YEARS - 1
    return Graph.of(
        Record(
            info=RecordInfo(
                title="A generated model", licence="CC0-1.0", version="1.0",
                covers=When.read(f"{FIRST}-01-01/{last}-12-31"),
            ),
            bodies={body.id: body for era in eras for body in era.bodies},
            statements={each.id: each for era in eras for each in era.statements()},
            sources={source.id: source for era in eras for source in era.sources},
            events={},
        )
    )  # fmt: skip


class _Era:
    """A hundred bodies, and a thousand statements of them."""

    def __init__(self, number: int, first: int, seed: int) -> None:
        self.first = first
        self._prefix = f"e{number}-"
        self._draw = random.Random(seed)  # noqa: S311 - it draws no secrets
        self._lives = [self._life(place) for place in range(BODIES)]
        self.bodies = [Body(id=self._id(place), kind=_kind(place)) for place in range(BODIES)]
        self.sources: list[Source] = []

    def _id(self, place: int) -> str:
        return f"{self._prefix}body-{place}"

    def _life(self, place: int) -> tuple[int, int]:
        start = date(self.first, 1, 1).toordinal() + 1
        stop = date(self.first + YEARS - 1, 12, 30).toordinal()
        if place < 2 * BRANCHES:
            return start, stop
        begin = self._draw.randint(start, stop - 8000)
        return begin, begin + self._draw.randint(3000, 8000)

    def statements(self) -> Iterator[Statement]:
        """The names of the bodies, and what else is said of them."""
        for place, (begin, end) in enumerate(self._lives):
            yield Name(
                body=self._id(place), local_id="name", name=f"Body {self._prefix}{place}",
                **self._dated(begin, end),
            )  # fmt: skip
        for number in range(ERA - BODIES):
            place = 1 + number % (BODIES - 1)
            yield self._edge(place, number)

    def _edge(self, place: int, number: int) -> Statement:
        begin, end = self._lives[place]
        first = self._draw.randint(begin, end - 400)
        last = min(end, first + self._draw.randint(300, 2500))
        common = {"local_id": f"line-{number}", **self._dated(first, last)}
        own, other = self._id(place), self._id((place - 1) // BRANCHES)
        near = self._id(self._draw.randrange(BODIES))
        means = (Means(name="a mandate"),)
        whole = self._id(BRANCHES + number % BRANCHES)
        force = self._draw.choice(("law", "agreement", "practice"))
        role = "part_of" if whole == own else "one_of"
        answering = {"body": own, "holder": other, "means": means, "force": force}
        kinds: tuple[tuple[Any, dict[str, Any]], ...] = (
            *[(Accountability, answering)] * 3,
            *[(Funding, {"payer": other, "recipient": own, "stream": "grant_in_aid"})] * 2,
            (Oversight, {"overseer": near, "overseen": own, "means": means}),
            (Membership, {"member": own, "whole": whole, "role": role}),
            (Partnership, {"body": own, "partner": near, "subject": "a plan"}),
            (Post, {"body": own, "post": "chair", "person": f"Person {number}"}),
            (Post, {"body": own, "post": "chief", "person": f"Person {number}"}),
        )
        kind, fields = kinds[number // (BODIES - 1)]
        said: Statement = kind(**fields, **common)
        return said

    def _dated(self, first: int, last: int) -> dict[str, Any]:
        """The time of a statement, some of its ends unsure, and what proves them, and when."""
        begin, end = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
        begin = begin[:7] if self._draw.random() < 0.2 else begin
        end = end[:7] if self._draw.random() < 0.2 else end
        evidence = (self._proof(first, "begin"), self._proof(last, "end"))
        return {"when": When.read(f"{begin}/{end}"), "evidence": evidence}

    def _proof(self, day: int, proves: str) -> Evidence:
        """A piece of evidence from a source of its own, which came out within half a year."""
        published = date.fromordinal(day + self._draw.randint(-90, 180)).isoformat()
        source = f"{self._prefix}source-{len(self.sources)}"
        self.sources.append(
            Source(
                id=source, title=f"Source {source}", publisher="A publisher", kind="news",
                published=FuzzyDay.read(published),
            )
        )  # fmt: skip
        return Evidence(source=source, locator="p. 1", proves=(proves,))  # type: ignore[arg-type]


def _kind(place: int) -> Any:
    if place == 0:
        return "parliament"
    return "collective" if BRANCHES <= place < 2 * BRANCHES else "arms_length_body"


# -- small and wild ------------------------------------------------------------------------------

TIMES = (
    "{0}/{1}", "{0}/{1}", "{0}/..", "{0}/", "/{1}", "../{1}", "[{0}..{1}]/..", "{0}/[{1}..]",
    "[..{0}]/{1}", "/", "../..", "[{0}..{1}]/[{1}..]", "{0}~/{1}", "{0}/{1}?",
)  # fmt: skip
"""Every way in which a time may be unsure."""
STATUSES = ("in_force",) * 6 + ("announced", "proposed")


def wild(seed: int, statements: int = 40) -> Graph:
    """The graph of a small model in which everything may be unsure, contested or only planned.

    What it says may be at odds with itself: bodies that end before they are spoken of, ends that
    nobody proves, sources without a date. An engine must take it as it stands.
    """
    return _Wild(random.Random(seed)).graph(statements)  # noqa: S311 - the same


class _Wild:
    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._bodies = [f"b{number}" for number in range(6)]
        self._sources = [f"s{number}" for number in range(10)]
        self._events = [f"v{number}" for number in range(3)]

    def graph(self, statements: int) -> Graph:
        names = [self._name(body, n) for body in self._bodies for n in range(self._some(0, 3))]
        said = [*names, *(self._statement(number) for number in range(statements))]
        kinds: tuple[Any, ...] = ("arms_length_body", "collective", "joint_arrangement")
        return Graph.of(
            Record(
                info=RecordInfo(
                    title="A wild model", licence="CC0-1.0", version="1.0",
                    covers=When.read("2010-01-01/2021-12-31"),
                ),
                bodies={
                    each: Body(id=each, kind=self._draw.choice(kinds)) for each in self._bodies
                },
                statements={each.id: each for each in said},
                sources={each: self._source(each) for each in self._sources},
                events={
                    each: Event(
                        id=each, title=each, date=FuzzyDay.read(self._date(month=True)),
                        evidence=tuple(self._proofs()),
                    )
                    for each in self._events
                },
            )
        )  # fmt: skip

    def _some(self, least: int, most: int) -> int:
        return self._draw.randint(least, most)

    def _date(self, *, month: bool = False) -> str:
        day = date(2010, 1, 1).toordinal() + self._some(0, 4000)
        text = date.fromordinal(day).isoformat()
        return text[:7] if month and self._draw.random() < 0.5 else text

    def _source(self, source: str) -> Source:
        published = self._draw.choice((None, "{}", "{}", "{}", "[{}..]", "[..{}]"))
        known: dict[str, Any] = {}
        if published is None:
            known["read"] = FuzzyDay.read("2020-01-01")
        else:
            known["published"] = FuzzyDay.read(published.format(self._date()))
        return Source(id=source, title=source, publisher="A publisher", kind="news", **known)

    def _proofs(self) -> Iterator[Evidence]:
        for _ in range(self._some(1, 3)):
            proves: Any = self._draw.choice((("begin",), ("end",), ("during",), ("begin", "end")))
            yield Evidence(source=self._draw.choice(self._sources), locator="p. 1", proves=proves)

    def _common(self, number: int) -> dict[str, Any]:
        early, late = sorted((self._date(), self._date()))
        common: dict[str, Any] = {
            "local_id": f"said-{number}",
            "when": When.read(self._draw.choice(TIMES).format(early, late)),
            "evidence": tuple(self._proofs()),
            "status": self._draw.choice(STATUSES),
        }
        if self._draw.random() < 0.1:
            common["contested"] = Contested(reason="so it is said")
        for key in ("begun_by", "ended_by"):
            if self._draw.random() < 0.15:
                common[key] = self._draw.choice(self._events)
        if common["status"] != "in_force" and self._draw.random() < 0.5:
            halt = Halt(date=FuzzyDay.read(self._date()), evidence=tuple(self._proofs()))
            common["outcome"] = Outcome(abandoned=halt)
        return common

    def _name(self, body: str, number: int) -> Statement:
        said = self._common(number)
        return Name(body=body, name=f"{body} {number}", **{**said, "local_id": f"name-{number}"})

    def _statement(self, number: int) -> Statement:
        own, other = self._draw.sample(self._bodies, 2)
        means = (Means(name="a mandate"),)
        kind, fields = self._draw.choice(
            (
                (Accountability, {"body": own, "holder": other, "means": means, "force": "law"}),
                (Funding, {"payer": other, "recipient": own, "stream": "tariff"}),
                (Oversight, {"overseer": other, "overseen": own, "means": means}),
                (Membership, {"member": own, "whole": other, "role": "one_of"}),
                (Membership, {"member": own, "whole": other, "role": "part_of"}),
                (Succession, {"predecessor": other, "successor": own, "scope": ("legal",)}),
                (LegalForm, {"body": own, "form": "charity"}),
                (Size, {"body": own, "size": 4}),
                (Partnership, {"body": own, "partner": other, "subject": "a plan"}),
                (Post, {"body": own, "post": "chair", "person": "Somebody"}),
            )
        )
        return kind(**fields, **self._common(number))

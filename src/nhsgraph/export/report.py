"""A report of a body, a day or an answer: a picture, tables whose rows are numbered, and sources.

Every row has the numbers of its sources, and every source the places in it, with the numbers of
the rows that they prove. How it looks on paper is left to the formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from nhsgraph.answers.results import cite
from nhsgraph.dates import (
    BEFORE_ALL,
    LATEST,
    Certainty,
    When,
    day_in_words,
    days_in_words,
    is_open,
    span_in_words,
    write_day,
)
from nhsgraph.errors import QuestionError
from nhsgraph.export.about import about, program_version
from nhsgraph.export.extract import Extract, Said
from nhsgraph.export.record_tables import text_of
from nhsgraph.markup import is_on_the_web
from nhsgraph.schema import EDGE_TYPES, STATEMENT_TYPES, Edge
from nhsgraph.show.page import Shown, page_of
from nhsgraph.show.tables import snapshot_view
from nhsgraph.spelling import tidy
from nhsgraph.words.citations import remarks
from nhsgraph.words.sentences import articled, capital, listed
from nhsgraph.words.spans import coverage_notes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from nhsgraph.answers import Answer
    from nhsgraph.answers.result import Cited

HEADS = ("What", "When", "Certain")
DPI = 150
"""Dots per inch of the picture: sharp on paper, and small enough to be sent."""
_HOW = (
    "Both ends of a time are days on which it held. What is not here is not on record, which does"
    " not mean that there was nothing."
)


class Row(NamedTuple):
    """A row of a table: its number in the whole report, its cells, the numbers of its sources.

    ``ids`` are of the statements, or the events, that it tells.
    """

    number: int
    cells: tuple[str, ...]
    sources: tuple[int, ...]
    ids: tuple[str, ...]


class Told(NamedTuple):
    """What is to be a row: its cells, what proves it, and the ids of what it tells."""

    cells: tuple[str, ...]
    evidence: tuple[Cited, ...]
    ids: tuple[str, ...]


class Section(NamedTuple):
    """A heading, and the table under it."""

    heading: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


class Listed(NamedTuple):
    """A source as it is listed: its citation with the places in it, and its address, if any."""

    number: int
    words: str
    address: str


class Shot(NamedTuple):
    """A picture: the bytes of a PNG, its title, and what it shows in a sentence or two."""

    png: bytes
    title: str
    told: str


class Report(NamedTuple):
    """A report; every text of it is on one line and of signs that can be seen."""

    title: str
    beneath: str
    paragraphs: tuple[tuple[str, tuple[int, ...]], ...]
    picture: Shot | None
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    sources: tuple[Listed, ...]
    foot: str


def report(extract: Extract, answer: Answer | None = None, *, drawn: bool = True) -> Report:
    """The report of an answer, else of the bodies of an extract, else of its days.

    Args:
        extract: what it is of.
        answer: the answer that it is of.
        drawn: whether it has a picture.

    Raises:
        QuestionError: it is none of these: a whole record makes no report.
    """
    made = _Making(extract, drawn=drawn)
    if answer is not None:
        return made.of_answer(answer)
    if extract.around:
        return made.of_bodies()
    if extract.period is not None:
        return made.of_days()
    hint = "Name one: --around BODY, --on DAY, or --answer “…”."
    raise QuestionError("A report is of a body, a day or an answer.", [hint])


class _Making:
    """A report in the making: rows and sources get their numbers as they come."""

    def __init__(self, extract: Extract, *, drawn: bool) -> None:
        self.extract, self.graph, self.drawn = extract, extract.graph, drawn
        self.last = 0
        self.places: dict[str, dict[str, list[int]]] = {}

    # -- what a report is of ---------------------------------------------------------------------

    def of_answer(self, answer: Answer) -> Report:
        page = page_of(answer, everything=True, all_sources=True)
        based = any(row.basis for row in page.rows)
        heads = (*map(capital, page.heads), *(("Ground",) if based else ()))
        sections = [
            self._section("What it stands on", heads, (
                Told((*page.cells(row), *((row.basis,) if based else ())), row.evidence, row.ids)
                for row in page.rows
            )),
            self._section("Nearest in the record", HEADS[:2], map(_alone, page.nearest)),
            self._section("See also: no part of the answer", HEADS[:2], map(_alone, page.beside)),
        ]  # fmt: skip
        told = [(text, ()) for text in (page.lead, page.more) if text]
        notes = [*page.notes, f"Read as: {page.read_as}."]
        title = answer.question.text or capital(page.read_as)
        return self._made(title, "", told, self._picture_of(answer), sections, notes)

    def of_bodies(self) -> Report:
        extract = self.extract
        names = {body: extract.name(body) for body in extract.around}
        told = list(self._descriptions()) if self.graph.known_on is None else []
        own = [each for each in extract.said if names.keys() & {*each.statement.bodies}]
        own += self._handed_down()
        if extract.period is not None and extract.period.is_day:
            picture = self._shot("structure", around=extract.around)
        else:
            picture = self._shot("timeline", bodies=extract.around)
        notes = coverage_notes(self.graph, extract.span)
        return self._made(listed(names.values()), self._days(), told, picture,
                          self._sections(own), notes)  # fmt: skip

    def of_days(self) -> Report:
        extract = self.extract
        view = snapshot_view(extract.snapshot)
        own = [each for _, each in extract.edges]
        is_day = extract.span.is_day
        picture = self._shot("structure") if is_day else None
        told = f"{len(view['bodies'])} bodies and {len(own)} lines between them."
        return self._made(capital(self._days()), "", [(told, ())], picture, self._sections(own),
                          [*view["notes"], *view["alternatives"]])  # fmt: skip

    def _days(self) -> str:
        period = self.extract.period
        return "" if period is None else period.speak()

    def _descriptions(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """What the bodies are, with the numbers of the sources that say so."""
        for body in map(self.graph.body, self.extract.around):
            if body.description is not None:
                evidence = cite(self.graph, body.description.evidence)
                yield body.description.text, self._numbers(evidence, None)

    def _handed_down(self) -> Iterator[Said]:
        """The lines that reach the bodies by way of collectives and parts."""
        for cls in EDGE_TYPES.values():
            for role in cls.roles:
                for body in self.extract.around:
                    for held in self.graph.lines(cls.type, role, body):
                        best = held.told.at_best(self.extract.span)
                        if held.via and held.statement.counts and best is not Certainty.NO:
                            yield Said(held.statement, held, best)

    # -- tables ----------------------------------------------------------------------------------

    def _sections(self, said: Iterable[Said]) -> Iterator[Section]:
        """The statements by type, and last what was planned or is contested."""
        groups: dict[str, list[Said]] = {kind: [] for kind in _ORDER}
        for each in said:
            holds = each.statement.counts and each.certainty is not Certainty.NO
            groups[each.statement.type if holds else ""].append(each)
        for kind, those in groups.items():
            heading = capital(kind.replace("_", " ")) if kind in EDGE_TYPES else _PLURAL.get(kind)
            rows = map(self._told, sorted(those, key=_begin))
            yield self._section(heading or "Only planned, contested, or on no day", HEADS, rows)

    def _told(self, said: Said) -> Told:
        statement = said.statement
        words = capital(text_of(self.extract, said))
        via = said.held.via if said.held else ()
        certain = str(said.certainty)
        if statement.contested is not None:
            words, certain = f"{words} {statement.contested.reason}", "contested"
        elif statement.planned:
            certain = (said.held.status if said.held else statement.status).replace("_", " ")
        elif said.certainty is Certainty.NO:
            certain = "on no day"
        evidence = cite(self.graph, statement.all_evidence())
        when = When.read(said.when)
        happens = isinstance(statement, Edge) and statement.happens
        days = day_in_words(when.begin) if happens and when.begin else span_in_words(when)
        if via and said.days:
            day = min(max(said.days.possible_from, 1), LATEST)
            words += f" (By way of {listed(articled(self.graph, each, day) for each in via)}.)"
            days = days_in_words(said.days.possible_from, said.days.possible_to - 1)
        return Told((words, days, certain), evidence, (statement.id,))

    def _section(self, heading: str, heads: tuple[str, ...], rows: Iterable[Told]) -> Section:
        made = []
        for each in rows:
            self.last += 1
            numbers = self._numbers(each.evidence, self.last)
            made.append(Row(self.last, tuple(map(_line, each.cells)), numbers, each.ids))
        return Section(heading, heads, tuple(made))

    def _numbers(self, evidence: Iterable[Cited], row: int | None) -> tuple[int, ...]:
        """The numbers of the sources of a row, whose places are noted with it."""
        found: dict[str, None] = {}
        for each in evidence:
            rows = self.places.setdefault(each.source, {}).setdefault(each.locator, [])
            if row is not None and row not in rows:
                rows.append(row)
            found[each.source] = None
        order = [*self.places]
        return tuple(sorted(order.index(source) + 1 for source in found))

    # -- pictures --------------------------------------------------------------------------------

    def _picture_of(self, answer: Answer) -> Shot | None:
        """The bodies of a question: on its day in the structure, over a period their lives."""
        bodies, first, last = answer.question.bodies, answer.first, answer.last
        if bodies and first is not None and first == last:
            return self._shot("structure", around=bodies, on=first)
        return self._shot("timeline", bodies=bodies) if bodies else None

    def _shot(
        self, name: str, *, on: str | None = None, around: tuple[str, ...] = (),
        bodies: tuple[str, ...] = (),
    ) -> Shot | None:  # fmt: skip
        """A picture; None where none is wanted, there is nothing to draw, or more than fits."""
        if not self.drawn:
            return None
        from nhsgraph.draw import Draw
        from nhsgraph.draw.page.files import drawn
        from nhsgraph.draw.page.sheet import Picture

        draw, period = Draw(self.graph), self.extract.period
        figure: Figure
        try:
            if name == "structure":
                day = on or write_day(period.start if period else BEFORE_ALL) or ""
                figure = draw.structure(day, around=around, hops=self.extract.hops)
            else:
                figure = draw.timeline(*bodies, period=period)
        except QuestionError:
            return None
        if not isinstance(figure, Picture):
            return None
        told = figure.description
        return Shot(drawn(figure, "png", dpi=DPI), _line(told.title), _line(told.summary))

    # -- the whole -------------------------------------------------------------------------------

    def _made(
        self, title: str, beneath: str, told: Iterable[tuple[str, tuple[int, ...]]],
        picture: Shot | None, sections: Iterable[Section], notes: Iterable[str],
    ) -> Report:  # fmt: skip
        known, record = self.graph.known_on, about(self.extract)
        if known is not None:
            beneath = ", ".join(filter(None, (beneath, f"as known on {write_day(known)}")))
        made = f"Made by nhsgraph {program_version()}".rstrip()
        where = f" {record['address']}" if record["address"] else ""
        return Report(
            title=capital(_line(title)),
            beneath=capital(_line(beneath)),
            paragraphs=tuple((_line(text), numbers) for text, numbers in told),
            picture=picture,
            sections=tuple(each for each in sections if each.rows),
            notes=tuple(map(_line, notes)),
            sources=tuple(self._listed()),
            foot=_line(f"{_HOW} {made} from “{record['title']}”, version {record['version']},"
                       f" licence {record['licence']}.{where}"),
        )  # fmt: skip

    def _listed(self) -> Iterator[Listed]:
        for number, (key, where) in enumerate(self.places.items(), 1):
            source = self.graph.record.sources[key]
            day = day_in_words(source.published) if source.published else "undated"
            beside = "".join(f" [{each}]" for each in remarks(source))
            places = "; ".join(
                f"{place.removesuffix('.')}{_rows(rows)}" for place, rows in where.items()
            )
            address = source.address or ""
            words = _line(f"{source.title}{beside}. {source.publisher}, {day}: {places}.")
            yield Listed(number, words, address if is_on_the_web(address) else "")


_PLURAL = {
    "name": "Names",
    "legal_form": "Legal forms",
    "size": "Sizes",
    "post": "Posts",
    "area": "Areas",
}
_ORDER = [*dict.fromkeys(("name", "legal_form", *EDGE_TYPES, *STATEMENT_TYPES, ""))]
"""The types of statements in the order of their tables."""


def _rows(rows: list[int]) -> str:
    """The rows that a place proves, in brackets behind a blank."""
    if not rows:
        return ""
    return f" (row {rows[0]})" if len(rows) == 1 else f" (rows {', '.join(map(str, rows))})"


def _alone(row: Shown) -> Told:
    return Told((row.what, row.when), row.evidence, row.ids)


def _begin(said: Said) -> int:
    """The first day on which a statement may hold; first those that have no bound."""
    begin = said.statement.when.extent.possible_from
    return BEFORE_ALL if is_open(begin) else begin


def _line(text: str) -> str:
    """A text on one line, of signs that can be seen."""
    return tidy(text)

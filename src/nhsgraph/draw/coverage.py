"""What the record covers, as a heat map: body by year, or type by year, so that silence is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from nhsgraph.draw.marks.bars import tinted
from nhsgraph.draw.marks.legend import Key, Sign, draw_legend, legend_rows
from nhsgraph.draw.page.describe import Description, Section, as_known, counted, record_line
from nhsgraph.draw.page.lettering import LEADING, wrap
from nhsgraph.draw.page.naming import short_label
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.settings import with_own_settings
from nhsgraph.draw.page.stage import Stage, stage
from nhsgraph.draw.page.theme import THEME, Colour, Page, Theme
from nhsgraph.errors import QuestionError
from nhsgraph.given import one_of, texts_of
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.coverage import Coverage, Covered
from nhsgraph.graph.coverage import coverage as counted_in
from nhsgraph.schema import KINDS, STATEMENT_TYPES
from nhsgraph.words.kinds import kind_bare
from nhsgraph.words.sentences import capital, term_in_words

SHADES = ((1, 0.12), (2, 0.28), (5, 0.46), (10, 0.68), (20, 0.95))
"""From how many statements on a cell has which share of its colour."""
COLOUR = "#0b3d75"
"""The colour of the map: one hue, so that it is the same in grey."""
FOLDED = 3
"""A collective with more members than these has one row for all of them."""
PANELS = 3
"""How many columns of rows stand side by side."""
BETWEEN = 14.0
"""How far two panels are apart."""
CELL = 9.6
"""The width of a year."""
BROAD = 14.0
"""The width of a year whose number is written."""
LEGEND = 20.0
"""The room for the legend at the foot."""
TIGHTEST = 1.15
"""How near to each other rows may come, in sizes of their letters, so that all fit on the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the map: a heading if it has no cells; else a number for each year that it lived."""

    label: str
    cells: Mapping[int, int] = field(default_factory=dict)
    heading: bool = False
    short: str = ""
    """A shorter label, where there is one and the other finds no room."""

    @property
    def words(self) -> str:
        """The row as a sentence: how many statements a year, and the years that are silent."""
        silent = [str(year) for year, number in self.cells.items() if not number]
        told = [f"{number} in {year}" for year, number in self.cells.items() if number]
        silence = f"; silent in {', '.join(silent)}" if silent else ""
        return f"{self.label}: {', '.join(told) or 'nothing'}{silence}."


@with_own_settings
def coverage(
    graph: DatedGraph, *bodies: str, types: str | Sequence[str] | None = None,
    theme: Theme = THEME, ax: Axes | None = None,
) -> Figure:  # fmt: skip
    """Draws how many statements the record has: of each body by year; of named bodies by type too.

    See ``Draw.coverage``. With ``ax`` it is drawn in axes that are given, not on a sheet of its
    own. The members of a collective with many share one row, which has their average. A year of
    which only the name of a body is known is crossed by a stroke: silence, not nothing.
    """
    table = counted_in(graph, *bodies)
    given = STATEMENT_TYPES if types is None else texts_of(types, "types of statements")
    asked = {one_of(each, STATEMENT_TYPES, "type of statement") for each in given}
    wanted = [each for each in STATEMENT_TYPES if each != "name" and each in asked]
    chosen = [graph.body(each).id for each in bodies]
    lines = list(_by_type(table, chosen, wanted) if chosen else _by_body(graph, table, wanted))
    description = _description(graph, table, lines, chosen, wanted)

    def staged(page: Page) -> _Map:
        place = stage(description, theme, page, ax)
        return _Map(place, lines, table.years, bool(chosen))

    drawing, sheet = staged(theme.page), theme.page
    if ax is None and (missing := drawing.missing()):
        drawing = staged(replace(sheet, height=min(sheet.height + missing, sheet.width)))
    drawing.draw()
    return drawing.place.figure


# -- what is drawn ---------------------------------------------------------------------------------


def _by_body(graph: DatedGraph, table: Coverage, types: Sequence[str]) -> Iterator[Line]:
    """A row for each body, by kind; many members of one collective share a row beneath it."""
    members = {each.body: _members(graph, each.body) for each in table.bodies}
    folded = {one for ones in members.values() if len(ones) > FOLDED for one in ones}
    found = {each.body: each for each in table.bodies}
    for kind in KINDS:
        here = [each for each in table.bodies if each.kind == kind and each.body not in folded]
        here = [each for each in here if each.years]
        if not here:
            continue
        yield Line(capital(kind_bare(kind, len(here))), heading=True)
        for each in here:
            short = short_label(graph, each.body, graph.record.info.covers.extent.certain_to - 1)
            yield Line(each.name, _cells(each, types), short=short)
            many = [found[one] for one in members[each.body]]
            if len(many) > FOLDED:
                yield Line(f"· each of its {len(many)} members", _average(many, types))


def _members(graph: DatedGraph, whole: str) -> list[str]:
    memberships = graph.index.memberships("whole", whole, "one_of")
    return list(dict.fromkeys(each.member for each in memberships))


def _cells(covered: Covered, types: Sequence[str]) -> dict[int, int]:
    return {
        year: sum(numbers.get(each, 0) for each in types) for year, numbers in covered.years.items()
    }


def _average(many: Sequence[Covered], types: Sequence[str]) -> dict[int, int]:
    """The average of those that lived in a year, rounded up: only what nobody has is silent."""
    cells: dict[int, list[int]] = {}
    for each in many:
        for year, number in _cells(each, types).items():
            cells.setdefault(year, []).append(number)
    return {year: -(-sum(numbers) // len(numbers)) for year, numbers in sorted(cells.items())}


def _by_type(table: Coverage, bodies: Sequence[str], types: Sequence[str]) -> Iterator[Line]:
    """For each body a heading and a row for each type."""
    found = {each.body: each for each in table.bodies}
    for body in bodies:
        yield Line(found[body].name, heading=True)
        for each in types:
            yield Line(term_in_words(each), _cells(found[body], [each]))


def _description(
    graph: DatedGraph, table: Coverage, lines: Sequence[Line], bodies: Sequence[str],
    types: Sequence[str],
) -> Description:  # fmt: skip
    rows = [line for line in lines if not line.heading]
    silent = sum(not number for line in rows for number in line.cells.values())
    every = len(types) == len(STATEMENT_TYPES) - 1
    kinds = "" if every else f" ({', '.join(map(term_in_words, types))})"
    whose = "of each body by type and year" if bodies else "of each body by year"
    sections: list[Section] = []
    for line in lines:
        if line.heading:
            sections.append(Section(line.label, ()))
        else:
            last = sections.pop()
            sections.append(Section(last.heading, (*last.lines, line.words)))
    title = f"What the record covers, {table.years[0]} to {table.years[-1]}"
    summary = f"How many statements{kinds} it has {whose}{as_known(graph)};"
    summary += f" {counted(silent, 'cell')} are silent."
    record = graph.record
    number = counted(len(record.statements), "statement")
    foot = f"From {number} with {counted(len(record.sources), 'source')}. {record_line(graph)}"
    return Description(title, summary, tuple(sections), subtitle=summary, foot=foot)


# -- drawing ---------------------------------------------------------------------------------------


@dataclass
class _Map:
    """The map on a stage: rows in panels side by side."""

    place: Stage
    lines: Sequence[Line]
    years: tuple[int, ...]
    together: bool
    """True where the rows of one body stand in one panel."""

    def __post_init__(self) -> None:
        self.theme = self.place.theme

    def draw(self) -> None:
        """Draws the panels and the legend."""
        size, room = self.theme.small_size, self.place.bottom - LEGEND - self._top
        row = min(size * LEADING + 0.3, max(room / self._fair_share(), size * TIGHTEST))
        panels = self._panels(min(int(room / row + 1e-9), self._fair_share()))
        if len(panels) > PANELS:
            raise QuestionError(
                "So many rows don't fit on one page.", ["Name fewer bodies, or choose types."]
            )
        for number, lines in enumerate(panels):
            left = self.place.left + number * (self._broad + BETWEEN)
            self._draw_panel(lines, left, self._top, row)
        keys = legend_rows(self._keys(), self.place.width, self.theme)
        draw_legend(self.place.pen, keys, self.place.left, self.place.bottom - 13)

    @property
    def _top(self) -> float:
        """Where the rows begin, beneath their years."""
        return self.place.top + self.theme.small_size * LEADING + 2.3

    @property
    def _broad(self) -> float:
        """How wide a panel is."""
        return (self.place.width - (PANELS - 1) * BETWEEN) / PANELS

    @property
    def _cell_width(self) -> float:
        return min(BROAD if self.together else CELL, 0.65 * self._broad / len(self.years))

    @cached_property
    def rows(self) -> list[Line]:
        """The lines with their labels in as many rows as these need."""
        return [row for line in self.lines for row in self._wrapped(line)]

    def _wrapped(self, line: Line) -> list[Line]:
        room = self._broad - 4 - (0 if line.heading else self._cell_width * len(self.years))
        size = self.theme.small_size
        labels = [wrap(each, room, size, bold=line.heading) for each in (line.label, line.short)]
        label = labels[1] if len(labels[0]) > 1 and line.short else labels[0]
        above = [Line(words, heading=line.heading) for words in label[:-1]]
        return [*above, Line(label[-1], line.cells, heading=line.heading)]

    def missing(self) -> float:
        """How much higher the place would have to be for all rows, in points."""
        room = self.place.bottom - LEGEND - self._top
        return max(self._fair_share() * self.theme.small_size * TIGHTEST - room + 0.1, 0)

    def _fair_share(self) -> int:
        """The rows of a panel where all have about as many; those of one body stay together."""
        share = -(-len(self.rows) // PANELS) + 1
        if not self.together:
            return share
        each = len(self.rows) // sum(line.heading for line in self.lines)
        return -(-(share - 1) // each) * each

    def _panels(self, most: int) -> list[list[Line]]:
        """The rows in columns; a heading never stands last in one."""
        panels: list[list[Line]] = [[]]
        for number, line in enumerate(self.rows):
            after = self.rows[number + 1] if number + 1 < len(self.rows) else None
            lonely = line.heading and after is not None and len(panels[-1]) + 1 >= most
            if len(panels[-1]) >= most or lonely:
                panels.append([])
            panels[-1].append(line)
        return panels

    def _draw_panel(self, lines: Sequence[Line], left: float, top: float, row: float) -> None:
        pen, cell = self.place.pen, self._cell_width
        start = left + self._broad - cell * len(self.years)
        every = 2 if self.together else 3
        for number, year in enumerate(self.years):
            if number % every == 0:
                pen.write(start + number * cell, top - row - 1, str(year), va="top",
                          colour=self.theme.faint_ink)  # fmt: skip
        boxes, fills = [], []
        for line, y in zip(lines, (top + n * row for n in range(len(lines))), strict=True):
            pen.write(left, y + row / 2, line.label, bold=line.heading, va="center_baseline")
            for year, number in line.cells.items():
                x = start + self.years.index(year) * cell
                boxes.append(Rectangle((x, y + 0.5), cell - 0.6, row - 1.1))
                fills.append(_shade(number, self.theme))
                if not number:
                    self._stroke(x, y, cell, row)
                elif self.together:
                    self._number(x + (cell - 0.6) / 2, y + row / 2, number)
        pen.ax.add_collection(
            PatchCollection(boxes, facecolor=fills, edgecolor=tinted(COLOUR, 0.35), linewidth=0.3,
                            zorder=2)
        )  # fmt: skip

    def _number(self, x: float, y: float, number: int) -> None:
        """The number of statements in a cell, in light letters where the cell is dark."""
        ink = self.theme.paper if number >= SHADES[-2][0] else self.theme.ink
        self.place.pen.write(x, y, str(number), ha="center", va="center_baseline", colour=ink,
                             zorder=4)  # fmt: skip

    def _stroke(self, x: float, y: float, cell: float, row: float) -> None:
        """The stroke across a silent cell."""
        ends = (x + 1.5, x + cell - 2), (y + row - 2.2, y + 2)
        self.place.pen.line(*ends, self.theme.faint_ink, linewidth=0.7, zorder=3)

    def _keys(self) -> list[Key]:
        """The legend: the shades by number, and what has none."""
        bounds = [low for low, _ in SHADES]
        spans = [
            f"{low}" if high == low + 1 else f"{low} to {high - 1}"
            for low, high in pairwise(bounds)
        ]
        kind = "of that type" if self.together else "but its name"
        silent = f"silent: it lived, and nothing {kind} is recorded"
        words = [silent, *spans, f"{bounds[-1]} or more statements"]
        keys = [
            Key(told, self._cell(low), CELL + 4)
            for low, told in zip((0, *bounds), words, strict=True)
        ]
        return [*keys, Key("blank: it did not live", lambda *_: None, 0)]

    def _cell(self, number: int) -> Sign:
        """The sign of a cell with so many statements."""

        def sign(pen: Pen, x: float, y: float) -> None:
            pen.rectangle(x, y - 4, CELL, 8, facecolor=_shade(number, self.theme), linewidth=0.3,
                          edgecolor=tinted(COLOUR, 0.35))  # fmt: skip
            if not number:
                self._stroke(x, y - 4, CELL, 8)

        return sign


def _shade(number: int, theme: Theme) -> Colour:
    """The fill of a cell: the darker the more statements, paper where there is none."""
    share = max((share for low, share in SHADES if number >= low), default=0.0)
    return tinted(COLOUR, share) if share else theme.paper

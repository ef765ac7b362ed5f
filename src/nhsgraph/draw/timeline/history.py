"""What a timeline shows, before it is drawn: lives, bars in lanes and groups, and events."""

from __future__ import annotations

from dataclasses import dataclass

from nhsgraph.dates import Day, Extent, Period
from nhsgraph.schema import Statement


@dataclass(frozen=True, slots=True)
class Bar:
    """A statement over its days; ``words`` are what may stand in it, the longest first."""

    statement: Statement
    extent: Extent
    words: tuple[str, ...]
    planned: bool = False
    instant: bool = False
    """True for what stands at one day: a plan without days where it was told, a succession."""

    @property
    def force(self) -> str:
        """What account rests on: law, agreement or practice; blank for all else."""
        return str(getattr(self.statement, "force", ""))

    @property
    def first(self) -> Day:
        """The first day on which it may hold."""
        return self.extent.possible_from

    @property
    def stop(self) -> Day:
        """The day after the last on which it may hold."""
        return self.extent.possible_to


Lane = tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Another body, or what is said of the body itself: its names, longest first, and lanes."""

    labels: tuple[str, ...]
    lanes: tuple[Lane, ...]

    @property
    def bars(self) -> list[Bar]:
        """The bars of all lanes, in order of their first day."""
        return sorted((bar for lane in self.lanes for bar in lane), key=lambda bar: bar.first)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one type of edge seen from one side, under a sentence with a gap: *HEE funds …*."""

    title: str
    type: str
    role: str
    rows: tuple[Row, ...]
    rank: tuple[int, int]
    """Which group stays when there is not room for all: the lower the longer."""


@dataclass(frozen=True, slots=True)
class Side:
    """A body in one role of one type of edge."""

    body: str
    type: str
    role: str


@dataclass(frozen=True, slots=True)
class Life:
    """A body's own row of names and row of legal forms."""

    body: str
    name: str
    names: Row
    forms: Row


@dataclass(frozen=True, slots=True)
class Moment:
    """A numbered event: the span of its day, and its title."""

    number: int
    event: str
    title: str
    day: str
    earliest: Day
    latest: Day


@dataclass(frozen=True, slots=True)
class History:
    """Everything that one timeline shows."""

    bodies: tuple[str, ...]
    period: Period
    lives: tuple[Life, ...]
    groups: tuple[Group, ...]
    left_out: tuple[Group, ...] = ()
    moments: tuple[Moment, ...] = ()

    @property
    def bars(self) -> list[Bar]:
        """Every bar in the order in which it is drawn."""
        own = [row for life in self.lives for row in (life.names, life.forms)]
        return [bar for row in (*own, *self.rows) for bar in row.bars]

    @property
    def rows(self) -> list[Row]:
        """The rows of all groups."""
        return [row for group in self.groups for row in group.rows]

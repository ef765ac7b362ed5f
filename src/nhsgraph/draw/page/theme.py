"""One look for every picture: colours, lines that stay apart in grey, type sizes and pages.

The colours follow Okabe and Ito's set for colour-blind readers, darkened so that each edge type
also has its own grey. Colour is never alone: every edge type has its own dashes and its own head.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

Head = Literal["triangle", "arrow", "diamond", "square", "bar", "circle", "none"]
"""What a line ends in at the body that it points to."""
Force = Literal["law", "agreement", "practice"]
"""What makes one body answer to another."""
Surety = Literal["certain", "possible", "planned"]
"""How sure a line is: what is possible is pale with a hollow head, what is planned is hollow."""
Point: TypeAlias = tuple[float, float]
"""A place on a page, in points from its upper left corner."""
State = Literal["begun", "ended", "renamed", "unchanged"]
"""What became of something between two days."""
Dashes: TypeAlias = tuple[float, tuple[float, ...]] | Literal["solid"]
"""A line style of matplotlib: ``solid``, or offset and lengths of dashes and gaps."""

Colour: TypeAlias = str | tuple[float, float, float]
"""A colour by its number, or its red, green and blue from 0 to 1."""

MM: Final = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper, in points (72 to an inch)."""

    width: float
    height: float

    @property
    def upright(self) -> Page:
        """The same sheet, turned."""
        return Page(self.height, self.width)


A4: Final = Page(297 * MM, 210 * MM)
"""A4, landscape."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How an edge type is drawn; ``points`` says in words which way its line points."""

    colour: str
    dashes: Dashes = "solid"
    width: float = 1.2
    head: Head = "triangle"
    points: str = ""
    head_size: float = 5.2


@dataclass(frozen=True, slots=True)
class ForceStyle:
    """The mark of what account rests on, the same in every picture: its dashes, width and words."""

    dashes: Dashes
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class StateStyle:
    """How what began, ended, changed its name or stayed is told apart: colour, sign and word."""

    colour: str
    fill: str
    sign: str
    dashes: Dashes
    width: float


_LINES: Final[Mapping[str, LineStyle]] = {
    "accountability": LineStyle("#0b3d75", "solid", 1.3, "triangle", "up to the holder"),
    "funding": LineStyle("#0a8f6a", (0, (5, 2)), 1.3, "circle", "down to the recipient"),
    "mandate_approval": LineStyle(
        "#c4480c", (0, (7, 2, 1, 2)), 1.5, "square", "to the body whose mandate it is"
    ),
    "hosting": LineStyle("#6a3d8f", (0, (1, 1.5)), 1.4, "diamond", "to the hosted"),
    "membership": LineStyle("#6f6f6f", (0, (2, 2)), 0.9, "diamond", "to the whole"),
    "succession": LineStyle("#222222", (0, (9, 2, 1, 2, 1, 2)), 1.2, "arrow", "to the successor"),
    "oversight": LineStyle("#b0568f", (0, (4, 1.2, 1, 1.2)), 1.1, "bar", "to the overseen"),
    "appointment": LineStyle("#2f8fc7", (0, (3, 1.5)), 1.1, "arrow", "to where the post is"),
    "planning": LineStyle("#7d6608", (0, (1, 1)), 1.2, "arrow", "to whom it plans for"),
    "commission": LineStyle("#a8760a", (0, (6, 1.5, 2, 1.5)), 1.1, "square", "to the commissioned"),
    "partnership": LineStyle("#5b5b5b", (0, (1, 2.2)), 1.1, "none", "either way"),
}
_FORCES: Final[Mapping[Force, ForceStyle]] = {
    "law": ForceStyle("solid", 1.7, "by law"),
    "agreement": ForceStyle((5, (9, 2.6)), 1.2, "by agreement"),
    "practice": ForceStyle((0, (1.1, 1.5)), 1.6, "in practice"),
}
_OTHERS: Final = (
    LineStyle("#394b59", (0, (8, 3)), 1.1, "arrow", "from the first to the second"),
    LineStyle("#8a3324", (0, (3, 3)), 1.1, "bar", "from the first to the second"),
    LineStyle("#4f6228", (0, (2, 1, 5, 1)), 1.1, "diamond", "from the first to the second"),
)
_STATES: Final[Mapping[State, StateStyle]] = {
    "begun": StateStyle("#00684d", "#dcf1ea", "+", "solid", 1.7),
    "ended": StateStyle("#b03a06", "#fbe9df", "×", (0, (2.5, 1.8)), 1.2),
    "renamed": StateStyle("#0b3d75", "#e3ecf7", "≈", "solid", 1.5),
    "unchanged": StateStyle("#a3a3a3", "#ffffff", "", "solid", 0.8),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a picture; ``dataclasses.replace`` makes another from it. Sizes are in points."""

    font: str = "DejaVu Sans"
    title_size: float = 13
    subtitle_size: float = 8.5
    label_size: float = 7.4
    small_size: float = 7
    """The smallest size of any text, at A4."""
    ink: str = "#1d1d1b"
    faint_ink: str = "#555555"
    paper: str = "#ffffff"
    band: str = "#f3f4f5"
    """The tint behind every second tier, row or group."""
    grid: str = "#d4d6d8"
    box_fill: str = "#ffffff"
    box_line: str = "#333333"
    group_fill: str = "#e6e9ed"
    """The fill of what contains other boxes."""
    focus_fill: str = "#fff2cc"
    """The fill of the body that a picture is about."""
    possible_alpha: float = 0.5
    """How strongly something possible is drawn, beside its hollow head and question mark."""
    margin: float = 20
    page: Page = A4
    lines: Mapping[str, LineStyle] = field(default_factory=lambda: _LINES)
    forces: Mapping[Force, ForceStyle] = field(default_factory=lambda: _FORCES)
    states: Mapping[State, StateStyle] = field(default_factory=lambda: _STATES)

    def line(self, edge_type: str, force: str = "") -> LineStyle:
        """How an edge type is drawn; one that the theme does not name gets a style of its own.

        ``force`` is what account rests on, which has the line's dashes and width; blank if nothing
        is said of it.
        """
        style = self.lines.get(edge_type, _OTHERS[sum(edge_type.encode()) % len(_OTHERS)])
        mark = next((mark for name, mark in self.forces.items() if name == force), None)
        return replace(style, dashes=mark.dashes, width=mark.width) if mark else style


THEME: Final = Theme()
"""The look that every picture has unless it is given another."""

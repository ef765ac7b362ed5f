"""Lines as they are drawn: dashes, heads and numbers by type, the certain from the possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle

from nhsgraph.dates import Certainty
from nhsgraph.draw.lettering import width
from nhsgraph.draw.routes import Piece, Point, Route, signed
from nhsgraph.draw.selection import Tie
from nhsgraph.draw.sheet import write
from nhsgraph.draw.theme import THEME, LineStyle, State, Theme

Surety = Literal["certain", "possible", "planned"]
"""How sure a line is: what is possible is pale with a hollow head, what is planned is hollow."""

BADGE: Final = 8.8
"""The side of a square with a number or a sign in it, in points."""


class Tip(NamedTuple):
    """Where a line meets its body, and the direction in which it points, along x and y."""

    x: float
    y: float
    along: float
    down: float

    def back(self, far: float) -> Point:
        """The point so far behind it."""
        return self.x - self.along * far, self.y - self.down * far


def draw_route(ax: Axes, route: Route, theme: Theme = THEME) -> None:
    """Draws the lines of a bundle, the dots where they branch, and their heads."""
    first = route.bundle.ties[0]
    style = styled(first, theme)
    ends = sorted({end for tie in route.bundle.ties for end in tie.ends})
    by_surety: dict[Surety, list[Piece]] = defaultdict(list)
    for piece in route.pieces:
        by_surety[surety_of(piece.ties)].append(piece)
    for surety, pieces in sorted(by_surety.items(), reverse=True):
        for chain in chained(pieces):
            stroke(ax, chain, style, surety, gid=f"line:{'|'.join(ends)}", theme=theme)
    for x, y in route.joints:
        dot = Circle((x, y), style.head_size * 0.28, facecolor=style.colour, edgecolor="none")
        dot.set_zorder(4)
        ax.add_artist(dot)
    if signed(first):
        sign = theme.states[_state(first) or "unchanged"].sign
        for x, y in route.lower_ends.values():
            _badge(ax, (x, y - BADGE / 2), sign, style, "certain", theme)
    for (x, y), way, ties in route.heads:
        if way < 0 or not signed(first):
            step = ", ".join(dict.fromkeys(tie.step for tie in ties if tie.step))
            draw_head(ax, Tip(x, y, 0, way), style, surety_of(ties), step, theme)


def surety_of(ties: Iterable[Tie]) -> Surety:
    """How sure lines are that run together: as sure as the surest."""
    kept = list(ties)
    if any(tie.status != "in_force" for tie in kept):
        return "planned"
    sure = any(tie.certainty is Certainty.CERTAIN for tie in kept)
    return "certain" if sure else "possible"


def styled(tie: Tie, theme: Theme) -> LineStyle:
    """The style of a line: of its type, coloured by what became of it between two days."""
    style = theme.line(tie.type)
    state = _state(tie)
    if state is None:
        return style
    change = theme.state(state)
    return LineStyle(
        change.colour, style.dashes, change.width, style.head, style.points, style.head_size
    )


def _state(tie: Tie) -> State | None:
    states: tuple[State, ...] = ("begun", "ended", "renamed", "unchanged")
    return next((state for state in states if state == tie.state), None)


def stroke(
    ax: Axes, points: Sequence[Point], style: LineStyle, surety: Surety = "certain", *,
    gid: str = "line", theme: Theme = THEME,
) -> None:  # fmt: skip
    """Draws one polyline with a thin edge of paper around it, so that crossings read."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    casing = Line2D(xs, ys, color=theme.paper, linewidth=style.width + 1.2, gid="casing")
    casing.set(solid_capstyle="butt", zorder=2.9)
    ax.add_artist(casing)
    planned = surety == "planned"
    line = Line2D(xs, ys, color=style.colour, linestyle=style.dashes, gid=gid, zorder=3)
    line.set(linewidth=style.width + (1.4 if planned else 0))
    line.set(solid_capstyle="butt", dash_capstyle="butt", solid_joinstyle="round")
    line.set(alpha=theme.possible_alpha if surety == "possible" else 1.0)
    ax.add_artist(line)
    if planned:
        core = Line2D(xs, ys, color=theme.paper, linewidth=style.width * 0.8, gid="core")
        core.set(zorder=3.1)
        ax.add_artist(core)


def chained(pieces: Sequence[Piece]) -> list[list[Point]]:
    """The pieces joined to polylines that are as long as they can be, so that dashes run on."""
    ends: dict[Point, list[Piece]] = defaultdict(list)
    for piece in pieces:
        ends[piece.start].append(piece)
        ends[piece.end].append(piece)
    left = dict.fromkeys(sorted(pieces, key=lambda each: (_goes_on(each, ends), each[:2])))
    chains = []
    while left:
        first = next(iter(left))
        del left[first]
        turned = len(ends[first.end]) != 2 and len(ends[first.start]) == 2
        chain = [first.end, first.start] if turned else [first.start, first.end]
        while onward := next((each for each in ends[chain[-1]] if each in left), None):
            if len(ends[chain[-1]]) != 2:
                break
            del left[onward]
            chain.append(onward.end if onward.start == chain[-1] else onward.start)
        chains.append(chain)
    return chains


def _goes_on(piece: Piece, ends: dict[Point, list[Piece]]) -> bool:
    """True for a piece that goes on at both of its ends."""
    return len(ends[piece.start]) == 2 and len(ends[piece.end]) == 2


def draw_head(
    ax: Axes, tip: Tip, style: LineStyle, surety: Surety = "certain", number: str = "",
    theme: Theme = THEME,
) -> None:  # fmt: skip
    """Draws what a line ends in, hollow where it is not certain; its number where it has one."""
    if number:
        _badge(ax, tip.back(BADGE / 2), number, style, surety, theme)
        return
    size = style.head_size
    (x, y), (along, down) = tip.back(size), (tip.along * size * 0.46, tip.down * size * 0.46)
    left, right = (x + down, y + along), (x - down, y - along)
    fill = style.colour if surety == "certain" else theme.paper
    look = {"facecolor": fill, "edgecolor": style.colour, "linewidth": 0.8, "zorder": 8}
    if style.head == "circle":
        ax.add_artist(Circle(tip.back(size / 2), size / 2 - 0.2, **look))
    elif style.head in {"arrow", "bar"}:
        corners = [left, tip[:2] if style.head == "arrow" else (x, y), right]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        head = Line2D(xs, ys, color=style.colour, linewidth=style.width, zorder=8, gid="head")
        ax.add_artist(head)
    elif style.head != "none":
        ax.add_artist(Polygon(_outline(tip, style), closed=True, **look))


def _outline(tip: Tip, style: LineStyle) -> list[Point]:
    """The corners of a triangle, diamond or square behind a tip."""
    size = style.head_size
    along, down = tip.along * size * 0.46, tip.down * size * 0.46

    def aside(far: float) -> tuple[Point, Point]:
        x, y = tip.back(far)
        return (x + down, y + along), (x - down, y - along)

    if style.head == "diamond":
        left, right = aside(size / 2)
        return [tip[:2], left, tip.back(size), right]
    left, right = aside(size)
    if style.head == "square":
        first, last = aside(0)
        return [last, first, left, right]
    return [tip[:2], left, right]


def _badge(
    ax: Axes, middle: Point, number: str, style: LineStyle, surety: Surety, theme: Theme
) -> None:
    x, y = middle
    wide = max(width(number, theme.small_size, bold=True) + 3, BADGE)
    sure = surety == "certain"
    ax.add_artist(
        Rectangle((x - wide / 2, y - BADGE / 2), wide, BADGE, linewidth=0.8, zorder=8,
                  facecolor=style.colour if sure else theme.paper, edgecolor=style.colour,
                  gid="box:badge")
    )  # fmt: skip
    write(ax, x, y, number, theme.small_size, bold=True, ha="center", va="center_baseline",
          colour=theme.paper if sure else style.colour, zorder=8.1, gid="label:badge",
          theme=theme)  # fmt: skip

"""Lines as they are drawn: dashes, heads and numbers by type, certain from possible from planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Polygon, Rectangle

from nhsgraph.dates import Certainty
from nhsgraph.draw.lettering import width
from nhsgraph.draw.routes import Piece, Point, Route, signed
from nhsgraph.draw.selection import Tie
from nhsgraph.draw.sheet import write
from nhsgraph.draw.theme import THEME, LineStyle, State, Theme

SIZE = 5.2
"""The length of a head, in points."""
BADGE = 8.8
"""The side of a square with a number in it."""


def draw_route(
    ax: Axes, route: Route, theme: Theme = THEME, *, head: float = SIZE
) -> None:
    """Draws the lines of a bundle, the dots where they branch, and their heads."""
    style = styled(route.bundle.ties[0], theme)
    planned = route.bundle.ties[0].status != "in_force"
    by_rank: dict[int, list[Piece]] = defaultdict(list)
    for piece in route.pieces:
        by_rank[_strongest(piece.ties).rank].append(piece)
    gid = f"line:{'|'.join(sorted({end for tie in route.bundle.ties for end in tie.ends}))}"
    for rank, pieces in sorted(by_rank.items()):
        faint = theme.possible_alpha if rank == Certainty.POSSIBLE.rank else 1.0
        for chain in chained(pieces):
            stroke(ax, chain, style, faint=faint, planned=planned, theme=theme, gid=gid)
    for x, y in route.joints:
        ax.add_patch(Circle((x, y), 0.28 * head, facecolor=style.colour, edgecolor="none", zorder=4))
    for x, y in _signed_ends(route):
        sign = theme.state(_state(route.bundle.ties[0]) or "unchanged").sign
        _badge(ax, x, y - BADGE / 2, sign, style, sure=True, theme=theme)
    for point, way, ties in route.heads:
        if way > 0 and signed(ties[0]):
            continue
        sure = _strongest(ties) is Certainty.CERTAIN and not planned
        step = ", ".join(dict.fromkeys(tie.step for tie in ties if tie.step))
        draw_head(ax, point, (0, way), style, sure=sure, number=step, size=head, theme=theme)


def styled(tie: Tie, theme: Theme) -> LineStyle:
    """The style of a line: that of its type, or of what became of it between two days."""
    style = theme.line(tie.type)
    state = _state(tie)
    if state is None:
        return style
    change = theme.state(state)
    return LineStyle(change.colour, style.dashes, change.width, style.head, style.points)


def _state(tie: Tie) -> State | None:
    states: tuple[State, ...] = ("begun", "ended", "renamed", "unchanged")
    return next((state for state in states if state == tie.state), None)


def _signed_ends(route: Route) -> list[Point]:
    """Where the lines that began or ended meet their lower bodies."""
    return list(route.lower_ends.values()) if signed(route.bundle.ties[0]) else []


def _strongest(ties: Iterable[Tie]) -> Certainty:
    return max((tie.certainty for tie in ties), key=lambda each: each.rank)


def stroke(
    ax: Axes, points: Sequence[Point], style: LineStyle, *, faint: float = 1.0,
    planned: bool = False, theme: Theme = THEME, gid: str = "line",
) -> None:  # fmt: skip
    """Draws one polyline with a thin edge of paper around it, so that crossings read."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    ax.plot(xs, ys, color=theme.paper, linewidth=style.width + 1.2, solid_capstyle="butt",
            zorder=2.9, gid="casing")  # fmt: skip
    wide = style.width + 1.4 if planned else style.width
    ax.plot(xs, ys, color=style.colour, linewidth=wide, linestyle=style.dashes, alpha=faint,
            solid_capstyle="butt", dash_capstyle="butt", solid_joinstyle="round", zorder=3,
            gid=gid)  # fmt: skip
    if planned:
        ax.plot(xs, ys, color=theme.paper, linewidth=style.width * 0.8, zorder=3.1, gid="core")


def chained(pieces: Sequence[Piece]) -> list[list[Point]]:
    """The pieces joined to polylines that are as long as they can be, so that dashes run on."""
    ends: dict[Point, list[Piece]] = defaultdict(list)
    for piece in pieces:
        ends[piece.start].append(piece)
        ends[piece.end].append(piece)
    left = dict.fromkeys(pieces)
    chains = []
    starts = sorted(pieces, key=lambda each: (_inner(each, ends), each[:2]))
    for first in starts:
        if first not in left:
            continue
        loose = len(ends[first.end]) != 2 and len(ends[first.start]) == 2
        point, onward = (first.end, first.start) if loose else (first.start, first.end)
        del left[first]
        chain = [point, onward]
        while len(ends[onward]) == 2:
            following = next((each for each in ends[onward] if each in left), None)
            if following is None:
                break
            del left[following]
            onward = following.end if following.start == onward else following.start
            chain.append(onward)
        chains.append(chain)
    return chains


def _inner(piece: Piece, ends: dict[Point, list[Piece]]) -> bool:
    """True for a piece that goes on at both of its ends."""
    return len(ends[piece.start]) == 2 and len(ends[piece.end]) == 2


def draw_head(
    ax: Axes, tip: Point, way: Point, style: LineStyle, *, sure: bool = True, number: str = "",
    size: float = SIZE, theme: Theme = THEME,
) -> None:  # fmt: skip
    """Draws what a line ends in; hollow where it is not certain, with a number where it has one.

    Args:
        ax: where to draw.
        tip: where the line meets its body.
        way: the direction in which it points, along x and y.
        style: the style of the line.
        sure: whether the line is certain and in force.
        number: the step of approval.
        size: its length.
        theme: the look.
    """
    x, y = tip
    along, down = way
    if number:
        _badge(ax, x - along * BADGE / 2, y - down * BADGE / 2, number, style, sure=sure, theme=theme)
        return
    fill = style.colour if sure else theme.paper
    back = (x - along * size, y - down * size)
    side = (down * size * 0.46, along * size * 0.46)
    corners = {
        "triangle": [tip, (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])],
        "diamond": [tip, ((x + back[0]) / 2 + side[0], (y + back[1]) / 2 + side[1]), back,
                    ((x + back[0]) / 2 - side[0], (y + back[1]) / 2 - side[1])],
        "square": [(x + side[0], y + side[1]), (x - side[0], y - side[1]),
                   (back[0] - side[0], back[1] - side[1]), (back[0] + side[0], back[1] + side[1])],
    }  # fmt: skip
    if style.head in corners:
        ax.add_patch(Polygon(corners[style.head], closed=True, facecolor=fill,
                             edgecolor=style.colour, linewidth=0.8, zorder=8))  # fmt: skip
    elif style.head == "circle":
        middle = (x - along * size / 2, y - down * size / 2)
        ax.add_patch(Circle(middle, size / 2 - 0.2, facecolor=fill, edgecolor=style.colour,
                            linewidth=0.8, zorder=8))  # fmt: skip
    elif style.head in {"arrow", "bar"}:
        _open_head(ax, tip, back, side, style)


def _open_head(ax: Axes, tip: Point, back: Point, side: Point, style: LineStyle) -> None:
    at = tip if style.head == "arrow" else back
    first, last = (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])
    corners = [first, at, last]
    ax.plot([x for x, _ in corners], [y for _, y in corners], color=style.colour,
            linewidth=style.width, zorder=8, gid="head")  # fmt: skip


def _badge(
    ax: Axes, x: float, y: float, number: str, style: LineStyle, *, sure: bool, theme: Theme
) -> None:
    wide = max(width(number, theme.small_size, bold=True) + 3, BADGE)
    ax.add_patch(
        Rectangle((x - wide / 2, y - BADGE / 2), wide, BADGE, linewidth=0.8, zorder=8,
                  facecolor=style.colour if sure else theme.paper, edgecolor=style.colour,
                  gid="box:badge")
    )  # fmt: skip
    write(ax, x, y, number, theme.small_size, bold=True, ha="center", va="center_baseline",
          colour=theme.paper if sure else style.colour, zorder=8.1, gid="label:badge",
          theme=theme)  # fmt: skip


# -- legends ------------------------------------------------------------------------------------

Key = tuple[str, Callable[[Axes, float, float], None]]
"""A line of a legend: its words, and what draws its sign from a point rightwards."""
KEY_WIDTH = 25
"""How wide the sign of a legend is, in points."""


def line_key(
    edge_type: str, words: str, *, sure: bool = True, faint: float = 1.0, planned: bool = False,
    number: str = "", style: LineStyle | None = None, theme: Theme = THEME,
) -> Key:  # fmt: skip
    """The legend of a line."""
    look = style or theme.line(edge_type)

    def sign(ax: Axes, x: float, y: float) -> None:
        end = x + KEY_WIDTH - 3
        stroke(ax, [(x, y), (end - 2, y)], look, faint=faint, planned=planned, theme=theme,
               gid="key")  # fmt: skip
        draw_head(ax, (end, y), (1, 0), look, sure=sure, number=number, theme=theme)

    return words, sign


def box_key(
    words: str, *, dashed: bool = False, many: bool = False, fill: str | None = None,
    edge: str | None = None, weight: float = 0.8, theme: Theme = THEME,
) -> Key:  # fmt: skip
    """The legend of a box."""

    def sign(ax: Axes, x: float, y: float) -> None:
        for away in (3.0, 1.5, 0.0) if many else (0.0,):
            ax.add_patch(
                Rectangle((x + 2 + away, y - 4 - away), 17, 8, facecolor=fill or theme.box_fill,
                          edgecolor=edge or theme.box_line, linewidth=weight, zorder=5,
                          linestyle=(0, (3, 2)) if dashed else "solid")
            )  # fmt: skip

    return words, sign


def legend_rows(keys: Sequence[Key], room: float, theme: Theme = THEME) -> list[list[Key]]:
    """The keys of a legend in rows that fit into ``room``."""
    rows: list[list[Key]] = [[]]
    used = 0.0
    for key in keys:
        needed = KEY_WIDTH + width(key[0], theme.small_size) + 12
        if rows[-1] and used + needed > room:
            rows.append([])
            used = 0.0
        rows[-1].append(key)
        used += needed
    return rows


LEGEND_STEP = 13.0
"""The height of a row of a legend, in points."""


def draw_legend(
    ax: Axes, rows: Sequence[Sequence[Key]], left: float, top: float, theme: Theme = THEME
) -> None:
    """Draws a legend from its upper left corner."""
    for number, row in enumerate(rows):
        x, y = left, top + LEGEND_STEP * (number + 0.5)
        for words, sign in row:
            sign(ax, x, y)
            write(ax, x + KEY_WIDTH, y, words, theme.small_size, va="center_baseline", theme=theme)
            x += KEY_WIDTH + width(words, theme.small_size) + 12

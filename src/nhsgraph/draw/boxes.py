"""Boxes for bodies: names fitted inside, numbers, outlines, and the frames around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle

from nhsgraph.dates import Certainty, Day
from nhsgraph.draw.layout import Area, Place
from nhsgraph.draw.lettering import LEADING, clip, width, wrap
from nhsgraph.draw.sheet import write
from nhsgraph.draw.theme import THEME, Dashes, State, Theme
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import Edge, LegalForm, Name

WITHOUT_STATUTE = frozenset(
    {
        "advisory_body",
        "committee",
        "executive_agency",
        "non_statutory_partnership",
        "operating_name",
    }
)
"""The legal forms that rest on no statute of their own: their boxes have dashed outlines."""
TIGHT = 1.1
"""The least distance from line to line in a box, as a multiple of the type size."""
SLIM = 20
"""Boxes up to this height have one shadow, not two, in points."""
MIN_LINES = 2
"""With fewer lines than these a box bears one line in small letters."""
HANDY = 22
"""Up to how many letters another word for a body may serve as its short name."""
PADDING = 2.5
"""How far a label keeps from the sides of its box, in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A body as it is drawn on a day.

    ``asides`` stand beneath the name, such as *hosted by HEE*. ``count`` is the number of a
    collective's members, ``""`` for a single body.
    """

    body: str
    name: str
    short: str
    asides: tuple[str, ...] = ()
    many: bool = False
    count: str = ""
    statutory: bool | None = None
    certain: bool = True
    focus: bool = False
    state: State | None = None


def box_of(
    graph: DatedGraph, body: str, day: Day, *, asides: Sequence[str] = (), focus: bool = False,
    state: State | None = None,
) -> Box:  # fmt: skip
    """The box of a body on a day: its name, number and legal footing then."""
    many = graph.body(body).kind == "collective"
    counts = graph.counted_on_day(body, day) if many else []
    return Box(
        body, graph.named_on_day(body, day), short_name(graph, body, day), tuple(asides), many,
        _range(counts), is_statutory(graph, body, day),
        graph.life(body).holds_on(day) is not Certainty.POSSIBLE, focus, state,
    )  # fmt: skip


def _range(counts: Sequence[int]) -> str:
    """A number that may be one of several: *13*, *4 or 13*, *17 to 20*; nothing for fewer than two.

    A set of which the record knows one member at most is one whose members it does not list.
    """
    if not counts or counts[-1] < 2:
        return ""
    if len(counts) > 2 and counts[-1] - counts[0] == len(counts) - 1:
        return f"{counts[0]} to {counts[-1]}"
    return " or ".join(str(count) for count in counts)


def short_name(graph: DatedGraph, body: str, day: Day) -> str:
    """The shortest that a body is called on a day: the short form of its name, else the name."""
    full = graph.named_on_day(body, day)
    forms = [
        name.short
        for name in graph.index.said("name", body)
        if isinstance(name, Name) and name.name == full and name.short
    ]
    if forms:
        return forms[0]
    called = (alias.alias for alias in graph.body(body).aliases if alias.when is None)
    handy = (
        alias
        for alias in called
        if len(alias) < min(len(full), HANDY + 1) and alias[0].isupper() and " " in alias
    )
    return next(handy, full)


def is_statutory(graph: DatedGraph, body: str, day: Day) -> bool | None:
    """Whether a body rests on statute of its own on a day; None where no legal form is recorded."""
    held = [
        each
        for form in graph.index.said("legal_form", body)
        if form.counts and (each := graph.held(form))
    ]
    held += graph.handed_down("legal_form", body)
    found = [
        (each.on(day).rank, each.statement.form not in WITHOUT_STATUTE)
        for each in held
        if isinstance(each.statement, LegalForm) and each.on(day) is not Certainty.NO
    ]
    return max(found)[1] if found else None


def lines_of(box: Box, wide: float, height: float, theme: Theme = THEME) -> list[tuple[str, str]]:
    """The lines of a label that fits its box, each with its kind: ``name``, ``aside``, ``count``.

    The name in full, else its short form; asides give way first, a line too long ends in ….
    """
    room, size = wide - 2 * PADDING, theme.label_size
    most = int((height - 1) // (theme.small_size * TIGHT))
    if most < MIN_LINES:
        return _one_line(box, room, theme)
    count = [(f"{box.count} of them", "count")] if box.count else []
    asides = [(line, "aside") for text in box.asides for line in wrap(text, room, theme.small_size)]
    doubt = "" if box.certain else " ?"
    full, short = (wrap(f"{name}{doubt}", room, size) for name in (box.name, box.short))
    for name in (full, short):
        for more in (asides, []):
            if len(name) + len(more) + len(count) <= most:
                return [*((line, "name") for line in name), *more, *count]
    kept = clip(short, most - len(count), room, size)
    return [*((line, "name") for line in kept), *count]


def _one_line(box: Box, room: float, theme: Theme) -> list[tuple[str, str]]:
    """The label of a box with room for one line: number and name, the short one if need be."""
    number, doubt = f"{box.count} " if box.count else "", "" if box.certain else " ?"
    for name in (box.name, box.short):
        if width(text := f"{number}{name}{doubt}", theme.small_size) <= room:
            return [(text, "small")]
    while width(f"{text}…", theme.small_size) > room:
        text = text[:-1]
    return [(f"{text.rstrip()}…", "small")]


def draw_box(ax: Axes, box: Box, place: Place, height: float, theme: Theme = THEME) -> None:
    """Draws a body at its place: outline, label, and shadows behind it where it is many."""
    x, y, left, wide = place.x, place.y, place.left, place.width
    top = y - height / 2
    state = theme.state(box.state) if box.state else None
    edge = state.colour if state else theme.box_line
    fill = state.fill if state else theme.focus_fill if box.focus else theme.box_fill
    weight = state.width if state else 0.9 if box.statutory is not None else 0.6
    dashes: Dashes = (0, (3, 2)) if box.statutory is False else "solid"
    if box.many:
        for away in (3.0, 1.5) if height > SLIM else (1.5,):
            ax.add_artist(
                Rectangle((left + away, top - away), wide, height, facecolor=theme.box_fill,
                          edgecolor=edge, linewidth=0.6, zorder=6, linestyle=dashes)
            )  # fmt: skip
    patch = Rectangle(
        (left, top), wide, height, facecolor=fill, edgecolor=edge, linewidth=weight,
        linestyle=dashes, zorder=6.5, gid=f"box:{box.body}",
    )  # fmt: skip
    ax.add_artist(patch)
    lines = lines_of(box, wide, height, theme)
    step = min(theme.label_size * LEADING, (height - 1) / max(len(lines), 1))
    start = y - (len(lines) - 1) * step / 2
    colour = theme.faint_ink if box.state == "unchanged" else theme.ink
    for number, (text, kind) in enumerate(lines):
        size = theme.label_size if kind == "name" else theme.small_size
        write(
            ax, x, start + number * step, text, size, bold=kind == "count", ha="center",
            va="center_baseline", colour=theme.faint_ink if kind == "aside" else colour,
            style="italic" if kind == "aside" or not box.certain else "normal",
            zorder=7, gid=f"label:{box.body}", theme=theme,
        )  # fmt: skip


def draw_frame(ax: Axes, area: Area, *, depth: int = 0, theme: Theme = THEME) -> None:
    """Draws the ground behind a body and what is part of it."""
    left, top, right, bottom = area
    ax.add_artist(
        FancyBboxPatch(
            (left, top), right - left, bottom - top, boxstyle="round,pad=0,rounding_size=4",
            facecolor=theme.group_fill, edgecolor=theme.box_line, linewidth=0.5,
            alpha=0.75, zorder=1.2 + depth / 10, gid="frame",
        )
    )  # fmt: skip


def said_of(edge: Edge, role: str) -> str:
    """What stands in a box for an edge of which the record does not know the other end."""
    other = edge.other(role).replace("_", " ")
    return f"{other} not known"

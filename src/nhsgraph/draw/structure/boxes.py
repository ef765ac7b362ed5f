"""Boxes for bodies: names fitted inside, numbers, outlines, and the frames around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nhsgraph.dates import Certainty, Day
from nhsgraph.draw.marks.box import Spot, draw_mark
from nhsgraph.draw.page.lettering import LEADING, clip, width, wrap
from nhsgraph.draw.page.naming import short_label
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.theme import THEME, State, Theme
from nhsgraph.draw.structure.layout import Place
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import LegalForm

WITHOUT_STATUTE = frozenset(
    "advisory_body committee executive_agency non_statutory_partnership operating_name".split()
)
"""The legal forms that rest on no statute of their own: their boxes have dashed outlines."""
TIGHT = 1.1
"""The least distance from line to line in a box, as a multiple of the type size."""
SLIM = 20
"""Boxes up to this height have one shadow, not two, in points."""
MIN_LINES = 2
"""With fewer lines than these a box bears one line in small letters."""
PADDING = 2.5
"""How far a label keeps from the sides of its box, in points."""
EDGE = 2.5
"""How far it keeps at least from the upper and the lower edge."""


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
        body, graph.named_on_day(body, day), short_label(graph, body, day), tuple(asides), many,
        number_of(counts), is_statutory(graph, body, day),
        graph.life(body).holds_on(day) is not Certainty.POSSIBLE, focus, state,
    )  # fmt: skip


def number_of(counts: Sequence[int]) -> str:
    """A number that may be one of several: *13*, *4 or 13*, *17 to 20*; nothing for fewer than two.

    A set of which the record knows one member at most is one whose members it does not list.
    """
    if not counts or counts[-1] < 2:
        return ""
    if len(counts) > 2 and counts[-1] - counts[0] == len(counts) - 1:
        return f"{counts[0]} to {counts[-1]}"
    return " or ".join(str(count) for count in counts)


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


Label = list[tuple[str, str]]
"""The lines of a label, each with its kind: ``name``, ``aside``, ``count`` or ``small``."""


def lines_of(box: Box, wide: float, height: float, theme: Theme = THEME) -> Label:
    """The lines of a label that fits its box.

    The name in full, else its short form; asides give way first. Where nothing fits, a line too
    long ends in …; ``least_height`` says how high the box would have to be.
    """
    room, size = wide - 2 * PADDING, theme.label_size
    if (fitting := _fitting(box, room, height, theme)) is not None:
        return fitting
    most, count = _most_lines(height, theme), _count(box)
    if most < MIN_LINES:
        text = f"{box.count} {box.short}".strip()
        return [(clip((text, ""), 1, room, theme.small_size)[0], "small")]
    kept = clip(wrap(_named(box, box.short), room, size), most - len(count), room, size)
    return [*((line, "name") for line in kept), *count]


def least_height(boxes: Iterable[Box], wide: float, height: float, theme: Theme = THEME) -> float:
    """The least height at which all labels fit in boxes so wide, from ``height`` up, in points."""
    kept, step = list(boxes), theme.small_size * TIGHT
    while not all(_fitting(box, wide - 2 * PADDING, height, theme) for box in kept):
        height = (_most_lines(height, theme) + 1) * step + 2 * EDGE + 0.01
    return height


def _most_lines(height: float, theme: Theme) -> int:
    return int((height - 2 * EDGE) // (theme.small_size * TIGHT))


def _named(box: Box, name: str) -> str:
    return name if box.certain else f"{name} ?"


def _count(box: Box) -> Label:
    return [(f"{box.count} of them", "count")] if box.count else []


def _fitting(box: Box, room: float, height: float, theme: Theme) -> Label | None:
    """The longest label that fits; None where even the short name does not."""
    most, count = _most_lines(height, theme), _count(box)
    if most < MIN_LINES:
        texts = (f"{box.count} {_named(box, name)}".strip() for name in (box.name, box.short))
        fits = (text for text in texts if width(text, theme.small_size) <= room)
        return next(([(text, "small")] for text in fits), None)
    asides = [(line, "aside") for text in box.asides for line in wrap(text, room, theme.small_size)]
    for name in (box.name, box.short):
        lines = [(line, "name") for line in wrap(_named(box, name), room, theme.label_size)]
        for more in (asides, []):
            if len(lines) + len(more) + len(count) <= most:
                return [*lines, *more, *count]
    return None


def draw_box(pen: Pen, box: Box, place: Place, height: float) -> None:
    """Draws a body at its place: outline, label, and shadows behind it where it is many."""
    theme, y, wide = pen.theme, place.y, place.width
    state = theme.states[box.state] if box.state else None
    edge = state.colour if state else None
    fill = state.fill if state else theme.focus_fill if box.focus else None
    weight = state.width if state else 0.9 if box.statutory is not None else 0.6
    shadows = (2 if height > SLIM else 1) if box.many else 0
    draw_mark(pen, Spot(place.left, y - height / 2, wide, height), fill=fill, edge=edge,
              weight=weight, dashed=box.statutory is False, shadows=shadows,
              gid=f"box:{box.body}")  # fmt: skip
    lines = lines_of(box, wide, height, theme)
    step = min(theme.label_size * LEADING, (height - 2 * EDGE) / max(len(lines), 1))
    start = y - (len(lines) - 1) * step / 2
    colour = theme.faint_ink if box.state == "unchanged" else theme.ink
    for number, (text, kind) in enumerate(lines):
        size = theme.label_size if kind == "name" else theme.small_size
        pen.write(
            place.x, start + number * step, text, size, bold=kind == "count", ha="center",
            va="center_baseline", colour=theme.faint_ink if kind == "aside" else colour,
            style="italic" if kind == "aside" or not box.certain else "normal",
            zorder=7, gid=f"label:{box.body}",
        )  # fmt: skip

"""The structure on one day: who answers to whom, who pays whom, and who approves what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from matplotlib.axes import Axes

from nhsgraph.dates import Certainty, Day, Period, speak_day
from nhsgraph.draw.boxes import Box, box_of, draw_box, draw_frame, said_of, short_name
from nhsgraph.draw.describe import Description, Section, cited, counted, source_line, sources_of
from nhsgraph.draw.layout import TIERS, Area, BoxSize, Layout, lay_out, side_by_side
from nhsgraph.draw.routes import route
from nhsgraph.draw.selection import (
    DEFAULT_TYPES,
    Selection,
    Tie,
    ever,
    inside,
    near,
    on_day,
    select,
)
from nhsgraph.draw.sheet import Picture, body_of, new_sheet, write
from nhsgraph.draw.strokes import (
    LEGEND_STEP,
    Key,
    box_key,
    draw_legend,
    draw_route,
    legend_rows,
    line_key,
)
from nhsgraph.draw.theme import THEME, Page, Theme
from nhsgraph.errors import QuestionError
from nhsgraph.graph import DatedGraph
from nhsgraph.questions.wording import articled, capital, edge_sentence
from nhsgraph.schema import EDGE_TYPES

YEAR = re.compile(r"\d{4}", re.ASCII)
SAMPLES = 8
"""Into how many parts the record's years are cut to see how much room the lines need."""
LABELS_OF_TIERS = 13
"""The width of the column with the names of the tiers, in points."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What one picture of the structure shows: bodies in their boxes, lines, and frames."""

    graph: DatedGraph
    day: Day
    selection: Selection
    layout: Layout
    boxes: Mapping[str, Box]
    frames: tuple[tuple[str, ...], ...]


def structure(
    graph: DatedGraph, on: str, *, types: Collection[str] = DEFAULT_TYPES,
    around: str | Sequence[str] = (), hops: int = 1, expand: Collection[str] = (),
    plans: bool = False, theme: Theme = THEME,
) -> Picture:  # fmt: skip
    """Draws the structure on a day.

    Args:
        graph: the record, maybe as known on a day.
        on: the day; a year stands for its 1 June.
        types: the edge types to draw.
        around: a body, or several, whose surroundings alone are drawn.
        hops: how many lines away from it a body may be.
        expand: collectives whose members are drawn one by one.
        plans: whether what was only announced or proposed is drawn as well.
        theme: the look.

    Raises:
        DateError: the day can't be read.
        QuestionError: there is no such type, or nothing to draw.
        UnknownBodyError: there is no such body.
    """
    day = day_of(on)
    centre = [around] if isinstance(around, str) else list(around)
    for body in [*centre, *expand]:
        graph.body(body)
    layout, page = shared_layout(graph, known_types(types), tuple(sorted(expand)), theme)
    chosen = select(graph, on_day(day), types, expand=expand, plans=plans)
    if centre:
        chosen = replace(chosen, ties=tuple(near(chosen.ties, centre, hops)))
    if not chosen.ties:
        raise QuestionError(f"The record has no such line on {speak_day(day)}, so nothing to draw.")
    picture = scene(graph, day, chosen, layout, focus=centre)
    said = describe(picture)
    sources = sources_of(graph, chosen.edges)
    foot = source_line(graph, len(chosen.edges), len(sources))
    sheet, ax = new_sheet(said, subtitle=_subtitle(graph, picture), foot=foot, page=page, theme=theme)
    draw_scene(ax, picture, theme=theme)
    keys = legend_rows(_keys(picture, theme), page.width - 2 * theme.margin, theme)
    draw_legend(ax, keys, theme.margin, layout.area.bottom + 9, theme)
    return sheet


def day_of(text: str) -> Day:
    """The day to draw: one day, 1 June of a year, or the first day of any other period.

    Raises:
        DateError: the text can't be read.
    """
    if YEAR.fullmatch(text):
        text = f"{text}-06-01"
    return Period.read(text).start


def known_types(types: Collection[str]) -> tuple[str, ...]:
    """The types, checked, in the order in which the schema has them.

    Raises:
        QuestionError: there is no such type.
    """
    for each in types:
        if each not in EDGE_TYPES:
            raise QuestionError(f"There is no edge type “{each}”.", [f"Types are {', '.join(EDGE_TYPES)}."])
    return tuple(each for each in EDGE_TYPES if each in types)


def shared_layout(
    graph: DatedGraph, types: Sequence[str], expand: Sequence[str] = (), theme: Theme = THEME
) -> tuple[Layout, Page]:
    """The one layout for all days of a record, and the page that it needs."""
    left, top, right, bottom = body_of(theme.page)
    legend = 2 * LEGEND_STEP + 9
    area = Area(left + LABELS_OF_TIERS, top + 4, right, bottom - legend)
    layout = layout_of_all_years(graph, types, area, expand=expand)
    return layout, Page(theme.page.width, theme.page.height + layout.area.bottom - area.bottom)


def layout_of_all_years(
    graph: DatedGraph, types: Sequence[str], area: Area, *, expand: Sequence[str] = (),
    box: BoxSize | None = None,
) -> Layout:  # fmt: skip
    """A layout in which every body that any day shows has its one place."""
    return _layout(_Same(graph), tuple(types), tuple(expand), area, box or BoxSize())


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A graph as a key of a cache: two are the same when their records are."""

    graph: DatedGraph

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.graph.record is other.graph.record

    def __hash__(self) -> int:
        return id(self.graph.record)


@cache
def _layout(
    same: _Same, types: tuple[str, ...], expand: tuple[str, ...], area: Area, box: BoxSize
) -> Layout:
    graph = DatedGraph.of(same.graph.record) if same.graph.known_on is not None else same.graph
    union = select(graph, ever, types, expand=expand, plans=True, wholly=True)
    samples = [select(graph, on_day(day), types, expand=expand).ties for day in _samples(graph)]
    return lay_out(graph, union.ties, inside(graph, union.bodies, None), area, samples, box)


def _samples(graph: DatedGraph) -> list[Day]:
    """Some days, evenly spread over the years that the record covers."""
    covers = graph.record.info.covers.extent
    first, last = covers.certain_from, covers.certain_to
    return [first + (last - first) * part // SAMPLES for part in range(1, SAMPLES)]


def scene(
    graph: DatedGraph, day: Day, chosen: Selection, layout: Layout, *, focus: Collection[str] = ()
) -> Scene:
    """The boxes and frames of a day for the lines that were chosen."""
    parts = inside(graph, chosen.bodies, day)
    families = _families(chosen.bodies, parts, layout)
    framed = {body for family in families for body in family}
    boxes = {}
    for body in chosen.bodies:
        asides = [said_of(edge, _role(edge, body)) for edge in chosen.loose.get(body, ())]
        asides += _own_steps(tie for tie in chosen.ties if tie.tail == tie.head == body)
        partners = {end for tie in chosen.ties if body in tie.ends for end in tie.ends}
        for whole in parts.get(body, []):
            if whole not in partners and not (body in framed and any({body, whole} <= set(f) for f in families)):
                asides.append(f"part of {short_name(graph, whole, day)}")
        boxes[body] = box_of(graph, body, day, asides=list(dict.fromkeys(asides)), focus=body in focus)
    return Scene(graph, day, chosen, layout, boxes, tuple(families))


def _own_steps(ties: Iterable[Tie]) -> list[str]:
    """What stands in a box for lines that lead back to it: its own steps in its mandate."""
    steps = [
        tie.step + (" announced" if tie.status != "in_force" else "") for tie in ties if tie.step
    ]
    return [f"own steps: {', '.join(steps)}"] if steps else []


def _role(edge: object, body: str) -> str:
    roles: tuple[str, str] = edge.roles  # type: ignore[attr-defined]
    return roles[0] if getattr(edge, roles[0]) == body else roles[1]


def _families(
    bodies: Sequence[str], parts: Mapping[str, Sequence[str]], layout: Layout
) -> list[tuple[str, ...]]:
    """The wholes with their parts that stand side by side, the largest first."""
    def below(whole: str) -> set[str]:
        found = {part for part, wholes in parts.items() if whole in wholes}
        return found.union(*(below(part) for part in found))

    found = []
    for whole in bodies:
        family = (whole, *sorted(below(whole)))
        same_row = [each for each in family if layout.places[each].row == layout.places[whole].row]
        if len(same_row) > 1 and side_by_side(layout, same_row, bodies):
            found.append(tuple(same_row))
    return sorted(found, key=lambda family: (-len(family), family))


def draw_scene(
    ax: Axes, picture: Scene, *, theme: Theme = THEME, tiers: bool = True
) -> None:
    """Draws the tiers, frames, lines and boxes of a scene at their places."""
    layout = picture.layout
    if tiers:
        _draw_tiers(ax, layout, theme)
    _draw_frames(ax, picture, theme)
    for each in route(layout, [tie for tie in picture.selection.ties if tie.tail != tie.head]):
        draw_route(ax, each, theme, head=layout.box.head)
    for body, box in picture.boxes.items():
        place = layout.places[body]
        draw_box(ax, box, place.x, place.y, place.width, layout.box.height, theme)


def _draw_tiers(ax: Axes, layout: Layout, theme: Theme) -> None:
    half, area = layout.box.height / 2, layout.area
    tiers = sorted({band.tier for band in layout.bands})
    for tier in tiers:
        ys = [band.y for band in layout.bands if band.tier == tier]
        above = [band.y for band in layout.bands if band.tier < tier]
        below = [band.y for band in layout.bands if band.tier > tier]
        top = (max(above) + min(ys)) / 2 if above else min(ys) - half - 3
        bottom = (max(ys) + min(below)) / 2 if below else max(ys) + half + 3
        left = area.left - LABELS_OF_TIERS
        if tiers.index(tier) % 2 == 0:
            ax.axhspan(top, bottom, xmin=0, xmax=1, facecolor=theme.band, zorder=0)
        write(ax, left - 4, (top + bottom) / 2, TIERS[tier], theme.small_size, ha="center", rotation=90,
              colour=theme.faint_ink, theme=theme)  # fmt: skip


def _draw_frames(ax: Axes, picture: Scene, theme: Theme) -> None:
    layout = picture.layout
    for depth, family in enumerate(picture.frames):
        within = sum(set(family) < set(other) for other in picture.frames)
        pad = layout.box.frame * (1 - 0.35 * within)
        places = [layout.places[body] for body in family]
        left, right = min(place.left for place in places), max(place.right for place in places)
        y, tall = places[0].y, layout.box.height / 2 + pad
        draw_frame(ax, left - pad, y - tall, right + pad, y + tall, depth=depth, theme=theme)


def _keys(picture: Scene, theme: Theme) -> list[Key]:
    """The legend: the lines with their direction, the certain and the possible, the boxes."""
    keys = line_keys(picture.selection.ties, theme)
    boxes = picture.boxes.values()
    if any(box.many for box in boxes):
        keys.append(box_key("a set of bodies, with its number", many=True, theme=theme))
    if any(box.statutory is False for box in boxes):
        keys.append(box_key("no statute of its own", dashed=True, theme=theme))
    if picture.frames:
        words = "a body with what it contains or hosts"
        keys.append(box_key(words, fill=theme.group_fill, theme=theme))
    return keys


def line_keys(ties: Sequence[Tie], theme: Theme) -> list[Key]:
    """The legend of some lines: each type with its direction, and what is not certain."""
    keys = [
        line_key(each, f"{type_in_words(each)}: {theme.line(each).points}", theme=theme)
        for each in known_types({tie.type for tie in ties})
    ]
    first, faint = ties[0].type, theme.possible_alpha
    if any(tie.step for tie in ties):
        keys.append(line_key("mandate_approval", "step of approval", number="1", theme=theme))
    if any(tie.certainty is Certainty.POSSIBLE for tie in ties):
        words = "possible, not certain"
        keys.append(line_key(first, words, sure=False, faint=faint, theme=theme))
    if any(tie.status != "in_force" for tie in ties):
        keys.append(line_key(first, "announced only", sure=False, planned=True, theme=theme))
    return keys


def type_in_words(edge_type: str) -> str:
    """An edge type as a legend has it: *mandate approval*."""
    return edge_type.replace("_", " ").capitalize()


# -- in words -----------------------------------------------------------------------------------


def _title(picture: Scene) -> str:
    return f"Who governed the NHS workforce on {speak_day(picture.day)}"


def _subtitle(graph: DatedGraph, picture: Scene) -> str:
    chosen = picture.selection
    types = [type_in_words(each).lower() for each in known_types({tie.type for tie in chosen.ties})]
    known = f", as known on {speak_day(graph.known_on)}" if graph.known_on is not None else ""
    return (
        f"England: {', '.join(types)}{known}. Bodies as named on the day; those with no such line on"
        " record are left out."
    )


def describe(picture: Scene) -> Description:
    """The picture in words: each line as a sentence, by type, then what the boxes say."""
    graph, chosen, day = picture.graph, picture.selection, picture.day
    counts = [
        counted(len(picture.boxes), "body"),
        counted(len(chosen.ties), "line"),
    ]
    sections = [
        Section(type_in_words(each), tuple(line_sentence(picture, tie) for tie in chosen.ties if tie.type == each))
        for each in known_types({tie.type for tie in chosen.ties})
    ]
    sections.append(Section("Sets, parts and doubts", tuple(_remarks(picture))))
    sections.append(Section("Left out", tuple(_left_out(graph, chosen, day))))
    sources = cited(graph, sources_of(graph, chosen.edges))
    summary = (
        f"A diagram in tiers, from Parliament at the top to providers at the bottom, with"
        f" {counts[0]} and {counts[1]}."
    )
    return Description(_title(picture), summary, tuple(sections), sources)


def line_sentence(picture: Scene, tie: Tie) -> str:
    """A line as a sentence, with its streams, its step, and how certain it is."""
    graph, edge = picture.graph, tie.edges[0]
    first, second = (articled(graph, end, picture.day) for end in tie.ends)
    said = {edge.roles[0]: first, edge.roles[1]: second}
    plural = graph.body(tie.tail).is_group
    words = capital(edge_sentence(graph, edge, picture.day, said=said, plural=plural, past=False))
    notes = [f"step {tie.step}"] if tie.step else []
    if tie.status != "in_force":
        notes.append("announced only")
    if tie.certainty is Certainty.POSSIBLE:
        notes.append("possible, not certain")
    if tie.of_members:
        notes.append(f"said of {counted(tie.of_members, 'member')} one by one")
    streams = {str(getattr(each, "stream", "")).replace("_", " ") for each in tie.edges} - {""}
    notes = [*sorted("MPET" if each == "mpet" else each for each in streams), *notes]
    return words + (f" ({'; '.join(notes)})." if notes else ".")


def _remarks(picture: Scene) -> list[str]:
    remarks = []
    for box in picture.boxes.values():
        said = [*box.asides]
        if box.count:
            said.append(f"{box.count} in number")
        if box.statutory is False:
            said.append("no statute of its own")
        if not box.certain:
            said.append("not certain to have existed on this day")
        if said:
            remarks.append(f"{box.name}: {'; '.join(said)}.")
    for family in picture.frames:
        names = [picture.boxes[body].name for body in family]
        remarks.append(f"Within {names[0]}: {', '.join(names[1:])}.")
    return remarks


def _left_out(graph: DatedGraph, chosen: Selection, day: Day) -> list[str]:
    lines = [
        f"{capital(edge_sentence(graph, edge, day, past=False))}." for edge in chosen.left_out
    ]
    lines += [
        f"{graph.name_on(body, day)}: its lines are possible at most and lead to nothing else here."
        for body in chosen.unlinked
    ]
    return list(dict.fromkeys(lines))

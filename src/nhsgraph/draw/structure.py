"""The structure on one day: who answers to whom, who pays whom, and who approves what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final, TypedDict, Unpack

from nhsgraph.dates import Day, Period, is_open, speak_day
from nhsgraph.draw.boxes import Box
from nhsgraph.draw.describe import source_line, sources_of
from nhsgraph.draw.layout import Area, BoxSize, Layout, lay_out
from nhsgraph.draw.legend import LEGEND_STEP, Key, box_key, draw_legend, legend_rows, line_key
from nhsgraph.draw.saying import describe, known_types, subtitle_of, type_in_words
from nhsgraph.draw.scene import LABELS_OF_TIERS, Scene, draw_scene, scene
from nhsgraph.draw.selection import (
    DEFAULT_TYPES,
    Tie,
    ever,
    hops_within_reach,
    inside,
    near,
    on_day,
    select,
)
from nhsgraph.draw.settings import with_own_settings
from nhsgraph.draw.sheet import Picture, body_of, new_sheet
from nhsgraph.draw.strokes import surety_of
from nhsgraph.draw.theme import THEME, Page, Theme
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.given import texts_of
from nhsgraph.graph import DatedGraph

YEAR: Final = re.compile(r"\d{4}", re.ASCII)
SAMPLES: Final = 8
"""Into how many parts the record's years are cut to see how much room the lines need."""


class View(TypedDict, total=False):
    """What of a day is drawn; see ``structure``."""

    types: str | Collection[str] | None
    around: str | Collection[str]
    hops: int
    expand: str | Collection[str]
    plans: bool


@with_own_settings
def structure(
    graph: DatedGraph, on: str | date, *, theme: Theme = THEME, **view: Unpack[View]
) -> Picture:
    """Draws the structure on a day.

    Args:
        graph: the record, maybe as known on a day.
        on: the day; a year stands for its 1 June.
        theme: the look.
        view: ``types``, the edge types to draw, three of them if None; ``around``, a body or
            several whose surroundings alone are drawn, up to ``hops`` lines away; ``expand``,
            collectives whose members are drawn one by one; ``plans``, whether what was only
            announced is drawn as well.

    Raises:
        DateError: the day can't be read.
        QuestionError: there is no such type, too many hops are asked for, or nothing to draw.
        UnknownBodyError: there is no such body.
    """
    if unknown := sorted(set(view) - set(View.__annotations__)):
        raise TypeError(f"structure() has no option {', '.join(unknown)}")
    day = day_of(on)
    types = known_types(DEFAULT_TYPES if (asked := view.get("types")) is None else asked)
    expand = sorted(texts_of(view.get("expand", ()), "the ids of collectives"))
    centre = list(texts_of(view.get("around", ()), "the ids of bodies"))
    hops = hops_within_reach(view.get("hops", 1))
    for body in [*centre, *expand]:
        graph.body(body)
    layout, page = shared_layout(graph, types, expand, theme)
    chosen = select(graph, on_day(day), types, expand=expand, plans=view.get("plans", False))
    if centre:
        chosen = replace(chosen, ties=tuple(near(chosen.ties, centre, hops)))
    if not chosen.ties:
        raise QuestionError(f"The record has no such line on {speak_day(day)}, so nothing to draw.")
    return _drawn(scene(graph, day, chosen, layout, focus=centre), page, theme)


def _drawn(picture: Scene, page: Page, theme: Theme) -> Picture:
    """A sheet with one scene, its legend and its line of sources."""
    graph, edges = picture.graph, picture.selection.edges
    foot = source_line(graph, len(edges), len(sources_of(graph, edges)))
    sheet, ax = new_sheet(
        describe(picture), subtitle=subtitle_of(picture), foot=foot, page=page, theme=theme
    )
    draw_scene(ax, picture, theme=theme)
    keys = legend_rows(_keys(picture, theme), page.width - 2 * theme.margin, theme)
    draw_legend(ax, keys, theme.margin, picture.layout.area.bottom + 9, theme)
    return sheet


def day_of(asked: str | date) -> Day:
    """The day to draw: one day, 1 June of a year, or the first day of any other period.

    Raises:
        DateError: the text can't be read, or has no first day.
    """
    if isinstance(asked, str) and YEAR.fullmatch(asked):
        asked = f"{asked}-06-01"
    day = Period.read(asked).start
    if is_open(day):
        raise DateError(str(asked), "has no first day", "write the day to draw: 2019-06-01")
    return day


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


def _keys(picture: Scene, theme: Theme) -> list[Key]:
    """The legend: the lines with their direction, the certain and the possible, the boxes."""
    keys = line_keys(picture.selection.ties, theme) + box_keys(picture.boxes.values(), theme)
    return keys if picture.frames else keys[:-1]


def line_keys(ties: Sequence[Tie], theme: Theme) -> list[Key]:
    """The legend of some lines: each type with its direction, and what is not certain."""
    types = known_types({tie.type for tie in ties})
    keys = []
    for each in types:
        style = theme.line(each)
        keys.append(line_key(f"{type_in_words(each)}: {style.points}", style, theme=theme))
    first = theme.line(types[0])
    if any(tie.step for tie in ties):
        style = theme.line("mandate_approval")
        keys.append(line_key("step of approval", style, number="1", theme=theme))
    if any(surety_of([tie]) == "possible" for tie in ties):
        keys.append(line_key("possible, not certain", first, "possible", theme=theme))
    if any(surety_of([tie]) == "planned" for tie in ties):
        keys.append(line_key("announced only", first, "planned", theme=theme))
    return keys


def box_keys(boxes: Iterable[Box], theme: Theme) -> list[Key]:
    """The legend of some boxes, that of a frame last."""
    kept = list(boxes)
    keys = []
    if any(box.many for box in kept):
        keys.append(box_key("a set of bodies, with its number", many=True, theme=theme))
    if any(box.statutory is False for box in kept):
        keys.append(box_key("no statute of its own", dashed=True, theme=theme))
    words = "a body with what it contains or hosts"
    return [*keys, box_key(words, fill=theme.group_fill, theme=theme)]

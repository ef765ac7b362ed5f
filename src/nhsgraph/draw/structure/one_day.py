"""The structure on one day: who answers to whom, who pays whom, and who approves what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from nhsgraph.dates import Day, Period, is_open, speak_day
from nhsgraph.draw.marks.legend import LEGEND_STEP, Key, box_key, draw_legend, legend_rows, line_key
from nhsgraph.draw.page.edge_types import known_types, type_in_words
from nhsgraph.draw.page.settings import with_own_settings
from nhsgraph.draw.page.sheet import FOOT, Picture, body_of, new_sheet
from nhsgraph.draw.page.theme import THEME, Theme
from nhsgraph.draw.structure.boxes import Box, box_of, least_height
from nhsgraph.draw.structure.courses import surety_of
from nhsgraph.draw.structure.in_words import describe
from nhsgraph.draw.structure.layout import Area, BoxSize, Layout, closed_up, lay_out
from nhsgraph.draw.structure.scene import LABELS_OF_TIERS, Scene, draw_scene, scene
from nhsgraph.draw.structure.selection import (
    DEFAULT_TYPES,
    Tie,
    ever,
    hops_within_reach,
    inside,
    near,
    on_day,
    refuse_wall,
    select,
)
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.given import texts_of
from nhsgraph.graph import DatedGraph
from nhsgraph.words.sentences import articled, listed

YEAR: Final = re.compile(r"\d{4}", re.ASCII)
SAMPLES: Final = 8
"""Into how many parts the record's years are cut to see how much room the lines need."""
LEGEND_GAP: Final = 9
"""How far the legend stands below the boxes, in points."""


BOX: Final = BoxSize(beside=4, straight=2.5)
"""The boxes of a picture of one day."""


@with_own_settings
def structure(
    graph: DatedGraph, on: str | date, *, types: str | Collection[str] | None = None,
    around: str | Collection[str] = (), hops: int = 1, expand: str | Collection[str] = (),
    plans: bool = False, theme: Theme = THEME,
) -> Picture:  # fmt: skip
    """Draws the structure on a day; see ``Draw.structure``."""
    day = day_of(on)
    types = known_types(DEFAULT_TYPES if types is None else types)
    expand = sorted(map(graph.find, texts_of(expand, "the names of collectives")))
    centre = list(map(graph.find, texts_of(around, "the names of bodies")))
    hops = hops_within_reach(hops)
    chosen = select(graph, on_day(day), types, expand=expand, plans=plans, apart=True)
    if centre:
        chosen = near(chosen, centre, hops)
    if not chosen.ties:
        raise _nothing(graph, day, centre)
    refuse_wall(chosen.ties, f" on {speak_day(day)}")
    plain = (box_of(graph, body, day) for body in chosen.bodies)
    size = replace(BOX, height=least_height(plain, BOX.width, BOX.height, theme))
    layout = placed(graph, types, chosen.bodies, expand, theme, size)
    return _drawn(scene(graph, day, chosen, layout, focus=centre), theme)


def _nothing(graph: DatedGraph, day: Day, centre: Sequence[str]) -> QuestionError:
    """What to say where there is nothing to draw, of all bodies or of those asked for."""
    if not centre:
        said = f"The record has no such line on {speak_day(day)}, so nothing to draw."
        return QuestionError(said)
    who = listed(articled(graph, body, day) for body in centre)
    hint = (
        "Boards and units are left out where they lead only to what they are part of; see “show”."
    )
    return QuestionError(f"There is no line to draw around {who} on {speak_day(day)}.", [hint])


def _drawn(picture: Scene, theme: Theme) -> Picture:
    """A sheet with one scene, its legend and its line of sources, as high as they need."""
    keys = line_keys(picture.selection.ties, theme) + box_keys(picture.boxes.values(), theme)
    keys = keys if picture.frames else keys[:-1]
    rows = legend_rows(keys, theme.page.width - 2 * theme.margin, theme)
    top = picture.layout.area.bottom + LEGEND_GAP
    page = replace(theme.page, height=top + LEGEND_STEP * len(rows) + FOOT + theme.margin)
    sheet, pen = new_sheet(describe(picture), page, theme)
    draw_scene(pen, picture)
    draw_legend(pen, rows, theme.margin, top)
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


def placed(
    graph: DatedGraph, types: Sequence[str], present: Collection[str],
    expand: Sequence[str] = (), theme: Theme = THEME, box: BoxSize = BOX,
) -> Layout:  # fmt: skip
    """Where the bodies of a picture stand, on a page above a legend of two rows.

    From left to right it is the one layout for all days of the record; rows without a body close.
    """
    left, top, right, bottom = body_of(theme.page, theme)
    bottom -= 2 * LEGEND_STEP + LEGEND_GAP
    area = Area(left + LABELS_OF_TIERS, top + 4, right, bottom)
    layout = layout_of_all_years(graph, types, area, expand=expand, box=box, apart=True)
    return closed_up(layout, present, bottom)


def layout_of_all_years(
    graph: DatedGraph, types: Sequence[str], area: Area, *, expand: Sequence[str] = (),
    box: BoxSize = BOX, apart: bool = False,
) -> Layout:  # fmt: skip
    """A layout in which every body that any day shows has its one place.

    ``apart`` says whether law, agreement and practice have lines of their own, which need room.
    """
    return _layout(graph.all_known(), tuple(types), tuple(expand), area, box, apart)


@lru_cache(maxsize=32)
def _layout(
    graph: DatedGraph, types: tuple[str, ...], expand: tuple[str, ...], area: Area, box: BoxSize,
    apart: bool,
) -> Layout:  # fmt: skip
    union = select(graph, ever, types, expand=expand, plans=True, wholly=True)
    covers = graph.record.info.covers.extent
    first, last = covers.certain_from, covers.certain_to
    days = (first + (last - first) * part // SAMPLES for part in range(1, SAMPLES))
    samples = [select(graph, on_day(day), types, expand=expand, apart=apart).ties for day in days]
    return lay_out(graph, union.ties, inside(graph, union.bodies, None), area, samples, box)


def line_keys(ties: Sequence[Tie], theme: Theme) -> list[Key]:
    """The legend of some lines: each type with its direction, and what is not certain."""
    kinds = drawn_kinds(ties)
    keys = []
    for edge_type, force, words in kinds:
        style = theme.line(edge_type, force)
        keys.append(line_key(f"{type_in_words(edge_type)}: {style.points}{words}", style))
    first = theme.line(kinds[0][0])
    if any(tie.step for tie in ties):
        style = theme.line("mandate_approval")
        keys.append(line_key("step of approval", style, number="1"))
    if any(surety_of([tie]) == "possible" for tie in ties):
        keys.append(line_key("possible, not certain", first, "possible"))
    if any(surety_of([tie]) == "planned" for tie in ties):
        keys.append(line_key("announced only", first, "planned"))
    return keys


def drawn_kinds(ties: Iterable[Tie]) -> list[tuple[str, str, str]]:
    """The types of some lines with the force of each, and that in words: *, by law*; in order."""
    drawn = {(tie.type, tie.force) for tie in ties}
    words: dict[str, str] = {"": ""}
    words |= {force: f", {mark.words}" for force, mark in THEME.forces.items()}
    return [
        (each, force, told)
        for each in known_types({edge_type for edge_type, _ in drawn})
        for force, told in words.items()
        if (each, force) in drawn
    ]


def box_keys(boxes: Iterable[Box], theme: Theme) -> list[Key]:
    """The legend of some boxes, that of a frame last."""
    kept = list(boxes)
    keys = []
    if any(box.many for box in kept):
        keys.append(box_key("a set of bodies, with its number", many=True))
    if any(box.statutory is False for box in kept):
        keys.append(box_key("no statute of its own", dashed=True))
    return [*keys, box_key("a body with what it contains or hosts", fill=theme.group_fill)]

"""The structure on several days in one picture: small multiples on one layout.

Every body has the same place in each strip, so that the eye sees what came, went and moved. What
is new since the strip above is tinted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from nhsgraph.dates import Day, Period, speak_day
from nhsgraph.draw.marks.legend import LEGEND_STEP, box_key, draw_legend, legend_rows
from nhsgraph.draw.page.describe import Description, Section, counted, described, outside
from nhsgraph.draw.page.edge_types import known_types, type_in_words
from nhsgraph.draw.page.naming import about
from nhsgraph.draw.page.settings import with_own_settings
from nhsgraph.draw.page.sheet import FOOT, HEAD, Picture, new_sheet
from nhsgraph.draw.page.theme import THEME, Page, Theme
from nhsgraph.draw.structure.boxes import box_of, least_height
from nhsgraph.draw.structure.in_words import describe
from nhsgraph.draw.structure.layout import Area, BoxSize, closed_up, moved
from nhsgraph.draw.structure.one_day import box_keys, day_of, layout_of_all_years, line_keys
from nhsgraph.draw.structure.scene import LABELS_OF_TIERS, Scene, draw_scene, scene
from nhsgraph.draw.structure.selection import on_day, refuse_wall, select
from nhsgraph.errors import QuestionError
from nhsgraph.graph import DatedGraph

SMALL = BoxSize(
    width=80, widest=80, height=10.4, gap=8, port=0, channel=8.5, frame=1.8, head=3.2
)  # fmt: skip
"""Boxes with one line each."""
CAPTION = 12
"""The height of the line with the date over each strip, in points."""
BETWEEN = 7
"""The distance between two strips, in points."""
FIVE = 5
"""How many strips one page is made for; more make it longer."""


@with_own_settings
def years(
    graph: DatedGraph, days: Sequence[str | date], *, types: str | Collection[str] | None = None,
    theme: Theme = THEME,
) -> Picture:  # fmt: skip
    """Draws the structure on several days, a strip each, on an upright page; see ``Draw.years``."""
    if not days:
        raise QuestionError("No day is given.", ["Give several, such as 2010 2013 2016 2019 2021."])
    dates = [day_of(each) for each in days]
    checked = known_types(("accountability",) if types is None else types)
    theme = _slender(theme)
    page = theme.page.upright
    top = theme.margin + HEAD
    foot = theme.margin + FOOT
    tall = (page.height - top - foot - 2 * LEGEND_STEP) / max(len(days), FIVE) - CAPTION - BETWEEN
    area = Area(theme.margin + LABELS_OF_TIERS, 0.0, page.width - theme.margin, tall)
    pictures = _strips(graph, dates, checked, area, theme)
    keys = line_keys([tie for each in pictures for tie in each.selection.ties], theme)
    keys.append(box_key("new since the strip above", state=theme.states["begun"]))
    keys += box_keys([box for each in pictures for box in each.boxes.values()], theme)
    rows = legend_rows(keys, page.width - 2 * theme.margin, theme)
    foot += LEGEND_STEP * len(rows)
    page = Page(page.width, max(page.height, pictures[-1].layout.area.bottom + BETWEEN + foot))
    sheet, pen = new_sheet(_description(graph, pictures, checked), page, theme)
    for each in pictures:
        y = each.layout.area.top - CAPTION + 3
        pen.write(theme.margin, y, speak_day(each.day), theme.subtitle_size, bold=True)
        draw_scene(pen, each, tiers=False)
    draw_legend(pen, rows, theme.margin, page.height - foot + 2)
    return sheet


def _slender(theme: Theme) -> Theme:
    """The same look with lines for small drawings."""
    lines = {
        name: replace(style, width=style.width * 0.62, head_size=SMALL.head)
        for name, style in theme.lines.items()
    }
    forces = {name: replace(mark, width=mark.width * 0.62) for name, mark in theme.forces.items()}
    states = {name: replace(style, width=1.2) for name, style in theme.states.items()}
    return replace(theme, lines=lines, forces=forces, states=states)


def _strips(
    graph: DatedGraph, days: Sequence[Day], types: Sequence[str], area: Area, theme: Theme
) -> list[Scene]:
    """The scene of each day, one beneath another; what is new in each is marked."""
    chosen = [select(graph, on_day(day), types, apart=True) for day in days]
    for day, shown in zip(days, chosen, strict=True):
        refuse_wall(shown.ties, f" on {speak_day(day)}")
    bodies = {body for each in chosen for body in each.bodies}
    if not bodies:
        raise QuestionError("The record has no such line on these days, so nothing to draw.")
    plain = [
        box_of(graph, body, day)
        for day, shown in zip(days, chosen, strict=True)
        for body in shown.bodies
    ]
    size = replace(SMALL, height=least_height(plain, SMALL.width, SMALL.height, theme))
    layout = layout_of_all_years(graph, types, area, box=size)
    layout = closed_up(layout, bodies, area.bottom)
    step, top = layout.area.bottom - layout.area.top + CAPTION + BETWEEN, theme.margin + HEAD
    return _marked([
        scene(graph, day, shown, moved(layout, 0, top + step * number + CAPTION))
        for number, (day, shown) in enumerate(zip(days, chosen, strict=True))
    ])  # fmt: skip


def _marked(pictures: Sequence[Scene]) -> list[Scene]:
    """The scenes with what is new in each marked as begun."""
    marked = [pictures[0]]
    for before, after in pairwise(pictures):
        boxes = {
            body: box if body in before.boxes else replace(box, state="begun")
            for body, box in after.boxes.items()
        }
        marked.append(replace(after, boxes=boxes))
    return marked


def _description(graph: DatedGraph, pictures: Sequence[Scene], types: Sequence[str]) -> Description:
    sections = []
    for each in pictures:
        lines = [
            line
            for section in describe(each).sections
            if section.heading in {type_in_words(edge_type) for edge_type in types}
            for line in section.lines
        ]
        new = [box.name for box in each.boxes.values() if box.state == "begun"]
        if new:
            lines.insert(0, f"New: {', '.join(new)}.")
        sections.append(Section(speak_day(each.day), tuple(lines)))
    first, last = pictures[0].day, pictures[-1].day
    title = f"{about(graph)}, {speak_day(first)} to {speak_day(last)}"
    warning = outside(graph, Period(first, last + 1))
    summary = f"{counted(len(pictures), 'strip')}, one for each day, on the same layout.{warning}"
    subtitle = f"{' and '.join(map(type_in_words, types))}. Each body keeps its place; what is new"
    subtitle += f" since the strip above is tinted.{warning}"
    edges = (edge for each in pictures for edge in each.selection.edges)
    return described(graph, title, summary, sections, edges, subtitle)

"""What changed between two days: what began, ended, got another name and stayed, on one layout."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from nhsgraph.dates import Certainty, Day, Period, speak_day
from nhsgraph.draw.marks.legend import LEGEND_STEP, Key, box_key, draw_legend, legend_rows, line_key
from nhsgraph.draw.page.describe import Description, Section, counted, described, outside
from nhsgraph.draw.page.edge_types import known_types, type_in_words
from nhsgraph.draw.page.lettering import Entry, in_columns, wrap
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.settings import with_own_settings
from nhsgraph.draw.page.sheet import Picture, body_of, new_sheet
from nhsgraph.draw.page.theme import THEME, LineStyle, Point, State, Theme
from nhsgraph.draw.structure.boxes import Box, box_of, least_height
from nhsgraph.draw.structure.in_words import line_sentence
from nhsgraph.draw.structure.layout import Area, BoxSize, closed_up
from nhsgraph.draw.structure.one_day import day_of, drawn_kinds, layout_of_all_years
from nhsgraph.draw.structure.scene import LABELS_OF_TIERS, Scene, draw_scene, scene
from nhsgraph.draw.structure.selection import (
    DEFAULT_TYPES,
    Selection,
    Tie,
    on_day,
    refuse_wall,
    select,
)
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import Event, Statement
from nhsgraph.words.sentences import capital

LOWER: Final = BoxSize(height=34.5, channel=13)
"""Boxes a little lower than those of a single day, to leave room for the events."""
EVENT_ROWS: Final = 6
"""How many lines a column of the list of events has room for, about."""
EVENT_COLUMNS: Final = 2
EVENT_STEP: Final = 9.2
"""How far the lines of the list are apart, in points."""
INDENT: Final = 76.0
"""How much room the day of an event has, in points."""
BETWEEN: Final = 10.0
"""How far two columns are apart, in points."""
WORDS: Final[dict[State, str]] = {
    "begun": "began", "ended": "ended", "renamed": "got another name", "unchanged": "as before",
}  # fmt: skip

_MOVED: Final[tuple[State, ...]] = ("begun", "ended", "renamed")


@with_own_settings
def changes(
    graph: DatedGraph, first: str | date, last: str | date, *,
    types: str | Collection[str] | None = None,
    theme: Theme = THEME,
) -> Picture:  # fmt: skip
    """Draws what changed between two days, with the events behind it; see ``Draw.changes``."""
    before, after = day_of(first), day_of(last)
    if after < before:
        raise DateError(str(last), f"lies before {first}", "give the earlier one first")
    checked = known_types(DEFAULT_TYPES if types is None else types)
    chosen = _compared(graph, before, after, checked)
    if not chosen.ties:
        raise QuestionError("The record has no such line on either day, so nothing to draw.")
    refuse_wall(chosen.ties, f" on {speak_day(before)} and {speak_day(after)} together")
    events = events_between(graph, before, after, chosen.bodies)
    left, top, right, bottom = body_of(theme.page, theme)
    wide = (right - left) / EVENT_COLUMNS - BETWEEN
    listed = _listed(events, wide, theme.small_size)
    keys = legend_rows(_keys(chosen.ties, theme), right - left, theme)
    lines = max(sum(len(title) for _, title in column) for column in listed)
    room = EVENT_STEP * (lines + 1) + LEGEND_STEP * len(keys) + 4
    area = Area(left + LABELS_OF_TIERS, top + 2, right, bottom - room)
    plain = [_marked(graph, box_of(graph, body, after), before, after) for body in chosen.bodies]
    size = replace(LOWER, height=least_height(plain, LOWER.width, LOWER.height, theme))
    layout = layout_of_all_years(graph, checked, area, box=size)
    layout = closed_up(layout, chosen.bodies, area.bottom)
    picture = scene(graph, after, chosen, layout)
    boxes = {body: _marked(graph, box, before, after) for body, box in picture.boxes.items()}
    picture = replace(picture, boxes=boxes)
    theme = replace(theme, possible_alpha=1.0)
    page = replace(theme.page, height=theme.page.height + layout.area.bottom - area.bottom)
    sheet, pen = new_sheet(_description(picture, before, events, checked), page, theme)
    draw_scene(pen, picture)
    y = layout.area.bottom + 7
    draw_legend(pen, keys, left, y)
    more = len(events) - sum(map(len, listed))
    _draw_events(pen, listed, more, (left, y + LEGEND_STEP * len(keys) + 7), wide)
    return sheet


def _compared(graph: DatedGraph, before: Day, after: Day, types: Sequence[str]) -> Selection:
    """The lines in force of both days, each with what became of it."""
    old, new = (select(graph, on_day(day), types, apart=True) for day in (before, after))
    then = {_key(tie): tie for tie in old.ties if tie.status == "in_force"}
    now = {_key(tie): tie for tie in new.ties if tie.status == "in_force"}
    ties = [replace(tie, state="unchanged" if key in then else "begun") for key, tie in now.items()]
    ties += [replace(tie, state="ended") for key, tie in then.items() if key not in now]
    return Selection(tuple(ties))


def _key(tie: Tie) -> tuple[str, str, str, str]:
    return tie.type, tie.tail, tie.head, tie.force


def _marked(graph: DatedGraph, box: Box, before: Day, after: Day) -> Box:
    """A box with what became of its body, and when."""
    life = graph.life(box.body)
    then, now = life.holds_on(before), life.holds_on(after)
    old, new = graph.named_on_day(box.body, before), graph.named_on_day(box.body, after)
    if then is Certainty.NO and now is not Certainty.NO:
        day = _day(life.possible_from, life.certain_from)
        return replace(box, state="begun", asides=(f"from {day}",))
    if now is Certainty.NO:
        day = _day(life.certain_to - 1, life.possible_to - 1)
        name = graph.named_on_day(box.body, min(after, life.possible_to - 1))
        return replace(box, state="ended", name=name, asides=(f"to {day}",), certain=True)
    if old != new:
        return replace(box, state="renamed", asides=(f"was {old}",))
    return replace(box, state="unchanged", asides=())


def _day(earliest: Day, latest: Day) -> str:
    """A day in a box: in full where it is known, else its year or years."""
    first, last = (speak_day(day) for day in (earliest, latest))
    if first == last:
        day, month, year = first.split(" ")
        return f"{day} {month[:3]} {year}"
    years = list(dict.fromkeys(each.rsplit(" ", 1)[1] for each in (first, last)))
    return " or ".join(years) if len(years) < 3 else first


def events_between(
    graph: DatedGraph, before: Day, after: Day, drawn: Collection[str] = ()
) -> list[Event]:
    """The events between two days, by day; first those that begin or end something of ``drawn``.

    The day of the first is no part of the time, that of the last is.
    """
    found = [
        event
        for event in graph.record.events.values()
        if before < event.date.latest and event.date.earliest <= after
    ]

    def touches(event: Event) -> bool:
        statements = [*graph.index.begun_by(event.id), *graph.index.ended_by(event.id)]
        ends = {end for each in statements for end in getattr(each, "known_ends", (each.owner,))}
        return bool(ends & set(drawn))

    return sorted(found, key=lambda event: (not touches(event), event.date.earliest, event.id))


def _listed(events: Sequence[Event], room: float, size: float) -> list[list[Entry[Event]]]:
    """The first events that the list has room for, by day, in columns of about the same height."""
    titles = {event: wrap(event.title, room - INDENT, size) for event in events}
    shown: list[Event] = []
    left = EVENT_ROWS * EVENT_COLUMNS
    for event in events:
        if (left := left - len(titles[event])) < 0:
            break
        shown.append(event)
    shown.sort(key=lambda event: (event.date.earliest, event.id))
    return in_columns([(event, titles[event]) for event in shown], EVENT_COLUMNS)


def _draw_events(
    pen: Pen, columns: Sequence[Sequence[Entry[Event]]], more: int, place: Point, room: float
) -> None:
    """Draws the list of events in columns; what does not fit stands in the description."""
    left, top = place
    further = f" (and {counted(more, 'event')} more in the description)" if more else ""
    pen.write(left, top, f"What happened{further}", bold=True)
    for number, column in enumerate(columns):
        x, y = left + number * (room + BETWEEN), top
        for event, title in column:
            pen.write(x, y + EVENT_STEP, event_day(event), colour=pen.theme.faint_ink)
            for line in title:
                y += EVENT_STEP
                pen.write(x + INDENT, y, line)


def event_day(event: Event) -> str:
    """The day of an event, or what is known of it: *1 April 2013*, *April 2016*, *2011 to 2013*."""
    earliest, latest = event.date.earliest, event.date.latest
    if earliest == latest:
        return speak_day(earliest)
    first, last = speak_day(earliest).split(" ", 1), speak_day(latest).split(" ", 1)
    if first[1] == last[1]:
        return first[1]
    years = [each[1].rsplit(" ", 1)[1] for each in (first, last)]
    return years[0] if years[0] == years[1] else f"{years[0]} to {years[1]}"


def _keys(ties: Iterable[Tie], theme: Theme) -> list[Key]:
    keys: list[Key] = []
    for state in _MOVED[:2]:
        look = theme.states[state]
        style = LineStyle(look.colour, "solid", look.width)
        keys.append(line_key(WORDS[state], style, number=look.sign))
    plain = LineStyle(theme.states["unchanged"].colour, "solid", 0.8, "none")
    keys.append(line_key(WORDS["unchanged"], plain))
    for edge_type, force, words in drawn_kinds(ties):
        style = replace(theme.line(edge_type, force), colour=theme.ink, width=1.0)
        keys.append(line_key(f"{type_in_words(edge_type).lower()}{words}", style))
    return keys + [box_key(WORDS[state], state=theme.states[state]) for state in _MOVED]


def _description(
    picture: Scene, before: Day, events: Sequence[Event], types: Sequence[str]
) -> Description:
    graph, after = picture.graph, picture.day
    sections = []
    for state in _MOVED:
        lines = [
            f"{box.name}: {'; '.join(box.asides)}."
            for box in picture.boxes.values()
            if box.state == state
        ]
        ties = [tie for tie in picture.selection.ties if tie.state == state]
        lines += [line_sentence(picture, tie) for tie in ties]
        sections.append(Section(f"What {WORDS[state]}", tuple(lines)))
    same = [tie for tie in picture.selection.ties if tie.state == "unchanged"]
    sections.append(Section("What stayed", tuple(line_sentence(picture, tie) for tie in same)))
    told = sorted(events, key=lambda event: (event.date.earliest, event.id))
    sections.append(Section("Events", tuple(f"{event_day(each)}: {each.title}." for each in told)))
    bodies = [box.state for box in picture.boxes.values()]
    lines_by = [tie.state for tie in picture.selection.ties]
    warning = outside(graph, Period(before, after + 1))
    summary = (
        f"Of the bodies drawn {bodies.count('begun')} began, {bodies.count('ended')} ended and"
        f" {bodies.count('renamed')} got another name; of the lines {lines_by.count('begun')} began"
        f" and {lines_by.count('ended')} ended.{warning}"
    )
    kinds = capital(", ".join(type_in_words(each).lower() for each in types))
    named = f"Bodies under their names of {speak_day(after)}, or the last that they had."
    title = f"What changed between {speak_day(before)} and {speak_day(after)}"
    shown: list[Statement | Event] = [*picture.selection.edges, *events]
    return described(graph, title, summary, sections, shown, f"{kinds}. {named}{warning}")

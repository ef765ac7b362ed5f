"""Lives of bodies through the years: names and forms as bars, edges beneath, events numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nhsgraph.dates import Period, day_in_words, is_open, speak_day, when_in_words
from nhsgraph.draw.page.describe import (
    Description,
    Section,
    as_known,
    counted,
    described,
    outside,
)
from nhsgraph.draw.page.edge_types import asked_types
from nhsgraph.draw.page.lettering import width
from nhsgraph.draw.page.naming import short_name
from nhsgraph.draw.page.settings import with_own_settings
from nhsgraph.draw.page.sheet import body_of
from nhsgraph.draw.page.stage import page_of, stage
from nhsgraph.draw.page.theme import THEME, Page, Theme
from nhsgraph.draw.timeline.drawing import Strip
from nhsgraph.draw.timeline.history import Bar, Group, History, Life, Row
from nhsgraph.draw.timeline.lives import numbered, tell
from nhsgraph.errors import QuestionError
from nhsgraph.graph import DatedGraph
from nhsgraph.words.sentences import listed, sentence


@with_own_settings
def timeline(
    graph: DatedGraph, *bodies: str, period: str | date | Period | None = None,
    types: str | Sequence[str] | None = None, plans: bool = True,
    theme: Theme = THEME, ax: Axes | None = None,
) -> Figure:  # fmt: skip
    """Draws the lives of bodies as bars, with their edges by type beneath and the events numbered.

    See ``Draw.timeline``. With ``ax`` it is drawn in axes that are given, not on a sheet of its
    own. What finds no room on the page is named beneath the picture, and in its description.
    """
    if not bodies:
        raise QuestionError("A timeline needs a body.", ["Name one by its id or its name."])
    if types is not None:
        types = asked_types(types)
    shown = _bounded(graph, period)
    history = tell(graph, [graph.body(each).id for each in bodies], shown, types, plans=plans)
    pages = [page_of(ax)] if ax else [theme.page, theme.page.upright]
    strip, history = _fitted(graph, history, pages, theme, ax)
    place = stage(_description(graph, history, strip), theme, strip.page, ax)
    strip.draw(place, history)
    return place.figure


def _bounded(graph: DatedGraph, period: str | date | Period | None) -> Period:
    """The days to draw; where an end of them is open, up to the end of those that are covered."""
    covered = graph.record.info.covers.extent
    asked = Period.read(period if period is not None else "../..")
    start = covered.possible_from if is_open(asked.start) else asked.start
    stop = covered.possible_to if is_open(asked.stop - 1) else asked.stop
    return Period(start, max(stop, start + 1))


def _fitted(
    graph: DatedGraph, history: History, pages: Sequence[Page], theme: Theme, ax: Axes | None
) -> tuple[Strip, History]:
    """The first page that holds it all; else the last, with as many groups as it holds.

    Account is never left out: a sheet of its own grows as high as that needs. It is no higher than
    what it holds.
    """
    for page in pages:
        left, room, right = _room(page, theme, ax)
        strip = Strip(page, theme, history.period, (left, right))
        full = _with_moments(graph, history)
        spare = room - strip.height(full)
        if spare >= 0:
            return (strip if ax else replace(strip, page=_lower(page, spare))), full
    ranked = sorted(history.groups, key=lambda each: each.rank)
    kept = [group for group in ranked if ax is None and group.rank[0] <= 1]
    least = _with_moments(graph, _only(history, kept))
    grown = max(room, strip.height(least))
    for group in ranked:
        trial = _with_moments(graph, _only(history, [*kept, group]))
        if group not in kept and strip.height(trial) <= grown:
            kept.append(group)
    if grown > room:
        strip = replace(strip, page=replace(page, height=page.height + grown - room))
    return strip, _with_moments(graph, _only(history, kept))


def _lower(page: Page, spare: float) -> Page:
    """A page less what is spare of its height; an upright one stays upright, as it was laid out."""
    least = page.width + 1 if page.height > page.width else 0.0
    return replace(page, height=max(page.height - spare, least))


def _only(history: History, kept: Sequence[Group]) -> History:
    """A history with some of its groups; the others are named as left out."""
    groups = tuple(group for group in history.groups if group in kept)
    left_out = tuple(group for group in history.groups if group not in kept)
    return replace(history, groups=groups, left_out=left_out)


def _room(page: Page, theme: Theme, ax: Axes | None) -> tuple[float, float, float]:
    """The left side of what is left between head and foot, its height, and its right side."""
    if ax is not None:
        return 0.0, page.height - 5 * theme.subtitle_size, page.width
    left, top, right, bottom = body_of(page, theme)
    return left, bottom - top, right


def _with_moments(graph: DatedGraph, history: History) -> History:
    return replace(history, moments=numbered(graph, history.bars, history.period))


# -- in words --------------------------------------------------------------------------------------


def _title(graph: DatedGraph, history: History, strip: Strip) -> str:
    """The names of the bodies; their short ones, or their number, where the page is too narrow."""
    day = history.period.stop - 1
    short = [short_name(graph, life.body, day) for life in history.lives]
    number = f"{len(history.lives)} bodies"
    for names in (listed(life.name for life in history.lives), listed(short), number):
        title = f"{names} through the years"
        if width(title, strip.theme.title_size, bold=True) <= strip.width:
            break
    return title


def _description(graph: DatedGraph, history: History, strip: Strip) -> Description:
    days = speak_day(history.period.start), speak_day(history.period.stop - 1)
    shown = [bar.statement for bar in history.bars]
    events = [graph.record.events[moment.event] for moment in history.moments]
    subtitle = f"{' to '.join(dict.fromkeys(days))}{as_known(graph)}: {_counted_parts(history)}"
    warning = outside(graph, history.period)
    summary = f"{subtitle}. Bars fade where a day is not known exactly; plans are hatched.{warning}"
    sections = (
        *(_of_life(graph, life) for life in history.lives),
        *(Section(each.title, _of_rows(graph, each.rows)) for each in history.groups),
        Section("Events", tuple(f"{m.number}. {m.day}: {m.title}." for m in history.moments)),
        Section("Not drawn, for want of room", left_out_lines(history)),
    )
    subtitle += f".{warning}" if warning else ""
    title = _title(graph, history, strip)
    return described(graph, title, summary, sections, [*shown, *events], subtitle)


def _counted_parts(history: History) -> str:
    edges = sum(len(row.bars) for row in history.rows)
    parts = [counted(sum(len(life.names.bars) for life in history.lives), "name")]
    parts += [counted(edges, "edge"), counted(len(history.moments), "event")]
    return listed(parts)


def _of_life(graph: DatedGraph, life: Life) -> Section:
    lines = _of_rows(graph, (life.names, life.forms))
    return Section(life.name, lines or ("The record has no name or form of it in these years.",))


def _of_rows(graph: DatedGraph, rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(_of_bar(graph, bar) for row in rows for bar in row.bars)


def _of_bar(graph: DatedGraph, bar: Bar) -> str:
    named_on = max(bar.first, 1) if bar.first > 0 else min(bar.stop - 1, bar.extent.certain_to)
    return f"{sentence(graph, bar.statement, named_on)} ({_days_of(bar)})"


def _days_of(bar: Bar) -> str:
    when = bar.statement.when
    if bar.instant and not bar.planned and when.begin:
        return day_in_words(when.begin)
    days = when_in_words(when)
    return f"{days}; told by {speak_day(bar.first)}" if bar.instant and bar.planned else days


def left_out_lines(history: History) -> tuple[str, ...]:
    """The groups that found no room, each with its number of edges."""
    return tuple(
        f"{group.title} ({counted(sum(len(row.bars) for row in group.rows), 'edge')})"
        for group in history.left_out
    )

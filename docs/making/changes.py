"""A page for each day on which something changed, and for each event that changed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cited
import pictures
from bodies import linked_words
from reference import table

import nhsgraph
from nhsgraph.dates import day_in_words, speak_day, write_day
from nhsgraph.draw.structure.selection import DEFAULT_TYPES
from nhsgraph.export.markdown import unmarked
from nhsgraph.graph.in_force import Change
from nhsgraph.schema import Event
from nhsgraph.show.tables import change_rows
from nhsgraph.words.sentences import sentence

Days = dict[str, list[Change]]


def write(graph: nhsgraph.Graph, pages: Path, files: Path) -> None:
    """Writes the pages of all days of change and of all events, and the lists of both."""
    days = _days(graph)
    wanted = {
        files / f"changes/{day}/change.svg": pictures.Wanted("changes", (_eve(day), day))
        for day, found in days.items()
        if any(each.statement.type in DEFAULT_TYPES and _exact(each) for each in found)
    }
    drawn = pictures.draw_all(graph, wanted)
    order = [*days]
    for at, (day, found) in enumerate(days.items()):
        picture = drawn.get(files / f"changes/{day}/change.svg")
        around = order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None
        _put(pages / "changes" / day, _day(graph, day, found, picture, around))
    for event in graph.events:
        _put(pages / "events" / event.id, _event(graph, event, days))
    _put(pages / "changes", _list_of_days(graph, days))
    _put(pages / "events", _list_of_events(graph))


def _put(folder: Path, lines: Iterator[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _days(graph: nhsgraph.Graph) -> Days:
    """The changes of all years covered, by the first day on which they may have been."""
    first, _, last = graph.record.info.covers.text.partition("/")
    days: Days = defaultdict(list)
    for change in graph.changes(first, last):
        days[write_day(change.earliest) or ""].append(change)
    return {day: days[day] for day in sorted(days) if day}


def _exact(change: Change) -> bool:
    return change.earliest == change.latest


def _eve(day: str) -> str:
    return write_day(nhsgraph.Period.read(day).start - 1) or ""


def _spoken(day: str) -> str:
    return speak_day(nhsgraph.Period.read(day).start)


def _day(
    graph: nhsgraph.Graph, day: str, found: list[Change], picture: pictures.Drawn | None,
    around: tuple[str | None, str | None],
) -> Iterator[str]:  # fmt: skip
    yield from ("---", "orphan: true", "---", "", f"# What changed on {_spoken(day)}", "")
    before, after = (f"[{_spoken(each)}](../{each}/index.md)" if each else "" for each in around)
    yield " · ".join(filter(None, (
        before and f"the change before: {before}", after and f"the next: {after}",
        f'<a href="../../explorer.html#on={day}">see the day in the explorer</a>',
    )))  # fmt: skip
    yield ""
    if picture:
        yield from pictures.placed(picture, "change.svg")
    groups: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for row in change_rows(graph, found):
        groups[row["event"]].append(row)
    for event, rows in sorted(groups.items(), key=lambda each: each[0] is None):
        if event:
            told = graph.record.events[event].title
            yield from (f"## {unmarked(told)}", "", f"[The event](../../events/{event}/index.md)")
        else:
            yield "## Without an event on record" if len(groups) > 1 else "## What it was"
        yield ""
        yield from table(("what", "change", "when"), (_row(graph, row) for row in rows))
    yield "Where several days are given, the change was on one of them; it stands under the first."


def _row(graph: nhsgraph.Graph, row: dict[str, Any]) -> tuple[str, str, str]:
    return said(graph, row["statement"], row["text"]), row["change"], unmarked(row["day_in_words"])


def said(graph: nhsgraph.Graph, statement: str, text: str) -> str:
    """What a statement says, its bodies with links, and a link to its row with its sources."""
    bodies = graph.statement(statement).bodies
    words = linked_words(graph, unmarked(text), bodies, "../../bodies/")
    body, _, own = statement.partition("/")
    to = f"../../bodies/{body}/index.html#{own}"
    return f'{words} <a class="statement" href="{to}">{statement}</a>'


def _event(graph: nhsgraph.Graph, event: Event, days: Days) -> Iterator[str]:
    yield from ("---", "orphan: true", "---", "", f"# {unmarked(event.title)}", "")
    day = write_day(event.date.earliest) or ""
    when = day_in_words(event.date)
    yield f"*[{when}](../../changes/{day}/index.md)*" if day in days else f"*{when}*"
    yield ""
    for note in filter(None, (event.reason, event.note)):
        yield from (unmarked(note), "")
    began, ended = graph.index.begun_by(event.id), graph.index.ended_by(event.id)
    for heading, found, before in ("What began", began, 0), ("What ended", ended, 1):
        day_named = event.date.earliest - before
        told = [f"- {said(graph, each.id, sentence(graph, each, day_named))}" for each in found]
        yield from (f"## {heading}", "", *told, "") if told else ()
    yield from ("## Sources", "")
    yield from (f"- {unmarked(line)}" for line in graph.cite(event.id).splitlines())
    yield from ("", f"{cited.links('it')} `nhsgraph cite {event.id}` has other styles.")


def _list_of_days(graph: nhsgraph.Graph, days: Days) -> Iterator[str]:
    yield from ("# Changes", "")
    yield "Every day of the years covered on which something of the record began, ended or got"
    yield "another name, with the events that explain it."
    years = dict.fromkeys(day[:4] for day in days)
    for year in years:
        yield from ("", f"## {year}", "")
        yield from table(("day", "changes", "what happened"), (
            (f"[{_spoken(day)}]({day}/index.md)", str(len(found)), _happened(graph, found))
            for day, found in days.items() if day.startswith(year)
        ))  # fmt: skip


def _happened(graph: nhsgraph.Graph, found: list[Change]) -> str:
    events = dict.fromkeys(each.event for each in found if each.event)
    return "; ".join(unmarked(graph.record.events[each].title) for each in events)


def _list_of_events(graph: nhsgraph.Graph) -> Iterator[str]:
    yield from ("# Events", "")
    yield from ("What began and ended statements of the record, each with its sources.", "")
    events = sorted(graph.events, key=lambda each: each.date.earliest)
    rows = (
        (day_in_words(one.date), f"[{unmarked(one.title)}]({one.id}/index.md)") for one in events
    )
    yield from table(("when", "what happened"), rows)

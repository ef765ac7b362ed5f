"""The sources of the record, a page a kind, with what rests on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from reference import table

import nhsgraph
from nhsgraph.export.markdown import unmarked
from nhsgraph.markup import is_on_the_web

SAFE: Final = "!#$&'*+,/:;=?@[]%~"
"""The signs of an address that stand as they are between < and >."""
MOST: Final = 6
"""So many of the statements that rest on a source are named."""


def write(graph: nhsgraph.Graph, pages: Path) -> None:
    """Writes the pages of all kinds, and the list of them."""
    kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in graph.sources():
        kinds[row["kind"]].append(row)
    folder = pages / "sources"
    folder.mkdir(parents=True)
    for kind, rows in kinds.items():
        text = "\n".join(_page(graph, kind, rows))
        (folder / f"{kind}.md").write_text(f"{text}\n", encoding="utf-8")
    (folder / "index.md").write_text("\n".join(_list(kinds)) + "\n", encoding="utf-8")


def _list(kinds: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    yield from ("# Sources", "")
    yield "What was read, by kind. `nhsgraph sources BODY` lists those of one body."
    yield ""
    yield from table(("kind", "sources"), (
        (f"[{kind.replace('_', ' ')}]({kind}.md)", str(len(rows))) for kind, rows in kinds.items()
    ))  # fmt: skip


def _page(graph: nhsgraph.Graph, kind: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    yield from ("---", "orphan: true", "---", "", f"# Sources: {kind.replace('_', ' ')}", "")
    yield "Each with the day on which it came out, and the statements and events that rest on it."
    yield ""
    yield from table(("source", "rests on it"), (
        (_source(row), _rests(graph, row["rests"])) for row in rows
    ))  # fmt: skip


def _source(row: dict[str, Any]) -> str:
    told = f"**{unmarked(row['title'])}**. {unmarked(row['publisher'])},"
    told += f" {row['published'] or 'undated'}."
    if row["remarks"]:
        told += f" {unmarked('; '.join(row['remarks']))}."
    if row["address"] and is_on_the_web(row["address"]):
        told += f" <{quote(row['address'], safe=SAFE)}>".replace("|", "%7C")
    return f'<span id="{row["id"]}"></span>{told} `{row["id"]}`'


def _rests(graph: nhsgraph.Graph, ids: list[str]) -> str:
    """The statements, events and bodies that rest on a source; of many the first."""
    told = []
    for each in ids[:MOST]:
        body, _, own = each.partition("/")
        if own:
            to = f"../bodies/{body}/index.html#{own}"
        else:
            to = f"../{'events' if each in graph.record.events else 'bodies'}/{each}/index.html"
        known = own or each in graph.record.events or each in graph.record.bodies
        told.append(f'<a class="statement" href="{to}">{each}</a>' if known else unmarked(each))
    more = f" and {len(ids) - MOST} more" if len(ids) > MOST else ""
    return f"{', '.join(told)}{more}"

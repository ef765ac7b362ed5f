"""A page for each body: its life, lines, sources and two pictures, with the same as linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import around
import cited
import pictures
from reference import table

import nhsgraph
from nhsgraph.export.extract import Extract
from nhsgraph.export.jsonld import object_of
from nhsgraph.export.linked import PREFIXES, nodes
from nhsgraph.export.markdown import unmarked
from nhsgraph.export.report import Listed, Row, Section, report
from nhsgraph.markup import element, is_on_the_web
from nhsgraph.show.tables import body_view
from nhsgraph.words.kinds import kind_in_words

SHORT: Final = re.compile(r"[A-Z][A-Z&]{1,7}")
"""What is taken for the short name of a body."""
RIS: Final = "The sources of this row, for Zotero, EndNote or Mendeley"


def write(graph: nhsgraph.Graph, pages: Path, files: Path) -> None:
    """Writes the pages of all bodies, and the list of them."""
    wanted = {(body, "around.svg"): picture for body, picture in around.around(graph).items()} | {
        (body, "life.svg"): pictures.Wanted("timeline", (body,)) for body in graph.bodies.ids
    }
    paths = {files / "bodies" / body / name: each for (body, name), each in wanted.items()}
    drawn = dict(zip(wanted, map(pictures.draw_all(graph, paths).get, paths), strict=True))
    linked = _linked(graph)
    for body in graph.bodies.ids:
        life, near = drawn[body, "life.svg"], drawn.get((body, "around.svg"))
        shown = [*_life(life), *(_near(near, wanted[body, "around.svg"]) if near else ())]
        lines = _page(graph, body, shown, linked.get(body, []))
        folder = pages / "bodies" / body
        folder.mkdir(parents=True)
        (folder / "index.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (pages / "bodies" / "index.md").write_text("\n".join(_list(graph)), encoding="utf-8")


def title(graph: nhsgraph.Graph, body: str) -> str:
    """The last name of a body, with its short name if it has one."""
    name = Extract(graph).name(body)
    aliases = (each.alias for each in graph.body(body).aliases if each.when is None)
    short = next((each for each in aliases if SHORT.fullmatch(each) and each not in name), None)
    return f"{name} ({short})" if short else name


def _list(graph: nhsgraph.Graph) -> Iterator[str]:
    yield from ("# Bodies", "")
    yield "Every body of the record, by kind, with all that it is called. The search finds a body"
    yield "by any of its names."
    yield ""
    kinds = dict.fromkeys(body.kind for body in graph.bodies)
    for kind in kinds:
        yield from (f"## {kind_in_words(kind).capitalize()}", "")
        rows = (
            (
                f"[{unmarked(title(graph, body.id))}]({body.id}/index.md)",
                unmarked(body_view(graph, body.id)["lived"]),
                unmarked(", ".join(_called(graph, body.id))),
            )
            for body in graph.bodies
            if body.kind == kind
        )
        yield from table(("body", "lived", "also called"), rows)


def _called(graph: nhsgraph.Graph, body: str) -> list[str]:
    """What a body is called beside its last name."""
    names = [name.name for name, _ in graph.names(body)]
    names += [alias.alias for alias in graph.body(body).aliases]
    return [each for each in dict.fromkeys(names) if each != Extract(graph).name(body)]


def _page(
    graph: nhsgraph.Graph, body: str, shown: list[str], linked: list[Any]
) -> Iterator[str]:  # fmt: skip
    told = report(Extract(graph, around=(body,)), drawn=False)
    view = body_view(graph, body)
    yield from ("---", "orphan: true", "---", "")
    yield from ("```{eval-rst}", ".. index::")
    yield from (f"   ! single: {each}" for each in entries(graph, body))
    yield from ("```", "")
    yield from (f"# {unmarked(title(graph, body))}", "")
    yield f"*{kind_in_words(view['kind']).capitalize()}. {unmarked(view['lived'])}*"
    yield ""
    for words, numbers in told.paragraphs:
        yield from (f"{unmarked(words)} {_marks(numbers)}", "")
    if called := _called(graph, body):
        yield from (f"Also called: {unmarked(', '.join(called))}.", "")
    if codes := [
        f"{unmarked(each['scheme'])} {_code(each['value'])}" for each in view["identifiers"]
    ]:
        yield from (f"Its codes: {', '.join(codes)}.", "")
    yield f"In commands and files its id is `{body}`."
    yield f'<a href="../{body}.json">All of this as data</a>,'
    yield f'<a href="../../explorer.html#body={body}">in the explorer</a>.'
    yield from ("", cited.links("all that is said here"), "", *shown)
    for section in told.sections:
        yield from _section(graph, body, section)
    for note in (view["identity"], view["note"], *told.notes):
        if note:
            yield from (f"> {unmarked(note)}", "")
    yield from ("## Sources", "", *map(source, told.sources), "")
    yield from ("---", "", unmarked(told.foot), "")
    data = json.dumps({"@context": PREFIXES, "@graph": linked}, ensure_ascii=False)
    yield "````{raw} html"
    yield f'<script type="application/ld+json">{data.replace("<", chr(92) + "u003c")}</script>'
    yield "````"


def _code(value: str) -> str:
    return f"<{value}>" if is_on_the_web(value) else f"`{value}`"


def _life(picture: pictures.Drawn | None) -> Iterator[str]:
    if picture:
        yield from ("## Its life in a picture", "", *pictures.placed(picture, "life.svg"))


def _near(picture: pictures.Drawn, wanted: pictures.Wanted) -> Iterator[str]:
    day = wanted.of[0]
    yield from ("## Around it", "", *pictures.placed(picture, "around.svg"))
    where = f"../../explorer.html#on={day}&amp;body={wanted.more['around']}"
    yield "When most of its lines held, the last time if there were several;"
    yield f'<a href="{where}">other days are in the explorer</a>. To draw it:'
    yield from ("", "```text", around.command(wanted), "```", "")


def entries(graph: nhsgraph.Graph, body: str) -> list[str]:
    """All that a body is called, as entries of the index, which a semicolon would part."""
    called = (Extract(graph).name(body), *_called(graph, body))
    return [unmarked(each.replace(";", ",")).replace("\\~", "~") for each in called]


def _section(graph: nhsgraph.Graph, body: str, section: Section) -> Iterator[str]:
    yield from (f"## {unmarked(section.heading)}", "")
    rows = ((*_cells(graph, body, row), _marks(row.sources)) for row in section.rows)
    yield from table((*section.heads, "Sources"), rows)


def _cells(graph: nhsgraph.Graph, body: str, row: Row) -> list[str]:
    """The cells of a row: in the first the bodies are links, and the ids of its statements."""
    cells = [*map(unmarked, row.cells)]
    for each in row.ids:
        others = [one for one in graph.statement(each).bodies if one != body]
        cells[0] = linked_words(graph, cells[0], others, "../")
        place = each.removeprefix(f"{body}/").replace("/", "--")
        cells[0] += f' <span class="statement"><a id="{place}" href="#{place}">{each}</a>'
        cells[0] += f' <a href="../../statements/{each}.ris" title="{RIS}" download>RIS</a></span>'
    return cells


def linked_words(graph: nhsgraph.Graph, words: str, bodies: Sequence[str], to: str) -> str:
    """Words in Markdown in which the names of some bodies lead to their pages, each once."""
    named = {unmarked(name.name): body for body in bodies for name, _ in graph.names(body)}
    names = sorted(named, key=len, reverse=True)
    left = {*bodies}

    def leading(name: re.Match[str]) -> str:
        body = named[name[0]]
        if body not in left:
            return name[0]
        left.remove(body)
        return f"[{name[0]}]({to}{body}/index.md)"

    return re.sub("|".join(map(re.escape, names)), leading, words) if names else words


def _marks(numbers: tuple[int, ...]) -> str:
    return " ".join(f'<a href="#source-{number}">{number}</a>' for number in numbers)


def source(listed: Listed) -> str:
    """A source as an item of a numbered list, with a place that marks lead to."""
    place = element("span", id=f"source-{listed.number}")
    address = quote(listed.address, safe="!#$&'*+,/:;=?@[]%~")
    words = unmarked(listed.words)
    return f"{listed.number}. {place}{words}" + (f" <{address}>" if address else "")


def _linked(graph: nhsgraph.Graph) -> dict[str, list[Any]]:
    """What the export of linked data says of each body: the body, and what stands in its file.

    Places in sources stay behind: the page has them in words, and the export in full.
    """
    found: dict[str, list[Any]] = {}
    for node in nodes(Extract(graph)):
        kind, _, key = node.iri.rpartition("#")[2].removeprefix("urn:nhsgraph:").partition(":")
        if kind in {"bodies", "statements"}:
            node.has.pop("prov:qualifiedDerivation", None)
            found.setdefault(key.partition("/")[0], []).append(object_of(node))
    return found

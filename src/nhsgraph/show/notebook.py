"""What a notebook shows by itself: an answer, a snapshot or a table as HTML, every text escaped."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nhsgraph.dates import Certainty, When, is_open, span_in_words, speak_day
from nhsgraph.markup import Content, Markup, element, link
from nhsgraph.show.page import Page, Shown, one_line, page_of
from nhsgraph.show.sources import Sources, proof_in_words, source_in_words
from nhsgraph.show.tables import passing, snapshot_view
from nhsgraph.words.sentences import capital

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.result import Cited
    from nhsgraph.graph.snapshot import Snapshot

_LEFT = "text-align:left;vertical-align:top"
_SMALL = "font-size:85%"


class Table:
    """Rows under their heads; a notebook shows them as a table, a plain prompt as lines.

    >>> Table(["year", "boards"], [(2014, 13), (2017, 4)])
    year | boards
    2014 | 13
    2017 | 4
    """

    def __init__(self, heads: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
        self.heads = tuple(heads)
        self.rows = [tuple(str(cell) for cell in row) for row in rows]

    def _repr_html_(self) -> str:
        return str(self.markup())

    def markup(self) -> Markup:
        """The table as an element."""
        return _table(self.heads, self.rows)

    def __repr__(self) -> str:
        return "\n".join(" | ".join(row) for row in (self.heads, *self.rows))


def answer_html(answer: Answer) -> str:
    """An answer as HTML: the sentence, its table with ids, what stands beside, sources folded."""
    page = page_of(answer, everything=True, all_sources=True)
    return str(element("div", _parts(page)))


def _parts(page: Page) -> Iterator[Content]:
    """What is shown of an answer, from the top."""
    yield element("p", element("strong", page.lead))
    if page.more:
        yield element("p", page.more)
    if page.rows:
        heads = (*page.heads, "id and sources", "basis")
        cells = ([*page.cells(row), _cited(page, row), row.basis] for row in page.rows)
        yield _table(heads, cells)
    for head, rows in (
        ("Nearest in the record:", page.nearest),
        ("See also, no part of the answer:", page.beside),
    ):
        if rows:
            yield element("p", head)
            yield _list([one_line(row), " ", *_cited(page, row)] for row in rows)
    if page.example:
        yield element("p", f"What it can answer: {page.example}")
    if page.notes:
        yield element("p", "Notes:")
        yield _list(page.notes)
    yield _sources(page.sources)
    yield element("p", f"Read as: {page.read_as}.", style=_SMALL)


def snapshot_html(snapshot: Snapshot, picture: bytes | None = None, alternative: str = "") -> str:
    """A snapshot as HTML: its picture, how many lines of each type it has, and all of them folded.

    Args:
        snapshot: the snapshot, of a day or of a period.
        picture: the picture of it, a PNG.
        alternative: what the picture says, for those who can't see it.
    """
    view = snapshot_view(snapshot)
    edges = view["edges"]
    every = Counter(edge["type"] for edge in edges)
    possible = Counter(edge["type"] for edge in edges if edge["certainty"] == Certainty.POSSIBLE)
    counts = [(kind.replace("_", " "), each, possible[kind]) for kind, each in every.items()]
    source = f"data:image/png;base64,{base64.b64encode(picture or b'').decode('ascii')}"
    shown = element(
        "div",
        element("p", element("strong", _heading(snapshot, len(edges)))),
        element("img", src=source, alt=alternative, style="max-width:100%") if picture else None,
        Table(("type", "lines", "of them only possible"), counts).markup(),
        _lines(edges),
        [element("p", either) for either in view["alternatives"]],
    )
    return str(shown)


def _lines(edges: list[dict[str, str]]) -> Markup:
    """Every line in words, by type, folded away."""
    told: dict[str, list[str]] = {}
    for edge in edges:
        ends = f"{edge['from']} → {edge['to']}"
        days = span_in_words(When.read(edge["when"]))
        words = f"{ends} ({edge['certainty']}, {days}; {edge['statement']})"
        told.setdefault(edge["type"].replace("_", " "), []).append(words)
    groups = [(element("p", kind), _list(lines)) for kind, lines in told.items()]
    return _folded(f"All {len(edges)} lines", groups)


def _folded(summary: str, content: Content) -> Markup:
    return element("details", element("summary", summary), content, style=_SMALL)


def _heading(snapshot: Snapshot, lines: int) -> str:
    period, bodies = snapshot.period, len(snapshot.bodies)
    days = [speak_day(day) for day in (period.start, period.stop - 1) if not is_open(day)]
    when = " to ".join(dict.fromkeys(days)) if len(days) == 2 else capital(period.speak())
    known = snapshot.graph.known_on
    told = f", as known on {speak_day(known)}" if known is not None else ""
    living = "1 body" if bodies == 1 else f"{bodies} bodies"
    between = "1 line" if lines == 1 else f"{lines} lines"
    return f"{when}{told}: {living} and {between} between them{passing(snapshot)}"


def _cited(page: Page, row: Shown) -> list[Content]:
    """The ids of a row, and the marks of its evidence, links that tell the title and the place."""
    ids = _between([element("code", each) for each in row.ids], element("br"))
    marks = [_link(cited, str(number), f"{cited.title}: {cited.locator}")
             for number, cited in page.sources.numbers(row.evidence)]  # fmt: skip
    return [*ids, *([" [", *_between(marks, ", "), "]"] if marks else [])]


def _between(parts: list[Markup], what: Content) -> list[Content]:
    """Parts with something between each two of them."""
    return [each for part in parts for each in (what, part)][1:]


def _sources(sources: Sources) -> Markup | None:
    """The sources by number, folded away: what they prove and say, their addresses as links."""
    items = [
        element(
            "li", source_in_words(places, whole=True), " ", proof_in_words(places, whole=True), " ",
            _link(places[0], places[0].url or ""),
        )
        for _, places in sources.listed()
    ]  # fmt: skip
    return _folded(f"Sources ({len(items)})", element("ol", items)) if items else None


def _link(cited: Cited, text: str, title: str = "") -> Markup:
    """A link to a source; its text alone where the source has no address on the web."""
    return link(cited.url or "", text, title)


def _list(items: Iterable[Content]) -> Markup:
    return element("ul", [element("li", item) for item in items])


def _table(heads: Iterable[str], rows: Iterable[Iterable[Content]]) -> Markup:
    """A table of texts and elements."""
    top = element("tr", [element("th", head, scope="col", style=_LEFT) for head in heads])
    body = [element("tr", [element("td", cell, style=_LEFT) for cell in row]) for row in rows]
    return element("table", element("thead", top), element("tbody", body))

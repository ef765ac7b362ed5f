"""What a notebook shows by itself: an answer, a snapshot or a table as HTML, every text escaped."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.dates import Certainty, When, is_open, speak_day, when_in_words
from nhsgraph.markup import escape, link
from nhsgraph.questions.shown import HEADS, Numbers, beside, certainty, days, ends, how, who
from nhsgraph.questions.wording import capital
from nhsgraph.views import passing, snapshot_view

if TYPE_CHECKING:
    from nhsgraph.questions import Answer, Cited, Result
    from nhsgraph.snapshot import Snapshot

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
        return _table(self.heads, ([escape(cell) for cell in row] for row in self.rows))

    def __repr__(self) -> str:
        return "\n".join(" | ".join(row) for row in (self.heads, *self.rows))


def answer_html(answer: Answer) -> str:
    """An answer as HTML: the sentence, its table, see also, the sources as links, and notes."""
    numbers = Numbers()
    parts = [f"<p><strong>{escape(answer.text)}</strong></p>"]
    if answer.question.form == "search":
        parts.append(
            _list(f"{escape(each.text)} ({escape(days(each))}){_marks(each, numbers)}"
                  for each in answer.results)
        )  # fmt: skip
    elif answer.results:
        parts.append(_table(HEADS, (_cells(each, numbers) for each in answer.results)))
    if answer.see_also:
        parts.append("<p>See also, no part of the answer:</p>")
        parts.append(
            _list(escape(beside(each)) + _marks(each, numbers) for each in answer.see_also)
        )
    for happening in answer.events:
        numbers.of(happening.evidence)
    parts.append(_sources(numbers))
    if answer.notes:
        parts.append("<p>Notes:</p>" + _list(map(escape, answer.notes)))
    parts.append(f'<p style="{_SMALL}">Read as: {escape(answer.read_as)}.</p>')
    return f"<div>{''.join(parts)}</div>"


def snapshot_html(snapshot: Snapshot, picture: bytes | None = None, alternative: str = "") -> str:
    """A snapshot as HTML: its picture, how many lines of each type it has, and all of them folded.

    Args:
        snapshot: the snapshot, of a day or of a period.
        picture: the picture of it, a PNG.
        alternative: what the picture says, for those who can't see it.
    """
    view = snapshot_view(snapshot)
    edges = view["edges"]
    parts = [f"<p><strong>{escape(_heading(snapshot, len(edges)))}</strong></p>"]
    if picture:
        data = base64.b64encode(picture).decode("ascii")
        parts.append(
            f'<img src="data:image/png;base64,{data}" alt="{escape(alternative)}"'
            ' style="max-width:100%">'
        )
    every = Counter(edge["type"] for edge in edges)
    possible = Counter(edge["type"] for edge in edges if edge["certainty"] == Certainty.POSSIBLE)
    counts = [(kind.replace("_", " "), each, possible[kind]) for kind, each in every.items()]
    parts.append(Table(("type", "lines", "of them only possible"), counts)._repr_html_())
    parts.append(_lines(edges))
    parts += [f"<p>{escape(either)}</p>" for either in view["alternatives"]]
    return f"<div>{''.join(parts)}</div>"


def _lines(edges: list[dict[str, str]]) -> str:
    """Every line in words, by type, folded away."""
    told: dict[str, list[str]] = {}
    for edge in edges:
        ends = f"{edge['from']} → {edge['to']}"
        days = when_in_words(When.read(edge["when"]), short=True)
        words = f"{ends} ({edge['certainty']}, {days}; {edge['statement']})"
        told.setdefault(edge["type"].replace("_", " "), []).append(escape(words))
    groups = "".join(f"<p>{escape(kind)}</p>{_list(lines)}" for kind, lines in told.items())
    summary = f"<summary>All {len(edges)} lines</summary>"
    return f'<details style="{_SMALL}">{summary}{groups}</details>'


def _heading(snapshot: Snapshot, lines: int) -> str:
    period, bodies = snapshot.period, len(snapshot.bodies)
    days = [speak_day(day) for day in (period.start, period.stop - 1) if not is_open(day)]
    when = " to ".join(dict.fromkeys(days)) if len(days) == 2 else capital(period.speak())
    known = snapshot.graph.known_on
    told = f", as known on {speak_day(known)}" if known is not None else ""
    living = "1 body" if bodies == 1 else f"{bodies} bodies"
    between = "1 line" if lines == 1 else f"{lines} lines"
    return f"{when}{told}: {living} and {between} between them{passing(snapshot)}"


def _cells(each: Result, numbers: Numbers) -> list[str]:
    words = [escape(text) for text in (who(each), *ends(each), how(each))]
    return [*words, escape(each.basis or "") + _marks(each, numbers), escape(certainty(each))]


def _marks(each: Result, numbers: Numbers) -> str:
    """The marks of its evidence, each a link to its source that tells the title and the place."""
    marks = [_link(cited, str(number), f"{cited.title}: {cited.locator}")
             for number, cited in numbers.of(each.evidence)]  # fmt: skip
    return f" [{', '.join(marks)}]" if marks else ""


def _sources(numbers: Numbers) -> str:
    """The sources by number, each with its address as a link; they can be folded away."""
    items = [
        f"<li>{escape(told)} {_link(cited, cited.url or '')}</li>"
        for _, cited, told in numbers.sources()
    ]
    summary = f"<summary>Sources ({len(items)})</summary>"
    listed = f'<details open style="{_SMALL}">{summary}<ol>{"".join(items)}</ol></details>'
    return listed if items else ""


def _link(cited: Cited, text: str, title: str = "") -> str:
    """A link to a source; its text alone where the source has no address on the web."""
    return link(cited.url or "", text, title)


def _list(items: Iterable[str]) -> str:
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{inside}</ul>"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of cells that are HTML already."""
    top = "".join(f'<th scope="col" style="{_LEFT}">{escape(head)}</th>' for head in heads)
    body = "".join(f"<tr>{_row(row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _row(cells: Iterable[str]) -> str:
    return "".join(f'<td style="{_LEFT}">{cell}</td>' for cell in cells)

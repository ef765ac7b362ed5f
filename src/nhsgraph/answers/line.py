"""An edge as it answers: which type a form looks at, its days in the time asked, its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from nhsgraph.answers.frame import Frame
from nhsgraph.answers.result import Result
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day, Extent, Part, Period, speak_day
from nhsgraph.schema import EDGE_TYPES, FORCES, Edge
from nhsgraph.values import dataclass
from nhsgraph.words.sentences import FORCES_IN_WORDS, articled, edge_sentence, is_plural, listed


@dataclass(frozen=True)
class Lookup:
    """An edge type asked from the end ``given``; ``near`` are types that a reader would miss."""

    edge: str
    given: str
    near: tuple[tuple[str, str], ...] = ()

    @property
    def asked(self) -> str:
        """The role that answers."""
        return self.turned(self.given)

    def turned(self, role: str) -> str:
        """The role at the other end."""
        return EDGE_TYPES[self.edge].other(role)


_NEAR = {
    "accountability": (("mandate_approval", "body"),),
    "oversight": (("accountability", "body"),),
}
"""The types that a reader would miss beside the answer to a form."""
LOOKUPS = {
    form: Lookup(name, given, _NEAR.get(form, ()))
    for name, edge_type in EDGE_TYPES.items()
    for form, given in edge_type.forms().items()
}
"""The forms that are a look at one edge type, each with the end that is given."""


@dataclass(frozen=True)
class Line:
    """An edge as it answers: its rows in the time asked, and all the days of them."""

    edge: Edge
    rows: tuple[Result, ...]
    span: Extent

    @property
    def part(self) -> Part:
        """Its days as one part."""
        certain = self.span.certain_from < self.span.certain_to
        certainty = Certainty.CERTAIN if certain else Certainty.POSSIBLE
        return Part(self.span.possible_from, self.span.possible_to, certainty)

    @property
    def day(self) -> Day:
        """The first day on which it held for certain, if it did, by which bodies are named."""
        return self.span.certain_from if self.part.certainty is Certainty.CERTAIN else self.span[0]

    @property
    def row(self) -> Result:
        """The first of its rows, for what all of them share."""
        return self.rows[0]


def lines_from(frame: Frame, pairs: Iterable[tuple[Part, Result]]) -> list[Line]:
    """The edges that answer, each once with all its days, by their first day."""
    grouped: dict[tuple[object, ...], list[tuple[Part, Result]]] = {}
    for part, row in pairs:
        grouped.setdefault((row.statement, row.via, row.status), []).append((part, row))
    lines = []
    for own in grouped.values():
        edge = frame.graph.statement(own[0][1].statement)
        if isinstance(edge, Edge):
            span = span_of(part for part, _ in own)
            lines.append(Line(edge, tuple(row for _, row in own), span))
    return sorted(lines, key=lambda line: (line.span.possible_from, rank(line)))


def span_of(parts: Iterable[Part]) -> Extent:
    """The days of the parts of one statement, certain and possible, as one extent."""
    parts = list(parts)
    certain = [part for part in parts if part.certainty is Certainty.CERTAIN]
    first, last = min(part.start for part in parts), max(part.stop for part in parts)
    if not certain:
        return Extent(first, last, first, last)
    sure = min(part.start for part in certain), max(part.stop for part in certain)
    return Extent(first, *sure, last)


def rank(line: Line) -> int:
    """The order of what binds: law first, what says nothing of it last."""
    return FORCES.index(line.row.force) if line.row.force in FORCES else len(FORCES)


def is_of(frame: Frame, line: Line) -> bool:
    """True where the body asked about stands at an end of a line, or is reached by it."""
    return bool(line.row.via) or frame.question.body in line.edge.known_ends


def edge_words(
    frame: Frame, look: Lookup, given: str, lines: list[Line], day: Day, names: Mapping[str, str]
) -> str:
    """The sentence of an edge with other names at its ends, its verb in number and tense."""
    line, asked = lines[0], look.turned(given)
    if not is_of(frame, line):
        return edge_sentence(frame.graph, line.edge, day)
    said = {given: articled(frame.graph, frame.question.body, day), **names}
    answers = list(dict.fromkeys(body for each in lines for body in each.row.answer))
    first = asked if line.edge.reads.startswith(f"{{{asked}}}") else given
    subjects = answers if first == asked else [frame.question.body]
    over = max(each.span.possible_to for each in lines) < AFTER_ALL
    return edge_sentence(
        frame.graph, line.edge, day, said=said, plural=is_plural(frame.graph, subjects),
        past=over and line.row.status == "in_force",
    )  # fmt: skip


def how_it_binds(frame: Frame, lines: Sequence[Line], day: Day) -> list[str]:
    """How lines bind, through whom they reach the body asked about, and whether they are plans."""
    row, notes = lines[0].row, []
    if row.force:
        notes.append(FORCES_IN_WORDS[row.force])
    if row.status != "in_force":
        condition = row.more.get("subject_to")
        notes.append(row.status + (f", subject to {condition}" if condition else ""))
    via = dict.fromkeys(each for line in lines for each in line.row.via)
    if via:
        notes.append("through " + listed(articled(frame.graph, each, day) for each in via))
    return notes


def in_brackets(notes: Sequence[str]) -> str:
    """Notes behind what they are on; nothing if there are none."""
    return f" ({', '.join(notes)})" if notes else ""


def named(frame: Frame, body: str, lines: list[Line], day: Day) -> str:
    """A body by its name on a day, with the names that it took later and the number of a set."""
    graph = frame.graph
    days = Period(lines[0].day, lines[0].span.possible_to)
    notes = [
        f"{name.name} from {speak_day(part.start)}"
        for name, part in graph.names(body, days)
        if days.start > BEFORE_ALL and part.start > days.start and name.use != "legal"
        and name.name != graph.named_on_day(body, day)
        and part.certainty is Certainty.CERTAIN
    ]  # fmt: skip
    return articled(graph, body, day) + in_brackets([*notes, *numbered(frame, body, day)])


def numbered(frame: Frame, body: str, day: Day) -> list[str]:
    """How many a collective was on a day, if that is known; nothing of any other body."""
    if frame.graph.body(body).kind != "collective":
        return []
    number = frame.graph.counted_on_day(body, day)
    return [" or ".join(map(str, number))] if number and number[0] else []

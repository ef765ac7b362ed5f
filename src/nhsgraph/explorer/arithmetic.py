"""The arithmetic of the payload, as ``explorer/PAYLOAD.md`` tells it to whoever reads one.

The static part of the page is made by it, and the tests hold it against the engine. The page has
the same few lines in its own language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from nhsgraph.explorer.numbering import JSON, OPEN
from nhsgraph.graph.knowing import CAPPED, TO_BEGIN
from nhsgraph.values import dataclass

NO, POSSIBLE, CERTAIN = 0, 1, 2
"""How certain something is."""


def rows_of(table: JSON) -> list[JSON]:
    """The rows of a table that is stored by columns."""
    number = max(map(len, table.values()), default=0)
    return [
        {key: values[at] for key, values in table.items() if values[at] is not None}
        for at in range(number)
    ]


def at(steps: Sequence[Sequence[Any]], day: int) -> Any:
    """The value of steps on a day; None before the first."""
    last = [value for first, value in steps if first <= day]
    return last[-1] if last else None


def certainty(extent: Sequence[int] | None, day: int) -> int:
    """How certainly an extent holds on a day."""
    if extent is None:
        return NO
    possible_from, certain_from, certain_to, possible_to = extent
    if certain_from <= day < certain_to:
        return CERTAIN
    return POSSIBLE if possible_from <= day < possible_to else NO


def extent_of(
    thing: JSON, known: int | None, key: str = "holds", spells: str = "known"
) -> list[int] | None:
    """The extent of a thing as known on a day, or with all known.

    Args:
        thing: a row of the payload.
        known: the day of knowledge, or None.
        key: where its extent stands with all known: ``holds``, ``life`` or ``drawn``.
        spells: where its spells stand.
    """
    if known is None:
        return thing.get(key)
    spell = _spell(thing.get(spells, ()), known)
    if spell is None:
        return None
    _, possible_from, certain_from, certain_to, possible_to, flags = spell
    if flags & CAPPED:
        certain_to = min(certain_to, known + 1)
    return [possible_from, certain_from, certain_to, possible_to]


def _spell(spells: Sequence[Sequence[int]], known: int) -> Sequence[int] | None:
    last = [spell for spell in spells if spell[0] <= known]
    return last[-1] if last and len(last[-1]) > 1 else None


def to_begin(thing: JSON, known: int | None, spells: str = "known") -> bool:
    """Whether a statement in force, as known on a day, was still to begin."""
    spell = None if known is None else _spell(thing.get(spells, ()), known)
    return spell is not None and bool(spell[-1] & TO_BEGIN)


def plan_of(statement: JSON, known: int | None) -> list[int] | None:
    """The planned days of a plan, as far as it was pending on a day of knowledge."""
    extent: list[int] | None = statement.get("plan")
    if extent is None or known is None:
        return extent
    if not at(statement.get("pending", ()), known):
        return None
    later = [max(day, known + 1) for day in extent[:2]]
    return None if later[0] >= extent[3] else [*later, *extent[2:]]


@dataclass(frozen=True)
class Shown:
    """A line as it is shown on a day.

    ``statements`` are those that it stands on then; ``of_members`` is how many members say it,
    where it is not said of their collective itself; ``announced`` is true for a plan, and for what,
    as known then, was still to begin.
    """

    line: JSON
    certainty: int
    statements: tuple[int, ...]
    of_members: int = 0
    announced: bool = False


@dataclass(frozen=True)
class Page:
    """A payload with its tables as rows."""

    payload: JSON
    bodies: list[JSON]
    statements: list[JSON]
    lines: list[JSON]

    @classmethod
    def of(cls, payload: JSON) -> Page:
        """The page of a payload."""
        tables = ("bodies", "statements", "lines")
        return cls(payload, *(rows_of(payload[table]) for table in tables))

    def owner(self, statement: JSON) -> int:
        """The body in whose file a statement stands."""
        kind = self.payload["types"][statement["type"]]
        found: int = statement["ends"][kind["home"]] if "ends" in statement else statement["of"]
        return found

    def edges_on(self, day: int, known: int | None = None) -> dict[str, int]:
        """The edges in force that hold on a day, by their ids, with their certainty."""
        found = {}
        for statement in self.statements:
            if "ends" in statement and (sure := certainty(extent_of(statement, known), day)):
                found[self.id_of(statement)] = sure
        return found

    def id_of(self, statement: JSON) -> str:
        """The whole id of a statement."""
        return f"{self.bodies[self.owner(statement)]['id']}/{statement['id']}"

    def bodies_on(self, day: int, known: int | None = None) -> dict[str, int]:
        """The bodies that live on a day, by their ids, with the certainty of their lives."""
        return {
            body["id"]: sure
            for body in self.bodies
            if (sure := certainty(extent_of(body, known, "life"), day))
        }

    def name_on(self, body: JSON, day: int, known: int | None = None) -> str:
        """What a body is called on a day."""
        steps = body["called"]
        if known is not None and "called_known" in body:
            steps = at(body["called_known"], known)
        return str(at(steps, day))

    def text_on(self, statement: JSON, day: int, known: int | None = None) -> str:
        """The sentence of a statement, its bodies named as on the day of it that is nearest."""
        extent = extent_of(statement, known)
        if "worded" in statement:
            day = statement["worded"] if known is None else min(statement["worded"], known)
        elif extent:
            day = min(max(day, extent[0]), extent[3] - 1)
        lasts = known is not None and extent is not None and extent[3] > known + 1
        over = statement.get("over") and not lasts
        words = "".join(
            part if isinstance(part, str)
            else self._in_sentence(statement, part, day, known) if isinstance(part, int)
            else part[1 if over else 0]
            for part in statement["text"]
        )  # fmt: skip
        return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")

    def _in_sentence(self, statement: JSON, end: int, day: int, known: int | None) -> str:
        """The name of the body at an end, or that a statement is of, with *the* where it has it."""
        body = self.bodies[statement["ends"][end] if "ends" in statement else statement["of"]]
        name = self.name_on(body, day, known)
        return f"the {name}" if name in body.get("the", ()) else name

    def told_of(self, body: JSON, key: str, day: int, known: int | None = None) -> Any:
        """What a box says of a body: its ``count``, or whether it is ``unstatutory``."""
        if known is None:
            return at(body.get(key, ()), day)
        rows = [row for row in body.get(f"{key}_known", ()) if row[0] <= known]
        return at(rows[-1][1 if day <= known else 2], day) if rows else None

    def lines_on(
        self, day: int, known: int | None = None, *, types: Sequence[str], plans: bool = False
    ) -> Iterator[Shown]:
        """The lines of some types that are shown on a day."""
        for line in self.lines:
            if self.payload["types"][line["type"]]["id"] in types:
                shown = self._shown(line, day, known, plans=plans)
                if shown is not None:
                    yield shown

    def _shown(self, line: JSON, day: int, known: int | None, *, plans: bool) -> Shown | None:
        own = self._holding(line, "own", day, known, plans=plans)
        lifted = self._holding(line, "lifted", day, known, plans=plans)
        members = len({self.owner(self.statements[each]) for each in lifted})
        if not own and not (members and members >= line["least"]):
            return None
        told = own or lifted
        all_of_it = (*own, *lifted)
        later = all(to_begin(self.statements[each], known) for each in told)
        return Shown(
            line, max(told.values()), tuple(all_of_it), 0 if own else members,
            bool(line.get("planned")) or later,
        )  # fmt: skip

    def _holding(
        self, line: JSON, key: str, day: int, known: int | None, *, plans: bool
    ) -> dict[int, int]:
        """The statements of a line that hold on a day, with their certainty."""
        found = {}
        for number in line.get(key, ()):
            statement = self.statements[number]
            if line.get("planned") and not (plans or statement.get("rung")):
                continue
            if sure := certainty(_drawn(statement, known), day):
                found[number] = sure
        return found


def _drawn(statement: JSON, known: int | None) -> list[int] | None:
    """The days over which a picture draws a statement."""
    if "drawn" in statement or "drawn_known" in statement:
        return extent_of(statement, known, "drawn", "drawn_known")
    if "status" not in statement:
        return extent_of(statement, known)
    planned = plan_of(statement, known)
    since = since_when(statement)
    if planned is None or since is None:
        return None
    return [max(since, planned[0]), *planned[1:]]


def since_when(plan: JSON) -> int | None:
    """From which day on a plan is drawn: the first, or the day by which it was to be; or None."""
    extent = plan.get("plan")
    days = extent[:2] if extent else []
    return next((day for day in days if -OPEN < day < OPEN), None)

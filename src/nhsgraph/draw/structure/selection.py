"""What of the record a picture shows: which bodies and lines, and what it leaves out.

A collective stands for its members, unless it is expanded. What its members are said to do on
their own is drawn at the collective only where it is said of at least half of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day, Part, Period, strongest, weakest
from nhsgraph.draw.page.theme import State
from nhsgraph.errors import QuestionError, shortened
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.in_force import Held
from nhsgraph.schema import Edge, MandateApproval, Membership

DEFAULT_TYPES = ("accountability", "funding", "mandate_approval")
"""What a picture of the structure shows unless it is told otherwise."""
FORCES = ("law", "agreement", "practice", "")
"""What account may rest on, the strongest first; blank for what has no such force."""
FOLDED_KINDS = frozenset({"board", "committee", "unit"})
"""The kinds that are not drawn when all their lines lead to what they are part of."""
MOST_HOPS = 10
"""How many lines away from a body a picture may reach; no body of the record is further off."""
MOST_TIES = 120
"""How many lines one picture has at most: with more of them none can be followed by eye."""
MOST_MEMBERS = 0.5
"""Of what share of its members a line must be said to be drawn at a collective."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of a picture: all statements of one type from one body to another.

    ``status`` is ``in_force``, or that of the plan that it is. ``of_members`` is how many members
    of a collective say it, where it is not said of the collective itself. ``state`` says what
    became of it, in a picture of changes. ``force`` is what account rests on, where lines of law,
    agreement and practice are told apart.
    """

    type: str
    tail: str
    head: str
    edges: tuple[Edge, ...]
    certainty: Certainty
    status: str = "in_force"
    of_members: int = 0
    state: State | None = None
    force: str = ""

    @property
    def step(self) -> str:
        """The step of approval that it is, as it is written beside the line."""
        approvals = (each for each in self.edges if isinstance(each, MandateApproval))
        steps = {each.step for each in approvals if each.step}
        return ", ".join(str(step) for step in sorted(steps))

    @property
    def ends(self) -> tuple[str, str]:
        """Both bodies, from and to."""
        return self.tail, self.head


@dataclass(frozen=True, slots=True)
class Selection:
    """The bodies and lines of a picture, in a steady order, and what it leaves out.

    ``loose`` are the edges of which the record does not know one end, by the body at the other.
    """

    ties: tuple[Tie, ...]
    loose: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    left_out: tuple[Edge, ...] = ()
    unlinked: tuple[str, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies at either end of a line, each once, in order."""
        return tuple(dict.fromkeys(end for tie in self.ties for end in tie.ends))

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The statements on which the lines stand."""
        return tuple(dict.fromkeys(edge for tie in self.ties for edge in tie.edges))


Reach = Callable[[DatedGraph, Held], Certainty]
"""How certainly a statement belongs to a picture: on its day, or ever."""


def on_day(day: Day) -> Reach:
    """What holds on a day; a part in a mandate belongs to the years that the mandate covers.

    It does so while its bodies live: a mandate *from 2019/20 on* ends with the body that had it.
    """

    def reach(graph: DatedGraph, held: Held) -> Certainty:
        said = held.statement
        if not isinstance(said, MandateApproval) or not said.mandate:
            return held.on(day)
        lives = weakest(graph.life(end).holds_on(day) for end in said.known_ends)
        return lives if said.mandate.period.holds(day) else Certainty.NO

    return reach


def ever(_: DatedGraph, held: Held) -> Certainty:
    """What holds on any day of the record, as certainly as it ever does."""
    extent = held.extent
    return Certainty.CERTAIN if extent.certain_from < extent.certain_to else Certainty.POSSIBLE


def select(
    graph: DatedGraph, reach: Reach, types: Collection[str] = DEFAULT_TYPES, *,
    expand: Collection[str] = (), plans: bool = False, wholly: bool = False, apart: bool = False,
) -> Selection:  # fmt: skip
    """What a picture shows.

    Args:
        graph: the record, maybe as known on a day.
        reach: ``on_day(day)``, or ``ever`` for all years together.
        types: the edge types to draw.
        expand: the collectives whose members are drawn instead of one box.
        plans: whether plans are drawn as well.
        wholly: whether what is said of few of a collective's members is drawn at it as well.
        apart: whether what holds by law, by agreement and in practice has a line each.
    """
    wholes = collectives(graph, expand)
    found: dict[tuple[str, str, str, str], list[_Said]] = defaultdict(list)
    loose: dict[str, list[Edge]] = defaultdict(list)
    for edge, certainty, status in _reached(graph, reach, types, expand, plans=plans):
        if edge.has_unknown_end:
            for body in edge.known_ends:
                loose[body].append(edge)
            continue
        tail, head = (wholes.get(end, end) for end in edge.known_ends)
        lifted = (tail, head) != edge.known_ends
        if lifted and tail == head:
            continue
        found[edge.type, tail, head, status].append((edge, certainty, lifted))
    ties, left_out = [], []
    for (edge_type, tail, head, status), said in found.items():
        own = [each for each in said if not each[2]]
        members = 0 if own else len({edge.owner for edge, _, _ in said})
        if own or wholly or members >= least_members(wholes, [edge for edge, _, _ in said]):
            for force, kept, edges in _by_force(own or said, said, apart=apart):
                best = strongest(certainty for _, certainty, _ in kept)
                members = 0 if own else len({edge.owner for edge, _, _ in kept})
                tie = Tie(edge_type, tail, head, edges, best, status, members, force=force)
                ties.append(tie)
        else:
            left_out += [edge for edge, _, _ in said]
    ties, folded = _folded(graph, ties)
    ties, unlinked = _linked(ties)
    drawn = {end for tie in ties for end in tie.ends}
    kept_loose = {body: tuple(edges) for body, edges in loose.items() if body in drawn}
    return Selection(tuple(ties), kept_loose, (*left_out, *folded), unlinked)


_Said = tuple[Edge, Certainty, bool]
"""A statement, how certainly it belongs to a picture, and whether a member says it."""


def _by_force(
    kept: Sequence[_Said], said: Sequence[_Said], *, apart: bool
) -> Iterator[tuple[str, Sequence[_Said], tuple[Edge, ...]]]:
    """What is said of two bodies, by its force: what makes a line, and all that stands behind it.

    What members say by another force than their collective stands with the first line.
    """
    if not apart:
        yield "", kept, tuple(edge for edge, _, _ in said)
        return
    forces = sorted({_force_of(edge) for edge, _, _ in kept}, key=FORCES.index)
    for force in forces:
        mine = [each for each in kept if _force_of(each[0]) == force]
        with_it = {force, *(set(FORCES) - set(forces) if force == forces[0] else ())}
        yield force, mine, tuple(edge for edge, _, _ in said if _force_of(edge) in with_it)


def _force_of(edge: Edge) -> str:
    return getattr(edge, "force", "")


def _reached(
    graph: DatedGraph, reach: Reach, types: Collection[str], expand: Collection[str], *, plans: bool
) -> Iterator[tuple[Edge, Certainty, str]]:
    for statement in graph.record.statements.values():
        if not isinstance(statement, Edge) or statement.contested:
            continue
        member = isinstance(statement, Membership) and statement.role == "one_of"
        expanded = member and getattr(statement, "whole", None) in expand
        if statement.type not in types and not expanded:
            continue
        if statement.planned:
            held = graph.plan(statement) if plans or missing_rung(statement) else None
        else:
            held = graph.held(statement)
        if held is not None and (certainty := reach(graph, held)) is not Certainty.NO:
            status = "in_force" if held.status == "in_force" else "announced"
            yield statement, certainty, status


def missing_rung(plan: Edge) -> bool:
    """True for a step of approval that was announced and of which nothing more is known.

    A ladder without it would mislead, so it is drawn, as announced.
    """
    unknown = plan.outcome is None or plan.outcome.kind == "unknown"
    return isinstance(plan, MandateApproval) and plan.step is not None and unknown


def collectives(graph: DatedGraph, expand: Collection[str]) -> dict[str, str]:
    """The collective that stands for each body that is no group itself."""
    return {
        statement.member: statement.whole
        for statement in graph.record.statements.values()
        if isinstance(statement, Membership)
        and statement.counts
        and statement.role == "one_of"
        and isinstance(statement.whole, str)
        and statement.whole not in expand
        and not graph.body(statement.member).is_group
    }


def least_members(wholes: Mapping[str, str], edges: Iterable[Edge]) -> int:
    """Of how many members a line must be said to be drawn at their collective.

    Args:
        wholes: the collective that stands for each body.
        edges: what its members say on their own.
    """
    lifted = {wholes[end] for edge in edges for end in edge.known_ends if end in wholes}
    sizes = [sum(whole == each for whole in wholes.values()) for each in lifted]
    return ceil(MOST_MEMBERS * max(sizes, default=1))


def _folded(graph: DatedGraph, ties: list[Tie]) -> tuple[list[Tie], list[Edge]]:
    """The lines without those of boards and units that only lead to what they are part of."""
    kept = ties
    folded: list[Edge] = []
    while True:
        others: dict[str, set[str]] = defaultdict(set)
        for tie in kept:
            others[tie.tail].add(tie.head)
            others[tie.head].add(tie.tail)
        inner = {
            body
            for body, ends in others.items()
            if graph.body(body).kind in FOLDED_KINDS and ends <= _wholes(graph, body)
        }
        if not inner:
            return kept, folded
        folded += [edge for tie in kept if inner & set(tie.ends) for edge in tie.edges]
        kept = [tie for tie in kept if not inner & set(tie.ends)]


def _wholes(graph: DatedGraph, body: str) -> set[str]:
    """What a body is part of, or lives in, on any day."""
    parts = [edge.whole for edge in graph.index.memberships("member", body, "part_of")]
    hosts = [edge.end("host") for edge in graph.index.edges("hosting", "hosted", body)]
    return {each for each in [*parts, *hosts] if isinstance(each, str)}


def _linked(ties: list[Tie]) -> tuple[list[Tie], tuple[str, ...]]:
    """The lines without those that are possible at most and hang together with nothing else."""
    group = {end: end for tie in ties for end in tie.ends}

    def root(body: str) -> str:
        while group[body] != body:
            body = group[body]
        return body

    for tie in ties:
        group[root(tie.tail)] = root(tie.head)
    islands: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        islands[root(tie.tail)].append(tie)
    largest = max(islands.values(), key=len, default=[])
    loose = [
        island
        for island in islands.values()
        if island is not largest
        and all(tie.certainty is Certainty.POSSIBLE for tie in island)
    ]  # fmt: skip
    gone = {id(tie) for island in loose for tie in island}
    bodies = dict.fromkeys(end for island in loose for tie in island for end in tie.ends)
    return [tie for tie in ties if id(tie) not in gone], tuple(bodies)


def refuse_wall(ties: Sequence[Tie], where: str = "") -> None:
    """Refuses more lines than can be told apart in one picture.

    Args:
        ties: the lines.
        where: the day or the days that they are of, in words.

    Raises:
        QuestionError: there are more than ``MOST_TIES``; it says how many, by type.
    """
    if len(ties) <= MOST_TIES:
        return
    numbers = Counter(tie.type.replace("_", " ") for tie in ties)
    told = ", ".join(f"{edge_type} {number}" for edge_type, number in numbers.most_common())
    raise QuestionError(
        f"So many lines can't be read: {len(ties)}{where}, and a picture has room for {MOST_TIES}.",
        [
            f"They are {told}.",
            "Choose fewer types (--types accountability,funding).",
            "Or draw only what lies around a body (--around BODY, --hops 1), or fewer members.",
        ],
    )


def hops_within_reach(hops: int) -> int:
    """How many lines away from a body a picture may reach, checked.

    Raises:
        QuestionError: it is no whole number from 1 to ``MOST_HOPS``.
    """
    if isinstance(hops, bool) or not isinstance(hops, int) or not 1 <= hops <= MOST_HOPS:
        hint = f"Write a number from 1 to {MOST_HOPS}."
        raise QuestionError(f"“{shortened(str(hops))}” is no number of lines to follow.", [hint])
    return hops


def near(chosen: Selection, around: Collection[str], hops: int) -> Selection:
    """What lies within so many steps of some bodies, and what is left out of their own."""
    reached = set(around)
    for _ in range(hops):
        reached |= {end for tie in chosen.ties if set(tie.ends) & reached for end in tie.ends}
    return replace(
        chosen,
        ties=tuple(tie for tie in chosen.ties if set(tie.ends) <= reached),
        left_out=tuple(edge for edge in chosen.left_out if {*edge.known_ends} & {*around}),
        unlinked=tuple(body for body in chosen.unlinked if body in around),
    )


def inside(graph: DatedGraph, bodies: Collection[str], day: Day | None) -> dict[str, list[str]]:
    """The drawn bodies that are part of, or hosted by, another drawn body: the wholes of each.

    On a day, or on any day if none is given.
    """
    found: dict[str, list[str]] = {}
    always = Period(BEFORE_ALL, AFTER_ALL)
    for body in bodies:
        ties: list[Edge] = [*graph.index.memberships("member", body, "part_of")]
        ties += [edge for edge in graph.index.edges("hosting", "hosted", body) if edge.counts]
        for edge in ties:
            whole = edge.end("whole" if isinstance(edge, Membership) else "host")
            held = graph.held(edge)
            if held is None or not isinstance(whole, str) or whole not in bodies or whole == body:
                continue
            parts: list[Part] = held.during(always) if day is None else []
            if parts or (day is not None and held.on(day) is Certainty.CERTAIN):
                found.setdefault(body, []).append(whole)
    return {body: list(dict.fromkeys(wholes)) for body, wholes in found.items()}

"""The lines of account of a body on a day: every way from it up to the top, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nhsgraph.answers import Answer, Question, Result, answer
from nhsgraph.dates import Certainty, Day, Period, read_day, speak_day, when_in_words
from nhsgraph.draw.layered.chain_drawing import MEMBERSHIP, Rise, Tie
from nhsgraph.draw.page.describe import (
    Description,
    Section,
    as_known,
    counted,
    described,
    outside,
)
from nhsgraph.draw.page.settings import with_own_settings
from nhsgraph.draw.page.stage import stage
from nhsgraph.draw.page.theme import THEME, Theme
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.chains import UPPER
from nhsgraph.schema import Edge, Membership, Statement
from nhsgraph.words.sentences import articled, capital, edge_sentence, sentence


@dataclass(frozen=True, slots=True)
class _Ways:
    """What a chain shows: its ties, numbered from the body upwards, and its paths in words."""

    ties: tuple[Tie, ...]
    paths: tuple[str, ...]
    statements: tuple[Statement, ...]


@with_own_settings
def chain(
    graph: DatedGraph, body: str, on: str | date, *,
    theme: Theme = THEME, ax: Axes | None = None,
) -> Figure:  # fmt: skip
    """Draws every line of account from a body up to Parliament (or as far as one is recorded).

    See ``Draw.chain``. With ``ax`` it is drawn in axes that are given, not on a sheet of its own.
    Each step bears a number; the list beside the picture says by what means it holds. Law,
    agreement and practice differ in their lines.
    """
    body, day = graph.find(body), read_day(on)
    found = answer(graph, Question("chain", (body,), period=Period.of_day(day)))
    ways = _ways(graph, found, day)
    place = stage(_description(graph, body, day, found, ways), theme, ax=ax)
    names = {end: _name(graph, end, day) for tie in ways.ties for end in (tie.lower, tie.upper)}
    groups = frozenset(each for each in names if graph.body(each).is_group)
    Rise(place, ways.ties, names, groups, body).draw(found.text)
    return place.figure


def _name(graph: DatedGraph, body: str, day: Day) -> str:
    """The name of a body on a day, a collective's with its number."""
    name = graph.named_on_day(body, day)
    numbers = graph.counted_on_day(body, day) if _counts_bodies(graph, body) else []
    return f"{name} ({' or '.join(map(str, numbers))})" if numbers else name


def _counts_bodies(graph: DatedGraph, body: str) -> bool:
    """False for a group of groups, whose members' number says nothing."""
    members = graph.index.memberships("whole", body, "one_of")
    return graph.body(body).is_group and not any(
        graph.body(each.member).is_group for each in members
    )


# -- what is drawn ---------------------------------------------------------------------------------


def _ways(graph: DatedGraph, found: Answer, day: Day) -> _Ways:
    """The ties of all paths, each once, numbered from the body upwards."""
    ties: dict[tuple[str, str, str], Tie] = {}
    statements: dict[str, Statement] = {}
    for row in sorted(found.results, key=lambda row: len(row.answer)):
        for lower, upper, step in _steps(graph, row):
            for edge in (step, *_beside(graph, step, day)):
                statements[edge.id] = edge
                tie = _tie(graph, lower, upper, edge, day, len(ties) + 1)
                ties.setdefault((lower, upper, tie.force), tie)
    paths = (
        " → ".join(row.more["names"])
        + ("" if row.certainty is Certainty.CERTAIN else f" ({row.certainty})")
        for row in found.results
    )
    return _Ways(tuple(ties.values()), tuple(paths), tuple(statements.values()))


def _beside(graph: DatedGraph, step: Edge, day: Day) -> list[Edge]:
    """The other lines of a day between the bodies of a step: one by law, and one by agreement."""
    if step.type == MEMBERSHIP or step.has_unknown_end:
        return []
    lines = graph.index.edges(step.type, step.roles[0], step.known_ends[0])
    return [
        edge
        for edge in lines
        if edge.ends == step.ends and edge.id != step.id and edge.counts
        and (held := graph.held(edge)) and held.on(day) is not Certainty.NO
    ]  # fmt: skip


def _steps(graph: DatedGraph, row: Result) -> list[tuple[str, str, Edge]]:
    """The steps of a path: a line upwards, after the memberships through which it reaches."""
    steps: list[tuple[str, str, Edge]] = []
    ids = list(row.answer)
    for statement_id in row.more["statements"]:
        edge = cast("Edge", graph.statement(statement_id))
        while ids[1] != edge.end(UPPER[edge.type]):
            steps.append((ids[0], ids[1], _membership(graph, ids[0], ids[1])))
            ids.pop(0)
        steps.append((ids[0], ids[1], edge))
        ids.pop(0)
    return steps


def _membership(graph: DatedGraph, one: str, other: str) -> Edge:
    """The membership that ties two bodies, whichever of them is the whole."""
    for member, whole in ((one, other), (other, one)):
        for edge in graph.index.memberships("member", member, "one_of", "part_of"):
            if edge.whole == whole:
                return edge
    raise AssertionError(f"no membership ties {one} and {other}")


def _tie(graph: DatedGraph, lower: str, upper: str, statement: Edge, day: Day, number: int) -> Tie:
    held = graph.held(statement)
    certainty = held.on(day) if held else Certainty.POSSIBLE
    if isinstance(statement, Membership):
        words = capital(edge_sentence(graph, statement, day, past=False)) + "."
        return Tie(lower, upper, number, "membership", words, certainty)
    force: str = getattr(statement, "force", "membership")  # a host is drawn as a whole is
    told = [sentence(graph, statement, day).removesuffix(".")]
    told += [force] if hasattr(statement, "force") else []
    told += [statement.basis] if statement.basis else []
    words = "; ".join([*told, when_in_words(statement.when, short=True)]) + "."
    if certainty is not Certainty.CERTAIN:
        words = f"Possibly: {words}"
    return Tie(lower, upper, number, force, words, certainty)


def _description(graph: DatedGraph, body: str, day: Day, found: Answer, ways: _Ways) -> Description:
    name = articled(graph, body, day)
    summary = f"{speak_day(day)}{as_known(graph)}: {counted(len(ways.paths), 'line')} of account"
    summary += f" up from {name}, in {counted(len(ways.ties), 'step')}."
    summary = (summary if ways.paths else found.text) + outside(graph, Period.of_day(day))
    sections = (
        Section("Lines of account, from below", ways.paths),
        Section("Steps", tuple(f"{tie.number}. {tie.words}" for tie in ways.ties)),
        Section("Notes", tuple(found.notes)),
    )
    title = f"To whom {name} answered on {speak_day(day)}"
    return described(graph, title, summary, sections, ways.statements)

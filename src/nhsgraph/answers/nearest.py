"""Silence that helps: what the record has nearest to a question that it does not answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.examples import example_about
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.line import LOOKUPS
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result
from nhsgraph.answers.telling import LEAD_SIGNS, fits
from nhsgraph.dates import AFTER_ALL, LATEST, Day, Period, read_day
from nhsgraph.errors import shortened
from nhsgraph.values import deferring, once, replace
from nhsgraph.words.sentences import capital, sentence

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

MOST = 5
"""No more statements than these are shown as the nearest."""
Ask = Callable[["DatedGraph", Question], Answer]


def with_nearest(graph: DatedGraph, found: Answer, ask: Ask) -> Answer:
    """A silent answer with what the record has nearest, the reading that was silent, an example.

    All of it is sought when somebody reads it.

    Args:
        graph: the graph that was asked.
        found: the answer; one that is not silent is given back as it is.
        ask: answers a typed question without this.
    """
    question = found.question
    if found.status not in {"silent", "premise_false"} or not question.bodies:
        return found
    work: dict[str, Callable[[], object]] = {
        "nearest": lambda: _nearest(graph, found, ask),
        "example": lambda: example_about(graph, question.body),
    }
    if found.status == "silent":
        claim_and_text = once(lambda: _claim_and_text(graph, found, ask))
        work["claim"] = lambda: claim_and_text()[0]
        work["text"] = lambda: claim_and_text()[1]
        work["notes"] = lambda: (
            *found.notes,
            f"Nothing is recorded on what was read: {Frame.of(graph, question).asked()}.",
        )
    return deferring(found, **work)


def _nearest(graph: DatedGraph, found: Answer, ask: Ask) -> tuple[Result, ...]:
    """The rows of questions near one that has no answer, those that stand with it aside."""
    rows = {row.statement: row for row in found.nearest}
    near = _of_another_type(graph, found.question, ask)
    rows |= {row.statement: row for row in (near.results if near is not None else ())}
    period = Frame.of(graph, found.question).period
    for other in _others(graph, found.question):
        for row in _by_distance(ask(graph, other), period):
            rows.setdefault(row.statement, row)
    beside = {row.statement for row in found.results}
    return tuple(row for row in rows.values() if row.statement not in beside)[:MOST]


def _claim_and_text(graph: DatedGraph, found: Answer, ask: Ask) -> tuple[str, str]:
    """What a silence about a time tells: also the answer to the same question of any other time."""
    question, claim, text = found.question, found.claim, found.text
    if question.candidate or found.verdict or found.left_out:
        return claim, text
    if question.form not in LOOKUPS or "nearest:" in claim:
        return claim, text
    told, brief = "", list[str]()
    near = _of_another_type(graph, question, ask)
    if question.period is not None and (near is None or near.question.form not in _NEARLY):
        other = ask(graph, replace(question, period=None))
        told = f"at another time: {_inside(other)}" if other.results else ""
    if near is not None and not told:
        line = _sentence(graph, near)
        inside = line if near.question.form == "planning" else _inside(near)  # with what it plans
        told = f"recorded instead: {inside}"
        then = " for that time" if question.period is not None else ""
        none = f"no line {_NO_LINE[question.form]} is recorded{then}"
        brief = [f"{none}; {inside}", f"{none}; recorded: {line}"]
    if not told:
        return claim, text
    claim = (claim or text).rstrip(".")
    whole = next((one for one in (f"{claim}; {told}", *brief) if fits(one)), claim)
    return whole, f"{text} {capital(told)}."


def _inside(found: Answer) -> str:
    """What an answer claims, as it stands inside a sentence."""
    return (found.claim or found.lead).rstrip(".")


def _sentence(graph: DatedGraph, found: Answer) -> str:
    """The first line of an answer as a sentence, without its days."""
    row = found.results[0]
    day = read_day(row.first) if row.first else LATEST
    return shortened(sentence(graph, graph.statement(row.statement), day).rstrip("."), LEAD_SIGNS)


_INSTEAD: Final[dict[str, tuple[str, ...]]] = {
    "accountability": ("hosting", "whole", "oversight", "commission", "planning"),
    "funding": ("hosting", "whole", "commission"),
    "oversight": ("accountability", "hosting", "whole"),
    "hosting": ("accountability", "whole", "oversight"),
}
"""By form, the lines of other types that say most nearly where a body stood, the nearest first."""
_NEARLY: Final = frozenset({"oversight", "accountability", "hosting"})
"""Of these a line in the time asked about goes before one of the type that was asked for later."""
_NO_LINE: Final = {
    "accountability": "of account", "funding": "of money", "oversight": "of oversight",
    "hosting": "to a host",
}  # fmt: skip


def _of_another_type(graph: DatedGraph, question: Question, ask: Ask) -> Answer | None:
    """Who hosted a body, whose part it was or who oversaw it, where no such line is recorded.

    Only where nothing narrows the lines that were asked for; of a set its own lines alone.
    """
    if question.form not in _INSTEAD or question.candidate:
        return None
    if question.kinds or question.among or question.only or question.topic or question.force:
        return None
    for other in _of_other_types(question):
        found = ask(graph, other)
        ids = dict.fromkeys(row.statement for row in found.results)
        own = tuple(one for one in ids if question.body in graph.statement(one).bodies)
        if own and found.premise.ok:
            return found if len(own) == len(ids) else ask(graph, replace(other, only=own))
    return None


def _of_other_types(question: Question) -> Iterator[Question]:
    """The questions of who stood above a body by another line; of wholes those it is part of."""
    if question.pick or question.stream or question.post:
        return
    for form in _INSTEAD.get(question.form, ()):
        moment = "part_of" if form == "whole" else None
        yield Question(form, question.bodies[:1], question.period, moment=moment)


def _others(graph: DatedGraph, question: Question) -> Iterator[Question]:
    """Questions near one that has no answer: of other days, of plans, from the other end."""
    bare = replace(
        question, candidate=None, value=None, yes_no=False, counted=False, pick=None, plans=False,
        force=None, among=None, only=(), kinds=(),
    )  # fmt: skip
    if question.candidate or question.force or question.kinds:
        yield bare
    if question.period is not None:
        yield replace(bare, period=None)
    if plans := _plans(graph, question):
        yield replace(bare, form="plans", role=None, moment=None, topic=(), only=plans)
    look = LOOKUPS.get(question.form)
    if look is not None and look.edge != "partnership":
        given = question.role or look.given
        yield replace(bare, role=look.turned(given), moment=None, post=None)
    if question.post is not None:
        yield replace(bare, post=None)
    if question.measure is not None:
        yield replace(bare, measure=None)
    if question.stream is not None:
        yield replace(bare, stream=None)


def _plans(graph: DatedGraph, question: Question) -> tuple[str, ...]:
    """The ids of the plans of the kind that was asked for."""
    look = LOOKUPS.get(question.form)
    others = {"amount": "funding", "mandate": "mandate_approval"}
    kind = look.edge if look else others.get(question.form, question.form)
    return tuple(
        each.id for each in graph.index.of_body(question.body) if each.planned and each.type == kind
    )


def _by_distance(answer: Answer, period: Period) -> list[Result]:
    """The rows of an answer, those first that held nearest to a time."""

    def away(row: Result) -> Day:
        first = read_day(row.first) if row.first else 0
        last = read_day(row.last) if row.last else AFTER_ALL
        return max(first - period.stop, period.start - last, 0)

    return sorted(answer.results, key=away)

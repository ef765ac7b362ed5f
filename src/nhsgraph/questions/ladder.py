"""Who has a part in a body's mandate, rung by rung: what was done, and what was only announced."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Part, Period, Years
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import result, stretches
from nhsgraph.questions.verdict import judge
from nhsgraph.questions.wording import articled, capital, conjugate, listed, years_in_words
from nhsgraph.schema import MandateApproval, Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph, Held

ACTS = ("develops", "signs_off", "approves", "publishes")


def ladder(graph: DatedGraph, question: Question) -> Answer:
    """Who develops, signs off, approves and publishes a body's mandate, in order.

    A ladder is chosen by the years that the mandate covers, not by the days on which somebody
    acted. Each rung is one row; a rung that was only planned shows what came of it for that
    mandate. Standing duties, which have no step, come last.
    """
    frame = Frame.of(graph, question)
    years = question.mandate.period if question.mandate else frame.period
    if not frame.premise.ok and graph.known_on is None:
        return frame.answer(text=frame.premise.message or "")
    rungs = _rungs(graph, question.body, years, dated=question.period is not None)
    pairs = [
        (part, shown)
        for held in rungs
        for part in _parts(held, years, question.mandate)
        for shown in [_row(frame, held, part, question.mandate)]
    ]
    if question.candidate:
        return judge(frame, "mandate_approval", "body", *_split(pairs))
    rows = [shown for _, shown in pairs]
    return frame.answer(
        text=_text(frame, rows, question.mandate),
        results=rows,
        parts=stretches((part, shown.answer) for part, shown in pairs if shown.status == "in_force"),
        see_also=_contested(frame, years),
    )


def _split(
    pairs: list[tuple[Part, Result]],
) -> tuple[list[tuple[Part, Result]], list[Result]]:
    """The rungs in force, and the planned ones, which answer no question of yes or no."""
    in_force = [pair for pair in pairs if pair[1].status == "in_force"]
    return in_force, [shown for _, shown in pairs if shown.status != "in_force"]


def _rungs(graph: DatedGraph, body: str, years: Period, *, dated: bool) -> list[Held]:
    """The statements of a ladder in order: by step, then the usual order of acts."""
    found: list[Held] = []
    for edge in graph.index.edges("mandate_approval", "body", body):
        if not isinstance(edge, MandateApproval) or edge.contested:
            continue
        held = graph.plan(edge) if edge.planned else graph.held(edge)
        if held is None or not _applies(edge, held, years, dated=dated):
            continue
        found.append(held)
    done = {held.statement.id for held in found if held.status == "in_force"}
    kept = [held for held in found if not _came_about(held.statement, done)]
    return sorted(kept, key=_order)


def _applies(edge: MandateApproval, held: Held, years: Period, *, dated: bool) -> bool:
    if edge.mandate is not None:
        return edge.mandate.period.overlaps(years)
    return not dated or bool(held.during(years))


def _came_about(plan: Statement, done: set[str]) -> bool:
    """True for a plan that became a rung which is shown itself."""
    return bool(plan.outcome and plan.outcome.became and done.intersection(plan.outcome.became))


def _order(held: Held) -> tuple[int, int, int, int]:
    edge = held.statement
    assert isinstance(edge, MandateApproval)
    first = edge.mandate.period.start if edge.mandate and edge.step is None else 0
    step = edge.step if edge.step is not None else 99
    return step, ACTS.index(edge.act), first, edge.when.extent.possible_from


def _parts(held: Held, years: Period, mandate: Years | None) -> list[Part]:
    """The days of a rung: the whole of it where the mandate was named, else those asked about."""
    whole = Period(BEFORE_ALL, AFTER_ALL)
    parts = held.during(whole if mandate or getattr(held.statement, "mandate", None) else years)
    best = [part for part in parts if part.certainty is Certainty.CERTAIN] or parts
    return best[:1]


def _row(frame: Frame, held: Held, part: Part, mandate: Years | None) -> Result:
    edge = held.statement
    assert isinstance(edge, MandateApproval)
    answer = [edge.approver] if isinstance(edge.approver, str) else []
    more: dict[str, object] = {}
    if held.status != "in_force":
        asked = mandate.text if mandate else (edge.mandate.text if edge.mandate else "that mandate")
        more["documented"] = f"{held.status}, not documented for {years_in_words(asked)}"
    return result(frame.graph, held, part, answer, **more)


def _contested(frame: Frame, years: Period) -> list[Result]:
    shown = []
    for edge in frame.graph.index.edges("mandate_approval", "body", frame.question.body):
        if edge.contested is None or not isinstance(edge, MandateApproval):
            continue
        held = frame.graph.held(edge)
        if held and _applies(edge, held, years, dated=True):
            part = _parts(held, years, frame.question.mandate)
            shown += [_row(frame, held, each, frame.question.mandate) for each in part]
    return shown


def _text(frame: Frame, rows: list[Result], mandate: Years | None) -> str:
    if not rows:
        return frame.silence("{approver} <be> {body}")
    whose = articled(frame.graph, frame.question.body, frame.naming_day(frame.period))
    which = f" for {mandate.text}" if mandate else ""
    told = [f"The mandate of {whose}{which}:"]
    steps: dict[tuple[object, str, str | None], list[Result]] = {}
    for row in rows:
        steps.setdefault((row.more["step"], row.more["act"], row.more.get("documented")), []).append(row)
    for (step, act, documented), group in steps.items():
        told.append(_rung(frame, step, act, documented, group))
    return " ".join(told)


def _rung(
    frame: Frame, step: object, act: str, documented: str | None, rows: Iterable[Result]
) -> str:
    group = list(rows)
    names = listed(_approver(frame, row) for row in group)
    plural = len({each for row in group for each in row.answer}) > 1
    verb = conjugate(act, plural=plural, past=documented is None)
    where = f"step {step}, " if step else "standing duty, " if group[0].more["mandate"] is None else ""
    label = f" ({documented})" if documented else ""
    return f"{capital(where)}{names} {verb} it{label}."


def _approver(frame: Frame, row: Result) -> str:
    organ = {"board": "the board of ", "minister": ""}.get(row.more["organ"] or "", "")
    if not row.answer:
        return "somebody not known"
    day = frame.naming_day(Period.read(f"{row.first}/{row.last}"))
    return organ + articled(frame.graph, row.answer[0], day)

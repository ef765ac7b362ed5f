"""Who has a part in a body's mandate, rung by rung: what was done, and what was only announced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result, Stretch
from nhsgraph.answers.results import first_said, result
from nhsgraph.answers.telling import NOTHING, Sentence, Telling, in_one
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Part,
    Period,
    Years,
    is_open,
    some_day_in_words,
    speak_day,
)
from nhsgraph.schema import MandateApproval, Statement
from nhsgraph.values import replace
from nhsgraph.words.sentences import (
    articled,
    conjugate,
    in_sentence,
    listed,
    target_in_words,
    years_in_words,
)
from nhsgraph.words.spans import begun_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held

_UNDOCUMENTED = {"kind": "unknown", "reason": "it came about for other years only"}
ACTS = ("develops", "signs_off", "approves", "publishes")


def ladder(graph: DatedGraph, question: Question) -> Answer:
    """Who develops, signs off, approves and publishes a body's mandate, in order.

    Where one act is asked for (*who approved it*), the lead has its rungs.

    A ladder is chosen by the years that the mandate covers, not by the days on which somebody
    acted. Each rung is one row; a rung that was only planned shows what came of it for that
    mandate. Standing duties, which have no step, come last.
    """
    frame = Frame.of(graph, question)
    years = question.mandate.period if question.mandate else frame.period
    if not frame.premise.ok and graph.known_on is None:
        return frame.answer()
    rungs = _rungs(graph, question.body, years, dated=question.period is not None)
    pairs = [
        (part, shown)
        for held in rungs
        for part in _parts(held, years)
        for shown in [_row(frame, held, part, question.mandate, rungs)]
        if frame.admits(shown)
    ]
    if question.candidate:
        return _judged(frame, [shown for _, shown in pairs])
    rows = [shown for _, shown in pairs]
    told = _told(frame, rows)
    if own := [row for row in rows if _is_act(frame, row)]:
        own.sort(key=lambda row: row.more["act"] != question.moment)
        told = Telling(told.sentences, _told(frame, own).claim)
    elif rows:
        act = conjugate(question.moment or "", plural=False, past=True)
        done = f"{act} it".replace("off it", "it off")
        told = _told(frame, rows, after=Sentence(f"that anybody {done} is not recorded"))
    nobody = frame.question.yes_no and rows and not own
    return frame.answer(
        verdict="not recorded" if nobody else None,
        told=told,
        results=rows,
        parts=_parts_of(years, rows),
        see_also=_contested(frame, years),
    )


def _parts_of(years: Period, rows: Iterable[Result]) -> list[Stretch]:
    """The years of the mandate as one part: who had a part in it, and who was only to have one."""
    certain = {each: None for row in rows if row.status == "in_force" for each in row.answer}
    planned = {each: None for row in rows for each in row.answer if each not in certain}
    return [Stretch(years.first, years.last, tuple(certain), tuple(planned))] if rows else []


def _judged(frame: Frame, rows: list[Result]) -> Answer:
    """Whether the candidate had a part in the mandate: not if its part was only announced."""
    candidate = frame.question.candidate or ""
    own = [row for row in rows if _is_of(frame, row, candidate) and _is_act(frame, row)]
    done = [row for row in own if row.status == "in_force"]
    rest = [row for row in rows if row not in own]
    if done:
        return frame.answer(told=_told(frame, done), results=done, see_also=rest, verdict="yes")
    ids = tuple(row.statement for row in own)
    told = _told(frame, rows, after=Sentence(_not_done(frame, candidate, own), ids))
    others = [row for row in rest if row.status == "in_force"]
    planned = [row for row in rest if row not in others]
    return frame.answer(
        told=told, results=others, see_also=[*own, *planned], verdict="not recorded"
    )


def _not_done(frame: Frame, candidate: str, own: list[Result]) -> str:
    """That a body did its part is not recorded; with the day on which it was announced, if it was.

    *That the board of NHS Improvement was to approve it was announced on 23 October 2018*.
    """
    name = articled(frame.graph, candidate, frame.naming_day(frame.period))
    asked = frame.question.moment
    if not own and frame.question.only:  # only its duty was asked for, and not what it did
        return f"no duty of {name} in law is recorded for that time"
    if not own and asked is None:
        return f"that {name} had a part in it is not recorded"
    if not own:
        did = f"{conjugate(asked or '', plural=False, past=True)} it".replace("off it", "it off")
        return f"that {name} {did} is not recorded"
    row = own[0]
    act = conjugate(str(row.more["act"]), plural=False, past=True, planned=True)
    does = f"{act} it".replace("off it", "it off")
    day = first_said(frame.graph, frame.graph.statement(row.statement))
    said = f" {some_day_in_words(day.earliest, day.latest)}" if day else ""
    return f"that {_approver(frame, row)} {does} was announced{said}; that it did is not documented"


def _is_of(frame: Frame, row: Result, body: str) -> bool:
    """Whether a step is a body's, or that of the body whose board it is."""
    if body in row.answer:
        return True
    board = row.more["organ"] == "board" and frame.graph.body(body).kind == "board"
    wholes = frame.graph.index.memberships("member", body, "part_of") if board else ()
    return any(line.whole in row.answer for line in wholes if line.counts)


def _is_act(frame: Frame, row: Result) -> bool:
    """True where a row is of the act asked for, or none was; to sign off is to approve."""
    asked, act = frame.question.moment, row.more["act"]
    return asked in {None, act} or {asked, act} == {"approves", "signs_off"}


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
    kept = [held for held in found if not _shown_as_done(held.statement, found)]
    return sorted(kept, key=_order)


def _applies(edge: MandateApproval, held: Held, years: Period, *, dated: bool) -> bool:
    if edge.mandate is not None:
        return edge.mandate.period.overlaps(years)
    return not dated or bool(held.during(years))


def _became(plan: Statement, found: Iterable[Held]) -> list[MandateApproval]:
    """The rungs of the same ladder that a planned rung became."""
    targets = plan.outcome.became or () if plan.outcome else ()
    edges = (held.statement for held in found if held.statement.id in targets)
    return [edge for edge in edges if isinstance(edge, MandateApproval)]


def _shown_as_done(plan: Statement, found: Iterable[Held]) -> bool:
    """True for a planned rung that became one of the same act, which has its row already."""
    return any(edge.act == getattr(plan, "act", None) for edge in _became(plan, found))


def _rung_of(held: Held) -> MandateApproval:
    """The edge of a rung; a ladder has no others."""
    if not isinstance(held.statement, MandateApproval):
        raise TypeError(held.statement.type)
    return held.statement


def _order(held: Held) -> tuple[int, int, int, int]:
    edge = _rung_of(held)
    step = edge.step if edge.step is not None else 99
    first = edge.mandate.period.start if edge.mandate else AFTER_ALL
    return step, first, ACTS.index(edge.act), edge.when.extent.possible_from


def _parts(held: Held, years: Period) -> list[Part]:
    """The days of a rung: all of a step's, and of a standing duty those in the years asked."""
    whole = Period(BEFORE_ALL, AFTER_ALL)
    of_years = getattr(held.statement, "mandate", None) is not None
    parts = held.during(whole if of_years else years)
    best = [part for part in parts if part.certainty is Certainty.CERTAIN] or parts
    return best[:1]


def _row(
    frame: Frame, held: Held, part: Part, mandate: Years | None, rungs: Iterable[Held] = ()
) -> Result:
    edge = _rung_of(held)
    answer = [edge.approver] if isinstance(edge.approver, str) else []
    more: dict[str, Any] = {}
    if held.status != "in_force":
        years = mandate or edge.mandate
        asked = years_in_words(years.text) if years else "that mandate"
        became = [each.id for each in _became(edge, rungs)]
        told = listed(target_in_words(frame.graph, each) for each in became)
        documented = f"and came about: {told}" if became else f"not documented for {asked}"
        more["documented"] = f"{held.status}, {documented}"
        if edge.outcome and edge.outcome.became:
            more["outcome"] = {"kind": "became", "became": became} if became else _UNDOCUMENTED
        if part.start <= BEFORE_ALL and years:
            named = Part(years.period.start, years.period.start + 1, part.certainty)
            shown = result(frame.graph, held, named, answer, **more)
            return replace(shown, first=None, last=None)
    return result(frame.graph, held, part, answer, **more)


def _contested(frame: Frame, years: Period) -> list[Result]:
    shown = []
    for edge in frame.graph.index.edges("mandate_approval", "body", frame.question.body):
        if edge.contested is None or not isinstance(edge, MandateApproval):
            continue
        held = frame.graph.held(edge)
        if held and _applies(edge, held, years, dated=True):
            part = _parts(held, years)
            shown += [_row(frame, held, each, frame.question.mandate) for each in part]
    return shown


def _told(frame: Frame, rows: list[Result], *, after: Sentence | None = None) -> Telling:
    """A sentence for each rung; in the lead all of them, if they have room.

    They stand after the reason, if there is one, why they do not answer.
    """
    if not rows:
        return Telling((after,), after.words) if after else NOTHING
    whose = articled(frame.graph, frame.question.body, frame.naming_day(frame.period))
    mandate = frame.question.mandate
    head = f"the mandate of {whose}" + (f" for {mandate.text}" if mandate else "")
    steps: dict[tuple[object, ...], list[Result]] = {}
    for row in rows:
        key = row.more["step"], row.more["act"], row.more.get("documented"), row.more["mandate"]
        steps.setdefault((*key, row.more["organ"], row.certainty, row.first, row.last), []).append(
            row
        )
    told = [
        Sentence(_rung(frame, group), tuple(row.statement for row in group))
        for group in steps.values()
    ]
    told[0] = Sentence(f"{head}: {told[0].words}", told[0].statements)
    before = [after] if after else []
    claim = _in_brief(frame, head, list(steps.values()), [one.words for one in before])
    return Telling((*before, *told), claim)


def _in_brief(
    frame: Frame, head: str, groups: Sequence[list[Result]], before: Sequence[str] = ()
) -> str:
    """All rungs in one sentence; where all were but announced, that is told once."""
    documented = [str(group[0].more.get("documented") or "") for group in groups]
    if len(groups) < 2 or not all(documented):
        rungs = [_rung(frame, group) for group in groups]
        return in_one([*before, f"{head}: {rungs[0]}", *rungs[1:]], as_one=True)
    rungs = [
        _rung(frame, group).removesuffix(f" ({label})").replace(" was to ", " to ")
        for group, label in zip(groups, documented, strict=True)
    ]
    labelled = zip(rungs, documented, strict=True)
    done = [rung.partition(",")[0] for rung, label in labelled if "and came about" in label]
    came = f"documented is only what came of {listed(done)}" if done else "none of it is documented"
    return in_one([*before, f"announced for {head}: {rungs[0]}", *rungs[1:], came], as_one=True)


def _rung(frame: Frame, group: list[Result]) -> str:
    """One rung in words: its step, who, what, and whether it is more than an announcement."""
    step, act = group[0].more["step"], str(group[0].more["act"])
    documented = group[0].more.get("documented")
    names = listed(_approver(frame, row) for row in group)
    plural = len({each for row in group for each in row.answer}) > 1
    verb = conjugate(act, plural=plural, past=True, planned=documented is not None)
    days = frame.graph.index.extent(frame.graph.statement(group[0].statement))
    on_day = days.possible_to - days.possible_from == 1 and documented is None
    when = f" on {speak_day(days.possible_from)}" if on_day else ""
    held = frame.graph.held(frame.graph.statement(group[0].statement))
    if held is not None and not on_day and step is None and documented is None:
        open_ended = is_open(held.extent.possible_from) or is_open(held.extent.certain_from)
        when = "" if open_ended or act == "develops" else f" {begun_in_words(held)}"
    if step is None and group[0].more["mandate"] is None:
        duty = conjugate(act, plural=True, past=False)
        return f"{names} had the standing duty to {duty} it"
    where = f"step {step}, " if step else ""
    label = f" ({documented})" if documented else ""
    years = group[0].more["mandate"]
    one = f"that for {years}" if years and frame.question.mandate is None and not step else "it"
    done = f"{verb} {one}" if not verb.endswith(" off") else f"{verb[:-4]} {one} off"
    return f"{where}{names} {done}{when}{label}"


def _approver(frame: Frame, row: Result) -> str:
    organ = {"board": "the board of ", "minister": ""}.get(row.more["organ"] or "", "")
    if not row.answer:
        return "somebody not known"
    return organ + in_sentence(frame.graph, row.answer[0], _name(row))


def _name(row: Result) -> str:
    """The name of the approver, as it was in the days of the row."""
    return str(row.roles["approver"]["name"])

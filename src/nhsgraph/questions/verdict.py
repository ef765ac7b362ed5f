"""Yes or no: *no* only where the record can say so; else it is not recorded, which is not *no*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nhsgraph.dates import Certainty, Part, days_in_words, read_day
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.telling import gaps, stretches
from nhsgraph.questions.wording import articled, edge_sentence
from nhsgraph.schema import EDGE_TYPES, Edge

if TYPE_CHECKING:
    from nhsgraph.questions.frame import Frame

OPENINGS = {"yes": "Yes", "no": "No", "partly": "Partly", "not recorded": "Not recorded"}
"""The words with which an answer to a question of yes or no begins, by verdict."""


def opened(verdict: str, reason: str) -> str:
    """A reason behind its verdict: *No: the SHAs did not exist …*."""
    inside = re.match(r"(From|On|Since|Until|At|The|They|It) ", reason)
    return f"{OPENINGS[verdict]}: {reason[:1].lower() + reason[1:] if inside else reason}"


def affirmed(answer: Answer) -> Answer:
    """An answer to yes or no that names nothing to judge, such as *was the Academy hosted*.

    *No* where the body did not exist, *yes* or *partly* where something is recorded for certain.
    """
    spans = (part.period for part in answer.parts if part.certain)
    asked = answer.question.period
    certain = [Part(each.start, each.stop, Certainty.CERTAIN) for each in spans]
    if answer.premise.denies:
        verdict = "no"
    elif certain and asked is not None:
        verdict = "partly" if gaps(certain, asked) else "yes"
    elif answer.question.form == "changes":
        sure = any(each.certainty is Certainty.CERTAIN for each in answer.results)
        verdict = "yes" if sure else "not recorded"
    elif answer.dates:
        verdict = _fallen(answer)
    else:
        verdict = "yes" if certain else "not recorded"
    return replace(answer, text=opened(verdict, answer.text), verdict=verdict)


def _fallen(answer: Answer) -> str:
    """Whether what happened once, on the days given, happened in the time asked."""
    period = answer.question.period
    if period is None:
        return "yes"
    inside = {period.holds(read_day(day)) for day in answer.dates}
    return "not recorded" if len(inside) > 1 else "yes" if True in inside else "no"


def judge(
    frame: Frame,
    edge_type: str,
    pairs: Sequence[tuple[Part, Result]],
    see_also: Sequence[Result],
) -> Answer:
    """The answer to *was it this body*, from the lines that were found and those beside them.

    Args:
        frame: the question and its time.
        edge_type: the type of edge that the question is about.
        pairs: what is recorded of any body in the asked role.
        see_also: contested claims and plans of the same type, and what is near.
    """
    candidate = frame.question.candidate or ""
    own = [(part, shown) for part, shown in pairs if candidate in shown.answer]
    in_force = [(part, shown) for part, shown in own if shown.status == "in_force"]
    verdict, reason = _verdict(frame, edge_type, in_force, pairs, see_also)
    words = f"{OPENINGS[verdict]}: {reason}"
    shown_pairs = own if verdict in {"yes", "partly"} else pairs
    claims = [each for each in see_also if candidate in each.answer]
    rest = [each for each in see_also if each not in claims]
    return frame.answer(
        text=words,
        results=[shown for _, shown in shown_pairs],
        parts=stretches((part, shown.answer) for part, shown in shown_pairs),
        see_also=[*claims, *rest],
        verdict=verdict,
    )


def _verdict(
    frame: Frame,
    edge_type: str,
    own: Sequence[tuple[Part, Result]],
    pairs: Sequence[tuple[Part, Result]],
    see_also: Sequence[Result],
) -> tuple[str, str]:
    sure = [(part, shown) for part, shown in own if part.certainty is Certainty.CERTAIN]
    certain = [part for part, _ in sure]
    if certain:
        whole = not frame.asked_days or not gaps(certain, frame.period)
        days = ", ".join(days_in_words(part.start, part.stop - 1) for part in _joined(certain))
        return ("yes" if whole else "partly"), f"{_claim(frame, sure[0][1])} {days}."
    if own:
        return "not recorded", f"it is possible, not certain, that {_claim(frame, own[0][1])}."
    graph, candidate = frame.graph, frame.question.candidate or ""
    day = frame.naming_day(frame.period)
    if graph.known_on is None and not graph.life(candidate).during(frame.period):
        days = days_in_words(frame.period.start, frame.period.stop - 1)
        return "no", f"{articled(graph, candidate, day)} did not exist {days}."
    denied = _denied(frame, see_also, candidate)
    if denied:
        return "no", denied
    others = [part for part, row in pairs if row.answer and part.certainty is Certainty.CERTAIN]
    if EDGE_TYPES[edge_type].one_at_a_time and others and not gaps(others, frame.period):
        return "no", f"it was another: {_recorded(frame, pairs)}."
    recorded = _recorded(frame, pairs)
    beside = f" Recorded instead: {recorded}." if recorded else ""
    return (
        "not recorded",
        f"the record has no such line, which is not to say that there was none.{beside}",
    )


def _claim(frame: Frame, shown: Result) -> str:
    edge = frame.graph.statement(shown.statement)
    day = read_day(shown.first) if shown.first else frame.naming_day(frame.period)
    words = edge_sentence(frame.graph, edge, day) if isinstance(edge, Edge) else shown.text
    if shown.via:
        words += f" (through {articled(frame.graph, shown.via[0], day)})"
    return words


def _denied(frame: Frame, see_also: Sequence[Result], candidate: str) -> str | None:
    """Why the very claim is denied: contested on all days asked, or a plan that came to nothing."""
    for shown in see_also:
        if candidate not in shown.answer:
            continue
        claimed = frame.graph.index.extent(frame.graph.statement(shown.statement))
        days = claimed.during(frame.period)
        if "contested" in shown.more and not (frame.asked_days and gaps(days, frame.period)):
            return f"that is claimed, but contested: {shown.more['contested']['reason']}"
        kind = shown.more.get("outcome", {}).get("kind")
        if kind in {"abandoned", "never_enacted"}:
            return f"it was {shown.status}, but {kind.replace('_', ' ')}."
    return None


def _recorded(frame: Frame, pairs: Sequence[tuple[Part, Result]]) -> str:
    """Who is recorded, each once for a stretch of days; *possibly* where it is not certain."""
    told = []
    for body in dict.fromkeys(each for _, shown in pairs for each in shown.answer):
        own = [part for part, shown in pairs if body in shown.answer]
        certain = [part for part in own if part.certainty is Certainty.CERTAIN]
        for part in _joined(certain or own):
            name = articled(frame.graph, body, part.start)
            days = days_in_words(part.start, part.stop - 1)
            told.append(f"{'' if certain else 'possibly '}{name} {days}")
    return "; ".join(told)


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Parts that overlap or touch as one, in order."""
    joined: list[Part] = []
    for part in sorted(parts):
        if joined and part.start <= joined[-1].stop:
            last = joined.pop()
            joined.append(last._replace(stop=max(last.stop, part.stop)))
        else:
            joined.append(part)
    return joined

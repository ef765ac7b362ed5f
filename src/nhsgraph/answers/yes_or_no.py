"""The verdict, yes or no: *no* only where the record can say so; silence is not *no*."""

from __future__ import annotations

from collections.abc import Sequence

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.lines_in_words import Lookup, told
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import gaps, stretches
from nhsgraph.answers.telling import Sentence, Telling, fits, text_of
from nhsgraph.dates import Certainty, Part, read_day
from nhsgraph.schema import EDGE_TYPES
from nhsgraph.values import replace
from nhsgraph.words.sentences import FORCES_IN_WORDS, articled, term_in_words
from nhsgraph.words.spans import during_in_words

Pairs = Sequence[tuple[Part, Result]]


def judge(
    frame: Frame, look: Lookup, given: str, pairs: Pairs, see_also: Sequence[Result]
) -> Answer:
    """The answer to *was it this body*, from the lines that were found and those beside them.

    Args:
        frame: the question and its time.
        look: the type of edge that the question is about.
        given: the role of the body asked about.
        pairs: what is recorded of any body in the asked role.
        see_also: contested claims and plans of the same type, and what is near.
    """
    question = frame.question
    candidate = question.candidate or ""
    named = [(part, row) for part, row in pairs if candidate in row.answer]
    asked = [(part, row) for part, row in named if question.force in {None, row.force}]
    own = [(part, row) for part, row in asked if row.status == "in_force"]
    verdict, reason = _verdict(frame, look, own, pairs, see_also)
    if verdict in {"yes", "partly"} or (own and reason is None):
        shown = asked
    else:
        shown = named if named and question.force else list(pairs)
    claims = [row for row in see_also if candidate in row.answer]
    return frame.answer(
        told=_telling(verdict, reason, told(frame, look, given, list(shown))),
        results=[row for _, row in shown],
        parts=stretches((part, row.answer) for part, row in shown),
        see_also=[*claims, *(row for row in see_also if row not in claims)],
        verdict=verdict,
    )


def _telling(verdict: str, reason: str | None, lines: Telling) -> Telling:
    """The reason of a verdict, and what is recorded; without a reason that speaks for itself."""
    if reason is None and verdict == "not recorded":
        reason = "that is possible, not certain"
    if reason is None:
        return lines
    if not lines.claim:
        return Telling((Sentence(reason), *lines.sentences), reason)
    beside = "recorded" if verdict == "not recorded" else "it was"
    short = reason.partition(", which is not to say")[0]  # what is recorded says so better
    rest = f"{beside}: {lines.claim}"
    claim = f"{reason_in_brief(short, rest)}; {rest}"
    return Telling((Sentence(reason), *lines.sentences), claim)


def reason_in_brief(reason: str, rest: str) -> str:
    """A reason with its first sentence, where a lead has room for that; else only its kind."""
    kind, _, detail = reason.partition(": ")
    first = detail.partition(". ")[0].rstrip(".")
    words = f"{kind}: {first}" if first else kind
    return words if fits(f"{words}; {rest}") else kind


def _verdict(
    frame: Frame, look: Lookup, own: Pairs, pairs: Pairs, see_also: Sequence[Result]
) -> tuple[str, str | None]:
    """The verdict, and the reason that is told before the lines, if they do not say it all."""
    graph, candidate = frame.graph, frame.question.candidate or ""
    certain = [part for part, _ in own if part.certainty is Certainty.CERTAIN]
    if certain:
        return "partly" if frame.asked_days and gaps(certain, frame.period) else "yes", None
    if own:
        return "not recorded", None
    if graph.known_on is None and not graph.life(candidate).during(frame.period):
        name = articled(graph, candidate, frame.naming_day(frame.period))
        return "no", f"{name} did not exist {during_in_words(frame.period)}"
    if denied := _denied(frame, see_also, candidate):
        return "no", denied
    others = [part for part, row in pairs if row.answer and part.certainty is Certainty.CERTAIN]
    force = frame.question.force
    alone = EDGE_TYPES[look.edge].one_at_a_time and not force
    if alone and others and not gaps(others, frame.period):
        return "no", "it was another"
    line = f"no such line {FORCES_IN_WORDS[force]}" if force else "no such line"
    return "not recorded", f"the record has {line}, which is not to say that there was none"


def _denied(frame: Frame, see_also: Sequence[Result], candidate: str) -> str | None:
    """Why the very claim is denied: contested on all days asked, or a plan that came to nothing."""
    for row in see_also:
        if candidate in row.answer and (reason := denial(frame, row)):
            return reason
    return None


def denial(frame: Frame, row: Result) -> str | None:
    """Why what a row says is no answer on the days asked, if it is contested or was given up."""
    days = frame.graph.index.extent(frame.graph.statement(row.statement)).during(frame.period)
    if "contested" in row.more and not (frame.asked_days and gaps(days, frame.period)):
        return f"that is claimed, but contested: {row.more['contested']['reason']}"
    kind = row.more.get("outcome", {}).get("kind")
    if kind in {"abandoned", "never_enacted"}:
        return f"it was {row.status}, but {term_in_words(kind)}"
    return None


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
    return replace(answer, text=text_of(answer.sentences, verdict), verdict=verdict)


def _fallen(answer: Answer) -> str:
    """Whether what happened once, on the days given, happened in the time asked."""
    period = answer.question.period
    if period is None:
        return "yes"
    inside = {period.holds(read_day(day)) for day in answer.dates}
    return "not recorded" if len(inside) > 1 else "yes" if True in inside else "no"

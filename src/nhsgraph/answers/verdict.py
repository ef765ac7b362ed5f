"""Yes or no: *no* only where the record can say so; else it is not recorded, which is not *no*."""

from __future__ import annotations

from dataclasses import replace

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.results import gaps
from nhsgraph.answers.telling import OPENINGS, text_of
from nhsgraph.dates import Certainty, Part, read_day

__all__ = ["OPENINGS", "affirmed"]


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

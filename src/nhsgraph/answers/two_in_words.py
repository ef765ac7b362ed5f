"""Questions about two bodies, written: what ties them, which came first, who stood over whom."""

from __future__ import annotations

from nhsgraph.answers.clauses import Clause
from nhsgraph.answers.question import Question


def of_two(question: Question, first: str, second: str) -> Clause:
    """What a question asks of two bodies.

    Args:
        question: the question.
        first: the name of the first body.
        second: that of the other.
    """
    if question.form == "ties":
        return Clause("what", "", "tie", f"{first} to {second}")
    if question.form == "order":
        return _order(question, first, second)
    if question.form == "power" and question.moment:
        return Clause("", first, "have", f"power to direct {second}")
    what = "legal position" if question.form == "power" else "difference"
    return Clause("what", "", "be", f"the {what} between {first} and {second}")


def _order(question: Question, first: str, second: str) -> Clause:
    if question.moment == "both":
        return Clause("", f"{first} and {second}", "exist", "at the same time", plural=True)
    verb = {"ended": "end", "lasted": "last"}.get(question.moment or "", "begin")
    which = "longer" if verb == "last" else question.pick or "first"
    return Clause("which", "", verb, f"{which}, {first} or {second}")

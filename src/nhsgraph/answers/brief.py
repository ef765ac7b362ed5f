"""An answer in short: what kind of answer it is, and what a program reads of it in 2,000 bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.dates import Certainty
from nhsgraph.errors import shortened
from nhsgraph.schema import SOURCE_KINDS
from nhsgraph.words.citations import citations

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer, Cited, Happening, Result

MOST_BYTES = 2_000
"""The size of a brief answer as JSON, in bytes of UTF-8."""
MOST_ROWS = 5
"""A brief answer has no more rows."""
LONGEST = 400
"""Of a sentence or a citation it has no more signs."""
STATUSES = (
    "answered", "partly", "silent", "premise_false", "ambiguous", "not_understood", "searched"
)  # fmt: skip
"""What kinds of answers there are."""


_BY_PREMISE: Final[dict[str | None, str]] = {"ambiguous": "ambiguous", "outside": "silent"}


def status_of(answer: Answer) -> str:
    """What kind of answer an answer is: one of ``STATUSES``."""
    if answer.premise.problem in _BY_PREMISE:
        return _BY_PREMISE[answer.premise.problem]
    if answer.question.form == "search":
        return "searched" if answer.results or answer.events else "not_understood"
    if answer.verdict is not None:
        return _of_verdict(answer)
    if not (answer.results or answer.events or answer.documents or answer.count):
        return "premise_false" if answer.premise.denies else "silent"
    if answer.left_out or answer.gaps or (_only_possible(answer) and not _has_outcome(answer)):
        return "partly"
    return "answered"


def _has_outcome(answer: Answer) -> bool:
    """True where it is told what came of all plans that answer."""
    outcomes = [row.more.get("outcome", {}).get("kind", "unknown") for row in answer.results]
    return answer.question.form == "plans" and not {"unknown", "pending"}.intersection(outcomes)


def _of_verdict(answer: Answer) -> str:
    """The kind of an answer to yes or no; that a body did not exist answers whether it did."""
    if answer.premise.denies and answer.question.form != "exists":
        return "premise_false"
    if answer.verdict != "not recorded":
        return "partly" if answer.verdict == "partly" or answer.left_out else "answered"
    asked = {answer.question.candidate, answer.question.value} - {None}
    maybe = (
        row.certainty is Certainty.POSSIBLE and (not asked or asked.intersection(row.answer))
        for row in answer.results
    )
    return "partly" if any(maybe) else "silent"


def _only_possible(answer: Answer) -> bool:
    """True where nothing answers for certain."""
    if answer.parts:
        return not any(part.certain for part in answer.parts)
    rows: tuple[Result | Happening, ...] = (*answer.results, *answer.events)
    return bool(rows) and all(row.certainty is not Certainty.CERTAIN for row in rows)


def brief_of(answer: Answer) -> dict[str, Any]:
    """The answer in plain JSON types, of at most ``MOST_BYTES`` bytes."""
    rows = [_row(each) for each in answer.results[:MOST_ROWS]]
    told: dict[str, Any] = {
        "status": answer.status,
        "lead": shortened(answer.lead, LONGEST),
        "verdict": answer.verdict,
        "from": answer.first,
        "to": answer.last,
    }
    if isinstance(answer.count, int) or answer.count:
        told["count"] = answer.count if isinstance(answer.count, int) else list(answer.count)
    if answer.events:
        told["events"] = [each.event for each in answer.events[:MOST_ROWS]]
    if answer.example:
        told["example"] = shortened(answer.example, LONGEST // 2)
    while True:
        whole = {**told, "rows": rows, "more": len(answer.results) - len(rows)}
        if not rows or len(json.dumps(whole, ensure_ascii=False).encode()) <= MOST_BYTES:
            return whole
        rows = rows[:-1]


def _row(row: Result) -> dict[str, Any]:
    return {
        "statement": row.statement,
        "from": row.first,
        "to": row.last,
        "certainty": str(row.certainty),
        "source": shortened(_citation(best(row.evidence)), LONGEST),
    }


def best(evidence: tuple[Cited, ...]) -> Cited:
    """The evidence that weighs most: of the begin before others, then law before the press."""
    kinds = list(SOURCE_KINDS)

    def weight(each: Cited) -> tuple[bool, int]:
        known = each.origin is not None and each.origin.kind in kinds
        rank = kinds.index(each.origin.kind) if known and each.origin else len(kinds)
        return "begin" not in each.proves, rank

    return min(evidence, key=weight)


def _citation(cited: Cited) -> str:
    if cited.origin is None:
        return f"{cited.title}. {cited.locator}."
    return citations([(cited.origin, [cited.locator])], "plain")

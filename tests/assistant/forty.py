"""Forty questions that get one answer by whichever way they are asked, and how answers compare."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from nhsgraph.answers import Answer
from nhsgraph.assistant.compact import SENTENCE, cut

JSON = dict[str, Any]

_LINES: Final = """
    who holds HEE to account in 2019
    who held HEE to account in 2014
    who held HEE to account in 2010
    whom did the Secretary of State hold to account in 2013
    who was accountable to Parliament in 2015
    was HEE accountable to NHS Improvement in 2018
    was HEE accountable to the Secretary of State by law in 2016
    who funded HEE in 2015/16
    how much money did HEE get in 2013/14
    whom did HEE fund in 2014
    did HEE fund the LETBs in 2014
    who approves HEE's mandate
    did NHS Improvement approve HEE's mandate in 2019/20
    when was the mandate for 2019/20 published
    who hosted the NHS Leadership Academy in 2015
    who hosted the NHS Leadership Academy on 1 April 2019
    what did HEE host in 2017
    who were the members of the LETBs
    how many LETBs were there in 2014
    what did HEE replace
    what replaced the SHAs
    what was HEE called in 2012
    what was the Department of Health called in 2019
    what was HEE in law in 2014
    what was HEE in law in 2016
    which Act does HEE rest on
    who was chief executive of HEE in May 2014
    who chaired HEE in 2013
    who was Secretary of State for Health in 2012
    did HEE exist in 2011
    when did HEE begin
    when did the SHAs end
    how does the line run from HEE to Parliament in 2019
    what changed for HEE between 2014 and 2016
    what happened in April 2013
    what was planned for HEE
    who planned the workforce in 2013
    who oversaw HEE in 2016
    what is a mandate
    who held NHS Improvement to account in 2011
    who funds Zibbledy in 2015
    Smith review of leadership development
    """
QUESTIONS: Final = tuple(line.strip() for line in _LINES.strip().splitlines())


COMPARED: Final = 2


class Told(NamedTuple):
    """What two answers must have in common: kind, sentence, verdict, days, what they stand on."""

    status: str
    say: str
    verdict: str | None
    first: str | None
    last: str | None
    number: int
    stands_on: tuple[str, ...]


def as_told(answer: Answer | JSON) -> Told:
    """An answer of the library, of its contract as JSON, or of a tool, as it is compared.

    A tool shows no more results than fit: their number and the first of them are compared. It shows
    none of a search.
    """
    told: JSON = answer.to_dict() if isinstance(answer, Answer) else answer
    rows = [row for key in ("results", "events", "documents") for row in told.get(key, ())]
    rows = [] if told["status"] == "searched" else rows
    ids = (row.get("statement") or row.get("event") or row["source"] for row in rows[:COMPARED])
    asked = told.get("question", told)
    return Told(
        told["status"], cut(told.get("say") or told["lead"], SENTENCE), told.get("verdict"),
        asked.get("from"), asked.get("to"),
        len(rows) + told.get("left_out", {}).get("results", 0) if "say" in told else len(rows),
        tuple(ids),
    )  # fmt: skip

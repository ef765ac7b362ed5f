"""Rules about sums of money: what each measures, that it is said once, and that none hides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.schema import Amount, Funding

_SUM: Final = re.compile(
    r"(?:£\s?)(\d[\d,.]*\d|\d)\s?(bn|billion|million|m\b)?"
    r"|(?<![\d,.])(\d[\d,.]*\d|\d) (billion|million)\b"
    r"(?! \\w*(?:people|patients|staff|population|users))"
)
"""A sum of money in a text: with a pound sign, or in millions."""
_TIMES: Final = {"bn": 10**9, "billion": 10**9, "million": 10**6, "m": 10**6}
LEAST: Final = 10**6
"""Sums below this, in GBP, are rates and prices, which no edge carries."""


class AmountWithoutMeasure(Rule, severity="error"):
    """An amount does not say what it measures.

    A budget, a grant and an outturn of one year differ by what they count. A sum that does not say
    which it is will be held against one of another kind.
    """

    def find(self) -> Iterator[Finding]:
        """Funding with amounts without ``measures``."""
        for edge in self.of(Funding):
            years = [each.year.text for each in edge.amounts if not each.measures]
            if years:
                message = f"the amount for {', '.join(years)} does not say what it measures."
                mend = "Write measures: budget, grant_in_aid, outturn or another of its words."
                yield self.found("statement", edge.id, message, mend)


class TwoAmounts(Rule, severity="error"):
    """Two sums for one year and measure both stand.

    Where sources give two sums for the same thing, one is better. Both are kept, with the reason
    why they differ, but only one answers.
    """

    def find(self) -> Iterator[Finding]:
        """Funding with two uncontested amounts of one year and kind."""
        for edge in self.of(Funding):
            same: defaultdict[object, list[Amount]] = defaultdict(list)
            for each in edge.amounts:
                if not each.contested:
                    same[each.year.text, each.kind].append(each)
            for amounts in same.values():
                if len(amounts) > 1:
                    sums = " and ".join(f"£{each.gbp:,}" for each in amounts)
                    message = f"{sums} stand for {amounts[0].year}, and measure the same."
                    mend = "Mark the weaker one contested: with the reason why they differ."
                    yield self.found("statement", edge.id, message, mend)


class SumInNote(Rule, severity="warning"):
    """A note names a sum of money that no amount carries.

    What stands in prose alone is in no picture, export or answer. Of two bodies the sums are
    amounts; what is no amount, such as a cut or a total of several years, stays in the note.
    """

    def find(self) -> Iterator[Finding]:
        """Statements of which a note has a sum that is no amount to or from one of their bodies."""
        for statement in self.record.statements.values():
            amounts = statement.amounts if isinstance(statement, Funding) else ()
            notes = [statement.note, *(each.note for each in amounts)]
            written = [each for note in notes for each in sums_in(note or "") if each >= LEAST]
            carried = {
                amount.gbp
                for body in (statement.bodies if written else ())
                for edge in self.index.of_body(body)
                if isinstance(edge, Funding)
                for amount in edge.amounts
            }
            missing = [each for each in dict.fromkeys(written) if each not in carried]
            if missing:
                sums = ", ".join(f"£{each:,}" for each in missing)
                message = f"the note has {sums}, which no amount carries."
                yield self.found("statement", statement.id, message, "Add it under amounts:.")


def sums_in(text: str) -> list[int]:
    """The sums of money in a text, in GBP, in its order.

    >>> sums_in("It gave £1.5bn, 200 million and £333 to 12 people.")
    [1500000000, 200000000, 333]
    """
    found = []
    for match in _SUM.finditer(text):
        number = (match[1] or match[3]).replace(",", "").rstrip(".")
        found.append(round(float(number) * _TIMES.get(match[2] or match[4] or "", 1)))
    return found

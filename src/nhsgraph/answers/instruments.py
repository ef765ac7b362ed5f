"""What rests on law: whether a statement does on an Act named in a few words, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import BEFORE_ALL, Day, Period
from nhsgraph.schema import Evidence, Statement
from nhsgraph.spelling import tidy, words_of

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_LAW: Final = frozenset({"act", "statutory_instrument", "explanatory_notes"})
"""The kinds of sources that are law, or explain it."""
_ENDS: Final = ("abolish", "ended by", "dissol", "revok", "repeal")
"""How a part of a basis begins to speak of an end."""
_JOINTS: Final = frozenset({"and", "of", "for"})
"""Words inside the names of instruments."""
OF_DUTIES: Final = (
    "planning", "accountability", "oversight", "mandate_approval", "appointment", "commission",
    "funding", "partnership", "hosting",
)  # fmt: skip
"""The types of lines that tell of duties, those first that tell most."""
WAYS_TO_WORK: Final = frozenset({"non_statutory_partnership", "operating_name"})
NO_PERSONS: Final = WAYS_TO_WORK | {"committee", "statutory_committee", "executive_agency"}
"""The legal forms that by their nature make no legal person of its own.

A way to work, or a name under which others work; a committee, which is of the body that appoints
it; an executive agency, which is a part of its department.
"""
NOT_BY_STATUTE: Final = WAYS_TO_WORK | {"committee", "advisory_body", "executive_agency"}
"""The legal forms that no statute makes: they are set up by a body, or by a minister."""
FIGURES: Final = 4
"""A year has so many figures; an Act that is named with its year ends with them."""
_YEAR: Final = re.compile(r"\d{4}")


class Instrument:
    """An Act or order by its words, such as *Health and Social Care Act 2012* or *2012 Act*."""

    def __init__(self, words: str) -> None:
        plain = tidy(words).lower().removeprefix("the ").split()
        if len(plain) == 2 and _YEAR.fullmatch(plain[0]):  # the 2012 Act
            plain.reverse()
        self._alone = len(plain) < 2 or bool(_YEAR.fullmatch(plain[-1]) and len(plain) == 2)
        self._words = " ".join(plain)

    @property
    def first_day(self) -> Day:
        """The first day of the year in its name, before which nothing can rest on it."""
        years = _YEAR.findall(self._words)
        return Period.read(years[-1]).start if years else BEFORE_ALL

    def named_in(self, text: str, *, opening: bool = False) -> bool:
        """Whether a text names it: not where its words only end the longer name of another.

        Args:
            text: a basis, the title of a source, or a place in one.
            opening: whether it must open the text, as in the title of an order that commences it.
        """
        place = -1
        lower = text.lower()
        while self._words and (place := lower.find(self._words, place + 1)) >= 0:
            behind = place + len(self._words)
            if lower[behind : behind + 1].isalnum() or lower[max(0, place - 1) : place].isalnum():
                continue
            before = text[:place].split()
            whole = not before or before == ["The"]
            if whole or (not opening and not _runs_on(before)) or self._alone:
                return True
        return False

    def title(self, graph: DatedGraph) -> str:
        """Its name as the record writes it in the title of a source, else its words."""
        if self._alone:  # act 2012
            return " ".join(
                word if word.isdecimal() else word.capitalize()
                for word in reversed(self._words.split())
            )
        titles = [source.title for source in graph.record.sources.values() if source.kind in _LAW]
        named = (title for title in titles if title.lower().startswith(self._words))
        whole = min(named, key=len, default="")
        year = _YEAR.search(whole, max(0, len(self._words) - FIGURES))
        return whole[: year.end()] if year else whole or self._words

    def carries(
        self, graph: DatedGraph, statement: Statement, side: str | None, section: str = ""
    ) -> bool:
        """Whether the begin or the end (``side``) of a statement rests on it; either if None.

        It does by the basis of the statement, and by evidence in law that proves that side; by a
        section of it, where its number stands there too. What proves an event is of all that it
        began and ended, and so says of no section.
        """
        parts = _basis(statement, side)
        if any(self.named_in(part) and has_number(part, section) for part in parts):
            return True
        proofs = _proofs(graph, statement, side, events=not section)
        return any(
            self._cited(graph, proof) and has_number(proof.locator, section) for proof in proofs
        )

    def _cited(self, graph: DatedGraph, evidence: Evidence) -> bool:
        sources = graph.record.sources
        law = [
            sources[each].title
            for each in (evidence.source, evidence.read_in)
            if each is not None and sources[each].kind in _LAW
        ]
        at_place = bool(law) and self.named_in(evidence.locator)
        return at_place or any(self.named_in(title, opening=True) for title in law)


def _runs_on(before: list[str]) -> bool:
    """Whether words lead on to what stands behind them: *Health and Social*, *Health and*."""
    if before[-1].lower() in _JOINTS:
        before = before[:-1]
    last = before[-1] if before else ""
    return last[:1].isupper() and last.lower() != "the" and not last.endswith((";", ",", ".", ":"))


def has_number(text: str, number: str) -> bool:
    """Whether the number of a section stands in a text: *96* in *s. 96(1)*; always if none is."""
    return not number or number.casefold() in words_of(text)


def _basis(statement: Statement, side: str | None) -> Iterator[str]:
    """The parts of a basis that speak of a side; a part that says of no end speaks of a begin."""
    for part in (statement.basis or "").split(";"):
        ends = any(word in part.lower() for word in _ENDS)
        if side is None or ends == (side == "end"):
            yield part


def _proofs(
    graph: DatedGraph, statement: Statement, side: str | None, *, events: bool = True
) -> Iterator[Evidence]:
    """The evidence of a side, and with ``events`` that of the event that it is tied to."""
    yield from (each for each in statement.evidence if side is None or side in each.proves)
    if not events:
        return
    tied = {"begin": statement.begun_by, "end": statement.ended_by}
    for at, event in tied.items():
        if event is not None and side in {None, at}:
            yield from graph.record.events[event].evidence


def enacted_instead(graph: DatedGraph, line: Statement) -> Evidence | None:
    """What an Act says that laid down something else than a plan, if one did."""
    halt = line.outcome.halt if line.planned and line.outcome else None
    sources = graph.record.sources
    proofs = halt.evidence if halt else ()
    return next((one for one in proofs if one.says and sources[one.source].kind == "act"), None)

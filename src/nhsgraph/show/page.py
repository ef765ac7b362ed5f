"""What is shown of an answer, in which order and how much of it, for a terminal or a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from nhsgraph.dates import Certainty, FuzzyDay, day_in_words
from nhsgraph.show.cells import beside, certainty, doubted, how, when, who
from nhsgraph.show.sources import Sources, best, cut
from nhsgraph.values import dataclass, replace

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.result import Cited, Happening, Result

MOST_ROWS = 8
"""An answer shows so many statements, unless all of it is wanted."""
MOST_BESIDE = 3
"""So many statements, and so many notes, stand beside an answer, unless all of it is wanted."""
LONGEST_BESIDE = 170
"""What stands beside an answer is cut to so many letters, unless all of it is wanted."""
LONGEST_CELL = (110, 80)
"""A text in a cell is cut to so many letters, of many rows to fewer, unless all of it is wanted;
names never are."""
LONGEST_MORE = 500
"""What an answer says besides is cut to so many letters, unless all of it is wanted."""
FEW_ROWS = 3
"""Up to so many rows show two sources each; more show one, and share it where they can."""


@dataclass(frozen=True)
class Shown:
    """One statement, or event, of an answer.

    ``ids`` are what ``cite`` takes; ``evidence`` is all that it rests on.
    """

    what: str
    when: str
    how: str
    certain: str
    basis: str
    ids: tuple[str, ...]
    evidence: tuple[Cited, ...]


@dataclass(frozen=True)
class Page:
    """An answer as it is shown.

    ``more`` is what the answer says that neither its first sentence nor a row does; ``heads`` are
    those of the cells of a row; ``silent`` is true where the record has no answer, so that what was
    read and what is ``nearest`` come first; the numbers say how much is left out.
    """

    lead: str
    more: str
    heads: tuple[str, ...]
    rows: tuple[Shown, ...]
    rows_left: int
    nearest: tuple[Shown, ...]
    example: str
    beside: tuple[Shown, ...]
    beside_left: int
    notes: tuple[str, ...]
    notes_left: int
    sources: Sources
    sources_left: int
    read_as: str
    silent: bool

    def cells(self, row: Shown) -> tuple[str, ...]:
        """The cells of a row, as many as there are heads."""
        told = {"how": row.how, "certain": row.certain}
        return (row.what, row.when, *(told[head] for head in self.heads[2:]))

    def marks(self, row: Shown) -> str:
        """The numbers of a row's sources that are shown, and how many more it has."""
        numbers = self.sources.numbers(row.evidence)
        more = len({cited.source for cited in row.evidence}) - len(numbers)
        marks = " ".join(f"[{number}]" for number, _ in numbers)
        return f"{marks} + {more} more" if more > 0 and marks else marks


def page_of(answer: Answer, *, everything: bool = False, all_sources: bool = False) -> Page:
    """What is shown of an answer.

    Args:
        answer: the answer.
        everything: whether all rows and all that stands beside them is shown, and nothing cut.
        all_sources: whether all sources of what is shown, and of what stands beside it, are listed.
    """
    full, heads = _rows(answer)
    # What is contested first, then what was planned, then what is only near.
    ordered = sorted(
        answer.see_also, key=lambda each: ("contested" not in each.more, each.status == "in_force")
    )
    every_near, every_beside = _beside(answer.nearest), _beside(ordered)
    every = [*full, *every_near, *every_beside]
    rows, near, besides = full, every_near, every_beside
    notes = [_clean(note) for note in answer.notes]
    if not everything:
        rows = _foremost(full)
        most = LONGEST_CELL[len(rows) > FEW_ROWS]
        rows = [_cut(row, most, names=heads[0] == "who") for row in rows]
        near, besides = _few(near), _few(besides)
        notes = [cut(note, LONGEST_BESIDE) for note in notes[:MOST_BESIDE]]
    sources = _sources(rows)
    if all_sources:  # the best keep their numbers
        sources.add(each for row in every for each in row.evidence)
        sources.add(each for happening in answer.events for each in happening.evidence)
    known = {each.source for row in every for each in row.evidence}
    known |= {each.source for happening in answer.events for each in happening.evidence}
    return Page(
        lead=_clean(answer.lead),
        more=_rest(answer, full, everything=everything),
        heads=heads,
        rows=tuple(rows),
        rows_left=len(full) - len(rows),
        nearest=tuple(near),
        example=answer.example or "",
        beside=tuple(besides),
        beside_left=len(every_beside) - len(besides),
        notes=tuple(notes),
        notes_left=len(answer.notes) - len(notes),
        sources=sources,
        sources_left=len(known) - len(sources),
        read_as=answer.read_as,
        silent=answer.status == "silent",
    )


def _foremost(rows: list[Shown]) -> list[Shown]:
    """So many rows as an answer shows, in their order: of each who answers one before any other."""
    if len(rows) <= MOST_ROWS + 1:
        return rows
    first = {row.what: at for at, row in reversed(list(enumerate(rows)))}
    ones = set(first.values())
    kept = sorted(range(len(rows)), key=lambda at: at not in ones)[:MOST_ROWS]
    return [rows[at] for at in sorted(kept)]


def _sources(rows: Sequence[Shown]) -> Sources:
    """The best sources of rows: two of a row, of many rows one."""
    sources, few = Sources(), len(rows) <= FEW_ROWS
    for row in rows:
        known = [] if few else [places[0].source for _, places in sources.listed()]
        sources.add(best(row.evidence, 2 if few else 1, known))
    return sources


# -- rows ---------------------------------------------------------------------------------------


def _rows(answer: Answer) -> tuple[list[Shown], tuple[str, ...]]:
    """The rows of an answer, one a statement, and the heads of their cells.

    Events come first. A row names who or what answers; where the statements are of several kinds,
    are changes or only plans, it is the sentence that each makes.
    """
    groups: dict[tuple[Any, ...], list[Result]] = {}
    for each in answer.results:
        key = (each.statement, each.answer, each.via, each.more.get("change"), each.when)
        groups.setdefault(key, []).append(each)
    in_sentences = (
        len({each.type for each in answer.results if "statements" not in each.more}) > 1
        or answer.question.form in {"search", "quote"}
        or bool(answer.events)
        or any(each.status != "in_force" or "change" in each.more for each in answer.results)
    )
    doubts = any(map(doubted, groups.values()))
    rows = [_row(group, in_sentences=in_sentences) for group in groups.values()]
    rows = [*map(_event, answer.events), *rows]
    doubts = doubts or any(str(each.certainty) != "certain" for each in answer.events)
    heads = ["what" if in_sentences or not groups else "who", "when"]
    heads += ["how"] if any(row.how for row in rows) else []
    heads += ["certain"] if doubts else []
    return rows, tuple(heads)


def _row(stretches: Sequence[Result], *, in_sentences: bool) -> Shown:
    first = stretches[0]
    shown = _alone(first)
    change = str(first.more.get("change") or "")
    certain = (each for each in stretches if each.certainty is Certainty.CERTAIN)
    surest = next(certain, first)  # by it bodies are named
    return replace(
        shown,
        what=beside(first) if in_sentences else who(surest),
        how=change if in_sentences else how(first),
        certain=certainty(stretches),
        basis="" if first.basis in first.answer and not in_sentences else shown.basis,
        evidence=tuple(dict.fromkeys(cited for each in stretches for cited in each.evidence)),
    )


def _alone(each: Result) -> Shown:
    """A statement by itself, as the sentence that it makes."""
    ids = each.more.get("statements") or (each.statement,)
    told = certainty([each]) if doubted([each]) else ""
    return Shown(
        what=beside(each), when=when(each), how="", certain=told, basis=each.basis or "",
        ids=tuple(ids), evidence=each.evidence,
    )  # fmt: skip


def _event(happening: Happening) -> Shown:
    days = day_in_words(FuzzyDay.read(happening.date))
    return Shown(
        what=happening.title, when=days, how="event", certain=str(happening.certainty), basis="",
        ids=(happening.event,), evidence=happening.evidence,
    )  # fmt: skip


# -- what stands beside -------------------------------------------------------------------------


def _beside(rows: Iterable[Result]) -> list[Shown]:
    """Statements beside an answer, each once."""
    once = {each.statement: each for each in reversed(list(rows))}
    return [_alone(each) for each in reversed(once.values())]


def _few(rows: Sequence[Shown]) -> list[Shown]:
    return [_cut(row, LONGEST_BESIDE) for row in rows[:MOST_BESIDE]]


def _cut(row: Shown, most: int, *, names: bool = False) -> Shown:
    """A statement with no long texts; ``names`` are left whole."""
    what = row.what if names else cut(row.what, most)
    return replace(row, what=what, how=cut(row.how, most), basis=cut(row.basis, most))


# -- words --------------------------------------------------------------------------------------

_WORDS = re.compile(r"\w{4,}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“(])|\n+")


def _rest(answer: Answer, rows: Sequence[Shown], *, everything: bool) -> str:
    """The sentences of an answer of which most words stand neither in the first nor in a row."""
    told = " ".join([answer.lead, *(f"{one.what} {one.how} {one.when}" for one in rows)])
    known = set(_WORDS.findall(told.lower()))
    new: list[str] = []
    for sentence in map(_clean, _SENTENCE_END.split(answer.text)):
        words = set(_WORDS.findall(sentence.lower()))
        told_in_lead = sentence in answer.lead or any(
            f"“{word}”" in sentence for word in answer.left_out
        )
        if words and not told_in_lead and len(words - known) > len(words) / 2:
            new.append(sentence)
    return " ".join(new) if everything else cut(" ".join(new), LONGEST_MORE)


def _clean(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def one_line(row: Shown) -> str:
    """A statement that stands beside an answer: its sentence with its days."""
    return f"{row.what} ({row.when})" if row.when else row.what

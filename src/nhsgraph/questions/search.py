"""The fall-back for a sentence that fits no form: the statements that fit its words best.

SQLite's full-text index (FTS5, ranked by BM25) in memory, over what every statement says, its
notes, its evidence and its amounts; built when it is first needed.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, LATEST, Period, is_open
from nhsgraph.errors import shortened
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.telling import result
from nhsgraph.questions.wording import sentence
from nhsgraph.schema import Statement
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held
    from nhsgraph.questions.request import Question

MOST = 10
"""No more statements than these are shown."""
MOST_WORDS = 60
"""A search looks for the first so many words of a sentence."""
_IDLE = frozenset(
    "'s the a an of to in on at by for from and or is was were are be did do does has had have who"
    " what which when where how many much that this it its with any all".split()
)


class SearchIndex:
    """A full-text index over the statements of a graph."""

    def __init__(self, graph: DatedGraph) -> None:
        import sqlite3

        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE statement USING fts5(id UNINDEXED, names, says, rest,"
            " tokenize='porter unicode61')"
        )
        rows = (_row(graph, each) for each in graph.record.statements.values())
        self._database.executemany("INSERT INTO statement VALUES (?, ?, ?, ?)", rows)

    def find(self, text: str) -> list[str]:
        """The ids of the statements that have any of the words, the best first."""
        words = dict.fromkeys(word for word in words_of(text) if word not in _IDLE)
        if not words:
            return []
        query = " OR ".join(f'"{word}"' for word in islice(words, MOST_WORDS))
        found = self._database.execute(
            "SELECT id FROM statement WHERE statement MATCH ?"
            " ORDER BY bm25(statement, 0, 2.0, 4.0, 1.0)",
            (query,),
        )
        return [row[0] for row in found]


def _row(graph: DatedGraph, statement: Statement) -> tuple[str, str, str, str]:
    """What of a statement is searched: its id, the names of its bodies, its sentence, the rest."""
    ends = statement.bodies
    names = [name.name for end in ends for name, _ in graph.names(end)]
    extent = graph.index.extent(statement)
    days = (extent.possible_from, extent.certain_to - 1)
    day = min((day for day in days if not is_open(day)), default=LATEST)
    rest = [statement.note or "", statement.basis or "", statement.id]
    rest += [f"{each.says or ''} {each.locator}" for each in statement.all_evidence()]
    rest += [f"{each.year.text} {each.gbp}" for each in getattr(statement, "amounts", ())]
    return statement.id, " ".join(names), sentence(graph, statement, day), " ".join(rest)


def search(
    graph: DatedGraph, index: SearchIndex, question: Question, words: str, unknown: str | None
) -> Answer:
    """The statements that fit the words best and hold, or were planned, in the time asked.

    Args:
        graph: the graph, maybe as known on a day.
        index: the index over its statements.
        question: the question, of the form ``search``.
        words: what to search for: the sentence without its time.
        unknown: what the sentence names that is no body of the record, if that is why.
    """
    frame = Frame.of(graph, question)
    rows: list[Result] = []
    for statement_id in index.find(words):
        statement = graph.statement(statement_id)
        held = graph.plan(statement) if statement.planned else graph.held(statement)
        if held is not None and (shown := _shown(frame, held)):
            rows.append(shown)
        if len(rows) == MOST:
            break
    why = (
        f"The record has no body “{shortened(unknown)}”" if unknown else "No form of question fits"
    )
    text = (
        f"{why}, so this is a search, not an answer:"
        f" the {len(rows)} statements that fit the words best."
        if rows
        else f"{why}, and a search over all statements finds nothing."
    )
    claims = [row for row in rows if "contested" in row.more]
    return frame.answer(text=text, results=[r for r in rows if r not in claims], see_also=claims)


def _shown(frame: Frame, held: Held) -> Result | None:
    period = frame.period if frame.asked_days else Period(BEFORE_ALL, AFTER_ALL)
    parts = held.during(period)
    statement = held.statement
    ends = statement.bodies
    return result(frame.graph, held, parts[0], ends) if parts else None

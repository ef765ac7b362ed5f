"""Statements found by their words: a search, which is no answer, and the record's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from nhsgraph.answers.frame import Frame
from nhsgraph.answers.line import span_of
from nhsgraph.answers.result import Premise
from nhsgraph.answers.results import cite, result
from nhsgraph.answers.telling import LEAD_SIGNS, Sentence, Telling, cut_short, fits, in_one
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Period, day_in_words
from nhsgraph.values import replace
from nhsgraph.words.lengths import number_in_words
from nhsgraph.words.sentences import capital
from nhsgraph.words.spans import span_in_words

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.question import Question
    from nhsgraph.answers.result import Happening, Result
    from nhsgraph.graph import DatedGraph

NO_FORM = "no form of question fits"
NEAREST = "nearest by its words is"
MOST = 8
"""No more statements than these are shown."""
MOST_LABELS, LABEL_SIGNS = 4, 110
"""The lead of a list names so many of its rows, each in so many signs."""


def search(
    graph: DatedGraph,
    question: Question,
    found: Iterable[str],
    why: str = NO_FORM,
    passage: Callable[[str], str] = lambda _: "",
    *,
    strange: bool = False,
) -> Answer:
    """The statements that fit the words best and hold, or were planned, in the time asked.

    Args:
        graph: the graph, maybe as known on a day.
        question: the question, of the form ``search``.
        found: ids of statements and events that have the words, the best first.
        why: a clause that says why there is no answer.
        passage: what of a statement has the words beside its own sentence; nothing if that has.
        strange: whether a name is asked for that stands nowhere, so that the nearest is of another
            thing, and is not told before the others.
    """
    frame = Frame.of(graph, question)
    rows: list[Result] = []
    events: list[Happening] = []
    nearest: list[Sentence] = []
    short = ""
    for one in found:
        if (happening := _event(frame, one)) is not None:
            events.append(happening)
            words = f"{happening.title} ({day_in_words(graph.record.events[one].date)})"
        elif (in_days := found_row(frame, one)) is not None:
            row = in_days[0]
            rows.append(row)
            if "contested" in row.more:
                continue
            own = passage(row.statement)
            words = _with_passage(row, own)
            short = short or _with_passage(row, own, most=LEAD_SIGNS)
        else:
            continue
        short = short or words
        nearest = nearest or [Sentence(f"{NEAREST}: {words}", (one,))]
        if len(rows) + len(events) == MOST:
            break
    found_any = f"{why}, so this is a search, not an answer"
    text = found_any if nearest else f"{why}, and a search over all statements finds nothing"
    claims = [row for row in rows if "contested" in row.more]
    kept = [row for row in rows if row not in claims]
    claim = f"{text}; {NEAREST}: {short}" if nearest and not strange else text
    told = Telling((Sentence(text), *(() if strange else nearest)), claim)
    return frame.answer(told=told, results=kept, see_also=claims, events=tuple(events))


def _with_passage(row: Result, passage: str, *, most: int | None = None) -> str:
    """A match in words: its sentence, and the passage beside it that has the words.

    Args:
        row: the match.
        passage: the passage; nothing if there is none.
        most: so many signs of both are told; all of them if None.
    """
    words, beside = row.text.rstrip("."), passage.rstrip(".")
    if most is not None:
        words = cut_short(words, max(most // 2, most - len(beside)))
        beside = cut_short(beside, max(most // 2, most - len(words)))
    return f"{words} \N{EN DASH} {beside}" if beside else words


def _event(frame: Frame, event_id: str) -> Happening | None:
    """An event as it is told, if it may be of the time asked and was known."""
    event = frame.graph.record.events.get(event_id)
    if event is None or not frame.period.overlaps(
        Period(event.date.earliest, event.date.latest + 1)
    ):
        return None
    from nhsgraph.answers.when import happening_of

    happening = happening_of(frame.graph, event)
    return happening if happening.evidence else None


def outside_of(graph: DatedGraph, question: Question, words: str) -> Answer:
    """What is told where a question is of something that the record is not of."""
    title = graph.record.info.title
    return not_kept(graph, question, f"“{words}” lies outside this record, which is of: {title}")


def not_kept(graph: DatedGraph, question: Question, claim: str) -> Answer:
    """A silence about what no statement of the record is of, in the words of the claim."""
    premise = Premise(False, "outside", f"{claim}.", lead=claim)
    return not_understood(graph, question, claim, premise)


def not_understood(
    graph: DatedGraph, question: Question, claim: str, premise: Premise | None = None
) -> Answer:
    """What is told of a question that can't be read and of whose words no statement has any."""
    frame = Frame.of(graph, question)
    frame = replace(frame, premise=premise) if premise else frame
    return frame.answer(told=Telling((Sentence(claim),), claim))


def beside_silence(
    graph: DatedGraph, told: Answer, found: Iterable[str], passage: Callable[[str], str]
) -> Answer | None:
    """A silent answer with the statement that has its words, told as the nearest; None without one.

    Args:
        graph: the graph that was asked.
        told: the silent answer.
        found: ids of statements, the best first.
        passage: what of a statement has the words beside its own sentence; nothing if that has.
    """
    frame = Frame.of(graph, replace(told.question, period=None))
    known = {row.statement for row in told.results}
    rows = (found_row(frame, one) for one in found if one not in known)
    row = next((pair[0] for pair in rows if pair and "contested" not in pair[0].more), None)
    if row is None:
        return None
    claim = (told.claim or told.text).rstrip(".")
    near = f"nearest: {_with_passage(row, passage(row.statement), most=LEAD_SIGNS)}"
    whole = f"{told.text.rstrip()} {capital(near)}."
    nearest = (row, *(one for one in told.nearest if one.statement != row.statement))
    return replace(told, claim=f"{claim}; {near}", text=whole, nearest=nearest)


def in_its_words(
    graph: DatedGraph,
    question: Question,
    found: Iterable[str],
    passage: Callable[[str], str] = lambda _: "",
    called: str = "",
) -> Answer:
    """The statements or events that have the words of a question, each in the record's own words.

    Args:
        graph: the graph, maybe as known on a day.
        question: the question, of the form ``quote``.
        found: ids of statements and events, the best first.
        passage: what of a statement has the words beside its own sentence; nothing if that has.
        called: what they are, where they are told as a list: *reviews*.

    Where a time is asked about, a statement that only may have held then is left out.
    """
    frame = Frame.of(graph, question)
    rows: list[Result] = []
    events: list[Happening] = []
    told: list[Sentence] = []
    claims: list[str] = []
    for one in found:
        if one in graph.record.events:
            if (happening := _event(frame, one)) is not None:
                events.append(happening)
                days = day_in_words(graph.record.events[one].date)
                claims.append(f"{happening.title} ({days})")
                told.append(Sentence(claims[-1], (one,)))
            continue
        in_days = found_row(frame, one)
        if in_days is None:
            continue
        row, days = in_days
        in_force = row.status == "in_force"
        if frame.asked_days and in_force and row.certainty is Certainty.POSSIBLE:
            continue  # what is not known of that time answers nothing
        rows.append(row)
        told.append(Sentence(f"{days}: {row.text}" if in_force else row.text, (one,)))
        own = passage(one)
        claims.append(told[-1].words if not own else _with_passage(row, own))
        if own and not claims[1:] and not fits(claims[0]):
            claims[0] = _with_passage(row, own, most=LEAD_SIGNS)
        if note := graph.statement(one).note:
            told.append(Sentence(note, (one,)))
    if claims and not fits(claims[0]):  # the whole stands in the text
        claims[0] = cut_short(claims[0], LEAD_SIGNS)
    claim = in_one(claims, otherwise=claims[0] if claims else "")
    if called and claims:
        rest = len(claims) - MOST_LABELS
        labels = [*map(_label, claims[:MOST_LABELS]), *([f"{rest} more"] if rest > 0 else [])]
        number = number_in_words(len(claims))
        claim = f"{number} entries of the record are on {called}: {'; '.join(labels)}"
    return frame.answer(told=Telling(tuple(told), claim), results=rows, events=tuple(events))


def _label(words: str) -> str:
    """A row of a list in few words."""
    return cut_short(words.rstrip("."), LABEL_SIGNS)


def found_row(frame: Frame, statement_id: str) -> tuple[Result, str] | None:
    """A statement as a row, and over which days it held, each end as well as it is known."""
    graph = frame.graph
    if statement_id in graph.record.events:
        return None
    statement = graph.statement(statement_id)
    held = graph.plan(statement) if statement.planned else graph.held(statement)
    if held is None or not cite(graph, graph.knowledge.evidence(statement)):
        return None
    period = frame.period if frame.asked_days else Period(BEFORE_ALL, AFTER_ALL)
    parts = held.during(period)
    if not parts:
        return None
    surest = max(parts, key=lambda part: part.certainty.rank)
    return result(graph, held, surest, statement.bodies), span_in_words(span_of(parts), period)

"""What a body is or was: its description, or in five lines what the record's statements say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.facts import HEADS, Fact, facts_of, naming_day_of, row_of
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.lines import look_up
from nhsgraph.answers.plans import outcome_in_words
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result, one_of_each
from nhsgraph.answers.results import all_known, cite, first_said, result
from nhsgraph.answers.stretched import Lasting, known_until, main_part
from nhsgraph.answers.telling import Sentence, Telling, fits
from nhsgraph.dates import is_open
from nhsgraph.schema import Description, Membership
from nhsgraph.values import replace
from nhsgraph.words.kinds import kind_in_words
from nhsgraph.words.sentences import articled, conjugate, is_plural

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held

LINES = 5
"""Without a description a body is told in no more lines than these."""
_DID = {
    "account": "answered to {}",
    "host": "{be} hosted by {}",
    "whole": "belonged to {}",
    "planned": "planned for {}",
    "oversaw": "oversaw {}",
    "holding": "held {} to account",
    "paying": "paid {}",
    "hosting": "hosted {}",
    "paid": "{be} paid by {}",
    "overseen": "{be} overseen by {}",
    "became": "{be} followed by {}",
    "came_from": "came after {}",
}
"""What a body did under each head, as a clause without its subject."""
_ABOVE = ("account", "host", "whole")
"""Whom it belonged to: the first of these heads that has anything."""
_WORK = ("planned", "oversaw", "holding", "paying", "hosting", "paid", "overseen")
"""What it was for: the first two of these that have anything."""


def about(graph: DatedGraph, question: Question) -> Answer:
    """What a body is or was, what it was for, whom it answered to and what became of it.

    The description answers where the body has one and all of its sources were known; its row is the
    name of the body, with ``description`` and its evidence first. Whether it was of a kind
    (``kinds``) is answered by its life.
    """
    frame = Frame.of(graph, question)
    body = question.body
    names = _names(frame)
    rows = [row for held in names if frame.admits(row := _named(frame, held))]
    if not frame.premise.ok or not rows:
        return _only_planned(frame)
    if question.yes_no and graph.body(body).kind in question.kinds:
        life = Sentence(_life_line(frame, names), tuple(row.statement for row in rows))
        return frame.answer(told=Telling((life,), life.words), results=rows, verdict="yes")
    described = _known_description(graph, body)
    if described is not None:
        rows = [_with_description(graph, rows[0], described), *rows[1:]]
        told = _in_its_words(frame, described, rows, names)
        return _with_members(frame, frame.answer(told=told, results=rows))
    facts = {fact.head: fact for fact in facts_of(frame, body, HEADS)}
    first = Sentence(_life_line(frame, names), tuple(row.statement for row in rows))
    lines = [first, *_lines(frame, facts)][:LINES]
    shown = {row.statement: row for fact in facts.values() for row in fact.rows}
    told = Telling(tuple(lines), first.words)
    return _with_members(frame, frame.answer(told=told, results=[*rows, *shown.values()]))


def _with_members(frame: Frame, answer: Answer) -> Answer:
    """What a set is, told with those that are on record as one of it."""
    question = frame.question
    if not frame.graph.body(question.body).is_group:
        return answer
    among = look_up(frame.graph, Question("members", question.bodies, question.period))
    rows = [row for row in among.results if _is_one_of(frame, row)] if among.premise.ok else []
    if not rows:
        return answer
    day = frame.naming_day(frame.period)
    members = dict.fromkeys(body for row in rows for body in row.answer)
    named = "; ".join(frame.graph.named_on_day(body, day) for body in members)
    when = "" if frame.asked_days else ", at one time or another"
    told = f"Of this set on record{when}: {named}."
    return replace(
        answer, notes=(told, *answer.notes), see_also=one_of_each((*rows, *answer.see_also))
    )


def _is_one_of(frame: Frame, row: Result) -> bool:
    statement = frame.graph.statement(row.statement)
    return isinstance(statement, Membership) and statement.role == "one_of"


def _in_its_words(
    frame: Frame, described: Description, rows: Sequence[Result], names: Sequence[Held]
) -> Telling:
    """A description as it stands; its first sentence leads, or the life where that is too long."""
    ids = tuple(row.statement for row in rows)
    words = described.text.split(" ")
    ends = (n for n in range(_SHORTEST, len(words)) if words[n - 1].endswith("."))
    place = next((n for n in ends if words[n][:1].isupper()), len(words))
    first = " ".join(words[:place])
    claim = first if fits(first) or not names else _life_line(frame, names)
    if frame.question.moment == "named" and names:
        day = frame.naming_day(frame.period) if frame.asked_days else names[-1].told.certain_from
        claim = f"{articled(frame.graph, frame.question.body, day)}: {claim[:1].lower()}{claim[1:]}"
    return Telling((Sentence(described.text, ids),), claim)


_SHORTEST = 5
"""No sentence of a description has fewer words; a full stop before is that of an abbreviation."""


def _names(frame: Frame) -> list[Held]:
    """The names of the body in force in the time asked, by begin."""
    graph, body = frame.graph, frame.question.body
    held = (graph.held(name) for name in graph.index.said("name", body) if name.counts)
    found = [each for each in held if each and each.during(frame.period)]
    return sorted(found, key=lambda each: each.extent.possible_from)


def _named(frame: Frame, held: Held) -> Result:
    """A name as the row that shows that the body lived: the body itself answers."""
    return replace(row_of(frame, held, frame.question.body), answer=(frame.question.body,))


def _known_description(graph: DatedGraph, body: str) -> Description | None:
    """The description, if it knows nothing that was not known."""
    described = graph.body(body).description
    if described is None or not all_known(graph, described.evidence):
        return None
    return described


def _with_description(graph: DatedGraph, row: Result, described: Description) -> Result:
    cited = cite(graph, described.evidence)
    told = {"text": described.text, "evidence": [each.to_dict() for each in cited]}
    evidence = tuple(dict.fromkeys([*cited, *row.evidence]))
    return replace(row, evidence=evidence, more={**row.more, "description": told})


def _life_line(frame: Frame, names: Sequence[Held]) -> str:
    """What kind of body it is or was, and from when to when."""
    graph, body = frame.graph, frame.question.body
    life = graph.life(body)
    whole = Lasting(life, tuple(names))
    until = known_until(graph)
    over = not is_open(life.possible_to - 1) or life.certain_to < until
    be = conjugate("be", plural=is_plural(graph, [body]), past=over)
    last = min(life.certain_to, until, frame.period.stop) - 1
    name = articled(graph, body, max(last, naming_day_of(whole)))
    kind = kind_in_words(graph.body(body).kind)
    return f"{name} {be} {kind}, {whole.ends(until)}"


def _lines(frame: Frame, facts: dict[str, Fact]) -> Iterator[Sentence]:
    """The lines below the first: in law and number, answered to, its work, what became of it."""
    plural = is_plural(frame.graph, [frame.question.body])
    it, be = ("they", "were") if plural else ("it", "was")
    measured = [key for key in ("form", "number") if key in facts]
    if measured:
        each = "each of them " if plural and "form" in facts else ""
        words = "; ".join(f"{HEADS[key].words} {facts[key].words}" for key in measured)
        yield _line(facts, measured, each + words)
    above = [key for key in _ABOVE if key in facts][:1]
    work = [key for key in _WORK if key in facts and key not in above][:2]
    fate = [key for key in ("came_from", "became") if key in facts]
    for keys in (above, work, fate):
        if not keys:
            continue
        clauses = "; ".join(_DID[key].format(facts[key].words, be=be) for key in keys)
        yield _line(facts, keys, f"{it} {clauses}")


def _line(facts: dict[str, Fact], keys: Sequence[str], words: str) -> Sentence:
    """A line of what stands under some heads."""
    ids = tuple(dict.fromkeys(row.statement for key in keys for row in facts[key].rows))
    return Sentence(words, ids, line=True)


def _only_planned(frame: Frame) -> Answer:
    """What is to be said of a body that did not exist then: why, and what was planned of it."""
    graph, body = frame.graph, frame.question.body
    plans = [
        held
        for each in graph.index.said("name", body)
        if each.planned and each.contested is None and (held := graph.plan(each))
    ]
    rows = []
    for held in plans if not frame.premise.ok else ():
        said = first_said(graph, held.statement)
        part = main_part(held)
        row = result(graph, held, part, [body], said=said.text if said else None)
        if frame.admits(row):
            rows.append(row)
    told = tuple(
        Sentence(f"{row.text} {outcome_in_words(graph, row)}", (row.statement,), line=True)
        for row in rows
    )
    if frame.premise.ok:
        return frame.answer(results=rows)
    described = _known_description(graph, body) if rows and graph.life(body).empty else None
    if described is not None:
        rows[0] = _with_description(graph, rows[0], described)
        first = _in_its_words(frame, described, rows, ())
        return frame.answer(told=replace(first, sentences=first.sentences + told), results=rows)
    was = "was to be" if rows else "was"
    why = frame.silent_sentences()
    kind = Sentence(f"it {was} {kind_in_words(graph.body(body).kind)}", line=True)
    lines = (*why, kind, *told)[: LINES + len(why) - 1]
    return frame.answer(told=Telling(lines, why[0].words), results=rows)

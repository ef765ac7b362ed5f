"""An answer in few bytes: the sentence to quote, what goes with it, results, a source for each.

Nothing is cut in silence: what is left out is counted, with how to get it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.answers.answer import Answer, best, citation
from nhsgraph.answers.plans import came_of
from nhsgraph.answers.result import Cited, Happening, Result
from nhsgraph.dates import Certainty, Period
from nhsgraph.errors import spelt_out
from nhsgraph.values import plain
from nhsgraph.words.spans import coverage_notes

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

JSON = dict[str, Any]

MOST_BYTES: Final = 6_000
"""No reply is as long, in bytes of UTF-8."""
SENTENCE, CITATION, WORDS = 700, 450, 300
"""Bytes of the sentence to quote, of a citation, and of anything else in words."""
_MOST: Final = {"beside": 6, "notes": 6, "hints": 8, "results": 50, "must_mention": 6}
"""The lists of a reply, in the order in which they are shortened, and how long each may be."""
_SHORTENED: Final = tuple(_MOST)
_FLOORS: Final = {"results": 1, "hints": 1, "must_mention": 2}
"""So much each keeps until all others are gone."""
_NOTHING: Final[tuple[object, ...]] = (None, "", [], (), {})


SILENCE: Final = {
    "what": "silence",
    "say": "The record is silent; that is not evidence of “nobody”, “never” or “no”.",
}


def cut(text: str, most: int = WORDS) -> str:
    """A text on one line, fit to be printed, of so many bytes as JSON; “…” where it is cut."""
    line = spelt_out(" ".join(text[:most].split()))
    if len(text) <= most and _size(line) <= most:
        return line
    while _size(line) > most - 3:
        line = line[: -max(1, (_size(line) - most + 3) // 4)]
    return f"{line.rstrip()}…"


def _size(data: object) -> int:
    return len(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def about(graph: DatedGraph) -> JSON:
    """What stands in every reply on the record that answers."""
    info = graph.record.info
    told = {
        "title": info.title, "version": info.version, "licence": info.licence,
        "covers": info.covers.text,
    }  # fmt: skip
    return {key: cut(value, 120) for key, value in told.items()}


# -- rows -------------------------------------------------------------------------------------


def row_of(result: Result, ids: str = "answer") -> JSON:
    """A statement: what it says, when, how sure it is, and the best source.

    Args:
        result: the statement.
        ids: what the ids of those that answer are called; ``bodies`` where nothing was asked.
    """
    contested = result.more.get("contested")
    told = {
        "statement": result.statement,
        "says": cut(result.text),
        ids: [cut(each, 80) for each in result.answer[:6]],
        "from": result.first,
        "to": result.last,
        "when": "" if result.when == f"{result.first}/{result.last}" else result.when,
        "certainty": str(result.certainty),
        "status": "contested" if contested else result.status,
        "force": result.force,
        "via": list(result.via[:4]),
        "amounts": [_amount(each) for each in result.more.get("amounts", ())[:6]],
        "contested": cut(contested["reason"]) if contested else None,
        "outcome": cut(_outcome(result)) if result.status != "in_force" else None,
        "cite": cited(result.evidence),
    }
    return {key: value for key, value in told.items() if value or key in {"from", "to"}}


def _amount(amount: Mapping[str, Any]) -> JSON:
    told = {key: amount[key] for key in ("year", "gbp", "about", "plan_or_outturn", "contested")}
    return {
        key: cut(value) if isinstance(value, str) else value for key, value in told.items() if value
    }


def happening_row(happening: Happening) -> JSON:
    """An event that answers."""
    return {
        "event": happening.event,
        "says": cut(happening.title),
        "from": happening.first,
        "to": happening.last,
        "when": happening.date,
        "certainty": str(happening.certainty),
        "cite": cited(happening.evidence),
    }


def cited(evidence: Sequence[Cited], proves: str = "begin") -> str:
    """The best of some evidence as a citation with its place; nothing if there is none."""
    return cut(citation(best(tuple(evidence), proves)), CITATION) if evidence else ""


# -- what must be mentioned -------------------------------------------------------------------


def to_mention(graph: DatedGraph, answer: Answer) -> list[JSON]:
    """What whoever quotes the sentence must say with it, so that it misleads nobody."""
    beside = [row for row in answer.see_also if is_claim(row)]
    asked = answer.answers or (answer,)
    told = [each for one in asked for each in of_the_whole(graph, one)]
    return [*_each_once(told), *claims_of((*answer.results, *beside))]


def of_the_whole(graph: DatedGraph, answer: Answer) -> Iterator[JSON]:
    """What is to be told of an answer as a whole: its premise, its silence, what it leaves out."""
    if not answer.premise.ok and answer.premise.message:
        yield {"what": "premise", "say": cut(answer.premise.message, 2 * WORDS)}
    if answer.status == "searched":
        say = "This is a search by words, not an answer; search_statements shows what it found."
        yield {"what": "search", "say": say}
    if answer.status == "silent" or answer.verdict == "not recorded":
        yield SILENCE
    if answer.known_on:
        yield {"what": "knowledge", "say": f"This is what could be known on {answer.known_on}."}
    if answer.left_out:
        words = ", ".join(f"“{each}”" for each in answer.left_out)
        yield {"what": "left_out", "say": cut(f"The answer leaves out these words: {words}.")}
    if answer.gaps:
        gaps = ", ".join(f"{each.first or '…'} to {each.last or '…'}" for each in answer.gaps)
        yield {"what": "gap", "say": cut(f"Nothing is recorded for: {gaps}.")}
    if answer.first or answer.last:
        for note in coverage_notes(graph, Period.between(answer.first, answer.last)):
            yield {"what": "years", "say": cut(note)}


def claims_of(rows: Iterable[Result]) -> list[JSON]:
    """What some statements are short of: they are only possible, only planned, or contested."""
    told = []
    for row in rows:
        if is_claim(row):
            told.append(_claim(row))
        elif row.certainty is not Certainty.CERTAIN:
            days = f"from {row.first or 'an open begin'} to {row.last or 'an open end'}"
            say = f"Possible, not certain, {days}: {row.text}"
            told.append({"what": "possible", "say": cut(say), "statement": row.statement})
    return _each_once(told)


def _each_once(told: Iterable[JSON]) -> list[JSON]:
    return list({each["say"]: each for each in told}.values())


def is_claim(row: Result) -> bool:
    """Whether a statement is only planned, or contested."""
    return row.status != "in_force" or "contested" in row.more


def _claim(row: Result) -> JSON:
    contested = row.more.get("contested")
    what = "contested" if contested else row.status
    why = contested["reason"] if contested else _outcome(row)
    return {"what": what, "say": cut(f"{row.text} ({why})"), "statement": row.statement}


def _outcome(row: Result) -> str:
    """What came of a plan, in words."""
    return str(row.more.get("documented") or came_of(row))


# -- the reply --------------------------------------------------------------------------------


def told_of(graph: DatedGraph, answer: Answer, *, most: int, skip: int = 0) -> JSON:
    """An answer as a reply, with so many rows at most, behind so many that are passed over."""
    mention = to_mention(graph, answer)
    said = {each["say"] for each in mention} | {each.get("statement") for each in mention}
    beside = [row for row in (*answer.see_also, *answer.nearest) if row.statement not in said]
    notes = [note for each in answer.notes if (note := cut(each)) not in said]
    told = {
        "status": answer.status,
        "say": cut(answer.lead, SENTENCE),
        "must_mention": mention,
        "read_as": cut(answer.read_as),
        "verdict": answer.verdict,
        "from": answer.first,
        "to": answer.last,
        "as_known_on": answer.known_on,
        "dates": list(answer.dates[:10]),
        "count": plain(answer.count),
        "amount_gbp": answer.amount_gbp,
        "candidates": [_candidate(each) for each in answer.premise.candidates[:6]],
        "try": cut(answer.example or ""),
        "beside": [_beside(row) for row in beside],
        "notes": notes,
    }
    return reply(graph, told, _rows(answer), most=most, skip=skip)


def _rows(answer: Answer) -> list[JSON]:
    """All that answers as rows; of a search none, which could be taken for an answer."""
    if answer.status == "searched":
        return []
    documents = [
        {"source": each.source, "says": cut(each.title), "cite": cited([each])}
        for each in answer.documents
    ]
    return [*map(row_of, answer.results), *map(happening_row, answer.events), *documents]


def _candidate(row: Mapping[str, Any]) -> JSON:
    return {key: cut(str(row.get(key, "")), 160) for key in ("id", "name", "lived", "answer")}


def _beside(row: Result) -> JSON:
    return {"statement": row.statement, "says": cut(row.text, 160), "from": row.first}


def reply(
    graph: DatedGraph, told: JSON, results: Sequence[JSON] = (), *, most: int = 0, skip: int = 0
) -> JSON:
    """What a tool gives back, of at most ``MOST_BYTES``; what it leaves out is counted.

    Args:
        graph: the graph that answers.
        told: what it says beside its results; what has no value is passed over.
        results: all its results.
        most: so many of them are shown at most.
        skip: so many are passed over before.
    """
    whole: JSON = {**told, "results": results[skip : skip + most]}
    lists = {key: list(whole[key]) for key in _MOST if whole.get(key)}
    number = {key: len(own) for key, own in lists.items()} | {
        "results": max(0, len(results) - skip)
    }
    for key, own in lists.items():
        del own[_MOST[key] :]
    floors = dict(_FLOORS)
    while True:
        shown = {key: value for key, value in {**whole, **lists}.items() if value not in _NOTHING}
        left = {key: number[key] - len(own) for key, own in lists.items()}
        left |= {"results": number["results"] - len(lists.get("results", ()))}
        shown |= _left_out(left, skip + len(lists.get("results", ())))
        shown["record"] = about(graph)
        if _size(shown) <= MOST_BYTES:
            return shown
        longer = [key for key in _SHORTENED if len(lists.get(key, ())) > floors.get(key, 0)]
        if not longer:
            floors = {}
            longer = [key for key in _SHORTENED if lists.get(key)]
        lists[longer[0]].pop()


def _left_out(left: Mapping[str, int], shown: int) -> JSON:
    """How much of each list is left out, and how to get the other results."""
    told: JSON = {key: number for key, number in left.items() if number > 0}
    if told.get("results") and shown:
        told["next"] = f"the others: the same call with skip={shown}"
    return {"left_out": told} if told else {}

"""The tools that look up: a body by its name, its history, changes, evidence, citations."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, get_args

from nhsgraph.answers import Question
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.result import Cited, Result
from nhsgraph.answers.results import cite as as_cited
from nhsgraph.answers.search import found_row
from nhsgraph.answers.when import happening_of
from nhsgraph.assistant.asking import BODY, KNOWN, MOST_RESULTS, PAGES, PERIOD, PLANS
from nhsgraph.assistant.compact import (
    SILENCE,
    cited,
    claims_of,
    cut,
    happening_row,
    is_claim,
    of_the_whole,
    reply,
    row_of,
)
from nhsgraph.assistant.inputs import Parameter
from nhsgraph.dates import Certainty, Period
from nhsgraph.errors import spelt_out
from nhsgraph.schema import STATEMENT_TYPES, Statement, evidence_of
from nhsgraph.show.tables import body_view, change_rows
from nhsgraph.spelling import words_of
from nhsgraph.words.citations import Style, citations
from nhsgraph.words.spans import coverage_notes

if TYPE_CHECKING:
    from nhsgraph.library import Graph

JSON = dict[str, Any]

ID: Final = Parameter(
    "id", "The id of a statement (hee/special-health-authority) or an event, as results have it.",
    needed=True,
)  # fmt: skip
FIND: Final = (
    Parameter("name", "A name, short name, former name or code, even misspelt.", needed=True),
    Parameter("on", "A day, on which it meant the body: NHS Improvement in 2011 was another."),
)
HISTORY: Final = (
    Parameter("body", BODY, needed=True),
    Parameter(
        "types", "Only statements of these types; names, legal forms, lines of account, money and"
        " successions if not given.", "texts", words=tuple(STATEMENT_TYPES),
    ),
    Parameter("period", f"Only what may have held in this time. {PERIOD}"),
    KNOWN, PLANS, *PAGES,
)  # fmt: skip
CHANGES: Final = (
    Parameter(
        "from",
        f"What held on its first day is the state from which changes count. {PERIOD}",
        needed=True,
    ),
    Parameter("to", f"Its last day is the last on which a change counts. {PERIOD}", needed=True),
    Parameter("body", f"Only changes of this body. {BODY}"),
    *PAGES,
)
EVIDENCE: Final = (ID, *PAGES)
CITE: Final = (
    ID,
    Parameter("style", "How it is written; plain if not given.", words=get_args(Style)),
    *PAGES,
)
_OF_HISTORY: Final = ("name", "legal_form", "accountability", "funding", "hosting", "succession")


# -- bodies -----------------------------------------------------------------------------------


def find_body(graph: Graph, given: JSON) -> JSON:
    """The bodies that a name means; where it means none, those that are called nearly so."""
    name, names = given["name"], graph.index.names
    day = Period.read(given["on"]) if "on" in given else None
    found = [name] if name in graph.record.bodies else names.called(name)
    if day is not None and len(found) > 1:
        found = _meant(graph, name, found, day)
    near = [] if found else names.near_ids(name) or names.having(words_of(name[:100]))
    rows = [_body(graph, one, day) for one in found or near]
    if len(found) == 1:
        status, say = "answered", f"“{cut(name, 100)}” is {rows[0]['name']} ({found[0]})."
    elif found:
        status, say = (
            "ambiguous",
            f"“{cut(name, 100)}” has meant several bodies; name one by its id.",
        )
    else:
        status, say = "not_understood", f"The record has no body “{cut(name, 100)}”."
        say += " These are called nearly so; do not take one for it unasked." if near else ""
    return reply(graph, {"status": status, "say": say}, rows, most=10)


def _meant(graph: Graph, name: str, found: list[str], day: Period) -> list[str]:
    """Those that a name meant in a time, or all if none."""
    words = tuple(words_of(name))
    meanings = {one.body: one.extent for one in graph.index.names.meanings(words)}
    then = [
        one
        for one in found
        if (extent := meanings.get(one) or graph.life(one)) is not None and extent.during(day)
    ]
    return then or found


def _body(graph: Graph, body_id: str, day: Period | None) -> JSON:
    view = body_view(graph, body_id)
    described = view["description"]
    name = graph.named_on_day(body_id, day.start) if day else view["name"]
    names = dict.fromkeys(each.name for each, _ in graph.names(body_id))
    told = {
        "body": body_id,
        "name": cut(name, 120),
        "kind": view["kind"],
        "lived": view["lived"],
        "says": cut(described["text"]) if described else None,
        "sources": described["sources"][:3] if described else [],
        "other_names": [cut(each, 80) for each in [*names, *view["aliases"]] if each != name][:8],
    }
    return {key: value for key, value in told.items() if value}


def body_history(graph: Graph, given: JSON) -> JSON:
    """What is said of a body, by the first day of it.

    Raises:
        QuestionError: the name means several bodies.
        UnknownBodyError: the record has no such body.
        DateError: a time can't be read.
    """
    body = graph.find(given["body"])
    then = graph.as_known_on(given["as_known_on"]) if "as_known_on" in given else graph
    types, plans = given.get("types", _OF_HISTORY), given.get("plans", False)
    period = Period.read(given["period"]) if "period" in given else None
    frame = Frame.of(then, Question("search", period=period))
    own = [each for each in graph.index.of_body(body) if body in each.bodies or each.owner == body]
    found = [row for each in own if (row := _row(frame, each)) is not None]
    wanted = [row for row in found if row.type in types]
    kept = sorted((row for row in wanted if plans or not is_claim(row)), key=_by_day)
    lived = then.answer(Question("history", (body,), period))
    most, skip = given.get("limit", 8), given.get("skip", 0)
    others = Counter(row.type for row in found if row.type not in types)
    told = {
        "status": "answered" if kept else lived.status,
        "say": cut(lived.lead),
        "must_mention": [*of_the_whole(then, lived), *claims_of(kept[skip : skip + most])],
        "body": _body(then, body, period),
        "other_types": dict(others.most_common()),
        "plans_and_contested_claims": len(wanted) - len(kept),
    }
    rows = [row_of(row, "bodies") for row in kept]
    return reply(then, told, rows, most=most, skip=skip)


def _by_day(row: Result) -> str:
    return row.first or ""


def _row(frame: Frame, statement: Statement) -> Result | None:
    in_days = found_row(frame, statement.id)
    return in_days[0] if in_days else None


# -- changes ----------------------------------------------------------------------------------


def changes(graph: Graph, given: JSON) -> JSON:
    """What began, ended, was renamed or changed its form between two days.

    Raises:
        DateError: a day can't be read, or they are the wrong way round.
        UnknownBodyError: the record has no such body.
    """
    found = graph.changes(given["from"], given["to"], given.get("body"))
    found.sort(key=lambda change: change.certainty is not Certainty.CERTAIN)
    sure = sum(change.certainty is Certainty.CERTAIN for change in found)
    skip, most = given.get("skip", 0), given.get("limit", 8)
    shown = found[skip : skip + MOST_RESULTS]
    rows: list[JSON] = [{}] * skip
    for change, row in zip(shown, change_rows(graph, shown), strict=True):
        evidence = as_cited(graph, graph.knowledge.evidence(change.statement))
        proves = "end" if change.kind == "ended" else "begin"
        told = {
            "statement": row["statement"], "change": row["change"], "day": row["day"],
            "says": cut(row["text"]), "certainty": row["certainty"],
            "status": change.statement.status, "force": getattr(change.statement, "force", None),
            "before": row["before"], "event": row["event"],
            "event_title": cut(row["event_title"] or "", 120), "cite": cited(evidence, proves),
        }  # fmt: skip
        rows.append({key: value for key, value in told.items() if value})
    rows += [{}] * (len(found) - len(rows))
    of_body = f" of {cut(given['body'], 100)}" if "body" in given else ""
    say = f"{sure} changes{of_body} after {given['from']} and up to {given['to']}"
    say += f", and {len(found) - sure} that may have come then." if len(found) > sure else "."
    period = Period(Period.read(given["from"]).start, Period.read(given["to"]).stop)
    mention = [] if found else [SILENCE]
    mention += [{"what": "years", "say": each} for each in coverage_notes(graph, period)]
    told = {"status": "answered" if found else "silent", "say": cut(say), "must_mention": mention}
    return reply(graph, told, rows, most=most, skip=skip)


# -- evidence ---------------------------------------------------------------------------------


def bare(given: str) -> str:
    """An id as the record has it, from one or from the address of a resource."""
    text = given.strip().removeprefix("nhsgraph:").removeprefix("//")
    for kind in ("statement/", "event/"):
        if text.startswith(kind):
            return text.removeprefix(kind)
    return text


def evidence(graph: Graph, given: JSON) -> JSON:
    """All evidence of a statement or an event, with what it proves and says.

    Raises:
        QuestionError: the record has no such statement or event.
    """
    own = bare(given["id"])
    told, proofs = stated(graph, own)
    statement = graph.record.statements.get(own)
    against = statement.contested.evidence if statement and statement.contested else ()
    denying = as_cited(graph, against)
    rows = [_proof(each, denies=each in denying) for each in proofs]
    return reply(graph, told, rows, most=given.get("limit", 10), skip=given.get("skip", 0))


def stated(graph: Graph, own: str) -> tuple[JSON, tuple[Cited, ...]]:
    """A statement or event itself, and its evidence."""
    event = graph.record.events.get(own)
    if event is not None:
        happening = happening_of(graph, event)
        told = {key: value for key, value in happening_row(happening).items() if key != "cite"}
        return {"status": "answered", "say": told.pop("says"), **told}, happening.evidence
    statement = graph.statement(own)
    proofs = as_cited(graph, evidence_of(statement))
    row = _row(Frame.of(graph, Question("search")), statement)
    if row is None:
        return {"status": "answered", "say": "", "statement": own}, proofs
    told = {
        key: value for key, value in row_of(row, "bodies").items() if key not in {"cite", "says"}
    }
    more = {
        "basis": cut(statement.basis or ""),
        "note": cut(statement.note or "", 500),
        "begun_by": statement.begun_by,
        "ended_by": statement.ended_by,
    }
    head = {"status": "answered", "say": cut(row.text), "must_mention": claims_of([row])}
    return {**head, **_apart(told), **more}, proofs


def _apart(told: JSON) -> JSON:
    """The fields of a row beside the status of a reply: its own is called *standing*."""
    return {"standing" if key == "status" else key: value for key, value in told.items()}


def _proof(each: Cited, *, denies: bool) -> JSON:
    """A piece of evidence as a row; ``denies`` where it is evidence against a contested claim."""
    told = {
        "source": each.source,
        "locator": cut(each.locator, 160),
        "proves": ["denies"] if denies else list(each.proves),
        "says": cut(each.says or ""),
        "read_in": each.read_in,
        "rank": each.origin.rank if each.origin else None,
        "standing": each.origin.standing if each.origin else None,
        "copy": bool(each.origin and each.origin.is_copy),
        "cite": cited([each]),
    }
    return {key: value for key, value in told.items() if value}


def cite(graph: Graph, given: JSON) -> JSON:
    """The citations of a statement or event in a style, each source once.

    Raises:
        QuestionError: the record has no such statement or event.
        MissingPartError: what writes the style is not installed.
    """
    own, style = bare(given["id"]), given.get("style", "plain")
    told, proofs = stated(graph, own)
    places: dict[str, list[str]] = {}
    for each in proofs:
        places.setdefault(each.source, []).append(each.locator)
    rows = [
        {"source": one, "citation": _lines(citations([(graph.record.sources[one], where)], style))}
        for one, where in places.items()
    ]
    kept: JSON = {key: told[key] for key in ("status", "say", "must_mention") if key in told}
    kept |= {"event" if own in graph.record.events else "statement": own, "style": style}
    most, skip = given.get("limit", 20), given.get("skip", 0)
    return reply(graph, kept, rows, most=most, skip=skip)


def _lines(text: str) -> str:
    """A text of several lines, each fit to be printed."""
    return "\n".join(map(spelt_out, text.splitlines()))

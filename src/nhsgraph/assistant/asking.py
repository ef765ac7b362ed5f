"""The tools that answer: a question in English, a typed question, a search by words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.answers import FORMS, Question
from nhsgraph.answers.forms import OF_SENTENCES
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.result import Happening, Result
from nhsgraph.answers.search import found_row
from nhsgraph.answers.when import happening_of
from nhsgraph.assistant.compact import SILENCE, claims_of, happening_row, reply, row_of, told_of
from nhsgraph.assistant.inputs import MOST_SKIPPED, Parameter
from nhsgraph.dates import Period
from nhsgraph.english.quoting import Texts
from nhsgraph.english.stems import stem
from nhsgraph.errors import QuestionError
from nhsgraph.schema import STATEMENT_TYPES
from nhsgraph.spelling import words_of
from nhsgraph.values import replace
from nhsgraph.words.question_words import ASKING

if TYPE_CHECKING:
    from nhsgraph.library import Graph

JSON = dict[str, Any]

MOST_RESULTS: Final = 50
TYPED: Final = tuple(sorted(set(FORMS) - OF_SENTENCES))

BODY: Final = (
    "A body by its id (hee) or a name of it that means it alone (Health Education England)."
)
PERIOD: Final = (
    "A day (2019-06-01), month (2019-06), year (2019), financial year (2019/20) or two days"
    " (2015-04-01/2019-03-31)."
)
KNOWN: Final = Parameter(
    "as_known_on", "A day: the answer is then what could have been known on it, by its sources."
)
PLANS: Final = Parameter("plans", "Whether plans stand beside what was in force.", "switch")
LIMIT: Final = Parameter(
    "limit", "At most so many results; a few if not given.", "number", most=MOST_RESULTS
)
SKIP: Final = Parameter(
    "skip", "So many results are passed over: how to get those that were left out.", "number",
    most=MOST_SKIPPED,
)  # fmt: skip
PAGES: Final = (LIMIT, SKIP)

ASK: Final = (
    Parameter(
        "question",
        "One question in English, with its time in it: who held HEE to account in 2019",
        needed=True, most=2_000,
    ),
    KNOWN, PLANS, *PAGES,
)  # fmt: skip
ANSWER: Final = (
    Parameter(
        "form",
        "What is asked. " + "; ".join(f"{form}: {FORMS[form]}" for form in TYPED) + ".",
        needed=True, words=TYPED,
    ),
    Parameter(
        "bodies", f"The bodies asked about, the one asked of first. {BODY}", "texts"
    ),
    Parameter("period", f"The time asked about; the whole life if not given. {PERIOD}"),
    Parameter("candidate", f"For yes or no: the body that may be the answer. {BODY}"),
    Parameter("post", "A post, such as chief_executive or chair: of post and appointment."),
    Parameter("mandate", "The years of a mandate (2019/20): of mandate."),
    Parameter("stream", "A stream of money, such as tariff: of funding, amount and plans."),
    Parameter("force", "Only lines of this force.", words=("law", "agreement", "practice")),
    Parameter("moment", "What of it is asked where the form leaves a choice, as began of when."),
    Parameter("among", f"A collective to which the answer must belong. {BODY}"),
    Parameter("pick", "Only the first, last or longest.", words=("first", "last", "longest")),
    KNOWN, PLANS, *PAGES,
)  # fmt: skip
SEARCH: Final = (
    Parameter("words", "Words that the statements should have.", needed=True),
    Parameter("body", f"Only statements of this body, at either end. {BODY}"),
    Parameter("types", "Only statements of these types.", "texts", words=tuple(STATEMENT_TYPES)),
    Parameter("period", f"Only what may have held in this time. {PERIOD}"),
    *PAGES,
)


def ask(graph: Graph, given: JSON) -> JSON:
    """The answer to a question in English.

    Raises:
        QuestionError: it can't be read.
        DateError: a date in it does not exist.
    """
    found = graph.ask(
        given["question"], as_known_on=given.get("as_known_on"), plans=given.get("plans", False)
    )
    return told_of(graph, found, most=given.get("limit", 5), skip=given.get("skip", 0))


def answer(graph: Graph, given: JSON) -> JSON:
    """The answer to a typed question.

    Raises:
        QuestionError: the form needs or takes something else.
        DateError: a date can't be read.
    """
    known = given.get("as_known_on")
    narrowed = {
        key: given[key]
        for key in ("period", "candidate", "post", "mandate", "stream", "force", "moment", "among",
                    "pick", "plans")
        if key in given
    }  # fmt: skip
    asked = Question(given["form"], tuple(given.get("bodies", ())), **narrowed)
    if asked.candidate:
        asked = replace(asked, yes_no=True)
    then = graph.as_known_on(known) if known else graph
    return told_of(then, then.answer(asked), most=given.get("limit", 5), skip=given.get("skip", 0))


def search(graph: Graph, given: JSON) -> JSON:
    """The statements and events that have most of some words, the best first.

    Raises:
        QuestionError: there is no word to look for, or a name means several bodies.
        DateError: the time can't be read.
    """
    stems = [stem(word) for word in words_of(given["words"]) if word not in ASKING]
    if not stems:
        raise QuestionError("`words` has no word to look for.", ["Give names or nouns."])
    body = graph.find(given["body"]) if "body" in given else None
    period = Period.read(given["period"]) if "period" in given else None
    frame = Frame.of(graph, Question("search", period=period))
    found = [
        row
        for match in _texts(graph).find(stems, [body] if body else [])
        if match.share >= _LEAST and (row := _row(frame, match.id, body, given.get("types")))
    ]
    say = (
        f"{len(found)} statements and events have most of these words; this is a search, no answer."
    )
    told = {"status": "searched" if found else "silent", "say": say if found else _NONE}
    most, skip = given.get("limit", 6), given.get("skip", 0)
    shown = [row for row in found[skip : skip + most] if isinstance(row, Result)]
    mention = claims_of(shown) if found else [SILENCE]
    rows = [
        row_of(row, "bodies") if isinstance(row, Result) else happening_row(row) for row in found
    ]
    return reply(graph, {**told, "must_mention": mention}, rows, most=most, skip=skip)


@lru_cache(maxsize=2)
def _texts(graph: Graph) -> Texts:
    """The words of the statements of a graph."""
    return Texts(graph)


_LEAST: Final = 0.5
"""So much of the weight of the words a statement must have to be found."""
_NONE: Final = "No statement has these words."


def _row(
    frame: Frame, one: str, body: str | None, types: list[str] | None
) -> Result | Happening | None:
    """What was found; None where it is not of the body, the types or the time."""
    graph = frame.graph
    statement = graph.record.statements.get(one)
    if statement is None:
        event = graph.record.events[one]
        days = Period(event.date.earliest, event.date.latest + 1)
        if body or types or not frame.period.overlaps(days):
            return None
        return happening_of(graph, event)
    if (body and body not in statement.bodies) or (types and statement.type not in types):
        return None
    in_days = found_row(frame, one)
    return in_days[0] if in_days else None

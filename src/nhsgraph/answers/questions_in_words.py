"""Questions written: from a typed question the English sentence that asks it, by the lexicon.

A question is a clause: what is asked, of whom, a verb and what follows it. The same clause is
written as a question (*who did HEE answer to in 2014*) and as what was asked (*who HEE answered
to*).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.clauses import Clause, joined, of_area, of_two, of_verb, verb_and_rest
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, LATEST, Day, Period
from nhsgraph.schema import EDGE_TYPES
from nhsgraph.words.kinds import kind_bare
from nhsgraph.words.lexicon import RELATIONS
from nhsgraph.words.sentences import (
    articled,
    form_in_words,
    is_plural,
    listed,
    post_in_words,
    term_in_words,
    years_in_words,
)  # fmt: skip
from nhsgraph.words.spans import during_in_words

if TYPE_CHECKING:
    from nhsgraph.answers.question import Question
    from nhsgraph.graph import DatedGraph


def question_in_words(graph: DatedGraph, question: Question, *, way: int = 0) -> str:
    """The sentence that asks a typed question; read, it means that question again.

    Args:
        graph: the graph by which bodies are named.
        question: the question.
        way: which of the ways to ask it: the first is the plainest. See ``ways``.

    Raises:
        LookupError: there is no such way, or questions of its form are not put in words.
    """
    clause = ways(graph, question)[way]
    return joined(clause.direct(), time_in_words(question))


def ways(graph: DatedGraph, question: Question) -> list[Clause]:
    """The ways to ask a question, the plainest first; none where its form has no words."""
    return list(_ways(_Named(graph, question)))


def time_in_words(question: Question) -> str:
    """The time of a question, to follow it: *in 2014*, *on 1 May 2016*; nothing if it has none."""
    if question.mandate is not None:
        return f"for {years_in_words(question.mandate.text)}"
    return during_in_words(question.period) if question.period is not None else ""


@dataclass(frozen=True)
class _Named:
    """A question with the names of its bodies on the days that it asks about."""

    graph: DatedGraph
    question: Question

    @property
    def day(self) -> Day:
        """The day by which bodies are named: the first that is asked about."""
        period = self.question.period or Period(BEFORE_ALL, AFTER_ALL)
        return period.start if period.start > BEFORE_ALL else min(period.stop, LATEST) - 1

    @property
    def body(self) -> str:
        """The name of the first body."""
        return self.name(self.question.body)

    @property
    def plural(self) -> bool:
        """Whether the first body is more than one."""
        return is_plural(self.graph, [self.question.body])

    def name(self, body: str | None) -> str:
        """The name of a body, as it stands in a sentence."""
        return articled(self.graph, body, self.day) if body else ""

    def about(self, asks: str, verb: str, rest: str = "") -> Clause:
        """A clause whose subject is the first body."""
        return Clause(asks, self.body, verb, rest, self.plural)


def _ways(named: _Named) -> Iterator[Clause]:
    question = named.question
    for edge_type in EDGE_TYPES.values():
        given = edge_type.forms().get(question.form)
        if given is not None:
            yield from _of_line(named, edge_type.type, question.role or given)
            return
    if question.form == "lineage":
        yield from _of_line(named, "succession", question.role or "predecessor")
    elif question.form == "when":
        yield from _when(named)
    elif question.form in _FORMS:
        yield from _FORMS[question.form](named)


def _of_line(named: _Named, name: str, given: str) -> Iterator[Clause]:
    """*Who held HEE to account*, *who did HEE answer to*, and the same the other way about."""
    other, question = EDGE_TYPES[name].other(given), named.question
    if question.stream and not question.candidate and "stream" in EDGE_TYPES[name].known_keys():
        yield from _streamed(named, given, _asks(named, name, other))
        return
    names = {given: named.body, other: named.name(question.candidate)}
    if "post" in EDGE_TYPES[name].known_keys() and names["body"]:
        post = post_in_words(question.post) if question.post else "chair"
        names["body"] = f"the {post} of {names['body']}"
    groups = {
        given: named.plural,
        other: is_plural(named.graph, filter(None, [question.candidate])),
    }
    for role, phrases in RELATIONS[name].verbs.items():
        yield from of_verb(
            phrases.partition("|")[0],
            (names[role], groups[role]),
            (names[edge_other := EDGE_TYPES[name].other(role)], groups[edge_other]),
            _asks(named, name, other),
        )


def _asks(named: _Named, name: str, role: str) -> str:
    """The words for what is asked: *who*, *what*, *which regulator*, *which SHAs*."""
    question = named.question
    if len(question.kinds) == 1:
        return f"which {kind_bare(question.kinds[0])}"
    if question.among:
        return f"which {named.graph.named_on_day(question.among, named.day)}"
    return "what" if role in RELATIONS[name].things else "who"


def _streamed(named: _Named, given: str, asks: str) -> Iterator[Clause]:
    """*Who paid grant in aid to HEE*."""
    stream = term_in_words(named.question.stream or "")
    if given == "payer":
        yield named.about(asks, "pay", f"{stream} to")
    else:
        yield Clause(asks, "", "pay", f"{stream} to {named.body}")


def _when(named: _Named) -> Iterator[Clause]:
    question = named.question
    name, _, side = (question.moment or "began").partition(":")
    until = "until when" if side == "ended" else "when"
    if name in {"began", "ended"}:
        yield named.about("when", name.removesuffix("ed").replace("began", "begin"))
        yield named.about("when", "be", {"began": "set up", "ended": "abolished"}[name])
    elif name == "renamed":
        yield named.about("when", "be", "renamed")
    elif name == "reported":
        yield Clause("when", f"the report of {named.body}", "come", "out")
    elif name == "published" and question.bodies:
        years = f" for {question.mandate.text}" if question.mandate else ""
        yield Clause("when", f"the mandate of {named.body}{years}", "be", "published")
    elif name == "reformed":
        form = form_in_words(question.value) if question.value else ""
        did = ("cease", f"to be {form}") if side == "ended" else ("become", form)
        yield named.about("when", *(did if form else ("change", "its legal form")))
    elif name == "post" and question.value:
        post = post_in_words(question.post) if question.post else ""
        body = named.body if question.bodies else ""
        if side == "ended" and (body or post):
            yield Clause("when", question.value, "leave", body or f"the post of {post}")
        elif post and side != "ended":
            yield Clause("when", question.value, "become", f"{post} of {body}" if body else post)
    elif name in RELATIONS and question.candidate:
        yield from _when_line(named, name, until)


def _when_line(named: _Named, name: str, until: str) -> Iterator[Clause]:
    """*When did NHS England fund HEE*."""
    role, phrases = next(iter(RELATIONS[name].verbs.items()))
    verb, before, behind = verb_and_rest(phrases.partition("|")[0])
    question, index = named.question, named.graph.index
    ends = {edge.end(role): role for edge in index.edges(name, role, question.body)}
    own = question.role or ends.get(question.body)
    first, second = question.body, str(question.candidate)
    subject, other = (first, second) if own == role else (second, first)
    plural = is_plural(named.graph, [subject])
    yield Clause(
        until, named.name(subject), verb, joined(before, named.name(other), behind), plural
    )


def _amount(named: _Named) -> Iterator[Clause]:
    question = named.question
    stream = term_in_words(question.stream) if question.stream else "money"
    if question.candidate:
        whom = named.name(question.candidate)
        yield Clause(f"how much {stream}", whom, "give", named.body)
    else:
        verb = "give" if question.role == "payer" else "get"
        yield named.about(f"how much {stream}", verb)


def _post(named: _Named) -> Iterator[Clause]:
    question = named.question
    if not question.bodies or question.moment:
        return
    if not question.post:
        if question.value:
            yield Clause("", question.value, "be", f"in a post of {named.body}")
        elif named.graph.body(question.body).kind == "office":
            yield Clause("who", "", "be", named.body)
        return
    post = post_in_words(question.post)
    if named.graph.named_on_day(question.body, named.day).lower().startswith(post):
        post = named.body  # an office is its own post
    else:
        post = f"{post} of {named.body}"
    if question.value:
        yield Clause("", question.value, "be", post)
    else:
        yield Clause("who", "", "be", post)


def _legal_form(named: _Named) -> Iterator[Clause]:
    value = named.question.value
    if named.question.moment == "person":
        yield named.about("", "be", "a legal person")
    elif value:
        yield named.about("", "be", form_in_words(value))
    else:
        yield Clause("what", "", "be", f"the legal form of {named.body}")


def _legal_basis(named: _Named) -> Iterator[Clause]:
    moment = named.question.moment
    if named.question.value:
        made = "abolish" if moment == "ended" else "create"
        yield Clause("", f"the {named.question.value}", made, named.body)
    elif moment is None:
        yield Clause("what", "", "be", f"the legal basis of {named.body}")
    elif moment == "legal_form":
        yield named.about("under which act", "be", "set up")
    elif moment == "ended":
        yield named.about("under which act", "be", "abolished")
    elif moment == "began":
        yield Clause("who", "", "set", f"up {named.body}")
    elif moment in RELATIONS and named.question.candidate:
        yield from _when_line(named, moment, "under which act")


def _lasted(named: _Named) -> Iterator[Clause]:
    question = named.question
    if question.moment is None:
        yield named.about("how long", "last")
    elif question.moment == "post" and question.value:
        post = post_in_words(question.post) if question.post else "in a post"
        yield Clause("how long", question.value, "be", f"{post} of {named.body}")
    elif question.moment in RELATIONS and question.candidate:
        yield from _when_line(named, question.moment, "how long")


def _mandate(named: _Named) -> Iterator[Clause]:
    candidate = named.name(named.question.candidate)
    acts = {"signs_off": "sign off", "approves": "approve", "publishes": "publish"}
    acts["develops"] = "develop"
    if not (candidate or named.question.moment):
        yield Clause("what", "", "be", f"the mandate of {named.body}")
        return
    verb, _, behind = acts[named.question.moment or "approves"].partition(" ")
    rest = joined(behind, f"the mandate of {named.body}")
    yield Clause("" if candidate else "who", candidate, verb, rest)


def _bodies(named: _Named) -> Iterator[Clause]:
    question = named.question
    noun = kind_bare(question.kinds[0], 2) if len(question.kinds) == 1 else "bodies"
    if question.among:
        noun = named.graph.named_on_day(question.among, named.day)
    asks = f"how many {noun}" if question.counted else f"which {noun}"
    moment = question.moment or "existed"
    verbs = {"existed": ("exist", ""), "renamed": ("be", "renamed"), "began": ("begin", "")}
    verb, rest = verbs.get(moment, ("end", ""))
    if question.value:
        rest = joined(rest, f"under the {question.value}")
    yield Clause(asks, "", verb, rest, plural=True)


def _plans(named: _Named) -> Iterator[Clause]:
    if named.question.bodies:
        names = listed(named.name(body) for body in named.question.bodies)
        yield Clause("what", "", "be", f"planned for {names}")
    elif named.question.stream:
        yield Clause("what", "", "be", f"planned for {term_in_words(named.question.stream)}")
    else:
        yield Clause("what", "", "be", "planned")


def _reason(named: _Named) -> Iterator[Clause]:
    if (line := named.question.supposes) is not None:
        yield from _when_line(named, line, "why")
        return
    verbs = {"began": ("be", "set up"), "ended": ("be", "abolished"), "renamed": ("be", "renamed")}
    verb, rest = verbs.get(named.question.moment or "ended", ("change", ""))
    yield named.about("why", verb, rest)


def _of_two(named: _Named) -> Iterator[Clause]:
    yield of_two(named.question, *map(named.name, named.question.bodies[:2]))


def _happened(named: _Named) -> Iterator[Clause]:
    if named.question.moment == "said":
        yield Clause("what", named.body if named.question.bodies else "the report", "say")
    elif named.question.moment == "stream":
        stream = term_in_words(named.question.stream or "money")
        yield Clause("what", "", "become", f"of the {stream}")
    elif named.question.bodies:
        yield Clause("what", "", "be", f"the key events for {named.body}", plural=True)
    else:
        yield Clause("what", "", "happen")


def _changes(named: _Named) -> Iterator[Clause]:
    yield Clause("what", "", "change", f"for {named.body}" if named.question.bodies else "")


def _simple(asks: str, verb: str, rest: str = "") -> Callable[[_Named], Iterator[Clause]]:
    """A form that asks one thing of its body."""

    def told(named: _Named) -> Iterator[Clause]:
        yield named.about(asks, verb, rest)

    return told


def _noun(rest: str) -> Callable[[_Named], Iterator[Clause]]:
    """A form that asks for something of its body: *what was the history of HEE*."""

    def told(named: _Named) -> Iterator[Clause]:
        yield Clause("what", "", "be", f"{rest} of {named.body}")

    return told


def _count(named: _Named) -> Iterator[Clause]:
    if named.question.among:
        among = named.graph.named_on_day(named.question.among, named.day)
        yield Clause(f"how many {among}", "", "lie", f"in {named.body}", plural=True)
        return
    own = named.graph.named_on_day(named.question.body, named.day)
    yield Clause(f"how many {own}", "", "be", "there", plural=True)


def _area(named: _Named) -> Iterator[Clause]:
    question = named.question
    whole = named.graph.named_on_day(question.body, named.day) if question.bodies else ""
    own = named.body if question.bodies and (question.yes_no or not question.places) else ""
    yield of_area(own, whole, listed(question.places), plural=bool(own) and named.plural)


def _duty(named: _Named) -> Iterator[Clause]:
    yield Clause("what", "", "be", f"the legal duties of {named.body}", plural=True)


def _meaning(named: _Named) -> Iterator[Clause]:
    yield Clause("what", named.question.value or "", "mean")
    yield Clause("what", named.question.value or "", "be")


_FORMS: Final[dict[str, Callable[[_Named], Iterator[Clause]]]] = {
    "about": _simple("what", "be"),
    "amount": _amount,
    "area": _area,
    "bodies": _bodies,
    "chain": _noun("the chain of accountability"),
    "changes": _changes,
    "compared": _simple("how", "differ"),
    "count": _count,
    "difference": _of_two,
    "duty": _duty,
    "exists": _simple("", "exist"),
    "happened": _happened,
    "history": _noun("the history"),
    "lasted": _lasted,
    "legal_basis": _legal_basis,
    "legal_form": _legal_form,
    "mandate": _mandate,
    "meaning": _meaning,
    "name": _simple("what", "be", "called"),
    "order": _of_two,
    "plans": _plans,
    "post": _post,
    "reason": _reason,
    "power": _of_two,
    "ties": _of_two,
}
"""The forms that look at no line, each with the clauses that ask it."""

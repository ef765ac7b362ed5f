"""A question narrowed by what its first reading left over: the rows that have it are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.instruments import Instrument
from nhsgraph.answers.people import same_person
from nhsgraph.english.candidates import Asked, kinds_of
from nhsgraph.english.known_words import is_known, spelt
from nhsgraph.spelling import words_of
from nhsgraph.values import dataclass, replace
from nhsgraph.words.question_words import FREE, TURNING

if TYPE_CHECKING:
    from nhsgraph.answers import Result
    from nhsgraph.answers.question import Question
    from nhsgraph.english.quoting import Texts
    from nhsgraph.english.sentence import Slot
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Statement

ACTING: Final = frozenset("acting interim caretaker temporary temporarily".split())
"""Words for a post that somebody holds for the time being."""
BESIDES: Final = frozenset("including include includes plus and both with permanent or".split())
"""Words behind which they add to what is asked, and leave nobody out."""
LONG_NUMBER: Final = 3
"""A number of fewer figures stands in too many texts to say which is meant."""
TWO: Final = frozenset({"difference", "order", "power", "ties", "lineage", "plans", "partnership"})
"""The forms that take two bodies at once."""


@dataclass
class Narrowing:
    """A question narrowed by what its first reading left over: the rows that have it are kept.

    Attributes:
        asked: the sentence.
        graph: the graph that answers.
        texts: the words of statements.
        question: the question; at the end with the rows that may answer.
        rows: the rows that are kept.
        left: the places of the words that nothing has accounted for yet.
        read: the places of the words that the candidate accounts for.
        strangers: bodies that are named and stand in no row.
        told: the words for which rows were left out.
    """

    asked: Asked
    graph: DatedGraph
    texts: Texts
    question: Question
    rows: list[Result]
    left: list[int]
    read: frozenset[int]
    strangers: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def narrow(self) -> None:
        """Keeps the rows that have the other bodies, kinds, posts, numbers and words."""
        whole = len(self.rows)
        self._by_bodies()
        self._by_laws()
        if not self.question.yes_no:
            self._by_content()
        if self.told and len(self.rows) < whole and self.question.form != "reason":
            only = tuple(dict.fromkeys(row.statement for row in self.rows))
            self.question = replace(self.question, only=only, narrowed_by=tuple(self.told))

    def _by_content(self) -> None:
        self._by_days_told()
        self._by_kinds()
        self._by_slots()
        self._by_acting()
        self._by_topic()
        self._by_words()

    def _by_bodies(self) -> None:
        others = other_bodies(self.asked, self.question, self.read)
        if len(others) > 1 and not self.question.yes_no:
            kept = [row for row in self.rows if _any_of(self.graph, row, others)]
            if all(any(_involves(self.graph, row, body) for row in kept) for body in others):
                self.told += [self.graph.named_on_day(body, 1) for body in others]
                self.rows = kept  # those of several that are named in one sentence
                return
        for body in others:
            kept = [row for row in self.rows if _involves(self.graph, row, body)]
            if not kept and self._came_from(body):
                continue
            if not kept or (self.question.yes_no and not self.question.only):
                self.strangers.append(body)
                continue
            self.told.append(self.graph.named_on_day(body, 1))
            self.rows = kept

    def _came_from(self, body: str) -> bool:
        """Whether *from* a body says whose the one asked about was before, as is recorded."""
        sentence, moment = self.asked.sentence, self.question.moment
        named = [slot for slot in sentence.bodies if self.asked.meant(slot) == body]
        behind = any(sentence.before(slot) == "from" for slot in named)
        return behind and any(
            line.type == moment and body in line.bodies and line.counts
            for asked in self.question.bodies[:1]
            for line in self.graph.index.of_body(asked)
        )

    def _by_laws(self) -> None:
        """By the Acts and instruments that are named: *under the Care Act 2014*.

        Whether an Act set a body up is not told by a day for which that Act stands as a proof.
        """
        turned = self.question.form == "when" and self.question.moment in {"began", "ended", None}
        if self.question.yes_no and turned:
            return
        sentence = self.asked.sentence
        for start, stop in sentence.laws:
            own = [place for place in range(start, stop) if place in self.left]
            name = sentence.words[start:stop]
            end = {"ended": "end", "began": "begin"}.get(self.question.moment or "")
            kept = [row for row in self.rows if rests_on(self.graph, row.statement, name, end)]
            if own and kept:
                self._keep(kept, own)

    def _by_days_told(self) -> None:
        """*Who chaired it, and until when*: the days of every row are told."""
        sentence = self.asked.sentence
        for place in self.left[-1:]:
            ends = not {*sentence.words[place + 1 :]} - sentence.free
            if self.rows and ends and sentence.words[place] in {"until", "till", "since"}:
                self.left.remove(place)

    def _by_kinds(self) -> None:
        words = self.asked.sentence.words
        for place in list(self.left):
            kinds = kinds_of(words[place])
            kept = [row for row in self.rows if kinds and _of_kinds(self.graph, row, kinds)]
            if kept:
                self._keep(kept, [place])

    def _by_slots(self) -> None:
        slots = self.asked.sentence.slots
        for slot in slots.get("number", ()):
            own = self.question.body if self.question.form == "members" else None
            if slot.start in self.left and _is_its_number(self.asked, self.graph, slot, own):
                self.left.remove(slot.start)
        for sort in ("post", "stream", "person", "number", "form"):
            for slot in slots.get(sort, ()):
                weighty = slot.span.intersection(self.asked.sentence.content)
                if not weighty or not weighty <= set(self.left):
                    continue
                kept = [row for row in self.rows if _has(self.graph, row, sort, slot.value)]
                if kept:
                    self._keep(kept, sorted(slot.span))

    def _by_acting(self) -> None:
        """By whether a post is held for a time only; *including interim ones* leaves none out."""
        sentence = self.asked.sentence
        kept = [row for row in self.rows if _is_acting(self.graph, row)]
        for place in [one for one in self.left if sentence.words[one] in ACTING]:
            if not BESIDES.isdisjoint(sentence.words[max(0, place - 2) : place]):
                self.left.remove(place)
            elif kept:
                self._keep(kept, [place])

    def _by_topic(self) -> None:
        """By a noun of several words for one sort of a line: *framework agreement*."""
        for cue in self.asked.cues:
            wanted = {self.question.moment, self.question.form}
            if cue.sort != "topic" or len(cue.places) < 2 or cue.name not in wanted:
                continue
            places = cue.places[-2:]
            stems = [self.asked.sentence.stems[place] for place in places]
            kept = [row for row in self.rows if self._says(row, stems)]
            if kept and len(kept) < len(self.rows):
                self._keep(kept, list(places))

    def _by_words(self) -> None:
        """By words that no rule knows and that stand in what the record says in some rows."""
        sentence = self.asked.sentence
        for start, stop in sentence.proper:  # of the People Board
            own = [place for place in range(start, stop) if place in self.left]
            name = " ".join(sentence.words[start:stop])
            kept = [row for row in self.rows if self.texts.has_row(row.statement, name)]
            if own and kept:
                self._keep(kept, own)
        places = [place for place in self.left if sentence.words[place] not in TURNING]
        for place in places:
            told = (self.texts.sentence_stems(row.statement) for row in self.rows)
            known = is_known(spelt(sentence.words[place]))
            if known and self.rows and all(sentence.stems[place] in stems for stems in told):
                self.left.remove(place)
        rare = [place for place in places if self._may_narrow(place)]
        own = [
            place
            for place in rare
            if any(self._says(row, [sentence.stems[place]]) for row in self.rows)
        ]
        stems = [sentence.stems[place] for place in own]
        together = [row for row in self.rows if self._says(row, stems)]
        if own and together:
            self._keep(together, own)

    def _may_narrow(self, place: int) -> bool:
        """Whether rows that have a word may be meant by it.

        By no bare number, no common word, and of bodies by no verb: *which boards advised HEE*.
        By no post either: *the directors of its regions* asks who they were.
        """
        sentence = self.asked.sentence
        if any(place in slot.span for slot in sentence.slots.get("post", ())):
            return False
        word, behind = sentence.words[place], place + 1 + (sentence.at(place + 1) == "the")
        did = word.endswith("ed") and behind in sentence.named and self.question.form == "bodies"
        number = word.isdecimal() and len(word) < LONG_NUMBER
        return not (is_known(spelt(word)) or number or did)

    def _says(self, row: Result, stems: Iterable[str]) -> bool:
        return all(self.texts.has(row.statement, stem) for stem in stems)

    def _keep(self, rows: list[Result], places: list[int]) -> None:
        self.rows = rows
        self.left = [place for place in self.left if place not in places]
        self.told.append(" ".join(self.asked.sentence.words[place] for place in places))


def _first_bases(graph: DatedGraph, statement: Statement) -> list[str]:
    """What the legal forms of a body rest on that begin on the day of a statement of it."""
    begin = graph.index.extent(statement).possible_from
    return [
        _ABOLISHED.split(form.basis or "")[0]
        for form in graph.index.said("legal_form", statement.bodies[0])
        if form.counts and graph.index.extent(form).possible_from == begin
    ]


_ABOLISHED: Final = re.compile(r"\b(?:abolished|dissolved|revoked|repealed) by\b")
"""What a basis says of its end, which is no basis of what it began."""


def rests_on(
    graph: DatedGraph,
    statement_id: str,
    law: Sequence[str],
    end: str | None = None,
    more: Iterable[str] = (),
) -> bool:
    """Whether a statement rests on a law, or that proves its begin or its end.

    *The Care Act* is not the *Health and Social Care Act*.

    Args:
        graph: the graph.
        statement_id: the statement.
        law: the words by which the law is named, with its sections and the like.
        end: ``begin`` or ``end`` where that is asked about, and not what held between them.
        more: texts in which its sections may stand too.
    """
    statement = graph.record.statements.get(statement_id)
    if statement is None:
        return False
    if end is None:
        basis = _ABOLISHED.split(statement.basis or "")[0]
        texts = [basis, *(mean.name for mean in getattr(statement, "means", ()))]
    else:
        proofs = [one for one in statement.evidence if end in one.proves]
        event = statement.begun_by if end == "begin" else statement.ended_by
        if event is not None and event in graph.record.events:
            proofs += graph.record.events[event].evidence
        texts = [f"{graph.record.sources[one.source].title} {one.locator}" for one in proofs]
        if end == "begin":
            texts += _first_bases(graph, statement)
    act = [word for word in law if word not in {"the", "in", "of", "under"}]
    last = max((at for at, word in enumerate(act) if word in _OF_LAWS), default=-1)
    year = last + 2 if "".join(act[last + 1 : last + 2]).isdecimal() else last + 1
    title = Instrument(" ".join(act[:year])) if last >= 0 else None
    known = {word for text in (*texts, *more) for word in words_of(text)}
    named = title is None or any(title.named_in(text) for text in texts)
    return named and {*law} - FREE <= known


_OF_LAWS: Final = frozenset("act acts order orders regulations".split())


def _is_its_number(asked: Asked, graph: DatedGraph, slot: Slot, own: str | None) -> bool:
    """*The ten SHAs*: a number before a collective that it had at some time; or a list of ten."""
    behind = [
        asked.meant(body)
        for body in asked.sentence.bodies
        if slot.stop <= body.start <= slot.stop + 1
    ]
    return any(
        str(getattr(size, "size", None)) == slot.value
        for body in (*behind, *([own] if own else []))
        for size in graph.index.said("size", body)
        if size.counts
    )


def _involves(graph: DatedGraph, row: Result, body: str) -> bool:
    ids = {role.get("id") for role in row.roles.values()} | set(row.via) | set(row.answer)
    if body in ids:
        return True
    known = (one for one in row.answer if one in graph.record.bodies)
    return any(graph.is_member(one, body) for one in known)


def _any_of(graph: DatedGraph, row: Result, bodies: Iterable[str]) -> bool:
    return any(_involves(graph, row, body) for body in bodies)


def _of_kinds(graph: DatedGraph, row: Result, kinds: Iterable[str]) -> bool:
    known = (graph.record.bodies[one].kind for one in row.answer if one in graph.record.bodies)
    return any(kind in kinds for kind in known)


def _has(graph: DatedGraph, row: Result, sort: str, value: str) -> bool:
    if sort == "person":
        return any(same_person(value, one) for one in row.answer)
    if sort == "number":
        return value in row.answer
    statement = graph.record.statements.get(row.statement)
    return value in {row.more.get(sort), getattr(statement, sort, None), *row.answer}


def _is_acting(graph: DatedGraph, row: Result) -> bool:
    return bool(getattr(graph.record.statements.get(row.statement), "acting", False))


def takes_two(question: Question) -> bool:
    """Whether a question is of two bodies at once, and not of the one alone."""
    alone = len(question.bodies) == 1 and question.candidate is None
    return question.form in TWO and not (alone and question.form == "lineage")


def other_bodies(asked: Asked, question: Question, read: frozenset[int]) -> list[str]:
    """The bodies that are named and that a question is not of, nor its words account for."""
    used = {*question.bodies, question.candidate, question.among}
    used.update(asked.meant(slot) for slot in asked.sentence.bodies if slot.span <= read)
    if not takes_two(question):
        for body in (*question.bodies[:1], question.candidate):
            used.update(asked.beside(body)[1] if body else ())
    return [
        body
        for body in asked.bodies
        if body not in used
        and not (
            question.form == "post"
            and asked.graph.body(body).kind == "office"
            and not _does(asked, body)
        )
    ]


def _does(asked: Asked, body: str) -> bool:
    """Whether a body is named as the one who did something: *appointed by the minister*."""
    words = asked.sentence.words
    starts = [slot.start for slot in asked.sentence.bodies if asked.meant(slot) == body]
    return any("by" in words[max(0, start - 2) : start] for start in starts)

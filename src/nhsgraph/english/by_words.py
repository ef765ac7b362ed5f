"""What no typed reading answers: the record's own words, or a document by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.answers.question import Question
from nhsgraph.answers.search import in_its_words, outside_of
from nhsgraph.dates import Certainty
from nhsgraph.english.decided import quoted, strange_names
from nhsgraph.english.deciding import accounts, how_read, times_unread
from nhsgraph.english.described import doers, is_of_another
from nhsgraph.english.duties import asks_for_duty
from nhsgraph.english.known_words import is_known
from nhsgraph.english.papers import PAPERS, Papers, asks_for_law, asks_for_paper, may_ask_for_paper
from nhsgraph.english.scoring import Scored, weight
from nhsgraph.english.searching import Searches, as_written, to_look_for
from nhsgraph.english.sentence import sentence_of
from nhsgraph.english.stems import has_kin, stem
from nhsgraph.english.unkept import CATALOGUED, REPORTED_TO, unkept
from nhsgraph.english.works import (
    BY_WORD,
    SAYING,
    asks_what_came_of,
    is_of_unread_paper,
    spoken_of,
    work_asked_for,
    works,
)
from nhsgraph.schema import Edge
from nhsgraph.spelling import words_of
from nhsgraph.values import replace
from nhsgraph.words.question_words import TURNING

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.english.candidates import Asked
    from nhsgraph.english.quoting import Match, Texts
    from nhsgraph.english.reader import Reading
    from nhsgraph.english.vocabulary import Vocabulary
    from nhsgraph.graph import DatedGraph

QUOTED: Final = 0.8
"""So much of the weight of a sentence a statement must have to be quoted as the answer."""
LEAST_QUOTED: Final = 3
"""So many words that weigh, a body counted as one, say enough to be quoted for."""
NAMED_QUOTED: Final = 0.7
"""So much of it, where the name that the question gives stands in the statement."""
EVENT_QUOTED: Final = 0.4
"""So much of it, where that name stands in the title of an event."""
LEAST_LISTED: Final = 2
"""So many make a list."""
FEW: Final = 4
"""A single word that stands in no more texts may be a name by which one is meant."""
ABOUT_AS_GOOD: Final = 0.02
SAID: Final = 0.4
"""So much of it the own sentence of a statement must have to be quoted as the answer."""
TYPED: Final = 0.6
"""A typed reading that accounts for so much of it goes before the record's own words."""
MOST_FOUND: Final = 10
"""So many of what was found are looked at closely."""


def _compares(asked: Asked) -> bool:
    """Whether it is asked of more or fewer than a number: no statement by itself says that."""
    words = asked.sentence.words
    return any(
        word in {"more", "fewer", "less"} and asked.sentence.at(place + 1) == "than"
        for place, word in enumerate(words)
    )


_AREAS: Final = frozenset(
    stem(word) for word in "cover area place county city town district".split()
)
"""Words of which is asked what lay in an area."""
_ORDER: Final = frozenset({"before", "after"})
"""Words by which yes or no hangs on two days, which no quotation decides."""


class ByWords:
    """Looks for the words of a question in what the record says.

    Args:
        graph: the graph of the record, with all that it knows.
        vocabulary: its words.
        texts: the words of its statements.
    """

    def __init__(self, graph: DatedGraph, vocabulary: Vocabulary, texts: Texts) -> None:
        self._graph = graph
        self.vocabulary = vocabulary
        self.texts = texts
        self.papers = Papers(graph, texts)
        self.searches = Searches(graph, vocabulary, texts)

    def areas(self, graph: DatedGraph, reading: Reading, first: Scored | None) -> Answer | None:
        """Whose area a place lay in, or which places lay in an area, where places are asked for."""
        sentence = reading.asked.sentence
        if not (_AREAS.intersection(sentence.stems) or graph.index.names_place(sentence.words)):
            return None
        from nhsgraph.english.areas import told_of_areas

        whole = first is not None and not (first.left or first.strangers)
        whole = whole and first is not None and bool(first.answer.results)
        whole = whole and reading.asked.kind != "yes" and not {"cover", "serv"} & {*sentence.stems}
        named = (sentence.words[slot.start : slot.stop] for slot in sentence.bodies)
        if whole and any(map(graph.index.names_place, named)):
            return None  # a system that is called by the name of its county alone
        told = told_of_areas(graph, reading)
        if told is None or told.status != "silent" or reading.asked.kind == "yes":
            return told
        read = first is not None and accounts(reading, first) and bool(first.answer.results)
        return None if read else told

    @staticmethod
    def of_area(graph: DatedGraph, reading: Reading) -> tuple[str, str] | None:
        """A question with the body named whose area a place in it lay in, and a note of that."""
        if not graph.index.names_place(reading.asked.sentence.words):
            return None
        from nhsgraph.english.areas import with_body_named

        return with_body_named(graph, reading)

    def document(self, graph: DatedGraph, reading: Reading, first: Scored | None) -> Answer | None:
        """Who published a document that is asked for, and when: by its number, or its title."""
        if not may_ask_for_paper(reading.asked.sentence.text):
            return None
        asked = self._unframed(reading.asked)
        if SAYING.intersection(asked.sentence.words):
            from nhsgraph.english.told_works import told_of_saying

            if told := told_of_saying(graph, self.texts, reading):
                return told
        found = self.papers.by_number(asked)
        read = first is not None and accounts(reading, first) and not first.left
        typed = read and first is not None and first.question.form != "document"
        typed = typed and not asks_for_law(asked)
        if not found and not typed and asks_for_paper(asked):
            found = self.papers.by_title(asked) or self.papers.by_title(self._opening(asked))
            if sort := self.papers.of_other_sort(asked, found):
                from nhsgraph.english.told_works import no_such_paper

                return no_such_paper(graph, reading, sort, found)
        return self._documents(graph, reading, found)

    def is_paper(self, reading: Reading) -> bool:
        """Whether a sentence, read as one, asks for a document that is known by its title."""
        if not may_ask_for_paper(reading.asked.sentence.text):
            return False
        asked = self._unframed(reading.asked)
        named = not PAPERS.isdisjoint(asked.sentence.stems) or asked.about("published")
        if asked.sentence.slots.get("post") and not named:
            return False  # from when the two had one chief people officer
        return asks_for_paper(asked) and bool(self.papers.by_title(asked))

    def _opening(self, asked: Asked) -> Asked:
        """A sentence up to its first colon, dash or question mark, which may name a document."""
        text, inside = asked.text, self.vocabulary.inside_names(asked.text)
        for sign in (": ", " - ", "? "):
            place = text.find(sign)
            text = text if place < 0 or place in inside else text[:place]
        return replace(asked, sentence=sentence_of(self.vocabulary, text))

    def _unframed(self, asked: Asked) -> Asked:
        """A sentence with what stands before a colon: the title of a document, and no frame."""
        return replace(asked, sentence=sentence_of(self.vocabulary, asked.text))

    def title(self, graph: DatedGraph, reading: Reading) -> Answer | None:
        """Who published a document of which nearly all words stand in its title, and when."""
        asked = reading.asked
        holders = any(asked.sentence.slots.get(sort) for sort in ("post", "person"))
        done = asked.kind == "who" and any(cue.sort == "verb" for cue in asked.cues)
        if asked.kind in {"yes", "money", "number", "long"} or holders or done:
            return None  # nor who did something else than publish
        found = self.papers.near(asked)
        return self._proposed_in(graph, reading, found) or self._documents(graph, reading, found)

    def _proposed_in(
        self, graph: DatedGraph, reading: Reading, documents: list[str]
    ) -> Answer | None:
        """What was planned by some documents, where that is asked: *what did the paper propose*."""
        asked = reading.asked
        if asked.kind != "what" or not asked.about("plans"):
            return None
        said = [
            one.id
            for one in graph.record.statements.values()
            if one.planned and {*documents}.intersection(each.source for each in one.evidence)
        ]
        question = Question("plans", period=asked.period, only=tuple(said), text=asked.text)
        titles = (graph.record.sources[one].title for one in documents)
        notes = (f"Told is what rests on {quoted(titles)}.",)
        return answer(graph, replace(question, notes=notes)) if said else None

    def _documents(self, graph: DatedGraph, reading: Reading, found: list[str]) -> Answer | None:
        if not found:
            return None
        asked = reading.asked
        question = Question("document", period=asked.period, only=tuple(found), text=asked.text)
        titles = (self._graph.record.sources[one].title for one in found)
        notes = how_read(reading, " ".join(words_of(" ".join(titles))))
        return answer(graph, replace(question, notes=notes))

    def listed(self, graph: DatedGraph, reading: Reading, first: Scored | None) -> Answer | None:
        """Reviews, reports and the like by their days, where a list of them is asked for."""
        read = first is not None and accounts(reading, first) and not first.left
        found = [] if read else works(reading.asked)
        if len(found) < LEAST_LISTED:
            return None
        question = Question("quote", period=reading.asked.period, text=reading.asked.text)
        question = replace(question, notes=(*how_read(reading), BY_WORD))
        told = in_its_words(graph, question, found, called=work_asked_for(question.text) or "")
        return told if told.results or told.events else None

    def work(self, graph: DatedGraph, reading: Reading, first: Scored | None) -> Answer | None:
        """What came of a review, or the day of a document that the record only speaks of."""
        asked = reading.asked
        review = asks_what_came_of(asked)
        read = first is not None and accounts(reading, first)
        mention = None if review or read else spoken_of(asked)
        if not (review or mention):
            return None
        from nhsgraph.english.told_works import told_of_mention, told_of_review

        if review:
            return told_of_review(graph, reading, review)
        return told_of_mention(graph, self.texts, reading, mention) if mention else None

    def reported(self, graph: DatedGraph, reading: Reading, _: Scored | None) -> Answer | None:
        """That it is not kept to whom somebody reported, or what a catalogue says of a report."""
        asks = unkept(reading.asked.sentence) in {REPORTED_TO, CATALOGUED}
        return self.searches.search(graph, reading) if asks else None

    def outside(self, graph: DatedGraph, reading: Reading, first: Scored | None) -> Answer | None:
        """What is told of a question about what the record is not of; None where it answers."""
        words = reading.asked.sentence.words
        named = reading.asked.sentence.named
        left = set(first.left) if first is not None and accounts(reading, first) else None
        for start, stop in self.vocabulary.outside(words):
            places = set(range(start, stop))
            if places <= named or (left is not None and not places & left):
                continue
            question = Question("search", period=reading.asked.period, text=reading.asked.text)
            question = replace(question, notes=how_read(reading))
            return outside_of(graph, question, as_written(" ".join(words[start:stop]), reading))
        return None

    def quote(self, graph: DatedGraph, reading: Reading, first: Scored | None) -> Answer | None:
        """The record's own words, where they have nearly all the words and no reading has."""
        asked = reading.asked
        compared = asked.kind == "yes" and not _ORDER.isdisjoint(asked.sentence.words)
        if asks_for_duty(asked) and not compared:
            from nhsgraph.english.told_duties import told_duty

            if told := told_duty(graph, self.texts, reading, first):
                return told
        read = first is not None and not first.left and not first.strangers
        read = read or compared or self._wants_what_nothing_has(asked)
        if read or asked.group is not None or _compares(asked):  # or some of a set are asked for
            return None
        close = self._quotable(asked, first)
        question = Question("quote", tuple(asked.bodies[:1]), asked.period, text=asked.text)
        stems = list(to_look_for(asked.sentence))
        question = replace(question, notes=tuple(reading.notes))
        told = in_its_words(graph, question, close, lambda one: self.texts.passage(one, stems))
        if times_unread(reading, self._rows(close)):
            return None
        readable = first is not None and accounts(reading, first)
        if readable and (_share_read(asked, first) >= TYPED or asked.kind == "yes"):
            return None
        if is_of_unread_paper(asked) and not told.events:
            return None
        return told if told.results or told.events else None

    def does(self, graph: DatedGraph, reading: Reading, first: Scored | None) -> Answer | None:
        """Who does something, in the words of their own lines, where no typed reading is whole."""
        read = first is not None and not first.left and not first.strangers
        must = reading.asked.kind == "yes" and asks_for_duty(reading.asked)  # that it does so
        aside = read or must or reading.asked.group is not None
        found = [] if aside else doers(reading.asked)
        if not found or times_unread(reading, self._rows(found)):
            return None
        question = Question("quote", period=reading.asked.period, text=reading.asked.text)
        told = in_its_words(graph, replace(question, notes=tuple(reading.notes)), found)
        if told.results and reading.asked.kind == "yes":
            sure = any(row.certainty is Certainty.CERTAIN for row in told.results)
            return replace(told, verdict="yes" if sure else "not recorded")
        return told if told.results else None

    def _wants_what_nothing_has(self, asked: Asked) -> bool:
        """Whether *the X of a body* is asked for, and nothing in the record has the word X."""
        sentence = asked.sentence
        wanted = [
            sentence.words[place] for place in sentence.content
            if sentence.at(place - 1) == "the" and sentence.at(place + 1) == "of"
        ]  # fmt: skip
        return any(not is_known(word) and not self.texts.anywhere(word) for word in wanted)

    def _quotable(self, asked: Asked, first: Scored | None) -> list[str]:
        """The statements and events that may be quoted, the best first: those about as good."""
        matches = self._matches(asked)
        called = self._in_a_named_row(asked, matches)
        event = [] if called else self._named_events(asked)
        least = NAMED_QUOTED if called else EVENT_QUOTED if event else QUOTED
        matches = called or event or matches
        if not matches or matches[0].share < least or matches[0].share <= _share_read(asked, first):
            return []
        for start, stop in asked.sentence.proper:
            row = " ".join(asked.sentence.words[start:stop])
            matches = [match for match in matches[:3] if self.texts.has_row(match.id, row)]
        best = matches[0].share if matches else 0.0
        close = [match.id for match in matches[:3] if match.share >= best - ABOUT_AS_GOOD]
        return [one for one in close if called or event or self._says_so(one, asked)]

    def _says_so(self, statement: str, asked: Asked) -> bool:
        """Whether a statement's own sentence has enough of the words, and no note or proof alone.

        Words in a note are found by a search, which is no answer.
        """
        if statement in self._graph.record.events:
            return True
        if is_of_another(asked, self._graph.statement(statement)):
            return False
        weights = {one: self.texts.rarity(one) for one in self.searches.telling(asked)}
        own = self.texts.sentence_stems(statement)
        told = sum(weight for one, weight in weights.items() if has_kin(one, own))
        least = 1.0 if asked.kind == "yes" else SAID  # that it is so must be said in all words
        return told >= least * sum(weights.values())

    def _matches(self, asked: Asked) -> list[Match]:
        """The statements that have the words and concern what is asked, the best first.

        A few words say too little, but where they, or a name, stand in a statement in a row.
        """
        sentence = asked.sentence
        came = asked.span("outcome", "happened")  # what came of it, what happened
        weights = [
            place
            for place in sentence.content
            if sentence.words[place] not in TURNING and place not in came
        ]
        phrase = " ".join(sentence.words[place] for place in weights)
        stems = [sentence.stems[place] for place in weights]
        found = [
            one for one in self.texts.find(stems, asked.bodies, phrase)
            if self._concerns(one.id, asked)
        ]  # fmt: skip
        matches = [
            one for one in found if self._is_of_verb(one.id, asked) and not self._is_name(one.id)
        ]
        if len(weights) + bool(asked.bodies) >= LEAST_QUOTED:
            return matches
        asks = asked.kind != ""  # a few words alone are looked for, and ask nothing
        whole = [one for one in found if self._begins_so(one.id, stems)]
        if asked.kind == "who" and len(stems) > 1 and whole:
            whole.sort(key=lambda one: self._is_planned(one.id))
            return whole  # who regulated nurses: that very sentence, in force before planned
        named = (one for one in matches[:MOST_FOUND] if self._is_named(one.id, phrase))
        return (asks and list(named)) or self._in_a_named_row(asked, matches)

    def _in_a_named_row(self, asked: Asked, matches: list[Match]) -> list[Match]:
        """The statements in which a name of nobody stands: a plan's, such as *Framework 15*."""
        sentence = asked.sentence
        if sentence.bodies or len(sentence.proper) != 1:
            return []
        start, stop = sentence.proper[0]
        stop += sentence.at(stop).isdecimal()
        row = " ".join(sentence.words[start:stop])
        if start + 1 == stop and len(self.texts.postings.having(stem(row))) > FEW:
            return []  # a word that many statements have, if with a capital: *Framework*
        return [match for match in matches[:MOST_FOUND] if self.texts.says_row(match.id, row)]

    def _named_events(self, asked: Asked) -> list[Match]:
        """The events in whose titles what is written like a name stands: *what befell Glossop*."""
        sentence = asked.sentence
        if asked.kind not in {"what", "day", "reason", ""} or sentence.bodies:
            return []
        names = strange_names(sentence, sentence.content)
        told = (place for place in sentence.content if not is_known(sentence.words[place]))
        stems = [sentence.stems[place] for place in told]
        events = self._graph.record.events
        return [
            match
            for match in self.searches.found(asked)[:MOST_FOUND]
            if match.id in events
            and any(self.texts.has_row(match.id, name) for name in names)
            and all(self.texts.has(match.id, one) for one in stems)
        ][:1]

    def _rows(self, found: list[str]) -> str:
        return " ".join(map(self.texts.row_of, found))

    def _concerns(self, statement: str, asked: Asked) -> bool:
        """Whether a statement is of a body that is named; for yes or no of each of them.

        And an event of one that is named by its own name.
        """
        own, proper = self._graph.record.statements.get(statement), {*asked.proper_bodies}
        if not asked.bodies or (own is None and not proper):
            return True
        if own is None:
            return bool(self.texts.named_by(statement, proper))
        named = [body in own.bodies for body in asked.bodies]
        return all(named) if asked.kind == "yes" else any(named)

    def _is_of_verb(self, statement: str, asked: Asked) -> bool:
        """Whether a statement is of a type whose verb asks who did it; any where none does."""
        verbs = {cue.name for cue in asked.cues if cue.sort == "verb"}
        own = self._graph.record.statements.get(statement)
        if asked.kind != "who" or not verbs or own is None or not isinstance(own, Edge):
            return True
        return own.type in verbs

    def _begins_so(self, statement: str, stems: list[str]) -> bool:
        """Whether a statement's own sentence has all the words, and one is what it does."""
        own = self._graph.record.statements.get(statement)
        does = words_of(str(getattr(own, "scope", "") or ""))[:1]
        own_stems = self.texts.sentence_stems(statement)
        return bool(does) and stem(does[0]) in stems and own_stems.issuperset(stems)

    def _is_name(self, statement: str) -> bool:
        """Whether a statement says but that a name was in use; a search may find it."""
        own = self._graph.record.statements.get(statement)
        return own is not None and own.type == "name" and not own.planned

    def _is_planned(self, statement: str) -> bool:
        own = self._graph.record.statements.get(statement)
        return own is not None and own.planned

    def _is_named(self, statement: str, phrase: str) -> bool:
        """Whether a few words stand in a statement as they do in the question: *Framework 15*."""
        return " " in phrase and self.texts.has_row(statement, phrase)


def _share_read(asked: Asked, scored: Scored | None) -> float:
    """How much of the weight of a sentence a reading accounts for; nothing where there is none."""
    total = sum(weight(asked, place) for place in asked.sentence.content)
    if scored is None or not total:
        return 0.0
    left = sum(weight(asked, place) for place in scored.left) + 2 * len(scored.strangers)
    return (total - left) / total

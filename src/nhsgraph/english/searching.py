"""Searches: statements and events that have the words of a question and are of what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.answers.examples import best_known, example_about, examples_about
from nhsgraph.answers.question import Question
from nhsgraph.answers.search import NO_FORM, beside_silence, not_kept, not_understood, search
from nhsgraph.dates import LATEST
from nhsgraph.english.decided import strange_names
from nhsgraph.english.deciding import how_read, unread_times
from nhsgraph.english.known_words import is_known
from nhsgraph.english.papers import may_ask_for_paper
from nhsgraph.english.sayings import says
from nhsgraph.english.slips import Slips
from nhsgraph.english.stems import stem
from nhsgraph.english.times import read_times
from nhsgraph.english.unkept import of_areas, unkept
from nhsgraph.english.vocabulary import YEAR
from nhsgraph.errors import shortened
from nhsgraph.spelling import words_of
from nhsgraph.values import replace
from nhsgraph.words.question_words import ASKING, TIMING, TURNING, YES_NO
from nhsgraph.words.sentences import articled, listed

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.english.candidates import Asked
    from nhsgraph.english.quoting import Match, Texts
    from nhsgraph.english.reader import Reading
    from nhsgraph.english.sentence import Sentence
    from nhsgraph.english.vocabulary import Vocabulary
    from nhsgraph.graph import DatedGraph

NAMED: Final = 5
"""How many bodies are named that somebody may have meant."""
FOUND: Final = 0.4
"""So much of the weight of a sentence a statement must have to be found by a search."""
FOUND_NEAR: Final = 0.34
"""So much of it, where it concerns a body that the question names: those come first."""
NEARLY: Final = 0.55
"""So much of it, to be told where a reading without some of the words has nothing."""
ABOUT: Final = 0.5
"""More than so much of the weight of the words that say what a question is about."""
ABOUT_OWN: Final = 0.34
"""So much of it, where it is a statement of the body that is named."""
ALL: Final = 0.8
"""So much of all the weight, where no word says what it is about."""
MOST_FOUND: Final = 10
"""So many of what was found are looked at closely."""
MOST_FIT: Final = 60
"""So many are held against what the question is about."""
MOST_EXAMPLES: Final = 6
"""So many questions are shown where one fits none of the forms."""
LENGTHS: Final = frozenset("long many much far often".split())
"""Words that ask behind *how*."""
_THINGS: Final = frozenset(
    """bill act plan review report programme agenda change scheme policy strategy fund award
    contract inquiry paper view framework""".split()
)
"""How names end of what is no body."""


class Searches:
    """Looks for the words of a question in what the record says.

    Args:
        graph: the graph of the record, with all that it knows.
        vocabulary: its words.
        texts: the words of its statements.
    """

    def __init__(self, graph: DatedGraph, vocabulary: Vocabulary, texts: Texts) -> None:
        self._graph = graph
        self._vocabulary = vocabulary
        self._texts = texts

    def telling(self, asked: Asked) -> list[str]:
        """The stems of the words that a search looks for, less those that ask and stand nowhere."""
        known = {stem(word) for word in asked.sentence.words if is_known(word)}
        having = self._texts.postings.having
        return [one for one in to_look_for(asked.sentence) if one not in known or having(one)]

    def found(self, asked: Asked) -> list[Match]:
        """The statements and events that have enough of the words, those of its bodies first."""
        phrase = " ".join(asked.sentence.words)
        matches = self._texts.find(self.telling(asked), asked.bodies, phrase)
        own = [one for one in matches if asked.bodies and one.near > 0]
        fit = [one for one in own if one.share >= FOUND_NEAR]
        return [*fit, *(one for one in matches if one.share >= FOUND and one not in fit)]

    def fit(self, asked: Asked) -> list[Match]:
        """Those of them that are of what is asked: a hit of something else misleads.

        They name a body that the question names, and have most of the words by which it tells
        what it is about.
        """
        proper, sentence = asked.proper_bodies, asked.sentence
        slots = sentence.slots.values() if proper else ()
        known = {place for found in slots for slot in found for place in slot.span}
        about = {
            sentence.stems[place]
            for place in sentence.content
            if place not in known and self._is_about(sentence.words[place])
        }
        weights = {word: self._texts.rarity(word) for word in about}
        total = sum(weights.values())
        fit = []
        for match in self.found(asked)[:MOST_FIT]:
            told = sum(w for word, w in weights.items() if self._texts.has(match.id, word))
            least = self._least(match, proper)
            other = proper and not self._texts.speaks_of(match.id, proper)
            if (weights or proper or match.share >= ALL) and told >= least * total and not other:
                fit.append(match)
        return fit

    def _least(self, match: Match, proper: list[str]) -> float:
        """How much of what a question is about a hit must have: less if it concerns its bodies."""
        statement = self._graph.record.statements.get(match.id)
        own = [body for body in proper if statement is not None and body in statement.bodies]
        if len(own) > 1 and len(own) == len(proper):
            return 0.0
        return ABOUT_OWN if own else ABOUT

    @staticmethod
    def _is_about(word: str) -> bool:
        """Whether a word says what a question is about: none that asks, and none of the lexicon."""
        asks = word in TURNING or word in TIMING or word in LENGTHS or is_known(word)
        return not asks and not any(sign.isdecimal() for sign in word)

    def instead_of_silence(
        self, graph: DatedGraph, reading: Reading, told: Answer
    ) -> Answer | None:
        """A search, where a reading without some words is silent and a statement has nearly all.

        None where the answer says more, or a search no better.
        """
        if told.status == "silent" and (areas := of_areas(reading.asked.sentence)):
            kept = f"the record does not keep {areas}"
            return replace(not_kept(graph, told.question, kept), see_also=told.see_also)
        if told.status != "silent":
            return None
        unread, asked = {*told.left_out} - {"why"}, reading.asked
        found = self.fit(asked)
        near = bool(found) and found[0].share >= NEARLY
        if unread and near and asked.kind not in {"yes", "money"}:
            return self.search(graph, reading)
        own = self._of_stream(told.question) or [one.id for one in found if self._tells(one, asked)]
        stems = list(to_look_for(asked.sentence))
        return beside_silence(graph, told, own, lambda one: self._texts.passage(one, stems))

    def _of_stream(self, question: Question) -> list[str]:
        """The lines of the stream of money that is asked about, whoever pays it."""
        return [
            line.id
            for line in self._graph.index.of_type("funding")
            if line.counts and question.stream and getattr(line, "stream", None) == question.stream
        ]

    def _tells(self, match: Match, asked: Asked) -> bool:
        """Whether a statement has a word that says what is asked, beside the names in it."""
        sentence = asked.sentence
        slots = (slot.span for found in sentence.slots.values() for slot in found)
        named = frozenset().union(*slots)
        about = {
            sentence.stems[place]
            for place in sentence.content
            if place not in named and self._is_about(sentence.words[place])
        }
        return any(self._texts.has(match.id, word) for word in about)

    def search(self, graph: DatedGraph, reading: Reading) -> Answer:
        """The statements that have most of the words; it says that it is no answer.

        Where no statement has them, what is not kept is a silence; anything else is not understood.
        """
        asked, notes = reading.asked, list(reading.notes)
        sentence = asked.sentence
        if missing := unkept(sentence) or of_areas(sentence):
            return self._not_kept(graph, reading, f"the record does not keep {missing}")
        if (gone := self._gone(graph, asked)) is not None:
            return gone
        fit, speaker = self.fit(asked), says(asked)
        if speaker:  # a word of what was said stands in much
            fit = [one for one in fit if one.id in self._graph.record.events or one.share >= ALL]
        strange = strange_names(sentence, sentence.content)
        unknown = next((name for name in strange if not self._texts.anywhere(name)), None)
        near = self._vocabulary.names.having(words_of(unknown)) if unknown else []
        if near:
            named = [self._graph.named_on_day(body, LATEST) for body in near[:NAMED]]
            more = f" or one of {len(near) - NAMED} more" if len(near) > NAMED else ""
            notes.append(f"Did you mean {', '.join(named)}{more}?")
        elif not sentence.bodies and (
            near_names := Slips(self._vocabulary).suggestions(sentence.words)
        ):
            notes.append(f"Did you mean {', '.join(near_names)}?")
        rows = " ".join(self._texts.row_of(match.id) for match in fit[:MOST_FOUND])
        notes = [*unread_times(reading, rows), *notes]
        question = Question("search", period=asked.period, text=asked.text, notes=tuple(notes))
        stems = list(to_look_for(sentence))
        ids = [match.id for match in fit]
        paper = may_ask_for_paper(sentence.text) or not _THINGS.isdisjoint(sentence.words)
        why = _unknown(unknown, thing=paper) if unknown else NO_FORM
        found = search(
            graph, question, ids, why, lambda one: self._texts.passage(one, stems),
            strange=unknown is not None,
        )  # fmt: skip
        if found.results or found.events:
            return found
        if speaker:
            who = "people" if unknown else as_written(speaker, reading)
            told = f"{why}, and does not keep" if unknown else "the record does not keep"
            return self._not_kept(graph, reading, f"{told} what {who} said")
        examples = self._examples(graph, sentence)
        question = replace(question, notes=(*question.notes, *examples))
        if unknown:
            return not_understood(graph, question, why)
        return not_understood(graph, question, f"{NO_FORM}, and {self._nothing(asked)}")

    def retold(self, asked: Asked) -> tuple[str, str, bool] | None:
        """The question without a name that stands nowhere in the record, and what to tell of it.

        *Did the Guild run the boards* asks who ran them; *the Kent Board* is read as the boards as
        a whole; of two in a row the known one stays. And whether all is told but a note: *the NHS
        Council* is the National Council.
        """
        sentence, words = asked.sentence, asked.sentence.words
        names = strange_names(sentence, sentence.content)
        names = [name for name in names if not self._texts.anywhere(name)]
        name = words_of(names[0]) if len(names) == 1 else []
        start = next((at for at in range(len(words)) if words[at : at + len(name)] == name), None)
        if not name or start is None:
            return None
        stop, why = start + len(name), _unknown(names[0], thing=False)
        if meant := self._nearly(name):
            called = self._graph.named_on_day(meant, LATEST)
            note = f"“{names[0]}” was taken for {articled(self._graph, meant, LATEST)}"
            return " ".join([*words[:start], *words_of(called), *words[stop:]]), note, True
        if whole := self._set_of(name):
            called = self._graph.named_on_day(whole, LATEST)
            told = f"{why}; of {articled(self._graph, whole, LATEST)} as a whole"
            return " ".join([*words[:start], *words_of(called), *words[stop:]]), told, False
        rest = _without_name(words, start, stop) if sentence.bodies else []
        return (" ".join(rest), why, False) if rest else None

    def _nearly(self, name: list[str]) -> str | None:
        """The one body called so but for *NHS* in the place of *National*, or the other way."""
        swap = {"nhs": "national", "national": "nhs"}
        if len(name) < LEAST_SWAPPED or name[0] not in swap:
            return None
        found = self._vocabulary.names.meanings((swap[name[0]], *name[1:]))
        bodies = {meaning.body for meaning in found}
        return bodies.pop() if len(bodies) == 1 else None

    def _set_of(self, name: list[str]) -> str | None:
        """The set of whose members the last word of a name is the noun: *the Kent Deanery*."""
        found = self._vocabulary.names.meanings((name[-1],)) if len(name) > 1 else ()
        bodies = {meaning.body for meaning in found}
        body = bodies.pop() if len(bodies) == 1 else ""
        if not body or self._graph.body(body).kind != "collective":
            return None
        names = (one for one, _ in self._graph.names(body))
        own = {stem(word) for one in names for word in words_of(f"{one.name} {one.short or ''}")}
        return body if stem(name[-1]) in own else None  # and no everyday word for it: a council

    @staticmethod
    def _gone(graph: DatedGraph, asked: Asked) -> Answer | None:
        """That the one body asked about is no more, where it is asked what it does now, or still.

        Whatever that is, and though no form of question has it. None where it is there.
        """
        bodies, sentence = dict.fromkeys(asked.proper_bodies), asked.sentence
        now = read_times("now").period
        still = asked.period == now or not _STILL.isdisjoint(sentence.words)
        strange = bool(strange_names(sentence, sentence.content))
        strange |= any(map(str.isdecimal, sentence.words))
        if len(bodies) != 1 or not still or strange:
            return None
        question = Question("exists", (*bodies,), now, text=asked.text)
        found = answer(graph, replace(question, yes_no=asked.kind == "yes"))
        if asked.kind != "yes" and found.verdict:  # nothing is denied where no yes or no was asked
            found = replace(found, verdict=None, text=found.premise.message or found.text)
        return found if found.premise.denies else None

    def _nothing(self, asked: Asked) -> str:
        """A clause that nothing was found, in what is recorded of the bodies that are named."""
        day = asked.period.start if asked.period else LATEST
        named = [articled(self._graph, body, day) for body in dict.fromkeys(asked.proper_bodies)]
        if not named:
            return "no statement has these words"
        return f"nothing that the record has on {listed(named[:NAMED])} is of that"

    @staticmethod
    def _not_kept(graph: DatedGraph, reading: Reading, claim: str) -> Answer:
        """What no record keeps, and a question that can be asked of the body that was named."""
        asked = reading.asked
        question = Question("search", period=asked.period, text=asked.text)
        told = not_kept(graph, replace(question, notes=how_read(reading)), claim)
        body = next(iter(asked.bodies), None)
        return replace(told, example=example_about(graph, body)) if body else told

    @staticmethod
    def _examples(graph: DatedGraph, sentence: Sentence) -> list[str]:
        """What can be asked, of the body that a sentence names or else of the best known."""
        body = next(iter(sentence.ids), None) or best_known(graph)
        examples = examples_about(graph, body, MOST_EXAMPLES) if body else []
        return ["What can be asked:", *(f"- {words}" for words in examples)] if examples else []


_STILL: Final = frozenset("still now currently today nowadays presently".split())
"""Words of what is asked of a body as it is now."""


LEAST_SWAPPED: Final = 3
"""A name of fewer words is too little to know it by all but one of them."""


def _without_name(words: list[str], start: int, stop: int) -> list[str]:
    """The words of a question without a name: of one in a row, or of yes or no as one of *who*."""
    start -= words[start - 1 : start] == ["the"]
    if words[start - 1 : start] in (["and"], ["or"]) and start > 1:
        return [*words[: start - 1], *words[stop:]]
    if words[stop : stop + 1] in (["and"], ["or"]):
        return [*words[:start], *words[stop + 1 :]]
    if words[0] not in YES_NO:
        return []
    if start > 1:  # did the boards answer to the Guild
        return ["who", *words[:start], *words[stop:]]
    return ["who", *([] if words[0] in _DID else words[:1]), *words[stop:]]


_DID: Final = frozenset({"did", "do", "does"})


def _unknown(name: str, *, thing: bool) -> str:
    """A clause that nothing of a name is known: *no body*, unless it is the name of a thing.

    Args:
        name: the name.
        thing: whether the question has a word for things; else the name itself may end with one.
    """
    ends = {stem(word) for word in name.split()[-1:]}
    thing = thing or not ends.isdisjoint({stem(word) for word in _THINGS})
    return f"the record has {'nothing called' if thing else 'no body'} “{shortened(name)}”"


def as_written(words: str, reading: Reading) -> str:
    """Words as the question writes them, with its capitals."""
    text = reading.asked.text
    at = text.casefold().find(words)
    return text[at : at + len(words)] if at >= 0 else words


def to_look_for(sentence: Sentence) -> Iterator[str]:
    """The stems of the words that a search looks for: none that only ask, and no bare number."""
    for place in sentence.content:
        word = sentence.words[place]
        if word not in ASKING | LENGTHS and not (word.isdecimal() and len(word) < YEAR):
            yield sentence.stems[place]

"""The parts of a sentence, read one after another: each may lean on the answers before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from nhsgraph.english.clauses import moment_of
from nhsgraph.english.deciding import whole
from nhsgraph.english.followed import (
    answered_by,
    at_a_later_time,
    law_of,
    next_host,
    of_mandate,
    person_of,
    plain_name,
    with_body,
    with_holder,
    with_mandate,
    with_one_of,
    with_person,
    with_post,
    with_successor,
    with_topic,
)
from nhsgraph.english.sentence import Slot, is_asked_for, sentence_of
from nhsgraph.words.question_words import YES_NO

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.dates import Period
    from nhsgraph.english.reader import Reading
    from nhsgraph.english.vocabulary import Vocabulary
    from nhsgraph.graph import DatedGraph

OFFICES: Final = frozenset({"office"})
"""The kinds of bodies that are posts, too."""


_SELF: Final = frozenset({"himself", "herself"})
"""Words for the person whom the question before named, and not for whoever answered it."""
_UNDER: Final = ("under which ", "under what ", "under whom", "under whose ")
"""How a part asks who was in post on the day that was told: *under which Secretary of State*."""


_OF_NAMES: Final = frozenset({"name"})
"""The forms that ask what a body was called."""
_CALLED: Final = frozenset({"called", "known", "named"})
_THAT: Final = frozenset({"that", "so", "this"})
"""Words of a question whether a body still bore the name that was used of it."""
_WHAT_FOR: Final = frozenset({"what for", "for what", "for what purpose", "to do what"})
"""How it is asked behind another question what a body was for."""
_WHEN_CHANGED: Final = ("when did it change", "when was it changed", "when did that change",
                        "when did the name change", "when was that changed")  # fmt: skip
"""How it is asked when what was told before changed."""


class Read(Protocol):
    """Reads one question: of a graph, with bodies named before it and the days asked about."""

    def __call__(
        self,
        graph: DatedGraph,
        text: str,
        topic: Iterable[Slot] = (),
        period: Period | None = None,
    ) -> Reading:
        """How the text is read."""


class Tell(Protocol):
    """Answers one question, as it was read."""

    def __call__(self, graph: DatedGraph, reading: Reading) -> Answer:
        """The answer to the reading."""


class InTurn:
    """Reads the parts of a sentence in turn.

    Args:
        vocabulary: the words of the record.
        read: reads one question.
        tell: answers one question that was read.
    """

    def __init__(self, vocabulary: Vocabulary, read: Read, tell: Tell) -> None:
        self._vocabulary = vocabulary
        self._one = read
        self._tell = tell

    def read(
        self,
        graph: DatedGraph,
        texts: Iterable[str],
        topic: Sequence[Slot],
        named: Slot | None,
        days: Period | None = None,
    ) -> list[Reading]:
        """The questions of a sentence, each of what the ones before it named.

        Args:
            graph: the graph that answers.
            texts: the questions.
            topic: the bodies that the heading of the sentence names.
            named: the person, or the word that the record explains, that the heading names.
            days: the days that the heading names, which *then* and *that year* mean.
        """
        word = named.value if named is not None and named.sort == "word" else ""
        first = named.value if named is not None and not word else None
        readings: list[Reading] = []
        for asking in texts:
            before = self._tell(graph, readings[-1]) if readings else None
            person, words = first, asking
            if before is not None:
                person = person_of(before)
                if not _SELF.isdisjoint(asking.lower().split()):
                    person = before.question.value or person  # when did he himself leave
                words = at_a_later_time(asking, readings[-1].part, self._vocabulary)
                words = self._in_full(words, before, topic, person)
            of_claim = bool(readings) and readings[-1].asked.kind == "yes"  # was A part of B
            if _is_subject(words) or of_claim:
                topic = [*topic[:1]]  # what stood first before: when did it move, where did it go
            of_post = before is not None and before.question.form == "post" and bool(topic)
            reading = self._of_holder(graph, words, topic[0], person) if of_post else None
            reading = reading or self._read_on(graph, words, topic, person)
            sentence = reading.asked.sentence
            if word and not (sentence.bodies or sentence.first("word")):
                reading = self._one(graph, f"{asking.rstrip(' ?.!')} {word}")
            topic = self._topic(graph, words, reading) or topic
            days = _days_told(readings) or days
            under = words.lower().startswith(_UNDER) and sentence.first("post") is not None
            if (reading.times.pointing[0] or under) and days is not None:
                reading = self._one(graph, words, topic, days)
            if before is not None:
                other = next_host(graph, asking, before) or law_of(graph, reading, before)
                reading = answered_by(reading, graph, other) if other else reading
            reading.part = asking
            readings.append(reading)
        return readings

    def _in_full(
        self, words: str, before: Answer, topic: Sequence[Slot], person: str | None
    ) -> str:
        """A part with what it leans on in the answer before: *that body*, *the post*, *one*."""
        if of_mandate(before.question):
            others = sentence_of(self._vocabulary, words).bodies  # did the Board sign it
            whose = self._vocabulary.name_of(topic[0]) if others and topic else ""
            words = with_mandate(words, before.question, whose)
        said = {*words.lower().rstrip(" ?.").split()}
        if topic and topic[0].mention and said & _CALLED and said & _THAT and "it" in said:
            name = topic[0].mention.taken_for or topic[0].mention.words  # is it still called that
            return " ".join(f"the {name}" if one.lower() == "it" else one for one in words.split())
        if topic and words.lower().rstrip(" ?.") in _WHAT_FOR:
            return f"what was {self._vocabulary.name_of(topic[0])} for"
        if before.question.form in _OF_NAMES and topic and words.lower().startswith(_WHEN_CHANGED):
            return f"when was {self._vocabulary.name_of(topic[0])} renamed"  # the name, no body
        words = with_holder(with_body(words, self._vocabulary, before), person)
        if not topic:
            return words
        body = self._vocabulary.name_of(topic[0])
        named = sentence_of(self._vocabulary, words).bodies
        again = any(slot.value == topic[0].value for slot in named)
        words = words.replace(" it ", f" {body} ", 1) if again else words  # it became NHS England
        words = with_successor(with_one_of(words, body), before, self._vocabulary)
        return with_post(words, before.question, body, person)

    def _topic(self, graph: DatedGraph, asking: str, reading: Reading) -> list[Slot]:
        """What *its* in the next part may mean: what this one names, also in a clause of time.

        No office is an *it*: *who was the minister when the Board closed, and who chaired it*.
        """
        sentence = reading.asked.sentence
        bodies = [one for one in sentence.bodies if not is_asked_for(sentence, one)]
        meant = (graph.body(reading.asked.meant(slot)).kind for slot in bodies)
        if all(kind in OFFICES for kind in meant):
            named = sentence_of(self._vocabulary, asking).bodies
            bodies = [
                slot for slot in named if graph.body(slot.value).kind not in OFFICES
            ] or bodies
        # a name that several bodies bore means the same one in the next part
        return [_meaning(one, reading.asked.meant(one)) for one in bodies]

    def _of_holder(
        self, graph: DatedGraph, asking: str, body: Slot, person: str | None
    ) -> Reading | None:
        """A part about the holder of a post, as asked of that post's body; None if it is not so."""
        words = with_person(asking, person)
        named = plain_name(person) in words if person else False
        if not named or sentence_of(self._vocabulary, words).bodies:
            return None
        reading = self._one(graph, f"{words.rstrip(' ?.!')} at {self._vocabulary.name_of(body)}")
        of_days = reading.asked.kind in {"day", "long"}
        return reading if of_days and not is_silent(reading) and whole(reading) else None

    def _read_on(
        self, graph: DatedGraph, asking: str, topic: Sequence[Slot], person: str | None
    ) -> Reading:
        """How a part is read behind others, of the bodies and the person named before."""
        words = with_person(asking, person)
        reading = self._one(graph, words, topic)
        if person is not None and words != asking and is_silent(reading):
            reading = self._one(graph, words)  # the person held no post of the body before
        everyday = reading.asked.bodies == reading.asked.everyday_bodies
        if topic and everyday and reading.asked.bodies and is_silent(reading):
            owner = self._one(
                graph, f"{words.rstrip(' ?.!')} of {self._vocabulary.name_of(topic[0])}"
            )
            reading = reading if is_silent(owner) else owner  # who picked up the planning work
        alone = person is not None and bool(reading.scored) and whole(reading)
        if topic and not reading.asked.bodies and not alone:
            words = with_topic(reading, self._vocabulary.name_of(topic[0]), person)
            reading = self._one(graph, words)
        return reading


def _meaning(slot: Slot, body: str) -> Slot:
    """A slot whose name means one body, whatever others bore it."""
    if slot.mention is None:
        return slot
    own = tuple(one for one in slot.mention.meanings if one.body == body)
    return slot._replace(value=body, mention=slot.mention._replace(meanings=own))


def _is_subject(text: str) -> bool:
    """Whether *it* is what a question is about: *where did it go*, *was it a trust*."""
    words = text.lower().split()
    return any(
        word == "it" and place and words[place - 1] in YES_NO for place, word in enumerate(words)
    )


def _days_told(readings: Sequence[Reading]) -> Period | None:
    """The days that the last question was about, or those that its answer tells."""
    if not readings:
        return None
    of_when = [one for one in readings[-1].scored[:1] if one.question.form == "when"]
    return moment_of(of_when[0].answer) if of_when else readings[-1].asked.period


def is_silent(reading: Reading) -> bool:
    """Whether the best reading of a sentence finds nothing."""
    return not reading.scored or reading.scored[0].answer.status == "silent"

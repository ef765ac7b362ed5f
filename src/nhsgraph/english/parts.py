"""The questions of one sentence: one, or several that lean on those before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.dates import Period
from nhsgraph.english.boundaries import (
    MOST_PARTS,
    TwoTimes,
    asks_all_days,
    before_and_after,
    in_two_years,
    of_two_bodies,
    parts_of,
    tells,
    two_times,
)
from nhsgraph.english.decided import quoted, strange_names
from nhsgraph.english.deciding import accounts, question_words, whole
from nhsgraph.english.followed import (
    asks_for_the_next,
    changed,
    names_nobody,
    with_all_days,
)
from nhsgraph.english.frames import framed
from nhsgraph.english.in_turn import InTurn, Read, Tell, is_silent
from nhsgraph.english.sayings import says
from nhsgraph.english.sentence import Sentence, Slot, sentence_of
from nhsgraph.english.times import Times, read_times
from nhsgraph.english.unkept import unkept
from nhsgraph.english.works import work_asked_for
from nhsgraph.spelling import words_of
from nhsgraph.values import replace
from nhsgraph.words.question_words import PRONOUNS, TIMING, YES_NO

if TYPE_CHECKING:
    from nhsgraph.english.by_words import ByWords
    from nhsgraph.english.reader import Reading
    from nhsgraph.english.vocabulary import Vocabulary
    from nhsgraph.graph import DatedGraph

LEANING: Final = PRONOUNS - {"this", "that", "these", "those"}
"""Words that mean what was named before."""


_DATES: Final = frozenset(["years", "dates", "days", "term", "terms", "tenure", "period"])
"""What is asked *of each* that every row of a list tells."""


_LIKEWISE: Final = (" likewise", " as well", " too", " similarly", " also")
"""What stands behind another body of which the same is asked."""


LEAST_OF_TITLE: Final = 3
BOTH: Final = 2
_BY_WHOM_AND_WHEN: Final = frozenset(
    f"{author} and {year}" for author in ("author", "authors", "publisher")
    for year in ("year", "date")
)  # fmt: skip
_PAPERS: Final = frozenset("plan view report review paper strategy consultation framework".split())
"""Nouns in the titles of documents."""


class Parts:
    """Parts a sentence into the questions that it asks.

    Args:
        vocabulary: the words of the record.
        by_words: what finds documents by their titles, which may look like several questions.
        read: reads one question.
        tell: answers one question that was read.
    """

    def __init__(self, vocabulary: Vocabulary, by_words: ByWords, read: Read, tell: Tell) -> None:
        self._vocabulary = vocabulary
        self._by_words = by_words
        self._read = read
        self._tell = tell
        self._in_order = InTurn(vocabulary, read, tell)

    def of(self, graph: DatedGraph, text: str) -> list[Reading]:
        """The questions of a sentence: one, or several that each account for their words."""
        text = of_two_bodies(in_two_years(self._with_title(text)))
        apart = self._of_each(text)
        texts, rest = self._questions(apart), ""
        if len(texts) > 1 and asks_all_days(texts[-1]):
            rest = texts.pop()
        if apart != text and len(texts) > 1:
            return self._in_order.read(graph, texts, (), None)
        readings = self._of(graph, text, texts)
        if rest and not rest.endswith("was that") and len(readings) == len(texts):
            readings[-1] = with_all_days(graph, readings[-1])
        return readings

    def _with_title(self, text: str) -> str:
        """A text in which *it* is the document, no body, that its heading or its quotes name."""
        head, sign, tail = text.replace(" - ", ": ", 1).partition(": ")
        title = head if sign and not _PAPERS.isdisjoint(words_of(head)) else ""
        if text.count('"') == BOTH:
            before, title, tail = text.split('"')
            head, sign = f'{before}"{title}"', ""
        if title and tail.lower().strip(" ?.") in _BY_WHOM_AND_WHEN:
            return f"who wrote {head}, and when was {head} published"
        words = words_of(title)
        asked = sentence_of(self._vocabulary, title) if len(words) >= LEAST_OF_TITLE else None
        if asked is None or asked.bodies or asked.asking is not None:
            return text
        words = tail.split(" ")
        for place, word in enumerate(words):
            if word.lower().rstrip("?.,;") == "it":
                words[place] = f"{title}{word[2:]}"
        return f"{head}{sign}{' '.join(words)}"

    def _of(self, graph: DatedGraph, text: str, texts: list[str]) -> list[Reading]:
        """The questions of a sentence, of which the parts are known that may ask."""
        turned = len(texts) > 1 and len(before_and_after(text)) > 1  # by one part of several
        if not turned and (times := two_times(self._vocabulary, text)) is not None:
            return self._compared(graph, times) or [
                self._read(graph, times.rest, period=period) for period in times.periods
            ]
        if not turned and (turns := self._before_and_after(graph, text)):
            return turns
        one = self._read(graph, text)
        if work_asked_for(framed(self._vocabulary, text)):
            return [one]  # a list of reviews, and who led each one
        whole_one = self._by_words.is_paper(one) or unkept(one.asked.sentence)
        if whole_one or self._any_unkept(texts):
            found = self._beside(graph, texts)
            if found or whole_one:
                return found or [one]
        return self._gapped(graph, text) or self._several(graph, text, texts, one)

    def _before_and_after(self, graph: DatedGraph, text: str) -> list[Reading]:
        """What was before and what after something that the record dates, one after the other."""
        texts = before_and_after(text)
        readings = [self._read(graph, one) for one in texts] if len(texts) > 1 else []
        return readings if all(one.asked.period is not None for one in readings) else []

    def _compared(self, graph: DatedGraph, times: TwoTimes) -> list[Reading]:
        """What one body was at two times, held against each other, where nothing else is asked."""
        days = sorted(times.periods, key=lambda one: one.start)
        whole = Period(days[0].start, max(one.stop for one in days))
        one = self._read(graph, f"{times.rest.rstrip(' ?.!')} compared", period=whole)
        best = one.scored[0] if one.scored else None
        compared = best is not None and best.question.form == "compared" and not best.left
        return [one] if compared and not is_silent(one) else []

    def _any_unkept(self, texts: Sequence[str]) -> bool:
        """Whether one of several parts asks for what no record keeps."""
        return len(texts) > 1 and any(
            unkept(sentence_of(self._vocabulary, self._times(text).rest)) for text in texts
        )

    def _several(
        self, graph: DatedGraph, text: str, texts: list[str], one: Reading
    ) -> list[Reading]:
        """The parts of a sentence as questions, where all or some are; else the sentence as one."""
        if len(texts) == 1 and not (one.scored and accounts(one, one.scored[0])):
            one = self._read(graph, texts[0])  # was it a trust, and since when
        told = len(texts) > 1 and tells(texts[0], text)
        apart = told or any(self._asks_whether(text) for text in texts[1:])
        apart = apart or _mixed(texts)
        if len(texts) < 2 or (one.scored and whole(one) and not apart):
            return [one]
        heading = sentence_of(self._vocabulary, texts[0])
        topic = heading.bodies
        named = heading.first("person") or heading.first("word")
        only = {*heading.content} <= (named.span if named else frozenset())
        if (topic or named) and heading.asking is None and (told or only):
            texts = texts[1:]  # a heading, or what is told before a question: TDA, what was it
            topic = self._told_of(heading) if told else topic
        days = self._times(heading.text).period if told else None
        readings = self._in_order.read(graph, texts, topic, named, days)
        readings = self._dated(graph, self._shared(graph, readings))
        if told:
            readings[0].notes.append(
                f"{quoted([heading.text])} was taken as what the question is about."
            )
        understood = self._understood(graph, readings)
        if len(understood) == len(readings):
            return readings
        unknown = [one for one in readings if one not in understood and self._is_unknown(one)]
        if understood and unknown:  # an unknown name takes its own part alone
            both = [one for one in readings if one in understood or one in unknown]
            self._unasked(readings, both)
            return both
        asking = sum(
            bool(question_words(part)) or self._asks_whether(part.part) for part in readings
        )
        if understood and asking > 1:
            self._unasked(readings, understood)
            return understood
        return [one]

    def _told_of(self, heading: Sentence) -> list[Slot]:
        """Whom a sentence tells of: the first that it calls by name, not *our trust*."""

        def rank(slot: Slot) -> int:
            if slot.mention and self._vocabulary.is_proper_name(slot.mention):
                return 0
            return 1 if slot.mention and {*slot.mention.words.split()} <= heading.capitals else 2

        return sorted(heading.bodies, key=rank)[:1]

    def _is_unknown(self, reading: Reading) -> bool:
        """Whether a part asks of a name that stands nowhere in the record."""
        sentence = reading.asked.sentence
        names = strange_names(sentence, sentence.content)
        return any(not self._by_words.texts.anywhere(name) for name in names)

    def _asks_whether(self, text: str) -> bool:
        """Whether a part asks yes or no of more than a time: *and did it have a chair*."""
        if text.split(maxsplit=1)[0].lower() not in YES_NO:
            return False
        return bool(
            {*words_of(self._times(text).rest)} - self._vocabulary.free - YES_NO - PRONOUNS - {"or"}
        )

    def _times(self, text: str) -> Times:
        return read_times(text, *self._vocabulary.names_with_figures(text))

    def _dated(self, graph: DatedGraph, readings: Sequence[Reading]) -> list[Reading]:
        """The questions without those for the days of whom the one before tells; it tells them."""
        kept: list[Reading] = []
        for reading in readings:
            if kept and _asks_for_their_days(reading, [*kept, reading]):
                kept[-1] = with_all_days(graph, kept[-1])
            elif kept and _asks_what_came(reading, kept[-1]):
                continue  # was it met: a plan is told with what came of it
            else:
                kept.append(reading)
        return kept

    def _beside(self, graph: DatedGraph, texts: Sequence[str]) -> list[Reading]:
        """What is asked beside a document, or beside what no record keeps; nothing if no more is.

        *Who took over the chair, and what was he paid*: the first half has an answer, and of the
        second it is told that it is not kept.
        """
        readings = self._in_order.read(graph, texts, (), None) if len(texts) > 1 else []
        if not any(map(self._by_words.is_paper, readings)):
            readings = self._shared(graph, readings)
        not_kept = [one for one in readings if unkept(one.asked.sentence)]
        understood = [
            one
            for one in readings
            if one not in not_kept
            and (self._by_words.is_paper(one) or (one.scored and accounts(one, one.scored[0])))
        ]
        if not understood:
            return []
        told = [one for one in readings if one in understood or one in not_kept]
        self._unasked(readings, told)
        return told

    def _gapped(self, graph: DatedGraph, text: str) -> list[Reading] | None:
        """A question asked again of another body at another time, in no more words than these.

        *What was the budget of HEE in 2013/14, and NHS England's in 2017/18*.
        """
        halves = text.split(" and ", MOST_PARTS)
        for place in range(1, len(halves)):
            first, tail = (" and ".join(half) for half in (halves[:place], halves[place:]))
            also = next((one for one in _LIKEWISE if tail.rstrip(" ?.").endswith(one)), "")
            tail = tail.rstrip(" ?.").removesuffix(also)
            again = self._read(graph, tail)
            named = [slot for slot in again.asked.sentence.bodies if not slot.pronoun]
            if len(named) != 1 or (again.asked.period is None and not also):
                continue
            if {*again.asked.sentence.content} - again.asked.sentence.named:
                continue
            one = self._read(graph, first.rstrip(" ,"))
            whole_one = bool(one.scored) and not one.scored[0].left and one.asked.period is not None
            question = (
                changed(one.scored[0].question, again, self._vocabulary) if whole_one else None
            )
            if question is not None:
                scored = replace(one.scored[0], answer=answer(graph, question))
                return [one, replace(again, scored=[scored])]
        return None

    def _understood(self, graph: DatedGraph, readings: list[Reading]) -> list[Reading]:
        """The readings that are answers; none that leans on one before it that is none itself.

        *Who wrote the Topol Review and when did it come out*: the second is of nothing known.
        """
        kept: list[Reading] = []
        for place, part in enumerate(readings):
            words = part.asked.sentence.words
            leans = any(word in LEANING for word in words)
            named = any(not slot.pronoun for slot in part.asked.sentence.bodies)
            if leans and not named and place and readings[place - 1] not in kept:
                continue
            of_post = place and readings[place - 1].scored[:1]
            holders = of_post and of_post[0].question.form == "post" and "they" in words
            again = bool(kept) and _repeats(part, kept[-1])
            of_words = bool(kept) and bool(says(part.asked))  # it is told that it is not kept
            read = of_words or self._is_answered(graph, part)
            if read and not holders and not again:
                kept.append(part)
        return kept

    def _is_answered(self, graph: DatedGraph, part: Reading) -> bool:
        """Whether a part has an answer, if without a clause of time that is told as unread."""
        if part.scored and accounts(part, part.scored[0]):
            return True
        told = self._tell(graph, part)
        return told.status in {"answered", "partly"} and told.question.form != "search"

    def _unasked(self, readings: list[Reading], understood: list[Reading]) -> None:
        """Has the first answer say which questions of the sentence it does not answer."""
        unasked = [one.part or one.asked.text for one in readings if one not in understood]
        understood[0].unasked = tuple(unasked)

    def _questions(self, text: str) -> list[str]:
        """The parts of a text that ask; one that is but a time belongs to the next."""
        texts = parts_of(framed(self._vocabulary, text))
        while len(texts) > 1:
            times = self._times(texts[0])
            of_time = times.period is not None and not (
                set(words_of(times.rest)) - self._vocabulary.free
            )
            if not (of_time or (_is_clause(texts[0]) and not texts[1].startswith("when "))):
                break
            texts = [f"{texts[0]}, {texts[1]}", *texts[2:]]
        if len(texts) > 1:
            texts = [one for text in texts for one in before_and_after(text)]
        return texts

    def _of_each(self, text: str) -> str:
        """What is asked of every one of a list, as a question of its own.

        *List the LETBs and the chair of each*, *the ICSs and the region each belonged to*.
        """
        head, found, tail = text.rpartition(" and the ")
        words = tail.rstrip(" ?.!").split()
        at = words.index("each") if "each" in words[1:] else 0
        if not (found and at) or sentence_of(self._vocabulary, " ".join(words[:at])).bodies:
            return text
        linked = words[at - 1] in {"of", "in", "for", "at"}
        noun, rest = " ".join(words[: at - linked]), " ".join(words[at + 1 :])
        if noun in _DATES:
            return head  # a list tells its days
        if not linked:
            return f"{head}, and which {noun} they {rest}"
        who = "who" if sentence_of(self._vocabulary, noun).first("post") else "what"
        return f"{head}, and {who} was the {noun} of them"

    def _shared(self, graph: DatedGraph, readings: list[Reading]) -> list[Reading]:
        """The questions, each with a body and a time of another where it names none."""
        bodies = [one for one in readings if one.asked.sentence.bodies]
        dated = [one for one in readings if one.asked.period is not None]
        shared = []
        for place, reading in enumerate(readings):
            asked = reading.asked
            text, period = asked.text, asked.period
            of_person = asked.sentence.first("person") and not is_silent(reading)
            told = not place and not is_silent(reading)
            described = told and len(reading.scored[0].question.bodies) == 1
            of_event = told and reading.scored[0].question.moment == "event"
            alone = of_person or (
                (described or of_event) and whole(reading)
            )  # who regulated nurses
            if names_nobody(reading) and bodies and not alone:
                text = f"{text} {self._vocabulary.name_of(bodies[-1].asked.sentence.bodies[-1])}"
            timeless = any(one.question.form == "about" for one in reading.scored[:1])
            undated = period is None and asked.kind not in {"day", "long"} and not timeless
            if undated and len(dated) == 1 and not asks_for_the_next(reading):
                period = dated[0].asked.period
            again = text != asked.text or period != asked.period
            topic = sorted(asked.sentence.bodies, key=lambda slot: slot.pronoun)  # they stay they
            read = self._read(graph, text, topic, period) if again else reading
            if period != asked.period and _is_refused(read) and not _is_refused(reading):
                read = reading  # that time is not of this part: where did it go after 2013
            read.part = reading.part
            shared.append(read)
        return shared


def _asks_for_their_days(part: Reading, readings: Sequence[Reading]) -> bool:
    """Whether a part asks when those began or left whom the part before tells, with their days."""
    place = next(at for at, one in enumerate(readings) if one is part)
    before = readings[place - 1].scored[:1] if place else []
    of_holders = bool(before) and before[0].question.form == "post"
    return of_holders and part.asked.kind == "day" and "they" in part.asked.sentence.words


def _asks_what_came(part: Reading, before: Reading) -> bool:
    """*And was it met*, *did it come*: whether a part asks but what came of a plan before it."""
    planned = bool(before.scored) and before.scored[0].question.form == "plans"
    told = planned and bool(before.scored[0].answer.results)
    asked = part.asked
    left = {*asked.sentence.content} - asked.span("outcome", "happened")
    own = [slot for slot in asked.sentence.bodies if not slot.pronoun]
    leans = not {"it", "that", "they", "this"}.isdisjoint(asked.sentence.words)
    return told and asked.kind == "yes" and leans and not (left or own)


def _mixed(texts: Sequence[str]) -> bool:
    """Whether a sentence asks yes or no first, and then who or when: *…, and who followed*."""
    first = {*" ".join(texts[:1]).lower().split()[:1]}
    behind = [text.lower() for text in texts[1:]]
    return bool(first & YES_NO) and any(one.startswith(("who ", "when ")) for one in behind)


def _is_clause(text: str) -> bool:
    """Whether a part is a clause of time before its question: *when it was set up, who led it*."""
    first, second = [*text.lower().split(), "", ""][:2]
    return first in (TIMING - {"under"}) | {"following"} and second not in {*YES_NO, "when", ""}


def _repeats(part: Reading, before: Reading) -> bool:
    """Whether a part that is not read whole only tells once more what the one before tells."""
    if not (part.scored and before.scored) or not part.scored[0].left:
        return False
    told = ({row.statement for row in one.scored[0].answer.results} for one in (part, before))
    return len({frozenset(ids) for ids in told}) == 1


def _is_refused(reading: Reading) -> bool:
    """Whether the best reading is of a body that was not there in the time asked."""
    return bool(reading.scored) and reading.scored[0].answer.status == "premise_false"

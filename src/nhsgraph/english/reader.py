"""A sentence as it is read: its times, its clauses, what it may ask, what accounts for it best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.answers.people import same_person
from nhsgraph.answers.question import Question
from nhsgraph.dates import BEFORE_ALL, Day, Period, days_in_words
from nhsgraph.english.aspects import aspect_candidates
from nhsgraph.english.candidates import Asked, Candidate
from nhsgraph.english.clauses import Dated, clauses, dated_clause
from nhsgraph.english.frames import framed
from nhsgraph.english.inquiries import inquiry_candidates
from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.english.money import of_other_streams
from nhsgraph.english.occasions import (
    FIRST_YEARS,
    LAST_YEARS,
    Occasion,
    dated,
    read_occasion,
)
from nhsgraph.english.openings import with_force_behind
from nhsgraph.english.ordering import compares, names_one_body
from nhsgraph.english.people import people_candidates
from nhsgraph.english.relations import relation_candidates
from nhsgraph.english.sayings import announcing, saying_candidates
from nhsgraph.english.scoring import Scored, best
from nhsgraph.english.sentence import Slot, sentence_of
from nhsgraph.english.times import Times, read_times
from nhsgraph.english.vocabulary import YEAR
from nhsgraph.errors import QuestionError
from nhsgraph.spelling import plain, words_of
from nhsgraph.values import dataclass, replace
from nhsgraph.words.question_words import FREE, OF_BODIES
from nhsgraph.words.spans import during_in_words

if TYPE_CHECKING:
    from nhsgraph.english.quoting import Texts
    from nhsgraph.english.sentence import Sentence
    from nhsgraph.english.vocabulary import Mention, Vocabulary
    from nhsgraph.graph import DatedGraph

LONGEST_SENTENCE: Final = 2000
"""A sentence with more characters is refused: nobody types one."""
MOST_SIGNS: Final = 8 * LONGEST_SENTENCE
"""So many signs are not even looked at; a sentence has fewer, with all that nobody sees in it."""
SHORT: Final = 3
"""So few words are a name, and no sentence in capitals."""
MOST_WORDS: Final = 90
"""A question with more words is searched for, not read."""
_NAMED_THEN: Final = LazyPattern(
    r"(?<=[a-z]) (?:first |so )?(?:named|announced|launched|designated) (?:in|on) [^,?]*\d{4}"
    r"(?=[ ?.]*$)",
    needs="named|announced|launched|designated",
)  # fmt: skip
"""*What happened to the body named in 2018*: the time says which body, not when."""
_FRONTED: Final = LazyPattern(
    r"(to|by|from|in|within|with|for|under|at|into|on|of) (whom|who|which|what|how many)\b(.*?)"
    r"(,? (?:in|by) (?:law|statute|practice|agreement))?$",
    needs=" who| which| what| how many",
)
"""A preposition before the question word, which goes to the end: *to whom did HEE answer*."""


_SLIPS: Final = {
    "wich": "which", "whitch": "which", "whcih": "which", "wat": "what", "waht": "what",
    "wen": "when", "wehn": "when", "whn": "when", "hwo": "who", "woh": "who", "wher": "where",
    "whos": "who's", "whats": "what's", "whens": "when's", "wheres": "where's", "wot": "what",
}  # fmt: skip
"""How the first word of a question is misspelt."""


@dataclass
class Reading:
    """How a sentence was read.

    Attributes:
        asked: the sentence and what stands in it.
        times: its times.
        scored: what it may ask, the best first.
        known_on: the day of knowledge that it names.
        notes: what a reader must be told of how it was read.
        unasked: other questions of the same sentence that could not be read.
        undated: clauses of time that the record can't date.
        part: the part of a sentence that it is, as it stands there.
        denied: that something of which a clause tells did not happen in the time that it names.
    """

    asked: Asked
    times: Times
    scored: list[Scored]
    known_on: Day | None = None
    notes: list[str] = field(default_factory=list)
    unasked: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    part: str = ""
    denied: str = ""


def askable(text: str) -> str:
    """The sentence in one spelling: plain letters, quotes, hyphens and blanks, nothing unseen.

    Raises:
        QuestionError: there is nothing to read, or far too much.
    """
    if len(text) > MOST_SIGNS or len(asked := plain(text)) > LONGEST_SENTENCE:
        raise QuestionError(f"The question is longer than {LONGEST_SENTENCE} characters.")
    if not asked:
        raise QuestionError(
            "Nothing was asked.", ["Ask what a body did, or who did it: who funded … in 2015"]
        )
    first, _, rest = asked.partition(" ")
    asked = f"{_SLIPS.get(first.lower(), first)} {rest}" if rest else asked
    shouted = asked.isupper() and len(asked.split()) > SHORT
    return asked.lower() if shouted else asked  # capitals throughout tell no names from others


def read(
    graph: DatedGraph, vocabulary: Vocabulary, texts: Texts, text: str,
    topic: Iterable[Slot] = (), given: Period | None = None,
) -> Reading:  # fmt: skip
    """Reads one question.

    Args:
        graph: the graph that answers.
        vocabulary: the words of its record.
        texts: the words of its statements.
        text: the sentence, in one spelling.
        topic: bodies named before, to which a pronoun may point.
        given: the days asked about, where another part of the sentence names them.

    Raises:
        DateError: a date is written that the calendar does not have.
    """
    offered: list[str] = []
    topic, asked_text = tuple(topic), framed(vocabulary, text, offered)
    asked_text, guessed = without_guesses(asked_text)
    without, first_year = read_occasion(vocabulary, asked_text)
    if first_year is not None and first_year.what in FIRST_YEARS | LAST_YEARS:
        asked_text = without  # it is no time of the calendar
    else:
        first_year = None
    times = read_times(asked_text, *vocabulary.names_with_figures(asked_text))
    if times.known_on is not None:
        graph = graph.as_known_on_day(times.known_on)
    notes = [*offered, *guessed, *times.notes]
    figures = [time for time in times.unread if numbered(asked_text, time)]
    rest = _with_figures(times.rest.strip(" ?.!"), figures, asked_text)
    times = times.at(given)
    period = times.period
    then = _named_then(asked_text) if period is not None else None
    if then:
        notes.append(f"“{then[0].strip()}” was taken to say which one is meant.")
        period, rest = given, _NAMED_THEN.sub("", asked_text)
    if period is None:
        happened = _by_occasion(graph, vocabulary, texts, rest, topic, first_year)
        times = times.at(happened.period)
    else:
        clause = dated_clause(graph, vocabulary, texts, rest, topic, times.years)
        told = _dates(vocabulary, asked_text, clause) if clause else False
        happened = _by_clause(clause, rest, period, told=told, of_years=times.years is not None)
    rest, period = happened.rest, happened.period
    notes += happened.notes
    rest = with_force_behind(rest)
    rest = _FRONTED.sub(r"\2\3 \1\4", rest.strip(" ?.!"), count=1) if _fronts(rest) else rest
    sentence = sentence_of(vocabulary, rest, topic)
    if (led := _said_of_it(graph, sentence)) and len(sentence.words) > len(led):
        rest = _without_words(rest, led)
        sentence = sentence_of(vocabulary, rest, topic)
    if not sentence.bodies and OF_BODIES.intersection(sentence.words):
        named = sentence_of(vocabulary, asked_text).bodies[:1]  # when HEE was set up, who led it
        meant = [slot._replace(start=0, stop=0, pronoun=True) for slot in named]
        sentence = sentence_of(vocabulary, rest, meant)
    if period is None and (so_many := _when_so_many(graph, sentence)) is not None:
        period = so_many.period
        notes.append(so_many.rest)
    asked = Asked(graph, vocabulary, texts, sentence, period, times.years, times.joined, text)
    short = len(sentence.words) <= MOST_WORDS
    asked_in_all = (one for way in (asked, *of_other_streams(asked)) for one in candidates(way))
    scored = best(asked, graph, asked_in_all, texts) if short else []
    notes += [*sentence.notes, *meanings(asked)]
    hangs = happened.undated if sentence.yes_no else ()  # yes or no may hang on that very day
    return Reading(
        asked, times, scored, times.known_on, notes, undated=hangs, denied=happened.denied
    )


def _said_of_it(graph: DatedGraph, sentence: Sentence) -> list[str]:
    """What only says of a body who led it, as is recorded: *the review led by Lord Smith*."""
    for slot in sentence.bodies:
        led = sentence.words[slot.stop : slot.stop + 2]
        for person in sentence.slots.get("person", ()) if led[1:] == ["by"] else ():
            holds = (getattr(one, "person", "") for one in graph.index.said("post", slot.value))
            known = led[0] in _LED and any(same_person(person.value, one) for one in holds)
            said = range(slot.stop, person.stop)
            asks = any(place not in said for place in sentence.content)
            if known and asks and person.start == slot.stop + 2:
                return sentence.words[slot.stop : person.stop]
    return []


_LED: Final = frozenset({"led", "chaired", "headed", "run"})


def _without_words(text: str, words: list[str]) -> str:
    """A text without some words that stand in it one behind the other."""
    low, row = text.lower(), " ".join(words)
    at = low.find(row)
    return f"{text[:at]}{text[at + len(row) :]}".strip() if at > 0 else text


def _dates(vocabulary: Vocabulary, text: str, clause: Dated) -> bool:
    """Whether a clause of a sentence names the time itself: *when it was abolished in 2016, …*."""
    found = clauses(text, vocabulary.inside_names(text))
    times = (read_times(f"{one.word} {one.text}") for one in found)
    own = words_of(clause.words)
    if _TURNS.isdisjoint(own):
        return False  # looked after pilots
    return any(one.period is not None and words_of(one.rest) == own for one in times)


def _when_so_many(graph: DatedGraph, sentence: Sentence) -> _Happened | None:
    """The time at which a set had as many members as a list asks for: *list the 13 boards*."""
    if sentence.words[:1] not in (["list"], ["name"]):
        return None
    numbers = {slot.stop: int(slot.value) for slot in sentence.slots.get("number", ())}
    for slot in sentence.bodies:
        sizes = [one for one in graph.index.said("size", slot.value) if one.counts]
        wanted = [one for one in sizes if getattr(one, "size", 0) == numbers.get(slot.start)]
        if len(wanted) == 1 < len(sizes):
            extent = graph.index.extent(wanted[0])
            days = Period(extent.certain_from, extent.certain_to)
            told = f"There were {numbers[slot.start]} from {days.speak()}."
            return _Happened(told.replace("from from", "from"), days)
    return None


def _named_then(text: str) -> re.Match[str] | None:
    """A time that says which of several is meant: *what happened to the body named in 2018*."""
    then = _NAMED_THEN.search(text)
    if then is None or text.lower().startswith(("when", "was", "were", "is", "on what")):
        return None
    before = text[: then.start()].split()[-1:]
    if before and before[0].lower() in {"was", "were", "is", "are", "been"}:
        return None  # which were designated in June 2019
    inside = " when " in text.lower()[: then.start() + 1]  # when it was launched in April 2016
    return None if inside else then


class _Happened(NamedTuple):
    """A sentence without the words for what happened; its days, with notes, or that it has none."""

    rest: str
    period: Period | None = None
    notes: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    denied: str = ""


_TURNS: Final = frozenset(
    """was were became began ended closed started opened ceased abolished scrapped created
    established launched dissolved merged""".split()
)
"""Verbs of a clause that tells what happened to a body."""


def _by_clause(
    clause: Dated | None, rest: str, period: Period, *, told: bool, of_years: bool
) -> _Happened:
    """A sentence with a time, without the clause that names it too, or names it wrongly.

    Args:
        clause: the clause that the record dates, if there is one.
        rest: the sentence without its time.
        period: that time.
        told: whether the clause is what names it.
        of_years: whether it is of years, as of a mandate.
    """
    if clause and of_years and clause.of_mandate:
        return _Happened(clause.rest, clause.period, (clause.note,))
    if clause and clause.period.overlaps(period):
        return _Happened(clause.rest, period)
    near = Period(clause.days.start - 1, clause.days.stop + 1) if clause else period
    if clause is None or near.overlaps(period) or not told:  # its last day, or the day after
        return _Happened(rest, period)
    days = f"not {during_in_words(period)}, but {during_in_words(clause.days)}"
    return _Happened(clause.rest, clause.period, denied=f"“{clause.words}” was {days}")


def _by_occasion(
    graph: DatedGraph,
    vocabulary: Vocabulary,
    texts: Texts,
    text: str,
    topic: tuple[Slot, ...],
    first_year: Occasion | None,
) -> _Happened:
    """A sentence without the words for what happened, and the days of that."""
    sentence = sentence_of(vocabulary, text)
    if compares(sentence) or names_one_body(sentence):
        return _Happened(text)  # whether one was set up before the other names no time
    rest, occasion = (text, first_year) if first_year else read_occasion(vocabulary, text)
    if occasion:
        named = sentence_of(vocabulary, rest, topic).bodies
        meant = [
            vocabulary.choose(slot.mention, None)[0][0] if slot.mention else slot.value
            for slot in named
        ]
        own = [Question("about", (body,)) for body in meant] or [Question("about", ())]
        found = [dated(graph, one, occasion) for one in own[::-1]]  # its is of the one named last
        happened = next((one for one in found if one.period is not None), found[-1])
        undated = (occasion.words,) if happened.period is None else ()
        return _Happened(rest, happened.period, happened.notes, undated)
    clause = dated_clause(graph, vocabulary, texts, rest, topic)
    if clause is None:
        return _Happened(rest)
    return _Happened(clause.rest, clause.period, (clause.note,))


def numbered(text: str, figures: str) -> str:
    """The name behind which figures stand that may be its number: *Framework 15*; else nothing."""
    before = " ".join(text.partition(figures)[0].split()[-1:])
    named = before[:1].isupper() and before.lower() not in _NO_NAMES
    return before if named and figures.isdecimal() and len(figures) != YEAR else ""


_NO_NAMES: Final = FREE | {"until", "till", "before", "after"}


def _with_figures(rest: str, figures: Iterable[str], text: str) -> str:
    """What is left of a text, with figures that number something behind its name."""
    words = rest.split()
    for figure in figures:
        before = text.partition(figure)[0].split()[-1:]
        at = words.index(before[0]) + 1 if before and before[0] in words else len(words)
        words.insert(at, figure)
    return " ".join(words)


def candidates(asked: Asked) -> Iterator[Candidate]:
    """All that a sentence may ask."""
    yield from relation_candidates(asked)
    yield from people_candidates(asked)
    yield from aspect_candidates(asked)
    yield from inquiry_candidates(asked)
    yield from saying_candidates(asked)
    yield from announcing(asked)


def _fronts(text: str) -> bool:
    match = _FRONTED.match(text.strip())
    return bool(match) and not re.match(r"(?i)(in|at|under|for|on) (which|what) ", text.strip())


def meanings(asked: Asked) -> Iterator[str]:
    """What was taken for what: another name on that day, another meaning at another time."""
    for slot in asked.sentence.bodies:
        if slot.mention is not None and not slot.pronoun:
            yield from _meanings(asked.graph, asked.vocabulary, slot.mention, asked.period)


def _meanings(
    graph: DatedGraph, vocabulary: Vocabulary, mention: Mention, period: Period | None
) -> Iterator[str]:
    bodies, others = vocabulary.choose(mention, period)
    for other in others:
        life = graph.life(other)
        if life.empty:  # only planned, or as known then not heard of
            continue
        name = graph.named_on_day(other, max(life.possible_from, 1))
        days = days_in_words(life.possible_from, life.possible_to - 1)
        yield f"“{mention.words}” has also meant {name} ({other}), {days}."
    if period is None or period.start <= BEFORE_ALL:
        return
    asked = words_of(mention.taken_for or mention.words)
    named = [name for name, _ in graph.names(bodies[0], period) if name.use != "legal"]
    if any(asked in (words_of(name.name), words_of(name.short or "")) for name in named):
        return
    then = [name.name for name in named]
    meant = [
        name.name
        for name, _ in graph.names(bodies[0])
        if asked in (words_of(name.name), words_of(name.short or ""))
    ]
    if meant and then and meant[0] not in then:
        yield f"{meant[0]} was called {then[0]} then."


def with_notes(scored: Scored, notes: Iterable[str]) -> Scored:
    """A reading whose answer says first how the sentence was read."""
    answer = scored.answer
    return replace(scored, answer=replace(answer, notes=(*notes, *answer.notes)))


_DAYS_ASKED: Final = (
    "when", "on what", "on which", "in what", "in which", "what date", "what day", "what year",
    "which year", "what month", "which month",
)  # fmt: skip
"""How a question about a day begins."""


def without_guesses(text: str) -> tuple[str, list[str]]:
    """A question about a day without the days that it guesses, and a note that tells of them.

    *When did X end: in 2013 or in 2014* asks for the day, whatever is guessed behind it.
    """
    if not text.lower().startswith(_DAYS_ASKED):
        return text, []
    for sign in (" - ", ", ", ": ", "; ", " ("):
        asks, found, guesses = text.rstrip(" ?.)").rpartition(sign)
        first, both, then = guesses.partition(" or ")
        if not (found and both and len(asks.split()) > MOST_OPENING):
            continue
        times = [read_times(part.strip().removeprefix("was it ")) for part in (first, then)]
        if all(time.period is not None and not words_of(time.rest) for time in times):
            return asks, [f"“{guesses}” is not chosen between: the recorded day is told."]
    return text, []


MOST_OPENING: Final = 2
"""A question has more words than these: *what year*, *in which year*."""

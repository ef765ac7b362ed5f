"""Times that a sentence names by what happened: *on the day of the transfer*, *before its merger*.

Which day that was follows from the record: from the lines of the body asked about that began or
ended so, or of the body that is named (*on the day of the abolition of the SHAs*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nhsgraph.answers.question import Question
from nhsgraph.dates import Day, Extent, Period, financial_year, is_open
from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.english.narrowing import rests_on
from nhsgraph.english.times import bounded
from nhsgraph.english.times.calendar import months_on
from nhsgraph.english.vocabulary import Vocabulary
from nhsgraph.spelling import words_of
from nhsgraph.values import replace

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked
    from nhsgraph.english.sentence import Slot
    from nhsgraph.graph import DatedGraph

_TURNS = {
    "transfer": ("hosting", "succession"),
    "move": ("hosting", "succession"),
    "handover": ("hosting", "succession", "post"),
    "takeover": ("hosting", "succession"),
    "merger": ("succession", "membership"),
    "split": ("succession", "membership"),
    "renaming": ("name",),
    "rename": ("name",),
    "change of name": ("name",),
    "name change": ("name",),
}
"""What may have turned, each with the types of statements that begin on its day."""
_ENDS = frozenset({"abolition", "closure", "dissolution", "demise", "end"})
_BEGINS = frozenset(
    {"creation", "establishment", "launch", "foundation", "founding", "setting up", "start",
     "beginning", "outset", "very start", "very beginning"}
)  # fmt: skip
FIRST_YEARS = frozenset(
    {"first year", "first financial year", "first full year", "first full financial year"}
)
LAST_YEARS = frozenset(
    {"last year", "final year", "last financial year", "final financial year",
     "last full year", "final full year"}
)  # fmt: skip
_ALL = sorted([*_TURNS, *_ENDS, *_BEGINS, *FIRST_YEARS, *LAST_YEARS], key=len, reverse=True)
_WORDS = "|".join(map(re.escape, _ALL))
_OCCASION = LazyPattern(
    rf"""\b(?:(?P<word>on|in|for|during|at|before|after|since|until|till|by)[ ])?
    (?P<day>the[ ](?:very[ ])?(?:day|date|time|moment)[ ]of[ ])?
    (?:(?:the|its|their)[ ]|(?<=at[ ])|(?<='s[ ])|(?<=s'[ ]))(?P<what>{_WORDS})\b
    (?:[ ]from[ ][^?,;]{{1,80}}?(?=[ ]to[ ]))?
    (?:[ ](?P<tie>of|from|to|into|with)[ ](?P<body>[^?,;]{{1,120}}))?""",
    needs="|".join(_ALL),
    flags=re.VERBOSE,
)


APRIL = 4
"""The month with which a financial year begins."""


class Occasion(NamedTuple):
    """A time named by what happened: the words for it, its preposition, and the body it names.

    ``tie`` says how the body stands to it: *of* the body whose it was, *from*, *to* or *with* it.
    """

    words: str
    word: str
    what: str
    tie: str = ""
    body: str | None = None


def read_occasion(vocabulary: Vocabulary, text: str) -> tuple[str, Occasion | None]:
    """Takes an occasion out of a sentence; without a preposition or *the day of* it is none."""
    for found in _OCCASION.finditer(text):
        if text[: found.start()].endswith(("'s ", "s' ")):
            if owned := _owned(vocabulary, text, found):
                return owned
            continue
        if not (found["day"] or found["word"]) or _of_a_year(text[found.end("what") :]):
            continue
        bodies = vocabulary.names.called(found["body"]) if found["body"] else []
        stop = found.end() if bodies else found.end("what")
        words = text[found.start("day" if found["day"] else "what") : stop]
        occasion = Occasion(
            words=words.strip().removeprefix("the "),
            word=(found["word"] or "on").lower(),
            what=" ".join(found["what"].lower().split()),
            tie=found["tie"].lower() if bodies else "",
            body=bodies[0] if bodies else None,
        )
        return f"{text[: found.start()]} {text[stop:]}", occasion
    return text, None


def _owned(vocabulary: Vocabulary, text: str, found: re.Match[str]) -> tuple[str, Occasion] | None:
    """What happened to the body before it, if words of time stand there: *after HEE's creation*."""
    before = text[: found.start()].split()
    for length in range(1, min(_LONGEST_OWNER, len(before) - 1) + 1):
        name = " ".join(before[-length:]).rstrip("'").removesuffix("'s")
        lead = before[:-length]
        bodies = vocabulary.names.called(name)
        the = len(lead) - (lead[-1].lower() == "the")
        of_day = [word.lower() for word in lead[:the][-3:]]
        day = len(of_day) == 3 and of_day[0] == "the" and of_day[1] in _DAYS and of_day[2] == "of"
        start = the - 3 if day else the
        word = lead[start - 1].lower() if start else ""
        if bodies and (day or word in _TURNED_BY):
            word, start = (word, start - 1) if word in _TURNED_BY else ("on", start)
            words = " ".join([*before[start + (word == before[start].lower()) :], found["what"]])
            what = " ".join(found["what"].lower().split())
            occasion = Occasion(words.removeprefix("the "), word, what, "of", bodies[0])
            return f"{' '.join(before[:start])} {text[found.end('what') :]}", occasion
    return None


_LONGEST_OWNER = 8
"""A body that owns what happened is named in so many words at most."""
_DAYS = frozenset({"day", "date", "time", "moment"})
_TURNED_BY = frozenset("on in for during at before after since until till by".split())


def _of_a_year(behind: str) -> bool:
    """Whether it is the start, or the end, of years and of no body: *the start of the year*."""
    words = behind.lower().split()[:4]
    return words[:1] == ["of"] and not {"year", "years"}.isdisjoint(words)


def dated(graph: DatedGraph, question: Question, occasion: Occasion) -> Question:
    """A question with the time of an occasion; with a note where the record has none, or several.

    Args:
        graph: the graph of the record.
        question: the question, without a time.
        occasion: what happened, to the body asked about if it names no other.
    """
    own = question.body if question.bodies else None
    whose, other = (occasion.body, None) if occasion.tie in {"of", ""} else (own, occasion.body)
    whose = whose or own
    days = _days(graph, occasion, whose, other) if whose else []
    told = [each.speak().removeprefix("on ") for each in days]
    words = f"“{occasion.words}”"
    if len(days) == 1:
        note = f"{words} was taken to be {told[0]}{_TAKEN_AS.get(occasion.what, '')}."
        gone = occasion.what in _ENDS and occasion.word == "after"  # on that day it was no more
        question = replace(question, period=bounded("since" if gone else occasion.word, days[0]))
    elif days:
        note = f"{words} may be {', '.join(told[:-1])} or {told[-1]}; name the day."
    else:
        note = f"The record has no day for {words}, so the answer is for all times."
    return replace(question, notes=(*question.notes, note))


def _days(graph: DatedGraph, occasion: Occasion, body: str, other: str | None) -> list[Period]:
    """The days on which it happened to a body, in order; a span of days where none is known."""
    life, what = graph.life(body), occasion.what
    if what == "end":
        return _known(life.certain_to - 1, life.possible_to - 1)
    if what in _ENDS:
        return _known(life.certain_to, life.possible_to)
    if what in FIRST_YEARS:
        return _first_year(life, what)
    if what in LAST_YEARS:
        return _last_year(life, what)
    if what in _BEGINS:
        return _known(life.possible_from, life.certain_from)
    extents = [
        graph.index.extent(each)
        for each in graph.index.of_body(body)
        if each.counts
        and each.type in _TURNS[what]
        and (other is None or other in getattr(each, "known_ends", ()))
    ]
    days = {
        day
        for each in extents
        for day in (
            _known(each.certain_to, each.possible_to)
            if occasion.tie == "from"
            else _known(each.possible_from, each.certain_from)
        )
        if day.start > life.possible_from
    }
    return sorted(days, key=lambda day: day.start)


def _first_year(life: Extent, what: str) -> list[Period]:
    """The first twelve months of a life, its first financial year, or the first that is full."""
    if is_open(life.possible_from) or is_open(life.certain_from):
        return []
    begin = life.possible_from
    if what == "first year":
        return [Period(begin, months_on(begin, MONTHS_OF_A_YEAR))]
    day = date.fromordinal(begin)
    year = day.year - (day.month < APRIL)
    first = financial_year(year)
    if "full" in what and begin > first.start:
        first = financial_year(year + 1)
    return [Period(max(begin, first.start), first.stop)]


def _last_year(life: Extent, what: str) -> list[Period]:
    """The last twelve months of a life, or its last financial year."""
    if is_open(life.certain_to) or is_open(life.possible_to):
        return []
    end = life.possible_to
    if "f" not in what.removeprefix("final"):
        return [Period(months_on(end, -MONTHS_OF_A_YEAR), end)]
    day = date.fromordinal(end - 1)
    last = financial_year(day.year - (day.month < APRIL))
    if "full" in what and last.stop > end:
        last = financial_year(day.year - (day.month < APRIL) - 1)
    return [Period(last.start, min(last.stop, end))]


_TAKEN_AS = {
    "last year": ", twelve months up to the last day on record",
    "final year": ", twelve months up to the last day on record",
    "first year": ", twelve months from the first day on record",
    "first financial year": ", up to the end of the financial year of the first day on record",
}
"""How a first year was taken, where it may be taken in another way."""
MONTHS_OF_A_YEAR = 12


def _known(first: Day, last: Day) -> list[Period]:
    """The span from a first to a last day, if both are known."""
    return (
        [Period(first, last + 1)] if not (is_open(first) or is_open(last) or first > last) else []
    )


# -- the day of an Act ----------------------------------------------------------------------------


def day_of_act(asked: Asked, bodies: Sequence[Slot], *, behind: bool) -> Period | None:
    """The day of an Act that a clause of time names; None where it names none that is known.

    An Act alone behind a word such as *since* is the day on which it gave the body asked about its
    form in law, or else that of its assent, which words such as *passed* always mean.

    Args:
        asked: the clause.
        bodies: the body that the rest of the sentence asks about, if it names one.
        behind: whether a word stands before the clause that makes a time of it: *since*, *before*.
    """
    sentence = asked.sentence
    if not sentence.laws:
        return None
    start, stop = sentence.laws[0]
    alone = behind and not {*sentence.content} - {*range(start, stop)}
    passed = not _PASSED.isdisjoint(sentence.words)
    if not (alone or passed):
        return None
    name = sentence.words[start:stop]
    formed = _formed_by(asked.graph, bodies, name) if alone and not passed else None
    return formed or _assent(asked.graph, {*name} - sentence.free, sentence.free)


_PASSED = frozenset("assent passed enacted law royal made".split())
"""Words that say that an Act came about."""


def _formed_by(graph: DatedGraph, bodies: Sequence[Slot], act: Sequence[str]) -> Period | None:
    """The day on which an Act first gave a body its form in law."""
    extents = [
        graph.index.extent(form)
        for slot in bodies
        for form in graph.index.said("legal_form", slot.value)
        if form.counts and rests_on(graph, form.id, act)
    ]
    days = [one.possible_from for one in extents if one.possible_from == one.certain_from]
    return Period(min(days), min(days) + 1) if days else None


def _assent(graph: DatedGraph, name: set[str], free: frozenset[str]) -> Period | None:
    """The day on which the one Act came out that is called so."""
    acts = [source for source in graph.record.sources.values() if source.kind == "act"]
    whole = [(act, {*words_of(act.title.partition(" (")[0])}) for act in acts if act.published]
    titles = [(act, words - free) for act, words in whole if "," not in act.title]
    named = [act for act, words in titles if name in (words, _undated(words))]
    found = named or [act for act, words in titles if name <= words]
    if len(found) > 1:
        return None  # several Acts are called so
    days = [act.published for act in found if act.published]
    first = min(days, key=lambda day: day.earliest, default=None)
    return None if first is None else Period(first.earliest, first.latest + 1)


def _undated(words: set[str]) -> set[str]:
    return {word for word in words if not word.isdecimal()}

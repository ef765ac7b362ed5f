"""Second halves that lean on the answer of the first: *which Act says so*, *did that change*."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.answers.question import Question
from nhsgraph.dates import AFTER_ALL, Period, is_open
from nhsgraph.english.scoring import Scored
from nhsgraph.english.times import read_times
from nhsgraph.words.question_words import ASKED

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.english.reader import Reading
    from nhsgraph.english.vocabulary import Vocabulary
    from nhsgraph.graph import DatedGraph

_LAW: Final = frozenset(ASKED["law"].split("|")) | {"acts", "laws", "authority"}
"""The nouns of laws."""
_RESTS: Final = frozenset(
    """imposed imposes impose imposing imposition says said say provides provided provide created
    creates create gave gives give required requires require establishes established set sets laid
    lays down so made makes duty power says under it this that""".split()
)
"""What a second half says of a law beside that it is one."""


def law_of(graph: DatedGraph, reading: Reading, before: Answer) -> Question | None:
    """*And which Act imposed it*: the legal basis of what answered before; None if it asks else.

    Args:
        graph: the graph that answers.
        reading: how the second half reads.
        before: the answer to the first.
    """
    words = reading.asked.sentence.words
    if reading.asked.kind != "law" or {*words} - _LAW - _RESTS - reading.asked.vocabulary.free:
        return None
    based = [row for row in before.results if row.basis]
    if not based:
        return None
    owner = graph.statement(based[0].statement).owner
    return Question(
        "legal_basis", (owner,), text=reading.asked.text,
        only=tuple(dict.fromkeys(row.statement for row in based)),
    )  # fmt: skip


def next_host(graph: DatedGraph, text: str, before: Answer) -> Question | None:
    """*And who took it over*, behind where a body was hosted: its host from the day after.

    Args:
        graph: the graph that answers.
        text: the words of the second half.
        before: the answer to the first.
    """
    lines = [graph.statement(row.statement) for row in before.results if row.type == "hosting"]
    if not lines or len(lines) < len(before.results) or _TOOK.match(text) is None:
        return None
    end = max(graph.index.extent(line).certain_to for line in lines)
    if is_open(end) or end >= AFTER_ALL:
        return None
    return Question("hosting", (lines[0].owner,), Period(end, end + 1), role="hosted")


_TOOK: Final = re.compile(
    r"^(?:and )?(?:where (?:to|(?:did|has|was|were) (?:it|they) (?:go|gone|move|moved|taken|end up)"
    r"(?: to)?(?: next| then| instead)?)[ ?.]*$|(?:who|which body|what body|what) (?:then |next )?"
    r"(?:took (?:it|them) (?:over|on)|took over(?: it| them)?|got (?:it|them)|hosted (?:it|them)"
    r"(?: then| next| afterwards| after that))[ ?.]*$)",
    re.IGNORECASE,
)
"""Words that ask who had it next."""


def answered_by(reading: Reading, graph: DatedGraph, question: Question) -> Reading:
    """A reading that is another question than its words alone would be."""
    found = answer(graph, question)
    candidate = replace(reading.scored[0].candidate, question=question) if reading.scored else None
    if candidate is None:
        return reading
    return replace(reading, scored=[Scored(candidate, found, (), (), 0.0)])


_CHANGED: Final = re.compile(
    r"^(?:how |in what way )?(?:did|does|has|had|was|were) (?:that|this|it|these|they|either)"
    r" (?:ever |then |later |subsequently )?(?:change|changed|alter|altered|differ|different)\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(r"^(?:when|after|once|following|with|upon)\b", re.IGNORECASE)


def at_a_later_time(text: str, before: str, vocabulary: Vocabulary) -> str:
    """*Did that change when it became a trust*: the question before, asked of the time from then.

    The text as it was, where it asks else or names no time.

    Args:
        text: the second half.
        before: the words of the first.
        vocabulary: the words of the record.
    """
    found = _CHANGED.match(text)
    rest = text[found.end() :].strip(" ,?") if found else ""
    if not rest:
        return text
    times = read_times(before, *vocabulary.names_with_figures(before))
    head = times.rest.strip(" ,?")
    return f"{head} {_THEN.sub('after', rest)}"

"""What must never stand in anything that leaves the engine: stand-ins for ends that have no day.

An end without a day is None in data and a word in sentences. The engine reckons with numbers in its
place; where one of them escapes, it reads as the year 1 or 9999, as a number of seven figures, as
``..`` where a day is promised, or as *None* in a sentence.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from nhsgraph.answers import Answer, Question
from nhsgraph.answers.question import OF_TWO
from nhsgraph.show.answer import show_answer
from nhsgraph.show.terminal import Screen


def bodies_for(form: str, body: str, other: str = "dhsc") -> tuple[str, ...]:
    """The bodies that a question of a form about a body has to name: two where it compares."""
    return (body, other if body != other else "hee") if form in OF_TWO else (body,)


DAYS = frozenset({"from", "to", "began", "ended", "dates", "day", "begins", "first", "last"})
"""The keys of data that promise days, each a day or None."""
EDTF = frozenset(
    {"answer", "when", "date", "published", "said", "mandate", "year", "read", "id", "url"}
)
"""The keys of data that have a date or years as the record writes them."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ESCAPED = re.compile(
    rf"\bNone\b|\b36520\d\d\b|\b(?:9998|9999|10000|0001)\b"
    rf"|\b(?:{_MONTHS}) 1\b(?![ \d])"
    rf"|(?<![.…])\.\.(?![.…])"
)
_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")


def escaped(text: str) -> list[str]:
    """What escaped into a text that people read, each with the words around it."""
    return [
        text[max(0, place.start() - 60) : place.end() + 20] for place in _ESCAPED.finditer(text)
    ]


def faults_of_data(data: Any, key: str = "") -> Iterator[str]:
    """What escaped into plain data: no day where one is promised, or a stand-in in a text."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from faults_of_data(value, name)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from faults_of_data(value, key)
    elif key in DAYS:
        if data is not None and not _DAY.fullmatch(str(data)) and key != "day":
            yield f"{key} is {data!r}"
    elif isinstance(data, str) and key not in EDTF:
        yield from (f"{key} has {each!r}" for each in escaped(data))
    elif isinstance(data, int) and abs(data - 3652060) < 400:
        yield f"{key} is {data!r}"


def faults_of_answer(answer: Answer, *, printed: bool = True) -> list[str]:
    """What escaped through any door of an answer: data, sentences, a notebook, the terminal.

    Args:
        answer: the answer.
        printed: whether it is printed too, which takes most of the time.
    """
    shown = _printed(answer) if printed else ""
    page = re.sub(r"<[^>]*>", " ", answer._repr_html_())
    said = [str(answer), repr(answer), answer.read_as, *answer.notes, shown, page]
    faults = [each for text in said for each in escaped(text)]
    return [*faults, *faults_of_data(answer.to_dict())]


def _printed(answer: Answer) -> str:
    """What a terminal shows of an answer."""
    text = io.StringIO()
    show_answer(Screen(text, 100), answer)
    return text.getvalue()


def told(question: Question) -> str:
    """A question as a failing test names it."""
    time = question.period.text or question.period.speak() if question.period else "no time"
    return f"{question.form}:{question.moment} of {question.bodies}, {time}"

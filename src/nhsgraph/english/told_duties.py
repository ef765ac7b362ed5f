"""Questions of duties and powers, answered where no typed reading has all their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.answers.question import Question
from nhsgraph.answers.search import in_its_words
from nhsgraph.english.candidates import kinds_of
from nhsgraph.english.decided import doubted, strange_names
from nhsgraph.english.deciding import accounts, how_read
from nhsgraph.english.duties import (
    asks_what_it_must,
    duties,
    duty_stems,
    is_told_by,
    laid_down,
    words_of_duty,
)
from nhsgraph.english.known_words import is_known
from nhsgraph.spelling import words_of
from nhsgraph.values import replace
from nhsgraph.words.question_words import TURNING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhsgraph.answers.answer import Answer
    from nhsgraph.english.candidates import Asked
    from nhsgraph.english.quoting import Texts
    from nhsgraph.english.reader import Reading
    from nhsgraph.english.scoring import Scored
    from nhsgraph.graph import DatedGraph

AT_LARGE: Final = frozenset({"about", "plans"})
"""The forms that also take the words for duties, and say nothing of them."""
OF_DUTIES: Final = frozenset({"yes", "law", "what", "who", ""})
"""The kinds of question that a duty of one body towards another answers."""


def told_duty(
    graph: DatedGraph, texts: Texts, reading: Reading, first: Scored | None
) -> Answer | None:
    """What a body must do or may do; None where a typed reading has all the words.

    Args:
        graph: the graph, maybe as known on a day.
        texts: the words of its statements.
        reading: how the question was read.
        first: the typed reading that accounts for most.
    """
    asked = reading.asked
    appointed = first is not None and first.question.form in {"appointment", "mandate"}
    if appointed and first is not None and _is_read(reading, first):
        return None  # could the minister appoint the chair, must it work to a mandate
    if (told := _between(graph, texts, reading)) and _of_kind(
        graph, asked, [row.statement for row in told.results]
    ):
        return told
    if first is not None and _is_read(reading, first):
        return None
    found = _of_kind(graph, asked, duties(graph, texts, asked))
    if not found:
        return None
    notes = how_read(reading, _rows(texts, found))
    if asked.kind == "law" or (asked.sentence.laws and asks_what_it_must(asked.sentence)):
        question = asked.question("duty", *asked.bodies[:1], only=tuple(found), notes=notes)
        return answer(graph, question)
    question = Question("quote", tuple(asked.bodies[:1]), asked.period, text=asked.text)
    question = replace(question, notes=notes)
    stems = duty_stems(asked)
    told = in_its_words(graph, question, found, lambda one: texts.passage(one, stems))
    return told if told.results else None


def _of_kind(graph: DatedGraph, asked: Asked, found: list[str]) -> list[str]:
    """Those of some statements at an end of which stands a body of the kind that is asked for.

    *Which regulators did it have to work with* asks for no duty of providers.
    """
    at = asked.head_noun
    kinds = kinds_of(asked.sentence.words[at]) if at is not None else ()
    return [
        one
        for one in found
        if not kinds or any(graph.body(end).kind in kinds for end in graph.statement(one).bodies)
    ]


def _between(graph: DatedGraph, texts: Texts, reading: Reading) -> Answer | None:
    """Whether one body had a duty towards another, and by which Act."""
    asked = reading.asked
    lines = laid_down(graph, asked) if asked.kind in OF_DUTIES else []
    if not lines:
        return None
    first, second = lines[0].known_ends[:2]
    only = tuple(line.id for line in lines if set(line.known_ends) == {first, second})
    notes = how_read(reading, _rows(texts, only))
    question = asked.question("duty", first, candidate=second, only=only, notes=notes)
    laid = {place for cue in asked.cues for place in cue.places} | words_of_duty(asked)
    unread = _unread(asked, laid)
    if not unread:
        told = answer(graph, question)
        return told if told.results else None
    told = answer(graph, replace(question, yes_no=False))
    names = strange_names(asked.sentence, asked.sentence.content)
    return doubted(told, question, unread, names) if told.results else None


def _unread(asked: Asked, laid: set[int]) -> list[str]:
    """The words without which a question of a duty is another: names, numbers, negations."""
    sentence = asked.sentence
    within = laid.union(*(range(*law) for law in sentence.laws))
    names = strange_names(sentence, sentence.content)
    words = {word for name in names for word in words_of(name)}
    weighty = (
        word
        for place in sentence.content
        if place not in within and (word := sentence.words[place]) not in words
        and (word in TURNING or any(map(str.isdigit, word)) or not is_known(word))
    )  # fmt: skip
    return list(dict.fromkeys([*names, *weighty]))


def _is_read(reading: Reading, first: Scored) -> bool:
    """Whether a typed reading tells what is asked, so that no duty need be looked for."""
    asked = reading.asked
    power = asked.kind == "what" and any(map(asked.is_power, asked.cues))
    power |= asks_what_it_must(asked.sentence)
    if asked.kind == "law":
        power |= not is_told_by(asked, first.candidate.used)  # the Act that made it report
    silent = first.candidate.rule == "by-law" and first.answer.status == "silent"
    if first.left or power or silent or _is_at_large(asked, first):
        return False
    return accounts(reading, first)


def _is_at_large(asked: Asked, scored: Scored) -> bool:
    """Whether a reading takes the words for duties, and says nothing of them in particular."""
    topic = scored.candidate.rule == "topic" and bool(asked.sentence.laws)
    return scored.question.form in AT_LARGE or topic


def _rows(texts: Texts, found: Iterable[str]) -> str:
    return " ".join(map(texts.row_of, found))

"""A question said otherwise is the same question: frames, synonyms, aliases, spellings, times."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from bank import sentences

from nhsgraph import Graph
from nhsgraph.answers import Answer
from nhsgraph.english.stems import stem
from nhsgraph.errors import NhsGraphError
from nhsgraph.spelling import words_of
from nhsgraph.words.lexicon import RELATIONS

Change = Callable[[Graph, str], Iterator[str]]
"""The ways to say a question otherwise; none where it does not lend itself to that."""
REFUSED = 0.03
"""So many of the questions said otherwise may be refused, or only searched for."""
FRAMES = (
    "For my briefing: {}", "I need to know {}", "Please could you tell me {}", "{}, with sources",
    "{}, please", "Hello, {}", "I am writing a paper. {}", "Quick question: {}",
    "{} (I need this for a report)", "Can you tell me {}", "We would like to know {}", "{} thanks",
    "My question is: {}", "{}, with dates and sources please",
)  # fmt: skip


def _questions() -> list[str]:
    """The sentences of the bank that are one question, begun with a word that asks."""
    opening = re.compile(r"(?i)(who|whom|what|which|when|where|how|did|was|were|does|is)\b")
    return [
        each["question"]
        for each in sentences()
        if opening.match(each["question"]) and "error" not in each and each.get("form") != "search"
    ]


BANK = _questions()


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:].rstrip("?. ")


def _framed(_: Graph, text: str) -> Iterator[str]:
    for frame in FRAMES:
        yield frame.format(_lowered(text) if not frame.startswith("{}") else text.rstrip("?. "))


_TIME = re.compile(
    r"(?i) (?P<time>(?:in|on|during) (?:(?:\d{1,2} )?(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december) )?\d{4}(?:[-/]\d{2})?)\??$"
)


def _moved(_: Graph, text: str) -> Iterator[str]:
    """The time in front, where it stood at the end and belongs to all of the question."""
    found = _TIME.search(text)
    rest = text[: found.start()] if found else ""
    if found and " as known" not in text and ", and was " not in rest:
        yield f"{found['time'].strip().capitalize()}, {_lowered(rest)}?"


def _cased(_: Graph, text: str) -> Iterator[str]:
    yield text.lower()
    yield text.upper()
    yield f"{text.rstrip('? ')} ?"
    yield text.rstrip("?")


def _alias(graph: Graph, text: str) -> Iterator[str]:
    """Other names of the bodies of a question, each of which means no other body.

    What came out under one name is not what came out under another, nor what followed a name what
    followed the body; and a name of a place may also be that of a body there.
    """
    if re.search(r"\b(called|renamed|name|cover)\b", text):
        return
    for body in graph.explain(text)["bodies"]:
        if "publish" in text and len(graph.names(body["body"])) > 1:
            continue
        at = re.search(rf"(?i)\b{re.escape(body['words'])}\b", text)
        own = {name.name for name, _ in graph.names(body["body"])}
        names = [one.alias for one in graph.body(body["body"]).aliases]
        for name in (one for one in names[:2] if one not in own):
            if at is None or re.search(r"\d", name) or not _only(graph, name, body["body"]):
                continue
            yield text[: at.start()] + name + text[at.end() :]


def _only(graph: Graph, name: str, body: str) -> bool:
    meanings = graph.index.names.meanings(tuple(words_of(name)))
    return {meaning.body for meaning in meanings} == {body}


def _misspelt(graph: Graph, text: str) -> Iterator[str]:
    """A long name with two letters changed for one another."""
    for body in graph.explain(text)["bodies"]:
        words = body["words"].split()
        word = max(words, key=len)
        at = re.search(rf"(?i)\b{re.escape(word)}\b", text)
        if at is None or len(word) < 9 or len(words) < 2:
            continue
        middle = (at.start() + at.end()) // 2
        yield text[:middle] + text[middle + 1] + text[middle] + text[middle + 2 :]


def _synonym(_: Graph, text: str) -> Iterator[str]:
    """A verb of the lexicon in the place of another that says the same, both without a gap."""
    for synonyms in SYNONYMS:
        for one in synonyms:
            at = re.search(rf"(?i)\b{one}\b", text)
            if at:
                others = [other for other in synonyms if other != one]
                yield from (text[: at.start()] + other + text[at.end() :] for other in others)
                return


SYNONYMS = (
    ("funded", "paid for", "financed", "bankrolled"),
    ("fund", "finance", "pay for"),
    ("hosted", "housed", "accommodated"),
    ("abolished", "dissolved", "disbanded", "scrapped", "wound up"),
    ("accountable to", "answerable to", "responsible to"),
    ("oversaw", "supervised", "watched over"),
    ("set up", "established", "created"),
    ("commissioned", "tasked"),
    ("appointed", "chose", "selected"),
)  # fmt: skip
"""Words of the lexicon that say the same."""
CHANGES: dict[str, Change] = {
    "framed": _framed,
    "moved": _moved,
    "cased": _cased,
    "alias": _alias,
    "misspelt": _misspelt,
    "synonym": _synonym,
}


@functools.cache
def _answered(graph: Graph, text: str) -> Answer | None:
    """The answer; None where it is refused."""
    try:
        return graph.ask(text)
    except NhsGraphError:
        return None


def _told(answer: Answer | None) -> tuple[object, ...] | None:
    """What two answers to one question must have in common; None where it is none, or in part."""
    if answer is None or answer.status in {"searched", "not_understood"} or answer.left_out:
        return None
    return (
        answer.question.form, tuple(answer.ids), answer.dates, answer.verdict, answer.count,
        answer.amount_gbp, answer.first, answer.last, [row.statement for row in answer.results],
    )  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_no_other_answer(
    record: Graph, change: str, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """And few are refused, or only searched for."""
    others, refused, tried = [], [], 0
    for text in sample(BANK, 40):
        told = _told(_answered(record, text))
        if told is None:
            continue
        for other in sample(list(CHANGES[change](record, text)), 2):
            again = _told(_answered(record, other))
            tried += 1
            if again is None:
                refused.append(other)
            elif again != told:
                others.append(other)
    assert tried
    assert not others
    assert len(refused) <= REFUSED * tried + 2, refused


def test_the_synonyms_are_the_lexicon_s() -> None:
    """So that the list above does not ask for words that nobody has promised."""
    phrases = {
        tuple(map(stem, phrase.split()))
        for words in RELATIONS.values()
        for table in (words.verbs, words.adjectives)
        for phrase in "|".join(table.values()).split("|")
    }
    assert phrases

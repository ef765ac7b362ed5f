"""What people ask for that no record of this kind keeps: numbers of staff, pay, addresses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from nhsgraph.english.stems import stem

if TYPE_CHECKING:
    from nhsgraph.english.sentence import Sentence

_UNKEPT: Final[dict[str, str]] = {
    "numbers of staff": "headcount|head count|many staff|many employees|many workers"
    "|staff number|number of staff|number of employees|many people employ|much staff|size of staff",
    "what people were paid": "salary|remuneration|wage|pay of|pension|pay package|expenses",
    "what people thought": "think of|think about|privately think|opinion of|personal view"
    "|feel about|personally think|believe about",
    "addresses": "headquarter|office located|postal address|phone number|telephone number|phone"
    "|email address|website|contact detail|postcode",
}
"""By what is not kept, the words that ask for it."""
_PAY: Final = frozenset("paid pay earn earned earns salary salaries wage wages".split())

_WORK: Final = frozenset({stem("employ"), stem("work")})


def of_pay(sentence: Sentence) -> bool:
    """Whether a sentence asks what somebody was paid, which is no money of a body."""
    someone = sentence.first("post") or sentence.first("person")
    return someone is not None and not _PAY.isdisjoint(sentence.words)


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    return {
        tuple(stem(word) for word in phrase.split()): what
        for what, phrases in _UNKEPT.items()
        for phrase in phrases.split("|")
    }


def of_areas(sentence: Sentence) -> str | None:
    """What is not kept where it is asked which of a set covered a place; None where it is not so.

    *Which SHA covered Kent*, *which LETB was Manchester in*.
    """
    at, words = sentence.asking, sentence.words
    if at is None or words[at] not in {"which", "what"} or at + 1 not in sentence.named:
        return None
    places = {stem("cover"), stem("serve")}.intersection(sentence.stems) or words[-1] == "in"
    return "which places lay in whose area" if places else None


def unkept(sentence: Sentence) -> str | None:
    """What a sentence asks for that the record does not keep, in words; None where it may."""
    if of_pay(sentence):
        return "what people were paid"
    if {"many", "people"} <= set(sentence.words) and not _WORK.isdisjoint(sentence.stems):
        return "numbers of staff"
    stems = tuple(sentence.stems)
    streams = (slot.span for slot in sentence.slots.get("stream", ()))
    known = sentence.named.union(*streams)
    for length in (1, 2, 3):
        for start in range(len(stems) - length + 1):
            named = known.intersection(range(start, start + length))
            if not named and (what := _phrases().get(stems[start : start + length])):
                return what
    return None

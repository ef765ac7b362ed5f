"""What people ask for that no record of this kind keeps: numbers of staff, pay, addresses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from nhsgraph.english.stems import stem
from nhsgraph.words.question_words import OF_PERSONS

if TYPE_CHECKING:
    from nhsgraph.english.sentence import Sentence

REPORTED_TO: Final = "to whom people reported"
CATALOGUED: Final = "class marks and numbers of catalogues"
_UNKEPT: Final[dict[str, str]] = {
    "numbers of staff": "headcount|head count|many staff|many employees|many workers"
    "|staff number|number of staff|number of employees|many people employ|much staff|size of staff"
    "|vacancy rate|staff turnover|turnover of staff|turnover rate|staffing level|size of workforce"
    "|whole time equivalent|full time equivalent|staff in post",
    "how many were off sick": "sickness|sick leave|sick day|sick rate|absence rate|absenteeism",
    "how people voted": "vote for|vote against|vote in favour|vote yes|ballot|ballot turnout",
    "what people were paid": "salary|remuneration|wage|pay of|pension|pay package|expenses"
    "|he pay|she pay|pay rise|bonus|earn",
    "what people thought": "think of|think about|privately think|opinion of|personal view"
    "|feel about|personally think|believe about",
    "what belongs to private lives": "eat|lunch|dinner|breakfast|restaurant|hobby|wife|husband"
    "|marry|birthday|date of birth|favourite|religion",
    "what software was used": "software|spreadsheet|password|login|computer system",
    CATALOGUED: "isbn|issn|doi|shelfmark|shelf mark|classmark|class mark"
    "|call number|classification number|dewey",
    "addresses": "headquarter|head office|office located|postal address|phone number"
    "|telephone number|phone|email address|website|contact detail|postcode",
}
"""By what is not kept, the words that ask for it."""
_PAY: Final = frozenset("paid pay earn earned earns salary salaries wage wages".split())
_PAYING: Final = frozenset(
    stem(word) for word in "cover fund finance subsidise meet bear contribute reimburse".split()
)
"""Verbs of who bears a cost, of which the record may have a line."""
_DECIDING: Final = frozenset(
    stem(word)
    for word in """decide determine set recommend negotiate review agree advise responsible plan
    commission fix""".split()
)
"""Words of who settles a number or a sum, of which the record may have a line."""
_STAFF: Final = frozenset(
    stem(word)
    for word in """nurse midwife doctor consultant physician surgeon gp gps dentist pharmacist
    paramedic therapist clinician staff employee worker trainee graduate leaver joiner starter
    vacancy recruit student apprentice""".split()
)
"""Whom *how many* may count of whom no record keeps numbers."""
_VACANT: Final = frozenset("empty vacant unfilled".split())
_SHARES: Final = frozenset("percentage percent proportion share fraction".split())
_OTHERS: Final = frozenset(
    stem(word)
    for word in """member director board body organisation committee representative regulator union
    council place seat bursary loan grant association college programme contract""".split()
)
"""What else is counted with such a word before it: *how many doctor members*."""
NOUN: Final = 4
"""So near behind *how many* stands what is counted."""

_WORK: Final = frozenset({stem("employ"), stem("work")})


def of_pay(sentence: Sentence) -> bool:
    """Whether a sentence asks what somebody was paid, which is no money of a body."""
    someone = sentence.first("post") or sentence.first("person")
    words = (word for place, word in enumerate(sentence.words) if place not in sentence.named)
    return someone is not None and not _PAY.isdisjoint(words)


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


def _counts_staff(sentence: Sentence) -> bool:
    """Whether people at work are counted: *how many nurses left*, *what share of doctors*."""
    words, asking = sentence.words, sentence.asking
    counted = [
        place
        for place, word in enumerate(words)
        if (word == "many" and sentence.at(place - 1) == "how" and place - 1 == asking)
        or (word in _SHARES | {"number", "numbers"} and sentence.at(place + 1) == "of")
    ]
    for place in counted:
        for at in range(place + 1, min(place + 1 + NOUN, len(words))):
            if at in sentence.named:
                continue
            behind = stem(sentence.at(at + 1))
            if words[at] in _VACANT or (sentence.stems[at] in _STAFF and behind not in _OTHERS):
                return True
    return False


def _answers_as_person(sentence: Sentence) -> bool:
    """Whether it is asked to whom a person reported: the record has that of bodies alone."""
    person, words = sentence.first("person"), sentence.words
    points = any(
        word in OF_PERSONS and sentence.at(place + 1) in _REPORTS
        for place, word in enumerate(words)
    )
    points |= any(
        word in _POSTS and sentence.at(place - 1) in {"that", "this", "the"}
        and sentence.at(place + 1) in _REPORTS
        for place, word in enumerate(words)
    )  # fmt: skip
    if person is not None and sentence.at(person.start - 1) not in _NAMING:
        points |= sentence.at(person.stop) in _REPORTS
    return points


_NAMING: Final = frozenset({"the", "by"})
"""Words before a name that is one of a report: *the Smith report*, *the one led by Smith*."""
_POSTS: Final = frozenset("post role job office position".split())
_REPORTS: Final = frozenset("report reported reports answer answered".split())


def unkept(sentence: Sentence) -> str | None:
    """What a sentence asks for that the record does not keep, in words; None where it may."""
    asks = sentence.words[sentence.asking] if sentence.asking is not None else ""
    if asks in {"who", "which"} and not _DECIDING.isdisjoint(sentence.stems):
        return None
    if of_pay(sentence):
        return "what people were paid"
    if _answers_as_person(sentence):
        return REPORTED_TO
    at_work = "people" in sentence.words or not {"for", "at"}.isdisjoint(sentence.words)
    worked = at_work and "many" in sentence.words and not _WORK.isdisjoint(sentence.stems)
    if _counts_staff(sentence) or (worked and not {"people", "members"}.isdisjoint(sentence.words)):
        return "how people voted" if "voted" in sentence.words else "numbers of staff"
    stems = tuple(sentence.stems)
    streams = (slot.span for slot in sentence.slots.get("stream", ()))
    known = sentence.named.union(*streams)
    for length in (1, 2, 3):
        for start in range(len(stems) - length + 1):
            named = known.intersection(range(start, start + length))
            if not named and (what := _phrases().get(stems[start : start + length])):
                paid_by = what == "what people were paid" and not _PAYING.isdisjoint(stems)
                return None if paid_by else what  # who bore the costs of salaries
    return None

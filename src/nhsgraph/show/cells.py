"""The words in the cells of an answer's table: who, when, how, and how certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nhsgraph.dates import (
    Certainty,
    FuzzyDay,
    Period,
    When,
    day_in_words,
    read_day,
    some_day_in_words,
    span_in_words,
    speak_day,
)
from nhsgraph.words.money import pounds
from nhsgraph.words.sentences import capital, form_bare, term_in_words

if TYPE_CHECKING:
    from nhsgraph.answers.result import Result

MOST_MEANS = 3
"""So many of the means of a line are named in a cell, and so many amounts of a stream of money."""


def who(each: Result) -> str:
    """The bodies that answer by name, or the value that does."""
    names = {role["id"]: _named(role) for role in each.roles.values() if role.get("id")}
    names |= dict(zip(each.answer, each.more.get("names", ()), strict=False))
    words = [str(names.get(answer, answer)) for answer in each.answer]
    if each.more.get("event") and not each.more.get("change"):
        words = [day_in_words(FuzzyDay.read(word)) for word in words]
    if each.type == "legal_form":
        words = [form_bare(word) for word in words]
    if each.type == "chain" or "statements" in each.more:
        return " → ".join(words)
    if not words:
        return "not known"
    return ", ".join(words) + (f" (via {', '.join(each.more['through'])})" if each.via else "")


def _named(role: Mapping[str, Any]) -> str:
    """A body by its name at first, and the last that it took in the days of the row."""
    name = str(role["name"])
    last = str(role["names"][-1]["name"]) if role.get("names") else name
    return name if last == name else f"{name} (later {last})"


def sentence_of(each: Result) -> str:
    """What a statement says as a sentence that stands by itself."""
    return capital(each.text)


def when(each: Result) -> str:
    """The statement's own days in words; of a change, the day on which it came."""
    if each.more.get("change"):
        earliest, latest = (read_day(day) if day else None for day in (each.first, each.last))
        if earliest is not None and latest is not None:
            words = some_day_in_words(earliest, latest)
            return words.removeprefix("on ")
    own = When.read(each.when)
    if each.type == "succession" and own.begin:
        return day_in_words(own.begin)  # it belongs to the day on which it happens
    return span_in_words(When.read(each.when))


def how(each: Result) -> str:
    """By what means, of what force, through which stream: what sets one line apart from another."""
    more = each.more
    told = [str(more["change"])] if more.get("change") else []
    means = [mean if isinstance(mean, str) else mean["name"] for mean in more.get("means") or ()]
    if means[MOST_MEANS:]:
        means = [*means[:MOST_MEANS], "…"]
    if forces := [force for force in more.get("forces") or () if force]:
        told.append(f"by {', '.join(forces)}")
    elif each.force:
        told.append(f"by {each.force}" if each.force in {"law", "agreement"} else each.force)
    step = f"step {more['step']}: " if more.get("step") else ""
    for key in ("stream", "scope", "subject", "post", "act"):
        if value := more.get(key):
            values = [value] if isinstance(value, str) else value
            told.append(step + ", ".join(term_in_words(str(one)) for one in values))
            step = ""
    if more.get("mandate"):
        told.append(f"for {more['mandate'].replace('..', ' to ').removesuffix(' to ')}")
    told += means
    return "; ".join([*told, *_amounts(each, more.get("amounts") or ())])


def _amounts(each: Result, amounts: Sequence[Mapping[str, Any]]) -> list[str]:
    """The sums that passed in the time of a row."""
    shown = Period.between(each.first, each.last)
    told = [
        f"{'about ' if one['about'] else ''}{pounds(one['gbp'])}{_measured(one)} in {one['year']}"
        for one in amounts
        if Period.read(one["year"]).overlaps(shown) and not one.get("contested")
    ]
    return told if len(told) <= MOST_MEANS else [*told[:MOST_MEANS], "…"]


def _measured(amount: Mapping[str, Any]) -> str:
    """What a sum measures, so that it is not held against another."""
    part = f"{amount['part']} alone" if amount.get("part") else ""
    words = ", ".join(filter(None, (term_in_words(amount.get("measures") or ""), part)))
    return f" ({words})" if words else ""


def certainty(stretches: Sequence[Result]) -> str:
    """How certain a statement is, of a plan that it was announced or proposed.

    Args:
        stretches: the rows of the statement, each over days of equal certainty, in order.
    """
    last = stretches[-1]
    told: list[str] = []
    for each, further in zip(stretches, [*stretches[1:], None], strict=True):
        word = str(each.certainty) if each.status == "in_force" else each.status
        same = further is not None and (further.certainty, further.status) == (
            each.certainty, each.status,
        )  # fmt: skip
        if same:
            continue
        until = f" to {speak_day(read_day(each.last))}" if each is not last and each.last else ""
        told.append(f"{word}{until}")
    return ", then ".join(told)


def doubted(stretches: Iterable[Result]) -> bool:
    """True where a statement is not certain, or not in force, all the time."""
    return any(
        each.certainty is not Certainty.CERTAIN or each.status != "in_force" for each in stretches
    )


def beside(each: Result) -> str:
    """A statement that stands beside an answer: what it says, and why it is none."""
    told = sentence_of(each)
    if "contested" in each.more:
        told += f" {each.more['contested']['reason']}"
    if each.more.get("documented"):
        told += f" ({each.more['documented']}.)"
    outcome = each.more.get("outcome", {"kind": "pending"})
    if outcome["kind"] == "unknown" and not each.more.get("documented"):
        told += f" What came of it: {outcome['reason']}"
    elif outcome["kind"] in {"abandoned", "never_enacted"}:
        day = day_in_words(FuzzyDay.read(outcome["date"]))
        told += f" It was {term_in_words(outcome['kind'])} ({day})."
    return told

"""What is shown of an answer, on a terminal or in a notebook: its cells and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nhsgraph.dates import FuzzyDay, When, day_in_words, when_in_words
from nhsgraph.questions.wording import form_bare

if TYPE_CHECKING:
    from nhsgraph.questions.answer import Cited, Result

HEADS = ("who or what", "from", "to", "how", "basis and source", "certainty")
"""The heads of the table of results; the marks of the sources follow the basis."""


class Numbers:
    """Sources numbered as they are first cited, with the places cited in each."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._cited: dict[str, list[Cited]] = {}

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def of(self, evidence: Iterable[Cited]) -> list[tuple[int, Cited]]:
        """The numbers of evidence, each source once, in order, with where it is first cited."""
        found: dict[int, Cited] = {}
        for each in evidence:
            number = self._numbers.setdefault(each.source, len(self._numbers) + 1)
            self._cited.setdefault(each.source, []).append(each)
            found.setdefault(number, each)
        return list(found.items())

    def marks(self, evidence: Iterable[Cited]) -> str:
        """The marks of evidence, such as ``[1, 3]``."""
        numbers = [str(number) for number, _ in self.of(evidence)]
        return f"[{', '.join(numbers)}]" if numbers else ""

    def sources(self) -> Iterator[tuple[int, Cited, str]]:
        """The sources by number: each as first cited, and in words with all the places cited."""
        for source, number in self._numbers.items():
            first = self._cited[source][0]
            places = "; ".join(dict.fromkeys(each.locator for each in self._cited[source]))
            places = places.removesuffix(".")
            yield number, first, f"{first.title}. {first.publisher}, {_published(first)}: {places}."


def _published(cited: Cited) -> str:
    """The day of publication in words."""
    source = cited.origin
    if source is None or source.published is None:
        return cited.published or "undated"
    return day_in_words(source.published)


def who(each: Result) -> str:
    """The bodies that answer by name, or the value that does."""
    names = {role["id"]: role["name"] for role in each.roles.values() if role.get("id")}
    names |= dict(zip(each.answer, each.more.get("names", ()), strict=False))
    words = [str(names.get(answer, answer)) for answer in each.answer]
    if each.more.get("event") and not each.more.get("change"):
        words = [day_in_words(FuzzyDay.read(word)) for word in words]
    if each.type == "legal_form":
        words = [form_bare(word) for word in words]
    if each.type == "chain":
        return " → ".join(words)
    if not words:
        return "not known"
    return ", ".join(words) + (f" (via {', '.join(each.more['through'])})" if each.via else "")


def how(each: Result) -> str:
    """By what means, of what force, through which stream: what sets one line apart from another."""
    means = each.more.get("means") or []
    words = [mean if isinstance(mean, str) else mean["name"] for mean in means]
    told = "; ".join(words[:3])
    if each.force:
        told = f"{each.force}: {told}" if told else each.force
    for key in ("stream", "scope", "subject", "post", "change", "act"):
        value = each.more.get(key)
        if value and not told:
            told = (
                ", ".join(value)
                if isinstance(value, list | tuple)
                else str(value).replace("_", " ")
            )
    step = each.more.get("step")
    if step:
        told = f"step {step}: {told}"
    return told


def days(each: Result) -> str:
    """The days of the statement in words."""
    return when_in_words(When.read(each.when), short=True)


def ends(each: Result) -> tuple[str, str]:
    """Its first and its last day; where there is no such day, *open* or *not known*.

    An end without a day is open where the statement says so, and else nobody knows it.
    """
    when = When.read(each.when)
    opened = (when.begin_open, when.end_open)
    without = ("open" if one else "not known" for one in opened)
    first, last = (day or word for day, word in zip((each.first, each.last), without, strict=True))
    return first, last


def certainty(each: Result) -> str:
    """How certain it is; of a plan, that it was announced or proposed."""
    return str(each.certainty) if each.status == "in_force" else each.status


def beside(each: Result) -> str:
    """A statement that stands beside an answer: what it says, and why it is none."""
    told = each.text
    if "contested" in each.more:
        told += f" {each.more['contested']['reason']}"
    if each.more.get("documented"):
        told += f" ({each.more['documented']}.)"
    outcome = each.more.get("outcome", {"kind": "pending"})
    if outcome["kind"] == "unknown" and not each.more.get("documented"):
        told += f" What came of it: {outcome['reason']}"
    elif outcome["kind"] in {"abandoned", "never_enacted"}:
        day = day_in_words(FuzzyDay.read(outcome["date"]))
        told += f" It was {outcome['kind'].replace('_', ' ')} ({day})."
    return told

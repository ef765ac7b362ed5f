"""What is said of a question that was not read whole, and of two questions in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nhsgraph.answers import answer
from nhsgraph.answers.answer import Answer
from nhsgraph.answers.result import Premise, one_of_each
from nhsgraph.answers.telling import NO_REASONS, OPENINGS
from nhsgraph.answers.telling import Sentence as Told
from nhsgraph.english.known_words import is_known, passes
from nhsgraph.errors import shortened
from nhsgraph.values import replace
from nhsgraph.words.sentences import capital, listed

if TYPE_CHECKING:
    from nhsgraph.answers.question import Question
    from nhsgraph.english.sentence import Sentence
    from nhsgraph.graph import DatedGraph

MOST_QUOTED = 5
"""So many words are named, and how many there are more."""
_LINKS = frozenset(["of", "for", "and", "the"])
"""Words that may stand inside a name, between others that are written with a capital."""


def doubted(
    found: Answer,
    question: Question,
    words: Sequence[str],
    names: Sequence[str] = (),
    unasked: Sequence[str] = (),
) -> Answer:
    """An answer to a question of which some words were not read: no verdict, and what is recorded.

    Args:
        found: the answer without those words, and without a verdict.
        question: the question as it was asked.
        words: the words, as they stand in the sentence.
        names: those of them that are written like names of bodies.
        unasked: those of them that are questions of their own.
    """
    numbers = question.counted or question.form == "count"
    if (
        numbers
        and not question.yes_no
        and not all(passes(word, "day") for word in {*words} - {*unasked})
    ):
        lead = found.lead.removesuffix(".")
        why = f"the record has no number for {quoted(words)}. Without that: {lead}"
        return replace(without(found, why), question=question, left_out=())
    rest = [word for word in words if word not in names]
    told = []
    if names:
        told.append(f"the record has no body {quoted(names)}")
    if "why" in rest:
        told.append(NO_REASONS)
        rest = [word for word in rest if word != "why"]
    if rest:
        told.append(f"{quoted(rest)} could not be read")
    opening = f"{capital(' and '.join(told))}; what follows is recorded without that."
    halves = tuple(word for word in words if word in unasked)
    found = replace(found, left_out=tuple(words), unasked=halves)
    if not question.yes_no or len(halves) == len(words):
        return replace(found, question=question, text=f"{opening} {found.text}")
    return replace(
        found,
        question=question,
        text=f"{OPENINGS['not recorded']}: {' and '.join(told)}. {found.text}",
        verdict="not recorded",
    )


def denied(found: Answer, claim: str) -> Answer:
    """An answer to a question one of whose clauses tells what was not so: that is told first.

    A verdict hangs on it, and so is none. What was only found by its words stands beside it.
    """
    if found.question.form in {"search", "quote"}:
        beside = (*found.results, *found.see_also)
        own = replace(found.question, form="quote")
        found = replace(
            found, question=own, text="", claim="", results=(), events=(), see_also=beside
        )
        found = replace(found, sentences=(Told(claim),))
    problem = Premise(False, "contested", f"{capital(claim)}.", lead=claim)
    whole = (found.claim or found.lead).rstrip(".")
    return replace(
        found,
        premise=problem,
        claim=f"{claim}; {whole}" if whole else claim,
        text=f"{capital(claim)}. {found.text}".rstrip(),
        verdict="not recorded" if found.verdict else None,
    )


def beside_stranger(found: Answer, why: str, *, yes_no: bool) -> Answer | None:
    """What is recorded beside a name that the record does not have; None where that is nothing.

    Args:
        found: the answer without that name.
        why: a clause that says that it is not known.
        yes_no: whether yes or no was asked, which hangs on it.
    """
    told = (found.claim or found.lead).rstrip(".")
    if found.status == "silent" and (not found.verdict or "; recorded: " not in told):
        return None
    told = told.partition("; recorded: ")[2] or told if found.status == "silent" else told
    claim = f"{why}; recorded: {told}"
    front = f"{OPENINGS['not recorded']}: {why}" if yes_no else capital(why)
    question = replace(found.question, yes_no=yes_no)
    return replace(
        found, question=question, claim=claim, text=f"{front}. {found.text}",
        verdict="not recorded" if yes_no else None, answers=(),
    )  # fmt: skip


def without(found: Answer, why: str) -> Answer:
    """A silent answer where what was found is of something else: it stands beside the reason.

    Args:
        found: the answer to the question without what it asks for in particular.
        why: a clause that says what is not recorded.
    """
    return replace(
        found, text=f"{capital(why)}.", claim=why, sentences=(Told(why),), results=(), parts=(),
        see_also=one_of_each((*found.results, *found.see_also)), dates=(), events=(), count=None,
        gaps=(),
        verdict="not recorded" if found.question.yes_no else None,
    )  # fmt: skip


def nobody_both(answers: Sequence[Answer], sentence: str) -> Answer:
    """What is told where nobody is in the answers to both of two questions: *who was both*.

    Where one of them has no answer at all, both are told as they are.
    """
    together = combined(answers, sentence)
    if not all(one.results for one in answers):
        return together
    return replace(without(together, "nobody on record was, or did, both"), answers=())


def on_one_day(answers: Sequence[Answer], sentence: str) -> Answer:
    """Whether two things came about on the same day, of which each answer tells its own.

    Yes or no where both days are known; else the record does not say.
    """
    together = combined(answers, sentence)
    days = [one.dates for one in answers]
    known = all(len(own) == 1 for own in days)
    verdict = ("yes" if days[0] == days[1] else "no") if known else "not recorded"
    told = "; ".join((one.claim or one.lead).removesuffix(".") for one in answers)
    question = replace(together.question, yes_no=True)
    text = f"{OPENINGS[verdict]}: {told}."
    return replace(together, question=question, text=text, claim=told, verdict=verdict, answers=())


def without_stream(graph: DatedGraph, sentence: Sentence, told: Answer) -> Answer | None:
    """What a body got in all, where no sum is recorded of the stream that was asked for.

    None where the answer says more, or there is no such sum either.
    """
    question, slot = told.question, sentence.first("stream")
    if told.status != "silent" or question.form != "amount" or not question.stream or not slot:
        return None
    found = answer(graph, replace(question, stream=None, yes_no=False))
    words = " ".join(sentence.words[slot.start : slot.stop])
    return doubted(found, question, [words]) if found.results else None


def quoted(words: Iterable[str]) -> str:
    """Words as a message quotes them, one after another."""
    told = [f"“{shortened(word)}”" for word in words if word.strip()]
    more = [f"{len(told) - MOST_QUOTED} more"] if len(told) > MOST_QUOTED else []
    return listed([*told[:MOST_QUOTED], *more])


def strange_names(sentence: Sentence, places: Iterable[int]) -> list[str]:
    """What is written like a name and is none that the record knows: *the Bank of England*."""
    known = {place for found in sentence.slots.values() for slot in found for place in slot.span}
    known.update(place for law in sentence.laws for place in range(*law))
    left = set(places) - known
    strange = [
        place
        for place, word in enumerate(sentence.words)
        if place in left and word in sentence.capitals and not is_known(word)
    ]
    names: list[tuple[int, int]] = []
    links = _LINKS | sentence.capitals
    for place in strange:
        if names and place < names[-1][1]:
            continue  # inside the name before
        start, stop = place, place + 1
        while sentence.at(stop) in links and stop not in sentence.named:
            stop += 1
        while stop > place + 1 and sentence.words[stop - 1] in {*_LINKS, "'s"}:
            stop -= 1
        if names and names[-1][1] >= start:
            start = names.pop()[0]
        names.append((start, stop))
    for start, stop in sentence.proper:
        if any(place in left for place in range(start, stop)):
            names = [name for name in names if name[1] <= start or name[0] >= stop]
            names.append((start, stop))
    names.sort()
    return [" ".join(sentence.words[start:stop]).removesuffix(" 's") for start, stop in names]


def combined(answers: Sequence[Answer], sentence: str) -> Answer:
    """The answers to the questions of one sentence as one: the first, with all of them in order.

    Args:
        answers: the answers, two or more.
        sentence: the sentence.
    """
    first = answers[0]
    verdicts = {one.verdict for one in answers}
    verdict = first.verdict
    if len(verdicts) > 1 and first.question.yes_no:
        verdict = "partly" if verdicts & {"yes", "partly"} else "not recorded"
    text = "\n".join(one.text for one in answers)
    if verdict is not None and verdict != first.verdict:
        text = f"{OPENINGS[verdict]}.\n{text}"
    rows = {(row.statement, row.first, row.answer): row for one in answers for row in one.results}
    return replace(
        first,
        question=replace(first.question, text=sentence),
        text=text,
        verdict=verdict,
        results=tuple(rows.values()),
        parts=tuple(part for one in answers for part in one.parts),
        see_also=one_of_each(row for one in answers for row in one.see_also),
        notes=tuple(dict.fromkeys(note for one in answers for note in one.notes)),
        dates=tuple(dict.fromkeys(day for one in answers for day in one.dates)),
        events=tuple(event for one in answers for event in one.events),
        sentences=tuple(told for one in answers for told in one.sentences),
        answers=tuple(answers),
    )

"""The question bank: sentences with the answers that the record gives, and how an answer is judged.

Each YAML file beside this module is a list of sentences of one theme. What a sentence expects:

=================  ==============================================================================
question           the sentence
form, bodies       how it is to be read: the form, and the first body asked about (``[]``: none)
from, to           the first and last day asked about
known_on           the day of knowledge
answer             ids (or persons, or values) that must be among the results
only               ids that the results must be, no more and no fewer
not_answer         ids that must not be among them
none               true: nothing may answer, for the record is silent
certain, possible  what the first part of the time must hold for certain, and possibly
statements         statements, or events, that the answer must stand on, or show beside itself
not_statements     statements that may be neither
see_also           statements that must stand beside the answer and not in it
dates              days that must be among those given; ``[]``: none may be
count, amount_gbp  the number; ``null`` where there must be none; a list where it is one of several
verdict, premise   ``yes``, ``no``, ``partly``, ``not recorded``; what is wrong with the premise
says               words that must stand in the text, the notes or the premise
error              the sentence must be refused with this error
plans              true: asked with plans beside what was in force
why                what the expectation rests on, for the reader
=================  ==============================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from nhsgraph import Graph
from nhsgraph.answers import Answer
from nhsgraph.answers.telling import OPENINGS
from nhsgraph.errors import NhsGraphError

Asked = dict[str, Any]
HERE: Final = Path(__file__).parent


class _Texts(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A loader that leaves dates and *no* as text."""


_Texts.yaml_implicit_resolvers = {
    sign: [each for each in known if each[0].endswith((":int", ":null", ":merge"))]
    for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def sentences(*files: Path) -> tuple[Asked, ...]:
    """The sentences of the bank, file by file, or of the files given; read once in a process."""
    return tuple(_sentences(files))


def _sentences(files: Iterable[Path]) -> Iterator[Asked]:
    for file in files or sorted(HERE.glob("*.yaml")):
        with file.open(encoding="utf-8") as stream:
            asked: list[Asked] = yaml.load(stream, Loader=_Texts)  # noqa: S506
        for each in asked:
            unknown = each.keys() - KEYS
            if unknown:
                raise KeyError(f"{file.name}: {each['question']!r} has {sorted(unknown)}")
            yield each


def faults(graph: Graph, asked: Asked) -> list[str]:
    """What is wrong with the answer to a sentence, in words; nothing if all is right."""
    try:
        answer = graph.ask(asked["question"], plans=asked.get("plans") == "true")
    except NhsGraphError as error:
        wanted = asked.get("error")
        if wanted == type(error).__name__:
            return []
        return [f"was refused: {type(error).__name__}: {error}"]
    if answer.status == "not_understood":
        told = asked.get("error") == answer.status
        return [] if told else [f"was not understood: {answer.lead}"]
    if "error" in asked:
        return [f"was answered, not refused with {asked['error']}: {answer.text}"]
    return list(_judged(answer, asked))


def _judged(answer: Answer, asked: Asked) -> Iterator[str]:
    yield from _reading(answer, asked)
    yield from _results(answer, asked)
    yield from _statements(answer, asked)
    yield from _particulars(answer, asked)


def _reading(answer: Answer, asked: Asked) -> Iterator[str]:
    question = answer.question
    if "bodies" in asked:
        bodies = asked["bodies"]
        among = {*question.bodies, question.candidate}
        if (bodies and bodies[0] not in among) or (not bodies and question.bodies):
            yield f"is about {list(question.bodies)}, not {bodies}"
    found = {
        "form": question.form,
        "from": answer.first,
        "to": answer.last,
        "known_on": answer.known_on,
        "verdict": answer.verdict,
        "premise": answer.premise.problem,
    }
    for key, value in found.items():
        if key in asked and value != asked[key]:
            yield f"{key} is {value!r}, not {asked[key]!r}"
    if question.yes_no and not answer.text.startswith(
        OPENINGS.get(str(answer.verdict), "no verdict")
    ):
        yield f"is one to yes or no, and does not begin with its verdict: {answer.text}"


def _results(answer: Answer, asked: Asked) -> Iterator[str]:
    ids = answer.ids
    if missing := [each for each in asked.get("answer", ()) if each not in ids]:
        yield f"answers {_short(ids)}, without {missing}"
    if wrong := [each for each in asked.get("not_answer", ()) if each in ids]:
        yield f"answers {_short(ids)}, with {wrong}"
    if "only" in asked and set(ids) != set(asked["only"]):
        yield f"answers {_short(ids)}, not just {asked['only']}"
    if asked.get("none") == "true" and ids:
        yield f"answers {_short(ids)}, where the record is silent"
    part = answer.parts[0] if answer.parts else None
    for key in ("certain", "possible"):
        if key in asked and set(getattr(part, key, ())) != set(asked[key]):
            yield f"the first part is {part}: {key} is not {asked[key]}"


def _statements(answer: Answer, asked: Asked) -> Iterator[str]:
    results = {each.statement for each in answer.results}
    results |= {own for each in answer.results for own in each.more.get("statements", ())}
    results |= {each.event for each in answer.events}
    beside = {each.statement for each in answer.see_also}
    if missing := set(asked.get("statements", ())) - results - beside:
        yield f"does not stand on {sorted(missing)} but on {_short(results)}"
    if wrong := set(asked.get("not_statements", ())) & (results | beside):
        yield f"stands on {sorted(wrong)}"
    for each in asked.get("see_also", ()):
        if each in results or each not in beside:
            yield f"{each} does not stand beside the answer but {_short(beside)}"


def _particulars(answer: Answer, asked: Asked) -> Iterator[str]:
    if asked.get("dates") == [] and answer.dates:
        yield f"dates are {list(answer.dates)}, not none"
    if missing := [each for each in asked.get("dates", ()) if each not in answer.dates]:
        yield f"dates are {list(answer.dates)}, without {missing}"
    if "count" in asked and _numbers(answer.count) != _numbers(asked["count"]):
        yield f"count is {answer.count}, not {asked['count']}"
    if "amount_gbp" in asked:
        amounts = {each["gbp"] for row in answer.results for each in row.more.get("amounts", ())}
        amounts |= _numbers(answer.amount_gbp)
        if not _numbers(asked["amount_gbp"]) <= amounts or (
            asked["amount_gbp"] is None and amounts
        ):
            yield f"amounts are {sorted(amounts)}, not {asked['amount_gbp']}"
    told = " ".join([answer.text, answer.read_as, answer.premise.message or "", *answer.notes])
    for words in asked.get("says", ()):
        if words.lower() not in told.lower():
            yield f"does not say “{words}” but “{told}”"


def _numbers(value: int | list[int] | None) -> set[int]:
    return set() if value is None else set(value) if isinstance(value, list) else {value}


def _short(ids: Iterable[str]) -> str:
    shown = list(ids)
    return f"{shown[:12]}{' …' if len(shown) > 12 else ''}"


KEYS: Final = frozenset(
    "question form bodies from to known_on answer only not_answer none certain possible statements"
    " not_statements see_also dates count amount_gbp verdict premise says error plans why".split()
)
"""What a sentence of the bank may say."""

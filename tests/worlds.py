"""Small worlds for tests: a few lines of YAML become a model folder, and its graph.

Of each body a world says what its file would say, less what the test does not speak of::

    world(
        '''
        hee:
          names: [{name: Health Education England, when: 2012-06-28/2023-03-31}]
          accountability: [{holder: dhsc, when: 2013-04-01/.., begun_by: start, evidence: [order]}]
        ''',
        news="order: 2012-06-01",
        events="start: 2013-04-01",
    )

A statement without more has an id (its type and number: ``hee/accountability-1``), no ends, the
fields of ``USUAL``, and is proved, begin and end, by an Act of 2000 (the source ``act``). A body
that is only named, or says nothing of its names, has lived always and is called by its id. All
goes through the reader of files, so a world with faults raises them.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from nhsgraph.answers import Answer, Question
from nhsgraph.dates import Period, Years, read_day
from nhsgraph.library import Graph
from nhsgraph.record.reading import read_record
from nhsgraph.schema import SECTIONS, Edge

RECORD = {
    "title": "A small world", "licence": "CC-BY-4.0", "version": "1.0",
    "covers": "2010-01-01/2021-12-31",
}  # fmt: skip
ACT = "- {id: act, title: An Act, publisher: UK Parliament, published: 2000-01-01}\n"
PROOF = [{"source": "act", "proves": ["begin", "end"]}]
USUAL: dict[str, dict[str, Any]] = {
    "accountability": {"means": "mandate", "force": "law"},
    "appointment": {"post": "chair"},
    "commission": {"subject": "a plan"},
    "funding": {"stream": "grant_in_aid"},
    "mandate_approval": {"act": "approves"},
    "membership": {"role": "one_of"},
    "oversight": {"means": "inspection"},
    "partnership": {"subject": "a plan"},
    "planning": {"scope": "the workforce"},
    "succession": {"scope": "legal"},
}
"""By section, the fields that a statement has unless the test says otherwise."""


def world(
    bodies: str, *, events: str = "", news: str = "", papers: str = "",
    covers: str = "2010-01-01/2021-12-31", words: str = "",
) -> Graph:  # fmt: skip
    """The graph of a small world.

    Args:
        bodies: YAML, a mapping of ids of bodies to what their files say (``hee: {}`` will do).
        events: YAML, the list that ``events.yaml`` holds, or ``id: date``.
        news: YAML, a list of sources of the kind *news*, or ``id: date``, beside the Act.
        papers: the same of sources of the kind *policy*.
        covers: the days that the record covers.
        words: YAML, the list of everyday words in ``record.yaml``.

    Raises:
        RecordError: the world has faults.
    """
    with tempfile.TemporaryDirectory() as folder:
        own = {"words": _plain(words)} if words else {}
        given = {"events": events, "news": news, "papers": papers}
        write_world(Path(folder), bodies, **given, covers=covers, **own)
        return Graph.of(read_record(folder))  # nobody reads it again, so that it need not be kept


def write_world(
    folder: Path,
    bodies: str,
    *,
    events: str = "",
    news: str = "",
    papers: str = "",
    **record: Any,
) -> Path:
    """Writes a small world as a model folder, for tests that need one; returns the folder.

    Args:
        folder: where it is written.
        bodies: its bodies, as ``world`` takes them.
        events: its events.
        news: its sources of the kind *news*.
        papers: its sources of the kind *policy*.
        record: what ``record.yaml`` says beside ``RECORD``, such as ``covers``.
    """
    _write(folder / "record.yaml", {**RECORD, **record})
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "act.yaml").write_text(ACT)
    for file, text, date in (
        ("sources/news.yaml", news, "published"),
        ("sources/policy.yaml", papers, "published"),
        ("events.yaml", events, "date"),
    ):
        if text:
            _write(folder / file, [_listed(each, date) for each in _items(_plain(text), date)])
    said = {body_id: _filled(body_id, facts or {}) for body_id, facts in _plain(bodies).items()}
    only_named = {end: _filled(end, {}) for facts in said.values() for end in _ends(facts)}
    for body_id, facts in {**only_named, **said}.items():
        _write(folder / "bodies" / f"{body_id}.yaml", facts)
    return folder


def _plain(text: str) -> Any:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - it makes text alone


def _items(said: Any, date: str) -> Iterator[dict[str, Any]]:
    """Sources or events from a list of them, or from their dates by id."""
    if isinstance(said, list):
        yield from said
    else:
        yield from ({"id": each, date: day} for each, day in said.items())


def _listed(said: dict[str, Any], date: str) -> dict[str, Any]:
    """A source or an event with what the test left out."""
    usual = {"title": said["id"].capitalize()}
    if date == "published":
        return {**usual, "publisher": "The press", **said}
    return {**usual, **_proved({"evidence": [], **said})}


def _filled(body_id: str, said: dict[str, Any]) -> dict[str, Any]:
    """What a body's file says, with what the test left out."""
    filled: dict[str, Any] = {"id": body_id, "kind": "arms_length_body", **said}
    filled.setdefault("names", [{"name": body_id}])
    for section, cls in SECTIONS.items():
        if section in filled:
            filled[section] = [
                _proved(
                    {"id": f"{cls.type}-{number}".replace("_", "-"), "when": "../.."}
                    | USUAL.get(section, {})
                    | statement
                )
                for number, statement in enumerate(filled[section], 1)
            ]
    return filled


def _proved(said: dict[str, Any]) -> dict[str, Any]:
    """A part of a record and the parts in it, with evidence, and in that with locators."""
    halts = [
        each
        for kind, each in said.get("outcome", {}).items()
        if isinstance(each, dict) and kind != "unknown"
    ]
    claims = [each["contested"] for each in (said, *said.get("amounts", ())) if "contested" in each]
    for part in (said, *said.get("amounts", ()), *halts, *claims):
        part["evidence"] = [
            {"locator": "s. 1", **(each if isinstance(each, dict) else {"source": each})}
            for each in part.get("evidence", PROOF)
        ]
    return said


def _ends(filled: dict[str, Any]) -> Iterator[str]:
    """The bodies that a body's statements name."""
    for section, cls in SECTIONS.items():
        if issubclass(cls, Edge):
            for statement in filled.get(section, ()):
                yield from (
                    end for role in cls.roles if isinstance(end := statement.get(role), str)
                )


def _write(path: Path, said: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(said, indent=1, ensure_ascii=False), encoding="utf-8")


def answered(
    graph: Graph, form: str, *bodies: str, during: str | None = None, **narrowing: Any
) -> Answer:
    """The answer to a typed question about bodies during a period.

    ``narrowing`` has further fields of ``Question``; ``mandate`` may be text, such as ``2019/20``.
    """
    if "mandate" in narrowing:
        narrowing["mandate"] = Years.read(narrowing["mandate"])
    period = Period.read(during) if during else None
    return graph.answer(Question(form, bodies, period=period, **narrowing))


def certainty(graph: Graph, statement_id: str, day: str) -> str:
    """Whether a statement holds on a day, as the graph knows it: certain, possible or no."""
    held = graph.held(graph.statement(statement_id))
    return str(held.on(read_day(day))) if held else "no"

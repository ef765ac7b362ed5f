"""``KNOWN-GAPS.md`` of a model folder: what was not found, and the warnings that stay, with why.

``python -m nhsgraph.checks.known_gaps models`` writes that of the bundled record anew. The reasons
are written by hand in ``known-gaps.yaml``: for each rule ``why`` its warnings stay, and under
``instead`` other reasons for some subjects. Under ``sought`` stands what readers want and nobody
found: ``what``, the ``searched`` sources, and the day ``on`` which they were.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from nhsgraph.checks.rule import RULES, Finding, run
from nhsgraph.dates import read_day, speak_day
from nhsgraph.errors import NhsGraphError
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.coverage import coverage
from nhsgraph.record.reading import read_record

HEAD = """\
# Known gaps

What `nhsgraph check` warns of in this record, and why it stays. A gap that is written here is
known; it is not the same as *nobody*, *never* or *nothing*.

Made by `python -m nhsgraph.checks.known_gaps models` from the record and `known-gaps.yaml`. Mend
the record or write the reason there, and run it again.
"""
SILENT = """\
## Years without a statement

In these years of its life the record has no more of a body than that it was there
(`nhsgraph coverage`).
"""


SOUGHT = """\
## Looked for and not found

What readers want to know, and the sources in which it was looked for. None of it is *nobody* or
*none*.
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """A fact that was looked for and not found: what, in which sources, on which day."""

    what: str
    searched: tuple[str, ...]
    on: str

    def __str__(self) -> str:
        places = ", ".join(f"`{source}`" for source in self.searched)
        return f"- {self.what} Searched on {speak_day(read_day(self.on))}: {places}."


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why the warnings of a rule stay: in general, and of some subjects."""

    why: str
    instead: tuple[tuple[str, frozenset[str]], ...] = ()

    def of(self, subject: str) -> str:
        """Why the warning of a subject stays."""
        return next((why for why, subjects in self.instead if subject in subjects), self.why)


def read_reasons(path: Path) -> dict[str, Reasons]:
    """The reasons by rule.

    Raises:
        NhsGraphError: a rule does not exist, or gives no reason.
    """
    found = {}
    for rule, said in _written(path).items():
        if rule == "sought":
            continue
        if rule not in RULES or "why" not in said:
            raise NhsGraphError(f"{path}: “{rule}” is no rule with a why:.")
        instead = ((each["why"], frozenset(each["of"])) for each in said.get("instead", ()))
        found[rule] = Reasons(" ".join(said["why"].split()), tuple(instead))
    return found


def read_sought(path: Path) -> tuple[Sought, ...]:
    """What was looked for and not found, in the order in which it is written.

    Raises:
        NhsGraphError: something sought does not say what, where or when.
    """
    found = []
    for said in _written(path).get("sought", ()):
        if set(said) != {"what", "searched", "on"} or not said["searched"]:
            raise NhsGraphError(
                f"{path}: what is sought says what:, searched: [sources] and on: day."
            )
        what = " ".join(said["what"].split())
        found.append(Sought(what, tuple(said["searched"]), str(said["on"])))
    return tuple(found)


def _written(path: Path) -> dict[str, Any]:
    """What the file says, all of it as text: YAML would read ``on`` as *yes*."""
    text = path.read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader) or {}  # noqa: S506 - it makes text alone


def known_gaps(
    graph: DatedGraph, reasons: dict[str, Reasons], sought: Sequence[Sought] = ()
) -> str:
    """The text of the page: what was not found, the warnings by rule and reason, the silent years.

    Raises:
        NhsGraphError: a warning has no reason, a reason speaks of what no rule warns of, or
            something was sought in a source that the record has not.
    """
    warnings = [each for each in run(graph) if each.severity == "warning"]
    faults = [*_unfounded(warnings, reasons), *_unexplained(warnings, reasons)]
    if faults := [*faults, *_unread(graph, sought)]:
        raise NhsGraphError("\n".join(faults))
    warnings.sort(key=lambda each: (each.rule, reasons[each.rule].of(each.subject), each.subject))
    counted = f"{len(warnings)} warnings in {len(graph.record.statements)} statements.\n"
    parts = [HEAD, counted]
    if sought:
        parts.append("\n".join([SOUGHT, *map(str, sought), ""]))
    for rule, of_rule in groupby(warnings, key=lambda each: each.rule):
        parts.append("\n".join(_section(rule, list(of_rule), reasons[rule])))
    silent = [
        f"- `{each.body}`: {', '.join(str(year) for year in each.years if not each.count(year))}"
        for each in sorted(coverage(graph).bodies, key=lambda each: each.body)
        if any(not each.count(year) for year in each.years)
    ]
    if silent:
        parts.append("\n".join([SILENT, *silent, ""]))
    return "\n".join(parts)


def _section(rule: str, findings: list[Finding], reasons: Reasons) -> Iterator[str]:
    """The lines on one rule: what it is for, then each reason with what it is given for."""
    yield f"## {rule} ({len(findings)})\n"
    yield f"{RULES[rule].explanation}\n"
    for why, of_reason in groupby(findings, key=lambda each: reasons.of(each.subject)):
        yield f"**{why}**\n"
        yield from (f"- `{each.subject}`: {each.message}" for each in of_reason)
        yield ""


def _unexplained(warnings: Iterable[Finding], reasons: dict[str, Reasons]) -> Iterator[str]:
    for rule in sorted({each.rule for each in warnings} - reasons.keys()):
        yield f"known-gaps.yaml does not say why the warnings of “{rule}” stay."


def _unread(graph: DatedGraph, sought: Iterable[Sought]) -> Iterator[str]:
    for each in sought:
        for source in each.searched:
            if source not in graph.record.sources:
                yield f"known-gaps.yaml searched “{source}”, which is no source of the record."


def _unfounded(warnings: Iterable[Finding], reasons: dict[str, Reasons]) -> Iterator[str]:
    warned = {(each.rule, each.subject) for each in warnings}
    for rule, said in reasons.items():
        subjects = sorted({subject for _, some in said.instead for subject in some})
        for subject in subjects:
            if (rule, subject) not in warned:
                yield f"known-gaps.yaml gives a reason for “{subject}”, but “{rule}” is content."


def write(folder: Path) -> Path:
    """Writes the page of a model folder; returns its path.

    Raises:
        RecordError: the folder has faults.
        NhsGraphError: as ``known_gaps``, or what is sought is not told in full.
    """
    page = folder / "KNOWN-GAPS.md"
    graph = DatedGraph.of(read_record(folder))
    reasons = folder / "known-gaps.yaml"
    text = known_gaps(graph, read_reasons(reasons), read_sought(reasons))
    page.write_text(text, encoding="utf-8")
    return page


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{write(Path(*sys.argv[1:2] or ['models']))}\n")
    except NhsGraphError as error:
        sys.exit(str(error))

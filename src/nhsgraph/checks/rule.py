"""What a rule is and what it finds. A rule is one class; it enters itself in ``RULES``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

from nhsgraph.graph import DatedGraph
from nhsgraph.schema import Place, Statement

Severity = Literal["error", "warning"]
Kind = Literal["statement", "body", "source", "event", "file"]
Claim = TypeVar("Claim", bound=Statement)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
NOWHERE = Place("", 0, 0)
"""The place of what was not read from a file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: about a statement, body, source or event, and where that is written.

    ``message`` is a sentence for the person who can mend it, ``mend`` says how.
    """

    rule: str
    severity: Severity
    kind: Kind
    subject: str
    message: str
    mend: str
    place: Place

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        del told["place"]
        return {**told, **self.place._asdict()}

    def __str__(self) -> str:
        said = f"{self.message} {self.mend}".strip()
        where = (
            f"{self.place.file}:{self.place.line}:{self.place.column}: " if self.place.file else ""
        )
        return f"{where}{self.severity}: {said} [{self.rule}]"


RULES: dict[str, type[Rule]] = {}
"""Every rule by its name; a class enters itself."""


class Rule:
    """One rule: its name, how grave a breach is, and why it is a rule.

    An error is a fault that can be mended; a warning is a gap, which may be how things were. The
    name of the class is that of the rule, *two-amounts* of ``TwoAmounts``; its docstring says in
    one sentence what breaks it, then why it is one. A class with a stroke before its name is what
    several rules share.
    """

    name: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    explanation: ClassVar[str]

    def __init_subclass__(cls, severity: Severity | None = None) -> None:
        cls.severity = severity or cls.severity
        cls.name = _CAPITAL.sub("-", cls.__name__).lower()
        cls.explanation = " ".join((cls.__doc__ or "").partition("\n\n")[2].split())
        if not cls.__name__.startswith("_"):
            RULES[cls.name] = cls

    def __init__(self, graph: DatedGraph) -> None:
        self.graph, self.record, self.index = graph, graph.record, graph.index

    def of(self, kind: type[Claim]) -> Iterator[Claim]:
        """The statements of a class, in the order in which the record writes them."""
        return (each for each in self.record.statements.values() if isinstance(each, kind))

    def claims(self, kind: type[Claim]) -> Iterator[Claim]:
        """Those of them that are in force and not contested."""
        return (each for each in self.of(kind) if each.counts)

    def find(self) -> Iterator[Finding]:
        """What breaks the rule, in the order in which the record writes it."""
        raise NotImplementedError

    def found(self, kind: Kind, subject: str, message: str, mend: str = "") -> Finding:
        """A finding of this rule."""
        place = self.record.places.get(f"{kind}:{subject}", NOWHERE)
        return Finding(self.name, self.severity, kind, subject, message, mend, place)


def brought(
    findings: Iterable[Finding], below: Iterable[Finding], over: Collection[str]
) -> list[Finding]:
    """The findings that folders laid over a record bring, in their order.

    Args:
        findings: what the rules find in all of it.
        below: what they find in the record alone.
        over: the paths of the folders that are laid over it.

    Returns:
        What is written in those folders, and what the record alone does not have: a line of the
        record may become a fault by what is added.
    """
    known = {(each.rule, each.subject, each.message) for each in below}
    folders = [Path(each) for each in over]
    return [
        each
        for each in findings
        if (each.rule, each.subject, each.message) not in known
        or any(Path(each.place.file).is_relative_to(folder) for folder in folders)
    ]


def run(graph: DatedGraph) -> list[Finding]:
    """What the rules find in a record: errors first, then by file, line and rule."""
    findings = [each for rule in RULES.values() for each in rule(graph).find()]
    return sorted(
        findings,
        key=lambda each: (each.severity, each.place, each.rule, each.subject, each.message),
    )

"""A claim about a rule: a small world that breaks it, and one that keeps it."""

from __future__ import annotations

from typing import NamedTuple

from nhsgraph.checks import RULES
from nhsgraph.graph import DatedGraph
from worlds import world


class Case(NamedTuple):
    """What a rule finds in the world ``breaks`` (of ``subject``), and not in the world ``keeps``.

    ``events`` and ``news`` are those of both worlds, ``kept_events`` and ``kept_news`` those of the
    second alone.
    """

    rule: str
    claim: str
    breaks: str
    subject: str
    keeps: str
    says: str = ""
    events: str = ""
    news: str = ""
    kept_events: str = ""
    kept_news: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.claim}"


def found(rule: str, graph: DatedGraph) -> dict[str, str]:
    """What a rule finds: by subject, in a sentence."""
    return {each.subject: each.message for each in RULES[rule](graph).find()}


def breaks(case: Case) -> None:
    """Asserts that the rule finds its subject, and nothing else, in the world that breaks it."""
    findings = found(case.rule, world(case.breaks, events=case.events, news=case.news))
    assert list(findings) == [case.subject]
    assert case.says in findings[case.subject]


def keeps(case: Case) -> None:
    """Asserts that the rule finds nothing in the world that keeps it."""
    events, news = case.kept_events or case.events, case.kept_news or case.news
    assert found(case.rule, world(case.keeps, events=events, news=news)) == {}

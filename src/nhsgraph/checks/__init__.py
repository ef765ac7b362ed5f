"""Rules about governance: what a record may not say, and what it leaves unsaid."""

from nhsgraph.checks import (
    circles,
    claims,
    events,
    files,
    handovers,
    lives,
    mandates,
    money,
    plans,
    sizes,
    sources,
    successions,
)
from nhsgraph.checks.rule import RULES, Finding, Rule, run

__all__ = [
    "RULES",
    "Finding",
    "Rule",
    "circles",
    "claims",
    "events",
    "files",
    "handovers",
    "lives",
    "mandates",
    "money",
    "plans",
    "run",
    "sizes",
    "sources",
    "successions",
]

"""Rules about governance: what a record may not say, and what it leaves unsaid."""

from nhsgraph.checks import (
    amounts,
    circles,
    claims,
    ends,
    events,
    files,
    handovers,
    heads,
    lives,
    mandates,
    money,
    plans,
    sizes,
    sources,
    successions,
)
from nhsgraph.checks.rule import RULES, Finding, Rule, brought, run

__all__ = ["RULES", "Finding", "Rule", "brought", "run"]

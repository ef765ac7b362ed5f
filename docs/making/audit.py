"""What the audits of the record found, from ``docs/explanation/audit.yaml`` into its page."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb
from pathlib import Path
from typing import Any, Final

import yaml

MARK: Final = "<!-- the audits: made from audit.yaml -->"
"""What stands in a page where the numbers go."""
FOUND: Final = {
    "confirmed": "confirmed",
    "in_part": "confirmed in part (the core holds; one element could not be seen)",
    "imprecise": "imprecise (a date, place or wording stronger than the source)",
    "wrong": "wrong",
}
"""What a statement may be found to be, and how the page says it."""
DOUBT: Final = 0.025


def placed(text: str, file: Path) -> str:
    """A page with the numbers of a file where its mark stands.

    Raises:
        ValueError: the file has an audit whose numbers can't be.
    """
    if MARK not in text:
        return text
    return text.replace(MARK, "\n".join(told(yaml.safe_load(file.read_text(encoding="utf-8")))))


def told(audits: list[dict[str, Any]]) -> Iterator[str]:
    """The table of the audits, and what the last of them leaves open.

    Raises:
        ValueError: an audit lacks a number, or has found more than it has drawn.
    """
    for each in audits:
        wanted = {"edition", "drawn", *FOUND}
        if each.keys() != wanted or not 0 < checked(each) <= each["drawn"]:
            raise ValueError(f"An audit has {', '.join(sorted(wanted))}, and not {each}.")
    rows = {"statements drawn": [each["drawn"] for each in audits]}
    rows["could be checked"] = [*map(checked, audits)]
    rows |= {words: [each[name] for each in audits] for name, words in FOUND.items()}
    yield "|".join(["| ", *(f" {each['edition']} " for each in audits), ""])
    yield "| --- |" + " --- |" * len(audits)
    yield from (f"| {words} | {' | '.join(map(str, row))} |" for words, row in rows.items())
    last = audits[-1]
    yield ""
    yield (
        f"A draw says little of single statements: with {last['wrong']} of {checked(last)} wrong in"
        f" it, up to {100 * at_most(last['wrong'], checked(last)):.1f} in a hundred may still be."
    )


def checked(audit: dict[str, Any]) -> int:
    """How many statements of an audit could be checked."""
    return sum(audit[name] for name in FOUND)


def at_most(wrong: int, number: int) -> float:
    """The largest share of a whole that may be wrong, by how many of a draw are: 95 times in 100.

    The upper limit of Clopper and Pearson (1934), found by halving.
    """
    low, high = 0.0, 1.0
    for _ in range(50):
        share = (low + high) / 2
        chance = sum(
            comb(number, each) * share**each * (1 - share) ** (number - each)
            for each in range(wrong + 1)
        )
        low, high = (share, high) if chance > DOUBT else (low, share)
    return low

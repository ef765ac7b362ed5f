"""Sums of money in words, exactly as precise as the record has them."""

from __future__ import annotations

BILLION, MILLION = 1_000_000_000, 1_000_000
MOST_DECIMALS = 3
"""A sum with more figures behind the point is written out."""


def pounds(gbp: int) -> str:
    """A sum in pounds: *£4.879 billion*, *£104.3 million*, *£5,100*; nothing is rounded.

    >>> pounds(4_879_000_000), pounds(4_900_000_000), pounds(104_300_000), pounds(1_234_567)
    ('£4.879 billion', '£4.9 billion', '£104.3 million', '£1,234,567')
    """
    for unit, name in ((BILLION, "billion"), (MILLION, "million")):
        figures = f"{gbp / unit:,.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")
        if gbp >= unit and gbp % (unit // 10**MOST_DECIMALS) == 0:
            return f"£{figures} {name}"
    return f"£{gbp:,}"

"""What is wrong with a text that is no date, and what would be right."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from typing import Final

MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


def why_no_date(text: str) -> tuple[str, str]:
    """What is wrong with a text that is no EDTF date, and what would be right."""
    bare = text.strip()
    if not bare:
        return "is blank", "write a date such as 2013-04-01, 2013-04 or 2013"
    if bare != text:
        return "has blanks around it", f"write {bare}"
    for pattern, problem, mend in _MISREADINGS:
        if found := re.fullmatch(pattern, bare, re.IGNORECASE | re.ASCII):
            return problem, mend(found)
    if spoken := _spoken(bare):
        return "is not written as EDTF", f"write {spoken}"
    return (
        "can't be read as a date",
        "write 2013-04-01, 2013-04 or 2013, with ~ ? or % behind it if unsure, or [a..b]",
    )


def _filled(found: re.Match[str]) -> str:
    """The mend of a date of which a month or day has one figure."""
    return "write " + "-".join(f"{int(part):02}" for part in found.groups() if part)


_MISREADINGS: Final[list[tuple[str, str, Callable[[re.Match[str]], str]]]] = [
    (
        "now|today|present|ongoing|current",
        "is no date",
        lambda _: "an end that is open is written .. as in 2013-04-01/..",
    ),
    (
        r"unknown|not known|n/?a|none|tbc|-|\?",
        "is no date",
        lambda _: "leave the end blank if nothing is known of it, as in 2013-04-01/",
    ),
    (r"\.\.", "is an open end, not a date", lambda _: "write a date such as 2013-04-01"),
    (
        r"(\d{4})/\d{2}",
        "is a financial year, not a day",
        lambda found: f"write {found[1]}-04-01 for its first day",
    ),
    (
        ".*[\u2010-\u2015\u2212].*",
        "has a dash that is no hyphen",
        lambda found: "write " + re.sub("[\u2010-\u2015\u2212]", "-", found[0]),
    ),
    (
        r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})",
        "has the day first",
        lambda found: f"write the year first: {found[3]}-{found[2]:0>2}-{found[1]:0>2}",
    ),
    (r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", "lacks a zero", _filled),
    (r"(\d{4}-\d{2}-\d{2})[T ].*", "has a time of day", lambda found: f"write {found[1]}"),
    (
        r"(\d{4})(\d{2})(\d{2})",
        "lacks hyphens",
        lambda found: f"write {found[1]}-{found[2]}-{found[3]}",
    ),
    (
        r"[~?%]([\d-]+)|(?:circa|about|around|c\.?)\s*([\d-]+)",
        "has its sign in front",
        lambda found: f"write {found[1] or found[2]}~",
    ),
]
"""Ways in which people write dates that are not EDTF: a pattern, what is wrong, and the mend."""


def _spoken(text: str) -> str | None:
    """The EDTF form of *April 2013* or *1 April 2013*, or None."""
    spoken = re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]+)\s+(\d{4})", text)
    if not spoken or spoken[2].lower() not in MONTHS:
        return None
    month = f"{spoken[3]}-{MONTHS[spoken[2].lower()]:02}"
    return f"{month}-{int(spoken[1]):02}" if spoken[1] else month

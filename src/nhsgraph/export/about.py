"""What an export says of itself: of which record it is, which part, and how its days are meant."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Final

from nhsgraph.dates import write_day
from nhsgraph.export.extract import Extract

DAYS: Final = (
    "Dates stand as EDTF text (ISO 8601-2) and as days. Both ends are included: something holds on"
    " its last day too. An empty day is an end without a bound: open, or not known; the EDTF text"
    " tells which. certain_from to certain_to are the days on which something certainly holds,"
    " possible_from to possible_to those on which it may, while the bodies at both of its ends"
    " live. What was last seen on a day may hold for 365 days more. Where certainty is no, it holds"
    " on no day."
)
"""How the days of every table are meant."""
DOUBT: Final = (
    "Rows whose counts is false (plans, and claims that a better source denies) answer nothing."
    " Silence is not nobody: what is not here is not recorded."
)
"""What whoever counts rows should know first."""


def about(extract: Extract) -> dict[str, str | None]:
    """What an export says of itself, by key; None for what does not apply."""
    info, period, known = extract.graph.record.info, extract.period, extract.graph.known_on
    return {
        "title": info.title,
        "version": info.version,
        "licence": info.licence,
        "address": info.address,
        "covers": info.covers.text,
        "from": period.first if period else None,
        "to": period.last if period else None,
        "as_known_on": write_day(known) if known is not None else None,
        "around": ", ".join(extract.around) or None,
        "hops": str(extract.hops) if extract.around else None,
        "whole": "yes" if extract.is_whole else "no",
        "made_by": f"nhsgraph {program_version()}".strip(),
        "days": DAYS,
        "doubt": DOUBT,
    }


def title_of(extract: Extract) -> str:
    """The title of a record, and which part of it an export is, on one line."""
    told = about(extract)
    parts = [str(told["title"])]
    days = list(dict.fromkeys(filter(None, (told["from"], told["to"]))))
    if extract.period is not None:
        parts.append(" to ".join(days) if len(days) == 2 or extract.period.is_day
                     else extract.period.speak())  # fmt: skip
    if extract.around:
        parts.append(f"around {', '.join(map(extract.name, extract.around))}")
    if told["as_known_on"]:
        parts.append(f"as known on {told['as_known_on']}")
    return ", ".join(parts)


def program_version() -> str:
    """The version of this program; nothing where it is not installed."""
    try:
        return version("nhsgraph")
    except PackageNotFoundError:
        return ""

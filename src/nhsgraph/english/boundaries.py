"""Where one question of a sentence ends and the next begins: *who funded it, and until when*."""

from __future__ import annotations

import re
from typing import Final

from nhsgraph.words.question_words import ASKING, YES_NO

_BOUNDARY: Final = re.compile(
    r"\s*[.;?]\s+(?:and\s+)?|\s*(?:,|:| -)\s+(?:(?:and|&|but|or|then)\s+)*"
    r"|\s+(?:and|but|or|&)\s+(?:then\s+|(?:failing that|if not|otherwise),?\s+)?",
    re.IGNORECASE,
)  # fmt: skip
"""What may stand between two questions of one sentence."""
_SIGNS: Final = str.maketrans({",": " ", ":": " ", "?": " "})
_OPENERS: Final = ASKING | YES_NO | frozenset(["since", "until", "till"])
_LEADING: Final = frozenset(
    "to by from in under for with of on since until till through via at into".split()
)
MOST_PARTS: Final = 4


def parts_of(text: str) -> list[str]:
    """The questions of a text in order, where more than one is asked; the first may be a heading.

    *who funded HEE and who held it to account* has two; *TDA: what was it, who led it* a heading
    and two.
    """
    starts = [0]
    stops = []
    for match in _BOUNDARY.finditer(text):
        behind = text[match.end() :].lower().translate(_SIGNS).split()
        if _opens(behind) and text[starts[-1] : match.start()].strip():
            yes_no = behind[0] in YES_NO and match[0].strip() in {",", "-"}
            if not (yes_no and not _asks(text[starts[-1] : match.start()])):
                stops.append(match.start())
                starts.append(match.end())
    stops.append(len(text))
    parts = [text[start:stop].strip(" ,;:-?") for start, stop in zip(starts, stops, strict=True)]
    whole = _whole([part for part in parts if part])[:MOST_PARTS]
    return [_asked_with(before, part) for before, part in zip(["", *whole], whole, strict=False)]


def _asked_with(before: str, part: str) -> str:
    """A part that only asks, with the rest of the part before: *when was it set up, by whom*."""
    beside = {"who after": " before ", "who before": " after "}.get(part.lower(), "")
    if beside and beside in before:
        return before.replace(beside, f" {part.lower().removeprefix('who ')} ")
    asks, asked = _ASKING.match(part), _ASKING.match(before)
    if (
        asks_all_days(part)
        or asks is None
        or asked is None
        or asks.end() < len(part)
        or asked.end() == len(before)
    ):
        return part
    return f"{part} {before[asked.end() :].strip()}"


def asks_all_days(part: str) -> bool:
    """Whether a part asks for what an answer tells beside who it was: its days, by what means.

    >>> asks_all_days("on which day"), asks_all_days("from when to when")
    (True, True)
    >>> asks_all_days("on which day it ended")
    False
    """
    words = part.lower().rstrip(" ?.!").removesuffix(" exactly")
    words = words.removesuffix(" please").removesuffix(" was that")
    return " ".join(words.split()) in _ALL_DAYS


_DATE: Final = ("date", "day", "year", "month", "dates", "days", "years")
_ALL_DAYS: Final = frozenset(
    ["from when to when", "by what means", "dates", "with dates", "with the dates", "for how long"]
    + [f"{at}when" for at in ("", "since ", "until ", "from ", "till ", "as of ")]
    + [f"{at}{what} {date}" for at in ("", "on ", "in ", "from ", "since ", "between ", "as of ")
       for what in ("what", "which") for date in _DATE]
)  # fmt: skip


def _whole(parts: list[str]) -> list[str]:
    """The parts, those that only ask with the rest of the next: *when, and under which Act, …*."""
    for place in range(len(parts) - 2, -1, -1):
        asking, behind = _ASKING.match(parts[place]), _ASKING.match(parts[place + 1])
        if asking is None or asking.end() < len(parts[place]):
            continue
        first = _ASKING.match(parts[place - 1]) if place else None
        tail = parts[place - 1][first.end() :] if first else ""
        if tail.split()[:1] and tail.split()[0] in _OUT and parts[place].lower() == "when":
            parts[place] += tail  # who published it, when, and who led it: when it was published
        elif behind:
            parts[place] = f"{parts[place]} {parts[place + 1][behind.end() :].strip(' ,')}"
        elif parts[place + 1].split()[0].lower() in YES_NO:  # under which act, was it abolished
            parts[place : place + 2] = [f"{parts[place]} {parts[place + 1]}"]
    return parts


_OUT: Final = frozenset("published issued released launched".split())
"""Verbs for what is done to a document on one day, which is asked for beside who did it."""
_ASKING: Final = re.compile(
    r"(?:who|whom) (?:from|by|to|for|with)(?=$|[ ,])"
    r"|(?:(?:to|by|from|in|under|for|with|of|on|since|until|at) )?"
    r"(?:who|whom|what|which|when|where|why|how)"
    r"(?: (?:date|day|month|year|time|act|acts|enactment|law|laws|order"
    r"|provision|section|body|name|post"
    r"|much|many|long))?(?=$|[ ,])",
    re.IGNORECASE,
)
"""The words that say what is asked for, before what is said of it: *under which Act*."""


def _opens(words: list[str]) -> bool:
    """Whether words begin a question of their own."""
    if not words:
        return False
    if words[0] in ASKING or (words[0] in YES_NO and len(words) > 2):
        return True
    if len(words) == 2 and words[0] in {"since", "until"} and words[1] == "when":
        return True
    return len(words) > 1 and words[0] in _LEADING and words[1] in ASKING


def tells(part: str, text: str) -> bool:
    """Whether a part of a text is a sentence of its own, closed by a full stop, that asks nothing.

    *I keep reading about the SHAs. Who set them up?* tells first and asks then.
    """
    words = part.lower().replace(",", " ").split()
    behind = text.partition(part)[2].lstrip()
    closed = behind[:1] == "." and behind[1:2].isspace() and bool(behind[1:].strip())
    orders = words[:1] and words[0] in _ORDERS | YES_NO
    return closed and not orders and ASKING.isdisjoint(words)


_ORDERS: Final = frozenset(
    "list name give show tell identify compare explain describe state provide find count".split()
)
"""Words that ask for something at the head of a sentence."""


def _asks(text: str) -> bool:
    return any(word in _OPENERS for word in text.lower().replace(",", " ").split())

"""What was in one year held against another: *how did it differ*, *more than the year before*."""

from __future__ import annotations

from typing import Final


def in_two_years(text: str) -> str:
    """A question that holds two years against each other, as asked of the one and of the other.

    >>> in_two_years("How did its budget in 2014 differ from 2019?")
    'its budget in 2014 compared with 2019'
    >>> in_two_years("What was its budget in 2019-20 and was it more or less than the year before?")
    'What was its budget in 2019-20 compared with 2018-19'
    """
    return _differing(_than_the_year_before(text))


def _differing(text: str) -> str:
    words = text.rstrip(" ?.").split()
    at = next((at for at, word in enumerate(words) if word.lower() in _DIFFERS), 0)
    behind = [word for word in words[at + 1 :] if word.lower() not in _SMALL]
    head, years = words[:at], behind
    if len(behind) == 1 and len(head) > 2 and head[-2].lower() == "in":
        head, years = head[:-2], [head[-1], *behind]
    opens = head[:1] and head[0].lower() in _OPENS
    if not opens or len({*years}) != BOTH or len(years) != BOTH or not all(map(_is_year, years)):
        return text
    asked = head[2:] if head[0].lower() == "how" else head[1:]
    return f"{' '.join(asked)} in {years[0]} compared with {years[1]}" if asked else text


def _than_the_year_before(text: str) -> str:
    low = text.lower()
    found = next((low.find(one) for one in _YEAR_BEFORE if one in low), -1)
    places = [[low.find(one, 0, max(found, 0)) for one in row] for row in (_WAS_IT, _MORE)]
    asks = next((min(at for at in row if at > 0) for row in places if max(row) > 0), -1)
    if found < 0 or asks < 0:
        return text
    head = text[:asks].rstrip(" ,;?-")
    if low.split(maxsplit=1)[0] in _OPENS - {"how"}:
        head = head.partition(" ")[2]  # was its budget more than the year before
    year = next((word.strip("?,.;") for word in head.split() if _is_year(word)), "")
    return f"{head} compared with {_before(year)}" if year else text


def _before(year: str) -> str:
    """The year before a year, written as that is: *2018-19* before *2019-20*."""
    first = str(int(year[:4]) - 1)
    return f"{first}{year[4:5]}{year[2:4]}" if len(year) > len(first) else first


def _is_year(word: str) -> bool:
    bare = word.strip("?,.;")
    return bare[:4].isdecimal() and len(bare) in {len("2014"), len("2014/15")}


BOTH: Final = 2
_DIFFERS: Final = frozenset({"differ", "differed", "different"})
_OPENS: Final = frozenset({"how", "was", "were"})
_SMALL: Final = frozenset("from between to in that of and with what it was".split())
"""Small words around the years between which something differed."""
_YEAR_BEFORE: Final = tuple(
    f" {than} {the}" for than in ("than", "on", "from")
    for the in ("the year before", "in the year before", "the previous year", "the prior year")
)  # fmt: skip
_WAS_IT: Final = (" and was it ", ", was it ", "? was it ", " and was that ", " - was it ",
                  " and is it ", ", was that ")  # fmt: skip
"""How what is asked of the year before begins."""
_MORE: Final = tuple(
    f" {word}" for word in ("more or less", "less or more", "higher or lower", "up or down", "more",
                            "less", "higher", "lower", "bigger", "smaller", "up", "down")
)  # fmt: skip
"""By what two years are compared."""

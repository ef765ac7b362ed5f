"""Which sources are shown with an answer: the best of a row, numbered, with what they prove."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nhsgraph.dates import day_in_words

if TYPE_CHECKING:
    from nhsgraph.answers.result import Cited

MOST_PLACES = 80
"""The places in a source are cut to so many letters; for all of them there is ``cite``."""
MOST_SAID = (120, 70)
"""What a source says is cut to so many letters, at the end of a word; of many sources to fewer."""
MANY = 4
"""More sources than these are many."""


class Sources:
    """Sources numbered in the order in which they are first shown, with the places in them."""

    def __init__(self) -> None:
        self._places: dict[str, list[Cited]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def add(self, evidence: Iterable[Cited]) -> None:
        """Numbers the sources of evidence that have no number yet, and keeps their places."""
        for cited in evidence:
            places = self._places.setdefault(cited.source, [])
            if cited not in places:
                places.append(cited)

    def numbers(self, evidence: Iterable[Cited]) -> list[tuple[int, Cited]]:
        """The numbers of those sources of evidence that have one, in order, with a place in it."""
        known = {source: number for number, source in enumerate(self._places, 1)}
        first: dict[int, Cited] = {}
        for cited in evidence:
            if cited.source in known:
                first.setdefault(known[cited.source], cited)
        return sorted(first.items())

    def listed(self) -> list[tuple[int, list[Cited]]]:
        """Each source by its number, with the places cited in it."""
        return list(enumerate(self._places.values(), 1))


def best(evidence: Sequence[Cited], number: int, chosen: Iterable[str] = ()) -> list[Cited]:
    """The evidence to show first, of so many sources, all of it that these sources give.

    First-hand sources come before second-hand ones, then those that prove an end that is not proved
    yet, say in words what they prove, or have a page on the web that is no copy. Those that are
    ``chosen`` already come before all others, so that many rows share few sources.
    """
    wanted = {"begin", "end"} & {end for cited in evidence for end in cited.proves}
    known = set(chosen)
    taken: dict[str, None] = {}
    while len(taken) < number:
        left = [cited for cited in evidence if cited.source not in taken]
        if not left:
            break
        first = min(
            left,
            key=lambda cited: (
                cited.source not in known,
                cited.origin is not None and cited.origin.rank == "secondary",
                -len(wanted & set(cited.proves)),
                cited.says is None,
                cited.url is None,
                cited.origin is not None and cited.origin.is_copy,
            ),
        )
        taken[first.source] = None
        wanted -= {end for each in evidence if each.source == first.source for end in each.proves}
    return [cited for source in taken for cited in evidence if cited.source == source]


def source_in_words(places: Sequence[Cited], *, whole: bool = False) -> str:
    """A source with the places cited in it: title, publisher, day, places."""
    first = places[0]
    where = [text.removesuffix(".") for text in dict.fromkeys(each.locator for each in places)]
    shown = "; ".join(where) if whole else cut("; ".join(where), MOST_PLACES)
    return f"{first.title}. {first.publisher}, {_published(first)}: {shown}."


def proof_in_words(places: Sequence[Cited], of: int = 1, *, whole: bool = False) -> str:
    """What a source, one of so many, proves, and in the words of the record what it says."""
    proved = [end for end in ("begin", "end", "during") if any(end in one.proves for one in places)]
    says = list(dict.fromkeys(one.says for one in places if one.says))
    told = "; ".join(says) if whole else cut("".join(says[:1]), MOST_SAID[of > MANY])
    ends = f"Proves {' and '.join(_ENDS[end] for end in proved)}"
    return f"{ends}: {told.rstrip('.')}." if told else f"{ends}."


_ENDS = {"begin": "the begin", "end": "the end", "during": "the time between"}


def cut(text: str, most: int) -> str:
    """A text, cut to so many letters at the end of a word, with … for what is left out.

    >>> cut("one two three", 9)
    'one two …'
    """
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(',;:–—')} …"


def _published(cited: Cited) -> str:
    """The day of publication in words."""
    source = cited.origin
    if source is None or source.published is None:
        return cited.published or "undated"
    return day_in_words(source.published)

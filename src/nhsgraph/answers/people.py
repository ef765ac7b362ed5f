"""Persons who hold posts: the same one with a title and without."""

from __future__ import annotations

from nhsgraph.spelling import unaccented, words_of

TITLES = frozenset("sir dame lord lady baroness professor prof dr mr mrs ms rt hon".split())
"""Titles, which come and go while a person stays the same."""


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names are of one person: *Dr Navina Evans* is *Navina Evans*."""
    return one is not None and other is not None and bare_name(one) == bare_name(other)


def bare_name(name: str) -> list[str]:
    """The words of a name without titles and accents."""
    return [bare for word in words_of(name) if (bare := unaccented(word)) not in TITLES]

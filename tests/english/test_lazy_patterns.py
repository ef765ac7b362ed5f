"""A pattern that is worked out late fits no text that lacks all words by which it is looked for."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import nhsgraph.english
from nhsgraph.english.lazy_pattern import LazyPattern

OTHER = "\0"
"""What stands for any sign."""


def _lazy(value: object) -> Iterator[LazyPattern]:
    if isinstance(value, LazyPattern):
        yield value
    elif isinstance(value, list | tuple):
        yield from (one for part in value for one in _lazy(part))


def _all() -> list[LazyPattern]:
    walked = pkgutil.walk_packages(nhsgraph.english.__path__, "nhsgraph.english.")
    modules = [importlib.import_module(module.name) for module in walked]
    found = (one for each in modules for own in vars(each).values() for one in _lazy(own))
    return list(dict.fromkeys(found))


def _behind(parts: Iterable[Any], tails: set[str], needs: tuple[str, ...]) -> set[str]:
    """What may stand before the place behind some parts of a pattern, with no word that it needs.

    Args:
        parts: the parts, as Python has parsed them.
        tails: what may stand before them.
        needs: the words.
    """
    for kind, of in parts:
        match str(kind):
            case "LITERAL":
                ends = {f"{tail}{chr(of).lower()}"[-max(map(len, needs)) :] for tail in tails}
                tails = {end for end in ends if not end.endswith(needs)}
            case "BRANCH":
                tails = {end for way in of[1] for end in _behind(way, tails, needs)}
            case "SUBPATTERN":
                tails = _behind(of[3], tails, needs)
            case "MAX_REPEAT" | "MIN_REPEAT":
                least, _, inside = of
                once = _behind(inside, tails, needs)
                tails = once if least else tails | once
            case "ASSERT":
                tails = tails if of[0] < 0 or _behind(of[1], tails, needs) else set()
            case "AT" | "ASSERT_NOT":
                pass
            case _:
                tails = {OTHER} if tails else tails
    return tails


@pytest.mark.parametrize("lazy", _all(), ids=lambda lazy: lazy.compiled.pattern[:30])
def test_a_pattern_fits_no_text_without_its_words(lazy: LazyPattern) -> None:
    parsed = _parser.parse(lazy.compiled.pattern, lazy.compiled.flags)
    without = set() if "" in lazy.needs else _behind(parsed, {""}, lazy.needs)
    assert not without, sorted(without)[:3]


def test_the_walk_sees_a_way_around_the_words() -> None:
    for written, needs, is_safe in (
        ("a (?:b|cd) e", ("b e", "d e"), True),
        ("a (?:b|cd)? e", ("b e", "d e"), False),
        ("(?:ab|c)+(?= d)", ("b", "c d"), True),
        (r"ab\w?c", ("abc",), False),
    ):
        assert (not _behind(_parser.parse(written), {""}, needs)) == is_safe, written


def test_a_text_without_the_words_works_out_nothing() -> None:
    lazy = LazyPattern("^who (was|is) it$", needs="was|is")
    assert (lazy.match("who did"), lazy.sub("", "who did")) == (None, "who did")
    assert "compiled" not in vars(lazy)
    assert lazy.match("WHO WAS IT")

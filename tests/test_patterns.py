"""No pattern over other people's text takes more steps than its length allows."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import nhsgraph
from backtracking import Search, TooManyStepsError, attacks
from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.schema.base import SLUG, TERM

SOURCE = Path(nhsgraph.__file__).parent
SIZE = 15
"""The signs of the shorter of two texts that are compared."""
BOUNDED = ("nhsgraph.answers.", "nhsgraph.english.")
"""Rooms whose texts have a bound (a question, a sentence of the record): there the steps may grow
with the square of the length, elsewhere only with the length."""
MADE = {
    "record/naming.py": "the form of an id, tried below as the schema's",
    "record/places.py": "the form of an id, tried below as the schema's",
    "record/reading.py": "the form of an id, tried below as the schema's",
    "english/lazy_pattern.py": "what is written at the top of a module, and tried there",
    "writing.py": "the name of our own temporary folders, of a fixed length",
    "record/faults.py": "the forms of ids and terms, tried below as the schema's",
}
"""Where a pattern is made of parts at run time, and why that is no fault."""
WHOLE = frozenset({"match", "fullmatch"})
"""The ways to use a pattern that begin at the first sign only."""


class Tried(NamedTuple):
    """A pattern, the module that has it, and whether it is only matched from the first sign on."""

    module: str
    pattern: re.Pattern[str]
    anchored: bool


def _modules() -> list[str]:
    walked = pkgutil.walk_packages([str(SOURCE)], "nhsgraph.")
    return [module.name for module in walked if not module.name.endswith("__main__")]


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    """The compiled patterns in a value, and in what it holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LazyPattern):
        yield value.compiled
    elif isinstance(value, dict):
        yield from (one for part in (*value, *value.values()) for one in _patterns(part))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (one for part in value for one in _patterns(part))


def _of_modules() -> Iterator[Tried]:
    used = _uses()
    for module in _modules():
        for name, value in vars(importlib.import_module(module)).items():
            one = isinstance(value, re.Pattern | LazyPattern)
            anchored = one and used.get(name, set()) <= WHOLE
            yield from (Tried(module, pattern, anchored) for pattern in _patterns(value))


def _uses() -> dict[str, set[str]]:
    """How each name of a pattern is used, anywhere: ``search``, ``fullmatch``, ``sub``."""
    used: dict[str, set[str]] = {}
    for _, node in _nodes():
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.setdefault(node.value.id, set()).add(node.attr)
    return used


def _of_calls() -> Iterator[Tried]:
    """The patterns that are written where they are used."""
    for path, call in _calls():
        first, way = call.args[0], ast.unparse(call.func).removeprefix("re.")
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and way != "compile":
            flags = [ast.unparse(part) for part in (*call.args[1:], *call.keywords)]
            chosen = re.IGNORECASE if any("IGNORECASE" in flag for flag in flags) else 0
            name = ".".join(("nhsgraph", *path.relative_to(SOURCE).with_suffix("").parts))
            yield Tried(name, re.compile(first.value, chosen), way in WHOLE)


@cache
def _trees() -> dict[Path, ast.Module]:
    """The modules of the package as trees, by their files."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")}


@cache
def _nodes() -> list[tuple[Path, ast.Attribute | ast.Call]]:
    """What is looked up and what is called, by the file in which it stands."""
    return [
        (path, node)
        for path, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Call)
    ]


@cache
def _calls() -> list[tuple[Path, ast.Call]]:
    """The calls of ``re`` that take a pattern."""
    return [
        (path, node)
        for path, node in _nodes()
        if isinstance(node, ast.Call) and node.args and _is_of_re(node.func)
    ]


def _is_of_re(called: ast.expr) -> bool:
    if not (isinstance(called, ast.Attribute) and ast.unparse(called.value) == "re"):
        return False
    return called.attr.islower() and called.attr != "escape"


FORMS = {Tried("nhsgraph.schema.base", re.compile(form), True) for form in (SLUG, TERM)}
ALL = sorted({*_of_modules(), *_of_calls(), *FORMS}, key=lambda tried: (tried[0], tried[1].pattern))


def _steps(tried: Tried, text: str) -> int:
    """The steps on one text; more than can be counted if the search is given up."""
    search = Search(tried.pattern, text, limit=len(text) ** 3)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        return search.at_the_start() if tried.anchored else search.everywhere()
    except TooManyStepsError:
        return sys.maxsize
    finally:
        sys.setrecursionlimit(before)


def _growth(tried: Tried, size: int = SIZE) -> tuple[int, int]:
    """The steps on the worst of the texts of a size, and on the worst of twice the size."""
    short, long = (list(attacks(tried.pattern, signs)) for signs in (size, 2 * size))
    steps = []
    for text in short:
        steps.append(_steps(tried, text))
        if steps[-1] == sys.maxsize:
            return sys.maxsize, sys.maxsize
    worst = sorted(range(len(short)), key=lambda at: -steps[at])[:TRIED]
    return max(steps), max(_steps(tried, long[at]) for at in worst)


TRIED = 6
"""How many of the texts that cost most are tried in double size."""


def test_the_counter_tells_a_harmless_pattern_from_one_that_never_ends() -> None:
    harmless, square, endless = (
        Tried("", re.compile(pattern), False) for pattern in (r"a{1,3}b", r"\s+x", r"(a+)+b$")
    )
    once, twice = _growth(harmless)
    assert twice < 2.5 * once
    once, twice = _growth(square)
    assert 3 * once < twice < 5 * once
    assert _growth(endless)[1] == sys.maxsize


@pytest.mark.parametrize("tried", ALL, ids=[f"{tried.module}-{at}" for at, tried in enumerate(ALL)])
def test_twice_the_text_is_twice_the_steps(tried: Tried) -> None:
    """Of a question, which is short, at most four times.

    A repeat with a bound (``{0,40}``) shows it only in texts that are longer than the bound.
    """
    most = 4.6 if tried.module.startswith(BOUNDED) else 2.6
    once, twice = _growth(tried)
    if twice > max(most * once, 80 * SIZE) and twice < sys.maxsize:
        once, twice = _growth(tried, 8 * SIZE)
    assert twice <= max(most * once, 80 * SIZE), f"{tried.pattern}: {once} steps, then {twice}"


def test_patterns_are_written_out_where_they_can_be_tried() -> None:
    """A pattern that is put together at run time is tried by no test, so there are none."""
    for path, call in _calls():
        where = path.relative_to(SOURCE).as_posix()
        written = isinstance(call.args[0], ast.Constant) or _at_the_top(path, call)
        assert written or where in MADE, f"{where}:{call.lineno} {ast.unparse(call)}"


def _at_the_top(path: Path, call: ast.Call) -> bool:
    """Whether a call stands at the top of its module, where its pattern can be imported."""
    for node in _trees()[path].body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            inside = (part.lineno for part in ast.walk(node) if isinstance(part, ast.Call))
            if call.lineno in inside:
                return True
    return False

"""Each public function, method and property has an example in its docstring, and it comes true."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import pytest

import nhsgraph
from nhsgraph import Graph, listings

ROWS = ("Correction", "Fault", "Revision")
"""Rows of results, which nobody makes: what they have is told where they come from."""


def _public() -> Iterator[tuple[str, Any]]:
    """What the package offers, with the lists that a graph gives."""
    for name in nhsgraph.__all__:
        offered = getattr(nhsgraph, name)
        is_error = inspect.isclass(offered) and issubclass(offered, Exception)
        if name not in ROWS and not is_error and name != "schema":
            yield name, offered
    for cls in (listings.Bodies, listings.Events, listings.Sources, listings.Statements):
        yield cls.__name__, cls


def _documented() -> Iterator[tuple[str, object]]:
    for name, offered in _public():
        yield name, offered
        for own, member in inspect.getmembers(offered) if inspect.isclass(offered) else ():
            function = _function(member)
            ours = str(getattr(function, "__module__", None)).startswith("nhsgraph")
            if ours and not own.startswith("_"):
                yield f"{name}.{own}", function


def _function(member: object) -> object:
    """The function of a method, a class method or a property."""
    if isinstance(member, property):
        return member.fget
    if isinstance(member, cached_property):
        return member.func
    return inspect.unwrap(member) if inspect.isroutine(member) else None


DOCUMENTED: dict[str, Any] = dict(_documented())


@pytest.mark.parametrize("name", DOCUMENTED)
def test_an_example_comes_true(name: str, record: Graph) -> None:
    found = doctest.DocTestFinder(recurse=False).find(
        DOCUMENTED[name], name, globs={"nhsgraph": nhsgraph, "graph": record}
    )
    examples = [example for test in found for example in test.examples]
    assert examples, f"give {name} an example"
    told: list[str] = []
    write: Callable[[str], object] = told.append
    runner = doctest.DocTestRunner(verbose=False)
    for test in found:
        runner.run(test, out=write)
    assert not told, "".join(told)

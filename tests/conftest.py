"""What all tests share: the bundled record, the size of long tests, and the limit of time."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import settings

from nhsgraph import Graph, load

settings.register_profile("sample", max_examples=60, deadline=None)
settings.register_profile("full", max_examples=400, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that makes long tests as long as they can be."""
    parser.addoption(
        "--full", action="store_true", help="Run long tests in full, not on a drawn sample."
    )


def pytest_configure(config: pytest.Config) -> None:
    """Property tests try few examples, or many with ``--full``; none is judged by the clock."""
    settings.load_profile("full" if config.getoption("--full") else "sample")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as long what draws a sample or examples: ``--full -m long`` runs it all."""
    for item in items:
        draws = "sample" in getattr(item, "fixturenames", ())
        if draws or getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.long)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Says what to do about a test that ran out of time."""
    report = yield
    if report.failed and "from pytest-timeout" in str(report.longrepr):
        told = (
            f"{item.nodeid} was stopped: a test that takes so long hangs, or its work grows"
            " without a bound. Run it alone with --timeout 0 and a debugger, or a smaller input."
        )
        report.sections.append(("out of time", told))
    return report


@pytest.fixture(scope="session")
def record() -> Graph:
    """The bundled record, read once for all tests."""
    return load()


@pytest.fixture
def sample(request: pytest.FixtureRequest) -> Callable[[Sequence[Any], int], list[Any]]:
    """Draws so many of some things; all of them with ``--full``.

    The seed is the one that pytest prints first; ``-p randomly -p "randomly_seed=…"`` repeats it.
    """
    whole = bool(request.config.getoption("--full"))

    def drawn(things: Sequence[Any], number: int) -> list[Any]:
        return list(things) if whole or len(things) <= number else random.sample(things, number)

    return drawn

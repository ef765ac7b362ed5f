"""What all tests share: the bundled record, the size of long tests, and the limit of time."""

import gc
import json
import os
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from browsing import chromium, node, opened, tools
from hostile import hostile_world
from nhsgraph import Graph, library, load
from nhsgraph.explorer.numbering import JSON
from nhsgraph.explorer.page import page, page_of, told_of

__all__ = ["chromium", "node", "opened", "tools"]  # fixtures, found here by their names

settings.register_profile("sample", max_examples=12, deadline=None)
settings.register_profile("full", max_examples=200, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that makes long tests as long as they can be."""
    parser.addoption(
        "--full", action="store_true", help="Run long tests on more: six times what they draw."
    )


def pytest_configure(config: pytest.Config) -> None:
    """Property tests try few examples, or many with ``--full``; none is judged by the clock.

    What is imported and read stays to the end, so that to look there for garbage is lost time: a
    third of all the time of the suite went into it.
    """
    gc.set_threshold(100_000, 20, 100)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _give_a_cache_folder(config)
    settings.load_profile("full" if config.getoption("--full") else "sample")


def _give_a_cache_folder(config: pytest.Config) -> None:
    """A cache folder of the tests' own, also for the processes that they start.

    It is there before anything is collected, as some modules read the record as they are imported.
    """
    patch, folder = pytest.MonkeyPatch(), tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    patch.setenv("XDG_CACHE_HOME", folder.name)
    config.add_cleanup(patch.undo)
    config.add_cleanup(folder.cleanup)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as long what draws a sample or examples: ``--full -m long`` runs more of it."""
    for item in items:
        if {"told", "built_page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.timeout(600))  # the page of the record takes a while
        draws = "sample" in getattr(item, "fixturenames", ())
        if draws or getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.long)


def pytest_collection_finish() -> None:
    """What was collected stays to the end, too."""
    gc.freeze()


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
    """The bundled record, read once for all tests, from its built form as users have it."""
    load()  # which keeps the built form, where there is none yet
    built = load()
    assert built.record.built
    gc.freeze()  # it stays to the end as well
    return built


@pytest.fixture
def read_once(record: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record as it was read for all tests is what a command takes that runs in this process."""
    monkeypatch.setattr(library, "bundled_record", lambda: record.record)


@pytest.fixture
def sample(request: pytest.FixtureRequest) -> Callable[[Sequence[Any], int], list[Any]]:
    """Draws half so many of some things, rounded up; with ``--full`` three times as many.

    The seed is the one that pytest prints first; ``--randomly-seed=…`` repeats the draw.
    """
    full = request.config.getoption("--full")

    def drawn(things: Sequence[Any], number: int) -> list[Any]:
        number = 3 * number if full else (number + 1) // 2
        return list(things) if len(things) <= number else random.sample(things, number)

    return drawn


ANSWERED = 10
"""Of so many bodies a short run works out the answers in the page."""
PUBLISHED = Path(__file__).parents[1] / "docs" / "explorer.html"
"""The page of the record as it was built last."""


@pytest.fixture(scope="session")
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether the page of the record is made whole: in a long run, and for the browser in CI."""
    return bool(request.config.getoption("--full") or os.environ.get("NHSGRAPH_BROWSER"))


@pytest.fixture(scope="session")
def whole_payload(record: Graph, whole: bool, tmp_path_factory: pytest.TempPathFactory) -> JSON:
    """The payload of the page of the bundled record, made once in a run.

    It has all answers in a long run, and for the browser in CI; else those of a few bodies.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # which all workers of the run share
    kept = folder / "payload.json"
    try:
        (folder / "payload.making").mkdir()
    except FileExistsError:
        while not kept.exists():
            time.sleep(0.2)
    else:
        asked_of = None if whole else random.sample(list(record.record.bodies), ANSWERED)
        new = folder / "payload.new"
        new.write_text(json.dumps(told_of(record, asked_of)), encoding="utf-8")
        new.rename(kept)
    made: JSON = json.loads(kept.read_text(encoding="utf-8"))
    return made


@pytest.fixture(scope="session")
def told(whole_payload: JSON) -> JSON:
    """The payload, for tests of what it tells."""
    return whole_payload


@pytest.fixture(scope="session")
def built_page(
    request: pytest.FixtureRequest, whole: bool, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The page of the bundled record, as a file: as it was built last, or made whole in this run.

    See ``whole``.
    """
    if not whole:
        return PUBLISHED
    path = tmp_path_factory.mktemp("explorer") / "page.html"
    path.write_text(page_of(request.getfixturevalue("whole_payload")), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a record every text of which tries to break out, as a file."""
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_text(page(hostile_world()), encoding="utf-8")
    return path

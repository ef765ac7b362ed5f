"""What tests in a browser share: a real Chromium with the page in it, or the word for its lack."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import pytest

Opened: TypeAlias = Callable[..., Any]
"""Opens the page at a fragment and gives Playwright's page."""


def lacking(what: str) -> NoReturn:
    """Skips a test that lacks something; fails it where everything must be there.

    That is where the variable ``NHSGRAPH_BROWSER`` is set, as in ``.ci/run``.
    """
    if os.environ.get("NHSGRAPH_BROWSER"):
        pytest.fail(f"NHSGRAPH_BROWSER is set, but {what}")
    pytest.skip(what)


FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
SOURCES = Path(__file__).parents[1] / "explorer"
"""The folder of the page's modules, in a checkout."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A Chromium without a window, for all tests of a session."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415
    except ImportError:
        lacking("there is no Playwright: pip install playwright")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        lacking("there is no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any, built_page: Path) -> Iterator[Opened]:
    """Opens the page from the disk; afterwards no error and no request may have come of it.

    The function takes the fragment, and by name the width of the window, ``dark``, ``path`` of
    another page or the ``address`` at which one is served, and further settings of the browser.
    """
    faults: list[str] = []
    contexts: list[Any] = []

    def opens(
        fragment: str = "", *, width: int = 1440, dark: bool = False, path: Path = built_page,
        address: str = "", **settings: Any,
    ) -> Any:  # fmt: skip
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **settings,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: faults.append(f"console: {told.text}"))
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.on("request", lambda asked: faults.extend(_abroad(asked.url, address)))
        page.goto(f"{address or path.as_uri()}#{fragment}")
        if settings.get("java_script_enabled", True):
            page.wait_for_selector("#app[data-ready]", timeout=60_000)
        return page

    yield opens
    for context in contexts:
        context.close()
    assert not faults


def address(page: Any) -> str:
    """The fragment of the page's address, when what was done before has been written into it.

    The page draws first and writes its address in a timer; timers of one length run in order.
    """
    written = "() => new Promise((done) => setTimeout(() => done(location.hash.slice(1))))"
    return str(page.evaluate(written))


def go(page: Any, fragment: str) -> None:
    """Leads a page that is open to another fragment, and comes back when it is drawn.

    The page was the first to listen for a change of its address, so it has drawn before we hear.
    """
    address(page)
    turned = """(fragment) => new Promise((done) => {
      const before = location.hash;
      addEventListener("hashchange", done, { once: true });
      location.hash = fragment;
      if (location.hash === before) done();
    })"""
    page.evaluate(f"(fragment) => ({turned})(fragment).then(() => null)", fragment)


def _abroad(asked: str, address: str) -> list[str]:
    """A fault for a request that leaves the page, and the address at which it is served, if any."""
    home = (address,) if address else ("file:",)
    return [] if asked.startswith((*home, "data:", "blob:")) else [f"request: {asked}"]


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node, with which the page's modules run outside a browser."""
    path = shutil.which("node")
    if path is None:
        lacking("there is no Node: apt-get install nodejs")
    return str(path)


@pytest.fixture(scope="session")
def tools(node: str) -> Path:  # noqa: ARG001 (the tools run on it)
    """The folder of the page's modules with their tools: esbuild, TypeScript, Biome, axe-core."""
    if not SOURCES.is_dir():
        lacking("the page's modules are not here: they are in the repository, not in the package")
    if not (SOURCES / "node_modules" / "esbuild").is_dir():
        lacking("the page's tools are not installed: run “npm ci” in explorer/")
    return SOURCES

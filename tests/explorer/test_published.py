"""The page in ``docs/`` is whole, and has the script that stands here.

That it is of the present record is not asked: it is built when the record is published, by
``python -m nhsgraph explore -o docs/explorer.html``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from nhsgraph.explorer.arithmetic import Page
from nhsgraph.explorer.packing import unpacked
from nhsgraph.explorer.page import HERE, SCRIPT, STYLE
from nhsgraph.explorer.payload import VERSION

PUBLISHED: Final = Path(__file__).parents[2] / "docs" / "explorer.html"
MEND: Final = "it is older than the script here: run “nhsgraph explore -o docs/explorer.html”"


@pytest.fixture(scope="module")
def html() -> str:
    """The page that is published."""
    return PUBLISHED.read_text(encoding="utf-8")


def test_the_published_page_has_a_record_in_it(html: str) -> None:
    told = unpacked(html.partition('id="payload">')[2].partition("<")[0])
    assert told["version"] == VERSION
    page = Page.of(told)
    assert len(page.statements) > 1000
    assert page.edges_on(told["last"])
    assert len(told["answers"]["form"]) > 1000


@pytest.mark.parametrize("name", [SCRIPT, STYLE])
def test_the_published_page_has_the_script_and_style_that_stand_here(html: str, name: str) -> None:
    assert (HERE / name).read_text(encoding="utf-8") in html, MEND

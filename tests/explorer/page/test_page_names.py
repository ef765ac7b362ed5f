"""How long a body bore a name that is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from browsing import Opened
from nhsgraph.explorer.page import page
from worlds import world

TOLD = {
    "Council of Old": "called so until 30 November 2012",
    "Board of Twice": (
        "called so from 1 April 2011 to 31 March 2012, and from 1 April 2013 to some day in 2015"
    ),
    "Board of Once": "called so until some day in May 2018",
    "Board of Later": "called so from 1 July 2021",
}
"""What is told on 1 June 2019 of names that are borne on other days."""


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a record whose bodies change their names."""
    graph = world(
        """
        hee:
          names:
            - {name: Council of Old, when: 2005-04-01/2008-12-31}
            - {name: Council of Old, when: 2009-01-01/2012-11-30}
            - {name: Council of New, when: 2012-12-01/..}
          accountability: [{holder: dhsc, when: 2009-01-01/..}]
        dhsc:
          names:
            - {name: Board of Twice, when: 2011-04-01/2012-03-31}
            - {name: Board of Once, when: 2012-04-01/2013-03-31}
            - {name: Board of Twice, when: 2013-04-01/2015}
            - {name: Board of Once, when: 2013-04-01/2018-05}
            - {name: Board of Always, when: 2010-01-01/..}
            - {name: Board of Later, when: 2021-07-01/..}
        """
    )
    path = tmp_path_factory.mktemp("renamed") / "page.html"
    path.write_text(page(graph), encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "told"), TOLD.items())
def test_a_former_name_is_told_with_all_its_days(
    opened: Opened, renamed: Path, name: str, told: str
) -> None:
    page = opened("on=2019-06-01", path=renamed)
    page.get_by_role("combobox", name="Find or ask").fill(name)
    note = page.get_by_role("option").first.inner_text()
    assert told in note
    assert note.count("called so") == 1

"""Law, agreement and practice are told apart, in the same way in every picture with account."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from measured import faults

from nhsgraph.draw.page.theme import THEME, Dashes
from nhsgraph.draw.structure.one_day import day_of, placed
from nhsgraph.draw.structure.routes import route
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, on_day, select
from nhsgraph.library import Graph
from nhsgraph.schema import EDGE_TYPES
from worlds import world

MIXED = """
top: {kind: department}
a:
  accountability:
    - {holder: top, force: law, when: 2012~/2019-12-31}
    - {holder: top, force: practice, when: 2012~/2019-12-31}
b: {accountability: [{holder: top, force: agreement}]}
c: {accountability: [{holder: top, force: practice}]}
d: {accountability: [{holder: top, force: law}]}
"""
FORCES = ("law", "agreement", "practice")


@cache
def mixed() -> Graph:
    return world(MIXED)


def dashes_of(artist: Any) -> tuple[float, tuple[float, ...]]:
    """The dashes of a line in the measure of the theme, and its width."""
    width = float(artist.get_linewidth())
    _, dashes = vars(artist)["_dash_pattern"]
    return round(width, 3), tuple(round(each / width, 3) for each in dashes or ())


def marked(dashes: Dashes, width: float) -> tuple[float, tuple[float, ...]]:
    return round(width, 3), () if dashes == "solid" else tuple(round(x, 3) for x in dashes[1])


def lines_of(figure: Figure, start: str) -> dict[str, set[tuple[float, tuple[float, ...]]]]:
    """The looks of all lines whose name begins so, by their name."""
    found: dict[str, set[tuple[float, tuple[float, ...]]]] = {}
    for artist in figure.findobj(lambda each: str(each.get_gid()).startswith(start)):
        if isinstance(artist, Line2D | PathPatch):
            found.setdefault(str(artist.get_gid()), set()).add(dashes_of(artist))
    return found


def words_of(figure: Figure) -> str:
    return " ".join(text.get_text() for text in figure.findobj(Text) if isinstance(text, Text))


def looks(factor: float = 1.0) -> dict[str, tuple[float, tuple[float, ...]]]:
    return {name: marked(mark.dashes, mark.width * factor) for name, mark in THEME.forces.items()}


def test_the_marks_differ_in_more_than_colour_and_width_from_each_other_and_from_other_types() -> (
    None
):
    styles = [THEME.line("accountability", force) for force in FORCES]
    assert len({style.colour for style in styles}) == 1
    for one, other in combinations(styles, 2):
        assert one.dashes != other.dashes
    for edge_type in EDGE_TYPES:
        if edge_type != "accountability":
            other = THEME.line(edge_type)
            assert all((style.dashes, style.head) != (other.dashes, other.head) for style in styles)
    for edge_type in DEFAULT_TYPES[1:]:
        assert THEME.line(edge_type).dashes not in {style.dashes for style in styles}


def test_a_structure_has_a_line_for_each_force_and_a_key_for_each() -> None:
    figure = mixed().draw.structure("2015")
    assert faults(figure) == []
    drawn = lines_of(figure, "line:")
    law, agreement, practice = (looks()[force] for force in FORCES)
    assert drawn == {"line:a|d|top": {law}, "line:b|top": {agreement}, "line:a|c|top": {practice}}
    assert all(f"up to the holder, {THEME.forces[force].words}" in words_of(figure)
               for force in THEME.forces)  # fmt: skip


def test_a_force_that_is_not_drawn_has_no_key() -> None:
    figure = mixed().draw.structure("2015", around="d")
    assert "by law" in words_of(figure)
    assert "by agreement" not in words_of(figure)


def test_lines_of_two_forces_run_in_no_common_piece(record: Graph) -> None:
    for year in range(2010, 2022, 2):
        chosen = select(record, on_day(day_of(str(year))), DEFAULT_TYPES, apart=True)
        layout = placed(record, DEFAULT_TYPES, chosen.bodies)
        ways = route(layout, [tie for tie in chosen.ties if tie.tail != tie.head])
        assert any(one.bundle.ties[0].force == "agreement" for one in ways)
        for one in ways:
            assert len({tie.force for tie in one.bundle.ties}) == 1


def test_the_words_of_a_line_say_its_force(record: Graph) -> None:
    text = record.draw.structure("2019").description.text
    assert "accountable to the Secretary of State for Health and Social Care (by law)" in text
    assert "(by agreement)" in text
    assert "(in practice)" in text


@pytest.mark.parametrize("name", ["years", "changes", "chain", "timeline"])
def test_other_pictures_have_the_same_marks(name: str) -> None:
    draw = mixed().draw
    figures: dict[str, Callable[[], Figure]] = {
        "years": lambda: draw.years("2014", "2015"),
        "changes": lambda: draw.changes("2014", "2015"),
        "chain": lambda: draw.chain("a", "2015-06-01"),
        "timeline": lambda: draw.timeline("a", "b"),
    }
    figure = figures[name]()
    assert name == "years" or faults(figure) == []
    start = "force:" if name == "timeline" else "line:"
    shapes = {look[1] for found in lines_of(figure, start).values() for look in found}
    wanted = {look[1] for force, look in looks().items()}
    if name == "chain":
        wanted.discard(looks()["agreement"][1])
    assert shapes == wanted
    assert "by law" in words_of(figure)
    assert "in practice" in words_of(figure)


def test_where_a_line_of_law_becomes_one_of_agreement_that_is_a_change() -> None:
    turned = world(
        "p: {kind: department}\n"
        "a:\n"
        "  accountability:\n"
        "    - {holder: p, force: law, when: 2012-01-01/2015-03-31}\n"
        "    - {holder: p, force: agreement, when: 2015-04-01/2019-12-31}\n"
    )
    text = turned.draw.changes("2014", "2016").description.text
    assert "1 began and 1 ended" in text

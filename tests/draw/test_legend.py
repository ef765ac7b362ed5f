"""A legend takes the room that it needs, and a row without a body takes none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from measured import faults

from nhsgraph.draw.marks.legend import LEGEND_STEP
from nhsgraph.draw.page.theme import THEME
from nhsgraph.draw.structure.layout import Layout
from nhsgraph.draw.structure.one_day import day_of, placed
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, ever, on_day, select
from nhsgraph.library import Graph
from nhsgraph.schema import EDGE_TYPES
from worlds import world

FEW = ("accountability",)
SOME = ("accountability", "funding", "mandate_approval", "hosting", "membership")
THIN = (*SOME[:4], "succession", "appointment", "commission")
"""Types with few lines and long words: their legend has more than one row."""
LAST = "a body with what it contains or hosts"
"""The last entry of a legend with frames in it."""
SMALL = """
a: {accountability: [{holder: p}]}
b: {accountability: [{holder: p}]}
p: {kind: department}
"""


def height_of(figure: Figure, *starts: str) -> float:
    """How far from the top the lowest text stands that starts with some words, in points."""
    texts = (text for text in figure.findobj(Text) if isinstance(text, Text))
    return float(
        max(text.get_position()[1] for text in texts if text.get_text().startswith(starts))
    )


@pytest.mark.parametrize("types", [FEW, SOME, tuple(EDGE_TYPES)], ids=len)
def test_a_legend_keeps_off_the_boxes_and_the_line_of_sources(
    types: tuple[str, ...], record: Graph
) -> None:
    figure = record.draw.structure("2019", around="nhse", types=types)
    assert faults(figure) == []
    last = height_of(figure, LAST, "Accountability: ")
    assert LEGEND_STEP / 2 < height_of(figure, "From ") - last < 2 * LEGEND_STEP


def test_legends_of_changes_and_years_end_above_what_stands_beneath(record: Graph) -> None:
    compared = record.draw.changes("2014", "2015", types=THIN)
    last = height_of(compared, "got another name")
    assert height_of(compared, "What happened") - last > LEGEND_STEP / 2
    strips = record.draw.years("2014", "2015", types=THIN)
    assert height_of(strips, "From ") - height_of(strips, LAST) > LEGEND_STEP / 2


def test_a_sheet_of_one_row_of_keys_fills_its_page() -> None:
    figure = world(SMALL).draw.structure("2019-06-01")
    spare = THEME.page.height - figure.get_size_inches()[1] * 72
    assert 0 <= spare < 2 * LEGEND_STEP


def layout_on(graph: Graph, year: str) -> tuple[Layout, set[str]]:
    bodies = select(graph, on_day(day_of(year)), DEFAULT_TYPES).bodies
    return placed(graph, DEFAULT_TYPES, bodies), set(bodies)


@pytest.mark.parametrize("year", ["2011", "2019"])
def test_rows_without_a_body_close_up_and_the_others_keep_their_order_and_room(
    year: str, record: Graph
) -> None:
    every = select(record, ever, DEFAULT_TYPES, plans=True, wholly=True).bodies
    whole = placed(record, DEFAULT_TYPES, every)
    layout, present = layout_on(record, year)
    assert set(layout.places) == present
    assert {place.row for place in layout.places.values()} == set(range(len(layout.bands)))
    assert len(layout.bands) < len(whole.bands)
    assert layout.area.bottom < whole.area.bottom
    for body, place in layout.places.items():
        assert place.x == whole.places[body].x
        assert place.y == layout.bands[place.row].y
    ordered = sorted(present, key=lambda body: whole.places[body].row)
    assert [layout.places[body].row for body in ordered] == sorted(
        layout.places[body].row for body in ordered
    )
    least = layout.box.height + layout.box.channel
    assert all(low.y - high.y >= least for high, low in pairwise(layout.bands))


def test_a_tier_without_a_body_is_not_named(record: Graph) -> None:
    figure = record.draw.structure("2019", around="hee")
    words = {text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)}
    assert {"Ministers", "National", "Local"} <= words
    assert not {"Parliament", "Regional"} & words

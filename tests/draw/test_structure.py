"""The pictures of the structure: what they measure, what they say, and how they are saved."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from measured import faults, least_edge
from PIL import Image

from nhsgraph.draw import Draw
from nhsgraph.draw.page.files import save
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.draw.page.theme import THEME
from nhsgraph.draw.structure.boxes import is_statutory
from nhsgraph.draw.structure.one_day import day_of, placed
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, ever, select
from nhsgraph.errors import DateError, QuestionError, UnknownBodyError
from nhsgraph.library import Graph, bundled
from nhsgraph.schema import EDGE_TYPES
from worlds import world

YEARS = range(2010, 2022)


@cache
def picture(on: str) -> Picture:
    figure = Draw(bundled()).structure(on)
    assert isinstance(figure, Picture)
    return figure


@pytest.fixture
def graph() -> Graph:
    return bundled()


@pytest.mark.parametrize("year", YEARS)
def test_labels_and_lines_keep_out_of_each_others_way_on_every_first_of_june(year: int) -> None:
    assert faults(picture(str(year))) == []
    assert least_edge(picture(str(year))) > 0.8


@pytest.mark.parametrize("year", YEARS)
def test_every_line_of_the_picture_is_told_in_words(year: int, graph: Graph) -> None:
    said = picture(str(year)).description
    assert f"1 June {year}" in said.title
    assert said.sources
    boxes = {str(each.get_gid()) for each in picture(str(year)).findobj()} - {"box:badge"}
    for body in (gid.removeprefix("box:") for gid in boxes if gid.startswith("box:")):
        assert graph.name_on(body, day_of(str(year))) in said.text


@pytest.mark.parametrize(("one", "other"), list(combinations(EDGE_TYPES, 2)))
def test_edge_types_differ_in_more_than_colour(one: str, other: str) -> None:
    first, second = THEME.line(one), THEME.line(other)
    assert first.colour != second.colour
    assert (first.dashes, first.head) != (second.dashes, second.head)


def test_a_body_has_one_place_in_all_years(graph: Graph) -> None:
    bodies = select(graph, ever, DEFAULT_TYPES, plans=True, wholly=True).bodies
    layout = placed(graph, DEFAULT_TYPES, bodies)
    for year in YEARS:
        for patch in picture(str(year)).axes[0].patches:
            body = str(patch.get_gid() or "").removeprefix("box:")
            if body in layout.places:
                left = patch.get_extents().x0 * 72 / picture(str(year)).dpi
                assert left == pytest.approx(layout.places[body].left, abs=1)


def test_in_2019_hee_answers_to_the_secretary_of_state_and_not_to_nhs_improvement() -> None:
    text = picture("2019").description.text
    assert "Health Education England is accountable to the Secretary of State" in text
    assert "Health Education England is accountable to NHS Improvement" not in text


def test_nhs_improvements_step_of_2019_is_drawn_as_announced() -> None:
    text = picture("2019").description.text
    rung = "NHS Improvement was to approve the mandate of Health Education England"
    assert f"{rung} (step 3; announced only)" in text


def test_thirteen_local_boards_are_one_box_in_2014_and_thirteen_when_expanded(graph: Graph) -> None:
    whole = picture("2014").description.text
    assert "Local Education and Training Boards: 13 in number" in whole
    assert "Health Education Wessex" not in whole
    expanded = Draw(graph).structure("2014-06-01", expand=["letbs"])
    assert faults(expanded) == []
    assert isinstance(expanded, Picture)
    shown = {str(each.get_gid()) for each in expanded.findobj()}
    assert "box:letb-wessex" in shown


def test_integrated_care_systems_have_no_statute_of_their_own_before_2022(graph: Graph) -> None:
    assert is_statutory(graph, "icss", day_of("2021")) is False
    assert is_statutory(graph, "hee", day_of("2021")) is True
    assert is_statutory(graph, "nihr", day_of("2021")) is None


def test_around_a_body_only_its_neighbours_are_drawn(graph: Graph) -> None:
    near = Draw(graph).structure("2017-06-01", around="hee")
    assert isinstance(near, Picture)
    assert faults(near) == []
    assert "Public Health England" not in near.description.text
    assert "Local Education and Training Boards" in near.description.text


def test_what_is_left_out_around_a_body_is_of_its_own_lines() -> None:
    """What few members of a set say is left out; around one body nothing is told of another's."""
    near = (
        world("""
        s: {kind: collective}
        a: {membership: [{whole: s}], oversight: [{overseer: x}]}
        b: {membership: [{whole: s}], oversight: [{overseer: y}]}
        c: {membership: [{whole: s}], oversight: [{overseer: z}]}
        x: {funding: [{payer: p}], oversight: [{overseer: q}]}
        y: {funding: [{payer: p}], oversight: [{overseer: q}]}
    """)
        .draw.structure("2014", types=("oversight", "funding"), around="x")
        .description.text
    )
    assert near.split("Left out\n")[1].split("\n\n")[0] == "- X oversees a."


@pytest.mark.parametrize(
    "types", [("oversight",), ("planning", "partnership"), ("appointment", "hosting")]
)
def test_other_types_can_be_drawn(types: tuple[str, ...], graph: Graph) -> None:
    assert faults(Draw(graph).structure("2017-06-01", types=types)) == []


def test_what_was_not_yet_known_is_not_drawn(graph: Graph) -> None:
    known = Draw(graph.as_known_on("2012-02-01")).structure("2012-06-01")
    assert isinstance(known, Picture)
    assert "NHS Improvement" not in known.description.text


def test_errors_say_what_could_be_asked(graph: Graph) -> None:
    draw = Draw(graph)
    with pytest.raises(DateError):
        draw.structure("2019-13-01")
    with pytest.raises(UnknownBodyError, match="heee"):
        draw.structure("2019", around="heee")
    with pytest.raises(QuestionError, match="no type of edge"):
        draw.structure("2019", types=["friendship"])
    with pytest.raises(QuestionError, match="no line to draw"):
        draw.structure("1066-10-14", around="hee")


@pytest.fixture(scope="module")
def again() -> Figure:
    """The picture of 2014, drawn another time."""
    return Draw(bundled()).structure("2014")


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_picture_makes_the_same_bytes(form: str, tmp_path: Path, again: Figure) -> None:
    one = save(picture("2014"), tmp_path / f"one.{form}", dpi=50).read_bytes()
    two = save(again, tmp_path / f"two.{form}", dpi=50).read_bytes()
    assert one == two
    assert {each.name for each in tmp_path.iterdir()} == {f"one.{form}", f"two.{form}"}


def test_a_png_says_what_it_shows(tmp_path: Path) -> None:
    path = save(picture("2014"), tmp_path / "picture.png", dpi=50)
    with Image.open(path) as image:
        assert image.info["Title"] == "Who governed the NHS workforce on 1 June 2014"
        assert "Health Education England" in image.info["Description"]


def test_an_svg_begins_with_its_title_and_description(tmp_path: Path) -> None:
    path = save(picture("2014"), tmp_path / "picture.svg")
    first, second, *_ = ET.parse(path).getroot()  # noqa: S314
    assert first.tag.endswith("title")
    assert first.text == "Who governed the NHS workforce on 1 June 2014"
    assert second.tag.endswith("desc")
    assert second.text is not None
    assert second.text.strip() == picture("2014").description.text.strip()


def test_another_ending_is_refused_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"picture\.gif"):
        save(picture("2014"), tmp_path / "picture.gif")
    assert not list(tmp_path.iterdir())


def test_importing_nhsgraph_and_its_draw_loads_no_matplotlib() -> None:
    code = (
        "import sys, nhsgraph, nhsgraph.draw;"
        "heavy = {'matplotlib', 'networkx', 'numpy', 'graphlay'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_record_of_one_tier_is_drawn() -> None:
    """A small model of somebody's own is drawn too, though all its bodies stand in one row."""
    own = world("a:\n  accountability: [{holder: b}]\nb: {}")
    assert own.draw.structure("2019-06-01")


def test_a_record_without_lines_is_told_of_in_words() -> None:
    """Where nothing is to be drawn, a sentence says so."""
    with pytest.raises(QuestionError, match="nothing to draw"):
        world("a: {}").draw.structure("2019-06-01")

"""Timelines: lives, edges and events as bars, and what the picture says in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from math import dist
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from matplotlib.text import Text
from measured import faults

from nhsgraph.dates import FuzzyDay, Period, When, day_in_words, read_day, when_in_words
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.draw.page.theme import A4, THEME
from nhsgraph.draw.timeline.lives import numbered, tell
from nhsgraph.draw.timeline.timeline import timeline
from nhsgraph.errors import QuestionError, UnknownBodyError
from nhsgraph.library import Graph
from nhsgraph.schema import EDGE_TYPES
from worlds import world

Sample = Callable[[Sequence[Any], int], list[Any]]
SUBJECTS = [
    ("hee",),
    ("nhs-leadership-academy",),
    ("nhsi", "monitor", "nhs-tda"),
    ("dhsc",),
    ("letbs",),
    ("icss",),
    ("letb-wessex",),
]


def _shown(figure: Figure) -> str:
    return " ".join(str(text.get_text()) for text in figure.findobj(Text) if isinstance(text, Text))


def test_a_timeline_over_all_years_can_be_printed(record: Graph, sample: Sample) -> None:
    for bodies in sample(SUBJECTS, 2):
        figure = timeline(record, *bodies)
        assert faults(figure) == [], bodies
        lower, wider = sorted(figure.get_size_inches() * 72)
        assert lower <= min(A4.width, A4.height) + 0.001, bodies
        assert wider <= max(A4.width, A4.height) + 0.001, bodies


def test_a_timeline_is_no_higher_than_what_it_shows(record: Graph) -> None:
    """Of few lines half a page is no blank paper."""
    few, many = (timeline(record, body).get_size_inches()[1] for body in ("stp-dorset", "dhsc"))
    assert few < many / 2


def test_a_timeline_of_one_year_can_be_printed(record: Graph, sample: Sample) -> None:
    for year in sample(range(2010, 2022), 3):
        figure = timeline(record, "nhs-leadership-academy", "nhse", period=str(year))
        assert faults(figure) == [], year


def test_the_numbers_of_events_touch_nowhere(record: Graph) -> None:
    figure = timeline(record, "nhse", "hee", types=["hosting"])
    rings = [ring for ring in figure.findobj(Circle) if isinstance(ring, Circle)]
    assert len(rings) > 4
    for one, other in combinations(rings, 2):
        assert dist(one.center, other.center) >= one.radius + other.radius


def test_the_academy_moves_twice(record: Graph) -> None:
    figure = timeline(record, "nhs-leadership-academy")
    assert isinstance(figure, Picture)
    text = figure.description.text
    assert "Apr 2016: The NHS Leadership Academy moves from NHS England" in text
    assert "1 Apr 2019: The NHS Leadership Academy moves" in text
    assert "Health Education England hosted the NHS Leadership Academy." in text
    assert len(figure.description.sources) > 10


def test_a_description_has_every_bar_and_every_event(record: Graph) -> None:
    covered = Period(*record.record.info.covers.extent[::3])
    figure = timeline(record, "nhs-leadership-academy")
    assert isinstance(figure, Picture)
    history = tell(record, ["nhs-leadership-academy"], covered)
    lines = [line for section in figure.description.sections for line in section.lines]
    moments = numbered(record, history.bars, covered)
    assert len(lines) == len(history.bars) + len(moments)
    for moment in moments:
        assert f"{moment.number}. {moment.day}: {moment.title}." in lines


def test_what_finds_no_room_is_counted_beneath_and_named_in_words(record: Graph) -> None:
    figure = timeline(record, "hee")
    assert isinstance(figure, Picture)
    assert "Edges not drawn, for want of room" in _shown(figure)
    assert "Not drawn, for want of room" in figure.description.text


def test_chosen_types_alone_are_drawn(record: Graph) -> None:
    figure = timeline(record, "hee", types=["hosting"])
    assert isinstance(figure, Picture)
    assert "HEE hosts …" in _shown(figure)
    headings = [each.heading for each in figure.description.sections]
    assert headings[0] == "Health Education England"
    assert all("accountable" not in heading for heading in headings)


def test_membership_of_two_bodies_in_the_picture_comes_before_all(record: Graph) -> None:
    shown = _shown(timeline(record, "nhsi", "monitor", "nhs-tda"))
    assert "Monitor is part of" in shown
    assert "NHS TDA is part of" in shown


SMALL = """
hee:
  names: [{name: HEE, when: 2012~/2023-03-31}]
  accountability:
    - {holder: dhsc, when: "2013-04-01/[2015-01..2015-06]"}
    - {holder: dhsc, when: /, status: announced, outcome: {unknown: nobody says}}
"""


def test_a_plan_without_days_stands_where_it_was_told() -> None:
    graph = world(SMALL)
    history = tell(graph, ["hee"], Period.read("1999/2021"))
    (row,) = history.rows
    told = [bar for bar in row.bars if bar.planned]
    assert [(bar.instant, bar.first) for bar in told] == [(True, read_day("2000-01-01"))]
    assert faults(timeline(graph, "hee", period="1999/2021")) == []


def test_plans_can_be_left_out() -> None:
    history = tell(world(SMALL), ["hee"], Period.read("1999/2021"), plans=False)
    assert not any(bar.planned for bar in history.bars)


def test_as_known_before_its_end_a_bar_goes_on(record: Graph) -> None:
    figure = timeline(record.as_known_on("2014-01-01"), "hee", period="2012/2015")
    assert isinstance(figure, Picture)
    assert "as known on 1 January 2014" in figure.description.summary
    assert faults(figure) == []


def test_axes_may_be_given(record: Graph) -> None:
    figure = Figure(figsize=(11.69, 8.27))
    axes = figure.subplots(1, 2)
    assert timeline(record, "letb-wessex", ax=axes[0]) is figure
    assert faults(figure) == []


def test_every_type_of_edge_can_be_drawn(record: Graph) -> None:
    for each in EDGE_TYPES:
        assert tell(record, ["hee", "letbs"], Period.read("2014"), [each]).lives


def test_mistakes_are_told(record: Graph) -> None:
    with pytest.raises(QuestionError, match="needs a body"):
        timeline(record)
    with pytest.raises(UnknownBodyError, match="heee"):
        timeline(record, "heee")
    with pytest.raises(QuestionError, match="fundng"):
        timeline(record, "hee", types=["fundng"])


def test_another_theme_is_kept_to(record: Graph) -> None:
    large = replace(THEME, small_size=8, label_size=8.5)
    assert faults(timeline(record, "nhs-leadership-academy", theme=large)) == []


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2013-04-01/2015-03-31", "from 1 Apr 2013 to 31 Mar 2015"),
        ("2019-04-01/..", "since 1 Apr 2019"),
        ("2019-06-03/", "from 3 Jun 2019, end not known"),
        ("../2018-01-07", "to 7 Jan 2018"),
        ("../..", "at all times recorded"),
        ("/", "no days given"),
        ("2019-07-12/2019-07-12", "12 Jul 2019"),
        ("2012~/2016-04", "from about 2012 to Apr 2016"),
        ("[2013-04..2013-12]/2023-03-31", "begun between Apr and Dec 2013, ended 31 Mar 2023"),
        (
            "[2018-10-23..2019-07-12]/2019-07-12",
            "from 23 Oct 2018 at the earliest to 12 Jul 2019",
        ),
        ("2021-10-01~/[2021-10-01..]", "from about 1 Oct 2021, end not known"),
        ("[..2015-03]/[2015-03..]", "in Mar 2015, begin and end not known"),
    ],
)
def test_days_are_spoken_as_fuzzy_as_they_are(when: str, words: str) -> None:
    assert when_in_words(When.read(when), short=True) == words


def test_a_span_of_whole_years_is_named_by_its_years() -> None:
    assert day_in_words(FuzzyDay.read("[2013..2015]")) == "between 2013 and 2015"
    assert day_in_words(FuzzyDay.read("2014?")) == "perhaps 2014"


def test_a_timeline_of_one_day_names_it_once(record: Graph) -> None:
    figure = timeline(record, "hee", period="2019-06-01")
    assert isinstance(figure, Picture)
    assert figure.description.summary.startswith("1 June 2019: ")
    assert "1 June 2019 to" not in _shown(figure)


def test_a_set_is_told_in_the_plural(record: Graph) -> None:
    """*LETBs are accountable to …*, and not *is*."""
    figure = record.draw.timeline("letbs", "hee")
    words = " ".join(text.get_text() for text in figure.findobj(Text))
    assert "LETBs are accountable to" in words
    assert "LETBs is" not in words

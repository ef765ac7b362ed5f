"""No picture shows an end that is no day: neither its letters nor the text that says the same."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from doors import escaped
from nhsgraph import Graph
from nhsgraph.errors import DateError, QuestionError
from worlds import world

Sample = Callable[[Sequence[Any], int], list[Any]]

CHUNKS = 6
ODD = """
a:
  names:
    - {name: Ay, when: "[..2014]/2015-12-31"}
    - {name: Bee, when: 2016-01-01/}
  legal_forms: [{form: charity, when: "/2016"}]
  accountability: [{holder: p, when: ../}, {holder: q, when: "/.."}]
  funding: [{payer: p, when: "2014/[2016..]", amounts: [{year: 2014/15, gbp: 5}]}]
  hosting: [{host: q, when: "/"}]
  succession: [{predecessor: b, when: "/.."}, {predecessor: c, when: "[2014..2015]/.."}]
  mandate_approval:
    - {approver: p, step: 1, mandate: 2014/15.., when: "/"}
    - {approver: q, step: 2, mandate: 2014/15, when: "../2016", status: announced}
q: {accountability: [{holder: p, when: "[2014..]/[..2017]"}]}
p: {kind: parliament}
"""


def letters(picture: Figure) -> Iterator[str]:
    """Every text that stands in a picture, and what it says in words."""
    yield from (each.get_text() for each in picture.findobj(Text))
    description = getattr(picture, "description", None)
    if description is not None:
        yield from (description.title, description.summary)
        yield from (line for section in description.sections for line in section.lines)


def drawn(graph: Graph, body: str, *, period: str | None = None) -> Iterator[Figure]:
    """The pictures in which a body can stand."""
    draw = graph.draw
    ways: list[Callable[[], Figure]] = [
        lambda: draw.timeline(body, period=period),
        lambda: draw.structure("2015-06-01", around=body, plans=True),
        lambda: draw.chain(body, "2015-06-01"),
        lambda: draw.coverage(body),
    ]
    for way in ways:
        with contextlib.suppress(QuestionError):
            yield way()


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_picture_of_a_body_shows_an_end_that_is_no_day(
    record: Graph, sample: Sample, chunk: int
) -> None:
    for body in sample(list(record.record.bodies)[chunk::CHUNKS], 1):
        for picture in drawn(record, body):
            assert not [each for text in letters(picture) for each in escaped(text)], body


@pytest.mark.parametrize("known", [None, "2015-01-01"])
def test_no_picture_of_odd_ends_shows_one(known: str | None) -> None:
    graph = world(ODD)
    graph = graph.as_known_on(known) if known else graph
    pictures = [picture for body in "aqp" for picture in drawn(graph, body, period="../..")]
    draw = graph.draw
    pictures += [
        draw.changes("2010-06-01", "2018-06-01", types=("accountability", "funding")),
        draw.years("2015", "2017"),
        draw.mandate("2014/15", body="a"),
        draw.funding("2014/15"),
        draw.funding("2014/15.."),
        draw.mandate("2014/15..", body="a"),
    ]
    assert not [each for picture in pictures for text in letters(picture) for each in escaped(text)]


def test_a_picture_of_a_time_without_a_first_day_is_refused() -> None:
    with pytest.raises(DateError, match="has no first day"):
        world(ODD).draw.structure("../2015")

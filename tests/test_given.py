"""What callers give by mistake is answered rightly or refused in words, at every public door."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import nhsgraph
from nhsgraph import Graph, Question
from nhsgraph.errors import DateError, NhsGraphError, QuestionError, UnknownBodyError

Door = Callable[[Graph, Any], object]

NO_TEXTS: tuple[Any, ...] = (None, b"hee", 2019, 20190601, 3.5, True, [2019], [None], {1: 2})
"""Values that no argument for a text takes."""
ODD: tuple[Any, ...] = (
    *NO_TEXTS, [], ["hee"], [["hee"]], (), object(), "", " ", "\0", "nope", "2019", "hee",
    "x" * 5000, date(2019, 6, 1), Path("hee"),
)  # fmt: skip

TEXTS: dict[str, Door] = {
    "ask": lambda graph, odd: graph.ask(odd),
    "explain": lambda graph, odd: graph.explain(odd),
    "answer": lambda graph, odd: graph.answer(odd),
    "find": lambda graph, odd: graph.find(odd),
    "body": lambda graph, odd: graph.body(odd),
    "life": lambda graph, odd: graph.life(odd),
    "names": lambda graph, odd: graph.names(odd),
    "coverage": lambda graph, odd: graph.coverage(odd),
    "statement": lambda graph, odd: graph.statement(odd),
    "cite": lambda graph, odd: graph.cite(odd),
    "cite style": lambda graph, odd: graph.cite("hee/dhsc_accountability", odd),
    "name_on": lambda graph, odd: graph.name_on(odd, "2019-06-01"),
    "count": lambda graph, odd: graph.count(odd, "2019-06-01"),
    "snapshot.name": lambda graph, odd: graph.on("2019-06-01").name(odd),
    "snapshot.count": lambda graph, odd: graph.on("2019-06-01").count(odd),
    "lines type": lambda graph, odd: graph.lines(odd, "holder", "hee"),
    "lines role": lambda graph, odd: graph.lines("accountability", odd, "hee"),
    "lines body": lambda graph, odd: graph.lines("accountability", "holder", odd),
    "edges type": lambda graph, odd: list(graph.edges(odd, "holder", "hee")),
    "edges role": lambda graph, odd: list(graph.edges("accountability", odd, "hee")),
    "edges body": lambda graph, odd: list(graph.edges("accountability", "holder", odd)),
    "plans type": lambda graph, odd: graph.plans(odd, "holder", "hee"),
    "plans role": lambda graph, odd: graph.plans("accountability", odd, "hee"),
    "plans body": lambda graph, odd: graph.plans("accountability", "holder", odd),
    "members": lambda graph, odd: graph.members(odd),
    "members role": lambda graph, odd: graph.members("letbs", odd),
    "is_member": lambda graph, odd: graph.is_member(odd, "letbs"),
    "is_member of": lambda graph, odd: graph.is_member("hee", odd),
    "handed_down": lambda graph, odd: list(graph.handed_down("legal_form", odd)),
    "handed_down type": lambda graph, odd: list(graph.handed_down(odd, "hee")),
    "chain": lambda graph, odd: graph.draw.chain(odd, "2019-06-01"),
    "timeline": lambda graph, odd: graph.draw.timeline(odd),
    "draw coverage": lambda graph, odd: graph.draw.coverage(odd),
    "story": lambda graph, odd: graph.draw.story(odd, "folder"),
    "story folder": lambda graph, odd: graph.draw.story("no story", odd),
    "story form": lambda graph, odd: graph.draw.story("no story", "folder", form=odd),
    "form": lambda graph, odd: graph.answer(Question(odd, ("hee",))),
}
"""Where a text is asked for."""
DAYS: dict[str, Door] = {
    "on": lambda graph, odd: graph.on(odd),
    "during": lambda graph, odd: graph.during(odd),
    "as_known_on": lambda graph, odd: graph.as_known_on(odd),
    "changes from": lambda graph, odd: graph.changes(odd, "2020"),
    "changes to": lambda graph, odd: graph.changes("2014", odd),
    "name_on": lambda graph, odd: graph.name_on("hee", odd),
    "count": lambda graph, odd: graph.count("letbs", odd),
    "structure": lambda graph, odd: graph.draw.structure(odd),
    "draw years": lambda graph, odd: graph.draw.years(odd),
    "draw changes": lambda graph, odd: graph.draw.changes(odd, "2020"),
    "draw changes to": lambda graph, odd: graph.draw.changes("2014", odd),
    "draw chain": lambda graph, odd: graph.draw.chain("hee", odd),
    "mandate": lambda graph, odd: graph.draw.mandate(odd),
    "funding": lambda graph, odd: graph.draw.funding(odd),
}
"""Where a day, a period or years are asked for."""
OPTIONS: dict[str, Door] = {
    "ask as_known_on": lambda graph, odd: graph.ask("who funds HEE in 2019", as_known_on=odd),
    "names period": lambda graph, odd: graph.names("hee", odd),
    "changes body": lambda graph, odd: graph.changes("2014", "2020", odd),
    "structure types": lambda graph, odd: graph.draw.structure("2019", types=odd),
    "structure around": lambda graph, odd: graph.draw.structure("2019", around=odd),
    "structure expand": lambda graph, odd: graph.draw.structure("2019", expand=odd),
    "structure hops": lambda graph, odd: graph.draw.structure("2019", hops=odd),
    "changes types": lambda graph, odd: graph.draw.changes("2014", "2020", types=odd),
    "years types": lambda graph, odd: graph.draw.years("2019", types=odd),
    "timeline period": lambda graph, odd: graph.draw.timeline("hee", period=odd),
    "timeline types": lambda graph, odd: graph.draw.timeline("hee", types=odd),
    "coverage types": lambda graph, odd: graph.draw.coverage("hee", types=odd),
    "mandate body": lambda graph, odd: graph.draw.mandate("2019/20", body=odd),
    "networkx types": lambda graph, odd: graph.on("2019-06-01").to_networkx(types=odd),
} | {
    f"question {name}": lambda graph, odd, name=name: graph.answer(
        Question(**{"form": "accountability", "bodies": ("hee",), name: odd})
    )
    for name in Question.__dataclass_fields__
    if name != "form"
}  # fmt: skip
"""What may be left out."""


@pytest.mark.parametrize("door", TEXTS)
def test_what_is_no_text_is_refused_where_a_text_is_asked_for(record: Graph, door: str) -> None:
    for odd in NO_TEXTS:
        with pytest.raises(QuestionError):
            TEXTS[door](record, odd)


@pytest.mark.parametrize("door", DAYS)
def test_what_is_no_text_is_refused_where_a_day_is_asked_for(record: Graph, door: str) -> None:
    """A bare 2019 in particular: as a number of days it is a day of the year 6."""
    for odd in NO_TEXTS:
        with pytest.raises(DateError):
            DAYS[door](record, odd)


@pytest.mark.long
@pytest.mark.parametrize("door", [*TEXTS, *DAYS, *OPTIONS])
def test_nothing_but_a_sentence_of_the_package_comes_out(
    record: Graph, door: str, sample: Callable[..., list[Any]], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    for odd in sample(ODD, 6):
        with contextlib.suppress(NhsGraphError):
            (TEXTS | DAYS | OPTIONS)[door](record, odd)


@pytest.mark.parametrize("odd", [None, [], ["models"], b"models", 3, True, "\0"])
def test_what_is_no_folder_is_refused(odd: Any) -> None:
    with pytest.raises(QuestionError, match=r"is no (text|path)"):
        nhsgraph.load(odd)


def test_a_day_is_taken_as_text_as_a_date_and_as_a_time(record: Graph) -> None:
    """At every door, and one and the same day."""
    text, day, time = "2014-06-01", date(2014, 6, 1), datetime(2014, 6, 1, 9, tzinfo=UTC)
    stamp = pd.Timestamp("2014-06-01 23:30", tz="Europe/London")
    assert record.during(stamp) == record.during(time) == record.on(stamp) == record.on(text)
    assert record.count("letbs", text) == record.count("letbs", day) == [13]
    assert record.count("letbs", time) == record.on(text).count("letbs") == [13]
    assert record.name_on("hee", time) == record.on(day).name("hee")
    assert record.on(time) == record.on(day) == record.on(text)
    assert record.as_known_on(time) == record.as_known_on(text)
    words = "who funds HEE in 2014"
    assert record.ask(words, as_known_on=day) == record.ask(words, as_known_on=text)


@pytest.mark.parametrize(
    "nothing", [pd.NaT, np.datetime64("NaT"), float("nan"), float("inf"), np.datetime64("2014-06")]
)
@pytest.mark.parametrize("door", DAYS)
def test_what_is_no_time_is_refused(record: Graph, door: str, nothing: Any) -> None:
    """``NaT`` is a ``datetime`` by its class, and gives the first of January of the year 1."""
    with pytest.raises(DateError):
        DAYS[door](record, nothing)


def test_unknown_bodies_are_refused_and_not_answered_with_nothing(record: Graph) -> None:
    asked: list[Door] = [
        lambda graph, odd: graph.members(odd),
        lambda graph, odd: graph.plans("funding", "payer", odd),
        lambda graph, odd: graph.edges("funding", "payer", odd),
        lambda graph, odd: graph.is_member("hee", odd),
        lambda graph, odd: graph.is_member(odd, "letbs"),
        lambda graph, odd: graph.on("2019-06-01").name(odd),
        lambda graph, odd: graph.on("2019-06-01").count(odd),
    ]
    for door in asked:
        with pytest.raises(UnknownBodyError, match="“hea”"):
            door(record, "hea")


def test_one_text_is_one_of_a_list(record: Graph) -> None:
    """For types and bodies alike; and no types are the types that the picture has by itself."""
    draw, day = record.draw, record.on("2014-06-01")
    assert _said(draw.structure("2014", types="funding")) == _said(
        draw.structure("2014", types=["funding"])
    )
    assert _said(draw.structure("2014", expand="letbs")) == _said(
        draw.structure("2014", expand=["letbs"])
    )
    assert _said(draw.structure("2014", types=None)) == _said(draw.structure("2014"))
    one, several = day.to_networkx(types="funding"), day.to_networkx(types=["funding"])
    assert set(one.edges) == set(several.edges) != set()


def _said(picture: Any) -> object:
    return picture.description


def test_a_force_that_is_none_is_refused(record: Graph) -> None:
    with pytest.raises(QuestionError, match="“nope”"):
        record.answer(Question("accountability", ("hee",), force="nope"))
    record.answer(Question("accountability", ("hee",), force="law"))

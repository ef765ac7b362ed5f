"""How long something lasted: exact where both ends are, and never more exact than they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph import Graph
from nhsgraph.answers import Answer
from nhsgraph.dates import When, read_day
from nhsgraph.errors import QuestionError
from nhsgraph.words.lengths import lasted_in_words, length_in_words
from worlds import answered, world

UNTIL = read_day("2022-01-01")
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def _named(when: str) -> Answer:
    return answered(world(f"unit: {{names: [{{name: Unit, when: '{when}'}}]}}"), "lasted", "unit")


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2013-04-01/2015-12-31", "for two years and nine months, from 1 April 2013 to 31 Dec"),
        ("2013-04-01/2013-04-01", "for one day,"),
        ("2016-02-29/2017-02-27", "for one year"),
        ("2013-04/2015-12-31", "at most two years and nine months, from some day in April 2013 to"),
        ("2013-04-01/[2015-03-31..]", "two years, from 1 April 2013 and still when last seen on"),
        ("2013-04-01/..", "from 1 April 2013 and still on 31 December 2021, as far as the record"),
        ("2013-04-01/", "to a day unknown"),
        ("../2015-03-31", "from before the record begins to 31 March 2015"),
        ("/2015-03-31", "from a day unknown to 31 March 2015"),
        ("[..2013-04-01]/2015-03-31", "at least two years, from 1 April 2013 or earlier"),
        ("2012/2012", "at most one year"),
        ("2022-07-01/..", "from 1 July 2022 on, after the last day that the record covers"),
    ],
)  # fmt: skip
def test_the_length_says_what_its_ends_say(when: str, told: str) -> None:
    assert told in _named(when).text


@given(DAYS, st.integers(1, 9000))
def test_a_length_counts_on_to_the_end(first: date, days: int) -> None:
    """Years and months from the first day, then days, lead to the day after the last."""
    stop = first + timedelta(days)
    words = length_in_words(first.toordinal(), stop.toordinal())
    longer = length_in_words(first.toordinal(), stop.toordinal() + 1)
    assert words
    assert words != longer


@given(DAYS, st.integers(0, 2000), st.integers(0, 900), st.integers(0, 900))
def test_a_fuzzy_end_never_gives_an_exact_length(
    first: date, days: int, early: int, late: int
) -> None:
    """What may have lasted for two lengths is never told as one."""
    begin, end = first + timedelta(early), first + timedelta(early + days)
    when = When.read(f"[{first}..{begin}]/[{end}..{end + timedelta(late)}]")
    words = lasted_in_words(when.extent, UNTIL)
    exact = early == late == 0
    assert exact == (not any(sign in words for sign in ("at least", "at most", "about")))


HANDED_ON = """
unit:
  hosting:
    - {host: first, when: 2012-04-01/2013-03-31}
    - {host: second, when: 2013-04-01/2015-03-31}
    - {host: second, when: 2015-04-01/2016-03-31, basis: another agreement}
    - {host: first, when: 2016-04-01/2018-03-31}
  posts:
    - {post: chair, person: Dr Ann Lee, when: 2012-04-01/2014-03-31}
    - {post: chair, person: Bob Day, when: 2014-04-01/2020-03-31}
    - {post: deputy_chair, person: Cy Fox, when: 2010-04-01/2020-03-31}
    - {post: chair, person: Ann Lee, when: 2010/2014-03-31,
       contested: {reason: she came in 2012, evidence: [act]}}
"""


def test_statements_that_follow_each_other_are_one_stretch() -> None:
    answer = answered(world(HANDED_ON), "lasted", "unit", moment="hosting", candidate="second")
    assert "second hosted unit for three years, from 1 April 2013 to 31 March 2016." in (
        answer.text[:1].lower() + answer.text[1:]
    )
    assert {row.statement for row in answer.results} == {"unit/hosting-2", "unit/hosting-3"}
    assert answer.results[0].more["lasted"] == {"at_least": 1096, "at_most": 1096}


def test_a_host_that_came_back_has_two_stretches() -> None:
    answer = answered(world(HANDED_ON), "lasted", "unit", moment="hosting", candidate="first")
    assert [row.more["lasted"]["at_least"] for row in answer.results] == [365, 730]


def test_a_post_is_that_of_the_person_asked_and_a_denied_claim_stands_beside() -> None:
    graph = world(HANDED_ON)
    answer = answered(graph, "lasted", "unit", moment="post", post="chair", value="Ann Lee")
    assert answer.ids == ["Dr Ann Lee"]
    assert "for two years, from 1 April 2012 to 31 March 2014" in answer.text
    assert [row.statement for row in answer.see_also] == ["unit/post-4"]


def test_the_longest_is_picked() -> None:
    graph = world(HANDED_ON)
    longest = answered(graph, "lasted", "unit", moment="post", post="chair", pick="longest")
    assert longest.ids == ["Bob Day"]
    last = answered(graph, "lasted", "unit", moment="post", post="chair", pick="first")
    assert last.ids == ["Dr Ann Lee"]


def test_what_may_have_been_the_longest_is_told_too() -> None:
    graph = world("""
    unit:
      posts:
        - {post: chair, person: Ann Lee, when: 2012-04-01/2014-03-31}
        - {post: chair, person: Bob Day, when: 2014-04-01/2016}
        - {post: chair, person: Cy Fox, when: 2017-01-01/2017-12-31}
    """)
    answer = answered(graph, "lasted", "unit", moment="post", pick="longest")
    assert answer.ids == ["Ann Lee", "Bob Day"]


def test_a_pick_that_nobody_knows_is_refused() -> None:
    graph = world(HANDED_ON)
    for form, pick in (("lasted", "middle"), ("bodies", "oldest")):
        with pytest.raises(QuestionError, match="no pick"):
            answered(graph, form, "unit", pick=pick)


def test_what_was_not_known_to_end_still_lasted() -> None:
    """As known in 2014 nobody knew of the end; the day of knowledge is the last day told."""
    graph = world(
        "unit: {names: [{name: Unit, when: 2013-04-01/2015-03-31, evidence: [order,"
        " {source: closing, proves: end}]}]}",
        news="{order: 2013-03-01, closing: 2015-03-01}",
    )
    known = answered(graph.as_known_on("2014-03-31"), "lasted", "unit")
    assert "for at least one year, from 1 April 2013 and still on 31 March 2014" in known.text
    assert known.results[0].more["lasted"]["at_most"] is None
    announced = answered(graph.as_known_on("2013-03-15"), "lasted", "unit")
    assert announced.text.startswith("The Unit was to exist from 1 April 2013 on")


def test_what_happens_on_a_day_does_not_last() -> None:
    graph = world("{new: {succession: [{predecessor: old, when: 2013-04-01/..}]}}")
    answer = answered(graph, "lasted", "new", moment="succession")
    assert "on one day" in answer.text


def test_a_line_that_reaches_a_member_lasts_as_long_as_it_reaches_it() -> None:
    graph = world("""
    one:
      names: [{name: One, when: 2013-04-01/2015-03-31}]
      membership: [{whole: many}]
    many: {kind: collective, accountability: [{holder: top, when: 2010-04-01/2020-03-31}]}
    """)
    answer = answered(graph, "lasted", "one", moment="accountability")
    assert "for two years, from 1 April 2013 to 31 March 2015" in answer.text
    assert answer.results[0].via == ("many",)


@pytest.mark.parametrize(
    ("body", "narrowing", "told"),
    [
        ("hee", {}, "ten years, nine months and four days, from 28 June 2012 to 31 March 2023"),
        ("shas", {}, "six years and nine months, from 1 July 2006 to 31 March 2013"),
        ("hee", {"moment": "legal_form", "value": "special_health_authority"},
         "two years, nine months and four days, from 28 June 2012 to 31 March 2015"),
        ("hee", {"moment": "post", "value": "Navina Evans"}, "two years and six months"),
        ("nhs-leadership-academy", {"moment": "hosting", "candidate": "nhse-and-nhsi"},
         "three years and three months, from 1 April 2019 to 30 June 2022"),
    ],
)  # fmt: skip
def test_the_record_knows_how_long(
    record: Graph, body: str, narrowing: dict[str, str], told: str
) -> None:
    assert told in answered(record, "lasted", body, **narrowing).text

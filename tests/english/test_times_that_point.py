"""Times that point to another, parts of a time in ordinary words, what changed and when."""

from __future__ import annotations

import pytest

from nhsgraph import Graph, Period
from nhsgraph.english.times import read_times
from worlds import world

BODIES = """
board:
  names: [{name: Port Board, short: PB, when: 2010-01-01/2020-12-31}]
  legal_forms:
    - {form: special_health_authority, when: 2010-01-01/2014-12-31, basis: Ports Act 2009 s. 1}
    - {form: executive_ndpb, when: 2015-01-01/2020-12-31, basis: Ports Act 2014 s. 9}
  posts:
    - {id: a, post: chair, person: Ann Archer, when: 2010-01-01/2012-12-31}
    - {id: b, post: chair, person: Bo Baker, when: 2013-01-01/2018-06-30}
    - {id: c, post: chair, person: Cy Carter, when: 2018-07-01/2020-12-31}
crown:
  kind: department
  names:
    - {name: Crown Office, when: 2000-01-01/2015-12-31}
    - {name: Crown Ministry, short: Ministry, when: 2016-01-01/..}
  posts:
    - {post: permanent_secretary, person: Di Dale, when: 2009-01-01/2013-12-31}
    - {post: permanent_secretary, person: Ed East, when: 2014-01-01/2020-12-31}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board that changed its form, an office that changed its name, and who led them."""
    return world(BODIES)


@pytest.mark.parametrize(
    "words",
    ["then", "back then", "since then", "by then", "at that time", "that year", "in those days",
     "at the time", "in that same month", "from then on"],
)  # fmt: skip
def test_a_time_that_points_to_none_is_named_as_not_read(graph: Graph, words: str) -> None:
    """Or the answer for all times would be taken for one about that time."""
    answer = graph.ask(f"who chaired the Port Board {words}")
    assert answer.status == "partly"
    assert "could not be read" in answer.lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "when did the Port Board become an executive NDPB and who chaired it at the time",
            "Bo Baker",
        ),
        ("The Port Board was set up in 2010. Who was its chair at that time?", "Ann Archer"),
        ("who chaired PB in 2019 and who was permanent secretary of the Ministry then", "Ed East"),
        (
            "who led the Crown Office in 2012, and who chaired the Port Board that year",
            "Ann Archer",
        ),
    ],
)
def test_a_time_points_to_what_was_told_or_asked_before(graph: Graph, text: str, told: str) -> None:
    answer = graph.ask(text)
    assert answer.status == "answered"
    assert told in answer.lead, answer.lead
    others = {"Ann Archer", "Bo Baker", "Cy Carter"} - {told}
    assert told == "Ed East" or not any(name in answer.lead for name in others)


def test_since_then_begins_with_what_was_told(graph: Graph) -> None:
    answer = graph.ask(
        "when was the Crown Office renamed and who chaired the Port Board since then"
    )
    assert "Bo Baker" in answer.lead
    assert "Cy Carter" in answer.lead
    assert "Ann Archer" not in answer.lead


@pytest.mark.parametrize(
    "words",
    ["at some point in 2013", "at any time in 2013", "in the course of 2013", "for most of 2013",
     "for part of 2013", "for the whole of 2013", "at some stage during 2013"],
)  # fmt: skip
def test_some_part_of_a_year_is_asked_of_the_year(words: str) -> None:
    times = read_times(f"who chaired it {words}")
    assert (times.rest.strip(), times.unread) == ("who chaired it", ())
    assert times == read_times("who chaired it in 2013")._replace(rest=times.rest)


@pytest.mark.parametrize("part", ["latter part", "later part", "back end", "back-end", "tail end"])
def test_a_late_part_of_a_year_is_late_in_it(part: str) -> None:
    late = read_times("who chaired it in late 2013").period
    assert read_times(f"who chaired it in the {part} of 2013").period == late


@pytest.mark.parametrize("words", ["in year one", "in year 2", "in the closing weeks of 2013"])
def test_a_vague_time_is_named(words: str) -> None:
    assert read_times(f"who chaired it {words}").unread


@pytest.mark.parametrize(
    "text",
    ["when did the Port Board change its legal form", "when did the legal status of PB change"],
)
def test_a_change_of_form_has_a_day(graph: Graph, text: str) -> None:
    assert "executive NDPB on 1 January 2015" in graph.ask(text).lead


def test_a_body_with_one_name_never_changed_it(graph: Graph) -> None:
    answer = graph.ask("when did the Port Board change its name")
    assert answer.status == "silent"
    assert "no other name on record" in answer.lead
    assert "1 January 2016" in graph.ask("when did the Crown Office change its name").lead


def test_many_changes_are_told_by_their_events(record: Graph) -> None:
    lead = record.ask("what changed about HEE in 2015").lead
    assert "executive non-departmental public body (1 April 2015)" in lead


@pytest.mark.parametrize("act", ["Care Act", "Care Act 2014"])
def test_an_act_is_the_one_of_that_name(record: Graph, act: str) -> None:
    """Not the first whose title has these words among others."""
    answer = record.ask(f"who was health secretary when the {act} was passed")
    assert "On 14 May 2014 Jeremy Hunt" in answer.lead


def test_an_act_of_several_years_has_no_day(record: Graph) -> None:
    answer = record.ask("who was health secretary when the Health and Social Care Act was passed")
    assert answer.status != "answered"


@pytest.mark.parametrize("text", ["who led", "who ran", "who was in charge of", "who was head of"])
def test_a_department_is_led_by_its_minister_and_its_first_official(
    record: Graph, text: str
) -> None:
    lead = record.ask(f"{text} the Department of Health in 2014").lead
    assert "Una O'Brien was permanent secretary" in lead
    assert "Jeremy Hunt was Secretary of State" in lead


def test_who_led_what_nobody_is_on_record_for_is_silence_about_posts(record: Graph) -> None:
    answer = record.ask("who led the Treasury in 2014")
    assert (answer.status, answer.question.form) == ("silent", "post")


@pytest.mark.parametrize(
    "clause",
    [
        "under Theresa May", "under Gordon Brown", "when Tristram Hunt was education secretary",
        "when Dominic Cummings was at No 10", "under theresa may",
    ],
)  # fmt: skip
def test_a_forename_of_somebody_else_is_another_person(record: Graph, clause: str) -> None:
    answer = record.ask(f"who chaired HEE {clause}")
    assert answer.status in {"partly", "silent"}
    assert "could not be read" in answer.lead


@pytest.mark.parametrize(
    "clause",
    [
        "when Jeremy Hunt was foreign secretary", "when Sajid Javid was chancellor",
        "when Andy Burnham was mayor of Manchester", "when Simon Stevens was at UnitedHealth",
        "when Dido Harding ran Test and Trace", "when David Nicholson retired",
        "when Navina Evans was chief executive of East London",
    ],
)  # fmt: skip
def test_a_post_or_place_that_is_not_on_record_dates_nothing(record: Graph, clause: str) -> None:
    """Another post of the same person has other days."""
    answer = record.ask(f"who chaired HEE {clause}")
    assert answer.status == "partly"
    assert "“when" in answer.lead


@pytest.mark.parametrize("text", ["under Hunt", "under Mr Hunt", "when Jeremy Hunt was minister"])
def test_a_person_dates_a_clause_by_the_post_that_is_on_record(record: Graph, text: str) -> None:
    assert record.ask(f"who chaired HEE {text}").first == "2012-09-04"


def test_before_and_after_somebody_elsewhere_is_a_time(record: Graph) -> None:
    assert record.ask("who chaired HEE after Lansley").first == "2012-09-04"
    assert record.ask("who chaired HEE before Hunt").last == "2012-09-03"


def test_behind_a_word_of_time_an_act_is_the_day_of_its_assent(record: Graph) -> None:
    assert record.ask("who was health secretary since the Care Act").first == "2014-05-14"
    assert record.ask("who was health secretary before the Care Act 2014").last == "2014-05-13"


def test_of_a_body_whose_form_an_act_gave_it_is_the_day_on_which_it_did(record: Graph) -> None:
    assert record.ask("who chaired HEE since the Care Act").first == "2015-04-01"
    answers = record.ask("who did HEE answer to before and after the Care Act 2014").answers
    assert [(one.first, one.last) for one in answers] == [
        (None, "2015-03-31"),
        ("2015-04-02", None),
    ]


def test_the_year_of_what_happened_is_that_whole_year(record: Graph) -> None:
    answer = record.ask("who was health secretary the year the SHAs were abolished")
    assert (answer.first, answer.last) == ("2013-01-01", "2013-12-31")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in the first year of HEE", "2012-06-28", "2013-06-27"),
        ("in HEE's first year", "2012-06-28", "2013-06-27"),
        ("in its first financial year", "2012-06-28", "2013-03-31"),
        ("in its first full year", "2013-04-01", "2014-03-31"),
        ("in the first year of NHS England", "2012-10-01", "2013-09-30"),
        ("at the time of the SHAs' abolition", "2013-04-01", "2013-04-01"),
        ("after the SHAs' abolition", "2013-04-01", None),
        ("on the day of Health Education England's launch", "2012-06-28", "2012-06-28"),
        ("before HEE's creation", None, "2012-06-27"),
    ],
)
def test_what_happened_to_a_body_is_a_time(
    record: Graph, words: str, first: str | None, last: str | None
) -> None:
    """A first year has twelve months and no more, and the answer says which they were taken for."""
    asked = "chaired HEE" if "its" in words else "was health secretary"
    answer = record.ask(f"who {asked} {words}")
    assert answer.question.period == Period.between(first, last)
    assert any("was taken to be" in note for note in answer.notes)


def test_a_later_year_of_a_body_is_named_and_picks_no_second_person(graph: Graph) -> None:
    answer = graph.ask("who chaired the Port Board in the second year of the Port Board")
    assert "“second year” could not be read" in answer.lead


@pytest.mark.parametrize(
    ("words", "second"),
    [
        ("on 1 April 2014 and 2019", "On 1 April 2019 Cy Carter"),
        ("in summer 2014 and 2018", "From 1 June to 31 August 2018"),
        ("in March 2014 and 2018", "In March 2018 Bo Baker"),
        ("on 1 April 2014 and in 2019", "In 2019 Cy Carter"),
    ],
)
def test_a_year_behind_a_day_asks_for_the_same_day(graph: Graph, words: str, second: str) -> None:
    lead = graph.ask(f"who chaired the Port Board {words}").lead
    assert second in lead, lead


@pytest.mark.parametrize("words", ["at first", "from the off", "to begin with", "to start with"])
def test_at_first_asks_for_the_first(graph: Graph, words: str) -> None:
    lead = graph.ask(f"who chaired the Port Board {words}?").lead
    assert "Ann Archer" in lead
    assert "Bo Baker" not in lead

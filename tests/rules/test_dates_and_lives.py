"""Rules 1 to 7: what a date leaves open, how long a body lives, and how ends fall together."""

from __future__ import annotations

import pytest

from nhsgraph.dates import FuzzyDay, Period, When, read_day, write_day
from nhsgraph.english.times import read_times
from worlds import answered, certainty, world

ACADEMY = """
academy:
  hosting:
    - {host: nhse, when: "2013-04-01/[2016-03-31..2016-04-29]", ended_by: move}
    - {host: hee, when: "[2016-04-01..2016-04-30]/2019-03-31", begun_by: move}
"""
MOVE = "move: '[2016-04-01..2016-04-30]'"
"""The Leadership Academy moves from NHS England to HEE on some day of April 2016."""

BOARDS = "\n".join(
    [
        "boards: {kind: collective}",
        *(
            f"old-{number}: {{membership: [{{whole: boards, ended_by: merger,"
            ' when: "2013-04-01/[2016-07-01..2016-09-29]"}]}'
            for number in range(13)
        ),
        *(
            f"new-{number}: {{membership: [{{whole: boards, begun_by: merger,"
            ' when: "[2016-07-02..2016-09-30]/.."}]}'
            for number in range(4)
        ),
    ]
)
MERGER = "merger: '[2016-07-02..2016-09-30]'"
"""Thirteen boards become four on some day of the summer of 2016."""


def holds(when: str, *days: str) -> list[str]:
    """Whether an interval holds on each of the days."""
    return [str(When.read(when).holds_on(read_day(day))) for day in days]


# -- 1. ends ---------------------------------------------------------------------------------------


def test_rule_01_an_end_is_a_span_of_days_from_the_earliest_to_the_latest() -> None:
    """Within the span of an end a statement is possible, between the two spans it is certain."""
    when = "2013-04/[2015-01-10..2015-01-20]"
    inside = ["2013-04-01", "2013-04-30", "2015-01-10", "2015-01-11", "2015-01-20"]
    assert holds(when, *inside) == ["possible", "certain", "certain", "possible", "possible"]
    assert holds(when, "2013-03-31", "2015-01-21") == ["no", "no"]


def test_rule_01_what_was_last_attested_on_a_day_may_have_gone_on() -> None:
    """An end ``[day..]`` is certain to that day; from the next day on it is possible for ever."""
    when = "2013-04-01/[2016-05-12..]"
    assert holds(when, "2016-05-12", "2016-05-13", "2040-01-01") == [
        "certain",
        "possible",
        "possible",
    ]


def test_rule_01_what_was_first_attested_on_a_day_may_have_begun_before() -> None:
    """A begin ``[..day]`` is certain from that day; on each earlier day it is possible."""
    when = "[..2016-05-12]/.."
    assert holds(when, "1948-07-05", "2016-05-11", "2016-05-12") == [
        "possible",
        "possible",
        "certain",
    ]


def test_rule_01_an_open_end_is_certain_and_a_blank_one_is_not() -> None:
    """``..`` goes on; a blank is nobody's knowledge, and neither is ever read as the other."""
    assert holds("2013-04-01/..", "2013-04-01", "2030-01-01") == ["certain", "certain"]
    assert holds("2013-04-01/", "2013-04-01", "2030-01-01") == ["certain", "possible"]
    assert holds("/2013-04-01", "1990-01-01", "2013-04-01") == ["possible", "certain"]
    assert holds("/", "2013-04-01") == ["possible"]
    blank, is_open = When.read("2013-04-01/"), When.read("2013-04-01/..")
    assert (blank.end_open, is_open.end_open) == (False, True)
    assert blank != is_open


# -- 2. ~ ? % --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["~", "?", "%"])
@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2013-04-15", "2013-03-15", "2013-05-16"),
        ("2013-04", "2013-03-01", "2013-05-31"),
        ("2012", "2011-07-02", "2013-07-02"),
    ],
)
def test_rule_02_a_sign_widens_a_day_or_month_by_31_days_and_a_year_by_183(
    date: str, sign: str, first: str, last: str
) -> None:
    """Each of the three signs widens a date on both sides alike, by its precision alone."""
    fuzzy = FuzzyDay.read(date + sign)
    assert (write_day(fuzzy.earliest), write_day(fuzzy.latest)) == (first, last)


def test_rule_02_the_text_keeps_the_sign() -> None:
    """An answer quotes the date with its sign, not with the days that it was widened to."""
    graph = world("hee: {accountability: [{holder: dhsc, when: 2013~/..}]}")
    [result] = answered(graph, "accountability", "hee", during="2016").results
    assert result.when == "2013~/.."


# -- 3. lives --------------------------------------------------------------------------------------

HEE = """
hee:
  names:
    - {name: Health Education England, when: 2012-06-28/2013-12-31}
    - {name: HEE, when: 2015-01-01/2023-03-31}
    - {name: HEE as the press had it, when: 2010-01-01/2030-12-31, contested: {reason: it errs}}
    - {name: Workforce England, when: 2009-01-01/2031-12-31, status: proposed}
"""


def test_rule_03_a_body_lives_from_its_first_name_to_the_end_of_its_last() -> None:
    """A gap between two names does not break a life; contested and planned names make none."""
    graph = world(HEE)
    life = graph.life("hee")
    assert (write_day(life.certain_from), write_day(life.certain_to - 1)) == (
        "2012-06-28",
        "2023-03-31",
    )
    assert life.possible_from == life.certain_from
    assert life.possible_to == life.certain_to
    assert life.holds_on(read_day("2014-06-01")) == "certain"


def test_rule_03_a_body_is_cited_before_its_life_by_the_name_that_it_was_to_have() -> None:
    """A planned name serves before the life alone, not within its gaps nor after its end."""
    graph = world(HEE)
    days = ["2011-01-01", "2013-01-01", "2014-12-01", "2024-01-01"]
    assert [graph.name_on("hee", read_day(day)) for day in days] == [
        "Workforce England",
        "Health Education England",
        "HEE",
        "HEE",
    ]


def test_rule_03_an_end_of_a_life_that_is_not_known_does_not_weaken_an_edge() -> None:
    """A blank end counts as open for what the body holds; the life itself stays uncertain."""
    graph = world("""
    hee:
      names: [{name: HEE, when: 2012/}]
      accountability: [{holder: dhsc, when: 2014-01-01/2018-12-31}]
    """)
    assert graph.life("hee").holds_on(read_day("2016-06-01")) == "possible"
    assert certainty(graph, "hee/accountability-1", "2016-06-01") == "certain"


# -- 4. the meet -----------------------------------------------------------------------------------

SHAS = """
shas:
  names: [{name: SHAs, when: 2006-07-01/2013-03-31}]
  accountability:
    - {id: open, holder: department, when: ../..}
    - {id: planned, holder: department, status: announced, when: 2014-01-01/..}
department:
  names: [{name: Department, when: 2010-05-12/..}]
hee:
  succession: [{predecessor: shas, when: 2013-04-01/..}]
"""


def test_rule_04_an_edge_holds_only_while_both_of_its_bodies_live() -> None:
    """The begin is the department's, the end the SHAs', whatever the edge itself says."""
    graph = world(SHAS)
    days = ["2010-05-11", "2010-05-12", "2013-03-31", "2013-04-01"]
    found = [certainty(graph, "shas/open", day) for day in days]
    assert found == ["no", "certain", "certain", "no"]


def test_rule_04_the_engine_says_which_of_the_three_cut_an_edge_short() -> None:
    """Both bodies cut what is open; neither cuts what lies within both of their lives."""
    graph = world(SHAS + "  accountability: [{holder: department, when: 2011-01-01/..}]\n")
    assert graph.cut_by(graph.statement("shas/open")) == ["shas", "department"]
    assert graph.cut_by(graph.statement("hee/accountability-1")) == []


def test_rule_04_a_succession_does_not_end_with_its_predecessor() -> None:
    """It begins when the predecessor is gone, so a meet of the three would leave nothing."""
    graph = world(SHAS)
    assert certainty(graph, "hee/succession-1", "2013-04-01") == "certain"


def test_rule_04_a_plan_may_lie_outside_the_lives_of_its_bodies() -> None:
    """What was planned for a body that was then abolished was planned all the same."""
    graph = world(SHAS)
    plan = graph.plan(graph.statement("shas/planned"))
    assert plan is not None
    assert plan.on(read_day("2014-06-01")) == "certain"


def test_rule_04_a_fuzzy_end_of_a_life_weakens_an_edge_inside_that_end_alone() -> None:
    """A body that began in some week of May makes that week possible, and no other day."""
    graph = world("""
    hee:
      names: [{name: HEE, when: "[2012-05-01..2012-05-07]/.."}]
      accountability: [{holder: dhsc}]
    """)
    days = ["2012-04-30", "2012-05-01", "2012-05-06", "2012-05-07", "2016-01-01"]
    found = [certainty(graph, "hee/accountability-1", day) for day in days]
    assert found == ["no", "possible", "possible", "certain", "certain"]


# -- 5. periods ------------------------------------------------------------------------------------


def test_rule_05_a_period_splits_at_every_day_on_which_the_certainty_changes() -> None:
    """The Academy in 2016: NHS England; four weeks of one or the other; HEE."""
    parts = answered(world(ACADEMY, events=MOVE), "hosting", "academy", during="2016").parts
    assert [(part.first, part.last, part.certain, part.possible) for part in parts] == [
        ("2016-01-01", "2016-03-31", ("nhse",), ()),
        ("2016-04-01", "2016-04-29", (), ("nhse", "hee")),
        ("2016-04-30", "2016-12-31", ("hee",), ()),
    ]


def test_rule_05_inside_a_part_each_statement_has_one_certainty() -> None:
    """A statement is a result for each of its parts, never one result of two certainties."""
    results = answered(world(ACADEMY, events=MOVE), "hosting", "academy", during="2016").results
    assert [(each.answer, each.first, str(each.certainty)) for each in results] == [
        (("nhse",), "2016-01-01", "certain"),
        (("nhse",), "2016-04-01", "possible"),
        (("hee",), "2016-04-01", "possible"),
        (("hee",), "2016-04-30", "certain"),
    ]


def test_rule_05_neighbours_that_are_equal_merge() -> None:
    """A statement that follows another with the same answer does not split the time."""
    graph = world("""
    academy:
      hosting: [{host: hee, when: 2016-04-01/2017-06-30}, {host: hee, when: 2017-07-01/..}]
    """)
    [part] = answered(graph, "hosting", "academy", during="2017").parts
    assert (part.first, part.last, part.certain) == ("2017-01-01", "2017-12-31", ("hee",))


def test_rule_05_a_rename_does_not_split_a_part() -> None:
    """The name is that of the first day; all names stand beside it with their days."""
    graph = world("""
    hee: {accountability: [{holder: dhsc}]}
    dhsc: {names: [{name: DH, when: ../2018-01-07}, {name: DHSC, when: 2018-01-08/..}]}
    """)
    answer = answered(graph, "accountability", "hee", during="2018")
    [result] = answer.results
    assert len(answer.parts) == 1
    assert result.roles["holder"]["name"] == "DH"
    assert result.roles["holder"]["names"] == [
        {"name": "DH", "from": "2018-01-01", "to": "2018-01-07"},
        {"name": "DHSC", "from": "2018-01-08", "to": "2018-12-31"},
    ]


# -- 6. events -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "numbers"),
    [("2016-07-01", [13]), ("2016-08-01", [4, 13]), ("2016-09-29", [4, 13]), ("2016-09-30", [4])],
)
def test_rule_06_a_count_is_taken_case_by_case(day: str, numbers: list[int]) -> None:
    """While the day of the merger is not known there are 13 boards or 4, never up to 17."""
    graph = world(BOARDS, events=MERGER)
    assert graph.on(day).count("boards") == numbers
    count = answered(graph, "count", "boards", during=day).count
    assert count == (numbers[0] if len(numbers) == 1 else numbers)


def test_rule_06_a_snapshot_inside_the_span_of_an_event_says_either_or() -> None:
    """What an event ends and what it begins exclude each other; outside its span nothing does."""
    graph = world(ACADEMY, events=MOVE)
    [case] = graph.on("2016-04-15").alternatives
    assert case.event == "move"
    assert [edge.id for edge in case.either] == ["academy/hosting-1"]
    assert [edge.id for edge in case.or_] == ["academy/hosting-2"]
    assert graph.on("2016-03-31").alternatives == []
    assert graph.on("2016-04-30").alternatives == []


def test_rule_06_an_answer_says_that_exactly_one_of_them_held() -> None:
    """A reader of two possible hosts must learn that there were never both nor none."""
    notes = answered(world(ACADEMY, events=MOVE), "hosting", "academy", during="2016").notes
    assert any("either" in note and "exactly one" in note for note in notes)


def test_rule_06_ends_tied_to_an_event_fall_on_its_day() -> None:
    """An end that is written more coarsely than its event is kept to the event's days."""
    graph = world(
        """
        academy:
          hosting:
            - {host: nhse, when: 2013-04-01/2019, ended_by: move}
            - {host: both, when: 2019/.., begun_by: move}
        """,
        events="move: 2019-04-01",
    )
    first = [
        certainty(graph, "academy/hosting-1", "2019-03-31"),
        certainty(graph, "academy/hosting-1", "2019-04-01"),
    ]
    second = [
        certainty(graph, "academy/hosting-2", "2019-03-31"),
        certainty(graph, "academy/hosting-2", "2019-04-01"),
    ]
    assert (first, second) == (["certain", "no"], ["no", "certain"])


def test_rule_06_the_evidence_of_an_event_proves_the_ends_tied_to_it() -> None:
    """Who read of the move in 2018 knew of both: the old host's end and the new one's begin."""
    graph = world(
        """
        academy:
          hosting:
            - {host: hee, when: 2016-04-01/2019-03-31, ended_by: move}
            - {host: both, when: 2019-04-01/.., begun_by: move, evidence: [late]}
        """,
        events="[{id: move, date: 2019-04-01, evidence: [{source: letter}]}]",
        news="{letter: 2018-11-01, late: 2020-01-01}",
    ).as_known_on("2018-12-01")
    assert certainty(graph, "academy/hosting-1", "2019-04-01") == "no"
    assert certainty(graph, "academy/hosting-2", "2019-04-01") == "possible"


def test_rule_06_an_event_that_begins_nothing_proves_what_it_ends_all_the_same() -> None:
    """The order that abolishes a board is known before the day, and so is the board's last day."""
    graph = world(
        "board: {oversight: [{overseer: dh, when: 2013-04-01/2016-03-31, ended_by: abolished,"
        " evidence: [act]}]}",
        events="[{id: abolished, date: 2016-04-01, evidence: [order]}]",
        news="order: 2016-01-15",
    )
    found = [
        certainty(graph.as_known_on(day), "board/oversight-1", "2016-04-01")
        for day in ("2016-01-14", "2016-01-15")
    ]
    assert found == ["possible", "no"]


# -- 7. years --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2014/15", "2014-04-01", "2015-03-31"),
        ("2014-15", "2014-04-01", "2015-03-31"),
        ("2014/2015", "2014-01-01", "2015-12-31"),
        ("early 2014", "2014-01-01", "2014-04-30"),
        ("mid 2014", "2014-05-01", "2014-08-31"),
        ("late 2014", "2014-09-01", "2014-12-31"),
        ("spring 2014", "2014-03-01", "2014-05-31"),
        ("summer 2014", "2014-06-01", "2014-08-31"),
        ("autumn 2014", "2014-09-01", "2014-11-30"),
        ("winter 2014", "2014-12-01", "2015-02-28"),
    ],
)
def test_rule_07_a_year_in_a_sentence_is_read_by_a_fixed_table(
    words: str, first: str, last: str
) -> None:
    """With two figures after the stroke it is a financial year, with four two calendar years."""
    period = read_times(f"who held HEE to account in {words}").period
    assert period is not None
    assert (period.first, period.last) == (first, last)


def test_rule_07_in_a_file_or_an_option_a_year_and_two_figures_are_a_month() -> None:
    """``2014-12`` is December 2014; the financial year has a stroke."""
    month, year = Period.read("2014-12"), Period.read("2014/15")
    assert (month.first, month.last) == ("2014-12-01", "2014-12-31")
    assert (year.first, year.last) == ("2014-04-01", "2015-03-31")
    assert holds("2014-12/2014-12", "2014-12-02", "2015-01-01") == ["possible", "no"]


def test_rule_07_an_answer_shows_the_days_that_it_took_a_word_for() -> None:
    """*Early 2019* is January to April, and the reader can see that it is."""
    graph = world("hee: {aliases: [HEE], accountability: [{holder: dhsc}]}")
    answer = graph.ask("who held HEE to account in early 2019")
    assert "1 January to 30 April 2019" in answer.read_as

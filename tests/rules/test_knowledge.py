"""Rules 8 to 12: what somebody could have known on a day, and from which publication."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from nhsgraph import RecordError
from nhsgraph.answers import Question, answer
from nhsgraph.checks import RULES
from nhsgraph.dates import read_day
from nhsgraph.library import Graph
from nhsgraph.schema import Name
from worlds import answered, certainty, world


def known(graph: Graph, statement_id: str, day: str, *days: str) -> list[str]:
    """As known on each of the days, whether a statement holds on ``day``."""
    return [certainty(graph.as_known_on(each), statement_id, day) for each in days]


HALT = "{date: 2015-04-01, evidence: [page]}"


# -- 8. when a source is known ---------------------------------------------------------------------


def test_rule_08_a_source_is_known_from_the_last_day_of_its_date_and_possibly_from_the_first() -> (
    None
):
    """Of what came out in June, nobody can say that it was read on 15 June."""
    graph = world("hee: {accountability: [{holder: dh, evidence: [paper]}]}", news="paper: 2012-06")
    days = ["2012-05-31", "2012-06-01", "2012-06-29", "2012-06-30"]
    found = [str(graph.as_known_on(day).knowledge.of_source("paper")) for day in days]
    assert found == ["no", "possible", "possible", "certain"]
    assert known(graph, "hee/accountability-1", "2012-01-01", *days) == [
        "no",
        "possible",
        "possible",
        "certain",
    ]


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("accountability", "holder: dh, when: 2015-04-01/.., evidence: [page]"),
        ("posts", "post: chair, person: A, evidence: [page], when: '[..2015-04-01]/..'"),
        ("hosting", "host: dh, when: ../2015-04-01, evidence: [{source: page, proves: end}]"),
        ("funding", "payer: dh, amounts: [{year: 2015/16, gbp: 5, evidence: [page]}]"),
        ("oversight", f"overseer: a, status: proposed, outcome: {{abandoned: {HALT}}}"),
    ],
)
def test_rule_08_a_source_without_a_date_lies_between_its_latest_fact_and_the_day_of_reading(
    section: str, said: str
) -> None:
    """It speaks of 1 April 2015 and was read in 2021: it may be known on any day between."""
    graph = world(f"hee: {{{section}: [{{{said}}}]}}", news="[{id: page, read: 2021-02-01}]")
    days = ["2015-03-31", "2015-04-01", "2021-01-31", "2021-02-01"]
    found = [str(graph.as_known_on(day).knowledge.of_source("page")) for day in days]
    assert found == ["no", "possible", "possible", "certain"]


def test_rule_08_a_source_without_a_date_dates_from_the_latest_of_its_facts() -> None:
    """A page that knows of 2018 was not written in 2013, though it speaks of 2013 as well."""
    graph = world(
        """
        hee:
          accountability:
            - {holder: dh, when: 2013-04-01/.., evidence: [page]}
            - {holder: sos, when: 2018-04-01/.., evidence: [page]}
        """,
        news="[{id: page, read: 2021-02-01}]",
    )
    days = ["2018-03-31", "2018-04-01"]
    assert known(graph, "hee/accountability-1", "2014-01-01", *days) == ["no", "possible"]


def test_rule_08_what_has_no_date_of_publication_must_say_when_it_was_read() -> None:
    """Without either nobody could tell from when on it may have been known."""
    with pytest.raises(RecordError, match=r"has no date; write published: or, .* read:"):
        world("hee: {}", news="[{id: page}]")


# -- 9. the publication that said it ---------------------------------------------------------------


def test_rule_09_the_publication_that_said_it_counts_not_the_text_in_which_it_was_read() -> None:
    """A policy of 2012 that survives in a paper of 2016 was known in 2012."""
    graph = world(
        "hee: {accountability: [{holder: dh, evidence: [{source: policy, read_in: paper}]}]}",
        news="{policy: 2012-01-10, paper: 2016-01-01}",
    )
    [evidence] = answered(graph, "accountability", "hee").results[0].evidence
    found = known(graph, "hee/accountability-1", "2012-01-01", "2012-01-09", "2012-01-10")
    assert found == ["no", "certain"]
    assert (evidence.source, evidence.read_in) == ("policy", "paper")


# -- 10. proves ------------------------------------------------------------------------------------


def test_rule_10_evidence_proves_the_begin_unless_it_says_otherwise() -> None:
    """It may prove one of begin, end and during, or several."""
    graph = world("""
    hee:
      accountability:
        - {holder: dh, evidence: [{source: act}, {source: act, proves: [end, during]}]}
    """)
    [statement] = graph.index.edges("accountability", "body", "hee")
    assert [each.proves for each in statement.evidence] == [("begin",), ("end", "during")]


def test_rule_10_evidence_of_a_begin_proves_no_end() -> None:
    """The Act of 2012 says that it begins, a report of 2016 that it ended in 2015."""
    graph = world(
        """
        hee:
          accountability:
            - holder: dh
              when: 2013-04-01/2015-03-31
              evidence: [{source: act-2012}, {source: report, proves: end}]
        """,
        news="{act-2012: 2012-03-27, report: 2016-01-01}",
    )
    found = known(graph, "hee/accountability-1", "2015-06-01", "2015-12-31", "2016-01-01")
    assert found == ["certain", "no"]


@pytest.mark.parametrize(
    ("proof", "faults"),
    [
        ("when: 2013-04-01/2015-03-31, evidence: [act]", ["hee/accountability-1"]),
        ("when: 2013-04-01/2015-03-31, evidence: [{source: act, proves: [begin, end]}]", []),
        ("when: 2013-04-01/2015-03-31, evidence: [act], ended_by: abolished", []),
        ("when: 2013-04-01/.., evidence: [act]", []),
        ("when: '2013-04-01/[2015-03-31..]', evidence: [act]", []),
    ],
)
def test_rule_10_an_end_that_is_written_has_its_proof(proof: str, faults: list[str]) -> None:
    """By evidence that proves the end, or by an event; an end that is open needs none."""
    graph = world(
        f"hee: {{accountability: [{{holder: dh, {proof}}}]}}",
        events="[{id: abolished, date: 2015-04-01, evidence: [act]}]",
    )
    assert [each.subject for each in RULES["end-not-proved"](graph).find()] == faults


# -- 11. as known on a day -------------------------------------------------------------------------


def test_rule_11_a_statement_shows_once_evidence_of_its_begin_is_known() -> None:
    """Not before, and not by evidence of its end alone."""
    graph = world(
        """
        hee:
          accountability:
            - {holder: dh, when: 2013-04-01/2023-03-31, evidence: [{source: old, proves: end}, new]}
        """,
        news="{old: 2012-01-01, new: 2014-01-01}",
    )
    found = known(graph, "hee/accountability-1", "2013-06-01", "2013-12-31", "2014-01-01")
    assert found == ["no", "certain"]


def test_rule_11_an_end_shows_once_the_begin_of_what_the_same_event_begins_is_known() -> None:
    """Who knew in 2018 that both bodies would host it knew that HEE no longer would."""
    graph = world(
        """
        academy:
          membership:
            - {whole: hee, role: part_of, when: ../2019-03-31, evidence: [act], ended_by: move}
        both:
          oversight: [{overseer: dh, when: 2019-04-01/.., evidence: [letter], begun_by: move}]
        """,
        events="move: 2019-04-01",
        news="letter: 2018-11-01",
    )
    found = known(graph, "academy/membership-1", "2019-06-01", "2018-10-31", "2018-11-01")
    assert found == ["possible", "no"]


@pytest.mark.parametrize(
    ("section", "first", "then"),
    [
        ("hosting", "host: nhse", "host: hee"),
        ("legal_forms", "form: special_health_authority", "form: executive_ndpb"),
        ("sizes", "size: 13", "size: 4"),
        ("posts", "post: chair, person: A", "post: chair, person: B"),
    ],
)
def test_rule_11_an_end_shows_once_the_next_of_a_kind_that_is_one_at_a_time_is_known(
    section: str, first: str, then: str
) -> None:
    """A new host, form, size or holder of a post ends the one before."""
    graph = world(
        f"""
        it:
          {section}:
            - {{id: first, {first}, when: 2013-04-01/2016-03-31, evidence: [act]}}
            - {{id: then, {then}, when: 2016-04-01/.., evidence: [paper]}}
        """,
        news="paper: 2016-02-01",
    )
    assert known(graph, "it/first", "2016-06-01", "2016-01-31", "2016-02-01") == ["possible", "no"]


def test_rule_11_what_may_be_several_at_a_time_is_not_ended_by_the_next() -> None:
    """A second holder does not end the first: a body may answer to both."""
    graph = world(
        """
        hee:
          accountability:
            - {holder: sos, when: 2013-04-01/2016-03-31, evidence: [act]}
            - {holder: dh, when: 2016-04-01/.., evidence: [paper]}
        """,
        news="paper: 2016-02-01",
    )
    assert known(graph, "hee/accountability-1", "2016-06-01", "2016-02-01") == ["possible"]


def test_rule_11_a_statement_with_an_end_of_the_edge_unknown_keeps_its_days() -> None:
    """An unknown host of 2012 must not rise again in 2019, as nobody ever wrote of its end."""
    graph = world("""
    academy:
      hosting:
        - {host: {unknown: no source names it}, when: 2012-01-01/2013-03-31, evidence: [act]}
    """)
    days = ["2012-06-01", "2013-04-01", "2019-06-01"]
    found = [known(graph, "academy/hosting-1", day, "2019-01-01") for day in days]
    assert found == [["certain"], ["no"], ["no"]]


def test_rule_11_days_after_the_day_of_knowledge_are_possible_at_most() -> None:
    """The last day that is certain is the day itself; for the life of a body alike."""
    graph = world(
        "hee: {names: [{name: HEE}], accountability: [{holder: dh, when: 2013-04-01/..}]}"
    ).as_known_on("2014-06-01")
    days = ["2014-06-01", "2014-06-02"]
    assert [certainty(graph, "hee/accountability-1", day) for day in days] == [
        "certain",
        "possible",
    ]
    assert [str(graph.life("hee").holds_on(read_day(day))) for day in days] == [
        "certain",
        "possible",
    ]


def test_rule_11_what_begins_after_the_day_of_knowledge_is_shown_as_announced() -> None:
    """The Act of 2012 was in print, but HEE did not yet answer to anybody by it."""
    graph = world("hee: {accountability: [{holder: dh, when: 2013-04-01/..}]}")
    asked = [
        answered(graph.as_known_on(day), "accountability", "hee", during="2013-06-01").results
        for day in ("2013-03-31", "2013-04-01")
    ]
    assert [(each.status, str(each.certainty)) for [each] in asked] == [
        ("announced", "possible"),
        ("in_force", "possible"),
    ]


def test_rule_11_pending_plans_come_first_and_with_their_condition() -> None:
    """On the day of knowledge they were the best that could be said of the time to come."""
    graph = world("""
    hee:
      accountability:
        - {holder: dh, when: 2012-06-28/..}
        - id: plan
          holder: sos
          status: announced
          when: 2015-04-01/..
          subject_to: the passing of the Care Bill
    """).as_known_on("2014-01-01")
    results = answered(graph, "accountability", "hee", during="2015-06-01").results
    assert [each.statement for each in results] == ["hee/plan", "hee/accountability-1"]
    assert results[0].more["subject_to"] == "the passing of the Care Bill"


def test_rule_11_a_plan_whose_outcome_is_known_is_no_longer_shown() -> None:
    """From the day on which it is known to have come about, what came about stands alone."""
    graph = world(
        """
        hee:
          accountability:
            - id: plan
              holder: dh
              status: announced
              when: 2013-04-01/..
              outcome: {became: hee/done}
            - {id: done, holder: dh, when: 2013-04-01/.., evidence: [order]}
        """,
        news="order: 2013-02-01",
    )
    found = [
        [
            each.statement
            for each in answered(
                graph.as_known_on(day), "accountability", "hee", during="2014-01-01"
            ).results
        ]
        for day in ("2013-01-31", "2013-04-01")
    ]
    assert found == [["hee/plan"], ["hee/done"]]


def test_rule_11_where_only_later_evidence_exists_the_answer_says_not_evidenced_by_then() -> None:
    """It never says that it was not so: nobody could know, which is another thing."""
    graph = world(
        """
        hee: {accountability: [{holder: dh, evidence: [later]}]}
        nhsi: {names: [{name: NHS Improvement, when: 2016-04-01/.., evidence: [later]}]}
        """,
        news="later: 2016-01-01",
    ).as_known_on("2014-01-01")
    held = answered(graph, "accountability", "hee", during="2013-06-01")
    existed = answered(graph, "exists", "nhsi", during="2016-06-01")
    assert held.results == ()
    assert "evidenced by 1 January 2014" in held.text
    assert "not to say that it was not so" in held.text
    assert (existed.verdict, existed.premise.problem) == ("not recorded", "not_evidenced")
    assert "not evidenced by then" in existed.text


def test_rule_11_no_verdict_is_no_because_a_body_was_not_yet_heard_of() -> None:
    """As known in 2014, nobody can say that NHS Improvement will not exist in 2016."""
    graph = world(
        """
        hee: {accountability: [{holder: dh}]}
        nhsi: {names: [{name: NHS Improvement, when: 2016-04-01/.., evidence: [later]}]}
        """,
        news="later: 2016-01-01",
    ).as_known_on("2014-01-01")
    asked = answered(graph, "accountability", "hee", during="2013-06-01", candidate="nhsi")
    assert asked.verdict == "not recorded"


def test_rule_11_a_body_is_called_by_a_name_that_was_known() -> None:
    """As known in 2015, the department of 2019 has the only name that it had till then."""
    graph = world(
        """
        dhsc:
          names:
            - {name: Department of Health, when: ../2018-01-07, evidence: [act]}
            - {name: Department of Health and Social Care, when: 2018-01-08/.., evidence: [notice]}
        """,
        news="notice: 2018-01-08",
    )
    day = read_day("2019-06-01")
    assert graph.name_on("dhsc", day) == "Department of Health and Social Care"
    assert graph.as_known_on("2015-01-01").name_on("dhsc", day) == "Department of Health"


def test_rule_11_a_change_that_was_known_to_come_has_the_day_that_was_told() -> None:
    """In June 2014 the end of March 2015 was settled: a day to come, not any day from June on."""
    graph = world("""
    hee: {accountability: [{holder: dh, when: 2013-04-01/2015-03-31}]}
    """).as_known_on("2014-06-01")
    found = [(each.kind, each.earliest, each.certainty) for each in graph.changes("2012", "2016")]
    assert found == [
        ("began", read_day("2013-04-01"), "certain"),
        ("ended", read_day("2015-04-01"), "possible"),
    ]


def test_rule_11_the_day_of_an_end_that_was_known_to_come_is_the_day_that_was_told() -> None:
    """Asked when it ends, nobody answered in June 2014 with *some day from June on*."""
    graph = world("""
    hee: {accountability: [{holder: dh, when: 2013-04-01/2015-03-31}]}
    """).as_known_on("2014-06-01")
    asked = answered(graph, "when", "hee", candidate="dh", moment="accountability:ended")
    assert list(asked.dates) == ["2015-03-31"]


# -- 12. contested ---------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2018-06-01", "2021-12-31"])
def test_rule_12_what_is_contested_is_so_at_every_time_of_knowledge(day: str) -> None:
    """The press of 2018 is denied by a source of 2020; it was no answer in 2018 either."""
    graph = world(
        """
        hee:
          accountability:
            - {id: law, holder: sos, when: 2015-04-01/..}
            - id: press
              holder: nhsi
              when: 2018-04-01/..
              evidence: [press]
              contested: {reason: it was never law, evidence: [paper]}
        """,
        news="{press: 2018-05-01, paper: 2020-01-01}",
    )
    for each in (graph, graph.as_known_on(day)):
        answer = answered(each, "accountability", "hee", during="2018-05-20")
        assert [result.statement for result in answer.results] == ["hee/law"]
        assert [result.statement for result in answer.see_also] == ["hee/press"]


# -- before anything was published -----------------------------------------------------------------


def test_rule_8_before_any_source_was_published_nothing_is_known(record: Graph) -> None:
    """An undated source is no older than what it proves, whatever it proves."""
    snapshot = record.as_known_on("1066-01-01").on("1066-01-01")
    assert (snapshot.bodies, snapshot.edges) == ({}, [])
    past = record.as_known_on("1066-01-01").during("../1066")
    assert (past.bodies, past.edges) == ({}, [])


def test_rule_8_no_undated_source_is_older_than_what_it_proves(record: Graph) -> None:
    """That of an announcement neither: on the eve of its possible begin it is not known."""
    undated = {key for key, each in record.record.sources.items() if each.published is None}
    for statement in record.record.statements.values():
        begin = record.index.extent(statement).possible_from
        own = {each.source for each in statement.evidence if "begin" in each.proves} & undated
        if own and begin > 0:
            known = record.as_known_on_day(begin - 1).knowledge
            assert {known.of_source(each) for each in own} == {"no"}, statement.id


def test_rule_8_an_undated_source_of_what_has_no_day_is_no_older_than_the_record() -> None:
    graph = world(
        "hee: {names: [{name: HEE, when: ../.., evidence: [page]}]}",
        news="- {id: page, read: 2020-01-01}",
    )
    assert graph.as_known_on("2009-12-31").on("2009-12-31").bodies == {}
    assert graph.as_known_on("2010-01-01").on("2010-01-01").bodies == {"hee": "possible"}
    assert graph.as_known_on("2020-01-01").on("2020-01-01").bodies == {"hee": "certain"}


@pytest.mark.parametrize("form", ["plans", "count", "exists", "name", "members", "accountability"])
def test_where_nothing_was_known_it_is_told_so_and_no_later_plan_is_spoken_of(
    record: Graph, form: str
) -> None:
    """A body is then called as the one who asks may know it: not by what it was only to be."""
    graph = record.as_known_on("1066-01-01")
    for body in graph.record.bodies:
        names = [name for name in graph.index.said("name", body) if isinstance(name, Name)]
        own = {name.name for name in names if name.counts}
        told = answer(graph, Question(form, (body,)))
        assert "evidenced by" in told.text, told.text
        assert "is recorded" not in told.text
        for name in names:
            if own and name.planned and name.name not in own:
                assert name.name not in told.text
                assert name.name not in told.read_as


def test_a_doubted_name_makes_no_later_day_certain() -> None:
    """A body with a certain name and one of a source without an exact date lives on possibly."""
    graph = world(
        """
        hee:
          names:
            - {name: Old, when: 2010-01-01/2014-03-31}
            - {name: New, when: 2014-04-01/.., evidence: [{source: notice, proves: begin}]}
        """,
        news="notice: 2014",
    )
    then = graph.as_known_on("2014-06-01")
    assert str(then.on("2014-03-01").bodies["hee"]) == "certain"
    assert str(then.on("2016-06-01").bodies["hee"]) == "possible"


def test_no_day_after_that_of_knowledge_is_certain(
    record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Of the record no body and no line is certain on a day after the one on which it was known."""
    for known in sample(["2010-06-01", "2012-02-01", "2013-04-01", "2015-01-01", "2017-04-18"], 2):
        later = record.as_known_on(known).on("2021-06-01")
        assert "certain" not in {str(each) for each in later.bodies.values()}
        assert "certain" not in {str(line.certainty) for line in later.edges}


def test_a_source_of_which_only_a_last_day_is_known_is_no_older_than_what_it_proves() -> None:
    """*By August 2012* is no day of the year 1; nothing was known of it in 1066."""
    graph = world(
        "board: {names: [{name: Board, when: 2012-06-01/.., evidence: [page]}]}",
        news="- {id: page, title: A page, published: '[..2012-08-14]'}",
    )
    assert not graph.as_known_on("1066-01-01").on("2013-01-01").bodies
    assert graph.as_known_on("2012-08-14").on("2013-01-01").bodies

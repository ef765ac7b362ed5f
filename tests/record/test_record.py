"""Claims about the world that the bundled record must bear out."""

import re

import pytest

from nhsgraph import Graph, Question
from nhsgraph.answers import answer
from nhsgraph.answers.line import LOOKUPS
from nhsgraph.answers.telling import fits
from nhsgraph.dates import read_day
from nhsgraph.schema import (
    EDGE_TYPES,
    Accountability,
    Edge,
    Funding,
    MandateApproval,
    Oversight,
)

# -- how much there is -----------------------------------------------------------------------------


def test_the_record_is_as_large_as_its_subject(record: Graph) -> None:
    assert len(record.record.bodies) >= 220
    assert len(record.record.sources) >= 400
    assert len(record.record.statements) >= 800


def test_every_type_of_edge_is_in_use(record: Graph) -> None:
    used = {each.type for each in record.record.statements.values() if each.counts}

    assert used >= set(EDGE_TYPES)


def test_the_first_sentence_of_a_description_is_short_enough_for_a_lead(record: Graph) -> None:
    said = {
        each.id: each.description.text for each in record.record.bodies.values() if each.description
    }
    first = {body: re.split(r"(?<=[.!?]) (?=[A-Z“])", text)[0] for body, text in said.items()}

    assert len(first) >= 60
    assert [body for body, sentence in first.items() if not fits(sentence)] == []


def test_every_statement_and_event_has_evidence(record: Graph) -> None:
    statements, events = record.record.statements, record.record.events

    assert [each for each, said in statements.items() if not said.evidence] == []
    assert [each for each, event in events.items() if not event.evidence] == []


def test_no_line_holds_a_body_to_account_to_itself(record: Graph) -> None:
    lines = [
        each
        for each in record.record.statements.values()
        if isinstance(each, Edge) and not isinstance(each, MandateApproval)
    ]

    assert [each.id for each in lines if each.ends[0] == each.ends[1]] == []


# -- collectives -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("collective", "day", "number"),
    [
        ("shas", "2012-06-01", [10]),
        ("letbs", "2014-06-01", [13]),
        ("letbs", "2016-08-01", [4, 13]),
        ("letbs", "2017-01-01", [4]),
        ("stps", "2016-06-01", [44]),
        ("icss", "2021-06-01", [42]),
        ("nhse-and-nhsi-regions", "2019-06-01", [7]),
    ],
)
def test_how_many_there_were(record: Graph, collective: str, day: str, number: list[int]) -> None:
    assert record.on(day).count(collective) == number


def test_the_thirteen_letbs_are_bodies_of_the_record(record: Graph) -> None:
    day = read_day("2014-06-01")
    members = [
        held.statement.owner
        for held in record.members("letbs", "one_of")
        if str(held.on(day)) == "certain"
    ]

    assert len(members) == 13
    assert "letb-wessex" in members


def test_on_1_august_2016_it_is_either_the_thirteen_or_the_four(record: Graph) -> None:
    alternatives = {each.event: each for each in record.on("2016-08-01").alternatives}
    letbs = alternatives["letbs-thirteen-to-four"]
    old = {edge.owner for edge in letbs.either if edge.owner.startswith("letb-")}
    new = {edge.owner for edge in letbs.or_ if edge.owner.startswith("letb-")}

    assert len(old) == 13
    assert new == {
        "letb-north",
        "letb-midlands-and-east",
        "letb-south",
        "letb-london-and-south-east",
    }


# -- lives -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        ("hee", "2012-06-28", "2023-03-31"),
        ("nhs-tda", "2012-06-01", "2022-06-30"),
        ("nhsi", "2016-04-01", "2022-06-30"),
    ],
)
def test_the_first_and_the_last_day_of_a_body(
    record: Graph, body: str, first: str, last: str
) -> None:
    life = record.life(body)

    assert life.possible_from == life.certain_from == read_day(first)
    assert life.certain_to - 1 == life.possible_to - 1 == read_day(last)


@pytest.mark.parametrize("body", ["monitor", "nhs-tda"])
def test_monitor_and_the_tda_lived_on_inside_nhs_improvement(record: Graph, body: str) -> None:
    assert str(record.on("2022-06-30").bodies[body]) == "certain"
    assert str(record.on("2022-07-01").bodies[body]) == "no"  # it hands over on that day
    assert body not in record.on("2022-07-02").bodies
    assert record.ask(f"did {body} exist on 1 June 2018").verdict == "yes"


# -- who answers to whom ---------------------------------------------------------------------------


def test_hee_never_answered_to_nhs_improvement(record: Graph) -> None:
    claims = [
        each
        for each in record.index.edges("accountability", "body", "hee")
        if isinstance(each, Accountability) and each.holder in {"nhsi", "nhse-and-nhsi"}
    ]

    assert [each.id for each in claims if each.counts] == []
    assert all(each.contested for each in claims)
    assert record.ask("was HEE accountable to NHS Improvement in 2019").verdict == "no"


def test_nhs_improvement_is_not_documented_as_having_approved_a_mandate(record: Graph) -> None:
    approvals = [
        each
        for each in record.index.edges("mandate_approval", "approver", "nhsi")
        if each.owner == "hee"
    ]

    assert approvals
    assert {each.status for each in approvals} == {"announced"}


@pytest.mark.parametrize(
    "day", ["2013-06-01", "2014-12-31", "2015-04-01", "2018-06-01", "2021-12-31"]
)
def test_on_every_day_of_hee_somebody_held_it_to_account_by_law(record: Graph, day: str) -> None:
    answer = record.ask(f"who held HEE to account on {day}")

    assert {"secretary-of-state"} == {
        each for row in answer.results if row.force == "law" for each in row.answer
    }
    assert all(part.certain for part in answer.parts)


# -- what could be known ---------------------------------------------------------------------------


def test_on_1_february_2012_hee_was_to_come_in_april_2013(record: Graph) -> None:
    answer = record.ask("what was planned for HEE", as_known_on="2012-02-01")
    leads = next(
        row for row in answer.results if row.statement == "hee/planned-to-lead-planning-2012"
    )

    assert leads.status == "announced"
    assert leads.first == "2013-04-01"
    assert leads.more["outcome"] == {"kind": "pending"}


def test_on_1_february_2012_nobody_knew_the_end_of_hee(record: Graph) -> None:
    known = record.as_known_on("2012-02-01")
    lead = known.plan(record.record.statements["hee/planned-to-lead-planning-2012"])

    assert lead is not None
    assert str(lead.on(read_day("2030-01-01"))) == "possible"
    assert not record.ask("when was HEE abolished", as_known_on="2012-02-01").dates
    assert list(record.ask("when was HEE abolished").dates) == ["2023-03-31"]


def test_on_1_february_2012_nobody_had_heard_of_nhs_improvement(record: Graph) -> None:
    known = record.as_known_on("2012-02-01")
    answer = record.ask("did NHS Improvement exist on 1 June 2017", as_known_on="2012-02-01")

    assert known.life("nhsi").empty
    assert [each.id for each in known.index.of_body("nhsi") if known.plan(each)] == []
    assert answer.premise.problem == "not_evidenced"
    assert answer.verdict == "not recorded"


def test_the_end_of_hee_was_heard_of_in_november_2021(record: Graph) -> None:
    before = record.ask("what was planned for HEE", as_known_on="2021-11-01")
    after = record.ask("what was planned for HEE", as_known_on="2021-12-31")
    merger = "nhse/merger-with-hee-announced"

    assert merger not in {row.statement for row in before.results}
    assert merger in {row.statement for row in after.results}
    assert str(record.as_known_on("2021-12-31").life("hee").holds_on(read_day("2024-01-01"))) == (
        "possible"
    )


REVIEW = re.compile(r"\b(review|monitoring|assur|rating|support|inspect)", re.IGNORECASE)
"""What is oversight where nothing else ties a body to its holder."""


def test_a_line_of_account_rests_on_more_than_review(record: Graph) -> None:
    """Rule 31: to review, monitor, assure and support is oversight."""
    only_reviewed = [
        edge.id
        for edge in record.record.statements.values()
        if isinstance(edge, Accountability) and edge.counts
        and all(REVIEW.search(mean.name) for mean in edge.means)
    ]  # fmt: skip
    assert only_reviewed == []


def test_what_regional_teams_review_is_told_once_of_each_set(record: Graph) -> None:
    """A source names the region for the chief officer of one system, and for no other system."""
    regions = {each for each in record.record.bodies if each.startswith("region-")}
    lines = [
        edge
        for edge in record.record.statements.values()
        if isinstance(edge, Accountability | Oversight)
    ]
    named = [edge.id for edge in lines if regions & set(edge.known_ends)]
    assert named == ["ics-greater-manchester/chief-officer-to-region-north-west"]
    reviewed = [edge.owner for edge in lines if "nhse-and-nhsi-regions" in edge.known_ends
                and isinstance(edge, Oversight)]  # fmt: skip
    assert sorted(reviewed) == ["icss", "stps"]


def test_every_amount_says_what_it_measures_and_one_sum_alone_stands(record: Graph) -> None:
    """Rule 33: of two sums for one year and measure the weaker is contested, with a reason."""
    amounts = [
        (edge.id, each)
        for edge in record.record.statements.values()
        if isinstance(edge, Funding)
        for each in edge.amounts
    ]
    assert [owner for owner, each in amounts if each.measures is None] == []
    standing = [(owner, each.year, each.kind) for owner, each in amounts if not each.contested]
    assert len(standing) == len(set(standing))


def test_who_settles_and_does_not_pay_is_no_payer(record: Graph) -> None:
    """HM Treasury settles with departments; the money is voted by Parliament."""
    funding = [each for each in record.record.statements.values() if isinstance(each, Funding)]
    assert [each.id for each in funding if each.payer == "hm-treasury"] == []


def test_nobody_does_to_itself_what_it_does_to_others(record: Graph) -> None:
    """A sentence about a body that is but spoken of in a line names both ends of that line."""
    for form, look in LOOKUPS.items():
        for role in EDGE_TYPES[look.edge].roles:
            for body in record.record.bodies:
                told = answer(record, Question(form, (body,), role=role))
                own = [row.statement for row in told.results if row.answer == (body,)]
                assert not own or form == "appointment", (form, role, own)  # a board its chief

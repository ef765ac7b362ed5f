"""Rules about money, sizes, events and sources: a world that breaks each, and one that keeps it."""

from __future__ import annotations

import pytest
from cases import Case, breaks, found, keeps

from worlds import world

CASES = [
    Case(
        "funded-without-account",
        "who is paid answers to somebody",
        "trusts: {kind: provider_group, funding: [{payer: hee, when: 2013-04-01/2014-03-31}]}",
        "trusts",
        """
        trusts:
          kind: provider_group
          funding: [{payer: hee, when: 2013-04-01/2014-03-31}]
          accountability: [{holder: hee, when: 2013/2014, means: contract, force: agreement}]
        students: {kind: people_group, funding: [{payer: hee}]}
        """,
        says="from 1 April 2013 to 31 March 2014",
    ),
    Case(
        "accountable-without-funds",
        "who answers for a task is paid by somebody",
        """
        hee:
          accountability: [{holder: dhsc, when: 2013-04-01/..}]
          funding: [{payer: dhsc, when: 2014-04-01/..}]
        """,
        "hee",
        "hee: {accountability: [{holder: dhsc}], funding: [{payer: {unknown: no source says}}]}",
        says="from 1 April 2013 to 31 March 2014",
    ),
    Case(
        "more-members-than-size",
        "no more members are written than were counted",
        """
        letbs: {kind: collective, sizes: [{size: 1, when: 2013-04-01/..}]}
        wessex: {membership: [{whole: letbs}]}
        thames: {membership: [{whole: letbs, when: 2015-06-01/..}]}
        """,
        "letbs/size-1",
        """
        letbs:
          kind: collective
          sizes: [{size: 1, when: 2013-04-01/2015-05-31}, {size: 2, when: 2015-06-01/..}]
        wessex: {membership: [{whole: letbs}]}
        thames: {membership: [{whole: letbs, when: 2015-06-01/..}]}
        london: {membership: [{whole: letbs, role: lies_in}]}
        """,
        says="at least 2 are written as members on 1 June 2015",
    ),
    Case(
        "fewer-members-than-size",
        "where members are written at all, as many are as were counted",
        """
        letbs: {kind: collective, sizes: [{size: 2, when: 2013-04-01/..}]}
        wessex: {membership: [{whole: letbs}]}
        thames: {membership: [{whole: letbs, when: ../2015-05-31}]}
        """,
        "letbs/size-1",
        """
        letbs: {kind: collective, sizes: [{size: 2, when: 2013-04-01/..}]}
        wessex: {membership: [{whole: letbs}]}
        thames: {membership: [{whole: letbs, when: ../}]}
        trusts: {kind: collective, sizes: [{size: 240}]}
        """,
        says="at most 1 are written as members on 1 June 2015",
    ),
    Case(
        "one-sided-event",
        "an event ends something and begins something, or says why not",
        "hee: {names: [{name: HEE, when: ../2023-03-31, ended_by: reform}]}",
        "reform",
        """
        hee: {names: [{name: HEE, when: ../2023-03-31, ended_by: reform}]}
        nhse: {funding: [{payer: dhsc, when: 2023-04-01/.., begun_by: reform}]}
        """,
        says="ends something and begins nothing",
        events="reform: 2023-04-01",
    ),
    Case(
        "event-not-proved",
        "an event has evidence, for it proves the ends tied to it",
        "hee: {names: [{name: HEE, when: ../2023-03-31, ended_by: reform}]}",
        "reform",
        "hee: {}",
        events="[{id: reform, date: 2023-04-01, title: Reform, evidence: []}]",
        kept_events="[{id: reform, date: 2023-04-01, title: Reform, evidence: [act]}]",
    ),
    Case(
        "unused-source",
        "each source is evidence for something",
        "hee: {}",
        "hsj",
        "hee: {accountability: [{holder: nhsi, evidence: [{source: act, read_in: hsj}]}]}",
        news="hsj: 2018-10-23",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_the_world_that_breaks_it(case: Case) -> None:
    breaks(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_is_content_with_the_world_that_keeps_it(case: Case) -> None:
    keeps(case)


@pytest.mark.parametrize(
    ("bodies", "does"),
    [
        ("hee: {}", "begins and ends nothing"),
        (
            "hee: {names: [{name: HEE, when: 2023-04-01/.., begun_by: reform}]}",
            "begins something and ends nothing",
        ),
    ],
)
def test_an_event_with_nothing_before_or_after_it_is_asked_for_a_reason(
    bodies: str, does: str
) -> None:
    assert does in found("one-sided-event", world(bodies, events="reform: 2023-04-01"))["reform"]
    reasoned = "[{id: reform, date: 2023-04-01, title: R, reason: All went on.}]"
    assert not found("one-sided-event", world(bodies, events=reasoned))

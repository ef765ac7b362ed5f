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
        "nobody-after",
        "a body that goes on is paid on the next day too",
        "trusts: {kind: provider_group, funding: [{payer: hee, when: 2013-04-01/2014-03-31}]}",
        "trusts",
        """
        trusts:
          kind: provider_group
          funding:
            - {payer: hee, when: 2013-04-01/2014-03-31}
            - {payer: dhsc, when: 2014-04-01/..}
        """,
        says="has no payer from 1 April 2014",
    ),
    Case(
        "amount-without-measure",
        "an amount says what it measures",
        "hee: {funding: [{payer: dhsc, amounts: [{year: 2013/14, gbp: 5}]}]}",
        "hee/funding-1",
        "hee: {funding: [{payer: dhsc, amounts: [{year: 2013/14, gbp: 5, measures: budget}]}]}",
        says="the amount for 2013/14",
    ),
    Case(
        "two-amounts",
        "of two sums for one year and measure one is contested",
        """
        hee:
          funding:
            - payer: dhsc
              amounts:
                - {year: 2013/14, gbp: 5, measures: budget}
                - {year: 2013/14, gbp: 6, measures: budget}
        """,
        "hee/funding-1",
        """
        hee:
          funding:
            - payer: dhsc
              amounts:
                - {year: 2013/14, gbp: 5, measures: budget}
                - {year: 2013/14, gbp: 6, measures: outturn}
                - {year: 2013/14, gbp: 7, measures: outturn, gross_or_net: gross}
                - {year: 2014/15, gbp: 5, measures: budget}
                - {year: 2013/14, gbp: 8, measures: budget, contested: {reason: a slip of the pen}}
        """,
        says="£5 and £6 stand for 2013/14",
    ),
    Case(
        "sum-in-note",
        "a sum of money in a note is an amount",
        "hee: {funding: [{payer: dhsc, note: The press wrote of £5.5bn for its 8 million users.}]}",
        "hee/funding-1",
        """
        hee:
          funding:
            - payer: dhsc
              note: The press wrote of 5.5 billion and of £333 for a nurse.
              amounts: [{year: 2013/14, gbp: 5500000000, measures: budget}]
        """,
        says="£5,500,000,000",
    ),
    Case(
        "not-searched",
        "what was not found says when it was looked for",
        "hee: {oversight: [{overseer: a, status: proposed, outcome: {unknown: no source}}]}",
        "hee/oversight-1",
        """
        hee:
          oversight:
            - overseer: a
              status: proposed
              outcome: {unknown: {reason: no source, searched: [page], on: 2026-11-28}}
        """,
        news="page: 2013-01-01",
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
    Case(
        "copy-as-address",
        "a copy is where a text was read and not its own address",
        "hee: {}",
        "plan",
        "hee: {}",
        says="a site that keeps copies",
        news="[{id: plan, published: 2015-03, url: 'https://docslib.org/doc/1/a-plan'}]",
        kept_news="""
        - {id: plan, published: 2015-03, read_at: 'https://docslib.org/doc/1/a-plan'}
        - {id: own, published: 2015-03, url: 'https://www.england.nhs.uk/a-plan'}
        """,
    ),
    Case(
        "copy-as-address",
        "a site on trial is no address of a publisher",
        "hee: {}",
        "plan",
        "hee: {}",
        says="a trial site or a prototype",
        news="[{id: plan, published: 2015-03, url: 'https://nhsp-production.azurewebsites.net/a'}]",
        kept_news="[{id: plan, published: 2015-03, url: 'https://nhsproviders.org/a'}]",
    ),
    Case(
        "counted-paragraph",
        "paragraphs without numbers are not counted",
        "hee: {accountability: [{holder: nhsi, evidence: [{source: hsj, locator: para 6}]}]}",
        "hee/accountability-1",
        """
        hee:
          accountability:
            - {holder: nhsi, evidence: [{source: hsj, locator: paragraph on the boards}]}
            - {holder: nhse, evidence: [{source: hsj, locator: para 6.1}]}
            - {holder: dhsc, evidence: [{source: act, locator: para 6}]}
        """,
        says="“hsj” is cited by “para 6”",
        news="hsj: 2018-10-23",
    ),
    Case(
        "counted-paragraph",
        "a number that is only near is counted all the same",
        "hee: {accountability: [{holder: nhsi, evidence: [{source: hsj, locator: near para 6}]}]}",
        "hee/accountability-1",
        "hee: {accountability: [{holder: nhsi, evidence: [{source: hsj, locator: opening}]}]}",
        says="“hsj” is cited by “near para 6”",
        news="hsj: 2018-10-23",
    ),
    Case(
        "not-the-day-it-came-out",
        "minutes come out after their meeting",
        "hee: {}",
        "board",
        "hee: {}",
        says="minutes said to have come out on one day",
        news="[{id: board, title: Minutes of the board, published: 2015-04-21}]",
        kept_news="""
        - {id: board, title: Minutes of the board, dated: 2015-04-21, published: '[2015-04-22..]'}
        - {id: reply, title: Treasury Minutes, published: 2015-04-21}
        """,
    ),
    Case(
        "not-the-day-it-came-out",
        "one day is not both the day that a text bears and another on which it came out",
        "hee: {}",
        "report",
        "hee: {}",
        says="bears 2015-03-27",
        news="[{id: report, dated: 2015-03-27, published: 2015-03-27}]",
        kept_news="[{id: report, dated: 2015-03-27, published: 2015-07}]",
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

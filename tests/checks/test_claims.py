"""Rules about claims, mandates and plans: a world that breaks each, and one that keeps it."""

from __future__ import annotations

import pytest
from cases import Case, breaks, keeps

CASES = [
    Case(
        "contested-alone",
        "the better claim stands beside a contested one",
        """
        hee:
          oversight:
            - {overseer: dhsc, when: 2013/, contested: {reason: it began in 2012, evidence: [act]}}
          accountability: [{holder: dhsc, when: 2013/..}]
        """,
        "hee/oversight-1",
        """
        hee:
          oversight:
            - {overseer: dhsc, when: 2013/, contested: {reason: it began in 2012, evidence: [act]}}
            - {overseer: dhsc, when: 2012/}
        """,
    ),
    Case(
        "said-twice",
        "a claim is one statement",
        """
        hee:
          accountability:
            - {holder: dhsc, when: 2013-04-01/2016-12-31}
            - {holder: dhsc, when: 2016-01-01/.., force: practice}
        """,
        "hee/accountability-2",
        """
        hee:
          accountability: [{holder: dhsc, when: 2013/2014}, {holder: dhsc, when: 2015/..}]
          funding: [{payer: dhsc, stream: mpet}, {payer: dhsc, stream: tariff}]
        """,
        says="from 1 January to 31 December 2016",
    ),
    Case(
        "said-twice",
        "two that say the same of the same words for days are one",
        "hee: {funding: [{payer: dhsc, when: 2013/}, {payer: dhsc, when: 2013/}]}",
        "hee/funding-2",
        "hee: {funding: [{payer: dhsc, when: 2013/}, {payer: nhse, when: 2013/}]}",
    ),
    Case(
        "basis-after-begin",
        "a law that ended a body is no basis of it",
        """
        hee:
          names:
            - {name: HEE, when: 2012-06-28/2023-03-31, basis: SI 2012/1273 art. 2; SI 2023/368}
        """,
        "hee/name-1",
        """
        hee:
          names:
            - name: HEE
              when: 2012-06-28/2023-03-31
              basis: "SI 2012/1273; from 1 April 2015 Care Act 2014 s. 96; abolished by SI 2023/368"
        """,
    ),
    Case(
        "only-announced",
        "an announcement alone is no proof that a thing came",
        "hee: {posts: [{post: chair, person: A, when: 2018-12-01/, evidence: [hsj]}]}",
        "hee/post-1",
        """
        hee:
          posts:
            - {post: chair, person: A, when: 2018-12-01/, evidence: [hsj, later]}
            - {post: vice_chair, person: B, when: 2018-12-01/, evidence: [hsj], status: announced}
          accountability: [{holder: dhsc, when: 2018-12-01/, evidence: [act]}]
        """,
        news="{hsj: 2018-10-23, later: 2019-01-10}",
    ),
    Case(
        "end-not-proved",
        "a closed end has its proof",
        "hee: {funding: [{payer: dhsc, when: 2013/2015-03-31, evidence: [act]}]}",
        "hee/funding-1",
        """
        hee:
          funding:
            - {payer: dhsc, when: 2013/2015-03-31, evidence: [{source: act, proves: [begin, end]}]}
            - {payer: nhse, when: "2013/[2015-03-31..]", evidence: [act]}
            - {payer: nhsi, when: 2013/.., evidence: [act]}
            - {payer: mee, when: 2013/2015-03-31, ended_by: reform, evidence: [act]}
        """,
        events="[{id: reform, date: 2015-04-01, title: Reform, evidence: [act]}]",
    ),
    Case(
        "begin-not-proved",
        "a statement rests on a source that says that it began or went on",
        "hee: {funding: [{payer: dhsc, when: 2013/2015, evidence: [{source: act, proves: end}]}]}",
        "hee/funding-1",
        "hee: {funding: [{payer: dhsc, when: 2013/.., evidence: [{source: act, proves: during}]}]}",
    ),
    Case(
        "press-only",
        "a claim does not rest on one press report alone",
        "hee: {accountability: [{holder: nhsi, evidence: [hsj]}]}",
        "hee/accountability-1",
        """
        hee:
          accountability:
            - {holder: nhsi, evidence: [hsj, nursing-times]}
            - {holder: dhsc, evidence: [hsj, act]}
            - {holder: nhse, evidence: [hsj], contested: {reason: the law says otherwise}}
        """,
        news="{hsj: 2018-10-23, nursing-times: 2018-10-24}",
    ),
    Case(
        "body-not-known",
        "an end that nobody could find is told with its reason",
        "hee: {funding: [{payer: {unknown: the report names no payer}}]}",
        "hee/funding-1",
        "hee: {funding: [{payer: dhsc}]}",
        says="the payer is not known: the report names no payer",
    ),
    Case(
        "step-missing",
        "the steps to a mandate have no hole",
        """
        hee:
          mandate_approval:
            - {approver: hee, act: develops, step: 1, mandate: 2019/20}
            - {approver: dhsc, step: 3, mandate: 2019/20}
        """,
        "hee/mandate-approval-2",
        """
        hee:
          mandate_approval:
            - {approver: hee, act: develops, step: 1, mandate: 2019/20}
            - {approver: nhsi, act: develops, step: 1, mandate: 2019/20}
            - {approver: {unknown: no source says}, step: 2, mandate: 2019/20}
            - {approver: dhsc, step: 3, mandate: 2019/20}
            - {approver: dhsc, act: publishes}
        """,
        says="step 2 of the mandate of “hee” for 2019/20 is missing",
    ),
    Case(
        "approver-not-alive",
        "an approver exists when it approves",
        """
        nhsi: {names: [{name: NHSI, when: 2016-04-01/2022-06-30}]}
        hee: {mandate_approval: [{approver: nhsi, when: 2014/2015}]}
        """,
        "hee/mandate-approval-1",
        """
        nhsi: {names: [{name: NHSI, when: 2016-04-01/2022-06-30}]}
        hee: {mandate_approval: [{approver: nhsi, when: 2019/2020}]}
        """,
    ),
    Case(
        "plan-without-outcome",
        "what came of a plan is said, even if nobody knows",
        "hee: {accountability: [{holder: nhsi, status: announced, when: 2019/..}]}",
        "hee/accountability-1",
        """
        hee:
          accountability:
            - {holder: nhsi, status: announced, when: 2019/.., outcome: {unknown: no source says}}
            - {holder: nhse, status: announced, when: 2023-04-01/..}
            - {holder: cqc, status: proposed, when: /, contested: {reason: nobody proposed it}}
        """,
    ),
    Case(
        "plan-without-outcome",
        "a plan without a date is past once the years of the record are over",
        "hee: {accountability: [{holder: nhsi, status: proposed, when: /}]}",
        "hee/accountability-1",
        "hee: {accountability: [{holder: nhsi, status: proposed, when: /, evidence: [hsj]}]}",
        news="hsj: 2022-05",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_the_world_that_breaks_it(case: Case) -> None:
    breaks(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_is_content_with_the_world_that_keeps_it(case: Case) -> None:
    keeps(case)

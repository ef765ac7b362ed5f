"""Rules about bodies and handovers: a world that breaks each, and one that keeps it."""

from __future__ import annotations

import pytest
from cases import Case, breaks, keeps

CASES = [
    Case(
        "nobody-to-answer-to",
        "a body of the NHS answers to somebody on each day of its life",
        """
        hee:
          names: [{name: HEE, when: 2012-06-28/2023-03-31}]
          accountability: [{holder: parliament, when: 2013-04-01/2023-03-31}]
        parliament: {kind: parliament}
        """,
        "hee",
        """
        hee:
          names: [{name: HEE, when: 2012-06-28/2023-03-31}]
          accountability: [{holder: parliament, when: 2012-06-28/2023-03-31}]
        parliament: {kind: parliament}
        """,
        says="from 28 June 2012 to 31 March 2013",
    ),
    Case(
        "nobody-to-answer-to",
        "a unit answers through the body that it is part of, though not through its host",
        """
        academy: {kind: unit, hosting: [{host: parliament}]}
        parliament: {kind: parliament}
        """,
        "academy",
        """
        academy: {kind: unit, membership: [{whole: parliament, role: part_of}]}
        parliament: {kind: parliament}
        """,
    ),
    Case(
        "nobody-to-answer-to",
        "a board answers as its collective does, and a holder that nobody knows is an answer",
        """
        letbs: {kind: collective}
        wessex: {kind: local_board, membership: [{whole: letbs}]}
        """,
        "letbs",
        """
        letbs: {kind: collective, accountability: [{holder: {unknown: no source says}}]}
        wessex: {kind: local_board, membership: [{whole: letbs}]}
        """,
    ),
    Case(
        "nobody-to-answer-to",
        "Parliament, patients and royal colleges owe no account here",
        "hee: {}",
        "hee",
        """
        parliament: {kind: parliament}
        patients: {kind: people_group}
        royal-colleges: {kind: professional_body_group}
        """,
    ),
    Case(
        "outlives-body",
        "no edge goes on when one of its bodies has ended",
        """
        hee:
          names: [{name: HEE, when: 2012-06-28/2023-03-31}]
          accountability: [{holder: dhsc, when: 2013-04-01/..}]
        """,
        "hee/accountability-1",
        """
        hee:
          names: [{name: HEE, when: 2012-06-28/2023-03-31}]
          accountability: [{holder: dhsc, when: 2013-04-01/2023-03-31}]
          succession: [{predecessor: mee, when: 2012-06-28/..}]
        mee: {names: [{name: MEE, when: 2009/2012-06-27}]}
        """,
        says="“hee” did not live from 1 April 2023",
    ),
    Case(
        "outlives-body",
        "a post begins with its body; before a first day that nobody knows, none is early",
        """
        hee:
          names: [{name: HEE, when: 2012-06-28/..}]
          posts: [{post: chair, person: A, when: 2012-01-01/..}]
        """,
        "hee/post-1",
        """
        hee:
          names: [{name: HEE, when: /..}]
          posts: [{post: chair, person: A, when: 2012-01-01/..}]
        """,
    ),
    Case(
        "nameless",
        "a body has a name on each day of its life",
        "dhsc: {names: [{name: DH, when: ../2018-01-06}, {name: DHSC, when: 2018-01-08/..}]}",
        "dhsc",
        "dhsc: {names: [{name: DH, when: ../2018-01-07}, {name: DHSC, when: 2018-01-08/..}]}",
        says="on 7 January 2018",
    ),
    Case(
        "identity-not-explained",
        "a body that changes its legal form says why it is one",
        """
        hee:
          legal_forms:
            - {form: special_health_authority, when: 2012/2015-03-31}
            - {form: executive_ndpb, when: 2015-04-01/..}
        """,
        "hee",
        """
        hee:
          identity: The same staff, board and name went on.
          legal_forms:
            - {form: special_health_authority, when: 2012/2015-03-31}
            - {form: executive_ndpb, when: 2015-04-01/..}
        """,
    ),
    Case(
        "identity-not-explained",
        "a body that changes its name says why it is one, one with two uses of a name need not",
        "dhsc: {names: [{name: DH, when: ../2018-01-07}, {name: DHSC, when: 2018-01-08/..}]}",
        "dhsc",
        "nhse: {names: [{name: NHS CB, use: legal}, {name: NHS England, use: operating}]}",
    ),
    Case(
        "identity-not-explained",
        "an arrangement over other bodies says why it is one",
        "nhsi: {kind: joint_arrangement}",
        "nhsi",
        "nhsi: {kind: joint_arrangement, identity: It answered as one.}",
    ),
    Case(
        "handover-gap",
        "one host follows another without a day between",
        """
        academy:
          hosting: [{host: nhse, when: 2013/2016-03-30}, {host: hee, when: 2016-04-01/..}]
        """,
        "academy/hosting-2",
        """
        academy:
          hosting: [{host: nhse, when: 2013/2016-03-31}, {host: hee, when: 2016-04-01/..}]
        """,
        says="on 31 March 2016",
    ),
    Case(
        "handover-gap",
        "an end that is known to the month alone leaves no gap for certain",
        """
        hee:
          posts:
            - {post: chair, person: A, when: 2012/2015}
            - {post: chair, person: B, when: 2017/..}
        """,
        "hee/post-2",
        """
        hee:
          posts:
            - {post: chair, person: A, when: 2012/2015-03}
            - {post: chair, person: B, when: 2015-03/..}
        """,
    ),
    Case(
        "handover-overlap",
        "a body has one legal form at a time",
        """
        hee:
          legal_forms:
            - {form: special_health_authority, when: 2012/2015-04-01}
            - {form: executive_ndpb, when: 2015-04-01/..}
        """,
        "hee/legal-form-2",
        """
        hee:
          legal_forms:
            - {form: special_health_authority, when: 2012/2015-03-31}
            - {form: executive_ndpb, when: 2015-04-01/..}
            - {form: charity, contested: {reason: the order says otherwise}}
        """,
        says="on 1 April 2015",
    ),
    Case(
        "handover-overlap",
        "two holders of a post may share the day of the handover, and no more",
        """
        dhsc:
          posts:
            - {post: minister, person: A, when: 2010-05-12/2012-09-05}
            - {post: minister, person: B, when: 2012-09-04/..}
        """,
        "dhsc/post-2",
        """
        dhsc:
          posts:
            - {post: minister, person: A, when: 2010-05-12/2012-09-04}
            - {post: minister, person: B, when: 2012-09-04/..}
            - {post: chair, person: C}
        """,
    ),
    Case(
        "succession-gap",
        "a successor lives when its predecessor ends",
        """
        shas: {names: [{name: SHAs, when: 2006/2013-03-31}]}
        nhse: {names: [{name: NHSE, when: 2013-04-02/..}], succession: [{predecessor: shas}]}
        """,
        "nhse/succession-1",
        """
        shas: {names: [{name: SHAs, when: 2006/2013-03-31}]}
        nhse: {names: [{name: NHSE, when: 2012-10-01/..}], succession: [{predecessor: shas}]}
        """,
        says="on 1 April 2013 (1 day)",
    ),
    Case(
        "name-no-question-has",
        "a year is no name",
        "hee: {names: [{name: '2014'}], aliases: [HEE]}",
        "hee",
        "hee: {names: [{name: Framework 15}], aliases: [HEE]}",
        says="“2014” of “hee” for a time",
    ),
    Case(
        "name-no-question-has",
        "a day is no name",
        "hee: {aliases: [2014-01-01]}",
        "hee",
        "hee: {aliases: [HEE 2014]}",
        says="for a time",
    ),
    Case(
        "name-no-question-has",
        "words of questions are no names",
        "hee: {aliases: [in]}",
        "hee",
        "hee: {aliases: [inn]}",
        says="for its own words",
    ),
    Case(
        "name-no-question-has",
        "a name with a time is one only beside others",
        "hee: {names: [{name: Board in 2014}]}",
        "hee",
        "hee: {names: [{name: Board in 2014, short: The Board}]}",
        says="for a body and a time",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_the_world_that_breaks_it(case: Case) -> None:
    breaks(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_is_content_with_the_world_that_keeps_it(case: Case) -> None:
    keeps(case)

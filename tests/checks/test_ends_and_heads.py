"""Rules about ends and heads: a world that breaks each, and one that keeps it."""

from __future__ import annotations

import pytest
from cases import Case, breaks, keeps

from nhsgraph.checks import RULES
from worlds import world

CASES = [
    Case(
        "open-end",
        "what goes on is shown by a source later than the years covered, or kept by an instrument",
        "hee: {accountability: [{holder: dhsc, when: 2013-04-01/.., evidence: [report]}]}",
        "hee/accountability-1",
        """
        hee:
          accountability:
            - {holder: dhsc, when: 2013-04-01/.., evidence: [report, later]}
            - {holder: nhsi, when: 2013-04-01/.., basis: An Act s. 1, evidence: [report]}
            - {holder: monitor, when: 2013-04-01/.., evidence: [act, report]}
            - {holder: nhse, when: "2013-04-01/[2014-06-01..]", evidence: [report]}
        """,
        says="no source is later than 31 December 2021",
        news="[{id: report, published: 2014-06-01}, {id: later, published: 2022~}]",
    ),
    Case(
        "open-end",
        "a source that may be of the years covered is not later than they are",
        "hee: {accountability: [{holder: dhsc, when: 2013-04-01/.., evidence: [report]}]}",
        "hee/accountability-1",
        "hee: {accountability: [{holder: dhsc, when: 2013-04-01/.., evidence: [report]}]}",
        news="report: 2021~",
        kept_news="report: 2022-01-01",
    ),
    Case(
        "certain-for-a-day",
        "a blank end leaves one day certain",
        "hee: {accountability: [{holder: dhsc, when: 2013-04-01/}]}",
        "hee/accountability-1",
        """
        hee:
          accountability:
            - {holder: dhsc, when: "2013-04-01/[2014-06-01..]"}
            - {holder: nhse, when: 2013-04-01/2013-04-01}
            - {holder: nhsi, when: 2013-04/}
        """,
        says="on 1 April 2013 alone",
    ),
    Case(
        "seen-later",
        "what a later source shows has lasted to that day",
        """
        hee: {accountability: [{holder: dhsc, when: 2013/,
          evidence: [act, {source: report, proves: during}]}]}
        """,
        "hee/accountability-1",
        """
        hee:
          accountability:
            - {holder: dhsc, when: "2013/[2014-06-01..]",
               evidence: [act, {source: report, proves: [during, end]}]}
            - {holder: nhse, when: "[2013-01-01..2014-06-01]/",
               evidence: [act, {source: report, proves: during}]}
            - {holder: nhsi, when: 2013/, evidence: [act, {source: report, proves: begin}]}
        """,
        says="was seen on 1 June 2014",
        news="report: 2014-06-01",
    ),
    Case(
        "begin-on-its-report",
        "the day of a report is no begin",
        """
        hee: {posts: [{post: chair, person: Ann Smith, when: 2013-06-01/2014-06-30,
          evidence: [{source: report, proves: [begin, end]}]}]}
        """,
        "hee/post-1",
        """
        hee: {posts: [
          {post: chair, person: Ann Smith, when: 2013-06-01/2014-06-30,
           evidence: [{source: report, proves: [begin, end]}, act]},
          {post: chair, person: Bob Jones, when: 2014-07-01/2014-12-31,
           evidence: [{source: report, proves: [begin, end]}]}]}
        """,
        says="begins on 1 June 2013",
        news="report: 2013-06-01",
    ),
    Case(
        "two-holders",
        "who leaves a post ends on the eve of who comes",
        """
        hee: {posts: [
          {post: chair, person: Ann Smith, when: 2013-06-01/2014-06-30},
          {post: chair, person: Bob Jones, when: 2014-06-30/2015-03-31}]}
        """,
        "hee/post-2",
        """
        hee: {posts: [
          {post: chair, person: Ann Smith, when: 2013-06-01/2014-06-29},
          {post: chair, person: Bob Jones, when: 2014-06-30/2015-03-31},
          {post: chair, person: Cat Brown, when: "[2015-03-31..2015-06-30]/2016-03-31"}]}
        """,
        says="on 30 June 2014",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_world_that_breaks_the_rule(case: Case) -> None:
    breaks(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_world_that_keeps_the_rule(case: Case) -> None:
    keeps(case)


HEADED = """
hee:
  names: [{name: Education, when: 2013-04-01/2016-03-31}]
  posts:
    - {post: chair, person: Ann Smith, when: 2013-04-01/2014-12-31}
    - {post: chair, person: Bob Jones, when: "2015-02-01/2016-03-31"}
    - {post: chief_executive, person: Cat Brown, when: 2013-04-01/2016-03-31}
boards: {kind: collective}
"""


def test_a_national_body_has_a_chair_and_a_chief_executive_on_each_of_its_days() -> None:
    findings = list(RULES["without-head"](world(HEADED)).find())
    assert [(each.subject, each.severity) for each in findings] == [("hee", "warning")]
    assert "no chair for certain from 1 January to 31 January 2015" in findings[0].message

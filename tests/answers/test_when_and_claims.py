"""When and until when; what is claimed and contested; posts of offices and boards; sums."""

from __future__ import annotations

import pytest

from nhsgraph.words.money import pounds
from worlds import answered, world


def test_when_tells_both_ends_and_until_when_the_last_day() -> None:
    """What came back is told with both of its times, and an end that is open as such."""
    graph = world(
        """
        set: {kind: collective}
        a:
          membership:
            - {whole: set, when: 2010-01-01/2012-03-31}
            - {whole: set, when: 2014-04-01/..}
          hosting: [{host: b, when: "2013-04-01/[2016-03-31..2016-04-29]"}]
        """
    )
    came_back = answered(graph, "when", "a", moment="membership", candidate="set")
    assert "from 1 January 2010 to 31 March 2012 and since 1 April 2014" in came_back.lead
    hosted = answered(graph, "when", "a", moment="hosting")
    assert "from 1 April 2013 to some day between 31 March and 29 April 2016" in hosted.lead
    until = answered(graph, "when", "a", moment="hosting:ended")
    assert "until some day between 31 March and 29 April 2016" in until.lead
    assert until.dates == ("2016-03-31", "2016-04-29")
    last = answered(graph, "when", "a", moment="membership:ended")
    assert "until 31 March 2012 and with no end on record" in last.lead


def test_a_life_is_told_with_its_end() -> None:
    graph = world("a: {names: [{name: A, when: 2010-01-01/2012-03-31}]}")
    began = answered(graph, "when", "a", moment="began")
    assert began.lead == "A began on 1 January 2010; it lasted until 31 March 2012."
    assert began.dates == ("2010-01-01",)


def test_a_name_that_comes_back_has_a_day_of_its_own() -> None:
    graph = world(
        """
        a:
          names:
            - {name: Alpha, when: 2010-01-01/2012-03-31}
            - {name: Beta, when: 2012-04-01/2014-03-31}
            - {name: Alpha, when: 2014-04-01/..}
        """
    )
    both = answered(graph, "when", "a", moment="renamed")
    assert both.dates == ("2012-04-01", "2014-04-01")
    back = answered(graph, "when", "a", moment="renamed", value="Beta")
    assert back.lead == "Beta became Alpha on 1 April 2014."
    assert answered(graph, "when", "a", moment="renamed", into="beta").dates == ("2012-04-01",)


CLAIMED = """
a:
  names: [{name: A}, {name: The Other Name, when: 2015/2016, contested: {reason: none used it}}]
  legal_forms: [{form: charity, when: 2015/2016, contested: {reason: the Act denies it}}]
  posts:
    - {post: chair, person: Ann Lee, when: 2015/2016, contested: {reason: the Act denies it}}
    - {post: chair, person: Bo Day, when: 2017/2018}
"""


@pytest.mark.parametrize(
    ("form", "value", "more"),
    [
        ("name", "The Other Name", {}),
        ("legal_form", "charity", {}),
        ("post", "Ann Lee", {"post": "chair"}),
    ],
)
def test_a_contested_claim_of_a_body_itself_is_told(
    form: str, value: str, more: dict[str, str]
) -> None:
    """To yes or no it is *no* with its reason; beside any other answer it stands as what it is."""
    graph = world(CLAIMED)
    asked = answered(graph, form, "a", during="2015", value=value, yes_no=True, **more)
    assert asked.verdict == "no"
    assert asked.lead.startswith("No: that is claimed, but contested: ")
    open_ = answered(graph, form, "a", during="2015", **more)
    assert value not in open_.ids
    assert [row.answer for row in open_.see_also if "contested" in row.more] == [(value,)]


def test_a_contested_number_is_told() -> None:
    graph = world(
        """
        a:
          kind: collective
          sizes: [{size: 4, when: 2015/2016, contested: {reason: counted twice}}]
        """
    )
    asked = answered(graph, "count", "a", during="2015", value="4", yes_no=True)
    assert (asked.verdict, "contested: counted twice" in asked.lead) == ("no", True)
    assert [row.statement for row in answered(graph, "count", "a", during="2015").see_also] == [
        "a/size-1"
    ]


def test_a_body_of_which_the_only_name_is_contested_was_not_planned() -> None:
    graph = world("a: {names: [{name: Old, when: 2010/.., contested: {reason: a misprint}}]}")
    asked = answered(graph, "exists", "a", during="2015", yes_no=True)
    assert asked.verdict == "no"
    assert asked.lead == "No: that Old existed is claimed, but contested: a misprint."
    assert asked.premise.problem == "contested"


OFFICES = """
dept:
  names: [{name: The Department}]
  posts: [{post: permanent_secretary, person: Una, when: 2010-01-01/2015-12-31}]
office:
  kind: office
  names: [{name: Permanent Secretary of the Department}]
  membership: [{whole: dept, role: part_of}]
agency: {posts: [{post: chair, person: Bo, when: 2010-01-01/2015-12-31}]}
board: {kind: board, membership: [{whole: agency, role: part_of}]}
"""


def test_the_posts_of_an_office_and_of_a_board_stand_with_the_body_around_them() -> None:
    """Who was, and was it she, are answered alike; a note says whose post the record has."""
    graph = world(OFFICES)
    for narrowing in ({}, {"value": "Una", "yes_no": True}):
        answer = answered(graph, "post", "office", during="2012", **narrowing)
        assert answer.ids == ["Una"], answer.text
        assert "The record has this as a post of The Department." in answer.notes
    assert answer.verdict == "yes"
    assert answered(graph, "post", "board", during="2012", post="chair").ids == ["Bo"]
    assert answered(graph, "post", "board", during="2012", post="treasurer").ids == []
    assert answered(graph, "when", "board", moment="post:ended", post="chair").dates == (
        "2015-12-31",
    )


def test_two_posts_of_one_appointer_are_two_sentences() -> None:
    """Whoever appoints the members of a board has not thereby appointed its chair."""
    graph = world(
        """
        a: {appointment: [{appointer: x, post: chair}, {appointer: y, post: member},
                          {appointer: z, post: member}]}
        """
    )
    told = [sentence.words for sentence in answered(graph, "appointment", "a").sentences]
    assert len(told) == 2
    assert "x" in told[0]
    assert " y " not in f" {told[0]} "
    assert "y and z appoint" in told[1]


def test_the_days_between_which_something_began_are_no_days_on_which_it_held() -> None:
    graph = world("a: {hosting: [{host: b, when: '[2012-06-28..2013-11-27]/2016-12-31'}]}")
    asked = answered(graph, "hosting", "a")
    assert asked.text.startswith("From some day between 28 June 2012 and 27 November 2013 to ")
    within = answered(graph, "hosting", "a", during="2013-01")
    assert within.lead.startswith("Possibly in January 2013")
    assert "begun between 28 June 2012 and 27 November 2013" in within.text
    history = answered(graph, "history", "a").text
    assert "begun between 28 June 2012 and 27 November 2013" in history


def test_a_host_that_is_not_known_stands_in_the_sentence_with_its_days() -> None:
    graph = world(
        """
        a:
          hosting:
            - {host: {unknown: no source names it}, when: 2012-01-01/2012-12-31}
            - {host: b, when: 2013-01-01/2014-12-31}
        """
    )
    answer = answered(graph, "hosting", "a")
    assert "From 1 January to 31 December 2012 somebody not known hosted a" in answer.text
    assert "no source names it" in answer.text
    assert "a body not known (from 1 January to 31 December 2012)" in answer.lead


@pytest.mark.parametrize(
    ("gbp", "words"),
    [
        (4_879_000_000, "£4.879 billion"),
        (4_900_000_000, "£4.9 billion"),
        (104_300_000, "£104.3 million"),
        (4_879_123_000, "£4,879.123 million"),
        (1_234_567, "£1,234,567"),
        (1_000_000_001, "£1,000,000,001"),
        (5_100, "£5,100"),
    ],
)
def test_sums_are_told_as_exactly_as_they_are_known(gbp: int, words: str) -> None:
    assert pounds(gbp) == words


def test_the_first_or_the_last_is_that_of_those_on_record_where_there_may_be_others() -> None:
    """None is the first of a body that was there before, nor the last of one that stayed."""
    graph = world(
        """
        whole:
          names: [{name: Whole Board, when: 2010-01-01/2015-12-31}]
          posts:
            - {id: a, post: chair, person: Ann Archer, when: 2010-01-01/2012-12-31}
            - {id: b, post: chair, person: Bo Baker, when: 2013-01-01/2015-12-31}
        part:
          names: [{name: Part Board, when: 2010-01-01/2015-12-31}]
          posts: [{id: c, post: chair, person: Cy Cooper, when: 2011-01-01/2012-12-31}]
        """
    )
    for pick, person in (("first", "Ann Archer"), ("last", "Bo Baker")):
        told = answered(graph, "post", "whole", post="chair", pick=pick)
        assert told.ids == [person]
        assert "on record" not in " ".join([told.lead, *told.notes])
        told = answered(graph, "post", "part", post="chair", pick=pick)
        assert told.ids == ["Cy Cooper"]
        assert f"the {pick} on record" in told.lead
        assert any("not recorded" in note for note in told.notes)

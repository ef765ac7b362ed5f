"""*He*, *him* and *who took over* mean the person named before, and never a body."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.answers import Answer
from nhsgraph.english.followed import with_person
from nhsgraph.errors import NhsGraphError
from worlds import world


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Three chairs in a row of a board that a crown followed, and one of another board."""
    return world(
        """
        board:
          names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
          posts:
            - {post: chair, person: Ann Archer, when: 2010-01-01/2013-12-31}
            - {post: chair, person: Bob Baker, when: 2014-01-01/2016-12-31}
            - {post: chair, person: Cy Cooper, when: 2017-01-01/2020-12-31}
        other:
          names: [{name: Old Board, when: 2000-01-01/2009-12-31}]
          posts: [{post: chair, person: Bob Baker, when: 2000-01-01/2009-12-31}]
        crown:
          names: [{name: Crown, when: 2010-01-01/..}]
          succession: [{predecessor: board, when: 2021-01-01/..}]
        """
    )


def _last(answer: Answer) -> Answer:
    return answer.answers[-1] if answer.answers else answer


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("when did Bob Baker leave the Port Board and who took over", ["Cy Cooper"]),
        ("when did Bob Baker leave the Port Board and who replaced him?", ["Cy Cooper"]),
        ("who chaired the Port Board in 2012 and who came after her", ["Bob Baker"]),
        ("who chaired the Port Board in 2018 and who was his predecessor", ["Bob Baker"]),
        ("who was Ann Archer's successor as chair of the Port Board", ["Bob Baker"]),
        ("who was Cy Cooper's predecessor at the Port Board", ["Bob Baker"]),
        ("whom did Bob Baker succeed at the Port Board", ["Ann Archer"]),
    ],
)
def test_who_is_next_to_a_person_is_a_person(graph: Graph, text: str, ids: list[str]) -> None:
    assert _last(graph.ask(text)).ids == ids


def test_a_question_that_follows_asks_of_the_person_of_the_answer(graph: Graph) -> None:
    first = graph.ask("who chaired the Port Board in 2012")
    second = graph.ask("who replaced her?", after=first)
    third = graph.ask("and who replaced him?", after=second)
    assert (second.ids, third.ids) == (["Bob Baker"], ["Cy Cooper"])
    assert second.results[0].when == "2014-01-01/2016-12-31"
    left = graph.ask("when did he leave?", after=second)
    assert left.dates == ("2016-12-31",)


def test_the_next_in_a_post_is_told_with_days_of_its_own(graph: Graph) -> None:
    """Whatever time is asked about: nobody *possibly* holds a post before the first day in it."""
    answer = graph.ask("who came after Ann Archer as chair of the Port Board in 2011")
    assert "Bob Baker" in answer.text
    assert "2014" in answer.text
    assert "possibly" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "who replaced him at the Port Board",
        "when did he leave the Port Board",
        "who chaired the Port Board between 2013 and 2014 and how long did he serve",
        "who replaced her",
    ],
)
def test_a_pronoun_that_means_nobody_is_told_and_stands_for_no_body(
    graph: Graph, text: str
) -> None:
    try:
        answer = _last(graph.ask(text))
    except NhsGraphError:
        return  # refused, with what can be asked
    left = {word for one in (answer, *answer.answers) for word in one.left_out}
    assert left & {"he", "him", "her"} or answer.question.form == "search"


def test_only_what_points_to_a_person_is_replaced() -> None:
    assert with_person("who replaced her", "Ann") == "who replaced Ann"
    assert with_person("who was her deputy", "Ann") == "who was Ann's deputy"
    assert with_person("what did he do there", "Bob") == "what did Bob do there"
    assert with_person("the other Sheffield", "Bob") == "the other Sheffield"
    assert with_person("who replaced him", None) == "who replaced him"


def test_posts_that_are_told_together_answer_for_either() -> None:
    """Whoever appoints a chair and non-executives appoints the chair, and the non-executives."""
    graph = world(
        """
        board:
          names: [{name: Port Board}]
          appointment: [{appointer: crown, post: chair_and_non_executives}]
        crown: {kind: department, names: [{name: Crown Office}]}
        """
    )
    for post in ("chair", "non-executive directors", "non-executives"):
        answer = graph.ask(f"who appointed the {post} of the Port Board")
        assert {row.answer for row in answer.results} == {("crown",)}, post
    assert not graph.ask("who appointed the chief executive of the Port Board").results


def test_a_word_inside_a_longer_name_of_a_post_is_no_other_word() -> None:
    """A non-executive member is no member in the sense of a part of a body."""
    graph = world(
        """
        board:
          names: [{name: Port Board}]
          appointment: [{appointer: crown, post: non_executive_member}]
        crown: {kind: department, names: [{name: Crown Office}]}
        pilots: {names: [{name: Pilots}], membership: [{whole: board, role: part_of}]}
        """
    )
    assert graph.ask("who was a non-executive member of the Port Board").question.form == "post"
    assert graph.ask("who was a member of the Port Board").question.form == "members"

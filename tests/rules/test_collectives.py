"""Rules 17 to 21: what holds for members and parts, names, numbers and amounts."""

from __future__ import annotations

import pytest

from nhsgraph import RecordError
from nhsgraph.checks import RULES
from nhsgraph.dates import read_day, write_day
from nhsgraph.library import Graph
from nhsgraph.schema import EDGE_TYPES
from worlds import answered, world

BOARDS = """
boards:
  kind: collective
  names: [{name: Local Education and Training Boards}]
  sizes: [{size: 13}]
  posts: [{post: chair, person: A}]
  legal_forms: [{form: committee}]
  accountability: [{holder: hee, when: 2013-04-01/2015-03-31}]
  funding: [{payer: hee, amounts: [{year: 2014/15, gbp: 100}]}]
  planning: [{planned_for: trusts}]
  oversight: [{overseer: cqc}]
  appointment: [{appointer: hee}]
  commission: [{commissioner: hee}]
  hosting: [{host: hee}]
  mandate_approval: [{approver: hee}]
  partnership: [{partner: phe}]
  succession: [{predecessor: deaneries}]
  membership: [{whole: england, role: lies_in}]
wessex:
  names: [{name: Wessex, when: 2013-06-01/..}]
  membership: [{whole: boards, when: 2014-01-01/2015-12-31}]
part: {membership: [{whole: boards, role: part_of}]}
neighbour: {membership: [{whole: boards, role: lies_in}]}
"""

NHSI = """
nhsi: {kind: joint_arrangement, membership: [{whole: both, role: part_of}]}
both: {kind: joint_arrangement, oversight: [{overseer: nao}]}
monitor:
  membership: [{whole: nhsi, role: part_of, when: 2016-04-01/..}]
  accountability: [{holder: sos, when: 2012-11-01/..}]
  oversight: [{overseer: audit}]
tda:
  membership: [{whole: nhsi, role: part_of, when: 2016-04-01/..}]
  accountability: [{holder: sos}]
"""


def reached(graph: Graph, body: str) -> set[str]:
    """The types of edge that reach a body through another."""
    return {
        edge_type
        for edge_type, cls in EDGE_TYPES.items()
        for role in cls.roles
        for held in graph.lines(edge_type, role, body)
        if held.via
    }


# -- 17. collectives -------------------------------------------------------------------------------


def test_rule_17_a_collective_hands_down_what_holds_for_each_of_its_members() -> None:
    """Accountability, funding, planning, oversight, appointment and legal form; nothing else."""
    graph = world(BOARDS)
    types = {"accountability", "funding", "planning", "oversight", "appointment"}
    assert reached(graph, "wessex") == types
    assert answered(graph, "legal_form", "wessex", during="2014-06-01").ids == ["committee"]


@pytest.mark.parametrize("form", ["post", "count", "amount", "lineage", "hosting", "commission"])
def test_rule_17_a_collective_keeps_what_is_said_of_it_as_one(form: str) -> None:
    """Its name, size, posts, amounts and succession are not those of each member."""
    graph = world(BOARDS)
    assert answered(graph, form, "wessex", during="2014-06-01").results == ()
    assert answered(graph, form, "boards", during="2014-06-01").results != ()
    assert graph.name_on("wessex", read_day("2014-06-01")) == "Wessex"


@pytest.mark.parametrize("body", ["part", "neighbour"])
def test_rule_17_only_one_of_a_collective_takes_over_its_statements(body: str) -> None:
    """What is part of it, or lies in it, is not one of them."""
    graph = world(BOARDS)
    assert reached(graph, body) == set()
    assert answered(graph, "legal_form", body, during="2014-06-01").results == ()


def test_rule_17_what_is_said_of_the_whole_is_not_handed_down() -> None:
    """``of: whole`` keeps a statement with the collective itself."""
    graph = world("""
    boards:
      kind: collective
      accountability: [{holder: hee}, {holder: dh, of: whole}]
      legal_forms: [{form: committee, of: whole}]
    wessex: {membership: [{whole: boards}]}
    """)
    assert answered(graph, "accountability", "boards").ids == ["hee", "dh"]
    assert answered(graph, "accountability", "wessex").ids == ["hee"]
    assert answered(graph, "legal_form", "wessex").results == ()


def test_rule_17_statement_membership_and_lives_all_meet() -> None:
    """The line begins with the membership, and ends with the statement."""
    [line] = world(BOARDS).lines("accountability", "body", "wessex")
    days = [write_day(line.extent.certain_from), write_day(line.extent.certain_to - 1)]
    assert (line.via, days) == (("boards",), ["2014-01-01", "2015-03-31"])


def test_rule_17_a_member_that_lives_shorter_than_its_membership_cuts_it() -> None:
    """No board answers to anybody before it was set up, whatever is written of its membership."""
    graph = world("""
    boards: {kind: collective, accountability: [{holder: hee}]}
    wessex: {names: [{name: Wessex, when: 2013-06-01/..}], membership: [{whole: boards}]}
    """)
    [line] = graph.lines("accountability", "body", "wessex")
    assert write_day(line.extent.possible_from) == "2013-06-01"


def test_rule_17_a_list_names_a_collective_once_with_its_number() -> None:
    """HEE holds the boards to account, all 13; it does not hold them one by one as well."""
    answer = answered(world(BOARDS), "accountable_bodies", "hee", during="2014-06-01")
    assert answer.ids == ["boards"]
    assert answer.results[0].roles["body"]["number"] == 13
    assert "Local Education and Training Boards (13" in answer.text


# -- 18. joint arrangements ------------------------------------------------------------------------


def test_rule_18_an_arrangement_without_statements_of_a_type_shows_those_of_its_parts() -> None:
    """Each line says through which part it comes, and lasts while the part is one."""
    answer = answered(world(NHSI), "accountability", "nhsi", during="2016")
    assert [(each.via, each.first) for each in answer.results] == [
        (("monitor",), "2016-04-01"),
        (("tda",), "2016-04-01"),
    ]


def test_rule_18_equal_holders_are_named_once() -> None:
    """Both parts answer to the Secretary of State: that is one holder, through both."""
    answer = answered(world(NHSI), "accountability", "nhsi", during="2017")
    assert [part.certain for part in answer.parts] == [("sos",)]
    assert answer.text.count("sos") == 1


def test_rule_18_an_arrangement_with_statements_of_a_type_shows_only_its_own() -> None:
    """The auditor of the whole is not joined by those of its parts."""
    graph = world(NHSI)
    assert answered(graph, "oversight", "both", during="2017").ids == ["nao"]
    assert answered(graph, "oversight", "nhsi", during="2017").ids == ["audit"]


def test_rule_18_what_comes_through_two_says_both() -> None:
    """``via`` is a list, from the nearest on."""
    results = answered(world(NHSI), "accountability", "both", during="2017").results
    assert [each.to_dict()["via"] for each in results] == [["nhsi", "monitor"], ["nhsi", "tda"]]


def test_rule_18_a_body_that_is_no_arrangement_does_not_speak_for_its_parts() -> None:
    """A department with a unit in it is not held to account for the unit's own lines."""
    graph = world("""
    dh: {kind: department}
    unit: {membership: [{whole: dh, role: part_of}], accountability: [{holder: sos}]}
    """)
    assert answered(graph, "accountability", "dh").results == ()


# -- 19. names -------------------------------------------------------------------------------------

NAMES = """
nhse:
  names:
    - {name: NHS Commissioning Board, use: legal, when: 2012-10-01/2022-06-30}
    - {name: NHS England, use: operating, when: 2013-04-01/..}
  accountability: [{holder: sos}]
institute:
  aliases: [{alias: NHSI, when: 2005-07-01/2013-03-31}]
  names: [{name: NHS Institute, when: 2005-07-01/..}]
  accountability: [{holder: sos}]
improvement:
  aliases: [{alias: NHSI, when: 2016-04-01/..}]
  names: [{name: NHS Improvement, when: 2016-04-01/..}]
  accountability: [{holder: sos}]
hee:
  posts:
    - {id: first, post: chair, person: A, when: 2013-04-01/2018-12-01}
    - {id: second, post: chair, person: B, when: 2018-12-01/..}
    - {id: other, post: chief_executive, person: C, when: 2013-04-01/..}
"""


def test_rule_19_the_operating_name_wins_in_sentences() -> None:
    """It was the NHS Commissioning Board in law to 2022, and NHS England in everyone's mouth."""
    graph = world(NAMES)
    names = [graph.name_on("nhse", read_day(day)) for day in ("2013-03-31", "2013-04-01")]
    answer = answered(graph, "accountability", "nhse", during="2014")
    assert names == ["NHS Commissioning Board", "NHS England"]
    assert "NHS England" in answer.text
    assert "Commissioning Board" not in answer.text


@pytest.mark.parametrize(("year", "body"), [("2010", "institute"), ("2018", "improvement")])
def test_rule_19_an_alias_may_have_meant_another_body_at_another_time(year: str, body: str) -> None:
    """*NHSI* was the NHS Institute to 2013, though that lives on here, then NHS Improvement."""
    answer = world(NAMES).ask(f"who held NHSI to account in {year}")
    assert answer.question.bodies == (body,)
    assert any("has also meant" in note for note in answer.notes)


def test_rule_19_on_the_day_of_a_handover_the_successor_in_a_post_is_named() -> None:
    """On the one day that both are on record the answer is the new chair."""
    graph = world(NAMES)
    found = [
        answered(graph, "post", "hee", post="chair", during=day).ids
        for day in ("2018-11-30", "2018-12-01")
    ]
    assert found == [["A"], ["B"]]


def test_rule_19_a_handover_of_one_post_does_not_touch_another() -> None:
    """The chief executive, who came before the new chair, is not ousted by them."""
    assert answered(world(NAMES), "post", "hee", during="2018-12-01").ids == ["B", "C"]


# -- 20. counts ------------------------------------------------------------------------------------

FOUR = "".join(f"board-{n}: {{membership: [{{whole: boards}}]}}\n" for n in range(4))


def test_rule_20_a_size_answers_before_the_members_that_are_on_record() -> None:
    """Thirteen boards are stated, four are written: there were thirteen."""
    graph = world("boards: {kind: collective, sizes: [{size: 13}]}\n" + FOUR)
    assert answered(graph, "count", "boards", during="2014-06-01").count == 13


def test_rule_20_without_a_size_the_dated_members_are_counted() -> None:
    """The members of the day asked, not of all time."""
    late = "late: {membership: [{whole: boards, when: 2015-04-01/..}]}\n"
    graph = world("boards: {kind: collective}\n" + FOUR + late)
    counts = [
        answered(graph, "count", "boards", during=day).count for day in ("2014-06-01", "2016-06-01")
    ]
    assert counts == [4, 5]


@pytest.mark.parametrize(
    ("size", "findings"),
    [
        (3, {"more-members-than-size": 1, "fewer-members-than-size": 0}),
        (4, {"more-members-than-size": 0, "fewer-members-than-size": 0}),
        (13, {"more-members-than-size": 0, "fewer-members-than-size": 1}),
    ],
)
def test_rule_20_the_members_check_the_size(size: int, findings: dict[str, int]) -> None:
    """``check`` reports where the two differ."""
    stated = f"[{{size: {size}, when: 2013-04-01/..}}]"
    graph = world(f"boards: {{kind: collective, sizes: {stated}}}\n" + FOUR)
    assert {rule: len(list(RULES[rule](graph).find())) for rule in findings} == findings


@pytest.mark.parametrize("size", ["13.5", "about 13", "-1"])
def test_rule_20_a_size_is_a_whole_number(size: str) -> None:
    """There is no half of a board."""
    with pytest.raises(RecordError):
        world(f"boards: {{kind: collective, sizes: [{{size: {size}}}]}}")


# -- 21. amounts -----------------------------------------------------------------------------------

MONEY = """
hee:
  funding:
    - payer: dh
      when: 2013-04-01/2016-03-31
      amounts:
        - {year: 2013/14, gbp: 4900, evidence: [budget-2013]}
        - {year: 2015/16, gbp: 5100, about: true, evidence: [budget-2015]}
boards:
  kind: collective
  funding: [{payer: hee, amounts: [{year: 2014/15, gbp: 100}]}]
wessex: {membership: [{whole: boards}]}
"""
BUDGETS = "{budget-2013: 2013-02-01, budget-2015: 2015-02-01}"


def test_rule_21_an_amount_is_of_a_financial_year_exact_or_about() -> None:
    """2015/16 is asked, and its amount alone answers."""
    answer = answered(world(MONEY, news=BUDGETS), "amount", "hee", during="2015/16")
    [amount] = answer.results[0].more["amounts"]
    assert answer.amount_gbp == 5100
    assert (amount["year"], amount["gbp"], amount["about"]) == ("2015/16", 5100, True)
    assert "about £5,100" in answer.text


@pytest.mark.parametrize("year", ["2012/13", "2016/17"])
def test_rule_21_the_year_of_an_amount_overlaps_the_days_of_its_edge(year: str) -> None:
    """Money can't flow along an edge that does not hold."""
    amounts = f"amounts: [{{year: {year}, gbp: 5}}]"
    with pytest.raises(RecordError, match="lies outside when"):
        world(f"hee: {{funding: [{{payer: dh, when: 2013-04-01/2016-03-31, {amounts}}}]}}")


def test_rule_21_an_amount_has_a_time_of_knowledge_of_its_own() -> None:
    """In 2014 the budget of 2013/14 was known, that of 2015/16 was not."""
    graph = world(MONEY, news=BUDGETS).as_known_on("2014-06-01")
    [result] = answered(graph, "amount", "hee").results
    assert [each["year"] for each in result.more["amounts"]] == ["2013/14"]


def test_rule_21_a_collective_s_amount_is_not_its_members() -> None:
    """Each board was funded by HEE, but not each with all the money of all boards."""
    graph = world(MONEY, news=BUDGETS)
    amount = answered(graph, "amount", "wessex", during="2014/15")
    [funder] = answered(graph, "funding", "wessex", during="2014/15").results
    assert (amount.amount_gbp, amount.results) == (None, ())
    assert (funder.answer, funder.more["amounts"]) == (("hee",), [])


# -- circles ---------------------------------------------------------------------------------------


CIRCLE = """
a: {accountability: [{holder: b}]}
b: {accountability: [{holder: c}]}
c: {accountability: [{holder: a}]}
"""


@pytest.mark.parametrize(("body", "top"), [("a", "c"), ("b", "a"), ("c", "b")])
def test_a_line_of_account_that_runs_in_a_circle_says_so(body: str, top: str) -> None:
    """It ends where it came from, and the record is not silent above it."""
    answer = answered(world(CIRCLE), "chain", body, during="2015-01-01")
    [path] = answer.results
    assert (path.answer[-1], path.more["returns_to"]) == (top, [body])
    told = " ".join([answer.text, *answer.notes])
    assert f"runs back to {body}" in told
    assert "silent" not in told


def test_a_line_that_leaves_a_circle_goes_on_to_the_top() -> None:
    left = CIRCLE.replace("c: {accountability: [", "c: {accountability: [{holder: parliament}, ")
    graph = world(left + "parliament: {kind: parliament}\n")
    answer = answered(graph, "chain", "a", during="2015-01-01")
    assert [row.answer for row in answer.results] == [("a", "b", "c", "parliament")]
    assert not [note for note in answer.notes if "No line" in note]


@pytest.mark.parametrize("role", ["one_of", "part_of"])
def test_sets_that_contain_each_other_are_answered(role: str) -> None:
    """What reaches one through the other reaches it once, and the search for more ends."""
    graph = world(
        f"""
        a: {{kind: collective, membership: [{{whole: b, role: {role}}}]}}
        b: {{kind: collective, membership: [{{whole: c, role: {role}}}]}}
        c:
          kind: collective
          membership: [{{whole: a, role: {role}}}]
          accountability: [{{holder: dhsc}}]
        """
    )
    for form in ("accountability", "chain", "members", "whole", "count", "history", "legal_form"):
        for body in "abc":
            assert answered(graph, form, body).text
    expected = ["dhsc"] if role == "one_of" else []
    assert answered(graph, "accountability", "a").ids == expected

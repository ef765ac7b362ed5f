"""What a body is: its description, or five lines that its statements bear."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import answered, world

TRAINER = """
hee:
  description: {text: It trained the staff of the NHS., evidence: [{source: guide, locator: p. 2}]}
  names: [{name: HEE, when: 2012-06-28/2023-03-31, evidence: [act]}]
  legal_forms:
    - {form: special_health_authority, when: 2012-06-28/2015-03-31}
    - {form: executive_ndpb, when: 2015-04-01/2023-03-31}
  accountability:
    - {holder: dhsc, when: 2014-04-01/2023-03-31, force: agreement}
    - {holder: minister, when: 2012-06-28/2023-03-31}
  planning: [{planned_for: everybody, scope: the supply of nurses, when: 2013-04-01/2023-03-31}]
  oversight: [{overseer: auditor, when: 2013-04-01/2023-03-31}]
minister: {kind: office, names: [{name: Minister, when: ../..}]}
after: {names: [{name: After, when: 2023-04-01/..}],
        succession: [{predecessor: hee, when: 2023-04-01/..}]}
"""


def _without_description() -> str:
    return "\n".join(line for line in TRAINER.splitlines() if "description" not in line)


def test_a_description_answers_with_its_sources() -> None:
    answer = answered(world(TRAINER, news="guide: 2014-01-01"), "about", "hee")
    assert answer.text == "It trained the staff of the NHS."
    [row] = answer.results
    assert (row.statement, row.answer) == ("hee/name-1", ("hee",))
    assert [each.source for each in row.evidence] == ["guide", "act"]
    assert row.more["description"]["text"] == answer.text


def test_a_description_is_told_to_nobody_who_could_not_have_read_it() -> None:
    graph = world(TRAINER, news="guide: 2014-01-01").as_known_on("2013-06-01")
    answer = answered(graph, "about", "hee")
    assert "trained" not in answer.text
    assert all(each.source != "guide" for row in answer.results for each in row.evidence)


def test_the_first_sentence_of_a_description_leads_whatever_is_shortened_in_it() -> None:
    text = "It trained Dr. Foster and others under s. 96 of an Act. HEE took it over."
    graph = world(
        TRAINER.replace("It trained the staff of the NHS.", text), news="guide: 2014-01-01"
    )
    answer = answered(graph, "about", "hee")
    assert answer.text == text
    assert answer.lead == "It trained Dr. Foster and others under s. 96 of an Act."


def test_without_one_the_statements_answer_in_five_lines() -> None:
    answer = answered(world(_without_description()), "about", "hee")
    assert answer.text.split("\n") == [
        "HEE was an arm’s-length body, from 28 June 2012 to 31 March 2023.",
        "In law a special health authority (2012 to 2015) and an executive NDPB (2015 to 2023).",
        "It answered to the Minister by law; dhsc (2014 to 2023) by agreement.",
        (
            "It planned for everybody (2013 to 2023) (the supply of nurses); was overseen by"
            " auditor (2013 to 2023)."
        ),
        "It was followed by After (2023).",
    ]
    told = {row.statement for row in answer.results}
    assert {"hee/name-1", "hee/legal-form-1", "hee/accountability-1", "hee/planning-1"} <= told
    assert "after/succession-1" in told


def test_only_what_holds_in_the_time_asked_is_told() -> None:
    answer = answered(world(_without_description()), "about", "hee", during="2013")
    assert "executive NDPB" not in answer.text
    assert "dhsc" not in answer.text


def test_a_set_of_bodies_is_told_with_its_numbers_and_each_ones_form() -> None:
    answer = answered(
        world("""
        boards:
          kind: collective
          names: [{name: Boards, when: 2013-04-01/2020-03-31}]
          legal_forms: [{form: committee, when: 2013-04-01/2020-03-31}]
          sizes: [{size: 13, when: 2013-04-01/2016-03-31}, {size: 4, when: 2016-04-01/2020-03-31}]
        """),
        "about",
        "boards",
    )
    assert answer.text.startswith("The Boards were a set of bodies, from 1 April 2013 to")
    assert "Each of them in law a committee; in number 13 (2013 to 2016) and 4 (2016 to" in (
        answer.text
    )


def test_what_was_only_planned_is_told_as_a_plan() -> None:
    answer = answered(
        world("""
        shadow:
          kind: board
          names: [{name: Shadow, when: /, status: announced, outcome: {unknown: nobody wrote}}]
        """),
        "about",
        "shadow",
    )
    assert "was planned, but the record has no day on which it existed" in answer.text
    assert "It was to be a board." in answer.text
    assert "nobody wrote" in answer.text
    assert answer.results[0].status == "announced"


def test_what_is_asked_of_another_time_says_that_it_did_not_exist_then() -> None:
    answer = answered(world(TRAINER, news="guide: 2014-01-01"), "about", "hee", during="2005")
    assert answer.premise.problem == "not_yet"
    assert answer.text.startswith("HEE did not exist")
    assert answer.results == ()


def test_kinds_and_statements_narrow_what_is_told() -> None:
    graph = world(_without_description())
    lone = answered(graph, "about", "hee", only=("hee/name-1", "hee/accountability-2"))
    assert {row.statement for row in lone.results} == {"hee/name-1", "hee/accountability-2"}
    assert "dhsc" not in lone.text


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("hee", ["arm’s-length body, from 28 June 2012 to 31 March 2023", "executive NDPB (2015"]),
        ("letbs", ["set of bodies", "in number 13 (2013 to 2016) and 4", "Health Education Engl"]),
        ("secretary-of-state", ["is an office", "answered to Parliament by law"]),
        ("nhse-and-nhsi", ["joint arrangement, from 1 April 2019 to 30 June 2022"]),
        ("national-workforce-group", ["was planned", "to be a joint arrangement"]),
    ],
)
def test_the_record_says_what_its_bodies_are(record: Graph, body: str, told: list[str]) -> None:
    answer = answered(record, "about", body)
    described = record.body(body).description
    if described is not None:
        assert answer.text.startswith(described.text)
        assert len(answer.lead.split()) <= 40
    else:
        assert all(each in answer.text for each in told)
        assert len(answer.text.split("\n")) <= 5


def test_every_body_is_told_in_five_lines_that_begin_with_a_short_sentence(record: Graph) -> None:
    for body in record.record.bodies:
        answer = answered(record, "about", body)
        assert answer.results, body
        assert len(answer.text.split("\n")) <= 5, body
        assert len(answer.lead.split()) <= 40, body
        assert " in use" not in answer.lead, body

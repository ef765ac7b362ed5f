"""The questions that the record was first written for come out right, from the bundled record."""

import pytest

from nhsgraph import Answer, Graph
from nhsgraph.answers import Result

Parts = list[tuple[str | None, str | None, list[str], list[str]]]


def _parts(answer: Answer) -> Parts:
    return [
        (part.first, part.last, list(part.certain), sorted(part.possible)) for part in answer.parts
    ]


def _beside(answer: Answer, statement: str) -> Result:
    return next(row for row in answer.see_also if row.statement == statement)


def _row(answer: Answer, statement: str) -> Result:
    return next(row for row in answer.results if row.statement == statement)


# -- who holds HEE to account ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_2019(record: Graph) -> Answer:
    return record.ask("who holds HEE to account in 2019")


def test_in_2019_the_secretary_of_state_by_law_and_then_the_department(in_2019: Answer) -> None:
    year = ("2019-01-01", "2019-12-31")

    assert in_2019.ids == ["secretary-of-state", "dhsc"]
    assert [row.force for row in in_2019.results] == ["law", "agreement"]
    assert {(row.first, row.last) for row in in_2019.results} == {year}
    assert _parts(in_2019) == [(*year, ["secretary-of-state", "dhsc"], [])]
    assert {str(row.certainty) for row in in_2019.results} == {"certain"}


def test_in_2019_each_holder_has_its_means_its_basis_and_its_sources(in_2019: Answer) -> None:
    by_law, by_agreement = in_2019.results

    assert by_law.basis
    assert by_law.basis.startswith("Care Act 2014 s. 100")
    assert "mandate" in by_law.more["means"]
    assert by_agreement.basis
    assert "framework agreement" in by_agreement.basis
    assert "framework agreement" in by_agreement.more["means"]
    assert all(row.evidence for row in in_2019.results)
    assert by_law.roles["holder"]["name"] == "Secretary of State for Health and Social Care"
    assert by_agreement.roles["holder"]["name"] == "Department of Health and Social Care"


def test_in_2019_nhs_improvement_stands_beside_the_answer_and_not_in_it(in_2019: Answer) -> None:
    approval = _beside(in_2019, "hee/mandate-procedure-2018-step-3-nhsi-board")
    claim = _beside(in_2019, "hee/accountable-to-nhsi")

    assert "nhsi" not in in_2019.ids
    assert (approval.status, approval.more["act"]) == ("announced", "approves")
    assert "nhsi-hee-closer-2018" in {each.source for each in approval.evidence}
    assert claim.more["contested"]["reason"]


def test_the_answer_in_json_keeps_the_contract(in_2019: Answer) -> None:
    shown = in_2019.to_dict()
    first = shown["results"][0]

    assert set(shown) == {
        "status",
        "lead",
        "question",
        "premise",
        "text",
        "results",
        "parts",
        "verdict",
        "see_also",
        "notes",
        "dates",
        "count",
        "amount_gbp",
        "events",
        "gaps",
        "left_out",
        "nearest",
        "example",
        "answers",
        "documents",
    }
    assert shown["question"] == {
        "text": "who holds HEE to account in 2019",
        "form": "accountability",
        "bodies": ["hee"],
        "from": "2019-01-01",
        "to": "2019-12-31",
        "as_known_on": None,
        "read_as": "who held Health Education England to account, 1 January to 31 December 2019",
    }
    assert shown["premise"] == {"ok": True, "problem": None, "message": None}
    assert shown["parts"] == [
        {
            "from": "2019-01-01",
            "to": "2019-12-31",
            "certain": ["secretary-of-state", "dhsc"],
            "possible": [],
        }
    ]
    assert set(first) >= {
        "statement",
        "type",
        "roles",
        "answer",
        "from",
        "to",
        "when",
        "certainty",
        "status",
        "force",
        "via",
        "text",
        "basis",
        "evidence",
    }
    assert first["roles"] == {
        "body": {"id": "hee", "name": "Health Education England"},
        "holder": {
            "id": "secretary-of-state",
            "name": "Secretary of State for Health and Social Care",
        },
    }
    assert first["via"] == []
    assert set(first["evidence"][0]) >= {"source", "title", "locator", "url", "published"}
    nothing = ("verdict", "notes", "dates", "count", "amount_gbp")
    assert [shown[key] for key in nothing] == [None, [], [], None, None]


def test_in_2010_it_did_not_exist_and_had_predecessors(record: Graph) -> None:
    answer = record.ask("who held HEE to account in 2010")

    assert answer.results == ()
    assert not answer.premise.ok
    assert answer.premise.began == "2012-06-28"
    assert {each["id"] for each in answer.premise.predecessors} >= {
        "shas",
        "medical-education-england",
    }
    assert "Strategic Health Authorities" in answer.text


def test_on_1_june_2014_the_department_is_named_as_it_was_then(record: Graph) -> None:
    answer = record.ask("who held HEE to account on 1 June 2014")

    assert answer.ids == ["secretary-of-state", "dhsc"]
    assert {row.roles["holder"]["name"] for row in answer.results} == {
        "Secretary of State for Health",
        "Department of Health",
    }
    assert "Social Care" not in answer.text


# -- the mandate -----------------------------------------------------------------------------------


def test_the_ladder_of_2019_20_shows_every_step_and_which_were_only_announced(
    record: Graph,
) -> None:
    answer = record.ask("who approves HEE's mandate for 2019/20, in order")
    steps = [
        (row.more["step"], row.more["act"], row.answer[0], row.status)
        for row in answer.results
        if row.more["step"]
    ]
    nhsi = _row(answer, "hee/mandate-procedure-2018-step-3-nhsi-board")

    assert steps == [
        (1, "develops", "hee", "in_force"),
        (1, "develops", "nhse-and-nhsi", "in_force"),
        (2, "signs_off", "hee", "announced"),
        (3, "approves", "nhsi", "announced"),
        (4, "approves", "secretary-of-state", "announced"),
    ]
    assert nhsi.more["organ"] == "board"
    assert nhsi.more["documented"] == "announced, not documented for 2019/20"
    assert "nhsi" not in {each for part in answer.parts for each in part.certain}


def test_the_mandate_of_2019_20_came_out_on_12_july_2019(record: Graph) -> None:
    answer = record.ask("who approves HEE's mandate for 2019/20, in order")
    published = _row(answer, "hee/mandate-2019-20")

    assert (published.more["act"], published.more["mandate"]) == ("publishes", "2019/20")
    assert (published.first, published.last) == ("2019-07-12", "2019-07-12")
    assert published.answer == ("secretary-of-state",)


# -- the NHS Leadership Academy --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "parts"),
    [
        ("on 31 March 2019", [("2019-03-31", "2019-03-31", ["hee"], [])]),
        ("on 1 April 2019", [("2019-04-01", "2019-04-01", ["nhse-and-nhsi"], [])]),
        (
            "during 2019",
            [
                ("2019-01-01", "2019-03-31", ["hee"], []),
                ("2019-04-01", "2019-12-31", ["nhse-and-nhsi"], []),
            ],
        ),
        (
            "during 2016",
            [
                ("2016-01-01", "2016-03-31", ["nhse"], []),
                ("2016-04-01", "2016-04-29", [], ["hee", "nhse"]),
                ("2016-04-30", "2016-12-31", ["hee"], []),
            ],
        ),
    ],
)
def test_the_hosts_of_the_leadership_academy(record: Graph, when: str, parts: Parts) -> None:
    answer = record.ask(f"who hosted the NHS Leadership Academy {when}")

    assert _parts(answer) == parts


def test_in_april_2016_it_was_one_host_or_the_other_and_never_both(record: Graph) -> None:
    answer = record.ask("who hosted the NHS Leadership Academy during 2016")

    assert any("either" in note and "exactly one" in note for note in answer.notes)


def test_as_known_in_2018_the_move_of_the_academy_was_announced(record: Graph) -> None:
    answer = record.ask("as known on 2018-12-01, who hosts the Leadership Academy on 2019-06-01")
    announced, held_then = answer.results

    assert answer.known_on == "2018-12-01"
    assert (announced.answer, announced.status) == (("nhse-and-nhsi",), "announced")
    assert "consultation" in announced.more["subject_to"]
    assert announced.more["outcome"] == {"kind": "pending"}
    assert (held_then.answer, str(held_then.certainty)) == (("hee",), "possible")
    assert [part.certain for part in answer.parts] == [()]
    assert all(
        each.published is None or each.published <= "2018-12-01"
        for row in answer.results
        for each in row.evidence
    )


# -- LETBs -----------------------------------------------------------------------------------------


def test_the_bodies_that_hee_held_to_account_in_2013(record: Graph) -> None:
    answer = record.ask("which bodies did HEE hold to account in 2013")
    letbs = _row(answer, "letbs/accountable-to-hee-2013")

    assert answer.ids[0] == "letbs"
    assert (letbs.first, letbs.last, str(letbs.certainty)) == (
        "2013-04-01",
        "2013-12-31",
        "certain",
    )
    assert letbs.roles["body"]["number"] == 13
    assert "13" in answer.text


@pytest.mark.parametrize(
    ("body", "start", "via"),
    [
        ("the LETBs", ["letbs"], ()),
        ("Health Education Wessex", ["letb-wessex", "letbs"], ("letbs",)),
    ],
)
def test_the_chain_from_letbs_to_parliament_on_1_june_2014(
    record: Graph, body: str, start: list[str], via: tuple[str, ...]
) -> None:
    answer = record.ask(f"how does the chain run from {body} to Parliament on 1 June 2014")
    by_law, by_agreement = answer.results

    assert list(by_law.answer) == [*start, "hee", "secretary-of-state", "parliament"]
    assert list(by_agreement.answer) == [*start, "hee", "dhsc", "parliament"]
    assert by_law.via == via
    assert by_law.more["statements"] == [
        "letbs/accountable-to-hee-2013",
        "hee/accountable-to-secretary-of-state-2012",
        "secretary-of-state/accountable-to-parliament",
    ]


def test_hee_funded_the_letbs_in_2013_14(record: Graph) -> None:
    answer = record.ask("who funded the LETBs in 2013/14")
    money = _row(answer, "letbs/mpet-from-hee-2013")

    assert (money.first, money.last) == ("2013-04-01", "2014-03-31")
    assert money.more["stream"] == "MPET"
    assert {part.certain for part in answer.parts} == {("hee",)}


# -- change and plans ------------------------------------------------------------------------------


def test_what_changed_for_hee_between_2014_and_2016(record: Graph) -> None:
    answer = record.ask("what changed for HEE between 2014 and 2016")
    changes = {(row.more["change"], row.statement): row for row in answer.results}
    on_the_day = {
        ("reformed", "hee/executive-ndpb"),
        ("ended", "hee/accountable-to-secretary-of-state-2012"),
        ("began", "hee/accountable-to-secretary-of-state"),
        ("ended", "letbs/accountable-to-hee-2013"),
        ("began", "letbs/accountable-to-hee-2015"),
    }
    reform = changes["reformed", "hee/executive-ndpb"]
    academy = changes["began", "nhs-leadership-academy/hosted-by-hee"]

    assert {changes[each].first for each in on_the_day} == {"2015-04-01"}
    assert {changes[each].more["event"] for each in on_the_day} == {"hee-becomes-ndpb"}
    assert (reform.more["before"], reform.answer) == (
        "special_health_authority",
        ("executive_ndpb",),
    )
    assert (academy.first, academy.last) == ("2016-04-01", "2016-04-30")


def test_changes_whose_day_may_lie_outside_stand_after_the_others(record: Graph) -> None:
    answer = record.ask("what changed for HEE between 2014 and 2016")
    certain = [str(row.certainty) == "certain" for row in answer.results]
    days = [day for row in answer.results[: sum(certain)] for day in (row.first, row.last)]

    assert certain == sorted(certain, reverse=True)
    assert all(day is not None and "2014-01-01" < day <= "2016-12-31" for day in days)


def test_what_the_department_was_called_in_2015(record: Graph) -> None:
    answer = record.ask("what was DHSC called in 2015")

    assert answer.ids == ["Department of Health"]
    assert _parts(answer) == [("2015-01-01", "2015-12-31", ["Department of Health"], [])]


def test_the_levy_on_providers_was_proposed_in_2010_and_never_enacted(record: Graph) -> None:
    answer = record.ask("what became of the levy on providers")
    [levy] = answer.results

    assert (levy.type, levy.more["stream"], levy.status) == ("funding", "levy", "proposed")
    assert levy.roles["payer"]["id"] == "nhs-providers"
    assert levy.roles["recipient"]["id"] == "letbs"
    assert levy.more["said"] == "2010-12-20"
    assert levy.more["outcome"]["kind"] == "never_enacted"
    assert "never enacted" in answer.text

"""Sets named by their noun alone, members by their place, and requests that name what they want."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Lodges that were put into two rings; a board with a chair and one before."""
    return world(
        """
        lodges:
          kind: collective
          aliases: [WL, lodge]
          names: [{name: Water lodges, short: WLs, when: 2010-01-01/2015-12-31}]
          sizes: [{size: 3, when: 2010-01-01/2015-12-31}]
        north-lodge:
          names: [{name: Waterhouse Northmoor, when: 2010-01-01/2015-12-31}]
          membership:
            - {whole: lodges, role: one_of, when: 2010-01-01/2015-12-31}
            - {whole: upper, role: part_of, when: 2012-05-01/2015-12-31}
          posts: [{post: chair, person: Ann Archer, when: 2010-01-01/2015-12-31}]
        south-lodge:
          names: [{name: Waterhouse Southmoor, when: 2010-01-01/2015-12-31}]
          membership: [{whole: lodges, role: one_of, when: 2010-01-01/2015-12-31}]
          posts: [{post: chair, person: Bo Baker, when: 2010-01-01/2015-12-31}]
        rings:
          kind: collective
          names: [{name: WL rings, when: 2012-05-01/2015-12-31}]
          sizes: [{size: 2, when: 2012-05-01/2015-12-31}]
        upper:
          names: [{name: Upper Ring, when: 2012-05-01/2015-12-31}]
          membership: [{whole: rings, role: one_of, when: 2012-05-01/2015-12-31}]
        board:
          names: [{name: Port Board, when: 2010-01-01/2015-12-31}]
          posts:
            - {post: chair, person: Cy Cooper, when: 2010-01-01/2011-12-31}
            - {post: chair, person: Di Dyer, when: 2012-01-01/2015-12-31}
        """
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how many rings were the WLs grouped into", "2"),
        ("into how many rings were the water lodges squeezed in 2013", "2"),
        ("how many water lodges were there in 2010, and how many rings were they put into", "2"),
        ("when were the WLs grouped into rings", "1 May 2012"),
        ("please confirm the date on which the three WLs were put into two rings", "1 May 2012"),
    ],
)
def test_a_set_is_meant_by_its_noun_beside_its_kin(graph: Graph, text: str, told: str) -> None:
    answer = graph.ask(text)
    assert answer.status == "answered", answer.text
    assert told in answer.lead
    assert "could not be read" not in answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who chaired the Northmoor lodge", "Ann Archer"),
        ("who chaired the Southmoor WL in 2013", "Bo Baker"),
        ("who was chair of the Port Board in 2013 and who had the job before that", "Cy Cooper"),
        ("who was chair of the Port Board in 2010 and who held the post afterwards", "Di Dyer"),
        ("state the year in which the Port Board began", "2010"),
    ],
)
def test_a_member_is_meant_by_its_place_and_a_post_by_what_came_before(
    graph: Graph, text: str, told: str
) -> None:
    answer = graph.ask(text)
    assert answer.status == "answered", answer.text
    assert told in answer.lead


def test_a_set_that_is_asked_for_is_no_it(record: Graph) -> None:
    """*It* in *which authorities did it cover, and when did it end* is what was named before."""
    answer = record.ask(
        "What was the South of England SHA cluster, which SHAs did it cover and when did it cease?"
    )
    assert "South Central" in answer.text
    assert "North West" not in answer.text


def test_an_object_is_not_its_own_subject(record: Graph) -> None:
    answer = record.ask(
        "when did the National Leadership Council stop and did the Leadership Academy follow it"
    )
    assert "Yes: the National Leadership Council was followed by" in answer.lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who chaired the Port Board from its creation through to the end of 2014", "Di Dyer"),
        ("who chaired the Port Board, and in what order", "Cy Cooper"),
        ("when did Di Dyer replace Cy Cooper", "1 January 2012"),
        ("who came after Cy Cooper as chair", "Di Dyer"),
        ("when did the Port Board get a chair of its own", "Cy Cooper"),
        ("who the chair of the Port Board was in 2013", "Di Dyer"),
        ("who chaired the Port Board in 2013 and Waterhouse Southmoor likewise", "Bo Baker"),
    ],
)
def test_posts_as_people_ask_for_them(graph: Graph, text: str, told: str) -> None:
    answer = graph.ask(text)
    assert answer.status == "answered", answer.text
    assert told in answer.text
    assert "could not be read" not in answer.text


@pytest.mark.parametrize(
    ("text", "told", "never"),
    [
        ("what regions did HEE have in 2016", "HEE North", "did not exist"),
        ("how many regions did HEE have in 2016", "4", "did not exist"),
        ("name HEE's regions in 2016", "HEE South", "did not exist"),
        ("which seven regions did NHS England and NHS Improvement adopt", "London region", "Board"),
        ("what were the regional people boards", "NHS regions", "Midlands region"),
    ],
)
def test_the_regions_of_a_body_are_those_of_the_time(
    record: Graph, text: str, told: str, never: str
) -> None:
    answer = record.ask(text)
    assert told in answer.text
    assert never not in answer.lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how did responsibility for planning move from the SHAs to HEE", "1 April 2013"),
        ("from whom did Social Work England take the register of social workers", "Health and"),
        ("what is the later name of the Health Professions Council and when did it change",
         "1 August 2012"),
        ("who hosted the Leadership Academy before HEE got hold of it in 2016", "NHS England"),
        ("who commissioned training in the regions in 2011", "Strategic Health Authorities"),
        ("which ministers held the office of health secretary from 2010 to 2013", "Lansley"),
        ("who was director of nursing of HEE in 2014", "Bayliss-Pratt"),
    ],
)  # fmt: skip
def test_what_passed_and_who_did_the_work(record: Graph, text: str, told: str) -> None:
    answer = record.ask(text)
    assert answer.status in {"answered", "partly"}, answer.text
    assert told in answer.lead


def test_a_list_by_description_claims_no_more_than_its_days(record: Graph) -> None:
    """Bodies that came one after the other did not all exist throughout."""
    lead = record.ask("who regulated social workers between 2012 and 2019").lead
    assert "at some time" in lead
    assert "General Social Care Council (to 2012)" in lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("when did Social Work England cease to be a body corporate", "no day"),
        ("HEE became an NDPB - when?", "1 April 2015"),
        ("the history of where the Leadership Academy has been based", "Health Education England"),
        ("when were the Local Workforce Action Boards created and what for", "sustainability"),
        ("who led the NHS Commissioning Board, and when did it start calling itself NHS England",
         "2013"),
        ("In an exam I wrote that Monitor was abolished in 2016. Would they mark that as wrong?",
         "No: Monitor"),
        ("I'm writing a piece on Ian Cumming. When did he leave HEE?", "March 2020"),
        ("We at Health Education Kent, Surrey and Sussex met often. Who chaired our LETB?",
         "Devlin"),
        ("A reader at our trust library asks of the NHS Institute. When did it shut?", "2013"),
        ("who was the first chief people officer and to whom did that post report",
         "does not keep to whom"),
        ("who replaced the Health Professions Council", "1 August 2012"),
        ("were the deaneries abolished in 2013 or did they move into the LETBs",
         "were followed by the Local Education and Training Boards"),
    ],
)  # fmt: skip
def test_second_halves_and_openings_as_people_write_them(
    record: Graph, text: str, told: str
) -> None:
    answer = record.ask(text)
    assert told in answer.lead, answer.lead
    assert answer.status not in {"searched", "not_understood"}


@pytest.mark.parametrize(
    ("text", "told", "never"),
    [
        ("when did the HCPC stop regulating social workers", "2 December 2019", "2012"),
        ("what were the arm's length bodies of the DHSC in 2019", "Health Education England",
         "Student Loans"),
        ("was Public Health England an executive agency of the Department of Health", "Yes",
         "read"),
        ("who appointed the independent chairs of the LETBs", "Health Education England", "read"),
        ("name of the chief executive of NHS London, the SHA, in 2011", "Ruth Carnall", "read"),
        ("how many primary care trusts were abolished in 2013", "151", "could not"),
        ("wich act abolished the strategic health authorities", "Health and Social Care Act 2012",
         "read"),
        ("when did NHS Improvement begin operating", "1 April 2016", "directorate"),
        ("did the CHRE become the Professional Standards Authority", "Yes", "read"),
        ("who was in charge of NHS England when the Long Term Plan came out", "Stevens", "plans"),
        ("who was health secretary when the Topol Review was published", "Hancock", "Hunt"),
        ("where was HEE's head office", "addresses", "part of"),
    ],
)  # fmt: skip
def test_questions_as_people_put_them(record: Graph, text: str, told: str, never: str) -> None:
    lead = record.ask(text).lead
    assert told in lead
    assert never not in lead


def test_a_list_of_so_many_is_of_the_time_when_there_were_so_many(record: Graph) -> None:
    first, later = record.ask("list the 13 LETBs"), record.ask("list the four LETBs")
    assert "Wessex" in first.text
    assert "LETB for the North" not in first.text
    assert "LETB for the North" in later.text
    assert "Wessex" not in later.lead


@pytest.mark.parametrize(
    ("text", "told", "never"),
    [
        ("who hosted the Leadership Academy before HEE took it on", "NHS England", "March 2013"),
        ("We are the NHS: People Plan 2020/21, who published it?", "NHS Improvement", "wowed"),
        ("who published We are the NHS: People Plan 2020/21?", "NHS Improvement", "wowed"),
        ("who was CQC chief executive in 2011, and who in 2019", "Trenholm", "read"),
        (
            "was the Care Act 2014 the law which put HEE on a statutory footing",
            "Care Act",
            "NHS Act",
        ),
        ("who funded HEE, and not universities, in 2014", "Department of Health", "Higher"),
        ("can you tell me the ISSN of the HEE annual report", "catalogues", "accountable"),
        ("NHS Leadership Academy host in June 2018", "Health Education England hosted", "Graduate"),
        ("were the SHAs abolished before HEE took on its duties", "31 March 2013", "Appointments"),
        (
            "who led the NHS Future Forum, and when did its second report come out",
            "Field",
            "Salaries",
        ),
    ],
)
def test_no_other_question_is_answered(record: Graph, text: str, told: str, never: str) -> None:
    lead = record.ask(text).lead
    assert told in lead
    assert never not in lead

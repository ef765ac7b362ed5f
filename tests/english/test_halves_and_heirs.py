"""Halves that are read alone, clauses that open a sentence, and what passed to the next body."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

PORT = """
old:
  kind: arms_length_body
  names: [{name: Harbour Trust, when: 2005-01-01/2011-12-31}]
  accountability: [{holder: crown, when: 2005-01-01/2011-12-31}]
board:
  kind: arms_length_body
  names:
    - {name: Port Board, when: 2012-01-01/2015-12-31, begun_by: turn}
    - {name: Port Authority, when: 2016-01-01/.., begun_by: renaming}
  succession: [{predecessor: old, scope: functions, when: 2012-01-01/.., begun_by: turn}]
  posts:
    - {id: archer, post: chief_executive, person: Ann Archer, when: 2012-01-01/2013-12-31}
    - {id: baker, post: chief_executive, person: Bo Baker, when: 2014-01-01/..}
  funding: [{payer: crown, stream: harbour_dues, when: 2012-01-01/.., begun_by: dues}]
lodge:
  kind: unit
  names: [{name: Pilots Lodge, when: 2006-01-01/..}]
  aliases: [Lodge]
  hosting:
    - {host: old, when: 2006-01-01/2011-12-31, ended_by: turn}
    - {host: board, when: 2012-01-01/.., begun_by: turn}
crown:
  kind: department
  names: [{name: Crown Office}]
"""
EVENTS = """
- {id: dues, title: Ships pay dues, date: 2012-01-01, evidence: [act]}
- {id: turn, title: The Port Board takes over the port, date: 2012-01-01, evidence: [act]}
- {id: renaming, title: The Port Board becomes the Port Authority, date: 2016-01-01,
   evidence: [act]}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A trust that gave way to a board, which was renamed, with a lodge that both housed."""
    return world(PORT, events=EVENTS)


@pytest.mark.parametrize(
    "second",
    ["could it hire a crane", "did it have a flag", "which tune did it sing"],
)
def test_a_half_that_asks_is_named_and_the_other_is_answered(graph: Graph, second: str) -> None:
    answer = graph.ask(f"who led the Port Board in 2013, and {second}?")
    assert answer.status == "partly"
    assert "Ann Archer" in answer.lead
    assert second.rsplit(maxsplit=1)[-1] in answer.lead


def test_before_and_after_is_asked_of_its_own_half(graph: Graph) -> None:
    answer = graph.ask(
        "who succeeded the Harbour Trust, and who hosted the Pilots Lodge before and after 2012?"
    )
    assert [one.question.form for one in answer.answers] == ["lineage", "hosting", "hosting"]
    assert answer.status == "answered"


@pytest.mark.parametrize(
    "text",
    [
        "which body picked up the duties of the Harbour Trust",
        "who inherited the Harbour Trust's planning work?",
        "Who took on the role of the Harbour Trust once it was abolished?",
        "which body took over the Harbour Trust's money in 2012",
        "when the Harbour Trust closed, who took over its work?",
    ],
)
def test_what_passed_asks_for_the_next_body(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert (answer.status, answer.question.form) == ("answered", "lineage")
    assert "Port Board" in answer.lead


@pytest.mark.parametrize(
    "text",
    [
        "when the Port Board was set up, who led it?",
        "who led it when the Port Board was set up?",
        "Once the Harbour Trust had closed, who led the Port Board?",
    ],
)
def test_a_clause_that_opens_a_sentence_is_its_time(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "post"
    assert "Ann Archer" in answer.lead


def test_a_question_that_opens_a_sentence_is_no_clause_of_the_next(graph: Graph) -> None:
    answer = graph.ask("When was the Port Board renamed, and under which chief executive?")
    assert [one.question.form for one in answer.answers] == ["when", "post"]
    assert "1 January 2016" in answer.lead
    assert "Bo Baker" in answer.lead
    assert "Ann Archer" not in answer.lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what happened to the Harbour Trust in 2012", "was followed by the Port Board"),
        ("what happened to the Port Board in 2016", "becomes the Port Authority"),
    ],
)
def test_what_happened_to_a_body_is_of_that_body_first(graph: Graph, text: str, told: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "happened"
    assert told in answer.lead
    assert "Ships pay dues" not in answer.lead.split(";")[0]


PILOT = """
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  posts:
    - {id: archer, post: chief_executive, person: Ann Archer, when: 2010-01-01/2013-12-31}
    - {id: baker, post: chief_executive, person: Bo Baker, when: 2014-01-01/2014-06-30}
  oversight: [{overseer: watch, when: 2010-01-01/2020-12-31}]
watch:
  kind: regulator
  names: [{name: Harbour Watch, when: 2008-01-01/2020-12-31}]
  posts: [{id: archer-there, post: chair, person: Ann Archer, when: 2014-02-01/2016-12-31}]
quay:
  kind: arms_length_body
  names: [{name: Quay Board, when: 2008-01-01/2020-12-31}]
  posts: [{id: archer-first, post: chair, person: Ann Archer, when: 2008-01-01/2009-12-31}]
"""


@pytest.fixture(scope="module")
def pilot() -> Graph:
    """A woman who served three bodies one after another."""
    return world(PILOT)


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("which regulator did Ann Archer go to after the Port Board", "Harbour Watch", "Quay"),
        ("what did Ann Archer do after the Port Board?", "Harbour Watch", "Quay"),
        ("which body did Ann Archer run before the Port Board", "Quay Board", "Watch"),
    ],
)
def test_where_somebody_went_after_a_body(
    pilot: Graph, text: str, told: str, not_told: str
) -> None:
    answer = pilot.ask(text)
    assert answer.status == "answered"
    assert told in answer.lead
    assert not_told not in answer.lead


def test_before_a_body_is_not_before_a_person(pilot: Graph) -> None:
    answer = pilot.ask("which bodies did Bo Baker run before the Port Board?")
    assert "Ann Archer" not in answer.lead


def test_how_long_each_served_tells_their_terms(pilot: Graph) -> None:
    answer = pilot.ask("how long did each chief executive of the Port Board serve?")
    assert answer.ids == ["Ann Archer", "Bo Baker"]
    assert "existed" not in answer.lead


@pytest.mark.parametrize(
    "text",
    [
        "Is it the Harbour Watch or the Quay Board that oversees the Port Board?",
        "who oversees the Port Board, the Harbour Watch or the Quay Board?",
        "Who oversaw the Port Board - was it the Harbour Watch or the Quay Board?",
        "The Harbour Watch or the Quay Board: which one oversaw the Port Board?",
    ],
)
def test_a_choice_asks_who_it_was(pilot: Graph, text: str) -> None:
    answer = pilot.ask(text)
    assert (answer.status, answer.ids) == ("answered", ["watch"])


def test_two_persons_to_choose_from(pilot: Graph) -> None:
    answer = pilot.ask("Ann Archer and Bo Baker: which one ran the Port Board in 2012?")
    assert answer.ids == ["Ann Archer"]


@pytest.mark.parametrize(
    "text",
    [
        "As a harbour manager I need to know who oversaw the Port Board",
        "I've an enquiry about the Port Board - who oversaw it?",
        "which regulator was responsible for overseeing the Port Board",
        "Somebody wants to know who oversaw the Port Board, I think it was the Quay Board",
    ],
)
def test_what_people_say_of_themselves_asks_nothing(pilot: Graph, text: str) -> None:
    answer = pilot.ask(text)
    assert (answer.status, answer.ids) == ("answered", ["watch"])


@pytest.mark.parametrize(
    "text",
    [
        "My tutor says the Port Board was overseen by the Harbour Watch. Is she right?",
        "I recall the Port Board being overseen by the Harbour Watch; do I have that right?",
        "A colleague told me that the Port Board was overseen by the Harbour Watch - is that so?",
    ],
)
def test_what_somebody_says_is_confirmed(pilot: Graph, text: str) -> None:
    assert pilot.ask(text).verdict == "yes"


def test_yes_or_no_and_then_who_are_two_questions(pilot: Graph) -> None:
    answer = pilot.ask("Did Ann Archer run the Port Board in 2012, and who followed?")
    assert answer.answers[0].verdict == "yes"
    assert "Bo Baker" in answer.lead


def test_whether_two_ended_on_one_day(pilot: Graph) -> None:
    answer = pilot.ask("Was the Port Board shut at the same time as the Quay Board?")
    assert answer.verdict == "yes"


FORMS = """
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  legal_forms:
    - {id: trust, form: special_health_authority, when: 2010-01-01/2014-12-31, basis: Port Act 2009}
    - {id: ndpb, form: executive_ndpb, when: 2015-01-01/2020-12-31, basis: Harbour Act 2014 s. 3}
  posts:
    - {id: archer, post: chief_executive, person: Ann Archer, when: 2010-01-01/2013-12-31}
    - {id: baker, post: chief_executive, person: Bo Baker, when: 2014-01-01/2014-06-30}
  partnership:
    - {partner: watch, subject: the lights, when: 2010-01-01/2020-12-31}
    - {partner: crown, subject: the dues, when: 2010-01-01/2020-12-31}
  succession: [{predecessor: old, scope: functions, when: 2010-01-01/..}]
old: {kind: arms_length_body, names: [{name: Harbour Trust, when: 2000-01-01/2009-12-31}]}
watch: {kind: regulator, names: [{name: Harbour Watch}]}
crown: {kind: department, names: [{name: Crown Office}]}
"""


@pytest.fixture(scope="module")
def forms() -> Graph:
    """A board that changed its legal form, and works with a regulator and a department."""
    return world(FORMS)


@pytest.mark.parametrize(
    "text",
    [
        "when did the Port Board turn into an executive NDPB",
        "When did the Port Board change from a special health authority into an executive NDPB?",
    ],
)
def test_turning_into_a_form_is_no_succession(forms: Graph, text: str) -> None:
    answer = forms.ask(text)
    assert (answer.status, answer.dates) == ("answered", ("2015-01-01",))


def test_the_act_that_moved_a_body_to_its_form(forms: Graph) -> None:
    text = "which Act moved the Port Board from a special health authority to an executive NDPB?"
    answer = forms.ask(text)
    assert "Harbour Act 2014" in answer.lead
    assert "Port Act 2009" not in answer.lead


def test_which_regulators_asks_for_regulators_alone(forms: Graph) -> None:
    answer = forms.ask("Which regulators did the Port Board have to cooperate with?")
    assert answer.ids == ["watch"]


def test_more_than_a_number_is_answered_by_no_single_statement(forms: Graph) -> None:
    answer = forms.ask("which bodies had more than 1 chief executive")
    assert answer.status not in {"answered", "partly"}


@pytest.mark.parametrize("name", ["Ann Archers", "Ann Archar", "ann acher"])
def test_a_surname_with_one_slip_is_that_person(forms: Graph, name: str) -> None:
    answer = forms.ask(f"when was {name} chief executive of the Port Board?")
    assert answer.question.value == "Ann Archer"
    assert any("was taken for" in note for note in answer.notes)


def test_another_persons_name_is_not_taken_for_it(forms: Graph) -> None:
    answer = forms.ask("was Ann Arbour chief executive of the Port Board?")
    assert answer.verdict != "yes"


@pytest.mark.parametrize("short", ["SoS", "SofS"])
def test_short_titles_of_the_minister(record: Graph, short: str) -> None:
    asked = record.ask(f"List every {short} for Health 2010 to 2016 with dates")
    assert {"Andrew Lansley", "Jeremy Hunt"} <= set(asked.ids)


def test_a_title_that_changed_is_told_as_it_was_first(record: Graph) -> None:
    lead = record.ask("list every Secretary of State from 2010 to 2021").lead
    assert "Secretary of State for Health (later" in lead


@pytest.mark.parametrize(
    "text",
    [
        "was the Port Board a musical body?",
        "did the Port Board get painted in 2012?",
    ],
)
def test_that_it_existed_is_no_answer_to_what_was_not_read(pilot: Graph, text: str) -> None:
    answer = pilot.ask(text)
    assert answer.question.form != "exists"
    assert answer.verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("did the Pilots Lodge move from the Harbour Trust to the Port Board", "yes"),
        (
            "I've been told the Lodge moved from the Harbour Trust to the Port Board, is it so?",
            "yes",
        ),
        ("did the Pilots Lodge move from the Port Board to the Harbour Trust", "not recorded"),
        ("did the Pilots Lodge move from the Harbour Trust to the Crown Office", "not recorded"),
    ],
)
def test_a_move_is_from_one_host_to_the_next(graph: Graph, text: str, verdict: str) -> None:
    assert graph.ask(text).verdict == verdict


def test_who_asks_on_behalf_of_whom_says_nothing(pilot: Graph) -> None:
    answer = pilot.ask("One of our consultants wants to know who oversaw the Port Board.")
    assert (answer.status, answer.ids) == ("answered", ["watch"])


@pytest.mark.parametrize(
    "text",
    [
        "How did HEE's accountability differ between 2014 and 2019?",
        "How was HEE's accountability in 2014 different from 2019?",
    ],
)
def test_what_differed_between_two_years_is_told_of_both(record: Graph, text: str) -> None:
    answer = record.ask(text)
    assert (answer.status, len(answer.answers)) == ("answered", 2)
    assert {one.first for one in answer.answers} == {"2014-01-01", "2019-01-01"}


@pytest.mark.parametrize(
    "text",
    [
        "What was HEE's budget for 2019-20 and was it more or less than the year before?",
        "was the budget of HEE in 2019/20 higher than the previous year",
    ],
)
def test_the_year_before_is_asked_for_beside_the_year(record: Graph, text: str) -> None:
    lead = record.ask(text).lead
    assert "In 2019/20" in lead
    assert "In 2018/19" in lead
    assert "could not be read" not in lead


def test_what_a_paper_proposed_is_what_rests_on_it(record: Graph) -> None:
    asked = record.ask("What did Liberating the NHS: Developing the Healthcare Workforce propose?")
    assert (asked.status, asked.question.form) == ("answered", "plans")
    titles = [
        {
            record.record.sources[one.source].title
            for one in record.statement(row.statement).evidence
        }
        for row in asked.results
    ]
    assert all(any(t.startswith("Liberating the NHS") for t in own) for own in titles)


def test_the_paper_itself_and_no_notice_of_it(record: Graph) -> None:
    lead = record.ask("who published Liberating the NHS: Developing the Healthcare Workforce").lead
    assert "20 December 2010" in lead


@pytest.mark.parametrize("word", ["enactment", "Act", "statute"])
def test_under_which_enactment(forms: Graph, word: str) -> None:
    answer = forms.ask(f"under which {word} did the Port Board become an executive NDPB")
    assert "Harbour Act 2014" in answer.lead


def test_both_days_of_a_tenure(pilot: Graph) -> None:
    answer = pilot.ask("when did Bo Baker join and leave the Port Board")
    assert "1 January 2014" in answer.lead
    assert "30 June 2014" in answer.lead
    assert "could not be read" not in answer.lead


def test_what_was_offered_is_told_to_be_left_out(pilot: Graph) -> None:
    answer = pilot.ask("who oversees the Port Board, the Harbour Watch or the Quay Board?")
    assert any("not chosen between" in note for note in answer.notes)


TWICE = """
first: {kind: arms_length_body, aliases: [Harbour Aid],
        names: [{name: Harbour Aid, when: 2008-01-01/2011-12-31}]}
second: {kind: arms_length_body, aliases: [Harbour Aid],
         names: [{name: Harbour Aid, when: 2016-01-01/2020-12-31}]}
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2015-01-01/2020-12-31}]
  oversight: [{overseer: second, basis: no statutory basis, when: 2016-01-01/2020-12-31}]
"""


def test_the_days_before_another_begin_choose_no_meaning_of_a_name() -> None:
    answer = world(TWICE).ask("Did Harbour Aid begin before the Port Board was set up?")
    assert answer.status == "ambiguous"
    assert answer.lead.count("Not recorded") == 1


def test_what_rests_on_no_statute_is_no_agreement() -> None:
    told = world(TWICE).ask("could Harbour Aid direct the Port Board in 2017, by law or agreement?")
    assert "by agreement" not in told.text
    assert told.verdict != "yes"


@pytest.mark.parametrize("front", ["In law, ", "In law ", "legally, ", "by law "])
def test_a_force_may_stand_first(record: Graph, front: str) -> None:
    answer = record.ask(f"{front}who held HEE to account in 2016?")
    assert answer.ids == ["secretary-of-state"]


ROWS = """
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  posts:
    - {id: archer, post: chair, person: Ann Archer, when: 2010-01-01/2020-12-31}
    - {id: baker, post: chief_executive, person: Bo Baker, when: 2010-01-01/2020-12-31}
  appointment:
    - {appointer: crown, post: chair, when: 2010-01-01/2020-12-31}
    - {appointer: council, post: chief_executive, when: 2010-01-01/2020-12-31}
quay:
  kind: arms_length_body
  names: [{name: Quay Board, when: 2010-01-01/2020-12-31}]
  posts: [{id: cole, post: chair, person: Cy Cole, when: 2010-01-01/2020-12-31}]
crown: {kind: department, names: [{name: Crown Office}]}
council: {kind: committee, names: [{name: Port Council}]}
"""


def test_whoever_appoints_to_posts_in_a_row_is_told_of_both() -> None:
    answer = world(ROWS).ask("who appointed the Port Board's chair and chief executive?")
    assert [one.ids for one in answer.answers] == [["crown"], ["council"]]
    assert "could not be read" not in answer.lead


def test_a_post_of_two_bodies_is_of_the_one_that_the_next_half_names() -> None:
    answer = world(ROWS).ask("who was chair and who was chief executive of the Port Board in 2014?")
    assert answer.ids == ["Ann Archer", "Bo Baker"]


def test_who_bears_the_cost_of_salaries_is_not_refused(record: Graph) -> None:
    answer = record.ask("who covers half of junior doctors' basic salary costs?")
    assert "does not keep what people were paid" not in answer.lead
    assert "does not keep" in record.ask("what was Ian Cumming's salary").lead

"""Acts that are named narrow what is asked; what frames a question asks nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nhsgraph import Graph
from nhsgraph.english.times import read_times
from worlds import world

PORTS = "Ports Act 2009"
HARBOURS = "Harbours Act 2015"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board that was set up under one Act, and took another form under another."""
    return world(
        f"""
        board:
          aliases: [PB]
          names: [{{name: Port Board, when: 2010-01-01/2020-12-31, basis: {PORTS} s. 1}}]
          legal_forms:
            - {{form: special_health_authority, when: 2010-01-01/2015-12-31,
               basis: "{PORTS} s. 1; abolished by {HARBOURS} s. 9"}}
            - {{form: executive_ndpb, when: 2016-01-01/2020-12-31, basis: {HARBOURS} s. 2}}
          accountability:
            - {{holder: crown, when: 2010-01-01/2020-12-31, force: law, basis: {PORTS} s. 3}}
          posts: [{{post: chair, person: Ann Archer, when: 2010-01-01/2013-12-31}}]
        mole:
          names: [{{name: Mole, when: 2010-01-01/2020-12-31}}]
          legal_forms:
            - {{form: executive_ndpb, when: 2010-01-01/2020-12-31, basis: {PORTS} s. 1A}}
        crown:
          kind: department
          names: [{{name: Crown Office}}]
          posts: [{{post: permanent_secretary, person: Ann Archer, when: 2014-01-01/2016-12-31}}]
        wharves:
          kind: collective
          names: [{{name: Wharves, when: 2010-01-01/2020-12-31}}]
          sizes:
            - {{size: 4, when: 2010-01-01/2012-12-31}}
            - {{size: 7, when: 2013-01-01/2020-12-31}}
        """
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Was the Port Board accountable to the Crown Office under the Ports Act 2009?", "yes"),
        ("was the port board accountable to the crown office under the ports act 2009", "yes"),
        ("Was the Port Board an executive NDPB under the Harbours Act 2015?", "yes"),
        ("Was the Port Board accountable to the Crown Office under the Harbours Act 2015?", None),
        ("Was the Port Board an executive NDPB under the Ports Act 2009?", None),
        ("Was the Port Board a special health authority under the Harbours Act 2015?", None),
        ("Was the Port Board an executive NDPB under the Localism Act 2011?", None),
        ("Was the Port Board set up under the Ports Act 2009?", "yes"),
    ],
)
def test_an_act_bears_a_verdict_only_where_the_line_rests_on_it(
    graph: Graph, text: str, verdict: str | None
) -> None:
    """Not where only the end of what held rests on it, nor where nothing does."""
    answer = graph.ask(text)
    assert answer.verdict == (verdict or "not recorded"), answer.text
    assert bool(answer.left_out) == (verdict is None)


@pytest.mark.parametrize(
    ("text", "verdict", "first"),
    [
        ("Was the Port Board set up under the Harbours Act 2015?", "partly", "executive NDPB"),
        ("Did the Harbours Act 2015 create the Port Board?", "partly", "executive NDPB"),
        ("Did the Localism Act 2011 create the Port Board?", "no", "not the"),
        ("Did the Localism Act 2005 create the Port Board?", "no", "not the"),
        ("Did the Localism Act 2005 create the Mole?", "not recorded", "not the"),
    ],
)
def test_an_act_that_a_later_form_rests_on_set_a_body_up_in_part(
    graph: Graph, text: str, verdict: str, first: str
) -> None:
    """*No* of an Act of an earlier year only where the section named was not put there later."""
    answer = graph.ask(text)
    assert answer.verdict == verdict
    assert first in answer.lead.partition(";")[0]


def test_an_act_that_came_after_the_end_ended_nothing(record: Graph) -> None:
    later = record.ask("were the strategic health authorities abolished by the Care Act 2014")
    assert later.verdict == "no"
    assert "Health and Social Care Act 2012" in later.lead
    named = record.ask("were the strategic health authorities abolished by the 2012 Act")
    assert named.verdict == "yes"


def test_an_act_is_not_another_that_has_its_words(record: Graph) -> None:
    assert record.ask("was NICE created by the Care Act").verdict == "not recorded"
    assert record.ask("was NICE created by the Health and Social Care Act 2012").verdict == "yes"


def test_an_act_that_is_not_the_one_is_named_and_no_body() -> None:
    graph = world("board: {names: [{name: Port Board, when: 2010-01-01/2020-12-31}]}")
    answer = graph.ask("When was the Port Board set up under the Localism Act 2011?")
    assert answer.left_out == ("localism act 2011",)
    assert "no body" not in answer.text


FRAMES = (
    "{}",
    "Please tell me whether {}",
    "I need to know whether or not {}",
    "Let me know if {}",
    "Could you check if {}",
    "I understand that {}, is that right?",
    "Is it true that {}?",
    "Is it the case that {}?",
    "To ask the Minister whether {}",
)


@pytest.mark.parametrize("frame", FRAMES[1:])
def test_a_question_of_yes_or_no_may_stand_inside_a_sentence(graph: Graph, frame: str) -> None:
    for said, verdict in (
        ("the Port Board was accountable to the Crown Office in 2012", "yes"),
        ("the Port Board existed in 2012", "yes"),
        ("the Port Board existed in 2022", "no"),
    ):
        answer = graph.ask(frame.format(said))
        assert answer.verdict == verdict, (frame.format(said), answer.text)
        assert not answer.left_out


@pytest.mark.parametrize(
    "frame",
    ["Is it true that {}?", "Is it right that {}", "{}, is that true?", "Was it true that {}"],
)
def test_what_is_to_be_confirmed_keeps_its_voice(graph: Graph, frame: str) -> None:
    """*Is it true that A funded B* asks whether A funded B, and not whether A was funded."""
    asked = graph.ask(frame.format("the Crown Office funded the Port Board in 2012")).question
    assert asked is not None
    assert (asked.form, asked.bodies, asked.candidate) == ("funding", ("board",), "crown")


def test_is_it_still_the_case_asks_about_today(graph: Graph) -> None:
    asked, plain = (
        graph.ask(text).question
        for text in (
            "is it still the case that the Port Board exists",
            "does the Port Board still exist",
        )
    )
    assert asked is not None
    assert plain is not None
    assert replace(asked, text="") == replace(plain, text="")


@pytest.mark.parametrize(
    "aside",
    ["My MP has asked me to check: {}", "We are writing a PQ reply: {}", "I am at a loss: {}"],
)
def test_what_somebody_says_of_themselves_names_no_body(graph: Graph, aside: str) -> None:
    answer = graph.ask(aside.format("who chaired the Port Board in 2012?"))
    assert answer.ids
    assert answer.ids == graph.ask("who chaired the Port Board in 2012?").ids


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("does it still exist", True),
        ("We would like to know does it still exist", True),
        ("whether it still exists", True),
        ("is it still funded", True),
        ("did it still exist", False),
        ("was it still funded", False),
        ("would it still be funded", False),
        ("whether it was still funded", False),
    ],
)
def test_still_means_today_where_its_verb_is_in_the_present(text: str, now: bool) -> None:
    assert (read_times(text).period is not None) == now


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("how many Wharves were there by 2011", 4),
        ("how many Wharves were there by 1 January 2013", 7),
        ("how many Wharves were there before 2013", 4),
        ("how many Wharves were there by March 2016", 7),
    ],
)
def test_how_many_there_were_by_a_day_is_the_number_on_it(
    graph: Graph, text: str, count: int
) -> None:
    assert graph.ask(text).count == count


def test_a_person_without_a_body_is_asked_about_in_every_post(graph: Graph) -> None:
    answer = graph.ask("when did Ann Archer leave")
    assert answer.dates == ("2013-12-31", "2016-12-31")
    only = graph.ask("when did Ann Archer leave the Port Board")
    assert only.dates == ("2013-12-31",)


def test_a_person_who_is_known_is_no_unknown_body(graph: Graph) -> None:
    told = graph.ask("Why did Ann Archer decide to keep the Port Board going until 2019?")
    assert told.status == "not_understood"
    assert "no body" not in told.text


def test_a_body_is_of_its_kind(graph: Graph) -> None:
    for text in ("was the Port Board a quango", "Was the Crown Office a department?"):
        answer = graph.ask(text)
        assert answer.verdict == "yes", answer.text
        assert answer.results
    assert graph.ask("was the Port Board a department").verdict != "yes"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("who approved the Board's mandate in 2012/13", "Crown"),
        ("who developed the Board's mandate in 2012/13", "Board developed"),
    ],
)
def test_the_lead_of_a_mandate_has_the_act_that_is_asked_for(text: str, first: str) -> None:
    graph = world(
        """
        board:
          names: [{name: Board, when: 2010-01-01/2020-12-31}]
          mandate_approval:
            - {approver: board, act: develops, step: 1, mandate: 2012/13, when: 2012-01/2012-02}
            - {approver: crown, act: approves, step: 2, mandate: 2012/13, when: 2012-03/2012-03}
        crown: {names: [{name: Crown}]}
        """
    )
    answer = graph.ask(text)
    assert first in answer.lead.partition(" it")[0], answer.lead
    assert list(answer.ids) == ["board", "crown"]


@pytest.mark.parametrize(
    "clause", ["when the flood came", "while the strike went on", "before the music stopped"]
)
def test_a_clause_that_nothing_dates_is_told_and_the_rest_is_answered(
    graph: Graph, clause: str
) -> None:
    answer = graph.ask(f"who chaired the Port Board {clause}")
    assert answer.left_out == (clause,)
    assert answer.ids == graph.ask("who chaired the Port Board").ids


@pytest.mark.parametrize(
    "text",
    [
        "on what date and under which Act was the Port Board abolished",
        "when, and under which act, was the Port Board abolished?",
    ],
)
def test_two_words_that_ask_share_what_is_said_of_them(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert [one.question.form for one in answer.answers] == ["when", "legal_basis"]
    assert answer.dates == ("2020-12-31",)


def test_a_when_at_the_end_asks_for_the_days_of_the_answer(graph: Graph) -> None:
    assert not graph.ask("who chaired the Port Board, and when").answers


def test_what_ended_asks_for_bodies(graph: Graph) -> None:
    for text in ("What was scrapped in December 2020?", "what was wound up in December 2020"):
        assert graph.ask(text).question.form == "bodies"
        assert "board" in graph.ask(text).ids


def test_a_heading_may_be_a_person(graph: Graph) -> None:
    answer = graph.ask("Ann Archer: when did she leave the Port Board")
    assert answer.dates == ("2013-12-31",)
    assert not answer.answers


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("how many Wharves were there at the start, and how many were there after 2015", [4, 7]),
        ("how many Wharves were there at the end", [7]),
    ],
)
def test_the_start_and_the_end_are_days_of_the_body(
    graph: Graph, text: str, count: list[int]
) -> None:
    answer = graph.ask(text)
    assert [one.count for one in answer.answers or (answer,)] == count


def test_powers_over_another_ask_for_what_law_put_between_them_and_for_no_act(
    graph: Graph,
) -> None:
    answer = graph.ask("what powers did the Crown Office have over the Port Board")
    assert {row.type for row in answer.results} == {"accountability"}
    assert all({"crown", "board"} <= {*row.answer} for row in answer.results)
    assert answer.verdict is None
    assert not answer.left_out


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("who set up the Port Board", "began"),
        ("Who created the Port Board?", "began"),
        ("who abolished the Port Board", "ended"),
        ("who scrapped the Wharves", "ended"),
    ],
)
def test_who_made_or_ended_a_body_is_told_by_what_proves_it(
    graph: Graph, text: str, moment: str
) -> None:
    answer = graph.ask(text)
    assert (answer.question.form, answer.question.moment) == ("legal_basis", moment)
    assert any("does not say who" in note for note in answer.notes)


@pytest.mark.parametrize(
    "text",
    ["was the Port Board under the Crown Office", "did the Crown Office control the Port Board"],
)
def test_to_be_under_a_body_is_to_answer_to_it(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert (answer.question.form, answer.verdict) == ("accountability", "yes")


def test_a_verb_may_hide_in_a_word(graph: Graph) -> None:
    assert graph.ask("what's the Port Board").question.form == "about"
    assert graph.ask("who's the chair of the Port Board in 2012").question.form == "post"


def test_a_post_of_nobody_that_was_read_is_none_of_everybody(graph: Graph) -> None:
    assert graph.ask("who chaired the sewage commission").status == "not_understood"


def test_a_chain_of_hosts_that_runs_back_says_so() -> None:
    graph = world("a: {hosting: [{host: b, when: 2012/2016}]}\nb: {hosting: [{host: a}]}")
    notes = " ".join(graph.ask("how does the chain run from a in 2015").notes)
    assert "it runs back to a" in notes
    assert "silent above" not in notes


@pytest.mark.parametrize(
    "frame",
    [
        "names of all the {}",
        "I'd like a list of the {}",
        "I am writing a guide and would like all {}",
        "we need the names of the {}",
    ],
)
def test_a_list_may_be_wanted_and_not_asked_for(frame: str) -> None:
    graph = world(
        """
        quays: {kind: collective, names: [{name: Quays}]}
        one: {membership: [{whole: quays, role: one_of, when: 2010/2012}]}
        two: {membership: [{whole: quays, role: one_of, when: 2010/2012}]}
        """
    )
    answer = graph.ask(frame.format("Quays"))
    assert answer.question.form in {"members", "bodies"}, answer.question
    assert set(answer.ids) == {"one", "two"}


def test_bodies_in_a_row_may_be_parted_by_commas() -> None:
    graph = world(
        """
        a: {names: [{name: Alpha}], posts: [{post: chair, person: Ann Archer, when: 2010/2012}]}
        b: {names: [{name: Beta}], posts: [{post: chair, person: Ben Barker, when: 2010/2012}]}
        c: {names: [{name: Gamma}], posts: [{post: chair, person: Cat Cooper, when: 2010/2012}]}
        """
    )
    for row in (
        "Alpha, Beta and Gamma",
        "Alpha, the Beta, and the Gamma",
        "Alpha and Beta and Gamma",
    ):
        answers = graph.ask(f"who chaired {row} in 2011").answers
        assert [one.ids for one in answers] == [["Ann Archer"], ["Ben Barker"], ["Cat Cooper"]], row


def test_who_held_a_post_before_a_person_knows_their_title() -> None:
    """Though the person was at another body long before."""
    graph = world(
        """
        a: {names: [{name: Alpha}], posts: [
            {post: chair, person: Ann Archer, when: 2010-01-01/2014-12-31},
            {post: chair, person: Sir Ben Barker, when: 2015-01-01/2018-12-31}]}
        b: {names: [{name: Beta}], posts: [
            {post: chief_executive, person: Sir Ben Barker, when: 2009-01-01/2014-12-31}]}
        """
    )
    for person in ("Barker", "Ben Barker", "Sir Ben Barker"):
        assert graph.ask(f"who chaired Alpha before {person}?").ids == ["Ann Archer"], person


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("when did One leave Alpha", "tie:ended"),
        ("when did One come out of Alpha", "tie:ended"),
        ("when did One move from Alpha", "hosting:ended"),
        ("when did One go to Alpha", "hosting"),
        ("when did Alpha stop hosting One", "hosting:ended"),
    ],
)
def test_where_a_body_came_from_is_what_ended(text: str, moment: str) -> None:
    graph = world(
        """
        a: {names: [{name: Alpha}]}
        one: {names: [{name: One}], hosting: [{host: a, when: 2010-01-01/2014-12-31}]}
        """
    )
    answer = graph.ask(text)
    assert answer.question.moment == moment, answer.question
    assert answer.dates[:1] == ("2014-12-31" if moment.endswith("ended") else "2010-01-01",)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("what was the name of the Port Board in 2012", "name"),
        ("the names of the Port Board", "name"),
        ("name the chair of the Port Board", "post"),
        ("name of the Port Board's chair", "post"),
        ("explain what the Port Board was", "about"),
        ("can anyone explain to me what the Port Board was for", "about"),
        ("describe the Port Board", "about"),
        ("what purpose did the Port Board serve", "about"),
        ("explain who the chair of the Port Board was in 2012", "post"),
    ],
)
def test_names_and_descriptions_are_asked_for_in_many_ways(
    graph: Graph, text: str, form: str
) -> None:
    answer = graph.ask(text)
    assert answer.question.form == form
    assert not answer.left_out


@pytest.mark.parametrize(
    "text",
    [
        "compare who chaired the Port Board in 2012 with 2015",
        "compare who chaired the Port Board in 2012 with that of 2015",
        "who chaired the Port Board in 2012 compared with 2015",
        "who chaired the Port Board in 2012 versus 2015",
        "Port Board chair 2012 v 2015",
    ],
)
def test_what_is_compared_is_answered_for_both_times(graph: Graph, text: str) -> None:
    periods = [(answer.first, answer.last) for answer in graph.ask(text).answers]
    assert periods == [("2012-01-01", "2012-12-31"), ("2015-01-01", "2015-12-31")]


@pytest.mark.parametrize(
    ("text", "as_asked"),
    [
        ("when did Ann Archer step down as chair of the Crown Office", "as chair of the Crown"),
        (
            "when did Ann Archer become permanent secretary of the Port Board",
            "as permanent secretary of",
        ),
    ],
)
def test_who_is_not_on_record_in_a_post_is_told_so_with_their_posts(
    graph: Graph, text: str, as_asked: str
) -> None:
    """And no *no last day is known*, as if they had been in it."""
    answer = graph.ask(text)
    assert not answer.ids
    assert f"does not have Ann Archer {as_asked}" in answer.text
    assert (
        "but as chair of the Port Board and permanent secretary of the Crown Office" in answer.text
    )


def test_whether_it_happened_is_no_question_of_whether_anything_changed(graph: Graph) -> None:
    assert graph.ask("did anything change in 2013").verdict == "yes"
    for text in (
        "had it happened by 2014",
        "did that happen in 2013",
        "has this changed since 2012",
    ):
        assert graph.ask(text).status == "not_understood"


@pytest.mark.parametrize(
    ("text", "moment", "day"),
    [
        (
            "when did the Port Board stop being a special health authority",
            "reformed:ended",
            "2015-12-31",
        ),
        (
            "until when was the Port Board a special health authority",
            "reformed:ended",
            "2015-12-31",
        ),
        ("when did the Port Board become an executive NDPB", "reformed", "2016-01-01"),
        (
            (
                "when did the Port Board stop being a special health authority"
                " and become an executive NDPB"
            ),
            "reformed",
            "2016-01-01",
        ),
    ],
)
def test_a_form_has_a_last_day_too(graph: Graph, text: str, moment: str, day: str) -> None:
    answer = graph.ask(text)
    assert (answer.question.moment, answer.dates, answer.left_out) == (moment, (day,), ())


def test_whether_a_body_had_a_part_is_whether_that_existed() -> None:
    graph = world(
        """
        a: {names: [{name: Alpha}]}
        council: {names: [{name: Council of Alpha, when: 2010-01-01/2012-12-31}]}
        """
    )
    assert graph.ask("did Alpha have a council in 2011").verdict == "yes"
    assert graph.ask("did Alpha have its own council in 2014").verdict == "no"


def test_no_verb_says_which_bodies_are_meant() -> None:
    """*Which boards advised Alpha* is no question of boards with *advisory* in their names."""
    graph = world(
        """
        a: {names: [{name: Alpha}]}
        b: {kind: board, names: [{name: Alpha Advisory Board}],
            membership: [{whole: a, role: part_of, when: 2010/2012}]}
        c: {kind: board, names: [{name: Alpha Audit Board}],
            membership: [{whole: a, role: part_of, when: 2010/2012}]}
        """
    )
    answer = graph.ask("which boards advised Alpha")
    assert not answer.question.only
    assert answer.status in {"searched", "not_understood"}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("tell me what the Port Board did", "about"),
        ("name of the person running the Port Board in 2012", "post"),
        ("the name of the woman who chaired the Port Board", "post"),
        ("who was under the Crown Office", "accountable_bodies"),
    ],
)
def test_more_ways_to_ask_for_the_same(graph: Graph, text: str, form: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == form
    assert not answer.left_out


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("how many staff did the Port Board have in 2012", "numbers of staff"),
        ("headcount of the Port Board", "numbers of staff"),
        ("how many people worked at the Port Board", "numbers of staff"),
        ("how much was the chair of the Port Board paid", "what people were paid"),
        ("what was Ann Archer's salary", "what people were paid"),
        ("where were the headquarters of the Port Board", "addresses"),
    ],
)
def test_what_is_not_kept_is_told_and_nothing_else_answers(
    graph: Graph, text: str, what: str
) -> None:
    answer = graph.ask(text)
    assert answer.status in {"searched", "silent"}
    assert f"does not keep {what}" in answer.lead


@pytest.mark.parametrize(
    "text",
    [
        "how soon after the Port Board was set up did it become an executive NDPB",
        "How long after the Port Board was set up did the Port Board become an executive NDPB?",
        "how many years after the Port Board began was the Port Board made an executive NDPB",
    ],
)
def test_a_gap_is_told_by_both_of_its_days(graph: Graph, text: str) -> None:
    assert [answer.dates for answer in graph.ask(text).answers] == [
        ("2010-01-01",),
        ("2016-01-01",),
    ]


@pytest.mark.parametrize(
    ("told", "asked", "plain"),
    [
        ("I keep reading about the Port Board.", "Who chaired it in 2011?",
         "who chaired the Port Board in 2011"),
        ("The Port Board was set up in 2010.", "To whom was it accountable?",
         "to whom was the Port Board accountable"),
        ("The Port Board worked with the Crown Office.", "When did it end?",
         "when did the Port Board end"),
        ("We hold papers of the Port Board.", "Who held it to account in 2014?",
         "who held the Port Board to account in 2014"),
    ],
)  # fmt: skip
def test_what_is_told_before_a_question_says_whom_it_is_about(
    graph: Graph, told: str, asked: str, plain: str
) -> None:
    """It need not be understood itself, and the answer says for what it was taken."""
    answer = graph.ask(f"{told} {asked}")
    expected = graph.ask(plain)
    assert answer.status == "answered"
    assert answer.results == expected.results
    assert any("taken as what the question is about" in note for note in answer.notes)


def test_a_sentence_that_orders_is_not_only_told(graph: Graph) -> None:
    answer = graph.ask("Name the chair of the Port Board. Who held it to account in 2014?")
    assert not any("taken as what the question is about" in note for note in answer.notes)

"""Second halves that lean on the first, plainer words for times, and words that are passed over."""

from __future__ import annotations

import pytest

from nhsgraph import Graph


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Since when has the Secretary of State had a duty to secure an effective system of"
                " education and training, and which Act imposed it?"
            ),
            "NHS Act 2006 s. 1F(1)",
        ),
        ("Who held HEE to account in 2018, and which law says so?", "Care Act 2014 s. 100"),
        ("Who approved the mandate of HEE for 2015/16, and under which Act?", "Care Act 2014"),
    ],
)
def test_a_law_asked_for_behind_an_answer_is_that_of_the_answer(
    record: Graph, text: str, told: str
) -> None:
    assert told in record.ask(text).text


def test_did_that_change_asks_the_first_half_again_of_the_later_time(record: Graph) -> None:
    told = record.ask(
        "To whom was HEE accountable on 1 June 2014, and did that change when it became a"
        " non-departmental public body?"
    )
    assert len(told.answers) == 2
    assert told.answers[1].question.form == "accountability"
    assert told.answers[1].first == "2015-04-02"


def test_who_took_over_behind_a_host_is_the_next_host(record: Graph) -> None:
    """It was said that HEE was followed by NHS England, of a question about the Academy."""
    told = record.ask("When did the NHS Leadership Academy leave HEE and who took it over?")
    assert "hosted" in told.answers[1].lead
    assert told.answers[1].results[0].answer == ("nhse-and-nhsi",)


def test_who_had_taken_over_is_asked_of_the_post_before(record: Graph) -> None:
    told = record.ask(
        "Who was Secretary of State for Health when HEE was set up in June 2012, and who had"
        " taken over by April 2013?"
    )
    assert "Andrew Lansley" in told.answers[0].lead
    assert told.answers[1].lead == "In April 2013 Jeremy Hunt was Secretary of State for Health."


def test_that_regulator_is_whoever_was_told_before(record: Graph) -> None:
    told = record.ask("Who regulated nurses from 2010 to 2021, and who oversaw that regulator?")
    assert told.answers[0].question.bodies == ("nmc",)
    assert any("psa" in row.answer for row in told.answers[1].results)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("in the run-up to 2015", "before 2015"),
        ("in the lead-up to its abolition", "before its abolition"),
        ("in the wake of the Care Act 2014", "after the Care Act 2014"),
        ("going into 2018", "at the start of 2018"),
        ("as 2016 drew to a close", "at the end of 2016"),
        ("when LETBs went live", "when LETBs started"),
    ],
)
def test_other_words_for_a_time_are_read_as_the_plain_ones(
    record: Graph, words: str, plain: str
) -> None:
    """*When LETBs went live* was the day on which they ended."""
    first, second = (record.ask(f"Who chaired HEE {one}?") for one in (words, plain))
    assert first.lead == second.lead
    assert first.status in {"answered", "partly"}
    assert "could not be read" not in first.lead


def test_what_could_be_dates_nothing(record: Graph) -> None:
    """*Before it could go to the Secretary of State* was up to the end of HEE."""
    told = record.ask("Who signed off HEE's mandate before it could go to the Secretary of State?")
    assert not any("was taken to be" in note for note in told.notes)


def test_a_last_year_is_the_twelve_months_before_the_end(record: Graph) -> None:
    assert record.ask("Who chaired HEE in its final year?").first == "2022-04-01"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("When did the SHAs finally close their doors?", "finally"),
        ("Under which law did the story of the LETBs end?", "story"),
    ],
)
def test_slight_words_are_passed_over_with_a_note(record: Graph, text: str, word: str) -> None:
    told = record.ask(text)
    assert told.status == "answered"
    assert any(word in note and "passed over" in note for note in told.notes)


@pytest.mark.parametrize("text", ["Who jointly chaired HEE in 2015?", "Who sued HEE in 2015?"])
def test_words_that_ask_for_more_are_not(record: Graph, text: str) -> None:
    assert "could not be read" in record.ask(text).lead or record.ask(text).status != "answered"

"""What the cards of the page say: nothing that a reader would take for more than it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from browsing import Opened, address, go
from nhsgraph import Graph
from nhsgraph.explorer.page import page as page_of_a_record
from nhsgraph.schema import Accountability
from worlds import world


def _panel(page: Any) -> str:
    return str(page.locator(".evidence").inner_text())


def test_an_answer_tells_the_days_of_its_facts_and_apart_how_long_it_is_the_same(
    opened: Opened,
) -> None:
    page = opened("on=2014-06-01&body=hee&ask=accountability")
    lead = " ".join(page.locator(".answer .lead").all_inner_texts())
    assert "accountable to the Secretary of State for Health" in lead
    assert "From 30 April 2014" not in lead
    panel = _panel(page)
    facts, stretch = panel.index("from 28 June 2012"), panel.index("the same answer on every day")
    assert facts < stretch
    assert panel.count("30 April 2014 to 20 March 2015") == 1


def test_that_an_answer_is_not_as_known_is_said_before_it(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=hee&ask=accountability&known=2016-01-01")
    panel = _panel(page)
    assert panel.index("not as known on 1 January 2016") < panel.index("was accountable to")
    assert "from 28 June 2012 to 31 March 2015" in panel
    page = opened("on=2014-06-01&body=hee&ask=hosting&known=2016-01-01")
    panel = _panel(page)
    assert panel.index("not as known on 1 January 2016") < panel.index("The record has no answer")


def test_that_answers_do_not_follow_the_day_of_knowledge_is_told_where_they_are_chosen(
    opened: Opened,
) -> None:
    page = opened("on=2014-06-01&known=2013-01-01")
    page.get_by_role("combobox", name="Find or ask").fill("who holds HEE to account")
    assert "of all that is known now" in page.get_by_role("option").first.inner_text()
    go(page, "on=2014-06-01&known=2013-01-01&body=hee&ask=accountability")
    warning = page.locator(".answer .warning")
    assert "answers do not" in warning.inner_text()
    assert "Answered with all that the record knows now." in _copied(page, "Copy the answer")
    warning.get_by_role("button", name="Show all that is known").click()
    assert page.get_by_label("As known on").input_value() == ""
    assert page.locator(".answer .warning").count() == 0
    page.get_by_role("combobox", name="Find or ask").fill("who holds HEE to account")
    assert "of all that is known now" not in page.locator("#found").inner_text()


def _copied(page: Any, name: str = "Copy citation") -> str:
    """What a button that copies puts into the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=name).first.click()
    page.get_by_role("button", name="Copied").first.wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_source_proves_no_more_than_is_known_of_an_end(opened: Opened) -> None:
    """A last sight is no end, a span no day, and what was announced did not begin."""
    told = {
        "hee/accountable-to-secretary-of-state-2012": (
            "the beginning, 28 June 2012", "the end, 31 March 2015", "at a time in between",
        ),
        "hee/accountable-to-dhsc-framework-2014": ("began between 1 April 2014 and 30 April",),
        "nhse/accountable-to-department": ("still was so on 1 November 2014, not its end",),
        "hee/mandate-2013-14": ("its day, 28 May 2013",),
        "hee/mandate-2013-15-announced": ("that it was announced",),
    }  # fmt: skip
    for statement, words in told.items():
        page = opened(f"on=2014-06-01&line={statement}")
        proves = page.locator(".proves").all_inner_texts()
        for each in words:
            assert any(each in one for one in proves), (statement, each, proves)
        page.context.close()


def test_a_source_that_proves_no_end_is_not_said_to(opened: Opened) -> None:
    page = opened("on=2014-06-01&event=academy-moves-to-hee")
    assert page.locator(".proofs li").count() > 0
    assert page.locator(".proves").count() == 0


@pytest.mark.parametrize("known", ["", "&known=2016-01-01"])
def test_a_citation_has_the_fact_and_where_it_stands(
    opened: Opened, record: Graph, known: str
) -> None:
    statement = "hee/accountable-to-secretary-of-state-2012"
    page = opened(f"on=2014-06-01&line={statement}{known}")
    fact, *sources = _copied(page).splitlines()
    assert "accountable to the Secretary of State for Health" in fact
    assert "28 June 2012" in fact
    assert statement in fact
    assert sources == record.cite(statement).splitlines() or known
    assert ("as known on 1 January 2016" in fact) == bool(known)


def test_the_citation_of_an_event_has_all_that_finds_it_again(opened: Opened) -> None:
    page = opened("on=2016-04-01&event=academy-moves-to-hee")
    fact, *sources = _copied(page).splitlines()
    assert fact.startswith("The NHS Leadership Academy moves from NHS England to")
    assert "(April 2016)" in fact
    assert "academy-moves-to-hee" in fact
    assert len(sources) == page.locator(".proofs li").count()
    assert "Health Service Journal (October 2018)" in sources[0]
    assert "second bullet of measures. http" in sources[0]
    undated = next(each for each in sources if "no date" in each)
    assert re.search(r" http\S+ \(read \d+ \w+ 20\d\d\)$", undated), undated


def test_a_body_is_cited_with_the_sources_of_its_description(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=hee")
    page.get_by_role("button", name="Later step").click()
    fact, *sources = _copied(page).splitlines()
    assert fact.startswith("Health Education England: The national body for")
    assert "28 June 2012 to 31 March 2023" in fact
    assert sources


@pytest.mark.parametrize(
    ("view", "has", "heading"),
    [
        (
            "body=hee&line=hee/accountable-to-secretary-of-state-2012",
            "accountable to the",
            "chosen",
        ),
        ("event=hee-becomes-ndpb", "becomes an executive non-departmental", "chosen"),
        ("body=hee", ": Health Education England", "chosen (10 of "),
        ("body=hee&ask=accountability", ": who holds Health Education England to", "chosen"),
        ("plans=0", "(accountability, funding, mandate approval)", "shown (10 of "),
        ("with=2016-06-01", "on 1 June 2014 and on 1 June 2016", "shown (10 of "),
    ],
)
@pytest.mark.parametrize("known", ["", "&known=2016-01-01"])
def test_a_view_is_cited_with_record_address_and_sources(
    opened: Opened, told: dict[str, Any], view: str, has: str, heading: str, known: str
) -> None:
    page = opened(f"on=2014-06-01{known}&{view}")
    subject, record, where, head, *cited = _copied(page, "Cite this view").splitlines()
    assert has in subject
    assert ("as known on 1 January 2016" in subject) == bool(known)
    assert record == "{title}, version {version} ({licence}).".format(**told["record"])
    assert re.match(rf"[^/]+#on=2014-06-01{known}", where)
    assert f"ources of what is {heading}" in head
    assert 1 <= len(cited) <= 10
    assert all(re.search(r"\(.+\)\. ", each) for each in cited)
    told_of = page.get_by_role("status").filter(has_text="Copied").inner_text()
    assert f"{len(cited)} of" in told_of or f"{len(cited)} source" in told_of
    assert "this view" in told_of


def test_all_sources_of_a_view_can_be_seen_and_how_the_main_ones_were_chosen(
    opened: Opened,
) -> None:
    page = opened("on=2014-06-01")
    assert "those cited most often for it" in _copied(page, "Cite this view")
    shown = page.get_by_role("region", name="What was copied")
    every = shown.get_by_role("button", name="Copy it with all")
    count = int(every.inner_text().removeprefix("Copy it with all ").removesuffix(" sources"))
    every.click()
    shown.get_by_text(f"with {count} sources").wait_for()
    text = shown.locator("pre").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert len(text.splitlines()) == 4 + count
    assert every.count() == 0


def test_what_was_copied_is_told_on_the_button_and_to_screen_readers(
    opened: Opened, record: Graph
) -> None:
    statement = "hee/accountable-to-secretary-of-state-2012"
    count = len({proof.source for proof in record.statement(statement).evidence})
    page = opened(f"on=2014-06-01&line={statement}")
    places = "() => [...document.querySelectorAll('.evidence, .picture, .tools button')].map(\
      (part) => JSON.stringify(part.getBoundingClientRect())).join()"
    before = page.evaluate(places)
    for name, told in (
        ("Copy link", "Copied the link to this view"),
        ("Copy citation of the statement", f"Copied the citation with {count} sources"),
        ("Copy its sources alone", f"Copied {count} sources"),
    ):
        copied = _copied(page, name)
        assert told in page.get_by_role("status").filter(has_text=told).inner_text()
        assert page.locator(".copied pre").inner_text() == copied
        assert page.evaluate(places) == before
    page.keyboard.press("Escape")
    assert not page.locator(".copied pre").is_visible()
    assert "Secretary of State" in page.locator(".evidence h3").first.inner_text()


def test_an_answer_is_cited_with_what_it_stands_on(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=hee&ask=accountability")
    copied = _copied(page, "Copy the answer")
    assert copied.startswith("Who holds Health Education England to account, on 1 June 2014?")
    assert "hee/accountable-to-secretary-of-state-2012" in copied
    assert "https://www.legislation.gov.uk/uksi/2012/1273/made" in copied


def test_an_event_shows_its_own_lines_whatever_types_are_ticked(opened: Opened) -> None:
    page = opened("on=2016-04-01&event=academy-moves-to-hee&types=accountability")
    assert page.locator(".picture .line.chosen").count() >= 2
    assert "hosting" in page.locator(".legend").inner_text()
    page = opened("on=2014-06-01&event=academy-moves-to-hee&types=accountability")
    page.get_by_role("button", name="Go to 1 April 2016").click()
    assert page.locator(".picture .line.chosen").count() >= 2
    page.get_by_role("button", name="Close").click()
    assert page.locator(".picture .line.chosen").count() == 0
    assert "hosting" not in page.locator(".legend").inner_text()


def test_an_event_lists_lines_whose_types_are_not_ticked_and_offers_to_draw_them(
    opened: Opened,
) -> None:
    page = opened("on=2014-06-01&event=academy-moves-to-hee&types=accountability")
    assert "hosted the NHS Leadership Academy" in _panel(page)
    told = page.locator(".event .unticked")
    assert told.inner_text().startswith("Lines of hosting and funding are not ticked")
    told.get_by_role("button", name="Draw lines of hosting").click()
    assert "types=accountability,hosting" in address(page)
    assert page.locator(".event .unticked").inner_text().startswith("Lines of funding are not")
    page.locator(".event .unticked").get_by_role("button").click()
    assert page.locator(".event .unticked").count() == 0


def test_a_line_says_on_what_it_rests_as_a_whole_and_of_no_means_that_it_is_law(
    opened: Opened, record: Graph
) -> None:
    seen = set()
    page = opened("on=2016-06-01")
    for statement in ("hee/accountable-to-secretary-of-state", "hee/accountable-to-dhsc-sha-period",
                      "hee/accountable-to-dhsc-framework-2015"):  # fmt: skip
        go(page, f"on=2016-06-01&line={statement}")
        told = record.record.statements[statement]
        assert isinstance(told, Accountability)
        facts = page.locator(".statement .facts").inner_text()
        assert f"Rests on\n{told.force}: {told.basis}" in facts
        assert "by law" not in _panel(page)
        assert "Basis" not in facts
        seen.add(told.force)
    assert seen == {"law", "practice", "agreement"}


def test_the_panel_leads_back_card_by_card_as_the_browser_does(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=hee")
    assert page.get_by_role("button", name="‹ Back").count() == 0
    page.locator(".present .row").first.click()
    line = address(page)
    page.locator(".statement .facts .go").nth(1).click()
    assert page.get_by_role("button", name="‹ Back: accountability").count() == 1
    page.get_by_role("button", name="Later step").click()
    page.get_by_role("button", name="‹ Back").click()
    assert address(page).split("&")[1:] == line.split("&")[1:]
    back = page.get_by_role("button", name="‹ Back: HEE")
    back.click()
    assert page.locator("article.body h2").inner_text() == "Health Education England"
    assert page.get_by_role("button", name="‹ Back").count() == 0
    page.locator(".present .row").first.click()
    assert back.count() == 1
    address(page)  # written a moment later, and only then there is a step to go back
    page.go_back()
    page.locator("article.body").wait_for()
    assert page.get_by_role("button", name="‹ Back").count() == 0
    page.go_forward()
    page.locator("article.statement").wait_for()
    assert back.count() == 1
    page.get_by_role("button", name="Close").click()
    page.locator(".tiers .go").first.click()
    assert page.get_by_role("button", name="‹ Back").count() == 0


def test_an_event_that_changed_terms_says_so(opened: Opened) -> None:
    page = opened("on=2015-04-01&event=hee-becomes-ndpb")
    assert page.get_by_role("heading", name="What changed with it").is_visible()


def test_a_step_tells_apart_what_began_and_what_is_drawn_from_it(opened: Opened) -> None:
    """The years of a mandate begin on a day on which no step in it was taken."""
    page = opened("on=2014-04-01")
    for part in page.locator(".day section").all():
        heading, *rows = part.inner_text().splitlines()
        if heading == "Began on this day":
            assert not any("2013" in row for row in rows)
        if heading.startswith("Steps in mandates"):
            assert any("5 July 2013" in row for row in rows)
    assert page.get_by_role("heading", name="Steps in mandates").is_visible()


def test_an_event_that_has_a_span_is_not_one_of_the_day(opened: Opened) -> None:
    page = opened("on=2013-04-01")
    panel = _panel(page)
    unsure = panel.index("Events that may have been on this day")
    assert panel.index("Events of the day") < panel.index("The new system takes over") < unsure
    assert panel.index("Introducing Health Education England sets out") > unsure


@pytest.mark.parametrize("body", ["hee", "nhs-leadership-academy", "letbs"])
def test_a_card_that_was_stepped_over_is_that_of_its_day(opened: Opened, body: str) -> None:
    """The card keeps what a step leaves the same; it must be as if it had been made anew."""
    html = """() => {
      const card = document.querySelector("article.body").cloneNode(true);
      for (const one of card.querySelectorAll("details:not([open]) > :not(summary)")) one.remove();
      return card.innerHTML;
    }"""
    page = opened(f"on=2013-01-01&body={body}")
    for _ in range(9):
        page.get_by_role("button", name="Later step").click()
        day = address(page)
        fresh = opened(day)
        assert page.evaluate(html) == fresh.evaluate(html), day
        assert page.locator(".lives .bar").count() > 0
        fresh.context.close()


def test_what_is_unfolded_stays_so_over_a_step(opened: Opened) -> None:
    page = opened("on=2014-01-01&body=hee")
    part = page.locator("article.body details:has(> summary:text('Post'))").first
    part.locator("summary").click()
    part.locator("li").first.wait_for()
    page.get_by_role("button", name="Later step").click()
    assert page.locator("article.body details[open]:has(> summary:text('Post'))").count() >= 1


def test_a_life_in_bars_has_whole_names_under_what_they_tell(
    opened: Opened, tmp_path: Path
) -> None:
    """What is not known is called so; why it is not known stands in the list."""
    long = "The Council for the Supervision of Everything That Nobody Else Would Look After At All"
    note = "The paper names nobody who paid."
    graph = world(
        f"""
        hee:
          names: [{{name: The Body, when: 2012-01-01/2020-03-31}}]
          accountability: [{{holder: dhsc, when: 2012-01-01/..}}]
          funding: [{{payer: {{unknown: "{note}"}}, when: 2013-01-01/..}}]
        dhsc: {{names: [{{name: {long}, when: 2001-01-01/..}}]}}
        """
    )
    path = tmp_path / "page.html"
    path.write_text(page_of_a_record(graph), encoding="utf-8")
    page = opened("on=2014-06-01&body=hee", path=path)
    told = page.locator(".lives > g")
    labels = [" ".join(each.locator("> text").all_text_contents()) for each in told.all()]
    assert long in labels
    assert "not known" in labels
    assert not any("…" in label or note in label for label in labels)
    headings = page.locator(".lives .heading").all_text_contents()
    assert {"Who held it to account", "Who funded it"} <= set(headings)
    assert note in page.locator(".present").inner_text()
    assert "Pale: possible" in page.locator(".lives-of").inner_text()

"""KNOWN-GAPS.md: every warning that stays has its reason, and the page is as the record is."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhsgraph.checks.known_gaps import (
    Reasons,
    Sought,
    known_gaps,
    read_reasons,
    read_sought,
    write,
)
from nhsgraph.errors import NhsGraphError
from nhsgraph.library import Graph
from nhsgraph.record.bundled import bundled_folder
from worlds import world, write_world

PAID = "hee: {kind: programme, funding: [{payer: {unknown: no source says}}]}"
WHY = {
    "body-not-known": Reasons("Nobody wrote it down."),
    "funded-without-account": Reasons(
        "A grant.", (("It only draws together what others do.", frozenset({"hee"})),)
    ),
}


def test_the_page_of_the_record_is_current(record: Graph) -> None:
    written = bundled_folder() / "known-gaps.yaml"
    made = known_gaps(record, read_reasons(written), read_sought(written))
    page = (bundled_folder() / "KNOWN-GAPS.md").read_text(encoding="utf-8")
    assert page == made, "run: python -m nhsgraph.checks.known_gaps models"


def test_what_was_not_found_says_where_and_when_it_was_sought(tmp_path: Path) -> None:
    path = tmp_path / "known-gaps.yaml"
    path.write_text("sought: [{what: Who paid it., searched: [act], on: 2026-11-28}]")
    assert read_reasons(path) == {}
    (sought,) = read_sought(path)
    page = known_gaps(world("hee: {kind: programme}"), {}, [sought])
    assert "## Looked for and not found" in page
    assert "- Who paid it. Searched on 28 November 2026: `act`." in page


def test_what_was_sought_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "known-gaps.yaml"
    path.write_text("sought: [{what: Who paid it., searched: [], on: 2026-11-28}]")
    with pytest.raises(NhsGraphError, match="says what:, searched:"):
        read_sought(path)
    unread = [Sought("Who paid it.", ("hsj",), "2026-11-28")]
    with pytest.raises(NhsGraphError, match="searched “hsj”, which is no source"):
        known_gaps(world("hee: {kind: programme}"), {}, unread)


def test_a_warning_stands_under_its_rule_and_its_reason() -> None:
    page = known_gaps(world(PAID), WHY)
    assert "## body-not-known (1)" in page
    assert "**Nobody wrote it down.**\n\n- `hee/funding-1`: the payer is not known" in page


def test_a_subject_may_have_a_reason_of_its_own() -> None:
    page = known_gaps(world(PAID), WHY)
    assert "**It only draws together what others do.**\n\n- `hee`: " in page
    assert "A grant." not in page


def test_a_year_in_which_a_body_only_has_a_name_is_listed() -> None:
    page = known_gaps(world("patients: {kind: people_group}", covers="2020/2021"), {})
    assert "## Years without a statement" in page
    assert "- `patients`: 2020, 2021" in page


def test_a_warning_without_a_reason_is_refused() -> None:
    with pytest.raises(NhsGraphError, match="does not say why the warnings of “body-not-known”"):
        known_gaps(world(PAID), {"funded-without-account": Reasons("A grant.")})


def test_a_reason_for_what_is_mended_is_refused() -> None:
    mended = world("hee: {kind: programme}")
    with pytest.raises(NhsGraphError, match="reason for “hee”, but “funded-without-account” is"):
        known_gaps(mended, WHY)


def test_a_reason_for_a_rule_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "known-gaps.yaml"
    path.write_text("no-such-rule: {why: because}")
    with pytest.raises(NhsGraphError, match="“no-such-rule” is no rule"):
        read_reasons(path)


def test_the_page_is_written_beside_the_record(tmp_path: Path) -> None:
    write_world(tmp_path, "hee: {kind: programme, funding: [{payer: {unknown: why}}]}")
    (tmp_path / "known-gaps.yaml").write_text(
        "body-not-known: {why: Not found.}\nfunded-without-account: {why: A grant.}\n"
    )
    assert write(tmp_path).read_text().startswith("# Known gaps")

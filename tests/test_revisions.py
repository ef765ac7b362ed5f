"""Two editions of a record compared: what was added, corrected, withdrawn or has a new id."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import nhsgraph
from nhsgraph.cli import main
from nhsgraph.record.bundled import bundled_folder
from nhsgraph.record.revisions import Revision
from worlds import write_world

Edit = Callable[[Path], None]

WORLD = """
hee:
  hosting: [{id: hosted, host: dh, when: 2013-04-01/.., note: As the order says.}]
  accountability: [{id: answers, holder: dh, when: 2013-04-01/..}]
"""


def _edition(folder: Path, bodies: str = WORLD, **more: str) -> Path:
    folder.mkdir(exist_ok=True)
    return write_world(folder, bodies, **more)


def _compared(tmp_path: Path, old: str, new: str, **more: str) -> list[Revision]:
    before = _edition(tmp_path / "old", old, **more)
    return nhsgraph.compare(before, _edition(tmp_path / "new", new, **more))


def _told(rows: list[Revision]) -> list[tuple[str, str, str]]:
    return [(row.change, row.id, row.told) for row in rows]


def _edited(path: Path, edit: Callable[[Any], None]) -> None:
    """A file of a world, which is JSON and so YAML, as an edit leaves it."""
    told = json.loads(path.read_text(encoding="utf-8"))
    edit(told)
    path.write_text(json.dumps(told), encoding="utf-8")


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["changes", *map(str, arguments)])


# -- what differs -------------------------------------------------------------------------------


def test_a_statement_is_added_corrected_or_withdrawn_by_its_id(tmp_path: Path) -> None:
    new = WORLD.replace("note: As the order says.", "basis: SI 1").replace("answers", "answers-too")
    new = new.replace("id: answers-too, holder: dh", "id: answers-too, holder: nhse")
    assert _told(_compared(tmp_path, WORLD, new)) == [
        ("withdrawn", "hee/answers", ""),
        ("added", "hee/answers-too", ""),
        ("corrected", "hee/hosted", "note removed: As the order says.; basis added: SI 1"),
        ("added", "nhse", ""),
        ("added", "nhse/name-1", ""),
    ]


def test_a_correction_names_the_field_and_both_values(tmp_path: Path) -> None:
    new = WORLD.replace("2013-04-01/.., note", "2013-04-01/2018-03-31, note")
    (row,) = _compared(tmp_path, WORLD, new)
    assert (row.change, row.id, row.body, row.type) == ("corrected", "hee/hosted", "hee", "hosting")
    assert row.told == "when: 2013-04-01/.. → 2013-04-01/2018-03-31"
    (correction,) = row.corrections
    assert (correction.before, correction.after) == ("2013-04-01/..", "2013-04-01/2018-03-31")


def test_of_a_list_the_items_are_told_that_came_went_and_changed(tmp_path: Path) -> None:
    old = "hee: {hosting: [{host: dh, evidence: [act, {source: note, locator: p. 2}]}]}"
    new = """hee: {hosting: [{host: dh, evidence: [
        {source: paper, locator: p. 9}, {source: act, locator: s. 2}]}]}"""
    news = "{note: 2012, paper: 2013}"
    (row,) = _compared(tmp_path, old, new, news=news)
    assert row.told == (
        "evidence added: paper (p. 9); evidence removed: note (p. 2);"
        " evidence changed: act (locator: s. 1 → s. 2)"
    )


def test_what_stands_in_a_part_of_a_statement_is_told_by_its_path(tmp_path: Path) -> None:
    old = "hee: {hosting: [{host: dh, status: announced, outcome: {unknown: Nobody says.}}]}"
    new = old.replace("Nobody says.", "{reason: Nobody says., searched: act, on: 2020-01-01}")
    (row,) = _compared(tmp_path, old, new)
    assert row.told == "outcome.unknown.searched added: act; outcome.unknown.on added: 2020-01-01"


def test_long_values_are_shown_where_they_part(tmp_path: Path) -> None:
    long = "word " * 60
    new = WORLD.replace("As the order says.", f"{long} one end.")
    old = WORLD.replace("As the order says.", f"{long} another end.")
    (row,) = _compared(tmp_path, old, new)
    before, after = row.corrections[0].before, row.corrections[0].after
    assert before is not None
    assert after is not None
    assert before.startswith("…")
    assert before.endswith("another end.")
    assert after.endswith("one end.")
    assert len(before) < 100


def test_another_way_to_write_the_same_is_no_difference(tmp_path: Path) -> None:
    """Usual values, a list of one, blanks, the order of a list, and the file are none."""
    old, new = _edition(tmp_path / "old"), _edition(tmp_path / "new")

    def rewrite(body: Any) -> None:
        body["aliases"] = [{"alias": "H E E"}]
        body["hosting"][0] |= {"status": "in_force", "note": "As the  order\nsays."}
        body["accountability"][0]["means"] = [{"name": "mandate"}]
        body["accountability"][0]["evidence"][0]["proves"].reverse()

    _edited(old / "bodies" / "hee.yaml", lambda body: body.update(aliases="H E E"))
    _edited(new / "bodies" / "hee.yaml", rewrite)
    (new / "bodies" / "deeper").mkdir()
    (new / "bodies" / "hee.yaml").rename(new / "bodies" / "deeper" / "hee.yml")
    assert nhsgraph.compare(old, new) == []


def test_bodies_events_sources_and_the_record_are_compared_too(tmp_path: Path) -> None:
    old = _edition(tmp_path / "old", events="{closing: 2013, moving: 2014}", news="{note: 2012}")
    new = _edition(tmp_path / "new", events="{closing: 2014}", news="{note: 2013, paper: 2014}")
    _edited(new / "record.yaml", lambda record: record.update(version="1.1"))
    _edited(new / "bodies" / "hee.yaml", lambda body: body.update(kind="regulator"))
    assert _told(nhsgraph.compare(old, new)) == [
        ("corrected", "record.yaml", "version: 1.0 → 1.1"),
        ("corrected", "hee", "kind: arms_length_body → regulator"),
        ("corrected", "closing", "date: 2013 → 2014"),
        ("withdrawn", "moving", ""),
        ("corrected", "note", "published: 2012 → 2013"),
        ("added", "paper", ""),
    ]


def test_a_source_that_moves_to_another_kind_is_corrected(tmp_path: Path) -> None:
    old, new = _edition(tmp_path / "old"), _edition(tmp_path / "new")
    (new / "sources" / "act.yaml").rename(new / "sources" / "policy.yaml")
    assert _told(nhsgraph.compare(old, new)) == [("corrected", "act", "kind: act → policy")]


def test_a_statement_that_becomes_one_of_another_type_is_corrected(tmp_path: Path) -> None:
    old = "hee: {oversight: [{id: line, overseer: dh, means: mandate}]}"
    new = "hee: {accountability: [{id: line, holder: dh, means: mandate}]}"
    (row,) = _compared(tmp_path, old, new)
    assert row.told.startswith("type: oversight → accountability; overseer removed: dh;")


# -- what has a new id --------------------------------------------------------------------------


def test_a_statement_that_says_the_same_under_another_id_is_renamed(tmp_path: Path) -> None:
    rows = _compared(tmp_path, WORLD, WORLD.replace("id: hosted", "id: at-the-department"))
    assert _told(rows) == [("renamed", "hee/at-the-department", "had the id hee/hosted")]
    assert rows[0].was == "hee/hosted"


def test_a_statement_that_also_says_another_thing_is_not(tmp_path: Path) -> None:
    new = WORLD.replace("id: hosted", "id: there").replace("As the order", "As an order")
    assert [row.change for row in _compared(tmp_path, WORLD, new)] == ["withdrawn", "added"]


def test_the_same_words_of_another_body_are_another_statement(tmp_path: Path) -> None:
    new = WORLD.replace("hee:", "phe:", 1) + "hee: {}"
    changes = {row.change for row in _compared(tmp_path, WORLD, new)}
    assert changes == {"added", "withdrawn"}


def test_a_body_under_another_id_takes_its_statements_with_it(tmp_path: Path) -> None:
    old, new = _edition(tmp_path / "old"), _edition(tmp_path / "new")
    _edited(new / "bodies" / "hee.yaml", lambda body: body.update(id="health-education"))
    (new / "bodies" / "hee.yaml").rename(new / "bodies" / "health-education.yaml")
    assert [(row.change, row.id, row.was) for row in nhsgraph.compare(old, new)] == [
        ("renamed", "health-education", "hee"),
        ("renamed", "health-education/answers", "hee/answers"),
        ("renamed", "health-education/hosted", "hee/hosted"),
        ("renamed", "health-education/name-1", "hee/name-1"),
    ]


# -- the order, and what always holds -----------------------------------------------------------


def test_rows_stand_by_body_then_type_then_id(tmp_path: Path) -> None:
    old = _edition(tmp_path / "old", "{hee: {}}")
    rows = nhsgraph.compare(old, _edition(tmp_path / "new"))
    assert [row.id for row in rows] == [
        "dh", "dh/name-1", "hee/answers", "hee/hosted",
    ]  # fmt: skip


_WHEN = st.sampled_from(["2013-04-01/..", "2013-04-01/2018-03-31", "2014/"])
_EVIDENCE = st.lists(st.sampled_from(["act", "note", "paper"]), min_size=1, max_size=4)
_STATEMENTS = st.fixed_dictionaries(
    {"host": st.sampled_from(["dh", "nhse"]), "when": _WHEN, "evidence": _EVIDENCE},
    optional={"note": st.sampled_from(["One.", "Two."])},
)
_HOSTING = st.dictionaries(st.sampled_from("abcd"), _STATEMENTS, max_size=3)
_WORLDS = st.dictionaries(st.sampled_from(["hee", "phe", "nhsi"]), _HOSTING, min_size=1)


def _written(folder: Path, world: dict[str, dict[str, Any]]) -> Path:
    bodies = {
        body: {"hosting": [{"id": own_id, **fields} for own_id, fields in hosting.items()]}
        for body, hosting in world.items()
    }
    return _edition(folder, json.dumps(bodies), news="{note: 2012, paper: 2013}")


def _seen(row: Revision, *, turned: bool = False) -> tuple[object, ...]:
    """A row, or the row that it is when the two editions change places."""
    other = {"added": "withdrawn", "withdrawn": "added"}
    fields = frozenset(
        (
            one.field,
            *((one.after, one.before) if turned else (one.before, one.after)),
            *map(frozenset, (one.removed, one.added) if turned else (one.added, one.removed)),
            len(one.changed),
        )
        for one in row.corrections
    )
    change = other.get(row.change, row.change) if turned else row.change
    ids = (row.was or row.id, row.was and row.id) if turned else (row.id, row.was)
    return change, row.part, *ids, fields


@given(_WORLDS, _WORLDS)
def test_to_itself_nothing_differs_and_the_other_way_round_all_is_turned(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        old, new = _written(Path(place) / "old", one), _written(Path(place) / "new", other)
        assert nhsgraph.compare(old, old) == []
        forth, back = nhsgraph.compare(old, new), nhsgraph.compare(new, old)
    assert {_seen(row) for row in forth} == {_seen(row, turned=True) for row in back}
    assert len(forth) == len(back)


# -- older editions, and folders that can't be read ---------------------------------------------


def test_an_older_edition_may_have_other_keys_and_lack_some(tmp_path: Path) -> None:
    """Neither an unknown key nor a missing one stops it: what is written is what is compared."""
    old, new = _edition(tmp_path / "old"), _edition(tmp_path / "new")

    def make_older(body: Any) -> None:
        body["sort"] = body.pop("kind")
        body["hosts"] = [{"id": "elsewhere", "where": "Leeds"}]
        body["accountability"][0]["bindingness"] = body["accountability"][0].pop("force")

    _edited(old / "bodies" / "hee.yaml", make_older)
    with pytest.raises(nhsgraph.RecordError):
        nhsgraph.load(old)
    assert _told(nhsgraph.compare(old, new)) == [
        ("corrected", "hee", "sort removed: arms_length_body; kind added: arms_length_body"),
        ("corrected", "hee/answers", "bindingness removed: law; force added: law"),
        ("withdrawn", "hee/elsewhere", ""),
    ]


def test_of_a_folder_that_cannot_be_read_all_faults_are_told(tmp_path: Path) -> None:
    old, new = _edition(tmp_path / "old"), _edition(tmp_path / "new")
    _edited(old / "bodies" / "hee.yaml", lambda body: body["hosting"][0].pop("id"))
    (old / "events.yaml").write_text("a: b")
    with pytest.raises(nhsgraph.RecordError) as caught:
        nhsgraph.compare(old, new)
    assert str(caught.value).startswith(f"The old folder “{old}” can't be compared:\n")
    assert [fault.message for fault in caught.value.faults] == [
        "an item of the list has no id.",
        "the file is not a list of events.",
    ]


def test_both_folders_are_named_where_neither_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(nhsgraph.RecordError, match=r"The old folder .* and the new folder"):
        nhsgraph.compare(tmp_path / "nowhere", "")


def test_an_id_that_is_used_twice_is_a_fault(tmp_path: Path) -> None:
    old = _edition(tmp_path / "old")
    _edited(old / "bodies" / "hee.yaml", lambda body: body["hosting"].append(body["hosting"][0]))
    with pytest.raises(nhsgraph.RecordError, match="“hee/hosted” is used twice"):
        nhsgraph.compare(old, old)


def test_what_is_no_path_is_refused() -> None:
    wrong: Any = 2014
    with pytest.raises(nhsgraph.QuestionError, match="no text"):
        nhsgraph.compare(wrong, wrong)


# -- the shell ----------------------------------------------------------------------------------


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two editions of a small world, of which the second ends a hosting."""
    old, new = _edition(tmp_path / "old"), _edition(tmp_path / "new")

    def end(body: Any) -> None:
        body["hosting"][0]["when"] = "2013-04-01/[2018..]"
        body["accountability"][0]["id"] = "answers-to-dh"

    _edited(new / "bodies" / "hee.yaml", end)
    _edited(new / "record.yaml", lambda record: record.update(version="1.1"))
    return old, new


def test_the_shell_lists_what_changed(pair: tuple[Path, Path]) -> None:
    done = _run("--between-models", *pair)
    assert done.exit_code == 0
    told = " ".join(done.output.split())
    assert told.startswith("2 corrected, 1 renamed, from version 1.0 to version 1.1")
    assert "when: 2013-04-01/.. → 2013-04-01/[2018..]" in told


def test_the_shell_says_where_nothing_did(pair: tuple[Path, Path]) -> None:
    old, _ = pair
    done = _run("--between-models", old, old)
    assert done.output.startswith("The two folders say the same")
    assert "Nothing differs." in _run("--between-models", old, old, "--markdown").output


def test_json_has_both_versions_and_the_rows_of_the_library(pair: tuple[Path, Path]) -> None:
    told = json.loads(_run("--between-models", *pair, "--json").output)
    assert [told[key]["version"] for key in ("old", "new")] == ["1.0", "1.1"]
    assert told["changes"] == [row.to_dict() for row in nhsgraph.compare(*pair)]


def test_the_page_for_readers_is_markdown(pair: tuple[Path, Path]) -> None:
    page = _run("--between-models", *pair, "--markdown").output
    assert page.startswith("# Changelog of the record\n")
    assert "between version 1.0 and version 1.1" in page
    assert "- `hee/hosted`: when: `2013-04-01/..` → `2013-04-01/[2018..]`\n" in page
    assert "- `hee/answers-to-dh`, before `hee/answers`\n" in page


def test_on_the_page_ids_stand_by_body_and_kind(tmp_path: Path) -> None:
    old = _edition(tmp_path / "old", "{hee: {}}")
    page = _run("--between-models", old, _edition(tmp_path / "new"), "--markdown").output
    assert "## Added (4)\n\n### Bodies (1)\n\n- arms length body: `dh`\n" in page
    assert "- `hee`: `answers`, `hosted`\n" in page


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Give two days"),
        (("2014",), "Give two days"),
        (("--between-models", "models"), "requires 2 arguments"),
        (("--between-models", "models", "--json"), "needs two folders, and “--json” is none"),
        (("2014", "2016", "--between-models", "a", "b"), "either days or --between-models"),
        (("--between-models", "a", "b", "--record", "c"), "either --record or --between-models"),
        (("--between-models", "a", "b", "--json", "--markdown"), "either --markdown or --json"),
        (("2014", "2016", "--markdown"), "--markdown needs --between-models"),
    ],
)
def test_what_does_not_go_together_is_one_clear_message(
    arguments: tuple[str, ...], words: str
) -> None:
    done = _run(*arguments)
    assert done.exit_code == 2
    assert not done.stdout
    assert words in done.stderr


def test_a_folder_that_is_not_there_is_named() -> None:
    done = _run("--between-models", bundled_folder(), "nowhere")
    assert done.exit_code == 1
    assert "The new folder “nowhere” can't be compared:" in done.stderr
    assert "1 fault found." in done.stderr

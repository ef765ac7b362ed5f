"""Rules 24 to 27: how a model folder is laid out and read, and what an export keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhsgraph import RecordError
from nhsgraph.record.reading import read_record
from worlds import answered, world, write_world

HEE = "hee: {accountability: [{holder: dh}]}"


def faults(*folders: Path) -> list[str]:
    """The faults of a model folder and of folders laid over it, each with what mends it."""
    with pytest.raises(RecordError) as error:
        read_record(*folders)
    return [f"{Path(each.file).name}: {each.message} {each.mend}" for each in error.value.faults]


def add(folder: Path, name: str, text: str) -> None:
    """Writes a file of a model folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# -- 24. folders and ids ---------------------------------------------------------------------------


def test_rule_24_a_body_s_file_may_lie_in_any_subfolder_and_is_called_by_its_id(
    tmp_path: Path,
) -> None:
    """Folders are for readers; the name of the file is the id."""
    folder = write_world(tmp_path, HEE)
    (folder / "bodies" / "england" / "old").mkdir(parents=True)
    (folder / "bodies" / "hee.yaml").rename(folder / "bodies" / "england" / "old" / "hee.yaml")
    assert set(read_record(folder).bodies) == {"hee", "dh"}
    (folder / "bodies" / "dh.yaml").rename(folder / "bodies" / "department.yaml")
    [fault] = faults(folder)
    assert "the file of “dh” is called department.yaml" in fault


def test_rule_24_the_kind_of_a_source_is_the_name_of_its_file(tmp_path: Path) -> None:
    """A file of another name is refused with the nearest kind."""
    folder = write_world(tmp_path, HEE, news="paper: 2015-01-01")
    record = read_record(folder)
    assert {each.id: each.kind for each in record.sources.values()} == {
        "act": "act",
        "paper": "news",
    }
    (folder / "sources" / "news.yaml").rename(folder / "sources" / "new.yaml")
    assert any("“new” is no kind of source" in each for each in faults(folder))


def test_rule_24_a_record_says_its_title_the_days_it_covers_its_licence_and_version(
    tmp_path: Path,
) -> None:
    """They stand in ``record.yaml``, without which there is no record."""
    folder = write_world(tmp_path, HEE)
    info = read_record(folder).info
    assert (info.title, info.covers.text) == ("A small world", "2010-01-01/2021-12-31")
    add(folder, "record.yaml", "title: A small world\n")
    found = faults(folder)
    assert [key for key in ("covers", "licence", "version") if f"“{key}”" in str(found)] == [
        "covers",
        "licence",
        "version",
    ]


def test_rule_24_bodies_sources_and_events_are_three_namespaces() -> None:
    """One word may name a body, a source and an event."""
    graph = world(
        "hee: {accountability: [{holder: dh, when: 2013-04-01/.., evidence: [hee],"
        " begun_by: hee}]}",
        events="hee: 2013-04-01",
        news="hee: 2012-01-01",
    )
    [result] = answered(graph, "accountability", "hee", during="2014").results
    assert result.evidence[0].source == "hee"
    assert graph.statement(result.statement).begun_by == "hee"


def test_rule_24_a_statement_is_unique_in_its_file_across_types() -> None:
    """The same id serves in two files, as ``hee/line`` and ``dh/line``, but never twice in one."""
    graph = world("""
    hee: {accountability: [{id: line, holder: dh}]}
    dh: {accountability: [{id: line, holder: sos}]}
    """)
    assert graph.statement("hee/line") != graph.statement("dh/line")
    with pytest.raises(RecordError, match="statement id “hee/line” is used twice"):
        world("""
        hee: {accountability: [{id: line, holder: dh}], funding: [{id: line, payer: dh}]}
        """)


def test_rule_24_an_overlay_extends_a_body_and_never_defines_one_twice(tmp_path: Path) -> None:
    """``extends: hee`` adds statements; a second file of ``hee`` is a fault, and so is an id."""
    base = write_world(tmp_path / "base", HEE)
    overlay = tmp_path / "overlay"
    funding = "funding: [{id: ID, payer: dh, stream: tariff, when: ../.., evidence: [EVIDENCE]}]"
    funding = funding.replace("EVIDENCE", "{source: act, locator: s. 1}")
    add(overlay, "bodies/hee.yaml", "extends: hee\n" + funding.replace("ID", "more"))
    assert "hee/more" in read_record(base, overlay).statements

    add(overlay, "bodies/hee.yaml", "extends: hee\n" + funding.replace("ID", "accountability-1"))
    assert "“hee/accountability-1” is used twice" in faults(base, overlay)[0]

    add(overlay, "bodies/hee.yaml", "id: hee\nkind: department\n" + funding.replace("ID", "more"))
    assert "body id “hee” is used twice" in faults(base, overlay)[0]


# -- 25. traps of YAML -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("when: [2013-04..2013-06]", "'[2013-04..2013-06]'"),
        ("when: [2013-04..2013-06]/2015", "'[2013-04..2013-06]/2015'"),
        ("{when: 2012-04/2013-03?}", "'2012-04/2013-03?'"),
    ],
)
def test_rule_25_a_date_that_yaml_takes_for_something_else_is_told_to_be_quoted(
    tmp_path: Path, written: str, quoted: str
) -> None:
    """YAML sees a list or a key; the message names the trap and shows what to write."""
    folder = write_world(tmp_path, HEE)
    item = written if written.startswith("{") else f"id: size\n    {written}"
    add(folder, "bodies/dh.yaml", f"id: dh\nkind: department\nsizes:\n  - {item}\n")
    [fault] = [each for each in faults(folder) if "YAML can't read this date" in each]
    assert f"Put it in quotes: {quoted}." in fault


@pytest.mark.parametrize(
    ("key", "value"), [("name", "2013"), ("name", "no"), ("name", "2019-04-01"), ("name", "0012")]
)
def test_rule_25_a_value_stays_the_text_that_was_written(
    tmp_path: Path, key: str, value: str
) -> None:
    """Plain YAML makes a number, a no, a date or an octal of it."""
    folder = write_world(tmp_path, HEE)
    evidence = "{source: act, locator: s. 1}"
    names = f"names: [{{id: it, {key}: {value}, when: ../.., evidence: [{evidence}]}}]"
    add(folder, "bodies/dh.yaml", f"id: dh\nkind: department\n{names}\n")
    assert getattr(read_record(folder).statements["dh/it"], key) == value


def test_rule_25_a_key_that_is_written_twice_is_no_silent_loss(tmp_path: Path) -> None:
    """Plain YAML keeps the last of the two."""
    folder = write_world(tmp_path, HEE)
    add(folder, "bodies/dh.yaml", "id: dh\nkind: department\nkind: office\n")
    assert any("key “kind” is written twice" in each for each in faults(folder))


# -- 26. means -------------------------------------------------------------------------------------


def test_rule_26_one_of_the_means_may_have_days_of_its_own() -> None:
    """The mandate came a year after the line of account, and ends no statement by coming."""
    graph = world("""
    hee:
      accountability:
        - holder: sos
          when: 2013-04-01/..
          means: [directions, {name: mandate, when: 2014-05-01/..}]
    """)
    answer = answered(graph, "accountability", "hee", during="2016")
    [result] = answer.results
    assert result.more["means"] == ["directions", {"name": "mandate", "when": "2014-05-01/.."}]
    assert len(answer.parts) == 1


def test_rule_26_a_single_means_needs_no_list() -> None:
    """``means: mandate`` is a list of one; none at all is a fault."""
    graph = world("hee: {accountability: [{holder: sos, means: mandate}]}")
    assert answered(graph, "accountability", "hee").results[0].more["means"] == ["mandate"]
    with pytest.raises(RecordError, match="“means” is an empty list"):
        world("hee: {accountability: [{holder: sos, means: []}]}")


def test_rule_26_a_new_basis_is_a_new_statement() -> None:
    """Two statements of one holder keep their own basis; their days are one part of the answer."""
    graph = world("""
    hee:
      accountability:
        - {holder: sos, basis: NHS Act 2006 s. 28, when: 2013-04-01/2015-03-31}
        - {holder: sos, basis: Care Act 2014 s. 100, when: 2015-04-01/..}
    """)
    answer = answered(graph, "accountability", "hee", during="2015")
    assert [(each.first, each.basis) for each in answer.results] == [
        ("2015-01-01", "NHS Act 2006 s. 28"),
        ("2015-04-01", "Care Act 2014 s. 100"),
    ]
    assert len(answer.parts) == 1


# -- 27. exports -----------------------------------------------------------------------------------

EXPORTED = """
hee:
  partnership: [{id: works, partner: phe}]
  accountability: [{id: nobody, holder: {unknown: no source names it}}, {id: one, holder: sos}]
"""


def test_rule_27_a_partnership_is_two_arcs_each_with_a_key_of_its_own() -> None:
    """Neither of two partners stands above the other."""
    drawn = world(EXPORTED).on("2015-06-01").to_networkx()
    arcs = {key: (a, b) for a, b, key in drawn.edges(keys=True) if key.startswith("hee/works")}
    assert arcs == {"hee/works": ("hee", "phe"), "hee/works#back": ("phe", "hee")}


def test_rule_27_every_other_edge_is_one_arc() -> None:
    """From the body to its holder, and not back."""
    drawn = world(EXPORTED).on("2015-06-01").to_networkx()
    arcs = [(a, b) for a, b, key in drawn.edges(keys=True) if key == "hee/one"]
    assert arcs == [("hee", "sos")]


def test_rule_27_an_end_that_is_not_known_is_a_node_of_its_statement() -> None:
    """Two unknown ends are two nodes: nobody knows that they are one body."""
    drawn = world(EXPORTED).on("2015-06-01").to_networkx()
    assert drawn.has_edge("hee", "unknown:hee/nobody", key="hee/nobody")
    assert drawn.nodes["unknown:hee/nobody"]["reason"] == "no source names it"

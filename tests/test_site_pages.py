"""The pages of the site: they lead to what is there, and nothing that is public is left out."""

from __future__ import annotations

import inspect
import json
import re
import shlex
import xml.etree.ElementTree as ET
import zlib
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

import nhsgraph
from nhsgraph import Graph
from nhsgraph.checks import RULES
from nhsgraph.cli import main
from nhsgraph.draw.page.files import drawn
from nhsgraph.export.extract import Extract
from nhsgraph.export.tables import tables
from worlds import world

MAKING = Path(__file__).parents[1] / "docs" / "making"
PICTURES = MAKING.parent / "structure-2019.png"
Loaded = dict[str, ModuleType]


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """The modules that make pages."""
    monkeypatch.syspath_prepend(str(MAKING))
    names = "places reference links bodies sources around audit built cited pictures"
    return {name: import_module(name) for name in names.split()}


@pytest.mark.skipif(not PICTURES.exists(), reason="pictures of pages are in a checkout alone")
def test_every_link_of_a_page_leads_to_what_is_there(making: Loaded, tmp_path: Path) -> None:
    """A link to a page that is made is followed when the site is built."""
    making["places"].put_in_place(tmp_path / "pages", tmp_path / "files")
    assert (tmp_path / "pages" / "how-to" / "add-a-fact.md").exists()
    assert (tmp_path / "files" / "explorer.html").exists()


def test_a_link_that_leads_nowhere_is_refused(
    making: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making["places"], "ROOT", tmp_path)
    page = tmp_path / "docs" / "index.md"
    page.parent.mkdir()
    page.write_text("```text\n[in code](nowhere.md)\n```\n", encoding="utf-8")
    where = {page: "index.md"}
    assert "nowhere" in making["places"].rewritten(page, where)
    page.write_text("See [there](nowhere.md).\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"docs/index\.md leads to nowhere\.md"):
        making["places"].rewritten(page, where)


def test_dead_links_of_a_built_site_are_found(making: Loaded, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text('<p id="x">b</p>', encoding="utf-8")
    good = ["b/", "b/index.html#x", "#here", "https://example.org/none", "b/#x"]
    bad = ["c.html", "b/#y", "#there", "b/picture.svg"]
    links = "".join(f'<a href="{each}">link</a>' for each in (*good, *bad))
    page.write_text(f'<p id="here">{links}</p>', encoding="utf-8")
    assert making["links"].dead(tmp_path) == [f"a.html: {each}" for each in bad]


def _commands(command: click.Command, path: str) -> list[tuple[str, click.Command]]:
    inside = command.commands.items() if isinstance(command, click.Group) else ()
    found = [each for name, one in inside for each in _commands(one, f"{path} {name}")]
    return [(path, command), *found]


def test_every_command_and_option_is_in_the_reference(making: Loaded) -> None:
    page = "\n".join(making["reference"].command_line())
    for path, command in _commands(main, "nhsgraph"):
        assert f"# {path}\n" in page
        told = re.split(r"^#+ ", page.split(f"# {path}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
        for each in command.params:
            if isinstance(each, click.Argument):
                assert each.make_metavar(click.Context(command)) in told, (path, each.name)
            elif isinstance(each, click.Option) and not each.hidden:
                assert all(name in told for name in (*each.opts, *each.secondary_opts)), each.opts


def test_every_public_name_is_in_the_reference_with_its_docstring(making: Loaded) -> None:
    page = "\n".join(making["reference"].library())
    for name in nhsgraph.__all__:
        assert f".{name}\n" in page
        thing = getattr(nhsgraph, name)
        assert inspect.getdoc(thing if inspect.isclass(thing) else thing.__call__)
        for cls in getattr(thing, "__mro__", ()):
            for inside, member in making["built"].members(cls):
                assert inspect.getdoc(member), inside


def test_a_public_name_that_no_page_describes_is_found(making: Loaded, tmp_path: Path) -> None:
    """The inventory that Sphinx writes has all that its pages describe."""
    built = making["built"]
    every = [*built.public("Snapshot"), *built.public("load")]
    assert len(every) > 5
    gone = next(each for each in every if each.endswith("Snapshot.edges"))
    kept = "".join(f"{each} py:method 1 a.html -\n" for each in every if each != gone)
    head = b"# Sphinx inventory version 2\n# compressed using zlib.\n"
    (tmp_path / "objects.inv").write_bytes(head + zlib.compress(kept.encode()))
    assert built.untold(tmp_path, ["Snapshot", "load"]) == [gone]


def test_a_name_that_the_search_finds_late_is_found(making: Loaded, tmp_path: Path) -> None:
    index = {
        "docnames": ["bodies/hee/index", "bodies/nhsi/index"],
        "indexentries": {"hee": [[0, "index-0", True]], "nhsi": [[0, "i", True], [1, "i", False]]},
    }
    (tmp_path / "searchindex.js").write_text(f"Search.setIndex({json.dumps(index)})", "utf-8")
    called = {"bodies/hee/index": ["HEE"], "bodies/nhsi/index": ["NHSI", "Monitor"]}
    found = making["built"].unfound(tmp_path, called)
    assert found == ["bodies/nhsi/index: NHSI", "bodies/nhsi/index: Monitor"]


@pytest.mark.skipif(not PICTURES.exists(), reason="pictures of pages are in a checkout alone")
def test_the_numbers_of_the_audits_come_from_their_file(making: Loaded, tmp_path: Path) -> None:
    audit, page = making["audit"], MAKING.parent / "explanation" / "record.md"
    file = tmp_path / "audit.yaml"
    text = page.with_name("audit.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("confirmed: 64", "confirmed: 63"), encoding="utf-8")
    assert audit.MARK in page.read_text(encoding="utf-8")
    assert "| confirmed | 46 | 63 |" in audit.placed(f"Before\n\n{audit.MARK}\n", file)
    assert "| could be checked | 90 | 99 |" in audit.placed(audit.MARK, file)
    making["places"].put_in_place(tmp_path / "pages", tmp_path / "files")
    placed = (tmp_path / "pages" / "explanation" / "record.md").read_text(encoding="utf-8")
    assert "| confirmed | 46 | 64 |" in placed
    assert "0 of 100 wrong in it, up to 3.6 in a hundred" in placed
    for wrong in ("drawn: 99", "drawn: 100, seen: 3"):
        file.write_text(text.replace("drawn: 100", wrong), encoding="utf-8")
        with pytest.raises(ValueError, match="An audit has"):
            audit.placed(audit.MARK, file)


def test_the_doubt_of_a_draw_is_that_of_the_tables(making: Loaded) -> None:
    """Clopper and Pearson: of 10 with none, 30.8 in a hundred; of 10 with one, 44.5."""
    at_most = making["audit"].at_most
    assert [round(100 * at_most(wrong, 10), 1) for wrong in (0, 1)] == [30.8, 44.5]


NEAR = """
centre: {kind: board, funding: [{payer: p, when: 2012-01-01/2012-12-31}],
         oversight: [{overseer: q, when: 2012-06-01/2014-12-31},
                     {overseer: p, when: 2014-03-01/2014-12-31}]}
member: {membership: [{whole: set}], partnership: [{partner: q, when: 2013-05-01/2013-12-31}]}
set: {kind: collective}
later: {succession: [{predecessor: q, when: 2015-01-01/2015-01-01}]}
"""


def test_a_body_is_drawn_on_the_last_day_that_begins_most_of_its_lines(making: Loaded) -> None:
    """A member of a set is drawn apart from it; a succession alone makes no picture."""
    near = making["around"].around(world(NEAR))
    assert near["centre"].of == ("2014-03-01",)
    assert near["member"].of == ("2013-05-01",)
    assert near["member"].more["expand"] == ("set",)
    assert "later" not in near
    command = making["around"].command(near["member"])
    assert command.startswith("nhsgraph draw structure --on 2013-05-01 --around member --types acc")
    assert command.endswith(" --expand set")


def test_what_draws_a_picture_anew_does(making: Loaded, record: Graph, tmp_path: Path) -> None:
    for body in ("nhs-leadership-academy", "letb-wessex"):
        wanted = making["around"].around(record)[body]
        command = shlex.split(making["around"].command(wanted))[1:]
        done = CliRunner().invoke(main, [*command, "-o", str(tmp_path / f"{body}.svg")])
        assert done.exit_code == 0, done.output
        picture = record.draw.structure(*wanted.of, **wanted.more)
        (tmp_path / "same.svg").write_bytes(drawn(picture, "svg"))
        assert (tmp_path / "same.svg").read_bytes() == (tmp_path / f"{body}.svg").read_bytes()


def test_a_small_picture_shows_the_same_marks(making: Loaded, record: Graph) -> None:
    """As many letters and lines, all of them there, in two thirds of the bytes."""
    whole = drawn(record.draw.timeline("nhs-leadership-academy"), "svg")
    small = making["pictures"].small(whole)
    assert len(small) < 0.67 * len(whole)
    before, after = (ET.fromstring(each) for each in (whole, small))  # noqa: S314 (our own)
    for tag in ("use", "path", "text", "a", "desc", "title", "clipPath"):
        name = f"{{http://www.w3.org/2000/svg}}{tag}"
        assert len([*before.iter(name)]) == len([*after.iter(name)]) > 0
    ids = {each.get("id") for each in after.iter()}
    link = "{http://www.w3.org/1999/xlink}href"
    assert {each.get(link, "#")[1:] for each in after.iter() if each.get(link)} <= ids
    words = "{http://www.w3.org/2000/svg}desc"
    assert [each.text for each in before.iter(words)] == [each.text for each in after.iter(words)]


def test_each_statement_body_and_event_has_its_sources_as_a_file(
    making: Loaded, record: Graph, tmp_path: Path
) -> None:
    making["cited"].write(record, tmp_path)
    for statement in record.statements.ids:
        assert (tmp_path / "statements" / f"{statement}.ris").exists()
    text = (tmp_path / "statements" / "hee" / "executive-ndpb.ris").read_text(encoding="utf-8")
    assert text == f"{record.cite('hee/executive-ndpb', 'ris')}\n"
    of_body = (tmp_path / "bodies" / "hee" / "sources.bib").read_text(encoding="utf-8")
    its = [one for one in record.statements if "hee" in one.bodies]
    ids = {each.source for one in its for each in one.evidence}
    assert ids <= set(re.findall(r"^@\w+\{([^,]+),", of_body, re.MULTILINE))
    for event in record.events.ids:
        assert (tmp_path / "events" / event / "sources.ris").read_text("utf-8").startswith("TY  -")


def test_tables_rules_and_bodies_are_in_the_reference(making: Loaded, record: Graph) -> None:
    reference = making["reference"]
    dictionary = "\n".join(reference.data_dictionary(record))
    for table in tables(Extract(record)):
        for column in table.columns:
            assert f"| `{column.name}` |" in dictionary.split(f"## {table.name}\n")[1]
    rules = "\n".join(reference.checks())
    assert [name for name in RULES if f"## {name}\n" not in rules] == []
    covered = "\n".join(reference.coverage(record))
    assert [one for one in record.bodies.ids if f"bodies/{one}/" not in covered] == []


def test_names_of_bodies_lead_to_their_pages_each_once(making: Loaded, record: Graph) -> None:
    """Also where one name stands in another."""
    words = "The Board of Health Education England was part of Health Education England."
    linked = making["bodies"].linked_words(record, words, ("hee", "hee-board"), "../")
    assert linked == (
        "The [Board of Health Education England](../hee-board/index.md) was part of"
        " [Health Education England](../hee/index.md)."
    )

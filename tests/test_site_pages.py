"""The pages of the site: they lead to what is there, and nothing that is public is left out."""

from __future__ import annotations

import inspect
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest

import nhsgraph
from nhsgraph import Graph
from nhsgraph.checks import RULES
from nhsgraph.cli import main
from nhsgraph.export.extract import Extract
from nhsgraph.export.tables import tables

MAKING = Path(__file__).parents[1] / "docs" / "making"
PICTURES = MAKING.parent / "structure-2019.png"
Loaded = dict[str, ModuleType]
TOLD = (property, cached_property, classmethod, staticmethod)
"""What has a docstring beside functions; the docstring of a class tells its fields."""


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """The modules that make pages."""
    monkeypatch.syspath_prepend(str(MAKING))
    names = ("places", "reference", "links", "bodies", "changes", "sources")
    return {name: import_module(name) for name in names}


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
        told = page.split(f"# {path}\n")[1].split("\n## ")[0]
        for option in command.params:
            if isinstance(option, click.Option) and not option.hidden:
                assert option.opts[0] in told, (path, option.opts)


def test_every_public_name_is_in_the_reference_with_its_docstring(making: Loaded) -> None:
    page = "\n".join(making["reference"].library())
    for name in nhsgraph.__all__:
        assert f".{name}\n" in page
        thing = getattr(nhsgraph, name)
        assert inspect.getdoc(thing if inspect.isclass(thing) else thing.__call__)
        ours = [
            cls for cls in getattr(thing, "__mro__", ()) if cls.__module__.startswith("nhsgraph")
        ]
        for cls in ours:
            for inside, member in vars(cls).items():
                told = inspect.isroutine(member) or isinstance(member, TOLD)
                assert inside.startswith("_") or not told or inspect.getdoc(member), inside


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

"""What stands around a picture: its title, its sources as a list and as links, missing letters."""

from __future__ import annotations

import json
import re
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner
from matplotlib.figure import Figure
from matplotlib.text import Text

from nhsgraph.cli import main
from nhsgraph.draw.page.describe import Description
from nhsgraph.draw.page.files import drawn, save, save_sources
from nhsgraph.draw.page.lettering import LetterWarning, lacking
from nhsgraph.draw.page.naming import about
from nhsgraph.draw.page.sheet import Picture, new_sheet
from nhsgraph.errors import QuestionError
from nhsgraph.library import Graph
from worlds import write_world

FORESTS = """
crown: {kind: department, names: [{name: The Crown}]}
foresters:
  names: [{name: The Foresters}]
  accountability: [{holder: crown, force: agreement}]
  funding: [{payer: crown}]
  mandate_approval: [{approver: crown, mandate: 2014/15, step: 1}]
"""


LEAF = "- {id: leaf, title: 'A [leaf]_of_paper', publisher: The press, published: 2012-01-01}"


def forests(folder: Path, bodies: str = FORESTS, **head: str) -> Graph:
    """A record of somebody else's bodies, with more in its head."""
    (folder / "bodies").mkdir(exist_ok=True, parents=True)
    write_world(folder, bodies, news=LEAF)
    path = folder / "record.yaml"
    path.write_text(json.dumps({**json.loads(path.read_text()), **head}))
    return Graph.load(folder)


def shown(figure: Figure) -> str:
    return " ".join(text.get_text() for text in figure.findobj(Text) if isinstance(text, Text))


def described(figure: Figure) -> Description:
    assert isinstance(figure, Picture)
    return figure.description


# -- titles --------------------------------------------------------------------------------------


def test_titles_say_the_subject_of_the_record_and_nothing_of_another(tmp_path: Path) -> None:
    graph = forests(tmp_path, subject="Who ran the forests")
    draw = graph.draw
    figures = [
        draw.structure("2015"), draw.years("2014", "2015"), draw.changes("2014", "2015"),
        draw.timeline("foresters"), draw.funding("2014/15"), draw.chain("foresters", "2015-06-01"),
        draw.mandate("2014/15"), draw.coverage(),
    ]  # fmt: skip
    assert described(figures[0]).title == "Who ran the forests on 1 June 2015"
    assert described(figures[1]).title.startswith("Who ran the forests, 1 June 2014")
    for figure in figures:
        words = f"{shown(figure)} {described(figure).text}"
        assert not re.search(r"England|\bNHS|\bHEE|workforce|\bhee\b", words), figure


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("The forests, 1990 to 2005", "The forests"),
        ("The forests (1990-2005)", "The forests"),
        ("The forests of 1990", "The forests of 1990"),
    ],
)
def test_without_a_subject_the_title_stands_without_its_years(
    title: str, told: str, tmp_path: Path
) -> None:
    assert about(forests(tmp_path, title=title)) == told


def test_a_long_title_is_small_and_not_cut(tmp_path: Path) -> None:
    long = "Who ran the forests, the rivers, the lakes and the moors and all that lives on them"
    figure = forests(tmp_path, subject=long).draw.structure("2015")
    texts = (text for text in figure.findobj(Text) if isinstance(text, Text))
    title = next(text for text in texts if text.get_text().startswith(long))
    assert title.get_window_extent().x1 <= figure.bbox.x1
    assert float(title.get_fontsize()) >= 7


def test_the_mandate_is_of_the_body_that_the_record_names_or_the_only_one(tmp_path: Path) -> None:
    one = forests(tmp_path / "one").draw.mandate("2014/15")
    assert "Foresters" in described(one).title
    two = f"{FORESTS}rangers: {{mandate_approval: [{{approver: crown}}]}}"
    with pytest.raises(QuestionError, match="--body") as refused:
        forests(tmp_path / "two", two).draw.mandate("2014/15")
    assert "foresters, rangers" in str(refused.value)
    said = forests(tmp_path / "said", two, mandates_of="rangers")
    assert "rangers" in described(said.draw.mandate("2014/15")).title
    with pytest.raises(QuestionError, match="no mandate"):
        forests(tmp_path / "none", "a: {}").draw.mandate("2014/15")


# -- sources -------------------------------------------------------------------------------------


def test_the_line_beneath_says_licence_and_the_address_that_the_record_has(
    tmp_path: Path, record: Graph
) -> None:
    told = shown(record.draw.structure("2019", around="hee"))
    assert f"licence {record.record.info.licence}" in told
    assert "http" not in told
    own = forests(tmp_path, address="https://forests.example/record").draw.structure("2015")
    assert "https://forests.example/record" in shown(own)


def test_sources_are_a_list_in_the_numbers_of_the_description(
    tmp_path: Path, record: Graph
) -> None:
    figure = record.draw.structure("2019", around="hee")
    text = save_sources(figure, tmp_path / "s.txt").read_text(encoding="utf-8")
    items = [line for line in text.splitlines() if re.match(r"\d+\. ", line)]
    assert items == [f"{at}. {each}" for at, each in enumerate(figure.description.sources, 1)]
    assert figure.description.title in text
    assert "licence CC-BY-4.0" in text
    marked = save_sources(figure, tmp_path / "s.md").read_text(encoding="utf-8")
    assert marked.startswith("# Sources of ")
    assert len(re.findall(r"^\d+\. .*, <https?://[^>]+>$", marked, re.MULTILINE)) > 10


def test_titles_are_no_marks_in_markdown(tmp_path: Path) -> None:
    proved = FORESTS.replace("force: agreement", "force: agreement, evidence: [leaf]")
    figure = forests(tmp_path / "f", proved).draw.structure("2015")
    assert "A \\[leaf\\]\\_of\\_paper" in save_sources(figure, tmp_path / "s.md").read_text()


def test_a_list_of_another_ending_or_of_nothing_is_refused(tmp_path: Path, record: Graph) -> None:
    with pytest.raises(QuestionError, match=r"list\.pdf"):
        save_sources(record.draw.chain("hee", "2019-06-01"), tmp_path / "list.pdf")
    with pytest.raises(QuestionError, match="no sources of its own"):
        save_sources(record.draw.coverage("hee"), tmp_path / "list.md")
    assert not list(tmp_path.iterdir())


def test_the_shell_writes_the_list_beside_the_picture(tmp_path: Path) -> None:
    picture, listed = tmp_path / "p.svg", tmp_path / "p.md"
    asked = ["draw", "chain", "hee", "--on", "2019-06-01", "-o", str(picture)]
    done = CliRunner().invoke(main, [*asked, "--sources", str(listed)])
    assert done.exit_code == 0, done.output
    assert picture.exists()
    assert "1. " in listed.read_text(encoding="utf-8")


def test_an_svg_has_its_sources_as_links_and_only_to_the_web(tmp_path: Path) -> None:
    listed = ("A, B (2014), https://a.example/b?c=1&d=2", "C, D (2015), javascript:alert(1)", "E")
    figure, _ = new_sheet(Description("T", "S", sources=listed, foot="From 3 sources."))
    tree = ET.parse(save(figure, tmp_path / "p.svg")).getroot()  # noqa: S314
    name = "{http://www.w3.org/2000/svg}"
    links = [each for each in tree.iter(f"{name}a") if each.get("href")]
    assert [each.get("href") for each in links] == ["https://a.example/b?c=1&d=2"]
    assert [each.findtext(f"{name}title") for each in links] == [listed[0]]
    (group,) = (each for each in tree.iter(f"{name}g") if each.get("id") == "sources")
    assert [each.text for each in group.iter(f"{name}text")][1:] == ["1", "2", "3"]
    bottom = float(str(tree.get("viewBox")).split()[3])
    assert all(float(str(each.get("y"))) < bottom - 5 for each in group.iter(f"{name}text"))


def test_the_numbers_of_many_sources_stand_apart_and_on_the_sheet() -> None:
    listed = tuple(f"A, B {number} (2014), https://a.example/{number}" for number in range(321))
    figure, _ = new_sheet(Description("T", "S", sources=listed))
    text = drawn(figure, "svg").decode()
    wide, high = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text).groups())  # type: ignore[union-attr]
    places = [
        (float(x), float(y)) for x, y in re.findall(r'<text x="([\d.]+)" y="([\d.]+)">\d', text)
    ]
    assert len(set(places)) == len(listed)
    assert all(x + 15 < wide and y < high for x, y in places)


# -- letters -------------------------------------------------------------------------------------


def test_letters_that_the_font_lacks_are_named(tmp_path: Path) -> None:
    strange = FORESTS.replace("The Foresters", "Forêt 森林 局")
    figure = forests(tmp_path / "f", strange).draw.structure("2015")
    told = lacking(figure)
    assert "森 (U+68EE), 林 (U+6797), 局 (U+5C40)" in told
    assert "ê" not in told
    assert "DejaVu Sans" in told
    with pytest.warns(LetterWarning, match="U\\+68EE"):
        save(figure, tmp_path / "p.png", dpi=40)


def test_the_shell_says_which_letters_are_missing(tmp_path: Path) -> None:
    strange = FORESTS.replace("The Foresters", "森林")
    forests(tmp_path / "f", strange)
    asked = ["draw", "structure", "--on", "2015", "--record", str(tmp_path / "f")]
    done = CliRunner().invoke(main, [*asked, "-o", str(tmp_path / "p.svg")])
    assert done.exit_code == 0, done.output
    assert done.output.count("U+68EE") == 1


def test_the_record_needs_no_letter_that_the_font_lacks(record: Graph, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", LetterWarning)
        save(record.draw.structure("2019", around="hee"), tmp_path / "p.png", dpi=40)

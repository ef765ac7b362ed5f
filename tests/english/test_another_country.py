"""The engine knows of no country: a record of other bodies is told in its own words alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from matplotlib.figure import Figure
from matplotlib.text import Text

from nhsgraph import Graph, load
from nhsgraph.cli import main
from nhsgraph.cli.prompt import Conversation
from nhsgraph.draw.page.files import drawn
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.errors import NhsGraphError
from nhsgraph.explorer.packing import unpacked
from nhsgraph.explorer.page import SCRIPT, STYLE
from nhsgraph.show.terminal import Screen
from worlds import write_world

OWN = re.compile(
    r"(?i)\b(hee|nhs|nhsi|england|english|uk|britain|british|health|workforce|dhsc?|ndpb"
    r"|secretary of state|monitor|letbs?|shas?|cpd|mpet|topol|academy|treasury)\b"
)
"""Words of the bundled record."""
QUESTIONS = (
    "who held the Port Authority to account in 2014",
    "who funds Harbour Training and who held it to account in 2016",
    "was the Port Authority accountable to Google in 2014",
    "who was minister in 2014",
    "what is the Port Authority",
    "when was Harbour Training abolished",
    "which bodies existed in 2015",
    "who hosted the Port Authority in 2014",
    "how much money did Harbour Training get in 2015",
    "what happened in 2016",
    "why was Harbour Training set up",
    "who approved the mandate of the Port Authority for 2015/16",
    "how does the chain run from Harbour Training to the Parliament of Ports in 2015",
    "who inspected it",
    "hello there",
    "who funded Harbor Trainig in 2015",
    "who ran the flux capacitor",
    "",
)
COMMANDS = (
    "show port-authority", "show harbour-training --on 2015-01-01", "snapshot 2015-01-01",
    "changes 2013 2016", "coverage", "coverage port-authority", "info", "sources",
    "cite port-authority/accountability-1", "check", "ask hello",
    "ask 'who ran the flux capacitor' --json", "snapshot 2015 --json", "show nobody",
)  # fmt: skip
BODIES = """
parliament:
  kind: parliament
  names: [{name: Parliament of Ports, when: 2000-01-01/..}]
ministry:
  kind: department
  aliases: [Ministry]
  names: [{name: Ministry of Ports, when: 2000-01-01/..}]
  accountability: [{holder: parliament, when: 2010-04-01/..}]
port-authority:
  names: [{name: Port Authority, short: PA, when: 2012-01-01/..}]
  legal_forms: [{form: body_corporate, when: 2012-01-01/..}]
  accountability: [{holder: ministry, when: 2013-04-01/..}]
  posts: [{post: chair, person: Ana Sousa, when: 2013-01-01/2015-12-31}]
  mandate_approval: [{approver: ministry, mandate: 2015/16, step: 1, when: 2015-03-01/2015-03-01}]
  funding:
  - {payer: ministry, when: 2012-01-01/.., stream: DUES, amounts: [
      {year: 2014/15, gbp: 2500000, evidence: [{source: act, locator: s. 1}]}]}
harbour-training:
  kind: unit
  names: [{name: Harbour Training, when: 2014-01-01/2017-12-31}]
  funding: [{payer: port-authority, when: 2014-01-01/2016-12-31, stream: levy}]
  hosting: [{host: port-authority, when: 2014-01-01/2017-12-31}]
  accountability: [{holder: port-authority, when: 2014-01-01/2017-12-31}]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model folder of another country."""
    return write_world(
        tmp_path_factory.mktemp("ports"), BODIES, events="opening: 2016-05-01",
        title="Who ran the ports, 2010 to 2021", mandates_of="port-authority",
    )  # fmt: skip


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    # the Act that all worlds share has a publisher from another country
    source = folder / "sources" / "act.yaml"
    source.write_text(source.read_text().replace("UK Parliament", "Parliament of Ports"))
    return load(folder)


def strange_words(told: str, given: str = "") -> list[str]:
    """The words of the bundled record in a text, beside those that were given and the language."""
    told = re.sub(r"\b[Ii]n English\b", "", told)
    return [word for word in OWN.findall(told) if not re.search(rf"(?i)\b{word}\b", given)]


@pytest.mark.parametrize("text", QUESTIONS)
def test_answers_refusals_hints_and_examples(graph: Graph, text: str) -> None:
    try:
        found = graph.ask(text)
        told = [json.dumps(found.to_dict()), str(found), found._repr_html_()]
    except NhsGraphError as error:
        told = [str(error)]
    assert strange_words("\n".join(told), text) == []


def test_words_of_the_bundled_record_are_strange_there(graph: Graph) -> None:
    """*England* weighs nothing in the bundled record alone."""
    found = graph.ask("was the Port Authority accountable to England")
    assert found.verdict == "not recorded"
    assert any("england" in word for word in found.left_out)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands(folder: Path, graph: Graph, command: str) -> None:
    assert graph.bodies
    words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", command)]
    where = [str(folder)] if words[0] == "check" else ["--record", str(folder)]
    done = CliRunner().invoke(main, [*words, *where])
    told = done.output.replace(str(folder), "")
    assert told.strip()
    assert strange_words(told) == []


def test_the_help_of_the_prompt(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    Conversation(graph, Screen()).hear("help")
    told = capsys.readouterr().out
    assert "Port Authority" in told
    assert strange_words(told) == []


def _pictures(graph: Graph) -> Iterator[Figure]:
    draw = graph.draw
    yield draw.structure("2015-01-01")
    yield draw.structure("2015-01-01", around="port-authority")
    yield draw.years("2012-06-01", "2015-06-01")
    yield draw.changes("2013-01-01", "2015-06-01")
    yield draw.timeline("port-authority", "harbour-training")
    yield draw.chain("harbour-training", "2015-01-01")
    yield draw.mandate("2015/16")
    yield draw.funding("2014/15")
    yield draw.coverage()


def test_pictures_their_titles_and_what_stands_in_their_files(graph: Graph) -> None:
    for figure in _pictures(graph):
        assert isinstance(figure, Picture)
        texts = [each.get_text() for each in figure.findobj(Text)]
        told = [*texts, figure.description.title, figure.description.text]
        told += re.findall(r"(?<=>)[^<>]+(?=<)", drawn(figure, "svg").decode())
        assert strange_words("\n".join(told)) == [], figure.description.title
        assert any("port" in each.casefold() for each in texts), figure.description.title


def test_the_page(graph: Graph) -> None:
    html = graph.explore().html
    payload = html.partition('id="payload">')[2].partition("<")[0]
    told = json.dumps(unpacked(payload))
    assert "Who ran the ports" in told
    assert strange_words(told) == []
    rest = html.replace(payload, "")
    for tag in ("script", "style"):
        rest = re.sub(rf"<{tag}[^>]*>.*?</{tag}>", "", rest, flags=re.DOTALL)
    assert "Port Authority" in rest
    assert strange_words(rest) == []


@pytest.mark.parametrize("name", [SCRIPT, STYLE])
def test_what_the_page_can_say(name: str) -> None:
    text = (Path(load.__code__.co_filename).parent / "explorer" / name).read_text("utf-8")
    assert strange_words(text, "english") == []

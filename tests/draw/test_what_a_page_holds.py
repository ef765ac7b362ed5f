"""A picture says what it can't hold, drops what matters least, and cuts no label."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner
from matplotlib.figure import Figure
from matplotlib.text import Text
from measured import faults

from nhsgraph.cli import main
from nhsgraph.draw.page.describe import Description
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.draw.page.theme import A4
from nhsgraph.draw.structure.selection import MOST_TIES
from nhsgraph.errors import QuestionError
from nhsgraph.library import Graph
from nhsgraph.schema import EDGE_TYPES
from worlds import world

FIVE = ("hee", "nhse", "nhsi", "phe", "cqc")
LONG = "The Standing Advisory Council for the Coordination of Unreasonably Long Names of Bodies"
WORDY = f"""
p: {{kind: department, names: [{{name: The Ministry of {LONG}}}]}}
a: {{names: [{{name: {LONG}}}], accountability: [{{holder: p, means: {LONG.lower()}}}],
     funding: [{{payer: p}}]}}
b: {{names: [{{name: Board of {LONG}}}], accountability: [{{holder: p, force: practice}}]}}
"""


def described(figure: Figure) -> Description:
    assert isinstance(figure, Picture)
    return figure.description


def words_of(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]


def test_a_wall_of_lines_is_refused_with_its_number_the_limit_and_advice(record: Graph) -> None:
    with pytest.raises(QuestionError) as refused:
        record.draw.structure("2019", types=tuple(EDGE_TYPES))
    told = str(refused.value)
    for part in (" on 1 June 2019", f"room for {MOST_TIES}", "--types", "--around", "membership "):
        assert part in told
    assert int(told.split("read: ")[1].split(" ", maxsplit=1)[0]) > MOST_TIES
    with pytest.raises(QuestionError, match="can't be read"):
        record.draw.changes("2012", "2019", types=tuple(EDGE_TYPES))
    with pytest.raises(QuestionError, match="can't be read"):
        record.draw.years("2010", "2019", types=tuple(EDGE_TYPES))


def test_just_as_many_lines_as_the_limit_are_drawn() -> None:
    bodies = "p: {kind: department}\n" + "".join(
        f"b{number}: {{accountability: [{{holder: p}}]}}\n" for number in range(MOST_TIES)
    )
    assert world(bodies).draw.structure("2019")
    with pytest.raises(QuestionError, match=f"{MOST_TIES + 1} on"):
        world(f"{bodies}c: {{accountability: [{{holder: p}}]}}").draw.structure("2019")


def test_account_is_the_last_to_go_from_a_timeline(record: Graph) -> None:
    figure = record.draw.timeline(*FIVE)
    assert faults(figure) == []
    (left_out,) = [
        section for section in described(figure).sections if "want of room" in section.heading
    ]
    assert left_out.lines
    assert not any("accountable" in line for line in left_out.lines)
    assert sum("is accountable to …" in words for words in words_of(figure)) == len(FIVE)


def test_a_timeline_grows_for_account_alone(record: Graph) -> None:
    figure = record.draw.timeline("secretary-of-state", "dhsc", "parliament", "hee", "nhse")
    assert faults(figure) == []
    wide, high = figure.get_size_inches() * 72
    assert (wide, high > A4.width) == (pytest.approx(A4.height), True)
    headings = [section.heading for section in described(figure).sections]
    assert not any("funds" in heading for heading in headings)
    assert any("is accountable to the Department" in heading or "accountable to DHSC" in heading
               for heading in headings)  # fmt: skip


def test_the_shell_chooses_the_types_of_a_timeline() -> None:
    done = CliRunner().invoke(
        main, ["draw", "timeline", "hee", "--types", "hosting,mandate-approval", "--describe"]
    )
    assert done.exit_code == 0, done.output
    assert "HEE hosts …" in done.output
    assert "accountable to …" not in done.output
    wrong = CliRunner().invoke(main, ["draw", "timeline", "hee", "--types", "hostin"])
    assert wrong.exit_code != 0


PICTURES: dict[str, Callable[[Any], Any]] = {
    "structure": lambda draw: draw.structure("2015"),
    "years": lambda draw: draw.years("2014", "2015"),
    "changes": lambda draw: draw.changes("2014", "2015"),
    "timeline": lambda draw: draw.timeline("a", "b"),
    "funding": lambda draw: draw.funding("2014/15"),
    "chain": lambda draw: draw.chain("a", "2015-06-01"),
    "coverage": lambda draw: draw.coverage(),
}


@pytest.mark.parametrize("name", PICTURES)
def test_no_label_is_cut_however_long_the_names_are(name: str) -> None:
    figure = PICTURES[name](world(WORDY).draw)
    shown = words_of(figure)
    assert not [words for words in shown if words.endswith("…") and not words.endswith(" …")]
    assert name == "years" or not [fault for fault in faults(figure) if "leaves" in fault]
    joined = " ".join(" ".join(shown).split()).replace("- ", "")
    assert LONG.split()[-2] in joined
    assert LONG.split()[3] in joined


@pytest.mark.parametrize("year", range(2010, 2022, 3))
def test_no_label_of_the_record_is_cut(year: int, record: Graph) -> None:
    draw = record.draw
    for figure in (
        draw.structure(str(year)), draw.years(str(year)), draw.funding(f"{year}/{year % 100 + 1}"),
        draw.changes(str(year), str(year + 1)),
    ):  # fmt: skip
        assert not [words for words in words_of(figure) if words.endswith("…")]

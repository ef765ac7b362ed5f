"""The page writes a span of days as the engine does, in one phrase that says nothing twice."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from nhsgraph import Graph
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Extent, Period, When, read_day, when_in_words
from nhsgraph.dates import span_in_words as days_in_a_table
from nhsgraph.explorer.arithmetic import rows_of
from nhsgraph.explorer.numbering import OPEN
from nhsgraph.words.spans import span_in_words

HERE: Final = Path(__file__).parent
ALWAYS: Final = Period(BEFORE_ALL, AFTER_ALL)
SPELLS: Final = (("life", "known"), ("holds", "known"), ("drawn", "drawn_known"))
DAY: Final = re.compile(r"\d+ [A-Z]\w+ \d{4}")


def _extents(told: dict[str, Any]) -> Iterator[list[int]]:
    """Every extent that a card may write: with all known, and as known on any day."""
    for row in [*rows_of(told["bodies"]), *rows_of(told["statements"])]:
        for key, known in SPELLS:
            yield from [row[key]] if key in row else []
            yield from (spell[1:5] for spell in row.get(known, ()) if len(spell) > 1)


@pytest.fixture(scope="module")
def spans(told: dict[str, Any]) -> dict[tuple[int, ...], str]:
    """Every span of the record, as the payload counts days, in the engine's words."""
    first = read_day(told["first"])

    def day(number: int) -> int:
        return BEFORE_ALL if number <= -OPEN else AFTER_ALL if number >= OPEN else first + number

    return {
        tuple(extent): span_in_words(Extent(*map(day, extent)), ALWAYS) for extent in _extents(told)
    }


def test_the_page_writes_every_span_of_the_record_as_the_engine_does(
    spans: dict[tuple[int, ...], str], node: str, tools: Path, told: dict[str, Any], tmp_path: Path
) -> None:
    assert len(spans) > 1000
    given = tmp_path / "given.json"
    given.write_text(json.dumps({"payload": told, "extents": list(spans)}), encoding="utf-8")
    done = subprocess.run(
        [node, HERE / "spans.js", tools, given], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == list(spans.values())


def test_no_span_of_the_record_names_a_day_twice(
    spans: dict[tuple[int, ...], str], record: Graph
) -> None:
    times = [each.when for each in record.record.statements.values()]
    told = [
        *spans.values(), *(when_in_words(each) for each in times),
        *(days_in_a_table(each) for each in times),
    ]  # fmt: skip
    assert sum(len(DAY.findall(words)) == 2 for words in told) > 1000
    assert not [words for words in told if len(set(DAY.findall(words))) < len(DAY.findall(words))]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("[..2008-10-01]/[2008-10-01..]", "on 1 October 2008, begin and end not known"),
        ("2008-10-01/[2008-10-01..]", "from 1 October 2008, end not known"),
        ("[..2008-10-01]/2008-10-01", "to 1 October 2008, begin not known"),
        ("2008-10-01/[2008-10-01..2009-03-02]",
         "from 1 October 2008 to 2 March 2009 at the latest"),
        ("[2008-05-01..2008-10-01]/2008-10-01",
         "from 1 May 2008 at the earliest to 1 October 2008"),
    ],
)  # fmt: skip
def test_a_span_of_one_sure_day_is_one_phrase(when: str, words: str) -> None:
    assert when_in_words(When.read(when)) == words
    assert span_in_words(When.read(when).extent, ALWAYS) == words

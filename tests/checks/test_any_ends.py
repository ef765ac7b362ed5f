"""No rule falls over the ends of a statement, whichever they are, nor tells days that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import Final

import pytest

from nhsgraph.checks import run
from nhsgraph.errors import RecordError
from nhsgraph.library import Graph
from nhsgraph.schema import STATEMENT_TYPES
from worlds import world

BEGINS: Final = (
    "..", "", "2013-04-02", "2013-04", "[2013-04-01..2013-04-30]", "[2013-04-01..]",
    "[..2013-04-01]", "2012~",
)  # fmt: skip
ENDS: Final = (
    "..", "", "2015-03-31", "2015-04", "[2015-03-01..2015-04-30]", "[2015-03-01..]",
    "[..2015-04-01]", "2016~",
)  # fmt: skip
PAIRS: Final = [f"{begin}/{end}" for begin, end in product(BEGINS, ENDS)]
NO_DAY: Final = re.compile(r"\b(1 January 1\b|0001|9999|10000|December 9999)|\.\.(?!\d|\])")

WORLD: Final = """
aa:
  kind: collective
  names: [{{name: A, when: "{life}"}}]
  legal_forms: [{{form: charity, when: "{when}"}}, {{form: company, when: "{when}"}}]
  sizes: [{{size: 3, when: "{when}"}}]
  areas: [{{places: [Kent], when: "{when}"}}]
  posts:
    - {{post: chair, person: A, when: "{when}"}}
    - {{post: chair, person: B, when: "{when}"}}
  accountability: [{{holder: bb, when: "{when}"}}, {{holder: bb, means: other, when: "{when}"}}]
  funding: [{{payer: bb, when: "{when}"}}]
  mandate_approval: [{{approver: bb, when: "{when}"}}]
  hosting: [{{host: bb, when: "{when}"}}, {{host: cc, when: "{when}"}}]
  membership: [{{whole: bb, when: "{when}"}}]
  succession: [{{predecessor: bb, scope: [legal], when: "{when}"}}]
  oversight: [{{overseer: bb, when: "{when}"}}]
  appointment: [{{appointer: bb, when: "{when}"}}]
  planning: [{{planned_for: bb, when: "{when}"}}]
  commission: [{{commissioner: bb, when: "{when}"}}]
  partnership: [{{partner: bb, when: "{when}"}}]
bb:
  kind: joint_arrangement
  names: [{{name: B, when: "{when}"}}, {{name: Bb, use: operating, when: "{life}"}}]
  accountability:
    - {{holder: aa, when: "{life}"}}
    - {{holder: cc, status: announced, when: "{when}", outcome: {{unknown: no source}}}}
  succession: [{{predecessor: aa, scope: [legal, staff], when: "{life}"}}]
  membership: [{{whole: aa, when: "{life}"}}]
cc:
  kind: department
  names: [{{name: C, when: "{when}"}}]
"""


def _made(life: str, when: str) -> Graph:
    return world(WORLD.format(life=life, when=when))


def test_the_world_has_every_type_of_statement() -> None:
    graph = _made("../..", "../..")
    assert {each.type for each in graph.record.statements.values()} == set(STATEMENT_TYPES)


def test_every_rule_stands_any_two_ends(
    sample: Callable[[Sequence[tuple[str, str]], int], list[tuple[str, str]]],
) -> None:
    """Of a statement, of its bodies' lives, and of the statements that it is held against."""
    pairs = sample([(life, when) for life, when in product(PAIRS, PAIRS)], 80)
    for life, when in pairs:
        told = [str(each) for each in run(_made(life, when))]
        assert not [each for each in told if NO_DAY.search(each)], (life, when)


@pytest.mark.parametrize("when", PAIRS)
def test_every_two_ends_can_be_written(when: str) -> None:
    """So that the test above says something of each of them."""
    try:
        assert _made("../..", when)
    except RecordError as error:
        pytest.fail(str(error))

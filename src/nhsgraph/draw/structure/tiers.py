"""The tiers of a picture, from Parliament to providers, and the rows that their bodies form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import Final

from nhsgraph.draw.structure.selection import Tie
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import Membership

TIERS: Final = ("Parliament", "Ministers", "National", "Regional", "Local", "Providers")
_TIER_OF_KIND: Final = {
    "parliament": 0, "audit_body": 0,
    "office": 1, "department": 1,
    "arms_length_body": 2, "regulator": 2, "joint_arrangement": 2, "board": 2, "programme": 2,
    "contracted_service": 2, "sector_body": 2, "unit": 2, "committee": 2,
    "regional_authority": 3, "region": 3,
    "local_board": 4, "system": 4,
}  # fmt: skip
_MINISTERS, _LOCAL, _LOWEST = 1, 4, len(TIERS) - 1
_MOST_PERMUTED: Final = 7
"""Up to how many bodies of one cluster every order is tried."""


def tier_of(graph: DatedGraph, body: str, ties: Iterable[Tie]) -> int:
    """The tier of a body, 0 for Parliament: by its kind, a collective's by its members' kinds."""
    kind = graph.body(body).kind
    if kind != "collective":
        return _TIER_OF_KIND.get(kind, _LOWEST)
    members = [
        graph.body(held.statement.member).kind
        for held in graph.members(body, "one_of")
        if isinstance(held.statement, Membership)
    ]
    if members:
        return _TIER_OF_KIND.get(Counter(members).most_common(1)[0][0], _LOWEST)
    pays_only = all(tie.tail == body and tie.type == "funding" for tie in ties if body in tie.ends)
    return _MINISTERS if pays_only else _LOCAL


def rows_of(
    tiers: Mapping[str, int], ties: Sequence[Tie], most: int
) -> list[tuple[int, list[str]]]:
    """The rows from the top, each with its tier and bodies; a tier too wide takes several.

    In such a tier those without a line to a lower tier stand above, and do not bar the way; the
    members of a collective of the same tier stand beneath it.
    """
    leads_down = {
        end
        for tie in ties
        for end in tie.ends
        if tiers[end] < max(tiers[each] for each in tie.ends)
    }
    members_of_tier = {
        tie.tail for tie in ties if tie.type == "membership" and tiers[tie.tail] == tiers[tie.head]
    }
    rows: list[tuple[int, list[str]]] = []
    for tier in sorted(set(tiers.values())):
        bodies = sorted(body for body, its in tiers.items() if its == tier)
        parts = [bodies]
        if len(bodies) > most:
            rest = [body for body in bodies if body not in members_of_tier]
            parts = [
                [body for body in rest if body not in leads_down],
                [body for body in rest if body in leads_down],
                [body for body in bodies if body in members_of_tier],
            ]
        for part in filter(None, parts):
            size = -(-len(part) // -(-len(part) // most))
            rows += [(tier, part[at : at + size]) for at in range(0, len(part), size)]
    return rows


def clusters_of(members: Sequence[str], wholes: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The bodies of a row in clusters: what is ever part of another stands beside it."""
    pairs = [
        (part, whole) for part in members for whole in wholes.get(part, ()) if whole in members
    ]
    clusters = [[body] for body in members]
    for part, whole in pairs:
        one = next(cluster for cluster in clusters if part in cluster)
        other = next(cluster for cluster in clusters if whole in cluster)
        if one is not other:
            one += other
            clusters.remove(other)
    return [_neighbours(cluster, pairs) for cluster in clusters]


def _neighbours(cluster: list[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The order of a cluster in which parts stand nearest to their wholes."""
    if len(cluster) > _MOST_PERMUTED:
        return sorted(cluster)
    own = [pair for pair in pairs if pair[0] in cluster]

    def apart(order: list[str]) -> tuple[int, list[str]]:
        at = {body: number for number, body in enumerate(order)}
        families: dict[str, list[int]] = defaultdict(list)
        for part, whole in own:
            families[whole] += [at[part], at[whole]]
        strangers = sum(max(each) - min(each) - len(set(each)) + 1 for each in families.values())
        behind = sum(at[part] < at[whole] for part, whole in own)
        return strangers * 4 + behind, order

    orders = [list(order) for order in permutations(sorted(cluster))]
    nearest: list[str] = min(orders, key=apart)
    return nearest

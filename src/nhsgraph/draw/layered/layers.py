"""A small drawing in layers: every arc leads to a later layer, and the layers cross little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 8
"""How often the order of the layers is improved; more changes nothing at this size."""

Arc = tuple[str, str]
Item = str
"""A node, or ``a>b>2`` where the arc from a to b passes layer 2, whichever way it is laid."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Nodes and passing arcs by layer, in order; ``routes`` has the items of each arc."""

    layers: tuple[tuple[Item, ...], ...]
    routes: Mapping[Arc, tuple[Item, ...]]


def layered(nodes: Iterable[str], arcs: Iterable[Arc]) -> Layers:
    """Lays nodes in layers so that arcs lead forward, and orders each layer to cross little.

    An arc that would close a ring is laid the other way round. The same input gives the same.
    """
    names = list(dict.fromkeys(nodes))
    ties = [(a, b) for a, b in dict.fromkeys(arcs) if a != b]
    turned = _closing_rings(names, ties)
    forward = {arc: arc[::-1] if arc in turned else arc for arc in ties}
    ranks = _ranks(names, forward.values())
    routes = {}
    layers: list[list[Item]] = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    for name in names:
        layers[ranks[name]].append(name)
    for arc, (first, last) in forward.items():
        between = [f"{arc[0]}>{arc[1]}>{rank}" for rank in range(ranks[first] + 1, ranks[last])]
        for rank, item in enumerate(between, ranks[first] + 1):
            layers[rank].append(item)
        route = (first, *between, last)
        routes[arc] = route[::-1] if arc in turned else route
    return Layers(tuple(tuple(layer) for layer in _ordered(layers, list(routes.values()))), routes)


def _closing_rings(names: Sequence[str], arcs: Sequence[Arc]) -> set[Arc]:
    """The arcs that lead back to where a walk came from."""
    after: dict[str, list[str]] = {name: [] for name in names}
    for a, b in arcs:
        after[a].append(b)
    state: dict[str, int] = {}
    turned: set[Arc] = set()

    def walk(name: str) -> None:
        state[name] = 1
        for follower in after[name]:
            if state.get(follower) == 1:
                turned.add((name, follower))
            elif follower not in state:
                walk(follower)
        state[name] = 2

    for name in names:
        if name not in state:
            walk(name)
    return turned


def _ranks(names: Sequence[str], arcs: Iterable[Arc]) -> dict[str, int]:
    """The layer of each node: as far on as its longest way; what begins one, next to it."""
    ranks = dict.fromkeys(names, 0)
    ties = list(arcs)
    for _ in names:
        for a, b in ties:
            ranks[b] = max(ranks[b], ranks[a] + 1)
    entered = {b for _, b in ties}
    for name in names:
        followers = [ranks[b] for a, b in ties if a == name]
        if name not in entered and followers:
            ranks[name] = min(followers) - 1
    return ranks


def _ordered(layers: list[list[Item]], routes: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """The layers with each item near the middle of its neighbours; the best order met."""
    links = [pair for route in routes for pair in pairwise(route)]
    best, fewest = [list(layer) for layer in layers], _crossings(layers, links)
    for sweep in range(SWEEPS):
        order = range(len(layers)) if sweep % 2 == 0 else range(len(layers) - 1, -1, -1)
        for number in order:
            _settle(layers, number, links, -1 if sweep % 2 == 0 else 1)
        crossed = _crossings(layers, links)
        if crossed < fewest:
            best, fewest = [list(layer) for layer in layers], crossed
    return best


def _settle(layers: list[list[Item]], number: int, links: Sequence[Arc], towards: int) -> None:
    """Orders one layer by the middle of its neighbours in the one before, or behind."""
    if not 0 <= number + towards < len(layers):
        return
    place = {item: where for where, item in enumerate(layers[number + towards])}
    middles = {}
    for where, item in enumerate(layers[number]):
        near = [place[b if a == item else a] for a, b in links
                if item in {a, b} and (b if a == item else a) in place]  # fmt: skip
        middles[item] = sum(near) / len(near) if near else where
    layers[number].sort(key=lambda item: middles[item])


def _crossings(layers: Sequence[Sequence[Item]], links: Sequence[Arc]) -> int:
    """How often links cross between neighbouring layers."""
    place = {item: (n, where) for n, layer in enumerate(layers) for where, item in enumerate(layer)}
    ends = [sorted((place[a], place[b])) for a, b in links]
    pairs = [(low[0], low[1], high[1]) for low, high in ends]
    return sum(
        1
        for index, (n, a, b) in enumerate(pairs)
        for m, c, d in pairs[index + 1 :]
        if n == m and (a - c) * (b - d) < 0
    )

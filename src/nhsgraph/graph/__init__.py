"""The dated graph: what holds on a day, over a period, and as somebody could have known it.

Each module stands on those before it: ``index`` (what is said of whom), ``first_known`` and
``knowledge`` (what was known when), ``lives`` (the days and names of bodies), ``in_force`` (the
days of statements), ``collectives`` (what reaches whom through sets and parts), ``by_day`` (what
holds and turns when), ``dated`` (all of it as one graph); then ``snapshot``, ``changes``,
``chains`` and ``for_networkx``, which look at a graph from outside.
"""

from nhsgraph.graph.dated import DatedGraph

__all__ = ["DatedGraph"]

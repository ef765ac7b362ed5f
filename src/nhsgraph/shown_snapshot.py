"""A snapshot as people get it: a notebook shows it by itself, and networkx takes it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from nhsgraph.errors import MissingPartError, QuestionError
from nhsgraph.graph import snapshot as plain

if TYPE_CHECKING:
    import networkx as nx

    from nhsgraph.draw.page.sheet import Picture


class Snapshot(plain.Snapshot):
    """A snapshot that a notebook shows by itself: of a day its picture, and a small table.

    >>> graph.on("2019-06-01")  # doctest: +ELLIPSIS
    <Snapshot of ...
    """

    @cached_property
    def _picture(self) -> Picture | None:
        from nhsgraph.draw import Draw

        day = self.period.first
        if day is None or day != self.period.last:
            return None
        try:
            return Draw(self.graph).structure(day)
        except (QuestionError, MissingPartError):
            return None

    @cached_property
    def _png(self) -> bytes | None:
        return self._picture._repr_png_() if self._picture else None

    def _repr_png_(self) -> bytes | None:
        """The structure on the day; None of a longer period, or where there is nothing to draw."""
        return self._png

    def _repr_html_(self) -> str:
        """The same picture, a table of the lines by type, and all of them, folded."""
        from nhsgraph.show.notebook import snapshot_html

        summary = self._picture.description.summary if self._picture else ""
        return snapshot_html(self, self._png, summary)

    def to_networkx(
        self, *, types: str | Collection[str] | None = None, successions: bool = False
    ) -> nx.MultiDiGraph[str]:
        """The snapshot as a ``networkx.MultiDiGraph``: its bodies and its edges.

        Nodes are ids of bodies with ``name``, the same as ``label``, ``kind`` and ``certainty`` (an
        end that is not known is a node ``unknown:<statement>`` with its ``reason``). Edges run from
        → to with the statement's id as key, and ``relation`` (its type), ``certainty``, ``status``,
        ``when`` (EDTF), ``begin`` and ``end`` (the earliest and the latest day as ISO dates),
        ``start`` (the same as ``begin``: GEXF has ``start`` and ``end`` for a time of its own, so
        that Gephi shows the edges along its timeline), ``basis``, the type's own fields, and
        ``sources``. All are text and numbers, lists joined by semicolons; what an edge does not
        have is absent, as no format keeps an empty text. The second arc of a partnership has the
        key ``<statement>#back``. The graph has a ``name``.
        GML has no room for a label beside the id, which ``networkx.read_gml`` gives back as the
        node; the ``name`` of the node has the same words.

        Args:
            types: the types of edges to keep, or the one, such as ``accountability``; all of them
                if None.
            successions: whether all successions up to the period are added, whatever the types
                are, and not only those that happened in it, with the bodies that they join, though
                these had ended.

        Raises:
            QuestionError: there is no such type of edge.

        >>> network = graph.on("2019-06-01").to_networkx(types="hosting")
        >>> sorted({relation for *_, relation in network.edges(data="relation")})
        ['hosting']
        """
        from nhsgraph.graph.for_networkx import network

        return network(self, types=types, successions=successions)

    def __repr__(self) -> str:
        days = [day for day in (self.period.first, self.period.last) if day is not None]
        told = " to ".join(dict.fromkeys(days)) if len(days) == 2 else self.period.speak()
        return f"<Snapshot of {told}: {len(self.bodies)} bodies>"

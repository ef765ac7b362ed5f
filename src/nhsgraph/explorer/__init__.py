"""The record in one page that needs nothing else: see ``explorer/PAYLOAD.md``.

``page`` makes it, from the ``payload``; the parts of that are in modules of their own: ``places``
and ``lines`` (the picture), ``bodies`` and ``said`` (the evidence), ``answers``. ``arithmetic`` is
how a payload is read.
"""

from __future__ import annotations

import os
from pathlib import Path

from nhsgraph.errors import QuestionError
from nhsgraph.explorer.page import page
from nhsgraph.given import path_of
from nhsgraph.graph import DatedGraph
from nhsgraph.markup import element
from nhsgraph.values import dataclass
from nhsgraph.writing import write_file

HEIGHT = 900
"""How high a notebook shows the page, in pixels of CSS."""


@dataclass(frozen=True)
class Explorer:
    """The page of a record; a notebook shows it in a frame of its own."""

    html: str

    @classmethod
    def of(cls, graph: DatedGraph) -> Explorer:
        """The page of a graph; see ``Graph.explore``."""
        return cls(page(graph))

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the page into a file, whole or not at all, and returns its path.

        Raises:
            QuestionError: what is given is no path, or its folder does not exist.
            OSError: the file can't be written.
        """
        target = path_of(path, "the path of the page")
        if not target.parent.is_dir():
            raise QuestionError(f"There is no folder “{target.parent}” to write into.")
        write_file(target, self.html.encode())
        return target

    def _repr_html_(self) -> str:
        return str(
            element(
                "iframe", srcdoc=self.html, width="100%", height=HEIGHT, title="The record",
                sandbox="allow-scripts allow-downloads allow-popups",
            )
        )  # fmt: skip

    def __repr__(self) -> str:
        return f"<Explorer: a page of {len(self.html.encode()) // 1000} kB>"

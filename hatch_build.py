"""Makes the built form of the record as a wheel is built, so that it loads fast when installed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuiltRecord(BuildHookInterface):  # type: ignore[type-arg]
    """Reads the record from its YAML; puts the built form and what is beside it in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is built; an editable one reads the YAML itself."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from nhsgraph.english.beside_bodies import SAID, beside_bodies
        from nhsgraph.english.postings import POSTINGS
        from nhsgraph.english.quoting import Texts
        from nhsgraph.graph import DatedGraph
        from nhsgraph.graph.index import LINES, numbered
        from nhsgraph.graph.name_index import NAMES, named
        from nhsgraph.record.built import read_built, write_built
        from nhsgraph.record.reading import read_record

        models, built = root / "models", root / "build" / "record.json"
        write_built(read_record(models), models, built)
        again = read_built(models, built)
        if again is None or again.built is None:
            raise RuntimeError("the built form of the record can't be read")
        graph = DatedGraph.of(again)
        LINES.write(again.built, numbered(again))
        NAMES.write(again.built, named(again, graph.index.said, graph.index.extent))
        SAID.write(again.built, beside_bodies(again))
        POSTINGS.write(again.built, Texts(graph).postings.plain)
        for path in built.parent.glob("record*.json"):
            build_data["force_include"][str(path)] = f"nhsgraph/built/{path.name}"

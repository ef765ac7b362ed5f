"""A rule about sources: that each is used."""

from __future__ import annotations

from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Rule


class UnusedSource(Rule):
    """A source that no evidence names."""

    name = "unused-source"
    severity = "warning"
    explanation = "A source stands in the record because something rests on it, or was read in it."

    def find(self) -> Iterator[Finding]:
        """Sources that are neither ``source`` nor ``read_in`` of any evidence."""
        used = {
            source for _, each in self.record.evidence() for source in (each.source, each.read_in)
        }
        for source in self.record.sources.values():
            if source.id not in used:
                message = f"nothing rests on “{source.title}”."
                yield self.found("source", source.id, message, "Cite it, or remove it.")

"""A rule about files: that none is passed over which looks as if it were part of the model."""

from __future__ import annotations

from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.schema import Place


class UnreadFile(Rule, severity="warning"):
    """A file or folder that looks meant to be read, and is not.

    What stands in a file that is not read is missing from every answer.
    """

    def find(self) -> Iterator[Finding]:
        """What the reader of the folders has passed over, in the order of the paths."""
        for fault in self.record.unread:
            place = Place(fault.file, 1, 1)
            yield Finding(
                self.name, self.severity, "file", fault.file, fault.message, fault.mend, place
            )

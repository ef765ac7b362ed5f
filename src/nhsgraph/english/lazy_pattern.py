"""Patterns of what few sentences say, each worked out when a sentence first may say it.

To work out all patterns of the reader would take a tenth of the time of a first question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class LazyPattern:
    """A pattern, capitals or not, and words of which a text has one wherever it fits.

    Args:
        written: the pattern.
        needs: the words, in small letters, parted by ``|``; without any it fits where it may.
        flags: further flags of the pattern.
    """

    def __init__(self, written: str, needs: str = "", flags: re.RegexFlag = re.NOFLAG) -> None:
        self.needs = tuple(needs.split("|"))
        self._written, self._flags = written, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as Python has it."""
        return re.compile(self._written, re.IGNORECASE | self._flags)

    def _may_fit(self, text: str) -> bool:
        small = text.lower()
        return any(word in small for word in self.needs)

    def match(self, text: str) -> re.Match[str] | None:
        """As that of a pattern."""
        return self.compiled.match(text) if self._may_fit(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        """As that of a pattern."""
        return self.compiled.search(text) if self._may_fit(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As that of a pattern."""
        return self.compiled.finditer(text) if self._may_fit(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """As that of a pattern."""
        return self.compiled.sub(new, text, count) if self._may_fit(text) else text

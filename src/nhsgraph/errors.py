"""The few errors that callers may catch; each carries a sentence for the person who meets it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class NhsGraphError(Exception):
    """The parent of every error that this package raises on purpose."""


class DateError(NhsGraphError, ValueError):
    """A date, interval, period or range of years that can't be read.

    Attributes:
        text: what was written.
        problem: what is wrong with it, without the text.
        mend: what would be right.
    """

    def __init__(self, text: str, problem: str, mend: str) -> None:
        self.text, self.problem, self.mend = text, problem, mend
        super().__init__(f"“{text}” {problem}; {mend}")


@dataclass(frozen=True, order=True)
class Fault:
    """One fault of one model file: where it is, what is wrong, and how to mend it.

    ``line`` and ``column`` count from 1; both are 0 where the fault is of a whole folder.
    """

    file: str
    line: int
    column: int
    message: str
    mend: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}" + (f" {self.mend}" if self.mend else "")


class RecordError(NhsGraphError):
    """A model folder with faults; ``faults`` has all of them, in the order of file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class QuestionError(NhsGraphError):
    """A question or an argument that can't be read; ``hints`` says what could be asked instead."""

    def __init__(self, message: str, hints: Iterable[str] = ()) -> None:
        self.hints = tuple(hints)
        super().__init__("\n".join([message, *self.hints]))


class UnknownBodyError(QuestionError):
    """A body that the record does not have; ``hints`` names the nearest."""

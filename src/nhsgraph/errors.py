"""The few errors that callers may catch; each carries a sentence for the person who meets it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from nhsgraph.spelling import whole

MOST_QUOTED: Final = 200
"""How many signs of what was written a message repeats."""
_LONGEST: Final = 1_000
"""How long one sentence may be, with all that it quotes and lists."""


def spelt_out(text: str) -> str:
    """A text with the signs written out that can't be printed, such as ``U+202E``."""
    return text if text.isprintable() else "".join(map(_spelt_out, whole(text)))


def _spelt_out(sign: str) -> str:
    if sign.isprintable():
        return sign
    number = ord(sign)  # from DC80 to DCFF: a byte in the name of a file that is not UTF-8
    return f"\\x{number - 0xDC00:02x}" if 0xDC80 <= number <= 0xDCFF else f"U+{number:04X}"


def shortened(text: str, most: int = MOST_QUOTED) -> str:
    """A text on one line, cut where it is too long, with every sign fit to be printed."""
    line = spelt_out(" ".join(text[: 4 * most].split()))
    return line if len(line) <= most and len(text) <= 4 * most else f"{line[:most]}…"


def brief(sentence: str) -> str:
    """A message that repeats no more than ``MOST_QUOTED`` signs of what stands in “…”.

    Every message for people passes through it, so that none is as long as what was wrong, and
    none carries signs that steer a terminal.
    """
    if len(sentence) <= MOST_QUOTED and sentence.isprintable():
        return sentence
    start, *quotations = sentence.split("“", maxsplit=1 if len(sentence) > _LONGEST else -1)
    parts = [start]
    for quotation in quotations:
        inside, close, behind = quotation.rpartition("”")
        parts.append(f"{shortened(inside)}{close}{behind}" if close else shortened(behind))
    return shortened("“".join(parts), _LONGEST)


def _short_path(path: str) -> str:
    """A path with its middle left out where it is too long: both of its ends tell where it is."""
    half = MOST_QUOTED // 2
    return path if len(path) <= 4 * MOST_QUOTED else f"{path[:half]}…{path[-half:]}"


def output_closed() -> OSError:
    """The error for what would be printed where a shell has closed standard output (``>&-``)."""
    return OSError(errno.EBADF, "Standard output is closed, so that nothing can be shown")


class NhsGraphError(Exception):
    """The parent of every error that this package raises on purpose.

    Each can be pickled and copied, as between processes, with its text and all that it carries.
    """

    def __reduce__(self) -> tuple[Callable[..., NhsGraphError], tuple[Any, ...]]:
        """To pickle and to copy it: its text as it is, not what it was once made of."""
        return _made_again, (type(self), self.args, vars(self))


def _made_again(
    kind: type[NhsGraphError], args: tuple[Any, ...], own: dict[str, Any]
) -> NhsGraphError:
    """An error with the text and the attributes of another."""
    error = kind.__new__(kind, *args)
    vars(error).update(own)
    return error


class DateError(NhsGraphError, ValueError):
    """A date, interval, period or range of years that can't be read.

    Attributes:
        text: what was written.
        problem: what is wrong with it, without the text.
        mend: what would be right.
    """

    def __init__(self, text: str, problem: str, mend: str) -> None:
        self.text, self.problem, self.mend = text, problem, mend
        super().__init__(brief(f"“{text}” {problem}; {mend}"))


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

    def __post_init__(self) -> None:
        """Keeps what is told short, and the name of the file fit to be printed."""
        object.__setattr__(self, "file", _short_path(spelt_out(self.file)))
        object.__setattr__(self, "message", brief(self.message))
        object.__setattr__(self, "mend", brief(self.mend))

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}" + (f" {self.mend}" if self.mend else "")


class RecordError(NhsGraphError):
    """A model folder with faults; ``faults`` has all of them, in the order of file and line.

    ``about`` says before them, where it is given, of which of several folders they are.
    """

    def __init__(self, faults: Iterable[Fault], about: str = "") -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(filter(None, [about, *map(str, self.faults)])))


class QuestionError(NhsGraphError):
    """A question or an argument that can't be read; ``hints`` says what could be asked instead."""

    def __init__(self, message: str, hints: Iterable[str] = ()) -> None:
        self.hints = tuple(brief(hint) for hint in hints)
        super().__init__("\n".join([brief(message), *self.hints]))


class StoryError(QuestionError):
    """A file of a story with faults; ``faults`` has all of them, in the order of the lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        first, *others = map(str, self.faults)
        super().__init__(first, others)


class UnknownBodyError(QuestionError):
    """A body that the record does not have; ``hints`` names the nearest."""


class MissingPartError(NhsGraphError):
    """Something that the program needs for this is not there, or can't run on this machine."""


class BrokenRuleError(ValueError):
    """A rule that concerns several fields of one part; ``at`` leads to the worst of them."""

    def __init__(self, problem: str, *at: str | int) -> None:
        super().__init__(problem)
        self.at = at

"""What callers give, checked where it comes in: a text, several texts, one of a few words."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from nhsgraph.errors import QuestionError, shortened


def text_of(value: object, what: str) -> str:
    """A text that somebody gives, checked; ``what`` says in words what it should be.

    Raises:
        QuestionError: it is no text.
    """
    if isinstance(value, str):
        return value
    raise QuestionError(f"“{shortened(str(value))}” is no text.", [f"Give {what} in quotes."])


def texts_of(values: object, what: str) -> tuple[str, ...]:
    """Several texts that somebody gives, or one alone, checked.

    Raises:
        QuestionError: it is neither a text nor a list of texts.
    """
    if isinstance(values, str):
        return (values,)
    if isinstance(values, bytes) or not isinstance(values, Iterable):
        return (text_of(values, what),)
    return tuple(text_of(each, what) for each in values)


def path_of(value: object, what: str) -> Path:
    """A path that somebody gives, checked; ``what`` says in words of what.

    Raises:
        QuestionError: it is no path.
    """
    path = Path(value if isinstance(value, os.PathLike) else text_of(value, what))
    if "\0" in str(path):
        raise QuestionError(f"“{shortened(str(path))}” is no path.", [f"Give {what} in quotes."])
    return path


def one_of(value: object, known: Collection[str], kind: str) -> str:
    """One of some words that somebody gives, checked; ``kind`` is what they are, *edge type*.

    Raises:
        QuestionError: it is none of them; the message has them all.
    """
    if isinstance(value, str) and value in known:
        return value
    hint = f"Give one of {', '.join(known)}."
    raise QuestionError(f"There is no {kind} “{shortened(str(value))}”.", [hint])

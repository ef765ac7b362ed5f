"""Parts that are installed beside the package by those who want them, and what to say without."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from nhsgraph.errors import MissingPartError


def part(what: str, module: str, *, extra: str) -> Any:
    """A module that comes with an extra of the package.

    Args:
        what: what needs it, to begin a sentence.
        module: its name.
        extra: the extra.

    Raises:
        MissingPartError: it is not installed; the message has the command that installs it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingPartError(
            f"{what} needs a part that is not installed: pip install 'nhsgraph[{extra}]'"
        ) from error

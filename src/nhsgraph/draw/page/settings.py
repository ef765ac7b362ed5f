"""matplotlib as pictures need it: from its own defaults, whatever its user has set around them.

A ``matplotlibrc`` in the folder, a style, ``mpl.rcParams`` of a notebook or the variable
``MPLBACKEND`` are for the user's own figures. Here they count for nothing, and stay as they were.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from nhsgraph.errors import MissingPartError

Given = ParamSpec("Given")
Made = TypeVar("Made")

NOT_OURS: Final = frozenset({"backend", "backend_fallback", "interactive", "toolbar"})
"""The settings that say how the user's own figures come to a screen; they are not touched."""
_SETTINGS: Final = "matplotlibrc"
_NEEDED: Final = ("matplotlib.figure", "matplotlib.backends.backend_agg")


def load_matplotlib() -> None:
    """Imports matplotlib without a look at its user's settings; called before anything draws.

    Where it is imported already its settings stay as they are; so whoever wants their own for their
    own figures imports it first.

    Raises:
        MissingPartError: it is not installed, or can't be imported.
    """
    fresh = "matplotlib" not in sys.modules
    backend = os.environ.get("MPLBACKEND")
    try:
        with _quiet(), _away_from_settings() if fresh else contextlib.nullcontext():
            for module in _NEEDED:
                import_module(module)
    except Exception as error:
        raise MissingPartError(
            "Pictures can't be drawn here, since matplotlib can't be imported"
            f" ({type(error).__name__}: {error}); install it with “pip install matplotlib”."
            " Questions, tables and checks work without it."
        ) from error
    if backend and fresh:
        with contextlib.suppress(ValueError):
            sys.modules["matplotlib"].rcParams["backend"] = backend


@contextlib.contextmanager
def _away_from_settings() -> Iterator[None]:
    """In the block matplotlib finds its own defaults as the file of settings, before any other.

    It reads the first of several files that is there, whatever that is: of a pipe that nobody
    writes to, or a device, it would read for ever. It also refuses a backend that it does not know.
    """
    found = find_spec("matplotlib")
    own = Path(found.origin if found and found.origin else "").parent / "mpl-data"
    here = contextlib.chdir(own) if Path(_SETTINGS).exists() else contextlib.nullcontext()
    before = {name: os.environ.pop(name, None) for name in ("MPLBACKEND", "MATPLOTLIBRC")}
    os.environ["MATPLOTLIBRC"] = str(own / _SETTINGS)
    try:
        with here:  # the folder that one is in comes first
            yield
    finally:
        del os.environ["MATPLOTLIBRC"]
        os.environ.update({name: value for name, value in before.items() if value is not None})


@contextlib.contextmanager
def own_settings(**settings: Any) -> Iterator[None]:
    """In the block matplotlib has its own defaults and these settings; then all is as before.

    Letters that no font has are drawn as empty boxes, without a warning.
    """
    import matplotlib as mpl

    with _quiet(), warnings.catch_warnings(), mpl.rc_context():
        warnings.simplefilter("ignore", mpl.MatplotlibDeprecationWarning)
        warnings.filterwarnings("ignore", "Glyph .* missing from|Matplotlib currently does not")
        ours: Any = {**_defaults(), **settings}
        mpl.rcParams.update(ours)
        yield


@functools.cache
def _defaults() -> Any:
    """Matplotlib's own defaults, as it came."""
    from matplotlib import rcParamsDefault

    return {name: value for name, value in rcParamsDefault.items() if name not in NOT_OURS}


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """In the block matplotlib does not log what is wrong with settings and fonts of the user."""
    log = logging.getLogger("matplotlib")
    before, log.level = log.level, logging.CRITICAL
    try:
        yield
    finally:
        log.level = before


def with_own_settings(picture: Callable[Given, Made]) -> Callable[Given, Made]:
    """A function that draws, with matplotlib's own defaults around it."""

    @functools.wraps(picture)
    def plain_picture(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        with own_settings():
            return picture(*args, **kwargs)

    return plain_picture

"""A progress bar on a terminal, for what takes more than a second; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import click

AFTER: Final = 1.0
"""Seconds after which it is shown: who waits less needs none."""


@contextmanager
def progress(words: str) -> Iterator[Callable[[int], None]]:
    """A block with a function to call as each step begins; ``words`` stand before the bar."""
    stream = sys.stderr
    bar: Any = None
    begun, done = time.monotonic(), 0

    def step(of: int) -> None:
        nonlocal bar, done
        if bar is not None:
            bar.update(1)
        elif stream is not None and stream.isatty() and time.monotonic() - begun >= AFTER:
            bar = click.progressbar(length=of, label=words, file=stream)
            bar.update(done)
        done += 1

    try:
        yield step
    finally:
        if bar is not None:
            bar.render_finish()

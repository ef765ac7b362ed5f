"""``nhsgraph draw``: the pictures for the shell, one command each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhsgraph.command import graph_of, plainly, with_record

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@click.group()
def draw() -> None:
    """Draw pictures of the record; every line has its evidence.

    Example: nhsgraph draw structure --on 2019-06-01 -o structure.png
    """

"""``nhsgraph draw``: the pictures for the shell, one command each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    pass


@click.group()
def draw() -> None:
    """Draw pictures of the record; every line has its evidence.

    Example: nhsgraph draw structure --on 2019-06-01 -o structure.png
    """

"""The shell: one command for each verb of the library, and a prompt."""

from nhsgraph.cli.commands import main

__all__ = ["main"]

"""``python -m nhsgraph`` is the shell's ``nhsgraph``."""

from nhsgraph.cli import main

main(prog_name="nhsgraph")

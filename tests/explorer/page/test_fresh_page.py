"""The committed page is what its modules make, and they are typed, formatted and linted."""

import subprocess
from pathlib import Path


def _run(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_committed_script_and_style_are_bundled_from_the_modules(
    node: str, tools: Path
) -> None:
    _run(tools, node, "build.js", "--check")


def test_the_modules_are_typed_formatted_and_linted(tools: Path) -> None:
    _run(tools, str(tools / "node_modules/.bin/tsc"), "--project", "tsconfig.json")
    _run(tools, str(tools / "node_modules/.bin/biome"), "ci", ".")


def test_no_file_of_the_page_is_long(tools: Path) -> None:
    long = {
        file.name: count
        for file in [*tools.glob("src/**/*.js"), *tools.glob("style/*.css")]
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_no_test_sleeps_or_reads_an_address_before_it_is_written() -> None:
    """A page writes its address after it has drawn: only what waits for that may read it."""
    early = "location" + ".hash"
    hasty = [
        file.name
        for file in Path(__file__).parent.glob("test_*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "wait_for_timeout" + "(" in line
        or (early in line and f"{early} =" not in line and "wait_for_function" not in line)
    ]
    assert not hasty

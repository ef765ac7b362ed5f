"""The page for contributors is true: its map is fresh, its files are there, its steps are taken."""

from __future__ import annotations

import importlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest
import yaml
from click.testing import CliRunner

import nhsgraph
from nhsgraph.cli import main

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WRITTEN, _, MAP = TEXT.partition("## The map")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
STEPS = re.findall(r"^\d+\. `nhsgraph\.([\w.]+)`", WRITTEN, re.MULTILINE)
LINKS = re.findall(r"\]\(([^)#:]+)\)", WRITTEN)
CODE = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", WRITTEN, flags=re.DOTALL))
PATHS = [each for each in CODE if re.fullmatch(r"\.?[\w.-]+(/[\w.-]+)*(/|\.py|\.yaml)", each)]


def test_the_map_is_fresh(tmp_path: Path) -> None:
    """It has each module, and says of it what the module says of itself."""
    command = [sys.executable, str(ROOT / "docs" / "rooms.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert not done.returncode, done.stderr


def test_the_map_has_every_module() -> None:
    source = Path(nhsgraph.__file__).parent
    for path in source.rglob("*.py"):
        inside = path.relative_to(source)
        if path.name != "__init__.py":
            assert f"| `{path.name}` |" in MAP
        elif inside.parent.parts:
            assert f"### `{inside.parent.as_posix()}/`" in MAP


def test_the_map_has_every_module_of_the_page() -> None:
    paths = [path.relative_to(ROOT) for path in (ROOT / "explorer" / "src").rglob("*.js")]
    assert len(paths) > 20
    for folder in {path.parent for path in paths}:
        _, _, behind = MAP.partition(f"### `{folder.as_posix()}/`")
        told = behind.partition("###")[0]
        assert {path.name for path in paths if path.parent == folder} == set(
            re.findall(r"^\| `([\w.]+)` \| \S", told, re.MULTILINE)
        )


@pytest.mark.parametrize("path", sorted({*LINKS, *PATHS}))
def test_what_the_page_names_is_there(path: str) -> None:
    folders = (ROOT, ROOT / "src" / "nhsgraph")
    assert any((folder / path).exists() for folder in folders), path


def test_paths_and_links_were_looked_for() -> None:
    assert {"tests/worlds.py", "english/", ".ci/run"} <= {*PATHS, *CODE}
    assert "models/README.md" in LINKS


@pytest.mark.parametrize("target", TARGETS)
def test_a_command_of_the_makefile_is_explained(target: str) -> None:
    """In the Makefile itself, in the list of those that are no files, and on the page."""
    assert re.search(rf"^{target}:  # \S", MAKEFILE, re.MULTILINE)
    assert target in MAKEFILE.split(".PHONY:")[1].splitlines()[0].split()
    assert target == "help" or f"`make {target}`" in WRITTEN


@pytest.mark.parametrize("command", [each for each in CODE if each.startswith("make ")])
def test_a_make_command_of_the_page_would_run(command: str) -> None:
    if shutil.which("make") is None:
        pytest.skip("there is no make")
    dry = ["make", "--dry-run", *shlex.split(command)[1:]]
    done = subprocess.run(dry, capture_output=True, text=True, check=False, cwd=ROOT)
    assert not done.returncode, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("module", re.findall(r"python -m ([\w.]+)", MAKEFILE))
def test_what_the_makefile_starts_is_there(module: str) -> None:
    name = f"{module}.__main__" if module == "nhsgraph" else module
    assert importlib.util.find_spec(name) is not None


def test_the_hooks_run_commands_that_are_there() -> None:
    """They take the versions of the environment, so that pyproject.toml alone says them."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert {hook["id"] for hook in hooks} == {"lint", "types", "record", "map"}
    for hook in hooks:
        program, what, *_ = hook["entry"].split()
        assert what in TARGETS if program == "make" else (ROOT / what).exists()


def test_a_question_travels_as_the_page_says() -> None:
    """Every function of the list is entered, in the order of the list."""
    asked = re.search(r'^`nhsgraph (ask "[^"]+")` goes', WRITTEN, re.MULTILINE)
    assert asked is not None
    entered: dict[str, None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        package, _, module = str(frame.f_globals.get("__name__")).partition(".")
        if event == "call" and package == "nhsgraph":
            entered.setdefault(f"{module}.{frame.f_code.co_qualname}")

    sys.setprofile(note)
    try:
        done = CliRunner().invoke(main, shlex.split(asked[1]))
    finally:
        sys.setprofile(None)
    assert done.exit_code == 0
    assert len(STEPS) > 15
    assert [step for step in entered if step in STEPS] == STEPS


CHECK = """
import sys
sys.path.insert(0, sys.argv[1])
from worlds import world
graph = world('''
board:
  posts:
    - {post: chair, person: Ana Sousa, when: 1980-01-01/2012-12-31}
    - {post: member, person: Rui Costa, when: 2010-01-01/2012-12-31}
''')
for finding in graph.check():
    print(finding)
"""


def test_a_check_is_one_class(tmp_path: Path) -> None:
    """The class that the page shows, put at the end of its module, finds what it says."""
    shown = WRITTEN.split("```python\n# src/nhsgraph/checks/heads.py\n")[1].split("```")[0]
    shutil.copytree(Path(nhsgraph.__file__).parent, tmp_path / "nhsgraph")
    with (tmp_path / "nhsgraph" / "checks" / "heads.py").open("a", encoding="utf-8") as file:
        file.write(f"\n\n{shown}")
    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(Path(__file__).parent)],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert not done.returncode, done.stderr
    told = [line for line in done.stdout.splitlines() if line.endswith("[long-post]")]
    assert len(told) == 1
    assert "“board/post-1” lasts very long." in told[0]


def test_what_is_new_stands_on_top_of_the_changelog() -> None:
    """Whoever adds a line finds where."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    assert heads[0] == "Unreleased"
    assert heads.count("Unreleased") == 1

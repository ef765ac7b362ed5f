"""How the house is built: imports run one way, and importing the package stays light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

import nhsgraph

SOURCE = Path(nhsgraph.__file__).parent
LAYERS = {
    "errors": 0,
    "values": 0,
    "near": 0,
    "spelling": 0,
    "extras": 1,
    "given": 1,
    "markup": 1,
    "writing": 1,
    "dates": 2,
    "schema": 3,
    "record": 4,
    "graph": 4,
    "words": 5,
    "answers": 6,
    "show": 7,
    "english": 7,
    "checks": 7,
    "draw": 8,
    "explorer": 9,
    "export": 9,
    "shown_snapshot": 9,
    "listings": 9,
    "library": 10,
    "ways_out": 10,
    "assistant": 11,
    "cli": 11,
    "__init__": 11,
}
"""The floor on which each module stands; none imports from a floor above its own."""


def _modules() -> Iterator[Path]:
    yield from sorted(SOURCE.rglob("*.py"))


def _imported(tree: ast.AST) -> Iterator[str]:
    """The modules of the package that a module imports, for types alone as well."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{each.name}" for each in node.names]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = [node.value] if re.fullmatch(r"nhsgraph(\.\w+)+", node.value) else []
        for name in names:
            package, _, inside = name.partition(".")
            if package == "nhsgraph" and inside.split(".")[0] in LAYERS:
                yield inside.split(".")[0]


@pytest.mark.parametrize("path", list(_modules()), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path) -> None:
    """A lower layer never imports a higher one."""
    layer = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if path.name == "__main__.py":
        return
    assert layer in LAYERS, f"say on which floor {layer} stands"
    for imported in _imported(ast.parse(path.read_text(encoding="utf-8"))):
        assert LAYERS[imported] <= LAYERS[layer], f"{layer} imports {imported}"


def test_importing_the_package_loads_nothing_heavy() -> None:
    """``import nhsgraph`` loads neither matplotlib nor networkx nor numpy."""
    code = "import nhsgraph, sys; print(*{'matplotlib', 'networkx', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


def test_asking_loads_nothing_heavy() -> None:
    """A question is answered without matplotlib, networkx and numpy too."""
    code = (
        "import nhsgraph, sys; nhsgraph.ask('who holds HEE to account in 2019');"
        " print(*{'matplotlib', 'networkx', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


def test_the_engine_never_prints() -> None:
    """Only the shell's modules print."""
    allowed = {"prompt.py", "commands.py", "shared.py", "exits.py", "terminal.py", "__main__.py"}
    for path in _modules():
        if path.name in allowed:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", path


def test_the_package_says_that_it_is_typed() -> None:
    """Without the marker a type checker passes over all that the package says of its types."""
    assert (SOURCE / "py.typed").exists()


def _all_imports(path: Path, modules: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that a module imports anywhere, for types alone as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            for imported in node.names:
                inside = f"{node.module}.{imported.name}"
                yield inside if inside in modules else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (imported.name for imported in node.names)


def _circles() -> list[set[str]]:
    """The modules that import each other, directly or by others, in sets."""
    modules: dict[str, Path] = {}
    for path in _modules():
        parts = path.relative_to(SOURCE).with_suffix("").parts
        inside = parts[:-1] if parts[-1] == "__init__" else parts
        modules[".".join(("nhsgraph", *inside))] = path
    arrows = nx.DiGraph(
        (name, imported)
        for name, path in modules.items()
        for imported in _all_imports(path, modules)
        if imported in modules and imported != name
    )
    circles = (part for part in nx.strongly_connected_components(arrows) if len(part) > 1)
    return [{name.removeprefix("nhsgraph.") for name in part} for part in circles]


def test_no_room_stands_in_a_circle() -> None:
    """What stands on one floor may look at its neighbours, but not all round."""
    arrows: nx.DiGraph[str] = nx.DiGraph()
    for path in _modules():
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        arrows.add_edges_from((room, other) for other in _imported(tree) if other != room)
    assert list(nx.simple_cycles(arrows)) == []


def test_no_module_stands_in_a_circle_of_imports() -> None:
    """Imports for types alone count: who reads one module of a circle must read them all."""
    assert _circles() == []


MOST_LINES = 400
"""A longer file holds more than one person keeps in mind."""


def test_no_file_is_too_long() -> None:
    """The words of English alone may take more."""
    for path in _modules():
        if path.relative_to(SOURCE).parts[0] not in {"english", "words"}:
            assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES, path

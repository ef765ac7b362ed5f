"""Mermaid and Graphviz draw the diagrams, whatever stands in the names."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hostile import EVIL, hostile_world
from nhsgraph import Graph, QuestionError
from nhsgraph.spelling import tidy
from worlds import world

MODULES = Path(__file__).parent / "diagrams" / "node_modules"
DRAW = """
import { instance } from "@viz-js/viz";
import { readFileSync } from "node:fs";
const told = (await instance()).render(readFileSync(process.argv[2], "utf8"), { format: "json" });
console.log(JSON.stringify(told));
"""


def installed(module: str) -> Path:
    """A module of Node; the test is skipped without it, and fails so in CI."""
    path = MODULES / module
    if not path.exists() or shutil.which("node") is None:
        told = f"{module} is not installed: npm install --prefix tests/export/diagrams"
        if os.environ.get("NHSGRAPH_READERS"):
            pytest.fail(told)
        pytest.skip(told)
    return path


def drawn_by_graphviz(path: Path) -> dict[str, Any]:
    installed("@viz-js/viz")
    script = MODULES.parent / "draw.mjs"
    code = ["node", "--input-type=module", "-", str(path)]
    done = subprocess.run(
        code, input=DRAW, capture_output=True, text=True, check=True, cwd=script.parent
    )
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["status"] == "success", told["errors"]
    assert not told["errors"]
    found: dict[str, Any] = json.loads(told["output"])
    return found


@pytest.mark.readers
def test_graphviz_draws_what_lies_around_a_body(record: Graph, tmp_path: Path) -> None:
    record.export("dot", tmp_path / "hee.dot", around="hee", on="2019-06-01")
    drawn = drawn_by_graphviz(tmp_path / "hee.dot")
    names = {each["label"] for each in drawn["objects"]}
    assert "Department of Health and Social Care" in names
    assert len(drawn["edges"]) > 20


@pytest.mark.readers
def test_graphviz_shows_hostile_names_as_they_are(tmp_path: Path) -> None:
    hostile_world().export("dot", tmp_path / "evil.dot")
    labels = {each["label"] for each in drawn_by_graphviz(tmp_path / "evil.dot")["objects"]}
    as_dot = {each.replace("&", "&amp;").replace("\\", "\\\\") for each in EVIL}
    assert {label.removeprefix("New ") for label in labels} == as_dot


@pytest.mark.readers
def test_mermaid_draws_in_a_browser_and_runs_nothing(
    record: Graph, chromium: Any, tmp_path: Path
) -> None:
    script = installed("mermaid/dist/mermaid.min.js")
    record.export("mermaid", tmp_path / "hee.mmd", around="hee", on="2019-06-01")
    hostile_world().export("mermaid", tmp_path / "evil.mmd")
    page = chromium.new_page()
    try:
        page.set_content("<div id=here></div>")
        page.add_script_tag(path=str(script))
        for name in ("hee", "evil"):
            text = (tmp_path / f"{name}.mmd").read_text(encoding="utf-8")
            drawn = page.evaluate(
                "async text => { mermaid.initialize({ startOnLoad: false, maxEdges: 500 });"
                " await mermaid.parse(text); const { svg } = await mermaid.render('x', text);"
                " document.getElementById('here').innerHTML = svg;"
                " return document.getElementById('here').innerText; }",
                text,
            )
            wanted = ["Health Education England"] if name == "hee" else map(tidy, EVIL)
            shown = " ".join(drawn.split())
            missing = [each for each in wanted if each not in shown]
            assert not missing, missing
        assert page.evaluate("window.pwned") is None
    finally:
        page.close()


@pytest.mark.parametrize("form", ["mermaid", "dot"])
def test_too_many_lines_are_refused_with_advice(record: Graph, form: str, tmp_path: Path) -> None:
    path = tmp_path / ("all.mmd" if form == "mermaid" else "all.dot")
    with pytest.raises(QuestionError, match=r"which is 400.*\n.*--around BODY"):
        record.export(form, path)
    with pytest.raises(QuestionError, match="There is no line"):
        world("a: {}").export(form, path)
    assert not path.exists()


def test_a_doubted_line_is_dashed_and_an_end_that_is_not_known_is_a_box(tmp_path: Path) -> None:
    graph = world(
        "a: {accountability: [{holder: b, when: 2012/2012}, {holder: {unknown: nobody says}}]}"
    )
    graph.export("mermaid", tmp_path / "x.mmd")
    assert (tmp_path / "x.mmd").read_text().splitlines()[1:] == [
        "flowchart BT", '  n0["a"]', '  n1["b"]', '  n2["not known"]',
        '  n0 -.->|"accountability"| n1', '  n0 -->|"accountability"| n2',
    ]  # fmt: skip

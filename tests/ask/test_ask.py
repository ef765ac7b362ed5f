"""The engine in a browser: in Pyodide it answers as it does here, and so does the page of it.

The page is served by a host that knows only files.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from forty import QUESTIONS, as_told
from made import ASK, address, made

from nhsgraph import Graph

__all__ = ["address", "made"]  # fixtures, found here by their names

pytestmark = pytest.mark.timeout(600)

LOADED = """
import json, pathlib, sys  # which takes pwd and grp where they are
before = set(sys.modules)
import nhsgraph
graph = nhsgraph.load()
for question in json.load(sys.stdin):
    graph.ask(question, as_known_on=None)._repr_html_()
graph.ask("who held HEE to account in 2014", as_known_on="2012-02-01").to_dict()
print(json.dumps(sorted({each.partition(".")[0] for each in set(sys.modules) - before})))
"""
NOT_THERE = frozenset(
    "curses dbm ensurepip fcntl grp idlelib multiprocessing pwd resource sqlite3 ssl syslog termios"
    " tkinter turtle venv".split()
)
"""What Pyodide has not, or only as a package of its own."""


def test_the_engine_imports_only_what_a_browser_has() -> None:
    """Asking loads the standard library alone, so that nothing else has to be fetched.

    The built form of the record is there, as in a wheel: where it has to be made first, it is kept.
    """
    subprocess.run([sys.executable, "-c", "import nhsgraph; nhsgraph.load()"], check=True)
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        input=json.dumps(QUESTIONS), capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(json.loads(done.stdout))
    assert loaded - sys.stdlib_module_names == {"nhsgraph"}
    assert not loaded & NOT_THERE


ASKED = """
import { readFileSync } from "node:fs";
import { loadPyodide } from "./node_modules/pyodide/pyodide.mjs";

const [folder, questions] = process.argv.slice(2);
const python = await loadPyodide();
python.unpackArchive(new Uint8Array(readFileSync(`${folder}/nhsgraph.whl`)), "wheel");
python.runPython(readFileSync(`${folder}/engine.py`, "utf8"));
const ask = python.globals.get("ask");
const told = JSON.parse(questions).map((question) => JSON.parse(ask(question, "")));
const then = JSON.parse(ask("who held HEE to account in 2014", "2012-02-01"));
const refused = JSON.parse(ask("who held HEE to account on 30 February 2014", ""));
console.log(JSON.stringify({ told, then, refused }));
"""


def test_forty_questions_get_the_same_answer_under_node(made: Path, record: Graph) -> None:
    node = shutil.which("node")
    done = subprocess.run(
        [str(node), "--input-type=module", "-", str(made), json.dumps(QUESTIONS)],
        input=ASKED, capture_output=True, text=True, check=False, cwd=ASK,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    for question, reply in zip(QUESTIONS, found["told"], strict=True):
        assert as_told(reply["answer"]) == as_told(record.ask(question)), question
        assert "<script" not in reply["html"]
    then = record.ask("who held HEE to account in 2014", as_known_on="2012-02-01")
    assert found["then"]["answer"] == json.loads(json.dumps(then.to_dict()))
    assert "30 February" in found["refused"]["text"]


KEPT = """
window.replies = [];
const Before = window.Worker;
window.Worker = class extends Before {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => data.reply && window.replies.push(data.reply));
  }
};
"""
BEGUN = 240_000
"""The engine is there after so many thousandths of a second, on a machine that is busy."""


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """A page; afterwards no error and no request to elsewhere may have come of it."""
    faults: list[str] = []
    page = chromium.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.requests = []
    page.on("console", lambda told: faults.append(f"console: {told.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.context.on("request", lambda asked: page.requests.append(asked.url))
    page.add_init_script(KEPT)
    yield page
    abroad = [one for one in page.requests if not one.startswith((address, "data:", "blob:"))]
    page.context.close()
    assert not faults
    assert not abroad


def _ask(page: Any, question: str) -> Any:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    answer = page.locator("#answer")
    answer.wait_for(timeout=BEGUN)
    return answer


def test_the_engine_is_loaded_by_a_click_and_answers(
    page: Any, address: str, record: Graph
) -> None:
    page.goto(address)
    page.get_by_role("heading", name="Ask in English").wait_for()
    assert not [one for one in page.requests if "pyodide" in one or one.endswith(".whl")]
    answer = _ask(page, QUESTIONS[0])
    assert [one for one in page.requests if one.endswith("pyodide.asm.wasm")]
    assert record.ask(QUESTIONS[0]).lead in answer.inner_text()
    assert answer.get_attribute("data-status") == "answered"
    assert answer.evaluate("(it) => it === document.activeElement")
    assert "q=who+holds+HEE" in page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    told = json.loads(_saved(page, "Save this answer"))
    assert told == json.loads(json.dumps(record.ask(QUESTIONS[0]).to_dict()))
    assert _saved(page, "as RIS") == record.ask(QUESTIONS[0]).citations("ris")
    assert _saved(page, "as BibTeX") == record.ask(QUESTIONS[0]).citations("bibtex")


def _saved(page: Any, button: str) -> str:
    with page.expect_download() as saved:
        page.get_by_role("button", name=button).click()
    return Path(saved.value.path()).read_text(encoding="utf-8")


def test_forty_questions_get_the_same_answer_in_the_page(
    page: Any, address: str, record: Graph
) -> None:
    page.goto(address)
    for number, question in enumerate(QUESTIONS, 1):
        page.get_by_label("Your question").fill(question)
        page.keyboard.press("Enter")
        page.wait_for_function("(number) => replies.length === number", arg=number, timeout=BEGUN)
    for question, reply in zip(QUESTIONS, page.evaluate("replies"), strict=True):
        assert as_told(reply["answer"]) == as_told(record.ask(question)), question


def test_a_link_fills_in_a_question_and_loads_nothing(
    page: Any, address: str, record: Graph
) -> None:
    page.goto(f"{address}#q=who+held+HEE+to+account+in+2014&as_known_on=2012-02-01")
    assert page.get_by_label("Your question").input_value() == "who held HEE to account in 2014"
    assert not [one for one in page.requests if "worker.js" in one]
    page.get_by_role("button", name="Ask", exact=True).click()
    answer = page.locator("#answer")
    answer.wait_for(timeout=BEGUN)
    then = record.ask("who held HEE to account in 2014", as_known_on="2012-02-01")
    assert then.lead in answer.inner_text()


def test_what_cannot_be_read_is_told_and_markup_stays_text(page: Any, address: str) -> None:
    page.goto(address)
    answer = _ask(page, "who held HEE to account on 30 February 2014")
    assert "30 February" in answer.inner_text()
    assert answer.get_attribute("data-status") == "not_understood"
    answer = _ask(page, "<img src=x onerror=window.pwned=1>")
    page.wait_for_function("() => replies.length === 2")
    assert page.evaluate("window.pwned") is None
    assert answer.locator("img").count() == 0


def test_an_engine_that_cannot_be_loaded_is_told(page: Any, address: str) -> None:
    page.route("**/nhsgraph.whl", lambda route: route.fulfill(status=404))
    page.on("console", lambda _: None)
    page.goto(address)
    page.get_by_label("Your question").fill(QUESTIONS[0])
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("does not answer").wait_for(timeout=BEGUN)
    page.requests.clear()

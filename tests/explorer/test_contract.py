"""What is answered at ``/ask.json`` is what its description says, whatever is asked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import Any

import jsonschema
import pytest
from bank import sentences
from forty import QUESTIONS

from doors import bodies_for
from nhsgraph import Graph, Question
from nhsgraph.answers.contract import answer_schema
from nhsgraph.assistant.asking import TYPED
from nhsgraph.cli import serving
from nhsgraph.errors import NhsGraphError
from outside import reader

Sample = Callable[[Sequence[Any], int], list[Any]]


@pytest.fixture(scope="module")
def says() -> jsonschema.protocols.Validator:
    """What the schema says of an answer."""
    schema = answer_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_every_answer_is_as_its_schema_says(
    record: Graph, sample: Sample, says: jsonschema.protocols.Validator
) -> None:
    for text in [*QUESTIONS, *sample([each["question"] for each in sentences()], 60)]:
        try:
            answer = record.ask(text)
        except NhsGraphError:
            continue
        says.validate(answer.to_dict())
    typed = [(form, body) for form in TYPED for body in record.record.bodies]
    for form, body in sample(typed, 100):
        says.validate(record.answer(Question(form, bodies_for(form, body))).to_dict())


def test_the_schema_refuses_what_is_no_answer(
    record: Graph, says: jsonschema.protocols.Validator
) -> None:
    whole = record.ask("who held HEE to account in 2014").to_dict()
    says.validate(whole)
    for spoilt in (
        {**whole, "status": "maybe"},
        {**whole, "results": [{**whole["results"][0], "certainty": "no"}]},
        {**whole, "results": [{**whole["results"][0], "from": "2014"}]},
        {key: value for key, value in whole.items() if key != "premise"},
    ):
        assert not says.is_valid(spoilt)


@pytest.fixture
def address(record: Graph, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the record is served; its page, which takes long to make, is left out."""
    monkeypatch.setattr(serving, "told_of", lambda _: {})
    monkeypatch.setattr(serving, "page_of", lambda *_, **__: "")
    with serving.Server(record) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        yield served.address
        served.shutdown()


@pytest.mark.readers
@pytest.mark.timeout(600)
def test_schemathesis_finds_nothing(address: str, tmp_path: Path) -> None:
    """It makes up what the description allows, and what it does not, and reads the replies.

    That no schema tells a question from what can't be read (30 February) is not held against us.
    """
    reader("schemathesis")
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{address}openapi.json"]
    done = subprocess.run(
        [*command, "--max-examples", "200", "--seed", "2012", "--no-color",
         "--exclude-checks", "positive_data_acceptance"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout

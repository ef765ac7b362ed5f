"""What is released names itself alike everywhere; `.ci/release.py` builds and tries it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from nhsgraph import load

ROOT = Path(__file__).parents[1]
PROJECT: Any = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOR_WORK = {"browser", "dev", "docs", "readers", "spark", "test"}
"""Extras for those who work on the code."""


def cited(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_code_and_record_are_cited_by_their_own_versions_and_licences() -> None:
    code, record = cited("CITATION.cff"), cited("models/CITATION.cff")
    info = load().record.info
    assert code["version"] == PROJECT["version"]
    assert (record["version"], record["title"]) == (info.version, info.title)
    assert (code["type"], record["type"]) == ("software", "dataset")
    assert record["license"] == info.licence
    assert PROJECT["license"] == f"{code['license']} AND {record['license']}"


@pytest.mark.parametrize("name", ["CITATION.cff", "models/CITATION.cff"])
def test_a_citation_names_the_authors_of_the_project_and_invents_nothing(name: str) -> None:
    """A day and addresses are filled in when there are such."""
    told = cited(name)
    assert told["authors"] == PROJECT["authors"]
    assert not re.search(r"https?:|doi\.org|orcid", (ROOT / name).read_text(encoding="utf-8"))
    assert "urls" not in PROJECT


def test_the_changelog_has_the_version_and_what_it_means_for_those_of_the_one_before() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (own,) = re.findall(
        rf"^## {re.escape(PROJECT['version'])}\n(.*?)^## ", text, re.DOTALL | re.MULTILINE
    )
    assert own.lstrip().startswith("If you used 0.1")
    assert "`relation`" in own


def test_one_extra_brings_all_that_may_be_wanted() -> None:
    extras = PROJECT["optional-dependencies"]
    (every,) = extras["all"]
    named = set(every.removeprefix("nhsgraph[").rstrip("]").split(","))
    assert named == extras.keys() - FOR_WORK - {"all"}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    advised = set(re.findall(r"nhsgraph\[(\w+)\]|extra=\"(\w+)\"", code))
    assert {name for pair in advised for name in pair if name} <= named


def test_whoever_finds_a_wrong_fact_is_asked_for_the_statement_and_the_source() -> None:
    form = cited(".github/ISSUE_TEMPLATE/wrong-fact.yml")
    needed = {part["id"] for part in form["body"] if part.get("validations", {}).get("required")}
    assert needed == {"statement", "source", "locator"}
    example = next(part for part in form["body"] if part["id"] == "statement")
    assert example["attributes"]["placeholder"] in load().record.statements

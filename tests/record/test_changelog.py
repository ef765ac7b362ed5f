"""The changelog of the record is of the version that the record has."""

from __future__ import annotations

from click.testing import CliRunner

from nhsgraph.cli import main
from nhsgraph.library import bundled
from nhsgraph.record.bundled import bundled_folder
from nhsgraph.record.editions import read_edition


def test_the_changelog_of_the_record_is_of_its_version() -> None:
    version = bundled().record.info.version
    page = (bundled_folder() / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"and version {version}:" in " ".join(page.split())
    assert f"version {version};" in CliRunner().invoke(main, ["info"]).output


def test_as_it_is_written_the_record_has_all_that_it_has_when_it_is_checked() -> None:
    record, edition = bundled().record, read_edition(bundled_folder())
    parts = {
        "body": record.bodies,
        "statement": record.statements,
        "event": record.events,
        "source": record.sources,
    }
    for part, known in parts.items():
        assert {own_id for kind, own_id in edition.entries if kind == part} == set(known)

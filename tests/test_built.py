"""The built form of the record: the same record, never an older one, and never half a file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from nhsgraph.built import read_built, write_built
from nhsgraph.library import Graph, bundled_folder
from nhsgraph.reading import read_record


def _copy(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    shutil.copytree(bundled_folder(), folder)
    return folder


def test_the_built_record_is_the_record(record: Graph, tmp_path: Path) -> None:
    """What is built, read again, equals what was read from YAML, places and all."""
    folder, built = _copy(tmp_path), tmp_path / "built" / "record.json"
    plain = read_record(folder)
    write_built(plain, folder, built)
    again = read_built(folder, built)
    assert again == plain == record.record
    assert again.places == plain.places
    assert (
        Graph.of(again).ask("who holds HEE to account in 2019").to_dict()
        == record.ask("who holds HEE to account in 2019").to_dict()
    )


def test_an_edited_file_is_never_ignored(tmp_path: Path) -> None:
    """One letter changed, a file added or taken away: the built form is not used."""
    folder, built = _copy(tmp_path), tmp_path / "record.json"
    write_built(read_record(folder), folder, built)
    assert read_built(folder, built) is not None
    body = folder / "bodies" / "hee" / "hee.yaml"
    text = body.read_text(encoding="utf-8")
    body.write_text(
        text.replace("Health Education England", "Health Education Englund", 1), "utf-8"
    )
    assert read_built(folder, built) is None
    body.write_text(text, encoding="utf-8")
    assert read_built(folder, built) is not None
    (folder / "bodies" / "new.yaml").write_text("id: new\n", encoding="utf-8")
    assert read_built(folder, built) is None


def test_a_missing_or_foreign_file_is_no_built_form(tmp_path: Path) -> None:
    """Without the built form, or with one of another make, the YAML is read."""
    folder = _copy(tmp_path)
    assert read_built(folder, tmp_path / "nothing.json") is None
    foreign = tmp_path / "foreign.json"
    foreign.write_text(json.dumps({"form": 0, "fingerprint": "x"}), encoding="utf-8")
    assert read_built(folder, foreign) is None
    foreign.write_bytes(b"\xff\xfe not text")
    assert read_built(folder, foreign) is None


def test_asking_the_built_record_reads_no_model_files(tmp_path: Path) -> None:
    """From the built form an answer comes without pydantic and YAML, and is the same answer."""
    built = tmp_path / "record.json"
    write_built(read_record(bundled_folder()), bundled_folder(), built)
    asked = "who holds HEE to account in 2019"
    code = (
        "import pathlib, sys, nhsgraph.library as library;"
        f" library.BUILT = pathlib.Path({str(built)!r});"
        f" print(library.ask({asked!r}).text, *{{'pydantic', 'yaml'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == Graph.load(bundled_folder()).ask(asked).text


def test_the_places_of_a_built_record_lie_in_the_folder_that_it_is_read_from(
    tmp_path: Path,
) -> None:
    """An installed package shows faults and findings at its own files, not at the builder's."""
    built = tmp_path / "record.json"
    write_built(read_record(bundled_folder()), bundled_folder(), built)
    copy = _copy(tmp_path)
    again = read_built(copy, built)
    assert again is not None
    place = again.places["body:hee"]
    assert Path(place.file).is_relative_to(copy)
    assert Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]

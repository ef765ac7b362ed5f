"""Which files are the model is one list; what looks meant and is not read is told by name."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest

from nhsgraph.record.model_files import LARGEST, content, model_files, unread_files


def write(folder: Path, *names: str) -> Path:
    """Empty files in a folder, by their paths in it."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    return folder


def inside(folder: Path, paths: list[Path]) -> list[str]:
    """Paths as they stand in a folder."""
    return [path.relative_to(folder).as_posix() for path in paths]


def test_the_model_is_the_record_sources_events_and_bodies_in_this_order(tmp_path: Path) -> None:
    """With either ending of YAML, in small letters or capitals, in folders of folders."""
    names = [
        "record.yml",
        "sources/act.yaml",
        "sources/more/news.YML",
        "events.YAML",
        "bodies/a.yaml",
        "bodies/b/a.yml",
    ]
    write(tmp_path, *reversed(names))
    assert inside(tmp_path, model_files(tmp_path)) == names
    assert not unread_files(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "._hee.yaml",
        ".hee.yaml",
        ".#hee.yaml",
        "#hee.yaml#",
        "hee.yaml~",
        "~$hee.yaml",
        ".hee.yaml.swp",
        "hee.yaml.swo",
        "hee.yaml.bak",
        "hee.yaml.orig",
        "hee.yaml.lock",
        "hee.yaml.save",
        "hee.kate-swp",
        "hee.yaml___jb_tmp___",
        "hee.yaml.sb-1a2b3c4d-XyZ",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "$RECYCLE.BIN/hee.yaml",
        "System Volume Information/hee.yaml",
        "~hee.yaml",
        "hee.yaml.crdownload",
        "lost+found/hee.yaml",
        "4913",
        "__MACOSX/hee.yaml",
        "__MACOSX/bodies/._hee.yaml",
        ".git/hee.yaml",
        "@eaDir/hee.yaml",
    ],
)
@pytest.mark.parametrize("folder", ["", "bodies", "sources", "bodies/more"])
def test_what_nobody_wrote_is_neither_read_nor_told(tmp_path: Path, folder: str, name: str) -> None:
    """What systems, archives and editors leave behind, wherever it lies."""
    write(tmp_path, "record.yaml", "bodies/a.yaml", f"{folder}/{name}".strip("/"))
    assert inside(tmp_path, model_files(tmp_path)) == ["record.yaml", "bodies/a.yaml"]
    assert not unread_files(tmp_path)


@pytest.mark.parametrize(
    ("name", "path", "mend"),
    [
        ("bodies/hee.yaml.txt", "", "Call it hee.yaml."),
        ("bodies/Hee.YAML.TXT", "", "Call it Hee.yaml."),
        ("bodies/hee.ymal", "", "Call it hee.yaml."),
        ("bodies/more/hee.yam", "", "Call it hee.yaml."),
        ("bodies/hee", "", "Call it hee.yaml, or take it away."),
        ("bodies/hee.json", "", "Call it hee.yaml, or take it away."),
        ("bodies/hee yaml", "", "Call it hee.yaml."),
        ("bodies/hee.yaml.gz", "", "Save it as YAML, or take it away."),
        ("bodies/hee.docx", "", "Save it as YAML, or take it away."),
        ("events/events.yaml", "events", "Write one events.yaml."),
        ("bodies/hee.yaml.", "", "Call it hee.yaml."),
        ("bodies/hee.yml. ", "", "Call it hee.yml."),
        ("events.yaml.yaml", "", "Call it events.yaml."),
        ("record.yml.yaml", "", "Call it record.yaml."),
        ("known_gaps.yaml", "", "Call it known-gaps.yaml."),
        ("sources/act.txt", "", "Call it act.yaml, or take it away."),
        ("sources/act.yml.txt", "", "Call it act.yaml."),
        ("Record.yaml", "", "Call it record.yaml."),
        ("record.yaml.txt", "", "Call it record.yaml."),
        ("event.yaml", "", "Call it events.yaml."),
        ("events.json", "", "Call it events.yaml."),
        ("hee.yaml", "", "The model is record.yaml, events.yaml, and what lies under bodies/ and"),
        ("Bodies/hee.yaml", "Bodies", "Call it bodies."),
        ("body/hee.yaml", "body", "Move it under bodies/ or sources/, or elsewhere."),
        ("source/act.yaml", "source", "Call it sources."),
        ("people/more/hee.yml", "people", "Move it under bodies/ or sources/, or elsewhere."),
    ],
)
def test_what_looks_meant_and_is_not_read_is_told_with_what_to_call_it(
    tmp_path: Path, name: str, path: str, mend: str
) -> None:
    """A file by itself; a folder that is not the model once, not file by file."""
    write(tmp_path, "bodies/a.yaml", name)
    (unread,) = unread_files(tmp_path)
    assert inside(tmp_path, [Path(unread.file)]) == [path or name]
    assert unread.mend.startswith(mend)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "README",
        "bodies/README.txt",
        "LICENSE",
        "KNOWN-GAPS.md",
        "known-gaps.yaml",
        "stories/a.yaml",
        "schema/body.json",
        "pictures/a.png",
        "notes.txt",
        "expected.txt",
    ],
)
def test_what_lies_beside_a_model_is_not_told(tmp_path: Path, name: str) -> None:
    """Pages for readers, stories, the schema, and files that nobody would take for the model."""
    assert not unread_files(write(tmp_path, "record.yaml", name))


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    """It may lead round in a circle, or out of the model."""
    write(tmp_path, "bodies/a.yaml")
    (tmp_path / "bodies" / "round").symlink_to(tmp_path)
    (tmp_path / "bodies" / "itself").symlink_to(tmp_path / "bodies" / "itself")
    assert inside(tmp_path, model_files(tmp_path)) == ["bodies/a.yaml"]
    told = {Path(unread.file).name: unread.message for unread in unread_files(tmp_path)}
    assert set(told) == {"round", "itself"}
    assert told["round"] == "a link to a folder is not followed, so nothing in it is read."


def test_folders_in_folders_by_the_thousand_are_walked_through(tmp_path: Path) -> None:
    """As deep as a path may be long; the walk needs no stack, and neither does the tidying up."""
    folders = [tmp_path / "bodies"]
    try:
        while len(folders) < 1_500:
            folders[-1].mkdir()
            folders.append(Path(f"{folders[-1]}/d"))
        path = folders[-2] / "a.yaml"
        path.write_text("")
        assert model_files(tmp_path) == [path]
    finally:
        path.unlink(missing_ok=True)
        for folder in reversed(folders[:-1]):
            folder.rmdir()


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    """One file may stand in two models."""
    (tmp_path / "there").write_text("id: a")
    (tmp_path / "bodies").mkdir()
    (tmp_path / "bodies" / "a.yaml").symlink_to(tmp_path / "there")
    (path,) = model_files(tmp_path)
    assert content(path) == b"id: a"


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (os.mkfifo, "it is a pipe, not a file"),
        (Path.mkdir, "it is a folder"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a device"),
        (lambda path: path.symlink_to("/dev/null"), "it is a device"),
        (lambda path: path.symlink_to(path), "Too many levels of symbolic links"),
        (lambda path: path.symlink_to("nowhere"), "No such file or directory"),
        (lambda path: path.write_bytes(b"x" * (LARGEST + 1)), "it is larger than 5 MB"),
    ],
)
def test_what_is_no_file_or_too_large_is_not_read(tmp_path: Path, odd: object, why: str) -> None:
    """A pipe would be waited for without an end, a device read without one."""
    path = tmp_path / "bodies" / "a.yaml"
    path.parent.mkdir()
    odd(path)  # type: ignore[operator]
    assert model_files(tmp_path) == [path]
    with pytest.raises(OSError, match=why):
        content(path)


def test_a_socket_is_not_read() -> None:
    """Its path must be short, so it lies in a folder of its own."""
    with tempfile.TemporaryDirectory() as name, socket.socket(socket.AF_UNIX) as listening:
        path = Path(name, "a.yaml")
        listening.bind(str(path))
        with pytest.raises(OSError, match="it is a socket, not a file"):
            content(path)


def test_a_file_as_large_as_may_be_is_read(tmp_path: Path) -> None:
    """The bound is the last size that is read."""
    path = tmp_path / "a"
    path.write_bytes(b"x" * LARGEST)
    assert len(content(path)) == LARGEST

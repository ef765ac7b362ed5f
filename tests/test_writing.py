"""Files are written whole or not at all, alone or several together, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from nhsgraph import writing
from nhsgraph.writing import made_folder, write_file, write_files

Draw = Callable[[Sequence[Any], int], list[Any]]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _failing(number: int, call: Callable[..., Any], error: BaseException) -> Callable[..., Any]:
    """A function that fails when it is called for the time of that number, from 0 on."""
    calls = 0

    def called(*given: Any, **more: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number + 1:
            raise error
        return call(*given, **more)

    return called


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    write_file(page, b"old")
    write_file(page, b"new")
    assert page.read_bytes() == b"new"
    assert _names(tmp_path) == ["page.txt"]


def test_many_files_are_not_flushed_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy disk that takes minutes; a few are."""
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", flushed.append)
    write_files({tmp_path / f"{number}.json": b"{}" for number in range(writing.MANY + 1)})
    assert (len(_names(tmp_path)), flushed) == (writing.MANY + 1, [])
    write_file(tmp_path / "one.json", b"{}")
    assert flushed


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", ["fsync", "replace", "mkdir", "hardlink_to"])
def test_whatever_step_fails_all_files_are_as_they_were(
    call: str, error: BaseException, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, a lost right or a stop by the keyboard, at any step of the writing."""
    before = {"1.png": b"old 1", "2.png": b"old 2", "index.html": b"old", "mine.txt": b"mine"}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    home: Any = os if call == "fsync" else Path
    monkeypatch.setattr(home, call, _failing(number, getattr(home, call), error))
    new = {tmp_path / name: b"new" for name in ("1.png", "3.png", "index.html")}
    try:
        write_files(new, gone=[tmp_path / "2.png"])
    except (OSError, KeyboardInterrupt):
        after = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert after == before
    else:
        assert _names(tmp_path) == ["1.png", "3.png", "index.html", "mine.txt"]
        assert {path.read_bytes() for path in new} == {b"new"}


def test_a_full_disk_is_told_with_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", _failing(0, os.fsync, OSError(errno.ENOSPC, "No space")))
    with pytest.raises(OSError, match="No space") as told:
        write_file(page, b"new")
    assert told.value.filename == str(page)
    assert page.read_bytes() == b"old"
    assert _names(tmp_path) == ["page.txt"]


def test_a_folder_that_may_not_be_written_into_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rights do not bind the superuser, who may run the tests, so the refusal is made here."""
    monkeypatch.setattr(Path, "mkdir", _failing(0, Path.mkdir, PermissionError(13, "Denied")))
    with pytest.raises(PermissionError) as told:
        write_file(tmp_path / "page.txt", b"new")
    assert told.value.filename == str(tmp_path)


def test_a_file_that_may_not_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("old", encoding="utf-8")
    page.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: path != page or mode != os.W_OK)
    with pytest.raises(PermissionError):
        write_files({tmp_path / "other.txt": b"new", page: b"new"})
    assert _names(tmp_path) == ["page.txt"]
    assert page.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as told:
        write_file(tmp_path / "nowhere" / "page.txt", b"new")
    assert told.value.filename == str(tmp_path / "nowhere")


def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    page, usual = tmp_path / "page.txt", tmp_path / "usual.txt"
    usual.write_text("usual", encoding="utf-8")
    write_file(page, b"new")
    assert page.stat().st_mode == usual.stat().st_mode
    page.chmod(0o640)
    mode = page.stat().st_mode
    write_file(page, b"newer")
    assert page.stat().st_mode == mode


# -- what a path leads to -----------------------------------------------------------------------


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    """Straight, by way of another link, to a file that is not there yet, and in a linked folder."""
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    here.mkdir()
    (there / "page.txt").write_text("old", encoding="utf-8")
    links = {"one": there / "page.txt", "two": here / "one", "new": there / "new.txt"}
    for name, leads_to in links.items():
        (here / name).symlink_to(leads_to)
    (tmp_path / "folder").symlink_to(there)
    write_files({here / "two": b"2", here / "new": b"n", tmp_path / "folder" / "third": b"3"})
    assert all((here / name).is_symlink() for name in links)
    assert {path.name: path.read_bytes() for path in there.iterdir()} == {
        "page.txt": b"2", "new.txt": b"n", "third": b"3",
    }  # fmt: skip
    assert _names(here) == ["new", "one", "two"]


def test_links_in_a_circle_and_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "folder").mkdir()
    for name in ("a", "folder"):
        with pytest.raises(OSError, match=name):
            write_files({tmp_path / "page.txt": b"new", tmp_path / name: b"new"})
    assert _names(tmp_path) == ["a", "b", "folder"]


def test_what_is_no_regular_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """A pipe without a reader would wait for ever; a device has nothing that could be renamed."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to(os.devnull)
    for name in ("pipe", "device"):
        with pytest.raises(OSError, match="no regular file"):
            write_file(tmp_path / name, b"new")
    assert _names(tmp_path) == ["device", "pipe"]


def test_a_folder_is_made_for_a_block_and_goes_if_it_fails(tmp_path: Path) -> None:
    new = tmp_path / "some" / "where"
    with pytest.raises(KeyError), made_folder(new):
        raise KeyError
    assert not (tmp_path / "some").exists()
    with suppress(KeyError), made_folder(new):
        (new / "mine.txt").write_text("mine", encoding="utf-8")
        raise KeyError
    assert _names(new) == ["mine.txt"]
    with pytest.raises(FileExistsError), made_folder(new / "mine.txt"):
        pass


# -- what killed processes leave ----------------------------------------------------------------

_WRITER = """
import sys
from pathlib import Path
from nhsgraph.writing import write_files
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in range(1000000):
    content = b"%d\\n" % number * 20000
    write_files({folder / "picture": content, folder / "page": content})
"""


def test_a_writer_that_is_killed_leaves_whole_files(tmp_path: Path, sample: Draw) -> None:
    """At whatever moment it ends: the old file or the new, and what else it left is cleared."""
    for pause in sample([random.random() / 10 for _ in range(100)], 20):  # noqa: S311
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE
        )
        with writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(pause)
            writer.send_signal(signal.SIGKILL)
        for name in {"picture", "page"} & {path.name for path in tmp_path.iterdir()}:
            lines = (tmp_path / name).read_bytes().splitlines()
            assert len(lines) == 20000
            assert len(set(lines)) == 1
    write_file(tmp_path / "page", b"last")
    assert set(_names(tmp_path)) <= {"page", "picture"}


def _left(folder: Path, process: int, *, machine: str | None = None) -> Path:
    """A temporary folder such as a process leaves that is killed."""
    machine = machine or writing._machine()  # noqa: SLF001 - the name is what is tested
    left = folder / f".nhsgraph-{machine}-{process}-{'0123456789abcdef'}.tmp"
    left.mkdir()
    (left / "0.new").write_text("half", encoding="utf-8")
    return left


def test_only_temporary_folders_of_processes_that_are_gone_are_cleared(tmp_path: Path) -> None:
    """Those of this machine; of others, and of numbers in use again, only what is old."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    _left(tmp_path, gone.pid)
    running = _left(tmp_path, os.getppid())
    other = _left(tmp_path, gone.pid, machine="00000000")
    write_file(tmp_path / "page.txt", b"new")
    assert _names(tmp_path) == sorted([running.name, other.name, "page.txt"])
    for path in (running, other):
        os.utime(path, (0, 0))
    write_file(tmp_path / "page.txt", b"new")
    assert _names(tmp_path) == ["page.txt"]


def test_nothing_of_the_users_is_ever_cleared(tmp_path: Path) -> None:
    """However like a temporary folder it is called: other names, files, links."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    name = ".nhsgraph-00000000-1-0123456789abcdef.tmp"
    (tmp_path / name).symlink_to(tmp_path / "mine")
    (tmp_path / name.replace("-1-", "-2-")).write_text("a file", encoding="utf-8")
    for other in (".nhsgraph", ".nhsgraph-1.tmp", f"{name}.d", name[1:], f".page-{name}"):
        (tmp_path / other).mkdir()
        os.utime(tmp_path / other, (0, 0))
    before = _names(tmp_path)
    write_file(tmp_path / "page.txt", b"new")
    assert _names(tmp_path) == sorted([*before, "page.txt"])
    assert _names(tmp_path / "mine") == ["letter.txt"]


def test_a_disk_without_hard_links_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    for content in (b"old", b"new"):
        write_files({tmp_path / "a": content, tmp_path / "b": content})
    monkeypatch.setattr(Path, "replace", _failing(1, Path.replace, OSError("busy")))
    with pytest.raises(OSError, match="busy"):
        write_files({tmp_path / "a": b"newer", tmp_path / "b": b"newer"})
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"new"}

"""Files that are written whole or not at all, one alone or several together.

What is to be written is made in memory first. It then goes into a temporary folder beside its
place and on to the disk, and only then does it take the place of what stood there, file by file.
Whatever fails on the way, what stood there before still stands there. Only a process that is killed
among the last steps of several files can leave some new and some old; the last file of all, which
shows the others, is put in its place last.

A process that is killed leaves its temporary folder. The next one that writes beside it clears it
away: it knows such folders by their name, and that their process is gone or that they are old.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

_TEMPORARY: Final = r"\.nhsgraph-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.tmp"
"""The name of a temporary folder: the machine, the process, and figures by chance."""
MANY: Final = 100
"""More files than these are left to the system to bring on to the disk, or it takes minutes."""
_OLD: Final = 3600
"""Seconds after which a temporary folder is nobody's: to write takes a moment."""


def write_file(path: Path, content: bytes) -> None:
    """Writes a file whole; see ``write_files``."""
    write_files({path: content})


def write_files(contents: Mapping[Path, bytes], *, gone: Iterable[Path] = ()) -> None:
    """Writes several files, all of them or none, and takes others away.

    A file that stood there before keeps its rights. A symbolic link stays one: what it leads to is
    written. What is no regular file (a folder, a device, a pipe) is refused, and so is a file that
    may not be written.

    Args:
        contents: the bytes of each file, in the order in which they are put in their places.
        gone: files that are no longer wanted, where they exist.

    Raises:
        OSError: a file can't be written; everything is as it was.
    """
    with made_files(*contents, gone=gone) as new:
        for path, content in zip(new, contents.values(), strict=True):
            path.write_bytes(content)


@contextmanager
def made_files(*paths: Path, gone: Iterable[Path] = ()) -> Iterator[list[Path]]:
    """New files for the block to write, for what is too large to be made in memory first.

    When the block ends well they take their places, as ``write_files`` says, all of them or none;
    if it fails, nothing has happened.

    Args:
        paths: where the files are to stand, in the order in which they are put there.
        gone: files that are no longer wanted, where they exist.

    Raises:
        OSError: a file can't be written; everything is as it was. It names the path where the file
            was to stand, not the new one.
    """
    targets = [_target(path) for path in paths]
    unwanted = [Path(os.path.realpath(path.parent)) / path.name for path in gone]
    with ExitStack() as temporary, ExitStack() as undo:
        folders = {path.parent for path in (*targets, *unwanted)}
        beside = {folder: temporary.enter_context(_temporary(folder)) for folder in folders}
        new = [beside[path.parent] / f"{number}.new" for number, path in enumerate(targets)]
        with _told_of_each(dict(zip(new, targets, strict=True))):
            yield new
        flushed = len(targets) <= MANY
        for made, target in zip(new, targets, strict=True):
            _settle(made, target, flushed=flushed)
        for made, target in zip(new, targets, strict=True):
            _put(made, target, undo)
        for number, path in enumerate(unwanted):
            if path.is_file() or path.is_symlink():
                kept = beside[path.parent] / f"{number}.gone"
                undo.callback(_bring_back, kept, path)
                path.replace(kept)
        for folder in folders if flushed else ():
            _flush(folder)
        undo.pop_all()


@contextmanager
def made_folder(path: Path) -> Iterator[Path]:
    """A folder that is there in the block; if the block made it and fails, it goes again.

    Raises:
        OSError: it can't be made, or something else stands there.
    """
    folder = Path(os.path.realpath(path))
    new = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
    except BaseException:
        for made in new:
            with suppress(OSError):  # somebody else has put something there
                made.rmdir()
        raise


def _target(path: Path) -> Path:
    """The file that a path leads to, through symbolic links; it need not exist.

    Raises:
        OSError: something stands there that no file may take the place of.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = path.stat().st_mode  # of the path: what /dev/stdout leads to may have no name
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "A folder stands there", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "That is no regular file; write to a new one", str(path))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "That file may not be written", str(path))
    return target


@contextmanager
def _temporary(folder: Path) -> Iterator[Path]:
    """A folder inside another for the block, after those of processes that are gone are cleared."""
    _clear(folder)
    new = folder / f".nhsgraph-{_machine()}-{os.getpid()}-{os.urandom(8).hex()}.tmp"
    import shutil

    with _told_of_each({new: folder}):
        new.mkdir(0o700)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Removes the temporary folders that nobody will."""
    import re
    import shutil
    import time

    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            named = re.fullmatch(_TEMPORARY, entry.name)
            if named and entry.is_dir(follow_symlinks=False):
                here = named[1] == _machine()
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                if age > _OLD or (here and not _runs(int(named[2]))):
                    shutil.rmtree(entry.path, ignore_errors=True)


def _machine() -> str:
    """Eight figures for this machine: numbers of processes mean nothing on another."""
    import zlib

    name = os.uname().nodename if os.name == "posix" else ""
    return f"{zlib.crc32(name.encode(errors='replace')):08x}"


def _runs(process: int) -> bool:
    """Whether a process of this machine runs; True where that can't be told."""
    if os.name != "posix":
        return True  # to ask would end it
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


@contextmanager
def _told_of_each(places: Mapping[Path, Path]) -> Iterator[None]:
    """A block whose errors of the system name paths of the user's, not those of our own."""
    try:
        yield
    except OSError as error:
        name = str(error.filename or next(iter(places), ""))  # a full disk names no file
        meant = [target for new, target in places.items() if name.startswith(str(new))]
        if not meant or error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(meant[0])) from None


def _settle(new: Path, target: Path, *, flushed: bool) -> None:
    """Brings a new file on to the disk, with the rights of the one whose place it is to take."""
    if flushed:
        with _told_of_each({new: target}), new.open("r+b") as file:
            os.fsync(file.fileno())
    if target.exists():
        new.chmod(stat.S_IMODE(target.stat().st_mode))


def _put(new: Path, target: Path, undo: ExitStack) -> None:
    """Puts a file in its place, and notes how to bring back what stood there."""
    if target.exists():
        kept = new.with_suffix(".kept")
        try:
            kept.hardlink_to(target)
        except OSError:  # not every disk can, nor every file
            import shutil

            shutil.copy2(target, kept)
        undo.callback(_bring_back, kept, target)
    else:
        undo.callback(target.unlink, missing_ok=True)
    new.replace(target)


def _bring_back(kept: Path, path: Path) -> None:
    if kept.exists() or kept.is_symlink():
        kept.replace(path)


def _flush(folder: Path) -> None:
    """Brings the names in a folder on to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

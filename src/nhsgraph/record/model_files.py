"""Which files of a folder are its model, which look meant and are not read, and what they hold.

The model is ``record.yaml`` and ``events.yaml`` at the top, and every YAML file under ``sources/``
and ``bodies/``; ``.yml`` and capitals do as well. What systems and editors leave behind (hidden
files, ``__MACOSX``, locks, backups) is no part of it and is passed over.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from nhsgraph.errors import Fault
from nhsgraph.spelling import nearest

LARGEST: Final = 5_000_000
"""The bytes that a file of a model or a story may have; the longest so far has a fiftieth."""

_YAML: Final = (".yaml", ".yml")
_LEFT_BEHIND: Final = (
    *("~", ".swp", ".swo", ".swn", ".swx", ".kate-swp", ".bak", ".orig", ".rej", ".tmp", ".save"),
    *(".lock", ".autosave", "___jb_tmp___", "___jb_old___"),
    *(".part", ".partial", ".crdownload", ".download"),
)
_NOBODYS: Final = frozenset(
    {
        *("__macosx", "icon\r", "temporary items", "network trash folder"),  # macOS
        *("thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information"),
        *("lost+found", "@eadir", "__pycache__", "node_modules", "4913"),  # 4913 is vim's
    }
)
_HALF_SAVED: Final = ".sb-"
"""What macOS puts behind the name of a file that it is about to replace."""
_PAGES: Final = ("readme", "license", "licence", "copying", "notice", "changelog", "citation")
_BESIDE: Final = frozenset({"stories", "schema", "known-gaps.yaml"})
"""What may lie beside a model at the top of its folder, and is read by other commands."""
_LOOKED_AT: Final = 10_000
"""How many files of a folder that is not the model are looked at."""


class ModelFiles(NamedTuple):
    """The files of a model by what they hold, each list in the order in which it is read."""

    record: list[Path]
    sources: list[Path]
    events: list[Path]
    bodies: list[Path]


def model_files(folder: Path) -> list[Path]:
    """All files that are the model of a folder, in a fixed order, whatever can be read of them.

    Read them with ``content``, which neither waits for a pipe nor reads without an end.
    """
    return [path for paths in sorted_files(folder) for path in paths]


def sorted_files(folder: Path) -> ModelFiles:
    """The same files by what they hold."""
    top = sorted(_names(folder))
    return ModelFiles(
        [folder / name for name in top if _is_yaml(name) and _stem(name) == "record"],
        _yaml_under(folder / "sources"),
        [folder / name for name in top if _is_yaml(name) and _stem(name) == "events"],
        _yaml_under(folder / "bodies"),
    )


def faults_of_folder(folder: Path, files: ModelFiles, *, whole: bool = True) -> list[Fault]:
    """What of a model is not in a folder, or that there is no such folder; nothing if all is there.

    Args:
        folder: the model folder.
        files: its files, as ``sorted_files`` finds them.
        whole: whether it must have bodies and say what it is, as one laid over another need not.
    """
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "does not exist"
        mend = "Name a folder with record.yaml and bodies/."
        return [Fault(str(folder), 0, 0, f"the model folder {what}.", mend)]
    faults = []
    if whole and not files.bodies:
        mend = "Write one file a body under bodies/, such as bodies/hee.yaml."
        faults.append(Fault(str(folder), 0, 0, "the model folder has no bodies.", mend))
    if whole and not files.record:
        mend = "Write title, covers, licence and version in record.yaml; a folder that only adds to"
        mend += " another is named after it, or with a + in front if that is the bundled record."
        faults.append(Fault(str(folder / "record.yaml"), 0, 0, "the file is missing.", mend))
    return faults


def unread_files(folder: Path) -> list[Fault]:
    """What of a folder looks meant to be read and is not, in the order of the paths."""
    found: list[Fault] = []
    for name in sorted(_names(folder)):
        path = folder / name
        if name in {"bodies", "sources"} and _is_folder(path):
            found += _unread_under(path)
        elif name in _BESIDE or _is_page(name):
            continue
        elif _is_folder(path):
            found += _unread_folder(path)
        elif not (_is_yaml(name) and _stem(name) in {"record", "events"}):
            found += _unread_at_top(path)
    return found


def content(path: Path, most: int = LARGEST) -> bytes:
    """The bytes of a file, of which there may be so many at most.

    Raises:
        OSError: it can't be opened, is no regular file, or has too many bytes;
            ``strerror`` says which. What is no regular file is not even opened.
    """
    _refuse_odd(path, os.stat(path), most)  # noqa: PTH116 - a path takes thrice as long
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(number)
        _refuse_odd(path, status, most)  # something else may stand there by now
        read = os.read(number, status.st_size + 1)
        while len(read) != status.st_size and len(read) <= most:  # more or fewer than it told
            if not (more := os.read(number, most + 1 - len(read))):
                break
            read += more
    finally:
        os.close(number)
    if len(read) > most:
        raise _too_large(path, most)
    return read


_ODD: Final = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
)


def _too_large(path: Path, most: int) -> OSError:
    return OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB", str(path))


def _refuse_odd(path: Path, status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = next((name for test, name in _ODD if test(status.st_mode)), "it is a device")
        raise OSError(errno.EINVAL, what, str(path))
    if status.st_size > most:
        raise _too_large(path, most)


# -- what lies in a folder --------------------------------------------------------------------


def _names(folder: Path) -> list[str]:
    """The names in a folder, less those that nobody wrote; none if it can't be opened."""
    try:
        return [path.name for path in folder.iterdir() if not _is_nobodys(path.name)]
    except OSError:
        return []


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # nobody may look at it
        return False


def _walk(top: Path) -> Iterator[tuple[Path, str]]:
    """Every file below a folder, and what is wrong with a folder that is not entered.

    A folder that is called like a YAML file counts as a file. Links to folders are not followed:
    one may lead round in a circle or out of the model.
    """
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                inside = [entry for entry in entries if not _is_nobodys(entry.name)]
        except OSError as error:
            if _is_folder(folder):
                yield folder, f"the folder can't be opened ({error.strerror})"
            continue
        for entry in inside:
            path = folder / entry.name
            if _is_yaml(entry.name):
                yield path, ""
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                leads_on = entry.is_symlink() and _is_folder(path)
                yield path, "a link to a folder is not followed" if leads_on else ""


def _yaml_under(folder: Path) -> list[Path]:
    return sorted(path for path, why in _walk(folder) if not why and _is_yaml(path.name))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(_YAML)


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _is_nobodys(name: str) -> bool:
    """Whether a system or an editor left it behind: hidden files, locks, backups, previews."""
    return (
        name.startswith((".", "~"))
        or name.lower().endswith(_LEFT_BEHIND)
        or _HALF_SAVED in name.lower()
        or (name.startswith("#") and name.endswith("#"))
        or name.lower() in _NOBODYS
    )


def _is_page(name: str) -> bool:
    """Whether it is a page for readers: a README, a licence, anything in Markdown."""
    return name.lower().startswith(_PAGES) or name.lower().endswith(".md")


# -- what is not read, and what to call it ----------------------------------------------------


def _meant(name: str) -> str:
    """What a file is to be called that looks as if it were YAML; nothing if it does not."""
    bare = name.rstrip(". ")
    if bare != name and _is_yaml(bare):
        return bare
    lower = name.lower()
    for ending in _YAML:
        if lower.endswith(f"{ending}.txt"):
            return f"{name[: -len(ending) - 4]}.yaml"
    stem, joint, ending = name.rpartition("." if "." in name else " ")
    if joint and nearest(ending.lower(), ["yaml", "yml"], cutoff=0.7):
        return f"{stem}.yaml"
    return ""


def _unread_under(folder: Path) -> Iterator[Fault]:
    """What of ``bodies/`` or ``sources/`` is not read."""
    for path, why in sorted(_walk(folder)):
        if why:
            yield Fault(str(path), 0, 0, f"{why}, so nothing in it is read.", "Put a folder there.")
        elif not _is_yaml(path.name) and not _is_page(path.name):
            meant, mend = _meant(path.name), "Save it as YAML, or take it away."
            if path.suffix.lower() in {"", ".txt", ".json"}:
                mend = f"Call it {path.stem}.yaml, or take it away."
            mend = f"Call it {meant}." if meant else mend
            yield Fault(
                str(path), 0, 0, "the file is not read, as its name does not end in .yaml.", mend
            )


def _unread_folder(folder: Path) -> Iterator[Fault]:
    """A folder beside ``bodies/`` and ``sources/``, if it has YAML files or is nearly called so."""
    near = nearest(folder.name.lower(), ("bodies", "sources", "stories"), cutoff=0.75)
    if folder.name.lower() == "events":
        yield Fault(
            str(folder), 0, 0, "the files in this folder are not read.", "Write one events.yaml."
        )
        return
    some = zip(range(_LOOKED_AT), _walk(folder), strict=False)
    if near or any(_is_yaml(path.name) for _, (path, _) in some):
        mend = f"Call it {near}." if near else "Move it under bodies/ or sources/, or elsewhere."
        yield Fault(str(folder), 0, 0, "the YAML files in this folder are not read.", mend)


def _unread_at_top(path: Path) -> Iterator[Fault]:
    """A file beside ``record.yaml`` that is YAML, or is nearly called like one of the model."""
    stem = _stem(_meant(path.name) or path.name) or path.name
    while _is_yaml(stem):
        stem = _stem(stem)
    near = nearest(stem.lower(), ("record", "events", "known-gaps"), cutoff=0.75)
    if near:
        yield Fault(str(path), 0, 0, "the file is not read.", f"Call it {near}.yaml.")
    elif _is_yaml(path.name) or _meant(path.name):
        mend = "The model is record.yaml, events.yaml, and what lies under bodies/ and sources/."
        yield Fault(str(path), 0, 0, "the file is not read.", mend)

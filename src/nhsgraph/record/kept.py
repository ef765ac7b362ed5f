"""Built forms of model folders, kept in the cache folder of whoever asks, by what the files say.

The first question to a model folder reads its YAML, which takes seconds; the next ones read the
form that was kept. A form is known by the fingerprint of the files, never by their days or sizes,
so it fits every folder that says the same and none that says another thing. Whatever is wrong with
the cache folder, the YAML is read as if there were none: where nobody may write, or others may
write too, where the disk is full or a file is broken.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from nhsgraph.record.built import fingerprint, read_built, write_built
from nhsgraph.schema import Record

MOST_KEPT: Final = 8
"""The built forms that are kept; those that were not used for longest go first."""
A_DAY: Final = 86_400
"""Seconds after which the use of a form is noted again."""
_KEPT: Final = re.compile(r"([0-9a-f]{32})(\.\w+)?\.json")
"""The name of a built form, and of what is kept beside one."""


def kept_record(folders: Sequence[Path]) -> Record:
    """The record of a model folder and those laid over it, from its kept form if there is one.

    Args:
        folders: the model folder, then folders laid over it.

    Raises:
        RecordError: the folders have faults; all of them are in ``faults``.
    """
    cache = cache_folder(os.environ)
    try:
        files = fingerprint(folders)
    except OSError:  # the reader says which file it is, and why
        cache = None
    if cache is None:
        return _read(folders)
    path = cache / f"{files[:32]}.json"
    if is_own(cache):
        record = read_built(folders, path, of=files)
        if record is not None:
            with suppress(OSError):  # that it is in use is noted once a day
                if time.time() - path.stat().st_mtime > A_DAY:
                    os.utime(path)
            return record
    record = _read(folders)
    kept = _keep(record, folders, path, files)
    return (read_built(folders, path, of=files) if kept else None) or record


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder in which built forms are kept, by the customs of the system; None without a home.

    ``XDG_CACHE_HOME`` goes first, on every system. The folder need not exist.
    """
    named = environment.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):  # noqa: PTH117 - a path that is not absolute is to be ignored
        return Path(named) / "nhsgraph"
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local) / "nhsgraph" / "Cache" if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    below = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return home / below / "nhsgraph"


def is_own(folder: Path) -> bool:
    """True for a folder that nobody else may write to: what others put there is not read."""
    try:
        status = folder.stat()
    except OSError:
        return False
    if os.name != "posix":
        return stat.S_ISDIR(status.st_mode)
    own = status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(status.st_mode) and own


def is_kept(path: Path) -> bool:
    """True for a built form in the cache folder, beside which more may be kept."""
    return path.parent == cache_folder(os.environ) and is_own(path.parent)


def _read(folders: Sequence[Path]) -> Record:
    from nhsgraph.record.reading import read_record

    return read_record(*folders)


def _keep(record: Record, folders: Sequence[Path], path: Path, files: str) -> bool:
    """Keeps the built form of a record, unless its files have changed while they were read."""
    with suppress(OSError):
        if fingerprint(folders) != files:
            return False
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if is_own(path.parent):
            write_built(record, folders, path, of=files)
            _clear(path.parent)
            return True
    return False


def _clear(cache: Path) -> None:
    """Takes away the forms that were not used for longest, and what is kept beside them."""
    used: dict[str, float] = {}
    names: dict[str, list[Path]] = {}
    for path in cache.iterdir():
        if named := _KEPT.fullmatch(path.name):
            names.setdefault(named[1], []).append(path)
            used[named[1]] = max(used.get(named[1], 0.0), path.lstat().st_mtime)
    for name in sorted(used, key=lambda each: -used[each])[MOST_KEPT:]:
        for path in names[name]:
            path.unlink(missing_ok=True)

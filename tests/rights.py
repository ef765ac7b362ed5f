"""What a process may do, given up: so that rights of files bind the superuser of the tests too.

Only for processes that end soon: nothing here can be taken back.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_VERSION, _DAC_OVERRIDE = 0x20080522, 1 << 1
_NEW_MOUNTS, _READ_ONLY, _REMOUNT, _BIND, _ALL_BELOW, _PRIVATE = (
    0x20000, 1, 1 << 5, 1 << 12, 1 << 14, 1 << 18,
)  # fmt: skip


def give_up_rights() -> None:
    """From now on the rights of files bind this process, as they do everybody but the superuser.

    Raises:
        OSError: the system does not let it.
    """
    if os.geteuid() != 0:
        return
    head = (ctypes.c_uint32 * 2)(_VERSION, 0)
    powers = (ctypes.c_uint32 * 6)()  # effective, permitted and inherited, twice 32 of them
    _call("capget", head, powers)
    powers[0] &= ~_DAC_OVERRIDE
    powers[1] &= ~_DAC_OVERRIDE
    _call("capset", head, powers)


def can_mount() -> bool:
    """Whether this process may make a folder read-only for itself; tried in a child."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    child = os.fork()
    if child == 0:
        try:
            mount_read_only(Path("/tmp"))  # noqa: S108 - only to see whether it can be
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def mount_read_only(folder: Path) -> None:
    """For this process alone, a folder on a disk that can only be read.

    Raises:
        OSError: the system does not let it.
    """
    path = os.fsencode(folder)
    _call("unshare", _NEW_MOUNTS)
    _call("mount", None, b"/", None, _ALL_BELOW | _PRIVATE, None)
    _call("mount", path, path, None, _BIND, None)
    _call("mount", path, path, None, _BIND | _REMOUNT | _READ_ONLY, None)


def _call(name: str, *given: object) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, name)(*given) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), name)

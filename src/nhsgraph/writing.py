"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A new file beside a path, to be written in the block; it then takes the path's place.

    If the block fails, the new file is removed and what stood at the path stays as it was.

    Raises:
        OSError: the folder can't be written into.
    """
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    new = Path(name)
    try:
        yield new
        new.chmod(0o666 & ~_mask())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _mask() -> int:
    """The process's mask for the rights of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

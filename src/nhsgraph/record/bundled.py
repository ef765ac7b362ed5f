"""The record that comes with the package, and the folders laid over it or named instead."""

from __future__ import annotations

import os
from pathlib import Path

from nhsgraph.errors import MissingPartError
from nhsgraph.record.built import read_built
from nhsgraph.record.kept import kept_record
from nhsgraph.schema import Record

Folder = str | os.PathLike[str]

BUILT = Path(__file__).parent.parent / "built" / "record.json"
"""The built form of the bundled record, in an installed package."""


def laid(*folders: Folder) -> list[Folder]:
    """The folders of a model, the lowest first, less their signs ``+``.

    A folder whose own name begins with one is named with its path: ``./+mine``.

    Raises:
        MissingPartError: the first is laid over the bundled record, and there is none.
    """
    over = [isinstance(each, str) and each.startswith("+") for each in folders]
    named = [str(each)[1:] if plus else each for each, plus in zip(folders, over, strict=True)]
    return [bundled_folder(), *named] if over and over[0] else named


def read_folders(*folders: Folder) -> Record:
    """The record of a folder and of those laid over it, from its kept form where there is one."""
    if all(os.fspath(folder) for folder in folders):
        return kept_record([Path(folder) for folder in folders])
    from nhsgraph.record.reading import read_record

    return read_record(*folders)  # the folder without a name is refused there


def bundled_record() -> Record:
    """The bundled record: from the built form of just these files where there is one, or YAML."""
    folder = bundled_folder()
    return read_built(folder, BUILT) or read_folders(folder)


def bundled_folder() -> Path:
    """The folder of the record that comes with the package, or that of the checkout it runs from.

    Raises:
        MissingPartError: there is none, as where the package runs from a zip.
    """
    package = Path(__file__).parent.parent
    inside, checkout = package / "models", package.parent.parent
    if inside.is_dir():
        return inside
    if package.parent.name == "src" and _is_ours(checkout) and (checkout / "models").is_dir():
        return checkout / "models"
    raise MissingPartError(
        "The record that comes with nhsgraph is not beside it, as where it runs from a zip file:"
        " install nhsgraph with pip, or name a model folder (--record FOLDER, or"
        " nhsgraph.load(folder))."
    )


def _is_ours(checkout: Path) -> bool:
    """True for a folder that holds this project, not another with a folder of the same name."""
    try:
        told = (checkout / "pyproject.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return 'name = "nhsgraph"' in told.splitlines()

"""Plain data that nobody can change, so that an answer can be given out, compared and kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn


class FixedDataError(TypeError, AttributeError):
    """Somebody tried to change what is given out to all who ask."""


def _refuse(*_: object, **__: object) -> NoReturn:
    raise FixedDataError("an answer can't be changed; to_dict() gives a copy that can")


class FixedList(list[Any]):
    """A list that nobody can change; it has a hash, and equals a list of the same."""

    __slots__ = ()

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse
    append = extend = insert = pop = remove = reverse = sort = clear = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type[FixedList], tuple[list[Any]]]:
        """To pickle and to copy it."""
        return type(self), (list(self),)


class FixedDict(dict[str, Any]):
    """A dictionary that nobody can change; it has a hash, and equals a dictionary of the same."""

    __slots__ = ()

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FixedDict], tuple[dict[str, Any]]]:
        """To pickle and to copy it."""
        return type(self), (dict(self),)


def fixed(value: Any) -> Any:
    """Plain data that nobody can change, to its depth."""
    if isinstance(value, FixedDict | FixedList):
        return value
    if isinstance(value, Mapping):
        return FixedDict({key: fixed(inner) for key, inner in value.items()})
    if isinstance(value, tuple):
        return tuple(fixed(inner) for inner in value)
    return FixedList(fixed(inner) for inner in value) if isinstance(value, list) else value


def plain(value: Any) -> Any:
    """Data in plain JSON types, the caller's to keep."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value

"""Values that nobody can change: dataclasses, plain data, and what is worked out once and kept.

``dataclass`` is used like that of the standard library, and what it makes is one: ``fields`` and
``replace`` take it. As nothing is generated for each class, to import a program of many small ones,
and so to ask one question, takes a fifth less time. What is made by the thousand (a period, a date)
is better generated: the generated ``__init__`` takes half the time of this one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import wraps
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

_Class = TypeVar("_Class", bound=type)
_Self = TypeVar("_Self")
_Of = TypeVar("_Of")
_Made = TypeVar("_Made")
_Late = TypeVar("_Late", bound="Deferring")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        cls: _Class | None = None, /, *, frozen: bool = False, eq: bool = True
    ) -> Callable[[_Class], _Class] | _Class:
        """A class as a dataclass; see the standard library's for what ``frozen`` and ``eq`` do."""

        def make(made: _Class) -> _Class:
            return _with_methods(made, frozen=frozen, eq=eq)

        return make if cls is None else make(cls)


def _with_methods(cls: _Class, *, frozen: bool, eq: bool) -> _Class:
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    told = dataclasses.fields(cls)
    methods: dict[str, object] = {
        "__init__": _init_of(told, and_then=hasattr(cls, "__post_init__")),
        "__repr__": _repr_of([each.name for each in told if each.repr]),
    }
    if eq:
        compared = [each.name for each in told if each.compare]
        values = attrgetter(*compared) if compared else type
        methods["__eq__"] = _eq_of(values)
        own_hash = cls.__dict__.get("__hash__")
        methods["__hash__"] = own_hash or (_hash_of(values) if frozen else None)
        if own_hash is None and "__hash__" in cls.__dict__:
            del cls.__hash__  # Python has set it to None beside an own __eq__
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    if issubclass(cls, Deferring):
        for name in {each.name for each in told}.intersection(vars(cls)):
            delattr(cls, name)  # ``__init__`` has the default; found here, it would be the value
    return cls


_MISSING: Final = dataclasses.MISSING


def _init_of(told: tuple[dataclasses.Field[Any], ...], *, and_then: bool) -> Callable[..., None]:
    names = tuple(each.name for each in told)
    usual: Final = {each.name: each.default for each in told}  # in the order of the fields
    factories = [
        (each.name, each.default_factory) for each in told if each.default_factory is not _MISSING
    ]
    needed = frozenset(
        each.name for each in told if each.default is _MISSING and each.default_factory is _MISSING
    )

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807
        known = {**dict(zip(names, given, strict=False)), **named} if given else named
        values = {**usual, **known}
        for name, factory in factories:
            if values[name] is _MISSING:
                values[name] = factory()
        fits = needed <= known.keys() and len(values) == len(names)
        if not fits or (given and len(given) + len(named) != len(known)):
            raise TypeError(_misfit(type(self).__name__, names, given, named, values))
        object.__setattr__(self, "__dict__", values)
        if and_then:
            self.__post_init__()

    return __init__


def _misfit(
    kind: str, names: tuple[str, ...], given: tuple[Any, ...], named: dict[str, Any],
    values: dict[str, Any],
) -> str:  # fmt: skip
    """What is wrong with the arguments of a class."""
    if len(given) > len(names):
        return f"{kind} takes {len(names)} arguments, and {len(given)} were given"
    if twice := [name for name in names[: len(given)] if name in named]:
        return f"{kind} got {twice[0]} twice"
    if strange := [name for name in values if name not in names]:
        return f"{kind} has no field {strange[0]}"
    return f"{kind} needs {', '.join(name for name in names if values[name] is _MISSING)}"


def _repr_of(names: list[str]) -> Callable[[object], str]:
    def __repr__(self: object) -> str:  # noqa: N807
        told = (f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({', '.join(told)})"

    return __repr__


def _eq_of(values: Callable[[object], object]) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if type(other) is not type(self):
            return NotImplemented
        return values(self) == values(other)

    return __eq__


def _hash_of(values: Callable[[object], object]) -> Callable[[object], int]:
    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def _refuse(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"“{name}” of {type(self).__name__} can't be changed")


def replace(made: _Of, **changes: Any) -> _Of:
    """The same with other values in some fields; what is left for later stays so.

    As the standard library's, which would read every field, and so work out all that is left.
    """
    kind, own = type(made), vars(made)
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    if not changes.keys() <= names.keys():
        raise TypeError(f"{kind.__name__} has no field {min(changes.keys() - names.keys())}")
    values = {name: own[name] for name in names if name in own} | changes
    if late := own.get(_DEFERRED):
        values[_DEFERRED] = {name: work for name, work in late.items() if name not in values}
    same: _Of = object.__new__(kind)
    object.__setattr__(same, "__dict__", values)
    if (and_then := getattr(same, "__post_init__", None)) is not None:
        and_then()
    return same


def once(work: Callable[[], _Made]) -> Callable[[], _Made]:
    """What works something out when it is first called, and has it from then on.

    It is made in a fortieth of the time that ``functools.cache`` takes.
    """
    made: list[_Made] = []

    def given() -> _Made:
        if not made:
            made.append(work())
        return made[0]

    return given


class Deferring:
    """What has fields that are worked out when somebody first reads them, such as its words.

    A question asks the record for many rows that nobody is shown, and a program that compares a
    thousand answers reads none of their sentences.
    """

    if not TYPE_CHECKING:  # or every name would pass for that of a field

        def __getattr__(self, name: str) -> object:
            """A field that is worked out only now, read-only like the others."""
            work = deferred(self).get(name)
            if work is None:
                raise AttributeError(name)
            value = self.__dict__[name] = fixed(work())
            return value

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled and copied: all fields, worked out by now."""
        for name in deferred(self):
            getattr(self, name)
        return {name: value for name, value in vars(self).items() if name != _DEFERRED}


def deferring(made: _Late, **work: Callable[[], object]) -> _Late:
    """The same with some fields left for later; what is worked out once is kept.

    Args:
        made: the object, which stays as it is.
        work: what works out a field, by its name.
    """
    values = {**vars(made), _DEFERRED: {**deferred(made), **work}}
    for name in work:
        values.pop(name, None)
    late = object.__new__(type(made))
    object.__setattr__(late, "__dict__", values)
    return late


def deferred(made: Deferring) -> Mapping[str, Callable[[], object]]:
    """How the fields are worked out that were left for later, whether they were by now."""
    work: Mapping[str, Callable[[], object]] = vars(made).get(_DEFERRED, _NOTHING)
    return work


_DEFERRED: Final = "_deferred"
"""Where an object keeps how to work out its other fields; no field is called so."""
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})

__all__ = ["dataclass"]


def kept(work: Callable[[_Self, _Of], _Made]) -> Callable[[_Self, _Of], _Made]:
    """A method that works out one thing, once for each: what it has made is kept in its object.

    What has an id is known by it: to hash a statement takes longer than to look it up.
    """
    place = f"_kept_{work.__name__}"

    @wraps(work)
    def look_up(self: _Self, of: _Of) -> _Made:
        made = vars(self).get(place)
        if made is None:
            made = vars(self)[place] = {}
        key = getattr(of, "id", of)
        value: _Made = made.get(key, _MISSING)
        if value is _MISSING:
            value = made[key] = work(self, of)
        return value

    return look_up


# -- plain data, so that an answer can be given out, compared and kept ---------------------------


class FixedDataError(TypeError, AttributeError):
    """Somebody tried to change what is given out to all who ask."""


def _refuse_all(*_: object, **__: object) -> NoReturn:
    raise FixedDataError("an answer can't be changed; to_dict() gives a copy that can")


class FixedList(list[Any]):
    """A list that nobody can change; it has a hash, and equals a list of the same."""

    __slots__ = ()

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse_all
    append = extend = insert = pop = remove = reverse = sort = clear = _refuse_all

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type[FixedList], tuple[list[Any]]]:
        """To pickle and to copy it."""
        return type(self), (list(self),)


class FixedDict(dict[str, Any]):
    """A dictionary that nobody can change; it has a hash, and equals a dictionary of the same."""

    __slots__ = ()

    __setitem__ = __delitem__ = __ior__ = _refuse_all
    clear = pop = popitem = setdefault = update = _refuse_all

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

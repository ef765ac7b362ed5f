"""Parts of a record from their plain JSON, quickly and without pydantic, held against their types.

What a field may be stands in its annotation, so a new class or field needs nothing here. Checked
are the names of classes and fields, what is missing, the types of values, the words of which a
field takes one, dates, and the rules of a class over several fields. Limits of texts and numbers
(the form of an id, a least number) are those of the model files, and were checked there.
"""

from __future__ import annotations

import inspect
import sys
import types
from collections.abc import Callable, Iterator
from functools import cache, partial
from operator import itemgetter
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin

from nhsgraph.dates import When
from nhsgraph.schema.base import DateText, OneOf, Part

Reader: TypeAlias = Callable[[Any], object]
"""What reads the value of a field from JSON, or refuses it."""
Readers: TypeAlias = dict[type, Reader | None]
"""What reads the values of a field, by their types; None where they stand as they are."""


class UnfitError(ValueError):
    """What is no part of a record."""


class _Class(NamedTuple):
    """A class of parts, and what reads each of its fields; None of a field of plain text."""

    cls: type[Part]
    readers: dict[str, Reader | None]
    needed: Callable[[dict[str, Any]], object]
    """Raises a KeyError for values among which one is missing."""
    has_rules: bool


def revive(plain: dict[str, Any]) -> Any:
    """A part from its JSON, its own parts being revived; JSON that names no class stays as it is.

    Raises:
        UnfitError: a value is of no type or word of its field. A date that can't be read and a
            broken rule of the class raise their own kinds of ``ValueError``.
        KeyError: there is no such class or field, or one is missing that is not kept apart.
        TypeError: the class is named by no text, or a date is none (as an ``AttributeError`` too).
    """
    if "$" not in plain:
        return plain
    cls, readers, needed, has_rules = _class_of(plain.pop("$"))
    dated = "when" in cls.kept_apart
    when = plain.pop("when") if dated else ""
    for key, value in plain.items():
        read = readers[key]
        if read is not None:
            plain[key] = read(value)
        elif type(value) is not str:
            raise UnfitError(f"{key} is no text")
    needed(plain)
    if type(when) is not str:
        raise UnfitError("when is no text")
    part = cls.revived(plain, when=partial(_when, when)) if dated else cls.revived(plain)
    if has_rules:
        part.__post_init__()
    return part


def _when(text: str) -> When:
    """The time of a statement, read when it is asked for, which that of most never is.

    Raises:
        UnfitError: it is none.
    """
    try:
        return When.read(text)
    except ValueError as error:
        raise UnfitError(f"the built form of the record is broken: {error}") from error


@cache
def reader_of(cls: type[Part], field: str) -> Reader:
    """What reads a field of a class from JSON whose parts are revived, or raises an UnfitError."""
    return _class(cls).readers[field] or _reader_of_types({str: None})


@cache
def part_classes() -> dict[str, type[Part]]:
    """The classes of parts by their names."""
    return {cls.__name__: cls for cls in _subclasses(Part)}


def _subclasses(cls: type[Part]) -> Iterator[type[Part]]:
    for below in cls.__subclasses__():
        yield below
        yield from _subclasses(below)


@cache
def _class_of(name: str) -> _Class:
    """A class of parts by its name, with what each of its fields may be."""
    return _class(part_classes()[name])


def _class(cls: type[Part]) -> _Class:
    allowed = _allowed(cls)
    needed = [
        name for name in cls.field_names if not hasattr(cls, name) and name not in cls.kept_apart
    ]
    return _Class(
        cls,
        {name: _reader(allowed[name]) for name in cls.field_names},
        itemgetter(*needed) if needed else len,
        cls.__post_init__ is not Part.__post_init__,
    )


def _allowed(cls: type[Part]) -> dict[str, Readers]:
    """What the fields of a class may be."""
    allowed: dict[str, Readers] = {}
    for above in reversed(cls.__mro__):
        allowed |= _own_fields(above)
    return allowed


def _reader(readers: Readers) -> Reader | None:
    """What reads a value of any of some types; None where it can be plain text alone."""
    written = {kind: read for kind, read in readers.items() if kind is not types.NoneType}
    if written == {str: None}:
        return None
    if len(written) == 1 and (only := next(iter(written.values()))):
        return only  # it refuses what is of another type by itself
    return _reader_of_types(written)


def _reader_of_types(written: Readers) -> Reader:
    def read(value: object) -> object:
        if type(value) not in written:
            raise UnfitError(f"no {type(value).__name__} can stand there")
        chosen = written[type(value)]
        return value if chosen is None else chosen(value)

    return read


@cache
def _own_fields(cls: type) -> dict[str, Readers]:
    """What the fields may be that a class itself adds."""
    written = inspect.get_annotations(cls)
    return {
        name: _readers_of(hint, cls.__module__)
        for name, hint in written.items()
        if not hint.startswith("ClassVar")
    }


@cache
def _readers_of(hint: str, module: str) -> Readers:
    """What reads the values of an annotation, as it is written in a module of the schema."""
    return _readers(eval(hint, vars(sys.modules[module])))  # noqa: S307 - our own source


def _readers(kind: Any) -> Readers:
    """What reads the values of a type, by the types that they have in JSON."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        marks = [mark for mark in inside[1:] if isinstance(mark, DateText | OneOf)]
        reads = [
            mark.read if isinstance(mark, DateText) else _one_of(frozenset(mark.words))
            for mark in marks
        ]
        return {str: reads[0]} if reads else _readers(inside[0])
    if origin in {Union, types.UnionType}:
        return {key: read for one in inside for key, read in _readers(one).items()}
    if origin is Literal:
        return {str: _one_of(frozenset(inside))}
    if origin is tuple:
        return {list: _tuple_of(_readers(inside[0]))}
    if kind in {str, int, float, bool, types.NoneType} or issubclass(kind, Part):
        return {kind: None}
    raise NotImplementedError(f"no built form of a field of {kind}")


def _one_of(words: frozenset[str]) -> Reader:
    def read(word: str) -> str:
        if word not in words:
            raise UnfitError(f"{word} is none of the words")
        return word

    return read


def _tuple_of(readers: Readers) -> Reader:
    ((kind, one),) = readers.items()

    def read(values: list[Any]) -> tuple[object, ...]:
        for value in values:
            if type(value) is not kind:
                raise UnfitError(f"a {type(value).__name__} is in a list of others")
        if type(values) is not list:
            raise UnfitError("no list")
        return tuple(values if one is None else map(one, values))

    return read

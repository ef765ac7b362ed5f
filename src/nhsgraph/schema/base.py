"""What all parts of the schema share: frozen classes, ids, dates as fields, and unknown keys.

The classes are plain ones, so that a record that was checked when it was built is revived without
pydantic. What pydantic holds a model file against stands as marks in the annotations; the marks
reach for it when a file is read (see ``nhsgraph.schema.validation``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import FrozenInstanceError, dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Self, dataclass_transform

from nhsgraph.dates import FuzzyDay, When, Years
from nhsgraph.errors import BrokenRuleError
from nhsgraph.spelling import tidy

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The form of an id: small letters, figures and single hyphens."""
TERM = r"^([a-z0-9]+|[A-Z][A-Z0-9]+)(_([a-z0-9]+|[A-Z][A-Z0-9]+))*$"
"""The form of a term of the field: small letters, figures and single underscores; what is written
in capitals, such as an acronym, has them here too."""


class Limits:
    """A mark: limits of a text, a number or a list, in the words of pydantic's core schema."""

    def __init__(self, **limits: str | int) -> None:
        self.limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return {**handler(source), **self.limits}


class Described:
    """A mark: what a field means, for those who write it in an editor."""

    def __init__(self, description: str) -> None:
        self.description = description

    def __get_pydantic_json_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return {**handler(source), "description": self.description}


class Reading:
    """A mark: a value is read by a function before it is checked."""

    def __init__(self, read: Callable[[object], object]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from nhsgraph.schema.validation import read_first

        return read_first(self.read, handler(source))


def bare(key: str) -> Reading:
    """A mark: a bare text stands for a part of which it is the value of this key."""

    def as_part(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return Reading(as_part)


class OneOf:
    """A mark: a text is one of some words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = list(words)

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from nhsgraph.schema.validation import one_of

        return one_of(self.words)


class DateText:
    """A mark: a date that is read from its text, with an example for those who write it."""

    def __init__(self, read: Callable[[str], object], description: str, example: str) -> None:
        self.read = read
        self.described = {"type": "string", "description": description, "examples": [example]}

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from nhsgraph.schema.validation import read_whole

        return read_whole(self.from_text)

    def __get_pydantic_json_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return dict(self.described)

    def from_text(self, value: object) -> object:
        """The date.

        Raises:
            ValueError: it is no text, or no date (as a ``DateError``).
        """
        if not isinstance(value, str):
            raise ValueError("must be text; put the date in quotes")  # noqa: TRY004
        return self.read(value)


def _on_one_line(value: object) -> object:
    """A text as it is told: on one line, with single blanks and composed letters."""
    return tidy(value) if isinstance(value, str) else value


_HOST: Final = re.compile(r"[A-Za-z0-9-]{1,63}")
_LONGEST_ADDRESS: Final = 2_000


def _address(value: object) -> object:
    """An address that a reader can follow.

    Raises:
        BrokenRuleError: it can't be followed.
    """
    if isinstance(value, str) and (why := _why_no_address(value)):
        raise BrokenRuleError(
            f"“{value}” is no web address: {why}; write it as https://…, or say in note: where the"
            " text is"
        )
    return value


def _why_no_address(url: str) -> str:
    """What is wrong with an address; nothing where it can be followed."""
    from urllib.parse import urlsplit

    if url.split() != [url]:
        return "it has a blank"
    if len(url) > _LONGEST_ADDRESS:
        return "it is too long"
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        of_port = str(error).startswith("Port")
        return "its port is no number below 65536" if of_port else "its brackets do not match"
    if parts.scheme not in {"http", "https"}:
        return "it does not begin with https://"
    return _why_no_host(host, parts.username)


def _why_no_host(host: str, user: str | None) -> str:
    """What is wrong with the host of an address, and with what stands before its @."""
    labels = host.split(".")
    whole = len(labels) > 1 and all(map(_HOST.fullmatch, labels))
    if not (whole and len(labels[-1]) > 1 and labels[-1].isalpha()):
        return f"“{host}” is no host"
    return "" if user is None else f"what stands before @ is no part of “{host}”"


LONGEST_WORD: Final = 100
LONGEST_LINE: Final = 500
LONGEST_PROSE: Final = 10_000
"""The signs that an id or a term, a text that stands in a line or a box, and a note may have."""
Slug = Annotated[str, Limits(pattern=SLUG, max_length=LONGEST_WORD)]
Reference = Annotated[
    str, Limits(pattern=SLUG[:-1] + "(/" + SLUG[1:-1] + ")?$", max_length=2 * LONGEST_WORD + 1)
]
"""The id of a statement, ``body/id``, or of an event."""
Term = Annotated[str, Limits(pattern=TERM, max_length=LONGEST_WORD)]
Label = Annotated[str, Limits(min_length=1, max_length=LONGEST_LINE), Reading(_on_one_line)]
"""A name, a title or other words that a picture draws and a table shows in one cell."""
Prose = Annotated[str, Limits(min_length=1, max_length=LONGEST_PROSE), Reading(_on_one_line)]
"""Words for people, a name or a note: on one line, whatever breaks and blanks a file has in it."""
Address = Annotated[str, Reading(_address)]
"""A web address."""


_WHEN: Final = "EDTF interval, both ends inclusive; .. is open, blank is not known"
_COVERS: Final = "EDTF interval, both ends inclusive and certain"
_DATE: Final = "EDTF date; ~ ? % if unsure, [a..b] for some day between"
_YEARS: Final = "Financial years: one, a run a..b, or a.. for all from then on"
_YEAR: Final = "A financial year, 1 April to 31 March"
WhenField = Annotated[When, DateText(When.read, _WHEN, "2013-04-01/..")]
CoversField = Annotated[When, DateText(When.with_both_ends, _COVERS, "2010-01-01/2021-12-31")]
DateField = Annotated[FuzzyDay, DateText(FuzzyDay.read, _DATE, "2013-04-01")]
YearsField = Annotated[Years, DateText(Years.read, _YEARS, "2019/20")]
FinancialYear = Annotated[Years, DateText(Years.one, _YEAR, "2015/16")]


_KEYS = {"local_id": "id"}
"""The keys of files that have another name in the classes."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Part:
    """A frozen piece of a record; a key that it does not know is refused with the nearest known.

    Each subclass is a dataclass, made with keyword arguments; two are equal when their fields are.
    Its methods stand here once, as to generate them for each class would take longer than to load
    a record. ``field_names`` has the names of the fields, in order.
    """

    __slots__ = ("__dict__", "__weakref__", "_unread")
    _unread: ClassVar[Any]  # a slot, by the side of the fields: how those are read that are not yet
    field_names: ClassVar[tuple[str, ...]] = ()
    kept_apart: ClassVar[tuple[str, ...]] = ()
    """The fields that a built record may read later: see ``revived``."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": lambda name: _KEYS.get(name, name),
    }

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        dataclass(init=False, eq=False, repr=False)(cls)
        cls.field_names = tuple(each.name for each in fields(cls))  # type: ignore[arg-type]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        from nhsgraph.schema.validation import naming_unknown_keys

        return naming_unknown_keys(cls, cls.__name__, handler(source))

    @classmethod
    def known_keys(cls) -> list[str]:
        """The keys that may be written, under the names that a file uses, in order."""
        return [cls.key_of(name) for name in cls.field_names]

    @staticmethod
    def key_of(name: str) -> str:
        """The key under which a file has a field."""
        return _KEYS.get(name, name)

    @classmethod
    def place_of(cls, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """Where in a file a fault stands that pydantic has found at ``loc`` below this part."""
        return loc

    def __init__(self, **said: Any) -> None:
        strange = [name for name in said if name not in self.field_names]
        missing = [
            each for each in self.field_names if each not in said and not hasattr(self, each)
        ]
        if strange or missing:
            problem = f"has no field {strange[0]}" if strange else f"needs {missing[0]}"
            raise TypeError(f"{type(self).__name__} {problem}")
        object.__setattr__(self, "__dict__", said)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Checks what concerns several fields; raises BrokenRuleError."""

    @classmethod
    def revived(cls, said: dict[str, Any], **later: Callable[[], object]) -> Self:
        """A part of checked fields; those of ``kept_apart`` may be left for who first asks."""
        part = object.__new__(cls)
        object.__setattr__(part, "__dict__", said)  # what is not said is usual: the class has it
        if later:
            object.__setattr__(part, "_unread", later)
        return part

    def read_later(self, name: str, read: Callable[[], object]) -> None:
        """Leaves one more field of a revived part to be read when somebody first asks for it."""
        self._unread[name] = read

    if not TYPE_CHECKING:  # or every name would pass for that of a field

        def __getattr__(self, name: str) -> object:
            """A field that is read only now; Python asks here for what is not there otherwise."""
            if name not in self.kept_apart:
                raise AttributeError(name)
            value = self.__dict__[name] = self._unread[name]()
            return value

    def __getstate__(self) -> dict[str, object]:
        """What is pickled and copied: the fields that were given, all read by now."""
        for name in self.kept_apart:
            getattr(self, name)
        return {name: vars(self)[name] for name in self.field_names if name in vars(self)}

    def changed(self, **fields: Any) -> Self:
        """The same part with other values in some fields."""
        return type(self)(**{**self.__getstate__(), **fields})

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def _values(self) -> list[object]:
        return [getattr(self, name) for name in self.field_names]

    def __repr__(self) -> str:
        said = (f"{name}={getattr(self, name)!r}" for name in self.field_names)
        return f"{type(self).__name__}({', '.join(said)})"


def as_tuple(value: object) -> object:
    """One item where a list may stand is a list of one."""
    return value if isinstance(value, list | tuple) else (value,)


OneOrMore = Reading(as_tuple)
AtLeastOne = Limits(min_length=1)

"""The file of a story: read as model files are, with all its faults in one run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from nhsgraph.dates import Period, Years, read_day
from nhsgraph.draw.mandate import MOST as MOST_MANDATES
from nhsgraph.draw.page.edge_types import known_types
from nhsgraph.draw.structure.one_day import day_of
from nhsgraph.draw.structure.selection import hops_within_reach
from nhsgraph.errors import DateError, QuestionError, StoryError, shortened, spelt_out
from nhsgraph.record.yaml_text import Document, Loc, Value, pair, walk
from nhsgraph.schema import STATEMENT_TYPES
from nhsgraph.spelling import nearest, tidy

MOST_PICTURES: Final = 100
"""How many pictures a story may have."""
MOST_NAMED: Final = 100
"""How many days, years, bodies or types one key may list."""
LONGEST_ID: Final = 200
"""How many signs the id of a body may have."""

Wrong: TypeAlias = Callable[[Loc, str, str], None]
"""Notes what is wrong at a path of keys and positions: the sentence, and the mend."""


class Asked(NamedTuple):
    """One picture that a story asks for: the method of ``Draw``, and what that is given."""

    kind: str
    of: tuple[str, ...]
    options: dict[str, Any]
    as_known_on: str | None


def only_story(folder: Path) -> Path:
    """The story that comes with a record, in its folder ``stories``.

    Raises:
        QuestionError: there is none, or there are several.
    """
    found = sorted((folder / "stories").glob("*.yaml"))
    if len(found) != 1:
        hint = f"There are {', '.join(path.name for path in found)}." if found else ""
        raise QuestionError("Name the file of a story.", [hint] if hint else [])
    return found[0]


def read_story(story: str | os.PathLike[str]) -> Mapping[str, Any]:
    """Reads the file of a story; every value stays text.

    Returns:
        Its ``title``, its ``introduction`` (maybe blank) and its ``pictures``.

    Raises:
        StoryError: the file can't be read as a story; has every fault, in the order of the lines.
    """
    path = Path(story)
    document = Document.read(path, spelt_out(str(path)))

    faulty = {(fault.line, fault.column) for fault in document.faults}

    def wrong(loc: Loc, message: str, mend: str) -> None:
        found = pair(walk(document.root, loc[:-1]), loc[-1]) if loc else None
        node = found[0] if found else walk(document.root, loc)
        place = document.place(node)
        if (place.line, place.column) not in faulty:  # its form is the fault
            document.fault_at(node, message, mend)

    told: dict[str, Any] = {}
    if document.root is not None:
        told = _story(document.data, wrong)
    if document.faults:
        raise StoryError(document.faults)
    return told


def _story(data: Value, wrong: Wrong) -> dict[str, Any]:
    """The parts of a story; what is wrong with them is noted."""
    if not isinstance(data, dict) or "pictures" not in data:
        wrong((), "this is no story.", "Write title:, and a list of pictures:.")
        return {}
    for key in data.keys() - {"title", "introduction", "pictures"}:
        wrong((key,), f"unknown key “{key}”.", "A story has title, introduction and pictures.")
    if not isinstance(data.get("title"), str):
        at = ("title",) if "title" in data else ()
        wrong(at, "the story has no title.", "Write title: at the top.")
    introduction = data.get("introduction", "")
    if not isinstance(introduction, str):
        wrong(("introduction",), "the introduction is no text.", _QUOTE)
    pictures = data["pictures"]
    if not isinstance(pictures, list) or not 0 < len(pictures) <= MOST_PICTURES:
        message = f"“pictures” is no list of 1 to {MOST_PICTURES} pictures."
        wrong(("pictures",), message, "Begin each picture with “- ”.")
        pictures = []
    for number, chapter in enumerate(pictures, 1):
        _caption(chapter, number, wrong)
        read_chapter(chapter, number, wrong)
    return {
        "title": tidy(str(data.get("title"))),
        "introduction": str(introduction),
        "pictures": [
            {**chapter, "caption": tidy(str(chapter.get("caption")))}
            for chapter in pictures
            if isinstance(chapter, dict)
        ],
    }


_QUOTE: Final = "Write one text; quote it if it has a colon or begins with a bracket."


def _caption(chapter: Value, number: int, wrong: Wrong) -> None:
    if isinstance(chapter, dict) and not isinstance(chapter.get("caption"), str):
        at: list[str | int] = ["pictures", number - 1]
        at += ["caption"] if "caption" in chapter else []
        wrong(at, f"Picture {number} of the story has no caption.", "Write caption: and a text.")


def kind_of(chapter: Mapping[str, Any], number: int) -> str:
    """What a picture of a story is: ``structure``, ``changes`` and so on.

    Raises:
        QuestionError: it is none, or several.
    """
    kinds = [key for key in chapter if key in KINDS]
    if len(kinds) != 1:
        hint = f"Write one of {', '.join(KINDS)}."
        raise QuestionError(f"Picture {number} of the story does not say what it is.", [hint])
    return kinds[0]


def read_chapter(chapter: Value | Mapping[str, Any], number: int, wrong: Wrong) -> Asked | None:
    """One picture of a story, checked as far as it can be without the record.

    Args:
        chapter: what is written of it.
        number: its number in the story, from 1.
        wrong: told of each fault, at its path from the top of the story.

    Returns:
        The picture; None if it has faults.
    """
    at: tuple[str | int, ...] = ("pictures", number - 1)
    if not isinstance(chapter, Mapping):
        wrong(at, f"Picture {number} is not a mapping of keys.", "Write “key: value” lines.")
        return None
    try:
        kind = kind_of(chapter, number)
    except QuestionError as error:
        wrong(at, str(error).partition("\n")[0], " ".join(error.hints))
        return None
    faults = 0
    read: dict[str, Any] = {}
    of, options = KINDS[kind]
    readers = {kind: of, "as_known_on": _day_of_knowledge, **options}
    for key, value in chapter.items():
        if key in {"caption", "title"}:
            continue
        try:
            if key not in readers:
                raise _unknown_option(key, [*options, "as_known_on"])
            read[key] = readers[key](value)
        except (QuestionError, DateError) as error:
            faults += 1
            message, mend = _told(key, error)
            wrong((*at, key), f"Picture {number} ({kind}): {message}", mend)
    if faults:
        return None
    return Asked(kind, read.pop(kind), read, read.pop("as_known_on", None))


def _told(key: str, error: QuestionError | DateError) -> tuple[str, str]:
    """The sentence and the mend of an error."""
    if isinstance(error, DateError):
        return f"{key}: {error}.", ""
    return str(error).partition("\n")[0], " ".join(error.hints)


def _unknown_option(key: str, known: list[str]) -> QuestionError:
    near = nearest(key, known)
    hint = f"Did you mean “{near}”?" if near else f"Options are {', '.join(sorted(known))}."
    return QuestionError(f"“{key}” is an option unknown to it.", [hint])


# -- values -------------------------------------------------------------------------------------


def _text(value: Value) -> str:
    if not isinstance(value, str) or not value.strip():
        what = "a list" if isinstance(value, list) else "a mapping" if value else "blank"
        raise QuestionError(f"one value is needed here, and this is {what}.", ["Write one."])
    return value.strip()


def _list(
    read: Callable[[Value], str], least: int = 1, most: int = MOST_NAMED
) -> Callable[[Value], tuple[str, ...]]:
    """A reader of a list, or of one value that stands for a list of one."""

    def reader(value: Value) -> tuple[str, ...]:
        items = value if isinstance(value, list) else [value]
        if not least <= len(items) <= most:
            number = str(least) if least == most else f"{least} to {most}"
            raise QuestionError(f"{number} values are needed here.", ["Write them as [a, b]."])
        return tuple(read(item) for item in items)

    return reader


def _checked(check: Callable[[str], object]) -> Callable[[Value], str]:
    """A reader of a text that stays as it is, once a function has found no fault with it."""

    def reader(value: Value) -> str:
        text = _text(value)
        check(text)
        return text

    return reader


def _may_be_an_id(text: str) -> None:
    if len(text) > LONGEST_ID:
        raise QuestionError(f"“{text}” is too long for a body.", ["Write its id."])


def _is_a_type(text: str) -> None:
    if text not in STATEMENT_TYPES:
        hint = f"Types are {', '.join(STATEMENT_TYPES)}."
        raise QuestionError(f"There is no type “{text}”.", [hint])


_day, _day_of_knowledge = _checked(day_of), _checked(read_day)
_period, _year = _checked(Period.read), _checked(Years.read)
_body, _statement_type = _checked(_may_be_an_id), _checked(_is_a_type)
_edge_type = _checked(lambda text: known_types([text]))


def _hops(value: Value) -> int:
    text = _text(value)
    if not (text.isascii() and text.isdecimal()):
        told = f"“hops: {shortened(text)}” is no whole number."
        raise QuestionError(told, ["Write hops: 2 or so."])
    return hops_within_reach(int(text[:1_000]))


def _truth(value: Value) -> bool:
    text = _text(value)
    if text not in {"true", "false"}:
        raise QuestionError(f"“{text}” is neither true nor false.", ["Write true, or leave it."])
    return text == "true"


def _body_and_day(value: Value) -> tuple[str, ...]:
    if not isinstance(value, dict) or set(value) != {"body", "on"}:
        hint = "Write chain: {body: ID, on: 2014-06-01}."
        raise QuestionError("chain: needs a body and a day.", [hint])
    return _body(value["body"]), _day(value["on"])


def _alone(read: Callable[[Value], str]) -> Callable[[Value], tuple[str, ...]]:
    """A reader of what is one value alone."""
    return lambda value: (read(value),)


Readers: TypeAlias = Mapping[str, Callable[[Value], Any]]

_TYPES: Final[Readers] = {"types": _list(_edge_type)}
KINDS: Final[Mapping[str, tuple[Callable[[Value], tuple[str, ...]], Readers]]] = {
    "structure": (
        _alone(_day),
        {**_TYPES, "around": _list(_body), "hops": _hops, "expand": _list(_body), "plans": _truth},
    ),
    "changes": (_list(_day, 2, 2), _TYPES),
    "years": (_list(_day), _TYPES),
    "timeline": (_list(_body), {**_TYPES, "period": _period, "plans": _truth}),
    "mandate": (_list(_year, 1, MOST_MANDATES), {"body": _body}),
    "funding": (_alone(_year), {"plans": _truth}),
    "chain": (_body_and_day, {}),
    "coverage": (_list(_body), {"types": _list(_statement_type)}),
}
"""The pictures that a story may have: how what they are of is read, and their options."""

"""Dataclasses with common methods do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field, replace
from typing import Any

import pytest

from nhsgraph.values import Deferring, dataclass, deferring


@dataclass(frozen=True)
class Ours:
    """A class of each kind of field."""

    first: int
    second: str = "b"
    listed: list[int] = field(default_factory=list)
    unseen: int = field(default=0, repr=False, compare=False)


@dataclasses.dataclass(frozen=True)
class Theirs:
    """The same class, generated."""

    first: int
    second: str = "b"
    listed: list[int] = field(default_factory=list)
    unseen: int = field(default=0, repr=False, compare=False)


@dataclass
class Open:
    """One that may be changed."""

    first: int
    doubled: int = 0

    def __post_init__(self) -> None:
        self.doubled = 2 * self.first


ARGUMENTS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, "c"), {}),
    ((1, "c", [2], 3), {}),
    ((), {"first": 1, "unseen": 4}),
    ((1,), {"listed": [5]}),
    ((), {}),
    ((), {"second": "c"}),
    ((1,), {"first": 1}),
    ((1,), {"third": 1}),
    ((), {"third": 1}),
    ((1, 2, 3, 4, 5), {}),
]


def _made(cls: Callable[..., object], given: tuple[Any, ...], named: dict[str, Any]) -> object:
    try:
        return list(vars(cls(*given, **named)).items())
    except TypeError:
        return TypeError


@pytest.mark.parametrize(("given", "named"), ARGUMENTS, ids=range(len(ARGUMENTS)))
def test_what_is_made_and_what_is_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    assert _made(Ours, given, named) == _made(Theirs, given, named)


def test_equal_are_those_whose_compared_fields_are() -> None:
    assert Ours(1) == Ours(1, unseen=7) != Ours(2)
    other: object = Theirs(1)
    assert Ours(1) != other
    hashed: Any = dataclass(frozen=True)(type("Hashed", (), {"__annotations__": {"a": "int"}}))
    assert hash(hashed(1)) == hash(hashed(1))
    with pytest.raises(TypeError):
        hash(Open(1))


def test_it_reads_as_it_is_written() -> None:
    assert repr(Ours(1)) == repr(Theirs(1)).replace("Theirs", "Ours")


def test_the_frozen_stays_and_the_open_is_made_whole() -> None:
    for one in (Ours(1), Theirs(1)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            one.first = 2  # type: ignore[misc]
        with pytest.raises(dataclasses.FrozenInstanceError):
            del one.first
    changed = Open(2)
    assert changed.doubled == 4
    changed.first = 3
    assert (changed.first, changed.doubled) == (3, 4)


def test_it_is_replaced_copied_and_pickled_like_any() -> None:
    one = Ours(1, listed=[1])
    assert replace(one, second="z") == Ours(1, "z", [1])
    assert copy.deepcopy(one) == copy.copy(one) == pickle.loads(pickle.dumps(one)) == one  # noqa: S301
    assert [each.name for each in dataclasses.fields(Ours)] == list(vars(one))


def test_no_list_is_shared() -> None:
    assert Ours(1).listed is not Ours(1).listed


@dataclass(frozen=True)
class Told(Deferring):
    """A number with its words, which may be left for later."""

    number: int
    words: str = "none"
    further: tuple[str, ...] = ()


def test_a_field_left_for_later_is_worked_out_once_when_it_is_read() -> None:
    words = iter(["one"])
    told = deferring(Told(1), words=lambda: next(words))
    assert (told.words, told.words, told.number) == ("one", "one", 1)
    with pytest.raises(AttributeError):
        told.other  # type: ignore[attr-defined]  # noqa: B018


def test_what_is_left_for_later_is_read_by_who_compares_copies_or_defers_again() -> None:
    told = deferring(Told(1), words=lambda: "one")
    again = deferring(told, further=lambda: (f"{told.words} more",))
    assert again == Told(1, "one", ("one more",))
    assert pickle.loads(pickle.dumps(again)) == copy.copy(again) == again  # noqa: S301
    assert replace(told, number=2) == Told(2, "one")
    assert deferring(told, words=lambda: "uno").words == "uno"

"""How many steps a regular expression takes on a text: a matcher that counts, as ``re`` can't.

``re`` tries one way after another and goes back where one fails. On some texts the ways multiply,
and a search that takes a moment of a short text never ends of a long one. A clock would tell it
only of the machine that it runs on; this matcher walks the same tree in the same order as ``re``
and counts what it compares. It knows nothing of the shortcuts of ``re``, so it may count more,
never less in kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

Node: TypeAlias = tuple[Any, Any]
Then: TypeAlias = Callable[[int], bool]
SINGLE = frozenset({op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN})
REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})
FAILING = "\x00"
"""A sign that hardly a pattern takes: put behind a text, it makes all ways be tried."""


@cache
def _tree(pattern: re.Pattern[str]) -> list[Node]:
    """The nodes of a pattern; they are read by many searches and changed by none."""
    return list(_parser.parse(pattern.pattern, pattern.flags))


class TooManyStepsError(Exception):
    """A search was given up."""


class Search:
    """A search for a pattern in one text, which counts its steps.

    Args:
        pattern: the compiled pattern.
        text: the text.
        limit: after so many steps the search is given up.
    """

    def __init__(self, pattern: re.Pattern[str], text: str, limit: int = 100_000) -> None:
        self.text, self.limit, self.steps = text, limit, 0
        self._fold = bool(pattern.flags & re.IGNORECASE)
        self._dotall = bool(pattern.flags & re.DOTALL)
        self._multiline = bool(pattern.flags & re.MULTILINE)
        self._ascii = bool(pattern.flags & re.ASCII)
        self._tree = _tree(pattern)
        self._groups: dict[int, str] = {}
        self._taken: dict[tuple[int, str], bool] = {}

    def everywhere(self) -> int:
        """The steps of a search from every place of the text, as ``finditer`` and ``sub`` make."""
        start = 0
        while start <= len(self.text):
            end = self._first_end(self._tree, start)
            start = start + 1 if end is None else max(end, start + 1)
        return self.steps

    def at_the_start(self) -> int:
        """The steps of a match of the whole text from its first sign on, as ``fullmatch`` makes."""
        self._run(self._tree, 0, 0, lambda end: end == len(self.text))
        return self.steps

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self.limit:
            raise TooManyStepsError

    def _run(self, nodes: Sequence[Node], number: int, at: int, then: Then) -> bool:
        """Matches nodes from one of them on, then what follows."""
        if number == len(nodes):
            return then(at)
        kind, value = nodes[number]

        def rest(end: int) -> bool:
            return self._run(nodes, number + 1, end, then)

        if kind in SINGLE:
            return self._fits(nodes[number], at) and rest(at + 1)
        return self._ways[kind](kind, value, at, rest)

    @cached_property
    def _ways(self) -> dict[Any, Callable[[Any, Any, int, Then], bool]]:
        """How each kind of node but a single sign is matched."""
        return {
            **dict.fromkeys(REPEATS, self._repeat),
            **dict.fromkeys((op.ASSERT, op.ASSERT_NOT), self._look),
            op.SUBPATTERN: self._group,
            op.BRANCH: self._branch,
            op.ATOMIC_GROUP: self._atomic,
            op.AT: self._place,
            op.GROUPREF: self._again,
        }

    def _branch(self, _: Any, value: Any, at: int, rest: Then) -> bool:
        return any(self._run(list(branch), 0, at, rest) for branch in value[1])

    def _look(self, kind: Any, value: Any, at: int, rest: Then) -> bool:
        return self._looks(value, at) is (kind is op.ASSERT) and rest(at)

    def _atomic(self, _: Any, value: Any, at: int, rest: Then) -> bool:
        end = self._first_end(list(value), at)
        return end is not None and rest(end)

    def _place(self, _: Any, value: Any, at: int, rest: Then) -> bool:
        self._step()
        return self._stands(value, at) and rest(at)

    def _again(self, _: Any, value: Any, at: int, rest: Then) -> bool:
        earlier = self._groups.get(value, "")
        self._step()
        return self.text.startswith(earlier, at) and rest(at + len(earlier))

    def _group(self, _: Any, value: Any, at: int, rest: Then) -> bool:
        number, _, _, inside = value

        def closed(end: int) -> bool:
            if number is not None:
                self._groups[number] = self.text[at:end]
            return rest(end)

        return self._run(list(inside), 0, at, closed)

    def _first_end(self, nodes: Sequence[Node], at: int) -> int | None:
        ends: list[int] = []

        def reached(end: int) -> bool:
            ends.append(end)
            return True

        return ends[0] if self._run(nodes, 0, at, reached) else None

    def _looks(self, value: Any, at: int) -> bool:
        direction, inside = value
        nodes = list(inside)
        if direction > 0:
            return self._run(nodes, 0, at, lambda _: True)
        low, high = inside.getwidth()
        return any(
            self._run(nodes, 0, at - width, lambda end: end == at)
            for width in range(low, min(high, at) + 1)
        )

    def _repeat(self, kind: Any, value: Any, at: int, rest: Then) -> bool:
        low, high, inside = value
        nodes = list(inside)
        most = len(self.text) + 1 if high is op.MAXREPEAT else high
        if len(nodes) == 1 and nodes[0][0] in SINGLE:
            return self._repeat_sign(kind, nodes[0], (low, most), at, rest)
        if kind is op.POSSESSIVE_REPEAT:
            count = 0
            while count < most and (end := self._first_end(nodes, at)) is not None and end > at:
                at, count = end, count + 1
            return count >= low and rest(at)

        def more(count: int, place: int) -> bool:
            def again(end: int) -> bool:
                return (end > place or count < low) and more(count + 1, end)

            if count < low:
                return self._run(nodes, 0, place, again)
            if kind is op.MIN_REPEAT:
                return rest(place) or (count < most and self._run(nodes, 0, place, again))
            return (count < most and self._run(nodes, 0, place, again)) or rest(place)

        return more(0, at)

    def _repeat_sign(
        self, kind: Any, node: Node, bounds: tuple[int, int], at: int, rest: Then
    ) -> bool:
        """A repeat of one sign, without a call for each of them."""
        low, most = bounds
        if kind is op.MIN_REPEAT:
            count = 0
            while count < low or not rest(at + count):
                if count >= most or not self._fits(node, at + count):
                    return False
                count += 1
            return True
        count = 0
        while count < most and self._fits(node, at + count):
            count += 1
        if kind is op.POSSESSIVE_REPEAT:
            return count >= low and rest(at + count)
        return any(rest(at + taken) for taken in range(count, low - 1, -1))

    def _fits(self, node: Node, at: int) -> bool:
        """Whether one sign of the text is what a node takes."""
        self._step()
        if at >= len(self.text):
            return False
        sign = self.text[at]
        known = id(node[1]), sign
        if known not in self._taken:
            cases = {sign.lower(), sign.upper()} if self._fold else {sign}
            self._taken[known] = any(self._takes(node, case) for case in cases)
        return self._taken[known]

    def _takes(self, node: Node, sign: str) -> bool:
        kind, value = node
        if kind is op.ANY:
            return self._dotall or sign != "\n"
        if kind is op.LITERAL:
            return bool(ord(sign) == value)
        if kind is op.NOT_LITERAL:
            return bool(ord(sign) != value)
        members = list(value)
        negated = members[0][0] is op.NEGATE
        return negated is not any(
            self._is(member, sign) for member in members if member[0] is not op.NEGATE
        )

    def _is(self, member: Node, sign: str) -> bool:
        kind, value = member
        if kind is op.LITERAL:
            return bool(ord(sign) == value)
        if kind is op.RANGE:
            return bool(value[0] <= ord(sign) <= value[1])
        flag = re.ASCII if self._ascii else 0
        return bool(re.fullmatch(CATEGORIES[value], sign, flag | re.DOTALL))

    def _stands(self, where: Any, at: int) -> bool:
        if where in {op.AT_BEGINNING, op.AT_BEGINNING_STRING}:
            line = self._multiline and where is op.AT_BEGINNING
            return at == 0 or (line and self.text[at - 1] == "\n")
        if where in {op.AT_END, op.AT_END_STRING}:
            line = self._multiline and where is op.AT_END
            return at == len(self.text) or (line and self.text[at] == "\n")
        sides = [self._is((None, op.CATEGORY_WORD), side) for side in self._beside(at)]
        return (sides.count(True) == 1) is (where is op.AT_BOUNDARY)

    def _beside(self, at: int) -> Iterator[str]:
        yield from self.text[max(at - 1, 0) : at]
        yield from self.text[at : at + 1]


CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


# -- texts that a pattern may stumble over --------------------------------------------------------


def attacks(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of about a size that make a pattern go back as often as it can.

    Each repeat of the pattern is fed what it takes, over and over, behind what leads up to it;
    each sign of the pattern, and the usual ones, stand in rows alone and in pairs. At the end
    stands a sign that fits nowhere.
    """
    tree = _tree(pattern)
    for before, inside in _pumps(tree, ""):
        yield before + (inside * size)[:size] + FAILING
        yield (inside * size)[:size] + FAILING
    signs = sorted({*_signs(tree), *USUAL})
    for one in signs:
        yield one * size + FAILING
    own = sorted({*_signs(tree), " ", "."})
    for one in own:
        yield from ((one + other) * (size // 2) + FAILING for other in own if one != other)


USUAL = " -.,:;/'\"[](){}<>#&*!?%~\\\t\n\u00a0\u2013\u20190aAz_"
"""Brackets, quotes, blanks, dots, dashes, colons, a figure, letters."""


def _pumps(nodes: Sequence[Node], before: str) -> Iterator[tuple[str, str]]:
    """Of each repeat that has no small bound, what leads up to it and what it takes once."""
    for kind, value in nodes:
        if kind in REPEATS:
            low, high, inside = value
            if high is op.MAXREPEAT or high > 20:
                yield before, _example(list(inside)) or "a"
            yield from _pumps(list(inside), before)
            before += _example(list(inside)) * max(low, 1)
            continue
        if kind is op.SUBPATTERN:
            yield from _pumps(list(value[3]), before)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _pumps(list(branch), before)
        elif kind in {op.ASSERT, op.ASSERT_NOT}:
            yield from _pumps(list(value[1]), before)
        elif kind is op.ATOMIC_GROUP:
            yield from _pumps(list(value), before)
        before += _example([(kind, value)])


def _example(nodes: Sequence[Node]) -> str:
    """A short text that nodes take."""
    return "".join(_one(kind, value) for kind, value in nodes)


def _one(kind: Any, value: Any) -> str:
    inside: dict[Any, Callable[[], str]] = {
        **dict.fromkeys(REPEATS, lambda: _example(list(value[2])) * max(value[0], 1)),
        op.LITERAL: lambda: chr(value),
        op.SUBPATTERN: lambda: _example(list(value[3])),
        op.BRANCH: lambda: _example(list(value[1][0])),
        op.ATOMIC_GROUP: lambda: _example(list(value)),
    }
    if kind in SINGLE and kind is not op.LITERAL:
        return _member(kind, value)
    return inside[kind]() if kind in inside else ""


def _member(kind: Any, value: Any) -> str:
    for sign in "a0 -.x[/'é\n":
        if Search(re.compile(""), "")._takes((kind, value), sign):  # noqa: SLF001
            return sign
    first = next((v for k, v in value if k in {op.LITERAL, op.RANGE}), ord("a"))
    return chr(first if isinstance(first, int) else first[0])


def _signs(nodes: Sequence[Node]) -> Iterator[str]:
    """The signs that stand in a pattern, and one of each class."""
    for kind, value in nodes:
        if kind in SINGLE:
            yield _one(kind, value)
        elif kind in REPEATS:
            yield from _signs(list(value[2]))
        elif kind is op.SUBPATTERN:
            yield from _signs(list(value[3]))
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _signs(list(branch))
        elif kind in {op.ASSERT, op.ASSERT_NOT}:
            yield from _signs(list(value[1]))
        elif kind is op.ATOMIC_GROUP:
            yield from _signs(list(value))

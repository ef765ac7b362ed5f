"""Where flows run and how wide they are: level before each recipient, so that labels keep clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from nhsgraph.dates import Certainty
from nhsgraph.draw.layered.layers import Item, Layers, layered
from nhsgraph.draw.marks.badge import RING
from nhsgraph.draw.page.lettering import LEADING, Entry, in_columns, width, wrap
from nhsgraph.draw.page.stage import Stage
from nhsgraph.draw.page.theme import Point
from nhsgraph.errors import QuestionError
from nhsgraph.schema import Funding

BOX = 98.0
"""How wide a box is where there is room."""
ENTRY, TIGHT_ENTRY = 155.0, 100.0
"""The least width of a column of the list beneath, and where nothing else fits."""
WORDY = 100.0
"""The least distance of columns between which words find room."""
GAP, TIGHT_GAP = 5.0, 3.0
"""The least distance between boxes of a column, and where nothing else fits."""
THICKEST, THINNEST = 74.0, 1.6
"""The widest and the narrowest ribbon, in points."""
SHARES = (1.0, 0.6, 0.35, 0.15, 0.08, 0.04)
"""What part of the widest the greatest amount may have, where a page has less room."""
APART = 3.2
"""The distance between flows that pass a column together."""
PLAIN = 1.3
"""The width of a line without an amount."""
ARROW = 4.0
"""The length of the arrow in which a flow ends; its label ends before it."""
LEGEND = 30.0
"""The room for the two rows of the legend at the foot."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Money along one funding edge in a year; ``gbp`` is None where the record has no amount.

    ``near_gbp`` is then the amount of the nearest year, which shows how large the flow was.
    """

    edge: Funding
    payer: str
    recipient: str
    stream: str
    words: str
    gbp: int | None
    certainty: Certainty
    planned: bool = False
    near_gbp: int | None = None

    @property
    def shown_gbp(self) -> int | None:
        """The amount that its width shows."""
        return self.near_gbp if self.gbp is None else self.gbp


@dataclass
class Flows:
    """Where the flows of a year run; boxes stand in columns, labels just left of the recipient."""

    place: Stage
    flows: Sequence[Flow]
    names: Mapping[str, str]
    short_names: Mapping[str, str]
    most: int
    """The amount in GBP, the same for all years, that is as wide as a ribbon can be."""
    numbered: bool = False
    """True where there is no room for words: flows bear numbers, with a list beneath."""
    tight: bool = False
    """True where boxes stand nearer and the list has more columns, for nothing else fits."""
    widest: float = THICKEST
    """How wide a ribbon may be."""

    def __post_init__(self) -> None:
        self.pen, self.theme = self.place.pen, self.place.theme

    def fitted(self) -> Self:
        """The same with words beside the flows, or numbers, and ribbons as wide as leaves room.

        Raises:
            QuestionError: there are more flows than find room.
        """
        gap = (self.place.width - self.number_of_columns * BOX) / (self.number_of_columns - 1)
        words = [(False, False)] if gap >= WORDY else []
        for numbered, tight in [*words, (True, False), (True, True)]:
            for share in SHARES:
                trial = replace(self, numbered=numbered, tight=tight, widest=share * THICKEST)
                if trial.column_height <= trial.room:
                    return trial
        raise QuestionError(
            "So many flows don't fit here.", ["Give more room, or leave the plans out."]
        )

    # -- measures ----------------------------------------------------------------------------

    @cached_property
    def layers(self) -> Layers:
        """The columns, with what passes through them."""
        return layered(self.names, ((flow.payer, flow.recipient) for flow in self.flows))

    @property
    def number_of_columns(self) -> int:
        """How many columns there are, at least two."""
        return max(len(self.layers.layers), 2)

    @cached_property
    def box(self) -> float:
        """How wide a box is: where it is narrow, as wide as the longest word in it at least."""
        if not self.numbered:
            return BOX
        words = (word for name in self.short_names.values() for word in name.split())
        longest = max(width(word, self.size, bold=True) for word in words)
        return min(BOX, max(0.56 * self.place.width / self.number_of_columns, longest + 4))

    @cached_property
    def gap(self) -> float:
        """The distance from a column to the next."""
        columns = self.number_of_columns
        return min((self.place.width - columns * self.box) / (columns - 1), 300.0)

    @cached_property
    def label_room(self) -> float:
        """How wide the labels before a column may be; the rest is left for the lines to turn."""
        return min(self.gap * 0.74, 150.0) if not self.numbered else min(self.gap * 0.84, 54.0)

    @property
    def size(self) -> float:
        """The type size of labels."""
        return self.theme.small_size

    @property
    def room(self) -> float:
        """The height of a column at most."""
        return self.place.bottom - LEGEND - self.list_height - self.place.top

    @cached_property
    def entries_listed(self) -> list[list[Entry[Flow]]]:
        """The list beneath, in columns of about the same height; empty where words stand inside."""
        if not self.numbered:
            return []
        count = max(int(self.place.width / (TIGHT_ENTRY if self.tight else ENTRY)), 1)
        room = self.place.width / count - 2 * RING - 12
        flows = sorted(self.flows, key=self.number)
        texts = [(flow, wrap(self._told(flow), room, self.size)) for flow in flows]
        return in_columns(texts, count)

    @property
    def list_height(self) -> float:
        """How high the list beneath is."""
        step = max(self.size * LEADING, 2 * RING + 0.6)
        heights = [
            sum(max(len(lines) * self.size * LEADING, step) for _, lines in column)
            for column in self.entries_listed
        ]
        return max(heights, default=-8.0) + 8.0

    def _told(self, flow: Flow) -> str:
        """A flow in the list beneath."""
        words = ": ".join(filter(None, (flow.stream, flow.words)))
        return f"{words}, not to scale" if self.torn(flow) else words

    def number(self, flow: Flow) -> int:
        """The number of a flow: by the column of its recipient, then downwards."""
        return self._numbers[flow.edge.id]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        bodies = [item for column in self.layers.layers for item in column if item in self.names]
        flows = [flow for body in bodies for flow in self.into(body)]
        return {flow.edge.id: number for number, flow in enumerate(flows, 1)}

    @property
    def scale(self) -> float:
        """Points for a pound: the same for all years, but where a page has no room for it."""
        return self.widest / self.most if self.most else 0.0

    def thickness(self, flow: Flow) -> float:
        """How wide a flow is drawn."""
        if flow.shown_gbp is None:
            return PLAIN
        return max(min(flow.shown_gbp / self.most, 1.0) * self.widest, THINNEST)

    def torn(self, flow: Flow) -> bool:
        """True for an amount so much greater than all others that its ribbon is cut."""
        return flow.shown_gbp is not None and flow.shown_gbp > self.most

    def slot(self, flow: Flow) -> float:
        """The height of a flow at its recipient: its line, with the label on or above it."""
        text = max(len(self.label_lines(flow)) * self.size * LEADING, 2 * RING)
        thick = self.thickness(flow)
        return thick + 3 if thick >= text + 3 else thick + text + 3.5

    def height(self, item: Item) -> float:
        """The height of a box, or of what passes."""
        if item not in self.names:
            return sum(self.thickness(flow) + APART for flow in self.through(item)) + 2
        inward = sum(map(self.slot, self.into(item)))
        outward = sum(max(self.thickness(flow), 3.0) + 2 for flow in self.out_of(item))
        text = len(self.name_lines(item)) * self.size * LEADING + (4 if self.numbered else 7)
        return max(inward, outward, text)

    @property
    def column_height(self) -> float:
        """How high the fullest column is at least."""
        columns = self.layers.layers
        return max(sum(map(self.height, each)) + self.least * (len(each) - 1) for each in columns)

    @property
    def least(self) -> float:
        """The least distance between boxes of a column."""
        return TIGHT_GAP if self.tight else GAP

    def name_lines(self, body: str) -> tuple[str, ...]:
        """The name in a box: the short one where the box is narrow and the whole one long."""
        room, most = (self.box - 3.5, 2) if self.numbered else (self.box - 8, 5)
        lines = wrap(self.names[body], room, self.size, bold=True)
        if len(lines) > most:
            return wrap(self.short_names[body], room, self.size, bold=True)
        return lines

    def label_lines(self, flow: Flow) -> tuple[str, ...]:
        """The words of a flow: stream and amount; only the amount where it bears a number."""
        if self.numbered:
            return (_compact(flow.gbp),)
        room = self.label_room - 17
        words = f"{flow.words}, not to scale" if self.torn(flow) else flow.words
        return (*wrap(flow.stream, room, self.size), *wrap(words, room, self.size))

    # -- who with whom -----------------------------------------------------------------------

    def into(self, body: str) -> list[Flow]:
        """The flows to a recipient, from the uppermost payer down."""
        found = [flow for flow in self.flows if flow.recipient == body]
        return sorted(found, key=lambda flow: self._order(self.layers.routes[flow.payer, body][-2]))

    def out_of(self, body: str) -> list[Flow]:
        """The flows from a payer, to the uppermost recipient first."""
        found = [flow for flow in self.flows if flow.payer == body]
        return sorted(
            found, key=lambda flow: self._order(self.layers.routes[body, flow.recipient][1])
        )

    def through(self, item: Item) -> list[Flow]:
        """The flows that pass a column at one place."""
        first, last, _ = item.split(">")
        return [flow for flow in self.flows if (flow.payer, flow.recipient) == (first, last)]

    def _order(self, item: Item) -> int:
        return next(column.index(item) for column in self.layers.layers if item in column)

    # -- places ------------------------------------------------------------------------------

    @cached_property
    def columns(self) -> dict[Item, float]:
        """The left side of each item."""
        return {
            item: self.place.left + number * (self.box + self.gap)
            for number, column in enumerate(self.layers.layers)
            for item in column
        }

    @cached_property
    def tops(self) -> dict[Item, float]:
        """The upper side of each item: every column in the middle of the height."""
        tops: dict[Item, float] = {}
        for column in self.layers.layers:
            heights = [self.height(item) for item in column]
            spare = self.room - sum(heights)
            gap = min(max(spare / (len(column) + 1), self.least), 26.0)
            y = self.place.top + (self.room - sum(heights) - gap * (len(column) - 1)) / 2
            for item, height in zip(column, heights, strict=True):
                tops[item] = y
                y += height + gap
        return tops

    @cached_property
    def entries(self) -> dict[str, float]:
        """Where each flow meets its recipient: the middle of its line, below its label."""
        found = {}
        for body in self.names:
            flows = self.into(body)
            y = self.tops[body] + (self.height(body) - sum(self.slot(each) for each in flows)) / 2
            for flow in flows:
                y += self.slot(flow)
                found[flow.edge.id] = y - 1.5 - self.thickness(flow) / 2
        return found

    @cached_property
    def exits(self) -> dict[str, float]:
        """Where each flow leaves its payer."""
        found = {}
        for body in self.names:
            flows = self.out_of(body)
            total = sum(max(self.thickness(each), 3.0) + 2 for each in flows)
            y = self.tops[body] + (self.height(body) - total) / 2
            for flow in flows:
                high = max(self.thickness(flow), 3.0) + 2
                found[flow.edge.id] = y + high / 2
                y += high
        return found

    def stations(self, flow: Flow) -> list[Point]:
        """The points that a flow runs through: level across labels and columns, else in a curve.

        One that closes a ring runs back, from the left of its payer to the right of its recipient.
        """
        back = self.runs_back(flow)
        route = self.layers.routes[flow.payer, flow.recipient]
        x, y = self.columns[flow.payer] + (0 if back else self.box), self.exits[flow.edge.id]
        points = [(x, y)]
        for item in route[1:-1]:
            together = self.through(item)
            y = self.tops[item] + 1 + (self.thickness(flow) + APART) / 2
            y += sum(self.thickness(each) + APART for each in together[: together.index(flow)])
            left = self.columns[item]
            right = (left + self.box, y)
            points += [right, (left, y)] if back else [(left - self.label_room, y), right]
        left, y = self.columns[flow.recipient], self.entries[flow.edge.id]
        if back:
            return [*points, (left + self.box + self.label_room, y), (left + self.box + ARROW, y)]
        return [*points, (left - self.label_room, y), (left - ARROW, y)]

    def runs_back(self, flow: Flow) -> bool:
        """Whether a flow leads to a column further left: it closes a ring."""
        return self.columns[flow.recipient] < self.columns[flow.payer]


def _compact(gbp: int | None) -> str:
    """An amount in few letters, *£4.8bn*; a question mark where there is none."""
    if gbp is None:
        return "?"
    return f"£{gbp / 10**9:.3g}bn" if gbp >= 10**9 else f"£{gbp / 10**6:.3g}m"

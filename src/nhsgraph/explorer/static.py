"""What the page shows where scripts are not run: the picture and the lines of one day, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from nhsgraph.dates import Day, speak_day
from nhsgraph.explorer.arithmetic import CERTAIN, Page, Shown
from nhsgraph.explorer.numbering import JSON
from nhsgraph.markup import Markup, element, together

MARGIN: Final = 14
"""How much room there is around the picture, in points."""
LINE_HEIGHT: Final = 9
TINT: Final = 8
"""How far the tint of a tier reaches beyond its boxes, in points."""
NAMES: Final = 7.4
"""The size of names in boxes, in points."""


def static_part(payload: JSON, day: int, spoken: str) -> Markup:
    """The picture of a day and a table of its lines.

    Args:
        payload: the payload of the record.
        day: the day, as the payload counts it.
        spoken: the day in words.
    """
    page = Page.of(payload)
    types = [each["id"] for each in payload["types"] if each.get("default")]
    shown = list(page.lines_on(day, types=types))
    words = (
        f"The lines on record on {spoken}. This page shows every day, and the evidence of each"
        " line, where its script may run."
    )
    return element(
        "div",
        element("h1", payload["record"]["title"]),
        element("p", words),
        _picture(page, shown, day) if shown else None,
        _table(page, shown, day, spoken),
        id="static",
    )


def day_in_words(first: Day, day: int) -> str:
    """A day as the payload counts it, in words."""
    return speak_day(first + day)


# -- the table ----------------------------------------------------------------------------------


def _table(page: Page, shown: Sequence[Shown], day: int, spoken: str) -> Markup:
    heads = ("from", "to", "type", "when", "how certain", "what it says")
    return element(
        "table",
        element("caption", f"The lines on {spoken}"),
        element("thead", element("tr", [element("th", head, scope="col") for head in heads])),
        element("tbody", [_rows(page, one, day) for one in shown]),
    )


def _rows(page: Page, shown: Shown, day: int) -> Iterator[Markup]:
    names = [page.name_on(page.bodies[shown.line[end]], day) for end in ("tail", "head")]
    kind = page.payload["types"][shown.line["type"]]["label"]
    sure = "announced" if shown.announced else _sure(shown)
    for number in shown.statements:
        statement = page.statements[number]
        when = page.payload["times"][statement["when"]][1]
        cells = (*names, kind, when, sure, page.text_on(statement, day))
        yield element("tr", [element("td", cell) for cell in cells])


def _sure(shown: Shown) -> str:
    return "certain" if shown.certainty == CERTAIN else "possible"


# -- the picture --------------------------------------------------------------------------------


def _picture(page: Page, shown: Sequence[Shown], day: int) -> Markup:
    """The boxes and lines of a day as SVG; what it says is told in the table beneath it."""
    bodies = dict.fromkeys(each.line[end] for each in shown for end in ("tail", "head"))
    layout = page.payload["layout"]
    left, top, right, _ = layout["area"]
    bottom = max(page.bodies[each]["place"][1] for each in bodies) + layout["box"]["height"] / 2
    box = (left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN)
    return element(
        "svg",
        element("title", "Bodies and the lines between them"),
        element("desc", "All that the picture says stands in the table beneath it."),
        _tiers(page, bodies, box),
        [_line(page, each) for each in shown if "path" in each.line],
        [_box(page, page.bodies[each], day) for each in bodies],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=" ".join(f"{side:g}" for side in box),
        role="img",
        font_family="Verdana, DejaVu Sans, sans-serif",
    )


def _tiers(page: Page, bodies: Iterable[int], box: tuple[float, ...]) -> Iterator[Markup]:
    """The names of the tiers, and a tint behind every second one."""
    rows = page.payload["layout"]["rows"]
    half = page.payload["layout"]["box"]["height"] / 2
    used = sorted({page.bodies[each]["place"][3] for each in bodies})
    tiers = {tier: [rows[row][1] for row in used if rows[row][0] == tier] for tier, _ in rows}
    for number, (tier, ys) in enumerate((tier, ys) for tier, ys in tiers.items() if ys):
        top, bottom = min(ys) - half - TINT, max(ys) + half + TINT
        if number % 2 == 0:
            yield element(
                "rect", x=box[0], y=top, width=box[2], height=bottom - top, fill="#f3f4f5"
            )
        x, y = box[0] + NAMES, (top + bottom) / 2
        yield element(
            "text", page.payload["tiers"][tier], font_size=NAMES, text_anchor="middle",
            fill="#555", transform=f"translate({x:g} {y:g}) rotate(-90)",
        )  # fmt: skip


def _line(page: Page, shown: Shown) -> Markup:
    style = page.payload["types"][shown.line["type"]]["style"]
    path = shown.line["path"]
    points = [f"{x:g} {y:g}" for x, y in zip(path[::2], path[1::2], strict=True)]
    x, y, way = shown.line["tip"]
    certain = shown.certainty == CERTAIN and not shown.announced
    return together(
        element(
            "path", d=f"M{'L'.join(points)}", fill="none", stroke=style["colour"],
            stroke_width=style["width"], stroke_linejoin="round",
            stroke_dasharray=" ".join(f"{each:g}" for each in style["dashes"]) or None,
            opacity=None if certain else 0.5,
        ),
        element(
            "path", d=f"M{x:g} {y:g}l-2.4 {-5 * way:g}h4.8z",
            fill=style["colour"] if certain else "#fff", stroke=style["colour"],
        ),
    )  # fmt: skip


def _box(page: Page, body: JSON, day: int) -> Markup:
    x, y, wide, _ = body["place"]
    high = page.payload["layout"]["box"]["height"]
    count = page.told_of(body, "count", day)
    labels = list(body["labels"].get(page.name_on(body, day), ()))
    labels += [f"{count} of them"] if count else []
    step = min(LINE_HEIGHT, (high - 1) / max(len(labels), 1))
    size = min(NAMES, step)
    first = y - (len(labels) - 1) * step / 2 + size / 3
    dashed = bool(page.told_of(body, "unstatutory", day))
    return element(
        "g",
        element(
            "rect", x=x - wide / 2, y=y - high / 2, width=wide, height=high, fill="#fff",
            stroke="#333", stroke_width=0.9, stroke_dasharray="3 2" if dashed else None,
        ),
        [
            element(
                "text", label, x=x, y=round(first + number * step, 1), font_size=round(size, 1),
                text_anchor="middle", fill="#1d1d1b",
            )
            for number, label in enumerate(labels)
        ],
    )  # fmt: skip

"""The ways of lines as they are drawn: coloured by what became of them, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhsgraph.draw.marks.badge import SQUARE, draw_badge
from nhsgraph.draw.marks.lines import Tip, draw_head, stroke
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.theme import LineStyle, Point, Theme
from nhsgraph.draw.structure.courses import Course, courses_of, surety_of
from nhsgraph.draw.structure.pieces import Route
from nhsgraph.draw.structure.routes import signed
from nhsgraph.draw.structure.selection import Tie


def draw_routes(pen: Pen, routes: Sequence[Route]) -> None:
    """Draws lines with their heads; a bar has a gap where it crosses one of another trunk."""
    taken = [
        Tip(x, y, 0, way).back(SQUARE / 2)
        for route in routes
        for (x, y), way, ties in route.heads
        if any(tie.step for tie in ties)
    ]
    for route, courses in zip(routes, courses_of(routes), strict=True):
        _draw_route(pen, route, courses, taken)


def _beside(middle: Point, taken: Sequence[Point]) -> Point:
    """The place of a badge, moved to the nearer side as far as those that are taken ask."""
    (x, y), far = middle, 0.0
    while True:
        for aside in (x - far, x + far):
            apart = (max(abs(aside - one[0]), abs(y - one[1])) > SQUARE + 1 for one in taken)
            if all(apart):
                return aside, y
        far += 1


def _draw_route(pen: Pen, route: Route, courses: Sequence[Course], taken: list[Point]) -> None:
    first = route.bundle.ties[0]
    style = styled(first, pen.theme)
    ends = sorted({end for tie in route.bundle.ties for end in tie.ends})
    for course in sorted(courses, key=lambda each: each.surety, reverse=True):
        stroke(pen, course.points, style, course.surety, gid=f"line:{'|'.join(ends)}")
    if signed(first):
        sign = pen.theme.states[first.state or "unchanged"].sign
        for x, y in route.lower_ends.values():
            taken.append(_beside((x, y - SQUARE / 2), taken))
            draw_badge(pen, taken[-1], sign, style.colour, square=True, full=True, bold=True,
                       zorder=8)  # fmt: skip
    for (x, y), way, ties in route.heads:
        if way < 0 or not signed(first):
            step = ", ".join(dict.fromkeys(tie.step for tie in ties if tie.step))
            draw_head(pen, Tip(x, y, 0, way), style, surety_of(ties), step)


def styled(tie: Tie, theme: Theme) -> LineStyle:
    """The style of a line: of its type, coloured by what became of it between two days."""
    style = theme.line(tie.type, tie.force)
    if tie.state is None:
        return style
    change = theme.states[tie.state]
    return replace(style, colour=change.colour, width=change.width)

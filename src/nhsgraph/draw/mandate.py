"""Who makes a mandate: the ladder of its steps, each with organ, act, day and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nhsgraph.answers import Question, Result, answer
from nhsgraph.answers.results import first_said
from nhsgraph.dates import Years, day_in_words, speak_day, when_in_words
from nhsgraph.draw.marks.badge import draw_badge
from nhsgraph.draw.marks.bars import tinted
from nhsgraph.draw.marks.box import DASHED, Spot, draw_mark
from nhsgraph.draw.marks.legend import LEGEND_STEP, Key, draw_legend, legend_rows
from nhsgraph.draw.page.describe import Description, Section, described, outside
from nhsgraph.draw.page.lettering import LEADING, wrap
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.settings import with_own_settings
from nhsgraph.draw.page.sheet import body_of
from nhsgraph.draw.page.stage import Stage, stage
from nhsgraph.draw.page.theme import THEME, Page, Theme
from nhsgraph.errors import QuestionError
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import MandateApproval
from nhsgraph.words.sentences import articled, capital, conjugate, listed, years_in_words

BADGE = 9.0
"""The radius of a step's number."""
RISE = 15.0
"""The distance from step to step."""
SIGNS = {
    "done": "documented",
    "announced": "announced; not documented for that mandate",
    "became": "announced; what it became stands beneath",
    "duty": "a standing duty in law",
}
"""The states of a rung, each with what its sign means."""
MOST = 4
"""So many ladders stand side by side on a page."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One approver's part in a mandate; ``state`` is one of ``SIGNS``."""

    step: int | None
    state: str
    approver: str
    act: str
    days: str
    remark: str
    result: Result
    years: str
    """The mandate that the ladder is of: one duty may stand in several ladders."""

    @property
    def words(self) -> str:
        """The rung as a sentence."""
        step = f"Step {self.step}: " if self.step else ""
        label = {"duty": "Standing duty: ", "announced": "Only announced: "}.get(self.state, "")
        days = f" ({self.days})" if self.days else ""
        return f"{step}{label}{self.approver} {self.act}{days}. {self.remark}".strip()

    @property
    def key(self) -> str:
        """What tells it from the other rungs of a picture."""
        return f"{self.result.statement} for {self.years}"

    @property
    def planned(self) -> bool:
        """True for what was announced, whatever came of it."""
        return self.state in {"announced", "became"}


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of one mandate by step, in order; ``silence`` says why there are none."""

    years: Years
    steps: tuple[tuple[Rung, ...], ...]
    silence: str = ""

    @property
    def rungs(self) -> list[Rung]:
        """All rungs in order."""
        return [rung for step in self.steps for rung in step]


@with_own_settings
def mandate(
    graph: DatedGraph, *years: str, body: str | None = None,
    theme: Theme = THEME, ax: Axes | None = None,
) -> Figure:  # fmt: skip
    """Draws who develops, signs off, approves and publishes a body's mandate, step by step.

    See ``Draw.mandate``. With ``ax`` it is drawn in axes that are given, not on a sheet of its own.
    What was done has a full box with a tick; what was only announced a hatched, dashed one.
    """
    if not 0 < len(years) <= MOST:
        raise QuestionError(f"A picture of mandates needs one to {MOST} years, such as 2019/20.")
    body = graph.find(body if body is not None else _only_body(graph))
    ladders = [_ladder(graph, body, Years.read(each)) for each in years]
    place = stage(_description(graph, body, ladders), theme, _page(ladders, theme), ax)
    _draw(place, ladders)
    return place.figure


# -- what is drawn ---------------------------------------------------------------------------------


def _only_body(graph: DatedGraph) -> str:
    """The body whose mandates are drawn where none is named.

    Raises:
        QuestionError: the record names none, and several bodies or none have a mandate.
    """
    if graph.record.info.mandates_of is not None:
        return graph.record.info.mandates_of
    approvals = graph.record.statements.values()
    found = [edge.body for edge in approvals if isinstance(edge, MandateApproval)]
    bodies = list(dict.fromkeys(body for body in found if isinstance(body, str)))
    if len(bodies) == 1:
        return bodies[0]
    if not bodies:
        raise QuestionError("The record has no mandate, so nothing to draw.")
    raise QuestionError(
        "Several bodies have a mandate, so say of which one (--body).",
        [f"They are {', '.join(bodies)}.", "Or write mandates_of: in record.yaml."],
    )


def _ladder(graph: DatedGraph, body: str, years: Years) -> Ladder:
    """The rungs for a mandate; a standing duty only where it held in those years."""
    found = answer(graph, Question("mandate", (body,), mandate=years))
    rungs = [
        _rung(graph, row, years)
        for row in found.results
        if row.more["mandate"] or graph.statement(row.statement).when.during(years.period)
    ]
    # Rungs without a number are kept apart: a duty, and each act.
    steps = tuple(
        tuple(group)
        for _, group in groupby(
            rungs, lambda rung: (rung.step, rung.state == "duty", "" if rung.step else rung.act)
        )
    )
    if rungs:
        return Ladder(years, steps)
    silence = f"The record is silent on a mandate for {years_in_words(years.text)}."
    if not graph.life(body).during(years.period):
        name = capital(articled(graph, body, years.period.start))
        silence = f"{name} did not exist in {years_in_words(years.text)}."
    return Ladder(years, steps, silence)


def _rung(graph: DatedGraph, row: Result, years: Years) -> Rung:
    edge = cast("MandateApproval", graph.statement(row.statement))
    name = row.roles["approver"].get("name") or "somebody not known"
    organ = f"{name}: {edge.organ}" if edge.organ and edge.organ != "minister" else name
    if row.status != "in_force":
        act = conjugate(edge.act, plural=False, past=True, planned=True)
        state, remark = _came_of(graph, row, years)
        told = first_said(graph, edge)
        days = f"{row.status} {day_in_words(told, short=True)}" if told else row.status
        return Rung(edge.step, state, organ, act, days, remark, row, years.text)
    days = when_in_words(edge.when, short=True)
    if edge.mandate is None:
        act = conjugate(edge.act, plural=False, past=False)
        return Rung(
            edge.step, "duty", organ, f"{act} it by law", days, edge.basis or "", row, years.text
        )
    act = conjugate(edge.act, plural=False, past=True)
    return Rung(edge.step, "done", organ, act, days, "", row, years.text)


def _came_of(graph: DatedGraph, row: Result, years: Years) -> tuple[str, str]:
    """Whether a rung that was announced became another of its ladder, and what is documented."""
    outcome: dict[str, Any] = row.more.get("outcome") or {}
    targets = [graph.record.statements.get(each) for each in outcome.get("became", ())]
    for edge in targets:
        covers = edge.mandate if isinstance(edge, MandateApproval) else None
        if isinstance(edge, MandateApproval) and covers and covers.period.overlaps(years.period):
            act = conjugate(edge.act, plural=False, past=True)
            return "became", f"What came of it: {act}, {when_in_words(edge.when, short=True)}."
    words = f"Not documented for {years_in_words(years.text)}."
    return "announced", " ".join(filter(None, (words, outcome.get("reason", ""))))


def _description(graph: DatedGraph, body: str, ladders: list[Ladder]) -> Description:
    whose = articled(graph, body, ladders[-1].years.period.start)
    years = listed(years_in_words(each.years.text) for each in ladders)
    rungs = [rung for each in ladders for rung in each.rungs]
    done = sum(rung.state == "done" for rung in rungs)
    announced = sum(rung.planned for rung in rungs)
    known = f" As known on {speak_day(graph.known_on)}." if graph.known_on is not None else ""
    summary = f"Steps in order, from the top: {done} documented, {announced} announced.{known}"
    summary += "".join(dict.fromkeys(outside(graph, each.years.period) for each in ladders))
    sections = (
        Section(
            f"Mandate {years_in_words(each.years.text)}",
            tuple(rung.words for rung in each.rungs) or (each.silence,),
        )
        for each in ladders
    )
    stands_on = [graph.statement(rung.result.statement) for rung in rungs]
    title = f"Who makes the mandate of {whose}: {years}"
    return described(graph, title, summary, sections, stands_on)


def _page(ladders: Sequence[Ladder], theme: Theme) -> Page:
    """The page of the theme, or a higher one where the ladders need it."""
    left, top, right, bottom = body_of(theme.page, theme)
    broad = _broad((right - left) / len(ladders))
    tallest = max(_ladder_height(each, broad, theme) for each in ladders)
    return replace(theme.page, height=theme.page.height + max(tallest - (bottom - top), 0))


# -- drawing ---------------------------------------------------------------------------------------


def _draw(place: Stage, ladders: list[Ladder]) -> None:
    step, pen = place.width / len(ladders), place.pen
    broad = _broad(step)
    for number, ladder in enumerate(ladders):
        left = place.left + number * step
        if number:
            ends = (left - 9, left - 9), (place.top, place.bottom - 24)
            pen.line(*ends, pen.theme.grid, linewidth=0.8)
        pen.write(left, place.top, years_in_words(ladder.years.text), pen.theme.title_size - 2,
                  bold=True, va="top")  # fmt: skip
        _draw_ladder(place, ladder, left, broad)
    _draw_legend(place, ladders)


def _broad(step: float) -> float:
    """How wide a ladder is that has so much room."""
    return min(step - 18, 400.0)


def _draw_ladder(place: Stage, ladder: Ladder, left: float, broad: float) -> None:
    pen, theme, y = place.pen, place.theme, place.top + 24
    if ladder.silence:
        lines = wrap(ladder.silence, broad - 16, theme.label_size)
        pen.write_lines(left + 8, y + 8, lines, theme.label_size, colour=theme.faint_ink)
        return
    remarks = y - 24 + _ladder_height(ladder, broad, theme) <= place.bottom
    texts = {id(rung): _texts(rung, broad, theme, remarks=remarks) for rung in ladder.rungs}
    for number, step in enumerate(ladder.steps):
        high = sum(_height(texts[id(rung)], theme) for rung in step) + 4 * (len(step) - 1)
        if number and step[0].state != "duty":
            _draw_arrow(pen, left + BADGE, y - RISE, y, dashed=step[0].planned)
        if step[0].state != "duty":
            _draw_badge(pen, left + BADGE, y + high / 2, step[0])
        for rung in step:
            low = _height(texts[id(rung)], theme)
            box = Spot(left + 2 * BADGE + 6, y, broad - 2 * BADGE - 6, low)
            _draw_rung(pen, rung, texts[id(rung)], box)
            y += low + 4
        y += RISE - 4


Texts = tuple[tuple[tuple[str, ...], bool], ...]


def _ladder_height(ladder: Ladder, broad: float, theme: Theme) -> float:
    """How high a ladder is with all remarks, from its years down to the legend."""
    rungs = sum(_height(_texts(rung, broad, theme), theme) for rung in ladder.rungs)
    within = sum(4 * (len(step) - 1) for step in ladder.steps)
    return 64 + rungs + within + RISE * (len(ladder.steps) - 1)


def _texts(rung: Rung, broad: float, theme: Theme, *, remarks: bool = True) -> Texts:
    """The lines of a rung, each block with whether it is bold; a remark is there whole or not."""
    inner = broad - 2 * BADGE - 6 - 34
    size = theme.label_size
    head = wrap(rung.approver, inner, size, bold=True)
    act = capital(rung.act) + (f", {rung.days}" if rung.days else "")
    remark = wrap(rung.remark, inner, size) if rung.remark and remarks else ()
    return ((head, True), (wrap(act, inner, size), False), (remark, False))


def _height(texts: Texts, theme: Theme) -> float:
    return sum(len(lines) for lines, _ in texts) * theme.label_size * LEADING + 9


def _draw_rung(pen: Pen, rung: Rung, texts: Texts, box: Spot) -> None:
    theme, style, announced = pen.theme, pen.theme.line("mandate_approval"), rung.planned
    fill = theme.paper if announced else tinted(style.colour, 0.2 if rung.state == "done" else 0.06)
    draw_mark(pen, box, fill=fill, edge=style.colour, weight=1.2, dashed=announced, rounded=True,
              zorder=2, gid=f"box:{rung.key}")  # fmt: skip
    _draw_sign(pen, rung.state, box.left + 14, box.top + box.high / 2, box.high)
    y = box.top + 4.5
    for lines, bold in texts:
        y = pen.write_lines(box.left + 29, y, lines, theme.label_size, bold=bold, zorder=4,
                            gid=f"label:{rung.key}")  # fmt: skip


def _draw_sign(pen: Pen, state: str, x: float, y: float, high: float) -> None:
    """A tick for what was done, a hatched field for what was announced, a stroke for a duty."""
    theme, colour = pen.theme, pen.theme.line("mandate_approval").colour
    middle: dict[str, Any] = {"ha": "center", "va": "center_baseline", "zorder": 5}
    if state == "done":
        pen.line((x - 5, x - 1.5, x + 5.5), (y, y + 4, y - 5), colour, linewidth=2.2, zorder=4,
                 solid_capstyle="round")  # fmt: skip
    elif state in {"announced", "became"}:
        half = min(high / 2 - 3, 12)
        pen.rectangle(x - 9, y - half, 18, 2 * half, facecolor=theme.paper, linewidth=0,
                      edgecolor=tinted(colour, 0.6), hatch="/////", zorder=3)  # fmt: skip
        ground = {"facecolor": theme.paper, "edgecolor": "none", "pad": 0.5}
        sign = "?" if state == "announced" else "↓"
        pen.write(x, y, sign, theme.label_size + 2, bold=True, colour=colour, bbox=ground, **middle)
    elif state == "unnumbered":
        draw_badge(pen, (x, y), "", colour, radius=3)
    else:
        pen.write(x, y, "§", theme.label_size + 5, bold=True, colour=colour, **middle)


def _draw_badge(pen: Pen, x: float, y: float, rung: Rung) -> None:
    """The number of a step; a small ring where the record gives it none."""
    draw_badge(
        pen, (x, y), str(rung.step or ""), pen.theme.line("mandate_approval").colour, bold=True,
        full=bool(rung.step) and not rung.planned, dashed=rung.planned,
        radius=BADGE if rung.step else 3, size=pen.theme.label_size + 1,
    )  # fmt: skip


def _draw_arrow(pen: Pen, x: float, top: float, bottom: float, *, dashed: bool) -> None:
    colour = pen.theme.line("mandate_approval").colour
    low, x = bottom - 2, x + 2 * BADGE + 20
    pen.line((x, x), (top + 1, low - 4), colour, linewidth=1.2, zorder=1,
             linestyle=DASHED if dashed else "solid")  # fmt: skip
    pen.polygon([(x - 3.5, low - 5), (x + 3.5, low - 5), (x, low)], colour, linewidth=0)


def _draw_legend(place: Stage, ladders: list[Ladder]) -> None:
    used = {rung.state for each in ladders for rung in each.rungs}
    keys = [(state, words) for state, words in SIGNS.items() if state in used]
    if any(rung.step is None and rung.state != "duty" for each in ladders for rung in each.rungs):
        keys.append(("unnumbered", "no number in the record"))
    rows = legend_rows([_key(state, words) for state, words in keys], place.width, place.theme)
    draw_legend(place.pen, rows, place.left, place.bottom - LEGEND_STEP * len(rows) - 1)


def _key(state: str, words: str) -> Key:
    return Key(words, lambda pen, x, y: _draw_sign(pen, state, x + 9, y, 14), 23)

"""Answers, tables and lists for a terminal of 80 columns; plain where colours are not wanted."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from nhsgraph.questions import Answer, Cited, Result

WIDEST = 100
"""Lines are no longer than this, however wide the terminal."""


def console(stream: IO[str] | None = None) -> Console:
    """A console that wraps to the terminal (80 columns if piped), with colours only on one."""
    made = Console(file=stream or sys.stdout, highlight=False, markup=False, soft_wrap=False)
    width = min(made.width, WIDEST) if made.is_terminal else 80
    return Console(file=stream or sys.stdout, highlight=False, markup=False, width=width)


def table(
    out: Console, heads: Sequence[str], rows: Iterable[Sequence[str]], narrow: Sequence[str] = ()
) -> None:
    """Prints rows as a table that wraps inside its columns, but for those in ``narrow``."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for head in heads:
        made.add_column(head, overflow="fold", no_wrap=head in narrow)
    for row in rows:
        made.add_row(*(str(cell) for cell in row))
    out.print(made)


def paragraph(out: Console, text: str, *, indent: str = "", style: str | None = None) -> None:
    """Prints a text wrapped, its further lines indented."""
    for line in text.splitlines() or [""]:
        wrapped = textwrap.wrap(line, out.width - 1, subsequent_indent=indent) or [""]
        for piece in wrapped:
            out.print(piece, style=style, soft_wrap=True)


class Numbers:
    """Sources numbered as they are first cited, with the places cited in each."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._cited: dict[str, list[Cited]] = {}

    def marks(self, evidence: Iterable[Cited]) -> str:
        """The marks of evidence, such as ``[1, 3]``."""
        found = []
        for each in evidence:
            found.append(self._numbers.setdefault(each.source, len(self._numbers) + 1))
            self._cited.setdefault(each.source, []).append(each)
        return f"[{', '.join(str(each) for each in dict.fromkeys(found))}]" if found else ""

    def show(self, out: Console) -> None:
        """Prints the sources with their places, by number."""
        for source, number in self._numbers.items():
            cited = self._cited[source]
            first, date = cited[0], cited[0].published or "undated"
            places = "; ".join(dict.fromkeys(each.locator for each in cited))
            line = f"[{number}] {first.title}. {first.publisher}, {date}: {places}."
            paragraph(out, line, indent="    ")
            if first.url:
                out.print(f"    {first.url}", soft_wrap=True)


def show_answer(out: Console, answer: Answer) -> None:
    """Prints an answer: the sentence, a table, see also, the sources numbered, notes."""
    numbers = Numbers()
    paragraph(out, answer.text, style="bold")
    if answer.question.form == "search":
        out.print()
        for each in answer.results:
            paragraph(
                out, f"- {each.text} ({each.when}) {numbers.marks(each.evidence)}", indent="  "
            )
    elif answer.results:
        out.print()
        heads = ("who or what", "from", "to", "how", "basis and source", "certainty")
        rows = [_row(each, numbers) for each in answer.results]
        table(out, heads, rows, narrow=("from", "to", "certainty"))
    if answer.see_also:
        out.print("\nSee also, no part of the answer:")
        for each in answer.see_also:
            paragraph(out, f"- {_beside(each)} {numbers.marks(each.evidence)}", indent="  ")
    if answer.results or answer.see_also:
        out.print("\nSources:")
        numbers.show(out)
    if answer.notes:
        out.print("\nNotes:")
        for note in answer.notes:
            paragraph(out, f"- {note}", indent="  ")
    out.print()
    paragraph(out, f"Read as: {answer.read_as}.", style="dim")


def _row(each: Result, numbers: Numbers) -> tuple[str, ...]:
    certainty = str(each.certainty) if each.status == "in_force" else each.status
    basis = f"{each.basis or ''} {numbers.marks(each.evidence)}".strip()
    return _who(each), each.first, each.last, _how(each), basis, certainty


def _who(each: Result) -> str:
    """The bodies that answer by name, or the value that does."""
    names = {role["id"]: role["name"] for role in each.roles.values() if role.get("id")}
    names |= dict(zip(each.answer, each.more.get("names", ()), strict=False))
    words = [str(names.get(answer, answer)) for answer in each.answer]
    if each.type == "chain":
        return " → ".join(words)
    if not words:
        return "not known"
    return ", ".join(words) + (f" (via {', '.join(each.via)})" if each.via else "")


def _how(each: Result) -> str:
    """By what means, of what force, through which stream: what sets one line apart from another."""
    means = each.more.get("means") or []
    words = [mean if isinstance(mean, str) else mean["name"] for mean in means]
    told = "; ".join(words[:3])
    if each.force:
        told = f"{each.force}: {told}" if told else each.force
    for key in ("stream", "scope", "subject", "post", "change", "act"):
        value = each.more.get(key)
        if value and not told:
            told = ", ".join(value) if isinstance(value, list) else str(value).replace("_", " ")
    step = each.more.get("step")
    if step:
        told = f"step {step}: {told}"
    return told


def _beside(each: Result) -> str:
    told = each.text
    if "contested" in each.more:
        told += f" {each.more['contested']['reason']}"
    if each.more.get("documented"):
        told += f" ({each.more['documented']}.)"
    elif each.more.get("outcome", {}).get("kind") == "unknown":
        told += f" What came of it: {each.more['outcome']['reason']}"
    return told

"""How wide a text is: as matplotlib draws it, and measured no more often than it has to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath, text_to_path

from nhsgraph import Graph
from nhsgraph.draw.page import lettering
from nhsgraph.draw.page.lettering import clip, width, wrap
from nhsgraph.draw.page.theme import THEME

ODD = ["", " ", "  ", " a", "b ", "a  b", "To A V . , y", "A-V To/Ta", "fi ffl", "Gŵyr é e\u0301"]


@pytest.mark.parametrize("bold", [False, True])
def test_a_line_is_as_wide_as_it_is_drawn(
    record: Graph, bold: bool, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Though it is measured word by word: no sign is set nearer to a blank than to another."""
    font = FontProperties(family=THEME.font, size=11, weight="bold" if bold else "normal")
    for text in [*ODD, *sample([source.title for source in record.record.sources.values()], 100)]:
        whole = text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]
        assert width(text, 11, bold=bold) == pytest.approx(whole), text


def test_to_break_a_text_measures_each_word_once(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []
    measure = TextToPath.get_text_width_height_descent

    def counted(self: TextToPath, text: str, *rest: Any, **more: Any) -> Any:
        measured.append(text)
        return measure(self, text, *rest, **more)

    monkeypatch.setattr(TextToPath, "get_text_width_height_descent", counted)
    lettering._advance.cache_clear()  # noqa: SLF001
    words = [f"word{number}" for number in range(40)]
    for size in (7, 8, 9):
        assert " ".join(wrap(" ".join(words * 2), 200, size)) == " ".join(words * 2)
    assert sorted(measured) == sorted([*words, " "])


@pytest.mark.parametrize("sign", ["(", "W", "i", "é"])
def test_to_break_a_long_word_takes_work_in_step_with_its_length(
    sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in signs that are measured: of a word twice as long about twice as many."""
    measured = [0]
    measure = TextToPath.get_text_width_height_descent

    def counted(self: TextToPath, text: str, *rest: Any, **more: Any) -> Any:
        measured[0] += len(text)
        return measure(self, text, *rest, **more)

    monkeypatch.setattr(TextToPath, "get_text_width_height_descent", counted)

    def work(number: int) -> int:
        lettering._advance.cache_clear()  # noqa: SLF001
        before = measured[0]
        lines = wrap(sign * number, 80, 8)
        assert "".join(line.removesuffix("-") for line in lines) == sign * number
        clip(lines, 1, 40, 8)
        return measured[0] - before

    assert work(8_000) < 3 * work(4_000)

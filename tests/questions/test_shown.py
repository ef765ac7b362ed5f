"""What a terminal shows of an answer: in order, whole, in so few lines, whatever its width."""

from __future__ import annotations

import io
import re
import statistics
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from bank import sentences
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph import Graph
from nhsgraph.answers import Answer
from nhsgraph.dates import When, span_in_words
from nhsgraph.errors import NhsGraphError
from nhsgraph.show.answer import show_answer, show_brief
from nhsgraph.show.layout import TABLE_FROM, Row, lines_of, width_of, wrap
from nhsgraph.show.page import FEW_ROWS, page_of
from nhsgraph.show.sources import best
from nhsgraph.show.terminal import Screen
from nhsgraph.words.money import pounds
from worlds import answered, world

WIDTHS = (40, 60, 80, 120, 200)
BOUNDLESS = 100_000
"""A width at which no line wraps."""
ASKED = "who holds HEE to account in 2019"


@pytest.fixture(scope="module")
def answers(record: Graph, request: pytest.FixtureRequest) -> list[Answer]:
    """The answers to the sentences of the bank that have one; to every second without ``--full``.

    The same ones in every run, since a test below measures how long the typical one is.
    """
    found = []
    step = 1 if request.config.getoption("--full") else 2
    for each in sentences()[::step]:
        try:
            found.append(record.ask(each["question"]))
        except NhsGraphError:
            continue
    return found


def shown(answer: Answer, width: int = 80, **options: Any) -> str:
    text = io.StringIO()
    show_answer(Screen(text, width), answer, **options)
    return text.getvalue()


# -- how long it is -----------------------------------------------------------------------------


def test_a_typical_answer_fits_on_a_screen_and_no_answer_is_many(answers: list[Answer]) -> None:
    """At 80 columns; they were 35,132 lines, 34 at the median and 1,070 at the most."""
    lines = sorted(shown(each).count("\n") for each in answers)
    assert statistics.median(lines) <= 32
    assert lines[len(lines) * 3 // 4] <= 45
    assert lines[-1] <= 125


def test_what_is_left_out_is_counted_and_shown_on_demand(answers: list[Answer]) -> None:
    long = max(answers, key=lambda each: len(each.results))
    page, whole = page_of(long), page_of(long, everything=True, all_sources=True)
    assert len(page.rows) + page.rows_left == len(whole.rows) > len(page.rows)
    assert f"({page.rows_left} more statements: add --all.)" in shown(long)
    assert "add --all" not in shown(long, everything=True)
    assert "--sources all" not in shown(long, everything=True, all_sources=True)
    assert len(whole.sources) == len(page.sources) + page.sources_left


def test_of_many_rows_nobody_who_answers_is_left_out_for_one_named_before() -> None:
    lines = [f"{{holder: h{number}, when: 2010-01-01/..}}" for number in (1,) * 9 + (2, 3)]
    graph = world(f"hee: {{accountability: [{', '.join(lines)}]}}")
    page = page_of(answered(graph, "accountability", "hee", during="2012"))
    assert page.rows_left
    assert {row.what for row in page.rows} == {"h1", "h2", "h3"}


# -- widths -------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_broken(
    width: int, answers: list[Answer], sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """But for a single id or address; at every width the same words stand there."""
    for answer in sample(answers, 20):
        text = shown(answer, width)
        wide = [line for line in text.splitlines() if width_of(line) > width]
        assert all(len(line.split()) == 1 for line in wide), wide
        assert _words(text) == _words(shown(answer, BOUNDLESS))


LABELS = {"who", "what", "when", "how", "certain", "id", "sources", "basis"}


def _words(text: str) -> set[str]:
    """The words of an answer, without the rule of a table and the heads."""
    return set(text.replace("─", " ").split()) - LABELS


@pytest.mark.parametrize("width", WIDTHS)
def test_who_or_what_answers_and_its_id_stand_in_every_row(
    width: int, answers: list[Answer], sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """A block a row below 80 columns, else a table under its heads."""
    for answer in sample(answers, 20):
        page = page_of(answer)
        lines = shown(answer, width).splitlines()
        heads = [line for line in lines if re.match(rf"{page.heads[0]}  ", line)]
        if page.rows:
            assert len(heads) >= (1 if width >= TABLE_FROM else len(page.rows))
        words = {word for line in lines for word in line.split()}
        assert {each for row in page.rows for each in row.ids} <= words


def test_a_wide_terminal_is_used(record: Graph) -> None:
    lines = shown(record.ask(ASKED), 200).splitlines()
    assert 120 < max(width_of(line) for line in lines if "http" not in line) <= 200
    (row,) = (line for line in lines if "hee/accountable-to-secretary-of-state" in line)
    assert re.match(r"Secretary of State .*  1 April 2015 to 31 March 2023  .*\[1\] \[2\]", row)


WORDS = st.lists(st.text("abcé中-/", min_size=1, max_size=30), max_size=12).map(" ".join)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4), st.integers(20, 220))
def test_any_cells_fit_any_width(rows: list[tuple[str, str, str]], width: int) -> None:
    made = [Row(cells[:2], (("under", cells[2]),)) for cells in rows]
    for asked in (made, [Row(cells) for cells in rows]):
        heads = ("one", "two", "three")[: len(asked[0].cells)]
        text = [line for line, _ in lines_of(heads, asked, width)]
        assert all(width_of(line) <= width or len(line.split()) == 1 for line in text)
        told = {word for line in text for word in line.split()}
        assert {word for row in rows for cell in row for word in cell.split()} <= told


@given(WORDS, st.integers(5, 60))
def test_a_text_wraps_at_blanks_alone(text: str, width: int) -> None:
    assert " ".join(wrap(text, width)).split() == text.split()


# -- words --------------------------------------------------------------------------------------

_EDTF = re.compile(r"\d{4}-\d\d-\d\d|\d{4}-\d\d\b(?!\d)/|\.\.[\]/\d]|\[\.\.|\d[~?%]")


def test_no_cell_has_a_date_or_a_term_as_the_record_writes_it(answers: list[Answer]) -> None:
    for answer in answers:
        page = page_of(answer, everything=True)
        for row in (*page.rows, *page.nearest, *page.beside):
            for told in (row.what, row.when, row.how, row.certain):
                assert "_" not in told, told
                assert not _EDTF.search(told), told


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2015-04-01/2018-03-31", "1 April 2015 to 31 March 2018"),
        ("2013/..", "from some day in 2013 on"),
        ("2012-04/2013-03", "from some day in April 2012 to some day in March 2013"),
        ("[2014-08-07..2014-11-19]/", ("from some day between 7 August and 19 November 2014,"
         " end not known")),
        ("2013-04~/[2019-03-31..]", "from about April 2013 to 31 March 2019 or later"),
        ("[..2016-05-11]/..", "from 11 May 2016 or earlier on"),
        ("[..2020-09-23]/[2020-09-23..]", "23 September 2020, begin and end not known"),
        ("../2018-01-07", "to 7 January 2018"),
        ("/2018-01-07", "to 7 January 2018, begin not known"),
        ("2012-10-01/2012-10-01", "1 October 2012"),
        ("../..", "at all times recorded"),
        ("/", "days not known"),
    ],
)  # fmt: skip
def test_days_of_a_statement_are_told_in_plain_words(when: str, words: str) -> None:
    assert span_in_words(When.read(when)) == words


@pytest.mark.parametrize(
    ("gbp", "words"),
    [
        (4_900_000_000, "£4.9 billion"), (4_000_000_000, "£4 billion"),
        (4_798_300_000, "£4,798.3 million"), (83_000_000, "£83 million"),
        (4_798_312_345, "£4,798,312,345"), (950_000, "£950,000"), (10, "£10"),
    ],
)  # fmt: skip
def test_a_sum_is_short_only_where_that_takes_nothing_from_it(gbp: int, words: str) -> None:
    assert pounds(gbp) == words


def test_a_row_has_its_statement_s_own_days_and_says_where_it_turns_uncertain() -> None:
    graph = world("a: {hosting: [{host: b, when: 2012-04-01/2014-06}]}")
    (row,) = page_of(answered(graph, "hosting", "a", during="2013-01-01/2014-12-31")).rows
    assert row.when == "1 April 2012 to some day in June 2014"
    assert row.certain == "certain to 1 June 2014, then possible"


def test_an_answer_says_first_what_answers_and_last_how_it_was_read(record: Graph) -> None:
    answer = record.ask(ASKED)
    text = " ".join(shown(answer).split())
    places = [text.index(part) for part in (
        answer.lead, "hee/accountable-to-secretary-of-state", "See also", "Sources:", "Read as:",
    )]  # fmt: skip
    assert places == sorted(places)
    assert places[0] == 0


def test_what_neither_the_sentence_nor_a_row_says_is_not_lost(record: Graph) -> None:
    text = " ".join(shown(record.ask("what is an LETB")).split())
    assert "they were abolished on 1 July 2022" in text


def test_silence_says_what_was_read_and_what_is_nearest(answers: list[Answer]) -> None:
    silent = [each for each in answers if each.status == "silent"]
    assert silent
    for answer in silent:
        text = " ".join(shown(answer, BOUNDLESS).split())
        assert f"Read as: {' '.join(answer.read_as.split())}." in text
        assert all(each.statement in text for each in answer.nearest[:3])
        assert (answer.example or "") in text


# -- ids and sources ----------------------------------------------------------------------------


def test_every_id_that_is_shown_can_be_cited(record: Graph, answers: list[Answer]) -> None:
    ids = set()
    for answer in answers:
        page = page_of(answer, everything=True)
        rows = (*page.rows, *page.nearest, *page.beside)
        ids |= {each for row in rows for each in row.ids}
    assert all(record.cite(each) for each in ids)


def test_few_rows_show_two_sources_each_and_every_row_one(answers: list[Answer]) -> None:
    for answer in answers:
        page = page_of(answer)
        for row in page.rows:
            numbers = page.sources.numbers(row.evidence)
            several = min(2, len({cited.source for cited in row.evidence}))
            assert len(numbers) >= (several if len(page.rows) <= FEW_ROWS else 1)


def test_the_best_source_is_first_hand_proves_an_end_and_has_words(record: Graph) -> None:
    evidence = record.ask(ASKED).results[0].evidence
    (first, *_) = best(evidence, 1)
    assert first.origin
    assert first.origin.rank == "primary"
    assert first.says
    both = best(evidence, 2)
    assert {"begin", "end"} <= {end for each in both for end in each.proves}


def test_the_numbers_of_sources_stay_when_all_are_listed(answers: list[Answer]) -> None:
    for answer in answers:
        few, every = page_of(answer).sources.listed(), page_of(answer, all_sources=True).sources
        names = [places[0].source for _, places in every.listed()]
        assert [places[0].source for _, places in few] == names[: len(few)]


def test_a_source_says_what_it_proves_and_its_words(record: Graph) -> None:
    text = " ".join(shown(record.ask(ASKED)).split())
    assert "Proves the begin: the Secretary of State sets objectives" in text
    assert re.search(r"Proves the (begin and the )?end[.:]", text)


def test_the_short_form_is_a_sentence_and_a_source_a_row(answers: list[Answer]) -> None:
    for answer in answers:
        text = io.StringIO()
        show_brief(Screen(text, BOUNDLESS), answer)
        lines = text.getvalue().splitlines()
        assert " ".join(text.getvalue().split()).startswith(" ".join(answer.lead.split()))
        rows = page_of(answer).rows
        assert sum(line.startswith("- ") for line in lines) == len(rows)
        assert sum("http" in line and len(line.split()) == 1 for line in lines) <= len(rows)


# -- terminals ----------------------------------------------------------------------------------


class Terminal(io.TextIOWrapper):
    """A terminal with an encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="strict", newline="\n")

    def isatty(self) -> bool:
        """It is one."""
        return True

    def text(self) -> str:
        """What was printed."""
        self.flush()
        written: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]
        return written.decode(self.encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "latin-1", "utf-8", "cp932"])
def test_a_terminal_without_a_sign_gets_another_for_it(
    encoding: str, record: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is refused, and no question mark stands for a dash or a pound."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal(encoding)
    screen = Screen(terminal)
    screen.print("“A–B” → £4.9 billion ─ it’s Gŵyr …")
    show_answer(screen, record.ask(ASKED))
    text = terminal.text()
    assert "?" not in text
    assert "hee/accountable-to-secretary-of-state" in text.split()
    assert all(width_of(line) <= 80 or "http" in line for line in text.splitlines()[1:])


@pytest.mark.parametrize(
    ("variable", "value", "styled"),
    [("NO_COLOR", "1", False), ("TERM", "dumb", False), ("TERM", "xterm", True)],
)
def test_only_a_terminal_that_draws_gets_styles(
    variable: str, value: str, styled: bool, record: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(variable, value)
    terminal = Terminal()
    show_answer(Screen(terminal), record.ask(ASKED))
    assert ("\x1b[1m" in terminal.text()) is styled
    assert "\x1b" not in shown(record.ask(ASKED))


@pytest.mark.parametrize("columns", ["40", "0", "-3", "wide", "", "99999999999999999999", "²"])
def test_columns_give_the_width_of_a_pipe(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:  # undone before pytest measures its own terminal
        patch.setenv("COLUMNS", columns)
        width = Screen(io.StringIO()).width
    assert width == (40 if columns == "40" else 80)

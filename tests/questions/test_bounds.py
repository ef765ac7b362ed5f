"""However long and odd a sentence or a name is, reading it does not take long: work is counted."""

from __future__ import annotations

import itertools
import string
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

from nhsgraph import Graph
from nhsgraph.answers.people import same_person
from nhsgraph.cli.typed_lines import completer
from nhsgraph.english.reader import LONGEST_SENTENCE, MOST_SIGNS, MOST_WORDS
from nhsgraph.errors import NhsGraphError, QuestionError, UnknownBodyError
from nhsgraph.spelling import key, plain, tidy, words_of
from work import growth, operations
from worlds import world

PIECES = [
    "(", ")", "[", "'", '"', "'s ", "\u2019", ". ", "a.", "-", "\u2013", ":", "/", "&", " ",
    "\u00a0", "\u200b", "e\u0301", "ｗ", "1", "1 ", "13 ", "2014 ", "1/4/", "April ", "who ", "B0 ",
    "HEE ",
    "HEE and ", "HEE or ", "NHS ", "Health ", "Helth Educashun ", "educaton ", "of the ", "Xq ",
    "hold ", "account ", "to ", "when ", "still ", "not ", "the transfer from ", "the transfer of ",
    "on the day of the ", "as known ", "Act (", "mandate ", "Ian Cumming ", "chair ", "legal ",
    "hold who account answer ", "was HEE accountable to Google ", "by Xyzzy Qwert ", "step by ",
]  # fmt: skip


OPENINGS = ["", "was HEE ", "who funded "]


def _asks(graph: Graph, text: str) -> None:
    try:
        graph.ask(text)
    except NhsGraphError:
        return


@pytest.fixture(scope="module")
def small() -> Graph:
    """A world with a few names of several words."""
    return world(
        """
        hee: {aliases: [HEE], names: [{name: Health Education England}], posts: [
              {post: chair, person: Ian Cumming, when: 2013-04-01/2016-03-31}],
              accountability: [{holder: dh, when: 2013-04-01/..}]}
        dh: {names: [{name: Department of Health}]}
        """
    )


def test_a_sentence_of_twice_the_length_takes_about_twice_the_work(
    small: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Up to the length at which it is refused."""
    for piece, opening in sample(list(itertools.product(PIECES, OPENINGS)), 5):
        longest = (LONGEST_SENTENCE - 20) // (2 * len(piece))
        assert growth(partial(_piles, small, opening, piece), longest) < 2.8, (piece, opening)


def _piles(graph: Graph, opening: str, piece: str, number: int) -> None:
    """Asks a sentence that goes on with one piece over and over."""
    _asks(graph, opening + piece * number)


def _strange_words(number: int) -> str:
    """So many words that nobody knows, each another, and others for each number."""
    return " ".join(_name((number + each) * 104_729) for each in range(number))


@pytest.mark.parametrize("opening", ["", "was HEE ", "who held ", "Helth "])
def test_so_does_a_sentence_of_words_that_nobody_knows(small: Graph, opening: str) -> None:
    def ask(number: int) -> None:
        _asks(small, opening + _strange_words(number))

    assert growth(ask, 130) < 3


def test_a_long_sentence_without_a_name_is_answered_soon(record: Graph) -> None:
    """By the lines of Python that run; once it was some thirty million."""
    _asks(record, "who funded it")
    assert operations(lambda: _asks(record, _strange_words(280))) < 2_000_000


@pytest.mark.parametrize("piece", ["x", " ", "\u200b", "(", "HEE "])
def test_far_too_long_a_sentence_is_refused_without_a_look(small: Graph, piece: str) -> None:
    text = piece * 1_000_000
    with pytest.raises(QuestionError, match="longer than"):
        small.ask(text)
    assert operations(lambda: _asks(small, text)) < 500


def test_signs_that_nobody_sees_do_not_make_a_sentence_too_long(small: Graph) -> None:
    text = "\u200b\u200d".join("who held HEE to account in 2014")
    assert len(text) < MOST_SIGNS
    assert small.ask(text).ids == ["dh"]
    words = "who held HEE to account in 2014 " + "\u200b" * LONGEST_SENTENCE
    assert small.ask(words).ids == ["dh"]


def test_more_words_than_one_question_has_are_searched_for(small: Graph) -> None:
    answer = small.ask("who held HEE to account " * (MOST_WORDS // 4))
    assert answer.status == "not_understood"


@pytest.mark.parametrize(
    "read", [tidy, plain, key, words_of, lambda text: same_person(text, "x")],
    ids=["tidy", "plain", "key", "words", "person"],
)  # fmt: skip
@pytest.mark.parametrize("piece", ["x", " ", "'", "a.", "x'", "e\u0301", "\u2013", "\u200b", "&"])
def test_a_spelling_takes_work_as_long_as_the_text(
    read: Callable[[str], object], piece: str
) -> None:
    assert growth(lambda number: read(piece * number), 20_000) < 2.5


@pytest.mark.parametrize("piece", ["x", "hee ", "-", "hee/", "Health "])
def test_a_name_of_a_hundred_thousand_signs_is_refused_in_few_words(
    small: Graph, piece: str
) -> None:
    """Neither are names near it looked for, nor is all of it repeated."""
    text = piece * 100_000
    for look in (small.find, small.body, small.names, small.statement):
        with pytest.raises(QuestionError) as refused:
            look(text)
        assert len(str(refused.value)) < 400
        assert growth(lambda number, look=look: _refused(look, piece * number), 50_000) < 2.5  # type: ignore[misc]


def _refused(look: Callable[[str], object], text: str) -> None:
    with pytest.raises(QuestionError):
        look(text)


def test_to_find_near_names_takes_no_longer_where_there_are_many_others() -> None:
    """Only those are compared that share letters with what was typed."""

    def refused(number: int) -> int:
        graph = world("".join(f"board-{_name(each)}: {{}}\n" for each in range(number)))
        with pytest.raises(UnknownBodyError):
            graph.find("helth educashun")
        return operations(lambda: _refused(graph.find, "helth educashon"))

    assert refused(400) < 3 * refused(100)


def _name(number: int) -> str:
    return "".join(string.ascii_lowercase[int(figure)] for figure in str(number))


def test_to_end_a_line_at_the_prompt_takes_work_as_long_as_the_line(small: Graph) -> None:
    complete = completer(small.called())
    assert growth(lambda number: complete("who held " * number), 5_000) < 2.5

"""However a question or a name is typed, it is the same question and the same name.

Phones, word processors and pages from which text is copied write quotes, hyphens, blanks and
letters in other signs, and put signs between them that nobody sees.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Any

import pytest
from bank import sentences
from click.testing import CliRunner

from nhsgraph import Graph
from nhsgraph.answers.people import same_person
from nhsgraph.cli import main
from nhsgraph.cli.typed_lines import completer
from nhsgraph.errors import NhsGraphError, QuestionError, UnknownBodyError
from nhsgraph.spelling import key, plain, words_of
from worlds import world, write_world

BANK = [each["question"] for each in sentences()]


def _swapped(*signs: tuple[str, str]) -> Callable[[str], str]:
    """Writes signs in the place of others, each of several in turn."""

    def dress(text: str) -> str:
        for plain_sign, others in signs:
            turn = cycle(others)
            text = "".join(next(turn) if sign == plain_sign else sign for sign in text)
        return text

    return dress


def _sprinkled(signs: str) -> Callable[[str], str]:
    """Puts a sign that nobody sees behind each sign, several in turn."""

    def dress(text: str) -> str:
        turn = cycle(signs)
        return "".join(sign + next(turn) for sign in text)

    return dress


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


DRESSES: dict[str, Callable[[str], str]] = {
    "curly quotes": _swapped(("'", "\u2019\u02bc\u2018\u00b4"), ('"', "\u201c\u201d\u00ab\u00bb")),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "odd blanks": _swapped((" ", "\u00a0\u2009\u202f\u3000\u2003")),
    "more blanks": lambda text: f"  {text.replace(' ', '   ')}  ",
    "dashes": _swapped(("-", "\u2011\u2013\u2212\u2010"), ("/", "\u2044\u2215")),
    "zero width": _sprinkled(
        "\ufe00\U000e0100\U000e01ef\u3164\u115f\u1160\uffa0\u20e3\u200d\u200b\u2060\ufeff\u00ad\u200c\ufe0f"
    ),
    "directions": _sprinkled("\u200e\u200f\u202a\u202c\u2066\u2069\u202e"),
    "wide": _wide,
    "tabs and lines": lambda text: text.replace(" ", "\t", 2).replace(" ", "\r\n"),
    "controls": _sprinkled("\x00\x07\x1b\x7f\x9b"),
    "other figures": lambda text: "".join(
        chr(0x660 + int(sign)) if sign in "0123456789" else sign for sign in text
    ),
}
"""Ways in which a sentence is typed that a reader does not see, or hardly sees."""


def _told(graph: Graph, text: str) -> Any:
    """All that an answer says, but the sentence itself; or the refusal."""
    try:
        told = graph.ask(text).to_dict()
    except NhsGraphError as error:
        return f"{type(error).__name__}: {error}"
    told["question"] = {k: v for k, v in told["question"].items() if k != "text"}
    return told


def test_a_sentence_in_another_dress_gets_the_same_answer(
    record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    for text in sample(BANK, 60):
        bare = _told(record, text)
        for name, dress in DRESSES.items():
            assert _told(record, dress(text)) == bare, f"{text!r} as {name}"


FOUND_BY_WORDS = {"search", "quote"}


def test_a_sentence_in_capitals_or_small_letters_gets_the_same_answer(
    record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Only notes on words that are written like names may differ, for those go by capitals."""
    for text in sample(BANK, 60):
        bare, *others = (_told(record, dress) for dress in (text, text.upper(), text.lower()))
        for told in others:
            if isinstance(bare, str):
                assert isinstance(told, str)
                continue
            forms = {one["question"]["form"] for one in (bare, told)}
            if forms <= FOUND_BY_WORDS:
                continue  # capitals tell which words are a title, and so whether it is quoted
            if bare["left_out"]:
                # where a name that the record lacks begins and ends is told by capitals alone
                assert (told["status"], told["verdict"]) == (bare["status"], bare["verdict"]), text
                continue
            both = _bare(told), _bare(bare)
            if not bare["premise"]["ok"]:  # what is quoted of the sentence stands as it was typed
                both = json.dumps(both[0]).casefold(), json.dumps(both[1]).casefold()
            assert both[0] == both[1], text


def _bare(told: Any) -> Any:
    """What an answer says less its notes and texts, those of its parts too."""
    if isinstance(told, dict):
        return {key: _bare(each) for key, each in told.items() if key not in {"notes", "text"}}
    return [_bare(each) for each in told] if isinstance(told, list) else told


def test_an_answer_keeps_the_sentence_as_it_was_typed_without_what_nobody_sees(
    record: Graph,
) -> None:
    answer = record.ask("  was HEE\u2019s\u200b chair \u2013 in\t2014 \u2013 Keith Pearson? ")
    assert answer.question.text == "was HEE\u2019s chair \u2013 in 2014 \u2013 Keith Pearson?"
    assert answer.verdict == "yes"


NAMES = """
xb: {names: [{name: "Iéchyd Gŵyr & Môn’s Isles‑wide Board", short: "IGB", when: 2010-01-01/..}],
     posts: [{post: chair, person: "Dr Seán O’Dwyer-Šimůnek", when: 2010-01-01/..}],
     accountability: [{holder: dh, when: 2010-01-01/..}]}
gk: {names: [{name: "Συμβούλιο Υγείας", when: 2010-01-01/..}]}
du: {names: [{name: "Bwrdd Du", when: 2010-01-01/..}]}
de: {names: [{name: "Bwrdd Dú", when: 2010-01-01/..}]}
da: {names: [{name: "Bwrdd Dù", when: 2010-01-01/..}]}
"""
SPELT = [
    "Iéchyd Gŵyr & Môn’s Isles‑wide Board", "iéchyd gŵyr and môn's isles wide board",
    "The Iéchyd Gŵyr & Môn's Isles-wide Board", "IÉCHYD GŴYR & MÔN’S ISLES–WIDE BOARD",
    "  Iéchyd  Gŵyr\u00a0&\tMôn’s Isles‑wide\nBoard ", "Iechyd Gwyr & Mon's Isles-wide Board",
    unicodedata.normalize("NFD", "Iéchyd Gŵyr & Môn’s Isles‑wide Board"),
    "Ie\u200bchyd Gwyr & Mon\u00b4s Isles\u2212wide Board", _wide("IGB"), "igb", "The IGB",
    "xb", "XB",
]  # fmt: skip


@pytest.mark.parametrize("name", SPELT)
def test_a_name_is_found_however_it_is_spelt(name: str, tmp_path: Any) -> None:
    """By the same key in a question, in Python and in every command that takes a body."""
    folder = write_world(tmp_path / "model", NAMES)
    graph = Graph.load(folder)
    assert graph.find(name) == "xb"
    assert graph.ask(f"who held {name} to account in 2014").ids == ["dh"]
    for command in (
        ("show", name), ("coverage", name), ("changes", "2010", "2014", name),
        ("draw", "timeline", name, "--describe"),
        ("draw", "chain", name, "--on", "2014-01-01", "--describe"),
        ("draw", "structure", "--on", "2014-01-01", "--around", name, "--describe"),
    ):  # fmt: skip
        done = CliRunner().invoke(main, [*command, "--record", str(folder)])
        assert done.exit_code == 0, (command, done.output, done.exception)


def test_letters_of_every_script_are_letters() -> None:
    graph = world(NAMES)
    assert graph.find("ΣΥΜΒΟΎΛΙΟ υγείας") == graph.find("Συμβουλιο Υγειας") == "gk"
    assert words_of("Gŵyr’s Συμβούλιο №5") == ["gŵyr", "'s", "συμβούλιο", "no5"]


def test_without_its_accents_a_name_is_found_only_where_one_body_is_meant() -> None:
    """With them it is the one that is spelt so; *Bwrdd Du* is a name of its own."""
    graph = world(NAMES)
    assert [graph.find(name) for name in ("Bwrdd Dú", "bwrdd dù", "bwrdd du")] == ["de", "da", "du"]
    other = world("de: {names: [{name: Bwrdd Dú}]}\nda: {names: [{name: Bwrdd Dù}]}")
    with pytest.raises(QuestionError, match="may mean several bodies"):
        other.find("Bwrdd Du")
    assert world("de: {names: [{name: Bwrdd Du}]}").find("Bwrdd Dû") == "de"


@pytest.mark.parametrize(
    "person",
    ["Dr Seán O’Dwyer-Šimůnek", "Seán O'Dwyer\u2011Šimůnek", "sean o'dwyer simunek",
     "SEÁN O’DWYER-ŠIMŮNEK", unicodedata.normalize("NFD", "Seán O’Dwyer-Šimůnek")],
)  # fmt: skip
def test_a_person_is_the_same_however_the_name_is_spelt(person: str) -> None:
    graph = world(NAMES)
    assert graph.ask(f"was {person} chair of IGB in 2014").verdict == "yes"
    assert graph.ask(f"when did {person} become chair").ids
    assert same_person(person, "Seán O'Dwyer Šimůnek")
    assert not same_person(person, "Seán Dwyer")


@pytest.mark.parametrize("name", ["IGB's", "the IGB’s", "THE THE igb", "\u3164I\u20e3GB\U000e0101"])
def test_a_name_is_found_as_it_stands_in_a_sentence(name: str) -> None:
    """With what a sentence puts around it, and signs that nobody sees."""
    assert world(NAMES).find(name) == "xb"


def test_letters_that_have_no_plain_form_are_one_letter_however_they_are_typed() -> None:
    graph = world("ae: {names: [{name: Ælfred İstanbul Board}]}")
    for name in ("ælfred istanbul board", "ÆLFRED İSTANBUL BOARD", "Aelfred Istanbul Board"):
        assert graph.find(name) == "ae"


@pytest.mark.parametrize(
    "dress",
    ["Please, {}", "Hello, {}", "So {}", "Hi - {}", "Thanks. {}", "Good morning! {}", "{}, please?",
     "Hi there, {} Many thanks."],
)  # fmt: skip
def test_polite_words_make_no_other_question(record: Graph, dress: str) -> None:
    for text in ("was HEE accountable to DH in 2014", "who funded HEE in 2014", "did HEE exist"):
        assert _told(record, dress.format(text)) == _told(record, text)


def test_a_polite_word_that_begins_a_name_is_kept() -> None:
    graph = world(
        """
        sb: {names: [{name: So Solid Board, when: 2013-04-01/..}],
             accountability: [{holder: dh, when: 2013-04-01/..}]}
        """
    )
    assert graph.ask("So Solid Board: who held it to account in 2014").ids == ["dh"]


def test_a_name_is_taken_where_an_id_is_and_a_misspelt_one_is_refused_with_the_id() -> None:
    """Each mend that is proposed is taken where it is followed."""
    graph = world("hee: {aliases: [HEE], names: [{name: Health Education England}]}\nhew: {}")
    for asked in (graph.body, graph.names, graph.life, graph.coverage):
        assert asked("HEE") == asked("hee")
        with pytest.raises(UnknownBodyError, match="Did you mean hee"):
            asked("Helth Education Englnd")
    with pytest.raises(UnknownBodyError, match="Did you mean hew, hee"):
        graph.find("hex")
    with pytest.raises(QuestionError, match="Did you mean hee/name-1"):
        graph.statement("hee/nmae-1")


def test_the_prompt_completes_a_name_however_it_is_begun() -> None:
    complete = completer(world(NAMES).called())
    assert complete("who held iéchyd  gŵ") == ["who held Iéchyd Gŵyr & Môn’s Isles‑wide Board"]
    assert complete("was the Συμ") == ["was Συμβούλιο Υγείας"]
    assert complete("xyz") == []


def test_a_key_is_that_of_the_name_alone() -> None:
    assert key("The Isles‐wide Board") == key("isles wide  BOARD") != key("Isles-wide Boards")
    assert key("The") == "the"
    assert key("???") != key("!!!")
    assert plain("e\u200d\u0301") == "é"
    assert plain("½ … \u2800x") == "1/2 ... x"

"""Texts on their way out: whatever signs they bring, a terminal and an XML file can take them."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.spelling import key, plain, printable, tidy

SIGNS = st.text(st.characters(codec=None, categories=None))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Health Education England", "Health Education England"),
        ("two\nlines", "two\nlines"),
        ("\x1b]0;owned\x07HEE", "]0;ownedHEE"),
        ("a\tb\x0bc\x85d\u2028e", "a b c d e"),
        ("half \ud800 a sign", "half  a sign"),
        ("\ufffe\uffff\ufdd0\U0010ffff", ""),
        ("\u202eEEH\u202c \u2067x\u2069", "EEH x"),
        ("\u0e01\u200d\u00ad\u00a0", "\u0e01\u200d\u00ad\u00a0"),
    ],
)
def test_a_printable_text_is_the_text_without_what_rules_or_breaks(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(SIGNS)
def test_a_printable_text_has_no_sign_that_a_terminal_obeys(text: str) -> None:
    assert (
        not {unicodedata.category(sign) for sign in printable(text)}
        - {*"Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Cf Cn Co".split()}
        - ({"Cc"} if "\n" in text else set())
    )
    assert printable(printable(text)) == printable(text)


@given(SIGNS)
def test_a_printable_text_can_stand_in_any_xml_file(text: str) -> None:
    shown = printable(text)
    page = f"<a b={quoteattr(shown)}>{escape(shown)}</a>".encode()
    read = ET.fromstring(page)  # noqa: S314
    assert (read.text or "") == shown
    assert read.get("b") == shown


def test_a_name_is_the_same_in_a_locale_that_reads_no_more_than_ascii() -> None:
    """There Python keeps the bytes of other letters as halves of signs."""
    for name in ("Bwrdd Iéchyd", "Una O’Brien", "HEE – 2014", "Ἀθηνῶν"):
        narrow = name.encode().decode("ascii", "surrogateescape")
        assert narrow != name
        assert (tidy(narrow), plain(narrow), key(narrow)) == (tidy(name), plain(name), key(name))
    assert tidy("a\udcffb") == "ab"

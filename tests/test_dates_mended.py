"""What a message about a date proposes can be written as it stands, and means the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.dates import FuzzyDay, Period, When, Years
from nhsgraph.errors import DateError
from work import growth

DATES: Final = {
    "2013-04-01": """2013-4-1 | 2013-4-01 | 2013/04/01 | 2013.04.01 | 2013 04 01 | 20130401
        | 01042013 | 01/04/2013 | 1/4/2013 | 01.04.2013 | 01-04-2013 | 1 4 2013 | 1/4/13 | 1.4.13
        | 1 April 2013 | 01 April 2013 | 1st April 2013 | 1st of April 2013 | the 1st of April, 2013
        | April 1, 2013 | April 1st, 2013 | Apr 1 2013 | 1 Apr 2013 | 1 Apr. 2013 | 1-Apr-2013
        | 1-Apr-13 | 1 APRIL 2013 | Monday 1 April 2013 | Mon, 1 Apr 2013 | 2013 April 1
        | 2013-04-01T09:00:00Z | 2013-04-01T09:00 | 2013-04-01 09:00 | 2013-04-01T09:00:00+01:00
        | 2013-04-01T09:00:00.000Z | 2013-04-01 9:00 am | 01/04/2013 09:00 | 2013–04–01
        | 2013—04—01 | 2013‑04‑01 | 2013−04−01 | [2013-04-01] | (2013-04-01)""",
    "2013-04": """2013-4 | 2013/04 | 2013.04 | 201304 | 04/2013 | 4/2013 | 04-2013 | April 2013
        | april 2013 | Apr 2013 | Apr-2013 | April, 2013 | April '13 | 2013 April | 2013-04-xx
        | 2013-04-XX | 2013-04-?? | 2013–04""",
    "2013": "2013-xx | 2013-xx-xx | 2013-XX | [2013]",
    "2013~": "~2013 | c. 2013 | c.2013 | c 2013 | ca. 2013 | circa 2013 | about 2013 | around 2013",
    "2013-04~": "c. April 2013 | ~2013-04 | about 2013-4 | 2013-4~ | April 2013~",
    "2013?": "?2013 | 2013 ?",
    "[2013..2014]": "2013..2014 | 2013...2014 | {2013..2014} | [2013, 2014] | [2013 - 2014]"
    " | (2013..2014) | [2013...2014] | between 2013 and 2014..".removesuffix(
        " | between 2013 and 2014.."
    ),
    "[2013-04..2014]": "[2013-4..2014] | [April 2013..2014] | April 2013..2014",
}
"""What people write, by what it means; each is refused."""

JOINED: Final = (
    "/",
    " to ",
    " until ",
    " till ",
    " - ",
    " – ",
    " — ",
    "–",
    " through ",
    "..",
    " .. ",
)
ENDS: Final = (
    "2015-03-31 | 2015-3-31 | 31/03/2015 | 31.3.2015 | 31 March 2015 | 31st March 2015"
    " | Mar 31, 2015 | 2015–03–31 | 20150331 | 2015-03-31T17:00:00Z | 2015/03/31"
)


def written(text: str) -> list[str]:
    """The entries of a table."""
    return [" ".join(entry.split()) for entry in text.split(" | ")]


def mend_of(read: Callable[[str], object], text: str) -> str:
    """What a message proposes to write in place of a text."""
    with pytest.raises(DateError) as caught:
        read(text)
    mend = caught.value.mend
    proposed = re.match(r"write (?:the [a-z ]+: )?(\S+)(?:$| for )", mend)
    assert proposed, f"{text}: {mend}"
    return proposed[1].strip("“”")


@pytest.mark.parametrize(("meant", "text"), [(m, t) for m, s in DATES.items() for t in written(s)])
def test_the_date_that_is_proposed_is_the_date_that_was_meant(meant: str, text: str) -> None:
    assert mend_of(FuzzyDay.read, text) == meant
    FuzzyDay.read(meant)


def intervals() -> list[tuple[str, str]]:
    """Intervals that are refused, each with what it means."""
    begins = [
        (meant, text) for meant in ("2013-04-01", "2013-04") for text in written(DATES[meant])
    ]
    return [
        (f"{meant}/2015-03-31", f"{begin}{joint}{end}")
        for (meant, begin), joint, end in product(
            [*begins, ("2013-04-01", "2013-04-01"), ("2013", "2013")], JOINED, written(ENDS)
        )
    ]


def test_the_interval_that_is_proposed_keeps_both_ends(
    sample: Callable[[Sequence[tuple[str, str]], int], list[tuple[str, str]]],
) -> None:
    """Of all that can be written for a begin, an end, and what stands between them."""
    for meant, text in sample(intervals(), 1_500):
        try:
            assert When.read(text).text.replace(" ", "") == meant
        except DateError:
            assert mend_of(When.read, text) == meant, text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2013-04-01/present", "2013-04-01/.."),
        ("2013-04-01 to date", "2013-04-01/.."),
        ("2013-04-01 - present", "2013-04-01/.."),
        ("since 1 April 2013", "2013-04-01/.."),
        ("from April 2013", "2013-04/.."),
        ("2013 onwards", "2013/.."),
        ("2013-04-01/unknown", "2013-04-01/"),
        ("2013-04-01/?", "2013-04-01/"),
        ("unknown to 2013", "/2013"),
        ("until 2015", "/2015"),
        ("from 2013 to 2015", "2013/2015"),
        ("between April 2013 and May 2014", "2013-04/2014-05"),
        ("2013-2015", "2013/2015"),
        ("2013-04-01 2014-04-01", "2013-04-01/2014-04-01"),
        ("2013-04-01-2014-04-01", "2013-04-01/2014-04-01"),
        ("31 March 2015 to 1 April 2013", "2013-04-01/2015-03-31"),
        ("2015/2013", "2013/2015"),
        ("2013/14", "2013-04-01/2014-03-31"),
        ("2013-14", "2013-04-01/2014-03-31"),
        ("FY 2013/14", "2013-04-01/2014-03-31"),
        ("2013/14 to 2015/16", "2013-04-01/2016-03-31"),
        ("2013/14-2015/16", "2013-04-01/2016-03-31"),
        ("2013/14..2015/16", "2013-04-01/2016-03-31"),
        ("2013-14/2015-16", "2013-04-01/2016-03-31"),
        ("01/04/2013/31/03/2015", "2013-04-01/2015-03-31"),
        ("2013/04/01/2014/04/01", "2013-04-01/2014-04-01"),
        ("04/2013-03/2015", "2013-04/2015-03"),
        ("[2018..2013]/2019", "[2013..2018]/2019"),
        ("[April 2013..2014]/..", "[2013-04..2014]/.."),
        ("2013-04-00/..", "2013-04/.."),
        ("2013-04-01", "2013-04-01/2013-04-01"),
        ("April 2013", "2013-04-01/2013-04-30"),
        ("[2016-05-12..]", "[2016-05-12..]/[2016-05-12..]"),
        ("[2013..2014]", "[2013..2014]/[2013..2014]"),
    ],
)
def test_an_interval_in_other_words_is_proposed_as_one_with_a_slash(text: str, meant: str) -> None:
    assert mend_of(When.read, text) == meant
    When.read(meant)


@pytest.mark.parametrize("read", [Years.read, Period.read])
@pytest.mark.parametrize("text", ["2013-14", "2013 - 14", "FY2013/14", "FY 2013-14"])
def test_a_financial_year_in_other_words_is_proposed_with_its_slash(
    read: Callable[[str], object], text: str
) -> None:
    assert mend_of(read, text) == "2013/14"
    read("2013/14")


PIECES: Final = st.sampled_from(
    [*"0123456789", *"-/.~?%[] ,", "..", "2013", "04", "31", "April", " to ", "–", "T09:00", "c. "]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_proposed_can_be_read(text: str) -> None:
    """A mend that is no example is followed once, and then there is no further fault."""
    for read in (FuzzyDay.read, When.read):
        try:
            read(text)
        except DateError as error:
            proposed = re.fullmatch(r"write (?:the [a-z ]+: )?(\S+)(?: for .*)?", error.mend)
            if proposed:
                read(proposed[1].strip("“”"))


@pytest.mark.parametrize("read", [FuzzyDay.read, When.read, Years.read, Period.read])
@pytest.mark.parametrize(
    "piece", ["[", "]", "?", "~", ".", "-", "/", " ", "2", "a", "[..", "2013-", "– ", "1 ", "c. "]
)
def test_a_text_of_any_length_is_refused_in_few_words_and_little_work(
    read: Callable[[str], object], piece: str
) -> None:
    def refused(number: int) -> None:
        with pytest.raises(DateError) as caught:
            read(piece * number)
        assert len(str(caught.value)) < 500

    assert growth(refused, 50_000) < 1.5

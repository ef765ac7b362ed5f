"""What a message about a date proposes can be written as it stands, and means the same."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any, Final, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph import Graph, Question
from nhsgraph.dates import FuzzyDay, Period, When, Years, read_day
from nhsgraph.errors import DateError
from nhsgraph.schema.base import DateText, Part
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


READERS: Final[dict[str, Callable[[str], object]]] = {
    "date": FuzzyDay.read,
    "day": read_day,
    "when": When.read,
    "covers": When.with_both_ends,
    "period": Period.read,
    "years": Years.read,
    "one year": Years.one,
}
"""Whatever reads a time, by what it asks for."""
DOUBTFUL: Final = written(
    "2010 | 2010-12 | 2010-01-01 | since 2010 | until 2015 | 2010/2011 | 2010–11 | 2010-11 | 10/11"
    " | 2010/12 | 2010–12 | 2010 - 12 | FY 2010/11 | FY2010/12 | 2013–14 | 2010-15 | 2010–11/2015"
    " | 2010-11 to 2015-16 | 2013-14/2015-16 | ../.. | 2010~/2020 | 2010/2020? | [2010..2011]/2020"
    " | [2010–11..2012] | 2010–11~ | c. 2010/12 | 2019/21..2022/23 | 2010/11..2008/09 | 2010/.."
    " | 2013-04-01/unknown | ../2015 | 2010/[2005..] | April 2013 | [2010..] | 2010~/2009-12-31 | -"
    " | today | unknown | 2010/ | /2010 | 2013-04-00 | 2013-13 | 0000 | 2010-01-01/0000 | [..]"
)


def proposals(text: str, mend: str) -> list[str]:
    """All that a mend proposes to write, examples as well, as the whole text that it then is."""
    mend, place, end = mend.removesuffix("”").partition(" in place of “")
    pieces = re.split(r", | or |; ", mend.removeprefix("write ")) if mend[:6] == "write " else []
    firsts = [re.search(r"\S*\d{4}\S*|\S*\d\d/\d\d\S*", piece) for piece in pieces]
    tokens = [first[0].strip("“”,") for first in firsts if first]
    return [text.replace(end, token) if place else token for token in tokens]


@pytest.mark.parametrize("door", READERS)
@pytest.mark.parametrize("text", ["", *DOUBTFUL, *ENDS.split(" | "), *written(DATES["2013-04"])])
def test_whatever_a_reader_proposes_it_accepts(door: str, text: str) -> None:
    """The examples too, and every one of several."""
    try:
        READERS[door](text)
    except DateError as error:
        for proposed in proposals(text, error.mend):
            READERS[door](proposed)


def test_every_date_of_a_model_file_is_read_by_one_of_these() -> None:
    marks = {
        (part.__name__, name): mark.read
        for part in subclasses(Part)
        for name, hint in get_type_hints(part, include_extras=True).items()
        for mark in marks_in(hint)
    }
    assert len(marks) > 15
    assert not {key for key, read in marks.items() if read not in READERS.values()}
    assert marks["RecordInfo", "covers"] == When.with_both_ends
    assert marks["Amount", "year"] == Years.one


def subclasses(part: type[Part]) -> Iterator[type[Part]]:
    for each in part.__subclasses__():
        yield each
        yield from subclasses(each)


def marks_in(hint: Any) -> list[DateText]:
    """The marks of dates in an annotation, however deep."""
    inner = [mark for part in get_args(hint) for mark in marks_in(part)]
    return [hint, *inner] if isinstance(hint, DateText) else inner


@pytest.mark.parametrize("text", ["", "../..", "2010–11", "2010/12", "2013-14", "since 2010"])
def test_whatever_a_call_proposes_it_accepts(record: Graph, text: str) -> None:
    doors: list[Callable[[Any], object]] = [
        record.on,
        record.as_known_on,
        record.during,
        lambda odd: record.changes(odd, "2021"),
        lambda odd: record.name_on("hee", odd),
        lambda odd: record.ask("who funds HEE in 2019", as_known_on=odd),
        lambda odd: Question("accountability", ("hee",), period=odd),
        lambda odd: Question("mandate", ("hee",), mandate=odd),
    ]
    for door in doors:
        with contextlib.suppress(DateError):
            door(text)
            continue
        with pytest.raises(DateError) as caught:
            door(text)
        for proposed in proposals(text, caught.value.mend):
            door(proposed)


@pytest.mark.parametrize(
    ("door", "text", "named"),
    [
        ("date", "2010–11", ["2010-11", "[2010-04-01..2011-03-31]"]),
        ("date", "2010/12", ["2010-12", "[2010..2012]"]),
        ("date", "[2010–11..2012]", []),
        ("when", "2010-11", ["2010-11-01/2010-11-30", "2010-11/..", "2010-04-01/2011-03-31"]),
        ("when", "2010/12", ["2010-12-01/2010-12-31", "2010-12/..", "2010/2012"]),
        ("when", "2010–12", ["2010-12-01/2010-12-31", "2010-12/..", "2010/2012"]),
        ("when", "2010-11 to 2015-16", ["2013-04-01/2015-03-31"]),
        ("when", "2010–12/2015", ["2013-04-01/2015-03-31"]),
        ("period", "2010–11", ["2010-11", "2010/11"]),
        ("period", "2010/12", ["2010-12", "2010/2012", "2010/11"]),
        ("years", "2010/12", ["2010/11", "2010/11..2011/12"]),
        ("years", "2010–11", ["2010/11"]),
    ],
)
def test_what_may_mean_several_times_is_named_as_each_and_taken_for_none(
    door: str, text: str, named: list[str]
) -> None:
    with pytest.raises(DateError) as caught:
        READERS[door](text)
    mend = caught.value.mend
    assert [each for each in proposals(text, mend) if "[2018" not in each] == named, mend

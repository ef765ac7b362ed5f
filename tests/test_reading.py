"""A folder of YAML becomes a checked record, or every fault of it with file, line and column."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.dates import Certainty, read_day
from nhsgraph.errors import Fault, NhsGraphError, RecordError
from nhsgraph.record import yaml_text
from nhsgraph.record.reading import read_record
from nhsgraph.record.yaml_text import Document
from nhsgraph.schema import (
    Accountability,
    Edge,
    Funding,
    MandateApproval,
    NotFound,
    Outcome,
    Part,
    Place,
    Record,
    Source,
    Statement,
    Unknown,
)
from nhsgraph.schema.validation import STAND_INS, validated
from work import growth
from worlds import write_world

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())

SMALL: Final[Mapping[str, str]] = {
    "record.yaml": """\
title: A small record
covers: 2010-01-01/2021-12-31
licence: CC-BY-4.0
version: 0.1.0
""",
    "sources/act.yaml": """\
- {id: act, title: An Act, publisher: UK Parliament, published: 2011-01-01}
- id: order
  title: "An Order: the second"
  publisher: UK Parliament
  read: 2021-05
  url: https://example.org/order
""",
    "events.yaml": """\
- {id: opening, date: 2013-04-01, title: HEE takes over, evidence: [{source: act, locator: s. 1}]}
""",
    "bodies/dhsc.yaml": """\
id: dhsc
kind: department
aliases: [DH, {alias: DHSC, when: 2018-01-08/..}]
names:
  - {id: name, name: Department of Health, when: ../.., evidence: [{source: act, locator: s. 1}]}
""",
    "bodies/england/hee.yaml": """\
# What a file of a body looks like, in short.
id: hee
kind: arms_length_body
names:
  - id: name
    name: Health Education England
    short: HEE
    when: 2012-06-28/2023-03-31
    evidence:
      - {source: act, locator: s. 96, says: "sets it up: at once", proves: [begin, end]}
sizes:
  - {id: size, size: 13, when: '[2013-04..2013-06]/', evidence: [{source: order, locator: art. 1}]}
accountability:
  - id: to-dhsc
    holder: dhsc
    when: 2013-04-01/..
    means: [mandate, {name: framework agreement, when: 2014/..}]
    force: agreement
    begun_by: opening
    evidence: [{source: order, locator: art. 2, read_in: act}]
  - id: to-a-board
    holder: {unknown: no source names it}
    status: announced
    when: /
    means: directions
    force: practice
    outcome: {became: [hee/to-dhsc, opening]}
    evidence: [{source: act, locator: s. 3}]
funding:
  - id: from-dhsc
    payer: dhsc
    stream: grant_in_aid
    when: 2013-04-01/2015-03-31
    evidence: [{source: act, locator: s. 4}]
    amounts:
      - {year: 2013/14, gbp: 4900000000, about: true, evidence: [{source: act, locator: p. 5}]}
mandate_approval:
  - id: approves
    approver: dhsc
    act: approves
    step: 1
    mandate: 2013/14..2014/15
    when: 2013-04-01/..
    evidence: [{source: act, locator: s. 6}]
""",
}
"""A small model that has no fault."""


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes files into a folder, by their paths in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def faults(*folders: Path) -> tuple[Fault, ...]:
    """The faults of a model that has some."""
    with pytest.raises(RecordError) as caught:
        read_record(*folders)
    return caught.value.faults


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with the small model."""
    return write(tmp_path / "small", SMALL)


# -- a model without faults -----------------------------------------------------------------------


def test_a_folder_becomes_bodies_statements_sources_and_events_by_id(small: Path) -> None:
    """Everything is found by its id, in the order in which it is written."""
    record = read_record(small)
    assert record.info.title == "A small record"
    assert list(record.bodies) == ["dhsc", "hee"]
    assert list(record.sources) == ["act", "order"]
    assert record.sources["act"].kind == "act"
    assert list(record.events) == ["opening"]
    assert set(record.statements) == {
        "dhsc/name",
        "hee/name",
        "hee/size",
        "hee/to-dhsc",
        "hee/to-a-board",
        "hee/from-dhsc",
        "hee/approves",
    }


def test_a_statement_has_its_fields_typed_and_its_file_s_body_at_home(small: Path) -> None:
    """Dates, amounts, lists and unknown ends are read from plain text."""
    record = read_record(small)
    to_dhsc, to_a_board = record.statements["hee/to-dhsc"], record.statements["hee/to-a-board"]
    assert isinstance(to_dhsc, Accountability)
    assert to_dhsc.ends == ("hee", "dhsc")
    assert [means.name for means in to_dhsc.means] == ["mandate", "framework agreement"]
    assert to_dhsc.when.holds_on(read_day("2013-04-01")) is Certainty.CERTAIN
    assert isinstance(to_a_board, Accountability)
    assert to_a_board.holder == Unknown(unknown=NotFound(reason="no source names it"))
    assert to_a_board.has_unknown_end
    funding = record.statements["hee/from-dhsc"]
    assert isinstance(funding, Funding)
    assert [amount.gbp for amount in funding.amounts] == [4_900_000_000]


def test_a_record_knows_where_each_part_of_it_is_written(small: Path) -> None:
    """The place is that of the first key of the part."""
    record = read_record(small)
    file = str(small / "bodies/england/hee.yaml")
    assert record.places["statement:hee/to-dhsc"] == Place(file, 14, 5)
    assert record.places["body:hee"] == Place(file, 2, 1)
    assert record.places["source:order"] == Place(str(small / "sources/act.yaml"), 2, 3)


def test_a_body_may_approve_its_own_mandate(tmp_path: Path) -> None:
    """Of all edges only an approval may have one body at both ends."""
    approved = SMALL["bodies/england/hee.yaml"].replace("approver: dhsc", "approver: hee")
    record = read_record(write(tmp_path, {**SMALL, "bodies/england/hee.yaml": approved}))
    edge = record.statements["hee/approves"]
    assert isinstance(edge, MandateApproval)
    assert edge.ends == ("hee", "hee")


def test_values_stay_what_was_written(tmp_path: Path) -> None:
    """YAML's own reading would make a number, a truth value and a date of these names."""
    names = ["1984", "no", "2019-04-01", "~", "null", "0x10", "12:30"]
    lines = [
        f"  - {{id: n{number}, name: {name}, when: ../.., evidence: [{{source: act, locator: 1}}]}}"
        for number, name in enumerate(names)
    ]
    body = "id: unit\nkind: unit\nnames:\n" + "\n".join(lines) + "\n"
    record = read_record(write(tmp_path, {**SMALL, "bodies/unit.yaml": body}))
    found = [each for each in record.statements.values() if each.owner == "unit"]
    assert [getattr(each, "name", None) for each in found] == names


def test_a_byte_order_mark_and_windows_line_ends_are_no_faults(tmp_path: Path) -> None:
    """Editors write them; a librarian does not see them."""
    files = {name: text.replace("\n", "\r\n").encode("utf-8-sig") for name, text in SMALL.items()}
    expected = read_record(write(tmp_path / "plain", SMALL))
    assert read_record(write(tmp_path / "windows", files)) == expected


# -- overlays -------------------------------------------------------------------------------------

MORE = """\
extends: hee
legal_forms:
  - {id: form, form: executive_ndpb, when: 2015-04-01/.., evidence: [{source: act, locator: 7}]}
"""


def test_an_overlay_adds_statements_to_a_body_of_the_base(small: Path, tmp_path: Path) -> None:
    """Its file says which body it extends and needs no record of its own."""
    over = write(tmp_path / "over", {"bodies/hee-law.yaml": MORE})
    record = read_record(small, over)
    assert record.statements["hee/form"].owner == "hee"
    assert record.info.title == "A small record"
    assert len(record.statements) == len(read_record(small).statements) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MORE.replace("hee", "hes"),
            (
                "1:10: unknown body “hes”."
                " A folder laid over another is read with it: nhsgraph check MODEL FOLDER, or"
                " +FOLDER alone."
            ),
        ),
        (MORE.replace("hee", "Hee"), "1:10: “extends” is not the id of a body. Write extends: id."),
        (
            MORE.replace("id: form", "id: name"),
            (
                "3:10: statement id “hee/name” is used twice; the first is in {hee}:5."
                " To take its place, name it under “replaces”; else give yours another id."
            ),
        ),
        (
            MORE + "kind: unit\n",
            "4:1: “kind” can't be said again of a body that is extended. Leave it out.",
        ),
    ],
)
def test_an_overlay_that_does_not_fit_the_base_is_a_fault(
    small: Path, tmp_path: Path, text: str, expected: str
) -> None:
    """An overlay adds; it neither invents a body nor defines anything twice."""
    over = write(tmp_path / "over", {"bodies/more.yaml": text})
    place = over / "bodies/more.yaml"
    expected = expected.format(hee=small / "bodies/england/hee.yaml")
    assert [str(fault) for fault in faults(small, over)] == [f"{place}:{expected}"]


def test_an_overlay_that_defines_a_body_again_is_one_fault(small: Path, tmp_path: Path) -> None:
    """An id is defined once over all folders."""
    over = write(tmp_path / "over", {"bodies/hee.yaml": SMALL["bodies/england/hee.yaml"]})
    (fault,) = faults(small, over)
    assert fault.message.startswith("body id “hee” is used twice; the first is in")
    assert (fault.line, fault.column) == (2, 5)


JARGON = re.compile(
    r"Input should|pydantic|Traceback|value_error|<class|NoneType|\bdict\b|\bstr\b|[{]'|None"
)
"""Words that no librarian should meet."""


# -- faults ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES)
def test_each_broken_model_gives_exactly_the_faults_that_it_has(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File, line, column and sentence of every fault of ``tests/broken/<case>``, and no other."""
    monkeypatch.chdir(BROKEN / case)
    expected = Path("expected.txt").read_text(encoding="utf-8")
    assert "\n".join(str(fault) for fault in faults(Path())) + "\n" == expected


def test_the_broken_models_are_many_and_none_is_told_in_the_words_of_a_program() -> None:
    """Each expects at least one fault, in whole sentences."""
    assert len(CASES) >= 80
    for case in CASES:
        for line in (BROKEN / case / "expected.txt").read_text(encoding="utf-8").splitlines():
            assert not JARGON.search(line)
            assert line.endswith((".", "?"))


PROPOSED = re.compile(
    r"^(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): (?:unknown [a-z]+ )?“(?P<wrong>[^”]+)”"
    r".*(?:[Dd]id you mean “(?P<meant>[^”]+)”\?"
    r"|[Ww]rite (?:the [a-z ]+: )?"
    r"“?(?P<right>[^ “”,]*\d[^ “”]*|[a-z0-9]+(?:-[a-z0-9]+)+)”?(?:\.| for .*))$"
)
"""A fault whose mend is a value that can be put in the place of what is quoted."""


def _proposals() -> list[tuple[str, re.Match[str]]]:
    told = [(case, (BROKEN / case / "expected.txt").read_text(encoding="utf-8")) for case in CASES]
    found = ((case, PROPOSED.match(line)) for case, text in told for line in text.splitlines())
    return [(case, proposal) for case, proposal in found if proposal]


@pytest.mark.parametrize(("case", "proposal"), _proposals())
def test_the_value_that_a_message_proposes_is_accepted_in_its_place(
    case: str, proposal: re.Match[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids, keys, kinds, dates: who does what the message says meets no fault there again."""
    shutil.copytree(BROKEN / case, tmp_path / "model")
    monkeypatch.chdir(tmp_path / "model")
    path = Path(proposal["file"])
    lines = path.read_text(encoding="utf-8").split("\n")
    number, column = int(proposal["line"]) - 1, int(proposal["column"]) - 1
    before, behind = lines[number][:column], lines[number][column:]
    assert proposal["wrong"] in behind
    meant = proposal["meant"] or proposal["right"]
    lines[number] = before + behind.replace(proposal["wrong"], meant, 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    read = read_or_refuse(Path())
    again = map(str, read.faults if isinstance(read, RecordError) else ())
    place = ":".join(proposal.group(1, 2, 3))
    unknown = (
        f"{place}: unknown source"  # the form is right now; that there is one is another matter
    )
    assert not [told for told in again if told.startswith(place) and not told.startswith(unknown)]


def test_the_mends_that_can_be_followed_by_hand_are_many() -> None:
    assert len(_proposals()) >= 20


def test_a_folder_that_does_not_exist_is_said_to_be_missing(tmp_path: Path) -> None:
    """The message names the folder and what it should hold."""
    (fault,) = faults(tmp_path / "modles")
    expected = "the model folder does not exist. Name a folder with record.yaml and bodies/."
    assert str(fault) == f"{tmp_path / 'modles'}: {expected}"


def test_a_file_is_no_model_folder(small: Path) -> None:
    """A single file of a model can't be read by itself."""
    (fault,) = faults(small / "record.yaml")
    assert fault.message == "the model folder is a file, not a folder."


def test_a_folder_without_bodies_is_told_how_to_begin(tmp_path: Path) -> None:
    """Also where ``bodies/`` is there and empty."""
    write(tmp_path, {"record.yaml": SMALL["record.yaml"]})
    (tmp_path / "bodies").mkdir()
    (fault,) = faults(tmp_path)
    assert fault.message == "the model folder has no bodies."
    assert fault.mend == "Write one file a body under bodies/, such as bodies/hee.yaml."
    assert str(fault) == f"{tmp_path}: {fault.message} {fault.mend}"


def test_a_file_that_cannot_be_opened_is_a_fault_of_that_file(small: Path) -> None:
    """A folder may be called like a file."""
    (small / "bodies/unit.yaml").mkdir()
    (small / "bodies/pipe.yaml").symlink_to("/dev/zero")
    os.mkfifo(small / "sources/news.yaml")
    told = {str(fault).removeprefix(f"{small}/") for fault in faults(small)}
    assert told == {
        "bodies/unit.yaml: the file can't be read (it is a folder).",
        "bodies/pipe.yaml: the file can't be read (it is a device).",
        "sources/news.yaml: the file can't be read (it is a pipe, not a file).",
    }


def test_a_name_of_a_file_that_is_no_text_is_told_in_signs_that_can_be_printed(small: Path) -> None:
    """Names of files are bytes, and may steer a terminal."""
    for name in (b"caf\xe9.yaml", b"a\x1b[2J.yaml"):
        Path(os.fsdecode(os.fsencode(small / "bodies") + b"/" + name)).write_text("id: [")
    told = [str(fault) for fault in faults(small)]
    assert all(line.isprintable() for line in told)
    assert [line.split("/")[-1].split(":")[0] for line in told] == [
        "aU+001B[2J.yaml",
        "caf\\xe9.yaml",
    ]
    assert json.dumps(told).encode()


def test_files_that_look_meant_are_told_beside_other_faults(small: Path) -> None:
    """They may be why something is not known; alone they are a warning of the check."""
    write(small, {"bodies/unit.yaml.txt": "id: unit"})
    assert [fault.mend for fault in read_record(small).unread] == ["Call it unit.yaml."]
    broken = SMALL["bodies/england/hee.yaml"].replace("holder: dhsc", "holder: unit")
    write(small, {"bodies/england/hee.yaml": broken})
    assert [fault.message for fault in faults(small)] == [
        "unknown body “unit”.",
        "the file is not read, as its name does not end in .yaml.",
    ]


@pytest.mark.parametrize("ending", [".yml", ".YAML"])
def test_a_model_may_have_the_other_ending_of_yaml_everywhere(tmp_path: Path, ending: str) -> None:
    """And a record may say only once what it is."""
    files = {name.replace(".yaml", ending): text for name, text in SMALL.items()}
    assert read_record(write(tmp_path, files)) == read_record(write(tmp_path / "small", SMALL))
    write(tmp_path, {"record.yaml": SMALL["record.yaml"]})
    assert faults(tmp_path)[0].message == "the record says twice what it is."


# -- signs and blanks -----------------------------------------------------------------------------


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(
    ("written", "number"),
    [
        ('"Health\\e]0;x\\a Education"', "U+001B"),
        ('"Health \\u202eEducation"', "U+202E, right-to-left override"),
        ('"Health\\0"', "U+0000"),
        ('"Health\\tEducation"', "U+0009, a tab"),
        ("Health\tEducation", "U+0009, a tab"),
        ("Health\u200bEducation", "U+200B, zero width space"),
        ("Health\u3164Education", "U+3164, hangul filler"),
        ("Health\u034fEducation", "U+034F, combining grapheme joiner"),
        ("Health\u00adEducation", "U+00AD, soft hyphen"),
        ("Health\u2066Education", "U+2066, left-to-right isolate"),
    ],
)
@pytest.mark.parametrize("key", ["name", "short", "note"])
def test_a_sign_that_nobody_sees_is_a_fault_in_any_text(
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    loader: object,
    written: str,
    number: str,
    key: str,
) -> None:
    """Whether it stands in the file, or an escape of YAML makes it."""
    monkeypatch.setattr(yaml_text, "Loader", loader)
    body = f"id: unit\nkind: unit\nnames:\n  - id: name\n    name: A\n    {key}: {written}\n"
    body = body.replace("    name: A\n", "") if key == "name" else body
    body += "    when: ../..\n    evidence: [{source: act, locator: 1}]\n"
    write(small, {"bodies/unit.yaml": body})
    told = {fault.message: fault for fault in faults(small)}
    fault = told[f"an invisible character ({number})."]
    line = body.splitlines()[fault.line - 1]
    assert key in line
    assert fault.column == 1 + (line.index(written[6]) if written[0] == "H" else line.index('"'))


def test_breaks_and_runs_of_blanks_in_a_text_become_one_blank_and_letters_are_composed(
    small: Path,
) -> None:
    """A text that is folded in the file, or was typed with an accent by itself."""
    body = SMALL["bodies/england/hee.yaml"].replace(
        "name: Health Education England",
        "name: |\n      Health  Education\n\n      E\u0301ngland\u00a0\n",
    )
    write(small, {"bodies/england/hee.yaml": body})
    name = read_record(small).statements["hee/name"]
    assert getattr(name, "name", None) == "Health Education \u00c9ngland"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://www.gov.uk/a b", "it has a blank"),
        ("www.hsj.co.uk/1", "it does not begin with https://"),
        ("ftp://example.org/a", "it does not begin with https://"),
        ("javascript:alert(1)", "it does not begin with https://"),
        ("file:///etc/passwd", "it does not begin with https://"),
        ("https://example/a", "“example” is no host"),
        ("https://www.gov.uk./a", "“www.gov.uk.” is no host"),
        ("https://[::1/a", "its brackets do not match"),
        ("https://www.gov.uk:abc/a", "its port is no number below 65536"),
        ("https://www.gov.uk:70000/a", "its port is no number below 65536"),
        ("https://www.gov.uk@example.org/a", "what stands before @ is no part of “example.org”"),
        ("https://a.uk/" + "a" * 3000, "it is too long"),
    ],
)
@pytest.mark.parametrize("key", ["url", "read_at"])
def test_an_address_that_cannot_be_followed_is_a_fault(
    small: Path, key: str, url: str, why: str
) -> None:
    """Only addresses of the web are, and nothing else is made a link of."""
    source = SMALL["sources/act.yaml"].replace("url: https://example.org/order", f"{key}: '{url}'")
    write(small, {"sources/act.yaml": source})
    (fault,) = faults(small)
    assert f"is no web address: {why}; write it as https://…" in fault.message
    assert fault.line == 6


def test_a_mend_does_not_propose_what_would_be_the_next_fault(small: Path) -> None:
    """A key that is there already, and the body itself at its other end."""
    hee = SMALL["bodies/england/hee.yaml"].replace("holder: dhsc", "holder: heee")
    write(small, {"bodies/england/hee.yaml": hee.replace("size: 13", "size: 13, sise: 14")})
    unknown_key, unknown_body = faults(small)
    assert unknown_key.message == (
        "unknown key “sise”; “size” stands there already, so take this one out."
    )
    assert (unknown_body.message, unknown_body.mend) == (
        "unknown body “heee”.",
        "Add a file for it under bodies/.",
    )


# -- work -----------------------------------------------------------------------------------------

PIECES: Final = r"""[ ] { } ' " . - : {a: [a, &a *a ! # % \ [.. 2? 2013?, '' "" ~ = é""".split()
BLANKS: Final = [" ", "- ", "? ", ": ", "[\n", "- \n", "a: ", "| ", "> ", "a\n\n"]
BEFORE: Final = ["", "note: ", "note: [", 'note: "', "- - ", "a:\n  - b: {c: "]


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML without libyaml is slower")
def test_twice_the_signs_are_twice_the_work_and_no_longer_message(
    small: Path,
    sample: Callable[[list[tuple[str, str]], int], list[tuple[str, str]]],
) -> None:
    """Brackets, quotes, blanks, dots, dashes and colons by the thousand."""
    path = small / "bodies" / "unit.yaml"
    for before, piece in sample(list(product(BEFORE, [*PIECES, *BLANKS])), 8):

        def read(number: int, text: tuple[str, str] = (before, piece)) -> None:
            path.write_text(text[0] + text[1] * number, encoding="utf-8")
            for fault in Document.read(path, "unit.yaml").faults[:10]:
                assert len(str(fault)) < 1_000

        assert growth(read, 600) < 2.6, (before, piece)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[\n", "{a: [", "[{a: "])
@pytest.mark.parametrize("number", [51, 60, 900, 999, 1_000, 1_001, 1_100, 50_000])
def test_what_is_nested_too_deep_is_the_same_fault_whatever_reads_it(
    opening: str, number: int, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some parsers give up over the depth before they tell what they have read."""
    told = []
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        monkeypatch.setattr(yaml_text, "Loader", loader)
        write(small, {"bodies/unit.yaml": "note:\n  " + opening * number})
        told.append([str(fault) for fault in faults(small)])
    assert told[0] == told[1]
    assert len(told[0]) == 1
    assert "lists and mappings are nested more than 50 deep. Close each bracket" in told[0][0]


@pytest.mark.parametrize(
    "change",
    [
        lambda number: {"bodies/unit.yaml": "id: unit\nkind: unit\n" + "k" * number + ": 1\n"},
        lambda number: {"bodies/unit.yaml": "id: " + "k" * number + "\nkind: unit\n"},
        lambda number: {"bodies/unit.yaml": "id: unit\nkind: " + "k" * number + "\n"},
        lambda number: {"bodies/unit.yaml": "extends: " + "k-" * number + "\n"},
        lambda number: {"events.yaml": "- {id: a, date: " + "1-" * number + ", title: A}\n"},
        lambda number: {"events.yaml": "- {id: " + "a b" * number + ", date: 2013, title: A}\n"},
        lambda number: {"sources/act.yaml": "- {id: a, url: https://" + "a." * number + "}\n"},
        lambda number: {
            "bodies/unit.yaml": "id: unit\nkind: unit\n"
            + "".join(f"k{each}: 1\n" for each in range(number // 100))
        },
        lambda number: {
            "bodies/unit.yaml": "id: unit\nkind: unit\naliases:\n" + "- [a]\n" * (number // 100)
        },
    ],
)
def test_long_keys_ids_and_values_are_told_in_few_words_and_little_work(
    change: Callable[[int], Mapping[str, str]], tmp_path: Path
) -> None:
    """A message repeats no more than 200 signs of what was wrong."""

    def refused(number: int) -> None:
        write(tmp_path, {**SMALL, **change(number)})
        for fault in faults(tmp_path):
            assert len(str(fault)) < 1_000

    assert growth(refused, 20_000) < 2.5


def test_a_record_error_has_all_faults_in_the_order_of_file_and_line(tmp_path: Path) -> None:
    """One run shows everything; its text has a line for each fault."""
    broken = {name: text.replace("2013-04-01", "2013-4-1") for name, text in SMALL.items()}
    with pytest.raises(NhsGraphError) as caught:
        read_record(write(tmp_path, broken))
    error = caught.value
    assert isinstance(error, RecordError)
    assert list(error.faults) == sorted(error.faults)
    assert [fault.line for fault in error.faults] == [16, 33, 43, 1]
    assert str(error).splitlines() == [str(fault) for fault in error.faults]


@pytest.mark.parametrize("name", [name for name in SMALL if name != "record.yaml"])
def test_a_file_that_cannot_be_read_makes_no_faults_in_others(tmp_path: Path, name: str) -> None:
    """To name what stands in a file that can't be read is no second fault."""
    write(tmp_path, {**SMALL, name: SMALL[name] + "\n]: ["})
    assert {fault.file for fault in faults(tmp_path)} == {str(tmp_path / name)}
    assert len(faults(tmp_path)) == 1


def test_a_part_that_is_faulty_makes_no_faults_where_it_is_named(tmp_path: Path) -> None:
    """A source, an event, a body and a statement, each faulty and each named elsewhere."""
    broken = {
        "sources/act.yaml": SMALL["sources/act.yaml"].replace("published:", "publishd:"),
        "events.yaml": SMALL["events.yaml"].replace("date:", "day:"),
        "bodies/dhsc.yaml": SMALL["bodies/dhsc.yaml"].replace("department", "ministry"),
        "bodies/england/hee.yaml": SMALL["bodies/england/hee.yaml"].replace(
            "agreement\n", "law?\n"
        ),
    }
    messages = [fault.message for fault in faults(write(tmp_path, {**SMALL, **broken}))]
    assert len(messages) == 5
    assert not [message for message in messages if message.startswith("unknown body")]


STAGES = {
    "when: 2013-04-01/2015-03-31": "when: 2013-04-01/2015-3-31",
    "status: in_force": "status: in force",
    "means: agreement": "mean: agreement",
    "force: agreement": "force: agreed",
    "holder: dhsc": "holder: dhcs",
    "source: act, locator: s. 9": "source: akt, locator: s. 9",
    "read_in: act": "read_in: atc",
    "begun_by: opening": "begun_by: closing",
    "note: None": "outcome: {unknown: lost}",
    "id: line": "id: told",
    "reason: lost, searched: [act]": "reason: lost, searched: [cat]",
    "organ: board": "organ: bored",
    "act: approves": "act: approves\n    step: 1",
    "id: hee": "id: he",
    "kind: arms_length_body": "kind: quango",
    "of: whole": "of: part",
}
"""What may be wrong in one file, in its form, in what it names, and in the rules of a part."""
OF_ALL_STAGES = """
id: hee
kind: arms_length_body
names: [{id: name, name: HEE, when: 2012-01-01/.., evidence: [{source: act, locator: s. 1}]}]
accountability:
  - id: told
    holder: {unknown: nobody knows}
    when: 2012-01-01/2012-12-31
    means: plan
    force: law
    evidence: [{source: act, locator: s. 2}]
  - id: line
    holder: dhsc
    when: 2013-04-01/2015-03-31
    status: in_force
    means: agreement
    force: agreement
    note: None
    of: whole
    begun_by: opening
    evidence: [{source: act, locator: s. 3, read_in: act}, {source: act, locator: s. 9}]
mandate_approval:
  - id: approval
    approver: {unknown: {reason: lost, searched: [act]}}
    act: approves
    organ: board
    when: 2013-04-01/2015
    evidence: [{source: act, locator: s. 4}]
"""
UNDECIDED = {"note: None": {"status: in_force", "means: agreement"}, "id: hee": {"id: line"}}
"""The rules that nobody can hold a part against while other faults stand in it: is it a plan?

And an id that is told as part of another.
"""


@pytest.mark.parametrize("first", STAGES)
def test_all_faults_of_a_file_are_told_in_one_run(first: str, tmp_path: Path) -> None:
    """Whatever the stages at which they are found: none waits until another is mended."""
    event = "- {id: opening, date: 2013-04-01, title: HEE opens}\n"

    def told(*wrong: str) -> set[str]:
        text = OF_ALL_STAGES
        for right in wrong:
            assert text.count(right) == 1
            text = text.replace(right, STAGES[right])
        files = {**SMALL, "bodies/england/hee.yaml": text, "events.yaml": event}
        message = {fault.message for fault in faults(write(tmp_path, files))}
        assert message
        return message

    apart = {first, *UNDECIDED.get(first, ())}
    apart |= {rule for rule, others in UNDECIDED.items() if first in others}
    for other in STAGES.keys() - apart:
        assert told(first, other) >= told(first) | told(other), other


def test_the_rules_of_every_part_can_be_tried_beside_any_fault_in_it() -> None:
    """What stands in for a key that must be written is right in each class that has it."""
    for cls in {cls for made in (Part, Statement, Edge) for cls in made.__subclasses__()}:
        needed = [key for key in cls.field_names if not hasattr(cls, key)]
        written = {key.removeprefix("local_"): STAND_INS.get(key, "x") for key in needed}
        more = {Source: {"read": "2010"}, Outcome: {"unknown": "x"}}.get(cls, {})
        if cls not in {Statement, Edge}:
            validated(cls, {**written, **more})


def test_brackets_in_thousands_are_refused_and_do_not_end_the_program(small: Path) -> None:
    """PyYAML's own composer overflows the stack of the machine here."""
    write(small, {"bodies/unit.yaml": "note: " + "[" * 100_000, "events.yaml": "- " * 100_000})
    assert {fault.message for fault in faults(small)} == {
        "lists and mappings are nested more than 50 deep."
    }


@pytest.mark.parametrize("case", CASES)
def test_faults_are_the_same_with_the_yaml_parser_written_in_python(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where libyaml is not there, PyYAML's own parser takes its place."""
    monkeypatch.setattr(yaml_text, "Loader", yaml.SafeLoader)
    monkeypatch.chdir(BROKEN / case)
    expected = Path("expected.txt").read_text(encoding="utf-8")
    assert "\n".join(str(fault) for fault in faults(Path())) + "\n" == expected


# -- whatever somebody writes ---------------------------------------------------------------------


def read_or_refuse(folder: Path) -> Record | RecordError:
    """The record of a folder, or the error with which it is refused; any other error passes."""
    try:
        return read_record(folder)
    except RecordError as error:
        return error


def check(files: Mapping[str, bytes]) -> None:
    """Reads a model: a record, or faults that point into its files in plain words."""
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), files)
        read = read_or_refuse(folder)
        if isinstance(read, Record):
            return
        assert read.faults
        for fault in read.faults:
            path = Path(fault.file).relative_to(folder).as_posix()
            lines = re.split(rb"\r\n|\r|\n|\xc2\x85|\xe2\x80[\xa8\xa9]", files[path])
            assert 1 <= fault.line <= len(lines)
            assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
            assert not JARGON.search(str(fault)), str(fault)


@st.composite
def mutations(draw: st.DrawFn) -> Mapping[str, bytes]:
    """The small model with some bytes of one file replaced, inserted or taken out."""
    files = {name: text.encode() for name, text in SMALL.items()}
    name = draw(st.sampled_from(sorted(files)))
    content = files[name]
    pieces = st.binary(max_size=3) | st.sampled_from(
        [b"\t", b"'", b'"', b"[", b"]", b"{", b"}", b": ", b"- ", b"&a ", b"*a", b"!", b"%", b"\n"]
    )
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(content)))
        gone = draw(st.integers(0, 6))
        content = content[:at] + draw(pieces) + content[at + gone :]
    return {**files, name: content}


@given(mutations())
def test_whatever_bytes_are_changed_there_is_a_record_or_faults_in_plain_words(
    files: Mapping[str, bytes],
) -> None:
    """Never a traceback: only ``RecordError`` comes out of a model that can't be read."""
    check(files)


plain = st.sampled_from(["", "~", "x", "hee", "2013", "2013/14", "-1", "1e9", "a/b", "[", "é"])
values = st.recursive(
    st.none() | plain,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(plain, inner, max_size=2),
    max_leaves=4,
)


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Every container below some data, with each key or position in it."""
    keys: list[Any] = []
    if isinstance(data, dict):
        keys = list(data)
    elif isinstance(data, list):
        keys = list(range(len(data)))
    here = [(data, key) for key in keys]
    return here + [place for _, key in here for place in _places(data[key])]


@st.composite
def wrong_shapes(draw: st.DrawFn) -> Mapping[str, bytes]:
    """The small model with one value anywhere in it put in the place of any other shape."""
    name = draw(st.sampled_from(sorted(SMALL)))
    data = yaml.safe_load(SMALL[name])
    container, key = draw(st.sampled_from(_places(data)))
    container[key] = draw(values)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return {**{file: content.encode() for file, content in SMALL.items()}, name: text.encode()}


@given(wrong_shapes())
def test_whatever_shape_a_value_has_there_is_a_record_or_faults_in_plain_words(
    files: Mapping[str, bytes],
) -> None:
    """A list for a text, a text for a mapping, nothing at all: each has its sentence."""
    check(files)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("gbp: 4900000000", "gbp: " + "9" * 5000),
        lambda text: text.replace("gbp: 4900000000", "gbp: 0"),
        lambda text: text.replace("year: 2013/14", "year: 0000/01"),
        lambda text: text.replace("size: 13", "size: minus one"),
        lambda text: text.replace("about: true", "about: roughly"),
        lambda text: text.replace("when: /", "when: " + "[" + " " * 3000 + "]"),
        lambda text: text.replace("id: hee\n", "id: [hee]\n"),
        lambda text: text.replace("id: hee\n", "id: Hee\n"),
        lambda text: text.replace("holder: dhsc", "holder: {unknown: [a]}"),
    ],
)
def test_values_out_of_all_bounds_are_faults(change: Callable[[str], str]) -> None:
    """Each change breaks the model, and only with plain words."""
    files = {name: change(text).encode() for name, text in SMALL.items()}
    assert files != {name: text.encode() for name, text in SMALL.items()}
    check(files)
    with tempfile.TemporaryDirectory() as name:
        assert faults(write(Path(name), files))


def test_a_copy_beside_its_original_is_never_to_take_its_name(tmp_path: Path) -> None:
    write_world(tmp_path, "xb: {}")
    original = next((tmp_path / "bodies").rglob("xb.yaml"))
    original.with_name("Copy of xb.yaml").write_bytes(original.read_bytes())
    [mend] = {fault.mend for fault in faults(tmp_path) if "is called Copy of" in fault.message}
    assert mend == "There is a xb.yaml: take this file away, or give another id."

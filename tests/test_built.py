"""The built form of the record: the same record, never an older one, and never half a file."""

from __future__ import annotations

import copy
import itertools
import json
import os
import pickle
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.library import Graph
from nhsgraph.record import built as built_form
from nhsgraph.record.built import APART, fingerprint, read_built, write_built
from nhsgraph.record.bundled import bundled_folder
from nhsgraph.record.model_files import content
from nhsgraph.record.reading import read_record
from nhsgraph.record.reviving import UnfitError, part_classes
from nhsgraph.schema import Evidence, Record
from nhsgraph.writing import write_file
from worlds import write_world


@pytest.fixture(scope="module")
def read() -> Graph:
    """The bundled record from YAML."""
    return Graph.of(read_record(bundled_folder()))


@pytest.fixture(scope="module")
def built(read: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of its built form."""
    path = tmp_path_factory.mktemp("built") / "of" / "record.json"
    write_built(read.record, bundled_folder(), path)
    return path


def test_the_built_record_is_the_record(record: Graph, read: Graph, built: Path) -> None:
    """What is built, read again, equals what was read from YAML, places and all."""
    again = read_built(bundled_folder(), built)
    assert again is not None
    assert again == read.record == record.record
    assert again.places == read.record.places
    assert (
        Graph.of(again).ask("who holds HEE to account in 2019").to_dict()
        == record.ask("who holds HEE to account in 2019").to_dict()
    )


def test_an_edited_file_is_never_ignored(small: Small, tmp_path: Path) -> None:
    """One letter changed, a file added or taken away: the built form is not used."""
    folder, built = tmp_path / "models", tmp_path / "record.json"
    shutil.copytree(small.folder, folder)
    built.write_bytes(small.content)
    assert read_built(folder, built) is not None
    body = folder / "bodies" / "hee.yaml"
    text = body.read_text(encoding="utf-8")
    body.write_text(
        text.replace("Health Education England", "Health Education Englund", 1), "utf-8"
    )
    assert read_built(folder, built) is None
    body.write_text(text, encoding="utf-8")
    assert read_built(folder, built) is not None
    (folder / "bodies" / "new.yaml").write_text("id: new\n", encoding="utf-8")
    assert read_built(folder, built) is None
    (folder / "bodies" / "new.yaml").unlink()
    assert read_built(folder, built) is not None
    body.unlink()
    assert read_built(folder, built) is None


def test_asking_the_built_record_reads_no_model_files(read: Graph, built: Path) -> None:
    """From the built form an answer comes without pydantic and YAML, and is the same answer."""
    asked = "who holds HEE to account in 2019"
    code = (
        "import pathlib, sys, nhsgraph.library as library, nhsgraph.record.bundled as bundled;"
        f" bundled.BUILT = pathlib.Path({str(built)!r});"
        f" print(library.ask({asked!r}).text, *{{'pydantic', 'yaml'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == read.ask(asked).text


def test_the_places_of_a_built_record_lie_in_the_folder_that_it_is_read_from(
    built: Path, tmp_path: Path
) -> None:
    """An installed package shows faults and findings at its own files, not at the builder's."""
    copied = tmp_path / "models"
    shutil.copytree(bundled_folder(), copied)
    again = read_built(copied, built)
    assert again is not None
    place = again.places["body:hee"]
    assert Path(place.file).is_relative_to(copied)
    assert Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]


ASKED = [
    "who was acting chief executive of HEE",
    "what is Health Education England",
    "what changed for HEE in 2015",
    "who funded HEE in 2013/14 and how much",
    "which Act set up HEE",
    "as known in January 2012, who is going to hold HEE to account?",
    "who was chair of Monitor in 2013",
    "Smith review of leadership development",
    "which documents are about HEE",
]


@pytest.mark.parametrize("asked", ASKED)
def test_the_built_record_answers_as_the_yaml_does(record: Graph, read: Graph, asked: str) -> None:
    assert record.record.built
    assert not read.record.built
    assert record.ask(asked).to_dict() == read.ask(asked).to_dict()


def test_parts_stand_in_their_order_in_whichever_they_are_read(read: Graph, built: Path) -> None:
    """And each is read once."""
    again = read_built(bundled_folder(), built)
    assert again is not None
    ids = list(again.statements)
    first = {key: again.statements[key] for key in reversed(ids)}
    assert list(again.statements.values()) == [first[key] for key in ids]
    assert all(first[key] is part for key, part in again.statements.items())
    assert ids == list(read.record.statements)


def test_a_part_of_a_built_record_is_copied_pickled_and_changed_like_any(
    read: Graph, built: Path
) -> None:
    """Also one whose evidence nobody has asked for yet."""
    again = read_built(bundled_folder(), built)
    assert again is not None
    ways: list[Callable[[Any], Any]] = [
        copy.copy,
        copy.deepcopy,
        lambda part: pickle.loads(pickle.dumps(part)),  # noqa: S301
        replace,
        lambda part: part,
    ]
    for way, (key, statement) in zip(itertools.cycle(ways), again.statements.items(), strict=False):
        assert way(statement) == read.record.statements[key]
    with pytest.raises(AttributeError):
        _ = next(iter(again.bodies.values())).evidence  # type: ignore[attr-defined]


# -- a built form that is not what it was -------------------------------------------------------


class Small:
    """A small model folder, its record, and the built form of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder / "models", folder / "record.json"
        self.folder.mkdir()
        write_world(
            self.folder,
            """
            hee:
              names: [{name: Health Education England, when: 2012-06-28/2023-03-31}]
              accountability: [{holder: dhsc, when: 2013-04-01/.., means: [{name: mandate,
                                when: 2014/..}], basis: s. 100, begun_by: start}]
              sizes: [{size: 13, when: 2013/..}]
              funding: [{payer: {unknown: no source}, amounts: [{year: 2014/15, gbp: 5,
                         evidence: [act]}]}]
              posts: [{post: chair, person: Somebody, acting: true}]
            """,
            events="start: 2013-04-01",
        )
        self.record = read_record(self.folder)
        write_built(self.record, self.folder, self.path)
        self.content = self.path.read_bytes()

    def read(self, content: bytes) -> Record | None:
        """What is read where the file has another content."""
        self.path.write_bytes(content)
        return read_built(self.folder, self.path)

    def read_sealed(self, parts: Any, places: object = "") -> Record | None:
        """What is read where the file has other parts or places, and hashes that fit them.

        What is read later (evidence, bodies, sources, events) is asked for: it is refused at the
        latest then.
        """
        later = parts.pop("later", ())
        later = [*later] if isinstance(later, (list, tuple)) else [later]
        for name in APART:
            listed = parts.get(name)
            if isinstance(listed, list):
                later += listed
                parts[name] = [self.id_of(name, part, listed) for part in listed]
        rest = b"\n".join(json.dumps(each).encode() for each in (parts, places, *later))
        read = self.read(self.head(rest) + b"\n" + rest)
        if read is not None:
            try:
                for apart in (read.statements, read.bodies, read.sources, read.events):
                    repr(list(apart.values()))
            except UnfitError:
                return None
        return read

    def id_of(self, section: str, part: Any, listed: list[Any]) -> Any:
        """The id of one of some parts: of a statement that which stood at its place."""
        if section == "statements":
            ids = list(self.record.statements)
            return ids[listed.index(part) % len(ids)]
        return part.get("id") if isinstance(part, dict) else part

    def head(self, rest: bytes) -> bytes:
        """The head that fits a content."""
        return built_form._head(fingerprint(self.folder), rest)  # noqa: SLF001

    @property
    def parts(self) -> Any:
        """The parts as plain JSON, with the evidence of each statement as a list of its own."""
        parts, _, *later = map(json.loads, self.content.split(b"\n")[1:])
        ahead = iter(later)
        evidence = list(itertools.islice(ahead, len(parts["statements"])))
        apart = {name: list(itertools.islice(ahead, len(parts[name]))) for name in APART}
        return {**parts, **apart, "later": evidence}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    return Small(tmp_path_factory.mktemp("small"))


def _flipped(content: bytes, at: int, bit: int) -> bytes:
    at %= len(content)
    return content[:at] + bytes([content[at] ^ 1 << bit % 8]) + content[at + 1 :]


def _swapped(content: bytes, first: int, second: int) -> bytes:
    lines = content.split(b"\n")
    first, second = first % len(lines), second % len(lines)
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


DAMAGES: list[Callable[[bytes, int, int], bytes]] = [
    _flipped,
    _swapped,
    lambda content, at, _: content[: at % len(content)],
    lambda content, at, to: content[: at % len(content)] + content[to % len(content) :],
    lambda content, at, byte: (
        content[: at % len(content)] + bytes([byte % 256]) + content[at % len(content) :]
    ),
    lambda content, at, _: content + content[: at % len(content)],
    lambda content, _, byte: bytes([byte % 256]) * len(content),
]


@given(st.lists(st.tuples(st.sampled_from(DAMAGES), st.integers(0), st.integers(0)), min_size=1))
def test_a_damaged_built_form_is_as_if_it_were_not_there(
    small: Small, damages: list[tuple[Callable[[bytes, int, int], bytes], int, int]]
) -> None:
    """Whatever bytes or lines are flipped, swapped, cut out, put in or doubled."""
    content = small.content
    for damage, first, second in damages:
        content = damage(content, first, second) if content else content
    read = small.read(content)
    assert read == (small.record if content == small.content else None)


def _deep(opening: str, closing: str) -> bytes:
    return (opening * 100_000 + closing * 100_000).encode()


@pytest.mark.parametrize(
    "rest",
    [
        b"",
        b"\n",
        b"\n\n",
        b"null\n{}",
        b"[]\n{}",
        b'"info"\n{}',
        b"{}\n{}",
        b"\xff\xfe\n\x00",
        _deep("[", "]") + b"\n{}",
        _deep('{"a":', "}") + b"\n{}",
        b'{"$": ["RecordInfo"]}\n{}',
        b'{"$": {"$": "Record"}}\n{}',
        b"9" * 10_000 + b"\n{}",
    ],
    ids=range(13),
)
def test_an_odd_content_is_no_record_even_where_its_hash_fits(small: Small, rest: bytes) -> None:
    assert small.read(small.head(rest) + b"\n" + rest) is None


def _set(parts: Any, *path: Any, value: Any) -> None:
    for key in path[:-1]:
        parts = parts[key]
    parts[path[-1]] = value


WRONG: list[tuple[tuple[Any, ...], object]] = [
    (("info",), None),
    (("info",), {"$": "Body", "id": "hee", "kind": "region"}),
    (("info", "covers"), "2010"),
    (("info", "covers"), "../.."),
    (("bodies",), {}),
    (("bodies",), None),
    (("bodies", 0), {"$": "Nothing", "id": "hee"}),
    (("bodies", 0), {"$": "Part"}),
    (("bodies", 0), {"$": "Statement"}),
    (("bodies", 0), {"$": "Body", "id": "hee"}),
    (("bodies", 0), {"id": "hee", "kind": "region"}),
    (("bodies", 0, "kind"), "emperor"),
    (("bodies", 0, "id"), 7),
    (("bodies", 0, "aliases"), "HEE"),
    (("bodies", 0, "aliases"), ["HEE"]),
    (("bodies", 0, "aliases"), [{"$": "Evidence", "source": "act", "locator": "1"}]),
    (("bodies", 0, "aliases"), [[]]),
    (("bodies", 0, "colour"), "blue"),
    (("bodies", 0, "__class__"), "Body"),
    (("statements", 0, "when"), "the other day"),
    (("statements", 0, "when"), "2014-02-30/.."),
    (("statements", 0, "when"), ["2014/.."]),
    (("statements", 0, "when"), None),
    (("statements", 0, "status"), "rumoured"),
    (("later", 0), [{"$": "Evidence", "source": "act"}]),
    (("later", 0), {"$": "Evidence", "source": "act", "locator": "1"}),
    (("later", 0), None),
    (("later",), []),
    (("statements", 0, "subject_to"), "a condition, though it is in force"),
    (("sources",), {}),
    (("sources", 0), "another"),
    (("sources", 0), 7),
    (("sources", 0, "published"), "soon"),
    (("sources", 0), {"$": "Source", "id": "a", "title": "A", "publisher": "B"}),
    (("sources", 0), {"$": "Body", "id": "act", "kind": "region"}),
    (("events", 0, "date"), 2013),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[str(path) for path, _ in WRONG])
def test_what_the_classes_do_not_allow_is_no_record_even_where_its_hash_fits(
    small: Small, path: tuple[Any, ...], value: object
) -> None:
    """Unknown classes and fields, missing ones, other types, other words, no dates."""
    parts = small.parts
    _set(parts, *path, value=value)
    assert small.read_sealed(parts) is None


@pytest.mark.parametrize("section", ["info", "bodies", "statements", "sources", "events"])
def test_a_section_that_is_missing_or_doubled_is_no_record(small: Small, section: str) -> None:
    assert small.read_sealed({k: part for k, part in small.parts.items() if k != section}) is None
    if section != "info":
        parts = small.parts
        parts[section].append(parts[section][0])
        assert small.read_sealed(parts) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*part_classes(), "$", "id", "when"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def _paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside a value."""
    listed = enumerate(node) if isinstance(node, list) else ()
    for key, value in node.items() if isinstance(node, dict) else listed:
        yield (*path, key)
        yield from _paths(value, (*path, key))


@given(at=st.integers(0, 10_000), value=JSON, places=JSON)
def test_no_content_whatever_ends_in_an_error(
    small: Small, at: int, value: object, places: object
) -> None:
    """Any value in the place of any other: a record of the right classes, or none."""
    parts = small.parts
    paths = list(_paths(parts))
    _set(parts, *paths[at % len(paths)], value=value)
    read = small.read_sealed(parts, places)
    if read is not None:
        assert len(list(read.places)) == len(read.places)
        assert all(body.id == key for key, body in read.bodies.items())
        assert all(type(evidence) is Evidence for _, evidence in read.evidence())


def test_the_right_content_is_the_record(small: Small) -> None:
    """What all the others are held against: the same file, sealed as they are, is read."""
    assert small.read_sealed(small.parts) == small.read(small.content) == small.record


def test_what_is_no_regular_file_is_not_opened(small: Small, tmp_path: Path) -> None:
    """A pipe would be waited for, a device read without an end, a file of many gigabytes held."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "nowhere").symlink_to(tmp_path / "nothing")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(built_form.LARGEST + 1)
    for path in (*tmp_path.iterdir(), tmp_path / "nothing", tmp_path / "empty" / "below"):
        assert read_built(small.folder, path) is None


def test_what_may_not_be_read_is_no_built_form(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the file itself nor one of the model: then the YAML says what is wrong."""
    assert small.read(small.content) is not None

    for closed in (small.path, small.folder / "record.yaml"):

        def opened(path: Path, *most: int, closed: Path = closed) -> bytes:
            if path == closed:
                raise PermissionError(13, "Denied", str(path))
            return content(path, *most)

        with monkeypatch.context() as patch:
            patch.setattr(built_form, "content", opened)
            assert read_built(small.folder, small.path) is None


def test_a_model_file_that_is_no_file_is_not_waited_for(small: Small, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    shutil.copytree(small.folder, folder)
    write_file(small.path, small.content)
    assert read_built(folder, small.path) == small.record
    os.mkfifo(folder / "bodies" / "pipe.yaml")
    assert read_built(folder, small.path) is None


def test_what_another_program_has_built_is_not_read(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose classes, dates or reader are written otherwise, by a sign or by a whole file."""
    assert small.read(small.content) is not None
    monkeypatch.setattr(built_form, "_hash_of", built_form._hash_of.__wrapped__)  # noqa: SLF001
    assert small.read(small.content) is not None
    copied = tmp_path / "nhsgraph"
    shutil.copytree(Path(built_form.__file__).parent.parent, copied)
    monkeypatch.setattr(built_form, "__file__", str(copied / "record" / "built.py"))
    assert small.read(small.content) is not None
    for changed in ("schema/statements.py", "dates/days.py", "record/reading.py"):
        written = (copied / changed).read_bytes()
        (copied / changed).write_bytes(written + b"#")
        assert small.read(small.content) is None, changed
        (copied / changed).write_bytes(written)
    (copied / "schema" / "more.py").touch()
    assert small.read(small.content) is None


def test_a_bundled_record_without_a_built_form_is_the_same_record(
    record: Graph, built: Path, tmp_path: Path
) -> None:
    """A damaged one costs time and nothing else: the answers come from the YAML."""
    content = bytearray(built.read_bytes())
    content[random.randrange(len(content))] ^= 1  # noqa: S311
    damaged = tmp_path / "record.json"
    damaged.write_bytes(content)
    code = (
        "import pathlib, sys, nhsgraph.library as library, nhsgraph.record.bundled as bundled;"
        f" bundled.BUILT = pathlib.Path({str(damaged)!r});"
        " print(len(library.load().record.statements), 'yaml' in sys.modules)"
    )
    alone = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}  # where nothing is kept yet
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=alone
    )
    assert done.stdout.split() == [str(len(record.record.statements)), "True"]

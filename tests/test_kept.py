"""Built forms in the user's cache folder: of just these files, or as if there were none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nhsgraph import Graph, RecordError, load
from nhsgraph.english import postings
from nhsgraph.english.postings import POSTINGS
from nhsgraph.english.quoting import Texts
from nhsgraph.english.stems import stem
from nhsgraph.record import beside, kept
from nhsgraph.record.kept import MOST_KEPT, cache_folder, is_own, kept_record
from nhsgraph.record.reading import read_record
from worlds import write_world

BODIES = """
hee:
  names: [{name: Health Education England, when: 2012-06-28/2023-03-31}]
  accountability: [{holder: dhsc, when: 2013-04-01/.., begun_by: start}]
"""
ASK = (
    "import sys; from nhsgraph import load;"
    " print(load(*sys.argv[1:]).ask('who held HEE to account').text)"
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "nhsgraph"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small model folder."""
    return _model(tmp_path / "models")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows by one whenever YAML is read."""
    seen: list[object] = []
    read = kept._read  # noqa: SLF001

    def counted(folders: list[Path]) -> object:
        seen.append(folders)
        return read(folders)

    monkeypatch.setattr(kept, "_read", counted)
    return seen


def _model(folder: Path, bodies: str = BODIES) -> Path:
    folder.mkdir()
    write_world(folder, bodies, events="start: 2013-04-01")
    return folder


def _names(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir())


def test_what_is_kept_is_the_record(cache: Path, folder: Path, reads: list[object]) -> None:
    first, again = kept_record([folder]), kept_record([folder])
    plain = read_record(folder)
    assert first == again == plain
    assert first.places == dict(again.places) == plain.places
    assert first.built == again.built
    assert len(reads) == 1
    assert len(_names(cache)) == 1


def test_the_content_counts_and_nothing_else(
    cache: Path, folder: Path, tmp_path: Path, reads: list[object]
) -> None:
    """A copy with other days is the same; other content of the same size and day is not."""
    kept_record([folder])
    copy = tmp_path / "elsewhere" / "copy"
    shutil.copytree(folder, copy)
    for path in copy.rglob("*.yaml"):
        os.utime(path, (1, 1))
    assert Path(kept_record([copy]).places["body:hee"].file).is_relative_to(copy)
    assert len(reads) == 1
    file = next(path for path in folder.rglob("*.yaml") if b"2023-03-31" in path.read_bytes())
    day = file.stat()
    file.write_bytes(file.read_bytes().replace(b"2023-03-31", b"2023-03-30"))
    os.utime(file, ns=(day.st_atime_ns, day.st_mtime_ns))
    assert kept_record([folder]) == read_record(folder) != kept_record([copy])
    assert len(reads) == 2
    assert len(_names(cache)) == 2


def test_a_name_or_an_order_that_is_another_is_another_record(
    cache: Path, folder: Path, tmp_path: Path, reads: list[object]
) -> None:
    laid = tmp_path / "laid"
    (laid / "bodies").mkdir(parents=True)
    written = (folder / "bodies" / "hee.yaml").read_text("utf-8")
    (laid / "bodies" / "new.yaml").write_text(written.replace("hee", "new"), encoding="utf-8")
    both = kept_record([folder, laid])
    assert both == kept_record([folder, laid]) == read_record(folder, laid)
    assert Path(kept_record([folder, laid]).places["body:new"].file).is_relative_to(laid)
    assert kept_record([folder]) != both
    assert len(reads) == 2
    assert len(_names(cache)) == 2


def test_faults_are_told_every_time_and_nothing_is_kept(cache: Path, folder: Path) -> None:
    (folder / "bodies" / "odd.yaml").write_text("id: odd\nkind: nothing\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RecordError):
            kept_record([folder])
    assert not cache.exists() or not _names(cache)


def test_what_is_not_read_is_named_all_the_same(cache: Path, folder: Path) -> None:
    """A file that looks meant for the model may come after its form was kept."""
    assert not kept_record([folder]).unread
    (folder / "bodies" / "unit.yaml.txt").write_text("id: unit\n", encoding="utf-8")
    again = kept_record([folder])
    assert list(again.unread) == list(read_record(folder).unread)
    assert len(again.unread[:1]) == 1
    assert len(_names(cache)) == 1


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _of_another(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Health Education England", b"Health Education Englund"))


def _turned_into_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _turned_into_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _led_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nothing"))


@pytest.mark.parametrize(
    "broken",
    [_cut, _emptied, _of_another, _turned_into_a_folder, _turned_into_a_pipe, _led_nowhere],
)
def test_a_broken_form_is_as_if_it_were_not_there(
    cache: Path, folder: Path, reads: list[object], broken: Callable[[Path], None]
) -> None:
    first = kept_record([folder])
    broken(next(cache.glob("*.json")))
    assert kept_record([folder]) == first
    assert len(reads) == 2


def test_a_form_of_other_files_under_the_right_name_is_not_read(
    cache: Path, folder: Path, tmp_path: Path
) -> None:
    other = _model(tmp_path / "other", BODIES.replace("England", "Englund"))
    kept_record([folder])
    (right,) = cache.iterdir()
    kept_record([other])
    (wrong,) = set(cache.iterdir()) - {right}
    shutil.copy(wrong, right)
    assert kept_record([folder]) == read_record(folder)


def test_where_nothing_can_be_kept_the_record_is_read(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in the place of the cache folder, no home, a disk on which nothing can be written."""
    plain = read_record(folder)
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert kept_record([folder]) == plain
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert kept_record([folder]) == plain
    monkeypatch.setattr(kept, "cache_folder", lambda _: None)
    assert kept_record([folder]) == plain


def test_a_disk_that_is_full_leaves_nothing_behind(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("nhsgraph.writing.os.fsync", full)
        assert kept_record([folder]) == read_record(folder)
    assert not _names(cache)


def test_what_others_may_write_is_neither_read_nor_written(
    cache: Path, folder: Path, reads: list[object]
) -> None:
    kept_record([folder])
    for mode, own in ((0o777, False), (0o770, False), (0o755, True), (0o700, True)):
        cache.chmod(mode)
        assert is_own(cache) is own
        before = len(reads)
        kept_record([folder])
        assert len(reads) - before == (0 if own else 1)


def test_files_that_change_while_they_are_read_are_not_kept(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or what was read of the old would stand under the fingerprint of the new."""
    read = kept._read  # noqa: SLF001

    def slowly(folders: list[Path]) -> object:
        record = read(folders)
        (folder / "bodies" / "hee.yaml").touch()
        for path in folder.rglob("hee.yaml"):
            path.write_text(path.read_text("utf-8") + "# later\n", encoding="utf-8")
        return record

    monkeypatch.setattr(kept, "_read", slowly)
    try:
        kept_record([folder])
    except RecordError:
        pytest.fail("the record was read before")
    assert not cache.exists() or not _names(cache)


def test_the_number_of_kept_forms_is_bounded(cache: Path, tmp_path: Path) -> None:
    """Those not used for longest go, with what is kept beside them; nothing else does."""
    cache.mkdir(parents=True, mode=0o700)
    (cache / "mine.json").touch()
    first = _model(tmp_path / "first")
    old = kept_record([first]).built
    assert old is not None
    old.path.with_suffix(".words.json").touch()
    for number in range(3 * MOST_KEPT):
        long_ago = time.time() - 1_000_000 + 1000 * number
        name = f"{number:032x}"
        for path in (cache / f"{name}.json", cache / f"{name}.words.json"):
            path.touch()
            os.utime(path, (long_ago, long_ago))
    os.utime(old.path, (1, 1))
    os.utime(old.path.with_suffix(".words.json"), (1, 1))
    kept_record([first])  # which notes that it is in use
    kept_record([_model(tmp_path / "second", BODIES.replace("England", "Englund"))])
    names = _names(cache)
    assert "mine.json" in names
    assert len({name.split(".")[0] for name in names} - {"mine"}) == MOST_KEPT
    assert {old.path.name, old.path.with_suffix(".words.json").name} <= set(names)
    assert f"{0:032x}.json" not in names


def test_two_at_once_answer_the_same(cache: Path, folder: Path) -> None:
    """Several processes read, keep and clear at the same time, from an empty cache."""
    command = [sys.executable, "-c", ASK, str(folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    told = {process.communicate()[0] for process in running}
    assert all(process.returncode == 0 for process in running)
    assert told == {load(folder).ask("who held HEE to account").text + "\n"}
    assert all(name.endswith(".json") for name in _names(cache))


def test_asking_a_kept_record_reads_no_yaml(cache: Path, folder: Path) -> None:
    load(folder)
    code = f"{ASK}; print(*{{'yaml', 'pydantic'}} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == ""
    assert "json" in {name.partition(".")[2] for name in _names(cache)}


@pytest.mark.parametrize(
    ("platform", "environment", "below"),
    [
        ("linux", {"XDG_CACHE_HOME": "/c"}, "/c/nhsgraph"),
        ("darwin", {"XDG_CACHE_HOME": "/c"}, "/c/nhsgraph"),
        ("linux", {"XDG_CACHE_HOME": "c"}, "/home/me/.cache/nhsgraph"),
        ("linux", {}, "/home/me/.cache/nhsgraph"),
        ("darwin", {}, "/home/me/Library/Caches/nhsgraph"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/nhsgraph/Cache"),
        ("win32", {}, None),
    ],
)
def test_the_cache_folder_is_where_the_system_has_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], below: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/me"))
    assert cache_folder(environment) == (Path(below) if below else None)


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    assert cache_folder({}) is None


# -- the index of words ------------------------------------------------------------------------


def test_the_index_of_words_is_kept_beside_the_form(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Texts(load(folder)).postings
    assert next(cache.glob("*.words.json"))
    monkeypatch.setattr(postings.Postings, "of", None)  # what is kept is not made again
    again = Texts(load(folder)).postings
    assert vars(again) == vars(made)
    assert [again.length(each) for each in again.having(stem("England".lower()))]


@pytest.mark.parametrize("broken", [_cut, _emptied, _turned_into_a_folder, _led_nowhere])
def test_a_broken_index_of_words_is_made_again(
    cache: Path, folder: Path, broken: Callable[[Path], None]
) -> None:
    made = Texts(load(folder)).postings
    broken(next(cache.glob("*.words.json")))
    assert vars(Texts(load(folder)).postings) == vars(made)


@pytest.mark.parametrize(
    "content", [b"[]", b"{}", b"null", b'[["a"],[],{},{}]', b'[["a"],[1],{"b":1},{}]']
)
def test_an_index_of_words_that_is_none_is_not_read(
    cache: Path, folder: Path, content: bytes
) -> None:
    """Even where its hash fits."""
    texts = Texts(load(folder))
    made = texts.postings
    built = load(folder).record.built
    assert built is not None
    head = POSTINGS.head(built, content)
    next(cache.glob("*.words.json")).write_bytes(head + b"\n" + content)
    assert POSTINGS.read(built) is None
    assert vars(Texts(load(folder)).postings) == vars(made)


@pytest.mark.usefixtures("cache")
def test_other_stems_make_another_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = load(folder).record.built
    assert built is not None
    assert Texts(load(folder)).postings
    assert POSTINGS.read(built) is not None
    monkeypatch.setattr(beside, "code_hash", lambda *_: "another program")
    assert POSTINGS.read(built) is None


def test_what_is_found_is_the_same_from_the_kept_index(folder: Path, cache: Path) -> None:
    asked = "zibbledy framework account England"
    first = _told(load(folder), asked)
    assert _told(load(folder), asked) == first == _told(Graph.of(read_record(folder)), asked)
    kinds = {name.partition(".")[2] for name in _names(cache)}
    assert kinds == {"json", "index.json", "names.json", "said.json", "words.json"}


def _told(graph: Graph, asked: str) -> str:
    try:
        return graph.ask(asked).text
    except Exception as error:  # noqa: BLE001 - a refusal is an answer too
        return str(error)


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("models", "."),
        ("models", "./"),
        ("models/bodies", ".."),
        ("models", "bodies/.."),
        ("models", "../models"),
        ("", "models"),
        ("", "./models/"),
        ("", "models/."),
    ],
)
def test_a_folder_may_be_named_from_wherever_one_is(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, inside: str, name: str
) -> None:
    """The first time, when it is read, and again from what was kept; the places can be opened."""
    assert cache
    monkeypatch.chdir(folder.parent / inside)
    for _ in range(2):
        record = load(name).record
        assert record.statements
        for place in record.places.values():
            assert Path(place.file).is_file(), place


def test_what_is_kept_is_the_same_whatever_order_sets_have(cache: Path, tmp_path: Path) -> None:
    """So that two builds of a release give the same bytes; also of names of several."""
    many = "".join(f"b{n}: {{names: [{{name: Port {n} Boards}}]}}\n" for n in "abcdefgh")
    folder = _model(tmp_path / "models", BODIES + many)
    told = []
    for seed in ("1", "2", "3"):
        shutil.rmtree(cache, ignore_errors=True)
        run = subprocess.run(
            [sys.executable, "-c", ASK, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert run.stdout
        told.append({path.name: path.read_bytes() for path in cache.rglob("*.json")})
    assert len(told[0]) > 3
    assert told[0] == told[1] == told[2]

"""An export that is cut short leaves no half file: killed, on a full disk, or not let write."""

from __future__ import annotations

import errno
import io
import os
import random
import signal
import time
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from nhsgraph import Graph
from nhsgraph.export.formats import FORMATS
from rights import can_mount, give_up_rights, mount_read_only
from worlds import world

FEW, MANY = 6, 100
"""So many exports are cut short in each way in a short run, and in a long one."""
OLD, NEW = 0, 1
HERE = [name for name, form in FORMATS.items() if not form.needs or find_spec(form.needs)]
"""The formats that can be written here."""
WORLD = """
b:
  posts: [{post: chair, person: Ann Lee, when: 2012/2014}]
  accountability: [{holder: office, when: 2012-04-01/2020-03-31}]
  funding: [{payer: office, when: 2012-04-01/2020-03-31}]
"""

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
quiet = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@cache
def graphs() -> tuple[Graph, Graph]:
    """Two records, of which one export is put in the place of the other's."""
    return world(WORLD), world(WORLD.replace("Ann Lee", "Bo Ray " * 60 + "Lee"))


def place(form: str, folder: Path) -> Path:
    """Where an export stands."""
    return folder / f"x{FORMATS[form].endings[0]}"


def export(form: str, folder: Path, which: int) -> None:
    """Exports one of the two records."""
    around = ("b",) if form in {"markdown", "docx"} else ()
    graphs()[which].export(form, place(form, folder), around=around)


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder and the folders in it, but for the temporary ones of who was killed."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".nhsgraph-" not in str(path)
    }


def left_over(folder: Path) -> list[str]:
    """The temporary folders that are left."""
    return [path.name for path in folder.rglob(".nhsgraph-*")]


def is_whole(name: str, content: bytes, known: Sequence[dict[str, bytes]]) -> bool:
    """Whether a file is one that was written whole; of those that bear the time, if it unpacks."""
    if any(one.get(name) == content for one in known):
        return True
    if not content.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.testzip() is None


def in_a_child(work: Callable[[], None]) -> int:
    """A process that does some work and ends: with 0, or 3 where the system refused something."""
    child = os.fork()
    if child:
        return child
    code = 4
    try:
        work()
        code = 0
    except OSError:
        code = 3
    finally:
        os._exit(code)


@pytest.fixture
def drawn(request: pytest.FixtureRequest) -> list[str]:
    """The formats of the exports to cut short."""
    return random.choices(HERE, k=MANY if request.config.getoption("--full") else FEW)  # noqa: S311


@pytest.fixture
def both(tmp_path: Path) -> Callable[[str], list[dict[str, bytes]]]:
    """The files of the two exports in a format, whole."""
    known: dict[str, list[dict[str, bytes]]] = {}

    def made(form: str) -> list[dict[str, bytes]]:
        if form not in known:
            known[form] = []
            for which in (OLD, NEW):
                folder = tmp_path / f"known-{form}-{which}"
                folder.mkdir()
                export(form, folder, which)
                known[form].append(files(folder))
        return known[form]

    return made


@forks
@quiet
@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_killed_export_leaves_whole_files(
    tmp_path: Path, drawn: list[str], both: Callable[[str], list[dict[str, bytes]]]
) -> None:
    """At whatever moment: the old file or the new; what else it left, the next one clears away."""
    cut = 0
    for number, form in enumerate(drawn):
        known, folder = both(form), tmp_path / f"{number}"
        folder.mkdir()
        export(form, folder, OLD)

        def on_and_on(form: str = form, folder: Path = folder) -> None:
            for turn in range(1_000_000):
                export(form, folder, NEW if turn % 2 else OLD)

        child = in_a_child(on_and_on)
        time.sleep(random.random() / 5)  # noqa: S311
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        cut += bool(left_over(folder))
        found = files(folder)
        assert found.keys() == known[OLD].keys()
        assert [name for name, content in found.items() if not is_whole(name, content, known)] == []
        export(form, folder, NEW)
        assert left_over(folder) == []
    assert cut or len(drawn) < MANY, "one at least was killed while it wrote"


@forks
@quiet
@pytest.mark.long
@pytest.mark.timeout(900)
def test_an_export_on_a_full_disk_leaves_what_stood_there(
    tmp_path: Path, drawn: list[str], both: Callable[[str], list[dict[str, bytes]]]
) -> None:
    """No file may grow beyond a size, drawn from what the new ones take: the system refuses."""
    import resource  # noqa: PLC0415 - not every system has it

    for number, form in enumerate(drawn):
        known, folder = both(form), tmp_path / f"{number}"
        folder.mkdir()
        export(form, folder, OLD)
        before = files(folder)
        most = random.randrange(max(map(len, known[NEW].values())))  # noqa: S311

        def refused(form: str = form, folder: Path = folder, most: int = most) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            export(form, folder, NEW)

        _, status = os.waitpid(in_a_child(refused), 0)
        assert os.waitstatus_to_exitcode(status) == 3, (form, most)
        assert files(folder) == before, (form, most)
        assert left_over(folder) == []


# -- where nothing may be written: the system itself refuses, the superuser too --------------------


def refuse(told: Path, work: Callable[[], None]) -> OSError:
    """What the system says to a child that does some work without the superuser's powers."""

    def noted() -> None:
        give_up_rights()
        try:
            work()
        except OSError as error:
            told.write_text(f"{error.errno} {error.filename}", encoding="utf-8")
            raise

    _, status = os.waitpid(in_a_child(noted), 0)
    assert os.waitstatus_to_exitcode(status) == 3, "the system did not refuse it"
    number, _, name = told.read_text(encoding="utf-8").partition(" ")
    return OSError(int(number), "", name)


@pytest.fixture
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("told") / "error"


@forks
@quiet
@pytest.mark.parametrize("form", HERE)
def test_a_file_that_may_not_be_written_is_left_as_it_is(
    form: str, tmp_path: Path, told: Path
) -> None:
    export(form, tmp_path, OLD)
    before = files(tmp_path)
    for name in before:
        (tmp_path / name).chmod(0o444)
    error = refuse(told, lambda: export(form, tmp_path, NEW))
    assert error.errno == errno.EACCES
    assert str(error.filename).startswith(str(place(form, tmp_path).with_suffix("")))
    assert files(tmp_path) == before
    assert left_over(tmp_path) == []


@forks
@quiet
@pytest.mark.parametrize("form", HERE)
def test_a_folder_that_may_not_be_written_into_is_told_by_its_name(
    form: str, tmp_path: Path, told: Path
) -> None:
    graphs()
    tmp_path.chmod(0o555)
    error = refuse(told, lambda: export(form, tmp_path, NEW))
    tmp_path.chmod(0o755)
    assert error.errno == errno.EACCES
    assert ".nhsgraph-" not in str(error.filename)
    assert files(tmp_path) == {}
    assert left_over(tmp_path) == []


@forks
@quiet
@pytest.mark.skipif(not can_mount(), reason="only the superuser of a Linux may mount")
@pytest.mark.parametrize("form", HERE)
def test_so_is_a_disk_that_can_only_be_read(form: str, tmp_path: Path, told: Path) -> None:
    export(form, tmp_path, OLD)
    before = files(tmp_path)

    def exported() -> None:
        mount_read_only(tmp_path)
        export(form, tmp_path, NEW)

    error = refuse(told, exported)
    assert error.errno in {errno.EROFS, errno.EACCES}
    assert ".nhsgraph-" not in str(error.filename)
    assert str(error.filename).startswith(str(tmp_path))
    assert files(tmp_path) == before
    assert left_over(tmp_path) == []

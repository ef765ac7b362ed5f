"""What surrounds a picture does not reach it: settings of matplotlib, fonts, missing libraries."""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
import pytest
from matplotlib import rcsetup
from matplotlib.figure import Figure

from nhsgraph.draw import Draw
from nhsgraph.draw.page.files import save
from nhsgraph.draw.page.lettering import LetterWarning
from nhsgraph.library import Graph
from worlds import world, write_world

PICTURES: Final[dict[str, Callable[[Draw], Figure]]] = {
    "structure": lambda draw: draw.structure("2019-06-01", around="hee"),
    "years": lambda draw: draw.years("2014", "2019"),
    "changes": lambda draw: draw.changes("2012", "2014", types=["mandate_approval"]),
    "timeline": lambda draw: draw.timeline("nhs-leadership-academy"),
    "mandate": lambda draw: draw.mandate("2019/20"),
    "funding": lambda draw: draw.funding("2019/20"),
    "chain": lambda draw: draw.chain("hee", "2019-06-01"),
    "coverage": lambda draw: draw.coverage("hee"),
}
FORMS: Final = ("png", "svg", "pdf")
HOSTILE: Final[Any] = {
    "agg.path.chunksize": 10,
    "axes.facecolor": "black",
    "axes.linewidth": 9,
    "axes.prop_cycle": rcsetup.cycler(color=["lime", "red"]),
    "axes.xmargin": 0.4,
    "axes.unicode_minus": False,
    "figure.autolayout": True,
    "figure.constrained_layout.use": True,
    "figure.dpi": 31,
    "figure.facecolor": "black",
    "figure.frameon": False,
    "font.family": ["monospace"],
    "font.sans-serif": ["No Such Font"],
    "font.size": 29,
    "font.stretch": "ultra-condensed",
    "font.style": "italic",
    "font.weight": "black",
    "hatch.linewidth": 8,
    "lines.antialiased": False,
    "lines.dash_capstyle": "round",
    "lines.linewidth": 11,
    "lines.marker": "o",
    "lines.scale_dashes": False,
    "lines.solid_capstyle": "butt",
    "patch.antialiased": False,
    "patch.force_edgecolor": True,
    "patch.linewidth": 6,
    "path.simplify": True,
    "path.simplify_threshold": 1.0,
    "path.sketch": (9, 90, 9),
    "path.snap": False,
    "pdf.compression": 0,
    "pdf.fonttype": 42,
    "pdf.use14corefonts": True,
    "savefig.bbox": "tight",
    "savefig.dpi": 17,
    "savefig.edgecolor": "red",
    "savefig.facecolor": "black",
    "savefig.pad_inches": 3,
    "savefig.transparent": True,
    "svg.fonttype": "none",
    "svg.hashsalt": "another",
    "text.antialiased": False,
    "text.color": "white",
    "text.hinting": "native",
    "text.parse_math": True,
    "text.usetex": True,
}
"""Settings that would each change a picture, or keep it from being drawn."""
MATPLOTLIBRC: Final = """
text.usetex: True
figure.facecolor: black
font.size: 29
savefig.bbox: tight
svg.fonttype: none
backend: TkAgg
no.such.setting: 1
"""


def _bytes(figure: Figure, folder: Path, form: str) -> str:
    return sha256(save(figure, folder / f"picture.{form}").read_bytes()).hexdigest()


def test_settings_of_a_notebook_change_no_byte_of_a_picture(
    record: Graph, tmp_path: Path, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Whether they were set while it was drawn, while it was saved, or in both."""
    for kind, form in sample(list(itertools.product(PICTURES, FORMS)), 2):
        plain = PICTURES[kind](Draw(record))
        with mpl.rc_context(HOSTILE):
            drawn = PICTURES[kind](Draw(record))
            there = _bytes(drawn, tmp_path, form), _bytes(plain, tmp_path, form)
            with mpl.rc_context(mpl.rcParamsDefault):
                here = _bytes(plain, tmp_path, form), _bytes(drawn, tmp_path, form)
            assert len({*there, *here}) == 1, (kind, form)


def test_the_hostile_settings_do_change_a_figure_of_the_caller() -> None:
    """Else the test above would prove nothing."""

    def shown() -> bytes:
        figure, target = Figure(), io.BytesIO()
        figure.add_subplot().plot([1, 3, 2])
        figure.savefig(target)
        return target.getvalue()

    plain = shown()
    with mpl.rc_context({**HOSTILE, "text.usetex": False}):
        assert shown() != plain


def test_settings_of_the_caller_stay_as_they_are(record: Graph, tmp_path: Path) -> None:
    with mpl.rc_context({"lines.linewidth": 7, "figure.dpi": 31}):
        before = dict(dict.items(mpl.rcParams))
        picture = Draw(record).chain("hee", "2019-06-01")
        save(picture, tmp_path / "chain.png")
        picture._repr_png_()  # type: ignore[attr-defined]
        assert dict(dict.items(mpl.rcParams)) == before


def _drawn(folder: Path, *before: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Draws a chain of a small world in a fresh interpreter, from a folder."""
    code = "from nhsgraph.__main__ import main"
    arguments = ["draw", "chain", "hee", "--on", "2019-06-01", "-o", "chain.png"]
    return subprocess.run(
        [sys.executable, *before, "-c", code, *arguments, "--record", "model"],
        cwd=folder, env={**os.environ, **surroundings}, capture_output=True, text=True, check=False,
    )  # fmt: skip


CHAIN: Final = """
hee: {accountability: [{holder: dhsc}]}
dhsc: {kind: department, accountability: [{holder: parliament}]}
parliament: {kind: parliament}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model").mkdir()
    write_world(tmp_path / "model", CHAIN)
    return tmp_path


SETTINGS: Final = (
    ("matplotlibrc", MATPLOTLIBRC.encode()),
    ("matplotlibrc", b"font.size: \xff\xfe\n"),
    ("matplotlibrc", b"backend: nonsense\nfigure.dpi: many\n:::\n"),
    ("matplotlibrc", b"axes.formatter.use_locale: True\n"),
    ("elsewhere/matplotlibrc", MATPLOTLIBRC.encode()),
)


def test_a_file_of_settings_reaches_no_picture(
    folder: Path, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Whether it lies in the folder or the variable names it, it is not even spoken of."""
    picture = Graph.load(folder / "model").draw.chain("hee", "2019-06-01")
    plain = save(picture, folder / "plain.png").read_bytes()
    for name, content in sample(SETTINGS, 1):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        done = _drawn(folder, MATPLOTLIBRC=str(folder / "elsewhere"))
        assert (done.returncode, done.stderr) == (0, ""), content
        assert (folder / "chain.png").read_bytes() == plain, content
        (folder / name).unlink()


@pytest.mark.parametrize(
    "place", ["matplotlibrc", "named", "named/matplotlibrc", "config/matplotlibrc"]
)
def test_what_the_settings_lead_to_is_not_opened(folder: Path, place: str) -> None:
    """Of a pipe that nobody writes to, or a device without an end, it would read for ever."""
    (folder / place).parent.mkdir(exist_ok=True)
    os.mkfifo(folder / place)
    surroundings = {"MATPLOTLIBRC": str(folder / "named"), "MPLCONFIGDIR": str(folder / "config")}
    done = _drawn(folder, **surroundings)
    assert (done.returncode, done.stderr) == (0, "")


BACKENDS: Final = ("module://matplotlib_inline.backend_inline", "nonsense", "TkAgg", "", "\udcff")


def test_a_backend_of_a_notebook_keeps_no_picture_from_being_drawn(
    folder: Path, sample: Callable[[Sequence[str], int], list[str]]
) -> None:
    for backend in sample(BACKENDS, 1):
        done = _drawn(folder, MPLBACKEND=backend)
        assert (done.returncode, done.stderr) == (0, ""), backend


def test_the_library_leaves_the_callers_backend(folder: Path) -> None:
    """As a notebook has it: the variable stays, and pyplot is still told of it."""
    code = (
        "import os, nhsgraph; nhsgraph.load('model').draw.chain('hee', '2019-06-01');"
        "import matplotlib; print(os.environ['MPLBACKEND'], matplotlib.rcParams['backend'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env={**os.environ, "MPLBACKEND": "svg"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["svg", "svg"]


@pytest.mark.parametrize("name", ["北京 Health", "\U0001f3e5", "क्षेत्र", "שלום", "𝒜 \u4e00"])
def test_letters_that_the_font_lacks_are_drawn_without_a_warning_of_matplotlib(
    name: str, tmp_path: Path
) -> None:
    graph = world(f"hee: {{names: [{{name: '{name}'}}], accountability: [{{holder: dhsc}}]}}")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", LetterWarning)
        picture = graph.draw.chain("hee", "2019-06-01")
        for form in FORMS:
            save(picture, tmp_path / f"chain.{form}")


def _without(module: str) -> list[str]:
    """Code that makes a module fail to import, then runs the shell."""
    return [f"import sys; sys.modules[{module!r}] = None; from nhsgraph.__main__ import main"]


def _shell(module: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", *_without(module), *arguments, "--record", "model"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


STRUCTURE = ("draw", "structure", "--on", "2019-06-01", "-o", "x.png")


@pytest.mark.parametrize("module", ["graphlay", "matplotlib", "numpy"])
def test_a_library_that_cannot_be_imported_is_told_in_one_sentence(
    module: str, folder: Path
) -> None:
    """And nothing is written."""
    done = _shell(module, folder, *STRUCTURE)
    assert done.returncode == 69
    assert "can't be imported" in done.stderr
    assert "work without it." in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (folder / "x.png").exists()


ELSE: Final = (
    ("graphlay", ("draw", "chain", "hee", "--on", "2019-06-01", "-o", "x.png")),
    ("graphlay", ("draw", "timeline", "hee", "-o", "x.png")),
    ("graphlay", ("draw", "funding", "2019/20", "-o", "x.png")),
    ("graphlay", ("draw", "mandate", "2019/20", "--body", "hee", "-o", "x.png")),
    ("graphlay", ("draw", "coverage", "-o", "x.png")),
    ("matplotlib", ("ask", "who holds hee to account in 2019")),
    ("matplotlib", ("snapshot", "2019-06-01")),
    ("matplotlib", ("draw", "structure", "--help")),
)


def test_all_else_works_without_it(
    folder: Path, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    for module, arguments in sample(ELSE, 2):
        done = _shell(module, folder, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), (module, arguments)


@pytest.mark.parametrize("module", ["graphlay", "matplotlib"])
def test_a_notebook_still_shows_the_table_of_a_day(module: str, folder: Path) -> None:
    code = (
        f"import sys; sys.modules[{module!r}] = None; import nhsgraph;"
        "shown = nhsgraph.load('model').on('2019-06-01');"
        "print(shown._repr_png_(), 'dhsc' in shown._repr_html_())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["None", "True"]

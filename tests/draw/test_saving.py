"""Files of pictures: the same bytes each time, and well formed whatever signs their texts have."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import matplotlib.image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backend_bases import RendererBase

from nhsgraph.draw.page.describe import Description, Section
from nhsgraph.draw.page.files import FORMATS, drawn, save
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.errors import QuestionError
from nhsgraph.spelling import printable

SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "de_DE.UTF-8", "SOURCE_DATE_EPOCH": "1700000000"},
]
"""What may be different from one run to the next."""
_DRAWN = """
import hashlib, sys, nhsgraph
from nhsgraph.draw.page.files import save
picture = nhsgraph.load().draw.structure("2014-06-01", around="nhs-leadership-academy")
for form in ("png", "svg", "pdf"):
    print(hashlib.sha256(save(picture, f"{sys.argv[1]}/a.{form}").read_bytes()).hexdigest())
"""


def test_a_picture_is_the_same_bytes_wherever_it_is_drawn(
    tmp_path: Path, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Whatever the language, the seed of hashes, the time zone and the date of a build."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", _DRAWN, str(tmp_path)],
            env={**os.environ, **surroundings},
            capture_output=True, text=True, check=True,
        ).stdout.split()
        for surroundings in sample(SURROUNDINGS, 2)
    ]  # fmt: skip
    assert len(runs[0]) == len(FORMATS)
    assert all(run == runs[0] for run in runs)


def _picture(text: str) -> Picture:
    """An empty picture whose title, description and sources are all one text."""
    return Picture(Description(text, text, (Section(text, (text,)),), (text,)), figsize=(1, 1))


ODD_TEXT = st.text(st.characters(codec=None, categories=None)) | st.text("<>&\"'-]\x00\x1b\ud800\n")


@given(ODD_TEXT)
def test_an_svg_is_well_formed_and_tells_the_title_whatever_its_signs(text: str) -> None:
    root = ET.fromstring(drawn(_picture(text), "svg"))  # noqa: S314
    title, desc = root[0], root[1]
    assert (title.tag.rpartition("}")[2], desc.tag.rpartition("}")[2]) == ("title", "desc")
    assert (title.text or "") == printable(text)
    assert printable(text) in (desc.text or "")


@given(ODD_TEXT)
def test_a_png_and_a_pdf_are_whole_whatever_the_signs_of_their_texts(text: str) -> None:
    picture = _picture(text)
    assert matplotlib.image.imread(io.BytesIO(drawn(picture, "png", dpi=10))).ndim == 3
    assert drawn(picture, "pdf").rstrip().endswith(b"%%EOF")


@pytest.mark.filterwarnings("ignore:The font")
def test_signs_that_xml_does_not_allow_may_stand_in_what_is_drawn() -> None:
    """Matplotlib writes each text into a comment beside its outlines."""
    picture = _picture("plain")
    picture.text(0.1, 0.5, "a\x01b\x1bc--d\ufffee", parse_math=False, fontsize=4)
    assert ET.fromstring(drawn(picture, "svg")).tag.endswith("svg")  # noqa: S314


def test_a_picture_that_cannot_be_saved_leaves_the_old_one(tmp_path: Path) -> None:
    path = save(_picture("old"), tmp_path / "a.svg")
    before = path.read_bytes()
    with pytest.raises(ValueError, match="formula"):
        save(_Broken(_picture("new").description), path)
    with pytest.raises(QuestionError, match="endings"):
        save(_picture("new"), tmp_path / "a.gif")
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["a.svg"]


class _Broken(Picture):
    """A picture that fails when half of it is drawn."""

    def draw(self, renderer: RendererBase) -> None:
        """Draws, then fails."""
        super().draw(renderer)
        raise ValueError("a formula that can't be drawn")

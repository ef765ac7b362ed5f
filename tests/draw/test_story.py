"""Stories: a file with a list of pictures becomes numbered pictures and one page."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.draw import Draw
from nhsgraph.draw.page.describe import Description, Section
from nhsgraph.draw.story import draw_chapter, page_of
from nhsgraph.draw.story_file import KINDS, read_story
from nhsgraph.errors import Fault, QuestionError, StoryError
from nhsgraph.library import bundled
from nhsgraph.record.bundled import bundled_folder

SHIPPED = bundled_folder() / "stories" / "who-ran-the-nhs-workforce.yaml"
draw = Draw(bundled())


def told(folder: Path, text: str) -> Path:
    path = folder / "story.yaml"
    path.write_text(text, encoding="utf-8")
    return path


class Page(HTMLParser):
    """The pictures of a page, and those without words for who can't see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.images: list[str] = []
        self.without_words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes each picture."""
        if tag == "img":
            said = dict(attrs)
            self.images.append(said["src"] or "")
            if not said.get("alt"):
                self.without_words.append(said["src"] or "")


def test_a_story_becomes_numbered_pictures_and_a_page_that_shows_them(tmp_path: Path) -> None:
    story = told(tmp_path, """
title: Two <days>
introduction: Short.
pictures:
  - {structure: 2014-06-01, caption: Before}
  - {changes: [2014-06-01, 2016-06-01], caption: What changed}
""")  # fmt: skip
    page, *pictures = draw.story(story, tmp_path / "out", form="svg")
    assert [each.name for each in pictures] == ["01-structure.svg", "02-changes.svg"]
    read = Page(page.read_text(encoding="utf-8"))
    assert read.images == [each.name for each in pictures]
    assert not read.without_words
    assert "Two &lt;days&gt;" in page.read_text(encoding="utf-8")
    assert sorted(each.name for each in page.parent.iterdir()) == sorted(
        [page.name, *(each.name for each in pictures)]
    )


def test_the_story_that_ships_has_seven_or_eight_pictures_that_can_be_drawn(
    sample: Callable[[Sequence[Any], int], list[Any]],
) -> None:
    """The command of the README that makes it draws them all."""
    story = read_story(SHIPPED)
    assert story["title"] == "Who ran the NHS workforce, 2010 to 2021"
    assert len(story["pictures"]) in {7, 8}
    for number, chapter in sample(list(enumerate(story["pictures"], 1)), 3):
        assert draw_chapter(bundled().draw, chapter, number).description.sources


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: [", "breaks off here"),
        ("title: A", "no story"),
        ("pictures: []", "has no title"),
        ("{title: A, pictures: []}", "no list of 1 to 100 pictures"),
        ("{title: A, pictures: [{structure: 2014}]}", "Picture 1 .* no caption"),
        ("{title: A, pictures: [{caption: B}]}", "Picture 1 .* does not say what it is"),
        ("{title: A, pictures: [{structure: 2014-13-01, caption: B}]}", r"Picture 1 \(structure\)"),
        ("{title: A, pictures: [{structure: 2014, hop: 2, caption: B}]}", "option unknown"),
    ],
)
def test_a_faulty_story_is_refused_with_the_number_of_its_picture(
    text: str, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(QuestionError, match=problem):
        draw.story(told(tmp_path, text), tmp_path / "out")


def test_all_faults_of_a_story_are_told_in_one_run_with_their_places(tmp_path: Path) -> None:
    story = told(tmp_path, """
title: [A]
pictures:
  - {structure: 2014, hop: 2, hops: 100000000000000000000, caption: B}
  - {changes: [2014], caption: "C\\e[2J"}
  - {timeline: hee, types: fundin, plans: maybe}
  - {mandate: 2013-14, body: [a], caption: D}
  - {chain: hee, caption: E}
  - 7
""")  # fmt: skip
    with pytest.raises(StoryError) as caught:
        read_story(story)
    lines = [str(fault).removeprefix(f"{story}:") for fault in caught.value.faults]
    assert str(caught.value).splitlines() == [str(fault) for fault in caught.value.faults]
    places = [line.partition(": ")[0] for line in lines]
    assert places[:6] == ["2:1", "4:23", "4:31", "5:6", "5:32", "6:5"]
    assert places[6:] == ["6:21", "6:36", "7:6", "7:24", "8:6", "9:5"]
    assert "Did you mean “hops”?" in lines[1]
    assert "Write a number from 1 to 10." in lines[2]
    assert "write 2013/14" in lines[8]


@pytest.mark.parametrize("hops", [0, -1, 11, 10**20, True])
def test_a_picture_reaches_no_further_than_a_record_can(hops: int) -> None:
    with pytest.raises(QuestionError, match="Write a number from 1 to 10"):
        draw.structure("2014", around="hee", hops=hops)


words = st.sampled_from(
    ["", "~", "hee", "2014", "2013/14", "2014-13-01", "true", "10", "1e9", "[", "é", "x" * 300]
)
shapes = st.recursive(
    st.none() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=2),
    max_leaves=5,
)
keys = "caption title types hops around expand plans as_known_on period body x".split()
chapters = st.dictionaries(st.sampled_from([*KINDS, *keys]), shapes, max_size=5)


@given(
    st.fixed_dictionaries(
        {"title": words | shapes, "pictures": st.lists(chapters | shapes, max_size=3) | shapes},
        optional={"introduction": shapes, "x": shapes},
    )
    | shapes
)
def test_whatever_shape_a_value_has_there_is_a_story_or_faults_in_plain_words(said: object) -> None:
    """Numbers, lists, nothing at all, and things in things: each has its sentence and its place."""
    with tempfile.TemporaryDirectory() as name:
        story = told(Path(name), yaml.safe_dump(said, allow_unicode=True))
        for fault in faults(story):
            assert fault.file == str(story)
            assert len(str(fault)) < 1_500
            assert not re.search("Traceback|None|[{]'|<class", str(fault))


def faults(story: Path) -> tuple[Fault, ...]:
    """The faults of a story; none of one that can be read, which has pictures."""
    try:
        pictures = read_story(story)["pictures"]
    except StoryError as error:
        return error.faults
    assert pictures
    return ()


@pytest.mark.parametrize(
    "odd",
    [
        os.mkfifo,
        Path.mkdir,
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.write_bytes(b"\xff\xfe"),
        lambda path: path.write_bytes(b"x" * 5_000_001),
        lambda _: None,
        lambda path: path.write_text("[" * 100_000),
        lambda path: path.write_text("title: &a [*a]"),
    ],
)
def test_what_is_no_story_at_all_is_told_in_a_sentence(
    odd: Callable[[Path], object], tmp_path: Path
) -> None:
    path = tmp_path / "story.yaml"
    odd(path)
    with pytest.raises(StoryError) as caught:
        draw.story(path, tmp_path / "out")
    assert all(str(fault).startswith(f"{path}:") for fault in caught.value.faults)
    assert not (tmp_path / "out").exists()


# -- whole or nothing ---------------------------------------------------------------------------

TWO = """
title: Two
pictures:
  - {structure: 2014-06-01, around: hee, caption: One}
  - {chain: {body: hee, on: 2014-06-01}, caption: Two}
"""
ONE = "{title: One, pictures: [{chain: {body: hee, on: 2016-06-01}, caption: Another}]}"
FAULTY = TWO + "  - {structure: 2014-13-01, caption: Three}\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def drawn_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the story of two pictures, by their names."""
    folder = tmp_path_factory.mktemp("once")
    draw.story(told(folder, TWO), folder / "out", form="svg")
    return contents(folder / "out")


@pytest.fixture
def out(drawn_once: dict[str, bytes], tmp_path: Path) -> Path:
    """A folder with the story of two pictures, and with files that its user put there."""
    folder = tmp_path / "out"
    folder.mkdir()
    mine = {"03-timeline.png": b"mine", "notes.txt": b"mine"}
    for name, content in {**drawn_once, **mine}.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_faulty_picture_leaves_the_old_page_and_the_old_pictures(
    out: Path, tmp_path: Path
) -> None:
    before = contents(out)
    with pytest.raises(QuestionError, match=r"Picture 3"):
        draw.story(told(tmp_path, FAULTY), out, form="svg")
    assert contents(out) == before


def test_a_faulty_story_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(QuestionError):
        draw.story(told(tmp_path, FAULTY), tmp_path / "deep" / "out", form="svg")
    assert not (tmp_path / "deep").exists()


def test_a_story_takes_the_place_of_another_and_leaves_what_is_not_its_own(
    out: Path, tmp_path: Path
) -> None:
    """Pictures that only the old page showed go with it; what it did not show stays."""
    page, picture = draw.story(told(tmp_path, ONE), out, form="svg")
    assert sorted(contents(out)) == sorted(
        [page.name, picture.name, "03-timeline.png", "notes.txt"]
    )
    assert Page(page.read_text(encoding="utf-8")).images == ["01-chain.svg"]


def test_a_page_of_somebody_else_says_nothing_of_what_may_go(out: Path, tmp_path: Path) -> None:
    (out / "index.html").write_text('<img src="03-timeline.png" alt="mine">', encoding="utf-8")
    draw.story(told(tmp_path, ONE), out, form="svg")
    assert contents(out)["03-timeline.png"] == b"mine"


def test_a_folder_in_the_place_of_a_picture_leaves_all_as_it_was(out: Path, tmp_path: Path) -> None:
    (out / "01-chain.svg").mkdir()
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    with pytest.raises(IsADirectoryError):
        draw.story(told(tmp_path, ONE), out, form="svg")
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir()} == before


@pytest.mark.parametrize("number", range(3))
def test_a_disk_that_fails_leaves_all_as_it_was(
    number: int, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, sync, calls = contents(out), os.fsync, iter(range(100))

    def full(handle: int) -> None:
        if next(calls) == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    if number < 2:  # two files are written, then folders are brought on to the disk
        with pytest.raises(OSError, match="No space"):
            draw.story(told(tmp_path, ONE), out, form="svg")
        assert contents(out) == before
    else:
        draw.story(told(tmp_path, ONE), out, form="svg")


def test_a_linked_folder_stays_linked_and_a_file_is_no_folder(out: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    linked.symlink_to(out)
    page, _ = draw.story(told(tmp_path, ONE), linked, form="svg")
    assert linked.is_symlink()
    assert page == linked / "index.html"
    assert "01-chain.svg" in contents(out)
    with pytest.raises(NotADirectoryError):
        draw.story(told(tmp_path, ONE), out / "notes.txt", form="svg")
    assert (out / "notes.txt").read_bytes() == b"mine"


def test_a_story_that_is_stopped_leaves_all_as_it_was(
    out: Path, tmp_path: Path, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """By the keyboard or by the system, while it draws."""
    before = contents(out)
    code = (
        "import os, signal, sys, nhsgraph; from nhsgraph.draw import story;"
        " signal.signal(signal.SIGINT, signal.default_int_handler);"  # behind “&” it is ignored
        " once = story.draw_chapter;"
        " story.draw_chapter = lambda *given: ("
        " os.kill(os.getpid(), int(sys.argv[3])) if given[2] == 2 else None, once(*given))[1];"
        " nhsgraph.load().draw.story(sys.argv[1], sys.argv[2], form='svg')"
    )
    story = told(tmp_path, TWO)
    for stop in sample((signal.SIGINT, signal.SIGTERM, signal.SIGKILL), 2):
        done = subprocess.run(
            [sys.executable, "-c", code, str(story), str(out), str(int(stop))],
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode != 0
        assert contents(out) == before


# -- the page -----------------------------------------------------------------------------------

ODD = '</script><img src=x onerror="alert(1)">\x1b]0;x\x07\u202e\ud800\uffff & \'"'


class Tags(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes each tag."""
        self.tags.append((tag, dict(attrs)))


def page_tags(odd: str, source: str) -> list[tuple[str, dict[str, str | None]]]:
    """The tags of a page whose texts are all of one kind."""
    shown = Description(odd, odd, (Section(odd, (odd, odd)),), (source,))
    page = page_of({"title": odd, "introduction": odd}, [("01-chain.svg", odd, shown)])
    assert page.encode()
    assert not set("\x1b\x07\u202e\ud800\uffff") & set(page)
    return Tags(page).tags


def test_no_text_of_a_story_becomes_a_tag() -> None:
    plain, odd = page_tags("plain", "A, B (2014), https://a.org"), page_tags(ODD, f"{ODD}, x")
    assert [tag for tag, _ in odd] == [
        tag for tag, more in plain if more.get("href") != "https://a.org"
    ]
    assert not any(key.startswith("on") for _, attributes in odd for key in attributes)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///a", ODD])
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    hrefs = [
        more["href"] for _, more in page_tags("plain", f"A (2014), {address}") if "href" in more
    ]
    assert hrefs == ["01-chain.svg"]

"""Stories: a file with a list of pictures becomes numbered pictures and one page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from nhsgraph.draw import Draw
from nhsgraph.draw.story import draw_chapter, read_story
from nhsgraph.draw.theme import THEME
from nhsgraph.errors import QuestionError
from nhsgraph.library import bundled, bundled_folder

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


def test_the_story_that_ships_has_seven_or_eight_pictures_that_can_all_be_drawn() -> None:
    story = read_story(SHIPPED)
    assert story["title"] == "Who ran the NHS workforce, 2010 to 2021"
    assert len(story["pictures"]) in {7, 8}
    for number, chapter in enumerate(story["pictures"], 1):
        assert draw_chapter(bundled(), chapter, number, THEME).description.sources


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: [", "can't be read as YAML"),
        ("title: A", "is no story"),
        ("pictures: []", "has no title"),
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

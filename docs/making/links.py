"""Follows every link of a built site that leads to itself: to a page, a file, a place in a page."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """What a page leads to, and the places in it."""

    def __init__(self) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the addresses and the ids of an element."""
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.leads.append(value)
            elif name == "id" or (name == "name" and tag == "a"):
                self.places.add(value or "")


def dead(site: Path) -> list[str]:
    """The links that lead nowhere, with the page that has them."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        if path != site / "explorer.html":  # whose fragments say what it shows
            page = pages[path] = _Page()
            page.feed(path.read_text(encoding="utf-8"))
    return [
        f"{path.relative_to(site)}: {address}"
        for path, page in pages.items()
        for address in dict.fromkeys(page.leads)
        if not _leads_somewhere(address, path, pages)
    ]


def _leads_somewhere(address: str, path: Path, pages: dict[Path, _Page]) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True  # to the web, which is not asked
    target = Path(os.path.normpath(path.parent / unquote(parts.path))) if parts.path else path
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return False
    place = unquote(parts.fragment)
    return not place or target not in pages or place in pages[target].places

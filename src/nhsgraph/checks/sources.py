"""Rules about sources: that each is used, and can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from nhsgraph.checks.rule import Finding, Rule

HOST: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", re.IGNORECASE)


class UnusedSource(Rule):
    """A source that no evidence names."""

    name = "unused-source"
    severity = "warning"
    explanation = "A source stands in the record because something rests on it, or was read in it."

    def find(self) -> Iterator[Finding]:
        """Sources that are neither ``source`` nor ``read_in`` of any evidence."""
        used = {
            source for _, each in self.record.evidence() for source in (each.source, each.read_in)
        }
        for source in self.record.sources.values():
            if source.id not in used:
                message = f"nothing rests on “{source.title}”."
                yield self.found("source", source.id, message, "Cite it, or remove it.")


class NoUrl(Rule):
    """An address of a source that is no address."""

    name = "no-url"
    severity = "error"
    explanation = "A reader follows url: and read_at: to the text; an address begins with https://."

    def find(self) -> Iterator[Finding]:
        """Sources with an address that cannot be followed."""
        for source in self.record.sources.values():
            for url in filter(None, (source.url, *source.read_at)):
                if why := _fault(url):
                    message = f"“{url}” is no web address: {why}."
                    mend = "Write it as https://…, or say in note: where the text is."
                    yield self.found("source", source.id, message, mend)


def _fault(url: str) -> str:
    """What is wrong with an address; nothing where it can be followed."""
    if re.search(r"\s", url):
        return "it has a blank"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "its brackets do not match"
    if parts.scheme not in {"http", "https"}:
        return "it does not begin with https://"
    return "" if HOST.fullmatch(host) else f"“{host}” is no host"

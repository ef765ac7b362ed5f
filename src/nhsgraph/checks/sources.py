"""Rules about sources: that each is used, and that its addresses and dates are what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Kind, Rule
from nhsgraph.schema import Source

_COPIES = re.compile(
    r"""^https?://(?:[\w-]+\.)*(?:                           # hosts that keep what others published
        1library|abcdocz|businessdocbox|cupdf|docplayer|docslib|documents\.pub|doczz|dokumen
        |esdocs|experts123|fdocuments|fill\.io|kipdf|liquisearch|mopdf|paperzz|pdffox|pdfslide
        |piglix|readkong|scribd|slideplayer|slideserve|slidetodoc|spotidoc|studylib|vdocuments?
        |wixlib|yumpu
        |govmemo|govwire|mediapigeon|parallelparliament|theyworkforyou|ukpol
    )\b""",
    re.VERBOSE,
)
_STAGING = re.compile(
    r"""^https?://(?:[\w.-]*\.)?(?:
        [\w-]+\.azurewebsites\.net|[\w-]+\.herokuapp\.com|axis12\.com   # where sites are tried out
        |(?:deploy|staging|stage|webtest|production-like|prototype|preview)\.
    )|\.production\.|-prd-|-production\.""",
    re.VERBOSE,
)


class UnusedSource(Rule, severity="warning"):
    """A source that no evidence names.

    A source stands in the record because something rests on it, or was read in it.
    """

    def find(self) -> Iterator[Finding]:
        """Sources in which nothing was read, and nothing was looked for."""
        used = {
            source for _, each in self.record.evidence() for source in (each.source, each.read_in)
        }
        for statement in self.record.statements.values():
            used.update(source for each in statement.not_found for source in each.searched)
        for source in self.record.sources.values():
            if source.id not in used:
                message = f"nothing rests on “{source.title}”."
                yield self.found("source", source.id, message, "Cite it, or remove it.")


class CopyAsAddress(Rule, severity="warning"):
    """A source whose own address is that of a copy, a trial site or a prototype.

    Readers cite a text where its publisher keeps it; a copy says so and may go.
    """

    def find(self) -> Iterator[Finding]:
        """Sources whose ``url`` or ``archived`` is on a host that keeps others' texts, or tries."""
        for source in self.record.sources.values():
            for address in (source.url, source.archived):
                if address is not None and (kind := host_of_copies(address)):
                    message = f"the address of “{source.title}” is on {kind}."
                    mend = "Put it under read_at:, and in url: the publisher's own if you find it."
                    yield self.found("source", source.id, message, mend)


def host_of_copies(address: str) -> str | None:
    """What is no publisher's own host, in words; None of any other address.

    >>> host_of_copies("https://docslib.org/doc/1")
    'a site that keeps copies'
    >>> host_of_copies("https://www.gov.uk/government") is None
    True
    """
    if _COPIES.search(address):
        return "a site that keeps copies"
    if _STAGING.search(address):
        return "a trial site or a prototype"
    return None


class CountedParagraph(Rule, severity="warning"):
    """A place in a text without numbers of its own that is given as the number of a paragraph.

    Bullets, quotations and captions count for one reader and not for the next, so that the
    paragraph is another one; *near para 5* leads nobody there either.
    """

    def find(self) -> Iterator[Finding]:
        """What cites a paragraph of a page, or of the press, by number; the same place once."""
        places = ((of, each.source, each.locator) for of, each in self.record.evidence())
        for of, source, locator in dict.fromkeys(places):
            if self.record.sources[source].kind in _PAGES and _COUNTED.search(locator):
                kind: Kind = "statement" if of in self.record.statements else "body"
                kind = "event" if of in self.record.events else kind
                message = f"“{source}” is cited by “{locator}”."
                mend = "Write paragraph beginning … with its first words, or what it is on."
                yield self.found(kind, of, message, mend)


_PAGES = frozenset({"web", "news", "secondary"})
_COUNTED = re.compile(
    r"""\b(?:paras?\.?|paragraphs?)[ ](?:[4-9]|1\d|2\d)\b(?!\.\d)
        |\b(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth)[ ]para""",
    re.VERBOSE,
)


class NotTheDayItCameOut(Rule, severity="warning"):
    """A source that is said to have come out on a day that its title says is another day.

    Minutes come out after their meeting; what was known on a day hangs on it.
    """

    def find(self) -> Iterator[Finding]:
        """Minutes published on the day of their meeting, and days that stand as both dates."""
        for source in self.record.sources.values():
            if doubt := self._doubt(source):
                message = f"“{source.title}” {doubt}."
                mend = "Write that day under dated:, and in published: a span that begins with it."
                yield self.found("source", source.id, message, mend)

    @staticmethod
    def _doubt(source: Source) -> str:
        published = source.published
        if published is None or published.earliest != published.latest:
            return ""
        if source.dated is not None and source.dated.text == published.text:
            return f"bears {published.text} and is said to have come out on that same day"
        if re.search(r"\bminutes of (?:a|the)\b", source.title, re.IGNORECASE):
            return f"are minutes said to have come out on one day, {published.text}"
        return ""

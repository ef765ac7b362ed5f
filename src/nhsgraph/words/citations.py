"""Citations of sources: a plain line, what reference managers read, or a style of a library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from nhsgraph.dates import FuzzyDay, day_in_words, read_day, write_day
from nhsgraph.errors import QuestionError
from nhsgraph.schema import Evidence, Source
from nhsgraph.spelling import printable

Style = Literal["plain", "bibtex", "csl", "ris", "harvard", "vancouver", "oscola"]
STYLES: tuple[Style, ...] = get_args(Style)
OWN_STYLES: tuple[Style, ...] = ("plain", "bibtex", "csl", "ris")
"""The styles that need nothing installed beside the package."""

_CSL_TYPES = {
    "act": "legislation",
    "statutory_instrument": "legislation",
    "news": "article-newspaper",
    "web": "webpage",
    "parliament": "hearing",
}
_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {
        "\\": r"{\textbackslash}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "{": r"{\textbraceleft}",  # an odd brace, escaped or not, would end the entry elsewhere
        "}": r"{\textbraceright}",
    }
)
"""The signs that mean something to TeX, as they are written to be printed."""
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
"""The signs that would end an address in BibTeX too early."""


def cite(
    evidence: Iterable[Evidence], sources: Mapping[str, Source], style: Style = "plain"
) -> str:
    """The citations of the sources of evidence, in its order, each source once.

    Args:
        evidence: the evidence of a statement or an event.
        sources: the record's sources by id.
        style: ``plain`` (a line each, with the places cited); ``bibtex``, ``csl`` (CSL JSON) or
            ``ris`` for reference managers; ``harvard``, ``vancouver`` or ``oscola``.

    Raises:
        QuestionError: there is no such style.
        MissingPartError: what writes the style is not installed.
    """
    places: dict[str, list[str]] = {}
    for each in evidence:
        places.setdefault(each.source, []).append(each.locator)
    return citations([(sources[key], where) for key, where in places.items()], style)


def citations(cited: Iterable[tuple[Source, list[str]]], style: Style) -> str:
    """Sources, each with the places cited in it, as one text in a style.

    Raises:
        QuestionError: there is no such style.
        MissingPartError: what writes the style is not installed.
    """
    if style not in STYLES:
        raise QuestionError(f"There is no style “{style}”.", [f"Styles are {', '.join(STYLES)}."])
    rows = [(_clean(source), list(dict.fromkeys(map(one_line, where)))) for source, where in cited]
    if style == "csl":
        items = [_csl(source, where) for source, where in rows]
        return json.dumps(items, ensure_ascii=False, indent=2)
    if style not in OWN_STYLES:
        from nhsgraph.words.cited_in_style import in_style

        return "\n".join(in_style([(_csl(source, where), where) for source, where in rows], style))
    write = {"bibtex": _bibtex, "ris": _ris}.get(style, _plain)
    return "\n".join(write(source, where) for source, where in rows)


def remarks(source: Source) -> list[str]:
    """What a reader should know before trusting a text: that it is a draft, or was read in a copy.

    In the order: its printed numbers, its standing, another day that it bears, a copy.
    """
    told = [each for each in source.numbers if each not in source.title]
    if source.standing != "final":
        told.append(_STANDING[source.standing])
    if source.dated is not None:
        told.append(f"bears {day_in_words(source.dated)}")
    if source.is_copy:
        told.append("read in a copy")
    return told


_STANDING = {"draft": "a draft", "superseded": "replaced later", "withdrawn": "withdrawn later"}


def _plain(source: Source, where: list[str]) -> str:
    date = day_in_words(source.published) if source.published else "no date"
    title = " ".join([source.title, *(f"[{each}]" for each in remarks(source))])
    line = f"{source.publisher} ({date}). {title}. {'; '.join(where)}."
    return f"{line} {source.address}" if source.address else line


def _bibtex(source: Source, where: list[str]) -> str:
    fields = {
        "title": f"{{{_escaped(source.title)}}}",
        "author": f"{{{_escaped(source.publisher)}}}",
        "year": str(_parts(source.published)[0]) if source.published else "",
        "url": (source.address or "").translate(_IN_ADDRESS),
        "note": _escaped("; ".join(where)),
    }
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    return "\n".join([f"@misc{{{source.id},", ",\n".join(lines), "}"])


_RIS_TYPES = {
    "act": "STAT",
    "statutory_instrument": "STAT",
    "news": "NEWS",
    "web": "ELEC",
    "parliament": "HEAR",
}


def _ris(source: Source, where: list[str]) -> str:
    """An entry of RIS: a tag of two signs, two blanks, a hyphen and a blank before each value."""
    parts = _parts(source.published) if source.published else []
    day = "/".join(f"{part:02}" for part in parts) if parts else ""
    fields = [
        ("TY", _RIS_TYPES.get(source.kind, "RPRT")),
        ("ID", source.id),
        ("TI", source.title),
        ("AU", source.publisher),
        ("PB", source.publisher),
        ("PY", day[:4]),
        ("DA", day),
        ("UR", source.address or ""),
        *(("N1", each) for each in where),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {value}" for tag, value in fields if value or tag == "ER") + "\n"


def _escaped(text: str) -> str:
    return text.translate(_TEX)


def _clean(source: Source) -> Source:
    """A source whose texts are one line each, of signs that every program can take."""
    texts = {"title": one_line(source.title), "publisher": one_line(source.publisher)}
    own = {key: one_line(text) for key in ("url", "archived") if (text := getattr(source, key))}
    copies = {"read_at": tuple(map(one_line, source.read_at))}
    return source.changed(**texts, **own, **copies)


def one_line(text: str) -> str:
    """A text as citations have it: on one line, of signs that every program can take."""
    return printable(text).replace("\n", " ")


def _csl(source: Source, where: list[str]) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": _CSL_TYPES.get(source.kind, "report"),
        "title": source.title,
        "publisher": source.publisher,
        "author": [{"literal": source.publisher}],
    }
    if source.published:
        issued: dict[str, Any] = {"date-parts": [_parts(source.published)]}
        if source.published.text[-1] in "~?%]":
            issued["circa"] = True
        item["issued"] = issued
    elif source.read:
        item["accessed"] = {"date-parts": [_parts(source.read)]}
    if source.address:
        item["URL"] = source.address
    return {**item, "note": "; ".join(where)}


def _parts(day: FuzzyDay) -> list[int]:
    """Year, month and day, as far as the text has them; the earliest year of a set."""
    plain = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", day.text)
    if plain:
        return [int(part) for part in plain.groups() if part]
    bounded = day.earliest if day.earliest >= read_day("1000-01-01") else day.latest
    return [int(year[:4]) for year in (write_day(bounded),) if year]

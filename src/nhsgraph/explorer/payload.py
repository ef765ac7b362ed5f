"""The payload: all that the page is given, as one object; see ``explorer/PAYLOAD.md``."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from nhsgraph.answers.clauses import line_in_words
from nhsgraph.dates import write_day
from nhsgraph.draw.page.theme import THEME
from nhsgraph.draw.structure.layout import Layout
from nhsgraph.draw.structure.selection import DEFAULT_TYPES
from nhsgraph.draw.structure.tiers import TIERS
from nhsgraph.explorer.answers import answers, forms
from nhsgraph.explorer.bodies import bodies, names
from nhsgraph.explorer.lines import all_ties, lines
from nhsgraph.explorer.numbering import JSON, OPEN, Numbering, Pool, columns
from nhsgraph.explorer.places import placed
from nhsgraph.explorer.said import events, ordered_types, sources, statements
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.knowing import Knowing
from nhsgraph.schema import EDGE_TYPES, Hosting, Membership
from nhsgraph.words.kinds import kind_in_words
from nhsgraph.words.lexicon import RELATIONS
from nhsgraph.words.sentences import capital, term_in_words

_HEADED: Final = {
    ("mandate_approval", "approver"): "In whose mandate it had a part",
    ("mandate_approval", "body"): "Who had a part in its mandate",
    ("succession", "predecessor"): "What followed it",
    ("succession", "successor"): "What it followed",
    ("appointment", "appointer"): "To whose posts it appointed",
    ("appointment", "body"): "Who appointed to its posts",
}
"""How the lines of a type are headed that questions have no plain words for."""
VERSION = 4
"""The number of the contract."""


def payload(graph: DatedGraph, asked_of: Collection[str] | None = None) -> JSON:
    """All that the page is given of a record.

    Args:
        graph: the record, with all that it knows.
        asked_of: the ids of the bodies about which questions are answered; all of them if None.

    Raises:
        MissingPartError: what lays out pictures is not installed.
    """
    numbers, knowing, times = Numbering(graph), Knowing(graph), Pool()
    ties = all_ties(graph)
    layout = placed(graph, ties)
    info = graph.record.info
    return {
        "version": VERSION,
        "record": {"title": info.title, "licence": info.licence, "version": info.version},
        "first": write_day(numbers.first),
        "last": numbers.day(numbers.stop - 1),
        "open": OPEN,
        "types": [_type(name) for name in ordered_types()],
        "kinds": {
            kind: kind_in_words(kind)
            for kind in dict.fromkeys(body.kind for body in graph.record.bodies.values())
        },
        "tiers": list(TIERS),
        "layout": _layout(layout),
        "bodies": columns(bodies(graph, numbers, knowing, layout)),
        "statements": columns(statements(graph, numbers, knowing, times)),
        "times": times.things,
        "events": columns(events(graph, numbers)),
        "sources": columns(sources(graph, numbers, knowing)),
        "lines": columns(lines(graph, numbers, ties, layout)),
        "parts": _parts(graph, numbers, layout),
        "names": names(graph, numbers),
        "forms": forms(),
        "answers": columns(answers(graph, numbers, asked_of)),
    }


def _type(name: str) -> JSON:
    """A type of statement: its words, and of an edge how it is drawn and asked about."""
    told: JSON = {"id": name, "label": term_in_words(name)}
    if name not in EDGE_TYPES:
        return told
    roles, style = EDGE_TYPES[name].roles, THEME.line(name)
    return {
        **told,
        "edge": True,
        "default": name in DEFAULT_TYPES,
        "home": roles.index(EDGE_TYPES[name].home),
        "roles": [term_in_words(role) for role in roles],
        "points": style.points,
        "asked": [[_asked(name, role), number] for number, role in enumerate(roles)],
        "style": {
            "colour": style.colour,
            "dashes": [] if style.dashes == "solid" else list(style.dashes[1]),
            "width": style.width,
            "head": style.head,
        },
    }


def _asked(name: str, role: str) -> str:
    """How the lines of a type are headed that a body has in a role: *who held it to account*."""
    if (name, role) in _HEADED:
        return _HEADED[name, role]
    if name in RELATIONS and EDGE_TYPES[name].forms():
        return capital(line_in_words(name, role).replace("a body", "it"))
    return f"{capital(term_in_words(name))}: {term_in_words(EDGE_TYPES[name].other(role))}"


def _layout(layout: Layout) -> JSON:
    return {
        "area": [round(side, 1) for side in layout.area],
        "box": {"height": layout.box.height, "frame": layout.box.frame},
        "rows": [[band.tier, round(band.y, 1)] for band in layout.bands],
    }


def _parts(graph: DatedGraph, numbers: Numbering, layout: Layout) -> list[list[int]]:
    """What is part of another body of the same row, or hosted by it, and what says so."""
    found = []
    for edge in (*graph.index.of_type("membership"), *graph.index.of_type("hosting")):
        if not edge.counts or edge.has_unknown_end:
            continue
        if isinstance(edge, Membership):
            part, whole, inside = edge.member, str(edge.whole), edge.role == "part_of"
        else:
            part, whole, inside = edge.known_ends[1], edge.known_ends[0], isinstance(edge, Hosting)
        rows = [layout.places[body].row for body in (part, whole) if body in layout.places]
        if inside and part != whole and len(rows) == 2 and rows[0] == rows[1]:
            found.append([numbers.bodies[part], numbers.bodies[whole], numbers.statements[edge.id]])
    return found

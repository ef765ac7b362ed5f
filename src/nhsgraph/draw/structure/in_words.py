"""What a picture of bodies and lines says, as sentences: built from the lines that are drawn."""

from __future__ import annotations

from nhsgraph.dates import Certainty, Day, Period, speak_day
from nhsgraph.draw.page.describe import (
    Description,
    Section,
    as_known,
    counted,
    described,
    outside,
)
from nhsgraph.draw.page.edge_types import known_types, type_in_words
from nhsgraph.draw.page.naming import about
from nhsgraph.draw.page.theme import THEME
from nhsgraph.draw.structure.scene import Scene
from nhsgraph.draw.structure.selection import Selection, Tie
from nhsgraph.draw.structure.tiers import TIERS
from nhsgraph.graph import DatedGraph
from nhsgraph.words.sentences import articled, capital, edge_sentence, listed, term_in_words


def title_of(picture: Scene) -> str:
    """The title of a picture of one day: of the whole, or of what lies around some bodies."""
    day = speak_day(picture.day)
    focused = (body for body, box in picture.boxes.items() if box.focus)
    if centre := listed(articled(picture.graph, body, picture.day) for body in focused):
        return f"Around {centre} on {day}"
    return f"{about(picture.graph)} on {day}"


def describe(picture: Scene) -> Description:
    """The picture in words: each line as a sentence, by type, then what the boxes say."""
    graph, chosen, day = picture.graph, picture.selection, picture.day
    types = known_types({tie.type for tie in chosen.ties})
    sections = []
    for each in types:
        lines = (line_sentence(picture, tie) for tie in chosen.ties if tie.type == each)
        sections.append(Section(type_in_words(each), tuple(lines)))
    sections.append(Section("Sets, parts and doubts", tuple(_remarks(picture))))
    sections.append(Section("Left out", tuple(_left_out(graph, chosen, day))))
    tiers = " to ".join(f"{TIERS[picture.layout.bands[at].tier]} at the {end}"
                        for at, end in ((0, "top"), (-1, "bottom")))  # fmt: skip
    warning = outside(graph, Period.of_day(day))
    summary = (
        f"A diagram in tiers, {tiers}, with {counted(len(picture.boxes), 'body')} and"
        f" {counted(len(chosen.ties), 'line')}.{warning}"
    )
    kinds = capital(", ".join(type_in_words(each).lower() for each in types))
    subtitle = (
        f"{kinds}{as_known(graph)}. Bodies as named on the day; those with no such line on record"
        f" are left out.{warning}"
    )
    return described(graph, title_of(picture), summary, sections, chosen.edges, subtitle)


def line_sentence(picture: Scene, tie: Tie) -> str:
    """A line as a sentence, with its streams, its step, and how certain it is."""
    graph, edge = picture.graph, tie.edges[0]
    first, second = (articled(graph, end, picture.day) for end in tie.ends)
    said = {edge.roles[0]: first, edge.roles[1]: second}
    plural = graph.body(tie.tail).is_group
    words = capital(edge_sentence(graph, edge, picture.day, said=said, plural=plural, past=False))
    notes = [f"step {tie.step}"] if tie.step else []
    notes += [mark.words for force, mark in THEME.forces.items() if force == tie.force]
    if tie.status != "in_force":
        notes.append("announced only")
    if tie.certainty is Certainty.POSSIBLE:
        notes.append("possible, not certain")
    if tie.of_members:
        notes.append(f"said of {counted(tie.of_members, 'member')} one by one")
    streams = {str(getattr(each, "stream", "")) for each in tie.edges} - {""}
    notes = [*sorted(term_in_words(each) for each in streams), *notes]
    return words + (f" ({'; '.join(notes)})." if notes else ".")


def _remarks(picture: Scene) -> list[str]:
    remarks = []
    for box in picture.boxes.values():
        said = [*box.asides]
        if box.count:
            said.append(f"{box.count} in number")
        if box.statutory is False:
            said.append("no statute of its own")
        if not box.certain:
            said.append("not certain to have existed on this day")
        if said:
            remarks.append(f"{box.name}: {'; '.join(said)}.")
    for family in picture.frames:
        names = [picture.boxes[body].name for body in family]
        remarks.append(f"Within {names[0]}: {', '.join(names[1:])}.")
    return remarks


def _left_out(graph: DatedGraph, chosen: Selection, day: Day) -> list[str]:
    lines = [f"{capital(edge_sentence(graph, edge, day, past=False))}." for edge in chosen.left_out]
    lines += [
        f"{graph.named_on_day(body, day)}: its lines are possible at most and lead to nothing else"
        " here."
        for body in chosen.unlinked
    ]
    return list(dict.fromkeys(lines))

"""What a picture of bodies and lines says, as sentences: built from the lines that are drawn."""

from __future__ import annotations

from collections.abc import Collection

from nhsgraph.dates import Certainty, Day, Period, speak_day
from nhsgraph.draw.describe import Description, Section, cited, counted, sources_of
from nhsgraph.draw.scene import Scene
from nhsgraph.draw.selection import Selection, Tie
from nhsgraph.given import one_of, texts_of
from nhsgraph.graph import DatedGraph
from nhsgraph.questions.premise import coverage_notes
from nhsgraph.questions.wording import articled, capital, edge_sentence, listed
from nhsgraph.schema import EDGE_TYPES


def asked_types(types: str | Collection[str]) -> tuple[str, ...]:
    """The types of edges that are asked for, or the one, checked, in the order given.

    Raises:
        QuestionError: there is no such type.
    """
    asked = texts_of(types, "types of edges")
    return tuple(one_of(each, EDGE_TYPES, "type of edge") for each in asked)


def known_types(types: str | Collection[str]) -> tuple[str, ...]:
    """The types of edges, checked, in the order in which the schema has them.

    Raises:
        QuestionError: there is no such type.
    """
    asked = asked_types(types)
    return tuple(each for each in EDGE_TYPES if each in asked)


def type_in_words(edge_type: str) -> str:
    """An edge type as a legend has it: *mandate approval*."""
    return edge_type.replace("_", " ").capitalize()


def title_of(picture: Scene) -> str:
    """The title of a picture of one day: of the whole, or of what lies around some bodies."""
    day = speak_day(picture.day)
    focused = (body for body, box in picture.boxes.items() if box.focus)
    if centre := listed(articled(picture.graph, body, picture.day) for body in focused):
        return f"Around {centre} on {day}"
    return f"Who governed the NHS workforce on {day}"


def subtitle_of(picture: Scene) -> str:
    """The line beneath the title: what is drawn, and as known when."""
    graph, drawn = picture.graph, {tie.type for tie in picture.selection.ties}
    types = [type_in_words(each).lower() for each in known_types(drawn)]
    known = f", as known on {speak_day(graph.known_on)}" if graph.known_on is not None else ""
    return (
        f"England: {', '.join(types)}{known}. Bodies as named on the day; those with no such line"
        f" on record are left out.{_warning(picture)}"
    )


def _warning(picture: Scene) -> str:
    """That a day lies outside those that the record covers, behind a blank; else nothing."""
    notes = coverage_notes(picture.graph, Period.of_day(picture.day))
    return "".join(f" {note}" for note in notes)


def describe(picture: Scene) -> Description:
    """The picture in words: each line as a sentence, by type, then what the boxes say."""
    graph, chosen, day = picture.graph, picture.selection, picture.day
    counts = [
        counted(len(picture.boxes), "body"),
        counted(len(chosen.ties), "line"),
    ]
    sections = []
    for each in known_types({tie.type for tie in chosen.ties}):
        lines = (line_sentence(picture, tie) for tie in chosen.ties if tie.type == each)
        sections.append(Section(type_in_words(each), tuple(lines)))
    sections.append(Section("Sets, parts and doubts", tuple(_remarks(picture))))
    sections.append(Section("Left out", tuple(_left_out(graph, chosen, day))))
    sources = cited(graph, sources_of(graph, chosen.edges))
    summary = (
        f"A diagram in tiers, from Parliament at the top to providers at the bottom, with"
        f" {counts[0]} and {counts[1]}.{_warning(picture)}"
    )
    return Description(title_of(picture), summary, tuple(sections), sources)


def line_sentence(picture: Scene, tie: Tie) -> str:
    """A line as a sentence, with its streams, its step, and how certain it is."""
    graph, edge = picture.graph, tie.edges[0]
    first, second = (articled(graph, end, picture.day) for end in tie.ends)
    said = {edge.roles[0]: first, edge.roles[1]: second}
    plural = graph.body(tie.tail).is_group
    words = capital(edge_sentence(graph, edge, picture.day, said=said, plural=plural, past=False))
    notes = [f"step {tie.step}"] if tie.step else []
    if tie.status != "in_force":
        notes.append("announced only")
    if tie.certainty is Certainty.POSSIBLE:
        notes.append("possible, not certain")
    if tie.of_members:
        notes.append(f"said of {counted(tie.of_members, 'member')} one by one")
    streams = {str(getattr(each, "stream", "")).replace("_", " ") for each in tie.edges} - {""}
    notes = [*sorted("MPET" if each == "mpet" else each for each in streams), *notes]
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

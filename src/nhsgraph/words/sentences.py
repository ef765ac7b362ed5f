"""How statements read: names with their article, verbs in number and tense, lists and dates."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import (
    AFTER_ALL,
    LATEST,
    Certainty,
    Day,
    Part,
    Period,
    day_in_words,
    is_open,
    when_in_words,
)
from nhsgraph.schema import (
    FORMS_IN_WORDS,
    GROUPS,
    Area,
    Edge,
    LegalForm,
    Means,
    Name,
    Post,
    Size,
    Statement,
)
from nhsgraph.words.past_tense import past as past_of

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_LAST = frozenset(
    """academy administration agency alliance assembly association authority bank board body branch
    bureau cabinet centre chancellor cluster commission committee company comptroller confederation
    corporation council court deanery department directorate division exchange executive federation
    forum foundation framework fund general government group inspectorate institute institution
    league ministry network office ombudsman organisation panel partnership plan president programme
    project region registrar registry review scheme secretary senate service society strategy system
    taskforce team treasury tribunal union unit""".split()
)
"""Common nouns at the end of a name that then takes *the*: *the Care Quality Commission*."""
_FIRST = _LAST | frozenset(
    """chair chief college director faculty house inspector leader minister regulator school
    trust""".split()
)
"""The same before *of* or *for*: *the Royal College of Nursing*."""
_IRREGULAR = {
    "be": ("is", "are", "was", "were"),
    "one_of": ("is one of", "are among", "was one of", "were among"),
    "part_of": ("is part of", "are part of", "was part of", "were part of"),
    "represented_on": (
        "is represented on",
        "are represented on",
        "was represented on",
        "were represented on",
    ),
    "lies_in": ("lies in", "lie in", "lay in", "lay in"),
    "develops": ("develops", "develop", "developed", "developed"),
    "signs_off": ("signs off", "sign off", "signed off", "signed off"),
    "approves": ("approves", "approve", "approved", "approved"),
    "publishes": ("publishes", "publish", "published", "published"),
}


_INFINITIVE = {
    "be": "be",
    "one_of": "be one of",
    "part_of": "be part of",
    "represented_on": "be represented on",
}


FORCES_IN_WORDS = {"law": "by law", "agreement": "by agreement", "practice": "in practice"}
"""How a line binds, in words."""


def conjugate(verb: str, *, plural: bool, past: bool, planned: bool = False) -> str:
    """A verb in the third person: *funds*, *fund*, *funded*; what was planned *was to fund*."""
    regular = (f"{verb}s", verb, past_of(verb), past_of(verb))
    forms = _IRREGULAR.get(verb, regular)
    if planned:
        return f"{'were' if plural else 'was'} to {_INFINITIVE.get(verb, forms[1])}"
    return forms[2 * past + plural]


def articled(graph: DatedGraph, body_id: str, day: Day) -> str:
    """The name of a body on a day as it stands inside a sentence, with *the* where it takes one."""
    return in_sentence(graph, body_id, graph.named_on_day(body_id, day))


def in_sentence(graph: DatedGraph, body_id: str, name: str) -> str:
    """A name of a body with *the*, where it takes one."""
    return f"the {name}" if _takes_article(name, graph.body(body_id).kind) else name


@functools.lru_cache(maxsize=10_000)
def _takes_article(name: str, kind: str) -> bool:
    """Whether English has *the* before a name: a set's, or one made with a common noun."""
    words = name.partition(" (")[0].split()
    if ":" in name or words[0].casefold() in {"the", "hm"}:
        return False
    if kind in GROUPS:
        return kind == "collective"
    cut = next((at for at, word in enumerate(words) if at and word in {"of", "for"}), 0)
    if len(words) == 1:  # the Minister
        return name.istitle() and name.casefold() in _FIRST
    if words[-1].isupper() or words[cut - 1].isupper():  # the Somerset ICS
        return True
    if cut and _singular(words[cut - 1]) in _FIRST:
        return True
    return (words[-1].casefold() if cut else _singular(words[-1])) in _LAST


def _singular(word: str) -> str:
    """A common noun in the singular: *boards* are of *board*, *bodies* of *body*."""
    bare = word.casefold()
    return f"{bare[:-3]}y" if bare.endswith("ies") else bare.removesuffix("s")


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: *a*, *a and b*, *a, b and c*."""
    found = list(dict.fromkeys(words))
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def is_plural(graph: DatedGraph, body_ids: Iterable[str]) -> bool:
    """True where a verb after these bodies stands in the plural."""
    ids = list(body_ids)
    return len(ids) > 1 or any(graph.body(each).is_group for each in ids)


def edge_sentence(
    graph: DatedGraph, edge: Edge, day: Day, *, said: Mapping[str, str] | None = None,
    plural: bool | None = None, past: bool | None = None,
) -> str:  # fmt: skip
    """An edge as a sentence without its full stop, its bodies named as on a day.

    ``said`` puts other words in a role's place, such as a list of several bodies.
    """
    words = said or {}
    if plural is None:
        subject = _PIECE.match(edge.reads)
        first = edge.end(subject["named"]) if subject else ""
        plural = isinstance(first, str) and is_plural(graph, [first])
    if past is None:
        past = is_past(graph, edge) or edge.type in DEEDS
    verb_form = functools.partial(conjugate, plural=plural, past=past, planned=edge.planned)

    def piece(found: re.Match[str]) -> str:
        if name := found["named"]:
            if name in words:
                return words[name]
            is_end = name in edge.roles
            return _end(graph, edge, name, day) if is_end else _posts_in_words(graph, edge)
        return verb_form(found["verb"] or getattr(edge, found["field"]))

    return _PIECE.sub(piece, edge.reads)


_PIECE: Final = re.compile(r"\{(?P<named>\w+)\}|<(?P<verb>\w+)>|<\{(?P<field>\w+)\}>")
"""Of the sentence of an edge: an end or its post; a verb, or the field that has it."""
DEEDS = frozenset({"succession", "commission"})
"""The types of lines that are told as done, also while they last."""


def is_past(graph: DatedGraph, statement: Statement) -> bool:
    """True for what is over; as known on a day, for what was known to be over or to end.

    What was last seen within the years that the record covers is told as what was.
    """
    seen = statement.when.last_seen
    if seen is not None and seen.latest < graph.record.info.covers.extent.possible_to:
        return True
    held = graph.held(statement) if graph.known_on is not None else None
    extent = held.extent if held else statement.when.extent
    return extent.possible_to < AFTER_ALL


def _posts_in_words(graph: DatedGraph, edge: Edge) -> str:
    """The post of an appointment; a group, or a board with members, has several of it."""
    post = str(getattr(edge, "post", ""))
    several = post.endswith("member") or is_plural(graph, edge.known_ends[-1:])
    plural = "s" if several and post and not post.endswith("s") else ""
    return post_in_words(post) + plural


def _end(graph: DatedGraph, edge: Edge, role: str, day: Day) -> str:
    end = edge.end(role)
    return articled(graph, end, day) if isinstance(end, str) else "somebody not known"


def sentence(
    graph: DatedGraph, statement: Statement, day: Day, part: Part | None = None, *,
    said: Mapping[str, str] | None = None, past: bool | None = None,
) -> str:  # fmt: skip
    """Any statement as a full sentence, its bodies named as on a day, its means as in a part.

    ``said`` puts other words in the place of a role, or of the body that is *of* it, of no edge.
    """
    if isinstance(statement, Edge):
        words = edge_sentence(graph, statement, day, said=said, past=past)
        words += detail_in_words(statement, part)
    else:
        words = _said(graph, statement, day, (said or {}).get("of"), past)
    if statement.contested:
        words = f"Contested: {words}"
    elif statement.planned:
        words = f"{statement.status.capitalize()}: {words}"
    return capital(words) + ("" if words.endswith(".") else ".")


def _said(
    graph: DatedGraph, statement: Statement, day: Day, body: str | None, past: bool | None
) -> str:
    body = body or articled(graph, statement.owner, day)
    past = is_past(graph, statement) if past is None else past
    be = functools.partial(conjugate, "be", past=past, planned=statement.planned)
    plural = is_plural(graph, [statement.owner])
    if isinstance(statement, Name):
        used = "was to be used" if statement.planned else f"{be(plural=False)} in use"
        return f"the name {statement.name} {used}{in_use(statement)}"
    if isinstance(statement, LegalForm):
        who = f"each of {body}" if plural else body
        return f"{who} {be(plural=False)} {form_in_words(statement.form)}"
    if isinstance(statement, Size):
        return f"{body} {be(plural=plural)} {statement.size} in number"
    if isinstance(statement, Post):
        acting = "acting " if statement.acting else ""
        post = f"{acting}{post_in_words(statement.post)}"
        return f"{statement.person} {be(plural=False)} {post} of {body}"
    if isinstance(statement, Area):
        covered = conjugate("cover", plural=plural, past=past, planned=statement.planned)
        return f"{body} {covered} {listed(statement.places)}"
    return f"{body}: {statement.type}"


def in_use(name: Name) -> str:
    """Whether a name is one *in law* or *in practice*, behind a blank; nothing if it is both."""
    return {"legal": " in law", "operating": " in practice"}.get(name.use or "", "")


def means_of(statement: Statement, part: Part | None = None) -> list[Means]:
    """By what means a line holds; in a part of the time, those alone that held on a day of it."""
    means: tuple[Means, ...] = getattr(statement, "means", ())
    if part is None:
        return list(means)
    period = Period(part.start, part.stop)
    return [each for each in means if each.when is None or each.when.during(period)]


def detail_in_words(edge: Edge, part: Part | None = None) -> str:
    """What an edge says beyond its two ends, to follow its sentence.

    Means that did not last as long as the part that is told have their own days behind them.
    """
    means = [_means_in_words(each, part) for each in means_of(edge, part)]
    if means:
        return f", by {listed(means)}"
    stream = getattr(edge, "stream", None)
    if stream:
        return f" ({term_in_words(str(stream))})"
    about = getattr(edge, "subject", None) or getattr(edge, "scope", None)
    if about:
        return f": {listed(about) if isinstance(about, tuple) else about}"
    mandate = getattr(edge, "mandate", None)
    return f" for {years_in_words(mandate.text)}" if mandate else ""


def _means_in_words(means: Means, part: Part | None) -> str:
    """By what means, and when, if that is told and is not all of a part of the time."""
    if means.when is None or part is None:
        return means.name
    whole = means.when.during(Period(part.start, part.stop))
    if [(each.start, each.stop, each.certainty) for each in whole] == [
        (part.start, part.stop, Certainty.CERTAIN)
    ]:
        return means.name
    return f"{means.name} ({when_in_words(means.when)})"


def target_in_words(graph: DatedGraph, target: str) -> str:
    """What a plan became, as words: an event with its day, or a statement with its time."""
    event = graph.record.events.get(target)
    if event:
        return f"“{event.title}” ({day_in_words(event.date)})"
    statement = graph.record.statements[target]
    extent = statement.when.extent
    days = [day for day in (extent.possible_from, extent.certain_to - 1) if not is_open(day)]
    words = sentence(graph, statement, min(days, default=LATEST)).removesuffix(".")
    return f"“{words}” ({when_in_words(statement.when)})"


def years_in_words(text: str) -> str:
    """The years of a mandate in words: *2019/20 onwards*, *2013/14 to 2014/15*."""
    first, _, last = text.partition("..")
    if ".." not in text:
        return text
    return f"{first} to {last}" if last else f"{first} onwards"


def form_in_words(form: str) -> str:
    """A legal form with its article: *an executive NDPB*."""
    words = form_bare(form)
    return f"{'an' if words[0] in 'aeio' or words[:2].isupper() else 'a'} {words}"


def form_bare(form: str) -> str:
    """A legal form without its article: *executive NDPB*."""
    return FORMS_IN_WORDS.get(form) or form.replace("non_", "non-").replace("_", " ")


def term_in_words(term: str) -> str:
    """A term of the record, such as a stream of money, as words: *grant in aid*."""
    return term.replace("_", " ")


def post_of(graph: DatedGraph, post: Post, day: Day) -> str:
    """A post with its body: *chair of Monitor*; an office is its own post."""
    words = post_in_words(post.post)
    office = graph.named_on_day(post.owner, day)
    if office.casefold().startswith(words.casefold()):
        return office
    acting = "acting " if post.acting else ""
    return f"{acting}{words} of {in_sentence(graph, post.owner, office)}"


def post_in_words(post: str) -> str:
    """A post in words: *chief executive*, *non-executive member*."""
    return post.replace("_", " ").replace("non executive", "non-executive")


def posts_in_words(post: str) -> str:
    """Several of a post in words.

    >>> posts_in_words("regional_director"), posts_in_words("under_secretary")
    ('regional directors', 'under secretaries')
    """
    words = post_in_words(post)
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def capital(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]

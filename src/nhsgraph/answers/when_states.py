"""When something that is said of a body by itself began or ended: names, forms, posts, mandates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.moments import NO_DAY, Moment, admitted, moments_told
from nhsgraph.answers.offices import named_post, no_such_post, posts_asked
from nhsgraph.answers.telling import Sentence
from nhsgraph.dates import AFTER_ALL, Years, is_open, some_day_in_words, speak_day
from nhsgraph.graph.in_force import Held
from nhsgraph.schema import LegalForm, MandateApproval, Name
from nhsgraph.spelling import words_of
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled, form_in_words, in_use, listed
from nhsgraph.words.spans import begun_in_words, some_day_in


def renamed(frame: Frame) -> Answer:
    """When a body took another name, one by one; ``value`` is the old name, ``into`` the new.

    A name that comes back is another change, with a day of its own.
    """
    graph, body, question = frame.graph, frame.question.body, frame.question
    names = graph.names(body)
    called: list[Name] = []
    for name, part in names:
        first = max(part.start, graph.index.extent(name).certain_from)
        if graph.named_on_day(body, first) == name.name:
            called.append(name)
    in_law = [name for name, _ in names if name.use == "legal"]
    found = dict.fromkeys([*_turns(called), *_turns(in_law)])
    moments = []
    for old, new in found:
        held = graph.held(new)
        if held is None or not (_is(question.value, old) and _is(question.into, new)):
            continue
        day = begun_in_words(held)
        words = f"{old.name} became {new.name}{in_use(new)} {day}"
        moments.append(_begin(held, words))
    silence = frame.silence()
    if len({name.name for name, _ in names}) == 1 and not (question.value or question.into):
        silence = f"{names[0][0].name} has no other name on record, and so no day of a change"
    return moments_told(frame, admitted(frame, moments, "began"), "began", silence)


def _turns(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """One name and the next that is another."""
    return ((old, new) for old, new in pairwise(names) if old.name != new.name)


def _is(asked: str | None, name: Name) -> bool:
    """Whether a name is the one asked for, if one was; *the Board* is *Board*."""
    if asked is None:
        return True
    bare = [[word for word in words_of(each) if word != "the"] for each in (asked, name.name)]
    return bare[0] == bare[1] or words_of(asked) == words_of(name.short or "")


def _begin(held: Held, words: str) -> Moment:
    """When a statement began; without a day there are no words."""
    earliest, latest = held.extent.possible_from, held.extent.certain_from
    return Moment(held, earliest, latest, "" if is_open(earliest) and is_open(latest) else words)


def published(frame: Frame) -> Answer:
    """When a mandate came out: the day of its publication, not the years that it covers.

    With ``published:late`` or ``published:in_time`` it is also judged: in time is before the first
    day of those years.
    """
    graph, question = frame.graph, frame.question
    asked = (question.moment or "").partition(":")[2]
    moments = []
    for edge in graph.index.edges("mandate_approval", "body", question.body):
        held = graph.held(edge) if edge.counts else None
        if held is None or not isinstance(edge, MandateApproval) or edge.act != "publishes":
            continue
        years = edge.mandate
        if years is None or (
            question.mandate and not years.period.overlaps(question.mandate.period)
        ):
            continue
        words = f"the mandate for {years.text} came out {begun_in_words(held)}"
        moment = _begin(held, words)
        if asked and moment.words:
            moment = replace(moment, words=f"{words}, {_against(moment, years)}")
        moments.append((years.text, moment))
    moments.sort(key=lambda pair: pair[0])
    kept = admitted(frame, [moment for _, moment in moments], "began")
    if asked and not question.yes_no:
        kept = [one for one in kept if _is_late(one) is (asked == "late")]
    silence = "the record has no day on which that mandate was published"
    if asked and not question.yes_no:
        silence = f"of no mandate is it certain that it came out {_LATE[asked]}"
    told = moments_told(frame, kept, "began", silence)
    if question.counted:
        return _mandates_counted(told, [years for years, _ in moments])
    if not asked or not question.yes_no:
        return told
    so = [late if asked == "late" else not late for late in map(_is_late, kept) if late is not None]
    if not so or len(so) < len(kept):
        return replace(told, verdict="not recorded")
    return replace(told, verdict="yes" if all(so) else "partly" if any(so) else "no")


_LATE = {"late": "after its years began", "in_time": "before its years began"}


def _mandates_counted(told: Answer, years: Sequence[str]) -> Answer:
    """How many mandates are on record as published, and for which years."""
    if not years:
        return told
    several = "1 mandate is" if len(years) == 1 else f"{len(years)} mandates are"
    claim = f"{several} on record as published: for {listed(years)}"
    return replace(
        told, claim=claim, text=f"{claim}. {told.text}", count=len(years),
        sentences=(Sentence(claim, tuple(row.statement for row in told.results)), *told.sentences),
    )  # fmt: skip


def _is_late(moment: Moment) -> bool | None:
    """Whether a mandate came out after its years had begun; None where that is not known."""
    years: Years | None = getattr(moment.held.statement, "mandate", None)
    if years is None or not moment.days:
        return None
    start = years.period.start
    return moment.earliest >= start if moment.earliest >= start or moment.latest < start else None


def _against(moment: Moment, years: Years) -> str:
    """When a mandate came out, beside the first day of its years."""
    how = {True: "after", False: "before", None: "before or after"}[_is_late(moment)]
    return f"{how} its years began on {speak_day(years.period.start)}"


def reformed(frame: Frame) -> Answer:
    """When a body took, or ceased to have, a legal form: the one asked for, or each."""
    graph, question = frame.graph, frame.question
    side = "ended" if (question.moment or "").endswith("ended") else "began"
    moments = []
    for form in graph.index.said("legal_form", question.body):
        held = graph.held(form) if form.counts else None
        if held is None or not isinstance(form, LegalForm):
            continue
        if question.value not in {None, form.form}:
            continue
        name = articled(graph, question.body, max(form.when.extent.possible_from, 1))
        words = form_in_words(form.form)
        day = begun_in_words(held)
        earliest, latest = held.extent.certain_to - 1, held.extent.possible_to - 1
        if side == "began":
            moments.append(_begin(held, f"{name} became {words} {day}"))
        elif not is_open(latest):
            last = f"{name} was {words} until {some_day_in(earliest, latest)}"
            moments.append(Moment(held, earliest, latest, last))
    return moments_told(frame, admitted(frame, moments, side), side)


def reported(frame: Frame) -> Answer:
    """When the report of a review came out, which the record has as its end."""
    graph, body = frame.graph, frame.question.body
    names = [graph.held(name) for name in graph.index.said("name", body) if name.counts]
    last = max(
        (held for held in names if held), key=lambda held: held.extent.possible_to, default=None
    )
    moments = []
    if last is not None and not is_open(last.extent.possible_to):
        earliest, latest = last.extent.certain_to - 1, last.extent.possible_to - 1
        day = some_day_in_words(earliest, latest)
        words = f"the report of {articled(graph, body, latest)} came out {day}"
        moments.append(Moment(last, earliest, latest, words))
    return moments_told(frame, admitted(frame, moments, "ended"), "ended")


def took_post(frame: Frame) -> Answer:
    """When a person took a post, and to when it was held, if that is known."""
    moments = [
        _begin(held, f"{post.person} became {named_post(frame, post)} {_taken(held)}")
        for post, held in posts_asked(frame)
    ]
    silence = NO_DAY if moments else f"{no_such_post(frame)}; silence is not never"
    return moments_told(frame, admitted(frame, moments, "began"), "began", silence)


def _taken(held: Held) -> str:
    day, extent = begun_in_words(held), held.extent
    if extent.possible_to >= AFTER_ALL:
        return day
    return f"{day}, until {some_day_in(extent.certain_to - 1, extent.possible_to - 1)}"


def left_post(frame: Frame) -> Answer:
    """When a person left a post: the last day."""
    moments, posts = [], posts_asked(frame)
    for post, held in posts:
        earliest, latest = held.extent.certain_to - 1, held.extent.possible_to - 1
        if not is_open(latest):
            last = some_day_in(earliest, latest)
            words = f"{post.person} was {named_post(frame, post)} until {last}"
            moments.append(Moment(held, earliest, latest, words))
    none = "the record has no last day of that; silence is not never"
    silence = none if posts else f"{no_such_post(frame)}; silence is not never"
    return moments_told(frame, admitted(frame, moments, "ended"), "ended", silence)

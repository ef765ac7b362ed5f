"""Who held a post of a body, and who held it before and after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.changes import new_value, said_by
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.line import in_brackets
from nhsgraph.answers.offices import no_such_post, posts_near
from nhsgraph.answers.people import same_person
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Premise
from nhsgraph.answers.results import gaps, result
from nhsgraph.answers.states import Pairs, State, of_states, states_from, told_of, yes_or_no
from nhsgraph.answers.telling import NOTHING, Sentence, Telling, fits, in_one, naming_few
from nhsgraph.answers.turns import turned
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, LATEST, Certainty, Day, Period, weakest
from nhsgraph.schema import Post, Statement
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled, conjugate, listed, post_of, posts_in_words
from nhsgraph.words.spans import during_in_words, span_in_words, span_in_years

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def post(graph: DatedGraph, question: Question) -> Answer:
    """Who held a post of a body; on the day of a handover the successor."""
    frame = Frame.of(graph, question)
    if question.moment in {"after", "before"}:
        return _beside_in_post(frame, after=question.moment == "after")
    pairs = _holders(frame)
    if question.moment in {"began", "ended"}:
        return _with_owners(frame, _turning(frame, pairs))
    if question.value and not question.yes_no:
        own = [(part, row) for part, row in pairs if same_person(question.value, row.answer[0])]
        if pairs and not own and question.post and not question.only:
            return _somebody_else(frame, pairs)
        pairs = own
    pairs = frame.picked(_successors(pairs, graph) if frame.period.is_day else pairs)
    if question.yes_no and question.value:
        then = _at_any_time(frame, question.value)
        elsewhere = then.claim or no_such_post(frame)
        tell = partial(_told, frame)
        answer = yes_or_no(frame, pairs, tell, elsewhere, at_another_time=bool(then.claim))
    else:
        answer = _of_those_on_record(frame, of_states(frame, pairs, _told(frame, pairs)), pairs)
    return _with_owners(frame, answer)


def _of_those_on_record(frame: Frame, answer: Answer, pairs: Pairs) -> Answer:
    """The first or the last in a post told as that of those on record, where others may have been.

    So it is where the body was there before the first came, or after the last had gone.
    """
    pick, life = frame.question.pick, frame.within_life()
    extents = [frame.graph.index.extent(frame.graph.statement(row.statement)) for _, row in pairs]
    if not extents or pick not in {"first", "last"}:
        return answer
    begun = min(one.possible_from for one in extents) <= life.start
    ended = max(one.possible_to for one in extents) >= min(life.stop, LATEST)
    if begun if pick == "first" else ended:
        return answer
    told = (answer.claim or answer.text).rstrip(".")
    side = "before" if pick == "first" else "after"
    note = f"The {pick} on record; who held the post {side} that is not recorded."
    claim = f"{told}, the {pick} on record."
    claim = claim if fits(claim) else answer.claim
    return replace(answer, claim=claim, notes=(*answer.notes, note))


def _somebody_else(frame: Frame, pairs: Pairs) -> Answer:
    """What is told where a person is asked about in a post that others held: who they were."""
    value = frame.question.value or ""
    front = no_such_post(frame)
    then = _at_any_time(frame, value)
    if then.claim:
        when = during_in_words(frame.period)
        front = f"the record does not have {value} in that post {when}"
    told = _told(frame, pairs)
    whole = [front, told.claim or told.sentences[0].words]
    if then.sentences and not frame.question.only:
        whole[0] = f"{front}, but {then.sentences[0].words}"  # when it was
        whole = whole if fits("; ".join(whole)) else whole[:1]
    claim = in_one(whole)
    answer = frame.answer(text=claim, see_also=[row for _, row in pairs])
    return replace(answer, claim=claim, premise=Premise(False, "not_in_post", f"{claim}."))


def _holders(frame: Frame) -> Pairs:
    """Who held the posts asked for in the time asked, by their first day in it."""
    graph = frame.graph
    posts = dict.fromkeys(one for body in frame.question.bodies for one in posts_near(frame, body))
    return sorted(
        (
            (part, result(graph, own, part, said_by(own.statement, None)))
            for post in posts
            if post.counts and (own := graph.held(post))
            for part in own.during(frame.period)
        ),
        key=lambda pair: (pair[0].start, -pair[0].certainty.rank),
    )


def _turning(frame: Frame, pairs: Pairs) -> Answer:
    """Who took up a post, or left it, in the time asked; of yes or no whether anybody did."""
    sure: Pairs = []
    maybe: Pairs = []
    for part, row in pairs:
        certainty = turned(frame, *_turn(frame, row.statement), eve=False)
        if certainty is not Certainty.NO:
            doubt = weakest((certainty, part.certainty))
            own = part._replace(certainty=doubt), replace(row, certainty=doubt)
            (sure if certainty is Certainty.CERTAIN else maybe).append(own)
    told = [*sure, *maybe]
    if not frame.question.yes_no:
        return of_states(frame, told, _told(frame, told)) if told else _next_turn(frame)
    if told:
        return of_states(frame, told, _told(frame, told), "yes" if sure else "not recorded")
    others = [part for part, _ in pairs if part.certainty is Certainty.CERTAIN]
    whole = bool(others) and not gaps(others, frame.within_life())
    return of_states(frame, pairs, _told(frame, pairs), "no" if whole else "not recorded")


def _turn(frame: Frame, statement: str) -> tuple[Day, Day]:
    """The first and the last day on which a post may have been taken up, or left."""
    extent = frame.graph.index.extent(frame.graph.statement(statement))
    if frame.question.moment == "began":
        return extent.possible_from, max(extent.possible_from, extent.certain_from)
    return extent.certain_to - 1, max(extent.certain_to, extent.possible_to) - 1


NEXT: Final = 366
"""So many days after the time asked what was then announced may have come about."""


def _next_turn(frame: Frame) -> Answer:
    """The next who took up a post, or left it, where nobody did in the time asked.

    Who is appointed or resigns comes or goes later; the record has the days of coming and going.
    """
    graph, period = frame.graph, frame.period
    later = replace(frame.question, period=Period(period.stop, min(period.stop + NEXT, AFTER_ALL)))
    own = Frame.of(graph, later)
    found = [
        (max(_turn(own, row.statement)), part, row)
        for part, row in _holders(own)
        if turned(own, *_turn(own, row.statement), eve=False) is not Certainty.NO
    ]
    if not found or not frame.asked_days:
        return of_states(frame, [], NOTHING)
    first = min(day for day, *_ in found)
    ids = tuple(dict.fromkeys(row.statement for day, _, row in found if day == first))
    whole = Frame.of(graph, replace(frame.question, period=None))
    pairs = [pair for pair in _holders(whole) if pair[1].statement in ids]
    deed = "taken up" if frame.question.moment == "began" else "left"
    told = in_one(sentence.words for sentence in _told(whole, pairs).sentences)
    nobody = f"nobody is recorded to have {deed} the post {during_in_words(period)}"
    words = f"{nobody}; the next: {told}"
    return of_states(frame, pairs, Telling((Sentence(words, ids),), words))


def _at_any_time(frame: Frame, person: str) -> Telling:
    """When a person held one of the posts asked about, whatever the time asked."""
    always = Frame.of(frame.graph, replace(frame.question, period=None))
    own = [pair for pair in _holders(always) if same_person(person, pair[1].answer[0])]
    return _told(always, own)


def _with_owners(frame: Frame, answer: Answer) -> Answer:
    """The answer with a note where the posts stand with another body than the one asked about."""
    owners = dict.fromkeys(row.roles["body"]["id"] for row in answer.results)
    others = [each for each in owners if each not in frame.question.bodies]
    if not others:
        return answer
    day = frame.naming_day(frame.period)
    names = listed(articled(frame.graph, each, day) for each in others)
    return replace(answer, notes=(*answer.notes, f"The record has this as a post of {names}."))


def _told(frame: Frame, pairs: Pairs) -> Telling:
    """Who held a post, each in a sentence; in the lead those who held the same one together."""
    states = states_from(frame, pairs)
    groups: dict[tuple[str, ...], list[State]] = {}
    for state in states:
        groups.setdefault(state.statement.series, []).append(state)
    claim = _claim_of_alike(frame, list(groups.values())) or in_one(
        (_claim(frame, own) for own in groups.values()), as_one=True
    )
    return told_of(frame, pairs, lambda state: _holding(frame.graph, state), claim)


def _claim_of_alike(frame: Frame, groups: list[list[State]]) -> str:
    """Who held the same post of several bodies, each with the body; nothing of other posts."""
    states = [state for own in groups for state in own]
    posts = [one for state in states if isinstance(one := state.statement, Post)]
    if len({post.post for post in posts}) != 1 or len({post.owner for post in posts}) < SEVERAL:
        return ""
    names: dict[str, str] = {}
    for state, post in zip(states, posts, strict=True):
        day = max(min(state.span.certain_from, LATEST), state.span.possible_from, 1)
        years = span_in_years(state.span, frame.period)
        body = articled(frame.graph, post.owner, day)
        who = f"{state.value} of {body}"
        names.setdefault(who, f"{who}{in_brackets([years] if years else [])}")
    front = during_in_words(frame.period) if frame.asked_days else ""
    be = "were" if all(state.span.possible_to < AFTER_ALL for state in states) else "have been"
    claim = f"{front} the {posts_in_words(posts[0].post)} {be}".strip()
    return naming_few(list(names.values()), lambda several: f"{claim} {several}")


SEVERAL: Final = 3
"""The same post of so many bodies is told once, with all who held it."""


def _claim(frame: Frame, states: list[State]) -> str:
    """Who held one post, one after another, with the days of those who did not throughout."""
    whens = {span_in_words(state.span, frame.period) for state in states}
    front = whens.pop() if len(whens) == 1 else ""
    if len(states) == 1:
        return f"{front} {_holding(frame.graph, states[0])}"
    if not front and frame.asked_days:
        front = during_in_words(frame.period)
    names, short = [], []
    for state in states:
        when = span_in_words(state.span, frame.period)
        acting = ["acting"] if getattr(state.statement, "acting", False) else []
        when = "possibly" if when == f"possibly {front}" else when
        notes = [*acting, *([when] if when != front else [])]
        names.append(f"{state.value}{in_brackets(notes)}")
        years = span_in_years(state.span, frame.period)
        short.append(f"{state.value}{in_brackets([*acting, *([years] if years else [])])}")
    last = states[-1]
    what, then = (
        _post_of(frame.graph, replace(one, statement=_settled(one.statement)))
        for one in (last, states[0])
    )
    what = what if then == what else f"{then} (later the {what})"
    be = "was" if last.span.possible_to < AFTER_ALL else "has been"
    return naming_few(names, lambda several: f"{front} the {what} {be} {several}".strip(), short)


def _settled(post: Statement) -> Statement:
    """A post as it is called whoever holds it for a time."""
    return post.changed(acting=False) if getattr(post, "acting", False) else post


def _beside_in_post(frame: Frame, *, after: bool) -> Answer:
    """Who followed a person in the posts held, or who held them before, whenever that was."""
    graph, question, then = frame.graph, replace(frame.question, period=None), frame
    frame = Frame.of(graph, question)
    pairs: Pairs = []
    for body in question.bodies:
        own: list[Statement] = [each for each in posts_near(frame, body) if each.counts]
        for mine in own:
            if not same_person(new_value(mine, None), question.value) or not frame.of_post(mine):
                continue
            begin = mine.when.extent.possible_from
            near = [
                each
                for each in own
                if each.series == mine.series
                and not same_person(new_value(each, None), question.value)
                and (each.when.extent.possible_from > begin) is after
            ]
            for each in _nearest(near, after=after):
                held = graph.held(each)
                parts = held.during(Period(BEFORE_ALL, AFTER_ALL)) if held else []
                if held is not None:
                    person = said_by(each, None)
                    pairs += [(part, result(graph, held, part, person)) for part in parts]
    pairs = list({(part, shown.statement): (part, shown) for part, shown in pairs}.values())
    return of_states(frame, pairs, _at_another_time(then, pairs, _told(frame, pairs)))


def _at_another_time(then: Frame, pairs: Pairs, told: Telling) -> Telling:
    """That nobody came after a person, or before, in the time asked, where it was at another."""
    after = then.question.moment == "after"
    extents = [then.graph.index.extent(then.graph.statement(row.statement)) for _, row in pairs]
    inside = any(
        one.possible_from < then.period.stop
        and then.period.start < (one.certain_from + 1 if after else one.possible_to)
        for one in extents
    )
    if inside or not pairs or not then.asked_days:
        return told
    when = during_in_words(then.period)
    side = "took over from" if after else "came before"
    front = f"nobody on record {side} {then.question.value} {when}"
    ids = tuple(dict.fromkeys(row.statement for _, row in pairs))
    sentences = (Sentence(front, ids), *told.sentences)
    return Telling(sentences, in_one([front, told.claim or told.sentences[0].words]))


def _nearest(holders: list[Statement], *, after: bool) -> list[Statement]:
    """The first of those who held a post later, or the last of those who held it earlier.

    Where they only stood in, the nearest who held it in their own right are among them too.
    """
    pick = min if after else max
    found: list[Statement] = []
    for some in (holders, [each for each in holders if not getattr(each, "acting", False)]):
        day = pick((each.when.extent.possible_from for each in some), default=None)
        found += [each for each in some if each.when.extent.possible_from == day]
    return list({each.id: each for each in found}.values())


def _holding(graph: DatedGraph, state: State) -> str:
    """*Ian Cumming was chief executive of the Board*."""
    be = conjugate("be", plural=False, past=state.span.possible_to < AFTER_ALL)
    return f"{state.value} {be} {_post_of(graph, state)}"


def _post_of(graph: DatedGraph, state: State) -> str:
    day = state.span.certain_from if state.span.certain_from < AFTER_ALL else state.span[0]
    post = state.statement
    return post_of(graph, post, max(day, 1)) if isinstance(post, Post) else ""


def _successors(pairs: Pairs, graph: DatedGraph) -> Pairs:
    """Of two holders of one post on one day, the one who began later."""
    latest: dict[tuple[str, ...], Day] = {}
    for part, shown in pairs:
        if part.certainty is Certainty.CERTAIN:
            post = graph.statement(shown.statement)
            begun = graph.index.extent(post).possible_from
            latest[post.series] = max(begun, latest.get(post.series, BEFORE_ALL))
    return [
        (part, shown)
        for part, shown in pairs
        for post in [graph.statement(shown.statement)]
        if part.certainty is not Certainty.CERTAIN
        or graph.index.extent(post).possible_from == latest[post.series]
    ]

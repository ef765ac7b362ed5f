"""Which reading of a sentence is an answer to it, and what it leaves unread."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.answers.line import LOOKUPS
from nhsgraph.answers.question import Question
from nhsgraph.english.decided import quoted, strange_names
from nhsgraph.english.known_words import MINOR, passes
from nhsgraph.english.meant import with_post
from nhsgraph.english.narrowing import takes_two
from nhsgraph.english.people import what_it_does
from nhsgraph.english.reader import numbered
from nhsgraph.english.sayings import says
from nhsgraph.english.scoring import FOUND_ONLY, SLIGHT, Scored, fits, weight
from nhsgraph.english.stems import stem
from nhsgraph.spelling import words_of
from nhsgraph.values import replace
from nhsgraph.words.question_words import ASKING, FREE, OF_BODIES, PICKS, TURNING, YES_NO

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked
    from nhsgraph.english.reader import Reading
    from nhsgraph.graph import DatedGraph

LEAST: Final = 0.6
"""So much of the weight of a sentence a reading must account for, or it is none."""
PASSED: Final = 2.0
"""Known words may be passed over where those that are read, and bodies, weigh so much more."""


def in_a_row(reading: Reading, question: Question) -> Iterable[Question]:
    """The question, and the same of the bodies that stand in a row with the one asked about."""
    asked = reading.asked
    word, others = asked.beside(question.candidate)
    if question.candidate and word == "or":
        yield replace(question, candidate=None, yes_no=False)
        return
    posts = _posts_of(reading, question)
    if posts:
        yield from posts
        return
    yield question
    if takes_two(question) or not question.bodies:
        return
    if others:
        yield from (replace(question, candidate=other) for other in others)
        return
    word, others = asked.beside(question.body)
    used = {question.candidate, question.among}
    for other in others:
        if other not in used and not question.only:
            yield replace(question, bodies=(other, *question.bodies[1:]))
    if question.pick and (pick := _other_pick(reading, question.pick)) is not None:
        yield replace(question, pick=pick)
    if question.form in {"post", "appointment"} and question.post and not others:
        for post in (slot.value for slot in reading.asked.posts_beside(question.post)):
            yield replace(question, post=post, only=(), narrowed_by=())


def asks_for_one_day(text: str, questions: Sequence[Question]) -> bool:
    """*Were A and B abolished together*: whether two days are asked to be the same."""
    of_days = all(one.form == "when" and one.yes_no for one in questions)
    return len(questions) == 2 and of_days and not _TOGETHER.isdisjoint(words_of(text))


ONE_DAY: Final = frozenset("together same simultaneously day date time moment at on the".split())
"""The words that ask whether two things came about on one day."""
_TOGETHER: Final = frozenset("together same simultaneously".split())


def words_of_posts(reading: Reading, questions: Iterable[Question]) -> set[str]:
    """The words of the posts that several questions of one sentence ask for."""
    posts = {one.post for one in questions if one.form in {"post", "appointment"}}
    slots = reading.asked.sentence.slots.get("post", ())
    words = reading.asked.sentence.words
    return {word for slot in slots if slot.value in posts for word in words[slot.start : slot.stop]}


def _other_pick(reading: Reading, pick: str) -> str | None:
    """*First and last*: the other one that is asked for in a row."""
    words = reading.asked.sentence.words
    for place, word in enumerate(words):
        row = {*words[max(0, place - 2) : place], *words[place + 1 : place + 3]}
        other = PICKS.get(word)
        if (
            other not in {None, pick, "longest"}
            and "and" in row
            and any(PICKS.get(one) == pick for one in row)
        ):
            return other
    return None


def _posts_of(reading: Reading, question: Question) -> list[Question]:
    """*When did he leave*, where no body is named: the same of every body that had the person."""
    timed = question.form in {"when", "lasted"} and question.value
    if not timed or reading.asked.sentence.bodies:
        return []
    posts = replace(question, form="post", bodies=(), moment=None)
    return [replace(question, bodies=(body,)) for body in with_post(reading.asked.graph, posts)]


def whole(reading: Reading) -> bool:
    """Whether one reading accounts for all words of a sentence that may be several questions."""
    first = reading.scored[0]
    return not first.left and not first.strangers and len(question_words(reading)) < 2


def question_words(reading: Reading) -> list[str]:
    """The question words of a sentence."""
    return [word for word in reading.asked.sentence.words if word in ASKING]


def of_both(graph: DatedGraph, questions: list[Question]) -> list[Question]:
    """The questions, each with those rows alone whose answer the others have too; none without any.

    *Which body oversaw both*: whoever answers only one of them is no answer.
    """
    found = [answer(graph, one) for one in questions]
    shared = set.intersection(*(set(one.ids) for one in found))
    return [
        replace(question, only=tuple(only))
        for question, one in zip(questions, found, strict=True)
        if (only := dict.fromkeys(row.statement for row in one.results if shared & {*row.answer}))
    ]


OF_SAYINGS: Final = frozenset({"happened", "plans", "document", "changes", "quote"})
"""The forms that may tell what somebody said."""
_PEOPLE: Final = frozenset("people persons individuals men women".split())
_OF_BOARDS: Final = frozenset("members directors seats executives".split())
"""What a board has of people."""
_OF_PEOPLE: Final = frozenset({"post", "count", "quote"})
"""The forms that may tell how many people there were; others count bodies."""


def _counts_people(asked: Asked) -> bool:
    kinds = {asked.graph.body(body).kind for body in asked.bodies}
    nouns = _PEOPLE | (_OF_BOARDS if kinds <= {"board", "committee"} else frozenset())
    return asked.kind == "number" and not nouns.isdisjoint(asked.sentence.words)


def _is_slight(asked: Asked, place: int) -> bool:
    """Whether a word may be passed over: a question of yes or no is the same without it."""
    return weight(asked, place) <= SLIGHT


def accounts(reading: Reading, scored: Scored) -> bool:
    """Whether a reading accounts for enough of the sentence to be one."""
    asked = reading.asked
    named = float(len([slot for slot in asked.sentence.bodies if not slot.pronoun]))
    named += 0.5 if asked.kind in {"who", "what", ""} else 1.0
    times = {word for time in reading.times.unread for word in words_of(time)}
    apart = {place for place, word in enumerate(asked.sentence.words) if word in times}
    total = named + sum(weight(asked, place) for place in {*asked.sentence.content} - apart)
    left = len(scored.strangers) + sum(weight(asked, place) for place in {*scored.left} - apart)
    nobody = not asked.sentence.bodies and not asked.sentence.slots.get("person")
    strange = strange_names(asked.sentence, scored.left) or asked.sentence.proper
    if nobody and strange and scored.candidate.rule not in FOUND_ONLY:
        return False
    several = scored.question.form == "post" and len(scored.question.bodies) > 1
    if nobody and several and (scored.left or not OF_BODIES.isdisjoint(asked.sentence.words)):
        return False  # whoever held such a post anywhere, of a body whose name was not read
    aside = _subject(asked) in scored.left  # was the levy on providers brought in: no provider was
    aside |= _is_of_another(asked, scored)
    if scored.question.form == "exists":  # that it was there is no answer to what was not read
        aside |= any(not _is_slight(asked, at) for at in scored.left)
    if aside or _misses_what_is_asked(asked, scored) or _asks_else(asked, scored):
        return False
    loose = scored.answer.status == "silent" or scored.candidate.rule == "when-event"
    if asked.kind == "" and (scored.left or reading.times.unread) and loose:
        return False
    people = _counts_people(asked) and scored.question.form not in _OF_PEOPLE
    said = says(asked) and scored.question.form not in OF_SAYINGS
    if people or said or not fits(asked, scored.candidate):
        return False
    turning = sum(
        weight(asked, place) for place in scored.left if asked.sentence.words[place] in TURNING
    )
    least = LEAST - (0.1 if asked.kind == "yes" else 0.0)
    return total == 0 or (total - left + turning / 2) / total >= least


def _is_of_another(asked: Asked, scored: Scored) -> bool:
    """Whether a reading leaves out most bodies that are named, or the one something was done to.

    *When did Parliament vote to abolish the Board* is not of the end of Parliament.
    """
    named = [slot for slot in asked.sentence.bodies if not slot.pronoun]
    unread = [slot for slot in named if asked.meant(slot) in scored.strangers]
    if 2 * len(unread) > len(named):
        return True
    if scored.question.form != "when":
        return False
    deeds = {place for cue in asked.cues if cue.name in DEEDS for place in cue.places}
    before = {slot.start - 1 - (asked.sentence.at(slot.start - 1) == "the") for slot in unread}
    return not deeds.isdisjoint(before)


def _subject(asked: Asked) -> int | None:
    """The place of the noun that a question of yes or no, or of a day, is about.

    It stands behind *was* or *when was*, and before what it is on or of.
    """
    words = asked.sentence.words
    start = 1 if words[:1] and words[0] in ASKING else 0
    if len(words) <= start or words[start] not in YES_NO:
        return None
    place = start + 1 + (asked.sentence.at(start + 1) in {"the", "a", "an", "any"})
    behind = asked.sentence.at(place + 1)
    return place if behind in {"on", "of", "for", "in", "to", "by", "between", "with"} else None


def _misses_what_is_asked(asked: Asked, scored: Scored) -> bool:
    """Whether a reading answers with another thing than the one that is asked for."""
    question, sentence = scored.question, asked.sentence
    if question.form == "about":  # the minister for it, and not what it was
        return any(slot.span & {*scored.left} for slot in sentence.slots.get("post", ()))
    # was there a strategy: not whether its body was there
    other = _is_there(asked) and scored.left and question.form == "exists"
    if other or (question.form == "post" and what_it_does(asked).intersection(scored.left)):
        return True  # the role of a post, and not who held it
    letters = ("stand", "for") in itertools.pairwise(sentence.stems)
    in_full = question.form == "meaning" or question.moment == "short"
    if counts_else(asked, scored) or (letters and not in_full):
        return True
    if question.form not in LOOKUPS or question.form in {"members", "whole"}:
        return False
    if asked.group is not None and question.among is None:
        # *which STPs were rated so* asks for some of them, not for who rated them
        return asked.meant(asked.group) in question.bodies
    there = _is_there(asked)
    nobody = there and question.candidate is None  # *was there a plan* is of no body that planned
    return nobody or asked.head_noun in scored.left  # which committee it was


def _is_there(asked: Asked) -> bool:
    """*Was there a plan*: whether anything of a kind is recorded."""
    words = asked.sentence.words
    return words[1:2] == ["there"] and words[0] in YES_NO


def counts_else(asked: Asked, scored: Scored) -> bool:
    """Whether the noun behind *how many* is not read, so that something else is counted."""
    words = asked.sentence.words
    if asked.kind != "number":
        return False
    asks = next((p for p, word in enumerate(words) if word in {"many", "number"}), len(words))
    named = next((slot for slot in asked.sentence.bodies if slot.start > asks), None)
    verbs = {place for cue in asked.cues if cue.sort == "verb" for place in cue.places}
    content = (place for place in asked.sentence.content if place > asks and place not in verbs)
    noun = next(content, len(words))
    if named and named.start - asks <= NOUN and asked.meant(named) in scored.strangers:
        return True
    return noun in scored.left and noun - asks <= NOUN


NOUN: Final = 3
"""So near behind *how many* stands the noun that is counted."""


def _asks_else(asked: Asked, scored: Scored) -> bool:
    """Whether what is left over is what was asked: the sum, the day, the verb of the sentence."""
    left = set(scored.left)
    if not left:
        return False
    verbs = {
        cue.head
        for cue in asked.cues
        if cue.sort == "verb" or (cue.sort == "aspect" and cue.name in DEEDS)
    }
    sums = {place for place in left if asked.sentence.stems[place] in SUMS}
    money = scored.question.form not in {"amount", "funding", "funded_bodies", "plans"}
    read = len(left) / max(1, len(asked.sentence.content))
    return bool(sums and money) or (bool(left & verbs) and read > MOST_LEFT)


DEEDS: Final = frozenset({"ended", "began", "renamed", "changes", "left", "published", "approved"})
"""What is done to or by a body; a verb of these that is not read leaves little of a question."""
SUMS: Final = frozenset(
    stem(word) for word in "cost costs salary pay budget spend expenditure sum fee price".split()
)
MOST_LEFT: Final = 0.34
"""A reading that leaves a verb over may leave no greater part of the words."""


def times_unread(reading: Reading, told: str = "") -> list[str]:
    """What looks like a time and could not be read as one, as it stands in the sentence.

    Args:
        reading: how the question was read.
        told: the words of what is found; figures stand in it that are the number of something
            behind whose name they stand in the question too, as in *Framework 15*.
    """
    sentence, unread = reading.asked.sentence, []
    bodies = {sentence.words[place] for place in sentence.named}
    for time in reading.times.unread:
        name = numbered(reading.asked.text, time)
        row = words_of(f"{name} {time}")
        if not name or row[0] in bodies or f" {' '.join(row)} " not in f" {told} ":
            unread.append(time)
    return unread


def _passes(word: str, kind: str, *, few: bool) -> bool:
    """Whether a word may be passed over; some only where little else is left over."""
    return passes(word, kind) or (few and word in MINOR)


def unread_times(reading: Reading, told: str = "") -> list[str]:
    """What to say of the words that look like a time and could not be read as one."""
    unread = times_unread(reading, told)
    return [f"{quoted(unread)} could not be read as a time."] if unread else []


def how_read(reading: Reading, told: str = "") -> tuple[str, ...]:
    """What a reader must be told of how a question was read, with what of it was not."""
    return (*unread_times(reading, told), *reading.notes)


def _whole_not_read(asked: Asked, question: Question) -> list[int]:
    """The places of words that weigh nothing in this record, where yes or no hangs on them.

    *Was it part of the NHS*: what it was part of besides is no yes to that.
    """
    if asked.kind != "yes" or question.candidate is not None or question.form not in LOOKUPS:
        return []
    words, named = asked.sentence.words, asked.sentence.named
    own = asked.vocabulary.free - FREE
    return [
        place
        for place, word in enumerate(words)
        if word in own
        and place not in named
        and not _TO.isdisjoint(words[max(0, place - 2) : place])
    ]


_TO: Final = frozenset("of to by with from".split())
"""Words between a line and whom it runs to."""


def unread(reading: Reading, scored: Scored) -> tuple[list[str], list[str]]:
    """The words that are not read: those without which the question is another, and the rest."""
    asked = reading.asked
    sentence = asked.sentence
    strange = strange_names(sentence, scored.left)
    within = {word for name in strange for word in words_of(name)}
    names = [
        " ".join(sentence.words[slot.start : slot.stop])
        for slot in sentence.bodies
        if asked.meant(slot) in scored.strangers
    ]
    left = set(scored.left)
    spans = [law for law in sentence.laws if left.intersection(range(*law))]
    laws = [" ".join(sentence.words[start:stop]) for start, stop in spans]
    within.update(word for law in laws for word in words_of(law))
    left_over = [*scored.left, *_whole_not_read(asked, scored.question)]
    others = [place for place in left_over if sentence.words[place] not in within]
    read = sum(weight(asked, place) for place in sentence.content if place not in scored.left)
    few = len(others) * PASSED <= read + len(sentence.ids)
    heavy = [
        sentence.words[place]
        for place in others
        if asked.kind == "yes" or not _passes(sentence.words[place], asked.kind, few=few)
    ]
    minor = [sentence.words[place] for place in others if sentence.words[place] not in heavy]
    told_in = (asked.texts.row_of(row.statement) for row in scored.answer.results)
    times = times_unread(reading, " ".join(told_in))
    within |= {word for time in times for word in words_of(time)}
    heavy = [word for word in heavy if word not in within]
    told = [*reading.unasked, *reading.undated, *times, *names, *strange, *laws, *heavy]
    told = list(dict.fromkeys(told))
    return told, list(dict.fromkeys(minor))

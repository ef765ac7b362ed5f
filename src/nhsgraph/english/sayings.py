"""Candidates for what somebody said: in a report, at a hearing, in answer to either.

*What did the Committee recommend in its 2012 report*: the record has that the report came out, and
seldom what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.english.stems import stem
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import YES_NO

if TYPE_CHECKING:
    from nhsgraph.dates import Period
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.schema import Event


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


SAYING: Final = _stems(
    "say recommend conclude find call argue warn suggest advise report write tell urge ask"
    " criticise highlight describe reply respond answer"
)
"""Verbs for what is said."""
REPLYING: Final = _stems("reply respond answer response")
"""Words for an answer to what was said."""
_REPLIED: Final = _stems("reply respond")
"""Those of them that are said of nobody who answers to another."""
_NOUNS: Final = _stems("recommendation conclusion finding verdict")
"""Nouns for the same."""
_SPEAKERS: Final = _stems(
    "committee mp mps report review inquiry auditor author government minister department lord"
    " peer commons select parliament it they body"
)
"""Words for who speaks, where no body is named."""
_OF_REPORTS: Final = _stems("report review inquiry hearing paper overall main key")
_TOLD: Final = _stems("report recommend ask call publish consult answer hear conclude find urge")
"""Verbs in the titles of events at which something was said."""
COVERED: Final = 0.4
"""So much of the weight of a title stands in a question that asks for it."""
SHARED: Final = 0.6
"""Or so much of the weight of what is asked about stands in the title."""
PURE: Final = _stems("say conclude argue warn think")
"""Verbs that ask for nothing but what was said, whatever else is in the question."""
CLOSE: Final = 0.15
MOST: Final = 4


def says(asked: Asked) -> str:
    """Who is asked about for what they said, in the words of the question; nothing if nobody."""
    sentence, at = asked.sentence, asked.sentence.asking
    did = at is not None and at + 1 < len(sentence.words) and sentence.stems[at + 1] == "do"
    if at is None or not did or sentence.laws:
        return ""
    verbs = PURE | (_REPLIED if sentence.words[at] == "how" else frozenset())
    verb = next((p for p in range(at + 2, len(sentence.words)) if sentence.stems[p] in verbs), 0)
    between = range(at + 2, verb)
    does = {place for cue in asked.cues if cue.sort == "verb" for place in cue.places}
    if not between or does.intersection(between):
        return ""
    return " ".join(sentence.words[p] for p in between).replace(" 's", "'s")


class _Asks(NamedTuple):
    """The words that ask what was said, and those for who said it."""

    places: frozenset[int]
    speaker: range


def saying_candidates(asked: Asked) -> Iterator[Candidate]:
    """The events at which was said what is asked for."""
    asks = _asks(asked)
    if asks is None:
        return
    sentence = asked.sentence
    reply = any(sentence.stems[place] in REPLYING for place in asks.places)
    slots = [slot for slot in sentence.bodies if slot.start in asks.speaker]
    speakers = [] if reply else [asked.meant(slot) for slot in slots]
    if not slots and {sentence.words[place] for place in asks.speaker} & {"it", "they"}:
        return  # what it said, of nobody who is named
    own = {place for slot in slots for place in slot.span}
    of_reports = {p for p, one in enumerate(sentence.stems) if one in _OF_REPORTS}
    rest = [
        place
        for place, word in enumerate(sentence.words)
        if place not in own | asks.places | of_reports | {*asks.speaker}
        and word not in sentence.free
        and not word.isdecimal()
    ]
    others = sentence.named if reply else frozenset()
    about = frozenset(sentence.stems[place] for place in rest if place not in others)
    of = asked.bodies if reply else speakers
    events = _events(asked, of, about, reply=reply)
    if not events:
        return
    texts = [asked.texts.stems(one.id) | _words(one.note or "") for one in events]
    stands = {p for p in rest if any(sentence.stems[p] in text for text in texts)}
    used = asks.places | stands | of_reports | {*asks.speaker}
    yield asked.candidate(
        "said", 1.2, used, "happened", *speakers[:1], moment="said",
        only=tuple(one.id for one in events),
    )  # fmt: skip


def announcing(asked: Asked) -> Iterator[Candidate]:
    """*Who announced the merger of the two*: the events that are titled so."""
    sentence = asked.sentence
    said = frozenset(at for at, word in enumerate(sentence.stems) if word == stem("announce"))
    if asked.kind != "who" or not said:
        return
    stems = [sentence.stems[place] for place in sentence.content]
    events = asked.texts.events(stems, asked.bodies) if stems else []
    if events:
        used = frozenset(sentence.content) | sentence.named
        yield asked.candidate("announcing", 2.0, used, "when", moment="event", only=tuple(events))


def _asks(asked: Asked) -> _Asks | None:
    """How a sentence asks what somebody said; None where it does not."""
    sentence = asked.sentence
    at = sentence.asking
    if at is None or sentence.words[at] not in {"what", "how"} or sentence.laws:
        return None
    stems = sentence.stems
    if sentence.at(at + 1) in YES_NO and stems[at + 1] in {"do", "hav"}:
        verbs = (p for p in range(at + 2, len(stems)) if stems[p] in SAYING)
        verb = next((p for p in verbs if p not in sentence.named), None)
        to = verb is not None and stems[verb] == "report" and sentence.at(verb + 1) == "to"
        if verb is None or to or not _speaks(asked, range(at + 2, verb)):
            return None
        tail = {verb + 1} if sentence.at(verb + 1) in {"for", "about", "on"} else set()
        return _Asks(frozenset({verb, *tail}), range(at + 2, verb))
    nouns = [p for p, one in enumerate(stems) if one in _NOUNS and p not in sentence.named]
    behind = {sentence.at(p + 1) for p in nouns} | {sentence.at(p - 1) for p in nouns}
    if nouns and not behind.isdisjoint({"of", "to", "'s"}):
        named = [slot for slot in sentence.bodies if not slot.pronoun][:1]
        return _Asks(frozenset(nouns), range(named[0].start, named[0].stop) if named else range(0))
    return None


def _speaks(asked: Asked, places: range) -> bool:
    """Whether all words between *did* and what was said name who said it."""
    sentence = asked.sentence
    return bool(places) and all(
        place in sentence.named
        or sentence.words[place] in sentence.free | {"'s"}
        or sentence.stems[place] in _SPEAKERS
        for place in places
    )


def _events(
    asked: Asked, speakers: list[str], about: frozenset[str], *, reply: bool
) -> list[Event]:
    """The events of those who spoke, in the time asked, whose titles the question has."""
    texts, found = asked.texts, []
    for event in asked.graph.record.events.values():
        title = texts.stems(event.id)
        note = _words(event.note or "")
        if title.isdisjoint(_TOLD) or not _is_of(event, asked.period, reply=reply):
            continue
        if speakers and not texts.names_any(event.id, speakers):
            continue
        if reply and (title | note).isdisjoint(REPLYING):
            continue
        names = frozenset().union(*(texts.name_stems(body) for body in speakers))
        own = {word for word in title - names - _TOLD if word not in asked.sentence.free}
        total = sum(texts.rarity(word) for word in own)
        share = sum(texts.rarity(word) for word in own & about) / total if total else 0.0
        asked_for = sum(map(texts.rarity, about))
        shared = sum(map(texts.rarity, about & (own | note))) / asked_for if asked_for else 0.0
        share = max(share, shared if shared >= SHARED else 0.0)
        if share >= COVERED or not about:
            found.append((share, event))
    if not about and (asked.period is None or not speakers or reply):
        return []
    best = max((share for share, _ in found), default=0.0)
    return [event for share, event in found if share >= best - CLOSE][:MOST]


def reported(asked: Asked) -> list[str]:
    """The event at which was said what a clause tells: *when it reported on burnout*."""
    sentence = asked.sentence
    if sentence.asking is not None or SAYING.union(_TOLD).isdisjoint(sentence.stems):
        return []
    content = (p for p in sentence.content if sentence.stems[p] not in SAYING | _TOLD)
    about = frozenset(sentence.stems[p] for p in content)
    found = _events(asked, asked.bodies, about, reply=False) if about and asked.bodies else []
    return [one.id for one in found] if len(found) == 1 else []


def _is_of(event: Event, period: Period | None, *, reply: bool) -> bool:
    """Whether an event may be of the time asked; an answer may come later than what it answers."""
    late = reply or period is None or event.date.earliest < period.stop
    return late and (period is None or event.date.latest >= period.start)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text))

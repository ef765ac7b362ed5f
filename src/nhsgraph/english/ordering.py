"""Days held against each other: which body came first, or lasted longer; what always was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.dates import Period, is_open
from nhsgraph.english.stems import stem

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.sentence import Sentence


class Compared(NamedTuple):
    """By what two bodies are compared, which of them is asked for, and the words that say so."""

    moment: str
    pick: str | None
    words: frozenset[int]


_SOONER: Final = frozenset("before earlier sooner first earliest prior already predate".split())
_LATER: Final = frozenset("after later last latest".split())
_ALONE: Final = {
    **dict.fromkeys(["older", "oldest", "predate", "predates", "predated"], ("began", "first")),
    **dict.fromkeys(["newer", "newest", "younger", "youngest"], ("began", "last")),
    **dict.fromkeys(["postdate", "postdates", "postdated"], ("began", "last")),
    **dict.fromkeys(["outlast", "outlasts", "outlasted"], ("ended", "last")),
    **dict.fromkeys(["outlive", "outlives", "outlived"], ("ended", "last")),
}
"""Words that say by themselves by what two are compared."""
_LONGER: Final = frozenset({"longer", "longest", "shorter", "shortest"})
_DEEDS: Final = {
    "began": frozenset(
        stem(word)
        for word in """begin start establish create found set launch form open come exist around
        there place introduce""".split()
    ),
    "ended": frozenset(
        stem(word)
        for word in "end abolish close dissolve disband scrap go cease wind shut disappear".split()
    ),
    "lasted": frozenset(stem(word) for word in "last exist survive around live".split()),
}
"""What two bodies did, or was done to them, by what they are compared."""
_AT_ONCE: Final = frozenset("overlap coexist simultaneously alongside concurrently".split())
_SAME_TIME: Final = frozenset("same time once moment day together both co side".split())
_BESIDE: Final = frozenset(
    stem(word)
    for word in "than up down out off into being existence other older two both other which".split()
)
"""Words beside these that say nothing more."""
TWO: Final = 2


def names_one_body(sentence: Sentence) -> bool:
    """*Was A once called B*: whether a question of yes or no has nothing but two names of one."""
    named = [slot for slot in sentence.bodies if not slot.pronoun]
    alike = len(named) == TWO and len({slot.value for slot in named}) == 1
    return alike and "call" in sentence.stems


def compares(sentence: Sentence) -> Compared | None:
    """By what two bodies that a sentence names are compared, if it asks nothing else."""
    named = [slot for slot in sentence.bodies if not slot.pronoun]
    if len(named) != TWO or not (sentence.yes_no or sentence.asking is not None):
        return None
    places = {place for place in range(len(sentence.words)) if place not in sentence.named}
    words = {sentence.words[place] for place in places}
    found = _at_once(sentence, words) or _alone(words) or _by_deed(sentence, words)
    if found is None:
        return None
    moment, pick, known = found
    used = {p for p in places if sentence.words[p] in known or sentence.stems[p] in known | _BESIDE}
    left = {*sentence.content} - used
    return None if left else Compared(moment, pick, frozenset(used))


_Sort = tuple[str, str | None, frozenset[str]]


def _at_once(sentence: Sentence, words: set[str]) -> _Sort | None:
    """*Were there both at once*, *did they overlap*."""
    known = frozenset(map(stem, _AT_ONCE)) | _AT_ONCE
    both = not known.isdisjoint({*words, *sentence.stems})
    same = {"same", "time"} <= words or {"at", "once"} <= words or {"side"} <= words
    there = not _DEEDS["lasted"].isdisjoint(sentence.stems) or "there" in words
    if sentence.yes_no and (both or (there and (same or {"both", "time"} <= words))):
        return "both", None, known | _SAME_TIME | _DEEDS["lasted"] | {"there", "with", "when"}
    return None


def _alone(words: set[str]) -> _Sort | None:
    """*Is it older than*, *did it outlast*."""
    found = next((_ALONE[word] for word in sorted(words) if word in _ALONE), None)
    return (*found, frozenset(_ALONE)) if found else None


def _by_deed(sentence: Sentence, words: set[str]) -> _Sort | None:
    """*Was it set up before*, *which ended first*, *which lasted longer*."""
    stems = {
        found
        for place, found in enumerate(sentence.stems)
        if place not in sentence.named and sentence.words[place] not in _LATER
    }
    if not _LONGER.isdisjoint(words):
        lives = _DEEDS["lasted"] & {*stems, *map(stem, words)}
        shorter = bool({"shorter", "shortest"} & words)
        if not lives or (shorter and sentence.yes_no):
            return None
        survives = stem("survive") in stems
        sort = ("ended", "last") if survives else ("lasted", "longest")
        return (*sort, _LONGER | _DEEDS["lasted"])
    sooner, later = _SOONER & words, _LATER & words
    if bool(sooner) == bool(later) and not (sooner and later and "or" in words):
        return None
    if not ("or" in words or _is_done_before(sentence, stems)):
        return None
    deeds = [name for name in ("began", "ended") if not _DEEDS[name].isdisjoint(stems)]
    if len(deeds) != 1:
        return None
    pick = "first" if sooner else "last"
    return deeds[0], pick, _SOONER | _LATER | _DEEDS[deeds[0]]


def _is_done_before(sentence: Sentence, stems: set[str]) -> bool:
    """Whether *before* stands behind what two did: not *who led it before X was closed*."""
    turns = [place for place, word in enumerate(sentence.words) if word in {"before", "after"}]
    deeds = _DEEDS["began"] | _DEEDS["ended"]
    done = [place for place, one in enumerate(sentence.stems) if one in deeds & stems]
    return not turns or (sentence.yes_no and all(place < turns[0] for place in done))


def ordering(asked: Asked) -> Iterator[Candidate]:
    """Candidates that compare two bodies by their days."""
    found = compares(asked.sentence) if len(asked.bodies) == TWO else None
    if found is None:
        return
    either = {"before", "after"} <= {*asked.sentence.words} or (
        asked.sentence.yes_no and any(word == "or" for word, _ in asked.series)
    )
    more = {"yes_no": False} if either else {}
    yield asked.candidate(
        "order", 2.0, found.words, "order", *asked.bodies, moment=found.moment, pick=found.pick,
        **more,
    )  # fmt: skip


# -- what held all along --------------------------------------------------------------------------


def throughout(asked: Asked) -> tuple[str, frozenset[int]] | None:
    """*Always*, *throughout*, *ever since*, or *never*: which of them is asked, and its words."""
    words, named = asked.sentence.words, asked.sentence.named
    places = {at for at, word in enumerate(words) if word in _ALWAYS | {"never"}} - named
    said = {words[at] for at in places}
    if not said:
        return None
    around = {at for at, word in enumerate(words) if word in _OF_A_LIFE} - named
    return ("never" if "never" in said else "always"), frozenset(places | around)


def lasting(asked: Asked, body: str) -> tuple[Period, frozenset[int]] | None:
    """The days of which *always* asks of a line: those of a body for certain, as far as covered."""
    all_along, life = throughout(asked), asked.graph.undoubted().life(body)
    stop = min(life.certain_to, asked.graph.record.info.covers.extent.possible_to)
    known = Period(life.certain_from, stop) if life.certain_from < stop else None
    days = asked.period or (None if is_open(life.certain_from) else known)
    if all_along is None or all_along[0] == "never" or days is None:
        return None
    return days, all_along[1]


_ALWAYS = frozenset("always throughout continuously".split())
_OF_A_LIFE = frozenset("life lifetime existence whole entire all its history".split())
"""Words beside those: *throughout its life*."""

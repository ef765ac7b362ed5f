"""Duties and powers: what a body had to do, or might do, by the statements that rest on law."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.instruments import OF_DUTIES, enacted_instead, has_number
from nhsgraph.english.narrowing import rests_on
from nhsgraph.english.stems import stem
from nhsgraph.schema import Edge
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import ASKING, PICKS

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked
    from nhsgraph.english.quoting import Texts
    from nhsgraph.english.sentence import Sentence, Slot
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Statement

_WORDS: Final = frozenset(
    stem(word)
    for word in """duty obligation obliged required requirement power powers entitled compelled
    statutory statute legally allowed empowered""".split()
)
"""Words that ask for a duty or a power, in any form."""
_MUST: Final = frozenset({"must", "could", "can", "may", "might"})
"""Words that ask so at the start of a question of yes or no."""
_BINDS: Final = frozenset(map(stem, "make bind force compel".split()))
"""Words for what a law does to whom it lays a duty on: *which law makes it report*."""
_ABOUT: Final = frozenset({"on", "about", "regarding", "concerning"})
"""Words before what a duty is about, and no other body: *report on the workforce*."""
_CASES: Final = frozenset({"if", "when", "where", "should"})
"""Words before the case in which something may be done."""
_FUNCTIONS: Final = frozenset({stem("function"), stem("task"), stem("responsibility")})
"""Words that ask for duties where a law is named."""
_OF_LAW: Final = frozenset("report annual annually account accounts".split())
"""Words that say little in a question, and much of a duty."""
_MEANT: Final = {
    stem(word): stem(meant)
    for meant, words in {
        "remove": "sack dismiss fire oust",
        "direct": "instruct",
        "failure": "fail failing failed",
        "secure": "maintain ensure guarantee",
    }.items()
    for word in words.split()
}
"""Everyday words for what the law calls otherwise."""
_DEEDS: Final = frozenset(
    stem(word)
    for word in "have put place lay give impose set under law act section make require".split()
)
"""Words by which a duty is laid on a body, which say nothing of what it is."""
_LAID_DOWN: Final = frozenset(
    {"accountability", "oversight", "appointment", "partnership", "commission"}
)
"""The types of lines that are a duty or a power where they rest on law."""
ENOUGH: Final = 0.45
"""A statement with so much of the weight of the words is one of the duty that is asked for."""
CLOSE: Final = 0.05
MOST: Final = 8
"""So many statements are told of one body, or of two."""


def asks_for_duty(asked: Asked) -> bool:
    """Whether a sentence asks what a body must do or may do: *was it required to report*."""
    sentence = asked.sentence
    if not sentence.bodies:
        return False
    had_to = any(
        word in {"have", "had", "has"}
        and (sentence.at(place + 1) == "to" or (asked.kind == "how" and "to" in sentence.words))
        for place, word in enumerate(sentence.words)
    )
    might = asked.kind == "yes" and sentence.words[0] in _MUST
    might = might or (asked.kind == "what" and _asks_what_it_may_do(sentence))
    might = might or asks_what_it_must(sentence)
    binds = asked.kind == "law" and not sentence.slots.get("form")  # made it a trust
    might = might or (binds and not _BINDS.isdisjoint(sentence.stems))
    functions = bool(sentence.laws) and not _FUNCTIONS.isdisjoint(sentence.stems)
    laid = bool(_duty_words(asked)) and not asked.about("renamed")  # renamed in statute
    return had_to or might or functions or laid


def asks_what_it_must(sentence: Sentence) -> bool:
    """*What must HEE do*, *what may it do if the Board fails*."""
    return sentence.words[:1] == ["what"] and sentence.at(1) in _MUST


def is_told_by(asked: Asked, used: frozenset[int]) -> bool:
    """Whether a reading accounts for all words that say what the duty is."""
    return used.issuperset(_told(asked))


def _asks_what_it_may_do(sentence: Sentence) -> bool:
    """*What could the Crown do if the Board failed*."""
    at = sentence.asking or 0
    doing = _MUST.isdisjoint(sentence.words[at : at + 2])
    behind = ("do" in sentence.words) and not _CASES.isdisjoint(sentence.words)
    return not doing and behind


def _duty_words(asked: Asked) -> set[int]:
    """The places of the words for duties and powers."""
    stems, named = asked.sentence.stems, asked.sentence.named
    return {place for place, word in enumerate(stems) if word in _WORDS and place not in named}


def words_of_duty(asked: Asked) -> set[int]:
    """The places of the words that only say that something is a duty, or that a law laid it."""
    known = _DEEDS | _BINDS
    stems = enumerate(asked.sentence.stems)
    return _duty_words(asked) | {place for place, word in stems if word in known}


def duties(graph: DatedGraph, texts: Texts, asked: Asked) -> list[str]:
    """The statements in law that have what is asked of a body's duties, the best first.

    Where nothing but bodies is named, those of the body; of two bodies those between them; of a law
    that is named, those that rest on it.
    """
    sections = _sections(asked.sentence)
    lines = [line for line in _in_law(graph, asked, sections) if _rests(asked, line)]
    rows = [line.id for line in sorted(lines, key=lambda line: OF_DUTIES.index(line.type))]
    places = _told(asked)
    if sections and not places:
        return rows[:MOST]
    if not places:
        return rows[:MOST] if len(asked.bodies) > 1 or asked.kind != "yes" else []
    stems = duty_stems(asked)
    weights = {word: texts.rarity(word) for word in stems}
    total = sum(weights.values())
    shares = {
        row: sum(weight for word, weight in weights.items() if texts.has(row, word)) / total
        for row in rows
    }
    best, wanted = max(shares.values(), default=0.0), {*stems}
    often = {row: sum(stem(one) in wanted for one in words_of(texts.row_of(row))) for row in rows}
    rows.sort(key=lambda row: (-shares[row], -often[row]))
    if best < ENOUGH:
        between = bool(asked.sentence.laws) or len({*asked.proper_bodies}) > 1
        return rows[:MOST] if between and asked.kind != "yes" else []
    return [row for row in rows if shares[row] >= best - CLOSE][:MOST]


def laid_down(graph: DatedGraph, asked: Asked) -> list[Edge]:
    """The lines in law between two bodies that are of the verb: *must they cooperate with it*.

    What is laid on a set is laid on those that are of it. Those come first that say that they are
    a duty, or have the verb in their own words.
    """
    verbs = {
        cue.name: asked.sentence.stems[cue.head]
        for cue in asked.cues
        if cue.sort == "verb" and cue.name in _LAID_DOWN
    }
    found: dict[str, tuple[bool, Edge]] = {}
    for one, other in itertools.permutations(asked.bodies, 2):
        for end in (one, *_sets_of(graph, one)):
            for line in graph.index.of_body(end):
                of_both = isinstance(line, Edge) and other in line.known_ends
                in_law = line.type in verbs and line.counts and bool(line.basis)
                if isinstance(line, Edge) and of_both and in_law and _rests(asked, line):
                    said = {stem(word) for word in words_of(str(getattr(line, "subject", "")))}
                    plain = not said & {stem("duty"), verbs[line.type]}
                    found[line.id] = (plain, line)
    rows = sorted(found.values(), key=lambda row: row[0])
    return [line for plain, line in rows if plain == rows[0][0]][:MOST]


def _sets_of(graph: DatedGraph, body: str) -> list[str]:
    """The collectives of which a body is one."""
    found = graph.index.memberships("member", body, "one_of")
    return [str(edge.end("whole")) for edge in found if edge.counts]


def duty_stems(asked: Asked) -> list[str]:
    """The stems of the words that say what the duty is, as the law has them."""
    own = (asked.sentence.stems[place] for place in _told(asked))
    return list(dict.fromkeys(_MEANT.get(word, word) for word in own))


def _told(asked: Asked) -> list[int]:
    """The places of the words that say what the duty is."""
    sentence = asked.sentence
    laws = {place for law in sentence.laws for place in range(*law)}
    about = {place for slot in _topics(sentence) for place in slot.span}
    idle = _duty_words(asked) | laws | (sentence.named - about)
    idle |= {place for place, word in enumerate(sentence.words) if word in _sections(sentence)}
    weighty = about.union(sentence.content)
    weighty |= {place for place, word in enumerate(sentence.words) if word in _OF_LAW}
    return [
        place
        for place in sorted(weighty - idle)
        if sentence.stems[place] not in _DEEDS | _FUNCTIONS
        and sentence.words[place] not in _MUST | ASKING
        and sentence.words[place] not in PICKS
    ]


def _topics(sentence: Sentence) -> list[Slot]:
    """The bodies that say what a duty is about: *report on the workforce*."""
    return [slot for slot in sentence.bodies if sentence.before(slot) in _ABOUT]


def _sections(sentence: Sentence) -> list[str]:
    """The numbers of the sections of a law that a sentence names."""
    return [
        number
        for place, word in enumerate(sentence.words)
        if word in {"section", "sections", "s", "ss"}
        and (number := sentence.at(place + 1))[:1].isdigit()
    ]


def _in_law(graph: DatedGraph, asked: Asked, sections: Sequence[str]) -> Iterator[Statement]:
    """The statements in force of the bodies named that rest on law, and on the sections named."""
    first, *others = asked.bodies
    topics = [asked.meant(slot) for slot in _topics(asked.sentence)]
    others = [one for one in others if one not in topics]
    own = dict.fromkeys(line for body in (first, *others[:1]) for line in graph.index.of_body(body))
    for line in own:
        by_law = bool(line.basis) or getattr(line, "force", None) == "law"
        if sections:
            proofs = (f"{one.locator} {one.read_in or ''}" for one in line.evidence)
            texts = [line.basis or "", *proofs]
            by_law = all(any(has_number(text, one) for text in texts) for one in sections)
        of_years = getattr(line, "mandate", None) is not None  # the one of a year is no duty
        laid = (line.counts and by_law) or enacted_instead(graph, line) is not None
        if not laid or line.type not in OF_DUTIES or of_years:
            continue
        ends = {*line.bodies}
        both = (first, *others[:1])
        if all(
            one in ends or _member_of(graph, ends, one) or _speaks_of(graph, line, one)
            for one in both
        ):
            yield line


def _speaks_of(graph: DatedGraph, line: Statement, body: str) -> bool:
    """Whether a line names a body in what it is about: *performing the duty of the minister*."""
    told = (getattr(line, field, None) or "" for field in ("subject", "scope"))
    about = f" {' '.join(words_of(' '.join(map(str, told))))} "
    names = [name.name for name, _ in graph.names(body)]
    names += [alias.alias for alias in graph.body(body).aliases]
    return any(f" {' '.join(words_of(name))} " in about for name in names if len(name) > SHORT)


SHORT: Final = 3
"""A name of no more letters stands in too much to say of whom something is."""


def _member_of(graph: DatedGraph, ends: set[str], body: str) -> bool:
    return any(graph.is_member(end, body) for end in ends if end in graph.record.bodies)


def _rests(asked: Asked, line: Statement) -> bool:
    """Whether a statement rests on each law that is named, if one is."""
    words = asked.sentence.words
    proofs = [one.locator for one in line.evidence] if _sections(asked.sentence) else []
    return all(
        rests_on(asked.graph, line.id, words[start:stop], more=proofs)
        for start, stop in asked.sentence.laws
    )

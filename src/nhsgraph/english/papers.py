"""Documents that a question asks for, by their numbers, or by the words of their titles."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import year_of
from nhsgraph.english.known_words import is_known
from nhsgraph.english.stems import LONG, stands, stem
from nhsgraph.english.works import WRITING, reports
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import ASKING, FREE, OF_LAWS

if TYPE_CHECKING:
    from nhsgraph.dates import Period
    from nhsgraph.english.candidates import Asked
    from nhsgraph.english.quoting import Texts
    from nhsgraph.english.sentence import Sentence, Slot
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Source

REPORTED: Final = 0.75
"""A source with so much of the weight of the words may be the one that is asked for."""
CLOSELY: Final = 0.02
LACKING: Final = 3
"""One word in so many may stand in the name of whoever published it."""
LEAST_OF_TITLE: Final = 3
"""So many words of a title say which document is meant."""
MOST: Final = 3
"""No more documents are told."""
SEVERAL: Final = 6
"""Words that so many documents have say of none that it is meant."""
SERIES: Final = frozenset({"hc", "hl", "cm", "cp", "cmnd", "si"})
"""How the numbers of papers begin: of the two Houses, of command papers, of instruments."""
COMMAND_PAPERS: Final = ("white paper", "green paper")
"""Sorts of papers of which each is another, whatever its title."""
PAPERS: Final = frozenset(
    stem(word)
    for word in """report reported paper document regulations order inquiry evidence hearing minutes
    publication briefing""".split()
)
"""What documents are called; a question with such a word asks for one."""
LAWS: Final = frozenset({stem("regulations"), stem("order"), stem("act")})
"""What laws are called; such a word stands in their titles."""
SPEAKING: Final = frozenset(
    stem(word) for word in "note comment reply reaction summary analysis guide briefing".split()
)
"""How titles begin of what speaks of another document."""
HELD: Final = frozenset(stem(word) for word in "question debate response notice today".split())
"""What was held or given on another document, by the title that it bears."""
HEARD: Final = frozenset({stem("evidence"), stem("hearing")})
"""What was only heard; where a report is asked for, it is not meant."""
ABOUT_PAPERS: Final = ("published", "developed", "signed", "about", "listed", "count")
"""What is said of documents, and stands in none of their titles."""
OF_PAPERS: Final = (
    PAPERS
    | LAWS
    | SERIES
    | frozenset(
        stem(word)
        for word in """statutory instrument author wrote written command white want need seek
        title titled number numbers full paper text committee select recommend recommended
        reference cite""".split()
    )
)
"""Words about a document, which need not stand in its title."""


_ORDINALS: Final = frozenset(map(stem, "first second third fourth fifth final latest".split()))
"""Words that say which of several reports, and nothing of what they are on."""


SMALL_STEMS: Final = frozenset(map(stem, FREE | ASKING))


def _threes(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """A word of a row with those on both its sides, for all but the first and the last."""
    return zip(words, words[1:], words[2:], strict=False)


class Papers:
    """Finds the documents that a question asks for.

    Args:
        graph: the graph of the record, with all that it knows.
        texts: the words of its statements and sources.
    """

    def __init__(self, graph: DatedGraph, texts: Texts) -> None:
        self._graph, self._texts = graph, texts

    def by_number(self, asked: Asked) -> list[str]:
        """The sources with the number that a question gives, where it gives nothing else."""
        words = asked.text.casefold().replace("?", " ").replace(",", " ").split()
        numbers = [
            (first, second.strip(".:;()"))
            for first, second in itertools.pairwise(words)
            if first in SERIES and any(sign.isdecimal() for sign in second)
        ]
        if not numbers:
            return []
        own = {word for number in numbers for part in number for word in words_of(part)}
        rest = {
            word
            for word in words_of(asked.text)
            if word not in own and word not in FREE | ASKING and not word.isdecimal()
        }
        if any(stem(word) not in OF_PAPERS for word in rest - _idle(asked)):
            return []
        found = [
            source.id
            for source in map(self._graph.record.sources.__getitem__, self._described)
            if any(_bears(source, " ".join(number)) for number in numbers)
            and self._is_of(source, asked.period)
        ]
        return self._read(asked, found)

    def by_title(self, asked: Asked) -> list[str]:
        """The sources whose titles have nearly all the words, and that are of the bodies named.

        A body is in the title of a document, or has published it.
        """
        sentence = asked.sentence
        title = _title(asked)
        proper = [slot for slot in sentence.bodies if self._is_proper(asked, slot)]
        bodies = [self._called(asked.meant(slot)) for slot in proper]
        others = (slot.span for slot in sentence.bodies if slot not in proper)
        title += [sentence.stems[place] for place in sorted(frozenset().union(*others))]
        title += [word for word in sentence.stems if word in LAWS]
        whatever = bodies and asked.period and not {"title", "white"} & {*sentence.words}
        bare = bool(title) and not bodies and _ORDINALS.issuperset(title)  # its second report
        if (not title and not whatever) or bare or _is_respelt(asked):
            return []
        of_bodies = [
            one
            for one, own in self._described.items()
            if all(any(name <= own for name in names) for names in bodies)
        ]
        found = self._having(title, of_bodies, asked.period)
        found = [one for one in found if not self._has_another_word(asked.sentence.stems, one)]
        return self._read(asked, found) if len(found) <= SEVERAL else []

    def of_other_sort(self, asked: Asked, found: list[str]) -> str:
        """The sort of paper that is asked for and that none of some documents is: *white paper*.

        A paper of that sort says so, or has the number of a command paper, or an event tells of it.
        """
        words = " ".join(asked.sentence.words)
        sort = next((one for one in COMMAND_PAPERS if one in words), "")
        events = self._graph.record.events.values()
        for one in found if sort else ():
            source = self._graph.record.sources[one]
            told = [event.title for event in events if any(e.source == one for e in event.evidence)]
            text = " ".join([source.title, *source.numbers, *told])
            numbered = not {"cm", "cp", "cmnd"}.isdisjoint(words_of(text))
            if numbered or sort in " ".join(words_of(text)):
                return ""
        return sort if found else ""

    def _is_proper(self, asked: Asked, slot: Slot) -> bool:
        """Whether a body is named, and not only meant by an everyday word: *the workforce*."""
        words = {*asked.sentence.words[slot.start : slot.stop]}
        own = slot.mention is not None and asked.vocabulary.is_proper_name(slot.mention)
        return own or words <= asked.sentence.capitals or asked.text.startswith(_letters(slot))

    def _read(self, asked: Asked, found: list[str]) -> list[str]:
        """Some documents less what was only heard, unless that is asked for."""
        if not HEARD.isdisjoint(asked.sentence.stems):
            return found[:MOST]
        read = [one for one in found if HEARD.isdisjoint(self._titles[one])]
        return (read or found)[:MOST]

    def near(self, asked: Asked) -> list[str]:
        """The sources whose titles and publishers have nearly all the words, names among them."""
        sentence = asked.sentence
        title = _title(asked, ("plans",) if asked.kind == "what" else ())  # what it proposed
        stems = {*title, *(sentence.stems[place] for place in sentence.named)}
        only_named = not title and not any(map(asked.about, ("published", "developed")))
        if only_named or len(title) == 1 or len(stems) < LEAST_OF_TITLE:
            return []  # who was it, of a body that is in the titles of many
        found = self._having(stems, self._described, asked.period)
        found = [one for one in found if not self._has_another_word(sentence.stems, one)]
        return [one for one in found if self._in_order(title, one)][:MOST]

    def _has_another_word(self, stems: Sequence[str], source: str) -> bool:
        """Whether a title has another word between two of the words: *modernising … careers*."""
        title = [stem(word) for word in words_of(self._graph.record.sources[source].title)]
        between = {(before, after): word for before, word, after in _threes(title)}
        asked = {(before, after): word for before, word, after in _threes(stems)}
        return any(
            not stands(asked[ends], frozenset({word}))
            for ends, word in between.items()
            if ends in asked and not {word, asked[ends], *ends} & SMALL_STEMS
        )

    def _in_order(self, stems: list[str], source: str) -> bool:
        """Whether nearly all of some words stand in a title, and in their order."""
        title = [stem(word) for word in words_of(self._graph.record.sources[source].title)]
        place = missing = 0
        for word in stems:
            behind = (at for at in range(place, len(title)) if stands(word, frozenset({title[at]})))
            at = next(behind, None)
            missing += at is None
            place = place if at is None else at + 1
        return LACKING * missing <= len(stems)

    def _having(
        self, stems: Iterable[str], sources: Iterable[str], period: Period | None
    ) -> list[str]:
        """Those of some sources that have nearly all the weight of some words, the best first."""
        wanted, among = frozenset(stems), frozenset(sources)
        having = {word: self._sources_with(word) for word in wanted}
        count = len(self._described) + 1
        weights = {word: math.log(count / (len(having[word]) + 0.5)) for word in wanted}
        total = sum(weights.values()) or 1.0
        shares: dict[str, float] = defaultdict(float)
        for word, own in having.items():
            for source in own:
                if source in among:
                    shares[source] += weights[word] / total
        if not wanted:
            shares = defaultdict(float, dict.fromkeys(among, 1.0))
        best = max(shares.values(), default=0.0)
        found = [one for one, share in shares.items() if share >= max(REPORTED, best - CLOSELY)]
        known = self._graph.record.sources
        found = [one for one in found if self._is_of(known[one], period)]
        found = [one for one in found if not self._speaks_of(one, wanted)]
        return sorted(found, key=lambda one: (-round(shares[one], 2), len(self._titles[one])))

    def _sources_with(self, word: str) -> list[str]:
        """The sources in whose titles, publishers or numbers a stem stands, in order."""
        alike = self._stems_by_head.get(word[:LONG], ())
        own = frozenset(one for one in alike if stands(word, frozenset({one})))
        return [source for source, stems in self._described.items() if not own.isdisjoint(stems)]

    @cached_property
    def _stems_by_head(self) -> dict[str, list[str]]:
        """All stems of these by their first letters: those that are nearly alike share them."""
        heads: dict[str, list[str]] = defaultdict(list)
        for one in frozenset().union(*self._described.values()):
            heads[one[:LONG]].append(one)
        return heads

    def _speaks_of(self, source: str, asked: Collection[str]) -> bool:
        """Whether a title begins with a word for what only speaks of a document: *Note on …*."""
        words = words_of(self._graph.record.sources[source].title)
        first = stem(words[0]) if words else ""
        after = (HELD & self._titles[source]) - {*asked}
        return (first in SPEAKING and first not in asked) or bool(after)

    def _is_of(self, source: Source, period: Period | None) -> bool:
        """Whether a source came out within some days, or is of that year, if any are given."""
        if period is None or _published(source, period):
            return True
        years = {str(year_of(day)) for day in (period.start, period.stop - 1)}
        return len(years) == 1 and years <= self._titles[source.id]

    def _called(self, body: str) -> list[frozenset[str]]:
        """The words of each name of a body."""
        names = [name.name for name, _ in self._graph.names(body)]
        names += [alias.alias for alias in self._graph.body(body).aliases]
        return [frozenset(stem(word) for word in words_of(name)) for name in names]

    @cached_property
    def _described(self) -> dict[str, frozenset[str]]:
        """The stems of the titles, publishers and numbers of the sources that are documents."""
        papers = self._texts.postings.papers
        return {source: frozenset(stems.split()) for source, stems in papers.items()}

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        """The stems of the titles of these."""
        titles = self._texts.postings.titles
        return {source: frozenset(titles[source].split()) for source in self._described}


def _letters(slot: Slot) -> str:
    """The letters of a short name as it opens a sentence: *PAC*; no word begins so otherwise."""
    words = slot.mention.words if slot.mention else ""
    return words.upper() if words.isalpha() else "\0"


def _title(asked: Asked, besides: Iterable[str] = ()) -> list[str]:
    """The stems of the words that may stand in the title of a document, in order.

    Args:
        asked: the sentence.
        besides: the aspects that it asks of the document, whose words stand in none either.
    """
    sentence, passed = asked.sentence, asked.span(*ABOUT_PAPERS, *besides)
    return [
        sentence.stems[place]
        for place in sentence.content
        if place not in passed and place != asked.head_noun and _tells(sentence, place)
    ]


def _is_respelt(asked: Asked) -> bool:
    """Whether a name in the title was taken for another that is spelt nearly so: *Berwick*."""
    sentence = asked.sentence
    written = {*words_of(sentence.text)}
    return any(
        sentence.words[place] not in written and not is_known(sentence.words[place])
        for place in sentence.content
    )


def may_ask_for_paper(text: str) -> bool:
    """Whether a text has a word at all that asks for a document, or names a law."""
    words = words_of(text)
    return not _ASKING_PAPERS.isdisjoint([*words, *map(stem, words)])


_ASKING_PAPERS: Final = PAPERS | SERIES | LAWS | WRITING | {"title"}


def asks_for_paper(asked: Asked) -> bool:
    """Whether a document is asked for: not *did it report to the Board*, *under which Act*."""
    sentence = asked.sentence
    if asked.kind == "law" or sentence.at(0) in {"under", "by"}:
        return False
    if any(reports(asked.graph, body) for body in asked.bodies) and not _title(asked):
        return False  # who wrote the Smith review: its author, and not who has a copy of it
    if asks_for_law(asked):
        return True
    if not SERIES.isdisjoint(sentence.words) or "title" in sentence.words:
        return True
    if asked.kind == "who" and not WRITING.isdisjoint(sentence.words):
        return True
    return any(
        word in PAPERS and sentence.at(place + 1) not in {"to", "into", "up"}
        for place, word in enumerate(sentence.stems)
        if place not in sentence.named
    )


def asks_for_law(asked: Asked) -> bool:
    """Whether nothing but a law is named: *what is the Care Act 2014*, *its date*."""
    sentence = asked.sentence
    laws = {place for law in sentence.laws for place in range(*law)}
    rest = {*sentence.content} - laws - asked.span(*ABOUT_PAPERS)
    did = not OF_LAWS.isdisjoint(sentence.words)  # what it did, and not what it is
    return bool(laws) and not (sentence.bodies or rest or did)


def _tells(sentence: Sentence, place: int) -> bool:
    """Whether a word may stand in a title: no figure, and no word about documents."""
    return sentence.stems[place] not in OF_PAPERS and not sentence.words[place].isdecimal()


def _bears(source: Source, number: str) -> bool:
    """Whether a source bears a number, as in its title: no *HC 6* in *HC 65*."""
    for text in (source.title, *source.numbers):
        low = text.casefold()
        at = low.find(number)
        while at >= 0:
            around = low[at - 1 : at] + low[at + len(number) : at + len(number) + 1]
            if not any(sign.isalnum() or sign == "-" for sign in around):
                return True
            at = low.find(number, at + 1)
    return False


def _published(source: Source, period: Period) -> bool:
    """Whether a source came out within some days."""
    day = source.published
    return day is not None and day.earliest < period.stop and day.latest >= period.start


def _idle(asked: Asked) -> set[str]:
    """The words of a sentence that say of a document that it was published, or ask about it."""
    words = asked.sentence.words
    return {words[place] for place in asked.span(*ABOUT_PAPERS)}

"""The grammar: the table of what sentences mean.

A sentence becomes a *shape*: its bodies are ``B``, its posts ``P``, its streams of money ``S``, its
question word ``Q``, numbers ``#``; times are taken out; words of the field stand as stems. A row of
``TABLE`` is a pattern over shapes and what it asks. The first row that fits wins, so the particular
stand before the general. Patterns over slots were chosen over a parser library because users type
fragments, not sentences: a pattern may pass over words that it does not know (``unread`` says what
becomes of them), and the table reads as the list of what can be asked.

In a pattern ``..`` skips words but no body, ``a|b`` is either, ``a?`` may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Row:
    """A row of the table: a pattern over shapes, and the question that it means.

    ``body``, ``candidate`` and ``among`` number the pattern's bodies from 0: the one asked about,
    the one that may be the answer, and the collective to which answers must belong. ``only`` is
    ``yes_no`` for rows that need such a sentence, ``who`` for those that need one that asks *who*;
    ``lead`` asks for whoever leads a body.
    """

    form: str
    pattern: str
    body: int | None = 0
    candidate: int | None = None
    among: int | None = None
    role: str | None = None
    moment: str | None = None
    only: str | None = None
    lead: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern as a regular expression over a shape."""
        return re.compile("".join(_steps(self.pattern.split())))

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """The words of which each set must have one in the shape, for a look before the regex."""
        words = (word for word in self.pattern.split() if word.isalpha() or "|" in word)
        return tuple(
            frozenset(word.split("|")) for word in words if word != "B" and not word.endswith("?")
        )

    def may_fit(self, words: set[str]) -> bool:
        """Whether the words of a shape have what the pattern needs: a look before the regex."""
        return not any(words.isdisjoint(some) for some in self.needed)

    def bodies(self, shape: str) -> list[int] | None:
        """The numbers of the bodies that stand in the pattern's places, or None if it fits not."""
        match = self.regex.search(shape)
        return None if match is None else [int(number) for number in match.groups() if number]


def _steps(words: list[str]) -> Iterator[str]:
    """The words of a pattern as regular expressions, so that a match takes few steps.

    A word that may be missing says nothing between two gaps. A word with a gap on both sides is
    taken where it stands first and nowhere else (``?>``): if what follows does not follow there,
    it does not follow later before the next body either.
    """
    words = [
        word
        for before, word, behind in zip(["", *words], words, [*words[1:], ""], strict=False)
        if not (word.endswith("?") and before == behind == "..")
    ]
    words = [word for word, behind in zip(words, [*words[1:], ""], strict=True) if word != behind]
    gap = False
    for word, behind in zip(words, [*words[1:], ""], strict=True):
        if word == "..":
            gap = True
        elif gap and behind in {"..", ""} and not word.endswith("?") and word not in {"^", "$"}:
            yield f"(?>{_token('..')}{_token(word)})"
            gap = False
        else:
            yield from [_token("..")] * gap
            yield _token(word)
            gap = False
    yield from [_token("..")] * gap


def _token(word: str) -> str:
    """One word of a pattern as a regular expression; each takes the blank behind it."""
    if word in {"^", "$"}:
        return word
    if word == "..":
        return r"(?:(?!B\d)\S+ )*?"
    if word == "#":
        return "# "
    if word == "B":
        return r"\bB(\d+) "
    if word.endswith("?"):
        return rf"(?:\b(?:{word.removesuffix('?')}) )?"
    return rf"\b(?:{word}) "


ANY_DAY = Row("when", "when .. B", moment="began")
"""When a body began; with further words it asks for an event that has them."""

TABLE: tuple[Row, ...] = (
    # what was planned, and what came of it
    Row("plans", "S .. on|for .. B .. never|begin|effect|enacted|come|change|go"),
    Row("plans", "S .. never|effect|enacted|go", body=None),
    Row("plans", "Q .. come|change|become .. of|to .. S .. on|for? B"),
    Row("plans", "Q .. come|change|become .. of|to .. S", body=None),
    Row("plans", "Q|list .. announce|plan .. abandoned|dropped|abolish", body=None, moment="never"),
    Row("plans", "Q .. come of .. B"),
    Row("planning", "Q .. plan .. for .. B", role="planned_for", only="who"),
    Row("plans", "^ plan|announce .. B .. B", only="yes_no"),
    Row("plans", "^ plan|announce .. B", only="yes_no"),
    Row("plans", "^ S .. B", only="yes_no"),
    Row("plans", "Q|list .. announce|plan .. for .. B"),
    Row("plans", "Q|list .. announce|plan .. never", body=None, moment="never"),
    Row("plans", "Q|list .. never .. effect|enacted|come|change", body=None, moment="never"),
    Row("plans", "Q .. B .. announce"),
    Row("plans", "Q .. announce .. B"),
    Row("plans", "Q .. announce", body=None),
    Row("plans", "announce .. for|of|by|about? B"),
    Row("plans", "^ plan .. for|of|about B"),
    # when
    Row(
        "when",
        "when .. N .. become|begin|appoint|take|replace",
        body=None,
        moment="post",
    ),
    Row("when", "when .. N .. leave|abolish", body=None, moment="post:ended"),
    Row("when", "when .. N", body=None, moment="post"),
    Row("when", "when .. B .. mandate .. come|publish", moment="published"),
    Row("when", "when .. mandate .. B .. come|publish", moment="published"),
    Row("when", "when .. mandate .. come|publish", moment="published", body=None),
    Row("when", "when .. publish .. mandate", moment="published", body=None),
    Row("when", "when .. B .. publish .. B .. mandate", moment="published", body=1),
    Row("when", "when .. B .. rename", moment="renamed"),
    Row("when", "when .. B .. change .. call", moment="renamed"),
    Row("when", "when .. B .. become|change .. F", moment="reformed"),
    Row("when", "when .. B .. member|join|one .. B", moment="membership", candidate=1),
    Row("when", "when .. B .. answer|account .. to .. B", moment="accountability", candidate=1),
    Row("when", "when .. B .. become .. B", moment="became", candidate=1),
    Row("when", "when .. B .. move .. B .. B", moment="hosting", candidate=2),
    Row(
        "when", "when .. B .. abolish .. host|run .. B", moment="hosting:ended", body=1, candidate=0
    ),
    Row("when", "when .. B .. host|run .. B", moment="hosting", body=1, candidate=0),
    Row("when", "when .. B .. move .. B", moment="tie", candidate=1),
    Row("when", "when .. B .. merge|replace|take .. B", moment="tie", candidate=1),
    Row("when", "when .. B .. abolish .. fund .. B", moment="funding:ended", body=1, candidate=0),
    Row("when", "when .. B .. fund .. B", moment="funding", body=1, candidate=0),
    Row("when", "when .. B .. commission .. B", moment="commission", body=1, candidate=0),
    Row("when", "when .. B .. commission", moment="commission"),
    Row("when", "when .. commission .. B", moment="commission"),
    Row("when", "when .. B .. abolish", moment="ended"),
    Row("when", "when .. abolish .. B", moment="ended"),
    Row("when", "when .. B .. move", moment="hosting"),
    Row("when", "when .. B .. mandate", moment="published"),
    ANY_DAY,
    Row("when", "^ B .. rename $", moment="renamed", only="yes_no"),
    Row("when", "^ B .. abolish $", moment="ended", only="yes_no"),
    Row("when", "^ B .. begin $", moment="began", only="yes_no"),
    # how many, how much
    Row("count", "how many .. B .. lie|member|in .. B", body=1, among=0),
    Row("count", "how many .. B"),
    Row("count", "count of .. B"),
    Row("amount", "how much .. B .. fund|spend .. B", body=1, candidate=0),
    Row("amount", "how much .. B .. fund|get|receive .. from .. B", candidate=1),
    Row("amount", "how much .. fund|budget .. B .. get|receive"),
    Row("amount", "how much .. B .. spend", role="payer"),
    Row("amount", "how much .. B"),
    Row("amount", "Q .. total .. fund|budget .. B"),
    Row("amount", "B .. total .. fund|budget"),
    Row("amount", "budget .. of|for .. B"),
    Row("amount", "^ S .. of|for .. B"),
    Row("amount", "B .. budget"),
    # law
    Row(
        "legal_basis",
        "basis|law .. B .. hold .. B .. account|answer",
        body=1,
        candidate=0,
        moment="accountability",
    ),
    Row("legal_basis", "basis|law .. B .. fund .. B", body=1, candidate=0, moment="funding"),
    Row("legal_basis", "basis|law .. B .. answer .. to .. B", candidate=1, moment="accountability"),
    Row("legal_basis", "basis|law .. abolish .. B", moment="ended"),
    Row("legal_basis", "basis|law .. B .. abolish", moment="ended"),
    Row("legal_basis", "Q|under .. law .. B"),
    Row("legal_basis", "basis .. B"),
    Row("legal_basis", "B .. basis"),
    Row("legal_form", "legal? form .. B"),
    Row("legal_form", "B .. legal .. personality|entity|person", moment="person"),
    Row("legal_form", "B .. legal .. form|call"),
    Row("legal_form", "B .. form"),
    Row("legal_form", "^ B .. F", only="yes_no"),
    # mandates
    Row(
        "mandate",
        "B .. approve|sign|develop|publish .. B .. mandate",
        body=1,
        candidate=0,
        only="yes_no",
    ),
    Row(
        "mandate",
        "B .. mandate .. approve|sign|develop|publish .. by .. B",
        candidate=1,
        only="yes_no",
    ),
    Row(
        "mandate",
        "mandate .. B .. approve|sign|develop|publish .. by .. B",
        candidate=1,
        only="yes_no",
    ),
    Row("mandate", "B .. mandate"),
    Row("mandate", "mandate .. B"),
    Row("mandate", "mandate", body=None),
    # posts and who fills them
    Row("appointment", "B .. appoint .. P .. B", body=1, candidate=0, only="yes_no"),
    Row("appointment", "B .. appoint .. B .. P", body=1, candidate=0, only="yes_no"),
    Row("appointment", "Q .. appoint .. P .. B"),
    Row("appointment", "Q .. appoint .. B"),
    Row("appointment", "by .. Q .. B .. appoint"),
    Row("appointment", "by .. Q .. P .. B .. appoint"),
    Row("appointment", "Q .. B .. P .. appoint .. by"),
    Row("appointment", "Q .. B .. appoint", role="appointer"),
    Row("appointment", "B .. P .. appoint"),
    Row("appointment", "P .. of .. B .. appoint"),
    Row("post", "^ N .. B", only="yes_no"),
    Row("post", "Q .. replace .. N", body=None, moment="after"),
    Row("post", "N .. replace .. by", body=None, moment="after"),
    Row("post", "Q .. precede|before .. N", body=None, moment="before"),
    Row("post", "Q .. N .. replace|precede", body=None, moment="before"),
    Row("post", "Q .. post|P|job .. N", body=None),
    Row("post", "N .. P", body=None),
    Row("post", "^ Q .. N .. $", body=None),
    Row("planning", "Q .. lead|responsible|run .. B .. plan", role="planned_for"),
    Row("planning", "Q .. lead|responsible|run .. plan .. B", role="planned_for"),
    Row("post", "P .. B .. after .. N", moment="after"),
    Row("post", "P .. B .. before .. N", moment="before"),
    Row("post", "P .. B"),
    Row("post", "B .. P"),
    Row("post", "^ P $", body=None),
    Row("post", "^ Q .. P $", body=None),
    Row("post", "Q .. lead|run of|at? B", lead=True),
    Row("post", "Q .. responsible of B", lead=True),
    # inspection and the like
    Row("oversight", "B .. oversee .. by .. B", candidate=1, only="yes_no"),
    Row("oversight", "B .. oversee .. B", body=1, candidate=0, only="yes_no"),
    Row("oversight", "Q .. B .. oversee .. B", body=1, among=0),
    Row("oversight", "by .. Q .. B .. oversee"),
    Row("oversight", "Q .. B .. oversee .. by"),
    Row("oversight", "Q .. B .. oversee", role="overseer"),
    Row("oversight", "Q .. oversee .. by .. B", role="overseer"),
    Row("oversight", "Q .. oversee .. B"),
    Row("oversight", "B .. oversee"),
    # whom a body holds to account, and who holds it
    Row("chain", "how .. B .. answer|account .. to .. B"),
    Row("chain", "chain .. account|answer|command|from|up|for|of .. B"),
    Row("chain", "chain .. B"),
    Row("chain", "B .. chain"),
    Row("chain", "how .. B .. up .. to .. B"),
    Row("accountability", "B .. hold .. B .. account|answer", body=1, candidate=0, only="yes_no"),
    Row("accountability", "B .. hold .. account|answer .. by .. B", candidate=1, only="yes_no"),
    Row("accountability", "B .. answer|account|responsible .. to .. B", candidate=1, only="yes_no"),
    Row("accountability", "B .. sponsor .. B", body=1, candidate=0, only="yes_no"),
    Row("accountability", "Q B .. sponsor .. B", body=1),
    Row("accountability", "by .. Q .. B .. hold .. account|answer"),
    Row("accountable_bodies", "Q .. B .. sponsor"),
    Row("accountability", "B .. answer|account|responsible .. to .. Q"),
    Row("accountable_bodies", "Q .. B .. hold .. account|answer"),
    Row("accountable_bodies", "B hold Q .. account|answer"),
    Row("accountable_bodies", "Q .. answer|account|responsible .. to .. B"),
    Row("accountable_bodies", "hold .. account|answer .. by .. B"),
    Row("accountable_bodies", "answer .. to .. B"),
    Row("accountable_bodies", "Q .. B .. responsible for"),
    Row("accountability", "Q .. hold .. B .. account|answer"),
    Row("accountability", "Q .. B .. answer|account|responsible"),
    Row("accountability", "Q .. account|answer|responsible .. for .. B"),
    Row("accountability", "Q .. responsible|sponsor .. B"),
    Row("accountability", "account|answer .. of|for .. B"),
    Row("accountability", "B .. account|answer"),
    # money
    Row("funding", "B .. fund .. from|by .. B", candidate=1, only="yes_no"),
    Row("funding", "B .. fund|spend .. B", body=1, candidate=0, only="yes_no"),
    Row("funding", "by|from .. Q .. B .. fund|S|get|receive"),
    Row("funded_bodies", "where .. B .. spend"),
    Row("funding", "where .. B .. fund|S"),
    Row("funding", "where .. fund|S .. B"),
    Row("funding", "Q .. B .. get|receive|draw .. fund|S"),
    Row("funding", "B .. fund|S .. from .. Q"),
    Row("funded_bodies", "Q .. get|receive|fund|S .. fund|S? .. from|by .. B"),
    Row("funded_bodies", "fund .. by .. B"),
    Row("funded_bodies", "Q .. B .. fund|spend|S"),
    Row("funding", "Q .. fund|spend|S .. B"),
    Row("funding", "fund .. B"),
    Row("funding", "B .. fund|S"),
    # hosts
    Row("hosting", "B .. host|run .. by|in|at|with|within|from .. B", candidate=1, only="yes_no"),
    Row("hosting", "B .. host|run .. B", body=1, candidate=0, only="yes_no"),
    Row("hosting", "by|in|within|at .. Q .. B .. host|run"),
    Row("hosting", "where .. B .. host|run"),
    Row("whole", "where .. B"),
    Row("hosted", "Q .. host|run .. by|in|at|with .. B"),
    Row("hosted", "^ host|run .. by|in|at .. B"),
    Row("hosted", "Q .. B .. host|run"),
    Row("hosting", "Q .. host|run|sponsor .. B"),
    Row("hosting", "host .. B"),
    Row("hosting", "B .. host"),
    # what came before and after
    Row("lineage", "Q B .. merge|become|replace|take|come .. B", body=1, among=0, role="successor"),
    Row("lineage", "B .. replace|become|precede|merge|take .. B", candidate=1, only="yes_no"),
    Row("lineage", "B .. B .. merge", candidate=1, only="yes_no"),
    Row("lineage", "by|into .. Q .. B .. replace|merge|become", role="predecessor"),
    Row("lineage", "Q .. B .. replace|precede .. by", role="predecessor"),
    Row("lineage", "Q .. take .. over .. from|of? .. B", role="predecessor"),
    Row("lineage", "Q .. become of .. B", role="predecessor"),
    Row("lineage", "Q .. B .. become|merge", role="predecessor"),
    Row("lineage", "Q .. B .. take .. over", role="successor"),
    Row("lineage", "Q .. replace|after .. B", role="predecessor"),
    Row("lineage", "Q .. precede|before .. B", role="successor"),
    Row("lineage", "Q .. B .. replace|precede", role="successor"),
    Row("lineage", "Q .. B .. come|grow .. from|of", role="successor"),
    Row("lineage", "precede .. B", role="successor"),
    Row("lineage", "B .. precede", role="successor"),
    Row("lineage", "replace .. B", role="predecessor"),
    Row("lineage", "B .. replace", role="predecessor"),
    Row("lineage", "Q .. change .. to .. B", role="predecessor"),
    Row("lineage", "Q .. B .. change .. into", role="predecessor"),
    Row("lineage", "lineage|ancestors|descendants|genealogy .. B"),
    Row("lineage", "B .. lineage|become|merge"),
    # names and lives
    Row("name", "^ B .. or .. B", only="yes_no"),
    Row("name", "Q .. B .. call"),
    Row("name", "call .. B"),
    Row("name", "B .. call"),
    Row("legal_form", "Q .. B .. in? legal|law"),
    Row("exists", "^ B .. exist"),
    Row("exists", "^ Q? .. exist .. B"),
    # belonging
    Row("partnership", "^ B and B .. partner", candidate=1, only="yes_no"),
    Row("partnership", "partner .. between .. B .. B", candidate=1),
    Row("members", "Q .. B .. lie|member|in .. B", body=1, among=0),
    Row("whole", "B .. member|lie|one|in .. B", candidate=1, only="yes_no"),
    Row("whole", "B .. comprise .. B", body=1, candidate=0, only="yes_no"),
    Row("members", "Q .. B .. comprise|made|make .. B", body=1, among=0),
    Row("members", "Q .. B .. comprise|made"),
    Row("members", "Q .. made|in|make .. up .. B"),
    Row("members", "Q .. member|one .. of|in? B"),
    Row("members", "member .. of .. B"),
    Row("whole", "Q|where .. B .. member|lie|one"),
    Row("whole", "Q .. lie .. B", moment="lies_in"),
    Row("whole", "Q .. B .. in $"),
    Row("members", "B .. member"),
    Row("members", "^ Q B .. there"),
    Row("members", "^ list .. B"),
    # work with and for each other
    Row("commission", "B .. commission .. B", body=1, candidate=0, only="yes_no"),
    Row("commission", "by .. Q .. B .. commission"),
    Row("commission", "Q .. B .. commission .. by"),
    Row("commission", "Q .. B .. commission", role="commissioner"),
    Row("commission", "Q .. commission .. by .. B", role="commissioner"),
    Row("commission", "Q .. commission .. B"),
    Row("commission", "B .. commission"),
    Row("planning", "B .. plan .. B", candidate=1, only="yes_no"),
    Row("planning", "Q|for .. B .. plan"),
    Row("planning", "Q .. plan .. B", role="planned_for"),
    Row("planning", "B .. plan"),
    Row("partnership", "B .. partner .. B", candidate=1, only="yes_no"),
    Row("partnership", "Q .. B .. partner"),
    Row("partnership", "Q .. partner .. B"),
    Row("partnership", "partner .. B"),
    Row("partnership", "B .. partner"),
    Row("count", "^ there # B", only="yes_no"),
    Row("exists", "^ there .. B", only="yes_no"),
    Row("exists", "^ B .. there", only="yes_no"),
    # what changed, and the rest of a life
    Row("history", "how .. B .. come|begin|end"),
    Row("changes", "Q|how .. change|begin|abolish .. for|to|at|in|with|about|of? .. B"),
    Row("changes", "Q|how .. B .. change"),
    Row("changes", "change .. B"),
    Row("changes", "B .. change"),
    Row("changes", "^ Q? .. change", body=None),
    Row("history", "history .. B"),
    Row("history", "B .. history"),
    Row("history", "Q .. begin|set .. B"),
    Row("exists", "^ B $", only="yes_no"),
    Row("history", "^ Q? B $"),
)
"""What sentences mean; the first row that fits wins."""

PATTERN_WORDS = frozenset(
    word
    for row in TABLE
    for token in row.pattern.split()
    for word in token.removesuffix("?").split("|")
    if word.isalpha() and word.islower()
)
"""The words that stand in patterns, stems and others such as *to* and *by*."""

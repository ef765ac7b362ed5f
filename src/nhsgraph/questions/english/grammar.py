"""The grammar: words brought to a stem, and the table of what sentences mean.

A sentence becomes a *shape*: its bodies are ``B``, its posts ``P``, its streams of money ``S``, its
question word ``Q``; times are taken out; words of the field stand as stems. A row of ``TABLE`` is a
pattern over shapes and what it asks. The first row that fits wins, so the particular stand before
the general. Patterns over slots were chosen over a parser library because users type fragments,
not sentences: a pattern may ignore words that it does not know, and the table reads as the list of
what can be asked.

In a pattern ``..`` skips words but no body, ``a|b`` is either, ``a?`` may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

_STEMS = {
    "hold": "hold holds held holding",
    "account": "account accounts accountability",
    "answer": "answer answers answered answering answerable accountable report reports reported reporting",
    "responsible": "responsible charge",
    "fund": "fund funds funded funding finance finances financed pay pays paid paying payer funder"
    " money bankroll bankrolled cash income grant",
    "spend": "spend spends spent give gives gave given",
    "host": "host hosts hosted hosting house houses housed based home located sit sits sat employed",
    "run": "run runs ran running manage manages managed own owned owns",
    "sponsor": "sponsor sponsors sponsored sponsoring",
    "oversee": "oversee oversees oversaw overseen overseeing inspect inspects inspected regulate"
    " regulates regulated supervise supervised supervises scrutinise scrutinised scrutinises"
    " scrutinize scrutinized oversight assure assures assured regulator regulators watchdog police policed",
    "approve": "approve approves approved approval approving agree agrees agreed ok okay",
    "sign": "sign signs signed signing",
    "develop": "develop develops developed developing write writes wrote draft drafts drafted set sets",
    "publish": "publish publishes published publication issue issues issued",
    "mandate": "mandate mandates",
    "appoint": "appoint appoints appointed appointing appointment appointments choose chooses chose chosen"
    " hire hires hired pick picks picked",
    "plan": "plan plans planned planning planner planners",
    "announce": "announce announces announced announcement proposal proposals propose proposed promise"
    " promised promises recommend recommended intended intend",
    "become": "become becomes became becoming turn turned turns",
    "replace": "replace replaces replaced replacing succeed succeeds succeeded supersede superseded"
    " successor successors follow follows followed inherit inherited",
    "precede": "precede preceded precedes predecessor predecessors",
    "merge": "merge merges merged merging absorbed absorb folded swallowed",
    "abolish": "abolish abolishes abolished abolition close closed closes dissolved dissolve end ends"
    " ended disbanded scrapped cease ceased stop stopped disappear disappeared",
    "begin": "begin begins began begun start starts started establish establishes established"
    " create creates created creation found founded form formed launch launched introduced born",
    "exist": "exist exists existed existence existing around",
    "call": "call calls called name names named known title",
    "rename": "rename renamed renaming renames",
    "change": "change changes changed changing difference differences different happened happen",
    "member": "member members belong belongs belonged part parts membership constituent component",
    "comprise": "comprise comprises comprised consist consists consisted include includes included"
    " contain contains contained composed",
    "commission": "commission commissions commissioned commissioning commissioner task tasked",
    "partner": "partner partners partnered partnership partnerships work works worked working"
    " collaborate collaborates collaborated jointly together",
    "chain": "chain chains line lines path paths hierarchy",
    "history": "history story background timeline biography",
    "move": "move moves moved moving transfer transfers transferred transferring pass passed",
    "legal": "legal legally lawful statutory",
    "law": "act acts order orders section legislation statute regulations instrument law",
    "form": "form forms status constitution kind type sort",
    "count": "number count total",
    "lie": "lie lies lay region area",
    "first": "first earliest initial initially originally",
    "last": "last latest final finally",
    "never": "never",
    "come": "come comes came coming",
    "take": "take takes took taken taking",
    "effect": "effect force",
    "budget": "budget budgets allocation amount amounts",
    "Q": "who whom what which whose",
}
STEMS = {word: stem for stem, words in _STEMS.items() for word in words.split()}
"""Each word that the grammar knows, with its stem."""

FILLERS = frozenset(
    "the a an did do does is was were are be been being has had have having it its that this these"
    " those please tell me us can could would will should shall may might just actually really ever"
    " exactly currently body bodies organisation organisations organization organizations institution"
    " institutions one ones s any all then also still ultimately formally officially mainly i we you"
    " want know show find about 's each own hello hi so nhs england english health uk".split()
)
"""Words that carry no meaning here, unless they are part of a name."""
YES_NO = frozenset("did do does is was were are has had have could would can will should".split())
"""Words with which a question of yes or no begins."""


@dataclass(frozen=True)
class Row:
    """A row of the table: a pattern over shapes, and the question that it means.

    ``body`` and ``candidate`` number the pattern's bodies from 0. ``only`` is ``yes_no`` for rows
    that need such a sentence.
    """

    form: str
    pattern: str
    body: int | None = 0
    candidate: int | None = None
    role: str | None = None
    moment: str | None = None
    only: str | None = None
    extra: dict[str, object] = field(default_factory=dict)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern as a regular expression over a shape."""
        return re.compile("".join(_token(token) for token in self.pattern.split()))

    def bodies(self, shape: str) -> list[int] | None:
        """The numbers of the bodies that stand in the pattern's places, or None if it fits not."""
        match = self.regex.search(shape)
        return None if match is None else [int(number) for number in match.groups() if number]


def _token(token: str) -> str:
    if token in {"^", "$"}:
        return token
    if token == "..":
        return r"(?:(?!B\d)\S+ )*?"
    if token == "B":
        return r"\bB(\d+) "
    optional = token.endswith("?")
    words = token.removesuffix("?")
    return rf"\b(?:{words}) " if not optional else rf"(?:(?:{words}) )?"


TABLE: tuple[Row, ...] = (
    # what was planned, and what came of it
    Row("plans", "Q .. become of S on|for? B"),
    Row("plans", "Q .. become of S", body=None),
    Row("plans", "Q .. (?:come|change|become) .. of|to .. S .. on|for? B"),
    Row("plans", "Q .. (?:come|change|become) .. of|to .. S", body=None),
    Row("plans", "S .. never .. (?:effect|come|enacted|happen|change)", body=None),
    Row("plans", "(?:Q|list) .. (?:announce|plan) .. for .. B"),
    Row("plans", "(?:Q|list) .. (?:announce|plan) .. never", body=None),
    Row("plans", "(?:Q|list) .. never .. (?:effect|enacted|come|change)", body=None),
    Row("plans", "Q .. announce .. B"),
    Row("plans", "Q .. announce", body=None),
    Row("plans", "announce .. (?:for|of|by|about)? B"),
    Row("plans", "plan .. (?:for|of|about) B"),
    # when
    Row("when", "when .. B .. mandate .. (?:come|publish)", moment="published"),
    Row("when", "when .. mandate .. (?:come|publish) .. B?", moment="published", body=None),
    Row("when", "when .. mandate .. for .. B .. (?:come|publish)", moment="published"),
    Row("when", "when .. B .. rename", moment="renamed"),
    Row("when", "when .. B .. change .. call", moment="renamed"),
    Row("when", "when .. B .. become B", moment="became", candidate=1),
    Row("when", "when .. B .. become F", moment="reformed"),
    Row("when", "when .. B .. become .. B", moment="became", candidate=1),
    Row("when", "when .. B .. (?:merge|move|replace|take) .. B", moment="tie", candidate=1),
    Row("when", "when .. B .. begin .. (?:host|run) .. B", moment="hosting", body=1, candidate=0),
    Row("when", "when .. B .. (?:host|run) .. B", moment="hosting", body=1, candidate=0),
    Row("when", "when .. B .. stop .. (?:host|run) .. B", moment="hosting:ended", body=1, candidate=0),
    Row("when", "when .. B .. (?:answer|account) .. to .. B", moment="accountability", candidate=1),
    Row("when", "when .. B .. (?:member|join) .. B", moment="membership", candidate=1),
    Row("when", "when .. B .. fund .. B", moment="funding", body=1, candidate=0),
    Row("when", "when .. B .. commission", moment="commission"),
    Row("when", "when .. commission .. B", moment="commission"),
    Row("when", "when .. B .. abolish", moment="ended"),
    Row("when", "when .. (?:abolish|end) .. B", moment="ended"),
    Row("when", "when .. B .. move", moment="hosting"),
    Row("when", "when .. B", moment="began"),
    # how many, how much
    Row("count", "how many .. B"),
    Row("count", "count of .. B"),
    Row("count", "Q .. count of .. B"),
    Row("amount", "how much .. B .. (?:fund|spend) .. (?:to|on)? B", body=1, candidate=0),
    Row("amount", "how much .. B .. (?:fund|get|receive|have) .. from B", candidate=1),
    Row("amount", "how much .. (?:fund|budget) .. B .. (?:get|receive|have)"),
    Row("amount", "how much .. B .. spend", role="payer"),
    Row("amount", "how much .. B"),
    Row("amount", "(?:budget|S) .. (?:of|for) .. B"),
    Row("amount", "B .. budget"),
    # law
    Row("legal_basis", "(?:Q|under) .. law .. (?:begin|set|establish|up) .. B", extra={"of": "form"}),
    Row("legal_basis", "(?:Q|under) .. law .. B"),
    Row("legal_basis", "legal basis .. B"),
    Row("legal_basis", "B .. legal basis"),
    Row("legal_basis", "(?:Q|on) .. basis .. B"),
    Row("legal_form", "legal form .. B"),
    Row("legal_form", "Q .. form .. (?:of)? .. B"),
    Row("legal_form", "B .. legal .. (?:form|personality|call)"),
    Row("legal_form", "Q .. B .. in? (?:legal|law)"),
    Row("legal_form", "B .. (?:legal|law)? form"),
    Row("legal_form", "^ B .. F", only="yes_no"),
    # mandates
    Row("mandate", "B .. (?:approve|sign|develop|publish) .. B .. mandate", body=1, candidate=0, only="yes_no"),
    Row("mandate", "B .. mandate .. (?:approve|sign|develop|publish) .. by .. B", candidate=1, only="yes_no"),
    Row("mandate", "mandate .. (?:of|for|to) .. B .. (?:approve|sign|develop|publish) .. by .. B", candidate=1, only="yes_no"),
    Row("mandate", "B .. mandate"),
    Row("mandate", "mandate .. B"),
    Row("mandate", "Q .. (?:approve|sign|develop|publish) .. mandate", body=None),
    Row("mandate", "mandate", body=None),
    # posts and who fills them
    Row("appointment", "B .. appoint .. P .. (?:of|at|for)? B", body=1, candidate=0),
    Row("appointment", "B .. appoint .. B .. P", body=1, candidate=0),
    Row("appointment", "Q .. appoint .. P .. B"),
    Row("appointment", "Q .. appoint .. B"),
    Row("appointment", "Q .. B .. P .. appoint .. by"),
    Row("appointment", "B .. P .. appoint"),
    Row("appointment", "P .. of .. B .. appoint"),
    Row("appointment", "Q .. B .. appoint", role="appointer"),
    Row("post", "P .. (?:of|at|for|in)? .. B"),
    Row("post", "B .. P"),
    Row("post", "^ Q .. (?:run|lead|head|led|headed) B", extra={"lead": True}),
    # whom a body holds to account, and who holds it
    Row("accountability", "B .. hold .. B .. (?:account|answer)", body=1, candidate=0),
    Row("accountability", "B .. hold .. (?:account|answer) .. by .. B", candidate=1),
    Row("accountability", "B .. (?:answer|account|responsible) .. to .. B", candidate=1),
    Row("accountability", "B .. (?:answer|account|responsible) .. to .. Q"),
    Row("accountable_bodies", "Q .. B .. hold .. (?:account|answer)"),
    Row("accountable_bodies", "B hold Q .. (?:account|answer)"),
    Row("accountable_bodies", "Q .. (?:answer|account|responsible) .. to .. B"),
    Row("accountable_bodies", "Q .. B .. responsible for"),
    Row("accountability", "Q .. hold .. B .. (?:account|answer)"),
    Row("accountability", "Q .. B .. (?:answer|account|responsible)"),
    Row("accountability", "Q .. (?:account|answer|responsible) .. for .. B"),
    Row("accountability", "Q .. (?:responsible|sponsor) .. B"),
    Row("accountability", "B .. (?:account|answer) .. (?:by|to)? .. Q?"),
    Row("chain", "(?:chain|line) .. (?:account|answer|command|from|up|for|of) .. B"),
    Row("chain", "chain .. B"),
    Row("chain", "B .. chain"),
    Row("chain", "how .. B .. (?:up|account) .. to .. B"),
    # hosts
    Row("hosting", "B .. (?:host|run) .. (?:by|in|at|with|within|from) .. B", candidate=1),
    Row("hosting", "B .. (?:host|run) .. B", body=1, candidate=0),
    Row("hosted", "Q .. B .. (?:host|run)$"),
    Row("hosting", "Q .. (?:host|run) .. B"),
    Row("hosting", "where .. B"),
    Row("hosting", "B .. host .. (?:in|at|by|with)"),
    Row("hosting", "in|within|at? Q .. B .. (?:host|run)"),
    Row("hosted", "Q .. B .. (?:host|run)"),
    # money
    Row("funding", "B .. fund .. (?:from|by) .. B", candidate=1),
    Row("funding", "B .. (?:fund|spend) .. B", body=1, candidate=0),
    Row("funding", "where .. B .. fund"),
    Row("funding", "where .. fund .. B"),
    Row("funded_bodies", "where .. B .. spend"),
    Row("funding", "B .. fund .. from .. Q?"),
    Row("funding", "Q .. B .. (?:get|receive|draw) .. (?:fund|S)"),
    Row("funded_bodies", "Q .. (?:fund|S)? .. from .. B"),
    Row("funded_bodies", "Q .. B .. (?:fund|spend)"),
    Row("funding", "Q .. (?:fund|spend|S) .. B"),
    Row("funding", "fund .. (?:of|for)? .. B"),
    Row("funding", "B .. fund"),
    # inspection and the like
    Row("oversight", "B .. oversee .. by .. B", candidate=1),
    Row("oversight", "B .. oversee .. B", body=1, candidate=0),
    Row("oversight", "Q .. B .. oversee .. by"),
    Row("oversight", "Q .. B .. oversee", role="overseer"),
    Row("oversight", "Q .. oversee .. B"),
    Row("oversight", "B .. oversee"),
    # what came before and after
    Row("lineage", "B .. (?:replace|become|precede|merge|take) .. B", candidate=1, only="yes_no"),
    Row("lineage", "Q .. B .. (?:replace|precede) .. by", role="predecessor"),
    Row("lineage", "Q .. B .. (?:become|merge)", role="predecessor"),
    Row("lineage", "Q .. (?:replace|take over|take on|after) .. B", role="predecessor"),
    Row("lineage", "Q .. (?:come|there) .. after .. B", role="predecessor"),
    Row("lineage", "Q .. (?:precede|come before|before) .. B", role="successor"),
    Row("lineage", "Q .. (?:come|there) .. before .. B", role="successor"),
    Row("lineage", "Q .. B .. (?:replace|take over|come .. from|grow .. of)", role="successor"),
    Row("lineage", "precede .. B", role="successor"),
    Row("lineage", "B .. precede", role="successor"),
    Row("lineage", "replace .. B", role="predecessor"),
    Row("lineage", "B .. replace", role="predecessor"),
    Row("lineage", "(?:Q|how) .. change .. to .. B"),
    Row("lineage", "(?:lineage|ancestors|descendants|genealogy) .. B"),
    Row("lineage", "B .. (?:lineage|become|merge)"),
    # names and lives
    Row("name", "Q .. B .. (?:used)? .. call"),
    Row("name", "call .. of .. B"),
    Row("name", "B .. call"),
    Row("name", "Q .. call .. B"),
    Row("exists", "B .. exist"),
    Row("exists", "^ there .. B", only="yes_no"),
    Row("exists", "^ B .. there", only="yes_no"),
    # belonging
    Row("whole", "B .. (?:member|lie|one) .. B", candidate=1),
    Row("whole", "B .. comprise .. B", body=1, candidate=0),
    Row("members", "Q .. (?:member|one) .. B"),
    Row("members", "Q .. B .. (?:comprise|made|have)"),
    Row("members", "member .. of .. B"),
    Row("whole", "(?:Q|where) .. B .. (?:member|lie|one)"),
    Row("whole", "(?:Q|where) .. lie .. B"),
    Row("whole", "Q .. B .. in $"),
    Row("members", "B .. member"),
    Row("members", "^ Q B .. there"),
    Row("members", "^ list .. B"),
    Row("members", "(?:in|make|made) .. up .. B"),
    # work with and for each other
    Row("commission", "B .. commission .. B", body=1, candidate=0),
    Row("commission", "Q .. B .. commission .. by"),
    Row("commission", "Q .. B .. commission", role="commissioner"),
    Row("commission", "Q .. commission .. B"),
    Row("commission", "B .. commission"),
    Row("planning", "B .. plan .. (?:for)? .. B", candidate=1),
    Row("planning", "(?:Q|for) .. B .. plan"),
    Row("planning", "Q .. plan .. B", role="planned_for"),
    Row("planning", "B .. plan"),
    Row("partnership", "B .. partner .. B", candidate=1),
    Row("partnership", "Q .. B .. partner"),
    Row("partnership", "Q .. partner .. B"),
    Row("partnership", "B .. partner"),
    # what changed, and the rest of a life
    Row("changes", "(?:Q|how) .. (?:change|begin|abolish) .. (?:for|to|at|in|with|about|of)? .. B"),
    Row("changes", "(?:Q|how) .. B .. change"),
    Row("changes", "change .. (?:for|to|at|in|of)? .. B"),
    Row("changes", "B .. change"),
    Row("changes", "^ Q? .. change", body=None),
    Row("lineage", "how .. B .. (?:come|begin)", role="successor", extra={"history": True}),
    Row("history", "history .. B"),
    Row("history", "B .. history"),
    Row("history", "how .. B .. come"),
    Row("history", "Q .. (?:begin|set|establish) .. B"),
    Row("history", "^ Q B $"),
    Row("history", "^ B $"),
)
"""What sentences mean; the first row that fits wins."""

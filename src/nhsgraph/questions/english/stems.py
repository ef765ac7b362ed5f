"""The words that the grammar knows: each form of a word by its stem, and words without meaning."""

from __future__ import annotations

import re

_STEMS = """
hold: hold holds held holding
account: account accounts accountability
answer: answer answers answered answering answerable accountable report reports reported
    reporting
responsible: responsible charge
fund: fund funds funded funding finance finances financed pay pays paid paying payer funder
    money bankroll bankrolled cash income grant
spend: spend spends spent give gives gave given
host: host hosts hosted hosting house houses housed based home located sit sits sat employed
run: run runs ran running manage manages managed own owned owns
sponsor: sponsor sponsors sponsored sponsoring
oversee: oversee oversees oversaw overseen overseeing inspect inspects inspected regulate
    regulates regulated supervise supervised supervises scrutinise scrutinised scrutinises
    scrutinize scrutinized oversight assure assures assured regulator regulators watchdog police
    policed audit audits audited auditor review reviews reviewed reviewing
approve: approve approves approved approval approving agree agrees agreed ok okay
sign: sign signs signed signing
develop: develop develops developed developing write writes wrote draft drafts drafted set sets
publish: publish publishes published publication issue issues issued
mandate: mandate mandates
appoint: appoint appoints appointed appointing appointment appointments choose chooses chose
    chosen hire hires hired pick picks picked
plan: plan plans planned planning planner planners
announce: announce announces announced announcement proposal proposals propose proposed promise
    promised promises recommend recommended intended intend
become: become becomes became becoming turn turned turns
lead: lead leads led leading head heads headed boss chief
replace: replace replaces replaced replacing succeed succeeds succeeded supersede superseded
    successor successors follow follows followed inherit inherited
precede: precede preceded precedes predecessor predecessors
merge: merge merges merged merging absorbed absorb folded swallowed
abolish: abolish abolishes abolished abolition close closed closes dissolved dissolve end ends
    ended disbanded scrapped cease ceased stop stopped disappear disappeared
begin: begin begins began begun start starts started establish establishes established create
    creates created creation found founded form formed launch launched introduced brought born
exist: exist exists existed existence existing around
call: call calls called name names named known title
rename: rename renamed renaming renames
change: change changes changed changing difference differences different happened happen
member: member members belong belongs belonged part parts membership constituent component
comprise: comprise comprises comprised consist consists consisted include includes included
    contain contains contained composed
commission: ask asks asked commission commissions commissioned commissioning commissioner task
    tasked
partner: partner partners partnered partnership partnerships work works worked working
    collaborate collaborates collaborated jointly together agreement memorandum mou
chain: chain chains line lines path paths hierarchy
history: history story background timeline biography
move: move moves moved moving transfer transfers transferred transferring pass passed
legal: legal legally lawful statutory
law: act acts order orders section legislation statute regulations instrument law
form: form forms status constitution kind type sort
count: number count
lie: lie lies lay region area
first: first earliest initial initially originally
last: last latest final finally
never: never
come: come comes came coming
take: take takes took taken taking
leave: leave leaves left leaving resign resigned resigns retire retired depart departed quit
effect: effect force
budget: budget budgets allocation amount amounts
total: total overall annual yearly
Q: who whom what which whose
"""
STEMS = {
    word: stem.strip()
    for stem, words in re.findall(r"^(\w+):((?:.|\n )*)", _STEMS, re.MULTILINE)
    for word in words.split()
}
"""Each word that the grammar knows, with its stem."""

FILLERS = frozenset(
    """
    's a about actually all also an any are be been being bodies body can could currently
    did do does each england english ever exactly find formally had has have having health
    hello hi i institution institutions is it its just know mainly may me might nhs
    officially ones organisation organisations organization organizations own please
    really s shall should show so tell that the then these this those uk ultimately us
    want was we were will would you
    didn't wasn't isn't aren't weren't doesn't don't hasn't hadn't won't
    """.split()
)
"""Words that carry no meaning here, unless they are part of a name."""
YES_NO = frozenset(
    """
    did do does is was were are has had have could would can will should didn't wasn't isn't aren't
    weren't doesn't don't hasn't hadn't won't
    """.split()
)
"""Words with which a question of yes or no begins."""
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty
        """.split(),
        start=2,
    )
}
"""Numbers in words, with their figures."""

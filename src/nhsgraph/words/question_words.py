"""The words around what is asked: nouns behind *which*, words that turn, pick or weigh nothing."""

from __future__ import annotations

from typing import Final

KINDS: Final[dict[str, str]] = {
    "minister": "office", "ministry": "department", "department": "department",
    "committee": "committee board local_board", "board": "board local_board",
    "regulator": "regulator", "watchdog": "regulator audit_body", "inspectorate": "regulator",
    "region": "region regional_authority", "area": "region regional_authority system",
    "quango": "arms_length_body", "ndpb": "arms_length_body", "charity": "sector_body",
    "agency": "arms_length_body regulator", "system": "system", "unit": "unit",
    "partnership": "system joint_arrangement", "footprint": "system",
    "authority": "regional_authority arms_length_body", "geography": "region",
    "team": "region unit", "plan": "programme", "programme": "programme",
    "college": "professional_body_group", "university": "education_provider_group",
}  # fmt: skip
"""The words behind *which*, each with the kinds of bodies that may answer."""

ASKED: Final[dict[str, str]] = {
    "day": "date|day|year|month|time|when|week|moment|point|period",
    "law": "act|enactment|law"
    "|section|regulation|order|statute|legislation|instrument|provision|schedule"
    "|clause"
    "|power|basis",
    "money": "amount|sum|budget|money|cost|figure|funding|price|grant|allocation|spend|expenditure",
    "post": "post|job|position|role|office",
    "name": "name|title",
    "form": "status|form|type",
    "person": "person|man|woman|people|individual|boss|figure|politician|peer|doctor|minister"
    "|civil servant",
    "body": "body|organisation|organization|institution|one|agency|institution"
    "|national body|public body|department",
}
"""The nouns behind *which* and *what* that say what kind of thing is wanted."""

FREE: Final = frozenset(
    """
    a an the of in on at by for from to with into onto and as or than then so
    is are was were be been being am do does did done has have had having
    can could would will should might must may shall
    please pls tell me us my our your you i we it its they their them he she him her his hers that
    this
    these those there here such
    outfit outfits body bodies organisation organisations organization organizations
    institution institutions one
    ones
    entity entities
    who whom whose which what when where how
    just exactly actually really ever also about any all between within during through throughout
    under up over out off upon via per
    know show give find see say look looking help need want wanted like wondering wonder ask asking
    question questions answer briefing brief note paper report essay thesis pq foi request research
    reader enquiry inquiry background context information info record records source sources
    evidence citation reference references
    name named names 's s let letme thanks thank hello hi dear sir madam
    got get gets getting government period
    make made makes making such still currently now ultimately formally officially directly
    year years time times
    date day days month months thing things use used national people set
    precisely specifically exact exactly correct true right possible possibly roughly approximately
    back then along across around again already yet even quite very much more-or-less
    if whether because since whichever whoever
    own other's same-time kind sort type way means anyone anybody anything someone somebody
    something everything
    provide provided supply list lists dates full complete order sequence each every step steps
    quick
    short brief sentence formal formally details detail together please including include tell
    finish respective respectively arrangements arrangement situation figure figures
    clerk clerks note notes summary precise statement correct confirm whether release
    nationally nationwide annually annual overall versus
    himself herself itself themselves everyone everybody
    extent discuss outline describe state i'm i'd we're
    """.split()
) - frozenset(["other's", "more-or-less", "same-time"])
"""Words that weigh nothing: they frame a question, or stand in every one."""

TURNING: Final = frozenset(
    """
    not never no neither nor without besides except excluding apart rather instead only solely
    merely
    both same other others none nobody more less fewer most least else different alone
    exclusively always half n't unless beyond
    mostly largely mainly primarily partly partially wholly entirely chiefly predominantly
    """.split()
)
"""Words that turn a question into another; without them read there is no verdict."""

TIMING: Final = frozenset("before after while when until till since once whilst under".split())
"""Words with which a clause of time begins."""

PRONOUNS: Final = frozenset(
    "it they its their them this that he she his him her these those".split()
)

OF_BODIES: Final = frozenset({"it", "its", "they", "their", "them"})
"""Those of them that may mean a body named in the clause of time beside them."""

OF_PERSONS: Final = frozenset({"he", "she", "him"})
"""Those of them that mean a person, and never a body."""

NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split(),
        start=2,
    )
}
"""Numbers in words, with their figures."""

PICKS: Final = {
    "first": "first", "earliest": "first", "initial": "first", "original": "first",
    "inaugural": "first",
    "initially": "first", "originally": "first", "founding": "first",
    "last": "last", "latest": "last", "final": "last", "finally": "last", "current": "last",
    "longest": "longest", "outgoing": "last",
}  # fmt: skip
"""Words that ask for the first, the last or the longest of those that answer."""

COUNTED: Final = frozenset("wave waves phase round tranche batch cohort reading draft half".split())
"""Nouns behind *first* that are numbered themselves: *the first wave*."""

FORCES: Final = {
    "legally": "law", "statutorily": "law", "law": "law", "statute": "law", "legal": "law",
    "statutory": "law", "jure": "law", "agreement": "agreement", "practice": "practice",
    "facto": "practice",
}  # fmt: skip
"""Words that ask for lines of one force."""

YES_NO: Final = frozenset(
    """
    did do does is was are were has have had could can would will should didn't wasn't isn't aren't
    weren't doesn't don't hasn't hadn't won't wouldn't couldn't must
    """.split()
)
"""Words with which a question of yes or no begins."""

ASKING: Final = frozenset("who whom whose which what when where why how".split())

OF_LAWS: Final = frozenset(
    "do effect effects affect affected bring brought force commencement mean".split()
)
"""Words that ask what a law did."""

NO_MAKER: Final = {
    "began": "The record does not say who set a body up",
    "ended": "The record does not say who ended a body",
}
"""What a reader must know who asks for a person or body that made or ended one."""

"""Words by what their forms have in common: *held*, *holds* and *holding* are one stem."""

from __future__ import annotations

from functools import cache
from typing import Final

_IRREGULAR: Final = {
    form: stem
    for stem, forms in {
        "hold": "held",
        "run": "ran running",
        "pay": "paid",
        "give": "gave given",
        "spend": "spent",
        "sit": "sat sitting",
        "make": "made",
        "bring": "brought",
        "take": "took taken",
        "come": "came",
        "go": "went gone goes",
        "begin": "began begun beginning",
        "become": "became",
        "grow": "grew grown",
        "choose": "chose chosen",
        "write": "wrote written",
        "draw": "drew drawn",
        "leave": "left leaving",
        "stand": "stood",
        "keep": "kept",
        "fall": "fell fallen",
        "lie": "lies lain lying",
        "lay": "laid lays laying",
        "meet": "met",
        "know": "known knew",
        "get": "got gotten getting",
        "lead": "led",
        "wind": "wound",
        "shut": "shutting",
        "oversee": "oversaw overseen oversees overseeing",
        "die": "died dies dying death",
        "buy": "bought",
        "say": "said",
        "tell": "told",
        "find": "found",
        "see": "saw seen sees",
        "set": "setting",
        "put": "putting",
        "do": "did does done",
        "be": "is are was were been being am",
        "have": "has had having",
        "person": "people",
        "body": "bodies",
        "agree": "agrees agreed agreeing agreement agreements",
        "sign": "signs signed signing",
        "speak": "spoke spoken",
        "break": "broke broken",
        "think": "thought",
        "mean": "meant",
        "send": "sent",
        "lose": "lost",
        "win": "won",
        "quit": "quitting",
        "free": "freed",
        "split": "splitting",
        "report": "reports reported reporting",
        "succeed": "succeeds succeeded succeeding",
        "precede": "precedes preceded preceding",
        "supersede": "supersedes superseded superseding",
        "axe": "axed axes axing",
        "use": "used uses using",
        "merge": "merger mergers",
        "announce": "announcement announcements",
        "publish": "publication publications",
        "abolish": "abolition",
        "create": "creation",
        "dissolve": "dissolution",
        "close": "closure",
        "establish": "establishment",
        "appoint": "appointment appointments",
    }.items()
    for form in forms.split()
}
_SAME: Final = frozenset(
    """
    his this thus yes us always perhaps less unless across besides whereas status basis process
    address access business news means series chairs ourselves themselves besides analysis crisis
    census consensus focus campus bonus bus its hers ours theirs does as is was has gas
    speed seed need feed breed indeed hundred red bed shed sacred
    acting
    during nothing something anything everything thing king ring string spring morning evening
    """.split()
)
"""Words that end like a form of another and are none."""
_DOUBLED: Final = frozenset("bdgmnprt")
"""A letter that is written twice before *-ed* and *-ing*: *scrapped*, *planning*."""
_SHORTEST: Final = 3


@cache
def stem(word: str) -> str:
    """The stem of a word in small letters; many forms of a word have one stem.

    It need be no word: *abolish*, *abolished* and *abolishes* are *abolish*, but *create*,
    *created* and *creating* are *creat*.
    """
    word = _IRREGULAR.get(word, word)
    if word in _SAME or len(word) <= _SHORTEST:
        return word
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST and any(sign in "aeiouy" for sign in bare):
            if bare[-1] == bare[-2] and bare[-1] in _DOUBLED:
                bare = bare[:-1]
            return _ended(bare)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _ended(word)


def _ended(word: str) -> str:
    """A word without a last *e*, and with *y* for *i*: *creat(e)*, *carry* for *carri(ed)*."""
    if word.endswith("i"):
        return word[:-1] + "y"
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word


LONG: Final = 5
"""So many letters of a stem say enough: *merge* and *merger* are one."""
FURTHER: Final = 3
"""So many letters more a stem may have that begins with another."""


def stands(word: str, stems: frozenset[str]) -> bool:
    """Whether a stem stands among others; a long one also as the beginning of one, or behind it."""
    if word in stems:
        return True
    return len(word) >= LONG and any(
        abs(len(one) - len(word)) <= FURTHER
        and (one.startswith(word) or (len(one) >= LONG and word.startswith(one)))
        for one in stems
    )


_ALIKE: Final = tuple(
    frozenset(stem(word) for word in row.split())
    for row in (
        "advise recommend advice recommendation",
        "accredit approve approval assure assurance regulate",
        "set decide determine fix keep",
        "provide supply find",
        "doctor medical medic physician",
        "dentist dental dentistry",
        "midwife midwives midwifery",
        "pharmacist pharmacy",
        "postgrad postgraduate",
        "undergrad undergraduate",
        "train training educate education teaching",
        "pay salary wage remuneration",
        "commission buy purchase",
        "negotiate bargain",
        "forecast projection predict",
        "handle administer manage run lead",
        "degree course programme",
        "represent speak",
        "staff workforce",
        "curriculum curricula",
        "register registration regulate",
        "secretariat secretary",
        "draft draw write prepare",
        "gather collect",
        "local locally area",
        "commission arrange",
    )
)
"""Words of the field that say nearly the same where it is sought who does something."""


@cache
def kin(stem_of_word: str) -> frozenset[str]:
    """The stems of the words that say nearly the same as one; none for most."""
    rows = [row for row in _ALIKE if stem_of_word in row]
    return frozenset().union(*rows) - {stem_of_word}


def has_kin(stem_of_word: str, stems: frozenset[str]) -> bool:
    """Whether a stem stands among others, or one that says nearly the same."""
    return stem_of_word in stems or not stems.isdisjoint(kin(stem_of_word))

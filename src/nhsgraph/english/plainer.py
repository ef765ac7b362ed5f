"""What a question says in roundabout words, in plainer ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import ASKING, NUMBERS, YES_NO

if TYPE_CHECKING:
    import re

_PLAINER: Final = {
    **dict.fromkeys(
        [f"{when} the {up} to" for when in ("in", "during", "over", "at")
         for up in ("run-up", "run up", "runup", "lead-up", "lead up", "build-up", "build up")],
        "before",
    ),
    **dict.fromkeys(["on the eve of", "the eve of", "shortly ahead of"], "before"),
    **dict.fromkeys(
        [f"in the {soon}{wake} of" for soon in ("", "immediate ") for wake in ("aftermath", "wake")]
        + ["hard on the heels of", "on the heels of"],
        "after",
    ),
    **dict.fromkeys(["going into", "coming into", "heading into"], "at the start of"),
    **dict.fromkeys(["coming out of", "going out of"], "at the end of"),
    **dict.fromkeys(["around the time of", "about the time of", "round the time of"],
                    "at the time of"),
    **dict.fromkeys(["around the time that", "around the time when", "around the time",
                     "about the time that", "about the time when"], "when"),
    **{f"{begins} {work}": begins for begins in ("begin", "began", "start", "started", "begun")
       for work in ("operating", "operations", "operation")},
    **dict.fromkeys(["went live", "goes live", "gone live", "go live"], "started"),
    **{f"{take} over {running}": f"{take} over" for take in ("take", "took", "takes", "taken")
       for running in ("the running of", "the management of", "running of")},
    **dict.fromkeys(["gave way to", "gives way to"], "was followed by"),
    **dict.fromkeys(["at the helm of", "at the head of", "at the top of"], "in charge of"),
    "at the helm": "in charge",
    **dict.fromkeys(["over the years", "down the years", "through the years", "over time"], "ever"),
    **dict.fromkeys(["at some point", "at some stage", "at one point", "at one stage"], "ever"),
    **dict.fromkeys(["legal instrument", "statutory instrument"], "instrument"),
    **{f"{our} {near}": our for our in ("our", "my", "your") for near in ("local", "own")},
    **dict.fromkeys(["sos", "sofs", "s of s"], "Secretary of State"),
    **dict.fromkeys(
        [f"{arm}{sign}length {bodies}" for arm in ("arm's", "arms", "arm") for sign in (" ", "-")
         for bodies in ("bodies", "organisations", "agencies")] + ["albs"],
        "quangos",
    ),
    **dict.fromkeys([f"{began} calling itself" for began in ("began", "started")], "became"),
    **dict.fromkeys([f"{began} to call itself" for began in ("began", "started")], "became"),
    **dict.fromkeys(["begin to call itself", "start to call itself", "start calling itself",
                     "begin calling itself"], "become"),
    "health sec": "health secretary", "perm sec": "permanent secretary",
    "foreign sec": "foreign secretary",
    **{f"{work} under that name": "were part of it"
       for work in ("operated", "worked", "traded", "acted")},
    **{f"regulator {covers}": f"body {regulates}" for covers, regulates in (
        ("is responsible for", "regulates"), ("was responsible for", "regulated"),
        ("covers", "regulates"), ("covered", "regulated"), ("handles", "regulates"))},
    **{f"{did} workforce planning": "planned the workforce"
       for did in ("carried out", "did", "undertook", "handled", "ran")},
    **{f"whose {job} {was} it to": "who did" for job in ("job", "task", "role", "responsibility")
       for was in ("was", "is")},
    **dict.fromkeys(["put their names to", "put its name to", "put their name to", "were behind",
                     "put his name to", "put her name to"], "wrote"),
    **{f"who {was} {one} {done} for": f"who commissioned {one}" for was in ("was", "were", "is")
       for one in ("it", "they") for done in ("written", "done", "carried out", "prepared")},
    **dict.fromkeys(["slimmed down to", "cut down to", "whittled down to", "boiled down to",
                     "reduced to"], "became"),
}  # fmt: skip
"""By what people write, what the rest of the reader knows."""
_ANY: Final = LazyPattern(
    rf"\b(?P<phrase>{'|'.join(sorted(_PLAINER, key=len, reverse=True))})\b"
    r"|\bas (?P<year>(?:19|20)\d\d) (?:(?P<end>ended|closed|drew to a close|was ending)"
    r"|(?:began|opened|started|dawned))\b"
    r"|\b(?P<near>(?:some ?time |somewhere )?(?:around|circa|in or around|in around|in about"
    r"|round about|(?:some ?time|somewhere) in))(?= (?:19|20)\d\d\b)"
    r"|\b(?P<out>(?:came|come|coming) out)\b(?! (?:of|from|as|in favour|against|on top|ahead))",
    needs="|".join(
        [*_PLAINER, "as 19", "as 20", "around", "circa", "in about", "round about", "time in",
         "somewhere in", "came out", "come out", "coming out"]
    ),
)  # fmt: skip


def plainer(text: str) -> str:
    """A question in plainer words.

    >>> plainer("who chaired it in the run-up to 2015")
    'who chaired it before 2015'
    >>> plainer("who was minister as 2012 ended")
    'who was minister at the end of 2012'
    """

    def plain(found: re.Match[str]) -> str:
        if found["year"]:
            return f"at the {'end' if found['end'] else 'start'} of {found['year']}"
        if found["near"]:
            return found[0] if whether else "in"  # yes or no may hang on the very days
        return "published" if found["out"] else _PLAINER[found["phrase"].lower()]

    bare = text.rstrip(" ?.")
    if bare.lower().endswith(_BEGAN_WORK):
        text = bare[: -len(" work")]
    before, called, name = text.rstrip(" ?.").partition(" called ")
    if called and before.lower().startswith(("was there a", "is there a", "were there ")):
        text = f"did {name} exist"
    text = _by_its_leader(_of_act(_ENACTED.sub(r"did \g<act> become law", text)))
    text = _of_heading(_by_that_law(_without_others(text)))
    text = _made_of(_of_duties(_uncounted(_dated(_from_creation(text)))))
    whether = text.partition(" ")[0].lower() in YES_NO
    if whether:
        for words in _OR_TO:
            text = text.replace(words, " or ")
    text = _SAME_DAY.sub(r"were \g<one> and \g<other> \g<done> at the same time", text)
    return _FROM.sub("from, ", _ANY.sub(plain, text))


_ENACTED: Final = LazyPattern(
    r"(?i)\b(?:was|were) (?P<act>the [a-z ]*act(?: of)?(?: (?:19|20)\d\d)?) (?:passed|enacted)\b",
    needs="passed|enacted",
)
"""*When was the Act passed*, of an Act that is the one thing asked after."""


def _of_act(text: str) -> str:
    """*Which part of the Ports Act deals with the Board* as what the Board rests on in that Act."""
    low = text.lower()
    for part in _PARTS_OF_ACTS:
        if low.startswith(part):
            for deals in _DEALING:
                act, sign, body = text[len(part) :].rstrip(" ?.").partition(deals)
                if sign and " act" in f" {act.lower()}":
                    return f"what is the legal basis of {body} under {act}"
    return text


_PARTS_OF_ACTS: Final = tuple(
    f"{which} {part} of " for which in ("which", "what")
    for part in ("part", "parts", "section", "sections", "chapter", "bit", "bits")
)  # fmt: skip
_DEALING: Final = (
    " deals with ", " deal with ", " is about ", " are about ", " covers ", " cover ",
    " concerns ", " concern ", " relates to ", " relate to ", " sets up ", " governs ", " govern ",
)  # fmt: skip
_BEGAN_WORK: Final = tuple(f" {begin} work" for begin in ("begin", "began", "start", "started"))


def _by_its_leader(text: str) -> str:
    """*The review led by Lord Smith* as the Lord Smith review."""
    words = text.split()
    for at, word in enumerate(words[:-3]):
        if word.lower() in _REVIEWS and words[at + 1] in _LED and words[at + 2] == "by":
            if words[at - 1 : at] != ["the"]:
                continue
            stop = at + 3
            while stop < len(words) and words[stop][:1].isupper():
                stop += 1
            if stop == at + 3 and len(words) - stop <= MOST_OF_A_NAME:
                stop = len(words)  # written without capitals
            if stop > at + 3:
                name = " ".join(words[at + 3 : stop])
                sign = name[len(name.rstrip(",?.")) :]
                return " ".join([*words[:at], f"{name.rstrip(',?.')} {word}{sign}", *words[stop:]])
    return text


MOST_OF_A_NAME: Final = 3
_REVIEWS: Final = frozenset({"review", "inquiry", "commission"})
_LED: Final = frozenset({"led", "chaired", "headed", "run"})


def _of_heading(text: str) -> str:
    """A document that stands as a heading, put in its question: *the plan: year?*."""
    head, sign, tail = text.rstrip(" ?.").rpartition(": ")
    asks = tail.lower().removeprefix("the ")
    if sign and asks in _ITS_ENDS and ":" not in head:
        return f"when did {head} {_ITS_ENDS[asks]}"
    if not sign or len(head.split()) < LEAST_OF_HEADING or ":" in head:
        return text
    if _PAPERS.isdisjoint(words_of(head)):
        return text
    if asks in _ITS_DATE:
        return f"when was {head} published"
    if asks.endswith(" it") and asks.split()[0] in ASKING:
        of, _, rest = head.partition(" of ")
        return f"{tail[:-3]} {rest if of.lower() in _WHOSE else head}"
    return text


_ITS_ENDS: Final = {
    **dict.fromkeys(("last day", "last day of existence", "end date", "date of abolition",
                     "abolition date", "when abolished", "closing date"), "end"),
    **dict.fromkeys(("first day", "start date", "date set up", "when set up", "founding date",
                     "date of creation", "when created"), "begin"),
}  # fmt: skip
"""What a heading asks of the life of a body: its last day, or its first."""
LEAST_OF_HEADING: Final = 3
_ITS_DATE: Final = frozenset(
    ("date", "year", "what year", "which year", "when published", "publication date",
     "date of publication", "year of publication", "what date")
)  # fmt: skip
_WHOSE: Final = frozenset({"ownership", "authorship", "publication", "the authorship"})
_PAPERS: Final = frozenset("plan report review paper strategy consultation framework".split())
"""Nouns for what came out on a day."""


def _made_of(text: str) -> str:
    """*Which bodies were merged to form X* as the question which bodies made it up at the start."""
    low = text.lower()
    if not low.startswith(("which ", "what ")):
        return text
    for words in _MERGED:
        place = low.find(words)
        if place > 0:
            made, sign, rest = text[place + len(words) :].rstrip(" ?.").partition(",")
            asks = text[:place].rsplit(" ", 1)[0]
            return f"{asks} made up {made} at the start{sign}{rest}"
    return text


_MERGED: Final = tuple(
    f" {merged} to {form} "
    for merged in ("merged", "bolted together", "brought together", "combined", "joined",
                   "joined together", "put together", "pulled together", "came together")
    for form in ("form", "make", "create", "make up", "become")
)  # fmt: skip
"""How it is asked what a body was made of: *merged to form X*."""


def _dated(text: str) -> str:
    """A request for a day as the question when: *please confirm the date on which X closed*.

    >>> _dated("please confirm the date on which the Board closed")
    'when the Board closed'
    >>> _dated("on what day was it closed, and the date when it opened")
    'on what day was it closed, and the date when it opened'
    """
    low = text.lower()
    for phrase in _DATE_ON_WHICH:
        place = low.find(phrase)
        asked = ASKING.isdisjoint(low[: max(place, 0)].split())
        if place >= 0 and asked and len(low[:place].split()) <= MOST_OF_A_REQUEST:
            return f"when {text[place + len(phrase) :]}"
    return text


_DATE_ON_WHICH: Final = tuple(
    f"the {noun} {link} "
    for noun in ("date", "day", "year", "month", "exact date", "precise date", "exact day")
    for link in ("on which", "in which", "at which", "when", "that")
)
"""How a request names the day that it wants."""
MOST_OF_A_REQUEST: Final = 4
"""So many words stand before it: *could you please confirm*."""


def _by_that_law(text: str) -> str:
    """*Was the Care Act the law which ended X* as whether that Act ended it.

    >>> _by_that_law("was the Care Act the law that put the Board on a statutory footing")
    'did the Care Act put the Board on a statutory footing'
    """
    low = text.lower()
    for words in _THE_LAW:
        place = low.find(words)
        if place > 0 and low.startswith(("was ", "is ")):
            law = text[:place].split(" ", 1)[1]
            return f"did {law} {text[place + len(words) :]}"
    return text


_THE_LAW: Final = tuple(
    f" the {law} {that} " for law in ("law", "act", "statute", "legislation", "instrument")
    for that in ("which", "that")
)  # fmt: skip


def _without_others(text: str) -> str:
    """A question without whom it does not ask about: *who paid the Board, and not the lodges*.

    >>> _without_others("who funded the Board, and not the lodges, in 2014?")
    'who funded the Board, in 2014?'
    """
    head, found, tail = text.partition(", and not ")
    other, comma, rest = tail.partition(",")
    if not found or len(other.split()) > MOST_OF_A_REQUEST:
        return text
    return f"{head}{comma}{rest}" if comma else head


def _from_creation(text: str) -> str:
    """*From its creation through to the end of 2021* as *until the end of 2021*.

    >>> _from_creation("who chaired it between its creation and the end of 2021")
    'who chaired it until the end of 2021'
    """
    words = text.split()
    for place, word in enumerate(words):
        begins = word.lower() in _CREATION and words[place - 2 : place - 1] != []
        if not begins or words[place - 2].lower() not in {"from", "between", "since"}:
            continue
        behind = place + 1
        while behind < len(words) and words[behind].lower() in {"right", "through", "up"}:
            behind += 1
        if words[behind : behind + 1] and words[behind].lower() in {"to", "until", "till", "and"}:
            return " ".join([*words[: place - 2], "until", *words[behind + 1 :]])
    return text


_CREATION: Final = frozenset(
    "creation foundation formation establishment inception launch start birth beginning".split()
)
"""Nouns for the begin of a body."""


def _of_duties(text: str) -> str:
    """*What did the Care Act require HEE to do* as the question for the duties of HEE under it.

    >>> _of_duties("what was HEE required to do under the Care Act")
    'what duties did HEE have under the Care Act'
    """
    bare = text.rstrip(" ?.")
    law, requires, body = bare.partition(" require ")
    if requires and law.lower().startswith("what did ") and body.endswith(" to do"):
        return f"what duties did {body.removesuffix(' to do')} have under {law[len('what did ') :]}"
    body, required, rest = bare.partition(" required to do")
    be = next((one for one in ("what was ", "what were ") if body.lower().startswith(one)), "")
    return f"what duties did {body[len(be) :]} have{rest}" if required and be else text


_OR_TO: Final = tuple(
    f" or {how}{to} " for how in ("", "straight ", "directly ", "just ", "only ")
    for to in ("part of", "accountable to", "answerable to", "to", "by", "under", "from")
)  # fmt: skip
"""*Was it part of A or part of B*: the words of the line stand once."""


def _uncounted(text: str) -> str:
    """A question without the number of those asked for: *which two bodies*; all are told."""
    words = text.split()
    counted = [
        place + 1
        for place, word in enumerate(words[:-2])
        if word.lower() == "which" and words[place + 1].lower() in {*NUMBERS, *NUMBERS.values()}
    ]
    return " ".join(word for place, word in enumerate(words) if place not in counted)


_SAME_DAY: Final = LazyPattern(
    r"^(?:was|were|did|is|are|has|have) (?P<one>.+?) (?P<done>\w+(?: (?:up|down|into being))?)"
    r" (?:at|on) (?:exactly |just )?the (?:very )?same (?:time|day|date|moment) (?:as|that)"
    r" (?P<other>[^?]+?)(?: (?:was|were|did))?[ ?]*$",
    needs="same ",
)
"""*Was A closed on the same day as B* asks whether both were closed at the same time."""
_FROM: Final = LazyPattern(
    r"(?<=\w )from (?=(?:after|before|prior to|since|until|up to) )",
    needs="from ",
)
"""*Where did it come from after 2013*: the word belongs to the verb, and not to the time."""


def without_else(text: str) -> str:
    """A question of yes or no without *or to somebody else*, *or was it the other way round*.

    It asks nothing more: what is recorded stands beside a denial.
    """
    if YES_NO.isdisjoint(text.lower().split()[:1]):
        return text
    head, parted, rest = text.rstrip(" ?.").rpartition(" or ")
    words = words_of(rest)
    other = not _TURNED_ROUND.isdisjoint(words) and _ELSE.issuperset(words)
    return head.rstrip(" ,;-") if parted and other else text


_TURNED_ROUND: Final = frozenset("else round around versa another different".split())
_ELSE: Final = _TURNED_ROUND | frozenset(
    """to by from with of for in under somebody someone something anybody anything other some body
    bodies organisation agency entirely altogether did it they was were is are begin start started
    out off life as once first before the way vice somewhere""".split()
)
"""The words of which such an alternative is made up."""

"""What people say around a question: of themselves before it, and whom they offer behind it.

*As a manager I need to know who paid, the Board or the Crown?* asks who paid.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.english.times import read_times
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import ASKING, FORCES, OF_BODIES, PICKS, PRONOUNS, TIMING, YES_NO

if TYPE_CHECKING:
    from nhsgraph.english.vocabulary import Vocabulary

_ASK: Final = (
    r"(?:(?:to|by|from|in|of|with|under|for|on|at|since|until) )?"
    r"(?:who|whom|whose|what|which|when|where|how|why)\b"
)
_I: Final = r"(?:i|we|i've|we've|i'm|we're|i'd|we'd)"
_SOMEBODY: Final = (
    r"(?:i|we|(?:an?|the|one|our|my|this|some) (?:[\w'-]+ ){0,2}?(?:reader|student|colleague|user"
    r"|client|member|researcher|visitor|manager|director|journalist|editor|tutor|supervisor|boss"
    r"|customer|patron|borrower|enquirer|caller|librarian|analyst|lecturer|teacher|professor|member"
    r"|consultant|doctor|nurse|trustee|source|contact|constituent|mp|registrar|clinician|friend"
    r"|partner|neighbour)s?|(?:one|some) of (?:our|my|the) \w+|somebody|someone)"
)
_HEADED: Final = LazyPattern(
    rf"^(?:(?:{_I}(?: have| got| had)?|there is|here is) (?:an? )?(?:\w+ )?"
    r"(?:enquiry|inquiry|query|question|request|email|letter) (?:about|on|regarding|concerning)"
    rf"|{_SOMEBODY} (?:remember|recall|know)s?"
    rf"|(?P<work>{_I}(?: am| are)? (?:writing|doing|researching|preparing|drafting|working)"
    r"(?: up)?(?: on)?(?: (?:an?|my|our|some|the|this))?(?: \w+){0,2} (?:on|about|into))"
    rf"|{_SOMEBODY}(?: has| have|'s| is| was)? (?:asked|asking|after|enquired|enquiring|writing)"
    r"(?: me| us)? (?:for|about|after|on))"
    rf" (?P<topic>[^:;?]{{2,70}}?)(?: -|:|;|,| and|\.)\s+(?={_ASK})"
    rf"|^as an? [^?:;]{{2,60}}?,? (?={_I} )"
    rf"|^{_I} (?:just |only |really |also |simply )?(?:need|want|would like|wish|have|like"
    r"|am trying|'m trying|trying)? ?to (?:know|find out|check|understand|establish|confirm"
    rf"|work out|learn|ask)(?: for [^?:;,]{{2,40}},?)?:? (?={_ASK})",
    needs=(
        "enquir|inquir|query|question|request|email|letter|remember|recall|know|"
        "writing|doing|researching|preparing|drafting|working|asked|asking|after|"
        "as a|find out|check|understand|establish|confirm|work out|learn|to ask"
    ),
)
"""What opens a sentence: *I've an enquiry about X - …*, *as a director*, *I need to know …*."""
_LIST: Final = LazyPattern(
    rf"^{_SOMEBODY}(?:'d| would| should| has| have)? (?:also )?(?:asked for|asks for|is after"
    r"|are after|is looking for|wants|want|needs|need|likes?|wish(?:es)?)(?: to (?:see|have|get))?"
    r" (?:(?:an?|the) )?(?:(?:full|complete|short|whole) )?list of ",
    needs="list of ",
)
"""What asks for a list on behalf of somebody: *a reader wants the full list of …*."""
_SAID: Final = LazyPattern(
    rf"^(?:i(?:'ve| have)? been told|i was told|i (?:understand|gather|hear|heard|read|believe)"
    rf"|(?:{_SOMEBODY}|my (?:wife|husband|mum|dad))"
    r" (?:has told me|told me|tells me|says|said|thinks|thought|claims|claimed|reckons|insists"
    r"|swears|believes|is sure|was sure)|i (?:seem to |do )?(?:recall|remember|recollect)"
    r"|if i (?:recall|remember)(?: rightly| correctly)?,?|i have (?:it )?in my notes"
    r"|(?:in (?:an?|my|the) \w+,? )?(?:i|we) (?:wrote|argued|claimed|stated|put|noted))"
    r"(?: that)? (?P<told>[^?]{4,200}?)"
    r"(?P<asks>[.,;:-]+ *(?:(?:would|will|could|should) [^?.]{0,40}?\b(?:that|this|it)\b"
    r" (?:as )?(?:wrong|right|correct|mistaken|a mistake)"
    r"|(?:is|was|are|were|am|have|has|do|does|can)(?:n't)? "
    r"(?:s?he|they|it|that|this|i|we|you)(?: (?:got|have|get|be|confirm|say))?"
    r"(?: (?:the|that|this|it|my|a)(?: (?:date|year|name|month|order|facts?|post|title))?)?"
    r"(?: (?:right|correct|true|so|wrong|mistaken|the case|straight))?)[?.]?)"
    r"(?P<behind>(?:,? (?:and|but) .*|\s+[^ ].*)?)$",
    needs=(
        "tells me|told|understand|gather|hear|read|believe|says|said|thinks|thought|claims|"
        "claimed|reckons|insists|swears|is sure|was sure|recall|remember|recollect|"
        "in my notes|wrote|argued|stated|put|noted"
    ),
)
"""What somebody says, which is to be confirmed: *my tutor says it was so. Is she right?*."""
_BEHIND: Final = LazyPattern(
    rf"(?:,| -|;|\.) (?:{_I}|it|they) (?:have (?!to\b)|think|thought|believe|know|only know|gather"
    r"|assume|guess|seems?|keep|see|suspect|suppose|imagine|ask because|am asking because)\b"
    r"(?!.*\?.*\?)[^?]*\??\s*$",
    needs=" i |i've |i'm |i'd | we |we've |we're |we'd | it | they ",
)
"""What somebody adds behind a question: *… - I have thirteen at the start*."""
_DUTY: Final = LazyPattern(
    r"\b(?:(?:is|was|are|were|be|been|being) )?(?:directly |formally |mainly |chiefly )?"
    r"(?:responsible for|in charge of|tasked with|charged with|entrusted with)"
    r" (?=(?:regulating|funding|overseeing|inspecting|commissioning|appointing|hosting|approving"
    r"|publishing|setting|paying|monitoring|supervising|assessing|registering|auditing|licensing"
    r"|quality[- ]assuring)\b)",
    needs="responsible for|in charge of|tasked with|charged with|entrusted with",
)
"""*Is responsible for regulating* is *regulates*."""


def opened(text: str) -> str:
    """A question without what people say of themselves before it or behind it.

    >>> opened("As an HRD I need to know who my trust answered to")
    'who my trust answered to'
    >>> opened("I've an enquiry about Ann Archer - what was her post?")
    'Ann Archer: what was her post?'
    >>> opened("A reader wants the full list of the boards from 2011")
    'list the boards from 2011'
    >>> opened("My tutor says HEE was accountable to NHS England. Is she right?")
    'is it true that HEE was accountable to NHS England?'
    >>> opened("which body is responsible for regulating nurses")
    'which body regulating nurses'
    """
    for _ in range(MOST_OPENINGS):
        found = _HEADED.match(text)
        if found is None:
            break
        rest = text[found.end() :]
        leans = not found["work"] or not PRONOUNS.isdisjoint(words_of(rest))
        topic = f"{found['topic']}: " if found["topic"] and leans else ""
        text = topic + rest
    text = _LIST.sub("list ", text)
    if said := _SAID.match(text):
        told = re.sub(r"(?i)\bbeing\b", "was", said["told"], count=1)
        behind = said["behind"].rstrip(" ?.")
        behind = "" if _IF_NOT.intersection(behind.lower().split()) else behind
        text = f"is it true that {told.strip()}{behind}?"
    text = _asked_when(text)
    for words in _RATHER:
        head, sign, rest = text.partition(words)
        text = f"{head}; {rest}" if sign else text
    bare = _BEHIND.sub("", text)
    text = text if ASKING.isdisjoint(words_of(bare)) else bare
    return _DUTY.sub("", text)


def unreported(vocabulary: Vocabulary, text: str) -> str:
    """A question without the words that report who asks it: *Dr Hill has asked which body paid*.

    What is told of whoever asks names no body of the record by its own name, or only as the place
    where they are: *I'm on the Health Committee and we'd like to establish who paid*.

    Args:
        vocabulary: the words of the record.
        text: the question.
    """
    found = _REPORTED.match(text)
    if found is None:
        return text
    before, rest = found["before"], text[found.end("before") :].strip(" ,:-")
    words = words_of(before)
    named = [one for one in vocabulary.mentions(words) if vocabulary.is_proper_name(one)]
    proper = bool(named)
    persons = vocabulary.slots["person"]
    starts = range(len(words))
    proper |= any(tuple(words[a : a + n]) in persons for a in starts for n in (2, 3))
    times = read_times(before)
    dated = times.period is not None or times.unread or times.pointing[0]
    opens = {*words[:1]} & (ASKING | YES_NO | TIMING)
    at_work = before.lower().startswith(_AT_WORK)
    if opens or dated or (proper and not at_work):
        return text
    if named and not OF_BODIES.isdisjoint(words_of(rest)):
        return f"{named[-1].words}: {rest}"  # I work at the Board, who funds it
    whether, _, told = rest.removeprefix("whether or not ").partition(" ")
    if rest.startswith("whether or not "):
        return f"did {whether} {told}"
    return f"did {told}" if whether.lower() in {"whether", "if"} else rest


_REPORTED: Final = LazyPattern(
    r"^(?P<before>[^?;]{2,160}?\b(?:(?:to|and|we|us|me|would|will|can) (?:check|confirm|clarify"
    r"|establish|verify|ask|know)|know|asks|asked|asking|wonders?|wondered|wondering"
    r"|find out|work out|not sure|unsure|unclear|no idea|not certain|enquires|enquired|enquiring"
    r"|inquires|inquired|curious|trying to (?:remember|recall|see|understand))"
    r"(?: (?:me|us|him|her|them|about|of|as to))*[,:]?"
    r"|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|quick|sorry|morning|afternoon|an?"
    r"|one|just|[^:?]{0,120}\b(?:my|me|i|we|our|us))\b[^?:]{0,120}?(?::| -|,))\s+"
    rf"(?={_ASK}|(?:whether|if|is|was|did|does|are|were|has|had|have|do)\b)",
    needs=(
        "check|confirm|clarify|establish|verify|ask|know|wonder|find out|work out|"
        "not sure|unsure|unclear|no idea|not certain|enquir|inquir|curious|"
        "trying to|:| -|,"
    ),
)
"""What reports a question, or greets, before it: *hi all, quick one from the desk: who paid*."""
_AT_WORK: Final = (
    "i'm ", "i am ", "we're ", "we are ", "i work ", "we work ", "here at ", "at ", "in ", "from ",
    "a colleague ", "a friend ", "a student ", "a reader ", "one of our ", "the team ", "my team ",
    "our team ", "somebody ", "someone ", "as a ",
)  # fmt: skip
"""How somebody tells where they are."""


def _asked_when(text: str) -> str:
    """*I think it moved at some point - what date was that* as the question when it did."""
    bare = text.rstrip(" ?.").removesuffix(" please")
    told = next((bare[: -len(one)] for one in _WHEN_WAS_IT if bare.lower().endswith(one)), "")
    think = next((one for one in _I_THINK if told.lower().startswith(one)), "")
    parted = next((one for one in _WHEN_BEHIND if bare.lower().endswith(one)), "")
    told_of = bare[: -len(parted)] if parted else ""
    if told_of and (ASKING | YES_NO).isdisjoint(words_of(told_of)):
        return f"when did {told_of}"  # the boards went from 13 to four - when
    return f"when did {told[len(think) :].rstrip(' ,;:.-')}" if think else text


_I_THINK: Final = tuple(
    f"{i} {think} {that}" for i in ("i", "we") for that in ("that ", "")
    for think in ("think", "believe", "gather", "understand", "know", "see", "read")
)  # fmt: skip
_WHEN_BEHIND: Final = (" - when", "; when", ": when", ", when")
_WHEN_WAS_IT: Final = (
    *(f" {what} {date} was {it}" for what in ("what", "which") for date in ("date", "day", "year")
      for it in ("that", "it")),
    " when was that", " when was it", " when did that happen", " when exactly",
)  # fmt: skip
_IF_NOT: Final = frozenset({"if"})
"""*And if not, who was it* needs no answer: what is recorded stands beside a denial."""
_RATHER: Final = (" - I mean ", " - I mean, ", ", I mean ", "; I mean ", ", I mean, ")
"""What brings the question anew in other words: *… - I mean who answered to whom*."""


MOST_OPENINGS: Final = 3
"""So many openings may stand one before the other: *as a director I need to know …*."""


def unoffered(vocabulary: Vocabulary, text: str) -> tuple[str, str]:
    """A question of *who* without what it offers to choose from, and that; the answer tells who.

    Which of two came first is another question, and stays.

    Args:
        vocabulary: the words of the record.
        text: the question.
    """
    if not _ORDERING.isdisjoint(words_of(text)):
        return text, ""
    instead = ""
    if YES_NO.intersection(text.lower().split()[:1]):
        for words in _INSTEAD:
            head, sign, rest = text.partition(words)
            if sign:
                text, instead = head.rstrip(","), f"{words.strip()} {rest.rstrip(' ?.')}"
    if (found := _OFFERED.match(text)) is not None:
        headed = found["headed"] is not None
        offered = found["headed"] or found["front"]
        if _offers(vocabulary, offered, joined=headed):
            return f"who {found['who'] or found['rest']}", offered
    for sign in _SIGNS:
        head, parted, offered = text.rstrip(" ?.").partition(sign)
        asks = not ASKING.isdisjoint(head.lower().split())
        if parted and asks and _offers(vocabulary, offered.partition("? ")[0]):
            return head, "" if _is_one_body(vocabulary, offered) else offered
        guessed = next((offered[len(be) :] for be in _WAS_IT if offered.startswith(be)), "")
        if parted and asks and guessed and _offers(vocabulary, guessed, least=1):
            return head, ""  # who it was tells whether it was that one
    return text, instead


def _is_one_body(vocabulary: Vocabulary, offered: str) -> bool:
    """Whether all that is offered are names of one and the same body."""
    named = [one.meanings[0].body for one in vocabulary.mentions(words_of(offered))]
    return len(named) > 1 and len({*named}) == 1


_WAS_IT: Final = tuple(
    f"{be} {it} " for be in ("was", "is", "were", "wasn't", "isn't") for it in ("it", "that")
)
"""What stands before the one name that is guessed: *who appointed it - was it Parliament*."""


_OFFERED: Final = LazyPattern(
    r"^(?:so |and )?(?:is|was|were|are) it (?P<front>[^?:;]{3,120}? or [^?:;]{2,80}?)"
    r" (?:that|which|who) (?P<rest>.+)$"
    r"|^(?P<headed>[^:;?]{3,120}?)(?::|,| -) (?:who|which)(?: one| body| of (?:them|the two|these"
    r"|the two of them))? (?P<who>.+)$",
    needs=" it |:|,| -",
)
"""*Was it A or B that paid*, *A and B: which one paid*."""
_SIGNS: Final = (": ", ", ", "; ", " - ", "? ", ". ")
"""What stands before the names that are offered behind a question."""
_INSTEAD: Final = tuple(
    f" or {be}{word} " for be in ("", "was it ", "were they ", "is it ", "are they ")
    for word in ("just", "only", "merely", "simply")
)  # fmt: skip
"""What a question of yes or no offers instead: *a legal body, or just a brand name*."""
_ORDERING: Final = PICKS.keys() | frozenset("earlier later longer older sooner before".split())
"""Words that hold what is offered against each other."""
_AROUND: Final = frozenset(
    """or and the a us them both neither either was is it were they centrally nationally instead
    themselves itself alone then someone somebody else other another
    sir dame lord lady baroness mr mrs ms dr professor prof""".split()
)
"""Words that may stand around the names that are offered."""


LEAST: Final = 2
"""So many names must be offered to choose from."""


def _offers(vocabulary: Vocabulary, text: str, *, joined: bool = False, least: int = LEAST) -> bool:
    """Whether a part of a sentence is but names to choose from.

    Args:
        vocabulary: the words of the record.
        text: the part.
        joined: whether *and* may stand between them.
        least: how many names there must be; of several one stands behind *or*.
    """
    words = words_of(text)
    spans = [range(one.start, one.stop) for one in vocabulary.mentions(words)]
    persons = vocabulary.slots["person"]
    for start in range(len(words)):
        ends = range(min(len(words), start + MOST_OF_A_NAME), start, -1)
        stop = next((one for one in ends if tuple(words[start:one]) in persons), start)
        if stop > start and not any(start in span for span in spans):
            spans.append(range(start, stop))
    named = {place for span in spans for place in span}
    rest = {word for place, word in enumerate(words) if place not in named}
    count = len(spans) + bool(rest & {"us", "them"})
    chosen = least == 1 or bool(rest & ({"or", "and"} if joined else {"or"}))
    return chosen and count >= least and rest <= _AROUND


MOST_OF_A_NAME: Final = 4
"""A person's name has no more words."""


# -- what a request comes from, and orders to list something, as the questions that they are -------

SIGNS: Final = " ,.;:?!-"
"""What may stand at the end of a sentence, or of a part of one."""
_COMING_FROM: Final = ("pursuant to", "further to", "with reference to", "in light of")


def pursuant(vocabulary: Vocabulary, text: str) -> str:
    """A question with the body alone of what it comes from: *pursuant to the closure of X, …*."""
    low = text[:80].lower()
    start = max(low.find(words) for words in _COMING_FROM)
    head, found, rest = text[max(start, 0) :].partition(", ")
    if start < 0 or not found or not (start == 0 or low.startswith("to ask")):
        return text
    named = vocabulary.mentions(words_of(head))
    return f"{named[0].words}: {rest}" if named else rest


def with_force_behind(text: str) -> str:
    """A question with the force that stands before it at its end.

    >>> with_force_behind("in law, was it one body?")
    'was it one body in law'
    >>> with_force_behind("By agreement could it direct the other?")
    'could it direct the other by agreement'
    """
    head, found, rest = text.partition(", ")
    low = text.lower()
    front = next((one for one in _FIRST if low.startswith(f"{one} ")), "")
    if (YES_NO | ASKING).isdisjoint(low[len(front) :].split()[:1]):
        front = ""
    if front:
        return f"{text[len(front) :].strip(SIGNS)} {front}"
    words = head.lower().split()
    whether = rest.lower().split()[:1] and rest.lower().split()[0] in YES_NO
    if whether and words[:1] == ["under"] and not _LAW_NOUNS.isdisjoint(words):
        return f"{rest.rstrip(SIGNS)} {head[:1].lower()}{head[1:]}"
    short = bool(found and rest.strip()) and len(words) <= MOST_OF_A_FORCE
    if not short or FORCES.keys().isdisjoint(words):
        return text
    return f"{rest.rstrip(SIGNS)} {head[:1].lower()}{head[1:]}"


_LAW_NOUNS: Final = frozenset({"act", "order", "regulations"})
_FIRST: Final = (
    "in law", "by law", "legally", "in practice", "by agreement", "de jure", "on paper",
)  # fmt: skip
"""Words for a force that stand before a question, with no comma behind them."""
MOST_OF_A_FORCE: Final = 2
"""*In law*, *legally*: what is put before a question has no more words."""
_IN_ORDER: Final = (
    "and in which order",
    "and in what order",
    "in order",
    "in date order",
    "in chronological order",
    "and how many there were",
    "and how many were there",
    "from one organisation to another",
    "from one body to another",
)


def without_order(text: str) -> str:
    """A question without what every list tells: its order, how many they are, from whom to whom."""
    bare = text.rstrip(SIGNS)
    for words in _IN_ORDER:
        if bare.lower().endswith(f" {words}"):
            return bare[: -len(words)].rstrip(SIGNS)
    return text


def which(text: str) -> str:
    """An order to list what is described as the question which it is.

    >>> which("name every body that has ever hosted it")
    'which body has ever hosted it'
    """
    words = text.split()
    low = [word.lower() for word in words]
    pairs = enumerate(pairwise(low[:MOST_DESCRIBED]), start=1)
    joins = [
        at
        for at, (before, word) in pairs
        if at > 1 and word in _JOINING and before != "and" and not before.endswith(",")
    ]
    if low[:1] == [] or low[0] not in _LISTING or not joins:
        return text
    at = joins[0]
    noun = [word for word in words[1:at] if word.lower() not in _EVERY]
    return " ".join(["which", *noun, *words[at + 1 :]]) if noun and words[at + 1 :] else text


_LISTING: Final = frozenset("list name give show tell identify".split())
_JOINING: Final = frozenset(["that", "which", "who"])
_EVERY: Final = frozenset("every all each any the me us of".split())
MOST_DESCRIBED: Final = 8
"""A noun that is to be listed has fewer words before what describes it."""

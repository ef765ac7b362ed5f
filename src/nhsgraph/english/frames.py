"""What frames a question and asks nothing: *for my briefing: …*, *is it true that …*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.english.openings import (
    SIGNS,
    opened,
    pursuant,
    unoffered,
    unreported,
    which,
    with_force_behind,
    without_order,
)
from nhsgraph.english.plainer import plainer, without_else
from nhsgraph.english.times import read_times
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import ASKING, FORCES, PRONOUNS, YES_NO

if TYPE_CHECKING:
    from nhsgraph.english.vocabulary import Vocabulary

_ASKS: Final = re.compile(rf"\b(?:{'|'.join(sorted(ASKING | YES_NO, key=len, reverse=True))})\b")
_OPENS: Final = LazyPattern(r"\b(?:who|whom|whose|what|which|when|where|how|why)\b")
_FRONTED_TO: Final = LazyPattern(
    r"\b(?:to|by|from|in|into|of|with|within|under|for|on|at|since|until)\s+$"
)
"""What stands before a question word that belongs to it: *to whom*, *under which*."""
_LAST: Final = re.compile(r"[,;-]\s+([^,;]*)$")
_FREEDOM: Final = LazyPattern(
    r"^\s*(?:please )?(?:under|pursuant to|in line with) (?:the )?(?:freedom of information|foi)"
    r"(?: act)?(?: 2000)?,?[:,\s]+"
    r"(?:i (?:would|should) like to (?:request|know|ask)|i (?:request|ask)|please)?"
    r"(?: (?:tell me|provide|supply|state|give|confirm|release|disclose))?[\s,:]*",
    needs="freedom of information|foi",
)  # fmt: skip
"""How a request under the Freedom of Information Act begins."""
_REQUEST: Final = LazyPattern(
    r"^(?:[\w ,!.'-]{0,60}?\b)?(?:can|could|would|will|might)"
    r" (?:you|anyone|anybody|someone|somebody)(?: (?:please|kindly|also|just|possibly))*"
    r" (?:tell|say|show|explain|confirm|let|advise|clarify)(?: (?:me|us))?(?: know)?(?: please)?"
    r"[\s,:]+(?=(?:who|whom|whose|what|which|when|where|how|why|is|are|was|were|do|does|did|has|had"
    r"|have)\b)",
    needs=" you| anyone| anybody| someone| somebody",
)  # fmt: skip
"""What stands before a question that is asked politely: *could you please tell me …*."""
_WHETHER: Final = LazyPattern(
    r"^(?P<before>[^?]{0,120}?)\b(?:whether(?: or not)?"
    r"|(?<=\bknow )if|(?<=\btell me )if|(?<=\btell us )if|(?<=\bsay )if|(?<=\bsee )if"
    r"|(?<=\bcheck )if|(?<=\bconfirm )if|(?<=\bout )if|(?<=\bask )if|(?<=\bwonder )if"
    r"|(?<=\bwondering )if|(?<=\bsure )if|(?<=\bclarify )if|(?<=\bverify )if)\s+(?=\S)",
    needs="whether|if",
)  # fmt: skip
"""What stands before a question inside another sentence: *I need to know whether …*."""
_LABELS: Final = frozenset(
    ["foi", "foi request", "freedom of information request", "request", "fyi", "pq", "wpq",
     "written question", "oral question", "parliamentary question",
     "query", "question", "urgent", "re", "quick question",
     "quick one", "quick query", "for a pq"]
)  # fmt: skip
"""What somebody writes over a question: *FOI: …*, *quick question - …*."""
_THANKS: Final = LazyPattern(
    r"[\s,.;!?-]*\b(?:(?:many |with |and )?thanks(?: in advance| very much| a lot)?"
    r"|thank you(?: in advance| very much)?|(?:kind|best) regards|cheers)[\s.!]*$",
    needs="thank|regards|cheers",
)  # fmt: skip
"""What is said behind a question and asks nothing."""
_SAID_OTHERWISE: Final = (
    # I would like every chair, we need a list of all SHAs
    (
        LazyPattern(
            r"^(?:[^?]{0,80}?\b(?:and|so|,) )?(?:(?:i|we)(?:'d| would| should)?|would)"
            r" (?:also )?(?:like|want|need|wish)(?: to (?:see|have|get|list))?"
            r" (?:(?=every |all |each |the names? )"
            r"|(?:an? |the )?(?:(?:full|complete|short) )?list of )",
            needs="like |want|need|wish",
        ),
        "list ",
    ),
    # name of the person who chaired X
    (
        LazyPattern(
            r"^(?:what (?:was|is|were) )?(?:the )?(?:full )?names? of (?:the )?"
            r"(?:person|people|man|woman|individual|politician|body|organisation|agency|bodies)"
            r" (?:who|that|which) (?=\w)",
            needs="name",
        ),
        "who ",
    ),
    # name of the person running X
    (
        LazyPattern(
            r"^(?:the )?(?:full )?names? of (?:the )?"
            r"(?:(?:person|people|man|woman|individual|politician) (?=\w)"
            r"|(?=(?:boss|head|leader|chief|top)\w*\b))",
            needs="name",
        ),
        "who was ",
    ),
    # name of the chair of X
    (LazyPattern(r"^(?:the )?(?=names? of )", needs="name"), "what was the "),
    # was it X that hosted Y
    (
        LazyPattern(
            r"^(?:and )?(?:was|is) it (?!(?:still )?(?:true|right|correct|the case|so)\b)"
            r"([^?,]{2,60}?) (?:who|that|which) (?=\w)",
            needs="it ",
        ),
        r"did \1 ",
    ),
)
"""Ways to ask, each with the plainer one in its place; tried one after the other."""
_PARLIAMENTARY: Final = LazyPattern(
    r"^\s*to ask (?:the|his|her)\b[^?]{0,120}?,?\s+(?=(?:on |in |from |by |to |under |pursuant )?"
    r"(?:who|whom|what|which|when|where|how|why|whether|if)\b)",
    needs="to ask ",
)  # fmt: skip
"""How a question to a minister begins: *To ask the Secretary of State for Health, when …*."""
_HAVE: Final = LazyPattern(
    r"^(?:did|does|has|had) (?P<whole>[^?,]{2,60}?) (?:have|had|got) (?:an? |its own |their own )"
    r"(?P<part>[^?,]{3,60}?)(?= (?:in|on|at|during|from|by|before|after|until|since) |[ ?.]*$)",
    needs=" have | had | got ",
)
"""*Did HEE have a board* asks whether the board of HEE existed."""
_GAP: Final = LazyPattern(
    r"^how (?:long|soon|quickly|many (?:days|weeks|months|years))(?: was it)? (?:after|before)"
    r" (?!(?:in )?\d)(?P<first>[^?,]{3,80}),? (?P<then>(?:did|was|were) [^?]{3,100}?)[ ?.]*$",
    needs="how ",
)
"""*How soon after A was set up did B begin* asks for both days."""
_WAS: Final = LazyPattern(r"^(?P<who>.+?) (?P<was>was|were) (?P<done>\S.*)$")
_EXPLAIN: Final = LazyPattern(
    r"^(?:(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody) )?(?:please )?"
    r"(?:explain|describe|define)(?: to)?(?: me)? (?=\S)",
    needs="explain|describe|define",
)  # fmt: skip
"""What asks for words about a body: *explain what an X was*, *describe X*."""
_INSIDE: Final = LazyPattern(
    r"^(?P<ask>what|who) (?P<body>(?:(?!\b(?:is|are|was|were)\b)[^?,;]){2,80}?)"
    r" (?P<be>is|are|was|were)"
    r"(?P<for>(?: for)?(?: (?:in|on|by|during|at) [^?,;]*\d[^?,;]*)?)[ ?.]*$"
    r"|^(?P<what>what) (?P<who>(?:(?!\b(?:is|are|was|were|did|do|does|the body)\b)[^?,;]){2,80}?)"
    r" (?P<did>did|does)[ ?.]*$",
    needs=" is| are| was| were| did| does",
)
"""*What an X was*, as it stands inside a sentence."""
_BY_COUNT: Final = LazyPattern(
    r",? (?:by|on|according to|in) [^,?]{1,60}?(?:'s|'|s')? (?:own )?"
    r"(?:count|reckoning|figures|account|tally)\b"
    r"(?=[ ?.]*$)",
    needs="count|reckoning|figures|tally",
)  # fmt: skip
"""Whose count is asked for: the record gives the one that its sources give."""
_TAG: Final = LazyPattern(
    r"[\s,.;:?!-]*\b(?:(?:is|was) (?:that|this|it) (?:right|true|correct|so|the case|accurate)"
    r"|(?:is|was|did|does|has|had|were|are|do)(?:n't| not)? (?:it|they|he|she|there)(?: not)?"
    r"|true or false|true|right|correct|yes or no|fact or fiction)[\s?.!]*$",
    needs=(
        "is |was |did |does |has |had |were |are |do |n't | not |true|right|"
        "correct|yes or no|fact or fiction"
    ),
)  # fmt: skip
"""What asks for yes or no behind a statement: *… is that right?*, *…, didn't it?*."""
_CHOICE: Final = (
    "true or false", "yes or no", "right or wrong", "fact or fiction", "y or n", "y/n",
)  # fmt: skip
"""What asks for yes or no behind a question that asks so already."""
_TRUE: Final = LazyPattern(
    r"^(?:is it (?P<still>still )?(?:true|right|correct|the case|so)"
    r"|(?:can you |could you |please )?confirm(?: or deny)?|true or false:?"
    r"|am i right(?: in thinking)?"
    r"|(?:i|we) (?:heard|read|thought|understand|gather|was told|were told|am told|believe)"
    r"|is it accurate to say|would it be (?:right|true|correct) to say"
    r"|was it (?:true|the case))(?: that| if| whether)?[\s:,]+(?=\S)",
    needs=(
        "is it |confirm|true|am i right|heard|read|thought|understand|gather|told|"
        "believe|was it |would it be"
    ),
)  # fmt: skip
_SAYS: Final = LazyPattern(
    r"^[^,.?]{1,80}?\b(?:says|said|claims|claimed|states|stated|reports|reported that|suggests"
    r"|suggested|argues|maintains|thinks|insists)(?: that)? ",
    needs="say|said|claim|state|report|suggest|argue|maintain|think|insist",
)  # fmt: skip
_CONFIRM: Final = "did"
"""What is put before a statement that is to be confirmed; *be* would make its verb a passive."""


def confirmed(text: str) -> str:
    """A statement that is to be confirmed as a question of yes or no."""
    bare = _TAG.sub("", text)
    tagged = bare != text and len(bare.split()) > 3
    if tagged and _ASKS.match(bare.lower()):
        return _without_choice(text)
    if tagged:
        told = _TRUE.sub("", bare)
        return f"{_CONFIRM} {_SAYS.sub('', told) if told == bare else told}"
    if not tagged and (asked := _TRUE.match(text)):
        behind = text[asked.end() :]
        if not re.match(r"(?i)(who|what|which|when|where|how|why|whom|whose)\b", behind):
            return f"{'does still' if asked['still'] else _CONFIRM} {behind}"
        return behind
    return text


def _without_choice(text: str) -> str:
    """A question without the *yes or no* behind it."""
    bare = text.rstrip(SIGNS)
    for words in _CHOICE:
        if bare.lower().endswith(f" {words}"):
            return bare[: -len(words)].rstrip(SIGNS)
    return text


def _asking_only(vocabulary: Vocabulary, text: str) -> str:
    """Of several sentences those that ask, and what stands before them if they lean on it."""
    sentences = re.split(r"(?<=[.?!]) +", text)
    asking = [place for place, one in enumerate(sentences) if one.endswith("?")]
    if len(sentences) < 2 or not asking:
        return text
    first = sentences[asking[0]]
    words = words_of(first)
    leans = (
        not vocabulary.mentions(words)
        or (PRONOUNS | {"our", "my"}).intersection(words)
        or bool(read_times(first).pointing[0])
    )
    start = 0 if leans or len(sentences[0].split()) < 4 else asking[0]
    behind = sentences[asking[-1] + 1 :]
    told = " ".join(behind)
    times = read_times(told)
    short = len(told.split()) < 4 or times.period is not None or bool(times.unread)
    stop = len(sentences) if short else asking[-1] + 1
    return " ".join(sentences[start:stop])


def _unlabelled(text: str) -> str:
    """A question without the label over it."""
    for sign in (":", " -", " \u2013"):
        label, found, rest = text.partition(sign)
        if found and rest.strip() and label.strip().lower() in _LABELS:
            return rest.strip()
    return text


_UNTIL_WHEN: Final = ("up to when", "up until when", "up till when", "till when", "to when")
"""Other words for *until when*, where a sentence begins with them."""


_AT_FIRST: Final = (" from the off", " to begin with", " to start with", " in the beginning")
"""Other words for *at first*, where a sentence ends with them."""


NOT_CHOSEN: Final = "“{}” is not chosen between: what is recorded is told."


def framed(vocabulary: Vocabulary, text: str, notes: list[str] | None = None) -> str:
    """The question without what only frames it: in brackets, before it asks, behind it.

    Args:
        vocabulary: the words of the record, of which a frame has none.
        text: the sentence, in one spelling.
        notes: to which is added what a reader must know of what was left out.
    """
    known = vocabulary.framed.get(text)
    if known is None:
        if len(vocabulary.framed) >= MOST_KEPT:
            vocabulary.framed.clear()
        told: list[str] = []
        known = vocabulary.framed[text] = (_framed(vocabulary, text, told), tuple(told))
    if notes is not None:
        notes.extend(known[1])
    return known[0]


MOST_KEPT: Final = 100
"""So many sentences are kept without their frames: a question is read in several ways."""


def _framed(vocabulary: Vocabulary, text: str, notes: list[str]) -> str:
    for words in _UNTIL_WHEN:
        if text.lower().startswith(words):
            text = f"until when{text[len(words) :]}"
    text = unreported(vocabulary, opened(text))
    text = with_force_behind(pursuant(vocabulary, text))
    for words in _AT_FIRST:
        if text.lower().rstrip(" ?.!").endswith(words):
            text = f"{text[: text.lower().rindex(words)]} at first"
    text = _FREEDOM.sub("", _PARLIAMENTARY.sub("", _unlabelled(text))) or text
    text = _politely(text)
    text = _REQUEST.sub("", _asking_only(vocabulary, _THANKS.sub("", text) or text))
    text, offered = unoffered(vocabulary, without_order(which(without_else(text))))
    notes.extend(NOT_CHOSEN.format(one) for one in (offered,) if one)
    whether = _WHETHER.match(text)
    before = whether["before"] if whether else ""
    if whether and not _OPENS.search(before) and _says_nothing(vocabulary, before):
        text = f"{_CONFIRM} {text[whether.end() :]}"
    text = plainer(text)
    for pattern, plain in _SAID_OTHERWISE:
        text = pattern.sub(plain, text)
    if explained := _EXPLAIN.match(text):
        inside = text[explained.end() :]
        text = inside if _ASKS.match(inside.lower()) else f"what was {inside}"
    text = _existing(vocabulary, text)
    if gap := _GAP.match(text):
        first = _WAS.sub(r"\g<was> \g<who> \g<done>", gap["first"])
        text = f"when {first}? And when {gap['then']}?"
    text = _BY_COUNT.sub("", confirmed(_without_tail(text)))
    bare = _without_behind(vocabulary, _without_before(vocabulary, _unbracketed(vocabulary, text)))
    return _inside_out(bare.strip() or text)


def _politely(text: str) -> str:
    """What is asked for without the request: *could you give me the name of …*."""
    words = text.split()
    low = [word.lower().strip(",") for word in words]
    if low[:1] and low[0] in _COULD and low[1:2] and low[1] in _YOU:
        at = next((place for place in range(2, len(low)) if low[place] not in _KINDLY), len(low))
        if low[at : at + 1] and low[at] in _GIVING:
            stop = at + 1 + (low[at + 1 : at + 2] in (["me"], ["us"]))
            if low[stop : stop + 1] and low[stop] in _NOUN_FOLLOWS:
                return " ".join(words[stop:])
    return text


_COULD: Final = frozenset({"can", "could", "would", "will", "might"})
_YOU: Final = frozenset({"you", "anyone", "anybody", "someone", "somebody"})
_KINDLY: Final = frozenset({"please", "kindly", "also", "just", "possibly"})
_GIVING: Final = frozenset("give tell supply provide send name list find show state share".split())
_NOUN_FOLLOWS: Final = frozenset({"the", "a", "an", "all", "any", "every", "names", "dates"})


def _without_tail(text: str) -> str:
    """A question without what it says of the list that it wants: *and in what order*."""
    bare = text.rstrip(SIGNS)
    for words in _TAILS:
        if bare.lower().endswith(words):
            return bare[: -len(words)].rstrip(SIGNS)
    return text


_TAILS: Final = (
    *(f" or {was}{tail}" for was in ("was it ", "is it ", "") for tail in (
        "the other way round", "the other way around", "vice versa", "the reverse")),
    *(f" {link}{tail}" for link in ("and ", "")
    for tail in ("in what order", "in which order", "in order", "in date order", "with dates",
                 "with their dates", "in chronological order", "one after the other")),
)  # fmt: skip
"""A list is told in the order of time, with its days."""


def _inside_out(text: str) -> str:
    """A question as it stands inside a sentence, as one of its own: *what X was*, *what X did*."""
    found = _INSIDE.match(text)
    if found is None:
        return text
    asks, body, be, behind, what, who, did = found.groups()
    return f"{asks} {be} {body}{behind}" if asks else f"{what} {did} {who} do"


def _existing(vocabulary: Vocabulary, text: str) -> str:
    """*Did X have a Y* as whether the Y of X existed, where the record has such a body."""
    asked = _HAVE.match(text)
    if asked is None:
        return text
    part, whole = asked["part"], asked["whole"]
    for name in (f"{part} of {whole}", f"{whole} {part}"):
        if vocabulary.names.called(name):
            return f"did {name} exist{text[asked.end() :]}"
    return text


def _says_nothing(vocabulary: Vocabulary, part: str) -> bool:
    """Whether a part of a sentence has no name, figure, time or word that a question may need."""
    words = words_of(part)
    first, *others = part.split() or [""]
    inside = [*others, *([first] if first[1:].isupper() else [])]
    if any(
        word[:1].isupper() and not vocabulary.is_known(words_of(word)[0])
        for word in inside
        if words_of(word)
    ):
        return False
    said = any(word.isdecimal() or word in FORCES for word in words)
    if said or vocabulary.mentions(words):
        return False
    times = read_times(part)
    if times.period is not None or times.known_on is not None or times.unread:
        return False
    return not any(_filled(words, known) for known in vocabulary.slots.values())


def _unbracketed(vocabulary: Vocabulary, text: str) -> str:
    inside = vocabulary.inside_names(text)

    def kept(found: re.Match[str]) -> str:
        keeps = found.start() in inside or not _says_nothing(vocabulary, found[1].lower())
        return found[0] if keeps else ""

    return re.sub(r"\s*\(([^()]*)\)", kept, text)


def _without_before(vocabulary: Vocabulary, text: str) -> str:
    """A sentence from its question word on, where what stands before it says nothing."""
    opening = next(
        (one for one in _ASKS.finditer(text.lower()) if not text[one.end() :].startswith(":")), None
    )
    if opening is None or not opening.start():
        return text
    before = text[: opening.start()]
    if opening.start() in vocabulary.inside_names(text):
        return text  # We are the NHS: who published it
    if _FRONTED_TO.search(before) or not _says_nothing(vocabulary, before):
        return text
    return text[opening.start() :]


def _without_behind(vocabulary: Vocabulary, text: str) -> str:
    """A sentence without what stands behind its last comma and asks and says nothing."""
    behind = _LAST.search(text)
    if behind is None or _ASKS.search(behind[1].lower()):
        return text
    if not _says_nothing(vocabulary, behind[1]) or behind.start() in vocabulary.inside_names(text):
        return text
    rest = text[: behind.start()]
    return text if _is_bare_name(vocabulary, rest) else rest


def _is_bare_name(vocabulary: Vocabulary, text: str) -> bool:
    """Whether a text is but a name, so that what stands behind it asks: *HEE - later name*."""
    words = words_of(text)
    named = {place for one in vocabulary.mentions(words) for place in range(one.start, one.stop)}
    rest = (word for place, word in enumerate(words) if place not in named)
    return bool(named) and all(word in vocabulary.free for word in rest)


def _filled(words: list[str], known: dict[tuple[str, ...], str]) -> bool:
    return any(
        tuple(words[start:stop]) in known
        for start in range(len(words))
        for stop in range(start + 1, min(len(words), start + 6) + 1)
    )

"""A question that follows another: *and in 2014?*, *what about them?*, *who paid for it?*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.answers import answer
from nhsgraph.answers.line import LOOKUPS
from nhsgraph.answers.question import Question
from nhsgraph.dates import AFTER_ALL, Period, is_open
from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.english.scoring import Scored
from nhsgraph.english.sentence import Slot
from nhsgraph.english.times import read_times
from nhsgraph.schema import EDGE_TYPES
from nhsgraph.values import replace
from nhsgraph.words.question_words import ASKED, KINDS
from nhsgraph.words.sentences import post_in_words

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.english.reader import Reading
    from nhsgraph.english.vocabulary import Vocabulary
    from nhsgraph.graph import DatedGraph

_AND: Final = LazyPattern(
    r"^\s*(?:(?:and|but|ok|okay|so|then|what about|how about|what of|and for|also)\b[\s,:-]*)+"
)
"""How a question begins that follows another."""
_PERSONAL: Final = LazyPattern(r"\b(?:(?P<own>his|her)(?= \w)|him|her|he|she)\b(?P<is>'s)?")
"""The words that point to a person; *her* before another word is *hers*, as *his* is."""
_OF_PERSONS: Final = frozenset({"post", "when", "lasted"})
"""The forms that may be asked of a person."""


def bare(text: str) -> str:
    """A question without the words that tie it to the one before."""
    return _AND.sub("", text) or text


def topic_of(question: Question) -> list[Slot]:
    """The bodies of a question as what a pronoun of the next may point to."""
    return [Slot("body", body, 0, 0, pronoun=True) for body in question.bodies[:1]]


def person_of(before: Answer) -> str | None:
    """The one person whom an answer names, or the question did: whom *he* in the next means."""
    question = before.question
    if question.value and question.form in _OF_PERSONS and question.moment not in _NEIGHBOURS:
        return question.value
    persons = {one for row in before.results if row.type == "post" for one in row.answer}
    return persons.pop() if len(persons) == 1 else None


_NEIGHBOURS: Final = frozenset({"after", "before"})
"""What is asked for is the next in a post, or the last, and no longer the one who was named."""


def with_person(text: str, person: str | None) -> str:
    """A question with the name of a person for the words that point to one.

    >>> with_person("who replaced him", "Ian Cumming")
    'who replaced Ian Cumming'
    >>> with_person("who was her successor", "Navina Evans")
    "who was Navina Evans's successor"
    """
    if person is None:
        return text
    person = plain_name(person)

    def named(found: re.Match[str]) -> str:
        return f"{person}'s" if found["own"] else f"{person}{' is' if found['is'] else ''}"

    return _PERSONAL.sub(named, text)


def of_mandate(question: Question) -> bool:
    """Whether a question was of a mandate."""
    published = question.form == "when" and (question.moment or "").startswith("published")
    return published or question.form == "mandate"


def with_mandate(text: str, before: Question, whose: str) -> str:
    """A sentence behind one about a mandate, in which *it* is that: *was it late*.

    Args:
        text: the sentence.
        before: the question before.
        whose: the name of the body whose it was, where the sentence names another.
    """
    years = f" for {before.mandate.text}" if before.mandate is not None else ""
    named = f"the mandate{f' of {whose}' if whose else ''}{years}"
    return " ".join(named if word.lower() == "it" else word for word in text.split(" "))


def with_holder(text: str, person: str | None) -> str:
    """A question with the name of the one holder of a post for *they*.

    >>> with_holder("how long did they serve", "Ian Cumming")
    'how long did Ian Cumming serve'
    """
    return text if person is None else _pointed(text, _THEY, plain_name(person))


_THEY: Final = frozenset({"they", "that person", "that man", "that woman"})


def with_post(text: str, before: Question, body: str, person: str | None) -> str:
    """A question with the post before it for *the post*: *and who held the post before*.

    Args:
        text: the question.
        before: the question before.
        body: the name of the body asked about.
        person: the one who held the post, whom *before* and *after* are beside.
    """
    bare = text.rstrip(" ?.!")
    if person and before.form == "post" and (next_to := _NEXT_TO.match(bare)):
        post = f"{post_in_words(before.post)} of {body}" if before.post else body  # an office
        return f"who was {post} {next_to[1].lower()} {plain_name(person)}"
    found = next((words for words in _THE_POST if words in bare.lower()), None)
    if found is None or before.post is None:
        return text
    head, rest = bare[: bare.lower().index(found)], bare[bare.lower().index(found) + len(found) :]
    who = "who was " if head.lower().split()[:1] == ["who"] else head
    side = _SIDES.get(rest.lower().strip(), "")
    if side and person is None:
        return text
    told = f"{who}{post_in_words(before.post)} of {body}"
    return f"{told} {side} {plain_name(person)}" if side and person else f"{told}{rest}"


_SIDES: Final = {
    **dict.fromkeys(["before", "before that", "before then", "beforehand", "previously",
                     "before him", "before her", "before them", "up to then"], "before"),
    **dict.fromkeys(["after", "next", "after that", "after then", "afterwards", "after him",
                     "after her", "after them", "subsequently", "from then on"], "after"),
}  # fmt: skip
"""How it is said that the one before in a post is meant, or the next."""


def with_successor(text: str, before: Answer, vocabulary: Vocabulary) -> str:
    """A question of the post before it at another time: *who had taken over by 2014*."""
    found, question = _TAKEN_OVER.match(text), before.question
    if found is None or question.form != "post" or not question.bodies:
        return text
    post = post_in_words(question.post) if question.post else ""  # an office is a body and a post
    body = vocabulary.name_of(Slot("body", question.body, 0, 0))
    whose = body if post.lower() in body.lower() else f"{post} of {body}"
    return f"who was {whose} {text[found.end() :].strip().removeprefix('by ')}"


_NEXT_TO: Final = LazyPattern(
    r"^(?:and )?who (?:was |is |were |came |had been |had it |did it |held it "
    r"|(?:had )?(?:held|had|done) (?:the|that) (?:job|post|role|office) )?"
    r"(?:just |immediately |right )?(before|after)(?: (?:him|her|them|that))?$"
)
"""*And who before him*: who held the same post before the one that was told."""


def with_one_of(text: str, name: str) -> str:
    """A question with the name of a set for *one* of it: *which one covered Kent*.

    >>> with_one_of("which one covered Kent", "boards")
    'which boards covered Kent'
    """
    low = text.lower()
    found = next((one for one in _WHICH_ONE if low.startswith(one)), "")
    return f"which {name} {text[len(found) :]}" if found else text


_WHICH_ONE: Final = ("which one of them ", "which of them ", "which of these ", "which one ")
_TAKEN_OVER: Final = LazyPattern(
    r"^who (?:had |has )?(?:by then )?(?:taken (?:over|it over)|took (?:over|it over)|succeeded"
    r"|replaced|was it|got (?:the )?job)(?: (?:him|her|them))?"
    r"(?= (?:by|in|on|at|when|after|once)\b)"
)
_THE_POST: Final = ("the post", "that post", "the job", "that job", "the role")


def with_body(text: str, vocabulary: Vocabulary, before: Answer) -> str:
    """A question with the one body that answered before, named for *that body*, *the latter*.

    Or with the one of which its description answered: *who regulated nurses*.
    """
    bodies = {body for row in before.results if row.type in EDGE_TYPES for body in row.answer}
    if before.question.form == "about":
        bodies = {*before.question.bodies}
    elif before.question.form not in LOOKUPS:
        return text
    if len(bodies) != 1:
        return text
    slot = Slot("body", bodies.pop(), 0, 0)
    return _pointed(text, _THAT_BODY, vocabulary.name_of(slot))


_THAT_BODY: Final = frozenset(
    {"the latter", "that body", "that organisation", "that organization", "that agency", "that one"}
    | {f"that {noun}" for noun in KINDS} | {"that group", "that payer", "that host"}
)  # fmt: skip


def _pointed(text: str, pointing: frozenset[str], name: str) -> str:
    """A text with a name for each stretch of one or two words that points to it."""
    words, made = text.split(" "), list[str]()
    while words:
        taken = next(
            (n for n in (2, 1) if " ".join(words[:n]).lower().rstrip(",?.") in pointing), 0
        )
        end = words[taken - 1][len(words[taken - 1].rstrip(",?.")) :] if taken else ""
        made.append(f"{name}{end}" if taken else words[0])
        del words[: taken or 1]
    return " ".join(made)


def with_all_days(graph: DatedGraph, reading: Reading) -> Reading:
    """A reading whose lead tells all the days of what answers, not those within the time asked.

    *Who chaired it in 2015, and until when*.
    """
    first = next(iter(reading.scored), None)
    if first is None or first.question.period is None or not first.answer.results:
        return reading
    if first.question.form not in LOOKUPS and first.question.form != "post":
        return reading
    only = tuple(dict.fromkeys(row.statement for row in first.answer.results))
    found = answer(graph, replace(first.question, period=None, only=only, pick=None))
    return replace(reading, scored=[replace(first, answer=found), *reading.scored[1:]])


def plain_name(person: str) -> str:
    """The name of a person without brackets, in which a sentence has what it says by the way."""
    return person.replace("(", "").replace(")", "")


def asks_for_the_next(reading: Reading) -> bool:
    """Whether a sentence asks who came after, or before: *who took over*."""
    return any(any(reading.asked.about(moment)) for moment in _NEIGHBOURS)


def with_topic(reading: Reading, body: str, person: str | None) -> str:
    """A sentence that names no body, with the one that was asked about before.

    Args:
        reading: how the sentence reads.
        body: the name of that body.
        person: the person named before.
    """
    text = reading.asked.text.rstrip(" ?.!")
    if reading.asked.sentence.slots.get("person"):
        return f"{text} at {body}"
    if person and asks_for_the_next(reading):
        return f"{text} from {plain_name(person)} at {body}"
    sign = "," if reading.times.pointing[0] else ""  # in charge at the time, Department
    return f"{text}{sign} {body}"


def changed(before: Question, reading: Reading, vocabulary: Vocabulary) -> Question | None:
    """The question before with what another sentence names anew; None if that asks for itself.

    Args:
        before: the question before.
        reading: how the sentence reads that follows it.
        vocabulary: the words of the record.
    """
    asked = reading.asked
    sentence = asked.sentence
    slots = {
        place
        for sort in ("post", "person", "stream")
        for slot in sentence.slots.get(sort, ())
        for place in slot.span
    }
    if [place for place in sentence.content if place not in slots]:
        return None
    named = [slot for slot in sentence.bodies if not slot.pronoun]
    times = read_times(asked.text, *vocabulary.names_with_figures(asked.text))
    if not (named or slots or times.period):
        return None
    question = replace(before, text=asked.text, notes=tuple(reading.notes), only=(), narrowed_by=())
    if times.period is not None:
        years = times.years if before.mandate is not None else None
        question = replace(question, period=times.period, mandate=years)
    if named:
        question = replace(question, bodies=(asked.meant(named[0]), *before.bodies[1:]))
    for sort, field in (("post", "post"), ("person", "value"), ("stream", "stream")):
        slot = sentence.first(sort)
        if slot is not None and not slot.span & sentence.named:
            more: dict[str, Any] = {field: slot.value}
            question = replace(question, **more)
    return question


def names_nobody(reading: Reading) -> bool:
    """Whether a sentence names no body and no person: it asks of the body asked about before."""
    sentence = reading.asked.sentence
    return not sentence.bodies and not sentence.slots.get("person")


# -- second halves that lean on the answer of the first -------------------------------------------

_LAW: Final = frozenset(ASKED["law"].split("|")) | {"acts", "laws", "authority"}
"""The nouns of laws."""
_RESTS: Final = frozenset(
    """imposed imposes impose imposing imposition says said say provides provided provide created
    creates create gave gives give required requires require establishes established set sets laid
    lays down so made makes duty power says under it this that""".split()
)
"""What a second half says of a law beside that it is one."""


def law_of(graph: DatedGraph, reading: Reading, before: Answer) -> Question | None:
    """*And which Act imposed it*: the legal basis of what answered before; None if it asks else.

    Args:
        graph: the graph that answers.
        reading: how the second half reads.
        before: the answer to the first.
    """
    words = reading.asked.sentence.words
    if reading.asked.kind != "law" or {*words} - _LAW - _RESTS - reading.asked.vocabulary.free:
        return None
    based = [row for row in before.results if row.basis]
    if not based:
        return None
    owner = graph.statement(based[0].statement).owner
    return Question(
        "legal_basis", (owner,), text=reading.asked.text,
        only=tuple(dict.fromkeys(row.statement for row in based)),
    )  # fmt: skip


def next_host(graph: DatedGraph, text: str, before: Answer) -> Question | None:
    """*And who took it over*, behind where a body was hosted: its host from the day after.

    Args:
        graph: the graph that answers.
        text: the words of the second half.
        before: the answer to the first.
    """
    lines = [graph.statement(row.statement) for row in before.results if row.type == "hosting"]
    if not lines or len(lines) < len(before.results) or _TOOK.match(text) is None:
        return None
    end = max(graph.index.extent(line).certain_to for line in lines)
    if is_open(end) or end >= AFTER_ALL:
        return None
    return Question("hosting", (lines[0].owner,), Period(end, end + 1), role="hosted")


_TOOK: Final = LazyPattern(
    r"^(?:and )?(?:where (?:to|(?:did|has|was|were) (?:it|they) (?:go|gone|move|moved|taken|end up)"
    r"(?: to)?(?: next| then| instead)?)[ ?.]*$|(?:who|which body|what body|what) (?:then |next )?"
    r"(?:took (?:it|them) (?:over|on)|took over(?: it| them)?|got (?:it|them)|hosted (?:it|them)"
    r"(?: then| next| afterwards| after that))[ ?.]*$)"
)
"""Words that ask who had it next."""


def answered_by(reading: Reading, graph: DatedGraph, question: Question) -> Reading:
    """A reading that is another question than its words alone would be."""
    found = answer(graph, question)
    candidate = replace(reading.scored[0].candidate, question=question) if reading.scored else None
    if candidate is None:
        return reading
    return replace(reading, scored=[Scored(candidate, found, (), (), 0.0)])


_CHANGED: Final = LazyPattern(
    r"^(?:how |in what way )?(?:did|does|has|had|was|were) (?:that|this|it|these|they|either)"
    r" (?:ever |then |later |subsequently )?(?:change|changed|alter|altered|differ|different)\b"
)
_THEN: Final = LazyPattern(r"^(?:when|after|once|following|with|upon)\b")


def at_a_later_time(text: str, before: str, vocabulary: Vocabulary) -> str:
    """*Did that change when it became a trust*: the question before, asked of the time from then.

    The text as it was, where it asks else or names no time.

    Args:
        text: the second half.
        before: the words of the first.
        vocabulary: the words of the record.
    """
    found = _CHANGED.match(text)
    rest = text[found.end() :].strip(" ,?") if found else ""
    if not rest:
        return text
    times = read_times(before, *vocabulary.names_with_figures(before))
    head = times.rest.strip(" ,?")
    return f"{head} {_THEN.sub('after', rest)}"

"""What a record names beside bodies: posts, persons, and streams of money."""

from __future__ import annotations

from typing import Any, Final

from nhsgraph.answers.people import TITLES, same_person
from nhsgraph.record.beside import Beside, is_list, is_texts
from nhsgraph.schema import Funding, Post, Record
from nhsgraph.spelling import unaccented, words_of


def beside_bodies(record: Record) -> dict[str, Any]:
    """The ``posts`` and ``streams`` of a record by their terms, and its ``persons``."""
    statements = record.statements.values()
    appointed = (one for one in statements if one.type == "appointment" and hasattr(one, "post"))
    held = (one for one in statements if isinstance(one, Post))
    paid = (one.stream for one in statements if isinstance(one, Funding))
    return {
        "posts": list(dict.fromkeys(one.post for found in (appointed, held) for one in found)),
        "streams": list(dict.fromkeys(paid)),
        "persons": _persons(record),
    }


def _persons(record: Record) -> dict[str, str]:
    """The persons who held posts: by their whole name, without title, and by their surname."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for statement in record.statements.values():
        if not isinstance(statement, Post):
            continue
        words = words_of(statement.person)
        bare = [word for word in words if word not in TITLES]
        if not bare:  # a name of signs alone
            continue
        found[" ".join(words)] = found[" ".join(bare)] = statement.person
        peer = words[0] in TITLES and "of" in bare[1:]  # Lord Prior of Brampton
        family = bare[: bare.index("of")] if peer else bare
        if family != bare:
            found.setdefault(" ".join(words[: words.index("of")]), statement.person)
        before, sign, behind = statement.person.partition("(")
        short = words_of(before + behind.partition(")")[2]) if sign else ()
        if len(short) > 1:  # Baroness (Dido) Harding, Baroness Harding
            found.setdefault(" ".join(short), statement.person)
        for spelt in (bare, [unaccented(word) for word in bare]):
            found.setdefault(" ".join(spelt), statement.person)
            surname = unaccented(family[-1]) if spelt != bare else family[-1]
            if not same_person(found.setdefault(surname, statement.person), statement.person):
                shared.add(surname)
    return {words: person for words, person in found.items() if words not in shared}


def _fits(plain: Any) -> bool:
    if type(plain) is not dict or plain.keys() != {"posts", "streams", "persons"}:
        return False
    terms = all(is_list(plain[each], str) for each in ("posts", "streams"))
    return terms and is_texts(plain["persons"])


SAID: Final = Beside("said", ("answers/people.py", "english/beside_bodies.py"), _fits)

"""The forms of question, each with what it answers."""

from __future__ import annotations

from typing import Final

from nhsgraph.answers.clauses import line_in_words
from nhsgraph.schema import EDGE_TYPES

FORMS = {
    "accountability": "who holds a body to account",
    "accountable_bodies": "whom a body holds to account",
    "funding": "who funds a body",
    "funded_bodies": "whom a body funds",
    "amount": "how much money a body had or gave",
    "mandate": "who develops, signs off and approves a body's mandate, in order",
    "hosting": "which body hosts a unit",
    "hosted": "what a body hosts",
    "members": "who belongs to a collective or an arrangement",
    "whole": "what a body belongs to",
    "lineage": "what a body came from and what followed it",
    "name": "what a body was called",
    "area": "which places a body's area had, or whose area places lay in",
    "legal_form": "what a body was in law",
    "duty": "what a body must or may do by law",
    "legal_basis": "which Act or order a body or a line rests on",
    "post": "who held a post of a body",
    "exists": "whether a body existed",
    "chain": "the lines of account from a body up to the top",
    "changes": "what changed between two times",
    "compared": "a body in the first year of a time and in the last",
    "history": "a body through its dates",
    "planning": "for whom a body plans",
    "oversight": "who oversees a body",
    "appointment": "who appoints to the posts of a body",
    "partnership": "with whom a body works",
    "commission": "who commissioned a body",
    "plans": "what was planned, and what came of it",
    "count": "how many members a collective had",
    "when": "when something began, ended or was renamed",
    "about": "what a body is or was, was for and did",
    "bodies": "which bodies existed, began, ended or were renamed",
    "happened": "what happened",
    "difference": "what tells a body from another",
    "order": "which of two bodies began or ended first, or lasted longer",
    "ties": "what ties a body to another",
    "power": "what a body had over another: in law, by agreement or in practice",
    "reason": "what there is on why a body began, ended or changed",
    "lasted": "how long a body lasted, or something of it",
    "document": "who published a document, and when",
    "meaning": "what a word of the field means",
    "quote": "what the record says in its own words",
    "search": "the statements that fit the words best",
}
FORMS |= {
    form: line_in_words(name, given)
    for name, edge_type in EDGE_TYPES.items()
    for form, given in edge_type.forms().items()
    if form not in FORMS
}
"""The forms of question, each with what it answers."""
OF_SENTENCES: Final = frozenset({"search", "quote"})
"""The forms that take a sentence, and can't be asked as a typed question."""

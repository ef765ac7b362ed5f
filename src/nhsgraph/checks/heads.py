"""Rules about who heads a national body: its chair and its chief executive, day by day.

A gap between two who held any post one after the other is looked for in ``handovers``.
"""

from __future__ import annotations

from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.graph.stretches import certain, joined, left_over, life_in_record, spoken
from nhsgraph.schema import Post

NATIONAL = ("arms_length_body", "regulator")
"""The kinds of bodies of which each has a chair and a chief executive."""
HEADS = ("chair", "chief_executive")
"""The posts at the head of such a body; one of which nobody is named at all is plainly silent."""


class WithoutHead(Rule, severity="warning"):
    """Days of a national body without a chair, or without a chief executive, for certain.

    A national body has a chair and a chief executive on each of its days. Where the record names
    one of them on some days and nobody on others, a source is missing, or the post was vacant.
    """

    def find(self) -> Iterator[Finding]:
        """The body and the post, with the days without a holder."""
        for body in self.record.bodies.values():
            life = life_in_record(self.graph, body.id)
            heads = [
                (each.post, certain(found.extent))
                for each in self.index.said("post", body.id)
                if isinstance(each, Post) and each.counts and each.post in HEADS
                if (found := self.graph.held(each))
            ]
            if body.kind not in NATIONAL or not heads:
                continue
            for post in HEADS:
                held = [days for title, days in heads if title == post]
                days = left_over(life, joined(each for each in held if each[0] < each[1]))
                if days:
                    what = post.replace("_", " ")
                    message = f"“{body.id}” has no {what} for certain {spoken(days)}."
                    mend = "Add who held the post, or say that it was vacant."
                    yield self.found("body", body.id, message, mend)

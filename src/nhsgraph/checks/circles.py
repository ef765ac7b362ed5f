"""Rules about lines that run in a circle: of account, of sets, of bodies that follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.graph.circles import ALL_DAYS, Circle, Line, certain_days, circles
from nhsgraph.graph.stretches import spoken
from nhsgraph.schema import Hosting, Membership, Succession


class _Circular(Rule):
    """A rule about lines that may run in a circle."""

    says: str
    mend: str

    def lines(self) -> Iterator[Line]:
        """The lines that must not run in a circle."""
        raise NotImplementedError

    def wanted(self, _: Circle) -> bool:
        """Whether a circle is one of this rule; every one is, unless a rule says otherwise."""
        return True

    def find(self) -> Iterator[Finding]:
        """The line that closes a circle, with all that stand in it and the days."""
        for circle in filter(self.wanted, circles(self.lines())):
            days = "" if circle.days == ALL_DAYS else f" {spoken([circle.days])}"
            message = f"{self.says}{days}: {circle}."
            yield self.found("statement", circle.lines[0].statement.id, message, self.mend)


class AccountInACircle(_Circular, severity="warning"):
    """A body answers, by way of others, to itself.

    Lines of account run up to somebody who answers to nobody here, such as Parliament. Where they
    run back to where they began, nobody is at the top: a line points the wrong way, has wrong
    dates, or is no line of account.
    """

    says = "the lines of account run in a circle"
    mend = "Correct a holder or a date; reviewing and supporting are oversight, not account."

    def lines(self) -> Iterator[Line]:
        """Whom each body answers to, by its own statements or those of its collectives."""
        for body in self.record.bodies:
            for held in self.graph.lines("accountability", "body", body):
                holder = getattr(held.statement, "holder", None)
                if isinstance(holder, str):
                    yield Line(body, holder, certain_days(held), held.statement)


class HostingInACircle(AccountInACircle):
    """A body is hosted, by way of others that answer or are hosted, by itself.

    A body without a line of account of its own answers through its host. Where hosts lead back to
    it, nobody is at the top: a line points the wrong way, or has wrong dates.
    """

    says = "the lines of hosts run in a circle"
    mend = "Correct a host, a holder or a date."

    def lines(self) -> Iterator[Line]:
        """The hosts of bodies, and whom bodies answer to."""
        yield from super().lines()
        for edge in self.claims(Hosting):
            if isinstance(edge.host, str) and (held := self.graph.held(edge)):
                yield Line(edge.hosted, edge.host, certain_days(held), edge)

    def wanted(self, circle: Circle) -> bool:
        """A circle of account alone has its own rule."""
        return any(isinstance(line.statement, Hosting) for line in circle.lines)


class SetsInACircle(_Circular, severity="error"):
    """A body belongs, by way of others, to itself.

    Nothing is one of, part of, or lies in what is itself part of it.
    """

    says = "these belong to each other in a circle"
    mend = "Turn the membership that points the wrong way, or correct a date."

    def lines(self) -> Iterator[Line]:
        """The memberships in force, whatever the role."""
        for edge in self.claims(Membership):
            if isinstance(edge.whole, str) and (held := self.graph.held(edge)):
                yield Line(edge.member, edge.whole, certain_days(held), edge)


class _FollowsItself(_Circular):
    """A rule about successions, whose circles count on whatever days they happened."""

    def lines(self) -> Iterator[Line]:
        """The successions, from who was followed to who follows."""
        for edge in self.claims(Succession):
            if not edge.has_unknown_end:
                first, then = edge.known_ends
                yield Line(first, then, ALL_DAYS, edge)


class LegalSuccessionInACircle(_FollowsItself, severity="error"):
    """A body follows, in law, by way of others, itself.

    A body that another follows in law has ended; it can't follow that other, nor one that followed
    it. Functions and staff may come back, which is another rule.
    """

    says = "these follow each other in law in a circle"
    mend = "Turn the succession that points the wrong way, or correct its scope:."

    def lines(self) -> Iterator[Line]:
        """The successions in law alone."""
        return (line for line in super().lines() if _legal(line))


class SuccessionInACircle(_FollowsItself, severity="warning"):
    """What a body passed on came, by way of others, back to it.

    Functions and staff may come back to a body that gave them away; more often one of the
    successions points the wrong way.
    """

    says = "these follow each other in a circle"
    mend = "Turn the succession that points the wrong way, if one does."

    def wanted(self, circle: Circle) -> bool:
        """A circle in law alone is an error, which has its own rule."""
        return not all(map(_legal, circle.lines))


def _legal(line: Line) -> bool:
    return isinstance(line.statement, Succession) and "legal" in line.statement.scope

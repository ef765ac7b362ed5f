"""Members of collectives; lines of a body, its own and those that reach it through them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import get_args

from nhsgraph.given import one_of
from nhsgraph.graph.in_force import Held, InForce
from nhsgraph.schema import EDGE_TYPES, STATEMENT_TYPES, MemberRole
from nhsgraph.values import dataclass

MEMBER_ROLES: tuple[str, ...] = get_args(MemberRole)
"""The ways in which a body belongs to another."""
INNER_PARTS = frozenset({"board", "collective", "region", "unit"})
"""The kinds of parts of which a joint arrangement is not made: it shows none of their lines."""


@dataclass(frozen=True, eq=False)
class Reach(InForce):
    """The same, with what reaches a body through others."""

    _reaching: dict[tuple[str, str, str], tuple[Held, ...]] = field(
        default_factory=dict, repr=False
    )
    _whole: dict[tuple[str, str, str], list[Held]] = field(default_factory=dict, repr=False)

    def edges(self, edge_type: str, role: str, body: str) -> Iterator[Held]:
        """The edges in force, not contested, in which a body itself has a role.

        They come as the record writes them.

        Args:
            edge_type: a type of edge, such as ``hosting``.
            role: one of its two roles, such as ``hosted``.
            body: the body that has it, by id or name.

        Raises:
            QuestionError: there is no such type of edge, or no such role of it.
            UnknownBodyError: the record has no such body.

        >>> hosts = graph.edges("hosting", "hosted", "NHS Leadership Academy")
        >>> [held.statement.id for held in hosts][:1]
        ['nhs-leadership-academy/host-2012']
        """
        return self._edges(edge_type, role, self._in_role(edge_type, role, body))

    def _in_role(self, edge_type: str, role: str, body: str) -> str:
        """The id of a body, once type and role are checked."""
        roles = EDGE_TYPES[one_of(edge_type, EDGE_TYPES, "type of edge")].roles
        one_of(role, roles, f"role of the type {edge_type}:")
        return self.find(body)

    def _edges(self, edge_type: str, role: str, body_id: str) -> Iterator[Held]:
        for edge in self.index.edges(edge_type, role, body_id):
            if edge.counts and (held := self.held(edge)):
                yield held

    def lines(self, edge_type: str, role: str, body: str) -> list[Held]:
        """The edges in force that concern a body, its own and those that reach it.

        A collective's statements reach its members; a joint arrangement without any of its own
        shows those of its parts. What reaches it says through whom (``via``).

        Args:
            edge_type: a type of edge, such as ``accountability``.
            role: one of its two roles, such as ``body``.
            body: the body that has it, by id or name.

        Returns:
            Its own lines as the record writes them, then those that reach it.

        Raises:
            QuestionError: there is no such type of edge, or no such role of it.
            UnknownBodyError: the record has no such body.

        >>> lines = graph.lines("accountability", "body", "HEE")
        >>> sorted({line.statement.holder for line in lines if line.statement.force == "law"})
        ['secretary-of-state']
        """
        asked = edge_type, role, self._in_role(edge_type, role, body)
        if asked not in self._reaching:
            self._reaching[asked] = tuple(self._lines(*asked, ())[0])
        return list(self._reaching[asked])

    def _lines(
        self, edge_type: str, role: str, body_id: str, seen: tuple[str, ...]
    ) -> tuple[list[Held], bool]:
        """The same lines as they reach a body, and whether they are all, wherever it is met.

        They are not where the way back over a body that was seen is left out. If they are all,
        they are worked out once, and ways that meet in a body go on together.
        """
        asked = edge_type, role, body_id
        if asked in self._whole:
            return self._whole[asked], True
        own = list(self._edges(edge_type, role, body_id))
        found, whole = _Ways([*own]), True
        for membership, through in self._reached_through(edge_type, body_id, own):
            if through in seen:
                whole = False
                continue
            lines, all_of_them = self._lines(edge_type, role, through, (*seen, body_id))
            whole = whole and all_of_them
            of_members = getattr(membership.statement, "whole", None) == through
            for held in lines:
                if of_members and held.statement.of == "whole":
                    continue
                if body_id not in getattr(held.statement, "known_ends", ()):  # it ties no other
                    found.add(self._through(held, membership, through, body_id))
        if whole:
            self._whole[asked] = found.kept
        return found.kept, whole

    def _reached_through(
        self, edge_type: str, body_id: str, own: list[Held]
    ) -> Iterator[tuple[Held, str]]:
        """The bodies whose lines of a type reach a body, with the memberships that tie them."""
        if EDGE_TYPES[edge_type].handed_down:
            yield from self._wholes(body_id, "one_of")
        if own or not EDGE_TYPES[edge_type].shown_of_parts:
            return
        if self.body(body_id).kind == "joint_arrangement":
            yield from self._outer_parts(body_id)

    def handed_down(
        self, statement_type: str, body: str, seen: tuple[str, ...] = ()
    ) -> Iterator[Held]:
        """What is said of a body through the collectives that it is one of: its legal form.

        Raises:
            QuestionError: there is no such type of statement.
            UnknownBodyError: the record has no such body.

        >>> list(graph.handed_down("legal_form", "HEE"))
        []
        """
        body_id = self.find(body)
        if not STATEMENT_TYPES[
            one_of(statement_type, STATEMENT_TYPES, "type of statement")
        ].handed_down:
            return
        found = _Ways([])
        for membership, collective in self._wholes(body_id, "one_of"):
            if collective in seen:
                continue
            said = self.index.said(statement_type, collective)
            own = (self.held(statement) for statement in said if statement.counts)
            further = self.handed_down(statement_type, collective, (*seen, body_id))
            for held in (*filter(None, own), *further):
                if held.statement.of != "whole":
                    found.add(self._through(held, membership, collective, body_id))
        yield from found.kept

    def _outer_parts(self, body_id: str) -> Iterator[tuple[Held, str]]:
        """The bodies of which a joint arrangement is made, with their memberships."""
        for membership in self.index.memberships("whole", body_id, "part_of"):
            held = self.held(membership)
            if held is not None and self.body(membership.member).kind not in INNER_PARTS:
                yield held, membership.member

    def _through(self, held: Held, membership: Held, via: str, body_id: str) -> Held | None:
        """An edge as it reaches a body through another, while membership and both lives last."""
        extent = held.extent.meet(membership.extent).meet(self.lasting(body_id))
        if extent.empty:
            return None
        within = held.told_within.meet(membership.told_within).meet(self.seen_within(body_id))
        return held._replace(extent=extent, via=(via, *held.via), told_within=within)

    def _wholes(self, body_id: str, role: str) -> Iterator[tuple[Held, str]]:
        for membership in self.index.memberships("member", body_id, role):
            held = self.held(membership)
            if held is not None and isinstance(membership.whole, str):
                yield held, membership.whole

    def members(self, whole: str, *roles: str) -> list[Held]:
        """The memberships in force of a whole, as the record writes them.

        Args:
            whole: a set of bodies, or a body of parts, by id or name.
            roles: ``one_of`` or ``part_of``; both if none is named.

        Raises:
            UnknownBodyError: the record has no such body.
            QuestionError: there is no such role.

        >>> len(graph.members("LETBs", "one_of"))
        17
        """
        own = self.find(whole)
        roles = tuple(one_of(each, MEMBER_ROLES, "role of a member") for each in roles)
        roles = roles or MEMBER_ROLES
        found = (self.held(each) for each in self.index.memberships("whole", own, *roles))
        return [held for held in found if held]

    def is_member(self, body: str, collective: str) -> bool:
        """True where a body was at any time one of a collective.

        Raises:
            UnknownBodyError: the record has no such body, or no such collective.

        >>> graph.is_member("Health Education Wessex", "LETBs")
        True
        """
        whole = self.find(collective)
        found = self.index.memberships("member", self.find(body), *MEMBER_ROLES)
        return any(membership.whole == whole for membership in found)

    def plans(self, edge_type: str, role: str, body: str) -> list[Held]:
        """The plans of a type in which a body has a role.

        As known on a day, those that were pending, over the planned days after it.

        Raises:
            QuestionError: there is no such type of edge, or no such role of it.
            UnknownBodyError: the record has no such body.

        >>> [held.status for held in graph.plans("hosting", "hosted", "NHS Leadership Academy")]
        ['announced', 'proposed', 'announced']
        """
        own = self._in_role(edge_type, role, body)
        return [
            held
            for edge in self.index.edges(edge_type, role, own)
            if edge.planned and edge.contested is None and (held := self.plan(edge))
        ]


class _Ways:
    """Statements as they reach a body, each by the ways that add days to those before.

    Of two ways by which a statement reaches it, the second is left out where the first has all of
    its days. So nested sets that part and meet again do not multiply.
    """

    def __init__(self, kept: list[Held]) -> None:
        self.kept = kept
        self._of: dict[str, list[Held]] = {}
        for held in kept:
            self._of.setdefault(held.statement.id, []).append(held)

    def add(self, held: Held | None) -> None:
        """Adds a statement, if there is one and it reaches the body on further days."""
        if held is None:
            return
        before = self._of.setdefault(held.statement.id, [])
        if not any(_has_all_days(other, held) for other in before):
            before.append(held)
            self.kept.append(held)


def _has_all_days(one: Held, other: Held) -> bool:
    """True where one reaches a body on all days on which the other does, as certainly."""
    days = one.extent.meet(other.extent) == other.extent
    return days and one.told_within.meet(other.told_within) == other.told_within

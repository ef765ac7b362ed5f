"""The kinds of bodies in words: *an arm's-length body*, *regulators*."""

from __future__ import annotations

from typing import Final

_KINDS: Final = {
    "parliament": ("a parliament", "parliaments"),
    "committee": ("a committee", "committees"),
    "office": ("an office", "offices"),
    "department": ("a department of state", "departments of state"),
    "audit_body": ("a body of public audit", "bodies of public audit"),
    "arms_length_body": ("an arm’s-length body", "arm’s-length bodies"),
    "regulator": ("a regulator", "regulators"),
    "regional_authority": ("a regional authority", "regional authorities"),
    "joint_arrangement": ("a joint arrangement", "joint arrangements"),
    "collective": ("a set of bodies", "sets of bodies"),
    "region": ("a region", "regions"),
    "local_board": ("a local board", "local boards"),
    "system": ("a local system", "local systems"),
    "board": ("a board", "boards"),
    "unit": ("a unit hosted by another body", "units hosted by another body"),
    "contracted_service": ("a service run under contract", "services run under contract"),
    "programme": ("a plan or programme", "plans or programmes"),
    "sector_body": ("a sector body outside government", "sector bodies outside government"),
    "provider_group": ("a group of providers", "groups of providers"),
    "commissioner_group": ("a group of commissioners", "groups of commissioners"),
    "education_provider_group": ("a group of education providers", "groups of education providers"),
    "professional_body_group": ("a group of professional bodies", "groups of professional bodies"),
    "service_group": ("a group of local services", "groups of local services"),
    "people_group": ("a group of people or posts", "groups of people or posts"),
}
"""Each kind of the schema with its article, and in the plural."""


def kind_in_words(kind: str) -> str:
    """A kind with its article: *an arm's-length body*."""
    return _KINDS[kind][0]


def kind_bare(kind: str, number: int = 1) -> str:
    """A kind as it stands behind a number: *regulator*, *regulators*."""
    one, several = _KINDS[kind]
    return one.partition(" ")[2] if number == 1 else several


def kinds_in_words(kinds: tuple[str, ...], number: int) -> str:
    """What several bodies of some kinds are called together: *bodies* where they are not alike."""
    if len(kinds) == 1 and kinds[0] in _KINDS:
        return kind_bare(kinds[0], number)
    return "body" if number == 1 else "bodies"

"""English verbs in the past: *held*, *funded*, *planned*."""

from __future__ import annotations

from typing import Final

_PAST: Final = {
    "become": ("became", "become"), "begin": ("began", "begun"), "bring": ("brought", "brought"),
    "choose": ("chose", "chosen"), "come": ("came", "come"), "draw": ("drew", "drawn"),
    "fall": ("fell", "fallen"), "get": ("got", "got"), "give": ("gave", "given"),
    "go": ("went", "gone"), "grow": ("grew", "grown"), "have": ("had", "had"),
    "hold": ("held", "held"), "keep": ("kept", "kept"), "lead": ("led", "led"),
    "leave": ("left", "left"), "lie": ("lay", "lain"), "make": ("made", "made"),
    "mean": ("meant", "meant"),
    "oversee": ("oversaw", "overseen"), "pay": ("paid", "paid"), "put": ("put", "put"),
    "run": ("ran", "run"), "sit": ("sat", "sat"), "spend": ("spent", "spent"),
    "split": ("split", "split"), "take": ("took", "taken"), "write": ("wrote", "written"),
}  # fmt: skip
_VOWELS: Final = "aeiou"
_DOUBLES: Final = frozenset("bdgmnpt")
_UNDOUBLED: Final = ("en", "er", "on", "it", "et", "op", "in", "at")
"""How verbs of more than one syllable end whose last letter is not written twice."""


def past(verb: str) -> str:
    """The past tense of a verb: *held*, *funded*."""
    return _PAST[verb][0] if verb in _PAST else _regular(verb)


def participle(verb: str) -> str:
    """The past participle of a verb: *held*, *taken*."""
    return _PAST[verb][1] if verb in _PAST else _regular(verb)


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    one_vowel = verb[-1] in _DOUBLES and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWELS
    syllables = sum(
        sign in _VOWELS and before not in _VOWELS
        for before, sign in zip(f" {verb}", verb, strict=False)
    )
    if one_vowel and (syllables == 1 or not verb.endswith(_UNDOUBLED)):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"

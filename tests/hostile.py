"""A record that means harm: every text in it tries to become a tag, a script, a link or a fault.

What the reader refuses can't come into a record: an address that is none of the web, an id that is
no id, and signs that turn the direction of writing. All else can.
"""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any, Final

from nhsgraph import Graph
from nhsgraph.schema import Part
from worlds import world

EVIL: Final = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '" onmouseover="window.pwned=1" x="',
    "' autofocus onfocus='window.pwned=1",
    "javascript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "<!-- <svg onload=window.pwned=1>",
    "{{constructor.constructor('window.pwned=1')()}} ${window.pwned=1} __proto__",
    "__proto__",
    "constructor",
    "\\u003cscript\\u003e &lt;script&gt; %3Cscript%3E",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    '=HYPERLINK("https://example.org","here")',
    '"], "quoted" -> {box} | \\N; -->%% end',
    "| *bold* `code` [link](javascript:window.pwned=1) # head",
    "\\input{secret} $x$ %, {brace",
)
"""Texts that do harm where they are taken for anything but text."""


def hostile_world() -> Graph:
    """A small record made of such texts, with all that a page shows."""
    proof = [{"source": f"s{number}", "locator": text, "says": text, "proves": ["begin", "end"]}
             for number, text in enumerate(EVIL)]  # fmt: skip
    bodies: dict[str, dict[str, Any]] = {
        f"b{number}": {
            "kind": "arms_length_body" if number else "department",
            "aliases": [f"{text} alias"],
            "description": {"text": f"{text}.", "evidence": proof[:1]},
            "note": text,
            "names": [
                {
                    "name": text, "short": f"{text[:9]}…", "when": "2009-04-01/2015-03-31",
                    "evidence": proof,
                },
                {"name": f"New {text}", "when": "2015-04-01/.."},
            ],
            "posts": [{"post": "chair", "person": text, "note": text}],
        }
        for number, text in enumerate(EVIL)
    }  # fmt: skip
    for number, text in list(enumerate(EVIL))[1:]:
        bodies[f"b{number}"] |= {
            "accountability": [
                {
                    "holder": "b0", "means": text, "when": "2010-04-01/..", "basis": text,
                    "note": text, "begun_by": f"e{number}", "evidence": proof,
                }
            ],
            "funding": [
                {"payer": f"b{number - 1}", "when": "2011-04-01/2014-03-31", "note": text},
                {
                    "payer": "b0", "when": "2016-04-01/..", "status": "announced",
                    "subject_to": text, "outcome": {"unknown": text},
                },
                {"payer": "b0", "when": "2012-04-01/..", "contested": {"reason": text}},
            ],
        }  # fmt: skip
    news = [
        {"id": f"s{number}", "title": text, "publisher": text,
         "published": f"{2010 + number % 11}-01-01", "url": f"https://example.org/{number}?a=%22&b='onload=x",
         "note": text}
        for number, text in enumerate(EVIL)
    ]  # fmt: skip
    events = [
        {"id": f"e{number}", "title": text, "date": "2010-04-01", "note": text, "reason": text}
        for number, text in enumerate(EVIL)
    ]
    return world(
        json.dumps(bodies, ensure_ascii=False), news=json.dumps(news), events=json.dumps(events)
    )


UNSEEN: Final = "a\x00b\x1b[31mc\x07\td\r\ne\x7ff\x85g\u2028h\u202ei\u2066j\u200fk\ufeffl"
"""Signs that the reader of files refuses, or takes for blanks: they rule a terminal, break a line,
end a text, make XML ill-formed or turn the direction of writing."""


def unread_world() -> Graph:
    """The hostile record, made in Python, each text with signs that no file brings in."""
    record = hostile_world().record
    spoilt: dict[str, Any] = {
        each.name: {key: _spoilt(part) for key, part in value.items()}
        for each in fields(record)
        if isinstance(value := getattr(record, each.name), dict)
    }
    return Graph.of(replace(record, **spoilt))


def _spoilt(value: Any) -> Any:
    if isinstance(value, Part):
        said = {name: getattr(value, name) for name in value.field_names}
        new = {name: _spoilt(each) for name, each in said.items()}
        return value.changed(**{name: each for name, each in new.items() if each is not said[name]})
    if type(value) is tuple:
        return tuple(map(_spoilt, value))
    evil = isinstance(value, str) and any(text in value for text in EVIL)
    return unread(value) if evil else value


def unread(text: str) -> str:
    """A text with ``UNSEEN`` before its last sign."""
    return f"{text[:-1]}{UNSEEN}{text[-1]}"

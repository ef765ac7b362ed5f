"""Texts and addresses as they stand in HTML and XML: the one way into pages, notebooks and SVG."""

from __future__ import annotations

import html
import re
from typing import Final

from nhsgraph.spelling import printable

_ON_THE_WEB: Final = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)


def escape(text: str) -> str:
    """A text as it may stand between tags or, in quotes, inside one.

    >>> escape('A & "B" <i>')
    'A &amp; &quot;B&quot; &lt;i&gt;'
    """
    return html.escape(printable(text), quote=True)


def link(address: str, words: str, title: str = "") -> str:
    """Words with a link behind them; the words alone where the address is none of the web.

    Whatever else can stand for an address (``javascript:``, ``data:``, a file) is never a link.

    Args:
        address: where the link leads.
        words: what it shows.
        title: what a browser shows beside it, if anything.
    """
    if not is_on_the_web(address):
        return escape(words)
    hint = f' title="{escape(title)}"' if title else ""
    return f'<a href="{escape(address)}"{hint}>{escape(words)}</a>'


def is_on_the_web(address: str) -> bool:
    """Whether a text is one address of the web, with http or https, and a host."""
    return address == printable(address) and bool(_ON_THE_WEB.fullmatch(address))

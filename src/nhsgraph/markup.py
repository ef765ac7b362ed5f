"""Texts and addresses as they stand in HTML and XML: the one way into pages, notebooks and SVG.

Pages are built from elements, and an element takes what is put into it as text, unless that is an
element itself. So no text of a record can become a tag, an attribute or a script.

>>> print(element("p", "A & ", element("b", "<i>"), class_="x"))
<p class="x">A &amp; <b>&lt;i&gt;</b></p>
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from nhsgraph.spelling import printable

_ON_THE_WEB: Final = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
_NAME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
"""What may be the name of a tag or an attribute."""
_OURS: Final = re.compile(r"[\w-][\w.-]*|#[\w-]+|data:image/png;base64,[\w+/]*={0,2}", re.ASCII)
"""What an address may be beside one of the web: a file beside it, a place in it, a picture."""
_ADDRESSES: Final = frozenset({"href", "src", "action", "formaction", "xlink:href", "data"})
_VOID: Final = frozenset({"br", "img", "input", "link", "meta"})
"""The elements that have no end tag."""
_OWN_LANGUAGE: Final = frozenset({"script", "style"})
"""The elements whose text is no HTML: see ``verbatim``."""


class Markup:
    """HTML or SVG; only the functions of this module make it."""

    __slots__ = ("_html",)

    def __init__(self, html: str) -> None:
        self._html = html

    def __str__(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return f"<Markup of {len(self._html)} signs>"


Content: TypeAlias = "str | Markup | Iterable[Content] | None"
"""What may stand in an element: text, elements, nothing, or several of these."""
Attribute: TypeAlias = str | float | bool | None
"""The value of an attribute: True for one without a value; False and None leave it out."""


def element(tag: str, *content: Content, **attributes: Attribute) -> Markup:
    """An element with its attributes and what stands in it; every text is escaped.

    Args:
        tag: its name.
        content: what stands in it.
        attributes: by name; ``class_`` is *class*, and ``stroke_width`` *stroke-width*. An address
            that is neither on the web nor ours is left out.

    Raises:
        ValueError: it is a script or a style, has an attribute that is one, or a name is no name.
    """
    if tag in _OWN_LANGUAGE:
        raise ValueError(f"what stands in a {tag} is no HTML; make it with verbatim()")
    start = _start(tag, attributes)
    if tag in _VOID:
        return Markup(start)
    return Markup(f"{start}{together(*content)}</{tag}>")


def verbatim(tag: str, text: str, **attributes: Attribute) -> Markup:
    """A script or a style, whose text stands as it is; for what comes with the package alone.

    Raises:
        ValueError: the text could end the element, or the element is another.
    """
    if tag not in _OWN_LANGUAGE:
        raise ValueError(f"the text of a {tag} is HTML; make it with element()")
    if f"</{tag}" in text.lower() or "<!--" in text:
        raise ValueError(f"the text of a {tag} has what would end it")
    return Markup(f"{_start(tag, attributes)}{text}</{tag}>")


def _start(tag: str, attributes: dict[str, Attribute]) -> str:
    words = [tag]
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if not _NAME.fullmatch(name) or name.lower().startswith("on"):
            raise ValueError(f"“{name}” is no attribute that a page may have")
        if value is None or value is False:
            continue
        if name in _ADDRESSES and not (is_on_the_web(str(value)) or _OURS.fullmatch(str(value))):
            continue
        words.append(name if value is True else f'{name}="{escape(_number(value))}"')
    if not _NAME.fullmatch(tag):
        raise ValueError(f"“{tag}” is no name of an element")
    return f"<{' '.join(words)}>"


def _number(value: Attribute) -> str:
    """A value as text; numbers without a point where they need none."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def together(*content: Content) -> Markup:
    """Texts and elements one after the other, with nothing around them."""
    return Markup("".join(_parts(content)))


def _parts(content: Content) -> Iterable[str]:
    if content is None:
        return
    if isinstance(content, str):
        yield escape(content)
    elif isinstance(content, Markup):
        yield str(content)
    else:
        for each in content:
            yield from _parts(each)


def escape(text: str) -> str:
    """A text as it may stand between tags or, in quotes, inside one.

    >>> escape('A & "B" <i>')
    'A &amp; &quot;B&quot; &lt;i&gt;'
    """
    return html.escape(printable(text), quote=True)


def link(address: str, words: str, title: str = "") -> Markup:
    """Words with a link behind them; the words alone where the address is none of the web.

    Whatever else can stand for an address (``javascript:``, ``data:``, a file) is never a link.

    Args:
        address: where the link leads.
        words: what it shows.
        title: what a browser shows beside it, if anything.
    """
    if not is_on_the_web(address):
        return together(words)
    return element("a", words, href=address, title=title or None)


def is_on_the_web(address: str) -> bool:
    """Whether a text is one address of the web, with http or https, and a host."""
    return address == printable(address) and bool(_ON_THE_WEB.fullmatch(address))

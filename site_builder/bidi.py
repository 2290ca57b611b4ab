"""Keep names and numbers whole inside sentences of another language. Pure.

A sentence of the English or Arabic catalogue puts invisible marks of Unicode around what is
filled in, which is right in any plain text. In the text of a page they become elements, so that
a screen reader also says a Dutch name in Dutch.
"""

import re
from itertools import chain

_DUTCH, _NUMBER, _END = "\N{FIRST STRONG ISOLATE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\u2069"
_NAMES = frozenset(
    ("area", "around", "gemeente", "name", "organisation", "site", "source", "title", "whole")
)
_NUMBERS = frozenset(("code", "mail", "number"))

# Titles and scripts hold text only; in every other tag it is the attributes that stay plain.
_PLAIN = re.compile(r"(<(title|script)\b.*?</\2>|<[^>]*>)", re.DOTALL)
_MARKED = re.compile(f"([{_DUTCH}{_NUMBER}])([^{_DUTCH}{_NUMBER}{_END}]*){_END}")
_MARKS = re.compile(f"[{_DUTCH}{_NUMBER}{_END}]")
_TAGS = {_DUTCH: '<bdi lang="nl" dir="ltr">', _NUMBER: '<bdi dir="ltr">'}


def mark(placeholder: str, value: object) -> object:
    """Return what fills a placeholder, with marks around a Dutch name or a number."""
    if placeholder in _NAMES:
        return f"{_DUTCH}{value}{_END}"
    return f"{_NUMBER}{value}{_END}" if placeholder in _NUMBERS else value


def as_elements(html: str, direction: str) -> str:
    """Return a page with an element for each mark in its text.

    Attributes and titles keep the marks in a language that is written from the right, where
    they do their work; elsewhere they are left out.
    """
    parts = _PLAIN.split(html)
    texts, plain = parts[0::3], parts[1::3]
    # No mark is ASCII, and nearly all of the thousands of parts are.
    shown = [one if one.isascii() else _MARKED.sub(_element, one) for one in texts]
    if direction != "rtl":
        plain = [one if one.isascii() else _MARKS.sub("", one) for one in plain]
    return "".join(chain.from_iterable(zip(shown, (*plain, ""), strict=True)))


def _element(found: re.Match[str]) -> str:
    return f"{_TAGS[found[1]]}{found[2]}</bdi>"

"""JSON as web pages carry it: with comments, stray commas and wrappings. Pure.

Everything here takes one walk over the text, however it was meant.
"""

import html
import json
import re

# What a page wraps a script in, for the readers of XHTML and of browsers without scripts.
_WRAPPINGS = re.compile(r"//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>|<!--|-->")
# A whole script in which an editor of web pages has escaped every quote.
_ESCAPED = re.compile(r"[\[{\s]{1,50}&(?:quot|#34);")
_WHITE_SPACE = " \t\n\r\ufeff\xa0"
# What is never closed reaches to the end, so that no character is looked at twice.
_TOKEN = re.compile(
    r'(?P<text>"(?:[^"\\]|\\.)*+(?:"|\Z|\\\Z))'
    r"|(?P<comment>/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\*?\Z)|//[^\n]*+)"
    r"|(?P<comma>,)"
    r"|(?P<space>[\s\ufeff]++)"
    r"|(?P<other>[^\s\ufeff\"/,]++|.)",
    re.DOTALL,
)


def read(text: str) -> object:
    """Return what the JSON says; comments, stray commas and wrappings are passed over.

    Raises:
        ValueError: it is no JSON, or nested deeper than anybody means.
    """
    stripped = text.strip(_WHITE_SPACE + ";")
    if _ESCAPED.match(stripped):
        stripped = html.unescape(stripped)
    try:
        return _decoded(stripped)
    except ValueError:
        return _decoded(_repaired(stripped))


def _decoded(text: str) -> object:
    try:
        # Line ends inside a text are forbidden, and common.
        found: object = json.loads(text, strict=False)
    except RecursionError as exc:
        raise ValueError("nested too deeply") from exc
    return found


def _repaired(text: str) -> str:
    """Return the text without what JSON forbids but people write."""
    kept: list[str] = []
    comma, before = False, "["
    for token in _TOKEN.finditer(_unwrapped(text)):
        kind, piece = token.lastgroup, token[0]
        if kind in ("comment", "space"):
            # Something must stand in its place: two numbers would become one.
            kept.append(" ")
        elif kind == "comma":
            comma = True
        else:
            if comma and not before.endswith(("[", "{")) and not piece.startswith(("]", "}")):
                kept.append(",")
            comma, before = False, piece
            kept.append(piece)
    return "".join(kept).strip(_WHITE_SPACE + ";")


def _unwrapped(text: str) -> str:
    """Return the text without the wrappings at its start and its end."""
    start, end = 0, len(text)
    while found := _WRAPPINGS.match(text, _first_word(text, start, end)):
        start = found.end()
    tail = text[max(start, end - 40) :]
    closing = re.search(r"(?:\s|;|//|/\*|\*/|\]\]>|-->)*$", tail)
    return text[start : end - (len(tail) - closing.start() if closing else 0)]


def _first_word(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _WHITE_SPACE:
        start += 1
    return start

"""Mark-up as plain text, for fields that never hold HTML. Pure."""

import html
import re

# A "<" that no letter follows is a smaller-than sign: "5 < 6" is a fine title.
_TAG = re.compile(r"<(?:[a-zA-Z/!?][^<>]*)>")
# Whatever a mail program or a web form puts in a text field; cleaning decides what may stay.
_KNOWN_TAG = re.compile(
    r"</?(?:p|br|a|b|i|u|s|em|strong|ul|ol|li|div|span|h[1-6]|hr|font|center|blockquote|pre|code"
    r"|su[bp]|table|tr|t[dh]|tbody|thead|img|script|style|iframe|svg|object|embed|form|html|body"
    r")\b[^<>]*>",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n\s*\n")


def plain_text(markup: str, limit: int) -> str:
    """Return the words of `markup`, one line, at most `limit` characters."""
    # Entities and tags make text longer than it reads; ten times leaves room for them.
    return one_line(html.unescape(_TAG.sub(" ", markup[: limit * 10])), limit)


def one_line(text: str, limit: int) -> str:
    """Return `text` with single spaces, cut at `limit` characters."""
    return " ".join(text[: limit * 10].split())[:limit].rstrip()


def markup(text: str) -> str:
    """Return text that may or may not be HTML as HTML: blank lines become paragraphs."""
    if _KNOWN_TAG.search(text):
        return text
    paragraphs = (part.strip() for part in _BLANK_LINE.split(text))
    return "".join(
        f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>"
        for part in paragraphs
        if part
    )

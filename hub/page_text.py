"""The words in safe HTML, for search, tagging and summaries. Pure."""

import re
from html import unescape

from hub.model import SafeHtml

_BLOCK_END = re.compile(r"</(?:p|li|h\d|ul|ol|dd|dt|dl|blockquote|tr|td|th)>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")


def text_of(html: SafeHtml) -> str:
    """Return the text of safe HTML, one line a block. Only for SafeHtml: it trusts the tags."""
    text = unescape(_TAG.sub("", _BLOCK_END.sub("\n", html.html)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)

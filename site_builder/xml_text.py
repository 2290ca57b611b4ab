"""Text as XML may hold it. Pure."""

import re
from xml.sax.saxutils import escape

# What XML 1.0 does not allow, not even as a character reference.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return text that can stand in an element or in a double-quoted attribute."""
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})

"""Plain strings as the hub keeps them: visible characters, one line, a bounded length."""

import re
import unicodedata

TITLE_MAX = 200
"""The longest title: more no longer fits a heading on a phone; feeds rarely pass 120."""

SUMMARY_MAX = 300
"""The longest summary: what CARE.md part 3 allows to take over of a description."""

FIELD_MAX = 500
"""The longest of all other fields, such as an address or a price."""

BODY_MAX = 60_000
"""The longest text in characters: some 10,000 words, five times our longest national text."""

LIST_MAX = 100
"""The most entries in a list of strings: a hostile feed can name a million subjects."""

ELLIPSIS = "…"

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # no width of their own
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width; directions that hide what is said
    "\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"  # not characters
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff"  # half pairs, private use, tags
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
# One look for both: hardly any text has one of these.
_TO_CHANGE = re.compile(f"[\r\x0b\x0c\x85\u2028\u2029{_UNSEEN}]")


def visible(text: str) -> str:
    """Return the text without what a reader cannot see; line ends become newlines."""
    if not _TO_CHANGE.search(text):
        return text
    return _INVISIBLE.sub("", _NEWLINES.sub("\n", text))


def composed(text: str) -> str:
    """Return the visible text with letters and accents composed, for equal words in search."""
    return unicodedata.normalize("NFC", visible(text))


def one_line(text: str) -> str:
    """Return the visible text with every run of white space as one space."""
    return " ".join(composed(text).split())


def shorten(text: str, limit: int) -> str:
    """Return the text, cut at a word with an ellipsis when it is over `limit` characters."""
    if len(text) <= limit:
        return text
    head = text[: limit - len(ELLIPSIS)]
    if not text[len(head)].isspace():
        head = _without_last_word(head)
    return head.rstrip(" ,;:-–(") + ELLIPSIS


def _without_last_word(head: str) -> str:
    """Drop the word that was cut; text without any space is cut where it is."""
    words = head.rsplit(maxsplit=1)
    return words[0] if len(words) > 1 else head

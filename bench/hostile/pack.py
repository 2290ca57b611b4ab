"""What one item carries, and how each format writes it. Pure."""

import json
import re
from collections.abc import Callable
from html import escape
from urllib.parse import quote
from zlib import crc32

from attrs import frozen

BEGINS, ENDS = "2027-03-10T10:00:00+01:00", "2027-03-10T12:00:00+01:00"
"""When every event is."""

PACKS_IN_SOURCE = 20
"""Items of one source: a long feed, and far below what a parser stops at."""

SITE = "https://voorbeeld.example"

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold; a spreadsheet is XML as well."""

_HAS_SCHEME = re.compile(r"\W{0,3}[A-Za-z]\w*\W?:")
# What would end the page or the feed for all that come after it, and test nothing but that.
_SWALLOWS = re.compile(
    r"<!--|<!\[|]]>|<[!?]|<plaintext|</?(?:item|entry|channel|rss|feed|html|body|main|article)\b",
    re.IGNORECASE,
)

# And what ends the elements that would take the rest of a page for their own text.
_CLOSED = "".join(
    f"</{name}>"
    for name in (
        "svg", "math", "select", "textarea", "title", "style", "script", "xmp", "iframe",
        "noembed", "noscript", "noframes", "template", "table", "object", "video", "a", "form",
    )
)  # fmt: skip


@frozen(kw_only=True)
class Pack:
    """The strings of one item, and which of them comes first."""

    number: int
    vectors: tuple[str, ...]
    shift: int = 0

    @property
    def name(self) -> str:
        """What the scanner knows the item by."""
        return f"WW-xss-{self.number // 100:03d}-{self.number % 100:02d}"

    def ordered(self, field: str) -> tuple[str, ...]:
        """Return all strings, in the order of this field."""
        first = (self.shift + crc32(field.encode())) % len(self.vectors)
        return self.vectors[first:] + self.vectors[:first]

    def text(self, field: str) -> str:
        """Return all strings as the text of a field."""
        return " ".join(self.ordered(field))

    def title(self, field: str = "title") -> str:
        """Return a title that begins, or ends, with a string."""
        text = self.text(field)
        return f"{text} {self.name}" if self.number % 2 else f"{self.name} {text}"

    def html(self, field: str) -> str:
        """Return HTML that holds every string as mark-up and as text."""
        parts = (f"<p>voor</p>{one}<p>{escape(one)}</p>" for one in self.ordered(field))
        return f"<p>{self.name}</p>{''.join(parts)}"

    def raw(self, field: str) -> str:
        """Return HTML with the strings that leave the rest of a page whole."""
        kept = (one for one in self.ordered(field) if not _SWALLOWS.search(one))
        parts = (f"<div>{one}{_CLOSED}</div>" for one in kept)
        return f"<p>{self.name}</p>{''.join(parts)}"

    def url(self, field: str) -> str:
        """Return a string as a whole address, or within one: an address has room for one."""
        strings = self.ordered(field)
        turn = (self.number + self.shift + crc32(field.encode())) % 3
        if turn == 0:
            return f"{SITE}/{self.number}?q={strings[0]}"
        schemes = filter(_HAS_SCHEME.match, strings if turn == 1 else ())
        return next(schemes, strings[0])

    def page(self) -> str:
        """Return a proper address of its own, with a string in it."""
        return f"{SITE}/{self.number}/?q={quote(self.ordered('page')[0], errors='replace')}"


@frozen(kw_only=True)
class Answer:
    """What the server says at one address."""

    kind: str
    body: bytes


@frozen(kw_only=True)
class Carried:
    """One source: its answers by path, the first of which its URL leads to."""

    format: str
    answers: tuple[tuple[str, Answer], ...]
    settings: str = ""
    question: str = ""


Carrier = Callable[[str, tuple[Pack, ...]], Carried]


def in_file(text: str) -> str:
    """Return what a text file can hold; everything that is no control is left as it is."""
    return NOT_XML.sub("\ufffd", text.replace("\x7f", "\ufffd"))


def in_xml(text: str) -> str:
    """Return a text as XML writes it."""
    return escape(NOT_XML.sub("\ufffd", text))


def in_json(value: object) -> bytes:
    """Return JSON in which controls are escaped and nothing else."""
    return json.dumps(value, ensure_ascii=False).encode(errors="replace")


def one_answer(
    source_format: str,
    path: str,
    kind: str,
    body: bytes,
    settings: str = "",
    question: str = "",
) -> Carried:
    """Return a source that has one answer."""
    return Carried(
        format=source_format,
        answers=((path, Answer(kind=kind, body=body)),),
        settings=settings,
        question=question,
    )

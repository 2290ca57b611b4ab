"""Split a text at its headings and tell whether a passage changed. Pure."""

import re
from collections.abc import Iterator

from attrs import frozen

from hub.dutch import fold
from hub.identity import digest
from hub.model import Item, SafeHtml
from hub.page_text import text_of

_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)


@frozen(kw_only=True)
class Passage:
    """A heading and what stands under it, up to the next heading; the first has none."""

    heading: str
    html: SafeHtml

    @property
    def version(self) -> str:
        """The hash of its words: white space and markup alone are no change."""
        words = " ".join(f"{self.heading} {text_of(self.html)}".split())
        return digest(words.encode())

    @property
    def text(self) -> str:
        """Its words as people read them, one line a block, under its heading."""
        return f"{self.heading}\n{text_of(self.html)}".strip()


def passages(body: SafeHtml) -> Iterator[Passage]:
    """Yield the passages of a text in order; what stands before the first heading too."""
    heading, start = "", 0
    for match in _HEADING.finditer(body.html):
        yield from _passage(heading, body.html[start : match.start()])
        heading, start = text_of(SafeHtml(html=match[2])), match.end()
    yield from _passage(heading, body.html[start:])


def version(item: Item, under: str = "") -> str:
    """Return the version of the passage under a heading, or of the whole text without one.

    It is empty when there is no such heading (any more): every overlay on it is out of date.
    """
    found = passage(item, under)
    return found.version if found else ""


def passage(item: Item, under: str = "") -> Passage | None:
    """Return the passage under a heading, or the whole text without one; None when gone."""
    if not under:
        return Passage(heading=item.title, html=item.body)
    wanted = _key(under)
    return next((one for one in passages(item.body) if _key(one.heading) == wanted), None)


def is_version(written: str, current: str) -> bool:
    """Return whether a version as an overlay holds it is the present one.

    An overlay may hold only the beginning, as people see it on screen ("7c1e…").
    """
    known = written.strip().rstrip("….").lower()
    return bool(current) and bool(known) and current.startswith(known)


def _passage(heading: str, html: str) -> Iterator[Passage]:
    if heading or html.strip():
        yield Passage(heading=heading, html=SafeHtml(html=html))


def _key(heading: str) -> str:
    return " ".join(fold(heading).split()).rstrip(" ?!.:")

"""Whether a site keeps text and data mining to itself (W3C community report TDMRep). Pure.

A site can say so in /.well-known/tdmrep.json, in a header of an answer and in a web page. We
harvest only where none of the three says so, or where the source's file names a licence and
the proof of it. What is not written as the protocol says counts as nothing said.
"""

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from attrs import frozen

from harvest.crawling.verdict import Reply
from hub.source import Rights

PATH = "/.well-known/tdmrep.json"
NAME = "tdm-reservation"

READ_BYTES = 500 * 1024
"""How much of a file or a page is read; as much as of robots.txt."""

MOST_RULES = 5_000
LONGEST_LOCATION = 2_000
LONGEST_TAG = 2_000
UNKNOWN_LICENCE = "onbekend"

# A comment is taken whole, so that a tag inside it is not seen.
_META = re.compile(
    rb"<!--.*?(?:-->|\Z)|<meta\s([^<>]{0,%d})>" % LONGEST_TAG, re.IGNORECASE | re.DOTALL
)
_ATTRIBUTE = re.compile(
    rb"""([a-z-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)


@frozen(kw_only=True)
class Rule:
    """What one line of tdmrep.json says about the paths that fit its pattern."""

    location: str
    reserved: bool

    def fits(self, path: str) -> bool:
        """Return whether a path fits: `*` is any text, `$` is the end, the rest a beginning."""
        pattern, to_the_end = self.location.removesuffix("$"), self.location.endswith("$")
        if not to_the_end:
            pattern += "*"
        first, *others = pattern.split("*")
        if not others:
            return path == first
        *between, last = others
        room = len(path) - len(last)
        return (
            path.startswith(first)
            and path.endswith(last)
            and _end_of(between, path[: max(room, 0)], len(first)) <= room
        )


@frozen(kw_only=True)
class Reservations:
    """The rules of one origin, in the order of its file; without rules nothing is reserved."""

    rules: tuple[Rule, ...] = ()

    def reserves(self, url: str) -> bool:
        """Return whether the site keeps this page to itself.

        Of rules that overlap a site may mean the first or the most precise one; when either
        of them reserves, the page is left alone.
        """
        parts = urlsplit(url)
        path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fitting = [rule for rule in self.rules if rule.fits(path)]
        if not fitting:
            return False
        precise = max(fitting, key=lambda rule: (len(rule.location), rule.reserved))
        return fitting[0].reserved or precise.reserved


def read_reservations(reply: Reply) -> Reservations:
    """Return the rules in an answer to a request for tdmrep.json."""
    if reply.status != 200:
        return Reservations()
    try:
        found = json.loads(reply.body[:READ_BYTES].decode("utf-8-sig", errors="ignore"))
    except (ValueError, RecursionError):
        return Reservations()
    entries = found if isinstance(found, list) else [found]
    return Reservations(rules=tuple(_rules(entries[:MOST_RULES])))


def is_reserved(reply: Reply) -> bool:
    """Return whether an answer itself says that it is reserved, in a header or as a page."""
    said = [value.strip() for name, value in reply.headers if name == NAME]
    if said:
        return "1" in said
    is_page = "html" in reply.header("content-type").lower()
    return is_page and any(_metas(reply.body[:READ_BYTES]))


def has_permission(rights: Rights) -> bool:
    """Return whether a source's file names a licence or permission, and the proof of it."""
    named = rights.licentie.strip().lower() not in ("", UNKNOWN_LICENCE)
    return named and bool(rights.bewijs.strip())


def _rules(entries: Iterable[object]) -> Iterator[Rule]:
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        location, said = str(entry.get("location") or ""), str(entry.get(NAME))
        if 0 < len(location) <= LONGEST_LOCATION and said in ("0", "1"):
            yield Rule(location=_pattern(location), reserved=said == "1")


def _pattern(location: str) -> str:
    """Return a location as a pattern of paths; some sites write a whole URL, or no slash."""
    path = re.sub(r"^https?://[^/]*", "", location.strip(), flags=re.IGNORECASE)
    return re.sub(r"\*+", "*", unquote(path if path.startswith(("/", "*")) else f"/{path}"))


def _end_of(pieces: Iterable[str], path: str, start: int) -> int:
    """Return where the last of the pieces ends when they follow each other; else too far."""
    for piece in pieces:
        found = path.find(piece, start)
        if found < 0:
            return len(path) + 1
        start = found + len(piece)
    return start


def _metas(body: bytes) -> Iterator[bool]:
    """Yield for each of the page's own words about mining whether they reserve."""
    for tag in _META.finditer(body):
        attributes = {
            name.lower(): double or single or bare
            for name, double, single, bare in _ATTRIBUTE.findall(tag[1] or b"")
        }
        if attributes.get(b"name", b"").strip().lower() == NAME.encode():
            yield attributes.get(b"content", b"").strip() == b"1"

"""A long list of titles in pages that a phone can hold, found by their first letters. Pure.

A page is named after the letters that its titles begin with, never after its place in a row.
So what is added or goes touches one page, and an address stays: the letter S leads to Sa, Sc
and St when it becomes too long, and is a list again when it becomes short. News has a page a
month.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import frozen

from site_builder.views.page import Link

MOST = 300
"""So many titles with their notes are 20 to 25 kB on the wire; with the styles that is half of
what a page may be."""

DEEPEST = 6
"""Titles that begin with so many equal letters stay together, however many they are."""

CACHED_NAMES = 65_536

OTHER = "0-9"
"""Where titles stand that begin with no letter: first, and under this name."""


@frozen(kw_only=True)
class Part:
    """The titles that begin with some letters, or the parts that they are divided in.

    `name` is what the link says and `slug` what its address ends with.
    """

    name: str
    slug: str
    links: tuple[Link, ...] = ()
    parts: tuple["Part", ...] = ()

    def whole(self) -> Iterator["Part"]:
        """Yield this part and all below it."""
        yield self
        for part in self.parts:
            yield from part.whole()


def by_letter(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    """Return links under their letters, what has no letter first."""
    groups = _grouped(_named(links), 1)
    return {name: _links(found) for name, found in groups.items()}


def divided(links: tuple[Link, ...], most: int = MOST) -> tuple[Part, ...]:
    """Return the parts of a long list, none of more titles than may stand on a page."""
    groups = _grouped(_named(links), 1)
    return tuple(_part(name, found, 1, most) for name, found in groups.items())


_Named = tuple[str, Link]
"""A link with the letters that it begins with, as many as may count."""


def _named(links: Iterable[Link]) -> list[_Named]:
    return [(_begin(link.text), link) for link in links]


def _links(named: Iterable[_Named]) -> tuple[Link, ...]:
    return tuple(link for _, link in named)


def _part(name: str, found: list[_Named], depth: int, most: int) -> Part:
    slug = name.lower()
    if len(found) <= most or depth >= DEEPEST or name == OTHER:
        return Part(name=name, slug=slug, links=_links(found))
    groups = _grouped(found, depth + 1)
    # A title of these letters alone has no next one; it stands on the page that leads on.
    alone = groups.pop(name, [])
    return Part(
        name=name,
        slug=slug,
        links=_links(alone),
        parts=tuple(_part(one, more, depth + 1, most) for one, more in groups.items()),
    )


def _grouped(named: Iterable[_Named], depth: int) -> dict[str, list[_Named]]:
    found: dict[str, list[_Named]] = {}
    for begin, link in named:
        name = begin if begin == OTHER else begin[:depth]
        found.setdefault(name, []).append((begin, link))
    return {name: found[name] for name in sorted(found)}


@lru_cache(maxsize=CACHED_NAMES)
def _begin(text: str) -> str:
    """Return the first letters of a name as a heading: Cafe of "Café 3", 0-9 of "2 tips".

    They end where the word does: the letters of an address are letters. A title stands in the
    list of its kind, in that of everything and in those of its subjects.
    """
    plain = unicodedata.normalize("NFKD", text[:80].strip(" '‘’\"“”("))
    begin = ""
    for char in plain.upper():
        if unicodedata.combining(char):
            continue
        if not "A" <= char <= "Z" or len(begin) == DEEPEST:
            break
        begin += char
    return begin.capitalize() or OTHER


def by_month(dated: Iterable[tuple[str, Link]]) -> Mapping[str, tuple[Link, ...]]:
    """Return links by the month of their date ("2026-11"), the newest month first.

    The order within a month is that in which they come; what has no date comes last, under "".
    """
    found: dict[str, list[Link]] = {}
    for day, link in dated:
        found.setdefault(day[:7], []).append(link)
    return {month: tuple(found[month]) for month in sorted(found, reverse=True)}

"""Look at links to others with what `wijkwijzer links` remembers: moved, or not there."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from wijkwijzer.check.findings import CheckedText, Edit, Finding, Look
from wijkwijzer.links.memory import KnownLink, Memory
from wijkwijzer.links.outgoing import LinkPlace, links_of_text

NO_BASE = ""
"""Links to our own pages are looked at elsewhere, and no server was asked for them."""


def asked_links(memory: Memory) -> Look:
    """Return what tells the links of a text that moved or are broken.

    A page that moved within its site gets its new address at once. On another site somebody
    must look first: an address that was given up may be somebody else's now.
    """

    def look(text: CheckedText) -> Iterator[Finding]:
        if not memory:
            return
        for number, line in enumerate(text.document.lines, start=1):
            for place in links_of_text("", line, NO_BASE):
                known = memory.get(place.url)
                if known is not None and known.is_moved:
                    yield _moved(text, number, line, place, known)
                elif known is not None and known.is_broken:
                    yield _broken(text, number, place)

    return look


def _moved(
    text: CheckedText, number: int, line: str, place: LinkPlace, known: KnownLink
) -> Finding:
    change = Edit(
        line=number,
        column=place.column,
        length=_length(line, place),
        text=known.final_url,
    )
    is_same_site = _site(place.url) == _site(known.final_url)
    return text.finding(
        (number, place.column),
        "link-verhuisd",
        f"Deze pagina is verhuisd: {place.url}.",
        f"Schrijf: {known.final_url}",
        fix=(change,) if is_same_site else (),
        offer=() if is_same_site else (change,),
    )


def _broken(text: CheckedText, number: int, place: LinkPlace) -> Finding:
    return text.finding(
        (number, place.column),
        "link-kapot",
        f"Deze link werkt niet meer: {place.url}.",
        "Zoek het nieuwe adres, of haal de link weg.",
    )


def _length(line: str, place: LinkPlace) -> int:
    """Return how long the address is as it was written: `www.` may stand there alone."""
    is_whole = line.startswith(place.url, place.column - 1)
    return len(place.url) if is_whole else len(place.url.removeprefix("https://"))


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")

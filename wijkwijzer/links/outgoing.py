"""Find the links to other sites, and where each of them stands. Pure, but for reading files."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from attrs import frozen

from harvest.cleaning.safe_html import links_in
from hub.model import Item

OUTSIDE_TEXTS = frozenset({"bronnen", "voorbeelden"})
"""Folders of content/ whose addresses are asked by the harvest, or are made up."""

_URL = re.compile(r"""(?<![\w@./:-])(?:https?://|www\.)[^\s<>"'`|\\^{}\[\]]+""", re.IGNORECASE)
_TRAILING = ".,;:!?*_»”’"
# Names that never lead anywhere (RFC 2606 and 6761), for examples.
_MADE_UP = re.compile(
    r"(?:.*\.)?(?:example|invalid|test|localhost|local|example\.(?:com|net|org)|voorbeeld\.nl)$"
)


@frozen(kw_only=True, order=True)
class LinkPlace:
    """One place where a link stands: in a file of editors, or in an item of a source."""

    url: str
    path: str = ""
    line: int = 0
    column: int = 0
    item: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether an editor can mend it."""
        return bool(self.path)

    def __str__(self) -> str:
        """Return where it stands, as an editor finds it back."""
        return f"{self.path}:{self.line}:{self.column}" if self.path else self.item


def written_links(root: Path, base_url: str) -> tuple[LinkPlace, ...]:
    """Return the links in the texts and settings below content/, sorted."""
    return tuple(
        sorted(
            place
            for path in _files(root)
            for place in links_of_text(
                path.as_posix(),
                path.read_text(encoding="utf-8-sig", errors="replace"),
                base_url,
            )
        )
    )


def item_links(
    items: Iterable[Item], own: frozenset[str], base_url: str
) -> Iterator[LinkPlace]:
    """Yield the links of harvested items; those of editors' sources stand in files."""
    for item in items:
        if item.source_id in own:
            continue
        website = item.details.contact.website
        for url in dict.fromkeys((item.url, website, *links_in(item.body))):
            if _leads_out(url, base_url):
                yield LinkPlace(url=url, item=item.id)


def links_of_text(path: str, text: str, base_url: str) -> Iterator[LinkPlace]:
    """Yield the links in one file; lines that are a remark are passed by."""
    remarks = path.endswith(".toml")
    for number, line in enumerate(text.splitlines(), start=1):
        if remarks and line.lstrip().startswith("#"):
            continue
        for found in _URL.finditer(line):
            url = with_scheme(_trimmed(found[0]))
            if _leads_out(url, base_url):
                yield LinkPlace(url=url, path=path, line=number, column=found.start() + 1)


def with_scheme(url: str) -> str:
    """Return an address as a browser completes it."""
    return f"https://{url}" if url.lower().startswith("www.") else url


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        below = path.relative_to(root)
        hidden = any(part.startswith((".", "_", "~")) for part in below.parts)
        outside = OUTSIDE_TEXTS.intersection(below.parts)
        if path.suffix in {".md", ".toml"} and path.is_file() and not (hidden or outside):
            yield path


def _trimmed(url: str) -> str:
    """Return the address without the signs that belong to the sentence around it."""
    while url:
        shorter = url.rstrip(_TRAILING)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == url:
            break
        url = shorter
    return url


def _leads_out(url: str, base_url: str) -> bool:
    """Return whether this is a page of somebody else that can exist."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    if parts.scheme.lower() not in {"http", "https"} or "." not in host:
        return False
    is_own = url.startswith(f"{base_url.rstrip('/')}/") or url == base_url
    return not is_own and not _MADE_UP.fullmatch(host)

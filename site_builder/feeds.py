"""Write the Atom feed of a list (RFC 4287): the same items give the same bytes. Pure."""

from collections.abc import Callable, Iterable
from datetime import UTC, date
from functools import cache
from urllib.parse import quote, urlsplit

from attrs import frozen

from hub.clock import midnight
from hub.model import MergedItem
from site_builder.xml_text import xml_text


@frozen(kw_only=True, cache_hash=True)
class FeedEntry:
    """One item in a feed. `id` is a tag: URI that stays when its URL moves."""

    id: str
    url: str
    title: str
    changed_on: date
    published_on: date
    summary: str = ""
    author: str = ""
    language: str = ""


@frozen(kw_only=True)
class Feed:
    """A list as one can subscribe to it. URLs are absolute.

    `empty_on` is the date of a feed without entries: one that only the caller can know.
    """

    title: str
    url: str
    self_url: str
    author: str
    empty_on: date
    entries: tuple[FeedEntry, ...] = ()
    language: str = "nl"


def feed_entries(items: Iterable[tuple[MergedItem, str]]) -> tuple[FeedEntry, ...]:
    """Return the entries for items with their URLs, last changed first.

    Sensitive items (CARE.md part 1.2) and withdrawn ones are left out.
    """
    return newest_first(feed_entry(merged, url) for merged, url in items if may_be_fed(merged))


def may_be_fed(merged: MergedItem) -> bool:
    """Return whether an item may stand in a feed: not sensitive, not withdrawn."""
    return not (merged.enriched.is_sensitive or merged.withdrawn)


def newest_first(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Return entries with the last changed first; those of one day by id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=lambda entry: entry.changed_on, reverse=True))


def atom(feed: Feed, write: Callable[[FeedEntry], str] | None = None) -> bytes:
    """Return the feed as an Atom document.

    `write` is `atom_entry`, or one that remembers what it wrote for another feed.
    """
    updated = max((entry.changed_on for entry in feed.entries), default=feed.empty_on)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml_text(feed.language)}">',
        f"<id>{xml_text(feed.self_url)}</id>",
        f"<title>{xml_text(feed.title)}</title>",
        f"<updated>{day_moment(updated)}</updated>",
        f"<author><name>{xml_text(feed.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{xml_text(feed.self_url)}"/>',
        f'<link rel="alternate" type="text/html" href="{xml_text(feed.url)}"/>',
        *map(write or atom_entry, feed.entries),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def feed_entry(merged: MergedItem, url: str) -> FeedEntry:
    """Return the entry of an item that is read at a URL."""
    return FeedEntry(
        id=_tag_uri(merged, url),
        url=url,
        title=merged.title,
        changed_on=merged.changed_on,
        published_on=merged.first_seen,
        summary=merged.summary,
        author=merged.item.publisher,
        language=merged.item.language,
    )


def _tag_uri(merged: MergedItem, url: str) -> str:
    """Return the item's id as a tag: URI (RFC 4151), which dates the owner of the host name."""
    return (
        f"tag:{host_of(url)},{merged.first_seen.isoformat()}:{quote(merged.item.id, safe=':')}"
    )


def host_of(url: str) -> str:
    """Return the host that dates and names what stands at a URL."""
    scheme, _, rest = url.partition("//")
    return _host(f"{scheme}//{rest.partition('/')[0]}")


@cache
def _host(origin: str) -> str:
    return urlsplit(origin).hostname or "localhost"


def atom_entry(entry: FeedEntry) -> str:
    """Return one entry of an Atom document."""
    return "\n".join(_entry_lines(entry))


def _entry_lines(entry: FeedEntry) -> Iterable[str]:
    language = f' xml:lang="{xml_text(entry.language)}"' if entry.language else ""
    yield f"<entry{language}>"
    yield f"<id>{xml_text(entry.id)}</id>"
    yield f"<title>{xml_text(entry.title)}</title>"
    yield f'<link rel="alternate" type="text/html" href="{xml_text(entry.url)}"/>'
    yield f"<published>{day_moment(entry.published_on)}</published>"
    yield f"<updated>{day_moment(entry.changed_on)}</updated>"
    if entry.author:
        yield f"<author><name>{xml_text(entry.author)}</name></author>"
    if entry.summary:
        yield f"<summary>{xml_text(entry.summary)}</summary>"
    yield "</entry>"


@cache
def day_moment(day: date) -> str:
    """Return the start of a day as Atom wants it: we know when things changed to the day."""
    return midnight(day).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

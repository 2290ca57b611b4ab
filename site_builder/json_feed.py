"""Write the JSON Feed of a list (jsonfeed.org 1.1): the same items, the same bytes. Pure."""

from collections.abc import Callable

from hub import codec
from site_builder.feeds import Feed, FeedEntry, day_moment

JsonEntry = object
"""What the codec writes as one entry: its fields, or its JSON when that was made before."""

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, write: Callable[[FeedEntry], JsonEntry] | None = None) -> bytes:
    """Return the feed as a JSON Feed document.

    `write` is `json_entry`, or one that remembers what it made for another feed.
    """
    return codec.encode(
        {
            "version": VERSION,
            "title": feed.title,
            "home_page_url": feed.url,
            "feed_url": feed.self_url,
            "language": feed.language,
            "authors": [{"name": feed.author}],
            "items": [*map(write or json_entry, feed.entries)],
        }
    )


def json_entry(entry: FeedEntry) -> JsonEntry:
    """Return one entry of a JSON Feed."""
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": day_moment(entry.published_on),
        "date_modified": day_moment(entry.changed_on),
    }
    if entry.author:
        item["authors"] = [{"name": entry.author}]
    if entry.language:
        item["language"] = entry.language
    return item

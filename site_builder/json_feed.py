"""Write the JSON Feed of a list (jsonfeed.org 1.1): the same items, the same bytes. Pure."""

from hub import codec
from site_builder.feeds import Feed, FeedEntry, day_moment

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """Return the feed as a JSON Feed document."""
    return codec.encode(
        {
            "version": VERSION,
            "title": feed.title,
            "home_page_url": feed.url,
            "feed_url": feed.self_url,
            "language": feed.language,
            "authors": [{"name": feed.author}],
            "items": [_item(entry) for entry in feed.entries],
        }
    )


def _item(entry: FeedEntry) -> dict[str, object]:
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

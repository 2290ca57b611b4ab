"""Read JSON Feed 1.0 and 1.1. Pure; authors are never read."""

import re
from collections.abc import Iterator

import msgspec

from harvest.formats.feed_entry import Entry, Feed
from harvest.formats.json_values import entries, record, text, word
from harvest.formats.linked_data import absolute
from harvest.plain import markup, one_line

MAX_TITLE = 300
MAX_BODY = 200_000
MAX_SUBJECTS = 50
MAX_ITEMS = 20_000
"""Entries that are looked at; how many become items is for the caller to say."""

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/[\d.]{1,10}/?")


def read(answer: str, base: str) -> Feed | None:
    """Return the feed, with its links absolute, or None when the answer is no JSON Feed."""
    if answer.lstrip()[:1] != "{":
        return None
    try:
        feed = record(msgspec.json.decode(answer))
    except (msgspec.DecodeError, RecursionError):
        return None
    version, items = text(feed.get("version")), feed.get("items")
    if not _VERSION.fullmatch(version) or not isinstance(items, list):
        return None
    language = text(feed.get("language"))
    return Feed(
        version=version,
        link=text(feed.get("home_page_url")),
        entries=tuple(_entries(items, language, base)),
        next_page=_address(feed.get("next_url"), base),
    )


def _entries(items: list[object], language: str, base: str) -> Iterator[Entry]:
    """Yield the entries; what is none at all is one without words, so that it is counted."""
    for item in entries(items, MAX_ITEMS):
        value = record(item)
        content = text(value.get("content_html")) or markup(text(value.get("content_text")))
        tags = value.get("tags")
        yield Entry(
            # The page itself comes first; a list of links points at another's page.
            link=_address(value.get("url"), base) or _address(value.get("external_url"), base),
            guid=word(value.get("id")),
            title=one_line(text(value.get("title")), MAX_TITLE),
            summary=markup(text(value.get("summary")))[:MAX_BODY],
            content=content[:MAX_BODY],
            published=text(value.get("date_published")),
            updated=text(value.get("date_modified")),
            subjects=tuple(map(text, tags[:MAX_SUBJECTS])) if isinstance(tags, list) else (),
            language=text(value.get("language")) or language,
        )


def _address(value: object, base: str) -> str:
    return absolute(text(value), base) if text(value) else ""

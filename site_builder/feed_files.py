"""Make the files of the planned feeds: what they say of an item is written once for all.

A feed that would say what it says on the live site is only named. What it says follows from its
name and address, from its items and from the program; so its input hash is a digest of these,
and not of its bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property

from attrs import define

from hub import codec
from hub.gemeente import Hub
from hub.identity import digest
from hub.model import MergedItem
from site_builder.calendar_file import (
    CalendarEntry,
    calendar_entry,
    calendar_events,
    calendar_file,
)
from site_builder.feed_plan import ICS, JSON, PlannedFeed
from site_builder.feeds import (
    Feed,
    FeedEntry,
    atom,
    atom_entry,
    feed_entry,
    may_be_fed,
    newest_first,
)
from site_builder.json_feed import JsonEntry, json_entry, json_feed
from site_builder.manifest import KeptFile, ManifestEntry, OutputFile

ItemKey = tuple[str, str]
"""The code of a gemeente and the id of an item that it shows."""


@define(frozen=True, kw_only=True)
class FeedFiles:
    """Makes feeds of the items of one build.

    `program` is a digest of what writes them; `empty_on` the date of a feed without entries.
    """

    hub: Hub
    items: Mapping[ItemKey, MergedItem]
    item_urls: Mapping[ItemKey, str]
    empty_on: date
    program: str

    def made(
        self, feeds: Iterable[PlannedFeed], known: Mapping[str, ManifestEntry]
    ) -> Iterator[OutputFile | KeptFile]:
        """Yield the file of each feed; `known` are the files of the live site by path."""
        for feed in feeds:
            path = feed.url.lstrip("/")
            made_from = self._input_hash(feed)
            entry = known.get(path)
            if entry and entry.input_hash == made_from:
                yield KeptFile(path=path, sha256=entry.sha256, input_hash=made_from)
            else:
                yield OutputFile(path=path, body=self._body(feed), input_hash=made_from)

    def _input_hash(self, feed: PlannedFeed) -> str:
        hub = self.hub
        head = (self.program, hub.base_url, hub.name, str(self.empty_on), feed.url, feed.title)
        return digest("\0".join((*head, feed.revision)).encode())

    def _body(self, feed: PlannedFeed) -> bytes:
        return self._calendar(feed) if feed.url.endswith(ICS) else self._news(feed)

    def _news(self, feed: PlannedFeed) -> bytes:
        base = self.hub.base_url
        entries = (self._entry(key) for key in _keys(feed))
        whole = Feed(
            title=feed.title,
            url=base + feed.url.rpartition("/")[0] + "/",
            self_url=base + feed.url,
            author=self.hub.name,
            empty_on=self.empty_on,
            entries=newest_first(entry for entry in entries if entry),
        )
        if feed.url.endswith(JSON):
            return json_feed(whole, self._as_json)
        return atom(whole, self._as_atom)

    def _calendar(self, feed: PlannedFeed) -> bytes:
        events = (self._event(key) for key in _keys(feed))
        entries = sorted((event for event in events if event), key=lambda one: one.item_id)
        url = self.hub.base_url + feed.url
        return calendar_file(feed.title, url, entries, self._as_events)

    @cached_property
    def _entry(self) -> Callable[[ItemKey], FeedEntry | None]:
        """Makes the entry of an item in feeds of news, once; None when it has none."""

        def made(key: ItemKey) -> FeedEntry | None:
            merged = self.items[key]
            return feed_entry(merged, self._url(key)) if may_be_fed(merged) else None

        return cache(made)

    @cached_property
    def _event(self) -> Callable[[ItemKey], CalendarEntry | None]:
        """Makes the entry of an item in calendars, once; None when it has none."""
        return cache(lambda key: calendar_entry(self.items[key], self._url(key)))

    @cached_property
    def _as_atom(self) -> Callable[[FeedEntry], str]:
        return cache(atom_entry)

    @cached_property
    def _as_json(self) -> Callable[[FeedEntry], JsonEntry]:
        return cache(lambda entry: codec.encoded(json_entry(entry)))

    @cached_property
    def _as_events(self) -> Callable[[CalendarEntry], bytes]:
        return cache(calendar_events)

    def _url(self, key: ItemKey) -> str:
        return self.hub.base_url + self.item_urls[key]


def _keys(feed: PlannedFeed) -> Iterator[ItemKey]:
    return ((feed.gemeente, item_id) for item_id in feed.item_ids)

"""Make every file of the site from its plan: pages, feeds, calendars, sitemap and assets.

What has the input of the live build is kept and not rendered again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path

from attrs import define

from hub.clock import local_date
from hub.gemeente import Hub
from hub.identity import digest
from hub.model import MergedItem
from hub.partition import BuildInput
from hub.search_files import SearchFiles
from site_builder.calendar_file import calendar_entries, calendar_file
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
from site_builder.manifest import KeptFile, Manifest, ManifestEntry, OutputFile
from site_builder.offline import offline_assets
from site_builder.picture_press import picture_hash, picture_press
from site_builder.plan import PlannedPage, SitePlan
from site_builder.press import input_hash, press
from site_builder.render import Renderer, same_view
from site_builder.search_files import search_output
from site_builder.search_pages import GUARDED_WORDS, guarded_words_file
from site_builder.sitemap import SitemapEntry, robots, sitemap
from site_builder.theme_colours import site_colours
from site_builder.urls import output_path
from site_builder.views.bulletin import Bulletin
from site_builder.views.picture import Picture

THEME = "assets/theme.css"
"""A municipality's own colours and letters, over those of style.css."""


@define(frozen=True, kw_only=True)
class _Build:
    """What all files are made with."""

    hub: Hub
    plan: SitePlan
    renderer: Renderer
    items: Mapping[tuple[str, str], MergedItem]
    item_urls: Mapping[tuple[str, str], str]
    empty_on: date

    @cached_property
    def entry(self) -> Callable[[tuple[str, str]], FeedEntry]:
        """Makes the entry of an item; an item stands in many feeds and is written once."""
        base = self.hub.base_url
        return cache(lambda key: feed_entry(self.items[key], base + self.item_urls[key]))

    @cached_property
    def as_atom(self) -> Callable[[FeedEntry], str]:
        """Writes an entry for Atom, once."""
        return cache(atom_entry)

    @cached_property
    def as_json(self) -> Callable[[FeedEntry], JsonEntry]:
        """Writes an entry for JSON Feed, once."""
        return cache(json_entry)


def site_files(
    hub: Hub,
    build: BuildInput,
    plan: SitePlan,
    live: Manifest | None,
    search: Iterable[SearchFiles] = (),
    compiled: Path | None = None,
) -> Iterator[OutputFile | KeptFile]:
    """Yield every file of the site; what `live` has from the same input is only named.

    In the folder `compiled` templates are kept from one build to the next. Pages are rendered
    here: to send one to another process takes as long as to render it.
    """
    today = local_date(build.now)
    made = _Build(
        hub=hub,
        plan=plan,
        renderer=Renderer(hub, build.mode, today, compiled),
        items={
            (partition.gemeente.code, merged.item.id): merged
            for partition in build.partitions
            for merged in partition.items
        },
        item_urls={(code, item_id): url for code, item_id, url in plan.item_urls},
        empty_on=_first_day(build),
    )
    known = {entry.path: entry for entry in live.entries} if live else {}
    for page in plan.pages:
        entry = known.get(page.path)
        kept = _kept(made.renderer, page, entry) if entry else None
        yield kept or made.renderer.output(page)
    yield from _feeds(made)
    for shard in made.plan.shards:
        yield OutputFile(
            path=output_path(shard.url), body=shard.body, input_hash=digest(shard.body)
        )
    yield from _papers(made.plan.papers, known)
    yield from _pictures(made.plan.pictures, known)
    for data in made.plan.data:
        for path, body in data.files():
            yield OutputFile(path=path, body=body, input_hash=digest(body))
    for files in search:
        yield from search_output(files, known)
    yield from made.renderer.assets()
    guarded = guarded_words_file(build.guarded)
    yield OutputFile(path=GUARDED_WORDS, body=guarded, input_hash=digest(guarded))
    if hub.offline:
        yield from offline_assets(site_colours(build.theme), known, png=build.paper)
    if build.theme:
        body = build.theme.encode()
        yield OutputFile(path=THEME, body=body, input_hash=digest(body))
    yield from _for_search_engines(made)


def _kept(renderer: Renderer, page: PlannedPage, entry: ManifestEntry) -> KeptFile | None:
    """Return the live file of a page when it would be the same, else None."""
    if renderer.is_as_made(page, entry.input_hash):
        return KeptFile(path=entry.path, sha256=entry.sha256, input_hash=entry.input_hash)
    input_hash = renderer.input_hash(page)
    if not same_view(entry.input_hash, input_hash):
        return None
    return KeptFile(path=entry.path, sha256=entry.sha256, input_hash=input_hash)


def _papers(
    papers: tuple[Bulletin, ...], known: Mapping[str, ManifestEntry]
) -> Iterator[OutputFile | KeptFile]:
    """Yield the papers; those that would say the same are not printed again."""
    if not papers:
        return
    printed = press()
    for paper in papers:
        entry = known.get(output_path(paper.url))
        yield _pressed(paper.url, input_hash(paper), entry, partial(printed, paper))


def _pictures(
    pictures: tuple[Picture, ...], known: Mapping[str, ManifestEntry]
) -> Iterator[OutputFile | KeptFile]:
    """Yield the pictures of areas; those that would be the same are not drawn again."""
    if not pictures:
        return
    drawn = picture_press()
    for picture in pictures:
        entry = known.get(output_path(picture.url))
        yield _pressed(picture.url, picture_hash(picture), entry, partial(drawn, picture))


def _pressed(
    url: str, made_from: str, entry: ManifestEntry | None, make: Callable[[], bytes]
) -> OutputFile | KeptFile:
    """Return the live file when it is made of the same; otherwise make it."""
    path = output_path(url)
    if entry and entry.input_hash == made_from:
        return KeptFile(path=path, sha256=entry.sha256, input_hash=made_from)
    return OutputFile(path=path, body=make(), input_hash=made_from)


def _first_day(build: BuildInput) -> date:
    """Return a date for empty feeds that no harvest moves: the first day of anything here."""
    days = [merged.first_seen for part in build.partitions for merged in part.items]
    return min(days, default=local_date(build.now))


def _feeds(made: _Build) -> Iterator[OutputFile]:
    for feed in made.plan.feeds:
        body = _calendar(made, feed) if feed.url.endswith(ICS) else _news(made, feed)
        yield OutputFile(path=feed.url.lstrip("/"), body=body, input_hash=digest(body))


def _listed(made: _Build, feed: PlannedFeed) -> Iterator[tuple[MergedItem, str]]:
    for item_id in feed.item_ids:
        key = (feed.gemeente, item_id)
        yield made.items[key], made.hub.base_url + made.item_urls[key]


def _news(made: _Build, feed: PlannedFeed) -> bytes:
    base = made.hub.base_url
    keys = ((feed.gemeente, item_id) for item_id in feed.item_ids)
    whole = Feed(
        title=feed.title,
        url=base + feed.url.rpartition("/")[0] + "/",
        self_url=base + feed.url,
        author=made.hub.name,
        empty_on=made.empty_on,
        entries=newest_first(made.entry(key) for key in keys if may_be_fed(made.items[key])),
    )
    if feed.url.endswith(JSON):
        return json_feed(whole, made.as_json)
    return atom(whole, made.as_atom)


def _calendar(made: _Build, feed: PlannedFeed) -> bytes:
    url = made.hub.base_url + feed.url
    return calendar_file(feed.title, url, calendar_entries(_listed(made, feed)))


def _for_search_engines(made: _Build) -> Iterator[OutputFile]:
    base = made.hub.base_url
    entries = tuple(
        SitemapEntry(url=base + page.url, changed_on=page.lastmod)
        for page in made.plan.pages
        if page.indexable
    )
    yield from sitemap(entries, base)
    yield robots(f"{base}/sitemap.xml")


def removable_paths(pages: tuple[PlannedPage, ...]) -> frozenset[str]:
    """Return the files that may leave without a word: ended events, withdrawn items."""
    return frozenset(output_path(page.url) for page in pages if page.removable)

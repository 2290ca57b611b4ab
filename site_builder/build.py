"""Make every file of the site from its plan: pages, feeds, calendars, sitemap and assets.

What has the input of the live build is kept and not rendered again.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from datetime import date

from attrs import frozen

from hub.chunked import Inline
from hub.clock import local_date
from hub.gemeente import Hub
from hub.identity import digest
from hub.model import MergedItem
from hub.partition import BuildInput
from hub.search_files import SearchFiles
from site_builder.calendar_file import calendar_entries, calendar_file
from site_builder.feed_plan import ICS, JSON, PlannedFeed
from site_builder.feeds import Feed, atom, feed_entries
from site_builder.json_feed import json_feed
from site_builder.manifest import KeptFile, Manifest, ManifestEntry, OutputFile
from site_builder.plan import PlannedPage, SitePlan
from site_builder.press import input_hash, press
from site_builder.render import Renderer
from site_builder.rendering import render_chunk, rendered_by
from site_builder.search_files import search_output
from site_builder.search_pages import GUARDED_WORDS, guarded_words_file
from site_builder.sitemap import SitemapEntry, robots, sitemap
from site_builder.urls import output_path
from site_builder.views.bulletin import Bulletin

THEME = "assets/theme.css"
"""A municipality's own colours and letters, over those of style.css."""

_HERE = Inline()


@frozen(kw_only=True)
class _Build:
    """What all files are made with."""

    hub: Hub
    plan: SitePlan
    renderer: Renderer
    items: Mapping[tuple[str, str], MergedItem]
    item_urls: Mapping[tuple[str, str], str]
    empty_on: date


def site_files(
    hub: Hub,
    build: BuildInput,
    plan: SitePlan,
    live: Manifest | None,
    search: Iterable[SearchFiles] = (),
    executor: Executor = _HERE,
) -> Iterator[OutputFile | KeptFile]:
    """Yield every file of the site; what `live` has from the same input is only named.

    Pages that must be rendered go through the executor when they are many.
    """
    today = local_date(build.now)
    made = _Build(
        hub=hub,
        plan=plan,
        renderer=Renderer(hub, build.mode, today),
        items={
            (partition.gemeente.code, merged.item.id): merged
            for partition in build.partitions
            for merged in partition.items
        },
        item_urls={(code, item_id): url for code, item_id, url in plan.item_urls},
        empty_on=_first_day(build),
    )
    known = {entry.path: entry for entry in live.entries} if live else {}
    fresh: list[PlannedPage] = []
    for page in plan.pages:
        input_hash = made.renderer.input_hash(page)
        entry = known.get(page.path)
        if entry and entry.input_hash == input_hash:
            yield KeptFile(path=page.path, sha256=entry.sha256, input_hash=input_hash)
        else:
            fresh.append(page)
    task = render_chunk(hub, build.mode, today)
    yield from rendered_by(executor, made.renderer, task, fresh)
    yield from _feeds(made)
    for shard in made.plan.shards:
        yield OutputFile(
            path=output_path(shard.url), body=shard.body, input_hash=digest(shard.body)
        )
    yield from _papers(made.plan.papers, known)
    for data in made.plan.data:
        for path, body in data.files():
            yield OutputFile(path=path, body=body, input_hash=digest(body))
    for files in search:
        yield from search_output(files, known)
    yield from made.renderer.assets()
    guarded = guarded_words_file(build.guarded)
    yield OutputFile(path=GUARDED_WORDS, body=guarded, input_hash=digest(guarded))
    if build.theme:
        body = build.theme.encode()
        yield OutputFile(path=THEME, body=body, input_hash=digest(body))
    yield from _for_search_engines(made)


def _papers(
    papers: tuple[Bulletin, ...], known: Mapping[str, ManifestEntry]
) -> Iterator[OutputFile | KeptFile]:
    """Yield the papers; those that would say the same are not printed again."""
    if not papers:
        return
    printed = press()
    for paper in papers:
        path, made_from = output_path(paper.url), input_hash(paper)
        entry = known.get(path)
        if entry and entry.input_hash == made_from:
            yield KeptFile(path=path, sha256=entry.sha256, input_hash=made_from)
        else:
            yield OutputFile(path=path, body=printed(paper), input_hash=made_from)


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
    write = json_feed if feed.url.endswith(JSON) else atom
    return write(
        Feed(
            title=feed.title,
            url=base + feed.url.rpartition("/")[0] + "/",
            self_url=base + feed.url,
            author=made.hub.name,
            empty_on=made.empty_on,
            entries=feed_entries(_listed(made, feed)),
        )
    )


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

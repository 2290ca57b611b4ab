"""Make every file of the site from its plan: pages, feeds, calendars, sitemap and assets.

What has the input of the live build is kept and not rendered again.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from datetime import date
from pathlib import Path

from hub.chunked import Inline
from hub.clock import local_date
from hub.gemeente import Hub
from hub.identity import digest
from hub.partition import BuildInput
from hub.search_files import SearchFiles
from site_builder.asset_files import every_asset
from site_builder.feed_files import FeedFiles
from site_builder.manifest import KeptFile, Manifest, ManifestEntry, OutputFile
from site_builder.offline import offline_assets
from site_builder.plan import PlannedPage, SitePlan
from site_builder.printing import printed_files
from site_builder.render import Renderer, same_view
from site_builder.search_files import search_output
from site_builder.search_pages import GUARDED_WORDS, guarded_words_file
from site_builder.sitemap import SitemapEntry, robots, sitemap
from site_builder.theme_colours import site_colours
from site_builder.urls import output_path

THEME = "assets/theme.css"
"""A municipality's own colours and letters, over those of style.css."""


def site_files(
    hub: Hub,
    build: BuildInput,
    plan: SitePlan,
    live: Manifest | None,
    search: Iterable[SearchFiles] = (),
    compiled: Path | None = None,
    executor: Executor | None = None,
) -> Iterator[OutputFile | KeptFile]:
    """Yield every file of the site; what `live` has from the same input is only named.

    In the folder `compiled` templates are kept from one build to the next. Papers and pictures
    are made by `executor` while pages are rendered here: to send a page to another process
    takes as long as to render it.
    """
    today = local_date(build.now)
    renderer = Renderer(hub, build.mode, today, compiled)
    feeds = FeedFiles(
        hub=hub,
        items={
            (partition.gemeente.code, merged.item.id): merged
            for partition in build.partitions
            for merged in partition.items
        },
        item_urls={(code, item_id): url for code, item_id, url in plan.item_urls},
        empty_on=_first_day(build),
        program=renderer.program,
    )
    known = {entry.path: entry for entry in live.entries} if live else {}
    printed = printed_files(plan.papers, plan.pictures, known, executor or Inline())
    for page in plan.pages:
        yield _page_file(renderer, page, known.get(page.path))
    yield from feeds.made(plan.feeds, known)
    for shard in plan.shards:
        yield OutputFile(
            path=output_path(shard.url), body=shard.body, input_hash=digest(shard.body)
        )
    yield from printed
    for data in plan.data:
        for path, body in data.files():
            yield OutputFile(path=path, body=body, input_hash=digest(body))
    for files in search:
        yield from search_output(files, known)
    yield from every_asset()
    guarded = guarded_words_file(build.guarded)
    yield OutputFile(path=GUARDED_WORDS, body=guarded, input_hash=digest(guarded))
    if hub.offline:
        yield from offline_assets(site_colours(build.theme), known, png=build.paper)
    if build.theme:
        body = build.theme.encode()
        yield OutputFile(path=THEME, body=body, input_hash=digest(body))
    yield from _for_search_engines(hub, plan)


def _page_file(
    renderer: Renderer, page: PlannedPage, entry: ManifestEntry | None
) -> OutputFile | KeptFile:
    """Return the live file of a page when it would be the same; otherwise render it."""
    if entry and renderer.is_as_made(page, entry.input_hash):
        return KeptFile(path=entry.path, sha256=entry.sha256, input_hash=entry.input_hash)
    # Made here, so that to compare it and to render it is to make it once.
    whole = page.made
    input_hash = renderer.input_hash(whole)
    if entry and same_view(entry.input_hash, input_hash):
        return KeptFile(path=entry.path, sha256=entry.sha256, input_hash=input_hash)
    return renderer.output(whole)


def _first_day(build: BuildInput) -> date:
    """Return a date for empty feeds that no harvest moves: the first day of anything here."""
    days = [merged.first_seen for part in build.partitions for merged in part.items]
    return min(days, default=local_date(build.now))


def _for_search_engines(hub: Hub, plan: SitePlan) -> Iterator[OutputFile]:
    base = hub.base_url
    entries = tuple(
        SitemapEntry(url=base + page.url, changed_on=page.lastmod)
        for page in plan.pages
        if page.indexable
    )
    yield from sitemap(entries, base)
    yield robots(f"{base}/sitemap.xml")


def removable_paths(pages: tuple[PlannedPage, ...]) -> frozenset[str]:
    """Return the files that may leave without a word: ended events, withdrawn items."""
    return frozenset(output_path(page.url) for page in pages if page.removable)

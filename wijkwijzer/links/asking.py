"""Ask the links that are due, a batch at a time, and remember what was found after each."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from attrs import frozen

from harvest.crawling.crawl_job import CrawlJob, FetchLimits
from harvest.crawling.fetch import crawl
from harvest.crawling.link_probe import SOURCE_ID, Crawl, probe
from hub.content.settings import Content
from wijkwijzer.links.memory import (
    KnownLink,
    Memory,
    due,
    load_memory,
    only,
    save_memory,
    updated,
)
from wijkwijzer.links.outgoing import LinkPlace
from wijkwijzer.progress import Report, step
from wijkwijzer.steps.sources_in_use import user_agent
from wijkwijzer.workspace import Workspace

BATCH = 100
"""Links of one crawl: what was found is kept after each, and memory holds few pages at once."""

PAGE_SIZE = 512 * 1024
"""The most that is fetched of a page; a larger one is there, and that is all we ask."""

TRIES = 2
"""A link is no source: what does not answer twice is asked again another day."""


@frozen(kw_only=True)
class Found:
    """A link with all places where it stands."""

    link: KnownLink
    places: tuple[LinkPlace, ...]

    @property
    def is_ours(self) -> bool:
        """Whether an editor can mend it."""
        return any(place.is_ours for place in self.places)


def link_job(content: Content, now: datetime, allow: tuple[str, ...] = ()) -> CrawlJob:
    """Return how links are asked: with the hub's name, at the harvest's pace.

    `allow` are hosts (`host:port`) beside the public web.
    """
    return CrawlJob(
        requests=(),
        user_agent=user_agent(content),
        now=now,
        proxy=content.hub.proxy,
        allow_hosts=((SOURCE_ID, allow),) if allow else (),
        limits=FetchLimits(size=PAGE_SIZE, tries=TRIES),
    )


def ask_links(
    workspace: Workspace,
    places: Iterable[LinkPlace],
    job: CrawlJob,
    report: Report,
    most: int,
) -> Memory:
    """Ask the links that are due, at most so many, and return what is known of all of them.

    What is no longer linked to is forgotten.

    Raises:
        OSError: the disk refuses.
    """
    urls = sorted({place.url for place in places})
    memory: Memory = only(load_memory(workspace), urls)
    wanted = due(urls, memory, job.now, most)
    workspace.crawl.mkdir(parents=True, exist_ok=True)
    for done, batch in _batches(wanted):
        report(step("links", "Links nakijken", done, len(wanted)))
        memory = updated(memory, probe(batch, job, _crawl(workspace.crawl)), job.now)
        save_memory(workspace, memory)
    save_memory(workspace, memory)
    return memory


def found_links(memory: Memory, places: Iterable[LinkPlace]) -> tuple[Found, ...]:
    """Return the links with something to tell, those broken for the longest time first."""
    by_url: dict[str, list[LinkPlace]] = {}
    for place in sorted(set(places)):
        by_url.setdefault(place.url, []).append(place)
    told = (
        Found(link=memory[url], places=tuple(where))
        for url, where in by_url.items()
        if url in memory
    )
    return tuple(sorted(told, key=_order))


def _order(one: Found) -> tuple[bool, str, str]:
    since = one.link.broken_since
    return (not one.link.is_broken, since.isoformat() if since else "", one.link.url)


def _crawl(workdir: Path) -> Crawl:
    return partial(crawl, workdir=workdir)


def _batches(urls: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for start in range(0, len(urls), BATCH):
        yield start, urls[start : start + BATCH]

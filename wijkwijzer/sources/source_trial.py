"""Try a source before it is used: ask it once, and show what would become of its items."""

from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from attrs import frozen

from enrich.run import enrich, gazetteer, steps
from enrich.tag import output
from enrich.word_lists import load_vocabulary
from harvest.crawling.fetch import crawl
from harvest.parse_pool import ParsePool
from hub.clock import local
from hub.content.area_geometry import read_geometry
from hub.content.settings import Content
from hub.dutch_dates import in_words, time_in_digits
from hub.model import EnrichedItem, Event
from hub.source import Source, SourceState
from hub.sqlite_store import SqliteStore
from hub.vocabulary import Mode
from wijkwijzer import progress
from wijkwijzer.options import Options
from wijkwijzer.outcome import BAD
from wijkwijzer.sources import sample_server
from wijkwijzer.sources.endpoints import Endpoints, own
from wijkwijzer.sources.harvesting import Harvester
from wijkwijzer.sources.raw_archive import RawArchive
from wijkwijzer.steps.sources_in_use import sampled, user_agent

REQUESTS = 6
"""Enough to see whether further pages and details work, without reading a whole site."""

SHOWN = 10
"""So many items are shown; the rest is counted."""

SUMMARY_WIDTH = 160


@frozen(kw_only=True)
class Trial:
    """How a source did, and its items with their tags."""

    source: Source
    state: SourceState
    items: tuple[EnrichedItem, ...]

    @property
    def is_too_small(self) -> bool:
        """Whether a real harvest would hold this answer."""
        return self.state.status not in BAD and len(self.items) < self.source.expect.min_items


def try_source(options: Options, content: Content, source: Source, *, sample: bool) -> Trial:
    """Return what a harvest makes of a source; nothing of it stays on the disk.

    `sample` asks the source's own sample instead of its server.
    """
    now = options.moment(sample=sample)
    asked = attrs.evolve(
        sampled(source) if sample else source,
        expect=attrs.evolve(source.expect, min_items=0),
        limits=attrs.evolve(
            source.limits, max_requests=min(REQUESTS, source.limits.max_requests)
        ),
    )
    with (
        TemporaryDirectory(prefix="wijkwijzer-") as folder,
        ParsePool() as parse,
        _endpoints(options, asked, sample=sample) as endpoints,
    ):
        place = Path(folder)
        store = SqliteStore.open(place / "hub.sqlite", Mode.REAL)
        harvester = Harvester(
            store=store,
            archive=RawArchive(place / "raw"),
            fetch=partial(crawl, workdir=place),
            parse=parse,
            endpoints=endpoints,
            user_agent=user_agent(content),
            now=now,
            report=_silent,
            proxy=content.hub.proxy,
            warm_up=parse.warm_up,
            is_trial=True,
        )
        harvester.run((asked,), {})
        found = [stored.item for stored in store.items(asked.id)]
        state = store.source_states()[asked.id]
        store.close()
    vocabulary = load_vocabulary(extra=options.content)
    through = steps(
        vocabulary,
        gazetteer(
            vocabulary,
            content.hub.gemeenten,
            read_geometry(options.content, content.hub.gemeenten),
        ),
    )
    return Trial(source=source, state=state, items=tuple(enrich(found, through)))


def _endpoints(
    options: Options, source: Source, *, sample: bool
) -> AbstractContextManager[Endpoints]:
    if not sample:
        return nullcontext(own)
    return sample_server.serving(options.content, (source,), options.moment(sample=True))


def _silent(_: progress.Event) -> None:
    """Report nothing: the trial itself tells how it went."""


def facts(trial: Trial) -> dict[str, object]:
    """Return a trial for JSON."""
    return {
        "source": trial.source.id,
        "status": trial.state.status.value,
        "message": trial.state.message,
        "items": len(trial.items),
        "held": trial.is_too_small,
        "first": [
            {"title": one.item.title, "kind": one.item.kind.value, **output(one)}
            for one in trial.items[:SHOWN]
        ],
    }


def told(trial: Trial) -> str:
    """Return a trial for a person: the status, the first items and their tags."""
    lines = [f"{trial.source.title} ({trial.source.id}): {trial.state.status.value}"]
    if trial.state.message:
        lines.append(trial.state.message)
    if trial.is_too_small:
        wanted = trial.source.expect.min_items
        lines.append(f"Let op: {len(trial.items)} items, en min_items is {wanted}.")
    lines.append(f"{len(trial.items)} items gelezen.")
    for one in trial.items[:SHOWN]:
        lines.extend(("", *_lines(one)))
    if len(trial.items) > SHOWN:
        lines.append(f"\n… en nog {len(trial.items) - SHOWN} items.")
    return "\n".join(lines)


def _lines(one: EnrichedItem) -> tuple[str, ...]:
    item = one.item
    event, place = item.details.event, item.details.location
    where = (
        ", ".join(filter(None, (place.name, place.address, place.postcode))) if place else ""
    )
    shown = (
        ("wanneer", _when(event) if event else ""),
        ("waar", where),
        ("gebied", ", ".join(one.area_codes) or "geen"),
        ("onderwerp", ", ".join(tag.value for tag in one.domains) or "geen"),
        ("voor wie", ", ".join(tag.value for tag in one.audiences)),
        ("hulplijn", one.tier.value if one.tier else ""),
        ("gevoelig", "ja" if one.is_sensitive else ""),
        ("tekst", _cut(item.summary)),
        ("link", item.url),
        ("nakijken", "; ".join(one.queue)),
    )
    return (
        f"- {item.title} [{item.kind.value}]",
        *(f"  {label}: {text}" for label, text in shown if text),
    )


def _when(event: Event) -> str:
    first = event.occurrences[0] if event.occurrences else None
    if first is None:
        return "geen datum"
    begins = local(first.start)
    clock = "" if first.all_day else f", {time_in_digits(begins.time())} uur"
    more = len(event.occurrences) - 1
    return f"{in_words(begins.date())}{clock}" + (f" en nog {more} keer" if more else "")


def _cut(text: str) -> str:
    return text if len(text) <= SUMMARY_WIDTH else f"{text[:SUMMARY_WIDTH].rstrip()}…"

"""What commands print: an item at any stage, the hits of a search, the end of a refresh."""

import json

from enrich.plain_words import load_plain_words
from enrich.reading_level import reading_level
from harvest.join import joined
from harvest.parsed import Parse
from hub import codec
from hub.content.settings import Content
from hub.model import EnrichedItem, RawItem, Tag
from hub.source import Fetched
from hub.store import StoredItem
from wijkwijzer.report.reading_report import text_to_read
from wijkwijzer.run import Run
from wijkwijzer.sources.editors import read_written
from wijkwijzer.sources.raw_archive import RawArchive
from wijkwijzer.steps.index import update_index
from wijkwijzer.steps.merge import merge_partitions
from wijkwijzer.steps.publish import build_input, plan_site
from wijkwijzer.steps.sources_in_use import with_school_holidays
from wijkwijzer.steps.tagged_items import enrich_items, visible_items

STAGES = ("raw", "clean", "enriched", "merged", "page")

Shown = dict[str, object]


def stage(run: Run, content: Content, item_id: str, name: str) -> object | None:
    """Return what an item is at a stage, ready for JSON; None when there is no such item."""
    stored = run.store.item(item_id)
    if stored is None:
        return None
    match name:
        case "raw":
            return _plain(_raw(run, content, stored))
        case "clean":
            return _plain(stored)
        case "enriched":
            return _plain(_enriched(run, content, stored))
        case _:
            return _built(run, content, item_id, pages=name == "page")


def why(run: Run, content: Content, item_id: str) -> object | None:
    """Return the decisions about an item with their evidence; None when there is none."""
    stored = run.store.item(item_id)
    if stored is None:
        return None
    enriched = _enriched(run, content, stored)
    return {
        "id": item_id,
        "title": enriched.item.title,
        "located_in": [_tag(tag) for tag in enriched.located_in],
        "serves": [_tag(tag) for tag in enriched.serves],
        "domains": [_tag(tag) for tag in enriched.domains],
        "audiences": [_tag(tag) for tag in enriched.audiences],
        "tier": _tag(enriched.tier),
        "sensitive": _tag(enriched.sensitive),
        "language": _tag(enriched.language),
        "queue": list(enriched.queue),
        "reading": _reading(run, enriched),
    }


def _reading(run: Run, enriched: EnrichedItem) -> Shown | None:
    """Return how hard a Dutch text is, with what makes it so; None for other languages."""
    if enriched.language and enriched.language.value != "nl":
        return None
    level = reading_level(text_to_read(enriched.item), load_plain_words(extra=run.content))
    return {
        "signal": level.signal,
        "lix": round(level.lix),
        "long_sentences": list(level.long_sentences),
        "hard_words": [f"{word.text} → {word.instead}" for word in level.hard_words],
        "rare_words": list(level.rare_words),
    }


def _raw(run: Run, content: Content, stored: StoredItem) -> RawItem | None:
    """Return the item as its source said it: read again from the archive or from its file."""
    source_id = stored.item.source_id
    hub = with_school_holidays(run, content)
    for gemeente in hub.gemeenten:
        written = read_written(run.content, hub, gemeente, run.now)
        if written.source.id == source_id:
            return _pick(written.items, stored)
    for source in content.sources:
        if source.id == source_id:
            return _pick(_archived(run, run.parse, source.id, content), stored)
    return None


def _archived(run: Run, parse: Parse, source_id: str, content: Content) -> tuple[RawItem, ...]:
    source = next(one for one in content.sources if one.id == source_id)
    archive = RawArchive(run.workspace.raw)
    items: list[RawItem] = []
    # The newest last: of two answers about one item the later goes first.
    for response in reversed(run.store.raw(source_id)):
        body = archive.read(response.digest)
        if body is not None:
            fetched = Fetched(
                source_id=source_id,
                url=response.url,
                status=200,
                headers=(),
                body=body,
                fetched_at=response.fetched_at,
            )
            items.extend(parse(source, fetched).items)
    return joined(items)


def _pick(items: tuple[RawItem, ...], stored: StoredItem) -> RawItem | None:
    wanted = stored.item.id.removeprefix(f"{stored.item.source_id}:")
    return next((item for item in items if item.external_id == wanted), None)


def _enriched(run: Run, content: Content, stored: StoredItem) -> EnrichedItem:
    return enrich_items(run, content, (stored,))[0]


def _built(run: Run, content: Content, item_id: str, *, pages: bool) -> object:
    """Return the item as each gemeente shows it, or the pages it has."""
    stored = visible_items(run, content)
    enriched = enrich_items(run, content, stored)
    search = update_index(run, content, stored, enriched)
    partitions = merge_partitions(run, content, stored, enriched, search)
    if not pages:
        return [
            _plain(merged)
            for partition in partitions
            for merged in partition.items
            if merged.item.id == item_id
        ]
    planned = plan_site(run, content, build_input(run, content, partitions))
    return [
        {"url": page.url, "template": page.template, "view": _plain(page.view)}
        for page in planned.pages
        if page.item_id == item_id
    ]


def _tag(tag: Tag | None) -> Shown | None:
    if tag is None:
        return None
    return {
        "value": tag.value,
        "score": round(tag.score, 3),
        "because": evidence(tag),
    }


def evidence(tag: Tag) -> list[str]:
    """Return the words and rules that a decision rests on, a line each."""
    return [
        f"{one.field}[{one.start}:{one.end}] “{one.text}” — {one.rule}" for one in tag.because
    ]


def _plain(record: object) -> object:
    return json.loads(codec.encode(record))

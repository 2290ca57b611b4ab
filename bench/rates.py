"""How fast each stage is by itself, beside a floor: the least that any program must do.

    .venv/bin/python -m bench.rates [--items 2000]

Parsing (csv, rss, calendar), cleaning, tagging, store, search index and search export over the
items of the race; a sweep of all sources with `wijkwijzer harvest`, the first time and when
nothing changed. Prints a Markdown table: items a second of processor time, for us and for the
floor, and what the floor is. A floor is no rival: it neither checks nor cleans anything.
"""

import argparse
import csv
import io
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import process_time
from xml.sax.saxutils import escape

import feedparser
import icalendar
from attrs import frozen
from lxml import etree

from bench import own_site
from bench.feed_server import serving
from bench.ours import CADENCE, FIRST, Ours
from bench.workload import SOURCES, Entry, entries
from enrich.run import enrich, gazetteer, steps
from enrich.word_lists import load_vocabulary
from harvest import parsers
from harvest.reconcile import reconcile
from hub import codec
from hub.content.settings import load_content
from hub.model import EnrichedItem, Item, RawItem
from hub.source import Fetched, Rights, Source, SourceState
from hub.sqlite_store import SqliteStore
from hub.store import Changes, StoredItem
from hub.vocabulary import Display, ListMode, Mode, SourceFormat, SourceStatus
from index.document import Documents
from index.engine import SearchIndex
from wijkwijzer.forget.block_list import NOTHING_BLOCKED
from wijkwijzer.kept import kept_findings
from wijkwijzer.kept.cleaned import kept_cleaning
from wijkwijzer.kept.findings import Findings
from wijkwijzer.sources.cleaning import clean_all

EVENTS = 600


@frozen(kw_only=True)
class Rate:
    """One line: what was done how often, in how many seconds, and the floor's seconds."""

    name: str
    amount: int
    unit: str
    seconds: float
    floor: str = ""
    floor_seconds: float = 0.0


def spent(work: Callable[[], object]) -> float:
    """Return the processor seconds of a piece of work."""
    begin = process_time()
    work()
    return process_time() - begin


def line(rate: Rate) -> str:
    """Return a rate as a line of the table."""
    floor = ratio = "-"
    if rate.floor_seconds:
        floor = f"{rate.amount / rate.floor_seconds:,.0f} ({rate.floor})"
        ratio = f"{rate.seconds / rate.floor_seconds:.1f}"
    speed = rate.amount / rate.seconds
    return (
        f"| {rate.name} | {rate.amount:,} {rate.unit} | {rate.seconds:.2f} "
        f"| {speed:,.0f} | {floor} | {ratio} |"
    )


def main(arguments: list[str]) -> int:
    """Measure every stage and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=2000)
    size = parser.parse_args(arguments).items
    head = "| stage | work | CPU s | ours a s | floor a s | times |"
    sys.stdout.write(f"{head}\n|{'---|' * 6}\n")
    with tempfile.TemporaryDirectory() as folder:
        for rate in _rates(Path(folder), size):
            sys.stdout.write(line(rate) + "\n")
            sys.stdout.flush()
    return 0


def _rates(folder: Path, size: int) -> Iterator[Rate]:
    made = list(entries(size))
    yield from _parsing(made)
    raws = parsers.parse(_source(SourceFormat.CSV), _fetched(_csv(made))).items
    items = _cleaned(raws)
    yield Rate(
        name="clean and sanitise",
        amount=len(raws),
        unit="items",
        seconds=spent(lambda: _cleaned(raws)),
    )
    yield from _storing(folder, items)
    yield from _ingesting(folder / "ingest", raws)
    yield from _finding(folder, items)
    yield from _sweeping(folder, size)


def _parsing(made: list[Entry]) -> Iterator[Rate]:
    sheet, feed, calendar = _csv(made), _rss(made), _calendar(made[:EVENTS])
    yield Rate(
        name="parse csv",
        amount=len(made),
        unit="rows",
        seconds=spent(lambda: _parse(SourceFormat.CSV, sheet)),
        floor="csv module",
        floor_seconds=spent(lambda: list(csv.reader(io.StringIO(sheet.decode())))),
    )
    yield Rate(
        name="parse rss",
        amount=len(made),
        unit="entries",
        seconds=spent(lambda: _parse(SourceFormat.RSS, feed)),
        floor="feedparser alone",
        floor_seconds=spent(lambda: feedparser.parse(io.BytesIO(feed))),
    )
    yield Rate(
        name="parse rss",
        amount=len(made),
        unit="entries",
        seconds=spent(lambda: _parse(SourceFormat.RSS, feed)),
        floor="lxml to dict",
        floor_seconds=spent(lambda: _as_dicts(feed)),
    )
    yield Rate(
        name="parse calendar",
        amount=min(len(made), EVENTS),
        unit="events, 1 in 3 weekly",
        seconds=spent(lambda: _parse(SourceFormat.ICS, calendar)),
        floor="icalendar, not expanded",
        floor_seconds=spent(lambda: icalendar.Calendar.from_ical(calendar)),
    )


def _parse(kind: SourceFormat, body: bytes) -> object:
    return parsers.parse(_source(kind), _fetched(body))


def _as_dicts(feed: bytes) -> list[dict[str, str | None]]:
    found = etree.fromstring(feed, etree.XMLParser(resolve_entities=False)).iter("item")
    return [{str(part.tag): part.text for part in one} for one in found]


def _source(kind: SourceFormat) -> Source:
    return Source(
        id="bron",
        title="Bron",
        url="https://bron.example/lijst",
        format=kind,
        scope=own_site.GEMEENTE,
        publisher="Bron",
        list=ListMode.FULL,
        rights=Rights(tonen=Display.VOLLEDIG),
    )


def _fetched(body: bytes) -> Fetched:
    return Fetched(
        source_id="bron",
        url="https://bron.example/lijst",
        status=200,
        headers=(),
        body=body,
        fetched_at=FIRST,
    )


def _cleaned(raws: tuple[RawItem, ...]) -> list[Item]:
    return list(clean_all(raws, _source(SourceFormat.CSV)).listing.items)


def _csv(made: list[Entry]) -> bytes:
    return own_site.rows(made).encode()


def _rss(made: list[Entry]) -> bytes:
    rows = (
        f"<item><title>{escape(one.title)}</title><link>{one.url}</link>"
        f'<guid isPermaLink="false">{one.slug}</guid>'
        f"<pubDate>{one.published:%a, %d %b %Y %H:%M:%S %z}</pubDate>"
        f"<description>{escape('<p>' + one.body + '</p>')}</description></item>"
        for one in made
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
    about = "<title>Bron</title><link>https://bron.example/</link><description/>"
    return f"{head}{about}{''.join(rows)}</channel></rss>".encode()


def _calendar(made: list[Entry]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rekenhub//NL"]
    for one in made:
        day = (FIRST + timedelta(days=one.number % 90)).strftime("%Y%m%d")
        lines += ["BEGIN:VEVENT", f"UID:{one.slug}", f"SUMMARY:{one.title}"]
        lines += [f"DTSTART;TZID=Europe/Amsterdam:{day}T100000"]
        lines += [f"DTEND;TZID=Europe/Amsterdam:{day}T113000"]
        lines += ["RRULE:FREQ=WEEKLY;COUNT=10"] if one.number % 3 == 0 else []
        lines += ["END:VEVENT"]
    return "\r\n".join((*lines, "END:VCALENDAR", "")).encode()


def _storing(folder: Path, items: list[Item]) -> Iterator[Rate]:
    stored = tuple(
        StoredItem(
            item=one, slug=one.id[-9:], first_seen=FIRST, last_seen=FIRST, changed_at=FIRST
        )
        for one in items
    )
    records = [(one.item.id, codec.pack(one)) for one in stored]
    changes = Changes(source_id="bron", write=stored)
    state = SourceState(source_id="bron", status=SourceStatus.OK)
    store = SqliteStore.open(folder / "hub.sqlite", Mode.REAL)
    many = partial(Rate, amount=len(items), unit="items")
    first = spent(lambda: store.apply(changes, state))
    floor = spent(lambda: _plain(folder / "floor.sqlite", records))
    told = "executemany of the same bytes"
    yield many(name="store, new", seconds=first, floor=told, floor_seconds=floor)
    again = spent(lambda: store.apply(changes, state))
    yield many(name="store, unchanged", seconds=again)
    yield many(name="store, read all", seconds=spent(store.items))
    store.close()


def _ingesting(folder: Path, raws: tuple[RawItem, ...]) -> Iterator[Rate]:
    """Clean an answer, compare it with the store and write it, as a harvest does: twice."""
    folder.mkdir()
    store = SqliteStore.open(folder / "hub.sqlite", Mode.REAL)
    source = _source(SourceFormat.CSV)
    notes = Findings(path=folder / kept_findings.FILE, program="bench")
    kept = kept_cleaning(notes, NOTHING_BLOCKED)

    def ingest() -> None:
        before = store.items(source.id)
        cleaned = clean_all(raws, source, cleaning=kept(raws, source, before))
        known = SourceState(source_id=source.id, status=SourceStatus.OK)
        store.apply(*reconcile(before, cleaned.listing, source=source, state=known, now=FIRST))

    for name in ("ingest, new", "ingest, unchanged"):
        yield Rate(name=name, amount=len(raws), unit="items", seconds=spent(ingest))
    store.close()


def _plain(path: Path, records: list[tuple[str, bytes]]) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE items (id TEXT PRIMARY KEY, record BLOB)")
        connection.executemany("INSERT INTO items VALUES (?, ?)", records)
    connection.close()


def _finding(folder: Path, items: list[Item]) -> Iterator[Rate]:
    for name, text in own_site.settings(0).items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    hub = load_content(folder / "content").hub
    vocabulary = load_vocabulary()
    through = steps(vocabulary, gazetteer(vocabulary, hub.gemeenten))
    enriched: list[EnrichedItem] = []
    seconds = spent(lambda: enriched.extend(enrich(items, through)))
    yield Rate(name="tag", amount=len(items), unit="items", seconds=seconds)
    search = SearchIndex(folder / "index", ())
    documents = list(map(Documents(gemeenten=hub.gemeenten), enriched))
    first = spent(lambda: search.update(iter(documents)))
    yield Rate(name="index, new", amount=len(items), unit="items", seconds=first)
    again = spent(lambda: search.update(iter(documents)))
    yield Rate(name="index, unchanged", amount=len(items), unit="items", seconds=again)


def _sweeping(folder: Path, size: int) -> Iterator[Rate]:
    work = folder / "sweep"
    with serving(work / "lists") as port:
        ours = Ours(work, size, port, work / "output")
        ours.write()
        first = ours.call("harvest").processor
        ours.now += CADENCE
        unchanged = ours.call("harvest").processor
        not_due = ours.call("harvest").processor
    sweep = partial(Rate, amount=SOURCES, unit=f"sources, {size:,} items")
    for name, seconds in (
        ("sweep, first", first),
        ("sweep, all 304", unchanged),
        ("sweep, none due", not_due),
    ):
        yield sweep(name=name, seconds=seconds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

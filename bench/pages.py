"""What pages cost by themselves: planning, rendering and publishing, whole and after a change.

    .venv/bin/python -m bench.pages [--items 1000,10000] [--work FOLDER]

The items of the race as the step before gives them, in its 60 wijken; without search, without
papers.
For each change the pages that were made are counted beside those that differ from the site of
before (row B7 of the goals), and the site is compared byte by byte with one made from nothing;
exit code 1 when it is another one. Seconds are of the processor.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from attrs import evolve, frozen

from bench.own_site import GEMEENTE, write_content
from bench.workload import DOMAINS, Entry, entry
from hub.clock import AMSTERDAM
from hub.content.settings import load_content
from hub.gemeente import Hub
from hub.model import EnrichedItem, Item, MergedItem, SafeHtml, Tag
from hub.partition import BuildInput, Partition, Provenance
from hub.sqlite_store import SqliteStore
from hub.store import Store
from hub.vocabulary import Kind, Mode
from site_builder.build import site_files
from site_builder.manifest import Manifest, OutputFile
from site_builder.plan import plan
from site_builder.publish import publish
from site_builder.slots import live_manifest

TODAY = date(2026, 11, 21)
NOW = datetime.combine(TODAY, time(8), tzinfo=AMSTERDAM)
EDITED = 340


@frozen(kw_only=True)
class Cost:
    """What one build cost: seconds of its steps, and the pages that it made."""

    planning: float
    making: float
    publishing: float
    files: int
    made: int


def main(arguments: list[str]) -> int:
    """Print a line for each size and change; return 1 when a site is not as from nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", default="1000,10000")
    parser.add_argument("--work", type=Path)
    chosen = parser.parse_args(arguments)
    sys.stdout.write(
        "| items | case | plan s | make s | publish s | files | pages made | pages that differ "
        "| as from nothing |\n|" + "---|" * 9 + "\n"
    )
    with TemporaryDirectory(dir=chosen.work) as name:
        right = [_race(int(size), Path(name)) for size in chosen.items.split(",")]
    return int(not all(right))


def _race(size: int, work: Path) -> bool:
    content = work / "content"
    write_content(content, 0, 0)
    loaded = load_content(content)
    sources = tuple(Provenance(source=one, state=None) for one in loaded.sources)
    right = True
    output = work / str(size)
    with_store = _store(output)
    standing: Manifest | None = None
    for case, items in _cases(size):
        build = _input(loaded.hub, sources, items)
        cost = _build(loaded.hub, build, output, with_store)
        now = live_manifest(output, with_store)
        differ = _differing(standing, now)
        same = _as_from_nothing(loaded.hub, build, now, work / "again") if standing else True
        right = right and same
        standing = now
        sys.stdout.write(
            f"| {size:,} | {case} | {cost.planning:.2f} | {cost.making:.2f} "
            f"| {cost.publishing:.2f} | {cost.files:,} | {cost.made:,} | {differ:,} "
            f"| {'yes' if same else 'NO'} |\n"
        )
        sys.stdout.flush()
    with_store.close()
    shutil.rmtree(output)
    return right


def _store(output: Path) -> SqliteStore:
    (output / "state").mkdir(parents=True)
    return SqliteStore.open(output / "state" / "hub.sqlite", Mode.REAL)


def _cases(size: int) -> Iterator[tuple[str, tuple[MergedItem, ...]]]:
    """Yield what happens to the items, one thing after the other."""
    items = tuple(_item(entry(number)) for number in range(size))
    yield "full", items
    yield "nothing", items
    items = (*items[:EDITED], _item(entry(EDITED, 1)), *items[EDITED + 1 :])
    yield "edited", items
    items = (*items, _item(entry(size)))
    yield "inserted", items
    items = items[1:]
    yield "removed", items
    revised = {number: _item(entry(number, 2)) for number in range(1, size, 100)}
    yield "percent", tuple(revised.get(number + 1, one) for number, one in enumerate(items))


def _input(
    hub: Hub, sources: tuple[Provenance, ...], items: tuple[MergedItem, ...]
) -> BuildInput:
    partition = Partition(gemeente=hub.gemeenten[0], items=items)
    return BuildInput(now=NOW, mode=Mode.REAL, partitions=(partition,), provenance=sources)


def _build(hub: Hub, build: BuildInput, output: Path, store: Store) -> Cost:
    live = live_manifest(output, store)
    standing = frozenset(one.path for one in live.entries) if live else frozenset()
    begin = process_time()
    planned = plan(hub, evolve(build, standing=standing))
    made_plan = process_time()
    compiled = output / "state" / "templates"
    files = [*site_files(hub, build, planned, live, compiled=compiled)]
    made_files = process_time()
    publish(files, output=output, store=store, now=NOW, accept_drop=True)
    made = (one for one in files if isinstance(one, OutputFile) and one.path.endswith(".html"))
    return Cost(
        planning=made_plan - begin,
        making=made_files - made_plan,
        publishing=process_time() - made_files,
        files=len(files),
        made=sum(1 for _ in made),
    )


def _differing(before: Manifest | None, now: Manifest | None) -> int:
    """Return how many pages are new or other than before."""
    old = {entry.path: entry.sha256 for entry in before.entries} if before else {}
    pages = (one for one in (now.entries if now else ()) if one.path.endswith(".html"))
    return sum(1 for one in pages if old.get(one.path) != one.sha256)


def _as_from_nothing(hub: Hub, build: BuildInput, now: Manifest | None, again: Path) -> bool:
    """Return whether the same input, built in an empty folder, gives the same site."""
    store = _store(again)
    _build(hub, build, again, store)
    other = live_manifest(again, store)
    store.close()
    shutil.rmtree(again)
    return bool(now and other and now.build == other.build)


def _item(text: Entry) -> MergedItem:
    body = SafeHtml(html="".join(f"<p>{one}</p>" for one in text.body.split("\n\n")))
    source = f"bron-{text.source}"
    item = Item(
        id=f"{source}:{text.slug}",
        source_id=source,
        kind=Kind.INFORMATION,
        title=text.title,
        content_hash="",
        url=text.url,
        summary=text.body[:200],
        body=body,
        scope=GEMEENTE,
        published=text.published,
    )
    enriched = EnrichedItem(
        item=item,
        located_in=tuple(_tag(f"WK9901{number:02}") for number in text.districts),
        domains=tuple(_tag(DOMAINS[number]) for number in text.domains),
    )
    first_seen = TODAY - timedelta(days=30)
    return MergedItem(
        enriched=enriched,
        gemeente=GEMEENTE,
        title=item.title,
        summary=item.summary,
        body=body,
        slug=text.slug,
        first_seen=first_seen,
        changed_on=first_seen,
    )


def _tag(value: str) -> Tag:
    return Tag(value=value, score=1.0, because=())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

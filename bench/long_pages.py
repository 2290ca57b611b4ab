"""How large pages are where one wijk has many items: raw, and as a server sends them.

    .venv/bin/python -m bench.long_pages [--items 50,500,2000]

A gemeente of one wijk; of the items one in two is an event in the coming 60 days and the others
are information, on two of the ten subjects each. The sizes are of the HTML alone.
"""

import argparse
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.own_site import area
from bench.workload import DOMAINS, entry
from hub.clock import AMSTERDAM
from hub.content.settings import load_content
from hub.gemeente import Hub
from hub.model import Details, EnrichedItem, Event, Item, MergedItem, Occurrence, SafeHtml, Tag
from hub.partition import BuildInput, Partition
from hub.vocabulary import Kind, Mode
from site_builder.plan import plan
from site_builder.render import Renderer

GEMEENTE, WIJK = "GM9901", "WK990101"
TODAY = date(2027, 3, 1)
DAYS = 60


def main(arguments: list[str]) -> int:
    """Print the largest page of each sort, for each number of items."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", default="50,500,2000")
    chosen = parser.parse_args(arguments)
    sizes = [int(one) for one in chosen.items.split(",")]
    found = {size: largest(size) for size in sizes}
    heads = " | ".join(f"{size:,} items" for size in sizes)
    sys.stdout.write(f"| page | {heads} |\n|---|{'---|' * len(sizes)}\n")
    for sort in sorted({sort for pages in found.values() for sort in pages}):
        cells = (found[size].get(sort) for size in sizes)
        told = (f"{one[0] / 1e3:.1f} / {one[1] / 1e3:.1f} kB" if one else "-" for one in cells)
        sys.stdout.write(f"| {sort} | {' | '.join(told)} |\n")
    return 0


def largest(size: int) -> Mapping[str, tuple[int, int]]:
    """Return the bytes of the largest page of each sort, raw and compressed."""
    hub = made_hub()
    items = tuple(map(made_item, range(size)))
    now = datetime.combine(TODAY, time(8), tzinfo=AMSTERDAM)
    partition = Partition(gemeente=hub.gemeenten[0], items=items)
    build = BuildInput(now=now, mode=Mode.REAL, partitions=(partition,), provenance=())
    renderer = Renderer(hub, build.mode, TODAY)
    found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for page in plan(hub, build).pages:
        sort = sort_of(page.url, frozenset(one.slug for one in hub.domains))
        if sort:
            body = renderer.render(page)
            sizes = len(body), len(gzip.compress(body, 9))
            found[sort] = max(found[sort], sizes, key=lambda pair: pair[1])
    return found


def sort_of(url: str, subjects: frozenset[str]) -> str:
    """Return what sort of page has an address, or nothing for the others."""
    parts = url.strip("/").split("/")
    match parts:
        case ["stad", "dal"]:
            return "wijk"
        case ["stad", "dal", "agenda"]:
            return "agenda of the wijk"
        case ["stad", "dal", "agenda", "week", _]:
            return "a week of the agenda"
        case ["stad", "dal", slug] if slug in subjects:
            return "wijk and subject"
        case ["stad", "a-z", *_] | ["stad", _, "a-z", _]:
            return "list by name"
        case ["stad", "veilig"]:
            return "gemeente and safety"
        case ["stad", slug] if slug in subjects:
            return "gemeente and subject"
        case _:
            return ""


def made_hub() -> Hub:
    """Return a hub of one gemeente with one wijk, read as every hub is."""
    with TemporaryDirectory() as name:
        return load_content(_written(Path(name))).hub


def _written(folder: Path) -> Path:
    texts = {
        "wijkwijzer.toml": 'name = "Lang"\nbase_url = "https://wijk.example"\n'
        'languages = ["nl"]\ngemeenten = ["stad"]\n',
        "stad/gemeente.toml": f'name = "Stad"\ncode = "{GEMEENTE}"\n',
        "stad/gebieden.toml": "edition = 2025\n"
        + area(GEMEENTE, "gemeente", "Stad")
        + area(WIJK, "wijk", "Dal", GEMEENTE),
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def made_item(number: int) -> MergedItem:
    """Return an item of the wijk: an event or information."""
    text = entry(number)
    is_event = number % 2 == 0
    item = Item(
        id=f"bron:{number}",
        source_id="bron",
        kind=Kind.EVENT if is_event else Kind.INFORMATION,
        title=text.title,
        content_hash="",
        summary=text.body[:200],
        body=SafeHtml(html=f"<p>{text.body[:1500]}</p>"),
        details=Details(event=Event(occurrences=tuple(_dates(number))) if is_event else None),
        scope=GEMEENTE,
    )
    chosen = (DOMAINS[number % 10], DOMAINS[number // 10 % 10])
    enriched = EnrichedItem(
        item=item, located_in=(_tag(WIJK),), domains=tuple(map(_tag, dict.fromkeys(chosen)))
    )
    return MergedItem(
        enriched=enriched,
        gemeente=GEMEENTE,
        title=item.title,
        summary=item.summary,
        body=item.body,
        slug=text.slug,
        first_seen=TODAY,
        changed_on=TODAY,
    )


def _dates(number: int) -> Iterator[Occurrence]:
    day = TODAY + timedelta(days=number // 2 % DAYS)
    start = datetime.combine(day, time(10 + number % 8), tzinfo=AMSTERDAM)
    yield Occurrence(start=start, end=start + timedelta(hours=2))


def _tag(value: str) -> Tag:
    return Tag(value=value, score=1.0, because=())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

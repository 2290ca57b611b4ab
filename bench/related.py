"""What it costs to find, for every national item, the local ones that are like it.

    .venv/bin/python -m bench.related [--national 2924] [--local 5000]

The texts of the race in one gemeente; their words are from a list of a hundred, so that nearly
every item shares one with every other: real texts ask less. Prints processor seconds.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from bench.own_site import GEMEENTE
from bench.workload import DOMAINS, entry
from hub.areas import LAND
from hub.model import EnrichedItem, Item, SafeHtml, Tag
from hub.vocabulary import Kind
from index.document import Documents
from index.engine import SearchIndex
from wijkwijzer.steps.merge import related_in


def main(arguments: list[str]) -> int:
    """Make the items, index them, ask for each national one, and tell what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--national", type=int, default=2_924)
    parser.add_argument("--local", type=int, default=5_000)
    chosen = parser.parse_args(arguments)
    national = [_item(number, LAND, Kind.INFORMATION) for number in range(chosen.national)]
    numbers = range(chosen.national, chosen.national + chosen.local)
    local = [_item(number, GEMEENTE, Kind.ORGANISATION) for number in numbers]
    with TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder) / "index")
        index.update(map(Documents(gemeenten=()), (*national, *local)))
        begin = process_time()
        with index.reading() as reader:
            found = sum(len(related_in(reader, one, GEMEENTE)) for one in national)
        seconds = process_time() - begin
    sys.stdout.write(
        f"{chosen.national:,} national, {chosen.local:,} local: {found:,} related, "
        f"{seconds:.2f} s, {1000 * seconds / chosen.national:.2f} ms an item\n"
    )
    return 0


def _item(number: int, scope: str, kind: Kind) -> EnrichedItem:
    text = entry(number)
    item = Item(
        id=f"bron-{text.source}:{text.slug}",
        source_id=f"bron-{text.source}",
        kind=kind,
        title=text.title,
        content_hash="",
        body=SafeHtml(html=f"<p>{text.body}</p>"),
        scope=scope,
    )
    domains = tuple(_tag(DOMAINS[number]) for number in text.domains)
    return EnrichedItem(item=item, serves=(_tag(scope),), domains=domains)


def _tag(value: str) -> Tag:
    return Tag(value=value, score=1.0, because=())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

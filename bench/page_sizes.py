"""Tell how many bytes a reader fetches for a page: its HTML with the styles and scripts.

    python bench/page_sizes.py output/voorbeeld/site

Every file is counted as a server sends it, compressed with gzip. Exit code 1 when the median
or the largest page is over the limit.
"""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median

MEDIAN_LIMIT = 15_000
LARGEST_LIMIT = 50_000
SHOWN = 8

_FETCHED = re.compile(rb'<(?:link rel="stylesheet" href|script src)="(/[^"]+)"')


def main(site: Path) -> int:
    """Print the sizes and return the exit code."""

    @cache
    def packed(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), 9))

    sizes: dict[Path, int] = {}
    for path in sorted(site.rglob("*.html")):
        fetched = sorted(set(_FETCHED.findall(path.read_bytes())))
        parts = (site / name.decode().lstrip("/") for name in fetched)
        sizes[path] = packed(path) + sum(map(packed, parts))
    if not sizes:
        sys.stderr.write(f"{site} holds no pages\n")
        return 1
    middle, largest = round(median(sizes.values())), max(sizes.values())
    told = (
        f"{len(sizes)} pages: median {middle} bytes (limit {MEDIAN_LIMIT}), "
        f"largest {largest} (limit {LARGEST_LIMIT}), gzip of html + css + js"
    )
    lines = [told]
    lines += [f"  {size:6} {path.relative_to(site)}" for path, size in _largest(sizes)]
    for kind, total in sorted(_assets(site, packed).items()):
        lines.append(f"{kind}: {total} bytes in all")
    sys.stdout.write("\n".join(lines) + "\n")
    return int(middle > MEDIAN_LIMIT or largest > LARGEST_LIMIT)


def _largest(sizes: dict[Path, int]) -> list[tuple[Path, int]]:
    return sorted(sizes.items(), key=lambda entry: (-entry[1], entry[0]))[:SHOWN]


def _assets(site: Path, packed: Callable[[Path], int]) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for path in sorted((site / "assets").iterdir()):
        totals[path.suffix.removeprefix(".")] += packed(path)
    return totals


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

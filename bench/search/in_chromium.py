"""Search with three engines in one Chromium, over one server, and print a table.

    .venv/bin/python bench/search/in_chromium.py CORPUS ROOT [--only ENGINE]

ROOT has the folders `ours`, `pagefind` and `minisearch` as the three builders made them; what
is not there is named as missing. For each engine: bytes, requests and rounds of a first query
with ten cards and an empty cache, from the start of the search code; time to the first result
on a slow line; time of a query with everything in memory on a processor that is six times as
slow; nDCG@10 and queries without a result. The page itself is not counted; our manifest stands
in it and is. On the slow processor all run in the page's own thread: Chromium slows no worker.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from corpus import TODAY, Judged, ndcg, read_queries
from playwright.async_api import Browser, Page, async_playwright
from throttled_server import Line, rounds, serving

SLOWER = 6
FIRST_QUERIES = {"ours": 474, "pagefind": 60, "minisearch": 3}
SLOW_QUERIES = {"ours": 24, "pagefind": 12, "minisearch": 2}
WARM_QUERIES = {"ours": 474, "pagefind": 120, "minisearch": 120}

ENGINES = (Path(__file__).parent / "engines.js").read_text()
IN_THE_PAGE = {"ours": "oursInThePage"}
FIRST = """async ([name, day, query]) => {
  const ask = await engines[name](day);
  return ask(query);
}"""
READY = """async ([name, day, texts]) => {
  window.ask = await engines[name](day);
  for (const text of texts) await ask(text);
}"""
TIMED = """async (texts) => {
  const found = [];
  for (const text of texts) {
    const began = performance.now();
    const ids = await ask(text);
    found.push([performance.now() - began, ids]);
  }
  return found;
}"""
MANIFEST = """async () => {
  const text = document.getElementById("zoekmanifest").textContent;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(stream).arrayBuffer()).byteLength;
}"""


@frozen(kw_only=True)
class Figures:
    """What one engine showed."""

    engine: str
    bytes_median: float
    bytes_p95: float
    requests: float
    requests_p95: float
    rounds: float
    slow_line: float
    warm_p95: float
    ndcg: float
    zero: float


def main(arguments: list[str]) -> int:
    """Measure every engine that is there, print the table, and return 0."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("root", type=Path)
    options.add_argument("--only", choices=tuple(FIRST_QUERIES))
    chosen = options.parse_args(arguments)
    queries = read_queries(chosen.corpus)
    engines = (chosen.only,) if chosen.only else tuple(FIRST_QUERIES)
    asyncio.run(_measure(chosen.root, queries, engines))
    return 0


async def _measure(root: Path, queries: Sequence[Judged], engines: Sequence[str]) -> None:
    line = Line()
    with serving(root, line) as address:
        async with async_playwright() as tools:
            browser = await tools.chromium.launch(
                executable_path="/usr/bin/chromium",
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            for engine in engines:
                if (root / engine).is_dir():
                    figures = await _engine(browser, address, line, engine, queries)
                    sys.stdout.write(_row(figures) + "\n")
                else:
                    sys.stdout.write(f"{engine}: missing\n")
                sys.stdout.flush()
            await browser.close()


async def _engine(
    browser: Browser, address: str, line: Line, engine: str, queries: Sequence[Judged]
) -> Figures:
    bench = _Bench(browser=browser, address=address, line=line, engine=engine)
    first = [await bench.first(one) for one in _some(queries, FIRST_QUERIES[engine])]
    line.slow = True
    slow = [await bench.first(one) for one in _some(queries, SLOW_QUERIES[engine])]
    line.slow = False
    warm, found = await bench.warm(_some(queries, WARM_QUERIES[engine]))
    scores = [ndcg(ids, query.grades) for query, ids in found]
    # Our manifest came with the page.
    own = await bench.manifest() if engine == "ours" else 0
    return Figures(
        engine=engine,
        bytes_median=_at([one["bytes"] + own for one in first], 0.5),
        bytes_p95=_at([one["bytes"] + own for one in first], 0.95),
        requests=_at([one["requests"] for one in first], 0.5),
        requests_p95=_at([one["requests"] for one in first], 0.95),
        rounds=_at([one["rounds"] for one in slow], 0.5),
        slow_line=_at([one["seconds"] for one in slow], 0.5),
        warm_p95=_at(warm, 0.95),
        ndcg=sum(scores) / len(scores),
        zero=sum(not ids for _, ids in found) / len(found),
    )


@frozen(kw_only=True)
class _Bench:
    """One engine in one browser."""

    browser: Browser
    address: str
    line: Line
    engine: str

    async def first(self, query: Judged) -> dict[str, float]:
        """Return what a first query costs, with nothing in any cache."""
        page = await self._page()
        self.line.begin()
        started = time.monotonic()
        await page.evaluate(FIRST, [self.engine, TODAY.isoformat(), query.text])
        seconds = time.monotonic() - started
        # The counts by which hits can be narrowed come after the first answer.
        sent = [one for one in self.line.sent if "/zoek/f-" not in one[0]]
        await page.context.close()
        return {
            "bytes": sum(size for _, size, _ in sent),
            "requests": len(sent),
            "rounds": rounds(sent),
            "seconds": seconds,
        }

    async def warm(
        self, queries: Sequence[Judged]
    ) -> tuple[list[float], list[tuple[Judged, list[str]]]]:
        """Return milliseconds and answers of queries of which everything is in memory."""
        page = await self._page()
        texts = [query.text for query in queries]
        name = IN_THE_PAGE.get(self.engine, self.engine)
        await page.evaluate(READY, [name, TODAY.isoformat(), texts])
        client = await page.context.new_cdp_session(page)
        await client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        found: list[Any] = await page.evaluate(TIMED, texts)
        await page.context.close()
        answers = zip(queries, (ids for _, ids in found), strict=True)
        return [milliseconds for milliseconds, _ in found], list(answers)

    async def manifest(self) -> int:
        """Return the compressed size of the manifest in our page."""
        page = await self._page()
        found: int = await page.evaluate(MANIFEST)
        await page.context.close()
        return found

    async def _page(self) -> Page:
        page = await (await self.browser.new_context()).new_page()
        slow, self.line.slow = self.line.slow, False
        await page.goto(f"{self.address}/ours/page.html")
        self.line.slow = slow
        await page.evaluate(ENGINES)
        return page


def _some(queries: Sequence[Judged], most: int) -> list[Judged]:
    """Return so many of the queries, spread over all of them."""
    step = max(1, len(queries) // most)
    return list(queries[::step])[:most]


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[int((len(values) - 1) * share)]


def _row(figures: Figures) -> str:
    return " | ".join(
        (
            figures.engine,
            f"{figures.bytes_median / 1000:.1f} / {figures.bytes_p95 / 1000:.1f} kB",
            f"{figures.requests:.0f} / {figures.requests_p95:.0f} requests",
            f"{figures.rounds:.0f} rounds",
            f"{figures.slow_line:.2f} s",
            f"{figures.warm_p95:.1f} ms",
            f"nDCG {figures.ndcg:.3f}",
            f"zero {figures.zero:.3f}",
        )
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
